//! What cannot wait: the late, and what is wrong.

use crate::domain::clocks::Clock;
use crate::domain::event::{Service, Verdict};
use crate::domain::incident::{Incident, Status, StepState};
use crate::domain::roles;
use crate::domain::speech::{Sentence, say};

use super::rows::{Alarm, ComponentRow, PriorityRow};

/// What cannot wait: deadlines that have passed, then what broke, then what is missing.
pub(super) fn alarms(
    incident: &Incident,
    clocks: &[Clock],
    components: &[ComponentRow],
    priorities: &[PriorityRow],
) -> Vec<Alarm> {
    let late = clocks.iter().filter(|clock| clock.overdue);
    let mut alarms: Vec<Alarm> =
        late.map(|clock| Alarm { say: clock.say.clone(), hint: clock.hint.clone(), late: true }).collect();
    let calm = |say: Sentence, hint: Sentence| Alarm { say, hint, late: false };
    if let Some((to, offer)) = incident.post.as_ref().and_then(|post| post.offered.as_ref()) {
        let say = say!("rules-alarm-offered", to = incident.name_of(to), by = incident.name_of(&offer.by));
        alarms.push(calm(say, "`crisis accept`".into()));
    }
    for row in components.iter().filter(|row| matches!(row.service, Service::Up | Service::Degraded)) {
        match (row.verdict, &row.locked) {
            (Verdict::Damaged | Verdict::Lost, _) => {
                let say = say!("rules-alarm-serves", component = &row.id, verdict = row.verdict);
                alarms.push(calm(say, say!("rules-stop-it", component = &row.id)));
            }
            (Verdict::Unknown, Some(locked)) => {
                alarms.push(calm(say!("rules-alarm-serves-unknown", component = &row.id), locked.hint.clone()));
            }
            _ => {}
        }
    }
    for row in components {
        if let (Some((why, _)), Some(locked)) = (&row.stale, &row.locked) {
            let say = say!("rules-verdict-is-stale", component = &row.id, verdict = row.verdict, why = why);
            alarms.push(calm(say, locked.hint.clone()));
        }
    }
    let steps = || priorities.iter().flat_map(|row| &row.steps);
    for row in steps().filter(|row| row.state == StepState::Failed) {
        let why = row.why.as_deref().unwrap_or_default();
        let say = say!("rules-alarm-failed", code = &row.code, title = &row.title, why = why);
        alarms.push(calm(say, say!("rules-reopen", code = &row.code)));
    }
    for row in steps().filter(|row| row.while_locked) {
        let say = match row.state {
            StepState::Done => say!("rules-alarm-done-while-locked", code = &row.code, title = &row.title),
            _ => say!("rules-alarm-begun-while-locked", code = &row.code, title = &row.title),
        };
        let hint = match &row.component {
            Some(id) => say!("rules-check-data-of", component = id),
            None => say!("rules-check-what-it-touched"),
        };
        alarms.push(calm(say, hint));
    }
    if incident.people_here() >= 2 && roles::nobody_communicates(incident) && incident.status == Status::Open {
        alarms.push(calm(say!("rules-alarm-nobody-speaks"), say!("rules-assign-communication")));
    }
    if incident.not_understood > 0 {
        let say = say!("rules-alarm-not-understood", count = incident.not_understood);
        alarms.push(calm(say, say!("rules-update-crisis")));
    }
    alarms
}
