//! Every screen as it is drawn, as text. A changed picture is looked at by a person before it is accepted.

use crisis::domain::command::{Command, Judgement};
use crisis::domain::event::{CallOutcome, Evidence, Line, Service, Verdict};
use crisis::domain::runbook::Role;
use crisis::store::{LogError, Trouble};

use crate::screen::{Screen, given, person};

const SIZES: &[(u16, u16)] = &[(80, 24), (120, 40), (200, 50), (40, 10)];

/// The file of a picture.
fn file(name: &str) -> String {
    name.replace(", ", "-").replace(' ', "-")
}

/// Holds the picture of a screen in every size against the one that was accepted.
fn picture(name: &str, screen: &Screen) {
    for (columns, rows) in SIZES {
        insta::assert_snapshot!(file(&format!("{name} {columns}x{rows}")), screen.drawn(*columns, *rows));
    }
}

/// In the ordinary size only.
fn small_picture(name: &str, screen: &Screen) {
    insta::assert_snapshot!(file(name), screen.drawn(80, 24));
}

fn call(who: &str, outcome: Option<CallOutcome>) -> Command {
    Command::CallResponder { who: person(who), line: Line::Primary, outcome }
}

fn text(text: &str) -> Evidence {
    Evidence::Text(text.to_owned())
}

fn done(screen: &mut Screen, who: &str, code: &str) {
    let open = screen.model.open.as_ref().unwrap();
    let step = open.steps().find(|step| step.code == code).unwrap().reference.clone();
    screen.meanwhile(who, &Command::FinishStep { step, evidence: Some(text("seen by two of us")), verdict: None });
}

fn verdict(screen: &mut Screen, component: &str, verdict: Verdict) {
    let judgement = Judgement { verdict, extent: None, as_of: None };
    let command =
        Command::GiveVerdict { component: component.parse().unwrap(), judgement, evidence: Some(text("row counts as at 13:55")) };
    screen.meanwhile("devos", &command);
}

/// An hour and three quarters in: people at work, one component back in parts, one damaged, somebody who does not answer, a step that is late.
pub fn midway() -> Screen {
    let mut screen = Screen::declared();
    for who in ["bram", "devos", "emma"] {
        screen.after(40).meanwhile("ana", &call(who, Some(CallOutcome::Answered)));
    }
    let role = |who: &str, role| Command::AssignRole { who: who.parse().unwrap(), role, duty: None };
    screen.meanwhile("ana", &role("bram", Role::Technical));
    screen.meanwhile("ana", &role("devos", Role::Technical));
    screen.meanwhile("ana", &role("emma", Role::Communication));
    for code in ["D1", "D2", "D3", "D4@db-1", "D5@db-1", "D6@db-1", "D7@db-1", "D8@db-1"] {
        screen.after(240);
        done(&mut screen, "devos", code);
    }
    done(&mut screen, "devos", "D9@db-1");
    let step = "second-eyes@db-1".parse().unwrap();
    screen.after(120).meanwhile("bram", &Command::ConfirmStep { step });
    done(&mut screen, "devos", "D10@db-1");
    verdict(&mut screen, "db-1", Verdict::Intact);
    done(&mut screen, "emma", "C1");
    let step = |step: &str| step.parse().unwrap();
    screen.after(600).meanwhile("devos", &Command::StartStep { step: step("bring-back@db-1") });
    screen.meanwhile("devos", &Command::FinishStep { step: step("bring-back@db-1"), evidence: Some(text("up")), verdict: None });
    let service = Command::SetService { component: "db-1".parse().unwrap(), service: Service::Degraded, percent: Some(62) };
    screen.meanwhile("devos", &service);
    verdict(&mut screen, "db-2", Verdict::Damaged);
    screen.meanwhile("bram", &Command::StartStep { step: step("stop-writes@db-2") });
    screen.meanwhile("ana", &call("chloe", None));
    screen.meanwhile("ana", &Command::TakeDecision { text: "restore db-1 first, in parts".to_owned() });
    screen.after(200);
    screen.on("D4@db-2");
    screen.model.reply = None;
    screen
}

#[test]
fn who_are_you() {
    let mut screen = Screen::with(given(), None);
    picture("who", &screen);
    screen.press("kim");
    small_picture("who, a typed name", &screen);
}

#[test]
fn home() {
    let mut screen = Screen::of("ana");
    picture("home", &screen);
    screen.press("<Enter>");
    picture("declare", &screen);
    screen.press("AMS1 power loss<Enter><Esc>");
    picture("home, one open", &screen);
}

#[test]
fn the_board_as_it_was_declared() {
    picture("board, declared", &Screen::declared());
}

#[test]
fn the_board_midway() {
    let mut screen = midway();
    picture("board, midway", &screen);
    screen.on("R1@db-2");
    small_picture("board, on a locked step", &screen);
    screen.press("s");
    picture("board, refused", &screen);
    screen.press("<Tab>");
    small_picture("board, on a component", &screen);
    screen.press("<Tab>j");
    small_picture("board, on a person", &screen);
    screen.after(400);
    picture("board, late", &screen);
}

#[test]
fn the_board_when_all_is_over() {
    let mut screen = midway();
    screen.press("rthe provider is back<Enter>");
    small_picture("board, resolved", &screen);
    screen.press("Chanded to the day shift<Enter>");
    small_picture("board, closed", &screen);
}

#[test]
fn an_exercise_says_so() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter><Tab><Tab><Tab><Tab><Right><Enter>");
    small_picture("board, exercise", &screen);
}

#[test]
fn forms() {
    let mut screen = midway();
    screen.on("D5@db-2").press("x");
    small_picture("form, skip", &screen);
    screen.press("no snapshots on this host<Esc>");
    screen.on("D2").press("o");
    small_picture("form, reopen", &screen);
    screen.press("<Esc><Tab>v");
    small_picture("form, verdict", &screen);
    screen.press("re");
    picture("form, verdict searched", &screen);
    screen.press("<Enter>");
    picture("form, verdict recovered", &screen);
    screen.press("<Esc>e");
    small_picture("form, service", &screen);
    screen.press("<Esc>c");
    picture("form, call", &screen);
    screen.press("<Esc>a");
    small_picture("form, assign", &screen);
    screen.press("<Esc>n");
    small_picture("form, note", &screen);
    screen.press("<Esc>r");
    small_picture("form, resolve", &screen);
    screen.press("<Esc>C");
    picture("form, close", &screen);
    screen.press("<Esc>h");
    small_picture("form, hand over", &screen);
}

/// The incident midway, with an entry of the evening before written down late, and hostile words.
fn storied() -> Screen {
    let mut screen = midway();
    let late = screen.now.plus_seconds(-16 * 3600);
    screen.earlier("devos", late, &Command::TakeNote { text: "the second diesel failed its test run".to_owned() });
    screen.meanwhile(
        "emma",
        &Command::TakeNote {
            text: "\u{202e}gnp\u{1b}[2J 漢字かな 👩‍🚒 שלום: a customer's words\nin two lines".to_owned()
        },
    );
    screen.model.reply = None;
    screen
}

#[test]
fn the_timeline() {
    let mut screen = storied();
    screen.press("l");
    picture("timeline, newest", &screen);
    screen.press("<Up>");
    picture("timeline, reading back", &screen);
    screen.press("<Enter>");
    picture("timeline, an entry whole", &screen);
    screen.press("<Esc>/db-1<Enter>");
    picture("timeline, search", &screen);
    screen.press("<Esc>f");
    picture("form, filter", &screen);
    screen.press("dev<Enter><Tab>ste<Enter><Enter>");
    picture("timeline, filtered", &screen);
    screen.model.given.language = crisis::domain::speech::Language::Dutch;
    picture("timeline, filtered, dutch", &screen);
}

#[test]
fn the_people() {
    let mut screen = storied();
    screen.press("p");
    picture("people", &screen);
    screen.press("<Down><Down>");
    small_picture("people, at work", &screen);
    screen.press("G");
    small_picture("people, not called", &screen);
    screen.model.given.language = crisis::domain::speech::Language::Dutch;
    picture("people, dutch", &screen);
    screen.press("c");
    small_picture("form, call, dutch", &screen);
}

#[test]
fn what_customers_know() {
    let mut screen = storied();
    screen.press("m");
    picture("notices", &screen);
    screen.model.given.language = crisis::domain::speech::Language::Dutch;
    picture("notices, dutch", &screen);
    screen.press("<Esc><Tab>v");
    picture("form, verdict, dutch", &screen);
}

#[test]
fn whoever_takes_the_command_is_briefed() {
    let mut screen = midway();
    screen.on("C2").press("Fnobody answers<Enter>").on("R1@db-2").press("Othe provider says so<Enter>");
    screen.meanwhile("ana", &Command::OfferCommand { to: "bram".parse().unwrap(), why: None });
    screen.sits("bram").press("H");
    picture("briefing", &screen);
    screen.press("G");
    small_picture("briefing, its end", &screen);
}

#[test]
fn a_verdict_with_its_step() {
    let mut screen = Screen::declared();
    for code in ["D1", "D2", "D4@web", "D5@web", "D6@web", "D7@web", "D8@web", "D9@web"] {
        done(&mut screen, "devos", code);
    }
    let step = "second-eyes@web".parse().unwrap();
    screen.meanwhile("bram", &Command::ConfirmStep { step });
    screen.on("D10@web").press(" ");
    small_picture("form, finish with a verdict", &screen);
}

#[test]
fn help_and_depth() {
    let mut screen = midway();
    screen.press("?");
    picture("help", &screen);
    screen.press("?l");
    picture("timeline", &screen);
    screen.press("<Esc>");
    screen.on("R1@db-2").press("<Enter>");
    picture("step", &screen);
    let mut screen = Screen::of("ana");
    screen.press("?");
    small_picture("help, home", &screen);
}

#[test]
fn what_can_be_done_is_found_by_letters() {
    let mut screen = midway();
    screen.press(":");
    picture("palette", &screen);
    screen.press("r1");
    small_picture("palette, a code", &screen);
    screen.press("<BS><BS>skip<Enter>");
    small_picture("palette, chosen", &screen);
    let mut screen = Screen::of("ana");
    screen.press(":");
    small_picture("palette, home", &screen);
    let mut screen = midway();
    screen.model.given.language = crisis::domain::speech::Language::Dutch;
    screen.press(":");
    small_picture("palette, dutch", &screen);
    screen.press("<Esc>?");
    small_picture("help, dutch", &screen);
}

#[test]
fn what_was_done_last_is_taken_back() {
    let mut screen = midway();
    screen.on("C5").press("xnobody calls<Enter>u");
    small_picture("form, take back", &screen);
}

#[test]
fn colours_are_the_terminals_own_sixteen_and_none_where_none_are_wanted() {
    use ratatui::style::Color;
    let named = |color: Color| !matches!(color, Color::Rgb(..) | Color::Indexed(_));
    let mut screen = midway();
    screen.after(400);
    for keys in ["", "?", "?l", "<Esc><Enter>", "v"] {
        screen.press(keys);
        screen.model.given.colour = true;
        assert!(screen.cells(80, 24).iter().all(|cell| named(cell.fg) && named(cell.bg)));
        screen.model.given.colour = false;
        assert!(screen.cells(80, 24).iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset), "after {keys}");
    }
}

#[test]
fn a_key_that_would_be_refused_now_is_dimmed_on_the_foot_line() {
    use ratatui::style::Modifier;
    let dimmed = |screen: &Screen| screen.cells(80, 24)[23 * 80 + 1].modifier.contains(Modifier::DIM);
    let mut screen = midway();
    assert!(!dimmed(&screen));
    screen.on("R1@db-2");
    assert!(dimmed(&screen));
}

#[test]
fn what_was_not_kept_stands_over_everything_but_the_head() {
    let mut screen = midway();
    screen.broken = Some(LogError {
        trouble: Trouble::Full,
        path: "/var/lib/crisis/log.sqlite".into(),
        said: "database or disk is full".to_owned(),
    });
    screen.press("nthe second diesel did not start<Enter>");
    picture("not kept", &screen);
}
