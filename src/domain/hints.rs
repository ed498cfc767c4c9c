//! What hints tell people to ask for: one function for each call that a rule names.

use super::field::FieldName;
use super::speech::{Ask, Blank, Part};
use super::verb::Verb;
use super::vocabulary::Line;

/// A command about a step, a component or a person.
#[must_use]
pub fn about(verb: Verb, what: &(impl ToString + ?Sized)) -> Ask {
    Ask::to(verb).with(what.to_string())
}

/// Where the data of a component is stored, to be filled in.
#[must_use]
pub fn stored_elsewhere(component: &(impl ToString + ?Sized)) -> Ask {
    option(about(Verb::Component, component), FieldName::StoredOn, Part::Blank(Blank::Component))
}

/// A correction of an entry, by the number that people read: of when it happened.
#[must_use]
pub fn correct_time(entry: &str) -> Ask {
    option(about(Verb::Correct, entry), FieldName::To, some_time())
}

/// A command about a step, with a reason to be given.
#[must_use]
pub fn with_reason(verb: Verb, what: &(impl ToString + ?Sized)) -> Ask {
    because(about(verb, what))
}

/// The same with a reason to be given.
#[must_use]
pub fn because(ask: Ask) -> Ask {
    option(ask, FieldName::Why, Part::Blank(Blank::Reason))
}

/// The same with a reason that serves as an example.
#[must_use]
pub fn because_of(ask: Ask, example: Blank) -> Ask {
    option(ask, FieldName::Why, Part::Blank(example))
}

/// The same with what shows it to be given.
#[must_use]
pub fn with_evidence(ask: Ask) -> Ask {
    option(ask, FieldName::Evidence, Part::Blank(Blank::WhatYouSaw))
}

/// A verdict with what shows it to be given.
#[must_use]
pub fn verdict(component: &(impl ToString + ?Sized), word: &'static str) -> Ask {
    with_evidence(about(Verb::Verdict, component).with(word))
}

/// A verdict on a component that is to be filled in.
#[must_use]
pub fn some_verdict(word: &'static str) -> Ask {
    Ask::to(Verb::Verdict).blank(Blank::Component).with(word)
}

/// The service of a component that is to be filled in.
#[must_use]
pub fn some_service(word: &'static str) -> Ask {
    Ask::to(Verb::Service).blank(Blank::Component).with(word)
}

/// The verdict that data is back from a backup of some age.
#[must_use]
pub fn recovered(component: &(impl ToString + ?Sized), age: Part) -> Ask {
    with_evidence(option(about(Verb::Verdict, component).with("recovered"), FieldName::AsOf, age))
}

/// An age of data that is to be filled in.
#[must_use]
pub fn some_time() -> Part {
    Part::Blank(Blank::Time)
}

/// A command about somebody, whose name is to be filled in.
#[must_use]
pub fn somebody(verb: Verb) -> Ask {
    Ask::to(verb).blank(Blank::Who)
}

/// That a page to somebody arrived, of which nobody knew it.
#[must_use]
pub fn arrived(who: &(impl ToString + ?Sized)) -> Ask {
    option(about(Verb::Page, who), FieldName::Arrived, Part::Word("yes".into()))
}

/// A page to somebody although nobody knows whether an earlier one arrived.
#[must_use]
pub fn page_again(who: &(impl ToString + ?Sized)) -> Ask {
    about(Verb::Page, who).option("--again", None)
}

/// A report of somebody, to be filled in.
#[must_use]
pub fn report_of_somebody() -> Ask {
    somebody(Verb::Heard).blank(Blank::WhatHappened)
}

/// The report of an incident, written to a file.
#[must_use]
pub fn report() -> Ask {
    let format = Ask::to(Verb::Export).option("--format", Some(Part::Word("markdown".into())));
    format.option("-o", Some(Part::Word("report.md".into())))
}

/// A call about a step that is to be filled in, with a reason to be given.
#[must_use]
pub fn some_step(verb: Verb) -> Ask {
    because(Ask::to(verb).blank(Blank::Step))
}

/// A call on one of somebody's two numbers.
#[must_use]
pub fn on_line(ask: Ask, line: Line) -> Ask {
    ask.option(option_of(line), None)
}

/// The number on which it says to call, where it says so.
#[must_use]
pub fn line_of(ask: &Ask) -> Option<Line> {
    [Line::Primary, Line::Secondary].into_iter().find(|line| ask.has(option_of(*line)))
}

fn option_of(line: Line) -> &'static str {
    match line {
        Line::Primary => "--primary",
        Line::Secondary => "--secondary",
    }
}

/// The same with an option and its value.
#[must_use]
pub fn option(ask: Ask, field: FieldName, value: Part) -> Ask {
    match field.option() {
        Some(option) => ask.option(option, Some(value)),
        None => ask,
    }
}
