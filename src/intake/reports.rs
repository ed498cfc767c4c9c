//! A report that a program sends: what `crisis heard` takes, as JSON. What is in no form that can be read is
//! refused, whole; whoever sends it is not asked back. Whether its words fit is for the domain to say.

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;

use crate::domain::ask::asked::Heard;
use crate::domain::id::{ComponentId, NotAnId, PersonId};
use crate::domain::speech::{Sentence, say};

/// What was sent. What is not known here is left out.
#[derive(Deserialize)]
struct Sent {
    who: String,
    what: String,
    component: Option<String>,
    since: Option<DateTime<FixedOffset>>,
    callback: Option<DateTime<FixedOffset>>,
    #[serde(default)]
    reproduced: bool,
    by: Option<String>,
}

/// The report, and who entered it, where that is said.
///
/// # Errors
/// When it is no such object, or an id is none.
pub fn read(bytes: &[u8]) -> Result<(Heard, Option<PersonId>), Sentence> {
    let sent: Sent = serde_json::from_slice(bytes).map_err(|error| say!("rules-intake-no-report", why = error.to_string()))?;
    let no_id = |error: NotAnId| error.spoken();
    let component = sent.component.map(|id| id.parse::<ComponentId>().map_err(no_id)).transpose()?;
    let by = sent.by.map(|id| id.parse::<PersonId>().map_err(no_id)).transpose()?;
    let Sent { who, what, since, callback, reproduced, .. } = sent;
    Ok((Heard { who, what, component, since, callback, reproduced }, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_who_and_what_and_the_rest_may_be_left_out() {
        let (heard, by) = read(br#"{"who":"Brouwer","what":"no mail","ticket":7}"#).unwrap();
        assert_eq!((heard.who.as_str(), heard.reproduced, by), ("Brouwer", false, None));
        let whole =
            br#"{"who":"B","what":"x","component":"web","since":"2026-11-21T14:05:00+01:00","reproduced":true,"by":"emma"}"#;
        let (heard, by) = read(whole).unwrap();
        assert_eq!((heard.component.as_deref(), by.as_deref(), heard.reproduced), (Some("web"), Some("emma"), true));
        let odd: [&[u8]; 6] = [
            b"",
            b"[]",
            br#"{"who":"B"}"#,
            br#"{"who":"B","what":"x","component":"no id"}"#,
            br#"{"who":"B","what":"x","since":"14:05"}"#,
            br#"{"who":"B","what":"x","by":"no id"}"#,
        ];
        assert!(odd.iter().all(|bytes| read(bytes).is_err()));
    }
}
