//! Forms and the foot, as somebody meets them who types without looking.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use crisis::domain::ask::table::{ASKS, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::field::{FieldName, Special};
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::speech::Language;
use crisis::domain::verb::Verb;
use crisis::domain::vocabulary::{CallOutcome, Line, Service};
use crisis::tui::form::{About, Form, Value, make};
use crisis::tui::model::{Given, Reply};
use crisis::tui::spot::Spot;

use crate::course::comes;
use crate::screen::{Screen, given, person};

fn form(screen: &Screen) -> &Form {
    screen.model.form.as_ref().unwrap()
}

fn filled(screen: &Screen, name: FieldName) -> Option<String> {
    form(screen).filled(name)
}

/// The name of the field that the cursor is in.
fn here(screen: &Screen) -> FieldName {
    form(screen).here().unwrap().name
}

fn called(screen: &mut Screen, who: &str) {
    let answered = PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: Some(CallOutcome::Answered) };
    screen.meanwhile("ana", &answered.into());
}

fn finishes(step: &str) -> StepsCommand {
    let (step, evidence) = (step.parse().unwrap(), Some(Evidence::Text("seen".to_owned())));
    StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None }
}

fn serves(component: &str, service: Service) -> DataCommand {
    DataCommand::SetService { component: component.parse().unwrap(), service, percent: None, why: None }
}

// ---- When ----

/// Corrections and strikes count from now on, and clocks are settled as they are.
const NOW_ONLY: [Verb; 4] = [Verb::Correct, Verb::Strike, Verb::Clock, Verb::Page];

#[test]
fn every_form_of_what_happened_asks_when() {
    let mut screen = Screen::declared();
    called(&mut screen, "bram");
    let step = screen.model.open.as_ref().unwrap().steps().next().unwrap().reference.clone();
    let about =
        [About::Nothing, About::Step(step), About::Component("db-1".parse().unwrap()), About::Person("bram".parse().unwrap())];
    let known = screen.model.known().unwrap();
    let mut seen = BTreeSet::new();
    for (row, about) in ASKS.iter().flat_map(|row| about.iter().map(move |about| (row, about))) {
        let Some(form) = make::form(known, row.verb, about).filter(Form::wants_a_look) else { continue };
        let asks = form.fields.iter().any(|field| field.name == FieldName::Special(Special::At));
        assert_eq!(asks, !NOW_ONLY.contains(&row.verb), "{:?} {about:?}", row.verb);
        seen.insert(row.verb);
    }
    let never = |row: &&crisis::domain::ask::Row| !seen.contains(&row.verb);
    let at_once: Vec<Verb> = ASKS.iter().filter(never).map(|row| row.verb).collect();
    assert!(at_once.iter().all(|verb| [Verb::Start, Verb::Confirm, Verb::Ack, Verb::Accept].contains(verb)), "{at_once:?}");
}

#[test]
fn somebody_is_released_as_of_an_earlier_hour() {
    let mut screen = Screen::declared();
    called(&mut screen, "bram");
    screen.press("<Tab><Tab>").model.stand(&Spot::Person("bram".parse().unwrap()));
    screen.press("z13:50<Enter>");
    let row = screen.model.open.as_ref().unwrap().published.rows().last().unwrap();
    assert_eq!(row.at.seconds_since(row.recorded_at), -15 * 60, "{}", screen.said());
}

// ---- What follows a name ----

#[test]
fn what_is_typed_behind_a_name_is_the_next_fields() {
    let with = || {
        let mut screen = Screen::declared();
        comes(&mut screen, "bram", Role::Technical);
        comes(&mut screen, "emma", Role::Communication);
        screen.on("D1");
        screen
    };
    for keys in
        ["bram13:50", "bram 13:50", "bram bakker 13:50", "Bakker 13:50", "<Down>13:50", "bram<Enter>13:50", "br<Tab>13:50"]
    {
        let mut screen = with();
        screen.press("w").press(keys);
        let when = filled(&screen, FieldName::Special(Special::At));
        assert_eq!(when.as_deref(), Some("13:50"), "{keys}\n{}", screen.drawn(80, 24));
        assert_eq!(filled(&screen, FieldName::Who).as_deref(), Some("bram"), "{keys}");
    }
    let mut screen = with();
    screen.press("abramcomm<Enter>");
    let chosen = [FieldName::Who, FieldName::Role].map(|name| filled(&screen, name).unwrap());
    assert_eq!(chosen, ["bram", "communication"], "{}", screen.drawn(80, 24));
    // A part of a name, or one that two people have, chooses nobody by itself.
    let mut screen = with();
    screen.press("abra13:50");
    assert_eq!((here(&screen), form(&screen).ahead.typed.as_str()), (FieldName::Who, "bra13:50"));
}

/// A verdict is never chosen by the words of somebody who looks at something else.
#[test]
fn only_people_are_chosen_by_what_follows_their_name() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vlost connection");
    assert_eq!((here(&screen), filled(&screen, FieldName::Verdict)), (FieldName::Verdict, None));
    screen.press("<Esc><Down>x");
    assert_eq!(here(&screen), FieldName::Verdict);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_letter_behind_a_name_is_one_of_the_name_or_of_the_next_field(
        name in select(vec!["bram", "Bram", "bakker", "bram bakker", "emma", "peeters", "ana", "de vries", "zzz", "br"]),
        behind in "[a-z0-9][a-z0-9: ]{0,8}",
        blank in any::<bool>(),
    ) {
        let mut screen = Screen::declared();
        comes(&mut screen, "bram", Role::Technical);
        comes(&mut screen, "emma", Role::Communication);
        let typed = format!("{name}{}{behind}", if blank { " " } else { "" });
        screen.on("D1").press("w").press(&typed);
        let when = form(&screen).fields.iter().find(|field| field.name == FieldName::Special(Special::At)).unwrap();
        let Value::Line(area) = &when.value else { panic!("{when:?}") };
        let next = area.lines().join("\n");
        if here(&screen) == FieldName::Who {
            prop_assert_eq!((form(&screen).ahead.typed.clone(), next), (typed, String::new()));
        } else {
            let who = filled(&screen, FieldName::Who).unwrap();
            let of_the_name = typed.strip_suffix(&next).unwrap().trim().to_lowercase();
            let names = [("ana", "ana de vries"), ("bram", "bram bakker"), ("emma", "emma peeters")];
            let (_, whole) = names.into_iter().find(|(id, _)| *id == who).unwrap();
            prop_assert!(format!("{whole} {who}").contains(&of_the_name), "{} {} {}", typed, who, next);
            prop_assert!(!next.is_empty());
        }
    }
}

// ---- Drafts ----

#[test]
fn the_draft_of_a_role_opens_with_whom_it_is_for() {
    let mut screen = Screen::declared();
    called(&mut screen, "bram");
    called(&mut screen, "emma");
    screen.press("abram<Enter><Esc>a");
    assert_eq!((here(&screen), filled(&screen, FieldName::Who).as_deref()), (FieldName::Who, Some("bram")));
    assert!(screen.said().contains("your earlier draft") && screen.shows("Ctrl-G discards"), "{}", screen.drawn(80, 24));
    screen.press("ana<Enter>");
    assert_eq!(filled(&screen, FieldName::Who).as_deref(), Some("ana"));
}

#[test]
pub fn control_g_throws_a_draft_away() {
    let mut screen = Screen::declared();
    screen.press("n");
    assert!(!screen.shows("discards"), "there is nothing to discard\n{}", screen.drawn(80, 24));
    screen.press("half a thought<Esc>");
    assert!(screen.said().contains("draft kept"));
    screen.press("j");
    assert!(screen.shows("one draft is not saved yet: Note"), "{}", screen.drawn(80, 24));
    screen.press("n<c-g>");
    assert!(screen.model.form.is_none() && screen.model.drafts.is_empty());
    assert_eq!(screen.said(), "draft discarded");
    screen.press("n");
    assert!(!form(&screen).is_touched() && !screen.shows("half a thought"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_draft_without_words_goes_with_its_step() {
    let mut screen = Screen::declared();
    let first = screen.model.open.as_ref().unwrap().board.steps().next().unwrap().reference.to_string();
    called(&mut screen, "bram");
    called(&mut screen, "chloe");
    screen.on("D1").press("w<Right><Esc>");
    assert_eq!(screen.model.drafts.len(), 1, "{}", screen.drawn(80, 24));
    screen.meanwhile("bram", &finishes(&first).into());
    assert_eq!(screen.model.drafts.len(), 0, "{}", screen.drawn(80, 24));
    screen.on("D2").press(" half a thought<Esc>");
    let second = screen.model.open.as_ref().unwrap().board.steps().nth(1).unwrap().reference.to_string();
    screen.meanwhile("bram", &finishes(&second).into());
    assert_eq!(screen.model.drafts.len(), 1, "words are kept");
}

#[test]
fn a_draft_is_offered_in_its_own_incident_alone() {
    let mut screen = Screen::declared();
    screen.press("nfor the first one<Esc>I<Down><Enter>Another<Enter>");
    assert!(screen.model.open.as_ref().unwrap().board.title.contains("Another"), "{}", screen.drawn(80, 24));
    screen.press("j");
    assert!(!screen.shows("not saved yet"), "{}", screen.drawn(80, 24));
    screen.press("n");
    assert!(!screen.shows("for the first one"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>q");
    assert!(!screen.left && screen.said().contains("leaving discards"), "{}", screen.said());
}

#[test]
fn what_was_typed_for_an_incident_that_is_closed_by_now_is_offered_as_a_note() {
    let mut screen = Screen::declared();
    screen.on("D2").press(" frozen in the panel<Esc>");
    let close = LifecycleCommand::CloseIncident { why: Some("handed to the storage team".to_owned()) };
    screen.meanwhile("ana", &close.into()).on("D2").press(" ");
    assert!(screen.said().contains("now a draft note") && screen.shows("frozen in the panel"), "{}", screen.drawn(80, 24));
    assert!(screen.model.drafts.is_empty());
}

// ---- Sentences that go with their reason ----

#[test]
fn a_refusal_goes_when_it_holds_no_more() {
    let mut screen = Screen::following(&two_steps());
    screen.on("D2").press("s");
    assert!(screen.said().contains("D2 \"Do second\" is locked"), "{}", screen.said());
    screen.after(5);
    assert!(screen.said().contains("D2 \"Do second\" is locked"), "what still holds stays");
    screen.meanwhile("bram", &finishes("first").into());
    assert_eq!(screen.said(), "", "{}", screen.drawn(80, 24));
    screen.press("s");
    assert_eq!(screen.state_of("D2"), "started");
}

#[test]
fn the_key_that_takes_back_is_named_only_as_long_as_it_takes_that_back() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ");
    assert!(screen.said().contains("undoes it"), "{}", screen.said());
    screen.after(30).meanwhile("bram", &LifecycleCommand::TakeNote { text: "hello".to_owned() }.into());
    assert!(screen.said().contains("undoes it"));
    let step = screen.model.open.as_ref().unwrap().steps().next().unwrap().reference.clone();
    screen.meanwhile("bram", &StepsCommand::ReopenStep { step, why: "too early".to_owned() }.into());
    assert!(screen.said().contains("D1") && !screen.said().contains("undoes it"), "{}", screen.said());
}

#[test]
fn what_is_waited_for_is_said_until_it_has_come() {
    let runbook = [HEAD, &step("first", "integrity", ""), &step("tell", "communicate", "needs = [\"first\"]")].concat();
    let mut screen = Screen::following(&runbook);
    comes(&mut screen, "bram", Role::Technical);
    comes(&mut screen, "emma", Role::Communication);
    screen.meanwhile("bram", &finishes("first").into()).sits("emma").on("C1").press("s");
    screen.meanwhile("bram", &StepsCommand::ReopenStep { step: "first".parse().unwrap(), why: "not yet".to_owned() }.into());
    screen.press(".");
    assert!(screen.model.form.is_none() && screen.said().contains("D1"), "{}\n{}", screen.said(), screen.drawn(80, 24));
    screen.after(1);
    assert!(screen.said().contains("D1"), "nothing has come");
    screen.meanwhile("bram", &finishes("first").into());
    assert_eq!(screen.said(), "", "{}", screen.drawn(80, 24));
}

#[test]
fn a_form_says_what_is_still_open_now() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>AMS1 power loss<Tab>db-1<Enter>r");
    assert!(screen.shows("the data of db-1 is not confirmed"), "{}", screen.drawn(80, 24));
    screen.press("the mains are back");
    assert!(screen.shows("no verdict yet; db-1 is"), "{}", screen.drawn(80, 24));
    screen.meanwhile("devos", &serves("db-1", Service::Up).into());
    let drawn = screen.drawn(80, 24);
    assert!(screen.shows("the mains are back") && screen.shows("To continue anyway"), "{drawn}");
    assert!(screen.shows("the data of db-1 is not confirmed: no verdict yet."), "{drawn}");
}

// ---- The newest entry stays in view ----

#[test]
fn a_reply_never_hides_the_newest_entry() {
    let mut screen = Screen::declared();
    screen.press("nthe newest of all<Enter>");
    for (length, rows) in [(20, 24), (100, 24), (200, 24), (200, 18), (200, 30)] {
        for keys in ["l", "<Esc>"] {
            screen.press(keys);
            screen.model.reply = Some(Reply::Said("word ".repeat(length / 5)));
            let drawn = screen.drawn(80, rows);
            assert!(drawn.contains("the newest of all") && drawn.contains("word word"), "{length} {rows} {keys}\n{drawn}");
        }
    }
}

// ---- Who does what ----

#[test]
fn what_is_delegated_leaves_the_givers_next_and_is_the_receivers() {
    let mut screen = Screen::following(&two_steps());
    comes(&mut screen, "bram", Role::Technical);
    comes(&mut screen, "emma", Role::Communication);
    let next = |screen: &Screen| {
        screen.model.open.as_ref().unwrap().board.next.iter().map(|next| next.step().map(ToString::to_string)).collect::<Vec<_>>()
    };
    let first = Some("first".to_owned());
    screen.on("D1").press("s");
    assert_eq!(next(&screen).first(), Some(&first), "{}", screen.drawn(80, 24));
    let before = screen.model.open.as_ref().unwrap().board.responders.clone();
    screen.press("wbram<Enter><Enter>");
    assert!(screen.asked.last().unwrap().starts_with("DelegateStep"), "{:?} {}", screen.asked, screen.said());
    assert!(!next(&screen).contains(&first), "{}", screen.drawn(80, 24));
    let after = &screen.model.open.as_ref().unwrap().board.responders;
    let posts = |rows: &[crisis::domain::people::rows::ResponderRow]| {
        rows.iter().map(|row| (row.id.clone(), row.role, row.duty.clone())).collect::<Vec<_>>()
    };
    assert_eq!(posts(&before), posts(after), "roles and duties stay");
    screen.sits("bram");
    assert_eq!(next(&screen).first(), Some(&first), "{}", screen.drawn(80, 24));
    screen.press(".");
    // Whoever begins it again after that is at it.
    screen.sits("ana").on("D1").press("s");
    assert_eq!(next(&screen).first(), Some(&first), "{}", screen.drawn(80, 24));
}

#[test]
fn a_digit_goes_to_what_can_be_worked_on() {
    let mut screen = Screen::following(&locked_first());
    for (keys, code) in [("1", "D2"), ("3", "C1")] {
        screen.press(keys);
        assert_eq!(screen.model.open.as_ref().unwrap().step_here().unwrap().code(), code);
    }
    screen.press("2");
    assert_eq!(
        screen.model.open.as_ref().unwrap().step_here().unwrap().code(),
        "R1",
        "nothing there can be: the first that is locked"
    );
}

#[test]
fn what_lasts_as_long_as_the_incident_never_stands_before_what_comes_next() {
    let mut screen = Screen::following(&lasting());
    comes(&mut screen, "emma", Role::Communication);
    screen.sits("emma").on("C1").press("s");
    let codes = |screen: &Screen| {
        let open = screen.model.open.as_ref().unwrap();
        open.board.next.iter().filter_map(|next| Some(open.board.step(next.step()?)?.code())).collect::<Vec<_>>()
    };
    assert_eq!(codes(&screen), ["C2", "C1"], "{}", screen.drawn(80, 24));
    screen.on("C2").press("s");
    assert_eq!(codes(&screen), ["C2", "C1"], "what ends is ended first");
    screen.on("C2").press(" the words<Enter>");
    assert_eq!(codes(&screen), ["C1"]);
}

// ---- Said plainly ----

#[test]
fn a_service_that_is_set_is_said_to_be_logged_only_once() {
    for (language, words) in [(Language::English, "nothing is switched"), (Language::Dutch, "niets in- of uitgeschakeld")] {
        let mut screen = Screen::with(Given { language, ..given() }, Some(person("ana")));
        screen.press("<Enter>AMS1 power loss<Tab>db-1<Enter>");
        screen.press("<Tab>e").press("down<Enter><Enter>");
        assert!(screen.said().contains(words), "{}", screen.said());
        screen.press("e").press("degr<Enter><Enter>");
        assert!(!screen.said().contains(words), "it is said once: {}", screen.said());
    }
}

#[test]
fn an_hour_of_another_day_never_stands_without_its_day() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ");
    assert!(screen.shows("14:05 Ana"), "{}", screen.drawn(80, 24));
    for (days, hour) in [(1, "Sat 14:05"), (9, "21 Nov 14:05"), (400, "21 Nov 2026")] {
        let declared = screen.model.open.as_ref().unwrap().board.declared_at;
        let wait = declared.plus_seconds(days * 86_400).seconds_since(screen.model.now);
        screen.after(wait).press("1").on("D1");
        let drawn = screen.drawn(80, 24);
        let step = drawn.lines().find(|line| line.contains("✔ D1")).unwrap();
        assert!(step.contains(hour), "{days}\n{drawn}");
        let entries: Vec<&str> = drawn.lines().filter(|line| line.contains("  Ana  d")).collect();
        assert!(entries.len() == 2 && entries.iter().all(|line| line.contains(hour)), "{drawn}");
        let day = if days == 1 { "Sat 14:10" } else { "21 Nov" };
        let due = drawn.lines().filter(|line| line.contains("C1 step")).all(|line| line.contains(day));
        assert!(due, "{drawn}");
        screen.press("l");
        let whole = if days == 400 { "Sat 21 Nov 2026" } else { "Sat 21 Nov" };
        assert!(screen.drawn(80, 24).lines().nth(3).unwrap().contains(whole), "{}", screen.drawn(80, 24));
        screen.press("<Esc>");
    }
}

const HEAD: &str = "schema = 1\nid = \"own\"\ntitle = \"Own\"\nseverity = 1\n";

fn step(id: &str, priority: &str, more: &str) -> String {
    format!("[[step]]\nid = \"{id}\"\npriority = \"{priority}\"\ntitle = \"Do {id}\"\n{more}\n")
}

fn two_steps() -> String {
    [HEAD, &step("first", "integrity", ""), &step("second", "integrity", "needs = [\"first\"]")].concat()
}

fn locked_first() -> String {
    let locked = |id, priority| step(id, priority, "needs = [\"free\"]");
    [
        HEAD,
        &locked("held", "integrity"),
        &step("free", "integrity", ""),
        &locked("back", "restore"),
        &step("tell", "communicate", ""),
    ]
    .concat()
}

fn lasting() -> String {
    let callers = step("callers", "communicate", "");
    let word = step("word", "communicate", "evidence = \"required\"\ntime_box = \"5m\"");
    [HEAD, &step("first", "integrity", ""), &callers, &word].concat()
}
