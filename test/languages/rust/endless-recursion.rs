// Calls itself without end: the guard page ends it.
fn depth(n: u64) -> u64 {
    let here = std::hint::black_box([n; 16]);
    1 + depth(n + 1) + here[3]
}

fn main() {
    println!("{}", depth(0));
}
