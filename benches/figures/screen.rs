//! The screen without a terminal: keys and seconds go in, what is written goes nowhere. What a real terminal
//! adds is measured by `screen`.

use std::io::{Sink, sink};

use chrono::NaiveDate;
use crisis::app::desk::{Answer, Published};
use crisis::app::library;
use crisis::app::places::Places;
use crisis::app::session::Session;
use crisis::domain::speech::Language;
use crisis::domain::stamp::Moment;
use crisis::tui::input::{Input, Key};
use crisis::tui::keys::Keys;
use crisis::tui::model::{Given, Model};
use crisis::tui::paint::Paint;
use crisis::tui::update::{Message, begin, update};
use crisis::tui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::life::{self, Life, PEOPLE};

/// Somebody in front of an open incident.
pub struct Screen {
    model: Model,
    pub now: Moment,
    terminal: Terminal<Paint<Sink>>,
    pub session: Session,
}

impl Screen {
    /// The one who commands, in front of the board, at that time.
    pub fn at(life: &Life, now: Moment, columns: u16, rows: u16) -> Self {
        let session = Session::open(life::log(&life.folder), life.id.clone()).unwrap();
        let given = given();
        let me = given.directory.contacts().person(&PEOPLE[0].parse().unwrap()).unwrap().for_the_log();
        let mut model = Model::new(given, Some(me), Some(life.id.clone()), now);
        model.size = (columns, rows);
        begin(&mut model);
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let paint = Paint::to(sink(), Size { width: columns, height: rows });
        let terminal = Terminal::with_options(paint, TerminalOptions { viewport }).unwrap();
        let mut screen = Self { model, now, terminal, session };
        screen.look();
        screen.draw();
        screen
    }

    /// Takes over what the log holds by now.
    pub fn look(&mut self) {
        self.session.refresh().unwrap();
        let published = Published::of(&self.session);
        update(&mut self.model, Message::Answer(Answer::Published(Box::new(published))), self.now);
    }

    pub fn press(&mut self, key: Key) {
        update(&mut self.model, Message::Input(Input::Key(key)), self.now);
    }

    /// Lets a second pass.
    pub fn wait(&mut self) {
        self.now = self.now.plus_seconds(1);
        update(&mut self.model, Message::Tick, self.now);
    }

    /// Draws what there is to see, and gives what was drawn.
    pub fn draw(&mut self) -> &Buffer {
        let model = &self.model;
        self.terminal.draw(|frame| view::draw(model, frame)).unwrap().buffer
    }
}

fn given() -> Given {
    let places = Places { dir: Some("/nowhere".into()), ..Places::default() };
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Given {
        directory: library::directory(&places, today).unwrap(),
        shelf: library::shelf(&places, today).unwrap(),
        warnings: Vec::new(),
        zone: chrono_tz::Europe::Amsterdam.into(),
        language: Language::English,
        keys: Keys::default(),
        colour: true,
        ascii: false,
        strict_ids: true,
        network: None,
    }
}
