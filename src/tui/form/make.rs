//! Makes the form of a verb from its row of the table of what can be asked: a field for each thing that it
//! needs and that is not settled yet. Finishing a step is special: what it asks for depends on the step.

use crate::domain::advice::Refusal;
use crate::domain::ask::{Need, Row};
use crate::domain::field::{FieldName, Special};
use crate::domain::id::StepRef;
use crate::domain::notices::rows::telling;
use crate::domain::runbook::Priority;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;

use super::known::Known;
use super::{About, Choice, Field, Form, Purpose, prefill, wording};

/// The word of the option that leaves a verdict as it is.
pub const LATER: &str = "later";

/// The form of a verb about something; none where the table has no such verb.
#[must_use]
pub fn form(known: Known<'_>, verb: Verb, about: &About) -> Option<Form> {
    let row = verb.row()?;
    let fields = match (verb, about) {
        (Verb::Start, About::Step(step)) => precaution(known, step).into_iter().collect(),
        (Verb::Done, About::Step(step)) => finishing(known, step),
        _ => settle(known, row, about),
    };
    Some(with(known, verb, about, fields))
}

/// The form that finishes a step which asks for nothing, with room for a word: whoever is led to its end has
/// not said a thing yet.
#[must_use]
pub fn finishing_in_words(known: Known<'_>, step: &StepRef) -> Form {
    with(known, Verb::Done, &About::Step(step.clone()), vec![prefill::evidence(known)])
}

/// A form with its fields, and what is said around them.
fn with(known: Known<'_>, verb: Verb, about: &About, mut fields: Vec<Field>) -> Form {
    let means = wording::about(known, verb, about);
    // What is said of an entry or of the clocks is said now, and a page goes out now; anything else may have
    // happened earlier.
    let is_shown = !fields.is_empty() || !means.is_empty();
    if is_shown && !matches!(verb, Verb::Correct | Verb::Strike | Verb::Clock | Verb::Page) {
        fields.push(prefill::when(known));
    }
    let mut said = match about {
        // Without anything to fill in, the step is begun, finished or confirmed at once.
        About::Step(step) if !fields.is_empty() => about_step(known, verb, step, &fields),
        About::Step(_) | About::Nothing | About::Component(_) | About::Person(_) | About::Dial(_) | About::Entry(_) => Vec::new(),
    };
    said.extend(means);
    let form = Form::new(Purpose::Ask(verb, about.clone()), wording::title(known, verb, about), said, fields);
    Form { read: wording::told(known, verb, about), ..form }
}

/// A field for each thing that a row needs, but for what the form is about.
fn settle(known: Known<'_>, row: &Row, about: &About) -> Vec<Field> {
    let either = row.is_about_either() && !matches!(about, About::Nothing);
    let settled = |field: FieldName| match about {
        _ if either && matches!(field, FieldName::Step | FieldName::Component) => true,
        About::Nothing => false,
        About::Step(_) => field == FieldName::Step,
        About::Component(_) => field == FieldName::Component,
        About::Person(_) => field == FieldName::Who,
        // They have one number.
        About::Dial(_) => matches!(field, FieldName::Who | FieldName::Line),
        About::Entry(_) => field == FieldName::Entry,
    };
    let mut needs: Vec<Need> = row.all_fields().into_iter().map(|(need, _)| need).filter(|need| !settled(need.field)).collect();
    // What is said comes before for what else, and in whose name.
    needs.sort_by_key(|need| (need.field == FieldName::For, need.field == FieldName::All));
    let fields: Vec<Field> = needs.into_iter().flat_map(|need| prefill::of(known, row.verb, about, need)).collect();
    // What asks for nothing else is asked at once, and is one's own word.
    if fields.iter().all(|field| matches!(field.name, FieldName::For | FieldName::All)) { Vec::new() } else { fields }
}

/// What the form for finishing a step has; nothing where it is finished at once.
fn finishing(known: Known<'_>, reference: &StepRef) -> Vec<Field> {
    let mut asked = wanted_to_finish(known, reference);
    if asked.is_empty() {
        return asked;
    }
    // What asks nothing is finished one by one.
    if known.incident.plan().step(reference).is_some_and(|step| step.destroys.is_none()) {
        asked.extend(prefill::also(known, Verb::Done, &About::Step(reference.clone())));
    }
    asked.extend(prefill::quoted(known));
    asked
}

/// Whether finishing a step asks for something first: else it is finished at once.
#[must_use]
pub fn finishing_asks(known: Known<'_>, reference: &StepRef) -> bool {
    !wanted_to_finish(known, reference).is_empty()
}

/// What a step wants to be finished; nothing where it is finished already.
fn wanted_to_finish(known: Known<'_>, reference: &StepRef) -> Vec<Field> {
    let Some(step) = known.incident.plan().step(reference) else { return Vec::new() };
    let progress = known.incident.plan().progress(reference);
    if progress.state == StepState::Done || progress.waits_for_second_name() {
        return Vec::new();
    }
    let begun = progress.state == StepState::Started;
    let mut asked: Vec<Field> = precaution(known, reference).filter(|_| !begun).into_iter().collect();
    if step.verdict && known.incident.plan().judged(reference).is_some() {
        let later = Choice::new(LATER, known.say(&say!("forms-verdict-later"))).meaning(known.say(&say!("forms-means-later")));
        let options = std::iter::once(later).chain(prefill::verdicts(known)).collect();
        asked.extend(prefill::judgement(known, options));
    }
    let speaks = step.priority == Priority::Communicate && telling(known.incident.plan())(step);
    if step.wants_evidence() || step.verdict || speaks {
        let field = if speaks { prefill::words_said(known) } else { prefill::evidence(known) };
        asked.push(if step.wants_evidence() { field.needed() } else { field });
    }
    if let Some(likely) = step.service.filter(|_| known.incident.plan().judged(reference).is_some()) {
        asked.extend(prefill::service_then(known, likely));
    }
    asked
}

/// The form of a verb about something as the word of somebody else, who is chosen in it.
#[must_use]
pub fn quoting(known: Known<'_>, verb: Verb, about: &About) -> Option<Form> {
    let Form { purpose, title, about, mut fields, read, .. } = form(known, verb, about)?;
    fields.retain(|field| field.name != FieldName::For);
    fields.insert(0, prefill::somebody_quoted(known));
    let about = if about.is_empty() { vec![known.say(&say!("forms-quoting-means"))] } else { about };
    Some(Form { read, ..Form::new(purpose, title, about, fields) })
}

fn precaution(known: Known<'_>, reference: &StepRef) -> Option<Field> {
    known.incident.plan().step(reference)?.destroys.as_ref()?;
    Some(prefill::precaution(known, reference.component.is_some()))
}

/// What must be typed before something is destroyed: the component's id, else the step's.
#[must_use]
pub fn target_of(reference: &StepRef) -> String {
    reference.component.as_ref().map_or_else(|| reference.step.to_string(), ToString::to_string)
}

/// What a step is; where it begins or ends what destroys something, that too.
fn about_step(known: Known<'_>, verb: Verb, reference: &StepRef, fields: &[Field]) -> Vec<String> {
    let Some(step) = known.incident.plan().step(reference) else { return Vec::new() };
    let mut about = vec![format!("{} {}", known.incident.plan().code(reference), step.title)];
    if let Some(gone) = step.destroys.as_ref().filter(|_| matches!(verb, Verb::Start | Verb::Done)) {
        about.push(known.say(&say!("forms-destroys", gone = gone)));
    }
    // Once it is begun there is nothing to type, and what was typed would be written down as evidence.
    if fields.iter().any(|field| field.name == FieldName::Special(Special::Target)) {
        about.push(known.say(&say!("forms-type-target", target = target_of(reference))));
    }
    about
}

/// Says in a form that ends something all that is still open: first what stands in the way, then the rest,
/// and where not all of it is named which key does; asks for a reason where without one it would be refused.
pub fn say_what_is_open(form: &mut Form, known: Known<'_>, ending: &Ending, refused: Option<&Refusal>) {
    let Ending { in_the_way, rest, whole } = ending;
    let mut lines: Vec<Sentence> = match (refused, in_the_way.as_slice()) {
        (None, []) if rest.is_empty() => vec![say!("forms-nothing-in-the-way")],
        (None, []) => Vec::new(),
        (Some(refusal), []) => vec![say!("forms-still-open", what = &refusal.because)],
        (_, some) => vec![say!("forms-still-open", what = Sentence::joined("; ", some.to_vec()))],
    };
    if !rest.is_empty() {
        let what = Sentence::joined("; ", rest.clone());
        lines.push(if lines.is_empty() { say!("forms-still-open", what = what) } else { say!("forms-also-open", what = what) });
    }
    lines.extend(whole.as_ref().map(|key| say!("forms-all-of-it", key = key)));
    if refused.is_some() {
        for why in form.fields.iter_mut().filter(|field| field.name == FieldName::Why) {
            why.required = true;
        }
        lines.push(say!("forms-only-with-a-reason"));
    }
    form.about.extend(lines.iter().map(|line| known.say(line)));
}

/// What is open when an incident is to end, as its form says it.
#[derive(Clone, Debug)]
pub struct Ending {
    /// What it would be refused for, without a reason.
    pub in_the_way: Vec<Sentence>,
    /// What else is open.
    pub rest: Vec<Sentence>,
    /// The key that shows all of it, where not everything is named.
    pub whole: Option<String>,
}
