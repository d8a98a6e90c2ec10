// tries: to carry files of the host and the compiler's environment away in the program
// expect: CE
// stage: compile
const SHADOW: &[u8] = include_bytes!("/etc/shadow");
const SOCKET: &[u8] = include_bytes!("/control/runner.sock");
const TOKEN: &str = env!("DOCKET_TOKEN");

fn main() {
    println!("{:?} {:?} {}", SHADOW, SOCKET, TOKEN);
}
