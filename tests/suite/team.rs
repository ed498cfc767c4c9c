//! A team at an incident without a terminal or a disk: what somebody
//! asks is decided, and what it becomes is applied.

use chrono::NaiveDate;
use crisis::domain::advice::{Asking, Refusal};
use crisis::domain::ask::table::{Command, PeopleCommand, StepsCommand};
use crisis::domain::board::{Board, board};
use crisis::domain::decide::decide;
use crisis::domain::event::{Event, Fact};
use crisis::domain::files;
use crisis::domain::fold::Applied;
use crisis::domain::id::PersonId;
use crisis::domain::incident::Incident;
use crisis::domain::lifecycle::declare::{Declaring, declare};
use crisis::domain::record::{Evidence, Person};
use crisis::domain::runbook::{Role, Runbook};
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin, Stamp};

/// When it was declared.
pub const START: i64 = 1_795_000_000_000;

/// Somebody with skills.
pub fn skilled(id: &str, skills: &[&str]) -> Person {
    let skills = skills.iter().map(|skill| (*skill).to_owned()).collect();
    Person { id: id.parse().unwrap(), name: id.to_uppercase(), skills, languages: Vec::new() }
}

/// A runbook with these components and steps.
pub fn runbook(rest: &str) -> Runbook {
    let head = "schema = 1\nid = \"team\"\ntitle = \"Team\"\nsummary = \"For tests.\"\nlanguage = \"en\"\n\
                reviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n";
    let parsed = files::runbook::parse(&format!("{head}{rest}"), NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    assert_eq!(parsed.mistakes, []);
    parsed.value.unwrap()
}

pub struct Team {
    pub incident: Incident,
    pub now: Moment,
    number: u64,
    people: Vec<Person>,
}

impl Team {
    /// A team at an incident that the first of them declared; the others are there.
    pub fn of(runbook: Runbook, people: &[Person]) -> Self {
        let now = Moment::from_millis(START);
        let mut team = Self { incident: Incident::default(), now, number: 0, people: people.to_vec() };
        let declared = declare(&Declaring::of(runbook, people[0].clone()), None, now, Origin(1), &[]).unwrap();
        team.keep(&people[0].id.clone(), declared.into());
        for person in people.iter().skip(1) {
            team.done(&person.id.clone(), PeopleCommand::Acknowledge {});
        }
        team
    }

    fn keep(&mut self, by: &PersonId, fact: Fact) {
        self.number += 1;
        let stamp = Stamp { wall: self.now, tick: u32::try_from(self.number).unwrap() };
        let (at, by) = (self.now, by.clone());
        let event = Event { origin: Origin(1), number: self.number, stamp, at, recorded_at: at, by, fact };
        assert_eq!(self.incident.apply(&event), Applied::Yes);
    }

    pub fn asking(&self, by: &str) -> Asking {
        let known = self.people.iter().find(|person| *person.id == *by).cloned();
        Asking { by: known.unwrap_or_else(|| skilled(by, &[])), now: self.now, at: None, clock: None, typed_by: None, read: None }
    }

    /// Puts facts on record, typed by the commander.
    pub fn apply(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.keep(&"ana".parse().unwrap(), fact.clone());
        }
    }

    /// What is asked is decided and applied, a minute later.
    pub fn ask(&mut self, by: &str, command: impl Into<Command>) -> Result<Vec<Fact>, Refusal> {
        self.now = self.now.plus_seconds(60);
        let asking = self.asking(by);
        let decision = decide(&self.incident, &command.into(), &asking)?;
        for fact in &decision.facts {
            self.keep(&asking.by.id, fact.clone());
        }
        Ok(decision.facts)
    }

    /// The same asked by somebody who was not there before.
    pub fn ask_as(&mut self, who: &Person, command: impl Into<Command>) -> Result<Vec<Fact>, Refusal> {
        self.people.push(who.clone());
        self.ask(&who.id.clone(), command)
    }

    /// The same where nothing stands in the way.
    #[track_caller]
    pub fn done(&mut self, by: &str, command: impl Into<Command>) {
        self.ask(by, command).unwrap();
    }

    /// Whether it would be refused, if it were asked.
    pub fn may(&self, by: &str, command: impl Into<Command>) -> bool {
        decide(&self.incident, &command.into(), &self.asking(by)).is_ok_and(|decision| !decision.facts.is_empty())
    }

    pub fn role(&mut self, who: &str, role: Role) -> &mut Self {
        let command = PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: None };
        self.done("ana", command);
        self
    }

    pub fn board(&self, me: &str) -> Board {
        board(&self.incident, self.now, Some(&me.parse().unwrap()))
    }

    /// What is next for somebody, each as what to ask for.
    pub fn next(&self, me: &str) -> Vec<String> {
        self.board(me).next.iter().map(|next| Language::English.say(&next.hint.say)).collect()
    }
}

/// A step that is finished, with something that shows it.
pub fn finish(step: &str) -> StepsCommand {
    StepsCommand::FinishStep {
        step: step.parse().unwrap(),
        evidence: Some(Evidence::Text("seen".into())),
        verdict: None,
        service: None,
        percent: None,
    }
}
