//! One night in ten phases, each as one frame from which whoever has read nothing must tell what is what.

use crisis::domain::ask::asked::Judgement;
use crisis::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::vocabulary::{CallOutcome, Service, Verdict};

use crate::frames::call;
use crate::screen::{Screen, five_past_two};

/// The night, as far as it has come.
struct Night(Screen);

impl Night {
    /// Ana declares; a look at the screen.
    fn begins() -> Self {
        Self(Screen::declared())
    }

    fn after(&mut self, minutes: i64) -> &mut Self {
        self.0.after(minutes * 60);
        self
    }

    fn asks(&mut self, who: &str, command: impl Into<Command>) -> &mut Self {
        self.0.meanwhile(who, &command.into());
        self
    }

    fn role(&mut self, who: &str, role: Role, duty: &str) -> &mut Self {
        let duty = Some(duty.to_owned());
        self.asks("ana", PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty })
    }

    fn calls(&mut self, who: &str, outcome: CallOutcome) -> &mut Self {
        self.asks("ana", call(who, Some(outcome)))
    }

    fn step(&self, code: &str) -> crisis::domain::id::StepRef {
        let open = self.0.model.open.as_ref().unwrap();
        open.steps().find(|step| step.code() == code).unwrap_or_else(|| panic!("no step {code}")).reference.clone()
    }

    fn starts(&mut self, who: &str, code: &str) -> &mut Self {
        let step = self.step(code);
        self.asks(who, StepsCommand::StartStep { step })
    }

    fn done(&mut self, who: &str, code: &str, evidence: &str) -> &mut Self {
        let (step, evidence) = (self.step(code), Some(Evidence::Text(evidence.to_owned())));
        self.asks(who, StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None })
    }

    fn verdict(&mut self, who: &str, component: &str, verdict: Verdict, evidence: &str) -> &mut Self {
        let hours = i64::from(verdict.has_age()) * 11;
        let as_of = verdict.has_age().then(|| five_past_two().plus_seconds(-hours * 3600).utc().fixed_offset());
        let judgement = Judgement { verdict, extent: None, as_of };
        let evidence = Some(Evidence::Text(evidence.to_owned()));
        self.asks(who, DataCommand::GiveVerdict { component: component.parse().unwrap(), judgement, evidence })
    }

    fn service(&mut self, who: &str, component: &str, service: Service, percent: Option<u8>) -> &mut Self {
        self.asks(who, DataCommand::SetService { component: component.parse().unwrap(), service, percent, why: None })
    }

    /// The frame as somebody sees it whose cursor nobody has moved.
    fn shown(&mut self) -> String {
        self.0.at_next();
        self.0.model.reply = None;
        self.0.drawn(80, 24)
    }
}

/// What happens from one frame to the next.
const PHASES: [fn(&mut Night); 10] = [
    |_| {},
    |night| {
        night.starts("ana", "D1").after(2).calls("bram", CallOutcome::Answered).calls("chloe", CallOutcome::Answered);
        night.calls("emma", CallOutcome::NoAnswer).after(1);
    },
    |night| {
        night.role("bram", Role::Technical, "storage").role("chloe", Role::Communication, "customers");
        night.done("chloe", "C1", "Mail and web do not work. We are on it. Next word at 14:25.");
        night.done("ana", "D1", "db-1, db-2 and web are down").starts("bram", "D2").after(3);
    },
    |night| {
        night.done("bram", "D2", "prune and expiry stopped on backup-1").done("bram", "D4@db-1", "stopped").after(4);
        night.done("bram", "D4@db-2", "stopped").done("bram", "D4@web", "stopped").done("ana", "C2", "four people").after(1);
        night.done("ana", "D3", "db-1, db-2, web").starts("bram", "D5@db-1").after(5);
    },
    |night| {
        night.calls("devos", CallOutcome::Answered).role("devos", Role::Technical, "database");
        night.done("bram", "D5@db-1", "tank/db@before").starts("bram", "D6@db-1").done("devos", "D5@db-2", "tank/db2@before");
        night.starts("devos", "D6@db-2").starts("chloe", "C4").after(12);
    },
    |night| {
        night.done("chloe", "C4", "Your databases and web sites are down. Mail works again. Next word at 15:00.").after(1);
        night.verdict("bram", "db-1", Verdict::Intact, "pg_amcheck: no errors");
        night.verdict("devos", "db-2", Verdict::Damaged, "three tables unreadable").after(9);
    },
    |night| {
        night.starts("bram", "R1@db-1").after(10).service("bram", "db-1", Service::Degraded, Some(40));
        night.verdict("devos", "db-2", Verdict::Recovered, "restored the dump of 03:00 beside it").after(8);
    },
    |night| {
        night.asks("bram", StepsCommand::ConfirmVerdict { component: "db-2".parse().unwrap() });
        night.done("bram", "R1@db-1", "logged in, wrote, read back").service("bram", "db-1", Service::Up, None).after(6);
        night.asks("ana", PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None }).after(2);
    },
    |night| {
        night.asks("bram", PeopleCommand::AcceptCommand {}).starts("devos", "R1@db-2").after(15);
        night.done("devos", "R1@db-2", "seen from outside").service("devos", "db-2", Service::Up, None);
        night.done("devos", "D5@web", "web@before").verdict("devos", "web", Verdict::Intact, "carries only code");
        night.done("devos", "R1@web", "seen from outside").service("devos", "web", Service::Up, None).after(1);
        night.done("chloe", "C7", "All databases and sites work again; we watch them. Next word at 16:00.").after(5);
    },
    |night| {
        night.after(31).done("devos", "R2", "quiet for half an hour").done("devos", "R3", "backup-1 has it").after(1);
        night.asks("bram", LifecycleCommand::ResolveIncident { why: Some("all of it works".to_owned()) }).after(3);
    },
];

/// The frames of all phases, the first before the last.
fn frames() -> Vec<String> {
    let mut night = Night::begins();
    let next = |phase: &fn(&mut Night)| {
        phase(&mut night);
        night.shown()
    };
    PHASES.iter().map(next).collect()
}

#[test]
fn every_phase_of_a_night_can_be_told_from_one_frame() {
    for (phase, frame) in frames().iter().enumerate() {
        insta::assert_snapshot!(format!("night-{}", phase + 1), frame);
    }
}
