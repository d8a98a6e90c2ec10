// Collects the pieces and folds them.
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let numbers: Vec<f64> = text.split_whitespace().skip(1).map(|word| word.parse().unwrap()).collect();
    let hooks: Vec<(f64, f64)> = numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    let size = |a: (f64, f64), b: (f64, f64)| (b.0 - a.0).hypot(b.1 - a.1);
    let length: f64 = hooks.windows(2).map(|pair| size(pair[0], pair[1])).sum();
    let mut left = length / 2.0;
    for pair in hooks.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let piece = size(a, b);
        if piece >= left {
            let share = if piece > 0.0 { left / piece } else { 0.0 };
            println!("{} {} {}", length, a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
            return;
        }
        left -= piece;
    }
}
