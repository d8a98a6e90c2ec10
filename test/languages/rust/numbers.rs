// Adds 100,000 numbers from standard input.
use std::io::BufRead;

fn main() {
    let sum: i64 = std::io::stdin().lock().lines().map(|line| line.unwrap().parse::<i64>().unwrap()).sum();
    println!("{}", sum);
}
