//! Everything that the screen knows: what was given at the start, what the desk published, where the cursor stands, what is being typed.
//!
//! Values only. What is true of the incident stands in [`Open::board`], made from what the desk published; nothing here is kept anywhere.

use std::collections::{BTreeSet, VecDeque};

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::app::desk::Listed;
use crate::app::desk::Published;
use crate::app::library::{Directory, Shelf};
use crate::domain::board::{self, Board, ComponentRow, ResponderRow, StepRow};
use crate::domain::command::Refusal;
use crate::domain::event::Person;
use crate::domain::id::{IncidentId, PersonId, StepRef};
use crate::domain::incident::StepState;
use crate::domain::speech::{Language, Sentence};
use crate::domain::stamp::Moment;

use super::action::Screen;
use super::form::Form;
use super::form::make::Known;
use super::input::Input;
use super::keys::Keys;
use super::say;
use super::spot::Spot;
use super::timeline::Timeline;
use super::update::heed::Heard;

/// What the screen is given once, at the start.
#[derive(Clone, Debug)]
pub struct Given {
    /// Who can be reached how.
    pub directory: Directory,
    /// The runbooks.
    pub shelf: Shelf,
    /// Lines that stay in view.
    pub warnings: Vec<String>,
    /// The local time zone.
    pub zone: Tz,
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
    /// Who sits here.
    pub me: Option<Person>,
    /// Now.
    pub now: Moment,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Which screen lies below help and form.
    pub base: Screen,
    /// The choice of who sits here.
    pub who: Who,
    /// The incidents there are; none as long as nobody said.
    pub listed: Option<Vec<Listed>>,
    /// The incidents were shown before: the only open one is opened at once the first time, not again.
    pub arrived: bool,
    /// Where the cursor stands at home.
    pub home_at: usize,
    /// The incident to open as soon as it is known who sits here.
    pub wanted: Option<IncidentId>,
    /// The open incident.
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
    /// How far the timeline or the step is scrolled.
    pub scroll: usize,
    /// What the foot says.
    pub reply: Option<Reply>,
    /// What was asked of the desk and is not answered yet.
    pub asked: VecDeque<Asked>,
    /// Keys typed ahead while a form waits for its answer.
    pub held: VecDeque<Input>,
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
    /// What was typed.
    pub typed: String,
    /// Where the cursor stands.
    pub at: usize,
}

/// A click of the mouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clicked {
    /// When.
    pub at: Moment,
    /// Column and row.
    pub cell: (u16, u16),
    /// What was there.
    pub spot: Spot,
}

/// The choice of who sits here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// What was typed.
    pub typed: String,
    /// Where the cursor stands.
    pub at: usize,
}

/// The open incident as it is seen.
#[derive(Clone, Debug)]
pub struct Open {
    /// As it stands in the log.
    pub published: Published,
    /// What a person sees of it now.
    pub board: Board,
    /// Which list the cursor is in.
    pub focus: Focus,
    /// The step that the cursor stands on.
    pub step: Option<StepRef>,
    /// The step that it was taken to last, as the one that is next.
    pub taken_to: Option<StepRef>,
    /// The steps that are not shown, because whoever looks wants to see only their own.
    pub hidden: BTreeSet<StepRef>,
    /// The component that the cursor stands on.
    pub component: Option<String>,
    /// The order in which the components stay for as long as the cursor is among them.
    pub held: Vec<String>,
    /// The responder that the cursor stands on.
    pub responder: Option<String>,
    /// The person that the cursor stands on among all who could be there: responders and contacts.
    pub person: Option<String>,
    /// What is seen of the timeline.
    pub timeline: Timeline,
    /// What was brought to the ears of whoever sits here.
    pub heard: Heard,
}

/// The lists of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The steps.
    #[default]
    Steps,
    /// The components.
    Components,
    /// The people.
    People,
}

/// What the foot says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It is kept: what was written down, and what one should know.
    Kept(Vec<Sentence>, Vec<Sentence>),
    /// It cannot be done, and why.
    Refused(Refusal),
    /// Asked, not answered yet.
    Waiting,
    /// Something else, in a sentence.
    Said(String),
}

/// Something asked of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To list the incidents.
    List,
    /// To open one.
    Open,
    /// To declare one.
    Declare,
    /// To do something in the open one.
    Do,
}

/// Something asked of the desk that is not answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What kind.
    pub errand: Errand,
    /// What it was, in words, in case it is not kept.
    pub what: String,
    /// It came from the form that is open.
    pub by_form: bool,
    /// The step that it finishes.
    pub finishes: Option<StepRef>,
    /// It takes the command.
    pub takes_command: bool,
}

/// A log that cannot be written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What was not kept; none where the log could not be read.
    pub not_kept: Option<String>,
    /// What is wrong with the log.
    pub because: String,
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
            size: (80, 24),
            base,
            who: Who::default(),
            listed: None,
            arrived: false,
            home_at: 0,
            wanted,
            open: None,
            own_only: false,
            form: None,
            drafts: Vec::new(),
            help: None,
            palette: None,
            clicked: None,
            scroll: 0,
            reply: None,
            asked: VecDeque::new(),
            held: VecDeque::new(),
            trouble: None,
            warned: false,
            leaving: false,
        }
    }

    /// What is on the screen, as far as keys are concerned.
    #[must_use]
    pub fn screen(&self) -> Screen {
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
        self.given.keys.spell(&self.given.language.say(sentence)).into_owned()
    }

    /// A sentence of the rules in the language of whoever sits here: with keys in place of verbs, and safe to draw.
    #[must_use]
    pub fn said(&self, sentence: &Sentence) -> String {
        say::for_screen(&self.given.keys, &self.say(sentence))
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

    /// Whether something on screen changes with time alone, but for the hour.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.board.status != "closed")
    }

    /// What forms are made from, while an incident is open.
    #[must_use]
    pub fn known(&self) -> Option<Known<'_>> {
        let open = self.open.as_ref()?;
        let me = self.me.as_ref().map(|me| &me.id);
        Some(Known {
            incident: &open.published.incident,
            directory: &self.given.directory,
            me,
            today: self.today(),
            language: self.given.language,
        })
    }

    /// Looks at the open incident anew: after time passed, or something was published.
    pub fn look(&mut self) {
        let me = self.me.as_ref().map(|me| &me.id);
        if let Some(open) = &mut self.open {
            open.board = board::board(&open.published.incident, self.now, me);
            open.hold();
            open.hidden = if self.own_only { open.not_for(me) } else { BTreeSet::new() };
        }
    }
}

impl Open {
    /// An incident as it was just opened: the cursor stands on the step that is next for whoever looks.
    #[must_use]
    pub fn new(published: Published, now: Moment, me: Option<&Person>) -> Self {
        let board = board::board(&published.incident, now, me.map(|me| &me.id));
        let step = board.next.iter().find_map(|next| next.step.clone());
        let heard = Heard::all(&published.incident, &board, me.map(|me| &me.id), now);
        Self {
            published,
            board,
            focus: Focus::Steps,
            step,
            taken_to: None,
            hidden: BTreeSet::new(),
            component: None,
            held: Vec::new(),
            responder: None,
            person: None,
            timeline: Timeline::default(),
            heard,
        }
    }

    /// The steps that are not for somebody: of another role, not in their hands, not next for them. Never the one under the cursor.
    fn not_for(&self, me: Option<&PersonId>) -> BTreeSet<StepRef> {
        let me = me.map(PersonId::as_str);
        let role = self.board.responders.iter().find(|row| Some(row.id.as_str()) == me).and_then(|row| row.role);
        let own = |row: &&StepRow| {
            Some(row.role) == role
                || (row.state == StepState::Started && row.by.as_deref() == me)
                || self.board.next.iter().any(|next| next.step.as_ref() == Some(&row.reference))
                || self.step.as_ref() == Some(&row.reference)
        };
        let all = self.board.priorities.iter().flat_map(|row| &row.steps);
        all.filter(|row| !own(row)).map(|row| row.reference.clone()).collect()
    }

    /// Goes on from a step that was just finished: to the next one of the same component that is free, else to the one that is next for whoever
    /// looks; not where the cursor was moved meanwhile. Says whether it did.
    pub fn go_on(&mut self, from: &StepRef) -> bool {
        let settled = |row: &&StepRow| row.reference == *from && (row.state.is_settled() || row.wants_second_name);
        if self.focus != Focus::Steps || self.step_here().as_ref().is_none_or(|row| !settled(row)) {
            return false;
        }
        let next = self.free_beside(from).or_else(|| self.board.next.iter().find_map(|next| next.step.clone()));
        self.step = next.or_else(|| self.step.take());
        self.step.as_ref() != Some(from)
    }

    /// The first free step of the same priority and component.
    fn free_beside(&self, from: &StepRef) -> Option<StepRef> {
        let beside = self.board.priorities.iter().find(|row| row.steps.iter().any(|step| step.reference == *from))?;
        let free = |row: &&StepRow| row.state == StepState::Open && row.locked.is_none() && !self.hidden.contains(&row.reference);
        let same = |row: &&StepRow| row.reference.component == from.component && from.component.is_some();
        beside.steps.iter().find(|row| free(row) && same(row)).map(|row| row.reference.clone())
    }

    /// The step of a priority, the first being 0, on which one most likely wants to stand: what is open comes before what is locked or settled.
    #[must_use]
    pub fn step_of(&self, priority: usize) -> Option<&StepRow> {
        let shown = || {
            let steps = self.board.priorities.get(priority).into_iter().flat_map(|row| &row.steps);
            steps.filter(|row| !self.hidden.contains(&row.reference))
        };
        let free = |row: &&StepRow| !row.state.is_settled() && row.locked.is_none();
        shown().find(free).or_else(|| shown().find(|row| !row.state.is_settled())).or_else(|| shown().next())
    }

    /// Holds the components in their order for as long as the cursor is among them, so that none moves away under it; new ones come last.
    fn hold(&mut self) {
        if self.focus != Focus::Components {
            self.held.clear();
            return;
        }
        let held = &self.held;
        self.board.components.sort_by_key(|row| held.iter().position(|id| *id == row.id).unwrap_or(usize::MAX));
        self.held = self.board.components.iter().map(|row| row.id.clone()).collect();
        self.component = self.component_here().map(|row| row.id.clone());
    }

    /// All steps that are shown, in the order of the screen.
    pub fn steps(&self) -> impl Iterator<Item = &StepRow> {
        self.board.priorities.iter().flat_map(|row| &row.steps).filter(|row| !self.hidden.contains(&row.reference))
    }

    /// The step that the cursor stands on; the first where that one is gone.
    #[must_use]
    pub fn step_here(&self) -> Option<&StepRow> {
        self.steps().find(|row| Some(&row.reference) == self.step.as_ref()).or_else(|| self.steps().next())
    }

    /// The component that the cursor stands on; the first where that one is gone.
    #[must_use]
    pub fn component_here(&self) -> Option<&ComponentRow> {
        let rows = &self.board.components;
        rows.iter().find(|row| Some(&row.id) == self.component.as_ref()).or_else(|| rows.first())
    }

    /// The responder that the cursor stands on; the first where that one is gone.
    #[must_use]
    pub fn responder_here(&self) -> Option<&ResponderRow> {
        let rows = &self.board.responders;
        rows.iter().find(|row| Some(&row.id) == self.responder.as_ref()).or_else(|| rows.first())
    }
}
