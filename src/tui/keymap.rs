//! The one table of keys as they come: foot line, help, palette, hints and README read it through [`super::keys::Keys`], and so does every key press.

use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;

use super::action::Screen::{Board, Briefing, Form, Help, Home, Notices, Palette, People, Search, Step, Timeline, Who};
use super::action::{Action, Action as A, Screen};
use super::input::{Code, Key};

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys that it comes with; the first is the one that is shown.
    pub keys: &'static [Key],
    /// In a word or two, for the foot line.
    pub name: fn() -> Sentence,
    /// In a sentence, for help.
    pub sentence: fn() -> Sentence,
    /// Where.
    pub screens: &'static [Screen],
    /// The verb that does the same without a screen.
    pub verb: Option<Verb>,
    /// Whether the foot line shows it.
    pub foot: bool,
}

const WORK: &[Screen] = &[Board, Step];
/// Where something can be told without a step.
const TELLING: &[Screen] = &[Board, Step, People, Notices, Timeline];
/// Where something can be asked of people.
const PEOPLED: &[Screen] = &[Board, Step, People];
const LISTS: &[Screen] = &[Who, Home, Board, Step, People, Notices, Timeline, Briefing, Help, Palette];
const CALM: &[Screen] = &[Home, Board, Step, People, Notices, Timeline, Briefing, Help];

const fn does(
    action: Action,
    keys: &'static [Key],
    name: fn() -> Sentence,
    sentence: fn() -> Sentence,
    screens: &'static [Screen],
) -> Binding {
    Binding { action, keys, name, sentence, screens, verb: None, foot: false }
}

impl Binding {
    const fn verb(self, verb: Verb) -> Self {
        Self { verb: Some(verb), ..self }
    }

    const fn on_foot(self) -> Self {
        Self { foot: true, ..self }
    }

    /// Whether a key can mean this row's action on all of its screens: where one types, what a text needs means nothing else, but for
    /// the options of a choice.
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

/// All keys, in the order in which help shows them and the foot line takes them: what is pressed every few minutes comes first.
pub const TABLE: &[Binding] = &[
    does(A::FinishStep, &[c(' ')], || say!("keys-done"), || say!("keys-done-does"), WORK).verb(Verb::Done).on_foot(),
    does(A::StartStep, &[c('s')], || say!("keys-start"), || say!("keys-start-does"), WORK).verb(Verb::Start).on_foot(),
    does(A::GiveVerdict, &[c('v')], || say!("keys-verdict"), || say!("keys-verdict-does"), WORK).verb(Verb::Verdict).on_foot(),
    does(A::AssignRole, &[c('a')], || say!("keys-assign"), || say!("keys-assign-does"), PEOPLED).verb(Verb::Assign).on_foot(),
    does(A::CallResponder, &[c('c')], || say!("keys-call"), || say!("keys-call-does"), PEOPLED).verb(Verb::Call).on_foot(),
    does(A::TakeNote, &[c('n')], || say!("keys-note"), || say!("keys-note-does"), TELLING).verb(Verb::Note).on_foot(),
    does(A::ShowTimeline, &[c('l')], || say!("keys-log"), || say!("keys-log-does"), &[Board, Step, People, Notices, Briefing])
        .verb(Verb::Log)
        .on_foot(),
    does(A::FilterTimeline, &[c('f')], || say!("keys-filter"), || say!("keys-filter-does"), &[Timeline]).on_foot(),
    does(A::ClearFilter, &[c('F')], || say!("keys-clear-filter"), || say!("keys-clear-filter-does"), &[Timeline]).on_foot(),
    does(A::SearchTimeline, &[c('/')], || say!("keys-search"), || say!("keys-search-does"), &[Timeline]).on_foot(),
    does(A::Choose, &[k(Code::Enter)], || say!("keys-whole"), || say!("keys-whole-does"), &[Timeline]).on_foot(),
    does(A::OlderHit, &[k(Code::Enter), k(Code::Up)], || say!("keys-older-hit"), || say!("keys-older-hit-does"), &[Search])
        .on_foot(),
    does(A::NewerHit, &[k(Code::Down)], || say!("keys-newer-hit"), || say!("keys-newer-hit-does"), &[Search]).on_foot(),
    does(A::SetService, &[c('e')], || say!("keys-service"), || say!("keys-service-does"), WORK).verb(Verb::Service).on_foot(),
    does(A::GoToNext, &[c('.')], || say!("keys-next"), || say!("keys-next-does"), WORK).verb(Verb::Next).on_foot(),
    does(A::ConfirmStep, &[c('t')], || say!("keys-confirm"), || say!("keys-confirm-does"), WORK).verb(Verb::Confirm),
    does(A::SkipStep, &[c('x')], || say!("keys-skip"), || say!("keys-skip-does"), WORK).verb(Verb::Skip),
    does(A::FailStep, &[c('F')], || say!("keys-fail"), || say!("keys-fail-does"), WORK).verb(Verb::Fail),
    does(A::RuleOutStep, &[c('i')], || say!("keys-na"), || say!("keys-na-does"), WORK).verb(Verb::Na),
    does(A::ReopenStep, &[c('o')], || say!("keys-reopen"), || say!("keys-reopen-does"), WORK).verb(Verb::Reopen),
    does(A::UndoLast, &[c('u')], || say!("keys-undo"), || say!("keys-undo-does"), WORK),
    does(A::OverrideGate, &[c('O')], || say!("keys-override"), || say!("keys-override-does"), WORK).verb(Verb::Override),
    does(A::TakeDecision, &[c('D')], || say!("keys-decide"), || say!("keys-decide-does"), TELLING).verb(Verb::Decide),
    does(A::Acknowledge, &[c('A')], || say!("keys-ack"), || say!("keys-ack-does"), PEOPLED).verb(Verb::Ack),
    does(A::OfferCommand, &[c('h')], || say!("keys-handover"), || say!("keys-handover-does"), PEOPLED).verb(Verb::Handover),
    does(A::AcceptCommand, &[c('H')], || say!("keys-accept"), || say!("keys-accept-does"), PEOPLED).verb(Verb::Accept),
    does(A::ReleaseResponder, &[c('z')], || say!("keys-release"), || say!("keys-release-does"), PEOPLED).verb(Verb::Release),
    does(A::AddComponent, &[c('+')], || say!("keys-add"), || say!("keys-add-does"), WORK).verb(Verb::Component),
    does(A::ResolveIncident, &[c('r')], || say!("keys-resolve"), || say!("keys-resolve-does"), WORK).verb(Verb::Resolve),
    does(A::CloseIncident, &[c('C')], || say!("keys-close"), || say!("keys-close-does"), WORK).verb(Verb::Close),
    does(A::ToggleOwn, &[c('f')], || say!("keys-own"), || say!("keys-own-does"), WORK),
    does(A::GoToIntegrity, &[c('1')], || say!("keys-integrity"), || say!("keys-integrity-does"), WORK),
    does(A::GoToRestore, &[c('2')], || say!("keys-restore"), || say!("keys-restore-does"), WORK),
    does(A::GoToCommunicate, &[c('3')], || say!("keys-communicate"), || say!("keys-communicate-does"), WORK),
    does(
        A::ShowPeople,
        &[c('p')],
        || say!("keys-people"),
        || say!("keys-people-does"),
        &[Board, Step, Notices, Timeline, Briefing],
    )
    .on_foot(),
    does(
        A::ShowNotices,
        &[c('m')],
        || say!("keys-notices"),
        || say!("keys-notices-does"),
        &[Board, Step, People, Timeline, Briefing],
    )
    .on_foot(),
    does(
        A::ShowBriefing,
        &[c('b')],
        || say!("keys-briefing"),
        || say!("keys-briefing-does"),
        &[Board, Step, People, Notices, Timeline],
    ),
    does(A::ShowHome, &[c('I')], || say!("keys-home"), || say!("keys-home-does"), &[Board]),
    does(A::Choose, &[k(Code::Enter)], || say!("keys-open"), || say!("keys-open-does"), &[Board]).on_foot(),
    does(A::Choose, &[k(Code::Enter)], || say!("keys-choose"), || say!("keys-choose-does"), &[Who, Home, Palette]).on_foot(),
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
        &[Step, People, Notices, Timeline, Briefing, Help],
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
];

/// What never is without a key: one must be able to choose, to send, to go back, to get help, to find what has no key, and to leave.
pub const NEEDED: &[Action] = &[A::Choose, A::Submit, A::Cancel, A::Back, A::ShowHelp, A::ShowPalette, A::Leave, A::Interrupt];
