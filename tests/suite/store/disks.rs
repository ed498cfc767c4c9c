//! Disks that are full or read-only, and locks that are not let go.

use super::processes::child;
use super::*;

/// Runs a task of [`a_child_does_as_it_is_told`] where it may mount what it likes and nobody else sees it.
fn with_mounts(task: &str) {
    let folder = tempfile::tempdir().unwrap();
    let flags = if rustix::process::geteuid().is_root() { "-m" } else { "-rm" };
    let output = child(&["unshare", flags], task, folder.path()).wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert!(
        output.status.success(),
        "this test needs to mount a small disk, as root or in a namespace of its own (`unshare -rm`):\n{said}"
    );
    assert!(said.contains("1 passed"), "{said}");
}

fn mount(options: &str, folder: &Path) {
    let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "crisis-test"]).arg(folder).status().unwrap();
    assert!(
        done.success(),
        "cannot mount a tmpfs with {options}: this test needs root, or a kernel that lets users have namespaces"
    );
}

// What was acknowledged before the disk was full stays readable,
// even for those who come later; with space, writing goes on.
#[test]
fn a_full_disk_keeps_what_was_acknowledged_and_says_so() {
    with_mounts("fill the disk");
}

pub(super) fn fill_the_disk(folder: &Path) {
    mount("size=1m", folder);
    let place = folder.join("log");
    let mut log = open(&place);
    let mut kept = 0;
    let error = loop {
        match try_add(&mut log, &[note(&"x".repeat(3000), 0)], 0) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 2000, "the disk does not fill");
    };
    assert_eq!(error.trouble, Trouble::Full, "{error:?}");
    assert!(kept > 50);
    let all_there = |log: &mut SqliteLog| {
        assert_eq!(read(log, Order::Happened).len(), kept);
        assert_eq!(flaws(log).unwrap(), []);
    };
    all_there(&mut log);
    drop(log);
    let mut log = open(&place);
    all_there(&mut log);
    drop(log);
    // Without its shared file, and no space for a new one.
    fs::remove_file(place.join("log.sqlite-shm")).unwrap();
    let _ = fs::write(folder.join("ballast"), vec![0; 1 << 20]);
    let mut log = SqliteLog::open_existing(&place, &opening(7)).unwrap().unwrap();
    all_there(&mut log);
    assert_eq!(log.barred().unwrap().trouble, Trouble::Full);
    assert_eq!(try_add(&mut log, &[note("y", 0)], 0).unwrap_err().trouble, Trouble::Full);
    let elsewhere = SqliteLog::open(&folder.join("other"), &opening(7)).map(drop).unwrap_err();
    assert_eq!(elsewhere.trouble, Trouble::Full, "{elsewhere:?}");
    fs::remove_file(folder.join("ballast")).unwrap();
    mount("remount,size=4m", folder);
    assert!(log.changed().unwrap() && log.barred().is_none());
    assert_eq!(add(&mut log, "y", 0), kept as u64 + 1);
    assert_eq!(flaws(&mut log).unwrap(), []);
}

// A log on a disk that cannot be written is read whole, whichever of its files are there.
#[test]
fn a_read_only_folder_can_be_read() {
    with_mounts("read only");
}

pub(super) fn read_only(folder: &Path) {
    mount("size=8m", folder);
    let place = folder.join("log");
    let mut log = open(&place);
    for n in 0..20 {
        add(&mut log, &n.to_string(), n);
    }
    drop(log);
    let shared = place.join("log.sqlite-shm");
    let tidy = || {
        let file = rusqlite::Connection::open(place.join("log.sqlite")).unwrap();
        file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
    };
    let steps: [&dyn Fn(); 3] = [&|| {}, &|| fs::remove_file(&shared).unwrap(), &tidy];
    for step in steps {
        mount("remount,rw", folder);
        step();
        mount("remount,ro", folder);
        for mut log in [SqliteLog::open_existing(&place, &opening(7)).unwrap().unwrap(), open(&place)] {
            assert_eq!(read(&mut log, Order::Position).len(), 20);
            assert_eq!(flaws(&mut log).unwrap(), []);
            assert!(!log.changed().unwrap());
            assert_eq!(try_add(&mut log, &[note("y", 0)], 0).unwrap_err().trouble, Trouble::ReadOnly);
        }
        let elsewhere = SqliteLog::open(&folder.join("other"), &opening(7)).map(drop).unwrap_err();
        assert_eq!(elsewhere.trouble, Trouble::ReadOnly);
    }
}

// Somebody else's lock is waited for as long as was said, and then named. Reading goes on.
#[test]
fn a_locked_log_is_named_after_patience() {
    let folder = tempfile::tempdir().unwrap();
    add(&mut open(folder.path()), "x", 0);
    let impatient = Opening { patience: Duration::from_millis(300), ..opening(7) };
    let mut log = SqliteLog::open(folder.path(), &impatient).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let began = Instant::now();
    let error = try_add(&mut log, &[note("y", 0)], 0).unwrap_err();
    assert_eq!(error.trouble, Trouble::Locked, "{error:?}");
    assert!((Duration::from_millis(300)..Duration::from_secs(3)).contains(&began.elapsed()));
    assert_eq!(read(&mut log, Order::Position).len(), 1);
    assert_eq!(read(&mut SqliteLog::open_existing(folder.path(), &impatient).unwrap().unwrap(), Order::Position).len(), 1);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(add(&mut log, "y", 0), 2);
}
