//! Keeps in each program what `bundle` needs to take it apart: where every function and every datum is spoken of.

fn main() {
    println!("cargo::rustc-link-arg-bins=--emit-relocs");
}
