// Uses a value after it was moved. @EXPECTED_RESULTS@: COMPILER-ERROR
fn main() {
    let text = String::from("3 4");
    let other = text;
    println!("{} {}", text, other);
}
