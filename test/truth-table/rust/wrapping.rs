// Arithmetic wraps around in optimised programs: a wrong answer, no panic. @VERDICT@: WA
fn main() {
    let large = std::hint::black_box(i32::MAX);
    println!("{}", large + 8);
}
