use std::fs;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use crisis::domain::contacts::Contacts;
use crisis::domain::files;
use crisis::domain::oncall::import::{Listed, matched};
use crisis::domain::stamp::Moment;
use crisis::intake::calendar::{self, Flaw};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::house::House;
use crate::oncall::{PEOPLE, day, lines, utc};
use crate::oncall_peer::asked;

/// The exports of other programs, as files.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/calendars");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn export(name: &str) -> Vec<u8> {
    fs::read(files().into_iter().find(|file| file.ends_with(name)).unwrap()).unwrap()
}

/// A calendar of one event.
fn event(lines: &str) -> Vec<u8> {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:x\nSUMMARY:ana\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n").into_bytes()
}

/// The year over which they are spread out.
fn year() -> (Moment, Moment) {
    (utc("2026-01-01 00:00"), utc("2027-02-01 00:00"))
}

fn read(bytes: &[u8]) -> (Vec<Listed>, Vec<Flaw>) {
    calendar::read(bytes, Tz::Europe__Amsterdam, year().0, year().1)
}

fn iso(moment: Moment) -> String {
    moment.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn contacts() -> Contacts {
    files::contacts::parse(PEOPLE, day("2026-12-01")).value.unwrap()
}

/// Who is on call by a calendar, and what is nobody's.
fn whose(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let (covers, unmatched) = matched(&read(bytes).0, &contacts());
    let covers = covers.iter().map(|cover| format!("{} {} {}", cover.who, iso(cover.from), iso(cover.until)));
    (covers.collect(), unmatched.into_iter().map(|shifts| format!("{} ({})", shifts.title, shifts.shifts)).collect())
}

#[test]
fn the_exports_of_others_are_spread_out_as_another_program_does() {
    let (from, until) = year();
    let paths: Vec<String> = files().iter().map(|path| path.to_str().unwrap().to_owned()).collect();
    let question = json!({ "files": paths, "zone": "Europe/Amsterdam", "from": &iso(from)[..19], "until": &iso(until)[..19] });
    let theirs = asked("calendar_peer.py", &question.to_string());
    for (path, theirs) in files().iter().zip(theirs.as_array().unwrap()) {
        let (shifts, flaws) = read(&fs::read(path).unwrap());
        assert_eq!(flaws, [], "{}", path.display());
        let mut ours: Vec<Value> = shifts.iter().map(|shift| json!([iso(shift.from), iso(shift.until), shift.title])).collect();
        ours.sort_by_key(Value::to_string);
        let mut theirs = theirs.as_array().unwrap().clone();
        theirs.sort_by_key(Value::to_string);
        let only =
            |some: &[Value], others: &[Value]| some.iter().filter(|one| !others.contains(one)).cloned().collect::<Vec<_>>();
        assert_eq!((only(&ours, &theirs), only(&theirs, &ours)), (vec![], vec![]), "{}", path.display());
        assert_eq!(ours.len(), theirs.len());
        assert!(ours.len() >= 2);
    }
}

#[test]
fn people_are_found_by_address_then_by_exact_name_and_whoever_is_not_is_told_without_a_number() {
    assert_eq!(
        whose(&export("pagerduty.ics")),
        (
            vec![
                "ana 2026-11-23T08:00:00Z 2026-11-30T08:00:00Z".to_owned(),
                "bram 2026-11-30T08:00:00Z 2026-12-07T08:00:00Z".to_owned()
            ],
            vec!["On Call - Jo Roe - Primary (1)".to_owned()]
        )
    );
    for (name, who) in [("opsgenie.ics", ["ana", "bram"]), ("goalert.ics", ["ana", "chloe"]), ("grafana.ics", ["bram", "chloe"])]
    {
        let (covers, unmatched) = whose(&export(name));
        let ids: Vec<&str> = covers.iter().map(|cover| cover.split(' ').next().unwrap()).collect();
        assert_eq!((ids, unmatched), (who.to_vec(), vec![]), "{name}");
    }
}

#[test]
fn a_series_has_its_exceptions_and_whoever_made_it_is_not_on_call_for_it() {
    let (covers, unmatched) = whose(&export("google.ics"));
    assert_eq!(unmatched, [""; 0]);
    let has = |line: &str| covers.iter().any(|cover| cover == line);
    // An hour that stays over the change of the clock, and one that was moved to somebody else.
    assert!(has("ana 2026-03-16T08:00:00Z 2026-03-23T08:00:00Z") && has("ana 2026-03-30T07:00:00Z 2026-04-06T07:00:00Z"));
    assert!(has("chloe 2026-11-17T11:00:00Z 2026-11-21T08:00:00Z"));
    // Left out of the series, cancelled, and moved away.
    for gone in ["ana 2026-04-13T07", "ana 2026-06-08T07", "ana 2026-06-22T07", "bram 2026-11-30T08", "bram 2026-11-16T08"] {
        assert!(!covers.iter().any(|cover| cover.starts_with(gone)), "{gone}: {covers:#?}");
    }
    // Days without a time are days of the zone.
    assert!(has("ana 2026-12-24T23:00:00Z 2026-12-26T23:00:00Z") && has("bram 2026-12-31T23:00:00Z 2027-01-01T23:00:00Z"));
    assert!(!covers.iter().any(|cover| cover.starts_with("chloe") && !cover.contains("2026-11-17")), "{covers:#?}");
}

#[test]
fn a_shift_that_names_two_contacts_is_nobodys_and_told() {
    let bytes = event(
        "DTSTART:20261201T080000Z\nDTEND:20261202T080000Z\nATTENDEE:mailto:ana@example.net\nATTENDEE:mailto:bram@example.net",
    );
    let (_, unmatched) = matched(&read(&bytes).0, &contacts());
    assert_eq!(unmatched.iter().map(|shifts| (shifts.shifts, shifts.ambiguous)).collect::<Vec<_>>(), [(1, true)]);
    let by_organiser = event("DTSTART:20261201T080000Z\nDTEND:20261202T080000Z\nORGANIZER:mailto:bram@example.net");
    // The name says more than who made it.
    assert!(whose(&by_organiser).0[0].starts_with("ana "));
}

#[test]
fn a_change_of_all_that_follows_holds_from_there_on() {
    let bytes = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nSUMMARY:ana\nDTSTART:20260101T080000Z\nDTEND:20260101T090000Z\nRRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:x\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260103T080000Z\nSUMMARY:bram\nDTSTART:20260103T100000Z\nDTEND:20260103T120000Z\nEND:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(
        whose(bytes).0,
        [
            "ana 2026-01-01T08:00:00Z 2026-01-01T09:00:00Z",
            "ana 2026-01-02T08:00:00Z 2026-01-02T09:00:00Z",
            "bram 2026-01-03T10:00:00Z 2026-01-03T12:00:00Z",
            "bram 2026-01-04T10:00:00Z 2026-01-04T12:00:00Z"
        ]
    );
}

#[test]
fn what_is_odd_is_left_out_and_told_and_the_rest_is_used() {
    let whole = String::from_utf8(export("grafana.ics")).unwrap();
    let cut = &whole[..whole.rfind("DTEND").unwrap()];
    let (shifts, flaws) = read(cut.as_bytes());
    assert_eq!((shifts.len(), flaws), (1, vec![Flaw::CutShort]));
    for nothing in ["", "\u{feff}", "[[contact]]\nid = \"ana\"\n", "\u{1b}]0;title\u{7}", "BEGIN:VCARD\nEND:VCARD\n"] {
        assert_eq!(read(nothing.as_bytes()), (vec![], vec![Flaw::NoCalendar]), "{nothing:?}");
    }
    for (lines, flaws) in [
        ("DTSTART:20261201T080000Z\nDTEND:20261202T080000Z", vec![]),
        ("DTSTART;TZID=Mars/Olympus:20261201T080000\nDURATION:PT1H", vec![Flaw::Zone("Mars/Olympus".to_owned(), 1)]),
        ("DTEND:20261202T080000Z", vec![Flaw::Odd(1)]),
        ("DTSTART:20261201T080000Z\nDURATION:PT1H\nRRULE:FREQ=SECONDLY", vec![Flaw::Odd(1)]),
        ("DTSTART:20261201T080000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", vec![Flaw::Odd(1)]),
        ("DTSTART:19000101T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY", vec![Flaw::TooMuch]),
        ("DTSTART:20261201T080000Z\nDTEND:20261101T080000Z", vec![]),
        ("DTSTART:20261201T080000Z", vec![]),
    ] {
        assert_eq!(read(&event(lines)).1, flaws, "{lines}");
    }
    assert_eq!(read(&vec![b'x'; calendar::LARGEST + 1]), (vec![], vec![Flaw::TooMuch]));
}

/// Rules and times that come close to those of a calendar, so that reading gets far.
fn nearly() -> impl Strategy<Value = String> {
    let pieces = concat!(
        "DTSTART:|DTSTART;TZID=Europe/Amsterdam:|DTEND:|DURATION:|EXDATE:|RDATE:|RDATE;VALUE=PERIOD:|RECURRENCE-ID:|RECURRENCE-ID;RANGE=THISANDFUTURE:|",
        "RRULE:FREQ=YEARLY|RRULE:FREQ=MONTHLY|RRULE:FREQ=WEEKLY|RRULE:FREQ=DAILY|RRULE:FREQ=HOURLY|;INTERVAL=|;COUNT=|;UNTIL=|;BYDAY=|;BYMONTH=|;BYMONTHDAY=|",
        ";BYSETPOS=|;BYWEEKNO=|;BYYEARDAY=|;BYHOUR=|;WKST=|20260329T023000|20261025T023000Z|20260229|99991231T235959Z|00010101T000000Z|20260101T240000|P1D|PT36H|-P99999999W|P1W|",
        "MO,TU|1SU|-5FR|9999MO|29|-1|0|367|65536|-400|2|30|\n|\n|\n|BEGIN:VEVENT\n|END:VEVENT\n|STATUS:CANCELLED\n|SEQUENCE:99999999999999999999\n|UID:y\n|,|/",
    );
    prop::collection::vec(prop::sample::select(pieces.split('|').collect::<Vec<_>>()), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_calendar_makes_reading_panic_and_every_shift_lies_in_what_was_asked_for(lines in nearly(), also in ".{0,40}") {
        let (from, until) = year();
        for bytes in [event(&lines), event(&format!("DTSTART:20260101T080000Z\n{lines}")), event(&also)] {
            let (shifts, _) = read(&bytes);
            prop_assert!(shifts.iter().all(|shift| shift.from < shift.until && shift.from < until && from < shift.until));
            prop_assert!(shifts.len() <= 100_000);
        }
    }
}

/// A house whose settings name a calendar.
fn house(calendar: &[u8], rotation: &str) -> House {
    let house = House::new();
    house.write("contacts.toml", PEOPLE);
    house.write("calendars/oncall.ics", calendar);
    house.write("crisis.toml", format!("[[calendar]]\nrotation = \"{rotation}\"\nfile = \"calendars/oncall.ics\"\n"));
    house
}

#[test]
fn a_calendar_goes_over_the_turns_of_its_rotation_and_under_its_overrides() {
    let bytes = event("DTSTART;TZID=Europe/Amsterdam:20261202T090000\nDTEND;TZID=Europe/Amsterdam:20261203T000000").repeat(1);
    let bytes = String::from_utf8(bytes).unwrap().replace("SUMMARY:ana", "SUMMARY:On call: ana").into_bytes();
    let house = house(&bytes, "primary");
    let by = |at: &str| {
        let row = house.run(&["oncall", "--at", at, "--json"]).json()[0].clone();
        (row["contact"].as_str().unwrap().to_owned(), row["by"].as_str().unwrap().to_owned())
    };
    let of = |who: &str, by: &str| (who.to_owned(), by.to_owned());
    // The override of chloe begins with the shift of the calendar, that of bram in it.
    assert_eq!(by("2026-12-02 08:00"), of("ana", "turn"));
    assert_eq!(by("2026-12-02 10:00"), of("chloe", "override"));
    assert_eq!(by("2026-12-02 22:00"), of("bram", "override"));
    house.write("contacts.toml", PEOPLE.split("override = [").next().unwrap());
    assert_eq!(by("2026-12-02 10:00"), of("ana", "calendar"));
}

#[test]
fn a_rotation_that_only_a_calendar_has_is_one_and_whoever_it_names_and_nobody_knows_is_told() {
    let house = house(&export("pagerduty.ics"), "pager");
    let told = house.run(&["oncall", "--at", "2026-12-01 12:00"]);
    let row = lines(&told.stdout).into_iter().find(|line| line.starts_with("pager ")).unwrap();
    assert_eq!(row, "pager 2026-11-30 09:00 CET to 2026-12-07 09:00 CET bram Bram Bakker");
    let warning =
        "warning: calendar calendars/oncall.ics: the shift \"On Call - Jo Roe - Primary\" on 2026-12-07 09:00 names no contact";
    assert!(told.stderr.contains(warning), "{told:?}");
    // Where the calendar ends nobody is on call, and nobody is made up.
    let after = house.run(&["oncall", "--at", "2026-12-10 12:00", "--json"]).json();
    let after = after.as_array().unwrap().iter().find(|row| row["rotation"] == "pager").unwrap().clone();
    assert_eq!((&after["contact"], &after["until"]), (&Value::Null, &Value::Null));
    assert!(!format!("{}{}", told.stdout, told.stderr).contains("7946"), "{told:?}");
}

#[test]
fn a_calendar_that_cannot_be_read_costs_its_own_shifts_and_nothing_else() {
    let house = house(b"no calendar", "primary");
    let told = house.run(&["oncall", "--at", "2026-12-01 12:00"]);
    assert!(told.stderr.contains("calendars/oncall.ics: there is no calendar in it"), "{told:?}");
    assert_eq!(lines(&told.done()).len(), 2);
    house.write("crisis.toml", "[[calendar]]\nrotation = \"primary\"\nfile = \"elsewhere.ics\"\n");
    let told = house.run(&["oncall", "--at", "2026-12-01 12:00"]);
    assert!(told.stderr.contains("elsewhere.ics: it cannot be read: it does not exist"), "{told:?}");
    assert_eq!(lines(&told.done()).len(), 2);
}

#[test]
fn lint_reads_the_calendars_of_the_settings_and_looks_for_gaps() {
    let house = house(&export("pagerduty.ics"), "pager");
    let clock = house.write("clock", "2026-11-24T12:00:00+01:00");
    let lint = |file: &str| {
        let mut command = house.command(&["lint", file]);
        command.env("CRISIS_TEST_CLOCK", &clock);
        crate::house::finish(command, b"")
    };
    let told = lint("crisis.toml");
    assert_eq!(told.code, 2, "{told:?}");
    for words in [
        "\"On Call - Jo Roe - Primary\" on 2026-12-07 09:00 names no contact",
        "nobody is on call in pager from 2026-12-07 09:00 to",
    ] {
        assert!(told.stdout.contains(words), "{words}: {told:?}");
    }
    assert!(!told.stdout.contains("7946") && told.stdout.contains("--> calendars/oncall.ics"), "{told:?}");
    house.write("crisis.toml", "language = \"en\"\n");
    lint("crisis.toml").done();
}
