// Two rows.
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let mut lines = text.lines();
    let s = lines.next().unwrap().as_bytes();
    let t = lines.next().unwrap().as_bytes();
    let mut row = vec![0u32; t.len() + 1];
    for note in s {
        let mut next = vec![0u32; t.len() + 1];
        for j in 1..=t.len() {
            next[j] = if *note == t[j - 1] { row[j - 1] + 1 } else { row[j].max(next[j - 1]) };
        }
        row = next;
    }
    println!("{}", row[t.len()]);
}
