//! What is written into files for whoever goes on without the screen: the report, and words to be copied.

use crate::app::paper::{Paper, Written};
use crate::domain::notices::words::Words;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::lines;
use crate::tui::model::notices::{here, prepared};
use crate::tui::model::reported::Reported;
use crate::tui::model::{Model, Open, Reply};

use super::effect::{Effect, tell};

/// Has the report of the open incident written.
pub(super) fn report(model: &mut Model) -> Vec<Effect> {
    let known = |open: &Open| Some((open.published.incident.lifecycle.id()?.clone(), open.board.entries));
    let Some((id, entries)) = model.open.as_ref().and_then(known) else {
        tell(model, &say!("keys-nothing-to-report"));
        return Vec::new();
    };
    tell(model, &say!("keys-report-begins"));
    model.reported = Some(Reported { incident: id.clone(), entries, path: None });
    vec![Effect::Write(Paper::Report(id))]
}

/// Copies the words for customers that the cursor stands on.
pub(super) fn copy(model: &mut Model) -> Vec<Effect> {
    let Some(open) = &model.open else { return Vec::new() };
    match paper(model, open) {
        Ok((of, name, text)) => vec![Effect::Copy(text.clone()), Effect::Write(Paper::Words { of, name, text })],
        Err(why) => {
            tell(model, &why);
            Vec::new()
        }
    }
}

/// What they belong to, which step they are for, and the words. Those of a step that may not be done yet are
/// not true yet either.
fn paper(model: &Model, open: &Open) -> Result<(String, String, String), Sentence> {
    let nothing = || say!("keys-nothing-to-copy");
    let row = here(open).ok_or_else(nothing)?;
    if let Some(lock) = open.board.lock(row) {
        return Err(say!("keys-copy-locked", step = row.code(), because = model.said(&lock.because)));
    }
    let (words, _) = prepared(model, open, row).ok_or_else(nothing)?;
    // What others typed must not act where it is pasted.
    let harmless = |words: &Words| lines(&words.whole()).collect::<Vec<_>>().join("\n");
    let text = words.iter().map(harmless).collect::<Vec<_>>().join("\n\n---\n\n") + "\n";
    Ok((open.published.display_id.clone(), row.code(), text))
}

/// Says what became of it.
pub(super) fn take(model: &mut Model, paper: &Paper, written: Written) {
    model.reply = Some(match (written, paper) {
        (Ok(path), Paper::Report(id)) => {
            let said = Reply::Said(model.say(&say!("keys-report-written", path = &path)));
            model.reported.iter_mut().filter(|asked| asked.incident == *id).for_each(|asked| asked.path = Some(path.clone()));
            said
        }
        (Ok(path), Paper::Words { name, .. }) => Reply::Said(model.say(&say!("keys-copied", step = name, path = path))),
        (Err(refusal), _) => Reply::Refused(refusal),
    });
}
