//! Everything that the screen knows: what was given at the start, what
//! the desk published, where the cursor stands, what is being typed.
//!
//! Values, and what follows from them, for whoever draws and for whoever takes keys: [`home`], [`who`],
//! [`people`], [`notices`] and [`palette`] have the rows that there are to choose from; [`available`] says
//! whether something can be asked, [`forms`] has the form of an action, `undo` of what takes the last one
//! back, `target` what the cursor is about. No key, clock or picture changes anything here. What is true of
//! the incident stands in [`Open::board`], made from what the desk published; nothing here is kept anywhere.

pub mod alerts;
pub mod available;
pub mod burst;
pub mod calling;
pub mod came;
mod ended;
pub mod forms;
pub mod hear;
pub mod home;
pub mod notices;
mod open;
pub mod palette;
pub mod people;
mod reply;
pub mod reported;
mod route;
pub mod shown;
pub mod target;
pub mod timeline;
mod undo;
pub mod who;

use burst::Burst;
use came::Waiting;
use reported::Reported;

pub use open::{Does, Open};
pub use reply::{Because, Reason, Reply};

use crate::domain::lifecycle::state::Status;
use crate::domain::zone::Zone;
use std::collections::{BTreeSet, VecDeque};

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::app::desk::{Listed, Published};
use crate::app::library::{Directory, Shelf};
use crate::app::session::LogError;
use crate::domain::advice::Asking;
use crate::domain::ask::table::Command;
use crate::domain::board::callout::Candidate;
use crate::domain::id::{IncidentId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::people::aloud::short;
use crate::domain::reckoning::{Reading, Reckoning, Watch};
use crate::domain::record::Person;
use crate::domain::speech::{Ask, Face, Language, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::text::line;

use super::action::Screen;
use super::form::Form;
use super::form::known::Known;
use super::hour::Hours;
use super::input::{Input, Key};
use super::keys::Keys;
use super::spot::Spot;

/// What the screen is given once, at the start.
#[derive(Clone, Debug)]
pub struct Given {
    /// Who can be reached how.
    pub directory: Directory,
    /// The runbooks to choose from when declaring, with those that cannot be used.
    pub shelf: Shelf,
    /// Lines that stay in view.
    pub warnings: Vec<String>,
    /// The network file system that the log lies on, where it does: locks may not hold there.
    pub network: Option<String>,
    /// The local time zone.
    pub zone: Zone,
    /// The language in which it speaks.
    pub language: Language,
    /// What every key does.
    pub keys: Keys,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether nothing but ASCII may be drawn.
    pub ascii: bool,
    /// Only a contact may say who sits here; a free name is not taken.
    pub strict_ids: bool,
}

/// The state of the screen.
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of its own")]
#[derive(Debug)]
pub struct Model {
    /// What was given at the start.
    pub given: Given,
    /// Who sits here, in whose name everything is asked; none until they have said so.
    pub me: Option<Person>,
    /// The time of the last message, against which every clock and deadline is drawn.
    pub now: Moment,
    /// How that was reckoned: what the machine's clocks said, and what the log says otherwise.
    pub reckoned: Reckoning,
    /// The watch by which time goes on while the open incident is on the screen.
    pub watch: Watch,
    /// The incident that the watch was set by: it goes on where that is opened again.
    pub watched: Option<IncidentId>,
    /// The terminal's size in cells: columns, then rows.
    pub size: (u16, u16),
    /// Which screen lies below help and form.
    pub base: Screen,
    /// The choice of who sits here.
    pub who: Who,
    /// The incidents that there are; none before the desk has listed them.
    pub listed: Option<Vec<Listed>>,
    /// What came in and belongs to no incident, as the desk read it last.
    pub waiting: Waiting,
    /// An incident of which nothing is known: what forms are made from where nothing came in either.
    pub nothing: Incident,
    /// The incidents were shown before: the only open one is opened at once the first time, not again.
    pub arrived: bool,
    /// Where the cursor stands at home.
    pub home_at: usize,
    /// Which runbook of the shelf is looked at, on the screen that shows one whole.
    pub looked_at: usize,
    /// The incident to open as soon as it is known who sits here.
    pub wanted: Option<IncidentId>,
    /// The incident on the screen; none at home, and while one is being opened.
    pub open: Option<Open>,
    /// Whoever looks wants to see only the steps that are for them.
    pub own_only: bool,
    /// The form over the screen.
    pub form: Option<Form>,
    /// Forms that were closed with something typed in them.
    pub drafts: Vec<Form>,
    /// Help, and how far it is scrolled.
    pub help: Option<usize>,
    /// Everything that can be done, and what was typed to find it.
    pub palette: Option<Palette>,
    /// Where the mouse was last clicked, when, and what was there.
    pub clicked: Option<Clicked>,
    /// The report that was written here last.
    pub reported: Option<Reported>,
    /// How far the timeline or the step is scrolled.
    pub scroll: usize,
    /// What the foot says.
    pub reply: Option<Reply>,
    /// On what that rests, where it can cease to be so before the next key.
    pub because: Option<Because>,
    /// What the refusal on the foot tells to ask of somebody: the key for it, pressed next, opens that form
    /// as it was told.
    pub hinted: Option<Ask>,
    /// Which advice was given already that is given once.
    pub advised: BTreeSet<usize>,
    /// What was asked of the desk and is not answered yet.
    pub asked: VecDeque<Asked>,
    /// What was typed ahead of an answer or a page that has not come yet.
    pub held: VecDeque<Input>,
    /// Characters that came at once and were not obeyed. As long as they are held, keys mean only what
    /// becomes of them.
    pub burst: Option<Burst>,
    /// When what is next became something else, by what others wrote or by the hour.
    pub changed: Option<Moment>,
    /// When the cursor came to another step by itself: after one was finished, or with what others wrote.
    pub led: Option<Moment>,
    /// A key that was obeyed before it was certain that no burst follows: it comes once more.
    pub early: Option<Key>,
    /// More was typed than is held: what comes is dropped until nothing is held any more.
    pub held_enough: bool,
    /// Something was not kept, or cannot be read.
    pub trouble: Option<Trouble>,
    /// Somebody was told that leaving loses a draft.
    pub warned: bool,
    /// Somebody wants to leave as soon as everything asked is answered.
    pub leaving: bool,
}

/// The palette: what was typed, and where the cursor stands among what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// The letters typed so far, which every name and sentence is searched for.
    pub typed: String,
    /// Where the cursor stands.
    pub at: usize,
}

/// A click of the mouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clicked {
    /// When it was clicked: soon enough after another in the same cell it counts as a double click.
    pub at: Moment,
    /// The cell of the terminal, from 0 on: column, then row.
    pub cell: (u16, u16),
    /// What was drawn there at that moment.
    pub spot: Spot,
}

/// The choice of who sits here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The part of a name typed so far; without a matching contact it becomes the name itself.
    pub typed: String,
    /// Where the cursor stands.
    pub at: usize,
}

/// Something asked of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To list the incidents.
    List,
    /// To open an incident.
    Open,
    /// To declare an incident, which opens it.
    Declare,
    /// To do something in the open one.
    Do,
}

/// Something asked of the desk that is not answered yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What kind of request it was, which decides what its answer means.
    pub errand: Errand,
    /// What it was, in words, in case it is not kept.
    pub what: String,
    /// It came from the form that is open.
    pub by_form: bool,
    /// The step that it finishes.
    pub finishes: Option<StepRef>,
    /// It takes the command.
    pub takes_command: bool,
    /// What was asked of the incident, and who asked.
    pub asks: Option<Box<(Vec<Command>, Asking)>>,
}

/// A log that cannot be written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What was not kept; none where the log could not be read.
    pub not_kept: Option<String>,
    /// What is wrong with the log.
    pub because: String,
    /// What can be done about it.
    pub way_on: WayOn,
}

/// How somebody goes on whose log cannot be written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOn {
    /// By doing it again, once the log is in order.
    Again,
    /// Where the log was opened lies another one now, or none: by opening that.
    Open,
    /// The log no longer holds what was read from it: by starting the program again.
    Restart,
}

impl WayOn {
    /// With a log that failed so.
    #[must_use]
    pub fn after(error: &LogError) -> Self {
        if error.put_back() {
            Self::Restart
        } else if error.moved() {
            Self::Open
        } else {
            Self::Again
        }
    }
}

impl Model {
    /// The screen before anything was asked.
    #[must_use]
    pub fn new(given: Given, me: Option<Person>, wanted: Option<IncidentId>, now: Moment) -> Self {
        let base = if me.is_some() { Screen::Home } else { Screen::Who };
        Self {
            given,
            me,
            now,
            reckoned: now.into(),
            watch: Watch::default(),
            watched: None,
            size: (80, 24),
            base,
            who: Who::default(),
            waiting: Waiting::default(),
            nothing: Incident::default(),
            listed: None,
            arrived: false,
            home_at: 0,
            looked_at: 0,
            wanted,
            open: None,
            own_only: false,
            form: None,
            drafts: Vec::new(),
            help: None,
            palette: None,
            clicked: None,
            reported: None,
            scroll: 0,
            reply: None,
            because: None,
            hinted: None,
            advised: BTreeSet::new(),
            asked: VecDeque::new(),
            held: VecDeque::new(),
            burst: None,
            early: None,
            changed: None,
            led: None,
            held_enough: false,
            trouble: None,
            warned: false,
            leaving: false,
        }
    }

    /// What is on the screen, as far as keys are concerned.
    #[must_use]
    pub fn screen(&self) -> Screen {
        if self.burst.is_some() {
            return Screen::Burst;
        }
        match (&self.palette, &self.help, &self.form) {
            (Some(_), ..) => Screen::Palette,
            (None, Some(_), _) => Screen::Help,
            (None, None, Some(_)) => Screen::Form,
            (None, None, None) if self.searches() => Screen::Search,
            (None, None, None) => self.base,
        }
    }

    /// Whether somebody types words to be looked for in the timeline.
    fn searches(&self) -> bool {
        self.base == Screen::Timeline && self.open.as_ref().is_some_and(|open| open.timeline.typing)
    }

    /// A sentence in the language of whoever sits here, with the keys that they have.
    #[must_use]
    pub fn say(&self, sentence: &Sentence) -> String {
        self.put(sentence, false)
    }

    /// The same without the titles of steps.
    #[must_use]
    pub fn briefly(&self, sentence: &Sentence) -> String {
        self.put(sentence, true)
    }

    fn put(&self, sentence: &Sentence, briefly: bool) -> String {
        let language = self.given.language;
        let (wording, naming) = (|ask: &Ask| language.to_type(ask), |id: &str| self.aloud(id));
        let timing = |when: DateTime<FixedOffset>| Some(self.hour(when.to_utc().into()));
        let said = language.say_as(sentence, Face { wording: &wording, naming: &naming, timing: &timing, briefly });
        self.given.keys.spell(&said, language).into_owned()
    }

    /// What people call somebody who is in the incident.
    #[must_use]
    pub fn aloud(&self, id: &str) -> Option<String> {
        self.here(id).map(str::to_owned)
    }

    /// The same, as the board has it: what it takes to know it is done once for each board.
    fn here(&self, id: &str) -> Option<&str> {
        let row = self.open.as_ref()?.board.responders.iter().find(|row| *row.id == *id)?;
        Some(&row.called)
    }

    /// What people call somebody, in the incident or not, safe to draw; the id where nobody knows more.
    #[must_use]
    pub fn called(&self, id: &str) -> String {
        let me = || self.me.as_ref().filter(|me| *me.id == *id).map(|me| short(id, &me.name));
        line(self.here(id).or_else(|| self.given.directory.aloud(id)).or_else(me).unwrap_or(id)).into_owned()
    }

    /// What was typed and not written down: drafts, and what stands in the form.
    #[must_use]
    pub fn unwritten(&self) -> Vec<String> {
        let touched = self.drafts.iter().chain(&self.form).filter(|form| form.is_touched());
        touched.map(|form| format!("{}: {}", form.heading(), form.typed())).chain(self.burst_told()).collect()
    }

    /// Characters that came at once and were not dropped.
    fn burst_told(&self) -> Option<String> {
        self.burst.as_ref().map(|burst| format!("{}: {}", self.say(&say!("keys-burst-not-typed")), burst.text.trim()))
    }

    /// Which day it is here.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.utc().with_timezone(&self.given.zone).date_naive()
    }

    /// Whether something that was asked to be written down is not answered yet.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.asked.iter().any(|asked| matches!(asked.errand, Errand::Do | Errand::Declare))
    }

    /// Whether the form was sent and is not answered yet.
    #[must_use]
    pub fn form_is_sent(&self) -> bool {
        self.form.is_some() && self.asked.iter().any(|asked| asked.by_form)
    }

    /// Whether something on screen changes with time alone, but for the hour.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.board.status != Status::Closed)
    }

    /// From when and where hours are told.
    #[must_use]
    pub fn hours(&self) -> Hours {
        Hours { zone: self.given.zone, today: self.today(), language: self.given.language }
    }

    /// The hour of a moment, behind its day where that is not today: `14:05`, `Mon 30 Nov 14:05`.
    #[must_use]
    pub fn hour(&self, moment: Moment) -> String {
        self.hours().hour(moment)
    }

    /// What forms are made from, while an incident is open.
    #[must_use]
    pub fn known(&self) -> Option<Known<'_>> {
        let open = self.open.as_ref()?;
        let me = self.me.as_ref().map(|me| &me.id);
        Some(Known {
            now: self.now,
            incident: &open.published.incident,
            directory: &self.given.directory,
            me,
            hours: self.hours(),
        })
    }

    /// The place of the draft that was kept of a form, in the incident that is open.
    #[must_use]
    pub fn draft_of(&self, form: &Form) -> Option<usize> {
        self.drafts.iter().position(|draft| draft.purpose == form.purpose && self.is_here(draft))
    }

    /// Whether a draft was kept in the incident that is open, or at home where none is. One of an incident
    /// that is in no log any more is kept for the next.
    #[must_use]
    pub fn is_here(&self, draft: &Form) -> bool {
        let gone = |kept: &IncidentId| self.listed.as_ref().is_some_and(|all| all.iter().all(|one| one.incident != *kept));
        let here = self.open.as_ref().and_then(|open| open.published.incident.lifecycle.id());
        draft.kept_in.as_ref() == here || draft.kept_in.as_ref().is_some_and(gone)
    }

    /// Who asks, and when.
    #[must_use]
    pub fn asking(&self) -> Option<Asking> {
        Some(Asking { by: self.me.clone()?, now: self.now, at: None, clock: Some(self.reckoned), typed_by: None, read: None })
    }

    /// Takes the cursor of the board to something on it.
    pub fn stand(&mut self, spot: &Spot) {
        if let Some(open) = &mut self.open {
            open.stand(spot);
        }
        self.look();
    }

    /// Looks at the open incident anew: after time passed, or something was published.
    pub fn look(&mut self) {
        let me = self.me.as_ref().map(|me| &me.id);
        if let Some(open) = &mut self.open {
            open.look(self.reckoned, me, self.own_only);
        }
    }

    /// Takes what the machine's clocks say, and reckons from it what time it is.
    pub fn take_time(&mut self, machine: Reading) {
        let reckoned = match &self.open {
            Some(open) => open.published.incident.time.reckon_on(&mut self.watch, open.published.origin, machine),
            None => Reckoning { machine, ..machine.wall.into() },
        };
        self.reckoned = reckoned.shown_in(self.given.zone);
        self.now = self.reckoned.now;
    }

    /// Opens what the desk published.
    pub fn open(&mut self, published: Published) {
        let id = published.incident.lifecycle.id();
        if self.watched.as_ref() != id {
            (self.watch, self.watched) = (Watch::default(), id.cloned());
        }
        let told = published.incident.time.reckon_on(&mut self.watch, published.origin, self.reckoned.machine);
        self.reckoned = told.shown_in(self.given.zone);
        self.now = told.now;
        self.open = Some(Open::new(published, self.reckoned, self.me.as_ref()));
    }

    /// Whom to call, the next one first.
    #[must_use]
    pub fn to_call(&self) -> &[Candidate] {
        let all = || self.known().map(|known| known.to_call()).unwrap_or_default();
        self.open.as_ref().map_or(&[], |open| open.callout.get_or_init(all))
    }

    /// Reckons the time anew: there is more in the log.
    pub fn tell_time(&mut self) {
        self.take_time(self.reckoned.machine);
    }

    /// The latest time that it may be already, where nobody knows for how long this machine was away.
    #[must_use]
    pub fn latest(&self) -> Moment {
        self.reckoned.latest()
    }
}
