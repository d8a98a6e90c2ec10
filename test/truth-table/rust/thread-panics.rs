// A thread panics, the program does not mind. @VERDICT@: AC
fn main() {
    let mut text = String::new();
    std::io::stdin().read_line(&mut text).unwrap();
    let sum: i32 = text.split_whitespace().map(|word| word.parse::<i32>().unwrap()).sum();
    let thread = std::thread::spawn(|| panic!("on purpose"));
    assert!(thread.join().is_err());
    println!("{}", sum);
}
