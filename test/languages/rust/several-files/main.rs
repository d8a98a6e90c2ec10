mod adder;

fn main() {
    println!("{}", adder::add(30, 12));
}
