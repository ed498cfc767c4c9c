use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use crisis::app::desk::Answer;
use crisis::app::session::Session;
use crisis::domain::id::{IncidentId, LONGEST};
use crisis::domain::lifecycle::declare::{Declaring, declare};
use crisis::domain::lookup;
use crisis::domain::short_id::{ShortIds, short, suffix};
use crisis::domain::stamp::{Moment, Origin};
use crisis::store::sqlite::{Opening, SqliteLog};
use crisis::store::{Cursor, Listed, Log, Order};
use crisis::tui::update::Message;
use proptest::prelude::*;
use proptest::sample::select;

use crate::house::House;
use crate::pty::Pty;
use crate::screen::{Screen, five_past_two, given, person};

/// What ana declares, but for the title.
static DECLARING: LazyLock<Declaring> = LazyLock::new(|| {
    let runbook = given().shelf.runbooks().iter().find_map(|shelved| shelved.runbook.clone()).unwrap();
    Declaring::of(runbook, person("ana"))
});

fn declaring(title: &str) -> Declaring {
    Declaring { title: Some(title.to_owned()), ..DECLARING.clone() }
}

/// The id of an incident that a log of that origin declares beside those that it has.
fn declared(title: &str, at: Moment, origin: Origin, taken: &[IncidentId]) -> IncidentId {
    declare(&declaring(title), Some(at), at, origin, taken).unwrap().incident
}

fn open(folder: &Path, fresh_origin: u64) -> SqliteLog {
    let opening = Opening { fresh_origin, machine: "m1".to_owned(), patience: Duration::from_secs(20) };
    SqliteLog::open(folder, &opening).unwrap()
}

fn listed(ids: &[IncidentId]) -> Vec<(IncidentId, bool)> {
    ids.iter().map(|id| (id.clone(), false)).collect()
}

/// Ids that are easily mistaken: older ones, those of two machines, and some that only look like them.
fn ids() -> impl Strategy<Value = Vec<IncidentId>> {
    let words = vec!["2026-11-21-x", "2026-11-21-x-2", "2026-11-21-X", "2026-11-21-xy", "x", "2026-11-21-k3f2"];
    let suffixes = vec!["", "", ".k3f2", ".m9q4", ".K3F2", ".k3f", ".k3f2.m9q4"];
    let id = (select(words), select(suffixes)).prop_map(|(words, suffix)| format!("{words}{suffix}").parse().unwrap());
    let ids = proptest::collection::btree_set(id, 1..12);
    ids.prop_map(|ids: BTreeSet<IncidentId>| ids.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

fn moments() -> impl Strategy<Value = Moment> {
    (0..4_000_000_000_000_i64).prop_map(Moment::from_millis)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_of_an_id_means_that_incident_when_it_is_typed(ids in ids()) {
        let shown = ShortIds::of(&ids);
        for id in &ids {
            prop_assert_eq!(&lookup::incident(&listed(&ids), Some(shown.display(id)), "log"), &Ok(id.clone()));
            prop_assert_eq!(&lookup::incident(&listed(&ids), Some(id.as_str()), "log"), &Ok(id.clone()));
        }
    }

    #[test]
    fn machines_that_are_told_apart_never_give_two_incidents_one_id(
        title in "[ -~é]{0,90}[a-z]", at in moments(), one in any::<u64>(), other in any::<u64>(), taken in ids(),
    ) {
        let (one, other) = (Origin(one), Origin(other));
        prop_assume!(suffix(one) != suffix(other));
        prop_assert_ne!(declared(&title, at, one, &[]), declared(&title, at, other, &[]));
        prop_assert_ne!(declared(&title, at, one, &taken), declared(&title, at, other, &[]));
    }

    #[test]
    fn an_id_can_be_kept_and_within_one_log_is_shown_short(
        title in "[ -~é]{0,90}[a-z]", at in moments(), origins in proptest::collection::vec(any::<u64>(), 1..8),
    ) {
        let mut ids = Vec::new();
        for origin in origins {
            ids.push(declared(&title, at, Origin(origin), &ids));
        }
        let shown = ShortIds::of(&ids);
        for id in &ids {
            prop_assert_eq!(&id.parse::<IncidentId>(), &Ok(id.clone()));
            prop_assert!(id.len() < LONGEST && !shown.display(id).contains('.'), "{}", id);
        }
    }
}

#[test]
fn an_id_is_the_day_the_first_words_and_the_suffix_of_its_log() {
    let now = five_past_two();
    let first = declared("AMS1 power loss", now, Origin(0x2026_1121), &[]);
    assert_eq!(first.as_str(), "2026-11-21-ams1-power-loss.fmz2");
    let older: IncidentId = "2026-11-21-ams1-power-loss".parse().unwrap();
    for taken in [first, older] {
        let second = declared("AMS1 power loss", now, Origin(1), &[taken]);
        assert_eq!(second.as_str(), "2026-11-21-ams1-power-loss-2.3222");
    }
    assert_eq!(short(&declared("what.is.k3f2", now, Origin(1), &[])), "2026-11-21-what-is-k3f2");
}

// Two processes make one log: the one that names it last takes that name, not the one that it brought.
#[test]
fn a_log_that_another_process_names_meanwhile_gives_its_own_suffix() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("log");
    let (slow, quick) = (open(&folder, 1), open(&folder, 2));
    let now = five_past_two();
    Session::declare(Box::new(quick), &declaring("Trouble"), None, now).unwrap();
    let second = Session::declare(Box::new(slow), &declaring("Trouble"), None, now).unwrap();
    assert_eq!(second.id().as_str(), format!("2026-11-21-trouble-2.{}", suffix(Origin(2))));
}

/// Takes every entry of one house's log into another's.
fn merge(from: &House, into: &House) {
    let (mut from, mut into) = (open(&from.log_folder(), 8), open(&into.log_folder(), 9));
    for incident in from.incidents().unwrap() {
        let id = incident.incident;
        from.read(&id, Cursor::default(), Order::Arrival, &mut |entry| {
            into.merge(&id, &[*entry]).unwrap();
            ControlFlow::Continue(())
        })
        .unwrap();
    }
}

#[test]
fn two_machines_that_declare_one_title_on_one_day_have_two_incidents() {
    let (here, there) = (House::with_incident("db-1"), House::with_incident("db-1"));
    let id = |house: &House| house.status()["incident"]["id"].as_str().unwrap().to_owned();
    let (ours, theirs, called) = (id(&here), id(&there), here.short_id());
    assert_ne!(ours, theirs);
    assert_eq!(there.short_id(), called);
    let people = here.run(&["status", &called]).done();
    assert!(people.contains(&format!("{called}  commander")) && !people.contains(&ours), "{people}");

    merge(&there, &here);
    let both = format!("because: {ours}, {theirs}");
    let told = here.run(&["status"]).refused(1);
    assert!(told.contains("more than one incident is open") && told.contains(&both), "{told}");
    for typed in [&called, "power"] {
        let told = here.run(&["note", "in which?", "-i", typed]).refused(1);
        assert!(told.contains(&both) && told.contains("hint: type more of the id"), "{told}");
    }
    let (_, theirs_alone) = theirs.split_once('.').unwrap();
    for typed in [&theirs, theirs_alone] {
        let people = here.run(&["status", "-i", typed]).done();
        assert!(people.contains(&format!("{theirs}  commander")), "{people}");
    }
    assert_eq!(here.run(&["verify"]).done().lines().count(), 2);
    let third = here.run(&["declare", "technical-crisis", "--title", "AMS1 power loss"]).done();
    assert!(third.starts_with(&format!("{called}-2.")), "{third}");
}

#[test]
fn programs_and_reports_have_the_id_in_full() {
    let house = House::with_incident("db-1");
    let id = house.run(&["declare", "hung-job", "--title", "Billing job hangs"]).done();
    let id = id.trim();
    let (short, _) = id.split_once('.').unwrap();
    assert_eq!(house.run(&["status", short, "--json"]).json()["incident"]["id"], id);
    assert_eq!(house.entries(&[short])[0]["incident"], id);
    assert!(house.run(&["verify", short]).done().starts_with(id));
    assert_eq!(house.run(&["verify", short, "--json"]).json()["incident"], id);
    for format in ["markdown", "json"] {
        assert!(house.run(&["export", short, "--format", format]).done().contains(id), "{format}");
    }
}

#[test]
fn whoever_declares_or_leaves_at_a_terminal_reads_the_short_form() {
    let house = House::new();
    let binary = env!("CARGO_BIN_EXE_crisis");
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &[binary, "declare", "technical-crisis", "--title", "Fire"]);
    pty.wait_for("declared ").wait_for("-fire");
    assert_eq!(pty.end(), 0);
    assert!(!pty.contents().contains("-fire."), "{}", pty.contents());
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &[binary, "open", "fire"]);
    pty.wait_for("SEV1").send("q").wait_for("-fire is still open. Run");
    assert_eq!(pty.end(), 0);
}

#[test]
fn at_home_ids_are_short_where_that_says_which_is_meant() {
    let mut screen = Screen::of("ana");
    let listed = |ids: &[&str]| {
        let listed = ids.iter().map(|id| Listed { incident: id.parse().unwrap(), closed: false, false_alarm: false }).collect();
        Message::Answer(Answer::Listed(listed))
    };
    screen.take(listed(&["2026-11-21-fire.k3f2", "2026-11-21-flood.k3f2", "2026-11-21-fire.m9q4"]));
    for shown in ["2026-11-21-fire.k3f2  ", "2026-11-21-flood  ", "2026-11-21-fire.m9q4  "] {
        assert!(screen.shows(shown), "{shown}\n{}", screen.drawn(80, 24));
    }
    screen.press(":flood");
    assert!(screen.shows("2026-11-21-flood") && !screen.shows("flood.k3f2"), "{}", screen.drawn(80, 24));
}
