use std::sync::mpsc::channel;

use crisis::app::desk::{Answer, Desk, Request};
use crisis::app::open::LogFolder;
use crisis::domain::advice::Asking;
use crisis::domain::alert::{Alert, AlertState};
use crisis::domain::ask::asked::Heard;
use crisis::domain::ask::table::InboxCommand;
use crisis::domain::entry_ref::EntryRef;
use crisis::domain::id::{ComponentId, PersonId};
use crisis::domain::inbox::facts::{AlertReceived, InboxFact, ReportHeard, ReportReproduced, ReportsJoined};
use crisis::domain::inbox::receive::receive;
use crisis::domain::inbox::recorded::{MOST_TAKEN, recorded};
use crisis::domain::inbox::state::Inbox;
use crisis::domain::inbox::stream::Month;
use crisis::domain::inbox::trigger::{Rule, met};
use crisis::domain::record::{Deed, Person};
use crisis::domain::runbook::Trigger;
use crisis::domain::stamp::{Moment, Origin};
use proptest::prelude::*;
use serde_json::Value;

use crate::house::{House, PATIENCE};
use crate::laws::alert_of;
use crate::screen::Screen;

const START: i64 = 1_795_000_000_000;

fn entry(number: u64) -> EntryRef {
    EntryRef { origin: Origin(1), number }
}

fn minute(minute: i64) -> Moment {
    Moment::from_millis(START + minute * 60_000)
}

fn deed(number: u64) -> Deed {
    let at = minute(i64::try_from(number).unwrap());
    Deed { by: "ana".parse().unwrap(), at, why: None, entry: entry(number), typed_by: None }
}

/// What some facts add up to, one entry each.
fn inbox(facts: &[InboxFact]) -> Inbox {
    let mut inbox = Inbox::default();
    (1..).zip(facts).for_each(|(number, fact)| inbox.take(fact, &deed(number)));
    inbox
}

fn heard(who: &str, component: Option<&str>, reproduced: bool) -> InboxFact {
    ReportHeard {
        who: who.to_owned(),
        what: "it is slow".to_owned(),
        component: component.map(ComponentId::from_log),
        since: Some(minute(-10).utc().fixed_offset()),
        reproduced_by: reproduced.then(|| PersonId::from_log("ana")),
        callback: None,
    }
    .into()
}

fn alert(key: &str, state: AlertState, started: Option<i64>, ended: Option<i64>) -> Alert {
    let at = |minutes: Option<i64>| minutes.map(|minutes| minute(minutes).utc().fixed_offset());
    Alert { started_at: at(started), ended_at: at(ended), ..alert_of(key, state) }
}

fn received(alert: Alert) -> InboxFact {
    AlertReceived { alert }.into()
}

fn rule(facts: &[InboxFact]) -> Option<Rule> {
    met(&[&inbox(facts)]).map(|met| met.rule)
}

#[test]
fn two_people_and_one_who_saw_it_are_enough_and_fewer_are_not() {
    let (shop, mail) = (Some("shop"), Some("mail"));
    assert_eq!(rule(&[heard("a", shop, true)]), None, "one person");
    assert_eq!(rule(&[heard("a", shop, false), heard("b", shop, false)]), None, "nobody saw it");
    assert_eq!(rule(&[heard("a", shop, true), heard("b", mail, true)]), None, "two things");
    assert_eq!(rule(&[heard("Jansen", shop, true), heard("jansen ", shop, false)]), None, "the same person twice");
    assert_eq!(rule(&[heard("a", shop, false), heard("b", shop, true)]), Some(Rule::Component));
    let reproduced = ReportReproduced { report: entry(1) }.into();
    assert_eq!(rule(&[heard("a", shop, false), heard("b", shop, false), reproduced]), Some(Rule::Component));
    let join = ReportsJoined { report: entry(2), with: entry(1) }.into();
    assert_eq!(rule(&[heard("a", None, true), heard("b", None, false)]), None, "of no known thing");
    assert_eq!(rule(&[heard("a", None, true), heard("b", None, false), join]), Some(Rule::Joined));
    let trigger = |state| received(Alert { trigger: true, ..alert("f1", state, None, None) });
    assert_eq!(rule(&[trigger(AlertState::Firing)]), Some(Rule::Alert));
    assert_eq!(rule(&[trigger(AlertState::Firing), trigger(AlertState::Resolved)]), None, "it is resolved");
    assert_eq!(rule(&[received(alert("f1", AlertState::Firing, None, None))]), None, "the settings do not call it one");
}

#[test]
fn an_alert_is_one_however_often_it_comes_and_an_end_that_was_overtaken_is_none() {
    use AlertState::{Firing, Resolved};
    let state = |alerts: &[Alert]| {
        let inbox = inbox(&alerts.iter().cloned().map(received).collect::<Vec<_>>());
        let alerts: Vec<_> = inbox.alerts().map(|alert| (alert.alert.state, alert.times)).collect();
        assert_eq!(alerts.len(), 1);
        alerts[0]
    };
    let fires = |started| alert("f1", Firing, Some(started), None);
    let ends = |started, ended| alert("f1", Resolved, Some(started), Some(ended));
    assert_eq!(state(&[fires(0), fires(0), fires(0)]), (Firing, 1));
    assert_eq!(state(&[fires(0), ends(0, 5), fires(0)]), (Resolved, 1), "a repetition that was on its way");
    assert_eq!(state(&[ends(0, 5), fires(0)]), (Resolved, 0), "the end came first");
    assert_eq!(state(&[fires(0), fires(8), ends(0, 5)]), (Firing, 2), "the end of what fired before");
    assert_eq!(state(&[fires(0), ends(0, 5), fires(8)]), (Firing, 2));
    // Without times the order of the log counts.
    let untimed = |state| alert("f1", state, None, None);
    assert_eq!(state(&[untimed(Firing), untimed(Resolved), untimed(Firing)]), (Firing, 2));
    assert_eq!(state(&[untimed(Resolved)]), (Resolved, 0), "an end of nothing opens nothing");
}

#[test]
fn what_is_known_already_is_not_written_again() {
    let fires = || alert("f1", AlertState::Firing, Some(0), None);
    let batch = vec![fires(), fires(), alert("f2", AlertState::Firing, None, None)];
    let first = receive(&Inbox::default(), batch.clone(), minute(1));
    assert_eq!((first.facts.len(), first.known), (2, 1));
    let again = receive(&inbox(&first.facts), batch, minute(240));
    assert_eq!((again.facts.len(), again.known), (0, 3));
}

#[test]
fn what_is_taken_along_says_sources_reporter_and_beginning_and_assumes_none() {
    let nothing = recorded(&[&Inbox::default()]);
    assert_eq!((nothing.sources.len(), nothing.reporter, nothing.began_at), (0, None, None));
    let reports = recorded(&[&inbox(&[heard("a", Some("shop"), true)])]);
    assert_eq!(reports.sources, [Trigger::Reports]);
    assert_eq!(reports.reporter.as_deref(), Some("a"));
    assert_eq!(reports.began_at, Some(minute(-10).utc().fixed_offset()));
    let both = recorded(&[&inbox(&[heard("a", None, false), received(alert("f1", AlertState::Firing, Some(-30), None))])]);
    assert_eq!(both.sources, [Trigger::Monitoring, Trigger::Reports]);
    assert_eq!(both.began_at, Some(minute(-30).utc().fixed_offset()), "the earlier of the two");
    let over = recorded(&[&inbox(&[received(alert("f1", AlertState::Resolved, Some(-30), None))])]);
    assert!(over.carried.is_empty(), "what is resolved is not taken along");
    let flood = (0..600).map(|number| received(alert(&format!("k{number}"), AlertState::Firing, Some(number), None)));
    let oldest = received(Alert { trigger: true, ..alert("f1", AlertState::Firing, Some(-30), None) });
    let many = recorded(&[&inbox(&std::iter::once(oldest).chain(flood).collect::<Vec<_>>())]);
    let triggers = many.carried.iter().filter(|one| matches!(&one.fact, InboxFact::AlertReceived(one) if one.alert.trigger));
    assert_eq!((many.carried.len(), triggers.count()), (MOST_TAKEN, 1), "what it was declared on is never left behind");
}

proptest! {
    /// However alerts come, one that was received is news once and no second time.
    #[test]
    fn a_batch_that_comes_twice_adds_nothing_the_second_time(
        drawn in prop::collection::vec((0_usize..3, any::<bool>(), prop::option::of(0_i64..4)), 0..12),
    ) {
        let alerts: Vec<Alert> = drawn.iter().map(|(key, fires, minutes)| {
            let state = if *fires { AlertState::Firing } else { AlertState::Resolved };
            alert(&format!("f{key}"), state, Some(minutes.unwrap_or(0)), minutes.filter(|_| !fires).map(|at| at + 1))
        }).collect();
        let first = receive(&Inbox::default(), alerts.clone(), minute(10));
        prop_assert_eq!(first.facts.len() + first.known, alerts.len());
        let held = inbox(&first.facts);
        let last: Vec<Alert> = held.alerts().map(|alert| alert.alert.clone()).collect();
        prop_assert_eq!(receive(&held, last, minute(20)).facts, Vec::<InboxFact>::new());
    }
}

/// The numbers of the reports in the inbox, the newest first.
fn numbers(inbox: &Value) -> Vec<String> {
    inbox["reports"].as_array().unwrap().iter().map(|report| report["number"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn reports_before_an_incident_lie_in_the_inbox_and_the_incident_takes_them_along() {
    let house = House::new();
    let one = house.run(&["heard", "Bakkerij Jansen", "cannot order", "--component", "web", "--since", "30m ago"]);
    assert!(one.stderr.contains("crisis reproduced"), "{one:?}");
    house.run(&["heard", "a colleague", "the shop is slow", "--component", "web"]).done();
    let before = house.run(&["--json", "inbox"]).json();
    assert_eq!(before["trigger"], Value::Null);
    let newest = numbers(&before)[0].clone();
    let enough = house.run(&["reproduced", &newest]);
    assert!(enough.stderr.contains("crisis declare technical-crisis"), "{enough:?}");
    let inbox = house.run(&["--json", "inbox"]).json();
    assert_eq!(inbox["trigger"]["rule"], "component");
    assert_eq!((&inbox["reports"][0]["reproduced"], &inbox["reports"][0]["by"]), (&Value::from(true), &Value::from("ana")));

    // It is nobody's incident: no verb takes it for one.
    house.run(&["status"]).refused(1);
    assert_eq!(house.run(&["verify"]).done().lines().count(), 1, "and it is verified");

    let declared = house.run(&["declare", "technical-crisis", "--component", "web"]);
    assert!(declared.stderr.contains("2 reports"), "{declared:?}");
    let log = house.run(&["log"]).done();
    assert!(log.contains("triggered by reports") && log.contains("reported by Bakkerij Jansen"), "{log}");
    assert!(log.contains("report from a colleague: the shop is slow; about web; reproduced by"), "{log}");
    assert!(log.contains("began"), "{log}");
    let status = house.run(&["--json", "status"]).json();
    assert_eq!((&status["inbox"]["reports"], &status["inbox"]["alerts"]), (&Value::from(2), &Value::from(0)));
    assert!(numbers(&house.run(&["--json", "inbox"]).json()).is_empty(), "nobody waits for them twice");
    assert_eq!(house.run(&["verify"]).done().lines().count(), 2);
}

#[test]
fn a_declaration_without_anything_assumes_no_trigger_and_it_can_be_said_later() {
    let house = House::with_incident("web");
    assert!(!house.run(&["log"]).done().contains("triggered by"));
    let report = house.run(&["export", "--format", "markdown"]).done();
    assert!(!report.to_lowercase().contains("triggered by"), "{report}");
    house.run(&["scope", "--source", "monitoring"]).done();
    assert!(house.run(&["log"]).done().contains("triggered by monitoring"));
    assert!(house.run(&["export", "--format", "markdown"]).done().contains("triggered by monitoring"));
    let other = House::new();
    let declared = other.run(&["declare", "technical-crisis"]);
    assert!(declared.stderr.contains("crisis scope --source monitoring"), "{declared:?}");
}

#[test]
fn with_an_incident_open_reports_are_its_own_and_a_drill_takes_nothing_along() {
    let house = House::new();
    house.run(&["heard", "Jansen", "slow"]).done();
    house.run(&["declare", "technical-crisis", "--component", "web", "--drill"]).done();
    assert_eq!(numbers(&house.run(&["--json", "inbox"]).json()).len(), 1, "what came in is no part of the exercise");
    house.run(&["heard", "de Vries", "down", "--component", "web", "--reproduced"]).done();
    let status = house.run(&["--json", "status"]).json();
    assert_eq!(status["inbox"]["reports"], 1);
    for args in [&["status"][..], &["--plain", "status"]] {
        assert!(house.run(args).done().contains("de Vries, web: down (reproduced)"), "{args:?}");
    }
    house.run(&["dismiss", &numbers(&house.run(&["--json", "inbox"]).json())[0], "--why", "their line"]).done();
    assert!(numbers(&house.run(&["--json", "inbox"]).json()).is_empty(), "named by its month it is that of the inbox");
    assert_eq!(house.run(&["--json", "status"]).json()["inbox"]["reports"], 1);
}

#[test]
fn what_cannot_be_done_to_a_report_is_refused_with_what_to_do() {
    let house = House::new();
    house.run(&["heard", "Jansen", "slow"]).done();
    let number = numbers(&house.run(&["--json", "inbox"]).json())[0].clone();
    house.run(&["dismiss", &number, "--why", "their line"]).done();
    let refused = house.run(&["reproduced", &number]).refused(1);
    assert!(refused.contains("dismissed by") && refused.contains("crisis inbox"), "{refused}");
    let month = number.split_once('-').unwrap().0;
    house.run(&["reproduced", &format!("{month}-9")]).refused(1);
    house.run(&["reproduced", &format!("{month}-x")]).refused(1);
    house.run(&["heard", "Jansen", " "]).refused(1);
    house.run(&["heard", "Jansen", "slow", "--since", "2099-01-01 12:00"]).refused(1);
}

#[test]
fn a_promised_call_is_a_clock_until_they_were_called_back() {
    let house = House::with_incident("web");
    house.run(&["heard", "Jansen", "slow", "--callback", "1m ago"]).done();
    let clocks = |house: &House| {
        let status = house.run(&["--json", "status"]).json();
        let clocks = status["clocks"].as_array().unwrap().iter();
        clocks.filter(|clock| clock["kind"] == "callback").map(|clock| clock["overdue"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(clocks(&house), [Value::from(true)]);
    house.run(&["heard", "jansen", "they know it is being worked on"]).done();
    assert!(clocks(&house).is_empty());
}

/// A screen at home, to which two people reported one thing.
fn reported() -> Screen {
    let mut screen = Screen::of("ana");
    screen.press("M").press("Jansen<Tab>cannot order<Tab>web<Tab>13:40<Enter>");
    assert!(screen.said().contains("report from Jansen: cannot order; about web"), "{}", screen.said());
    screen.press("M").press("de Vries<Tab>the shop is slow<Tab>web<Tab><Tab><Right><Enter>");
    screen
}

#[test]
fn home_shows_what_came_in_says_by_which_rule_it_is_enough_and_fills_in_the_declaration() {
    let mut screen = reported();
    for words in ["Came in", "11-1 Jansen, web: cannot order", "Enough to declare an incident: 2 people report web"] {
        assert!(screen.shows(words), "{words}: {}", screen.drawn(80, 24));
    }
    screen.press("<Enter>");
    for words in ["Enough to declare", "2 reports", "2026-11-21 13:40"] {
        assert!(screen.shows(words), "{words}: {}", screen.drawn(80, 24));
    }
    screen.press("<Enter>");
    let incident = &screen.model.open.as_ref().unwrap().published.incident;
    let fact = &incident.lifecycle.declared.as_ref().unwrap().fact;
    assert_eq!((fact.sources.as_slice(), fact.reporter.as_deref()), (&[Trigger::Reports][..], Some("Jansen")));
    assert!(fact.began_at.is_some() && incident.inbox.reports.len() == 2);
    screen.press("I");
    assert!(!screen.shows("Came in"), "the incident has them: {}", screen.drawn(80, 24));
}

#[test]
fn what_becomes_of_a_report_is_said_at_home_too() {
    let mut screen = Screen::of("ana");
    screen.press("M").press("Jansen<Tab>slow<Enter>").press("M").press("de Vries<Tab>slow<Enter>");
    assert!(!screen.shows("Enough to declare"), "{}", screen.drawn(80, 24));
    screen.press(":reproduced<Enter>").press("1<Enter><Enter>");
    assert!(screen.said().contains("reproduced report 1"), "{}", screen.said());
    screen.press(":join<Enter>").press("1<Enter>2<Enter><Enter>");
    assert!(screen.shows("Enough to declare an incident: 2 people report one thing"), "{}", screen.drawn(80, 24));
    screen.press(":dismiss<Enter>").press("2<Enter>their own line<Enter>");
    assert!(!screen.shows("Enough to declare") && !screen.shows("11-2 de Vries"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_board_says_what_came_in_since_and_about_which_component() {
    let mut screen = reported();
    screen.press("<Enter><Enter>");
    assert!(!screen.shows("came in"), "what it was declared on is in the timeline: {}", screen.drawn(80, 24));
    screen.now = screen.now.plus_seconds(60);
    screen.press("M").press("Peeters<Tab>web is down<Tab>web<Tab><Enter>");
    assert!(screen.shows("came in 14:06: Peeters, web:"), "{}", screen.drawn(80, 24));
    screen.press("*");
    assert!(screen.drawn(120, 60).contains("Came in"), "{}", screen.drawn(120, 60));
    assert!(screen.drawn(120, 60).matches("Peeters, web: web is down").count() >= 2, "{}", screen.drawn(120, 60));
    screen.press("<Esc>l").press("f<Tab><Tab>reports<Enter><Enter>");
    assert!(screen.shows("Peeters") && !screen.shows("declared"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_desk_without_an_incident_writes_into_the_inbox_and_says_what_came_in() {
    let house = House::new();
    let (send, answers) = channel();
    let desk = Desk::open(LogFolder(house.log_folder()), move |answer| send.send(answer).is_ok());
    let report =
        Heard { who: "Jansen".into(), what: "slow".into(), component: None, since: None, callback: None, reproduced: false };
    let by = Person::stranger(&"ana".parse().unwrap());
    let asking = Asking { by, now: minute(0), at: None, clock: None, typed_by: None, read: None };
    desk.ask(Request::Hear(Month::of(minute(0)), Box::new((vec![InboxCommand::HearReport { report }.into()], asking))));
    let mut came = 0;
    loop {
        match answers.recv_timeout(PATIENCE).unwrap() {
            Answer::Came(inbox) => came = inbox.reports().count(),
            Answer::Done(receipt) => break assert_eq!(receipt.written.len(), 1),
            Answer::Failed(failure) => panic!("{failure:?}"),
            _ => {}
        }
    }
    assert_eq!(came, 1);
    desk.ask(Request::Stop);
}
