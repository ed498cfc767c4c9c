//! What Icinga and Nagios hand to a notification command: the variables of its environment, as an object or
//! as lines. What was acknowledged, or is in a downtime, is no news of a problem.

use crate::domain::alert::AlertState;
use crate::domain::speech::{Sentence, say};

use super::documents::{Document, text};
use super::draft::Draft;
use super::times;

/// The alert of a document.
pub(super) fn draft(document: &Document) -> Result<Draft, Sentence> {
    let given = |name: &str| text(document, name).or_else(|| text(document, &format!("NAGIOS_{name}")));
    let first = |names: &[&str]| names.iter().find_map(|name| given(name));
    let kind = given("NOTIFICATIONTYPE").unwrap_or_default();
    let state = match kind.to_ascii_uppercase().as_str() {
        "PROBLEM" => AlertState::Firing,
        "RECOVERY" => AlertState::Resolved,
        "" => return Err(say!("rules-intake-no-state")),
        _ => return Err(say!("rules-intake-no-problem", kind = kind)),
    };
    let host = first(&["HOSTNAME", "HOSTALIAS", "HOSTDISPLAYNAME"]).ok_or_else(|| say!("rules-intake-no-host"))?;
    let service = first(&["SERVICENAME", "SERVICEDESC"]);
    let (severity, output) = match service {
        Some(_) => (given("SERVICESTATE"), given("SERVICEOUTPUT")),
        None => (given("HOSTSTATE"), given("HOSTOUTPUT")),
    };
    let subject = [Some(host.as_str()), service.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let changed = first(&["LASTSERVICESTATECHANGE", "LASTHOSTSTATECHANGE", "TIMET"]).and_then(|text| times::seconds(&text));
    let at = changed.or_else(|| times::with_offset(&given("LONGDATETIME")?));
    let fires = state == AlertState::Firing;
    let labels = [("host", Some(host.clone())), ("service", service.clone()), ("address", given("HOSTADDRESS"))];
    Ok(Draft {
        source: None,
        key: Some(service.map_or_else(|| host.clone(), |service| format!("{host}!{service}"))),
        state: Some(state),
        severity,
        component: None,
        summary: Some(output.map_or_else(|| subject.clone(), |output| format!("{subject}: {output}"))),
        started_at: at.filter(|_| fires),
        ended_at: at.filter(|_| !fires),
        link: first(&["SERVICENOTESURL", "HOSTNOTESURL"]),
        labels: labels.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect(),
    })
}
