// tries: to compute for ever while compiling
// expect: CE
// stage: compile
#![allow(long_running_const_eval)]
const fn spin() -> u64 {
    let mut sum: u64 = 1;
    while sum != 0 {
        sum = sum.wrapping_mul(3) | 1;
    }
    sum
}
const ANSWER: u64 = spin();

fn main() {
    println!("{}", ANSWER);
}
