use crisis::domain::ask::table::{Command, PeopleCommand};

use super::house::House;
use super::screen::Screen;
use super::team::{Team, runbook, skilled};
use crisis::domain::board::{Kind, clocks};
use crisis::tui::action::Screen as Place;

const STEPS: &str = "[[step]]\nid = \"check\"\npriority = \"integrity\"\ntitle = \"Check\"\n";

fn offer(to: &str, why: Option<&str>) -> PeopleCommand {
    PeopleCommand::OfferCommand { to: to.parse().unwrap(), why: why.map(str::to_owned) }
}

#[test]
fn command_is_taken_from_whoever_cannot_be_reached_with_a_reason_and_stays_marked() {
    let house = House::with_incident("db-1");
    let refused = house.run_as("bram", &["handover", "bram"]).refused(1);
    assert!(refused.contains("crisis handover bram --why"), "{refused}");
    house.run_as("bram", &["handover", "bram", "--why", "no answer for 10 minutes"]).done();
    assert!(house.run(&["status"]).done().contains("Bram offers to take command: no answer for 10 minutes"));
    let briefing = house.run_as("bram", &["accept"]).done();
    let mark = "took command from Ana de Vries: no answer for 10 minutes";
    let aloud = "took command from Ana: no answer for 10 minutes";
    assert!(briefing.contains(aloud), "{briefing}");
    assert_eq!(house.status()["incident"]["commander"], "bram");
    assert_eq!(house.responder("bram")["took_over"], mark);
    assert!(house.run_as("bram", &["status"]).done().contains(aloud));
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(report.contains("**Command was taken**") && report.contains("no answer for 10 minutes"), "{report}");
    let back = house.run(&["status"]).done();
    assert!(back.contains("Bram took command from you: no answer for 10 minutes"), "{back}");
    house.run(&["note", "I am back"]).done();
    assert!(!house.run(&["status"]).done().contains("took command from you"));
}

#[test]
fn command_that_is_handed_over_is_no_takeover() {
    let mut team = Team::of(runbook(STEPS), &[skilled("ana", &[]), skilled("bram", &[])]);
    team.done("ana", offer("bram", Some("I need sleep")));
    team.done("bram", PeopleCommand::AcceptCommand {});
    assert!(team.incident.people.post.as_ref().unwrap().takeovers.is_empty());
    team.done("ana", offer("ana", Some("no answer")));
    team.done("ana", PeopleCommand::AcceptCommand {});
    let post = team.incident.people.post.clone().unwrap();
    assert_eq!((post.commander.as_str(), post.taken().unwrap().from.as_str()), ("ana", "bram"));
    team.done("ana", offer("bram", None));
    team.done("bram", PeopleCommand::AcceptCommand {});
    let post = team.incident.people.post.clone().unwrap();
    assert!(post.taken().is_none() && post.takeovers.len() == 1, "the mark is of the command that was taken");
}

#[test]
fn command_that_is_offered_can_be_declined() {
    let house = House::with_incident("db-1");
    house.run_as("bram", &["ack"]).done();
    house.run(&["handover", "bram"]).done();
    let refused = house.run_as("devos", &["decline"]).refused(1);
    assert!(refused.contains("command is offered to Bram, not to devos"), "{refused}");
    let told = house.run_as("bram", &["decline", "--why", "I am driving"]).done();
    assert!(told.contains("Bram declined command: I am driving"), "{told}");
    house.run_as("bram", &["accept"]).refused(1);
    house.run_as("bram", &["decline"]).refused(1);
    assert_eq!(house.status()["incident"]["commander"], "ana");
}

#[test]
fn whoever_offered_command_hears_that_it_was_declined() {
    let mut screen = Screen::declared();
    screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
    screen.meanwhile("ana", &Command::People(offer("bram", None))).after(1);
    screen.meanwhile("bram", &Command::People(PeopleCommand::DeclineCommand { why: None })).after(1);
    assert!(screen.reached.iter().any(|told| told.contains("Bram declined command")), "{:?}", screen.reached);
}

#[test]
pub fn capital_n_declines_command() {
    let mut screen = Screen::declared();
    screen.meanwhile("ana", &Command::People(PeopleCommand::Acknowledge {}));
    screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
    screen.meanwhile("ana", &Command::People(offer("bram", None)));
    screen.sits("bram").press("NI am driving<Enter>");
    let people = &screen.model.open.as_ref().unwrap().published.incident.people;
    assert!(people.post.as_ref().unwrap().offered.is_none(), "{}", screen.said());
    assert!(screen.shows("declined command: I am driving"), "{}", screen.drawn(80, 24));
}

#[test]
fn h_takes_command_with_a_reason_where_the_commander_does_not_answer() {
    let mut screen = Screen::declared();
    screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
    screen.sits("bram").press("h<Enter>");
    assert!(screen.said().contains("why is empty") || screen.model.form.is_some(), "{}", screen.said());
    screen.press("no answer for 10 minutes<Enter>");
    assert!(screen.shows("offers to take command"), "{}", screen.drawn(80, 24));
    screen.press("HHb");
    assert!(screen.shows("took command from Ana: no answer for 10 minutes"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>");
    assert!(screen.shows("took over"), "{}", screen.drawn(80, 24));
    screen.sits("ana").after(1);
    assert!(screen.shows("Bram took command from you"), "{}", screen.drawn(80, 24));
}

/// Ana offers command to bram, who sits at the screen.
fn offered_to_bram() -> Screen {
    let mut screen = Screen::declared();
    screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
    screen.meanwhile("ana", &Command::People(offer("bram", None))).after(5);
    screen.sits("bram");
    screen
}

#[test]
fn whoever_is_offered_command_reads_the_briefing_before_they_accept_or_decline() {
    for key in [".", "H", ":accept<Enter>"] {
        let mut screen = offered_to_bram();
        screen.press(key);
        let drawn = screen.drawn(80, 40);
        assert!(screen.asked.is_empty() && screen.model.base == Place::Briefing, "{key}: {drawn}");
        assert!(drawn.contains("H accept") && drawn.contains("N decline"), "{key}: {drawn}");
        screen.press("G");
        assert!(screen.shows("Command is offered to you"), "{key}: {}", screen.drawn(80, 24));
        screen.press("H");
        assert_eq!(screen.asked, ["AcceptCommand"], "{key}");
        assert_eq!(screen.model.base, Place::Board, "{key}: the work is on the board");
    }
    let mut screen = offered_to_bram();
    screen.press("bNI am driving<Enter>");
    assert!(screen.asked[0].starts_with("DeclineCommand"), "{:?}", screen.asked);
}

#[test]
fn nobody_else_is_asked_on_the_briefing_whether_they_accept() {
    let mut screen = offered_to_bram();
    screen.sits("ana").press("b");
    let drawn = screen.drawn(80, 24);
    assert!(!drawn.contains("H accept") && !drawn.contains("Command is offered to you"), "{drawn}");
}

#[test]
fn an_offer_that_nobody_accepts_is_late_after_five_minutes_and_whoever_made_it_calls_them() {
    let mut screen = offered_to_bram();
    screen.sits("ana");
    let asks = |screen: &Screen| {
        let board = &screen.model.open.as_ref().unwrap().board;
        let late = board.alarms.iter().any(|alarm| alarm.is_late() && alarm.kind == Kind::Late(clocks::Kind::Handover));
        (late, board.next.iter().any(|next| format!("{:?}", next.say).contains("rules-next-call")))
    };
    assert_eq!(asks(&screen), (false, false));
    screen.after(5 * 60);
    assert_eq!(asks(&screen), (true, true), "{:#?}", screen.model.open.as_ref().unwrap().board.alarms);
    screen.meanwhile("ana", &Command::People(offer("ana", None))).after(1);
    assert_eq!(asks(&screen), (false, false), "withdrawn: {}", screen.drawn(80, 24));
}
