//! A screen without a terminal, at a desk that answers at once, over a
//! log in memory. Keys go in; what was asked and what is drawn come out.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::mpsc::Receiver;

use chrono::NaiveDate;
use crisis::app::desk::{Answer, Published, Request};
use crisis::app::inbox::{self, Came};
use crisis::app::library;
use crisis::app::paper::Paper;
use crisis::app::places::Places;
use crisis::app::session::{Failure, Session};
use crisis::domain::advice::Asking;
use crisis::domain::ask::table::Command;
use crisis::domain::entry_ref::EntryRef;
use crisis::domain::reckoning::Reading;
use crisis::domain::record::Person;
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin};
use crisis::store::memory::MemoryLog;
use crisis::store::{Log, LogError};
use crisis::tui::action::Action;
use crisis::tui::input::{Code, Did, Input, Key, Mouse};
use crisis::tui::keys::Keys;
use crisis::tui::model::{Given, Model, Reply};
use crisis::tui::update::{Effect, Message, begin, update};
use crisis::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;

/// 14:05 in Amsterdam.
pub fn five_past_two() -> Moment {
    Moment::from_millis(1_795_266_300_000)
}

pub struct Screen {
    pub model: Model,
    pub now: Moment,
    /// What the machine's clocks say, where that is not simply `now`.
    pub machine: Option<Reading>,
    /// What was asked of the desk, as it was asked.
    pub asked: Vec<String>,
    pub rang: usize,
    /// What was handed over to be sent.
    pub sent: Vec<EntryRef>,
    /// What reached whoever sits here outside of the screen.
    pub reached: Vec<String>,
    pub left: bool,
    pub slept: usize,
    pub redrawn: usize,
    /// What was to be written into files.
    pub papers: Vec<Paper>,
    /// What was put into the clipboard.
    pub copied: Vec<String>,
    /// What the log answers to every attempt to write.
    pub broken: Option<LogError>,
    /// Requests are kept back, as by a slow disk.
    pub slow: bool,
    pub waiting: Vec<Request>,
    session: Option<Session>,
    log: Option<Box<dyn Log>>,
}

/// What the desk publishes until it is as wanted.
pub fn published(answers: &Receiver<Answer>, wanted: impl Fn(&Published) -> bool) -> Published {
    while let Ok(answer) = answers.recv_timeout(crate::house::PATIENCE) {
        match answer {
            Answer::Published(published) if wanted(&published) => return *published,
            _ => {}
        }
    }
    panic!("waited in vain");
}

pub fn given() -> Given {
    let places = Places { dir: Some("/nowhere".into()), ..Places::default() };
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Given {
        directory: library::directory(&places, today).unwrap(),
        shelf: library::shelf(&places, today).unwrap(),
        warnings: vec!["made-up contacts: write contacts.toml".to_owned()],
        zone: chrono_tz::Europe::Amsterdam.into(),
        language: Language::English,
        keys: Keys::default(),
        colour: true,
        ascii: false,
        strict_ids: true,
        network: None,
    }
}

pub fn person(id: &str) -> Person {
    given().directory.contacts().person(&id.parse().unwrap()).unwrap().for_the_log()
}

thread_local! {
    /// What the keys meant that were pressed on this thread so far.
    static PRESSED: RefCell<BTreeSet<Action>> = const { RefCell::new(BTreeSet::new()) };
}

/// What the keys mean that a test presses.
pub fn pressed_by(test: fn()) -> BTreeSet<Action> {
    PRESSED.with_borrow_mut(BTreeSet::clear);
    test();
    PRESSED.take()
}

impl Screen {
    /// A screen at which somebody sits, at home, over an empty log.
    pub fn of(me: &str) -> Self {
        Self::with(given(), Some(person(me)))
    }

    pub fn with(given: Given, me: Option<Person>) -> Self {
        let now = five_past_two();
        let mut screen = Self {
            model: Model::new(given, me, None, now),
            now,
            machine: None,
            asked: Vec::new(),
            rang: 0,
            sent: Vec::new(),
            reached: Vec::new(),
            left: false,
            slept: 0,
            redrawn: 0,
            papers: Vec::new(),
            copied: Vec::new(),
            broken: None,
            slow: false,
            waiting: Vec::new(),
            session: None,
            log: Some(Box::new(MemoryLog::new(Origin(7)))),
        };
        let effects = begin(&mut screen.model);
        screen.carry_out(effects);
        screen.asked.clear();
        screen
    }

    /// A screen on which `ana` has declared an incident that follows a runbook of one's own.
    pub fn following(runbook: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("own.toml"), runbook).unwrap();
        let places = Places { runbooks: Some(folder.path().to_owned()), dir: Some("/nowhere".into()), ..Places::default() };
        let shelf = library::shelf(&places, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()).unwrap();
        let mut screen = Self::with(Given { shelf, ..given() }, Some(person("ana")));
        screen.press("<Enter>Trouble<Enter>");
        screen.asked.clear();
        screen
    }

    /// A screen on which `ana` has declared the technical crisis for db-1, db-2 and web.
    pub fn declared() -> Self {
        Self::declared_with(given())
    }

    /// The same where something else was given at the start.
    pub fn declared_with(given: Given) -> Self {
        let mut screen = Self::with(given, Some(person("ana")));
        screen.press("<Enter>AMS1 power loss<Tab>db-1, db-2, web<Enter>");
        screen.asked.clear();
        screen
    }

    /// Presses keys one after the other: characters as they are, others as `<Enter>`, `<Tab>`, `<c-z>`; and
    /// reads what is next and where the cursor stands before each.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.press_each(keys, |model| (model.changed, model.led) = (None, None))
    }

    /// The same by somebody who reads nothing in between.
    pub fn press_unread(&mut self, keys: &str) -> &mut Self {
        self.press_each(keys, |_| {})
    }

    fn press_each(&mut self, keys: &str, before: fn(&mut Model)) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let (key, behind) = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
                Some((name, behind)) => (named(name), behind),
                None => (Key::char(first), &rest[first.len_utf8()..]),
            };
            before(&mut self.model);
            self.take(Message::Input(Input::Key(key)));
            rest = behind;
        }
        self
    }

    pub fn paste(&mut self, text: &str) {
        self.take(Message::Input(Input::Paste(text.to_owned())));
    }

    pub fn after(&mut self, seconds: i64) -> &mut Self {
        self.now = self.now.plus_seconds(seconds);
        self.take(Message::Tick);
        self
    }

    /// Clicks on the first place where these words are drawn in the ordinary size.
    pub fn click(&mut self, words: &str) -> &mut Self {
        self.mouse(words, Did::Click)
    }

    /// Uses the mouse on the first place where these words are drawn in the ordinary size.
    pub fn mouse(&mut self, words: &str, did: Did) -> &mut Self {
        let (column, row) = self.find(words);
        self.take(Message::Input(Input::Mouse(Mouse { column, row, did })));
        self
    }

    /// The first place where these words are drawn in the ordinary size: column and row.
    pub fn find(&self, words: &str) -> (u16, u16) {
        let cells = self.cells(80, 24);
        for (row, cells) in cells.chunks(80).enumerate() {
            for column in 0..cells.len() {
                let text: String = cells[column..].iter().map(Cell::symbol).collect();
                if text.starts_with(words) {
                    return (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
                }
            }
        }
        panic!("`{words}` is not drawn:\n{}", self.drawn(80, 24));
    }

    pub fn take(&mut self, message: Message) {
        if let Message::Input(Input::Key(key)) = &message
            && let Some(action) = self.model.given.keys.action(self.model.screen(), *key)
        {
            PRESSED.with_borrow_mut(|pressed| pressed.insert(action));
        }
        let before =
            (self.model.early.is_some() || matches!(message, Message::Input(Input::Early(_)))).then(|| self.drawn(80, 24));
        let effects = update(&mut self.model, message, self.machine.unwrap_or(self.now.into()));
        if matches!(effects[..], [Effect::Still]) {
            assert_eq!(before, Some(self.drawn(80, 24)), "it is not drawn anew, and is another picture");
        }
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(request) => {
                    if let Request::Do(asked) = &request {
                        self.asked.extend(asked.0.iter().map(said));
                    }
                    self.waiting.push(request);
                }
                Effect::Send(_, claimed) => self.sent.extend(claimed),
                Effect::Ring => self.rang += 1,
                Effect::Notify(words) => self.reached.push(format!("{}: {}", words.heading, words.body)),
                Effect::Leave => self.left = true,
                Effect::Suspend => self.slept += 1,
                Effect::Redraw => self.redrawn += 1,
                Effect::Write(paper) => self.papers.push(paper),
                Effect::Copy(text) => self.copied.push(text),
                Effect::Still => {}
            }
        }
        if !self.slow {
            self.answer_all();
        }
    }

    /// The desk answers everything that waits.
    pub fn answer_all(&mut self) {
        while !self.waiting.is_empty() {
            let request = self.waiting.remove(0);
            for answer in self.serve(request) {
                self.take(Message::Answer(answer));
            }
        }
    }

    fn serve(&mut self, request: Request) -> Vec<Answer> {
        if let (Some(error), Request::Do(_) | Request::Hear(..) | Request::Declare(..)) = (&self.broken, &request) {
            return vec![Answer::Failed(Failure::Log(error.clone()))];
        }
        match request {
            Request::List => self.listed(),
            Request::Hear(month, asked) => {
                let mut session = Session::open(self.log.take().unwrap(), month.stream()).unwrap();
                let answer = session.ask_all(&asked.0, &asked.1).map_or_else(Answer::Failed, Answer::Done);
                self.log = Some(session.into_log());
                let mut answers = self.listed();
                answers.push(answer);
                answers
            }
            Request::Open(id) => {
                self.session = Some(Session::open(self.log.take().unwrap(), id).unwrap());
                vec![self.published()]
            }
            Request::Declare(declaring, now) => {
                self.session = Some(inbox::declare(self.log.take().unwrap(), *declaring, None, now).unwrap());
                vec![self.published()]
            }
            Request::Leave => {
                self.log = self.session.take().map(Session::into_log);
                Vec::new()
            }
            Request::Do(asked) => {
                let answer = match self.session.as_mut().unwrap().ask_all(&asked.0, &asked.1) {
                    Ok(receipt) => Answer::Done(receipt),
                    Err(failure) => Answer::Failed(failure),
                };
                vec![self.published(), answer]
            }
            Request::Page(wanted) => vec![Answer::Page(self.session.as_mut().unwrap().page(wanted).unwrap())],
            Request::Look | Request::Audited(..) | Request::Stop => Vec::new(),
        }
    }

    fn listed(&mut self) -> Vec<Answer> {
        let log = self.log.as_mut().unwrap();
        let came = Came::newest_two(log.as_mut()).unwrap();
        vec![Answer::Came(Box::new(came)), Answer::Listed(log.incidents().unwrap())]
    }

    fn published(&self) -> Answer {
        Answer::Published(Box::new(Published::of(self.session.as_ref().unwrap())))
    }

    /// Somebody else does something, on another terminal.
    pub fn meanwhile(&mut self, who: &str, command: &Command) -> &mut Self {
        self.meanwhile_all(who, std::slice::from_ref(command))
    }

    /// Somebody asks for something now.
    pub fn asking(&self, who: &str) -> Asking {
        Asking { by: person(who), now: self.now, at: None, clock: None, typed_by: None, read: None }
    }

    /// Somebody else does many things before this screen hears of them.
    pub fn meanwhile_all(&mut self, who: &str, commands: &[Command]) -> &mut Self {
        for command in commands {
            self.unheard(who, command);
        }
        let published = self.published();
        self.take(Message::Answer(published));
        self
    }

    /// Somebody else does something that this screen has not heard of yet.
    pub fn unheard(&mut self, who: &str, command: &Command) {
        let asking = self.asking(who);
        self.session.as_mut().unwrap().ask(command, &asking).unwrap();
    }

    /// Somebody else writes down what happened earlier.
    pub fn earlier(&mut self, who: &str, at: Moment, command: &Command) -> &mut Self {
        let asking = Asking { at: Some(at), ..self.asking(who) };
        self.session.as_mut().unwrap().ask(command, &asking).unwrap();
        let published = self.published();
        self.take(Message::Answer(published));
        self
    }

    /// Somebody else sits down at the same screen.
    pub fn sits(&mut self, who: &str) -> &mut Self {
        self.model.me = Some(person(who));
        self.take(Message::Tick);
        self
    }

    /// The cells that are drawn, at that size.
    pub fn cells(&self, columns: u16, rows: u16) -> Vec<Cell> {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view::draw(&self.model, frame)).unwrap();
        terminal.backend().buffer().content().to_vec()
    }

    /// What is drawn, at that size.
    pub fn drawn(&self, columns: u16, rows: u16) -> String {
        let mut text = String::new();
        for row in self.cells(columns, rows).chunks(usize::from(columns)) {
            let row: String = row.iter().map(Cell::symbol).collect();
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }

    /// What is drawn in the smallest ordinary size, on one line.
    pub fn shows(&self, words: &str) -> bool {
        let drawn = self.drawn(80, 24);
        let flat = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
        flat.contains(&words.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    pub fn said(&self) -> String {
        match &self.model.reply {
            None => String::new(),
            Some(Reply::Refused(refusal)) => crisis::tui::say::refusal(refusal, |part| self.model.answered(part)),
            Some(Reply::Kept(told, remarks)) => {
                told.iter().chain(remarks).map(|sentence| self.model.say(sentence)).collect::<Vec<_>>().join(" · ")
            }
            Some(Reply::Said(said)) => said.clone(),
            Some(Reply::Waiting) => "…".to_owned(),
        }
    }

    /// The rows of the board that belong to a step of that code.
    pub fn state_of(&self, code: &str) -> &'static str {
        let open = self.model.open.as_ref().unwrap();
        open.steps().find(|step| step.code() == code).unwrap_or_else(|| panic!("no step {code}")).state.word()
    }

    /// Puts the cursor on a step.
    pub fn at_next(&mut self) -> &mut Self {
        self.model.open.as_mut().unwrap().go_to_next();
        self.model.look();
        self
    }

    /// Takes the cursor to a step.
    pub fn on(&mut self, code: &str) -> &mut Self {
        let open = self.model.open.as_mut().unwrap();
        let reference =
            open.steps().find(|step| step.code() == code).unwrap_or_else(|| panic!("no step {code}")).reference.clone();
        open.step = Some(reference);
        self
    }
}

/// A command as it is written in a test.
fn said(command: &Command) -> String {
    match command {
        Command::Steps(command) => format!("{command:?}"),
        Command::Course(command) => format!("{command:?}"),
        Command::Data(command) => format!("{command:?}"),
        Command::People(command) => format!("{command:?}"),
        Command::Sending(command) => format!("{command:?}"),
        Command::Inbox(command) => format!("{command:?}"),
        Command::Lifecycle(command) => format!("{command:?}"),
        Command::Amend(command) => format!("{command:?}"),
    }
}

fn named(name: &str) -> Key {
    match name {
        "Enter" => Key::new(Code::Enter),
        "C-Left" => Key { ctrl: true, ..Key::new(Code::Left) },
        "C-Right" => Key { ctrl: true, ..Key::new(Code::Right) },
        "A-Enter" => Key::alt(Code::Enter),
        "Esc" => Key::new(Code::Esc),
        "Tab" => Key::new(Code::Tab),
        "S-Tab" => Key::new(Code::BackTab),
        "Up" => Key::new(Code::Up),
        "Down" => Key::new(Code::Down),
        "Left" => Key::new(Code::Left),
        "Right" => Key::new(Code::Right),
        "PgUp" => Key::new(Code::PageUp),
        "PgDn" => Key::new(Code::PageDown),
        "Home" => Key::new(Code::Home),
        "End" => Key::new(Code::End),
        "BS" => Key::new(Code::Backspace),
        _ => match name.split_once('-') {
            Some(("c", c)) => Key::ctrl(c.chars().next().unwrap()),
            Some(("A", c)) => Key::alt(Code::Char(c.chars().next().unwrap())),
            _ => panic!("no key is called {name}"),
        },
    }
}
