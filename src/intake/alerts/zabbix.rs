//! What an action of Zabbix sends: its macros as an object, named as in the webhooks that come with Zabbix
//! (`event_id`, `event_value`) or as the macros themselves (`{EVENT.ID}`).

use chrono::{DateTime, FixedOffset};

use crate::domain::alert::AlertState;
use crate::domain::speech::{Sentence, say};
use crate::domain::zone::Zone;

use super::documents::{Document, text};
use super::draft::Draft;
use super::times;

/// How bad something is, by the number that Zabbix gives it.
const SEVERITIES: [&str; 6] = ["not classified", "information", "warning", "average", "high", "disaster"];

/// Whether a document looks like one of Zabbix.
pub(super) fn is_likely(document: &Document) -> bool {
    find(document, "eventvalue").is_some() && find(document, "eventid").is_some()
}

/// The alert of a document.
pub(super) fn draft(document: &Document, zone: Zone) -> Result<Draft, Sentence> {
    let given = |name: &str| find(document, name);
    let state = match given("eventvalue").as_deref() {
        Some("1") => AlertState::Firing,
        Some("0") => AlertState::Resolved,
        _ => return Err(say!("rules-intake-no-state")),
    };
    let by_number = || given("eventnseverity")?.parse().ok().and_then(|at: usize| SEVERITIES.get(at)).map(ToString::to_string);
    let time = |day: &str, clock: &str| moment(&given(day)?, &given(clock)?, zone);
    let tags = given("eventtags").into_iter().flat_map(|tags| labels_of(&tags));
    let named = ["hostname", "hostip", "triggerid"];
    let kept = named.into_iter().filter_map(|name| Some((name.to_owned(), given(name)?)));
    Ok(Draft {
        source: None,
        key: given("eventid"),
        state: Some(state),
        severity: given("eventseverity").or_else(by_number),
        component: None,
        summary: ["eventname", "alertsubject", "alertmessage"].into_iter().find_map(given),
        started_at: time("eventdate", "eventtime"),
        ended_at: time("eventrecoverydate", "eventrecoverytime"),
        link: link(document),
        labels: tags.chain(kept).collect(),
    })
}

/// Where the event can be read, if the address of the frontend is among the macros.
fn link(document: &Document) -> Option<String> {
    let given = |name: &str| find(document, name);
    let frontend = given("zabbixurl")?;
    let (trigger, event) = (given("triggerid")?, given("eventid")?);
    Some(format!("{}/tr_events.php?triggerid={trigger}&eventid={event}", frontend.trim_end_matches('/')))
}

/// A macro by its name without anything between the letters. One that Zabbix did not fill in stands for
/// itself.
fn find(document: &Document, name: &str) -> Option<String> {
    let bare = |key: &str| key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let key = document.keys().find(|key| bare(key) == name)?;
    text(document, key).filter(|value| !(value.starts_with('{') && value.ends_with('}')))
}

/// `service:db, site:ams1` taken apart.
fn labels_of(tags: &str) -> Vec<(String, String)> {
    let tag = |tag: &str| tag.trim().split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    tags.split(',').filter_map(tag).collect()
}

/// `2026.11.21` and `14:05:00`.
fn moment(day: &str, clock: &str, zone: Zone) -> Option<DateTime<FixedOffset>> {
    times::in_zone(&format!("{} {clock}", day.replace('.', "-")), zone)
}
