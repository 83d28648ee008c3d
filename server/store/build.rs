//! Embedded migrations are read by a macro, which cannot tell Cargo what it read.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
