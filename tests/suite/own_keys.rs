use std::path::Path;

use crisis::domain::files::mistake::Weight;
use crisis::domain::speech::Language;
use crisis::domain::verb::Verb;
use crisis::tui::action::{Action, Screen as Place};
use crisis::tui::keys::{Keys, parse_settings};

use crate::house::House;
use crate::screen::{Screen, given, person};

pub fn keys(text: &str) -> (Keys, Vec<String>) {
    let parsed = parse_settings(text);
    let told = parsed.mistakes.iter().map(|mistake| {
        let (line, column) = mistake.line_and_column(text);
        format!("{line}:{column} {}; {}; {}", mistake.what, mistake.expected, mistake.help.as_deref().unwrap_or_default())
    });
    (Keys::of_settings(&parsed.value.unwrap().keys).0, told.collect())
}

fn screen(text: &str) -> Screen {
    let (keys, mistakes) = keys(text);
    assert_eq!(mistakes, Vec::<String>::new());
    let mut screen = Screen::with(given(), Some(person("ana")));
    screen.press("<Enter>AMS1 power loss<Tab>db-1, db-2, web<Enter>");
    screen.asked.clear();
    screen.model.given.keys = keys;
    screen
}

#[test]
fn a_key_of_ones_own_does_what_it_is_for_and_the_old_one_nothing() {
    let mut screen = screen("[keys]\nfinish-step = [\"d\", \"f5\"]\nshow-palette = \"ctrl-p\"\n");
    screen.on("D1").press(" ");
    assert!(screen.said().contains("space does nothing here"), "{}", screen.said());
    screen.press("d");
    assert_eq!(screen.state_of("D1"), "done");
    screen.press("<c-p>");
    assert_eq!(screen.model.screen(), Place::Palette);
}

#[test]
fn foot_line_help_palette_and_hints_name_the_key_of_ones_own() {
    let mut screen = screen("[keys]\nfinish-step = \"d\"\ngive-verdict = \"V\"\nshow-help = \"f1\"\nundo-last = \"ctrl-u\"\n");
    assert!(screen.shows("d done") && screen.shows("V verdict") && screen.shows("F1 help"), "{}", screen.drawn(80, 24));
    screen.on("R1@db-1").press("s");
    assert!(screen.said().contains("V (verdict db-1 intact)"), "{}", screen.said());
    screen.press("y");
    assert!(screen.said().contains("F1 explains the keys"), "{}", screen.said());
    screen.press(":finish");
    assert!(screen.shows("d done"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>").on("D1").press("d");
    assert!(screen.said().ends_with("Ctrl-U undoes it"), "{}", screen.said());
}

#[test]
fn a_key_that_was_taken_away_does_nothing_and_the_palette_still_does_it() {
    let mut screen = screen("[keys]\nskip-step = \"\"\nfail-step = []\n");
    screen.on("C1").press("x");
    assert!(screen.model.form.is_none() && screen.said().contains("x does nothing here"));
    screen.press(":skip<Enter>no phones<Enter>");
    assert_eq!(screen.state_of("C1"), "skipped");
}

#[test]
fn where_one_types_a_letter_stays_a_letter() {
    let mut screen = screen("[keys]\nup = \"d\"\nchoose = \"f2\"\nsubmit = [\"ctrl-s\", \"enter\"]\n");
    screen.press("jd");
    assert_eq!(screen.model.open.as_ref().unwrap().step_here().unwrap().code(), "D1");
    screen.press(":d<Down><Up>");
    assert_eq!(screen.model.palette.as_ref().unwrap().typed, "d");
    screen.press("<Esc>nddd<c-s>");
    assert!(screen.shows("ddd") && screen.model.form.is_none());
}

#[test]
fn keys_may_change_places() {
    let (keys, mistakes) = keys("[keys]\nskip-step = \"space\"\nfinish-step = \"x\"\n");
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!((keys.key(Action::Ask(Verb::Skip)).as_str(), keys.key(Action::Ask(Verb::Done)).as_str()), ("space", "x"));
}

#[test]
fn every_mistake_has_its_place_and_says_what_was_expected() {
    for (line, told, helped) in [
        ("finish-stp = \"d\"", "2:1 unknown action `finish-stp`", "did you mean `finish-step`?"),
        ("finish-step = \"spce\"", "2:15 `spce` is no key", "did you mean `space`?"),
        (
            "finish-step = [\"d\", \"x\"]",
            "2:21 `x` means two things on the board; it is the key of `skip-step`",
            "`skip-step = \"\"`",
        ),
        ("quit = 3", "2:8 `quit` is of the wrong type", ""),
        ("leave = \"\"", "2:1 `leave` cannot be left without a key", ""),
        ("submit = []", "2:1 `submit` cannot be left without a key", ""),
        ("cancel = \"x\"", "2:10 `x` is needed where one types", ""),
        ("interrupt = \"Q\"", "2:13 `Q` is needed where one types", ""),
        ("finish-step = \"ctrl-c\"", "2:15 `ctrl-c` means two things on the board; it is the key of `interrupt`", ""),
        ("finish-step = \"d\"\nstart-step = \"d\"", "3:14 `d` means two things on the board; it is the key of `finish-step`", ""),
    ] {
        let (keys, mistakes) = keys(&format!("[keys]\n{line}\n"));
        assert_eq!(mistakes.len(), 1, "{line}: {mistakes:?}");
        assert!(mistakes[0].starts_with(told) && mistakes[0].contains(helped), "{line}: {mistakes:?}");
        for action in [Action::Ask(Verb::Done), Action::Leave, Action::Submit, Action::Cancel, Action::Interrupt] {
            assert!(!keys.key(action).is_empty(), "{line} leaves {action:?} without a key");
        }
    }
}

#[test]
fn whatever_is_wrong_no_key_means_two_things() {
    let all: Vec<String> =
        Action::all().map(|action| format!("{} = [\"x\", \"ctrl-c\", \"f1\", \"enter\"]", action.id())).collect();
    let text = format!("[keys]\n{}\n", all.join("\n"));
    let parsed = parse_settings(&text);
    assert!(parsed.mistakes.iter().all(|mistake| mistake.weight > Weight::Nag));
    let keys = Keys::of_settings(&parsed.value.unwrap().keys).0;
    for place in Place::ALL {
        let mut seen = Vec::new();
        for key in keys.on(*place).flat_map(|bound| &bound.keys) {
            assert!(!seen.contains(key), "{} means two things on {}", key.name(), place.title());
            seen.push(*key);
        }
    }
}

#[test]
fn lint_refuses_what_a_crisis_only_warns_of() {
    let house = House::new();
    std::fs::write(house.path("work/crisis.toml"), "[keys]\nfinish-step = \"spce\"\n").unwrap();
    let linted = house.run(&["lint"]);
    assert_eq!(linted.code, 2, "{linted:?}");
    assert!(linted.stdout.contains("crisis.toml:2:15") && linted.stdout.contains("^^^^^^"), "{}", linted.stdout);
    assert!(linted.stdout.contains("did you mean `space`?"), "{}", linted.stdout);
    let mut pty = crate::pty::Pty::of(&house, Some("ana"));
    pty.wait_for("`spce` is no key").send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn every_key_that_a_sentence_names_is_that_of_an_action() {
    for language in Language::ALL {
        for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("texts").join(language.code())).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let spelt = Keys::default().spell(&text, *language);
            assert!(!spelt.contains('⟨'), "{spelt}");
        }
    }
}

#[test]
fn a_sentence_names_the_key_that_is_or_else_the_palettes() {
    let (keys, _) = keys("[keys]\ntake-note = \"\"\nshow-help = \"f1\"\n");
    assert_eq!(
        keys.spell("⟨show-help⟩ helps, ⟨take-note⟩ finds, ⟨nothing⟩ stays, so does ⟨", Language::English),
        "F1 helps, : finds, ⟨nothing⟩ stays, so does ⟨"
    );
}

#[test]
fn the_example_settings_are_sound() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("crisis.example.toml")).unwrap();
    let is_setting = |line: &&str| line.starts_with("# ") && (line.contains(" = ") || line.starts_with("# ["));
    let settings: Vec<&str> = text.lines().filter(is_setting).map(|line| line.trim_start_matches("# ")).collect();
    assert!(settings.len() > 4, "{settings:?}");
    let (_, mistakes) = keys(&settings.join("\n"));
    assert!(mistakes.is_empty(), "{mistakes:?}");
}
