//! The reception: what may come in over HTTP, and from whom. Whoever shows the token is taken to the thread
//! that waits for the disk ([`Delivery`]); everybody else is told why not, and nothing else.
//!
//! Writes nothing itself, and says nothing of what a log holds.

pub mod rate;
pub mod token;

use std::sync::mpsc::{SyncSender, TrySendError};
use std::sync::{Mutex, PoisonError};

use serde_json::json;

use super::clock::Clock;
use super::works::http::{Answer, Asked, Body, Desk, Fault, Head, Look, Reply};
use crate::domain::advice::Refusal;
use crate::domain::speech::{Language, Sentence, say};
use rate::Rates;
use token::Token;

/// How many deliveries wait for the disk at most.
pub const MOST_WAITING: usize = 1024;

/// After how many seconds to come again.
const COME_AGAIN: u64 = 5;

/// The longest name of a source in an address.
const LONGEST_SOURCE: usize = 64;

/// What came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Alerts of this source.
    Alerts(String),
    /// A report.
    Report,
}

/// Something for the thread that waits for the disk.
pub enum Delivery {
    /// What came in, to be written down before it is answered.
    Brought {
        /// What it is.
        what: What,
        /// Its bytes.
        body: Body,
        /// Where the answer goes.
        reply: Reply,
    },
    /// Somebody was sent away, because of this.
    SentAway(Sentence),
}

/// Whoever sits at the reception.
pub struct Reception {
    token: Token,
    most_bytes: usize,
    clock: Clock,
    rates: Mutex<Rates>,
    hand_on: SyncSender<Delivery>,
}

impl Reception {
    /// Takes what comes with the token, and hands it on.
    pub fn new(token: Token, most_bytes: usize, clock: Clock, hand_on: SyncSender<Delivery>) -> Self {
        Self { token, most_bytes, clock, rates: Mutex::default(), hand_on }
    }

    /// Has it known that somebody was sent away; where too much is to be told already it is not.
    fn note(&self, refusal: &Refusal) {
        let _ = self.hand_on.try_send(Delivery::SentAway(refusal.because.clone()));
    }

    fn turned_away(&self, code: u16, refusal: &Refusal) -> Answer {
        self.note(refusal);
        refused(code, refusal)
    }

    fn is_too_fast(&self, head: &Head) -> bool {
        !self.rates.lock().unwrap_or_else(PoisonError::into_inner).takes(head.from, self.clock.read())
    }

    /// Why somebody without the token gets no further; nothing for whoever shows it.
    fn stranger(&self, head: &Head) -> Option<Answer> {
        let scheme = "Bearer realm=\"crisis\"";
        let (because, challenge) = match head.authorization.as_deref() {
            Some(shown) if self.token.is_shown_by(shown) => return None,
            Some(_) => (say!("verbs-intake-wrong-token"), format!("{scheme}, error=\"invalid_token\"")),
            None => (say!("verbs-intake-no-token-sent"), scheme.to_owned()),
        };
        let refusal = Refusal::new(say!("verbs-intake-unauthorised"), because, say!("verbs-intake-send-token"));
        Some(with(self.turned_away(401, &refusal), "www-authenticate", challenge))
    }
}

impl Desk for Reception {
    fn look(&self, head: &Head) -> Look {
        if self.is_too_fast(head) {
            return Look::Answered(busy(say!("verbs-intake-too-fast")));
        }
        if head.path == "/health" {
            return Look::Answered(match head.method.as_str() {
                "GET" | "HEAD" => answer(200, &json!({ "status": "ok" })),
                method => wrong_method(method, "GET, HEAD"),
            });
        }
        if let Some(answer) = self.stranger(head) {
            return Look::Answered(answer);
        }
        match what(&head.path) {
            None => Look::Answered(self.turned_away(404, &nothing_here())),
            Some(_) if head.method != "POST" => Look::Answered(wrong_method(&head.method, "POST")),
            Some(_) => Look::Read,
        }
    }

    fn take(&self, asked: Asked, reply: Reply) {
        let Some(what) = what(&asked.head.path) else { return reply.give(refused(404, &nothing_here())) };
        let handed_on = self.hand_on.try_send(Delivery::Brought { what, body: asked.body, reply });
        let back = handed_on.map_err(|error| match error {
            TrySendError::Full(delivery) | TrySendError::Disconnected(delivery) => delivery,
        });
        if let Err(Delivery::Brought { reply, .. }) = back {
            reply.give(busy(say!("verbs-intake-busy")));
        }
    }

    fn fault(&self, fault: Fault) -> Answer {
        let (code, because) = match fault {
            Fault::NoRoom => return busy(say!("verbs-intake-busy")),
            Fault::TooLarge => (413, say!("verbs-intake-too-large", most = self.most_bytes)),
            Fault::TooSlow => (408, say!("verbs-intake-too-slow")),
            Fault::CutOff => (400, say!("verbs-intake-cut-off")),
        };
        self.turned_away(code, &Refusal::new(say!("verbs-intake-not-taken"), because, say!("verbs-intake-send-less")))
    }

    fn unanswered(&self) -> Answer {
        busy(say!("verbs-intake-no-answer"))
    }
}

/// What is brought to a path.
fn what(path: &str) -> Option<What> {
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    match path.strip_prefix("/alert/") {
        Some(source) if !source.is_empty() && source.len() <= LONGEST_SOURCE && is_name(source) => {
            Some(What::Alerts(source.to_owned()))
        }
        Some(_) => None,
        None => (path == "/heard").then_some(What::Report),
    }
}

/// An answer with a body for programs.
#[must_use]
pub fn answer(code: u16, body: &serde_json::Value) -> Answer {
    Answer { code, headers: Vec::new(), body: format!("{body}\n") }
}

/// A refusal in three parts, in English as all that programs read.
#[must_use]
pub fn refused(code: u16, refusal: &Refusal) -> Answer {
    let said = |sentence: &Sentence| Language::English.say(sentence);
    let (error, because, hint) = (said(&refusal.error), said(&refusal.because), said(&refusal.hint.say));
    answer(code, &json!({ "error": error, "because": because, "hint": hint }))
}

/// That it was not kept, and when to send it again: those who send alerts try again after a 503 alone.
#[must_use]
pub fn busy(because: Sentence) -> Answer {
    let refusal = Refusal::new(say!("verbs-intake-not-taken"), because, say!("verbs-intake-come-again", seconds = COME_AGAIN));
    with(refused(503, &refusal), "retry-after", COME_AGAIN.to_string())
}

fn with(mut answer: Answer, name: &'static str, value: String) -> Answer {
    answer.headers.push((name, value));
    answer
}

fn nothing_here() -> Refusal {
    Refusal::new(say!("verbs-intake-no-path"), say!("verbs-intake-paths"), say!("verbs-intake-use-path"))
}

fn wrong_method(method: &str, allowed: &str) -> Answer {
    let refusal = Refusal::new(
        say!("verbs-intake-not-taken"),
        say!("verbs-intake-wrong-method", method = method),
        say!("verbs-intake-use-method", methods = allowed),
    );
    with(refused(405, &refusal), "allow", allowed.to_owned())
}
