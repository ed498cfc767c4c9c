//! What is written into files for whoever goes on without the screen: the report, and words to be copied.

use crate::app::paper::{Paper, Written};
use crate::domain::speech::say;
use crate::domain::text::shown;
use crate::tui::model::notices::{here, prepared};
use crate::tui::model::{Model, Reply};

use super::effect::{Effect, tell};

/// Has the report of the open incident written.
pub(super) fn report(model: &mut Model) -> Vec<Effect> {
    let id = model.open.as_ref().and_then(|open| open.published.incident.lifecycle.id().cloned());
    let Some(id) = id else {
        tell(model, &say!("keys-nothing-to-report"));
        return Vec::new();
    };
    tell(model, &say!("keys-report-begins"));
    vec![Effect::Write(Paper::Report(id))]
}

/// Copies the words for customers that the cursor stands on; those of a step that may not be done yet are not
/// true yet either.
pub(super) fn copy(model: &mut Model) -> Vec<Effect> {
    let Some(open) = &model.open else { return Vec::new() };
    let row = here(open);
    if let Some((row, lock)) = row.and_then(|row| Some((row, open.board.lock(row)?))) {
        let said = say!("keys-copy-locked", step = row.code(), because = model.said(&lock.because));
        tell(model, &said);
        return Vec::new();
    }
    let words = row.and_then(|row| Some((row.code(), prepared(model, open, row)?.0)));
    let Some((name, words)) = words else {
        tell(model, &say!("keys-nothing-to-copy"));
        return Vec::new();
    };
    let whole: Vec<String> = words.iter().map(|words| harmless(&words.whole())).collect();
    let text = whole.join("\n\n---\n\n") + "\n";
    let paper = Paper::Words { of: open.published.display_id.clone(), name, text: text.clone() };
    vec![Effect::Copy(text), Effect::Write(paper)]
}

/// What others typed must not act where it is pasted.
fn harmless(text: &str) -> String {
    text.lines().map(|line| shown(line).into_owned()).collect::<Vec<_>>().join("\n")
}

/// Says what became of it.
pub(super) fn take(model: &mut Model, paper: &Paper, written: Written) {
    model.reply = Some(match (written, paper) {
        (Ok(path), Paper::Report(_)) => Reply::Said(model.say(&say!("keys-report-written", path = path))),
        (Ok(path), Paper::Words { name, .. }) => Reply::Said(model.say(&say!("keys-copied", step = name, path = path))),
        (Err(refusal), _) => Reply::Refused(refusal),
    });
}
