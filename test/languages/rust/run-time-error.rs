// Takes what is not there out of an Option: panic.
fn main() {
    let nothing: Option<i32> = std::env::args().nth(100).map(|_| 1);
    println!("{}", nothing.unwrap());
}
