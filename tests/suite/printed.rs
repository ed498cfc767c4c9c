//! Whatever key a screen prints beside a thing acts on that thing: every key of every line
//! of every frame is pressed, and what comes of it is about what was named.

use std::collections::BTreeSet;

use crisis::domain::board::Object;
use crisis::tui::form::About;

use crate::frames::{Scene, closed, late, midway, resolved};
use crate::screen::Screen;

const PHASES: &[(&str, Scene)] =
    &[("declared", Screen::declared), ("midway", midway), ("late", late), ("resolved", resolved), ("closed", closed)];
const SEATS: &[&str] = &["ana", "bram", "emma", "chloe"];
/// The keys that lead to a screen or a place from the board.
const PLACES: &[&str] = &["", "jjjjj", "2", "3", "<Tab>", "<Tab>j", "2<Enter>", "p", "m", "b", "*"];
const SIZES: &[(u16, u16)] = &[(80, 24), (200, 50)];

/// Something that a line tells somebody to press, and what that asks of what: `J v (verdict db-1 intact)`.
struct Printed {
    keys: String,
    verb: String,
    about: Option<String>,
}

/// What a line tells somebody to press: the keys, and in brackets what they do.
fn printed(line: &str) -> Vec<Printed> {
    let mut found = Vec::new();
    let parts: Vec<&str> = line.split('(').collect();
    for pair in parts.windows(2) {
        let Some((does, _)) = pair[1].split_once(')') else { continue };
        // What went on from the line above is not read.
        let cell = pair[0].rsplit('│').next().unwrap_or_default().trim();
        let goes_on = !cell.contains("press ") && (cell.starts_with("then ") || !cell.contains(' '));
        let keys = if goes_on { Vec::new() } else { strokes(pair[0]) };
        let mut words = does.split(' ');
        let verb = words.next().unwrap_or_default().to_owned();
        if !keys.is_empty() && crisis::domain::ask::table::ASKS.iter().any(|row| row.verb.word() == verb) {
            found.push(Printed { keys: keys.concat(), verb, about: words.next().map(str::to_owned) });
        }
    }
    found
}

/// The keys at the end of a text: `press : type db-1, Enter, then v`, or one alone.
fn strokes(text: &str) -> Vec<String> {
    let said = text.trim_end().rsplit("press ").next().unwrap_or_default();
    let parts: Option<Vec<String>> =
        said.split(", ").map(|part| pressed(&part.replace("then ", "").replace(": type ", ":"))).collect();
    match parts.filter(|_| text.contains("press ")) {
        Some(keys) => keys,
        None => text.trim_end().rsplit(' ').next().and_then(pressed).into_iter().collect(),
    }
}

/// A key as it is printed, as the harness presses it: `:C2`, `Enter`, `space`.
fn pressed(word: &str) -> Option<String> {
    match word {
        "Enter" | "Tab" | "Esc" | "Down" => Some(format!("<{word}>")),
        "↓" => Some("<Down>".to_owned()),
        "space" => Some(" ".to_owned()),
        letters if letters.starts_with(':') || letters.chars().count() == 1 => Some(letters.to_owned()),
        _ => None,
    }
}

fn scene(phase: Scene, who: &str, keys: &str) -> Screen {
    let mut screen = phase();
    screen.model.reply = None;
    screen.sits(who).press(keys);
    screen.model.reply = None;
    screen
}

/// What somebody now asks about: what the form is about, else what the cursor stands on.
fn about(screen: &Screen, thing: &str) -> bool {
    let open = screen.model.open.as_ref().unwrap();
    let code = |step| open.board.step(step).is_some_and(|row| row.code() == thing);
    match screen.model.form.as_ref().and_then(|form| form.purpose.asks()) {
        Some((_, About::Step(step))) => code(step),
        Some((_, About::Component(id))) => id.as_str() == thing,
        Some((_, About::Person(id))) => id.as_str() == thing,
        Some((_, About::Nothing | About::Dial(_) | About::Entry(_))) => true,
        None => {
            open.step_here().is_some_and(|row| row.code() == thing)
                || open.component_here().is_some_and(|row| row.id.as_str() == thing)
                || open.responder_here().is_some_and(|row| row.id.as_str() == thing)
        }
    }
}

#[test]
fn whatever_key_is_printed_beside_a_thing_acts_on_that_thing() {
    let mut walked = 0;
    for (name, phase) in PHASES {
        for who in SEATS {
            for place in PLACES {
                let there = scene(*phase, who, place);
                let mut known = BTreeSet::new();
                for (columns, rows) in SIZES {
                    let frame = there.drawn(*columns, *rows);
                    for Printed { keys, verb, about: thing } in frame.lines().flat_map(printed) {
                        if !known.insert((keys.clone(), verb.clone(), thing.clone())) {
                            continue;
                        }
                        let mut screen = scene(*phase, who, place);
                        screen.press(&keys);
                        let from = format!("{name}, {who}, {place:?}: {keys} ({verb} {thing:?})\n{frame}");
                        let form = screen.model.form.as_ref().and_then(|form| form.purpose.asks());
                        assert!(form.is_none_or(|(asked, _)| asked.word() == verb), "{from}\n{}", screen.drawn(80, 24));
                        assert!(form.is_some() || !screen.said().is_empty(), "{from}: nothing came of it");
                        assert!(thing.as_ref().is_none_or(|thing| about(&screen, thing)), "{from}\n{}", screen.drawn(80, 24));
                        walked += 1;
                    }
                }
            }
        }
    }
    assert!(walked > 60, "only {walked} keys were printed");
}

#[test]
fn the_dot_acts_on_what_next_names_from_wherever_the_cursor_stands() {
    for (name, phase) in PHASES {
        for who in SEATS {
            for place in ["", "jjjjj", "3", "<Tab>j", "<Tab><Tab>j", "<Enter>"] {
                let mut screen = scene(*phase, who, place);
                let Some(next) = screen.model.open.as_ref().unwrap().board.next.first().cloned() else { continue };
                let from = format!("{name}, {who}, {place:?}: {next:?}");
                screen.press(".");
                let open = screen.model.open.as_ref().unwrap();
                let thing = match &next.on {
                    Some(Object::Step(step)) => open.board.step(step).map(crisis::domain::board::StepRow::code),
                    Some(Object::Component(id)) => Some(id.to_string()),
                    Some(Object::Person(id)) => Some(id.to_string()),
                    None => None,
                };
                let form = screen.model.form.as_ref().and_then(|form| form.purpose.asks());
                assert!(form.is_none_or(|(verb, _)| next.ask().is_some_and(|ask| ask.verb() == verb)), "{from}");
                assert!(form.is_some() || !screen.said().is_empty(), "{from}: nothing came of it");
                assert!(!screen.said().starts_with("error"), "{from}: {}", screen.said());
                // What was done at once takes the cursor on.
                let done = form.is_none() && !screen.asked.is_empty();
                assert!(done || thing.is_none_or(|thing| about(&screen, &thing)), "{from}\n{}", screen.drawn(80, 24));
            }
        }
    }
}
