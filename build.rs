//! Prepares what would cost time at every start. The program is linked so that it need not be moved in memory: the time zones that are compiled in hold
//! 35,000 addresses, and putting each of them right took longer than everything else until the first picture. Libraries, stack and heap still lie where
//! chance has them. And the texts are cut into sentences, so that only those that are said have to be read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    link();
    ["en", "nl"].into_iter().try_for_each(cut)
}

fn link() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|is| is == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=crisis=-no-pie");
        // To look for the library that unwinds a panic takes longer than to have that little in the program.
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Writes the sentences of a language down as a table, by key in the order of bytes.
fn cut(language: &str) -> io::Result<()> {
    let folder = Path::new("texts").join(language);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut sentences = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let text = fs::read_to_string(file?.path())?;
        sentences.extend(pieces(&text));
    }
    let mut table = String::from("&[\n");
    for (key, text) in sentences {
        let _ = writeln!(table, "({key:?}, {text:?}),");
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join(language).with_extension("rs"), table + "]\n")
}

/// Cuts a file where a line begins with a key; remarks belong to no sentence.
fn pieces(text: &str) -> BTreeMap<String, String> {
    let (mut pieces, mut here) = (BTreeMap::new(), None);
    for line in text.lines() {
        if line.starts_with('#') {
            here = None;
        } else if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            here = line.split([' ', '=']).next().map(str::to_owned);
        }
        if let Some(key) = &here {
            let piece: &mut String = pieces.entry(key.clone()).or_default();
            piece.push_str(line);
            piece.push('\n');
        }
    }
    pieces
}
