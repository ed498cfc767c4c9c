//! Facts about other entries in words.

use crate::domain::numbering::Numbering;
use crate::domain::speech::{Sentence, say};

use super::facts::{AmendFact, EntryCorrected};

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(numbering: &Numbering, fact: &AmendFact) -> Sentence {
    match fact {
        AmendFact::EntryCorrected(fact) => corrected(numbering, fact),
        AmendFact::EntryStruck(fact) => say!("log-struck", entry = numbering.name(fact.entry), why = &fact.why),
    }
}

fn corrected(numbering: &Numbering, fact: &EntryCorrected) -> Sentence {
    let time = fact.to.map(|to| say!("log-corrected-time", time = to));
    let text = fact.text.as_ref().map(Sentence::from);
    let changed = Sentence::joined("; ", [time, text].into_iter().flatten().collect());
    say!("log-corrected", entry = numbering.name(fact.entry), changed = changed)
}
