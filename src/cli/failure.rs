//! What went wrong, as a person reads it: what is refused, because of
//! what, and what to do next; and the exit code that scripts read.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::library::Unreadable;
use crate::app::session::Failure as SessionFailure;
use crate::domain::advice::{Advice, Refusal};
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::store::{LogError, Trouble};

/// Why a verb did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// A rule refuses it. Exit code 1.
    Refused(Refusal),
    /// The arguments or files are wrong. Exit code 2.
    Wrong(Refusal),
    /// The log failed; `typed` is what was to be kept and was not. Exit code 3.
    Log {
        /// What the log said.
        error: LogError,
        /// What was to be kept.
        typed: Option<String>,
    },
    /// Mistakes in files, or in a log, that were told already. Exit code as given.
    Printed(u8),
    /// Whoever read the output stopped reading, which is their right. Exit code 0.
    NobodyReads,
    /// The output could not be written. Exit code 2.
    Output(io::Error),
    /// What was asked for is kept, and that could not be told. Exit code 2.
    Untold(io::Error),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Log { error, typed: None }
    }
}

impl From<SessionFailure> for Failure {
    fn from(failure: SessionFailure) -> Self {
        match failure {
            SessionFailure::Refused(refusal) => Self::Refused(refusal),
            SessionFailure::Log(error) => error.into(),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::Output(error),
        }
    }
}

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Self {
        let error = say!("verbs-file-unreadable", path = unreadable.path.display().to_string());
        wrong(error, unreadable.because, say!("verbs-name-another-file"))
    }
}

/// Wrong arguments or files, in three parts.
pub fn wrong(error: impl Into<Sentence>, because: impl Into<Sentence>, hint: impl Into<Advice>) -> Failure {
    Failure::Wrong(Refusal { error: error.into(), because: because.into(), hint: hint.into() })
}

impl Failure {
    /// The same, once what was asked for is kept: whoever repeats it would have it twice.
    #[must_use]
    pub fn after_it_was_kept(self) -> Self {
        match self {
            Self::Output(error) => Self::Untold(error),
            other => other,
        }
    }

    /// The exit code: 0 where nobody reads on, 1 refused by a rule, 2 wrong words or files, 3 the log failed.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::NobodyReads => 0,
            Self::Refused(_) => 1,
            Self::Wrong(_) | Self::Output(_) | Self::Untold(_) => 2,
            Self::Log { .. } => 3,
            Self::Printed(code) => *code,
        })
    }

    /// Tells it in three parts, in the words of whoever asks. What cannot be told,
    /// because standard error is closed, is lost.
    pub fn tell(&self, words: &dyn Fn(&Sentence) -> String, out: &mut dyn Write) {
        let Some(refusal) = self.parts() else { return };
        let said = |sentence: &Sentence| text::line(&words(sentence)).into_owned();
        let text =
            say!("verbs-refusal", error = said(&refusal.error), because = said(&refusal.because), hint = said(&refusal.hint.say));
        let _ = writeln!(out, "{}", words(&text));
        if let Self::Log { typed: Some(typed), .. } = self {
            let _ = writeln!(out, "{}", said(&say!("verbs-not-kept", typed = typed)));
        }
    }

    /// What is to be told, in three parts; nothing where nobody reads, or it was told already.
    pub fn parts(&self) -> Option<Refusal> {
        let parts = |error: Sentence, because: &str, hint: Sentence| Some(Refusal::new(error, because, hint));
        match self {
            Self::Refused(refusal) | Self::Wrong(refusal) => Some(refusal.clone()),
            Self::Log { error, .. } => Some(Refusal::new(error.spoken(), error.because(), hint(error))),
            Self::Output(error) => parts(say!("verbs-output-failed"), &error.to_string(), say!("verbs-disk-full")),
            Self::Untold(error) => parts(say!("verbs-answer-failed"), &error.to_string(), say!("verbs-kept-all-the-same")),
            Self::NobodyReads | Self::Printed(_) => None,
        }
    }
}

/// What can be done about a log that failed.
pub(super) fn hint(error: &LogError) -> Sentence {
    match error.trouble {
        Trouble::Forbidden | Trouble::ReadOnly if error.owner.is_some() => {
            say!("verbs-log-of-another", owner = error.owner.as_ref().map_or("", |owner| &owner.name))
        }
        // Where there is none, there is nothing to be read either.
        Trouble::ReadOnly if !error.path.is_file() => say!("verbs-log-look"),
        Trouble::Full => say!("verbs-log-make-room"),
        Trouble::ReadOnly => say!("verbs-log-elsewhere"),
        Trouble::Locked => say!("verbs-log-try-again"),
        Trouble::Damaged => say!("verbs-log-keep-a-copy"),
        Trouble::TooNew => say!("verbs-log-update"),
        Trouble::Moved => say!("verbs-log-run-again"),
        Trouble::PutBack => say!("verbs-log-compare", head = &error.said),
        Trouble::Mixed => say!("verbs-log-take-apart"),
        Trouble::Planted => say!("verbs-log-planted"),
        Trouble::Forbidden | Trouble::Unreachable | Trouble::Other => say!("verbs-log-look"),
    }
}
