//! Has the program linked to a fixed address.
//!
//! The time zones are a megabyte of constants that point to each other. In a program that may lie anywhere the loader has to write each of
//! these pointers at every start, page by page, before `main` begins: a third of the time that a verb like `crisis note` takes. Libraries,
//! heap and stack lie at chance addresses as before.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
