// Panics. @VERDICT@: RTE
fn main() {
    println!("7");
    panic!("on purpose");
}
