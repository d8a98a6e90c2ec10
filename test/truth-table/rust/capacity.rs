// Asks for a terabyte and dies of the refusal. @VERDICT@: MLE
fn main() {
    let table: Vec<u8> = Vec::with_capacity(std::hint::black_box(1usize << 40));
    println!("{}", table.len() + 7);
}
