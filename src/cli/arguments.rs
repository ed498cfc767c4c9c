//! The verbs and their arguments, from which parser, help, man page and
//! completions are made. Raw words only; nothing is looked up here.
//!
//! What is asked of an incident comes from the domain's table of it
//! ([`super::verb_arguments`]); here stand the verbs that only show something.

#![expect(missing_docs, reason = "a sentence on an argument is its help text; flattened groups have none of their own")]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::app::starter::Starter;
use crate::domain::ask::table::{ASKS, SHOWS};
use crate::domain::runbook::Trigger;

use super::dashes;
use super::verb_arguments::{self, Typed, words};

/// Crisis runbooks and on-call coordination for hosting teams
#[derive(Debug, Parser)]
#[command(name = "crisis", version, max_term_width = 100, after_help = AFTER_HELP)]
#[command(infer_subcommands = false, subcommand_help_heading = "Commands")]
struct Alone {
    #[command(flatten)]
    common: Common,
}

/// What the program was started with.
#[derive(Debug)]
pub struct Arguments {
    /// What to do; without it the screen opens.
    pub what: Option<What>,
    /// What every verb takes.
    pub common: Common,
}

/// The verb that was typed, with what was typed for it.
#[derive(Debug)]
pub enum What {
    /// To show something, or to look after files.
    Show(Show),
    /// To ask something of an incident.
    Ask(Typed),
}

/// All verbs with their arguments, in the order of help: the verbs that ask something of an incident stand
/// between those that show something.
#[must_use]
pub fn table() -> Command {
    let shows = Show::augment_subcommands(Command::new("crisis"));
    let (first, last): (Vec<&Command>, Vec<&Command>) = shows.get_subcommands().partition(|show| {
        ["declare", "open", "status", "next", "brief", "log", "inbox", "alert", "intake", "transcribe"].contains(&show.get_name())
    });
    let all = first.into_iter().cloned().chain(ASKS.iter().map(verb_arguments::verb)).chain(last.into_iter().cloned());
    Alone::command().subcommands(all.enumerate().map(|(place, verb)| verb.display_order(place)))
}

impl Arguments {
    /// Reads the words that the program was started with, its own name first.
    ///
    /// # Errors
    /// When they are none that the table has, or ask for help: what to say then.
    pub fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        let shielded = dashes::shielded(words, Alone::command, verb_arguments::verb);
        let words = shielded.as_deref().unwrap_or(words);
        Self::read_quickly(words).map_or_else(|| Self::of(&table().try_get_matches_from(words)?), Ok)
    }

    /// Reads them by a table that has no verbs but those that stand among them: clap
    /// makes every verb ready that it is given, which takes longer than all of the
    /// reading. What is not understood so, help too, is left to the whole table.
    fn read_quickly(words: &[OsString]) -> Option<Self> {
        let stands = |verb: &str| words.iter().any(|word| word == verb);
        let asks = ASKS.iter().filter(|row| stands(row.verb.word())).map(verb_arguments::verb);
        let mut few = Command::new("crisis").args(Alone::command().get_arguments().cloned()).subcommands(asks);
        if SHOWS.iter().any(|verb| stands(verb.word())) {
            let shows = Show::augment_subcommands(Command::new("crisis"));
            few = few.subcommands(shows.get_subcommands().filter(|show| stands(show.get_name())).cloned());
        }
        Self::of(&few.try_get_matches_from(words).ok()?).ok()
    }

    fn of(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let what = match matches.subcommand() {
            None => None,
            Some((verb, typed)) => Some(match ASKS.iter().find(|row| row.verb.word() == verb) {
                Some(row) => What::Ask(Typed::of(row, typed)),
                None => What::Show(Show::from_arg_matches(matches)?),
            }),
        };
        Ok(Self { what, common: Common::from_arg_matches(matches)? })
    }
}

impl What {
    /// Whether what it prints is JSON without being asked for by `--json`.
    #[must_use]
    pub fn writes_json(&self) -> bool {
        matches!(self, Self::Show(show) if show.writes_json())
    }

    /// Whether settings matter to it, so that a file of them that was named must be there.
    #[must_use]
    pub fn uses_settings(&self) -> bool {
        !matches!(self, Self::Show(show) if !show.uses_settings())
    }

    /// Whether what it prints may come from files that were only found; the screen keeps in view which were
    /// not used, and what is made of the table of verbs has nothing from files.
    #[must_use]
    pub fn prints_of_files(&self) -> bool {
        !matches!(self, Self::Show(Show::Open(_) | Show::Doctor { .. } | Show::Completions { .. } | Show::Man { .. }))
    }

    /// Whether it takes `--at`: it puts something on record, or tells of another time than now.
    #[must_use]
    pub fn takes_time(&self) -> bool {
        matches!(self, Self::Ask(_) | Self::Show(Show::Declare(_) | Show::Oncall { .. }))
    }
}

const AFTER_HELP: &str = "Without a command the screen opens: choose a runbook and declare.
STEP is a code as you say it (D3, R1@db-1) or an id (verify-data@db-1).
TIME is 14:05 (here), 14:05Z or 14:05 UTC, 2026-11-21 14:05, RFC 3339, 10m ago or 1h30m ago.
Exit codes: 0 done, 1 refused by a rule, 2 wrong arguments or files, 3 the log failed, 4 a channel failed.";

/// What every verb takes.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "For every command")]
pub struct Common {
    /// Who you are: a contact's id
    #[arg(long = "as", value_name = "ID", global = true, env = "CRISIS_AS", hide_env_values = true)]
    pub by: Option<String>,
    /// Incident id, or a unique part of it
    #[arg(long, short = 'i', value_name = "INCIDENT", global = true, env = "CRISIS_INCIDENT", hide_env_values = true)]
    pub incident: Option<String>,
    /// When it happened, if you log it afterwards
    #[arg(long, value_name = "TIME", global = true)]
    pub at: Option<String>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Print ASCII only: x done, > started, . open, # locked, ! failed, - skipped or n/a, * the cursor, ~ cut
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Print whole sentences without columns, for screen readers and serial lines: status, next, log, show
    #[arg(long, global = true, conflicts_with = "json")]
    pub plain: bool,
    /// No desktop notifications
    #[arg(long, global = true)]
    pub quiet: bool,
    /// The contacts file
    #[arg(long, value_name = "FILE", global = true)]
    pub contacts: Option<PathBuf>,
    /// The folder of runbooks
    #[arg(long, value_name = "DIR", global = true)]
    pub runbooks: Option<PathBuf>,
    /// The settings file
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// The folder of the log
    #[arg(long, value_name = "DIR", global = true, env = "CRISIS_DIR", hide_env_values = true)]
    pub dir: Option<PathBuf>,
}

/// The verbs that only show something, or are about files.
#[derive(Debug, Subcommand)]
pub enum Show {
    /// Declare an incident from a runbook and print its id
    Declare(Declare),
    /// Open the screen on an incident
    Open(Which),
    /// Show the board
    Status(Which),
    /// Show what is next for you
    Next(Which),
    /// Show the briefing: for whoever joins late, or takes command
    Brief(Which),
    /// Show the timeline
    Log {
        #[command(flatten)]
        which: Which,
        /// Keep printing new entries until interrupted
        #[arg(long, short)]
        follow: bool,
    },
    /// Take what monitoring sends: into the open incident, else into the inbox
    Alert {
        /// The file; standard input if left out, or `-`
        #[arg(value_name = "FILE|-")]
        file: Option<PathBuf>,
        /// Which monitoring sends it, as `[[alert]]` of the settings has it
        #[arg(long, value_name = "NAME")]
        source: String,
    },
    /// Listen for what monitoring sends over HTTP: as `crisis alert` and `crisis heard` take it
    Intake {
        /// Address and port, or a port of this machine alone; 127.0.0.1:9097 where the settings say nothing
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<String>,
    },
    /// Show what came in before an incident: reports and alerts
    Inbox,
    /// Enter what was written by pen: lines such as `14:05 ana done D3 row counts equal`
    Transcribe {
        /// The file; standard input if left out, or `-`. A line is a time, who, a command, a step or `-`,
        /// words
        #[arg(value_name = "FILE|-")]
        file: Option<PathBuf>,
        /// Say what it would take, and log nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Show whom you can call, and their numbers
    Contacts {
        /// Only this contact: an id, or part of a name
        who: Option<String>,
    },
    /// Show who is on call now, or at the time of --at
    Oncall {
        /// Every shift of the seven days from then on
        #[arg(long)]
        week: bool,
    },
    /// Print the pack for the night without a laptop: numbers, who is on call, runbooks, blanks
    Pack {
        /// The runbooks: ids, or files; all if left out
        #[arg(value_name = "RUNBOOK")]
        named: Vec<String>,
        /// The format; by the name of the file if left out, else text
        #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["text", "html"]))]
        format: Option<String>,
        /// The file; standard output if left out. A file that crisis did not write, or that was changed
        /// since, is not overwritten
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Overwrite the file, even if crisis did not write it or it was changed
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Export the post-mortem report
    Export {
        #[command(flatten)]
        which: Which,
        /// The format
        #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["markdown", "json", "csv"]))]
        format: String,
        /// The file; standard output if left out. A link is followed. A file that crisis did not write, or
        /// that was changed since, is not overwritten
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Overwrite the file, even if crisis did not write it or it was changed
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Check the log for tampering
    Verify {
        /// An incident, a log file, or an export (of Markdown the heads); all incidents if left out
        #[arg(value_name = "INCIDENT|FILE")]
        what: Option<String>,
        /// Check that the log still has the entry with this number and hash, as a report, a briefing or
        /// `status --json` gave it; separate several with commas
        #[arg(long = "head", value_name = "N:HASH", value_delimiter = ',')]
        heads: Vec<String>,
    },
    /// Show a whole runbook as it will run; nothing is declared
    Show {
        /// The runbook: its id, or a file. Without it, the runbooks are listed
        runbook: Option<String>,
        /// Format
        #[arg(long, short, value_name = "FORMAT", default_value = "text", value_parser = PossibleValuesParser::new(["text", "markdown", "json"]))]
        format: String,
    },
    /// Write a commented file to begin with
    New {
        /// Which file
        #[arg(value_enum, value_name = "WHAT")]
        what: Begun,
        /// The id of the runbook, or the file
        #[arg(value_name = "ID|FILE")]
        name: Option<String>,
        /// The file; `-` is standard output. Without it, crisis writes where it looks for the file
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Find every mistake in runbooks, contacts and settings
    Lint {
        /// The files; all that would be used if left out
        files: Vec<PathBuf>,
    },
    /// Check logs, disk, clock and files; changes nothing
    Doctor {
        /// The folders of logs; that of --dir if left out
        #[arg(value_name = "DIR")]
        folders: Vec<PathBuf>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        #[arg(value_parser = clap::value_parser!(clap_complete::Shell))]
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man {
        /// The command; the whole program if left out
        verb: Option<String>,
    },
}

impl Show {
    /// Whether what it prints is JSON without being asked for by `--json`.
    #[must_use]
    pub fn writes_json(&self) -> bool {
        matches!(self, Self::Export { format, .. } | Self::Show { format, .. } if format == "json")
    }

    /// Whether settings matter to it, so that a file of them that was named must be there.
    #[must_use]
    pub fn uses_settings(&self) -> bool {
        !matches!(self, Self::Lint { .. } | Self::Doctor { .. } | Self::Completions { .. } | Self::Man { .. })
    }
}

/// What `crisis new` begins.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Begun {
    Runbook,
    Contacts,
    Settings,
}

impl Begun {
    /// The file to begin with.
    #[must_use]
    pub fn starter(self) -> Starter {
        match self {
            Self::Runbook => Starter::Runbook,
            Self::Contacts => Starter::Contacts,
            Self::Settings => Starter::Settings,
        }
    }
}

/// An incident, for verbs that are about one as a whole.
#[derive(Debug, Args)]
pub struct Which {
    /// Incident, if several are open or you mean a closed one
    #[arg(value_name = "INCIDENT")]
    pub which: Option<String>,
}

/// What is typed after `crisis declare`.
#[derive(Debug, Args)]
pub struct Declare {
    /// Runbook: its id, or a file; if left out, all runbooks are listed
    pub runbook: Option<String>,
    /// Title
    #[arg(long, allow_hyphen_values = true)]
    pub title: Option<String>,
    /// Affected component (repeatable)
    #[arg(long = "component", value_name = "COMPONENT", value_delimiter = ',')]
    pub components: Vec<String>,
    /// Trigger (repeatable)
    #[arg(long = "source", value_name = "SOURCE", value_delimiter = ',', value_parser = words(Trigger::ALL, Trigger::word))]
    pub sources: Vec<String>,
    /// Who reported it first
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    pub reporter: Option<String>,
    /// What is affected, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub affected: Option<String>,
    /// What is not affected, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub not_affected: Option<String>,
    /// What is not known yet, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub unknown: Option<String>,
    /// When it began, if before now: outages and T+ count from this time
    #[arg(long, value_name = "TIME")]
    pub since: Option<String>,
    /// Drill: nothing is sent
    #[arg(long)]
    pub drill: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::FieldName;

    fn words(line: &str) -> Vec<OsString> {
        ["crisis"].into_iter().chain(line.split_whitespace()).map(OsString::from).collect()
    }

    #[test]
    fn a_text_may_begin_with_a_dash_and_options_stay_options() {
        let read = |words: &[&str]| {
            let words: Vec<OsString> = ["crisis"].iter().chain(words).map(OsString::from).collect();
            let read = Arguments::read(&words).map_err(|error| error.kind())?;
            let Some(What::Ask(typed)) = read.what else { panic!("{words:?}") };
            Ok::<_, clap::error::ErrorKind>((typed.text(FieldName::Text).unwrap(), read.common.by, read.common.at))
        };
        let ana = || Some("ana".to_owned());
        for (words, text, by, at) in [
            (&["note", "- smelled smoke"][..], "- smelled smoke", None, None),
            (&["note", "-5", "degrees"], "-5 degrees", None, None),
            (&["note", "-5", "--as", "ana", "-3"], "-5 -3", ana(), None),
            (&["decide", "--- from here on ---", "--as=ana"], "--- from here on ---", ana(), None),
            (&["note", "-icy roads"], "-icy roads", None, None),
            (&["note", "--at 14:05 it rang"], "--at 14:05 it rang", None, None),
            (&["note", "--at", "14:05", "-x", "-"], "-x -", None, Some("14:05".to_owned())),
            (&["note", "--", "--at", "-5"], "--at -5", None, None),
            (&["--as", "ana", "note", "---"], "---", ana(), None),
        ] {
            assert_eq!(read(words), Ok((text.to_owned(), by, at)), "{words:?}");
        }
        // What looks like an option that was mistyped is asked about.
        for words in [&["note", "x", "--ats", "14:05"][..], &["note", "x", "--at", "-5m"], &["note", "--frobnicate=1"]] {
            assert!(read(words).is_err(), "{words:?}");
        }
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
            let whole = Arguments::of(&table().try_get_matches_from(words(line)).unwrap()).unwrap();
            let quick = Arguments::read_quickly(&words(line)).unwrap();
            assert_eq!(format!("{:?} {:?}", quick.what, quick.common), format!("{:?} {:?}", whole.what, whole.common), "{line}");
        }
        for line in ["help note", "note --help", "--version", "nothing", "note", "done D3 --extent none", "--json --plain status"]
        {
            assert!(Arguments::read_quickly(&words(line)).is_none(), "{line}");
        }
    }
}
