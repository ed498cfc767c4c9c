use crisis::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use crisis::app::library;
use crisis::app::places::Places;
use crisis::domain::ask::asked::Judgement;
use crisis::domain::record::{Evidence, Outsider, Person};
use crisis::domain::runbook::Role;
use crisis::domain::text;
use crisis::domain::vocabulary::{CallOutcome, Line, Verdict};
use crisis::store::{LogError, Trouble};
use crisis::tui::model::Given;
use proptest::prelude::*;
use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::house::House;
use crate::pty::Pty;
use crate::report::{HOSTILE, hostile_house};
use crate::screen::{Screen, given};

const SIZES: &[(u16, u16)] = &[(80, 24), (120, 40), (200, 50), (40, 10), (61, 17)];
const BORDERS: &[&str] = &["│", "├", "┤", "┬", "┴", "┌", "┐", "└", "┘"];

/// What may stand in a runbook or a name: it acts on nothing,
/// and breaks columns all the same where nobody takes care.
const ODD: &[&str] = &[
    "漢字かな 交じり文 の名前",
    "👩\u{200d}🚒 👨\u{200d}👩\u{200d}👧 🇳🇱🇧🇪 ❤\u{fe0f} 1\u{fe0f}\u{20e3} 👍🏽",
    "שלום עולם مرحبا لا لا",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308} \u{301}x",
    "नमस्ते क्षत्रिय ไทย 각각 ｶﾞｷﾞ",
    "می\u{200c}خواهم pay\u{200d}pal",
    "Ａｌｌ wide ⸻ ﷽",
];

/// A text as wide as another one, line for line and word for word, of plain letters.
fn as_wide(hostile: &str) -> String {
    let lines: Vec<String> = hostile.lines().map(line_as_wide).collect();
    lines.join("\n")
}

fn line_as_wide(hostile: &str) -> String {
    let shown = text::shown(hostile);
    shown.graphemes(true).map(|one| if one == " " { " ".to_owned() } else { "x".repeat(text::width(one)) }).collect()
}

/// Everything in which there are words from elsewhere, written in one hand.
struct World {
    folder: tempfile::TempDir,
    hand: fn(&str) -> String,
    word: String,
    name: String,
    sizes: Vec<(u16, u16)>,
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f")
}

impl World {
    /// `word` is what people type, `name` what may stand in files.
    fn new(hand: fn(&str) -> String, word: &str, name: &str, sizes: &[(u16, u16)]) -> Self {
        let world =
            Self { folder: tempfile::tempdir().unwrap(), hand, word: hand(word), name: hand(name), sizes: sizes.to_vec() };
        let name = quoted(&world.name);
        let contact = |id: &str| {
            format!(
                "[[contact]]\nid = \"{id}\"\nname = {name}\nemail = \"x@example.net\"\nprimary_phone = \"+44 20 7946 0801\"\nsecondary_phone = \"+44 20 7946 0802\"\nskills = [{name}]\n\n"
            )
        };
        // One that cannot be read, the same in every hand: it is named in the warnings.
        let dial = format!(
            "[[dial]]\nid = \"hands\"\nname = {name}\nphone = {name}\nreference = {name}\nhours = {name}\nnote = {name}\n\n"
        );
        let broken = "[[contact]]\nid = \"zoe\"\nname = \"\\u001b]0;x\\u0007\"\n";
        world.write("contacts.toml", &format!("{}{}{dial}{broken}", contact("ana"), contact("bram")));
        let step = |id: &str, priority: &str, more: &str| {
            let role = if priority == "communicate" { "communication" } else { "technical" };
            format!(
                "[[step]]\nid = \"{id}\"\npriority = \"{priority}\"\nrole = \"{role}\"\ntitle = {name}\ndetail = {name}\n{more}\n"
            )
        };
        let steps = [
            step("one", "integrity", "per = \"component\"\nverdict = true\ntime_box = \"10m\""),
            step("two", "integrity", "confirm = \"two\"\nevidence = \"required\""),
            step("three", "restore", "per = \"component\"\nneeds = [\"one\"]"),
            step("four", "communicate", "time_box = \"5m\""),
        ];
        let head =
            format!("schema = 1\nid = \"odd\"\ntitle = {name}\nsummary = {name}\nlanguage = \"en\"\nreviewed = 2026-11-01\n\n");
        world.write("runbooks/odd.toml", &format!("{head}{}", steps.join("\n")));
        world.write("runbooks/z\u{1b}]0;x\u{7}\u{202e}.toml", "title = \"\u{9b}31m\"\n");
        world
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn given(&self) -> Given {
        let places = Places {
            contacts: Some(self.folder.path().join("contacts.toml")),
            runbooks: Some(self.folder.path().join("runbooks")),
            dir: Some("/nowhere".into()),
            ..Places::default()
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let directory = library::directory(&places, today).unwrap();
        let shelf = library::shelf(&places, today).unwrap();
        assert!(shelf.runbooks().iter().any(|shelved| shelved.runbook.is_some()), "{:?}", shelf.runbooks()[0].findings);
        let folder = self.folder.path().display().to_string();
        // The folder's name is another one each time.
        let findings = directory.findings.iter().map(|finding| finding.line().replace(&folder, "/etc/crisis"));
        let warnings = findings.chain([(self.hand)("warned \u{1b}[31m of")]).collect();
        Given { directory, shelf, warnings, ..given() }
    }

    fn person(&self, id: &str) -> Person {
        Person { id: id.parse().unwrap(), name: self.word.clone(), skills: vec![self.word.clone()], languages: Vec::new() }
    }

    /// An incident in which every text that somebody can write was written.
    fn incident(&self) -> Screen {
        let mut screen = Screen::with(self.given(), Some(self.person("ana")));
        screen.press("<Enter>");
        screen.paste(&self.word);
        screen.press("<Tab>db-1, db-2<Enter>");
        assert!(screen.model.open.is_some(), "{}", screen.drawn(80, 24));
        let called = |id: &str, outcome| {
            Command::People(PeopleCommand::CallResponder { who: self.person(id), line: Line::Primary, outcome })
        };
        let dialled = |id: &str| {
            let who = Outsider { id: id.parse().unwrap(), name: self.word.clone() };
            Command::People(PeopleCommand::DialOutsider { who, outcome: None, said: Some(self.word.clone()) })
        };
        let role = |id: &str, role| {
            Command::People(PeopleCommand::AssignRole { who: id.parse().unwrap(), role, duty: Some(self.word.clone()) })
        };
        let step = |step: &str| step.parse().unwrap();
        let (why, text) = (self.word.clone(), self.word.clone());
        for command in [
            called("bram", Some(CallOutcome::Answered)),
            called("chloe", None),
            dialled("hands"),
            dialled("elsewhere"),
            role("bram", Role::Technical),
            Command::Lifecycle(LifecycleCommand::TakeNote { text: text.clone() }),
            Command::Lifecycle(LifecycleCommand::TakeDecision { text: text.clone() }),
            Command::Steps(StepsCommand::StartStep { step: step("one@db-2") }),
            Command::Steps(StepsCommand::FailStep { step: step("one@db-1"), why: why.clone() }),
            Command::Steps(StepsCommand::OverrideGate { step: step("three@db-1"), why: why.clone() }),
            Command::Steps(StepsCommand::FinishStep {
                step: step("two"),
                evidence: Some(Evidence::Text(text.clone())),
                verdict: None,
                service: None,
                percent: None,
            }),
            Command::Data(DataCommand::GiveVerdict {
                component: "db-2".parse().unwrap(),
                judgement: Judgement { verdict: Verdict::Damaged, extent: Some(text.clone()), as_of: None },
                evidence: Some(Evidence::Text(text.clone())),
            }),
            Command::Lifecycle(LifecycleCommand::TakeNote { text }),
        ] {
            screen.after(20).meanwhile("ana", &command);
        }
        screen
    }

    /// Every screen, one after the other: what is on it, by name.
    fn screens(&self) -> Vec<(String, Vec<Picture>)> {
        let mut seen = Vec::new();
        let mut look = |name: &str, screen: &Screen| {
            seen.push((name.to_owned(), self.sizes.iter().map(|size| Picture::of(screen, *size)).collect()));
        };
        let mut screen = Screen::with(self.given(), None);
        look("who", &screen);
        screen.paste(&self.word);
        look("who, typed", &screen);
        let mut screen = Screen::with(self.given(), Some(self.person("ana")));
        look("home", &screen);
        screen.press("?");
        look("help", &screen);
        screen.press("<Esc><Enter>");
        screen.paste(&self.word);
        look("declare", &screen);
        let mut screen = self.incident();
        screen.press("p<End>");
        look("people, dialled elsewhere", &screen);
        screen.press("k");
        look("people, dial list", &screen);
        screen.press("c");
        look("form c, dial list", &screen);
        let mut screen = self.incident();
        look("board", &screen);
        screen.press("<Tab>");
        look("board, components", &screen);
        screen.press("<Tab>");
        look("board, people", &screen);
        screen.press("<Tab>").on("R1@db-2").press("s");
        look("refused", &screen);
        screen.press("<Enter>");
        look("step", &screen);
        screen.press("<Esc>l");
        look("timeline", &screen);
        screen.press("<Esc>?");
        look("help on the board", &screen);
        screen.press("<Esc>").on("D1@db-2");
        for key in ["n", "D", "v", "e", "c", "a", "x", "f", "i", "o", "O", "h", "z", "+", "r", "C", "k<Tab>c"] {
            screen.press(key);
            look(&format!("form {key}"), &screen);
            screen.paste(&self.word);
            look(&format!("form {key}, typed"), &screen);
            screen.press("<Esc>");
        }
        screen.press("q");
        look("leaving loses drafts", &screen);
        let said = self.word.clone();
        screen.broken = Some(LogError { trouble: Trouble::Full, path: "/var/lib/crisis/log.sqlite".into(), said, owner: None });
        screen.press("n");
        screen.paste(&self.word);
        screen.press("<Enter>");
        look("not kept", &screen);
        let mut screen = self.incident();
        screen.meanwhile(
            "ana",
            &Command::People(PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: Some(self.word.clone()) }),
        );
        screen.sits("bram").press("H");
        look("briefing", &screen);
        screen.after(600);
        look("late", &screen);
        seen
    }
}

/// A screen as it is drawn.
struct Picture {
    size: (u16, u16),
    rows: Vec<Vec<String>>,
}

impl Picture {
    fn of(screen: &Screen, size: (u16, u16)) -> Self {
        let cells = screen.cells(size.0, size.1);
        let row = |row: &[ratatui::buffer::Cell]| row.iter().map(|cell| cell.symbol().to_owned()).collect();
        Self { size, rows: cells.chunks(usize::from(size.0)).map(row).collect() }
    }

    fn text(&self) -> String {
        self.rows.iter().map(|row| row.concat().trim_end().to_owned() + "\n").collect()
    }

    /// Where its borders stand.
    fn borders(&self) -> Vec<(usize, usize, &str)> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(y, row)| row.iter().enumerate().map(move |(x, symbol)| (y, x, symbol.as_str())))
            .filter(|(_, _, symbol)| BORDERS.contains(symbol))
            .collect()
    }

    /// Every cell holds what every terminal draws in as many
    /// columns as it has, and every row is as wide as the screen.
    fn is_sound(&self, name: &str) {
        for row in &self.rows {
            let mut x = 0;
            while x < row.len() {
                let symbol = row[x].as_str();
                let wide = usize::from(symbol.cell_width());
                let parts: usize = symbol.chars().map(|c| c.width().unwrap_or(0)).sum();
                let context = || format!("{name} {:?}: {symbol:?} in\n{}", self.size, self.text());
                assert!(wide >= 1 && parts == wide, "{wide} {parts} {}", context());
                assert!(!symbol.contains(text::is_hostile), "{}", context());
                assert_eq!(text::shown(symbol), symbol, "{}", context());
                assert!(row[x + 1..(x + wide).min(row.len())].iter().all(|covered| covered == " "), "{}", context());
                x += wide;
            }
            assert_eq!(x, row.len(), "{name} {:?}: a row is too wide:\n{}", self.size, self.text());
        }
    }
}

/// On every screen: no cell acts, hides or is wider than it says,
/// and every border stands where it stands with plain words.
fn holds(word: &str, name: &str, sizes: &[(u16, u16)]) {
    let plain = World::new(as_wide, word, name, sizes).screens();
    let odd = World::new(str::to_owned, word, name, sizes).screens();
    for ((name, odd), (_, plain)) in odd.iter().zip(&plain) {
        for (odd, plain) in odd.iter().zip(plain) {
            odd.is_sound(name);
            assert_eq!(odd.borders(), plain.borders(), "{name} {:?}, with {word:?}:\n{}\n{}", odd.size, odd.text(), plain.text());
        }
    }
}

#[test]
fn no_word_from_elsewhere_acts_or_breaks_a_column_on_any_screen() {
    let long = "averyverylongwordwithoutanyplacetobreakitthatgoesonandonandonandonandonandonandonandonandonandon";
    for (at, word) in HOSTILE.iter().chain([&long]).enumerate() {
        // A text area takes a lone carriage return for the end of a
        // line, the log spells it out: no plain word is as wide as both.
        let word = word.replace("\r\n", "\n").replace('\r', "");
        // Each size sees each kind of word; all words in all sizes would take minutes.
        holds(&word, ODD[at % ODD.len()], &[SIZES[at % SIZES.len()]]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_at_all_act_or_break_a_column(
        words in prop::collection::vec(prop_oneof![prop::sample::select(HOSTILE), prop::sample::select(ODD)], 1..4),
        letters in prop::collection::vec(any::<char>(), 0..12),
        name in prop::sample::select(ODD),
        size in (20_u16..140, 8_u16..50),
    ) {
        let word = format!("{}{}", letters.into_iter().collect::<String>(), words.join(""));
        let world = World::new(str::to_owned, &word, name, &[size]);
        for (name, pictures) in world.screens() {
            for picture in &pictures { picture.is_sound(&name); }
        }
    }
}

/// The escape sequences in what was written to a terminal: what begins each, and its last byte.
fn sequences(bytes: &[u8]) -> Vec<(char, char)> {
    let mut found = Vec::new();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        assert!(!matches!(c, '\u{80}'..='\u{9f}'), "a control of one byte");
        if c == '\u{1b}' {
            let kind = chars.next().unwrap_or_default();
            let last = if kind == '[' { chars.by_ref().find(|c| ('@'..='~').contains(c)).unwrap_or_default() } else { kind };
            found.push((kind, last));
        } else {
            assert!(!c.is_control() || matches!(c, '\n' | '\r' | '\u{7}'), "{c:?}");
        }
    }
    found
}

/// Nothing but what a screen is drawn with: places, looks, erasing, and the modes of the screen's own.
fn only_draws(bytes: &[u8]) {
    for sequence in sequences(bytes) {
        assert!(matches!(sequence, ('[', 'H' | 'J' | 'K' | 'm' | 'h' | 'l' | 'A'..='D' | 'G' | 'u')), "{sequence:?}");
    }
}

#[test]
fn on_a_real_terminal_no_word_moves_the_cursor_sets_the_title_or_writes_the_clipboard() {
    let house = hostile_house();
    house.run(&["note", "--", "\u{1b}]52;c;b3duZWQ=\u{7}\u{1b}]2;owned\u{7}\u{1b}[10;10H\u{1b}[?1049l"]).done();
    for (columns, rows) in [(80, 24), (130, 40)] {
        let mut pty = Pty::start(&house, Some("ana"), (columns, rows), &[env!("CARGO_BIN_EXE_crisis")]);
        pty.wait_for("T+0");
        let border = pty.cells(4, columns).iter().position(|cell| cell == "│").unwrap();
        // A key that means nothing is named at the foot, which is
        // drawn last: by then what the key before it did is drawn too.
        for (keys, nothing) in ["j", "j", "\t", "\t", "G", "\t", "G"].into_iter().zip(["]", "}"].iter().cycle()) {
            pty.send(keys).send(nothing).wait_for(&format!("{nothing} does nothing here"));
            for row in 4..rows / 2 {
                let cells = pty.cells(row, columns);
                assert!(BORDERS.contains(&cells[border].as_str()), "row {row} after {keys:?}:\n{}", pty.contents());
            }
        }
        for (key, words) in [("l", "timeline,"), ("?", "the keys on")] {
            pty.send(key).wait_for(words).send("\u{1b}").wait_until("the board", |contents| !contents.contains(words));
        }
        pty.send("q");
        assert_eq!(pty.end(), 0);
        pty.is_as_it_was();
        only_draws(&pty.written());
    }
}

#[test]
fn what_verbs_print_keeps_its_columns() {
    let house = House::new();
    let step = |at: usize, title: &str| {
        format!("[[step]]\nid = \"s{at}\"\npriority = \"integrity\"\nrole = \"technical\"\ntitle = {}\n\n", quoted(title))
    };
    let steps: Vec<String> = ODD.iter().enumerate().map(|(at, title)| step(at, title)).collect();
    house.write("runbooks/odd.toml", format!("schema = 1\nid = \"odd\"\ntitle = \"odd\"\n\n{}", steps.join("")));
    house.run(&["declare", "odd", "--component", "db-1"]).done();
    for args in [&["status"][..], &["status", "--ascii"]] {
        let told = house.run(args).done();
        let lines: Vec<&str> = told
            .lines()
            .filter(|line| line.contains(" D"))
            .filter(|line| line.ends_with("  open") || line.ends_with(" open"))
            .collect();
        assert_eq!(lines.len(), ODD.len(), "{told}");
        for line in lines {
            assert_eq!(text::width(line), 2 + 2 + 12 + 1 + 44 + 1 + 4, "{line:?}");
        }
    }
}

#[test]
fn a_file_of_any_name_is_named_harmlessly() {
    let house = House::new();
    let path = house.write("runbooks/\u{1b}]0;x\u{7}\u{202e}漢.toml", "schema = 1\n");
    for args in [&["lint"][..], &["lint", "--ascii"], &["declare", path.to_str().unwrap()]] {
        let output = house.run(args);
        assert_eq!(crate::house::hostile_in(&format!("{}{}", output.stdout, output.stderr)), "", "{args:?}");
    }
    assert!(Path::new(&path).exists());
}
