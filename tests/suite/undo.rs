use crisis::domain::ask::table::{Command, PeopleCommand, StepsCommand};
use crisis::domain::field::FieldName;
use crisis::domain::runbook::Role;
use crisis::domain::speech::Language;
use crisis::domain::vocabulary::{CallOutcome, Line};
use crisis::tui::model::Given;

use crate::screen::{Screen, given, person};

fn filled(screen: &Screen, name: FieldName) -> Option<String> {
    screen.model.form.as_ref().unwrap().filled(name)
}

#[test]
pub fn u_takes_back_a_step_that_was_finished_by_mistake() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ").on("C5").press("u");
    assert!(screen.shows("Undo what you did last") && screen.shows("D1 State what is"), "{}", screen.drawn(80, 24));
    assert!(screen.shows("You marked this step as done at 14:05"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert_eq!(screen.state_of("D1"), "open");
    assert!(screen.asked[1].starts_with("ReopenStep") && screen.asked[1].contains("done by mistake"), "{:?}", screen.asked);
}

#[test]
fn the_reason_is_replaced_by_typing_and_says_what_was_done() {
    for (key, why) in
        [("x", "skipped by mistake"), ("F", "marked as failed by mistake"), ("i", "marked as not applicable by mistake")]
    {
        let mut screen = Screen::declared();
        screen.on("C1").press(key).press("no phones<Enter>u");
        assert_eq!(filled(&screen, FieldName::Why).as_deref(), Some(why));
        screen.press("wrong row<Enter>");
        assert_eq!(screen.state_of("C1"), "open");
        assert!(screen.asked[1].contains("why: \"wrong row\""), "{:?}", screen.asked);
    }
}

#[test]
fn what_was_done_last_comes_first_and_then_what_was_before() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ").after(1).on("C1").press("xno phones<Enter>");
    screen.after(1).press("u<Enter>");
    assert_eq!((screen.state_of("C1"), screen.state_of("D1")), ("open", "done"));
    screen.after(1).press("u<Enter>");
    assert_eq!(screen.state_of("D1"), "open");
    screen.press("u");
    assert!(
        screen.model.form.is_none() && screen.said().starts_with("nothing was undone: nothing of yours"),
        "{}",
        screen.said()
    );
}

#[test]
fn what_others_did_is_not_yours_to_take_back_by_mistake() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ").after(5);
    screen.meanwhile(
        "bram",
        &Command::Steps(StepsCommand::FinishStep {
            step: "answer-callers".parse().unwrap(),
            evidence: None,
            verdict: None,
            service: None,
            percent: None,
        }),
    );
    screen.press("u");
    assert!(screen.shows("D1 State what is"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>").sits("devos").press("u");
    assert!(screen.model.form.is_none(), "{}", screen.said());
}

#[test]
fn a_verdict_becomes_what_it_was_before() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vint<Tab>counts equal to 13:55<Enter>").after(1);
    screen.press("vdam<Tab>two tables<Enter>").after(1);
    assert!(screen.shows("DAMAGED"), "{}", screen.drawn(80, 24));
    screen.press("u");
    assert!(screen.shows("You gave db-2 the verdict damaged at 14:05"), "{}", screen.drawn(80, 24));
    assert_eq!(filled(&screen, FieldName::Verdict).as_deref(), Some("intact"));
    assert_eq!(filled(&screen, FieldName::Evidence).as_deref(), Some("counts equal to 13:55"));
    screen.press("<Enter>");
    assert!(!screen.shows("DAMAGED") && screen.asked[2].contains("Intact"), "{:?}", screen.asked);
}

#[test]
fn a_service_becomes_what_it_was_before() {
    let mut screen = Screen::declared();
    screen.press("<Tab>edeg<Tab>60<Enter>").after(1).press("eup<Enter><Enter>").after(600).press("u");
    assert!(screen.shows("You set the service of db-1 to up"), "{}", screen.drawn(80, 24));
    assert_eq!(
        (filled(&screen, FieldName::Service).as_deref(), filled(&screen, FieldName::Percent).as_deref()),
        (Some("degraded"), Some("60"))
    );
    screen.press("<Enter>");
    assert!(screen.asked[2].contains("Degraded") && screen.asked[2].contains("60"), "{:?}", screen.asked);
}

#[test]
fn leaving_the_form_as_it_is_keeps_no_draft() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" u<Esc>");
    assert!(screen.model.drafts.is_empty() && screen.state_of("D1") == "done");
    screen.press("uno<Esc>q");
    assert!(!screen.left && screen.said().contains("leaving discards a draft (Undo what you did last)"), "{}", screen.said());
}

#[test]
fn a_draft_of_the_ordinary_form_is_not_what_is_taken_back() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vint<Tab>counts equal<Enter>").after(600).press("vlost<Tab>all gone<Esc>");
    screen.press("u");
    assert!(screen.shows("You gave db-2 the verdict intact"), "{}", screen.drawn(80, 24));
    assert_eq!(filled(&screen, FieldName::Verdict).as_deref(), Some("unknown"));
    screen.press("dam<Tab>two tables<Esc>v");
    assert!(screen.shows("Data verdict on db-2") && !screen.shows("Undo what"), "{}", screen.drawn(80, 24));
    assert_eq!(filled(&screen, FieldName::Verdict).as_deref(), Some("lost"));
    screen.press("<Esc>u");
    assert_eq!(filled(&screen, FieldName::Verdict).as_deref(), Some("damaged"), "taking back has a draft of its own");
}

#[test]
fn what_is_taken_back_is_said_in_the_language_of_whoever_reads() {
    let mut screen = Screen::with(Given { language: Language::Dutch, ..given() }, Some(person("ana")));
    screen.press("<Enter>Stroom weg<Tab>db-1, db-2<Enter>");
    screen.on("D4@db-2").press("vbesch<Tab>twee tabellen<Enter>").after(1).press("u");
    assert!(screen.shows("om 14:05 het oordeel beschadigd"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>ebep<Tab>60<Enter>").after(1).press("u");
    assert!(screen.shows("om 14:05 op beperkt"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_slip_that_is_taken_back_at_once_is_struck_and_counts_for_no_outage() {
    let mut screen = Screen::declared();
    screen.press("<Tab>eup<Enter><Enter>").after(60).press("edown<Enter><Enter>").after(60).press("u");
    assert!(screen.shows("You set the service of db-1 to down") && screen.shows("The entry is struck:"));
    assert_eq!(filled(&screen, FieldName::Why).as_deref(), Some("entered by mistake"));
    screen.press("<Enter>");
    assert!(screen.asked[2].starts_with("StrikeEntry"), "{:?}", screen.asked);
    let outage = screen.model.open.as_ref().unwrap().published.incident.data.components[0].outage;
    assert_eq!((outage.seconds, outage.since, outage.times), (0, None, 0), "{outage:?}");
}

#[test]
fn a_slip_is_not_struck_by_whoever_may_not_strike_it() {
    let mut screen = Screen::declared();
    screen.press("<Tab>eup<Enter><Enter>").after(60).sits("emma");
    screen.press("A").press("edown<Enter><Enter>").after(1).press("u");
    assert_eq!(filled(&screen, FieldName::Service).as_deref(), Some("up"), "{}", screen.drawn(80, 24));
    // Whoever said that data was harmed cannot be the second person.
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("vdam<Tab>two tables<Enter>").after(1).press("u");
    assert_eq!(filled(&screen, FieldName::Verdict).as_deref(), Some("unknown"), "{}", screen.drawn(80, 24));
}

fn call(who: &str) -> Command {
    Command::People(PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: Some(CallOutcome::Answered) })
}

#[test]
fn a_call_a_role_a_start_and_an_offer_are_struck_where_they_were_done_last() {
    let role = PeopleCommand::AssignRole { who: "bram".parse().unwrap(), role: Role::Technical, duty: None };
    let offer = PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None };
    let start = StepsCommand::StartStep { step: "answer-callers".parse().unwrap() };
    let all = [
        (call("devos"), "called Devos"),
        (Command::People(role), "gave Bram"),
        (Command::People(offer), "offered command to Bram"),
        (Command::Steps(start), "started C5"),
    ];
    for (command, said) in all {
        let mut screen = Screen::declared();
        screen.on("C1").press("xno phones<Enter>").after(1);
        screen.meanwhile("ana", &call("bram")).after(400).meanwhile("ana", &command).after(600).press("u");
        assert!(screen.shows(said) && screen.shows("The entry is struck"), "{said}: {}", screen.drawn(80, 24));
        let before = screen.asked.len();
        screen.press("<Enter>");
        assert!(screen.asked[before].starts_with("StrikeEntry"), "{:?}", screen.asked);
        // It is not taken back again: what comes now is what was done before it.
        screen.after(1).press("u");
        let form = screen.model.form.as_ref().unwrap();
        assert!(!form.about.concat().contains(said), "{said}: {}", screen.drawn(80, 24));
    }
}

#[test]
fn u_says_so_where_what_was_done_last_stands_for_good() {
    let mut screen = Screen::declared();
    screen.on("C1").press("xno phones<Enter>").after(1);
    screen.meanwhile("ana", &call("bram")).after(1);
    screen.meanwhile("ana", &Command::People(PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None })).after(1);
    screen.meanwhile("bram", &Command::People(PeopleCommand::AcceptCommand {})).after(1).sits("bram").press("u");
    assert!(screen.model.form.is_none() && screen.said().contains("not undone: took command"), "{}", screen.said());
}

#[test]
fn an_offer_that_was_accepted_is_no_longer_taken_back() {
    let mut screen = Screen::declared();
    screen.meanwhile("ana", &call("bram"));
    screen.meanwhile("ana", &Command::People(PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None }));
    screen.meanwhile("bram", &Command::People(PeopleCommand::AcceptCommand {})).after(1);
    screen.press("u");
    assert!(screen.shows("│ 14:05 called Bram"), "{}", screen.drawn(80, 24));
}

#[test]
fn what_somebody_else_has_confirmed_since_is_still_what_one_did_last() {
    let mut screen = crate::keys::with_one_name();
    let step = screen.model.open.as_ref().unwrap().steps().find(|row| row.code() == "D2@web").unwrap().reference.clone();
    screen.after(1).meanwhile("bram", &Command::Steps(StepsCommand::ConfirmStep { step }));
    assert_eq!(screen.state_of("D2@web"), "done");
    screen.press("u");
    assert!(screen.shows("D2@web"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_key_that_finishes_a_step_shows_a_second_person_what_was_done_first() {
    let mut screen = crate::keys::with_one_name();
    screen.sits("bram").on("D2@web").press(" ");
    assert_eq!(screen.state_of("D2@web"), "started");
    assert!(screen.shows("as the second person") && screen.shows("Look for yourself"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert_eq!(screen.state_of("D2@web"), "done");
    assert!(!screen.said().contains("undoes it"), "it stands for good: {}", screen.said());
}

#[test]
fn a_correction_that_was_wrong_itself_is_taken_back() {
    let mut screen = Screen::declared();
    screen.press("nthe diesel runs<Enter>lc").press(" out<Enter><Esc>").after(1);
    assert!(screen.shows("the diesel runs out"), "{}", screen.drawn(80, 24));
    screen.press("u");
    assert!(screen.shows("corrected entry"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>").after(1);
    assert!(screen.model.form.is_none() && screen.shows("(struck) corrected"), "{}", screen.drawn(80, 24));
    // The undo is no deed: what is taken back next is the note.
    screen.press("u");
    assert!(screen.shows("│ 14:05 note: the diesel runs"), "{}", screen.drawn(80, 24));
}
