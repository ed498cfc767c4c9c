use crisis::app::desk::Request;
use crisis::domain::ask::table::{Command, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::tui::form::{Form, Purpose, send};
use crisis::tui::input::{Code, Did, Input, Key, Mouse};
use crisis::tui::model::Model;
use crisis::tui::update::Message;
use proptest::prelude::*;
use proptest::sample::select;

use crate::frames::midway;
use crate::screen::Screen;

const SIZES: &[(u16, u16)] = &[(80, 24), (120, 40), (200, 50), (40, 10), (1, 1), (7, 3), (250, 6), (20, 60)];

fn key() -> impl Strategy<Value = Key> {
    let named = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::F(5),
    ];
    prop_oneof![
        8 => prop::char::range(' ', '~').prop_map(Key::char),
        6 => select(named.to_vec()).prop_map(Key::new),
        1 => any::<char>().prop_map(Key::char),
        1 => prop::char::range('a', 'z').prop_filter("it would leave", |c| *c != 'c').prop_map(Key::ctrl),
        1 => select(named.to_vec()).prop_map(Key::alt),
    ]
}

fn input() -> impl Strategy<Value = Input> {
    let did = select(vec![Did::Click, Did::Click, Did::WheelUp, Did::WheelDown]);
    prop_oneof![
        12 => key().prop_map(Input::Key),
        1 => any::<String>().prop_map(Input::Paste),
        4 => (0..90_u16, 0..26_u16, did).prop_map(|(column, row, did)| Input::Mouse(Mouse { column, row, did })),
        1 => select(SIZES.to_vec()).prop_map(|(columns, rows)| Input::Resize(columns, rows)),
    ]
}

/// What a form that is sent comes to.
fn meant(form: &Form, model: &Model) -> Option<Vec<Command>> {
    send::commands(form, model.known()?, model.now, model.given.zone).ok()
}

/// Without a form, only these are asked: what they mean stands on the screen.
fn is_plain(command: &Command) -> bool {
    matches!(
        command,
        Command::Steps(
            StepsCommand::StartStep { .. }
                | StepsCommand::FinishStep { evidence: None, verdict: None, .. }
                | StepsCommand::ConfirmStep { .. }
        ) | Command::People(PeopleCommand::Acknowledge {} | PeopleCommand::AcceptCommand {})
    )
}

/// Presses keys at a desk that answers late, now and then, and at
/// one that answers at once: in the end there is no difference.
fn late_is_as_good_as_at_once(start: fn() -> Screen, keys: &[&str], answered: Vec<bool>) -> Result<(), TestCaseError> {
    let (mut slow, mut quick) = (start(), start());
    slow.slow = true;
    for (key, answered) in keys.iter().zip(answered) {
        slow.press_unread(key);
        quick.press_unread(key);
        if answered {
            slow.answer_all();
        }
    }
    slow.answer_all();
    // What was kept is said when it is known, and stands until the next key.
    slow.press("<Down>").answer_all();
    quick.press("<Down>").answer_all();
    prop_assert_eq!(&slow.asked, &quick.asked);
    prop_assert_eq!(slow.drawn(80, 24), quick.drawn(80, 24));
    Ok(())
}

/// The timeline of an incident of which not all entries are at hand at once.
fn long_timeline() -> Screen {
    let mut screen = midway();
    let notes: Vec<Command> =
        (0..260).map(|count| Command::Lifecycle(LifecycleCommand::TakeNote { text: format!("note {count}") })).collect();
    screen.meanwhile_all("bram", &notes).press("l");
    screen
}

fn press_all(mut screen: Screen, inputs: Vec<Input>) -> Result<(), TestCaseError> {
    screen.slow = true;
    for input in inputs {
        let before = screen.model.form.clone().filter(|_| !screen.model.form_is_sent());
        screen.take(Message::Input(input));
        screen.drawn(screen.model.size.0, screen.model.size.1);
        for request in &screen.waiting {
            let Request::Do(asked) = request else { continue };
            match &before {
                Some(form) if !matches!(form.purpose, Purpose::Declare(_)) => {
                    let meant = meant(form, &screen.model);
                    prop_assert_eq!(Some(&asked.0), meant.as_ref());
                }
                _ => prop_assert!(asked.0.iter().all(is_plain), "{:?} was asked without a form", asked.0),
            }
        }
        screen.answer_all();
        if screen.left {
            break;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_pressed_pasted_clicked_or_resized_breaks_the_screen_or_asks_for_what_nobody_sent(
        inputs in prop::collection::vec(input(), 1..80),
        midway in any::<bool>(),
    ) {
        let screen = if midway { self::midway() } else { Screen::of("ana") };
        press_all(screen, inputs)?;
    }

    /// However late the desk answers, keys mean what they would have meant had it answered at once.
    #[test]
    fn keys_typed_ahead_are_none_lost_and_none_misread(
        keys in prop::collection::vec(prop_oneof![
            select(vec!["n", " ", "s", "x", "F", "o", "u", "v", "e", "a", "c", ":", "<Enter>", "<Enter>", "<Esc>", "<Tab>", "j", "k", ".", "1", "2", "3", "?", "l", "b", "f", "h", "A", "M"]),
            select(vec!["word<Enter>", "seen<Enter>", "fin<Enter>", "note<Enter>", "<Right><Enter>", "<BS>", "<A-Enter>"]),
        ], 1..40),
        answered in prop::collection::vec(any::<bool>(), 40),
    ) {
        late_is_as_good_as_at_once(midway, &keys, answered)?;
    }

    /// The same for the pages of a long timeline, which are asked of the desk too.
    #[test]
    fn keys_typed_ahead_of_a_page_are_none_lost_and_none_misread(
        keys in prop::collection::vec(prop_oneof![
            4 => select(vec!["g", "G", "j", "k", "j", "k", "<PgUp>", "<PgUp>", "<PgDn>", "<Up>", "<Down>", "<Enter>", "<Enter>", "<Esc>", "l"]),
            2 => select(vec!["/", "/note 1<Enter>", "/nowhere<Enter>", "<BS>", "F", "f<Tab><Tab>notes<Enter><Enter>", "fana<Enter><Enter>"]),
            1 => select(vec!["n", "nword<Enter>", ":ack<Enter>", ":", "?", "p", "m", "b", "D", "s", " ", "x"]),
        ], 1..40),
        answered in prop::collection::vec(any::<bool>(), 40),
    ) {
        late_is_as_good_as_at_once(long_timeline, &keys, answered)?;
    }
}

/// A step is ruled out, its answer is late, space is pressed meanwhile: the next step is not done by that.
#[test]
fn a_key_typed_ahead_does_nothing_to_a_step_that_came_under_the_cursor_afterwards() {
    let mut screen = midway();
    screen.slow = true;
    screen.press_unread("x").press_unread("no<Enter>").press_unread(" ").answer_all();
    assert_eq!(screen.asked.len(), 1, "{:?}", screen.asked);
    assert!(screen.drawn(80, 24).contains("read it, then press again"), "{}", screen.drawn(80, 24));
}
