// Parses into i32 and panics for large numbers.
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let sum: i64 = text.split_whitespace().map(|word| word.parse::<i32>().unwrap() as i64).sum();
    println!("{}", sum);
}
