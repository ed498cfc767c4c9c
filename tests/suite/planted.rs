use std::fs::{self, OpenOptions};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{chown, symlink};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crisis::domain::entry::Hash;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::house::House;

/// An account that is not ours.
const STRANGER: u32 = 54_321;

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[test]
fn a_log_of_another_name_is_not_called_what_the_log_beside_it_is() {
    let house = House::with_incident("db-1");
    let log = house.log_folder();
    let (file, other) = (log.join("log.sqlite"), log.join("other.sqlite"));
    house.run(&["export", "-f", "json", "-o", "e.json"]).done();
    fs::copy(house.path("work/e.json"), log.join("export.sqlite")).unwrap();
    rusqlite::Connection::open(&file).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    fs::copy(&file, &other).unwrap();
    rusqlite::Connection::open(&other).unwrap().execute_batch("DELETE FROM event").unwrap();
    fs::copy(&other, house.path("work/kept.backup")).unwrap();
    for name in [other.to_str().unwrap(), "kept.backup"] {
        let told = house.run(&["verify", name]).refused(2);
        let hint = "hint: put a copy called log.sqlite in a folder of its own, and name that folder\n";
        assert!(
            told.contains("because: the file is part of a log, but is not called log.sqlite\n") && told.ends_with(hint),
            "{told}"
        );
    }
    // By whatever name it is reached, a log is that log; and an export is one.
    symlink(&file, house.path("work/link.sqlite")).unwrap();
    let by_link = house.run(&["verify", "link.sqlite"]).done();
    assert_eq!(by_link, house.run(&["verify", file.to_str().unwrap()]).done());
    house.run(&["verify", log.join("export.sqlite").to_str().unwrap()]).done();
}

#[test]
fn an_incident_comes_before_what_lies_here_under_its_name() {
    let house = House::with_incident("db-1");
    let elsewhere = house.path("work/ams1");
    let planted = |args: &[&str]| house.run(&[&["declare", "technical-crisis", "--dir", "ams1"], args].concat()).done();
    planted(&["--title", "Planted", "--component", "db-1"]);
    let told = house.run(&["verify", "ams1"]);
    assert!(told.stderr.contains("note: the incident is verified, not the file of that name here"), "{told:?}");
    let told = told.done();
    assert!(told.contains("ams1-power-loss") && !told.contains("planted"), "{told}");
    assert!(house.run(&["verify", "./ams1"]).done().contains("planted"));
    // What no incident is called is looked at, unless somebody else may have put it there.
    fs::rename(&elsewhere, house.path("work/backup")).unwrap();
    assert!(house.run(&["verify", "backup"]).done().contains("planted"));
    house.run(&["export", "-f", "json", "-o", "e.json"]).done();
    if is_root() {
        chown(house.path("work/backup"), Some(STRANGER), None).unwrap();
        chown(house.path("work/e.json"), Some(STRANGER), None).unwrap();
        let told = house.run(&["verify", "backup"]).refused(2);
        assert!(told.contains("because: backup belongs to 54321\nhint: if you mean this file, name it as ./backup\n"), "{told}");
        assert!(house.run(&["verify", "./backup"]).done().contains("planted"));
        let told = house.run(&["verify", "e.json"]);
        assert!(told.stderr.contains("warning: e.json was found in this folder: e.json belongs to 54321\n"), "{told:?}");
        told.done();
    }
}

#[test]
fn what_is_longer_than_any_export_is_not_read() {
    let house = House::with_incident("db-1");
    for (name, bytes) in [("e.json", 64 * 1024 * 1024 + 1), ("e.md", 1_u64 << 40)] {
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(house.path("work").join(name)).unwrap();
        file.set_len(bytes).unwrap();
        // More memory than that is not to be had.
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v 1000000; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_crisis"), "verify", name]);
        command.current_dir(house.path("work")).env_clear().env("HOME", house.path("home")).env("PATH", "/usr/bin:/bin");
        let told = super::house::finish(command, b"").refused(2);
        assert!(
            told.contains(&format!("because: the file has {bytes} bytes, and at most 67108864 of an export are read\n")),
            "{told}"
        );
    }
}

#[test]
fn a_folder_that_is_exchanged_while_a_report_is_written_leads_it_nowhere_else() {
    let house = House::with_incident("db-1");
    let path = |name: &str| house.path("work").join(name);
    for name in ["drop", "pub"] {
        fs::create_dir(path(name)).unwrap();
    }
    let post = house.write("pub/post.md", "precious\n");
    symlink(path("pub"), path("lure")).unwrap();
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let _ = renameat_with(CWD, path("drop"), CWD, path("lure"), RenameFlags::EXCHANGE);
            }
        });
        for _ in 0..150 {
            house.run(&["export", "-f", "csv", "-o", "drop/post.md"]);
            if fs::read(&post).unwrap() != b"precious\n" {
                break;
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    assert_eq!(fs::read_to_string(&post).unwrap(), "precious\n");
    assert_eq!(fs::read_dir(path("pub")).unwrap().count(), 1, "nothing is left beside it either");
}

#[test]
fn a_list_of_exports_that_another_account_put_beside_the_log_counts_for_nothing() {
    let house = House::with_incident("db-1");
    let (notes, list) = (house.write("notes.md", "mine\n"), house.log_folder().join("log.sqlite-exports"));
    let whole = fs::canonicalize(&notes).unwrap();
    let line = format!("{} {} 5\n", Hash::of(whole.as_os_str().as_bytes()), Hash::of(b"mine\n"));
    fs::write(&list, &line).unwrap();
    let export = |name: &str| house.run(&["export", "-f", "markdown", "-o", name]);
    export("notes.md").done();
    // Only root may give a file away.
    if is_root() {
        fs::write(&notes, "mine\n").unwrap();
        fs::write(&list, &line).unwrap();
        chown(&list, Some(STRANGER), None).unwrap();
        let told = export("notes.md").refused(2);
        assert!(told.contains("because: crisis did not write this file with this log\n"), "{told}");
        assert_eq!(fs::read_to_string(&notes).unwrap(), "mine\n");
        let told = export("other.md");
        assert!(
            told.stderr.contains("note: overwriting other.md later needs --force: the list of exports beside the log"),
            "{told:?}"
        );
        told.done();
        assert_eq!(fs::read_to_string(&list).unwrap(), line);
        // Nor is one that is too long made anew.
        fs::write(&list, line.repeat(3000)).unwrap();
        export("third.md").done();
        assert_eq!(fs::read_to_string(&list).unwrap(), line.repeat(3000));
    }
}

#[test]
fn a_huge_file_that_is_in_the_way_of_a_report_is_not_read() {
    let house = House::with_incident("db-1");
    let huge = |name: &str| {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(house.path("work").join(name)).unwrap();
        file.set_len(1 << 40).unwrap();
    };
    let export = || house.run(&["export", "-f", "markdown", "-o", "report.md"]);
    huge("report.md");
    assert!(export().refused(2).contains("because: crisis did not write this file with this log\n"));
    fs::remove_file(house.path("work/report.md")).unwrap();
    export().done();
    huge("report.md");
    assert!(export().refused(2).contains("because: the file was changed since crisis wrote it\n"));
}
