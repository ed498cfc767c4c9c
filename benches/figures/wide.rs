//! Incidents with many steps: a runbook of any length, each of its steps once for each of many components, an
//! hour after the declaration.
//!
//! Six people are at work, so whoever commands leaves the work to the others. What is late and what is not is
//! as in a real hour, so the clock that it begins at is the machine's; everything else is the same every
//! time.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use crisis::domain::data::facts::{ServiceSet, VerdictGiven};
use crisis::domain::event::Fact;
use crisis::domain::people::facts::{ResponderAcknowledged, RoleAssigned};
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::stamp::Moment;
use crisis::domain::steps::facts::{StepDone, StepStarted};
use crisis::domain::vocabulary::{Service, Verdict};
use crisis::store::Draft;

use crate::life::{self, Chance, Life, PEOPLE};

/// How long ago it was declared.
const AN_HOUR: i64 = 60 * 60;
/// So many steps follow from each other, as in the shipped runbooks.
const IN_A_ROW: usize = 8;

/// The components of the largest that is measured, and the steps of each.
pub const LARGEST: (usize, usize) = (40, 100);

/// An incident of so many components with so many steps each, and what time it is there.
pub struct Wide {
    pub life: Life,
    pub now: Moment,
}

/// Of a hundred steps of a component, those that make its data safe, bring it back, and tell people of it.
#[derive(Clone, Copy)]
struct Parts {
    integrity: usize,
    restore: usize,
    communicate: usize,
}

impl Parts {
    fn of(steps: usize) -> Self {
        let (restore, communicate) = (steps * 2 / 5, steps / 5);
        Self { integrity: steps - restore - communicate, restore, communicate }
    }
}

impl Wide {
    /// Makes the log of one, whatever was there before.
    pub fn of((components, steps): (usize, usize)) -> Self {
        let folder = life::workplace().join(format!("wide-{components}x{steps}"));
        let parts = Parts::of(steps);
        let names: Vec<String> = (0..components).map(|number| format!("host-{number}")).collect();
        let millis = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
        let now = Moment::from_millis(i64::try_from(millis).unwrap());
        let declared = now.plus_seconds(-AN_HOUR);
        let (id, all, mut log) = Life::declare(&folder, &life::declaring(&runbook(parts), &names), declared);
        assert_eq!(all.len(), components * steps);
        let facts = facts(parts, &names);
        let mut turn = log.begin(&id).unwrap();
        for (place, fact) in facts.iter().enumerate() {
            let at = declared.plus_seconds(AN_HOUR * i64::try_from(place + 1).unwrap() / i64::try_from(facts.len() + 1).unwrap());
            let by = PEOPLE[place % PEOPLE.len()].parse().unwrap();
            turn.add(&Draft { at, by, fact: fact.clone() }, at).unwrap();
        }
        turn.keep().unwrap();
        Self { life: Life { folder, id }, now }
    }
}

/// Each component some way through its integrity steps, one in eight of them confirmed and coming back; six
/// steps that somebody is at.
fn facts(parts: Parts, components: &[String]) -> Vec<Fact> {
    let mut chance = Chance(5);
    let mut facts: Vec<Fact> = PEOPLE.iter().map(|who| ResponderAcknowledged { who: life::person(who) }.into()).collect();
    for (place, who) in PEOPLE.iter().enumerate().skip(1) {
        let role = if place == 1 { Role::Communication } else { Role::Technical };
        facts.push(RoleAssigned { who: who.parse().unwrap(), role, duty: None }.into());
    }
    let (mut begun, many) = (Vec::new(), |count: usize| u32::try_from(count).unwrap());
    for (place, component) in components.iter().enumerate() {
        let whole = place % 8 == 7;
        let safe = if whole { parts.integrity } else { chance.below(many(parts.integrity)) as usize };
        facts.extend((0..safe).map(|step| done("data", step, component)));
        if whole {
            let (component, evidence) = (component.parse().unwrap(), Some(Evidence::Text("row counts agree".to_owned())));
            let verdict = Verdict::Intact;
            facts.push(
                VerdictGiven { component, verdict, evidence, extent: None, as_of: None, second_name: false, said_by: None }
                    .into(),
            );
            facts.extend((0..chance.below(many(parts.restore)) as usize).map(|step| done("back", step, &components[place])));
            let component = components[place].parse().unwrap();
            facts.push(ServiceSet { component, service: Service::Degraded, percent: Some(40), why: None, said_by: None }.into());
        } else {
            begun.push(format!("data-{safe}@{component}"));
        }
        facts.extend((0..parts.communicate / 2).map(|step| done("word", step, component)));
    }
    let begun = begun.into_iter().take(PEOPLE.len());
    facts.extend(begun.map(|step| Fact::from(StepStarted { step: step.parse().unwrap() })));
    facts
}

fn done(kind: &str, step: usize, component: &str) -> Fact {
    let step = format!("{kind}-{step}@{component}").parse().unwrap();
    StepDone { step, evidence: Some(Evidence::Text("seen by two of us".to_owned())), said_by: None }.into()
}

/// As the shipped runbooks are: most steps have a time, some want a skill or evidence, each says how in a few
/// lines.
fn runbook(parts: Parts) -> String {
    let mut text = "schema = 1\nid = \"wide\"\ntitle = \"Wide\"\nsummary = \"For measuring.\"\nlanguage = \"en\"\n\
                    reviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n"
        .to_owned();
    let kinds =
        [("data", "integrity", parts.integrity), ("back", "restore", parts.restore), ("word", "communicate", parts.communicate)];
    for (kind, priority, steps) in kinds {
        for step in 0..steps {
            let _ = write!(
                text,
                "[[step]]\nid = \"{kind}-{step}\"\npriority = \"{priority}\"\nper = \"component\"\n\
                 title = \"Plain step {step} of {priority}\"\n"
            );
            if step % IN_A_ROW > 0 {
                let _ = writeln!(text, "needs = [\"{kind}-{}\"]", step - 1);
            }
            if step % 5 > 0 {
                let _ = writeln!(text, "time_box = \"{}m\"", 5 * (step % 4 + 1));
            }
            if step % 3 == 0 {
                text.push_str("skills = [\"linux\"]\n");
            }
            text.push_str("detail = \"\"\"\n- Say what you are about to do, and to which machine.\n");
            text.push_str("- Examples: `systemctl stop prune.timer`; `zfs snapshot -r POOL@before`.\n");
            text.push_str("- It does not obey? Unplug it from the network and tell the commander.\n\"\"\"\n");
        }
    }
    text
}
