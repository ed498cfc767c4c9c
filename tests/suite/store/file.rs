//! The log on disk as a file: whose it is, under which name it numbers, what is and is not a log.

use super::*;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

// Nobody else may read a log, whatever the umask; a folder that holds other things stays as it is.
#[test]
fn a_log_is_its_owners_alone() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("a/b/log");
    let mut log = open(&folder);
    add(&mut log, "x", 0);
    assert_eq!(mode(&folder), 0o700);
    for name in ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    drop(log);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(folder.join("log.sqlite"), fs::Permissions::from_mode(0o644)).unwrap();
    drop(open(&folder));
    assert_eq!((mode(&folder), mode(&folder.join("log.sqlite"))), (0o700, 0o600));
    let shared = around.path().join("shared");
    fs::create_dir(&shared).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(shared.join("other"), "").unwrap();
    drop(open(&shared));
    drop(open(&shared));
    assert_eq!((mode(&shared), mode(&shared.join("log.sqlite"))), (0o755, 0o600));
}

// A copy that was put away as evidence is not made writable by looking at it.
#[test]
fn what_was_protected_from_writing_stays_so() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("log");
    add(&mut open(&folder), "x", 0);
    let names = ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"];
    for name in names {
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o444)).unwrap();
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    assert_eq!(read(&mut SqliteLog::open_existing(&folder, &opening(7)).unwrap().unwrap(), Order::Arrival).len(), 1);
    assert_eq!((mode(&folder), names.map(|name| mode(&folder.join(name)))), (0o500, [0o400; 3]));
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

// Looking for a log makes nothing.
#[test]
fn looking_for_a_log_makes_none() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("log");
    assert!(SqliteLog::open_existing(&folder, &opening(7)).unwrap().is_none());
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("log.sqlite"), "").unwrap();
    assert!(SqliteLog::open_existing(&folder, &opening(7)).unwrap().is_none());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    add(&mut open(&folder), "x", 0);
    assert_eq!(read(&mut SqliteLog::open_existing(&folder, &opening(8)).unwrap().unwrap(), Order::Arrival).len(), 1);
}

// Reading writes nothing, not even the name under which the log would number.
#[test]
fn the_origin_is_written_with_the_first_entry_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(folder.path()), SqliteLog::open(folder.path(), &opening(8)).unwrap());
    assert_eq!((one.origin(), two.origin()), (Origin(7), Origin(8)));
    add(&mut two, "x", 0);
    add(&mut one, "y", 0);
    assert_eq!((one.origin(), two.origin()), (Origin(8), Origin(8)));
    assert_eq!(SqliteLog::open(folder.path(), &opening(9)).unwrap().origin(), Origin(8));
    assert_eq!(read(&mut one, Order::Position).iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2]);
    assert!(flaws(&mut one).unwrap().is_empty());
}

fn copy(from: &Path, to: &Path) {
    rusqlite::Connection::open(from.join("log.sqlite"))
        .unwrap()
        .execute("VACUUM INTO ?", [to.join("log.sqlite").to_str().unwrap()])
        .unwrap();
}

// A copied log numbers under a name of its own, so that both
// can be merged; even where chance gives the same name again.
#[test]
fn a_copied_log_never_forks_the_numbering() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut original = open(here.path());
    add(&mut original, "both", 0);
    copy(here.path(), there.path());
    let mut copied = open(there.path());
    add(&mut original, "original", 1);
    add(&mut copied, "copy", 2);
    assert_ne!(original.origin(), copied.origin());
    assert_eq!(merge(&mut original, &read(&mut copied, Order::Arrival)), 1);
    assert_eq!(merge(&mut copied, &read(&mut original, Order::Arrival)), 1);
    assert_eq!(read(&mut original, Order::Position), read(&mut copied, Order::Position));
    assert!(flaws(&mut original).unwrap().is_empty() && flaws(&mut copied).unwrap().is_empty());
}

// A log that learns entries of its own from others was put
// back to an earlier state: it goes on under another name.
#[test]
fn a_log_put_back_to_an_earlier_state_numbers_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path());
    for n in 0..5 {
        add(&mut log, &n.to_string(), n);
    }
    let all = read(&mut log, Order::Arrival);
    let file = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    file.execute_batch("DELETE FROM event WHERE number > 3").unwrap();
    file.execute("UPDATE head SET number = 3, hash = (SELECT hash FROM event WHERE number = 3)", ()).unwrap();
    assert_eq!(merge(&mut log, &shuffled(all.clone(), 3)), 2);
    add(&mut log, "new", 9);
    let lines = read(&mut log, Order::Position);
    assert_eq!((&lines[..5], lines[5].number), (&all[..], 1));
    assert_ne!(lines[5].origin, 7);
    assert!(flaws(&mut log).unwrap().is_empty());
}

// Another's commit is noticed once, one's own is not.
#[test]
fn a_log_notices_what_others_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(folder.path()), open(folder.path()));
    add(&mut one, "x", 0);
    assert!(!one.changed().unwrap());
    assert!(two.changed().unwrap());
    assert!(!two.changed().unwrap());
}

// The file speaks for itself to somebody who has nothing but the sqlite3 shell.
#[test]
fn the_file_can_be_read_without_this_program() {
    let folder = tempfile::tempdir().unwrap();
    merge(&mut open(folder.path()), &foreign(0xfeed_0000_0000_00ff, 1, 0));
    let file = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    let row: (String, String, String, String, String) = file
        .query_row("SELECT incident, at, by, origin, body FROM entry", (), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })
        .unwrap();
    let wanted = ["2026-11-21-ams1", &moment(0).rfc3339(), "ana", "feed0000000000ff", r#"{"text":"feed0000000000ff-0"}"#];
    assert_eq!([row.0, row.1, row.2, row.3, row.4], wanted);
}

// A log of a newer form is read as far as it goes, and left alone.
#[test]
fn a_newer_log_is_read_but_not_written() {
    let folder = tempfile::tempdir().unwrap();
    add(&mut open(folder.path()), "x", 0);
    rusqlite::Connection::open(folder.path().join("log.sqlite"))
        .unwrap()
        .execute_batch("PRAGMA user_version = 2; ALTER TABLE event ADD COLUMN moon TEXT")
        .unwrap();
    let mut log = open(folder.path());
    assert_eq!(texts(&read(&mut log, Order::Position)), ["x"]);
    assert_eq!(try_add(&mut log, &[note("y", 0)], 0).unwrap_err().trouble, Trouble::TooNew);
    assert_eq!(log.merge(&id(), &[foreign(3, 1, 0)[0].entry()]).unwrap_err().trouble, Trouble::TooNew);
    assert_eq!(log.barred().unwrap().trouble, Trouble::TooNew);
}

// Verbs come and go, and none stays: what they leave behind does not grow with their number.
#[test]
fn a_log_that_nobody_keeps_open_stays_quick_to_open() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..150 {
        add(&mut open(folder.path()), "x", n);
        let left = fs::metadata(folder.path().join("log.sqlite-wal")).unwrap().len();
        assert!(left < 500_000, "{left} bytes after {n} verbs");
    }
    assert_eq!(read(&mut open(folder.path()), Order::Position).len(), 150);
}

// Whatever somebody puts beside a log under the names of its
// files: nothing is waited for, and nothing elsewhere changes.
#[test]
fn what_is_put_beside_a_log_is_neither_waited_for_nor_followed() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere");
    fs::write(&elsewhere, "precious").unwrap();
    fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o644)).unwrap();
    let at = folder.path().join("log");
    add(&mut open(&at), "first", 1);
    let beside = |ending: &str| at.join(format!("log.sqlite{ending}"));
    fs::remove_file(beside("-pair")).unwrap();
    assert!(Command::new("mkfifo").arg(beside("-pair")).status().unwrap().success());
    add(&mut open(&at), "second", 2);
    for planted in ["/dev/zero".into(), elsewhere.clone()] {
        fs::remove_file(beside("-pair")).unwrap();
        std::os::unix::fs::symlink(planted, beside("-pair")).unwrap();
        let own = beside(&format!("-pair.{}", std::process::id()));
        let _ = std::os::unix::fs::symlink(&elsewhere, &own);
        add(&mut open(&at), "third", 3);
    }
    let _ = fs::remove_file(beside("-shm"));
    std::os::unix::fs::symlink(&elsewhere, beside("-shm")).unwrap();
    let _ = SqliteLog::open(&at, &opening(7)).map(drop);
    assert_eq!((fs::read_to_string(&elsewhere).unwrap().as_str(), mode(&elsewhere)), ("precious", 0o644));
}
