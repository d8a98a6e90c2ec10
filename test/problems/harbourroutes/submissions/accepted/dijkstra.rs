// Dijkstra's algorithm with BinaryHeap and Reverse.
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let numbers: Vec<u64> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();
    let n = numbers[0] as usize;
    let mut lines: Vec<Vec<(usize, u64)>> = vec![Vec::new(); n + 1];
    for line in numbers[2..].chunks(3) {
        let (a, b, w) = (line[0] as usize, line[1] as usize, line[2]);
        lines[a].push((b, w));
        lines[b].push((a, w));
    }
    let mut time = vec![u64::MAX; n + 1];
    let mut before = vec![0; n + 1];
    let mut heap = BinaryHeap::from([Reverse((0, 1))]);
    time[1] = 0;
    while let Some(Reverse((now, at))) = heap.pop() {
        if now > time[at] {
            continue;
        }
        for &(to, w) in &lines[at] {
            if now + w < time[to] {
                time[to] = now + w;
                before[to] = at;
                heap.push(Reverse((now + w, to)));
            }
        }
    }
    if time[n] == u64::MAX {
        println!("stranded");
        return;
    }
    let mut route = Vec::new();
    let mut at = n;
    while at != 0 {
        route.push(at.to_string());
        at = before[at];
    }
    route.reverse();
    println!("{} {}\n{}", time[n], route.len(), route.join(" "));
}
