//! Links the program so that it need not be moved in memory when it starts: the time zones that are compiled in hold 35,000 addresses, and putting
//! each of them right took longer than everything else until the first picture. Libraries, stack and heap still lie where chance has them.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|is| is == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=crisis=-no-pie");
    }
}
