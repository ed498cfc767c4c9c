//! Reads a JSON export back, makes the same export again from its entries, and says where both differ first.
//!
//! What a report was made of beside its entries stands in the report itself: when, in which zone, by which
//! version, what this machine's clock said, which flaws the log had. These are its own word and bound to
//! nothing. Everything else is derived, so it is derived again here, by the same code.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::domain::amended::Amended;
use crate::domain::board::board;
use crate::domain::entry::{Chains, Entry, Flaw, Hash, Head};
use crate::domain::event::Event;
use crate::domain::fold::fold;
use crate::domain::id::{IncidentId, NotAnId};
use crate::domain::reckoning::{Doubt, Reading, Reckoning};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::{Moment, Origin, Position, Stamp};
use crate::domain::time_text::Dates;
use crate::domain::vocabulary::Trusted;
use crate::domain::zone::Zone;

use super::Report;
use super::json;
use super::strict::{Members, Strict};

/// Keys that exports have since they name the version that made them. Those before did not have them.
const SINCE_VERSIONS: [(&str, &str); 3] = [("report", "version"), ("report", "zone"), ("log", "heads")];

/// An export as it was read.
pub struct Exported<'a> {
    /// The incident that it is of.
    pub id: IncidentId,
    text: &'a str,
    lines: Vec<Line>,
    raw: Vec<&'a str>,
    head: Value,
    /// How many of its entries cannot be read as entries.
    pub unreadable: usize,
    /// Under which place of the file the first of these stands.
    pub first_unreadable: Option<usize>,
}

/// Why a text is no export that can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAnExport {
    /// It is not JSON, or a key stands twice; with what the reader of JSON said.
    Unreadable(String),
    /// It is JSON, and this key of every export is not there.
    Without(&'static str),
    /// Its incident has no id that can be one.
    NoId(NotAnId),
    /// It has a shape that this version does not know.
    Newer(u64),
}

impl NotAnExport {
    /// The reason in a sentence.
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        match self {
            Self::Unreadable(said) => said.as_str().into(),
            Self::Without(key) => say!("verbs-export-without", key = *key),
            Self::NoId(why) => why.spoken(),
            Self::Newer(schema) => say!("verbs-export-newer", schema = *schema, known = json::SCHEMA),
        }
    }
}

/// An entry as an export has it.
#[derive(Deserialize)]
struct Line {
    origin: String,
    number: u64,
    stamp: LineStamp,
    at: Moment,
    recorded_at: Moment,
    corrected: Option<Corrected>,
    by: String,
    fact: String,
    body: String,
    hash: String,
    #[serde(skip)]
    place: usize,
}

#[derive(Deserialize)]
struct LineStamp {
    wall: i64,
    tick: u32,
}

/// What an entry said before somebody put it right; it was bound with that.
#[derive(Deserialize)]
struct Corrected {
    at_was: Option<Moment>,
}

impl Line {
    fn entry(&self) -> Option<Entry<'_>> {
        let at_was = self.corrected.as_ref().and_then(|corrected| corrected.at_was);
        Some(Entry {
            origin: self.origin.parse().ok()?,
            number: self.number,
            stamp: Stamp { wall: Moment::from_millis(self.stamp.wall), tick: self.stamp.tick },
            at: at_was.unwrap_or(self.at),
            recorded_at: self.recorded_at,
            by: &self.by,
            kind: &self.fact,
            body: &self.body,
            hash: self.hash.parse().ok()?,
        })
    }
}

/// Where an export does not say what its entries make it say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place, as `priorities[0].steps[2].state`.
    pub place: String,
    /// What stands there; none where nothing does.
    pub says: Option<String>,
    /// What its entries make of it; none where nothing belongs there.
    pub made: Option<String>,
}

impl Difference {
    /// The same with a number as it stands in the text: what was read of it may be rounded.
    fn written_in(self, text: &str) -> Self {
        let is_number = |raw: &&str| raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        let is_read_so = |raw: &&str| serde_json::from_str(raw).is_ok_and(|value| Some(shown(&value)) == self.says);
        let raw = raw_at(text, &self.place).filter(is_number).filter(is_read_so).map(cut);
        Self { says: raw.or(self.says), ..self }
    }

    /// The difference in a sentence.
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        let place = self.place.as_str();
        match (&self.says, &self.made) {
            (Some(says), Some(made)) => say!("verbs-words-differ", place = place, says = says, made = made),
            (None, Some(made)) => say!("verbs-words-missing", place = place, made = made),
            (Some(says), None) => say!("verbs-words-added", place = place, says = says),
            (None, None) => say!("verbs-words-order", place = place),
        }
    }
}

impl<'a> Exported<'a> {
    /// Reads an export.
    ///
    /// # Errors
    /// When it is none, or one of a shape that is not known here.
    pub fn read(text: &'a str) -> Result<Self, NotAnExport> {
        let unreadable = |error: serde_json::Error| NotAnExport::Unreadable(error.to_string());
        let Members(members) = serde_json::from_str(text).map_err(unreadable)?;
        let (mut head, mut entries) = (Map::new(), None);
        for (key, value) in members {
            if key == "entries" {
                entries = Some(serde_json::from_str::<Vec<&RawValue>>(value.get()).map_err(unreadable)?);
            } else {
                let Strict(value) = serde_json::from_str(value.get()).map_err(unreadable)?;
                head.insert(key, value);
            }
        }
        let head = Value::Object(head);
        let schema = head.pointer("/report/schema").and_then(Value::as_u64);
        if let Some(newer) = schema.filter(|schema| *schema > json::SCHEMA) {
            return Err(NotAnExport::Newer(newer));
        }
        let id = head.pointer("/incident/id").and_then(Value::as_str).ok_or(NotAnExport::Without("incident.id"))?;
        let id = id.parse().map_err(NotAnExport::NoId)?;
        let raw: Vec<&str> = entries.ok_or(NotAnExport::Without("entries"))?.into_iter().map(RawValue::get).collect();
        let mut lines = Vec::with_capacity(raw.len());
        let (mut unreadable, mut first_unreadable) = (0, None);
        for (place, raw) in raw.iter().enumerate() {
            if let Some(line) = serde_json::from_str::<Line>(raw).ok().filter(|line| line.entry().is_some()) {
                lines.push(Line { place, ..line });
            } else {
                unreadable += 1;
                first_unreadable.get_or_insert(place);
            }
        }
        Ok(Self { id, text, lines, raw, head, unreadable, first_unreadable })
    }

    /// How many entries of it can be read.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// Its entries, each origin's in the order of their numbers, whatever the order in which they stand.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry<'_>> = self.lines.iter().filter_map(Line::entry).collect();
        entries.sort_by_key(|entry| (entry.origin, entry.number));
        entries
    }

    /// The same, each with the hash that belongs to what it says after those before it: the one that it bears
    /// may be another entry's.
    #[must_use]
    pub fn bound_anew(&self) -> Vec<Entry<'_>> {
        let mut entries = self.entries();
        let mut ends: BTreeMap<Origin, Hash> = BTreeMap::new();
        for entry in &mut entries {
            let end = ends.entry(entry.origin).or_default();
            entry.hash = entry.hash_after(end, &self.id);
            *end = entry.hash;
        }
        entries
    }

    /// The ends of chains that it says it has.
    #[must_use]
    pub fn ends(&self) -> Vec<(Origin, Head)> {
        let end = |end: &Value| {
            let text = |key: &str| end.get(key).and_then(Value::as_str);
            let hash: Hash = text("hash")?.parse().ok()?;
            Some((text("origin")?.parse().ok()?, Head { number: end.get("number")?.as_u64()?, hash }))
        };
        let ends = self.head.pointer("/report/chains").and_then(Value::as_array);
        ends.into_iter().flatten().filter_map(end).collect()
    }

    /// Walks its chains: what they come to, and what is wrong with them.
    #[must_use]
    pub fn walk(&self) -> (Chains, Vec<Flaw>) {
        let mut chains = Chains::default();
        let mut flaws: Vec<Flaw> = self.entries().iter().filter_map(|entry| chains.take(entry, &self.id)).collect();
        let ends = self.ends();
        flaws.extend(chains.against(&ends, &ends));
        (chains, flaws)
    }

    /// When it says that it was made.
    #[must_use]
    pub fn made_at(&self) -> Option<&str> {
        self.about("made_at").and_then(Value::as_str)
    }

    /// Which version it says made it; none where it names none, as the first ones did not.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.about("version").and_then(Value::as_str)
    }

    /// Whether this version made it, by its own word: then every word can be made again.
    #[must_use]
    pub fn is_of_this_version(&self) -> bool {
        self.version() == Some(json::VERSION)
    }

    /// Which flaws its log had when it was made.
    #[must_use]
    pub fn flaws(&self) -> Vec<String> {
        let flaws = self.about("flaws").and_then(Value::as_array);
        flaws.into_iter().flatten().filter_map(|flaw| flaw.as_str().map(str::to_owned)).collect()
    }

    fn about(&self, key: &str) -> Option<&Value> {
        self.head.get("report")?.get(key)
    }

    /// The first place where it does not say what its entries make it say; `chains` is what they came to.
    #[must_use]
    pub fn difference(&self, chains: &Chains) -> Option<Difference> {
        let Some(made_at) = self.made_at().and_then(moment) else {
            let says = self.about("made_at").map(shown);
            return Some(Difference { place: "report.made_at".to_owned(), says, made: Some(say_a_time()) });
        };
        let zone = self.zone().or_else(|| fixed(self.made_at()?)).unwrap_or(Zone::UTC);
        let incident = fold(self.entries().iter().map(Entry::event));
        let now = self.reckoning(made_at, zone);
        let (mut board, flaws) = (board(&incident, now, None), self.flaws());
        // As whoever made it named it, where its declaration cannot be read.
        board.id.get_or_insert_with(|| self.id.clone());
        let report = Report { incident: &incident, board: &board, now: made_at, zone, chains, flaws: &flaws };
        let made = self.as_told_then(json::head(&report));
        let first = differ("", &self.head, &made).map(|difference| difference.written_in(self.text));
        first.or_else(|| self.first_line(&report)).or_else(|| self.order(&incident.amended))
    }

    fn zone(&self) -> Option<Zone> {
        Zone::read(self.about("zone")?.as_str()?)
    }

    /// What time it was, by its own word.
    fn reckoning(&self, now: Moment, zone: Zone) -> Reckoning {
        let told = |key: &str| self.head.get("clock")?.get(key)?.as_str();
        let doubt = told("machine").and_then(moment).map(|machine| Doubt {
            machine: Reading::from(machine),
            // While both disagree, now is what the log says.
            log: now,
            slack: self.about("slack_ms").and_then(Value::as_i64).unwrap_or_default(),
            trusted: [Trusted::Log, Trusted::Machine].into_iter().find(|trusted| Some(trusted.word()) == told("trusted")),
            noted: false,
            zone,
        });
        Reckoning { doubt, ..Reckoning::from(now) }
    }

    /// The same with what it has on its own word, and without what its version did not tell yet.
    fn as_told_then(&self, mut made: Value) -> Value {
        let version = self.about("version");
        if let (Some(version), Some(about)) = (version, made.get_mut("report").and_then(Value::as_object_mut)) {
            about.insert("version".to_owned(), version.clone());
        }
        for (part, key) in SINCE_VERSIONS.iter().filter(|_| version.is_none()) {
            let told = self.head.get(*part).is_some_and(|part| part.get(*key).is_some());
            if let Some(part) = made.get_mut(*part).and_then(Value::as_object_mut).filter(|_| !told) {
                part.remove(*key);
            }
        }
        made
    }

    /// The first entry that does not say what it was made to say.
    fn first_line(&self, report: &Report<'_>) -> Option<Difference> {
        let mut dates = Dates::default();
        self.lines.iter().find_map(|line| {
            let entry = line.entry()?;
            let place = format!("entries[{}]", line.place);
            let made = json::entry(report.incident, &entry, &entry.event(), report.zone, &mut dates);
            let says = self.raw.get(line.place)?;
            if **says == *made {
                return None;
            }
            let Ok(Strict(says)) = serde_json::from_str(says) else {
                return Some(Difference { place, says: Some((*says).to_owned()), made: Some(made) });
            };
            differ(&place, &says, &serde_json::from_str(&made).ok()?).map(|difference| difference.written_in(self.text))
        })
    }

    /// The first entry that does not stand where it happened.
    fn order(&self, amended: &Amended) -> Option<Difference> {
        let mut before: Option<(Moment, Position)> = None;
        self.lines.iter().find_map(|line| {
            let event: Event = line.entry()?.event();
            let place = (amended.stands(&event).event.at, event.position());
            let is_behind = before.replace(place).is_none_or(|before| before < place);
            (!is_behind).then(|| Difference { place: format!("entries[{}]", line.place), says: None, made: None })
        })
    }
}

fn say_a_time() -> String {
    super::english(&say!("verbs-a-time"))
}

/// A time as exports write it.
fn moment(text: &str) -> Option<Moment> {
    serde_json::from_value(json!(text)).ok()
}

/// The zone that shows the clocks of a time with an offset.
fn fixed(time: &str) -> Option<Zone> {
    let offset = time.get(time.len().checked_sub(6)?..)?;
    let (sign, clock) = offset.split_at_checked(1)?;
    // They count westwards.
    let turned = match sign {
        "+" => "-",
        "-" => "+",
        _ => return None,
    };
    Zone::read(&format!("<zone>{turned}{clock}"))
}

/// The first place where two values differ. Times are the same where they are the same moment.
fn differ(place: &str, says: &Value, made: &Value) -> Option<Difference> {
    match (says, made) {
        (Value::Object(says), Value::Object(made)) => {
            let below = |key: &str| if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
            let gone = made.iter().find_map(|(key, made)| match says.get(key) {
                Some(says) => differ(&below(key), says, made),
                None => Some(Difference { place: below(key), says: None, made: Some(shown(made)) }),
            });
            let added = || says.iter().find(|(key, _)| !made.contains_key(*key));
            gone.or_else(|| added().map(|(key, says)| Difference { place: below(key), says: Some(shown(says)), made: None }))
        }
        (Value::Array(says), Value::Array(made)) => {
            let below = |at: usize| format!("{place}[{at}]");
            let both = says.iter().zip(made).enumerate().find_map(|(at, (says, made))| differ(&below(at), says, made));
            let (all, wanted) = (says.len(), made.len());
            let rest = |list: &[Value], at: usize| list.get(at).map(shown);
            both.or_else(|| {
                let at = all.min(wanted);
                (all != wanted).then(|| Difference { place: below(at), says: rest(says, at), made: rest(made, at) })
            })
        }
        (Value::String(one), Value::String(other)) if one != other => {
            let same = moment(one).zip(moment(other)).is_some_and(|(one, other)| one == other);
            (!same).then(|| difference(place, says, made))
        }
        _ => (says != made).then(|| difference(place, says, made)),
    }
}

fn difference(place: &str, says: &Value, made: &Value) -> Difference {
    Difference { place: place.to_owned(), says: Some(shown(says)), made: Some(shown(made)) }
}

/// How much of a value is shown.
const SHOWN: usize = 80;

/// A value as a person reads it, cut where it is long.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| cut(&value.to_string()), cut)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// What stands at a place of a JSON text, as it is written there.
fn raw_at<'a>(text: &'a str, place: &str) -> Option<&'a str> {
    place.split(['.', '[']).filter(|step| !step.is_empty()).try_fold(text, |text, step| {
        if let Some(at) = step.strip_suffix(']') {
            let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            return items.get(at.parse::<usize>().ok()?).map(|item| item.get());
        }
        let Members(members) = serde_json::from_str(text).ok()?;
        members.into_iter().find(|(key, _)| key == step).map(|(_, value)| value.get())
    })
}
