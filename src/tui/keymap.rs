//! The one table of keys: foot line, help, hints and README read it, and so does every key press.

use super::action::Action as A;
use super::action::Screen::{Board, Briefing, Form, Help, Home, Notices, People, Search, Step, Timeline, Who};
use super::action::{Action, Screen};
use super::input::{Code, Key};

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys; the first is the one that is shown.
    pub keys: &'static [Key],
    /// In a word or two, for the foot line.
    pub name: &'static str,
    /// In a sentence, for help.
    pub sentence: &'static str,
    /// Where.
    pub screens: &'static [Screen],
    /// The verb that does the same without a screen.
    pub verb: Option<&'static str>,
    /// Whether the foot line shows it.
    pub foot: bool,
}

impl Binding {
    /// The keys as people read them: `j or ↓`.
    #[must_use]
    pub fn keys_text(&self) -> String {
        self.keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(" or ")
    }

    /// The key that is shown.
    #[must_use]
    pub fn key_text(&self) -> String {
        self.keys.first().map(|key| key.name()).unwrap_or_default()
    }
}

const WORK: &[Screen] = &[Board, Step];
/// Where something can be asked of people.
const PEOPLED: &[Screen] = &[Board, Step, People];
/// Where something can be told without a step.
const TELLING: &[Screen] = &[Board, Step, People, Notices, Timeline];
const LISTS: &[Screen] = &[Who, Home, Board, Step, People, Notices, Timeline, Briefing, Help];
const CALM: &[Screen] = &[Home, Board, Step, People, Notices, Timeline, Briefing, Help];

const fn does(
    action: Action,
    keys: &'static [Key],
    name: &'static str,
    sentence: &'static str,
    screens: &'static [Screen],
) -> Binding {
    Binding { action, keys, name, sentence, screens, verb: None, foot: false }
}

impl Binding {
    const fn verb(self, verb: &'static str) -> Self {
        Self { verb: Some(verb), ..self }
    }

    const fn on_foot(self) -> Self {
        Self { foot: true, ..self }
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
    does(A::FinishStep, &[c(' ')], "done", "finish the step", WORK).verb("done").on_foot(),
    does(A::StartStep, &[c('s')], "start", "begin the step: you are at it", WORK).verb("start").on_foot(),
    does(A::GiveVerdict, &[c('v')], "verdict", "judge the data of a component", WORK).verb("verdict").on_foot(),
    does(A::AssignRole, &[c('a')], "assign", "give somebody a role", PEOPLED).verb("assign").on_foot(),
    does(A::CallResponder, &[c('c')], "call", "call somebody; log the outcome", PEOPLED).verb("call").on_foot(),
    does(A::TakeNote, &[c('n')], "note", "write something down", TELLING).verb("note").on_foot(),
    does(A::ShowTimeline, &[c('l')], "log", "read the whole timeline", &[Board, Step, People, Notices, Briefing])
        .verb("log")
        .on_foot(),
    does(A::FilterTimeline, &[c('f')], "filter", "show only some of the entries", &[Timeline]).on_foot(),
    does(A::ClearFilter, &[c('F')], "all", "show every entry again", &[Timeline]).on_foot(),
    does(A::SearchTimeline, &[c('/')], "search", "look for words", &[Timeline]).on_foot(),
    does(A::Choose, &[k(Code::Enter)], "whole", "read the entry whole", &[Timeline]).on_foot(),
    does(A::OlderHit, &[k(Code::Enter), k(Code::Up)], "older", "to the hit before this one", &[Search]).on_foot(),
    does(A::NewerHit, &[k(Code::Down)], "newer", "to the hit after this one", &[Search]).on_foot(),
    does(A::SetService, &[c('e')], "service", "say what customers have", WORK).verb("service").on_foot(),
    does(A::GoToNext, &[c('.')], "next", "go to the step next for you", WORK).verb("next").on_foot(),
    does(A::ShowPeople, &[c('p')], "people", "who is there, and who could be", &[Board, Step, Notices, Timeline, Briefing])
        .on_foot(),
    does(A::ShowNotices, &[c('m')], "notices", "what customers were told", &[Board, Step, People, Timeline, Briefing]).on_foot(),
    does(A::ShowBriefing, &[c('b')], "briefing", "what whoever takes over must know", &[Board, Step, People, Notices, Timeline]),
    does(A::ConfirmStep, &[c('t')], "two names", "confirm a step as second name", WORK).verb("confirm"),
    does(A::SkipStep, &[c('x')], "skip", "leave a step out, and say why", WORK).verb("skip"),
    does(A::FailStep, &[c('f')], "failed", "a step failed, and say why", WORK).verb("fail"),
    does(A::RuleOutStep, &[c('i')], "n/a", "a step does not apply, say why", WORK).verb("na"),
    does(A::ReopenStep, &[c('o')], "reopen", "open a step again, and say why", WORK).verb("reopen"),
    does(A::OverrideGate, &[c('O')], "override", "pass a lock as commander", WORK).verb("override"),
    does(A::TakeDecision, &[c('D')], "decide", "write down what was decided", TELLING).verb("decide"),
    does(A::Acknowledge, &[c('A')], "here", "say that you are here", PEOPLED).verb("ack"),
    does(A::OfferCommand, &[c('h')], "hand over", "offer somebody the command", PEOPLED).verb("handover"),
    does(A::AcceptCommand, &[c('H')], "take command", "take the command offered", PEOPLED).verb("accept"),
    does(A::ReleaseResponder, &[c('z')], "release", "let somebody rest", PEOPLED).verb("release"),
    does(A::AddComponent, &[c('+')], "add", "bring a component into scope", WORK).verb("component"),
    does(A::ResolveIncident, &[c('r')], "resolve", "say that service is back", WORK).verb("resolve"),
    does(A::CloseIncident, &[c('C')], "close", "say that it is over", WORK).verb("close"),
    does(A::Choose, &[k(Code::Enter)], "open", "look closer at what is here", &[Board]).on_foot(),
    does(A::Choose, &[k(Code::Enter)], "choose", "choose what is here", &[Who, Home]).on_foot(),
    does(A::Choose, &[k(Code::Enter)], "act", "give a role, or call", &[People]),
    does(A::NextPane, &[k(Code::Tab)], "next list", "steps, components, people", &[Board]),
    does(A::PreviousPane, &[k(Code::BackTab)], "list before", "the same the other way round", &[Board]),
    does(A::Up, &[k(Code::Up), c('k')], "up", "one up", CALM),
    does(A::Down, &[k(Code::Down), c('j')], "down", "one down", CALM),
    does(A::Up, &[k(Code::Up)], "up", "one up", &[Who]),
    does(A::Down, &[k(Code::Down)], "down", "one down", &[Who]),
    does(A::PageUp, &[k(Code::PageUp)], "page up", "a page up", LISTS),
    does(A::PageDown, &[k(Code::PageDown)], "page down", "a page down", LISTS),
    does(A::First, &[c('g'), k(Code::Home)], "first", "to the first", CALM),
    does(A::Last, &[c('G'), k(Code::End)], "last", "to the last", CALM),
    does(A::Back, &[k(Code::Esc)], "back", "one screen back", &[Board]),
    does(A::Back, &[k(Code::Esc)], "back", "one screen back", &[Step, People, Notices, Timeline, Briefing, Help]).on_foot(),
    does(A::Back, &[k(Code::Esc)], "end search", "end the search", &[Search]).on_foot(),
    does(A::ShowHelp, &[c('?')], "help", "what keys do, or why not now", CALM).on_foot(),
    does(A::Leave, &[c('q')], "leave", "leave; the incident goes on", CALM).on_foot(),
    does(A::Leave, &[k(Code::Esc)], "leave", "leave the screen", &[Who]).on_foot(),
    does(A::Interrupt, &[Key::ctrl('c')], "leave", "leave, from anywhere", Screen::ALL),
    does(A::Suspend, &[Key::ctrl('z')], "sleep", "sleep until `fg` wakes it", Screen::ALL),
    does(A::Redraw, &[Key::ctrl('l')], "redraw", "draw everything anew", Screen::ALL),
    does(A::Submit, &[k(Code::Enter)], "write it down", "write down what the form says", &[Form]),
    does(A::NextField, &[k(Code::Tab), k(Code::Down)], "next field", "to the next field", &[Form]),
    does(A::PreviousField, &[k(Code::BackTab), k(Code::Up)], "field before", "to the field before", &[Form]),
    does(A::NextOption, &[k(Code::Right), c(' ')], "choose", "the next option of a choice", &[Form]),
    does(A::PreviousOption, &[k(Code::Left)], "choose", "the option before", &[Form]),
    does(A::NewLine, &[Key::alt(Code::Enter), Key::ctrl('j')], "new line", "begin a new line in a text", &[Form]),
    does(A::Undo, &[Key::ctrl('_'), Key::ctrl('7')], "undo", "take back what was typed last", &[Form]),
    does(A::Redo, &[Key::ctrl('r')], "redo", "type again what was taken back", &[Form]),
    does(A::Cancel, &[k(Code::Esc)], "back, draft kept", "close the form; the draft stays", &[Form]),
];

/// What a key means on a screen.
#[must_use]
pub fn action(screen: Screen, key: Key) -> Option<Action> {
    on(screen).find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// The rows of the table that hold on a screen.
pub fn on(screen: Screen) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| binding.screens.contains(&screen))
}

/// The row of the verb that does the same without a screen.
#[must_use]
pub fn of_verb(verb: &str) -> Option<&'static Binding> {
    TABLE.iter().find(|binding| binding.verb == Some(verb))
}
