//! A log that is moved, deleted or replaced while it is open:
//! nothing is acknowledged that does not lie where its name leads.

use super::*;

/// A way in which files are taken from under an open log, and what puts them back where that can be done.
type Accident = (&'static str, fn(&Path), Option<fn(&Path)>);

fn moved(from: &Path, to: &Path) {
    fs::rename(from, to).unwrap();
}

/// What a restore or a synchronisation does: another file takes the name.
fn replaced(folder: &Path) {
    let copy = folder.join("copy.sqlite");
    let file = rusqlite::Connection::open(folder.join("log.sqlite")).unwrap();
    file.execute("VACUUM INTO ?", [copy.to_str().unwrap()]).unwrap();
    moved(&copy, &folder.join("log.sqlite"));
}

const ACCIDENTS: [Accident; 8] = [
    (
        "everything is deleted",
        |folder| fs::read_dir(folder).unwrap().for_each(|file| fs::remove_file(file.unwrap().path()).unwrap()),
        None,
    ),
    ("the folder is deleted", |folder| fs::remove_dir_all(folder).unwrap(), None),
    (
        "the folder is moved",
        |folder| moved(folder, &folder.with_extension("away")),
        Some(|folder| moved(&folder.with_extension("away"), folder)),
    ),
    (
        "the file is moved",
        |folder| moved(&folder.join("log.sqlite"), &folder.join("away")),
        Some(|folder| moved(&folder.join("away"), &folder.join("log.sqlite"))),
    ),
    ("the file is replaced", replaced, None),
    ("the file is emptied", |folder| drop(fs::File::create(folder.join("log.sqlite")).unwrap()), None),
    ("the write-ahead log is deleted", |folder| fs::remove_file(folder.join("log.sqlite-wal")).unwrap(), None),
    ("the shared memory is deleted", |folder| fs::remove_file(folder.join("log.sqlite-shm")).unwrap(), None),
];

// By whichever door: reading, listing, asking whether anything is new, adding, merging, leaving a checkpoint.
#[test]
fn a_log_that_does_not_stand_is_neither_read_nor_written() {
    for (what, happens, back) in ACCIDENTS {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("log");
        let mut log = open(&folder);
        add(&mut log, "before", 0);
        assert!(log.stands().is_ok());
        happens(&folder);
        let checkpoint = Checkpoint { heads: Vec::new(), state: Vec::new() };
        let said = [
            log.stands().unwrap_err(),
            try_add(&mut log, &[note("after", 1)], 1).unwrap_err(),
            read_from(&mut log, Cursor::default(), Order::Arrival).unwrap_err(),
            log.incidents().unwrap_err(),
            log.heads(&id()).unwrap_err(),
            log.changed().unwrap_err(),
            log.merge(&id(), &[foreign(3, 1, 0)[0].entry()]).unwrap_err(),
            log.leave_checkpoint(&id(), &checkpoint).unwrap_err(),
        ];
        assert!(said.iter().all(|error| error.trouble == Trouble::Moved && !error.said.is_empty()), "{what}: {said:?}");
        if let Some(back) = back {
            back(&folder);
            assert_eq!(add(&mut log, "put back", 2), 2, "{what}");
            assert_eq!(texts(&read(&mut open(&folder), Order::Arrival)), ["before", "put back"], "{what}");
        }
    }
}

// The last moment: a turn has begun and has added, and then the file is gone.
#[test]
fn what_was_added_to_a_log_that_vanished_before_the_end_of_the_turn_is_not_acknowledged() {
    for (what, happens, _) in ACCIDENTS {
        // What replaces it could not be made while somebody else's turn lasts.
        if what == "the file is replaced" {
            continue;
        }
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("log");
        let mut log = open(&folder);
        add(&mut log, "before", 0);
        let mut turn = log.begin(&id()).unwrap();
        turn.add(&note("after", 1), moment(1)).unwrap();
        happens(&folder);
        assert_eq!(turn.keep().unwrap_err().trouble, Trouble::Moved, "{what}");
    }
}

/// A log of three hundred entries, and another file under its name.
fn replaced_under(folder: &Path) -> SqliteLog {
    let mut old = open(folder);
    for n in 0..300 {
        add(&mut old, &format!("{n} {}", "x".repeat(3000)), n);
    }
    replaced(folder);
    old
}

fn set_aside(folder: &Path) {
    moved(&folder.join("log.sqlite-wal"), &folder.join("kept"));
}

// The old door must not write into the new file, however much is asked of it, and
// closing it must not either. A new door does not take what was written for the
// file before; without that, the log that lies there is read and written as it is.
#[test]
fn a_log_that_was_replaced_is_ruined_neither_by_the_old_door_nor_by_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut old = replaced_under(folder.path());
    for n in 0..40 {
        let text = format!("{n} {}", "x".repeat(60_000));
        assert_eq!(try_add(&mut old, &[note(&text, n)], n).unwrap_err().trouble, Trouble::Moved);
        for error in [
            SqliteLog::open(folder.path(), &opening(7)).map(drop),
            SqliteLog::open_existing(folder.path(), &opening(7)).map(drop),
        ] {
            assert_eq!(error.unwrap_err().trouble, Trouble::Mixed);
        }
    }
    set_aside(folder.path());
    let mut log = open(folder.path());
    for n in 0..40 {
        add(&mut log, &format!("{n} {}", "x".repeat(60_000)), n);
        assert!(try_add(&mut old, &[note("old", n)], n).is_err());
    }
    drop(old);
    assert_eq!(flaws(&mut log).unwrap(), []);
    assert_eq!(read(&mut open(folder.path()), Order::Arrival).len(), 340);
}

// The same when nobody had it open: a copy was put back over the file alone.
#[test]
fn a_copy_put_back_beside_a_left_over_write_ahead_log_is_not_mixed_with_it() {
    let folder = tempfile::tempdir().unwrap();
    drop(replaced_under(folder.path()));
    assert_eq!(SqliteLog::open(folder.path(), &opening(7)).map(drop).unwrap_err().trouble, Trouble::Mixed);
    set_aside(folder.path());
    let mut log = open(folder.path());
    assert_eq!(add(&mut log, "y", 0), 1, "a log at another place numbers under another name");
    assert_eq!(flaws(&mut log).unwrap(), []);
    assert_eq!(read(&mut log, Order::Arrival).len(), 301);
}

// Deleted alone, its last entries still lie in the write-ahead log: a new log there would throw them away.
#[test]
fn no_log_is_made_beside_the_write_ahead_log_of_another() {
    let folder = tempfile::tempdir().unwrap();
    add(&mut open(folder.path()), "x", 0);
    moved(&folder.path().join("log.sqlite"), &folder.path().join("away"));
    assert_eq!(SqliteLog::open(folder.path(), &opening(7)).map(drop).unwrap_err().trouble, Trouble::Mixed);
    assert!(!folder.path().join("log.sqlite").exists());
    moved(&folder.path().join("away"), &folder.path().join("log.sqlite"));
    assert_eq!(add(&mut open(folder.path()), "y", 1), 2);
}

// Copied whole, moved whole, put back whole: those files belong together.
#[test]
fn files_that_came_together_are_opened_together() {
    let around = tempfile::tempdir().unwrap();
    let [one, two] = ["one", "two"].map(|name| around.path().join(name));
    for n in 0..3 {
        add(&mut open(&one), &n.to_string(), n);
        assert!(Command::new("cp").arg("-rT").arg(&one).arg(&two).status().unwrap().success());
        let mut copy = open(&two);
        assert_eq!(read(&mut copy, Order::Arrival).len(), usize::try_from(n).unwrap() + 1);
        drop(copy);
        fs::remove_dir_all(&two).unwrap();
    }
    moved(&one, &two);
    assert_eq!(add(&mut open(&two), "moved", 3), 4);
    assert!(Command::new("cp").arg("-rT").arg(&two).arg(&one).status().unwrap().success());
    assert_eq!(read(&mut open(&one), Order::Arrival).len(), 4);
}

// What others rightly do to the files of an open log is no accident: they write, tidy up, come and go.
#[test]
fn a_log_stands_whatever_others_rightly_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path());
    for n in 0..40 {
        let mut other = open(folder.path());
        add(&mut other, &"x".repeat(20_000), n);
        let heads = other.heads(&id()).unwrap();
        other.leave_checkpoint(&id(), &Checkpoint { heads, state: vec![0; 9000] }).unwrap();
        drop(other);
        if n % 10 == 0 {
            let tidy = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
            tidy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
        }
        add(&mut log, "mine", n);
    }
    assert_eq!(read(&mut log, Order::Arrival).len(), 80);
    assert_eq!(flaws(&mut log).unwrap(), []);
}

// SQLite keeps its files where the log lies, not where a link to it does.
#[test]
fn a_log_may_be_a_link() {
    let around = tempfile::tempdir().unwrap();
    let (real, linked) = (around.path().join("real"), around.path().join("linked"));
    add(&mut open(&real), "x", 0);
    fs::create_dir(&linked).unwrap();
    std::os::unix::fs::symlink(real.join("log.sqlite"), linked.join("log.sqlite")).unwrap();
    let mut log = open(&linked);
    add(&mut log, "y", 1);
    assert_eq!(read(&mut open(&real), Order::Arrival).len(), 2);
}
