//! Several threads and processes on one log, and some of them killed.

use super::disks::{fill_the_disk, read_only};
use super::*;

/// Runs a part of [`a_child_does_as_it_is_told`] in a process of its own, perhaps below another program.
pub(super) fn child(below: &[&str], task: &str, folder: &Path) -> Child {
    let this = std::env::current_exe().unwrap();
    let name = format!("{}::a_child_does_as_it_is_told", module_path!().split_once("::").unwrap().1);
    let mut line: Vec<&std::ffi::OsStr> = below.iter().map(std::convert::AsRef::as_ref).collect();
    line.push(this.as_os_str());
    let mut command = Command::new(line[0]);
    command.args(&line[1..]).args(["--exact", &name, "--nocapture"]);
    command.env("CRISIS_TEST_TASK", task).env("CRISIS_TEST_FOLDER", folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What a child acknowledged, one text a line.
fn acknowledged(child: &mut Child) -> BTreeSet<String> {
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    // What a child complained of shows where its test fails.
    said.lines().filter(|line| !line.starts_with("kept ")).for_each(|line| eprintln!("{line}"));
    let whole = said.rfind('\n').map_or("", |end| &said[..end]);
    whole.lines().filter_map(|line| line.strip_prefix("kept ")).map(str::to_owned).collect()
}

// The other end of the tests with several processes. Without a task, as in an ordinary run, it does nothing.
#[test]
fn a_child_does_as_it_is_told() {
    let Ok(task) = std::env::var("CRISIS_TEST_TASK") else { return };
    let folder = PathBuf::from(std::env::var_os("CRISIS_TEST_FOLDER").unwrap());
    match task.as_str() {
        "fill the disk" => fill_the_disk(&folder),
        "read only" => read_only(&folder),
        "leave checkpoints" => leave_checkpoints(&folder),
        task => {
            let (count, name) = task.split_once(' ').unwrap();
            write_and_acknowledge(&folder, name, count.parse().unwrap());
        }
    }
}

fn write_and_acknowledge(folder: &Path, name: &str, count: i64) {
    let mut log = SqliteLog::open(folder, &opening(u64::from(std::process::id()))).unwrap();
    for n in 0..count {
        let text = format!("{name}-{n}");
        add(&mut log, &text, n);
        eprintln!("kept {text}");
    }
}

fn assert_holds(folder: &Path, wanted: &BTreeSet<String>) -> Vec<Line> {
    let mut log = open(folder);
    assert_eq!(flaws(&mut log).unwrap(), []);
    let lines = read(&mut log, Order::Position);
    let there: BTreeSet<String> = texts(&lines).into_iter().map(str::to_owned).collect();
    assert_eq!(there.len(), lines.len(), "something is there twice");
    assert!(wanted.is_subset(&there), "lost: {:?}", wanted.difference(&there).collect::<Vec<_>>());
    lines
}

// Eight processes open a log that is not there yet, then write: one log, nothing lost, nothing twice.
#[test]
fn eight_processes_make_and_write_one_log_at_once() {
    for round in 0..5 {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("log");
        let children: Vec<Child> = (0..8).map(|n| child(&[], &format!("20 {round}.{n}"), &folder)).collect();
        let mut kept = BTreeSet::new();
        for mut child in children {
            let told = acknowledged(&mut child);
            assert!(child.wait().unwrap().success());
            assert_eq!(told.len(), 20);
            kept.extend(told);
        }
        let lines = assert_holds(&folder, &kept);
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), (1..=160).collect::<Vec<_>>());
    }
}

// Four threads and four processes write flat out, each with a log of its own on the same file.
#[test]
fn four_threads_and_four_processes_lose_and_repeat_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let children: Vec<Child> = (0..4).map(|n| child(&[], &format!("250 p{n}"), folder.path())).collect();
    std::thread::scope(|scope| {
        for name in ["t0", "t1", "t2", "t3"] {
            let folder = folder.path();
            scope.spawn(move || {
                let mut log = open(folder);
                for n in 0..250 {
                    add(&mut log, &format!("{name}-{n}"), n);
                }
            });
        }
    });
    for mut child in children {
        assert_eq!(acknowledged(&mut child).len(), 250);
        assert!(child.wait().unwrap().success());
    }
    let wanted = ["p0", "p1", "p2", "p3", "t0", "t1", "t2", "t3"]
        .iter()
        .flat_map(|name| (0..250).map(move |n| format!("{name}-{n}")))
        .collect();
    assert_eq!(assert_holds(folder.path(), &wanted).len(), 2000);
}

// Writers that are killed at any moment lose nothing that they
// acknowledged, and leave a log that opens and verifies.
#[test]
fn sigkill_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let mut kept = BTreeSet::new();
    // On a machine that has much to do, some are killed before they wrote anything.
    for round in 0..1000_u64 {
        if round >= 25 && kept.len() > 100 {
            break;
        }
        let mut children: Vec<Child> = (0..2).map(|n| child(&[], &format!("1000000 {round}.{n}"), folder.path())).collect();
        for (n, child) in (0..).zip(&mut children) {
            std::thread::sleep(Duration::from_micros(3000 + (round * 7919 + n * 104_729) % 20_000));
            child.kill().unwrap();
        }
        for mut child in children {
            kept.extend(acknowledged(&mut child));
            child.wait().unwrap();
        }
        assert_holds(folder.path(), &kept);
    }
    assert!(kept.len() > 100, "only {} entries were written", kept.len());
}

/// Adds entries and leaves checkpoints, one after the other, without end.
fn leave_checkpoints(folder: &Path) {
    let mut log = open(folder);
    for n in 0.. {
        add(&mut log, &format!("{}-{n}", std::process::id()), n);
        let heads = log.heads(&id()).unwrap();
        log.leave_checkpoint(&id(), &Checkpoint { state: heads[0].1.hash.0.repeat(3000), heads }).unwrap();
    }
}

// Whoever is killed while a checkpoint is written leaves the one before,
// the new one or none, never part of one; and a log that is whole.
#[test]
fn sigkill_leaves_a_whole_checkpoint_or_none() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..20_u64 {
        let mut child = child(&[], "leave checkpoints", folder.path());
        std::thread::sleep(Duration::from_micros(20_000 + (round * 7919) % 20_000));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_holds(folder.path(), &BTreeSet::new());
        if let Some(checkpoint) = open(folder.path()).checkpoint(&id()).unwrap() {
            assert_eq!(checkpoint.state, checkpoint.heads[0].1.hash.0.repeat(3000));
        }
    }
    assert!(open(folder.path()).checkpoint(&id()).unwrap().is_some());
}
