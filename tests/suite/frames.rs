//! Every screen as it is drawn, as text. A changed picture is looked at by a person before it is accepted.

use crisis::domain::ask::asked::Judgement;
use crisis::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::entry::Flaw;
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::stamp::Origin;
use crisis::domain::vocabulary::{CallOutcome, Line, Service, Verdict};
use crisis::store::{LogError, Trouble};
use crisis::tui::model::{Trouble as Problem, WayOn};

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

pub fn call(who: &str, outcome: Option<CallOutcome>) -> Command {
    Command::People(PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome })
}

fn text(text: &str) -> Evidence {
    Evidence::Text(text.to_owned())
}

fn done(screen: &mut Screen, who: &str, code: &str) {
    let open = screen.model.open.as_ref().unwrap();
    let step = open.steps().find(|step| step.code() == code).unwrap().reference.clone();
    screen.meanwhile(
        who,
        &Command::Steps(StepsCommand::FinishStep {
            step,
            evidence: Some(text("seen by two of us")),
            verdict: None,
            service: None,
            percent: None,
        }),
    );
}

fn verdict(screen: &mut Screen, who: &str, component: &str, verdict: Verdict) {
    let judgement = Judgement { verdict, extent: None, as_of: None };
    let command = Command::Data(DataCommand::GiveVerdict {
        component: component.parse().unwrap(),
        judgement,
        evidence: Some(text("row counts as at 13:55")),
    });
    screen.meanwhile(who, &command);
}

/// An hour and three quarters in: people at work, one component back in
/// parts, one damaged, somebody who does not answer, a step that is late.
pub fn midway() -> Screen {
    let mut screen = Screen::declared();
    for who in ["bram", "devos", "emma"] {
        screen.after(40).meanwhile("ana", &call(who, Some(CallOutcome::Answered)));
    }
    let role = |who: &str, role| Command::People(PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: None });
    screen.meanwhile("ana", &role("bram", Role::Technical));
    screen.meanwhile("ana", &role("devos", Role::Technical));
    screen.meanwhile("ana", &role("emma", Role::Communication));
    for code in ["D1", "D2", "D4@db-1", "D4@db-2", "D4@web", "D3", "D5@db-1", "D6@db-1"] {
        screen.after(240);
        done(&mut screen, if code == "D3" { "ana" } else { "devos" }, code);
    }
    screen.after(120);
    verdict(&mut screen, "devos", "db-1", Verdict::Intact);
    done(&mut screen, "emma", "C1");
    let step = |step: &str| step.parse().unwrap();
    screen.after(600).meanwhile("devos", &Command::Steps(StepsCommand::StartStep { step: step("bring-back@db-1") }));
    let service = Command::Data(DataCommand::SetService {
        component: "db-1".parse().unwrap(),
        service: Service::Degraded,
        percent: Some(62),
        why: None,
    });
    screen.meanwhile("devos", &service);
    verdict(&mut screen, "devos", "db-2", Verdict::Damaged);
    screen.meanwhile("bram", &Command::Steps(StepsCommand::StartStep { step: step("take-snapshot@db-2") }));
    screen.meanwhile("ana", &call("chloe", None));
    screen.meanwhile(
        "ana",
        &Command::Lifecycle(LifecycleCommand::TakeDecision { text: "restore db-1 first, in parts".to_owned() }),
    );
    screen.after(200);
    screen.on("D5@db-2");
    screen.model.reply = None;
    screen
}

/// Makes a screen that stands at some point of an incident.
pub type Scene = fn() -> Screen;

/// The walk of each kind of person through an incident.
const SCENES: &[(&str, Scene)] = &[
    ("board, refused", refused),
    ("board, data confirmed", data_confirmed),
    ("board, a technical responder", technical),
    ("board, a communicator", communicator),
    ("board, only their own", only_their_own),
];

/// Ten minutes on: nobody did what is late.
pub fn late() -> Screen {
    let mut screen = midway();
    screen.after(400);
    screen
}

/// Somebody tried to restore what is damaged.
fn refused() -> Screen {
    let mut screen = midway();
    screen.on("R1@db-2").press("s");
    screen
}

/// One component, and all is known of its data: the first priority folds away.
fn data_confirmed() -> Screen {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>AMS1 power loss<Tab>db-1<Enter>");
    for code in ["D1", "D2", "D4@db-1", "D3", "D5@db-1", "D6@db-1"] {
        screen.after(60);
        done(&mut screen, if code == "D3" { "ana" } else { "devos" }, code);
    }
    verdict(&mut screen, "ana", "db-1", Verdict::Intact);
    screen.at_next();
    screen
}

pub fn resolved() -> Screen {
    let mut screen = midway();
    screen.press("rthe provider is back<Enter>");
    screen
}

pub fn closed() -> Screen {
    let mut screen = resolved();
    screen.press("Chanded to the day shift<Enter>");
    screen
}

pub fn exercise() -> Screen {
    let mut screen = Screen::of("ana");
    screen.press("<Enter><Tab><Tab><Tab><Tab><Right><Enter>");
    screen
}

fn technical() -> Screen {
    let mut screen = midway();
    screen.sits("devos").at_next();
    screen
}

fn communicator() -> Screen {
    let mut screen = midway();
    screen.sits("emma").at_next();
    screen
}

fn only_their_own() -> Screen {
    let mut screen = communicator();
    screen.model.own_only = true;
    screen.model.look();
    screen
}

#[test]
fn every_scene_in_every_size() {
    for (name, scene) in SCENES {
        picture(name, &scene());
    }
}

/// Every second size up to the ordinary one, and many beyond.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let columns = || (1..=210).filter(|columns| *columns < 84 || columns % 20 == 0 || (117..122).contains(columns));
    (1..=60)
        .filter(|rows| *rows < 26 || rows % 6 == 0)
        .flat_map(move |rows| columns().map(move |columns| (columns, rows)))
        .filter(|(columns, rows)| (columns + rows) % 2 == 0 || *rows < 4)
}

#[test]
fn a_board_can_be_drawn_in_every_size() {
    let screen = midway();
    for (columns, rows) in sizes() {
        screen.cells(columns, rows);
    }
}

#[test]
fn nothing_covers_the_three_head_lines_and_they_say_what_they_must_in_every_size() {
    let mut screen = late();
    let bare = screen.model.open.clone();
    let head = |screen: &Screen, columns| screen.drawn(columns, 10).lines().take(3).map(str::to_owned).collect::<Vec<_>>();
    for columns in (40..=210).step_by(5) {
        screen.model.open.clone_from(&bare);
        let lines = head(&screen, columns);
        assert!(lines[0].contains("15:01") && lines[0].contains("T+"), "{lines:?}");
        // The counts and the hour are whole; of the words that were sent as much is there as fits.
        let counts = lines[1].split('"').next().unwrap();
        assert!(counts.contains("1/3") && counts.contains("14:41") && !counts.contains('…'), "{lines:?}");
        assert!(lines[2].contains("LATE C2") && lines[2].contains("+5"), "{lines:?}");
        for keys in ["?", "<Esc>n", "<Esc>l", "<Esc>"] {
            screen.press(keys);
            assert_eq!(head(&screen, columns), lines, "after {keys}");
        }
        screen.model.trouble =
            Some(Problem { not_kept: Some("a note".to_owned()), because: "full".to_owned(), way_on: WayOn::Again });
        assert_eq!(head(&screen, columns), lines, "with the banner");
        screen.model.trouble = None;
    }
}

#[test]
fn from_one_second_to_the_next_hardly_anything_changes_on_the_board() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
        let mut screen = midway();
        let mut changed = 0;
        let mut before = screen.cells(columns, rows);
        for _ in 0..60 {
            screen.after(1);
            let after = screen.cells(columns, rows);
            changed += before.iter().zip(&after).filter(|(before, after)| before != after).count();
            before = after;
        }
        // The digits of one countdown each second, and once a minute those of the clocks.
        assert!(changed < 60 * 2 + 40, "{changed} cells in a minute at {columns}x{rows}");
    }
}

#[test]
fn who_are_you() {
    let mut screen = Screen::with(given(), None);
    screen.press("kim");
    small_picture("who, a typed name", &screen);
}

#[test]
fn the_board_with_the_cursor_somewhere() {
    let mut screen = midway();
    screen.on("R1@db-2");
    small_picture("board, on a locked step", &screen);
    screen.press("<Tab>");
    small_picture("board, on a component", &screen);
    screen.press("<Tab>j");
    small_picture("board, on a person", &screen);
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
    screen.earlier(
        "devos",
        late,
        &Command::Lifecycle(LifecycleCommand::TakeNote { text: "the second diesel failed its test run".to_owned() }),
    );
    screen.meanwhile(
        "emma",
        &Command::Lifecycle(LifecycleCommand::TakeNote {
            text: "\u{202e}gnp\u{1b}[2J 漢字かな 👩‍🚒 שלום: a customer's words\nin two lines".to_owned(),
        }),
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
    screen.press("G<Up><Up><Up>");
    small_picture("people, not called", &screen);
    screen.model.given.language = crisis::domain::speech::Language::Dutch;
    screen.press("c");
    small_picture("form, call, dutch", &screen);
    screen.press("<Esc>G<Up><Up>c");
    small_picture("form, call, dial list, dutch", &screen);
}

#[test]
fn what_customers_know() {
    let mut screen = storied();
    screen.press("m");
    picture("notices", &screen);
    screen.model.given.language = crisis::domain::speech::Language::Dutch;
    screen.press("<Esc><Tab>v");
    picture("form, verdict, dutch", &screen);
}

#[test]
fn whoever_takes_the_command_is_briefed() {
    let mut screen = midway();
    screen.on("C2").press("Fnobody answers<Enter>").on("R1@db-2").press("Othe provider says so<Enter>");
    screen.meanwhile("ana", &Command::People(PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None }));
    screen.sits("bram").press("H");
    picture("briefing", &screen);
    screen.press("G");
    small_picture("briefing, its end", &screen);
}

#[test]
fn a_verdict_with_its_step() {
    let mut screen = Screen::declared();
    for code in ["D1", "D2", "D4@db-1", "D4@db-2", "D4@web", "D5@web"] {
        done(&mut screen, "devos", code);
    }
    screen.on("D6@web").press(" ");
    small_picture("form, finish with a verdict", &screen);
}

#[test]
fn help_and_depth() {
    let mut screen = midway();
    screen.on("R1@db-2").press("<Enter>");
    small_picture("step, locked", &screen);
    let mut screen = Screen::of("ana");
    screen.press("?");
    small_picture("help, home", &screen);
}

#[test]
fn what_can_be_done_is_found_by_letters() {
    let mut screen = midway();
    screen.press(":");
    screen.press("r1");
    small_picture("palette, a code", &screen);
    screen.press("<BS><BS>skip<Enter>");
    small_picture("palette, chosen", &screen);
    let mut screen = Screen::of("ana");
    screen.press(":");
    small_picture("palette, home", &screen);
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
fn a_key_that_would_be_refused_now_is_not_on_the_foot_line_and_what_passes_the_lock_is() {
    let foot = |screen: &Screen| screen.drawn(80, 24).lines().last().unwrap().to_owned();
    let mut screen = midway();
    assert!(foot(&screen).starts_with(" space ") && !foot(&screen).contains("override"), "{}", foot(&screen));
    screen.on("R1@db-2");
    assert!(foot(&screen).starts_with(" O override ") && !foot(&screen).contains("space"), "{}", foot(&screen));
}

#[test]
fn what_was_not_kept_stands_over_everything_but_the_head() {
    let mut screen = midway();
    screen.broken = Some(LogError {
        trouble: Trouble::Full,
        path: "/var/lib/crisis/log.sqlite".into(),
        said: "database or disk is full".to_owned(),
        owner: None,
    });
    screen.press("nthe second diesel did not start<Enter>");
    picture("not kept", &screen);
}

#[test]
fn a_log_that_was_tampered_with_is_named_before_anything_else_with_what_says_where() {
    let mut screen = midway();
    let drawn = |screen: &Screen, columns, rows| screen.drawn(columns, rows).lines().map(str::to_owned).collect::<Vec<_>>();
    screen.model.open.as_mut().unwrap().published.flaws.push(Flaw::Changed { origin: Origin(1), number: 4 });
    for (columns, rows) in [(40, 10), (80, 24), (120, 40)] {
        let lines = drawn(&screen, columns, rows);
        assert!(lines[2].contains("log tampered with → `crisis verify`") && !lines[2].contains("LATE"), "{lines:?}");
        assert!(columns < 80 || lines[0].contains("LOG DAMAGED"), "{lines:?}");
    }
}
