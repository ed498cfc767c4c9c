//! A write-ahead log that was damaged, or cut under an open log.

use super::*;

/// The files of a log that a machine left behind when it
/// stopped: thirty entries in the write-ahead log alone.
fn left_by_a_machine_that_stopped(folder: &Path) -> (Vec<u8>, Vec<u8>, Vec<Line>) {
    drop(open(folder));
    let tidy = rusqlite::Connection::open(folder.join("log.sqlite")).unwrap();
    tidy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
    drop(tidy);
    let mut log = open(folder);
    for n in 0..30 {
        add(&mut log, &format!("{n} {}", "x".repeat(if n % 9 == 0 { 6000 } else { 40 })), n);
    }
    let whole = read(&mut log, Order::Arrival);
    let file = |name| fs::read(folder.join(name)).unwrap();
    (file("log.sqlite"), file("log.sqlite-wal"), whole)
}

/// What is there once those files are opened, and whether it is said that some of it is gone.
fn opened(file: &[u8], wal: &[u8]) -> (Vec<Line>, bool, bool) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("log.sqlite"), file).unwrap();
    fs::write(folder.path().join("log.sqlite-wal"), wal).unwrap();
    let Ok(Some(mut log)) = SqliteLog::open_existing(folder.path(), &opening(7)) else {
        return (Vec::new(), true, folder.path().join("log.sqlite-wal-damaged").exists());
    };
    let lines = read(&mut log, Order::Arrival);
    let torn = log.beside().contains(&Flaw::Torn);
    drop(log);
    // It stays known, also once SQLite has written over it.
    let again =
        SqliteLog::open_existing(folder.path(), &opening(7)).unwrap().is_none_or(|log| log.beside().contains(&Flaw::Torn));
    assert_eq!(again, torn);
    let kept = fs::read(folder.path().join("log.sqlite-wal-damaged"));
    assert!(kept.as_ref().map_or(!torn, |kept| torn && kept == wal));
    (lines, torn, kept.is_ok())
}

// A changed bit in the middle takes entries away, as SQLite has to read it; that is seen and
// said, and the file is kept. Only of the last transaction can nobody tell whether it was kept.
#[test]
fn entries_lost_behind_a_changed_bit_are_missed() {
    let folder = tempfile::tempdir().unwrap();
    let (file, wal, whole) = left_by_a_machine_that_stopped(folder.path());
    assert_eq!(opened(&file, &wal), (whole.clone(), false, false));
    let spots = shuffled((0..wal.len()).collect(), 3).into_iter().take(200).chain(0..60);
    let mut lost = 0;
    for at in spots {
        let mut hurt = wal.clone();
        hurt[at] ^= 1 << (at % 8);
        let (lines, torn, kept) = opened(&file, &hurt);
        assert!(torn || lines.len() + 1 >= whole.len(), "{at}: {} of {}", lines.len(), whole.len());
        assert!(whole.starts_with(&lines) && torn == kept, "{at}");
        lost += usize::from(torn);
    }
    assert!(lost > 200, "{lost}");
}

// What a machine that stopped had not yet written is no damage.
#[test]
fn a_write_ahead_log_that_ends_early_is_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    let (file, wal, whole) = left_by_a_machine_that_stopped(folder.path());
    for cut in (0..wal.len()).step_by(997).chain([wal.len() - 1]) {
        let (lines, torn, kept) = opened(&file, &wal[..cut]);
        assert!(whole.starts_with(&lines) && !torn && !kept, "{cut}");
    }
    // Nor is a last transaction of which only some pages arrived.
    let mut holed = wal.clone();
    let page = holed.len() - 2 * (4096 + 24);
    holed[page..page + 100].fill(0);
    let (lines, torn, _) = opened(&file, &holed);
    assert!(whole.starts_with(&lines) && !torn, "{} of {}", lines.len(), whole.len());
}

// Cut, emptied or overwritten while a log is open: nothing more is acknowledged.
#[test]
fn a_write_ahead_log_that_is_cut_under_an_open_log_is_noticed_before_anything_is_acknowledged() {
    for length in [0, 32, 5000, 40_000] {
        let folder = tempfile::tempdir().unwrap();
        let mut log = open(folder.path());
        for n in 0..20 {
            add(&mut log, &n.to_string(), n);
        }
        let wal = fs::OpenOptions::new().write(true).open(folder.path().join("log.sqlite-wal")).unwrap();
        wal.set_len(length).unwrap();
        for n in 20..23 {
            let error = try_add(&mut log, &[note("after", n)], n).unwrap_err();
            assert_eq!(error.trouble, Trouble::Damaged, "{length}: {error:?}");
        }
    }
}

// SQLite has it mapped: whoever touches what was cut off is ended by the system, unless it is seen before.
#[test]
fn shared_memory_that_is_cut_under_an_open_log_is_an_error_and_not_the_end() {
    for length in [0, 3, 1000] {
        let folder = tempfile::tempdir().unwrap();
        let mut log = open(folder.path());
        add(&mut log, "before", 0);
        let shared = fs::OpenOptions::new().write(true).open(folder.path().join("log.sqlite-shm")).unwrap();
        shared.set_len(length).unwrap();
        assert_eq!(log.changed().unwrap_err().trouble, Trouble::Moved);
        assert_eq!(try_add(&mut log, &[note("after", 1)], 1).unwrap_err().trouble, Trouble::Moved);
        drop(log);
        assert_eq!(texts(&read(&mut open(folder.path()), Order::Arrival)), ["before"]);
    }
}
