//! Logs as life makes them, of any length: an incident of the shipped crisis runbook with six people who
//! write, tick, judge and call.
//!
//! Always the same: chance comes from a counter. About 362 bytes of an entry are under its hash, on average.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crisis::app::checkpoint;
use crisis::app::library::SHIPPED_RUNBOOKS;
use crisis::app::session::Session;
use crisis::domain::data::facts::{ServiceSet, VerdictGiven};
use crisis::domain::event::Fact;
use crisis::domain::files;
use crisis::domain::id::{IncidentId, PersonId, StepRef};
use crisis::domain::incident::Incident;
use crisis::domain::lifecycle::declare::Declaring;
use crisis::domain::lifecycle::facts::{DecisionTaken, NoteTaken};
use crisis::domain::people::facts::{ResponderAcknowledged, ResponderCalled};
use crisis::domain::record::{Evidence, Person};
use crisis::domain::stamp::Moment;
use crisis::domain::steps::facts::{StepDone, StepReopened, StepStarted};
use crisis::domain::vocabulary::{CallOutcome, Line, Service, Verdict};
use crisis::store::sqlite::{Opening, SqliteLog};
use crisis::store::{Draft, Log};

/// Raised when the logs that this makes change, so that those made before are not taken for them.
const EDITION: u32 = 2;
/// How many entries one turn of writing takes here.
const TURN: u32 = 10_000;
/// A log of more entries has a checkpoint.
const LONG: u32 = 5_000;
/// Who is there; the first of them commands.
pub const PEOPLE: [&str; 6] = ["ana", "ben", "chidi", "dora", "emre", "freya"];
const COMPONENTS: [&str; 5] = ["db-1", "db-2", "storage", "web", "mail"];
const WORDS: [&str; 40] = [
    "the",
    "replica",
    "on",
    "rack",
    "lags",
    "by",
    "minutes",
    "customers",
    "report",
    "timeouts",
    "while",
    "we",
    "compare",
    "checksums",
    "of",
    "volume",
    "snapshot",
    "restored",
    "from",
    "backup",
    "storage",
    "controller",
    "says",
    "degraded",
    "array",
    "switch",
    "port",
    "flaps",
    "provider",
    "promises",
    "a",
    "technician",
    "within",
    "hour",
    "queue",
    "drains",
    "slowly",
    "until",
    "midnight",
    "again",
];

/// A log on disk with one incident.
pub struct Life {
    pub folder: PathBuf,
    pub id: IncidentId,
}

/// The folder in which everything is measured: on the disk of the target folder.
pub fn workplace() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("figures");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Opens the log of a folder.
pub fn log(folder: &Path) -> Box<dyn Log> {
    let opening = Opening { fresh_origin: 7, machine: "figures".to_owned(), patience: Duration::from_secs(5) };
    Box::new(SqliteLog::open(folder, &opening).unwrap())
}

impl Life {
    /// The log of so many entries; made where it is not there yet.
    pub fn of(entries: u32) -> Self {
        // What a long log adds up to is only believed by the program that added it up.
        let folder = workplace().join(format!("log-{EDITION}-{}-{entries}", env!("CRISIS_FOLD")));
        if !folder.exists() {
            Self::forget_those_before(entries);
            let part = folder.with_extension("part");
            Self::make(&part, entries);
            fs::rename(&part, &folder).unwrap();
        }
        let id = log(&folder).incidents().unwrap()[0].incident.clone();
        Self { folder, id }
    }

    /// Takes away the logs of so many entries that were made for another program.
    fn forget_those_before(entries: u32) {
        for item in fs::read_dir(workplace()).unwrap().flatten() {
            let name = item.file_name().to_string_lossy().into_owned();
            if name.starts_with("log-") && name.ends_with(&format!("-{entries}")) {
                fs::remove_dir_all(item.path()).unwrap();
            }
        }
    }

    /// Makes a log of so many entries in that folder, whatever was there before. In a
    /// long one it leaves a checkpoint of all but the last, which vouches for it.
    pub fn make(folder: &Path, entries: u32) -> Self {
        let mut chance = Chance(1);
        let now = Moment::from_millis(1_793_000_000_000);
        let (id, steps, mut log) = Self::declare(folder, &declaring(SHIPPED_RUNBOOKS[0].1, &COMPONENTS), now);
        let mut clock = now;
        let mut left = entries - 1 - u32::from(entries > LONG);
        while left > 0 {
            let mut turn = log.begin(&id).unwrap();
            for _ in 0..left.min(TURN) {
                clock = Moment::from_millis(clock.millis() + 100 + i64::from(chance.below(20_000)));
                turn.add(&draft(&mut chance, &steps, clock), clock).unwrap();
            }
            turn.keep().unwrap();
            left -= left.min(TURN);
        }
        if entries <= LONG {
            return Self { folder: folder.to_owned(), id };
        }
        let made = checkpoint::of(Session::open_whole(self::log(folder), id.clone()).unwrap().fold()).unwrap();
        let mut turn = log.begin(&id).unwrap();
        turn.vouch(checkpoint::seal(&made));
        turn.add(&draft(&mut chance, &steps, clock), clock).unwrap();
        turn.keep().unwrap();
        log.leave_checkpoint(&id, &made).unwrap();
        Self { folder: folder.to_owned(), id }
    }

    /// Declares an incident in a fresh log in that folder. Gives its id, every step of it, and the log.
    pub fn declare(folder: &Path, declaring: &Declaring, now: Moment) -> (IncidentId, Vec<StepRef>, Box<dyn Log>) {
        if folder.exists() {
            fs::remove_dir_all(folder).unwrap();
        }
        let session = Session::declare(log(folder), declaring, None, now).unwrap();
        let (id, steps) = (session.id().clone(), steps(session.incident()));
        (id, steps, session.into_log())
    }
}

/// What somebody says who declares an incident of that runbook.
pub fn declaring(runbook: &str, components: &[impl AsRef<str>]) -> Declaring {
    let runbook = files::runbook::parse(runbook, chrono::NaiveDate::default()).value.unwrap();
    Declaring {
        title: Some("Power loss in hall two".to_owned()),
        components: components.iter().map(|id| (id.as_ref().parse().unwrap(), None)).collect(),
        reporter: Some("monitoring".to_owned()),
        ..Declaring::of(runbook, person(PEOPLE[0]))
    }
}

/// One of those who are there.
pub fn person(id: &str) -> Person {
    Person {
        id: id.parse().unwrap(),
        name: format!("{id} of the night shift"),
        skills: vec!["linux".to_owned()],
        languages: vec!["en".to_owned()],
    }
}

/// Every step of an incident, as it is ticked off.
pub fn steps(incident: &Incident) -> Vec<StepRef> {
    incident.plan().instances().map(|instance| instance.reference()).collect()
}

/// What somebody might put on record next.
pub fn draft(chance: &mut Chance, steps: &[StepRef], now: Moment) -> Draft {
    // One in a hundred is entered some minutes late.
    let late = if chance.below(100) == 0 { i64::from(chance.below(600)) } else { 0 };
    Draft { at: now.plus_seconds(-late), by: chance.one_of(&PEOPLE).parse::<PersonId>().unwrap(), fact: fact(chance, steps) }
}

/// Somebody ticks off a step.
pub fn done(step: &StepRef, now: Moment) -> Draft {
    let fact =
        StepDone { step: step.clone(), evidence: Some(Evidence::Text("seen by two of us".to_owned())), said_by: None }.into();
    Draft { at: now, by: PEOPLE[1].parse().unwrap(), fact }
}

fn fact(chance: &mut Chance, steps: &[StepRef]) -> Fact {
    match chance.below(100) {
        0..65 => NoteTaken { text: chance.words(240) }.into(),
        65..70 => DecisionTaken { text: chance.words(180) }.into(),
        70..77 => StepStarted { step: chance.one_of(steps) }.into(),
        77..84 => StepDone { step: chance.one_of(steps), evidence: Some(Evidence::Text(chance.words(60))), said_by: None }.into(),
        84..87 => StepReopened { step: chance.one_of(steps), why: chance.words(80) }.into(),
        87..91 => {
            let component = chance.one_of(&COMPONENTS).parse().unwrap();
            let service = chance.one_of(Service::ALL);
            ServiceSet { component, service, percent: (service == Service::Degraded).then_some(40), why: None, said_by: None }
                .into()
        }
        91..95 => {
            let component = chance.one_of(&COMPONENTS).parse().unwrap();
            let evidence = Some(Evidence::Text(chance.words(90)));
            VerdictGiven {
                component,
                verdict: chance.one_of(Verdict::ALL),
                evidence,
                extent: None,
                as_of: None,
                second_name: false,
                said_by: None,
            }
            .into()
        }
        95..98 => {
            let outcome = Some(chance.one_of(CallOutcome::ALL));
            ResponderCalled { who: person(chance.one_of(&PEOPLE)), line: Line::Primary, outcome, said: None, expected: None }
                .into()
        }
        _ => ResponderAcknowledged { who: person(chance.one_of(&PEOPLE)) }.into(),
    }
}

/// Chance that is the same every time (Knuth's generator of 64 bits).
pub struct Chance(pub u64);

impl Chance {
    /// A number below that one.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end)).unwrap()
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(u32::try_from(all.len()).unwrap()) as usize].clone()
    }

    /// Words of about that many bytes: half as many, or half as many again.
    fn words(&mut self, about: u32) -> String {
        let long = (about / 2 + self.below(about)) as usize;
        let mut text = String::with_capacity(long + 12);
        while text.len() < long {
            text.push_str(self.one_of(&WORDS));
            text.push(if self.below(14) == 0 { ',' } else { ' ' });
        }
        text
    }
}
