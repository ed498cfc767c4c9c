//! Who is in the incident: everybody who was called or came, their roles, and the post of the commander.

use serde::{Deserialize, Serialize};

use crate::domain::id::PersonId;
use crate::domain::reckoning::Setback;
use crate::domain::record::{Deed, Person};
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, Somebody, say, speaks};
use crate::domain::stamp::Moment;
use crate::domain::vocabulary::{CallOutcome, Line};

use super::dialled::DialledList;
use super::facts::{
    Dialled, HandoverAccepted, HandoverDeclined, HandoverOffered, PeopleFact, ResponderAcknowledged, ResponderCalled,
    ResponderReleased, RoleAssigned,
};
use super::ringing::Ringing;
use super::wrong::WrongNumbers;

/// Where a responder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponderState {
    /// Called, not yet there.
    Called,
    /// There, without a role.
    Acknowledged,
    /// There, with a role.
    Assigned,
    /// Let go: they may rest, and have no role.
    Released,
}

impl ResponderState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::Acknowledged => "acknowledged",
            Self::Assigned => "assigned",
            Self::Released => "released",
        }
    }
}

impl ResponderState {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Called => say!("rules-responder-called"),
            Self::Acknowledged => say!("rules-responder-acknowledged"),
            Self::Assigned => say!("rules-responder-assigned"),
            Self::Released => say!("rules-responder-released"),
        }
    }
}

speaks!(ResponderState);

/// One call to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The number that was called.
    pub line: Line,
    /// What came of it; none while it rings.
    pub outcome: Option<CallOutcome>,
    /// When they were called, as told.
    pub at: Moment,
    /// Who called them, or said what came of it.
    pub by: PersonId,
    /// Who is dialling, as long as it rings.
    pub rings: Option<Ringing>,
    /// What they said, in the words of whoever called.
    pub said: Option<String>,
    /// When they will be there, as they said; they end it by being there, or another call does.
    pub expected: Option<Moment>,
}

impl Call {
    /// Whether nobody was reached on that number: the other one is next.
    #[must_use]
    pub fn is_unreached(&self) -> bool {
        matches!(self.outcome, Some(CallOutcome::NoAnswer | CallOutcome::Busy | CallOutcome::WrongNumber))
    }
}

/// Somebody who was called into the incident or came of their own accord.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Responder {
    /// Who they are and what they can do, as far as the log says.
    pub person: Person,
    /// The last call to them.
    pub call: Option<Call>,
    /// When they were first there.
    pub acknowledged: Option<Moment>,
    /// Their role; none before they are given one, and once they are released.
    pub role: Option<Role>,
    /// Their duty in words.
    pub duty: Option<String>,
    /// Who gave them the role they have, and when.
    pub assigned: Option<Deed>,
    /// When they were let go.
    pub released: Option<Moment>,
    /// When they last did anything here.
    pub last_sign: Option<Moment>,
    /// Since when they are awake, where they said so; whoever was released has slept since.
    #[serde(default)]
    pub awake: Option<Moment>,
}

impl Responder {
    /// Whether they are called, there, in a role or released.
    #[must_use]
    pub fn state(&self) -> ResponderState {
        match self {
            Self { released: Some(_), .. } => ResponderState::Released,
            Self { role: Some(_), .. } => ResponderState::Assigned,
            Self { acknowledged: Some(_), .. } => ResponderState::Acknowledged,
            _ => ResponderState::Called,
        }
    }

    /// The number to call next: the other one where nobody was reached on the last; the same as long as it
    /// rings, for what comes of that call is still to be said.
    #[must_use]
    pub fn next_line(&self) -> Line {
        let call = self.call.as_ref();
        call.map_or(Line::Primary, |call| if call.is_unreached() { call.line.other() } else { call.line })
    }

    /// When they will be there, as they said, as long as they are not.
    #[must_use]
    pub fn expected(&self) -> Option<Moment> {
        self.call.as_ref()?.expected.filter(|_| self.state() == ResponderState::Called)
    }

    /// Whether somebody is dialling them at a moment.
    #[must_use]
    pub fn is_dialled(&self, now: Moment) -> bool {
        self.rings().is_some_and(|rings| rings.stands(now))
    }

    /// The call to them that rings, where nobody has said what came of it.
    #[must_use]
    pub fn rings(&self) -> Option<&Ringing> {
        self.call.as_ref()?.rings.as_ref()
    }

    /// Whether they are there: acknowledged and not released.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.acknowledged.is_some() && self.released.is_none()
    }
}

/// The post of the commander: exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Who is in command now.
    pub commander: PersonId,
    /// When they took command, as told.
    pub since: Moment,
    /// Who commanded before, the first one first, and since when each did.
    pub before: Vec<(PersonId, Moment)>,
    /// To whom the command is offered, by whom and when.
    pub offered: Option<(PersonId, Deed)>,
    /// Who declined the last offer, and who had made it.
    pub declined: Option<(Deed, PersonId)>,
    /// From whom it was taken who could not be reached, each time: the last one is that of the commander now,
    /// where they took it so.
    pub takeovers: Vec<Takeover>,
}

/// The command was taken from somebody who could not be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Takeover {
    /// Who was in command until then.
    pub from: PersonId,
    /// Who took command.
    pub to: PersonId,
    /// When they took it, as told.
    pub at: Moment,
    /// Who offered it in the commander's place, and why.
    pub offer: Deed,
}

impl Post {
    fn of(commander: &PersonId, since: Moment) -> Self {
        let (before, takeovers) = (Vec::new(), Vec::new());
        Self { commander: commander.clone(), since, before, offered: None, declined: None, takeovers }
    }

    /// How whoever is in command took it from somebody who could not be reached; nothing where it was handed
    /// over.
    #[must_use]
    pub fn taken(&self) -> Option<&Takeover> {
        self.takeovers.last().filter(|takeover| takeover.to == self.commander && takeover.at == self.since)
    }
}

/// From this many people on, a commander who does technical work is warned.
const COMMANDER_KEEPS_HANDS_FREE_FROM: usize = 3;

/// How many people are named before the rest is counted.
const NAMED: usize = 3;

/// The people of an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// Everybody who was called or came, in the order in which they did.
    pub responders: Vec<Responder>,
    /// Who is in command.
    pub post: Option<Post>,
    /// Who of the dial list was dialled.
    #[serde(default)]
    pub dialled: DialledList,
    /// Which numbers belong to somebody else.
    #[serde(default)]
    pub wrong_numbers: WrongNumbers,
}

/// What rules and views ask of it.
impl People {
    /// The responder of that id.
    #[must_use]
    pub fn responder(&self, id: &PersonId) -> Option<&Responder> {
        self.responders.iter().find(|responder| responder.person.id == *id)
    }

    /// What somebody is called; their id where the log has no name.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.responder(id).map_or(id.as_str(), |responder| responder.person.name.as_str())
    }

    /// Somebody as a sentence names them.
    #[must_use]
    pub fn called(&self, id: &PersonId) -> Somebody {
        Somebody::called(id, self.name_of(id))
    }

    /// To whom the command is offered and who has not answered yet, with by whom and when.
    #[must_use]
    pub fn offered(&self) -> Option<&(PersonId, Deed)> {
        self.post.as_ref()?.offered.as_ref()
    }

    /// Whether somebody is in command.
    #[must_use]
    pub fn is_commander(&self, id: &PersonId) -> bool {
        self.post.as_ref().is_some_and(|post| post.commander == *id)
    }

    /// Those who are there.
    pub fn here(&self) -> impl Iterator<Item = &Responder> + Clone {
        self.responders.iter().filter(|responder| responder.is_here())
    }

    /// How many people are there.
    #[must_use]
    pub fn count_here(&self) -> usize {
        self.here().count()
    }

    /// Whom a commander can leave technical work to: those with that role, else everybody else who is there;
    /// of many the first.
    #[must_use]
    pub fn to_leave_to(&self) -> Sentence {
        let others = || self.here().filter(|one| !self.is_commander(&one.person.id));
        let technical: Vec<&Responder> = others().filter(|one| one.role == Some(Role::Technical)).collect();
        let all = if technical.is_empty() { others().collect() } else { technical };
        let named = all.iter().take(NAMED).map(|one| self.called(&one.person.id).into()).collect();
        let named = Sentence::joined(", ", named);
        match all.len().saturating_sub(NAMED) {
            0 => named,
            more => say!("rules-and-more", first = named, more = more),
        }
    }

    /// Whether nobody who is there has the communication role.
    #[must_use]
    pub fn nobody_communicates(&self) -> bool {
        !self.here().any(|responder| responder.role == Some(Role::Communication))
    }

    /// Whether somebody has a role.
    #[must_use]
    pub fn has_role(&self, id: &PersonId, role: Role) -> bool {
        self.responder(id).is_some_and(|responder| responder.role == Some(role))
    }

    /// Whether somebody is in command and has people enough to leave the work to.
    #[must_use]
    pub fn keeps_hands_free(&self, id: &PersonId) -> bool {
        self.is_commander(id) && self.count_here() >= COMMANDER_KEEPS_HANDS_FREE_FROM
    }
}

/// How facts change it.
impl People {
    /// Whoever declared is there, and is in command unless somebody is already.
    pub fn begin(&mut self, declarer: &Person, deed: &Deed) {
        self.entry(declarer).acknowledged = Some(deed.at);
        self.post.get_or_insert_with(|| Post::of(&deed.by, deed.at));
    }

    /// Takes a fact about people.
    pub fn take(&mut self, fact: &PeopleFact, deed: &Deed) {
        match fact {
            PeopleFact::ResponderCalled(fact) => self.take_call(fact, deed),
            PeopleFact::Dialled(fact) => self.take_dialling(fact, deed),
            PeopleFact::ResponderAcknowledged(fact) => self.take_acknowledgement(fact, deed),
            PeopleFact::RoleAssigned(fact) => self.take_role(fact, deed),
            PeopleFact::ResponderReleased(fact) => self.take_release(fact, deed),
            PeopleFact::ResponderWoke(fact) => {
                self.entry(&Person::stranger(&fact.who)).awake = Some(fact.since.to_utc().into());
            }
            PeopleFact::HandoverOffered(fact) => self.take_offer(fact, deed),
            PeopleFact::HandoverAccepted(fact) => self.take_handover(fact, deed),
            PeopleFact::HandoverDeclined(fact) => self.take_refusal(fact, deed),
        }
    }

    /// Whoever puts something on record is alive.
    pub fn take_sign_of_life(&mut self, by: &PersonId, at: Moment) {
        if let Some(responder) = self.responders.iter_mut().find(|responder| responder.person.id == *by) {
            responder.last_sign = responder.last_sign.max(Some(at));
        }
    }

    /// Puts right what was told by a clock that was ahead.
    pub fn put_right(&mut self, setback: Setback) {
        self.dialled.put_right(setback);
        self.wrong_numbers.put_right(setback);
        for responder in &mut self.responders {
            // Since when they are awake they say by their own clock.
            let Responder { person: _, call, acknowledged, role: _, duty: _, assigned, released, last_sign, awake: _ } =
                responder;
            setback.put_right([acknowledged, released, last_sign].into_iter().flatten());
            setback.put_right(call.iter_mut().map(|call| &mut call.at).chain(assigned.iter_mut().map(|deed| &mut deed.at)));
            call.iter_mut().filter_map(|call| call.rings.as_mut()).for_each(|rings| rings.put_right(setback));
        }
        if let Some(Post { commander: _, since, before, offered, declined, takeovers }) = &mut self.post {
            setback.put_right(declined.iter_mut().map(|(deed, _)| &mut deed.at));
            setback.put_right(takeovers.iter_mut().flat_map(|taken| [&mut taken.at, &mut taken.offer.at]));
            setback.put_right(before.iter_mut().map(|(_, since)| since).chain([since]));
            setback.put_right(offered.iter_mut().map(|(_, deed)| &mut deed.at));
        }
    }

    fn take_dialling(&mut self, fact: &Dialled, deed: &Deed) {
        self.wrong_numbers.take((&fact.id, &fact.name), None, fact.outcome, deed);
        self.dialled.take(fact, deed);
    }

    fn take_call(&mut self, fact: &ResponderCalled, deed: &Deed) {
        self.wrong_numbers.take((&fact.who.id, &fact.who.name), Some(fact.line), fact.outcome, deed);
        let responder = self.entry(&fact.who);
        // What is told of a call before leaves the one that rings.
        if !responder.rings().is_some_and(|rings| rings.is_later_than(deed.at)) {
            let before = responder.call.take().and_then(|call| call.rings);
            let rings = fact.outcome.is_none().then(|| Ringing::of(deed, before));
            let expected = fact.expected.map(|expected| expected.to_utc().into());
            let (line, outcome, said) = (fact.line, fact.outcome, fact.said.clone());
            responder.call = Some(Call { line, outcome, at: deed.at, by: deed.by.clone(), rings, said, expected });
        }
        if responder.released.take().is_some() {
            // Who went home and is called again is not there before they say so.
            responder.acknowledged = None;
        }
        // Who is on their way is not there before they say so.
        if fact.outcome == Some(CallOutcome::Answered) && fact.expected.is_none() {
            responder.acknowledged.get_or_insert(deed.at);
            responder.last_sign = responder.last_sign.max(Some(deed.at));
        }
    }

    fn take_acknowledgement(&mut self, fact: &ResponderAcknowledged, deed: &Deed) {
        let responder = self.entry(&fact.who);
        responder.acknowledged.get_or_insert(deed.at);
        responder.last_sign = responder.last_sign.max(Some(deed.at));
        responder.released = None;
    }

    fn take_role(&mut self, fact: &RoleAssigned, deed: &Deed) {
        let responder = self.entry(&Person::stranger(&fact.who));
        responder.acknowledged.get_or_insert(deed.at);
        responder.role = Some(fact.role);
        responder.duty.clone_from(&fact.duty);
        responder.assigned = Some(deed.clone());
        responder.released = None;
    }

    fn take_release(&mut self, fact: &ResponderReleased, deed: &Deed) {
        let responder = self.entry(&Person::stranger(&fact.who));
        responder.released = Some(deed.at);
        responder.role = None;
        responder.duty = None;
        responder.assigned = None;
        responder.awake = None;
    }

    fn take_offer(&mut self, fact: &HandoverOffered, deed: &Deed) {
        if let Some(post) = &mut self.post {
            // Who offers the command to its holder takes an earlier offer back.
            let offer = (fact.to.clone(), deed.because(fact.why.as_deref()));
            post.offered = Some(offer).filter(|(to, _)| *to != post.commander);
            post.declined = None;
        }
    }

    fn take_refusal(&mut self, HandoverDeclined { who, why }: &HandoverDeclined, deed: &Deed) {
        let Some(post) = &mut self.post else { return };
        if let Some((_, offer)) = post.offered.take_if(|(to, _)| to == who) {
            post.declined = Some((Deed { by: who.clone(), ..deed.because(why.as_deref()) }, offer.by));
        }
    }

    fn take_handover(&mut self, HandoverAccepted { who }: &HandoverAccepted, deed: &Deed) {
        let Some(post) = &mut self.post else { return };
        // Only an offer can be accepted, and the first to accept has
        // it: with one post nobody can take it twice.
        if let Some((_, offer)) = post.offered.take_if(|(to, _)| to == who) {
            post.before.push((post.commander.clone(), post.since));
            let from = std::mem::replace(&mut post.commander, who.clone());
            (post.since, post.declined) = (deed.at, None);
            if offer.by != from {
                post.takeovers.push(Takeover { from, to: who.clone(), at: deed.at, offer });
            }
            self.entry(&Person::stranger(who)).acknowledged.get_or_insert(deed.at);
        }
    }

    /// The entry of somebody, made where there is none.
    fn entry(&mut self, person: &Person) -> &mut Responder {
        let at = self.responders.iter().position(|responder| responder.person.id == person.id).unwrap_or_else(|| {
            self.responders.push(Responder {
                person: person.clone(),
                call: None,
                acknowledged: None,
                role: None,
                duty: None,
                assigned: None,
                released: None,
                last_sign: None,
                awake: None,
            });
            self.responders.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was found or made a line above")]
        let responder = &mut self.responders[at];
        // Whoever knows no more than an id does not unsay what is known.
        if *person != Person::stranger(&person.id) {
            responder.person.clone_from(person);
        }
        responder
    }
}
