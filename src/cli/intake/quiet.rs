//! What it says while it listens, on standard error: a line for what is new, and of the same trouble one line
//! a minute. Never a text, a label, an address or the token of a sender.

use crate::domain::advice::Refusal;
use crate::domain::inbox::receive::Received;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text;

use super::super::context::Context;

/// For how many seconds the same trouble is not told again.
const STILL: i64 = 60;

/// How many kinds of trouble are told apart.
const KINDS: usize = 16;

/// What was told, and when.
pub(super) struct Quiet<'a> {
    context: &'a Context,
    told: Vec<Trouble>,
}

/// A kind of trouble.
struct Trouble {
    what: Sentence,
    at: Moment,
    /// How often it came since.
    unsaid: usize,
}

impl<'a> Quiet<'a> {
    pub(super) fn new(context: &'a Context) -> Self {
        Self { context, told: Vec::new() }
    }

    /// Says what became of a batch, where anything of it was new or unclear.
    pub(super) fn received(&mut self, source: &str, received: &Received, unread: usize) {
        let unread = unread + received.left_out;
        if !received.facts.is_empty() || unread > 0 {
            let (count, known) = (received.facts.len(), received.known);
            self.line(&say!("verbs-intake-received", source = source, count = count, known = known, left_out = unread));
        }
    }

    /// Says that a report came in.
    pub(super) fn heard(&self) {
        self.line(&say!("verbs-intake-heard"));
    }

    /// Says why somebody was sent away.
    pub(super) fn sent_away(&mut self, why: &Sentence) {
        self.trouble(say!("verbs-intake-sent-away", why = why));
    }

    /// Says why something was not taken.
    pub(super) fn not_taken(&mut self, refusal: &Refusal) {
        self.trouble(say!("verbs-intake-sent-away", why = &refusal.because));
    }

    fn trouble(&mut self, what: Sentence) {
        let now = self.context.clock.now();
        let known = self.told.iter_mut().find(|told| told.what == what);
        let unsaid = match known {
            Some(told) if (0..STILL).contains(&now.seconds_since(told.at)) => {
                told.unsaid += 1;
                return;
            }
            Some(told) => {
                told.at = now;
                std::mem::take(&mut told.unsaid)
            }
            None => {
                if self.told.len() >= KINDS {
                    self.told.remove(0);
                }
                self.told.push(Trouble { what: what.clone(), at: now, unsaid: 0 });
                0
            }
        };
        self.line(&if unsaid == 0 { what } else { say!("verbs-intake-again", what = what, count = unsaid) });
    }

    fn line(&self, what: &Sentence) {
        let clock = time_text::clock(self.context.clock.now(), self.context.zone);
        self.context.line(&say!("verbs-intake-line", clock = clock, what = what));
    }
}
