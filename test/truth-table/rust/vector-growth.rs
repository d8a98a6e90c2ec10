// A vector that grows for ever. @VERDICT@: MLE
fn main() {
    let mut kept = Vec::new();
    loop {
        kept.push(std::hint::black_box(1u64));
    }
}
