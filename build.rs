//! Two things that only the build can know.
//!
//! It links the program so that it need not be moved in memory when it starts: the time zones that are compiled in hold 35,000 addresses, and
//! putting each of them right took longer than everything else until the first picture. Libraries, stack and heap still lie where chance has them.
//!
//! And it takes the digest of all sources that decide what a log adds up to, so that a checkpoint of another version is never believed.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What decides how facts add up, and how that is written down.
const DECIDES: &[&str] = &["src/domain", "src/app/checkpoint.rs", "src/app/fold.rs"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut sources = Vec::new();
    for place in DECIDES {
        println!("cargo::rerun-if-changed={place}");
        find(Path::new(place), &mut sources)?;
    }
    sources.sort();
    println!("cargo::rustc-env=CRISIS_FOLD={:016x}", digest(&sources)?);
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|is| is == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=crisis=-no-pie");
    }
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
