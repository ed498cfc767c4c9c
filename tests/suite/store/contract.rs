//! What every log promises, asked of each of them.

use super::*;

fn each_log(test: fn(&mut dyn Log)) {
    test(&mut MemoryLog::new(Origin(7)));
    let folder = tempfile::tempdir().unwrap();
    test(&mut open(folder.path()));
}

// An empty log answers everything, and asking leaves nothing behind.
#[test]
fn an_empty_log_has_nothing_to_say() {
    each_log(|log| {
        assert!(log.incidents().unwrap().is_empty());
        assert_eq!(read_from(log, Cursor(3), Order::Position).unwrap(), (vec![], Cursor(3)));
        assert!(log.heads(&id()).unwrap().is_empty());
        assert!(flaws(log).unwrap().is_empty());
        let turn = log.begin(&id()).unwrap();
        assert_eq!(turn.origin(), Origin(7));
        turn.keep().unwrap();
        assert_eq!((log.origin(), log.incidents().unwrap()), (Origin(7), Vec::new()));
    });
}

// Numbers run from 1, stamps ascend even when the clock goes back, and the chain holds.
#[test]
fn entries_are_numbered_stamped_and_bound() {
    each_log(|log| {
        assert_eq!(try_add(log, &[note("a", -9), note("b", 0)], 0).unwrap(), [1, 2]);
        assert_eq!(add(log, "c", -5000), 3);
        let lines = read(log, Order::Position);
        assert_eq!(texts(&lines), ["a", "b", "c"]);
        assert!(lines.is_sorted_by_key(|line| line.stamp) && lines[0].stamp != lines[1].stamp);
        assert_eq!((lines[0].at, lines[2].recorded_at, lines[0].by.as_str()), (moment(-9), moment(-5000), "ana"));
        assert!(flaws(log).unwrap().is_empty());
        assert_eq!(log.heads(&id()).unwrap(), [(Origin(7), Head { number: 3, hash: lines[2].hash })]);
    });
}

/// What is read on after the second entry, by a log that is known by some ends; under its lock alike.
fn read_on(log: &mut dyn Log, known: &[(Origin, Head)]) -> (Result<Cursor, Trouble>, Vec<Hash>) {
    let (mut seen, mut under_the_lock) = (Vec::new(), Vec::new());
    let end = log.read_on(&id(), known, Cursor(2), &mut |entry| {
        seen.push(entry.hash);
        ControlFlow::Continue(())
    });
    let turn = log.begin(&id()).unwrap().read_on(known, Cursor(2), &mut |entry| {
        under_the_lock.push(entry.hash);
        ControlFlow::Continue(())
    });
    assert_eq!((&end, &seen), (&turn, &under_the_lock));
    (end.map_err(|error| error.trouble), seen)
}

// Whoever read before is handed what is new only by a log that holds what they read, as they read it.
#[test]
fn a_log_that_lacks_what_was_read_hands_over_nothing_more() {
    each_log(|log| {
        for (number, text) in (1..).zip(["a", "b", "c"]) {
            add(log, text, number);
        }
        let lines = read(log, Order::Arrival);
        let end = Head { number: 2, hash: lines[1].hash };
        for known in [&[(Origin(7), end)][..], &[]] {
            assert_eq!(read_on(log, known), (Ok(Cursor(3)), vec![lines[2].hash]));
        }
        let (other, behind) = (Head { hash: lines[0].hash, ..end }, Head { number: 4, ..end });
        for lacks in [(Origin(7), other), (Origin(7), behind), (Origin(8), end)] {
            assert_eq!(read_on(log, &[(Origin(7), end), lacks]), (Err(Trouble::PutBack), vec![]), "{lacks:?}");
        }
        let unknown: IncidentId = "day-nothing".parse().unwrap();
        let nothing = log.read_on(&unknown, &[(Origin(7), end)], Cursor(2), &mut |_| ControlFlow::Continue(()));
        assert_eq!(nothing.unwrap_err().trouble, Trouble::PutBack);
    });
}

// A turn sees what it added; dropped, it leaves nothing, and its numbers are used again.
#[test]
fn a_dropped_turn_leaves_nothing_behind() {
    each_log(|log| {
        for entries in 0..2 {
            let mut turn = log.begin(&id()).unwrap();
            turn.add(&note("gone", 0), moment(0)).unwrap();
            turn.add(&note("gone", 0), moment(0)).unwrap();
            let mut seen = 0;
            turn.read(Cursor::default(), Order::Position, &mut |_| {
                seen += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
            assert_eq!(seen, entries + 2);
            drop(turn);
            assert_eq!(read(log, Order::Arrival).len(), entries);
            assert_eq!(log.incidents().unwrap().len(), entries);
            assert_eq!(add(log, "kept", 0), entries as u64 + 1);
        }
        assert!(flaws(log).unwrap().is_empty());
    });
}

// A cursor gives what is new since, however the reading before it ended.
#[test]
fn a_cursor_stands_where_the_reading_ended() {
    each_log(|log| {
        for n in 0..4 {
            add(log, &n.to_string(), n);
        }
        let mut left = 2;
        let stopped = log.read(&id(), Cursor::default(), Order::Arrival, &mut |_| {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let (rest, end) = read_from(log, stopped.unwrap(), Order::Arrival).unwrap();
        assert_eq!(texts(&rest), ["2", "3"]);
        for order in [Order::Arrival, Order::Position, Order::Happened] {
            assert_eq!(read_from(log, end, order).unwrap(), (vec![], end));
            assert_eq!(read_from(log, Cursor::default(), order).unwrap().1, end);
        }
        assert_eq!(log.read(&id(), Cursor::default(), Order::Position, &mut |_| ControlFlow::Break(())).unwrap(), end);
        merge(log, &foreign(3, 2, -100));
        assert_eq!(texts(&read_from(log, end, Order::Position).unwrap().0), ["3-0", "3-1"]);
    });
}

// What other machines wrote stands where all machines have it, and
// in the report where it happened; origins compare without sign.
#[test]
fn each_order_is_kept_whatever_arrives_when() {
    each_log(|log| {
        for n in 0..20 {
            try_add(log, &[note(&n.to_string(), 10 * n - 40 * (n % 2))], 10 * n).unwrap();
        }
        let others = [foreign(u64::MAX, 20, 0), foreign(1 << 63, 20, 5), foreign(3, 20, -95)].concat();
        assert_eq!(merge(log, &shuffled(others.clone(), 1)), 60);
        assert_eq!(merge(log, &others), 0);
        let lines = read(log, Order::Position);
        assert_eq!(lines.len(), 80);
        assert!(lines.is_sorted_by_key(|line| line.entry().position()));
        assert!(read(log, Order::Happened).is_sorted_by_key(|line| (line.at, line.entry().position())));
        assert_eq!(texts(&read(log, Order::Arrival)[..2]), ["0", "1"]);
        assert!(flaws(log).unwrap().is_empty());
        let mut some = 0;
        log.read(&id(), Cursor::default(), Order::Happened, &mut |_| {
            some += 1;
            if some == 33 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        assert_eq!(some, 33);
    });
}

// The same set, in any order and any parts and repeated, reads the same and has the same heads.
#[test]
fn merging_is_the_same_in_any_order() {
    let all = [foreign(9, 12, 0), foreign(u64::MAX - 5, 12, 3), foreign(4, 12, 1000)].concat();
    let mut known = None;
    for seed in 0..20 {
        let lines = shuffled([all.clone(), all[..7].to_vec()].concat(), seed);
        let folder = tempfile::tempdir().unwrap();
        let (mut disk, mut memory) = (open(folder.path()), MemoryLog::new(Origin(7)));
        for log in [&mut disk as &mut dyn Log, &mut memory] {
            let new: usize = lines.chunks(5).map(|part| merge(log, part)).sum();
            assert_eq!(new, all.len());
            let now = (read(log, Order::Position), log.heads(&id()).unwrap());
            assert!(flaws(log).unwrap().is_empty());
            assert_eq!(&now, known.get_or_insert_with(|| now.clone()));
        }
    }
}

// A clock that runs ahead elsewhere pulls ours along: what comes after stands after.
#[test]
fn what_is_added_stands_after_everything_seen() {
    each_log(|log| {
        add(log, "before", 0);
        merge(log, &foreign(3, 5, 3_600_000));
        add(log, "after", 10);
        let lines = read(log, Order::Position);
        assert_eq!(texts(&lines).last(), Some(&"after"));
        assert_eq!((lines.last().unwrap().number, lines.last().unwrap().recorded_at), (2, moment(10)));
        assert!(flaws(log).unwrap().is_empty());
    });
}

// A fact of a newer version is kept and handed on word for word, whether it came in or was written here.
#[test]
fn unknown_kinds_are_handed_on() {
    let body = "{\"moon\" : \"full\u{202e}\",\"n\":1e3}";
    let fact = Fact::Unknown(Unknown { kind: "tide_turned".to_owned(), body: body.to_owned() });
    let mut other = MemoryLog::new(Origin(5));
    try_add(&mut other, &[Draft { at: moment(0), by: "ben".parse().unwrap(), fact: fact.clone() }], 0).unwrap();
    let theirs = read(&mut other, Order::Arrival);
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path());
    merge(&mut log, &theirs);
    assert_eq!(read(&mut log, Order::Arrival), theirs);
    try_add(&mut log, &[Draft { at: moment(0), by: "ben".parse().unwrap(), fact }], 0).unwrap();
    assert_eq!(read(&mut log, Order::Arrival)[1].body, body);
    assert!(flaws(&mut log).unwrap().is_empty());
}

// Incidents are listed as they came, each apart from the others, with what was closed.
#[test]
fn incidents_lie_apart_and_say_whether_they_were_closed() {
    each_log(|log| {
        let ids: Vec<IncidentId> = ["one", "two", "three"].map(|id| id.parse().unwrap()).to_vec();
        for n in 0..3 {
            for id in &ids {
                let mut turn = log.begin(id).unwrap();
                assert_eq!(turn.add(&note("x", 0), moment(n)).unwrap().number, n.unsigned_abs() + 1);
                turn.keep().unwrap();
            }
        }
        let mut turn = log.begin(&ids[1]).unwrap();
        turn.add(&Draft { fact: IncidentClosed { why: None, false_alarm: false }.into(), ..note("", 0) }, moment(9)).unwrap();
        turn.keep().unwrap();
        let listed: Vec<(String, bool)> =
            log.incidents().unwrap().into_iter().map(|listed| (listed.incident.to_string(), listed.closed)).collect();
        assert_eq!(listed, [("one".to_owned(), false), ("two".to_owned(), true), ("three".to_owned(), false)]);
        for (id, count) in ids.iter().zip([3, 4, 3]) {
            let mut seen = 0;
            log.read(id, Cursor::default(), Order::Arrival, &mut |_| {
                seen += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
            assert_eq!(seen, count);
        }
    });
}

// A checkpoint is given back as it was left, for as long as the
// log holds what it stands on; others and empty logs have none.
#[test]
fn a_checkpoint_is_kept_beside_the_entries_that_it_stands_on() {
    each_log(|log| {
        let elsewhere: IncidentId = "elsewhere".parse().unwrap();
        assert_eq!(log.checkpoint(&id()).unwrap(), None);
        add(log, "x", 0);
        add(log, "y", 1);
        merge(log, &foreign(u64::MAX, 3, 0));
        let heads = log.heads(&id()).unwrap();
        for state in [vec![0, 255], vec![7; 100_000]] {
            let checkpoint = Checkpoint { heads: heads.clone(), state };
            log.leave_checkpoint(&id(), &checkpoint).unwrap();
            assert_eq!(log.checkpoint(&id()).unwrap(), Some(checkpoint));
        }
        assert_eq!(log.checkpoint(&elsewhere).unwrap(), None);
        add(log, "z", 2);
        assert!(log.checkpoint(&id()).unwrap().is_some());
        for wrong in [Head { number: 9, ..heads[0].1 }, Head { hash: Hash([1; 32]), ..heads[0].1 }] {
            log.leave_checkpoint(&id(), &Checkpoint { heads: vec![heads[1], (heads[0].0, wrong)], state: vec![1] }).unwrap();
            assert_eq!(log.checkpoint(&id()).unwrap(), None);
        }
        assert!(flaws(log).unwrap().is_empty());
        assert_eq!(read(log, Order::Arrival).len(), 6);
    });
}
