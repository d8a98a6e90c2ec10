// Calls itself 100,000 times.
fn depth(n: u32) -> u32 {
    if std::hint::black_box(n) == 0 { 0 } else { 1 + depth(n - 1) }
}

fn main() {
    println!("{}", depth(100_000));
}
