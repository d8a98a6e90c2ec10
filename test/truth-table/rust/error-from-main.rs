// Prints, and then exits with 1. @VERDICT@: RTE
fn main() {
    println!("7");
    std::process::exit(1);
}
