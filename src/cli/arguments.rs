//! The verbs and their arguments: the one table from which parser, help, man page and completions are made. Raw words only; nothing is
//! looked up here.

#![expect(missing_docs, reason = "a sentence on an argument is its help text; flattened groups have none of their own")]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::domain::runbook::{Role, Trigger};
use crate::domain::vocabulary::{CallOutcome, Service, Verdict};

fn words<T: Copy + 'static>(all: &'static [T], word: fn(T) -> &'static str) -> PossibleValuesParser {
    PossibleValuesParser::new(all.iter().map(|value| word(*value)))
}

/// The worst hour, in order: data integrity, restore service, communicate.
#[derive(Debug, Parser)]
#[command(name = "crisis", version, max_term_width = 100, after_help = AFTER_HELP)]
#[command(infer_subcommands = false, subcommand_help_heading = "Verbs")]
pub struct Arguments {
    /// What to do; without one the screen opens
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub common: Common,
}

impl Arguments {
    /// Reads the words that the program was started with, its own name first.
    ///
    /// # Errors
    /// When they are none that the table has, or ask for help: what to say then.
    pub fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        Self::read_quickly(words).map_or_else(|| Self::try_parse_from(words), Ok)
    }

    /// Reads them by a table that has no verbs but those that stand among them: clap makes every verb ready that it is given, which takes longer
    /// than all of the reading. What is not understood so, help too, is left to the whole table.
    fn read_quickly(words: &[OsString]) -> Option<Self> {
        let table = Self::command();
        let verbs = table.get_subcommands().filter(|verb| words.iter().any(|word| word == verb.get_name()));
        let few = Command::new("crisis").args(table.get_arguments().cloned()).subcommands(verbs.cloned());
        Self::from_arg_matches(&few.try_get_matches_from(words).ok()?).ok()
    }
}

const AFTER_HELP: &str = "Without a verb the screen opens: pick a runbook and declare.
STEP is a code as it is spoken (D3, R1@db-1) or an id (verify-data@db-1).
TIME is 14:05, 2026-11-21 14:05, RFC 3339, or 10m ago.
Exit codes: 0 done, 1 refused by a rule, 2 wrong arguments or files, 3 the log failed, 4 a channel failed.";

/// What every verb takes.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "For every verb")]
pub struct Common {
    /// Who you are: a contact's id
    #[arg(long = "as", value_name = "ID", global = true, env = "CRISIS_AS", hide_env_values = true)]
    pub by: Option<String>,
    /// Which incident: any part of its id that no other has
    #[arg(long, short = 'i', value_name = "INCIDENT", global = true, env = "CRISIS_INCIDENT", hide_env_values = true)]
    pub incident: Option<String>,
    /// When it happened, for what is entered late
    #[arg(long, value_name = "TIME", global = true)]
    pub at: Option<String>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Print nothing but ASCII: x done, > begun, . open, # locked, ! failed, - left out, * the cursor, ~ cut
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Print whole sentences without columns, for screen readers and serial lines: status, next, log
    #[arg(long, global = true, conflicts_with = "json")]
    pub plain: bool,
    /// Bring nothing to your notice outside of the screen: no desktop notification
    #[arg(long, global = true)]
    pub quiet: bool,
    /// The contacts
    #[arg(long, value_name = "FILE", global = true)]
    pub contacts: Option<PathBuf>,
    /// The folder of runbooks
    #[arg(long, value_name = "DIR", global = true)]
    pub runbooks: Option<PathBuf>,
    /// The settings
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// The folder of the log
    #[arg(long, value_name = "DIR", global = true, env = "CRISIS_DIR", hide_env_values = true)]
    pub dir: Option<PathBuf>,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Declare a technical crisis; prints its id
    Declare(Declare),
    /// Open the screen on an incident
    Open(Which),
    /// The board
    Status(Which),
    /// What I do next
    Next(Which),
    /// The timeline, as things happened
    Log {
        #[command(flatten)]
        which: Which,
        /// Go on printing what is new, until interrupted
        #[arg(long, short)]
        follow: bool,
    },
    /// Begin a step
    Start(StepOnly),
    /// Finish a step
    Done {
        #[command(flatten)]
        step: StepOnly,
        #[command(flatten)]
        evidence: EvidenceArgs,
        /// The verdict on the step's component
        #[arg(long, value_name = "VERDICT", value_parser = words(Verdict::ALL, Verdict::word))]
        verdict: Option<String>,
        #[command(flatten)]
        judgement: JudgementArgs,
    },
    /// Leave a step out
    Skip(StepWhy),
    /// Say that a step was tried in vain
    Fail(StepWhy),
    /// Say that a step does not apply here
    Na(StepWhy),
    /// Open a step again
    Reopen(StepWhy),
    /// Stand for a finished step as the second name
    Confirm(StepOnly),
    /// Pass the gates of a step, as the commander
    Override(StepWhy),
    /// Judge the data of a component
    Verdict {
        /// The component
        component: String,
        /// What is known of its data; `stale` doubts the verdict there is
        #[arg(value_parser = PossibleValuesParser::new(Verdict::ALL.iter().map(|verdict| verdict.word()).chain(["stale"])))]
        verdict: String,
        #[command(flatten)]
        evidence: EvidenceArgs,
        #[command(flatten)]
        judgement: JudgementArgs,
        /// Why the verdict no longer holds
        #[arg(long, value_name = "WHY", required_if_eq("verdict", "stale"), allow_hyphen_values = true)]
        why: Option<String>,
    },
    /// Say what customers have of a component
    Service {
        /// The component
        component: String,
        /// Its state from now on
        #[arg(value_parser = words(Service::ALL, Service::word))]
        service: String,
        /// How much of a degraded service works
        #[arg(long, value_name = "0-100", value_parser = clap::value_parser!(u8).range(0..=100))]
        percent: Option<u8>,
    },
    /// Bring another component into scope
    Component {
        /// Its id
        component: String,
        /// What it is called
        #[arg(long)]
        title: Option<String>,
        /// What it stands on
        #[arg(long, value_name = "COMPONENT", value_delimiter = ',')]
        needs: Vec<String>,
    },
    /// Call somebody: shows the number, and keeps what came of it
    Call {
        /// Whom
        who: String,
        /// What came of the call
        #[arg(value_parser = words(CallOutcome::ALL, CallOutcome::word))]
        outcome: Option<String>,
        /// On the first number
        #[arg(long, conflicts_with = "secondary")]
        primary: bool,
        /// On the second number
        #[arg(long)]
        secondary: bool,
    },
    /// Say that you are there
    Ack,
    /// Give a responder a role
    Assign {
        /// Whom
        who: String,
        /// The role
        #[arg(value_parser = words(Role::ALL, Role::word))]
        role: String,
        /// The duty in words: storage, phones
        #[arg(long, allow_hyphen_values = true)]
        duty: Option<String>,
    },
    /// Let a responder rest
    Release {
        /// Whom
        who: String,
    },
    /// Offer the command; prints the briefing
    Handover {
        /// To whom
        who: String,
        /// Why, where the commander cannot be reached
        #[arg(long, allow_hyphen_values = true)]
        why: Option<String>,
    },
    /// Take the command that was offered; prints the briefing
    Accept,
    /// Who can be reached how
    Contacts {
        /// Only this one: an id, or part of a name
        who: Option<String>,
    },
    /// Write something down
    Note(Words),
    /// Write down what was decided
    Decide(Words),
    /// Say that service is back
    Resolve(Ending),
    /// Say that the incident is over
    Close(Ending),
    /// Write the report for the post-mortem
    Export {
        #[command(flatten)]
        which: Which,
        /// In which form
        #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["markdown", "json", "csv"]))]
        format: String,
        /// Into which file; standard output where left out
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Look for entries that were changed, removed or moved
    Verify {
        /// An incident, a JSON export, or a log file; all incidents of the log where left out
        #[arg(value_name = "INCIDENT|FILE")]
        what: Option<String>,
    },
    /// Find every mistake in runbooks, contacts and settings
    Lint {
        /// The files; all that would be used where left out
        files: Vec<PathBuf>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        #[arg(value_parser = clap::value_parser!(clap_complete::Shell))]
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man {
        /// Of this verb
        verb: Option<String>,
    },
}

impl Verb {
    /// Whether what it prints is JSON without being asked for by `--json`.
    #[must_use]
    pub fn writes_json(&self) -> bool {
        matches!(self, Self::Export { format, .. } if format == "json")
    }

    /// Whether settings matter to it, so that a file of them that was named must be there.
    #[must_use]
    pub fn uses_settings(&self) -> bool {
        !matches!(self, Self::Lint { .. } | Self::Completions { .. } | Self::Man { .. })
    }

    /// Whether the verb writes something down.
    #[must_use]
    pub fn writes(&self) -> bool {
        !matches!(
            self,
            Self::Open(_)
                | Self::Status(_)
                | Self::Next(_)
                | Self::Log { .. }
                | Self::Contacts { .. }
                | Self::Export { .. }
                | Self::Verify { .. }
                | Self::Lint { .. }
                | Self::Completions { .. }
                | Self::Man { .. }
        )
    }
}

/// An incident, for verbs that are about one as a whole.
#[derive(Debug, Args)]
pub struct Which {
    /// The incident, where more than one is open or it is a past one
    #[arg(value_name = "INCIDENT")]
    pub which: Option<String>,
}

/// A declaration.
#[derive(Debug, Args)]
pub struct Declare {
    /// The runbook: its id, or a file; left out, those that there are are listed
    pub runbook: Option<String>,
    /// What to call it
    #[arg(long, allow_hyphen_values = true)]
    pub title: Option<String>,
    /// A component in scope; again for each
    #[arg(long = "component", value_name = "COMPONENT", value_delimiter = ',')]
    pub components: Vec<String>,
    /// What made you declare it; again for each
    #[arg(long = "source", value_name = "SOURCE", value_delimiter = ',', value_parser = words(Trigger::ALL, Trigger::word))]
    pub sources: Vec<String>,
    /// Who reported it first
    #[arg(long, value_name = "WHO")]
    pub reporter: Option<String>,
    /// What is affected, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub affected: Option<String>,
    /// What is not affected, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub not_affected: Option<String>,
    /// What nobody knows yet, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub unknown: Option<String>,
    /// Only an exercise: nothing goes out
    #[arg(long)]
    pub drill: bool,
}

/// A step.
#[derive(Debug, Args)]
pub struct StepOnly {
    /// The step: D3, R1@db-1, verify-data@db-1
    pub step: String,
}

/// A step and a reason.
#[derive(Debug, Args)]
pub struct StepWhy {
    /// The step: D3, R1@db-1, verify-data@db-1
    pub step: String,
    /// Why, for those who read the log later
    #[arg(long, allow_hyphen_values = true)]
    pub why: String,
}

/// What shows something.
#[derive(Debug, Args)]
pub struct EvidenceArgs {
    /// What shows it, in words
    #[arg(long, value_name = "TEXT", conflicts_with = "evidence_file", allow_hyphen_values = true)]
    pub evidence: Option<String>,
    /// A file that shows it; the log keeps its digest
    #[arg(long, value_name = "FILE")]
    pub evidence_file: Option<PathBuf>,
}

/// What a verdict says beyond its word.
#[derive(Debug, Args)]
pub struct JudgementArgs {
    /// How much is damaged, lost or missing
    #[arg(long, value_name = "TEXT", requires = "verdict", allow_hyphen_values = true)]
    pub extent: Option<String>,
    /// How old data from a backup is
    #[arg(long, value_name = "TIME", requires = "verdict")]
    pub as_of: Option<String>,
}

/// Words; from standard input where they are `-`.
#[derive(Debug, Args)]
pub struct Words {
    /// The text; `-` reads it from standard input
    #[arg(required = true, value_name = "TEXT")]
    pub text: Vec<String>,
}

/// An end, and why it counts although something is open.
#[derive(Debug, Args)]
pub struct Ending {
    /// Why it counts although something is still open
    #[arg(long, allow_hyphen_values = true)]
    pub why: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        ["crisis"].into_iter().chain(line.split_whitespace()).map(OsString::from).collect()
    }

    #[test]
    fn what_the_small_table_understands_it_understands_as_the_whole_table_does() {
        let lines = [
            "",
            "--as ana --dir /srv/log -i loss",
            "--as ana note the log is in status quo",
            "note --as ana --at 10m done",
            "--dir log log --follow",
            "log open --json",
            "done D3 --evidence seen --verdict intact --extent none",
            "verdict db-1 stale --why doubt",
            "declare technical-crisis --component db-1,db-2 --drill",
            "contacts done",
        ];
        for line in lines {
            let whole = Arguments::try_parse_from(words(line)).unwrap();
            let quick = Arguments::read_quickly(&words(line)).unwrap();
            assert_eq!(format!("{:?} {:?}", quick.verb, quick.common), format!("{:?} {:?}", whole.verb, whole.common), "{line}");
        }
        for line in ["help note", "note --help", "--version", "nothing", "note", "done D3 --extent none", "--json --plain status"]
        {
            assert!(Arguments::read_quickly(&words(line)).is_none(), "{line}");
        }
    }
}
