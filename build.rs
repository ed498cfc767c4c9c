//! Prepares what would cost time at every start, and what only the build can know.
//!
//! The program is linked so that it need not be moved in memory: the time zones that are compiled in hold
//! 35,000 addresses, and putting each of them right took longer than everything else until the first picture.
//! Libraries, stack and heap still lie where chance has them. The texts are cut into sentences, so that only
//! those that are said have to be read. And the sources that decide what a log adds up to get a digest, so
//! that a checkpoint of another version is never believed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What decides how facts add up, and how that is written down.
const DECIDES: &[&str] = &["src/domain", "src/app/checkpoint.rs", "src/app/fold.rs"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    link();
    sign()?;
    texts()
}

fn link() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|is| is == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=crisis=-no-pie");
    }
}

/// Hands the digest of what decides to the program.
fn sign() -> io::Result<()> {
    let mut sources = Vec::new();
    for place in DECIDES {
        println!("cargo::rerun-if-changed={place}");
        find(Path::new(place), &mut sources)?;
    }
    sources.sort();
    println!("cargo::rustc-env=CRISIS_FOLD={:016x}", digest(&sources)?);
    Ok(())
}

/// A file, or all files below a folder.
fn find(place: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if !place.is_dir() {
        found.push(place.to_owned());
        return Ok(());
    }
    fs::read_dir(place)?.try_for_each(|item| find(&item?.path(), found))
}

/// The Fowler–Noll–Vo hash (FNV-1a, 64 bits) of the files' names and contents.
fn digest(files: &[PathBuf]) -> io::Result<u64> {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let name = file.to_string_lossy().into_owned().into_bytes();
        for byte in name.into_iter().chain([0]).chain(fs::read(file)?).chain([0]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Ok(sum)
}

/// Writes down the keys of all sentences in the order of bytes, and the texts of each
/// language in the order of the keys; empty where a language has none, which a test would find.
fn texts() -> io::Result<()> {
    let (english, dutch) = (sentences("en")?, sentences("nl")?);
    list("keys", english.keys())?;
    for (language, sentences) in [("en", &english), ("nl", &dutch)] {
        list(language, english.keys().map(|key| sentences.get(key).map_or("", String::as_str)))?;
    }
    Ok(())
}

/// The sentences of a language by key.
fn sentences(language: &str) -> io::Result<BTreeMap<String, String>> {
    let folder = Path::new("texts").join(language);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut sentences = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        sentences.extend(pieces(&fs::read_to_string(file?.path())?));
    }
    Ok(sentences)
}

/// Writes a list of texts for the program to include.
fn list(name: &str, texts: impl Iterator<Item = impl AsRef<str>>) -> io::Result<()> {
    let mut list = String::from("&[\n");
    for text in texts {
        let _ = writeln!(list, "{:?},", text.as_ref());
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join(name).with_extension("rs"), list + "]\n")
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
