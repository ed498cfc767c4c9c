use std::collections::BTreeMap;
use std::process::Stdio;

use chrono::NaiveDate;
use crisis::domain::ask::table::{Command, LifecycleCommand, PeopleCommand};
use crisis::domain::board::callout::{Book, Candidate, candidates};
use crisis::domain::claim::LAPSES;
use crisis::domain::contacts::Contacts;
use crisis::domain::event::{Event, Fact};
use crisis::domain::files;
use crisis::domain::fold::fold;
use crisis::domain::oncall::course::Course;
use crisis::domain::oncall::rows;
use crisis::domain::people::facts::ResponderCalled;
use crisis::domain::record::Outsider;
use crisis::domain::runbook::Role;
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::domain::vocabulary::{CallOutcome, Line};
use crisis::domain::zone::Zone;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::house::House;
use super::laws::{PEOPLE, START, declared};
use super::screen::{Screen, person};
use super::team::{Team, finish, runbook, skilled};

const ONE_STEP: &str = "[[step]]\nid = \"x\"\ntitle = \"X\"\npriority = \"integrity\"\nrole = \"technical\"\n";

fn call(who: &str, outcome: Option<CallOutcome>) -> Command {
    PeopleCommand::CallResponder { who: skilled(who, &[]), line: Line::Primary, outcome }.into()
}

fn dial(outcome: Option<CallOutcome>) -> Command {
    let who = Outsider { id: "hands".parse().unwrap(), name: "Remote hands".to_owned() };
    PeopleCommand::DialOutsider { who, outcome, said: None }.into()
}

fn team() -> Team {
    Team::of(runbook(ONE_STEP), &[skilled("ana", &[]), skilled("bram", &[])])
}

/// Who dials whom, whoever sees it and whenever.
fn rings(screen: &mut Screen, by: &str, who: &str) {
    let call = PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: None };
    screen.meanwhile(by, &Command::People(call));
}

/// What the log of some events says of who dials.
fn dialling(events: &[(u64, &str, i64, Option<CallOutcome>)], now: i64) -> String {
    let at = |seconds: i64| Moment::from_millis(START + seconds * 1000);
    let event = |origin: u64, number: u64, by: &str, seconds: i64, fact: Fact| Event {
        origin: Origin(origin),
        number,
        stamp: Stamp { wall: at(seconds), tick: 0 },
        at: at(seconds),
        recorded_at: at(seconds),
        by: by.parse().unwrap(),
        fact,
    };
    let calls = events.iter().zip(2..).map(|((origin, by, seconds, outcome), number)| {
        let fact =
            ResponderCalled { who: skilled("chloe", &[]), line: Line::Primary, outcome: *outcome, said: None, expected: None };
        event(*origin, number, by, *seconds, fact.into())
    });
    let incident = fold(std::iter::once(event(9, 1, "ana", 0, declared())).chain(calls));
    let board = crisis::domain::board::board(&incident, at(now), None);
    let row = board.responders.iter().find(|row| *row.id == *"chloe").unwrap();
    row.dialled(at(now)).map(|row| Language::English.say(&row.say(at(now)))).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_dialled_by_two_at_once_in_a_log_that_was_decided(
        asked in proptest::collection::vec(
            (
                select(&["ana", "bram"][..]),
                select(&["chloe", "devos", ""][..]),
                proptest::option::weighted(0.4, select(CallOutcome::ALL.to_vec())),
                0_i64..4,
            ),
            1..40,
        ),
    ) {
        let mut team = team();
        let mut standing: BTreeMap<&str, (&str, i64)> = BTreeMap::new();
        for (by, who, outcome, minutes) in asked {
            team.now = team.now.plus_seconds(minutes * 60 - 60);
            let command = if who.is_empty() { dial(outcome) } else { call(who, outcome) };
            let asked = team.ask(by, command);
            let now = team.now.millis() / 1000;
            let by_another = standing.get(who).is_some_and(|(other, since)| *other != by && now < since + LAPSES);
            prop_assert_eq!(asked.is_err(), by_another && outcome.is_none(), "{} {}", by, who);
            match (asked.is_ok(), outcome) {
                (true, None) => drop(standing.insert(who, (by, now))),
                (true, Some(_)) => drop(standing.remove(who)),
                (false, _) => {}
            }
            for responder in &team.incident.people.responders {
                prop_assert!(responder.rings().is_none_or(|rings| rings.beside(team.now).is_none()));
            }
        }
    }

    #[test]
    fn who_dials_is_the_same_in_whatever_order_the_calls_of_several_machines_arrive(
        calls in proptest::collection::vec((1_u64..3, select(&PEOPLE[..2]), 1_i64..400, proptest::option::weighted(0.3, Just(CallOutcome::Busy))), 1..8)
            .prop_flat_map(|calls| (Just(calls.clone()), Just(calls).prop_shuffle())),
        now in 0_i64..600,
    ) {
        let (mut calls, mut shuffled) = calls;
        // Of two at one moment the origin says which was later, and on one machine no two are.
        calls.sort_by_key(|(origin, _, seconds, _)| (*seconds, *origin));
        calls.dedup_by_key(|(origin, _, seconds, _)| (*seconds, *origin));
        shuffled.retain(|call| calls.contains(call));
        prop_assert_eq!(dialling(&calls, now), dialling(&shuffled, now));
    }
}

#[test]
fn of_two_terminals_at_the_same_moment_one_dials_and_the_other_is_told_who_does() {
    let house = House::with_incident("db-1");
    for who in ["chloe", "devos", "emma", "ams1-hands"] {
        let start = |by: &str| {
            let mut command = house.command(&["call", who]);
            command.env("CRISIS_AS", by).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let both = [start("ana"), start("bram")].map(|child| child.wait_with_output().unwrap());
        let mut codes = both.each_ref().map(|output| output.status.code().unwrap());
        codes.sort_unstable();
        assert_eq!(codes, [0, 1], "{who}: {both:?}");
        let told = |code: i32| both.iter().find(|output| output.status.code() == Some(code)).unwrap();
        assert!(String::from_utf8_lossy(&told(0).stdout).contains("dial +"), "{who}: {both:?}");
        let refused = String::from_utf8_lossy(&told(1).stderr);
        assert!(refused.contains("is already dialling"), "{who}: {refused}");
        assert!(!String::from_utf8_lossy(&told(1).stdout).contains('+'), "no number to dial is shown: {both:?}");
    }
    let rang =
        house.entries(&[]).into_iter().filter(|line| ["responder_called", "dialled"].contains(&line["fact"].as_str().unwrap()));
    assert_eq!(rang.count(), 4);
}

#[test]
fn whoever_dials_is_named_and_whom_to_call_meanwhile() {
    let house = House::with_incident("db-1");
    house.run(&["call", "chloe"]).done();
    let refused = house.run_as("bram", &["call", "chloe"]).refused(1);
    assert_eq!(
        refused,
        "error: Chloe was not dialled\nbecause: Ana is already dialling, 2m left\nhint: `crisis call WHO` meanwhile, or wait for the outcome\n"
    );
    house.run(&["call", "chloe"]).done();
    house.run_as("bram", &["call", "devos", "no_answer"]).done();
    let refused = house.run_as("bram", &["call", "chloe", "--secondary"]).refused(1);
    assert!(refused.contains("hint: `crisis call devos` meanwhile"), "{refused}");
    assert_eq!(house.responder("chloe")["dialling"]["by"], "ana");
    assert!(house.run(&["status"]).done().contains("Ana is dialling"));
    let plain = house.run(&["status", "--plain"]).done();
    assert!(plain.contains("Chloe Laurent, chloe: called in, has not acknowledged, Ana is dialling"), "{plain}");
    house.run_as("bram", &["call", "chloe", "busy"]).done();
    assert_eq!(house.responder("chloe")["dialling"], Value::Null, "whoever hears what came of it may say so");
    house.run_as("bram", &["call", "chloe"]).done();
    assert_eq!(house.responder("chloe")["dialling"]["by"], "bram");
}

#[test]
fn a_claim_lapses_after_three_minutes_and_whoever_dials_renews_it() {
    let mut team = team();
    team.done("ana", call("chloe", None));
    team.now = team.now.plus_seconds(60);
    assert!(!team.may("bram", call("chloe", None)), "two minutes later it stands");
    assert!(team.may("bram", call("chloe", Some(CallOutcome::Voicemail))));
    team.done("ana", call("chloe", None));
    team.now = team.now.plus_seconds(LAPSES - 1);
    assert!(!team.may("bram", call("chloe", None)), "it was renewed");
    team.now = team.now.plus_seconds(1);
    assert!(team.may("bram", call("chloe", None)), "it has lapsed");
}

#[test]
fn what_is_told_of_an_earlier_call_neither_claims_nor_ends_the_one_that_rings() {
    let house = House::with_incident("db-1");
    house.run(&["call", "chloe"]).done();
    for outcome in [&["no_answer"][..], &[]] {
        let earlier = [&["call", "chloe", "--secondary", "--at", "10m ago"], outcome].concat();
        assert!(!house.run_as("bram", &earlier).done().contains("already"), "{outcome:?}");
        let chloe = house.responder("chloe");
        assert_eq!((&chloe["dialling"]["by"], &chloe["call"]), (&"ana".into(), &"primary: no outcome logged".into()));
    }
}

#[test]
fn where_two_machines_did_not_see_each_other_both_dial_and_the_board_says_so() {
    let both = [(1, "ana", 10, None), (2, "bram", 20, None)];
    assert_eq!(dialling(&both, 30), "bram and ANA are both dialling");
    assert_eq!(dialling(&both, 10 + LAPSES), "bram is dialling");
    assert_eq!(dialling(&both, 20 + LAPSES), "");
    let answered = [both[0], both[1], (1, "ana", 40, Some(CallOutcome::NoAnswer))];
    assert_eq!(dialling(&answered, 50), "", "an outcome ends it");
}

#[test]
fn everybody_sees_who_is_dialling_whom_and_for_how_long() {
    let mut screen = Screen::declared();
    screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
    rings(&mut screen, "bram", "chloe");
    screen.after(50);
    let board = screen.drawn(200, 50);
    assert!(board.contains("Bram is dialling, 2m left"), "{board}");
    assert!(screen.shows("Chloe called in     Bram dials"), "{}", screen.drawn(80, 24));
    assert!(!board.contains("LATE"), "it is no alarm: {board}");
    screen.press("p");
    let people = screen.drawn(120, 40);
    assert!(people.contains("Chloe  called in         Bram is dialling, 2:10 left"), "{people}");
    screen.press("c");
    assert!(screen.shows("Bram is dialling, 2m left"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(screen.shows("Chloe was not dialled") && screen.shows("Bram is already dialling"), "{}", screen.drawn(80, 24));
    assert_eq!(screen.asked.len(), 1);
    screen.press("<Tab>busy<Enter><Enter>");
    assert!(!screen.shows("is dialling"), "{}", screen.drawn(80, 24));
}

/// The last call to somebody, as the log has it.
fn last_call(screen: &Screen, who: &str) -> (Line, Option<CallOutcome>) {
    let people = &screen.model.open.as_ref().unwrap().published.incident.people;
    let call = people.responder(&who.parse().unwrap()).unwrap().call.clone().unwrap();
    (call.line, call.outcome)
}

#[test]
pub fn one_digit_says_that_one_dials_and_what_came_of_it() {
    let mut screen = Screen::declared();
    screen.press("pj").press("0");
    assert_eq!(last_call(&screen, "devos"), (Line::Primary, None));
    assert!(screen.shows("on call: primary · Ana is dialling, 3:00 left"), "{}", screen.drawn(80, 24));
    for (key, outcome, line) in [
        ("3", CallOutcome::NoAnswer, Line::Primary),
        ("4", CallOutcome::Busy, Line::Secondary),
        ("5", CallOutcome::WrongNumber, Line::Primary),
        ("2", CallOutcome::Voicemail, Line::Secondary),
        ("1", CallOutcome::Answered, Line::Secondary),
    ] {
        screen.after(30).press(key);
        assert_eq!(last_call(&screen, "devos"), (line, Some(outcome)), "{key}: {}", screen.said());
        assert!(screen.model.form.is_none(), "no form is in the way");
    }
    assert!(screen.shows("Devos here"), "{}", screen.drawn(80, 24));
    screen.press("u<Enter>");
    assert_eq!(last_call(&screen, "devos"), (Line::Secondary, Some(CallOutcome::Voicemail)), "one key takes it back");
}

#[test]
fn the_number_to_dial_now_stands_first_and_another_outcome_offers_the_other_one() {
    let mut screen = Screen::declared();
    screen.press("pj");
    let lines = |screen: &Screen| {
        let drawn = screen.drawn(80, 24);
        drawn.lines().map(str::trim).filter(|line| line.contains("+44 20 7946 083")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&screen), ["call  +44 20 7946 0831  primary", "then  +44 20 7946 0832  secondary"]);
    screen.press("3");
    assert_eq!(lines(&screen), ["call  +44 20 7946 0832  secondary", "then  +44 20 7946 0831  primary"]);
}

#[test]
fn a_digit_that_was_pressed_twice_logs_one_call() {
    let mut screen = Screen::declared();
    screen.press("pj").press("3").press("3");
    assert!(screen.said().contains("no answer was logged a moment ago"), "{}", screen.said());
    assert_eq!((last_call(&screen, "devos").0, screen.asked.len()), (Line::Primary, 1));
    screen.after(10).press("3");
    assert_eq!((last_call(&screen, "devos").0, screen.asked.len()), (Line::Secondary, 2));
}

#[test]
fn digits_dial_the_dial_list_too_and_nobody_dials_themselves() {
    let mut screen = Screen::declared();
    screen.press("p<End>").press("0");
    screen.after(20).press("4");
    let dialled = &screen.model.open.as_ref().unwrap().published.incident.people.dialled;
    assert_eq!(dialled.iter().map(|one| (one.outcome, one.times)).collect::<Vec<_>>(), [(Some(CallOutcome::Busy), 1)]);
    screen.press("<Home>").press("1");
    assert!(screen.said().contains("you are this person"), "{}", screen.said());
    assert_eq!(screen.asked.len(), 2);
    screen.press("<Esc>").press("1");
    assert_eq!(screen.asked.len(), 2, "on the board a digit goes to a priority");
}

#[test]
fn whom_somebody_else_dials_no_digit_claims_and_each_outcome_ends() {
    let mut screen = Screen::declared();
    rings(&mut screen, "bram", "chloe");
    screen.press("p").press("0");
    assert!(screen.said().contains("already dialling"), "{}", screen.said());
    screen.press("3");
    assert_eq!(last_call(&screen, "chloe"), (Line::Primary, Some(CallOutcome::NoAnswer)));
}

fn expect(who: &str, minutes: i64, team: &Team) -> Command {
    let expected = team.now.plus_seconds(minutes * 60).utc().fixed_offset();
    let said = Some("is driving".to_owned());
    PeopleCommand::ExpectResponder { who: skilled(who, &[]), line: Line::Primary, outcome: None, said, expected }.into()
}

/// The clocks that run for somebody, each with whether it has run out.
fn clocks(team: &Team, who: &str) -> Vec<(&'static str, bool)> {
    let board = team.board("ana");
    let theirs = board.clocks.iter().filter(|clock| clock.about.is_person(&who.parse().unwrap()));
    theirs.map(|clock| (clock.kind.word(), clock.overdue)).collect()
}

#[test]
fn whoever_says_when_they_come_is_expected_then_and_not_here_before() {
    let mut team = team();
    let coming = expect("chloe", 20, &team);
    team.done("ana", coming);
    assert!(!team.incident.people.responder(&"chloe".parse().unwrap()).unwrap().is_here());
    assert_eq!(clocks(&team, "chloe"), [("expected", false)]);
    team.now = team.now.plus_seconds(19 * 60);
    assert_eq!(clocks(&team, "chloe"), [("expected", true)]);
    let next = team.board("ana").next.iter().map(|next| Language::English.say(&next.in_full())).collect::<Vec<_>>();
    assert!(next.iter().any(|next| next == "call CHLOE: expected by now, and not here"), "{next:?}");
    team.done("bram", call("chloe", None));
    assert_eq!(clocks(&team, "chloe"), [("acknowledge", false)], "another call ends it");
    let coming = expect("chloe", 5, &team);
    team.done("bram", coming);
    assert_eq!(clocks(&team, "chloe"), [("expected", false)]);
    team.done("chloe", PeopleCommand::Acknowledge {});
    assert_eq!(clocks(&team, "chloe"), [("stale_acknowledgement", false)]);
    let again = expect("chloe", 20, &team);
    assert!(!team.may("ana", again), "whoever is here is not expected");
}

#[test]
fn an_acknowledgement_without_a_role_or_a_sign_of_life_goes_stale_after_a_quarter_of_an_hour() {
    let mut team = team();
    team.done("chloe", PeopleCommand::Acknowledge {});
    team.now = team.now.plus_seconds(15 * 60 - 1);
    assert_eq!(clocks(&team, "chloe"), [("stale_acknowledgement", false)]);
    team.done("chloe", LifecycleCommand::TakeNote { text: "on the train".to_owned() });
    team.now = team.now.plus_seconds(15 * 60 - 1);
    assert_eq!(clocks(&team, "chloe"), [("stale_acknowledgement", false)], "a note is a sign of life");
    team.now = team.now.plus_seconds(1);
    assert_eq!(clocks(&team, "chloe"), [("stale_acknowledgement", true)]);
    let board = team.board("ana");
    let clock = board.clocks.iter().find(|clock| clock.about.is_person(&"chloe".parse().unwrap())).unwrap();
    let said = [Language::English.say(&clock.say), Language::English.say(&clock.hint.say)];
    assert_eq!(said[0], "CHLOE is here and has no role, last heard of 15m ago");
    assert_eq!(said[1], "`crisis assign chloe technical` (or `communication`), or `crisis call chloe`");
    team.role("chloe", Role::Technical);
    assert_eq!(clocks(&team, "chloe"), []);
}

#[test]
fn whoever_acknowledged_and_did_nothing_since_is_said_to_have_done_nothing() {
    let mut team = team();
    team.done("chloe", PeopleCommand::Acknowledge {});
    team.now = team.now.plus_seconds(20 * 60);
    let late = team.board("ana").alarms.iter().map(|alarm| Language::English.say(&alarm.say)).collect::<Vec<_>>();
    let stale = "CHLOE acknowledged 20m ago, has no role and has done nothing since: 5m late";
    assert!(late.iter().any(|alarm| alarm == stale), "{late:?}");
}

#[test]
fn a_verb_says_that_somebody_is_on_their_way_and_until_when() {
    let house = House::with_incident("db-1");
    let told = house.run(&["call", "chloe", "answered", "--said", "is driving", "--expected", "20m"]).done();
    assert!(told.starts_with("called Chloe (primary): answered: is driving, expected at "), "{told}");
    let status = house.status();
    let kinds: Vec<&Value> = status["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|clock| clock["about"] == "chloe")
        .map(|clock| &clock["kind"])
        .collect();
    assert_eq!(kinds, ["expected"]);
    let chloe = house.responder("chloe");
    assert_eq!((&chloe["state"], &chloe["said"]), (&"called".into(), &"is driving".into()));
    assert!(chloe["expected"].is_string(), "{chloe}");
    assert!(house.run(&["status"]).done().contains("expected "));
    assert!(house.run(&["status", "--plain"]).done().contains("has not acknowledged, expected "));
    for (args, because) in [
        (&["call", "bram", "voicemail", "--expected", "20m"][..], "only somebody who answered says when they come"),
        (&["call", "bram", "--expected", "2026-01-01 14:00"], "has passed"),
        (&["call", "ana", "--expected", "20m"], "Ana is here already"),
    ] {
        let refused = house.run(args).refused(1);
        assert!(refused.contains(because), "{args:?}: {refused}");
    }
    for args in [
        &["call", "bram", "--expected", "soon"][..],
        &["call", "ams1-hands", "answered", "--expected", "20m"],
        &["call", "bram", "--said", "x"],
    ] {
        house.run(args).refused(2);
    }
    let number = house.entries(&[]).last().unwrap()["number"].to_string();
    house.run(&["correct", &number, "is on a train"]).done();
    assert_eq!(house.responder("chloe")["said"], "is on a train");
}

#[test]
fn the_form_of_a_call_asks_when_they_come_once_they_answered() {
    let mut screen = Screen::declared();
    screen.press("pj").press("c");
    assert!(!screen.shows("here at"), "{}", screen.drawn(80, 24));
    screen.press("<Tab>answ<Enter>");
    assert!(screen.shows("here at") && !screen.shows("they said"), "{}", screen.drawn(80, 24));
    screen.press("20m<S-Tab>is driving<Enter>");
    assert!(screen.asked[0].contains("ExpectResponder") && screen.asked[0].contains("is driving"), "{:?}", screen.asked);
    assert!(screen.shows("Devos expected on call: primary · 14:25, 20m left"), "{}", screen.drawn(80, 24));
    assert!(screen.shows("Expected 14:25, 20m left: is driving"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>");
    assert!(screen.shows("Devos expected 14:25"), "{}", screen.drawn(80, 24));
}

const NEEDS_STORAGE: &str = "[[step]]\nid = \"look\"\ntitle = \"Look\"\npriority = \"integrity\"\nrole = \"technical\"\nskills = [\"storage\"]\n\
    [[step]]\nid = \"later\"\ntitle = \"Later\"\npriority = \"integrity\"\nrole = \"technical\"\nskills = [\"web\"]\nneeds = [\"look\"]\n";

/// Contacts with these skills; of those with a day, through when they are away.
fn book(people: &[(&str, &[&str], Option<&str>)]) -> Contacts {
    let entry = |(id, skills, away): &(&str, &[&str], Option<&str>)| {
        let away = away
            .map(|until| format!("away = [{{ from = 2026-01-01, until = {until}, why = \"holiday\" }}]\n"))
            .unwrap_or_default();
        format!(
            "[[contact]]\nid = \"{id}\"\nname = \"{id}\"\nemail = \"{id}@example.net\"\nprimary_phone = \"+44 20 7946 0801\"\n\
             secondary_phone = \"+44 20 7946 0802\"\nskills = {skills:?}\n{away}"
        )
    };
    let text = format!(
        "{}[[rotation]]\nid = \"first\"\nmembers = [\"finn\"]\nstarts = 2026-01-05T09:00:00\nevery = \"1w\"\ntimezone = \"UTC\"\n\
         [[rotation]]\nid = \"second\"\nmembers = [\"emma\"]\nstarts = 2026-01-05T09:00:00\nevery = \"1w\"\ntimezone = \"UTC\"\n",
        people.iter().map(entry).collect::<String>()
    );
    let parsed = files::contacts::parse(&text, NaiveDate::from_ymd_opt(2026, 11, 18).unwrap());
    assert_eq!(parsed.mistakes.iter().map(|mistake| &mistake.what).collect::<Vec<_>>(), Vec::<&String>::new());
    parsed.value.unwrap()
}

/// Whom to call, each with the number and why.
fn to_call(team: &Team, contacts: &Contacts) -> Vec<String> {
    let courses = Course::all(contacts);
    let on_call = rows::at(&courses, contacts, team.now);
    let ana = "ana".parse().unwrap();
    let book = Book { contacts, on_call: &on_call, zone: Zone::UTC, me: Some(&ana) };
    let said = |one: &Candidate| {
        let why = one.because().map(|why| Language::English.say(&why)).unwrap_or_default();
        format!("{} {}: {why}", one.who, one.line.word())
    };
    candidates(&team.incident, book, team.now).iter().map(said).collect()
}

#[test]
fn on_call_comes_first_then_what_is_needed_now_then_the_others_and_away_last() {
    let mut team = Team::of(runbook(NEEDS_STORAGE), &[skilled("ana", &[])]);
    let contacts = book(&[
        ("ana", &["storage"], None),
        ("bram", &["web"], None),
        ("chloe", &["storage"], Some("2026-12-24")),
        ("devos", &["storage"], None),
        ("emma", &["web"], Some("2026-12-24")),
        ("finn", &[], None),
    ]);
    assert_eq!(
        to_call(&team, &contacts),
        [
            "finn primary: on call: first",
            "emma primary: on call: second, AWAY through 2026-12-24",
            "devos primary: storage: D1",
            "bram primary: ",
            "chloe primary: storage: D1, AWAY through 2026-12-24",
        ]
    );
    team.done("ana", finish("look"));
    assert_eq!(
        to_call(&team, &contacts)[2..4],
        ["bram primary: web: D2", "devos primary: "],
        "what is needed is what can be begun"
    );
    team.done("ana", call("finn", None));
    assert!(!to_call(&team, &contacts).iter().any(|one| one.starts_with("finn")), "whoever is being dialled is not");
    team.done("ana", call("finn", Some(CallOutcome::NoAnswer)));
    assert_eq!(to_call(&team, &contacts)[0], "finn secondary: no answer (primary)");
    let second =
        PeopleCommand::CallResponder { who: skilled("finn", &[]), line: Line::Secondary, outcome: Some(CallOutcome::Busy) };
    team.done("ana", second);
    let all = to_call(&team, &contacts);
    assert_eq!(
        (all[0].as_str(), all[3].as_str()),
        ("emma primary: on call: second, web: D2, AWAY through 2026-12-24", "finn primary: busy (secondary)")
    );
    team.done("ana", call("devos", Some(CallOutcome::Voicemail)));
    assert!(!to_call(&team, &contacts).iter().any(|one| one.starts_with("devos")), "whoever may still answer is waited for");
    team.now = team.now.plus_seconds(5 * 60);
    assert_eq!(to_call(&team, &contacts)[0], "devos secondary: called 5m ago, not acknowledged");
    team.done("devos", PeopleCommand::Acknowledge {});
    assert!(!to_call(&team, &contacts).iter().any(|one| one.starts_with("devos")), "whoever is here is not called");
}

#[test]
fn a_call_that_reached_nobody_says_at_once_whom_to_call_next() {
    let mut team = Team::of(runbook(ONE_STEP), &[skilled("ana", &[]), skilled("bram", &[]), skilled("emma", &[])]);
    let first = |team: &Team, me: &str| {
        team.board(me).next.iter().map(|next| Language::English.say(&next.in_full())).next().unwrap_or_default()
    };
    team.role("bram", Role::Technical).role("emma", Role::Communication);
    team.done("bram", call("chloe", Some(CallOutcome::NoAnswer)));
    let other = "call CHLOE on the second number: no answer (primary)";
    assert_eq!([first(&team, "ana"), first(&team, "bram")], [other, other]);
    assert_ne!(first(&team, "emma"), other, "it is for whoever called and for the commander");
    let second =
        PeopleCommand::CallResponder { who: skilled("chloe", &[]), line: Line::Secondary, outcome: Some(CallOutcome::Busy) };
    team.done("bram", second);
    assert_eq!(first(&team, "bram"), "call somebody in: CHLOE was not reached");
    team.done("bram", call("devos", None));
    assert_ne!(first(&team, "bram"), "call somebody in: CHLOE was not reached", "the next person is being called");
}

#[test]
fn a_verb_says_whom_to_call_next_with_both_numbers_and_logs_nothing() {
    let house = House::with_incident("db-1");
    let contact = |id: &str, name: &str, number: &str| {
        format!(
            "[[contact]]\nid = \"{id}\"\nname = \"{name}\"\nemail = \"{id}@example.net\"\nprimary_phone = \"+44 20 7946 {number}1\"\n\
             secondary_phone = \"+44 20 7946 {number}2\"\nlanguages = [\"nl\"]\ntimezone = \"UTC\"\n"
        )
    };
    let rotation =
        "[[rotation]]\nid = \"first\"\nmembers = [\"devos\"]\nstarts = 2026-01-05T09:00:00\nevery = \"1w\"\ntimezone = \"UTC\"\n";
    let people = [contact("ana", "Ana", "080"), contact("finn", "Finn", "085"), contact("devos", "Koen Devos", "083")].concat();
    house.write("contacts.toml", format!("{people}{rotation}"));
    let before = house.entries(&[]).len();
    let told = house.run(&["call"]).done();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines[..3],
        ["Koen Devos (devos): on call: first", "  call  +44 20 7946 0831  primary", "  then  +44 20 7946 0832  secondary"]
    );
    assert!(lines[3].starts_with("  devos@example.net · ") && lines[3].ends_with("UTC there (UTC) · nl"), "{told}");
    assert_eq!(lines[4..], ["`crisis call devos --primary` says that you dial, and shows the number", "then: Finn (finn)"]);
    let printed = house.run(&["call", "--json"]).json();
    let next = &printed["next"];
    assert_eq!((&next["id"], &next["line"], &next["because"]), (&"devos".into(), &"primary".into(), &"on call: first".into()));
    assert_eq!((&next["primary_phone"]["e164"], &printed["then"][0]["id"]), (&"+442079460831".into(), &"finn".into()));
    let keys: Vec<&String> = next.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["away_until", "because", "email", "id", "line", "name", "primary_phone", "secondary_phone"]);
    assert_eq!(house.entries(&[]).len(), before);
    house.run(&["call", "devos", "no_answer"]).done();
    let told = house.run(&["call"]).done();
    assert!(told.starts_with("Koen Devos (devos): no answer (primary)\n  call  +44 20 7946 0832  secondary"), "{told}");
    house.run(&["call", "devos", "answered"]).done();
    house.run(&["call", "finn", "answered"]).done();
    assert!(house.run(&["call"]).done().starts_with("there is nobody to call now"));
    house.run(&["call", "--secondary"]).refused(2);
    house.run(&["call", "--at", "10m ago"]).refused(2);
}

#[test]
fn the_people_screen_lists_whom_to_call_in_that_order_and_names_the_next() {
    let mut screen = Screen::declared();
    screen.press("p");
    assert!(screen.shows("Call next: Devos, primary number: on call: primary"), "{}", screen.drawn(80, 24));
    let drawn = screen.drawn(80, 24);
    let place = |name: &str| drawn.find(&format!("{name}  ")).unwrap_or_else(|| panic!("{name}: {drawn}"));
    assert!(place("Ana ") < place("Devos") && place("Devos") < place("Bram "), "{drawn}");
    screen.press("j").press("3");
    assert!(screen.shows("Call next: Devos, secondary number: no answer (primary)"), "{}", screen.drawn(80, 24));
    screen.after(20).press("4");
    assert!(!screen.shows("Call next: Devos"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>.");
    assert!(screen.model.form.is_some() && !screen.shows("Dial +44 20 7946 083"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_wrong_number_is_left_to_be_put_right_and_is_never_told_itself() {
    let house = House::with_incident("db-1");
    assert!(!house.run(&["brief"]).done().contains("Contacts to put right"));
    assert_eq!(house.status()["wrong_numbers"], Value::Null);
    for args in [
        &["call", "chloe", "wrong_number"][..],
        &["call", "chloe", "--primary", "wrong_number"],
        &["call", "ams1-hands", "wrong_number"],
    ] {
        house.run(args).done();
    }
    let brief = house.run(&["brief"]).done();
    assert!(brief.contains("Contacts to put right") && brief.contains("Chloe Laurent: the primary number is wrong"), "{brief}");
    let report = house.run(&["export", "-f", "markdown"]).done();
    let section = report.split("\n## ").find(|section| section.starts_with("Contacts to put right")).unwrap();
    assert!(
        section.contains("| Chloe Laurent | primary | Ana de Vries |") && section.contains("| AMS1 remote hands | dial list |"),
        "{section}"
    );
    assert!(!brief.contains("7946") && !report.contains("7946"), "the number stays in the contacts");
    let wrong = house.status()["wrong_numbers"].as_array().unwrap().clone();
    assert_eq!(
        (wrong.len(), &wrong[0]["who"], &wrong[0]["line"], &wrong[1]["line"]),
        (2, &"chloe".into(), &"primary".into(), &Value::Null)
    );
    let number = house.entries(&[]).iter().find(|line| line["fact"] == "dialled").unwrap()["number"].to_string();
    house.run(&["strike", &number, "--why", "it was mine that was wrong"]).done();
    house.run(&["call", "chloe", "--primary", "answered"]).done();
    assert_eq!(house.status()["wrong_numbers"], Value::Null, "somebody was reached there");
}

#[test]
fn in_dutch_too() {
    let house = House::with_incident("db-1");
    house.run(&["call", "chloe"]).done();
    house.write("crisis.toml", "language = \"nl\"\n");
    let refused = house.run_as("bram", &["call", "chloe"]).stderr;
    assert!(refused.contains("Chloe is niet gebeld") && refused.contains("Ana belt al, nog 2m"), "{refused}");
    assert!(house.run(&["status"]).done().contains("Ana belt nu"));
}
