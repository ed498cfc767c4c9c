use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::Tz;
use crisis::app::library;
use crisis::app::places::{Named, Places};
use crisis::domain::contacts::{Rotation, Substitute};
use crisis::domain::files;
use crisis::domain::length::Span;
use crisis::domain::oncall::course::{By, Course, Shift};
use crisis::domain::oncall::handover::{first_shown, shown_at};
use crisis::domain::stamp::Moment;
use crisis::tui::model::Given;
use proptest::prelude::*;

use crate::house::{House, finish};
use crate::screen::{Screen, given};

/// The zones of the tables: whole and half hours of summer time, none, and one that once skipped a day.
pub const ZONES: &[Tz] =
    &[Tz::Europe__Amsterdam, Tz::America__St_Johns, Tz::Australia__Lord_Howe, Tz::Asia__Kolkata, Tz::Pacific__Apia];

pub fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

pub fn utc(text: &str) -> Moment {
    first_shown(local(text), Tz::UTC)
}

pub fn rotation(members: &[&str], starts: &str, every: u32, timezone: Tz) -> Rotation {
    Rotation {
        id: "primary".to_owned(),
        members: members.iter().map(|id| id.parse().unwrap()).collect(),
        starts: local(starts),
        every: Span(every),
        timezone,
        overrides: Vec::new(),
    }
}

pub fn over(from: &str, until: &str, contact: &str) -> Substitute {
    Substitute { from: local(from), until: local(until), contact: contact.parse().unwrap() }
}

const DAY: u32 = 86_400;

#[test]
fn a_handover_in_an_hour_that_clocks_skip_is_at_the_first_moment_after_and_in_a_doubled_one_at_the_first() {
    for (zone, shown, moment) in [
        (Tz::Europe__Amsterdam, "2026-03-29 01:59", "2026-03-29 00:59"),
        (Tz::Europe__Amsterdam, "2026-03-29 02:00", "2026-03-29 01:00"),
        (Tz::Europe__Amsterdam, "2026-03-29 02:30", "2026-03-29 01:00"),
        (Tz::Europe__Amsterdam, "2026-03-29 03:00", "2026-03-29 01:00"),
        (Tz::Europe__Amsterdam, "2026-10-25 02:30", "2026-10-25 00:30"),
        (Tz::Europe__Amsterdam, "2026-10-25 03:00", "2026-10-25 02:00"),
        (Tz::America__St_Johns, "2026-03-08 02:30", "2026-03-08 05:30"),
        (Tz::America__St_Johns, "2026-11-01 01:30", "2026-11-01 04:00"),
        (Tz::Australia__Lord_Howe, "2026-10-04 02:10", "2026-10-03 15:30"),
        (Tz::Australia__Lord_Howe, "2026-04-05 01:45", "2026-04-04 14:45"),
        (Tz::Asia__Kolkata, "2026-03-29 02:30", "2026-03-28 21:00"),
        (Tz::Pacific__Apia, "2011-12-30 12:00", "2011-12-30 10:00"),
    ] {
        assert_eq!(first_shown(local(shown), zone), utc(moment), "{shown} in {zone}");
    }
}

#[test]
fn turns_change_at_the_same_hour_in_summer_and_in_winter() {
    let course = Course::of(&rotation(&["ana", "bram"], "2026-03-23 09:00", 7 * DAY, Tz::Europe__Amsterdam));
    let shifts = course.between(utc("2026-03-24 00:00"), utc("2026-04-07 00:00"));
    let told: Vec<String> = shifts.iter().map(|shift| told(shift, Tz::UTC)).collect();
    assert_eq!(
        told,
        [
            "ana 2026-03-23 08:00 2026-03-30 07:00 turn",
            "bram 2026-03-30 07:00 2026-04-06 07:00 turn",
            "ana 2026-04-06 07:00 2026-04-13 07:00 turn"
        ]
    );
}

/// A shift in a line, by the clocks of a zone.
fn told(shift: &Shift, zone: Tz) -> String {
    let time = |moment: Option<Moment>| {
        moment.map_or_else(|| "-".to_owned(), |moment| shown_at(moment, zone).format("%Y-%m-%d %H:%M").to_string())
    };
    let who = shift.who.as_ref().map_or("-", |who| who.as_str());
    format!("{who} {} {} {}", time(shift.from), time(shift.until), shift.by.word())
}

#[test]
fn an_override_wins_over_a_turn_and_of_two_the_one_that_begins_last() {
    let mut primary = rotation(&["ana", "bram"], "2026-11-02 09:00", 7 * DAY, Tz::Europe__Amsterdam);
    primary.overrides = vec![
        over("2026-11-12 09:00", "2026-11-14 09:00", "dov"),
        over("2026-11-10 09:00", "2026-11-13 09:00", "chloe"),
        over("2026-11-10 09:00", "2026-11-11 09:00", "eve"),
        over("2026-03-29 02:10", "2026-03-29 02:50", "nobody-at-all"),
    ];
    let course = Course::of(&primary);
    let shifts = course.between(utc("2026-11-01 00:00"), utc("2026-11-17 00:00"));
    let told: Vec<String> = shifts.iter().map(|shift| told(shift, primary.timezone)).collect();
    assert_eq!(
        told,
        [
            "- - 2026-11-02 09:00 turn",
            "ana 2026-11-02 09:00 2026-11-09 09:00 turn",
            "bram 2026-11-09 09:00 2026-11-10 09:00 turn",
            "eve 2026-11-10 09:00 2026-11-11 09:00 override",
            "chloe 2026-11-11 09:00 2026-11-12 09:00 override",
            "dov 2026-11-12 09:00 2026-11-14 09:00 override",
            "bram 2026-11-14 09:00 2026-11-16 09:00 turn",
            "ana 2026-11-16 09:00 2026-11-23 09:00 turn",
        ]
    );
}

#[test]
fn the_turn_of_any_moment_is_found_without_counting_up_to_it() {
    let hourly = Course::of(&rotation(&["ana", "bram", "chloe"], "0001-01-01 00:00", 3600, Tz::Europe__Amsterdam));
    for year in [2, 1937, 2026, 9999] {
        let moment = utc(&format!("{year:04}-06-01 12:30"));
        let shift = hourly.at(moment);
        assert!(shift.from.unwrap() <= moment && moment < shift.until.unwrap(), "{shift:?}");
    }
    // The end of all moments is none of a loop.
    let last = Moment::from_millis(i64::MAX);
    assert_eq!(hourly.between(last, last.plus_seconds(1)).len(), 1);
}

/// A rotation in one of the zones, with overrides, and a moment in one of the years around it.
fn rotations() -> impl Strategy<Value = Rotation> {
    let minutes = |days: i64| 0..days * 1440;
    let start = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    let overrides = prop::collection::vec((minutes(700), 1..20_000_i64, 0..4_usize), 0..6);
    let hours = prop_oneof![Just(1_u32), Just(12), Just(24), Just(168), 1..400_u32];
    (prop::sample::select(ZONES), 1..5_usize, minutes(200), hours, overrides).prop_map(
        move |(zone, members, begins, hours, overrides)| {
            let id = |n: usize| format!("p{n}").parse().unwrap();
            let at = |minutes: i64| start + TimeDelta::minutes(minutes);
            let overrides = overrides
                .into_iter()
                .map(|(from, long, who)| Substitute { from: at(from), until: at(from + long), contact: id(10 + who) })
                .collect();
            Rotation {
                id: "r".to_owned(),
                members: (0..members).map(id).collect(),
                starts: at(begins),
                every: Span(hours * 3600),
                timezone: zone,
                overrides,
            }
        },
    )
}

fn moments() -> impl Strategy<Value = Moment> {
    (0..700 * 1440_i64).prop_map(|minutes| utc("2025-01-01 00:00").plus_seconds(minutes * 60))
}

proptest! {
    #[test]
    fn shifts_follow_each_other_without_a_gap_and_each_moment_is_of_the_shift_that_lists_it(
        rotation in rotations(), from in moments(), days in 1..60_i64, probe in 0..60 * 86_400_i64
    ) {
        let (course, until) = (Course::of(&rotation), from.plus_seconds(days * 86_400));
        let shifts = course.between(from, until);
        prop_assert!(shifts[0].from.is_none_or(|begins| begins <= from));
        prop_assert!(shifts.last().unwrap().until.is_none_or(|ends| ends >= until));
        for pair in shifts.windows(2) {
            prop_assert_eq!(pair[0].until, pair[1].from);
            prop_assert!(pair[0].from < pair[0].until);
        }
        let moment = from.plus_seconds(probe % (days * 86_400));
        let listed = shifts.iter().find(|shift| shift.from.is_none_or(|from| from <= moment) && shift.until.is_none_or(|until| moment < until));
        prop_assert_eq!(listed, Some(&course.at(moment)));
    }

    #[test]
    fn whoever_is_on_call_is_whose_override_began_last_else_whose_turn_it_is(rotation in rotations(), moment in moments()) {
        let zone = rotation.timezone;
        let holds = |over: &&Substitute| first_shown(over.from, zone) <= moment && moment < first_shown(over.until, zone);
        let over = rotation.overrides.iter().filter(holds).max_by_key(|over| first_shown(over.from, zone));
        // Turn by turn from the first one on, as nobody should.
        let turn = (0..100_000_i64)
            .map(|turn| first_shown(rotation.starts + TimeDelta::seconds(turn * rotation.every.seconds()), zone))
            .take_while(|begins| *begins <= moment)
            .count();
        let member = turn.checked_sub(1).map(|turn| &rotation.members[turn % rotation.members.len()]);
        let shift = Course::of(&rotation).at(moment);
        prop_assert_eq!(shift.who.as_ref(), over.map(|over| &over.contact).or(member));
        prop_assert_eq!(shift.by == By::Override, over.is_some());
    }

    #[test]
    fn whatever_comes_after_in_a_rotation_is_everybody_once(rotation in rotations(), moment in moments()) {
        let course = Course::of(&Rotation { overrides: Vec::new(), ..rotation.clone() });
        let after: Vec<_> = course.after(moment).cloned().collect();
        match course.at(moment).who {
            None => prop_assert!(after.is_empty()),
            Some(who) => {
                prop_assert_eq!(after.last(), Some(&who));
                prop_assert_eq!(after.len(), rotation.members.len());
            }
        }
    }
}

pub const PEOPLE: &str = r#"[[contact]]
id = "ana"
name = "Ana de Vries"
email = "ana@example.net"
primary_phone = "+44 20 7946 0801"
secondary_phone = "+44 20 7946 0802"
timezone = "Europe/Amsterdam"
away = [{ from = 2026-12-24, until = 2026-12-27, why = "at sea" }]

[[contact]]
id = "bram"
name = "Bram Bakker"
email = "bram@example.net"
primary_phone = "+44 20 7946 0811"
secondary_phone = "+44 20 7946 0812"
away = [{ from = 2026-12-20, until = 2026-12-26 }]

[[contact]]
id = "chloe"
name = "Chloe Laurent"
email = "chloe@example.net"
primary_phone = "+44 20 7946 0821"
secondary_phone = "+44 20 7946 0822"
timezone = "Europe/Paris"

[[rotation]]
id = "primary"
members = ["ana", "bram", "chloe"]
starts = 2026-11-30T09:00:00
every = "1w"
timezone = "Europe/Amsterdam"
override = [
    { from = 2026-12-02T09:00:00, until = 2026-12-03T09:00:00, contact = "chloe" },
    { from = 2026-12-02T21:00:00, until = 2026-12-03T21:00:00, contact = "bram" },
]

[[rotation]]
id = "phones"
members = ["chloe"]
starts = 2026-12-01T00:00:00
every = "1d"
timezone = "Asia/Kolkata"

[[holiday]]
name = "Christmas Day"
date = 2026-12-25
timezone = "Europe/Amsterdam"

[[holiday]]
name = "Turn of the year"
from = 2026-12-31
until = 2027-01-01
"#;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn lint_looks_eight_weeks_ahead_and_names_who_is_away_doubled_or_on_call_on_a_holiday() {
    let parsed = files::contacts::lint(PEOPLE, day("2026-12-01"));
    let told: Vec<String> = parsed
        .mistakes
        .iter()
        .map(|mistake| {
            let (line, _) = mistake.line_and_column(PEOPLE);
            let help = mistake.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
            format!("{line} {:?}: {}: {}{help}", mistake.weight, mistake.what, mistake.expected)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    28 Warns: `ana` is on call in `primary` while away: on call 2026-12-21 09:00 to 2026-12-28 09:00, away 2026-12-24 through 2026-12-27 (let somebody cover with an `override`; next is `chloe`)
    33 Warns: `chloe` is on call in `phones` and `primary` at once: the first time 2026-12-02 09:00 to 2026-12-02 19:30
    34 Warns: `chloe` and `bram` cover in `primary` at once: both 2026-12-02 21:00 to 2026-12-03 09:00; `bram` is on call, as the override that begins last
    45 Nag: `ana` is on call in `primary` on a public holiday: on call 2026-12-21 09:00 to 2026-12-28 09:00
    50 Nag: `bram` is on call in `primary` on a public holiday: on call 2026-12-28 09:00 to 2027-01-04 09:00
    50 Nag: `chloe` is on call in `phones` on a public holiday: on call 2026-12-31 00:00 to 2027-01-01 00:00
    ");
    // In a crisis none of it stands in the way.
    assert_eq!(files::contacts::parse(PEOPLE, day("2026-12-01")).mistakes, []);
    // Next year nobody is away any more.
    let later = files::contacts::lint(PEOPLE, day("2027-02-01")).mistakes;
    assert!(later.iter().all(|mistake| mistake.what.contains("at once")), "{later:?}");
}

#[test]
fn a_holiday_is_one_day_or_several_and_never_both() {
    let holiday = |keys: &str| {
        let text = format!(
            "[[holiday]]\nname = \"X\"\n{keys}\n[[contact]]\nid = \"a\"\nname = \"A\"\nemail = \"a@example.net\"\nprimary_phone = \"+44 20 7946 0801\"\nsecondary_phone = \"+44 20 7946 0801\"\n"
        );
        let parsed = files::contacts::parse(&text, day("2026-12-01"));
        let told: Vec<String> = parsed.mistakes.iter().map(|mistake| mistake.what.clone()).collect();
        (parsed.value.unwrap().holidays.len(), told.join("; "))
    };
    for (keys, count, told) in [
        ("date = 2026-12-25", 1, ""),
        ("from = 2026-12-25\nuntil = 2026-12-26", 1, ""),
        ("from = 2026-12-25", 0, "a holiday has no `until`"),
        ("", 0, "a holiday has no `from` and `until`"),
        ("date = 2026-12-25\nuntil = 2026-12-26", 0, "a holiday with a date and a beginning or end"),
        ("from = 2026-12-26\nuntil = 2026-12-25", 0, "a holiday that ends before it begins"),
        ("date = 2026-12-25\ntimezone = \"Europe/Amsterdm\"", 0, "unknown time zone `Europe/Amsterdm`"),
        ("date = 2026-12-25\ncountry = \"nl\"", 1, "unknown key `country`"),
    ] {
        assert_eq!(holiday(keys), (count, told.to_owned()), "{keys}");
    }
}

fn house() -> House {
    let house = House::new();
    house.write("contacts.toml", PEOPLE);
    house
}

/// What is printed, line by line, with one space where there are more.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn who_is_on_call_is_printed_with_name_time_and_zone_and_without_a_number() {
    let house = house();
    let told = house.run(&["oncall", "--at", "2026-12-02 22:00"]);
    assert_eq!(
        lines(&told.clone().done()),
        [
            "primary 2026-12-02 21:00 CET to 2026-12-03 21:00 CET bram Bram Bakker override",
            "phones 2026-12-02 19:30 CET to 2026-12-03 19:30 CET chloe Chloe Laurent",
        ]
    );
    let week = house.run(&["oncall", "--week", "--at", "2026-12-24 12:00"]);
    insta::assert_snapshot!(week.clone().done(), @r"
    primary  2026-12-21 09:00 CET to 2026-12-28 09:00 CET  ana        Ana de Vries            AWAY through 2026-12-27 at sea; next: chloe (Chloe Laurent); public holiday: Christmas Day
    primary  2026-12-28 09:00 CET to 2027-01-04 09:00 CET  bram       Bram Bakker             public holiday: Turn of the year
    phones   2026-12-23 19:30 CET to 2026-12-24 19:30 CET  chloe      Chloe Laurent
    phones   2026-12-24 19:30 CET to 2026-12-25 19:30 CET  chloe      Chloe Laurent
    phones   2026-12-25 19:30 CET to 2026-12-26 19:30 CET  chloe      Chloe Laurent
    phones   2026-12-26 19:30 CET to 2026-12-27 19:30 CET  chloe      Chloe Laurent
    phones   2026-12-27 19:30 CET to 2026-12-28 19:30 CET  chloe      Chloe Laurent
    phones   2026-12-28 19:30 CET to 2026-12-29 19:30 CET  chloe      Chloe Laurent
    phones   2026-12-29 19:30 CET to 2026-12-30 19:30 CET  chloe      Chloe Laurent
    phones   2026-12-30 19:30 CET to 2026-12-31 19:30 CET  chloe      Chloe Laurent           public holiday: Turn of the year
    ");
    for output in [told, week] {
        assert!(!format!("{}{}", output.stdout, output.stderr).contains("7946"), "{output:?}");
    }
}

#[test]
fn whoever_is_away_stays_on_call_with_the_next_who_is_there_beside() {
    let json = house().run(&["oncall", "--at", "2026-12-24 12:00", "--json"]).json();
    assert_eq!(json.as_array().unwrap().len(), 2);
    let primary = &json[0];
    // Bram would be next, and is away too.
    assert_eq!((primary["contact"].as_str(), primary["next"].as_str()), (Some("ana"), Some("chloe")));
    assert_eq!(primary["away"], serde_json::json!({ "from": "2026-12-24", "until": "2026-12-27", "why": "at sea" }));
    assert_eq!((&json[1]["away"], json[1]["by"].as_str()), (&serde_json::Value::Null, Some("turn")));
    for (key, value) in [
        ("rotation", "primary"),
        ("name", "Ana de Vries"),
        ("from", "2026-12-21T09:00:00.000+01:00"),
        ("until", "2026-12-28T09:00:00.000+01:00"),
        ("timezone", "Europe/Amsterdam"),
    ] {
        assert_eq!(primary[key], value, "{key}");
    }
}

#[test]
fn before_a_rotation_begins_nobody_is_on_call_and_that_is_said() {
    let house = house();
    let told = lines(&house.run(&["oncall", "--at", "2026-11-29 12:00"]).done());
    assert_eq!(told[0], "primary until 2026-11-30 09:00 CET nobody is on call");
    let json = house.run(&["oncall", "--at", "2026-11-29 12:00", "--json"]).json();
    assert_eq!((&json[0]["contact"], &json[0]["from"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    let mut dutch = house.command(&["oncall", "--at", "2026-12-24 12:00"]);
    dutch.env("LANG", "nl_NL.UTF-8");
    let dutch = lines(&finish(dutch, b"").done());
    assert!(
        dutch[0].ends_with("ana Ana de Vries AFWEZIG tot en met 2026-12-27 at sea; daarna: chloe (Chloe Laurent)"),
        "{dutch:?}"
    );
}

#[test]
fn a_rotation_that_cannot_be_read_is_named_and_the_others_and_all_contacts_stay() {
    let house = House::new();
    house.write("contacts.toml", PEOPLE.replacen("every = \"1w\"", "every = \"1 fortnight\"", 1));
    let told = house.run(&["oncall", "--at", "2026-12-02 22:00"]);
    assert_eq!(lines(&told.clone().done()).last().unwrap(), "rotation primary could not be read: see `crisis lint`");
    assert!(told.stderr.contains("contacts.toml:30:9 `1 fortnight` is no length of time"), "{told:?}");
    assert_eq!(house.run(&["contacts"]).done().lines().count(), 3);
    assert_eq!(house.run(&["oncall", "--json"]).json().as_array().unwrap().len(), 1);
    // Nobody is to lose a shift by a mistake of somebody else: what syntax breaks is named as well.
    house.write("contacts.toml", PEOPLE.replacen("every = \"1w\"", "every = \"1w", 1));
    let told = lines(&house.run(&["oncall", "--at", "2026-12-02 22:00"]).done());
    assert_eq!(told.last().unwrap(), "rotation primary could not be read: see `crisis lint`");
}

#[test]
fn without_a_rotation_how_to_write_one_is_said() {
    let house = House::new();
    house.write("contacts.toml", PEOPLE.split("[[rotation]]").next().unwrap());
    let told = house.run(&["oncall"]);
    assert!(told.stdout.is_empty() && told.stderr.contains("crisis new contacts"), "{told:?}");
    assert_eq!(house.run(&["oncall", "--json"]).done(), "[]\n");
    house.run(&["oncall", "--at", "tomorrow"]).refused(2);
    house.write("contacts.toml", "contact = 3\n");
    house.run(&["oncall"]).refused(2);
}

/// The screen of people, of a declared incident, with contacts of one's own.
fn people_on_screen(contacts: &str) -> Screen {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.toml");
    std::fs::write(&path, contacts).unwrap();
    let named = Named { contacts: true, ..Named::default() };
    let places = Places { contacts: Some(path), named, ..Places::default() };
    let directory = library::directory(&places, day("2026-11-21")).unwrap();
    let me = directory.contacts().people[0].for_the_log();
    let mut screen = Screen::with(Given { directory, ..given() }, Some(me));
    screen.press("<Enter>AMS1 power loss<Tab>db-1<Enter>p");
    screen
}

#[test]
fn the_screen_of_people_marks_who_is_on_call_and_says_who_is_away() {
    let contacts = PEOPLE.replace("2026-11-30T09:00:00", "2026-11-16T09:00:00").replace("2026-12-24", "2026-11-20");
    let screen = people_on_screen(&contacts);
    let narrow = screen.drawn(60, 24).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(narrow.contains("AWAY through 2026-12-27; next: Bram phones: nobody"), "{narrow}");
    let drawn = screen.drawn(80, 24);
    assert!(drawn.contains(" primary: Ana is on call and AWAY through 2026-12-27; next: Bram"), "{drawn}");
    assert!(drawn.contains(" phones: nobody is on call"), "{drawn}");
    let of_ana = drawn.lines().find(|line| line.contains("commander")).unwrap();
    assert!(of_ana.contains("on call: primary"), "{drawn}");
    assert!(drawn.contains("On call for primary until Mon 23 Nov 09:00."), "{drawn}");
    assert_eq!(drawn.matches("on call: ").count(), 1, "{drawn}");
}
