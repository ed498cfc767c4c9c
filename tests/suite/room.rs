//! What there is room for on a terminal of 80 columns, in both languages: the keys that matter most stand on
//! every foot line, and no form cuts what its fields are called or what its choices mean.

use std::collections::BTreeSet;

use crisis::domain::ask::table::{ASKS, PeopleCommand};
use crisis::domain::board::StepRow;
use crisis::domain::speech::Language;
use crisis::domain::text::width;
use crisis::domain::vocabulary::CallOutcome;
use crisis::tui::form::{About, Form, Value, make};
use crisis::tui::input::Key;
use crisis::tui::model::available::{concerns, refused};

use crate::frames::{call, closed, midway, resolved};
use crate::keys::{SECOND_EYES, with_one_name};
use crate::screen::{Screen, given};

const COLUMNS: u16 = 80;
const ROWS: u16 = 24;

fn lines(screen: &Screen) -> Vec<String> {
    screen.drawn(COLUMNS, ROWS).lines().map(str::to_owned).collect()
}

/// The keys that the foot line names, each with what it is called.
fn foot(screen: &Screen) -> Vec<(String, String)> {
    let last = lines(screen).last().cloned().unwrap_or_default();
    assert!(width(&last) <= usize::from(COLUMNS), "{last}");
    let named = last.trim().split("  ").map(|one| one.split_once(' ').unwrap_or_else(|| panic!("a key without a name: {last}")));
    named.map(|(key, name)| (key.to_owned(), name.to_owned())).collect()
}

/// What somebody must find on the foot line of a screen, and the keys that lead there.
const FEET: &[(&str, &[&str])] = &[
    ("", &["n", ":", "?", "q"]),
    ("<Enter>", &["n", "Esc", ":", "?"]),
    ("l", &["n", "/", "Enter", "c", "x", "Esc", ":", "?"]),
    ("p", &["a", "c", "n", "Esc", ":", "?"]),
    ("m", &["n", "y", "Esc", ":", "?"]),
    ("b", &["Esc", ":", "?"]),
    ("*", &["Esc", ":", "?"]),
    ("?", &["Esc", ":", "?"]),
    (":", &["Enter", "Esc"]),
    ("l/db", &["Enter", "Esc"]),
];

/// Whether a key would not be refused where the cursor stands.
fn can_be_pressed(screen: &Screen, key: &str) -> bool {
    let mut typed = key.chars();
    let (Some(c), None) = (typed.next(), typed.next()) else { return true };
    let action = screen.model.given.keys.action(screen.model.screen(), Key::char(c));
    action.is_none_or(|action| concerns(&screen.model, action) && refused(&screen.model, action).is_none())
}

fn space(language: Language) -> &'static str {
    match language {
        Language::English => "space",
        Language::Dutch => "spatie",
    }
}

#[test]
fn every_foot_line_names_the_keys_that_matter_most() {
    for language in Language::ALL {
        for scene in [Screen::declared, midway, resolved, closed, with_one_name] {
            for (keys, wanted) in FEET {
                let mut screen = scene();
                screen.model.given.language = *language;
                screen.press(keys);
                let foot = foot(&screen);
                for key in wanted.iter().filter(|key| can_be_pressed(&screen, key)) {
                    assert!(foot.iter().any(|(there, _)| there == key), "{language:?} {keys}: no {key} among {foot:?}");
                }
            }
        }
    }
}

#[test]
fn on_the_board_the_foot_line_names_a_note_and_how_to_finish_whatever_the_cursor_stands_on() {
    for language in Language::ALL {
        let mut screen = midway();
        screen.model.given.language = *language;
        let codes: Vec<String> = screen.model.open.as_ref().unwrap().steps().map(StepRow::code).collect();
        for code in codes {
            screen.on(&code);
            // What is settled is finished already, and of what is locked nothing is promised.
            let finishes = screen.state_of(&code) != "done" && can_be_pressed(&screen, " ");
            let finishes = finishes.then(|| space(*language));
            for key in ["n", "?", ":", "q"].into_iter().chain(finishes) {
                assert!(foot(&screen).iter().any(|(there, _)| there == key), "{code}: no {key} among {:?}", foot(&screen));
            }
        }
        for list in ["<Tab>", "<Tab>"] {
            screen.press(list);
            assert!(foot(&screen).iter().any(|(there, _)| there == "n"), "{:?}", foot(&screen));
        }
    }
}

#[test]
fn without_an_incident_the_foot_line_names_how_to_choose_to_get_help_and_to_leave() {
    for language in Language::ALL {
        for (keys, wanted) in [("", &["Enter", "s", ":", "?", "q"][..]), ("s", &["Esc", ":", "?"]), ("?", &["Esc", "?"])] {
            let mut screen = Screen::of("ana");
            screen.model.given.language = *language;
            screen.press(keys);
            let foot = foot(&screen);
            assert!(wanted.iter().all(|key| foot.iter().any(|(there, _)| there == key)), "{keys}: {foot:?}");
        }
        let mut who = Screen::with(given(), None);
        who.model.given.language = *language;
        let drawn = lines(&who);
        assert!(drawn.iter().all(|line| !line.contains('…')), "{drawn:#?}");
    }
}

#[test]
fn a_filter_on_the_timeline_names_how_to_take_it_off() {
    for language in Language::ALL {
        let mut screen = midway();
        screen.model.given.language = *language;
        screen.press("l");
        assert!(foot(&screen).iter().all(|(key, _)| key != "F"), "{:?}", foot(&screen));
        screen.press("f<Right><Enter>");
        assert!(!screen.model.open.as_ref().unwrap().timeline.filter.is_open());
        for key in ["F", "n", "/", "c"] {
            assert!(foot(&screen).iter().any(|(there, _)| there == key), "no {key} among {:?}", foot(&screen));
        }
    }
}

/// What is shown whole while the cursor stands in a field: what it is called, its hint, and the option
/// chosen with what that means.
fn told(form: &Form, place: usize) -> Vec<String> {
    let field = &form.fields[place];
    let mut told = vec![field.label.clone()];
    told.extend(field.hint.clone());
    match &field.value {
        Value::Choice { options, at: Some(at), listed } => {
            told.push(options[*at].shown.clone());
            told.extend(listed.then(|| options[*at].note.clone()).filter(|note| !note.is_empty()));
        }
        Value::Ticks { options, at, .. } => told.extend(options.get(*at).map(|option| option.shown.clone())),
        Value::Line(text) | Value::Text(text) if text.is_empty() => told.push(text.placeholder_text().to_owned()),
        Value::Choice { .. } | Value::Line(_) | Value::Text(_) => {}
    }
    told
}

/// Every choice of a form, each as it would be with one option of one field chosen and the cursor in it.
fn each_choice(form: &Form) -> Vec<(usize, Option<usize>)> {
    let places = form.fields.iter().enumerate();
    places
        .flat_map(|(place, field)| match &field.value {
            Value::Choice { options, .. } => (0..options.len()).map(|at| (place, Some(at))).collect::<Vec<_>>(),
            Value::Line(_) | Value::Text(_) | Value::Ticks { .. } => vec![(place, None)],
        })
        .collect()
}

/// Draws a form with the cursor in each of its fields and each option chosen, and looks for all that is told:
/// how much that is, and what of it is cut.
fn cut(screen: &mut Screen, make: impl Fn(&Screen) -> Option<Form>) -> (usize, BTreeSet<String>) {
    let Some(first) = make(screen) else { return (0, BTreeSet::new()) };
    let (mut seen, mut cut) = (0, BTreeSet::new());
    for (place, chosen) in each_choice(&first) {
        let mut form = make(screen).unwrap();
        if let (Value::Choice { at, .. }, Some(chosen)) = (&mut form.fields[place].value, chosen) {
            *at = Some(chosen);
        }
        form.at = place;
        // What follows from the choice is asked for too.
        let shown: Vec<usize> = form.shown().map(|(at, _)| at).collect();
        if !shown.contains(&place) {
            continue;
        }
        for at in shown {
            let mut form = make(screen).unwrap();
            if let (Value::Choice { at, .. }, Some(chosen)) = (&mut form.fields[place].value, chosen) {
                *at = Some(chosen);
            }
            form.at = at;
            let told = told(&form, at);
            screen.model.form = Some(form);
            let drawn = screen.drawn(COLUMNS, ROWS);
            seen += told.len();
            cut.extend(told.into_iter().filter(|words| !drawn.contains(words)));
            // Keys at the foot of the form are named whole.
            assert!(
                !drawn.lines().rev().skip_while(|line| !line.starts_with('└')).take(3).any(|line| line.contains('…')),
                "{drawn}"
            );
        }
        screen.model.form = None;
    }
    (seen, cut)
}

/// A team of every kind: somebody in command, with each role, without one, called, released.
fn busy() -> Screen {
    let mut screen = midway();
    screen.meanwhile("ana", &call("finn", Some(CallOutcome::Answered)));
    screen.meanwhile("ana", &PeopleCommand::ReleaseResponder { who: "devos".parse().unwrap() }.into());
    screen
}

#[test]
fn no_form_cuts_what_a_field_is_called_or_what_a_choice_means() {
    for language in Language::ALL {
        let (mut seen, mut all) = (0, BTreeSet::new());
        for scene in [Screen::declared, busy] {
            let mut screen = scene();
            screen.model.given.language = *language;
            let steps: Vec<About> =
                screen.model.open.as_ref().unwrap().steps().map(|step| About::Step(step.reference.clone())).collect();
            let others = [About::Nothing, About::Component("db-1".parse().unwrap()), About::Person("bram".parse().unwrap())];
            for verb in ASKS.iter().map(|row| row.verb) {
                for about in others.iter().chain(&steps) {
                    let (told, cut) = cut(&mut screen, |screen| make::form(screen.model.known()?, verb, about));
                    seen += told;
                    all.extend(cut);
                }
            }
        }
        assert!(all.is_empty(), "{all:#?}");
        assert!(seen > 1000, "{seen}");
    }
}

#[test]
fn the_forms_that_declare_and_filter_cut_nothing_either() {
    for language in Language::ALL {
        let mut screen = Screen::of("ana");
        screen.model.given.language = *language;
        screen.press("<Enter>");
        let form = |screen: &mut Screen| {
            let form = screen.model.form.clone().unwrap();
            let (seen, cut) = cut(screen, |_| Some(form.clone()));
            assert!(seen > 0 && cut.is_empty(), "{cut:#?}");
        };
        form(&mut screen);
        let mut screen = busy();
        screen.model.given.language = *language;
        screen.press("lf");
        form(&mut screen);
    }
}

// ---- What is said below the board ----

#[test]
fn whoever_stands_on_a_step_that_waits_for_a_second_person_reads_the_whole_key() {
    for (language, said) in [(Language::English, "needs a second person: "), (Language::Dutch, "tweede persoon nodig: ")] {
        for who in ["ana", "bram"] {
            let mut screen = with_one_name();
            screen.model.given.language = language;
            screen.sits(who).on("D2@web");
            screen.model.reply = None;
            let drawn = screen.drawn(COLUMNS, ROWS);
            let below = drawn.split(if language == Language::English { "HERE" } else { "HIER" }).nth(1).unwrap();
            let below = below.lines().take(2).map(str::trim).collect::<Vec<_>>().join(" ");
            // Whoever did it has no key for it.
            let first = who == "ana";
            let said = if first { said.trim_end_matches(": ") } else { said };
            assert!(below.contains(said) && below.contains("D2@web)") != first && !below.contains('…'), "{drawn}");
        }
    }
}

#[test]
fn however_long_the_evidence_is_the_reply_says_what_to_do_next_whole() {
    let mut screen = Screen::following(&SECOND_EYES.replace("confirm = \"two\"", "confirm = \"two\"\nevidence = \"required\""));
    screen.on("D2@db-1").press(" ").press(&"row counts equal on all of them ".repeat(30)).press("<Enter>");
    assert_eq!(screen.state_of("D2@db-1"), "started");
    let drawn = screen.drawn(COLUMNS, ROWS);
    let below = drawn.split('✔').next_back().unwrap();
    assert!(below.contains("nobody else is here: c (call), or") && below.contains("u undoes it"), "{drawn}");
}
