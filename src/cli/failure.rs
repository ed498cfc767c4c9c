//! What went wrong, as a person reads it: what is refused, because of what, and what to do next; and the exit code that scripts read.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::library::Unreadable;
use crate::app::session::Failure as SessionFailure;
use crate::domain::command::Refusal;
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
    Told(u8),
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
        let path = unreadable.path.display();
        wrong(format!("{path} cannot be read"), unreadable.because, "name another file, or leave the option out")
    }
}

/// Wrong arguments or files, in three parts.
pub fn wrong(error: impl Into<String>, because: impl Into<String>, hint: impl Into<String>) -> Failure {
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

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::NobodyReads => 0,
            Self::Refused(_) => 1,
            Self::Wrong(_) | Self::Output(_) | Self::Untold(_) => 2,
            Self::Log { .. } => 3,
            Self::Told(code) => *code,
        })
    }

    /// Tells it, in three parts. What cannot be told, because standard error is closed, is lost.
    pub fn tell(&self, out: &mut dyn Write) {
        let _ = match self {
            Self::Refused(refusal) | Self::Wrong(refusal) => tell_parts(out, &refusal.error, &refusal.because, &refusal.hint),
            Self::Log { error, typed } => tell_log(out, error, typed.as_deref()),
            Self::Output(error) => tell_parts(out, "the output could not be written", &error.to_string(), "is the disk full?"),
            Self::Untold(error) => tell_parts(
                out,
                "the answer could not be written",
                &error.to_string(),
                "what you asked for is kept all the same: look with `crisis log` before you repeat it",
            ),
            Self::NobodyReads | Self::Told(_) => Ok(()),
        };
    }
}

fn tell_parts(out: &mut dyn Write, error: &str, because: &str, hint: &str) -> io::Result<()> {
    writeln!(out, "error: {}\nbecause: {}\nhint: {}", text::line(error), text::line(because), text::line(hint))
}

fn tell_log(out: &mut dyn Write, error: &LogError, typed: Option<&str>) -> io::Result<()> {
    tell_parts(out, &error.to_string(), &error.said, hint(error.trouble))?;
    match typed {
        Some(typed) => writeln!(out, "not kept: {}", text::line(typed)),
        None => Ok(()),
    }
}

fn hint(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Full => {
            "make room on that disk and try again, or keep the log elsewhere with --dir; what the log has stays readable"
        }
        Trouble::ReadOnly => "keep the log elsewhere with --dir, or mend the permissions; what the log has stays readable",
        Trouble::Locked => "try again; if it lasts, find what holds the file with `fuser`",
        Trouble::Damaged => "keep a copy of the file as it is; go on with another folder: --dir",
        Trouble::TooNew => "update crisis on this machine; what the log has stays readable",
        Trouble::Unreachable | Trouble::Other => "look at the folder, or keep the log elsewhere with --dir",
    }
}
