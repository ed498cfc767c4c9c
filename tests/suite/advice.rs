use crisis::domain::advice::{Advice, Asking, Lock, Refusal, Whom};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use crisis::app::clock::Clock;
use crisis::app::desk::{Published, Request};
use crisis::cli::arguments::{Arguments, Common, What};
use crisis::cli::context::Context;
use crisis::cli::failure::Failure;
use crisis::cli::typed::Meant;
use crisis::cli::verb_arguments::Typed;
use crisis::domain::ask::asked::{Described, Judgement, OwnStep};
use crisis::domain::ask::table::{
    Command, CourseCommand, DataCommand, LifecycleCommand, PeopleCommand, SHOWS, SendingCommand, StepsCommand,
};
use crisis::domain::ask::{Row, Shape};
use crisis::domain::board::Next;
use crisis::domain::decide::decide;
use crisis::domain::event::{Event, Fact};
use crisis::domain::field::FieldName;
use crisis::domain::fold::{Applied, fold};
use crisis::domain::id::{ComponentId, PersonId, StepRef};
use crisis::domain::incident::Incident;
use crisis::domain::limits::LONGEST_TEXT;
use crisis::domain::record::{Evidence, Outsider, Person, Scope};
use crisis::domain::runbook::{Priority, Role};
use crisis::domain::speech::{Ask, Blank, Language, Sentence};
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::domain::verb::Verb;
use crisis::domain::vocabulary::{CallOutcome, Line, Service, Verdict};
use crisis::domain::{gate, lookup};
use crisis::tui::action::{Action, Screen as Place};
use crisis::tui::form::{About, Form, Value};
use crisis::tui::input::{Input, Key};
use crisis::tui::keys::Keys;
use crisis::tui::model::available::refused;
use crisis::tui::model::{Given, Model, Open, Palette, Reply, target};
use crisis::tui::say::Stroke;
use crisis::tui::spot::Focus;
use crisis::tui::update::{Effect, Message, update};
use proptest::prelude::*;
use proptest::sample::select;

use crate::frames::{closed, exercise, late, midway, resolved};
use crate::house::split;
use crate::laws::{Machine, PEOPLE, START, commands, events};
use crate::own_keys;
use crate::screen::{Screen, given, person};

/// A step, a component or a person that something is asked of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Thing {
    Step(StepRef),
    Component(String),
    Person(String),
}

/// What was asked and is refused: of what.
type Denied = (Verb, Option<Thing>);

/// Where an advice was found.
#[derive(Clone, Debug)]
enum Source {
    /// Among what is next: that can be done at once.
    Next,
    /// On the board: an alarm, a clock, a lock.
    Board,
    /// In a refusal of something.
    Refusal(Denied),
    /// In what is said once something is kept: somebody can do it then, not always whoever is told.
    Remark,
}

/// How much was walked.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    advices: usize,
    asks: usize,
    by_key: usize,
    by_verb: usize,
}

/// Where the cursor stands, and on which screen.
#[derive(Clone, Copy, Debug)]
enum Stand {
    /// On the board, on the step that is so many down.
    Step(usize),
    /// The same, with only one's own steps shown.
    Own(usize),
    /// On the board, where what is next is.
    Next,
    Component(usize),
    Responder(usize),
    /// Before a step with all that is known of it.
    Closer(usize),
    /// Among everybody, on the board's step before that or its responder.
    People(usize, Focus),
    Other(Place),
}

/// What lies over it.
#[derive(Clone, Copy, Debug)]
enum Over {
    Nothing,
    Palette,
    Help,
    Note,
}

/// Somebody who looks at an incident.
struct Looker {
    model: Model,
    incident: Arc<Incident>,
    asking: Asking,
    /// What was found, and where.
    found: Vec<(Advice, Source)>,
    /// What was walked already.
    walked: BTreeSet<String>,
    turn: usize,
    tally: Tally,
    reader: Rc<Reader>,
}

/// Reads what is typed as the program does: each line once.
struct Reader {
    given: Given,
    context: Context,
    lines: std::cell::RefCell<BTreeMap<String, Option<Typed>>>,
}

impl Reader {
    fn new() -> Rc<Self> {
        let common = Common::default();
        let given = given();
        let context = Context {
            no_zone: None,
            common,
            places: crisis::app::places::Places { dir: Some("nowhere".into()), ..Default::default() },
            clock: Clock::Fixed(Moment::from_millis(START + 90_000_000)),
            people: std::sync::Arc::default(),
            told: std::cell::Cell::default(),
            zone: given.zone,
            language: Language::English,
            ascii: None,
            unread: None,
            told_place: std::cell::Cell::default(),
        };
        Rc::new(Self { given, context, lines: std::cell::RefCell::default() })
    }

    /// What a line is understood as; none where it only shows something.
    fn read(&self, line: &str) -> Option<Typed> {
        let read = || {
            let words: Vec<OsString> = split(line).into_iter().map(OsString::from).collect();
            match Arguments::read(&words).unwrap_or_else(|error| panic!("`{line}` is not understood: {error}")).what {
                Some(What::Ask(typed)) => Some(typed),
                Some(What::Show(_)) => None,
                None => panic!("`{line}` has no verb"),
            }
        };
        self.lines.borrow_mut().entry(line.to_owned()).or_insert_with(read).clone()
    }
}

/// What something to ask for is about. It is there.
fn thing(incident: &Incident, ask: &Ask) -> Option<Thing> {
    let about = ask.about()?;
    let verb = ask.verb();
    let component = about.parse().ok().and_then(|id| incident.data.component(&id));
    if verb.row().is_some_and(Row::is_about_either) && component.is_some() {
        return Some(Thing::Component(about.to_owned()));
    }
    if verb.takes(FieldName::Step) {
        let step = lookup::step(incident, about).unwrap_or_else(|_| panic!("{ask:?} names a step that is not there"));
        return Some(Thing::Step(step));
    }
    if verb.takes(FieldName::Component) {
        assert!(component.is_some() || verb == Verb::Component, "{ask:?} names a component that is not there");
        return Some(Thing::Component(about.to_owned()));
    }
    verb.takes(FieldName::Who).then(|| Thing::Person(about.to_owned()))
}

/// Whether it is open of whom it is asked: where one may not be meant, another is.
fn names_nobody(ask: &Ask) -> bool {
    ask.about().is_none() && ask.verb().takes(FieldName::Who)
}

/// What a command is about.
fn of_command(command: &Command) -> Option<Thing> {
    match command {
        Command::Steps(
            StepsCommand::StartStep { step }
            | StepsCommand::FinishStep { step, .. }
            | StepsCommand::ConfirmStep { step }
            | StepsCommand::SkipStep { step, .. }
            | StepsCommand::FailStep { step, .. }
            | StepsCommand::RuleOutStep { step, .. }
            | StepsCommand::ReopenStep { step, .. }
            | StepsCommand::OverrideGate { step, .. }
            | StepsCommand::DelegateStep { step, .. },
        ) => Some(Thing::Step(step.clone())),
        Command::Steps(StepsCommand::ConfirmVerdict { component } | StepsCommand::OverrideVerdict { component, .. }) => {
            Some(Thing::Component(component.to_string()))
        }
        Command::Data(DataCommand::AddComponent { component }) => Some(Thing::Component(component.id.to_string())),
        Command::Data(
            DataCommand::GiveVerdict { component, .. }
            | DataCommand::DoubtVerdict { component, .. }
            | DataCommand::LeaveOutComponent { component, .. }
            | DataCommand::SetService { component, .. },
        ) => Some(Thing::Component(component.to_string())),
        Command::Sending(SendingCommand::PageResponder { page }) => Some(Thing::Person(page.to.id.to_string())),
        Command::People(PeopleCommand::CallResponder { who, .. } | PeopleCommand::ExpectResponder { who, .. }) => {
            Some(Thing::Person(who.id.to_string()))
        }
        Command::People(
            PeopleCommand::AssignRole { who, .. }
            | PeopleCommand::ReleaseResponder { who }
            | PeopleCommand::OfferCommand { to: who, .. },
        )
        | Command::Sending(SendingCommand::SettlePage { who, .. }) => Some(Thing::Person(who.to_string())),
        Command::People(
            PeopleCommand::Acknowledge {}
            | PeopleCommand::SayAwake { .. }
            | PeopleCommand::DialOutsider { .. }
            | PeopleCommand::AcceptCommand {}
            | PeopleCommand::DeclineCommand { .. },
        )
        | Command::Course(_)
        | Command::Inbox(_)
        | Command::Lifecycle(_)
        | Command::Amend(_) => None,
    }
}

fn of_about(about: About) -> Option<Thing> {
    match about {
        About::Nothing | About::Entry(_) | About::Dial(_) => None,
        About::Step(step) => Some(Thing::Step(step)),
        About::Component(id) => Some(Thing::Component(id.to_string())),
        About::Person(id) => Some(Thing::Person(id.to_string())),
    }
}

/// Every command of the table, on everything that the incident has, and on what it does not have.
fn every_command(incident: &Incident) -> Vec<Command> {
    let why = || "because".to_owned();
    let mut all = Vec::new();
    for step in incident.plan().instances().map(|instance| instance.reference()).chain(["moon@db".parse().unwrap()]) {
        let judgement = |verdict| Judgement { verdict, extent: None, as_of: None };
        for (evidence, verdict) in [
            (None, None),
            (Some(seen()), None),
            (Some(seen()), Some(judgement(Verdict::Recovered))),
            (None, Some(judgement(Verdict::Intact))),
        ] {
            all.push(StepsCommand::FinishStep { step: step.clone(), evidence, verdict, service: None, percent: None }.into());
        }
        all.push(StepsCommand::StartStep { step: step.clone() }.into());
        all.push(StepsCommand::ConfirmStep { step: step.clone() }.into());
        all.push(StepsCommand::SkipStep { step: step.clone(), why: why() }.into());
        all.push(StepsCommand::FailStep { step: step.clone(), why: why() }.into());
        all.push(StepsCommand::RuleOutStep { step: step.clone(), why: " ".to_owned() }.into());
        all.push(StepsCommand::RuleOutStep { step: step.clone(), why: why() }.into());
        all.push(StepsCommand::ReopenStep { step: step.clone(), why: "…".to_owned() }.into());
        all.push(StepsCommand::ReopenStep { step: step.clone(), why: why() }.into());
        for to in ["devos", "finn"] {
            all.push(StepsCommand::DelegateStep { step: step.clone(), to: to.parse().unwrap() }.into());
        }
        all.push(StepsCommand::OverrideGate { step, why: why() }.into());
    }
    for (title, component) in [("Fail over to site B", "db"), ("Freeze deletes", "moon"), ("Freeze deletes", "db")] {
        let components = vec![component.parse().unwrap()];
        let new = OwnStep { title: title.to_owned(), priority: Priority::Restore, components, role: None };
        all.push(CourseCommand::AddStep { new }.into());
    }
    all.push(CourseCommand::ChoosePath { path: "moon".to_owned(), why: why() }.into());
    all.extend(of_components(incident));
    all.extend(of_people(incident));
    all.push(LifecycleCommand::TakeNote { text: why() }.into());
    all.push(LifecycleCommand::TakeNote { text: "x".repeat(LONGEST_TEXT + 1) }.into());
    all.push(LifecycleCommand::ChangeScope { scope: Scope::default() }.into());
    all.push(LifecycleCommand::ChangeScope { scope: Scope { affected: Some(why()), ..Scope::default() } }.into());
    all.push(LifecycleCommand::ChangeTitle { text: why() }.into());
    all.push(LifecycleCommand::ChangeSeverity { severity: 4 }.into());
    all.push(LifecycleCommand::TakeDecision { text: String::new() }.into());
    for reason in [None, Some(why())] {
        all.push(LifecycleCommand::ResolveIncident { why: reason.clone() }.into());
        all.push(LifecycleCommand::CloseIncident { why: reason }.into());
        all.push(LifecycleCommand::CloseFalseAlarm { why: why() }.into());
    }
    all
}

fn seen() -> Evidence {
    Evidence::Text("seen".to_owned())
}

fn of_components(incident: &Incident) -> Vec<Command> {
    let mut all = Vec::new();
    let there = incident.data.components.iter().map(|state| state.component.id.clone());
    for component in there.chain(["tape".parse::<ComponentId>().unwrap()]) {
        for verdict in Verdict::ALL {
            for evidence in [None, Some(seen()), Some(Evidence::Text("x".repeat(LONGEST_TEXT + 1)))] {
                let judgement = Judgement { verdict: *verdict, extent: None, as_of: None };
                all.push(DataCommand::GiveVerdict { component: component.clone(), judgement, evidence }.into());
            }
        }
        all.push(DataCommand::DoubtVerdict { component: component.clone(), why: "because".to_owned() }.into());
        for service in Service::SAID {
            for (percent, why) in [(None, None), (Some(60), None), (None, Some("because".to_owned()))] {
                all.push(DataCommand::SetService { component: component.clone(), service: *service, percent, why }.into());
            }
        }
        all.push(StepsCommand::ConfirmVerdict { component: component.clone() }.into());
        all.push(StepsCommand::OverrideVerdict { component: component.clone(), why: "because".to_owned() }.into());
        all.push(DataCommand::LeaveOutComponent { component: component.clone(), out: (), why: "because".to_owned() }.into());
        for ground in ["cellar", "storage"] {
            let stored_on = Some(vec![ground.parse().unwrap()]);
            let component = Described { stored_on, ..Described::named(component.clone()) };
            all.push(DataCommand::AddComponent { component }.into());
        }
    }
    all
}

/// Those who are in the incident, and two of the contacts.
fn of_people(incident: &Incident) -> Vec<Command> {
    let mut all = vec![Command::from(PeopleCommand::Acknowledge {}), PeopleCommand::AcceptCommand {}.into()];
    all.push(PeopleCommand::DeclineCommand { why: None }.into());
    for said in [None, Some(" ".to_owned()), Some("x".repeat(LONGEST_TEXT + 1))] {
        let who = Outsider { id: "ams1-hands".parse().unwrap(), name: "AMS1 remote hands".to_owned() };
        all.push(PeopleCommand::DialOutsider { who, outcome: None, said }.into());
    }
    let there = incident.people.responders.iter().map(|responder| responder.person.clone());
    for who in there.chain([person("emma"), person("chloe")]) {
        for role in Role::ALL {
            all.push(PeopleCommand::AssignRole { who: who.id.clone(), role: *role, duty: None }.into());
        }
        all.push(PeopleCommand::ReleaseResponder { who: who.id.clone() }.into());
        for why in [None, Some("no answer".to_owned())] {
            all.push(PeopleCommand::OfferCommand { to: who.id.clone(), why }.into());
        }
        all.push(PeopleCommand::CallResponder { who, line: Line::Primary, outcome: None }.into());
    }
    all
}

impl Looker {
    fn new(incident: &Arc<Incident>, me: &Person, now: Moment, keys: &Keys, reader: &Rc<Reader>) -> Self {
        let mut model = Model::new(reader.given.clone(), Some(me.clone()), None, now);
        model.given.keys = keys.clone();
        let published = Published {
            display_id: "x".to_owned(),
            origin: Origin(1),
            incident: Arc::clone(incident),
            newest: i64::try_from(incident.entries).unwrap(),
            tail: Vec::new(),
            flaws: Vec::new(),
            heads: Vec::new(),
            told: OnceLock::new(),
        };
        model.open = Some(Open::new(published, now.into(), Some(me)));
        let asking = Asking { by: me.clone(), now, at: None, clock: None, typed_by: None, read: None };
        let reader = Rc::clone(reader);
        let incident = Arc::clone(incident);
        Self { model, incident, asking, found: Vec::new(), walked: BTreeSet::new(), turn: 0, tally: Tally::default(), reader }
    }

    fn open(&self) -> &Open {
        self.model.open.as_ref().unwrap()
    }

    // ---- What can be found ----

    fn collect(&mut self) {
        self.stand(Stand::Step(0));
        self.collect_from_the_board();
        self.collect_refusals_of_keys();
        self.collect_refusals_of_commands();
    }

    fn collect_from_the_board(&mut self) {
        let board = &self.open().board;
        let locked = |step: &StepRef| board.step(step).is_some_and(|row| row.locked.is_some());
        let source = |next: &Next| if next.step().is_some_and(locked) { Source::Board } else { Source::Next };
        let mut found: Vec<(Advice, Source)> = board.next.iter().map(|next| (next.hint.clone(), source(next))).collect();
        let alarms = board.alarms.iter().map(|alarm| &alarm.hint);
        let clocks = board.clocks.iter().map(|clock| &clock.hint);
        let locks: Vec<Lock> = board.steps().filter_map(|row| board.lock(row)).collect();
        let steps = locks.iter().map(|lock| &lock.hint);
        let components = board.components.iter().filter_map(|row| row.locked.as_ref()).map(|locked| &locked.hint);
        let rest = alarms.chain(clocks).chain(steps).chain(components);
        found.extend(rest.map(|hint| (hint.clone(), Source::Board)));
        self.found.extend(found);
    }

    fn collect_refusals_of_keys(&mut self) {
        for stand in self.stands() {
            self.stand(stand);
            let screen = self.model.screen();
            let actions: Vec<Action> = self.model.given.keys.on(screen).map(|bound| bound.row.action).collect();
            for action in actions {
                let Some(refusal) = refused(&self.model, action) else { continue };
                let what = match action {
                    Action::Ask(verb) => Some((verb, self.under_the_cursor(verb))),
                    _ => None,
                };
                self.find(refusal, what);
            }
        }
    }

    fn collect_refusals_of_commands(&mut self) {
        for command in every_command(&self.incident) {
            let asked = (command.verb(), of_command(&command));
            match decide(&self.incident, &command, &self.asking) {
                Err(refusal) => {
                    let field = refusal.hint.field;
                    let takes = |field| {
                        command.row().is_some_and(|row| row.shapes.iter().flat_map(Shape::fields).any(|need| need.field == field))
                    };
                    assert!(field.is_none_or(takes), "{command:?} has no {field:?}: {refusal:?}");
                    self.find(refusal, Some(asked));
                }
                Ok(decision) => self.remarked(&decision.facts, &decision.remarks),
            }
        }
    }

    fn find(&mut self, refusal: Refusal, what: Option<Denied>) {
        for sentence in [refusal.error, refusal.because] {
            assert!(sentence.asks().is_empty(), "only a hint says what to do: {sentence:?}");
        }
        self.found.push((refusal.hint, what.map_or(Source::Board, Source::Refusal)));
    }

    /// What is said once something is kept is walked when it is.
    fn remarked(&mut self, facts: &[Fact], remarks: &[Sentence]) {
        let asks: Vec<Ask> = remarks.iter().flat_map(Sentence::asks).cloned().collect();
        let new = asks.iter().any(|ask| self.walked.insert(format!("remark {}", self.fill(ask))));
        if !new {
            return;
        }
        let after = Arc::new(after(&self.incident, facts, &self.asking));
        let mut then = Self::new(&after, &self.asking.by, self.asking.now, &self.model.given.keys.clone(), &self.reader);
        for remark in remarks {
            then.found.push((Advice::from(remark.clone()), Source::Remark));
        }
        then.walk_all();
        self.tally.add(then.tally);
    }

    // ---- Where one can stand ----

    fn stands(&self) -> Vec<Stand> {
        let board = &self.open().board;
        let (steps, components, people) = (board.steps().count(), board.components.len(), board.responders.len());
        let stride = |count: usize| (0..count).step_by(1 + count / 12);
        let mut stands: Vec<Stand> = stride(steps).map(Stand::Step).collect();
        stands.extend(stride(components).map(Stand::Component));
        stands.extend((0..people).map(Stand::Responder));
        stands.extend((0..people + 2).map(|at| Stand::People(at, if at % 2 == 0 { Focus::Steps } else { Focus::People })));
        stands.extend(stride(steps).map(Stand::Closer));
        stands.extend([Stand::Own(0), Stand::Next]);
        stands.extend([Place::Notices, Place::Timeline, Place::Briefing].map(Stand::Other));
        stands
    }

    fn stand(&mut self, stand: Stand) {
        let model = &mut self.model;
        (model.form, model.palette, model.help, model.reply, model.own_only) = (None, None, None, None, false);
        model.drafts.clear();
        model.asked.clear();
        model.held.clear();
        (model.base, model.scroll) = (Place::Board, 0);
        let open = model.open.as_mut().unwrap();
        (open.focus, open.component, open.responder, open.whom) = (Focus::Steps, None, None, None);
        open.step = open.board.next_step().cloned();
        let step = |open: &Open, at: usize| open.board.steps().nth(at).map(|row| row.reference.clone());
        match stand {
            Stand::Step(at) | Stand::Own(at) => open.step = step(open, at),
            Stand::Next | Stand::Other(_) => {}
            Stand::Closer(at) => {
                open.step = step(open, at);
                model.base = Place::Step;
            }
            Stand::Component(at) => {
                open.component = open.board.components.get(at).map(|row| row.id.clone());
                open.focus = Focus::Components;
            }
            Stand::Responder(at) => {
                open.responder = open.board.responders.get(at).map(|row| row.id.clone());
                open.focus = Focus::People;
            }
            Stand::People(_, focus) => {
                open.focus = focus;
                model.base = Place::People;
            }
        }
        model.own_only = matches!(stand, Stand::Own(_));
        model.look();
        match stand {
            Stand::People(at, _) => (0..at).for_each(|_| drop(self.press(&[Stroke::Key(Key::char('j'))]))),
            Stand::Other(place) => self.model.base = place,
            _ => {}
        }
        (self.model.reply, self.model.hinted) = (None, None);
    }

    fn lay_over(&mut self, over: Over) {
        match over {
            Over::Nothing => {}
            Over::Palette => self.model.palette = Some(Palette { typed: "fin".to_owned(), at: 0 }),
            Over::Help => self.model.help = Some(0),
            Over::Note => self.model.form = crisis::tui::model::forms::note(self.model.known().unwrap()),
        }
    }

    /// What a key for a verb is about, where the cursor stands.
    fn under_the_cursor(&self, verb: Verb) -> Option<Thing> {
        target::about(&self.model, self.open(), verb).and_then(of_about)
    }

    fn press(&mut self, strokes: &[Stroke]) -> Vec<Command> {
        let mut asked = Vec::new();
        for stroke in strokes {
            let keys: Vec<Key> = match stroke {
                Stroke::Key(key) => vec![*key],
                Stroke::Letters(letters) => letters.chars().map(Key::char).collect(),
            };
            for key in keys {
                let effects = update(&mut self.model, Message::Input(Input::Key(key)), self.asking.now);
                asked.extend(
                    effects
                        .into_iter()
                        .filter_map(|effect| match effect {
                            Effect::Ask(Request::Do(asked)) => Some(asked.0),
                            _ => None,
                        })
                        .flatten(),
                );
            }
        }
        asked
    }

    // ---- The walk ----

    fn walk_all(&mut self) {
        for (advice, source) in std::mem::take(&mut self.found) {
            self.tally.advices += 1;
            self.check(&advice, &source);
            for ask in advice.say.asks() {
                self.tally.asks += 1;
                let kind = std::mem::discriminant(&source);
                let key = format!("{} {kind:?} {:?}", self.fill(ask), advice.whom);
                if self.walked.insert(key) {
                    self.walk_by_key(ask, &advice, &source);
                    self.walk_by_verb(ask, &advice, &source);
                }
            }
        }
    }

    /// What an advice says besides: a person who is there, a time
    /// to come; and never to do what was just refused.
    fn check(&self, advice: &Advice, source: &Source) {
        if let Some(Whom::Person(who)) = &advice.whom {
            assert!(self.is_in_it(who), "{who} is not in it: {advice:?}");
        }
        assert!(advice.until.is_none_or(|until| until > self.asking.now), "{advice:?}");
        if let Source::Refusal(asked) = source {
            self.leads_on(asked, advice);
        }
    }

    /// Whether somebody is in the incident: called, offered the command, or at a step.
    fn is_in_it(&self, who: &PersonId) -> bool {
        let (people, plan) = (&self.incident.people, self.incident.plan());
        let offered = people.post.iter().any(|post| post.offered.as_ref().is_some_and(|(to, _)| to == who));
        let works = || plan.instances().any(|instance| instance.progress.last.as_ref().is_some_and(|deed| deed.by == *who));
        people.responder(who).is_some() || people.is_commander(who) || offered || works()
    }

    /// Whoever is refused is not told to ask for just that again, unless
    /// something was missing of it, or somebody else is to do it.
    fn leads_on(&self, asked: &Denied, advice: &Advice) {
        let again = |ask: &&Ask| (ask.verb(), thing(&self.incident, ask)) == *asked;
        let loops = advice.field.is_none() && !self.means_another(advice) && advice.say.asks().iter().any(again);
        assert!(!loops, "{} is told to do what was refused: {asked:?} → {advice:?}", self.asking.by.id);
    }

    fn means_another(&self, advice: &Advice) -> bool {
        match &advice.whom {
            Some(Whom::Person(who)) => *who != self.asking.by.id,
            Some(Whom::AnybodyBut(who)) => *who == self.asking.by.id,
            None => false,
        }
    }

    /// What is refused is so because of a rule that advice did not
    /// overlook: it did not say to do what only somebody else may do.
    fn may(&self, ask: &Ask, advice: &Advice, source: &Source, refusal: &Refusal) {
        if names_nobody(ask) || matches!(source, Source::Remark) {
            return;
        }
        // What opens a lock before may be somebody else's: that is another thing to do.
        let asks = refusal.hint.say.asks();
        let of_this = asks.is_empty() || asks.iter().any(|other| other.verb() == ask.verb());
        let theirs = of_this && refusal.hint.field.is_none() && self.means_another(&refusal.hint);
        assert!(
            !theirs || self.means_another(advice),
            "{} may not {ask:?}: {refusal:?}, advised by {advice:?}",
            self.asking.by.id
        );
        assert!(refusal.hint.until.is_none(), "{ask:?} has to wait, and {advice:?} does not say so: {refusal:?}");
        self.leads_on(&(ask.verb(), thing(&self.incident, ask)), &refusal.hint);
    }

    fn walk_by_key(&mut self, ask: &Ask, advice: &Advice, source: &Source) {
        let Some(_) = self.model.route(ask) else {
            assert!(SHOWS.contains(&ask.verb()) || ask.takes(FieldName::EvidenceFile), "no key asks for {ask:?}");
            return;
        };
        let stands = self.stands();
        let overs = [Over::Nothing, Over::Palette, Over::Help, Over::Note];
        for _ in 0..STANDS {
            self.turn += 1;
            let stand = stands[(self.turn * 7) % stands.len()];
            let answered = matches!(source, Source::Refusal(_) | Source::Remark);
            let over = if answered { overs[self.turn % overs.len()] } else { Over::Nothing };
            self.tally.by_key += 1;
            self.stand(stand);
            self.lay_over(over);
            let route = if answered { self.model.route_from_top(ask) } else { self.model.route(ask) }.unwrap();
            let asked = self.press(&route);
            let from = format!("{} from {stand:?} under {over:?} by {route:?}: {ask:?}", self.asking.by.id);
            self.arrived(ask, advice, source, &asked, &from);
        }
    }

    /// What was pressed asks for what was named, of what was named.
    fn arrived(&self, ask: &Ask, advice: &Advice, source: &Source, asked: &[Command], from: &str) {
        let wanted = thing(&self.incident, ask);
        match (&self.model.form, asked, &self.model.reply) {
            (Some(form), [], _) => Self::fits(form, ask, wanted.as_ref(), from),
            (None, [command], _) => {
                assert_eq!(command.verb(), ask.verb(), "{from}");
                assert!(wanted.is_none() || of_command(command) == wanted, "{from}: {command:?}");
                if let Err(refusal) = decide(&self.incident, command, &self.asking) {
                    assert!(!matches!(source, Source::Next), "{from}: {refusal:?}");
                    self.may(ask, advice, source, &refusal);
                }
            }
            (None, [], Some(Reply::Refused(refusal))) => {
                assert!(!matches!(source, Source::Next) || names_nobody(ask), "{from}: {refusal:?}");
                let here = self.under_the_cursor(ask.verb());
                assert!(wanted.is_none() || here == wanted, "{from}: {here:?} is refused, not {wanted:?}: {refusal:?}");
                self.may(ask, advice, source, refusal);
            }
            // What one takes command of is read first: the same key accepts there.
            (None, [], Some(Reply::Said(_))) if ask.verb() == Verb::Accept => assert_eq!(self.model.base, Place::Briefing),
            // The report is no entry: it is written beside the log.
            (None, [], Some(Reply::Said(said))) if ask.verb() == Verb::Export => assert_eq!(said, "writing the report"),
            (form, asked, reply) => {
                let form = form.as_ref().map(|form| &form.purpose);
                panic!("{from}: led to {form:?} {asked:?} {reply:?} on {:?}", self.model.screen());
            }
        }
    }

    /// A form asks for what was named: of that thing, or with it among
    /// what can be chosen; and so for the words that were named beside it.
    fn fits(form: &Form, ask: &Ask, wanted: Option<&Thing>, from: &str) {
        let Some((verb, about)) = form.purpose.asks() else { panic!("{from}: {:?}", form.purpose) };
        assert_eq!(verb, ask.verb(), "{from}");
        let can = |word: &str| {
            form.fields.iter().any(|field| match &field.value {
                Value::Choice { options, .. } | Value::Ticks { options, .. } => options.iter().any(|option| option.word == word),
                Value::Line(_) | Value::Text(_) => field.name == FieldName::Component,
            })
        };
        let words = ask.given().filter(|word| *word != "…");
        let about = of_about(about.clone());
        match (wanted, about) {
            (Some(wanted), Some(about)) => {
                assert_eq!(*wanted, about, "{from}");
                assert!(words.skip(1).all(can), "{from}");
            }
            (Some(_), None) => assert!(words.into_iter().all(can), "{from}: cannot be chosen"),
            (None, _) => {}
        }
    }

    fn walk_by_verb(&mut self, ask: &Ask, advice: &Advice, source: &Source) {
        self.tally.by_verb += 1;
        for language in Language::ALL {
            let said = language.to_type(ask);
            let typed = self.reader.read(said.trim_matches('`'));
            assert_eq!(
                typed.as_ref().map_or_else(|| split(&said)[1].trim_matches('`').to_owned(), |typed| typed.verb.to_string()),
                ask.verb().word()
            );
        }
        let Some(typed) = self.reader.read(&self.fill(ask)) else {
            assert!(SHOWS.contains(&ask.verb()), "{ask:?}");
            return;
        };
        assert_eq!(typed.verb, ask.verb());
        match self.understood(&typed) {
            Ok(command) => self.came_to(ask, advice, source, &command),
            // A step that destroys goes by its full name: what is said then, is understood.
            Err(refusal) => {
                assert_eq!(refusal.hint.field, Some(FieldName::Step), "{refusal:?}");
                let asks = refusal.hint.say.asks();
                assert!(!asks.is_empty(), "{refusal:?} names nothing");
                for full in asks {
                    let typed = self.reader.read(&self.fill(full)).unwrap();
                    let command = self.understood(&typed).unwrap_or_else(|refusal| panic!("{full:?}: {refusal:?}"));
                    assert_eq!((full.verb(), thing(&self.incident, full)), (ask.verb(), thing(&self.incident, ask)));
                    self.came_to(ask, advice, source, &command);
                }
            }
        }
    }

    fn understood(&self, typed: &Typed) -> Result<Command, Refusal> {
        let directory = &self.model.given.directory;
        let (context, incident, by) = (&self.reader.context, &self.incident, &self.asking.by);
        let meant = Meant { typed, context, directory, incident, by, step: None, who: None };
        meant.commands().map(|commands| commands[0].clone()).map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            other => panic!("{typed:?}: {other:?}"),
        })
    }

    fn came_to(&self, ask: &Ask, advice: &Advice, source: &Source, command: &Command) {
        let wanted = thing(&self.incident, ask);
        assert_eq!(command.verb(), ask.verb());
        assert!(wanted.is_none() || of_command(command) == wanted, "{ask:?} came to {command:?}");
        if let Err(refusal) = decide(&self.incident, command, &self.asking) {
            self.may(ask, advice, source, &refusal);
        }
        let can = |by: Person| decide(&self.incident, command, &Asking { by, ..self.asking.clone() });
        let anybody = || everybody().into_iter().any(|by| can(by).map_or_else(|refusal| refusal.hint.field.is_some(), |_| true));
        assert!(!matches!(source, Source::Remark) || anybody(), "nobody can {ask:?}");
    }

    /// It as somebody types it, with what is there in the place of blanks.
    fn fill(&self, ask: &Ask) -> String {
        let step = || self.incident.plan().instances().next().map(|instance| instance.code()).unwrap_or_default();
        let component = || self.incident.data.components.first().map_or("db", |state| state.component.id.as_str());
        let people = &self.incident.people;
        let others = || people.responders.iter().filter(|responder| !people.is_commander(&responder.person.id));
        let who = || others().find(|responder| responder.is_here()).map_or("ana", |responder| responder.person.id.as_str());
        ask.typed(|blank| match blank {
            Blank::Who => who().to_owned(),
            Blank::Step => step(),
            Blank::Component => component().to_owned(),
            Blank::File => concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml").to_owned(),
            Blank::Time => "2026-11-01T03:00:00+01:00".to_owned(),
            Blank::Reason | Blank::WhatYouSaw | Blank::WhatHappened | Blank::NoAnswer => "two of us saw it".to_owned(),
        })
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.advices += other.advices;
        self.asks += other.asks;
        self.by_key += other.by_key;
        self.by_verb += other.by_verb;
    }
}

/// From how many places each is walked.
const STANDS: usize = 3;

/// The incident once some facts are kept.
fn after(incident: &Incident, facts: &[Fact], asking: &Asking) -> Incident {
    let mut after = incident.clone();
    for (number, fact) in (1..).zip(facts) {
        let stamp = Stamp { wall: asking.now.plus_seconds(9_000_000), tick: u32::try_from(number).unwrap() };
        let (at, by) = (asking.now, asking.by.id.clone());
        let event = Event { origin: Origin(99), number, stamp, at, recorded_at: at, by, fact: fact.clone() };
        assert_eq!(after.apply(&event), Applied::Yes);
    }
    after
}

/// Walks all that everybody can be advised in an incident at a moment.
fn walk(incident: Incident, now: Moment, keys: &Keys, who: &[Person]) -> Tally {
    let incident = Arc::new(incident);
    let reader = Reader::new();
    let mut tally = Tally::default();
    for me in who {
        let mut looker = Looker::new(&incident, me, now, keys, &reader);
        looker.collect();
        looker.walk_all();
        tally.add(looker.tally);
    }
    tally
}

/// Everybody of the laws, and one of the contacts who is not in it.
fn everybody() -> Vec<Person> {
    PEOPLE.iter().map(|id| person(id)).collect()
}

fn call(who: &str, outcome: Option<CallOutcome>) -> Command {
    PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome }.into()
}

fn step(id: &str) -> StepRef {
    id.parse().unwrap()
}

fn finish(id: &str) -> Command {
    StepsCommand::FinishStep { step: step(id), evidence: Some(seen()), verdict: None, service: None, percent: None }.into()
}

fn fail(id: &str) -> Command {
    StepsCommand::FailStep { step: step(id), why: "no disk".to_owned() }.into()
}

fn service(id: &str, service: Service) -> Command {
    DataCommand::SetService { component: id.parse().unwrap(), service, percent: None, why: None }.into()
}

fn verdict(id: &str, verdict: Verdict) -> Command {
    let judgement = Judgement { verdict, extent: None, as_of: Some(Moment::from_millis(START).utc().fixed_offset()) };
    DataCommand::GiveVerdict { component: id.parse().unwrap(), judgement, evidence: Some(seen()) }.into()
}

fn of_components_named(names: &str) -> Screen {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>AMS1 power loss<Tab>").press(names).press("<Enter>");
    screen
}

fn single() -> Screen {
    of_components_named("db-1")
}

fn many() -> Screen {
    of_components_named("db-1, db-10, db-11, db-2, db, web, mail, dns")
}

/// The command is offered, somebody was called in vain, one may rest.
fn in_other_hands() -> Screen {
    let mut screen = single();
    for who in ["bram", "devos", "emma"] {
        screen.meanwhile("ana", &call(who, Some(CallOutcome::Answered)));
    }
    screen.meanwhile("ana", &call("chloe", None));
    let role = |who: &str, role| Command::from(PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: None });
    screen.meanwhile("ana", &role("bram", Role::Technical)).meanwhile("ana", &role("emma", Role::Communication));
    screen.meanwhile("ana", &PeopleCommand::ReleaseResponder { who: "devos".parse().unwrap() }.into());
    screen.meanwhile("ana", &PeopleCommand::OfferCommand { to: "bram".parse().unwrap(), why: None }.into());
    screen.after(4000);
    screen
}

/// Nobody agrees: what was confirmed is doubted, a step failed, another
/// was passed by, customers use what is damaged, a second name is wanted.
fn contested() -> Screen {
    let mut screen = of_components_named("db-1, web");
    screen.meanwhile("ana", &call("bram", Some(CallOutcome::Answered)));
    screen.meanwhile("ana", &call("devos", Some(CallOutcome::Answered)));
    for id in ["say-scope", "freeze-deletes"] {
        screen.meanwhile("devos", &finish(id));
    }
    screen.meanwhile("ana", &verdict("db-1", Verdict::Recovered)).meanwhile("devos", &service("db-1", Service::Up));
    screen.meanwhile("devos", &DataCommand::DoubtVerdict { component: "db-1".parse().unwrap(), why: "a disk".to_owned() }.into());
    screen.meanwhile("devos", &verdict("web", Verdict::Damaged)).meanwhile("devos", &service("web", Service::Up));
    screen.meanwhile("bram", &fail("stop-writes@db-1"));
    for id in ["bring-back@web", "resume-deletes"] {
        screen.meanwhile("ana", &StepsCommand::OverrideGate { step: step(id), why: "no other way".to_owned() }.into());
    }
    screen.meanwhile("bram", &StepsCommand::StartStep { step: step("bring-back@web") }.into());
    screen.meanwhile("bram", &finish("resume-deletes"));
    screen
}

fn walked(screen: &Screen, keys: &Keys) -> Tally {
    let incident = (*screen.model.open.as_ref().unwrap().published.incident).clone();
    let stranger = Person { id: "kim".parse().unwrap(), name: "Kim".to_owned(), skills: Vec::new(), languages: Vec::new() };
    let who: Vec<Person> = everybody().into_iter().chain([stranger]).collect();
    walk(incident, screen.now, keys, &who)
}

/// What is called as a step, an action or a person is called.
fn called_alike() -> Screen {
    let mut screen = of_components_named("data, c1, log, restore, d1, bram");
    for who in ["bram", "devos"] {
        screen.meanwhile("ana", &call(who, Some(CallOutcome::Answered)));
    }
    screen.meanwhile("devos", &finish("say-scope")).meanwhile("devos", &verdict("data", Verdict::Damaged));
    screen
}

#[test]
fn every_advice_leads_by_key_and_by_verb_to_what_it_names() {
    let mut tally = Tally::default();
    for scene in
        [Screen::declared, midway, late, resolved, closed, exercise, single, many, called_alike, in_other_hands, contested]
    {
        tally.add(walked(&scene(), &Keys::default()));
    }
    eprintln!("{tally:?}");
    assert!(tally.advices > 1000 && tally.by_key > 1000 && tally.by_verb > 1000, "{tally:?}");
}

/// Data is confirmed, and what is left of the integrity steps is held by time alone.
fn settling() -> Machine {
    let mut machine = Machine::new();
    let ids = ["net", "db"];
    machine.ask("bram", &finish("freeze")).unwrap();
    for id in ids {
        machine.ask("bram", &finish(&format!("verify@{id}"))).unwrap();
        machine.ask("ana", &verdict(id, Verdict::Intact)).unwrap();
    }
    for id in ids {
        machine.ask("bram", &finish(&format!("second@{id}"))).unwrap();
        machine.ask("devos", &StepsCommand::ConfirmStep { step: step(&format!("second@{id}")) }.into()).unwrap();
    }
    machine
}

#[test]
fn a_lock_before_which_time_holds_another_step_says_to_wait_for_that_one() {
    let machine = settling();
    let now = Moment::from_millis(machine.now);
    let plan = machine.incident.plan();
    for id in ["back@net", "thaw"] {
        let lock = gate::lock(plan, &plan.instance(&step(id)).unwrap(), now).unwrap();
        assert_eq!(Language::English.say(&lock.because), "D4 \"Let it settle\" is not done");
        assert_eq!(Language::English.say(&lock.hint.say), "wait for D4 \"Let it settle\", which unlocks in 22m");
        assert_eq!(lock.hint.until, gate::lock(plan, &plan.instance(&step("settle")).unwrap(), now).unwrap().hint.until);
    }
    walk(machine.incident, now, &Keys::default(), &everybody());
}

/// What has no key of its own is found by its name.
#[test]
fn every_advice_leads_to_what_it_names_with_keys_of_ones_own() {
    let text = "[keys]\nfinish-step = \"d\"\ngive-verdict = \"\"\nstart-step = \"\"\ndo-next = \"\"\nshow-palette = \"ctrl-p\"\n\
        assign-role = \"\"\nreopen-step = \"\"\n";
    let tally = walked(&midway(), &own_keys::keys(text).0);
    assert!(tally.by_key > 100, "{tally:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_advice_of_any_facts_leads_to_what_it_names(events in events(), later in 0_i64..9_000_000) {
        let now = Moment::from_millis(START + 5_000_000 + later);
        walk(fold(events), now, &Keys::default(), &everybody());
    }

    #[test]
    fn every_advice_of_any_commands_leads_to_what_it_names(
        asked in proptest::collection::vec((select(&PEOPLE[..]), commands()), 1..80),
    ) {
        let mut machine = Machine::new();
        for (by, command) in asked {
            let _ = machine.ask(by, &command);
        }
        walk(machine.incident, Moment::from_millis(machine.now + 1_000_000), &Keys::default(), &everybody());
    }
}
