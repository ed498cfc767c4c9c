//! The one table of keys as they come: foot line, help, palette, hints and
//! README read it through [`super::keys::Keys`], and so does every key press.

use crate::domain::ask::Row;
use crate::domain::ask::table::ASKS;
use crate::domain::field::FieldName;
use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;

use super::action::Screen::{
    Board, Briefing, Burst, Form, Help, Home, Notices, Palette, People, Runbook, Search, Step, Timeline, Who, Whole,
};
use super::action::{Action, Action as A, Screen};
use super::input::{Code, Key};

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What its keys do. An action has a row for each set of screens on which it is called otherwise.
    pub action: Action,
    /// The keys that it comes with; the first is the one that is shown.
    pub keys: &'static [Key],
    /// What it is called and does; what a verb asks is told by the table of what can be asked.
    wording: Option<Wording>,
    /// The screens on which its keys work; elsewhere they may mean something else.
    pub screens: &'static [Screen],
    /// The verb that does the same without a screen.
    pub verb: Option<Verb>,
    /// Whether the foot line shows it.
    pub foot: bool,
}

const WORK: &[Screen] = &[Board, Step];
/// Where a step is begun and finished.
const STEPS: &[Screen] = &[Board, Step, Notices];
/// Where something can be told without a step.
const TELLING: &[Screen] = &[Board, Step, People, Notices, Timeline];
/// Where somebody says what they see: with an incident or before.
const HEARING: &[Screen] = &[Home, Board, Step, People, Notices, Timeline];
/// Where an entry is named by its number.
const OFF_THE_TIMELINE: &[Screen] = &[Board, Step, People, Notices];
/// Where something can be asked of people.
const PEOPLED: &[Screen] = &[Board, Step, People];
const LISTS: &[Screen] = &[Who, Home, Runbook, Board, Step, People, Notices, Timeline, Briefing, Whole, Help, Palette];
const CALM: &[Screen] = &[Home, Runbook, Board, Step, People, Notices, Timeline, Briefing, Whole, Help];

/// An action, and what it is called.
type Named = (Action, fn() -> Sentence);
/// What something is called in a word or two, and what it does in a sentence.
type Wording = (fn() -> Sentence, fn() -> Sentence);

const fn does(
    action: Action,
    keys: &'static [Key],
    name: fn() -> Sentence,
    sentence: fn() -> Sentence,
    screens: &'static [Screen],
) -> Binding {
    Binding { action, keys, wording: Some((name, sentence)), screens, verb: None, foot: false }
}

const fn asks(verb: Verb, keys: &'static [Key], screens: &'static [Screen]) -> Binding {
    Binding { action: A::Ask(verb), keys, wording: None, screens, verb: Some(verb), foot: false }
}

impl Binding {
    const fn verb(self, verb: Verb) -> Self {
        Self { verb: Some(verb), ..self }
    }

    fn wording(&self) -> Option<Wording> {
        self.wording.or_else(|| self.verb?.row().map(|row| (row.name, row.does)))
    }

    /// What it is called in a word or two, for the foot line.
    #[must_use]
    pub fn name(&self) -> Sentence {
        self.wording().map(|(name, _)| name()).unwrap_or_default()
    }

    /// The same where the foot line has no room for that.
    #[must_use]
    pub fn short_name(&self) -> Sentence {
        let short = SHORT.iter().find(|(action, _)| *action == self.action);
        short.map_or_else(|| self.name(), |(_, name)| name())
    }

    /// What it does in a sentence, for help.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        self.wording().map(|(_, sentence)| sentence()).unwrap_or_default()
    }

    const fn on_foot(self) -> Self {
        Self { foot: true, ..self }
    }

    /// Whether a key may be given to this row's action. On screens where one types, keys that a text needs
    /// are not free, except for the options of a choice.
    #[must_use]
    pub fn can_have(&self, key: Key) -> bool {
        let chooses = matches!(self.action, Action::NextOption | Action::PreviousOption);
        chooses || !key.is_for_text() || !self.screens.iter().any(|screen| screen.is_typed_on())
    }
}

const fn c(c: char) -> Key {
    Key::char(c)
}

const fn k(code: Code) -> Key {
    Key::new(code)
}

/// All keys, in the order in which help shows them and the foot
/// line takes them: what is pressed every few minutes comes first.
pub const TABLE: &[Binding] = &[
    asks(Verb::Done, &[c(' ')], STEPS).on_foot(),
    asks(Verb::Start, &[c('s')], STEPS).on_foot(),
    asks(Verb::Override, &[c('O')], WORK).on_foot(),
    does(A::CopyWords, &[c('y')], || say!("keys-copy"), || say!("keys-copy-does"), &[Notices]).on_foot(),
    asks(Verb::Verdict, &[c('v')], WORK).on_foot(),
    asks(Verb::Assign, &[c('a')], PEOPLED).on_foot(),
    asks(Verb::Call, &[c('c')], PEOPLED).on_foot(),
    does(A::LogDialling, &[c('0')], || say!("keys-dialling"), || say!("keys-dialling-does"), &[People]),
    does(A::LogAnswered, &[c('1')], || say!("keys-answered"), || say!("keys-answered-does"), &[People]),
    does(A::LogVoicemail, &[c('2')], || say!("keys-voicemail"), || say!("keys-voicemail-does"), &[People]),
    does(A::LogNoAnswer, &[c('3')], || say!("keys-no-answer"), || say!("keys-no-answer-does"), &[People]),
    does(A::LogBusy, &[c('4')], || say!("keys-busy"), || say!("keys-busy-does"), &[People]),
    does(A::LogWrongNumber, &[c('5')], || say!("keys-wrong-number"), || say!("keys-wrong-number-does"), &[People]),
    asks(Verb::Page, &[c('P')], PEOPLED),
    asks(Verb::Note, &[c('n')], TELLING).on_foot(),
    does(
        A::ShowTimeline,
        &[c('l')],
        || say!("keys-log"),
        || say!("keys-log-does"),
        &[Board, Step, People, Notices, Briefing, Whole],
    )
    .verb(Verb::Log)
    .on_foot(),
    does(A::FilterTimeline, &[c('f')], || say!("keys-filter"), || say!("keys-filter-does"), &[Timeline]).on_foot(),
    does(A::ClearFilter, &[c('F')], || say!("keys-clear-filter"), || say!("keys-clear-filter-does"), &[Timeline]).on_foot(),
    does(A::SearchTimeline, &[c('/')], || say!("keys-search"), || say!("keys-search-does"), &[Timeline]).on_foot(),
    does(A::Choose, &[k(Code::Enter)], || say!("keys-whole"), || say!("keys-whole-does"), &[Timeline]).on_foot(),
    does(A::OlderHit, &[k(Code::Enter), k(Code::Up)], || say!("keys-older-hit"), || say!("keys-older-hit-does"), &[Search])
        .on_foot(),
    does(A::NewerHit, &[k(Code::Down)], || say!("keys-newer-hit"), || say!("keys-newer-hit-does"), &[Search]).on_foot(),
    asks(Verb::Service, &[c('e')], WORK).on_foot(),
    does(A::DoNext, &[c('.')], || say!("keys-next"), || say!("keys-next-does"), WORK).verb(Verb::Next).on_foot(),
    asks(Verb::Confirm, &[c('t')], WORK),
    asks(Verb::Skip, &[c('x')], WORK),
    asks(Verb::Fail, &[c('F')], WORK),
    asks(Verb::Na, &[c('i')], WORK),
    asks(Verb::Reopen, &[c('o')], WORK),
    does(A::UndoLast, &[c('u')], || say!("keys-undo"), || say!("keys-undo-does"), TELLING),
    does(A::QuoteSomebody, &[c('W')], || say!("keys-quote"), || say!("keys-quote-does"), WORK),
    asks(Verb::Delegate, &[c('w')], WORK),
    asks(Verb::Decide, &[c('D')], TELLING),
    asks(Verb::Heard, &[c('M')], HEARING),
    asks(Verb::Ack, &[c('A')], PEOPLED),
    asks(Verb::Handover, &[c('h')], PEOPLED),
    asks(Verb::Accept, &[c('H')], PEOPLED),
    asks(Verb::Decline, &[c('N')], PEOPLED),
    asks(Verb::Accept, &[c('H')], &[Briefing]).on_foot(),
    asks(Verb::Decline, &[c('N')], &[Briefing]).on_foot(),
    asks(Verb::Release, &[c('z')], PEOPLED),
    asks(Verb::Awake, &[c('Z')], PEOPLED),
    asks(Verb::Component, &[c('+')], WORK),
    asks(Verb::Resolve, &[c('r')], WORK),
    asks(Verb::Close, &[c('C')], WORK),
    does(A::ToggleOwn, &[c('f')], || say!("keys-own"), || say!("keys-own-does"), WORK),
    does(A::GoToIntegrity, &[c('1')], || say!("keys-integrity"), || say!("keys-integrity-does"), WORK),
    does(A::GoToRestore, &[c('2')], || say!("keys-restore"), || say!("keys-restore-does"), WORK),
    does(A::GoToCommunicate, &[c('3')], || say!("keys-communicate"), || say!("keys-communicate-does"), WORK),
    does(
        A::ShowPeople,
        &[c('p')],
        || say!("keys-people"),
        || say!("keys-people-does"),
        &[Board, Step, Notices, Timeline, Briefing, Whole],
    )
    .on_foot(),
    does(
        A::ShowNotices,
        &[c('m')],
        || say!("keys-notices"),
        || say!("keys-notices-does"),
        &[Board, Step, People, Timeline, Briefing, Whole],
    )
    .on_foot(),
    does(
        A::ShowBriefing,
        &[c('b')],
        || say!("keys-briefing"),
        || say!("keys-briefing-does"),
        &[Board, Step, People, Notices, Timeline],
    ),
    does(
        A::ShowWhole,
        &[c('*')],
        || say!("keys-whole-lists"),
        || say!("keys-whole-lists-does"),
        &[Board, Step, People, Notices, Timeline, Briefing],
    ),
    does(
        A::WriteReport,
        &[c('R')],
        || say!("keys-report"),
        || say!("keys-report-does"),
        &[Board, Step, People, Notices, Timeline, Briefing, Whole],
    )
    .verb(Verb::Export),
    does(A::GoToCause, &[c('J')], || say!("keys-cause"), || say!("keys-cause-does"), WORK),
    asks(Verb::Correct, &[c('c')], &[Timeline]).on_foot(),
    asks(Verb::Strike, &[c('x')], &[Timeline]).on_foot(),
    asks(Verb::Correct, &[], OFF_THE_TIMELINE),
    asks(Verb::Strike, &[], OFF_THE_TIMELINE),
    does(A::ShowHome, &[c('I')], || say!("keys-home"), || say!("keys-home-does"), &[Board]),
    does(A::Choose, &[k(Code::Enter)], || say!("keys-open"), || say!("keys-open-does"), &[Board]).on_foot(),
    does(A::Choose, &[k(Code::Enter)], || say!("keys-choose"), || say!("keys-choose-does"), &[Who, Home, Palette]).on_foot(),
    does(A::ShowRunbook, &[c('s')], || say!("keys-show-runbook"), || say!("keys-show-runbook-does"), &[Home])
        .verb(Verb::Show)
        .on_foot(),
    does(A::Choose, &[k(Code::Enter)], || say!("keys-act"), || say!("keys-act-does"), &[People]),
    does(A::NextPane, &[k(Code::Tab)], || say!("keys-next-list"), || say!("keys-next-list-does"), &[Board]),
    does(A::PreviousPane, &[k(Code::BackTab)], || say!("keys-list-before"), || say!("keys-list-before-does"), &[Board]),
    does(A::Up, &[k(Code::Up), c('k')], || say!("keys-up"), || say!("keys-up-does"), CALM),
    does(A::Down, &[k(Code::Down), c('j')], || say!("keys-down"), || say!("keys-down-does"), CALM),
    does(A::Up, &[k(Code::Up)], || say!("keys-up"), || say!("keys-up-does"), &[Who, Palette]),
    does(A::Down, &[k(Code::Down)], || say!("keys-down"), || say!("keys-down-does"), &[Who, Palette]),
    does(A::PageUp, &[k(Code::PageUp)], || say!("keys-page-up"), || say!("keys-page-up-does"), LISTS),
    does(A::PageDown, &[k(Code::PageDown)], || say!("keys-page-down"), || say!("keys-page-down-does"), LISTS),
    does(A::First, &[c('g'), k(Code::Home)], || say!("keys-first"), || say!("keys-first-does"), CALM),
    does(A::Last, &[c('G'), k(Code::End)], || say!("keys-last"), || say!("keys-last-does"), CALM),
    does(
        A::Back,
        &[k(Code::Esc)],
        || say!("keys-back"),
        || say!("keys-back-does"),
        &[Runbook, Step, People, Notices, Timeline, Briefing, Whole, Help],
    )
    .on_foot(),
    does(A::Back, &[k(Code::Esc)], || say!("keys-back"), || say!("keys-back-does"), &[Palette]).on_foot(),
    does(A::Back, &[k(Code::Esc)], || say!("keys-end-search"), || say!("keys-end-search-does"), &[Search]).on_foot(),
    does(A::ShowPalette, &[c(':')], || say!("keys-palette"), || say!("keys-palette-does"), CALM).on_foot(),
    does(A::ShowHelp, &[c('?')], || say!("keys-help"), || say!("keys-help-does"), CALM).on_foot(),
    does(A::Leave, &[c('q')], || say!("keys-leave"), || say!("keys-leave-does"), CALM).on_foot(),
    does(A::Leave, &[k(Code::Esc)], || say!("keys-leave-who"), || say!("keys-leave-who-does"), &[Who]).on_foot(),
    does(A::Interrupt, &[Key::ctrl('c')], || say!("keys-interrupt"), || say!("keys-interrupt-does"), Screen::ALL),
    does(A::Suspend, &[Key::ctrl('z')], || say!("keys-suspend"), || say!("keys-suspend-does"), Screen::ALL),
    does(A::Redraw, &[Key::ctrl('l')], || say!("keys-redraw"), || say!("keys-redraw-does"), Screen::ALL),
    does(A::NoteBurst, &[c('n')], || say!("keys-note-burst"), || say!("keys-note-burst-does"), &[Burst]).on_foot(),
    does(A::DropBurst, &[k(Code::Esc)], || say!("keys-drop-burst"), || say!("keys-drop-burst-does"), &[Burst]).on_foot(),
    does(A::Submit, &[k(Code::Enter)], || say!("keys-submit"), || say!("keys-submit-does"), &[Form]),
    does(A::NextField, &[k(Code::Tab), k(Code::Down)], || say!("keys-next-field"), || say!("keys-next-field-does"), &[Form]),
    does(
        A::PreviousField,
        &[k(Code::BackTab), k(Code::Up)],
        || say!("keys-field-before"),
        || say!("keys-field-before-does"),
        &[Form],
    ),
    does(A::NextOption, &[k(Code::Right), c(' ')], || say!("keys-option"), || say!("keys-option-does"), &[Form]),
    does(A::PreviousOption, &[k(Code::Left)], || say!("keys-option-before"), || say!("keys-option-before-does"), &[Form]),
    does(A::NewLine, &[Key::alt(Code::Enter), Key::ctrl('j')], || say!("keys-new-line"), || say!("keys-new-line-does"), &[Form]),
    does(
        A::UndoTyping,
        &[Key::ctrl('_'), Key::ctrl('7')],
        || say!("keys-undo-typing"),
        || say!("keys-undo-typing-does"),
        &[Form],
    ),
    does(A::RedoTyping, &[Key::ctrl('r')], || say!("keys-redo-typing"), || say!("keys-redo-typing-does"), &[Form]),
    does(A::Cancel, &[k(Code::Esc)], || say!("keys-cancel"), || say!("keys-cancel-does"), &[Form]),
    does(A::DropDraft, &[Key::ctrl('g')], || say!("keys-drop-draft"), || say!("keys-drop-draft-does"), &[Form]),
    does(A::ShowWhole, &[Key::ctrl('o')], || say!("keys-whole-lists"), || say!("keys-whole-lists-does"), &[Form]),
];

/// Shorter names for a foot line that is full: not every language has short words for everything.
const SHORT: &[Named] = &[
    (A::Ask(Verb::Done), || say!("keys-done-short")),
    (A::Ask(Verb::Correct), || say!("keys-correct-short")),
    (A::Ask(Verb::Strike), || say!("keys-strike-short")),
    (A::SearchTimeline, || say!("keys-search-short")),
    (A::ShowPalette, || say!("keys-palette-short")),
    (A::Leave, || say!("keys-leave-short")),
];

/// All rows: those with a key, then one for each verb that has none and is found in the palette.
pub fn rows() -> impl Iterator<Item = Binding> {
    let bound = |row: &&Row| TABLE.iter().any(|binding| binding.action == A::Ask(row.verb));
    let others = ASKS.iter().filter(move |row| !bound(row)).map(|row| asks(row.verb, &[], asked_on(row)));
    TABLE.iter().copied().chain(others)
}

/// The screens on which a verb can be asked, by what it is about.
fn asked_on(row: &Row) -> &'static [Screen] {
    let about = row.fields().find_map(|need| match need.field {
        FieldName::Step | FieldName::Component => Some(WORK),
        FieldName::Who => Some(PEOPLED),
        FieldName::Report => Some(HEARING),
        _ => None,
    });
    about.unwrap_or(TELLING)
}

/// The actions that always keep a key: to choose, to send, to go back, to get help, to find what has no key,
/// and to leave.
pub const NEEDED: &[Action] =
    &[A::Choose, A::Submit, A::Cancel, A::Back, A::DropBurst, A::ShowHelp, A::ShowPalette, A::Leave, A::Interrupt];
