// tries: to run code while compiling, as a build script and as a procedural macro
// expect: AC
// stage: compile
fn main() {
    println!("{}", if std::path::Path::new("/box/ran").exists() { "LEAK" } else { "OK" });
}
// file: build.rs
fn main() {
    std::fs::write("/box/ran", "code ran while compiling").unwrap();
}
// file: Cargo.toml
[package]
name = "program"
version = "1.0.0"
build = "build.rs"
