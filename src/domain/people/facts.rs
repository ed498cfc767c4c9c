//! What is put on record about people: who was called and came, who does what, who is in command.

use chrono::{DateTime, FixedOffset};

use crate::domain::fact::facts;
use crate::domain::id::{DialId, PersonId};
use crate::domain::record::Person;
use crate::domain::runbook::Role;
use crate::domain::vocabulary::{CallOutcome, Line};

facts! {
    /// Facts about people: calls, roles, release, command.
    PeopleFact
    /// Somebody was called.
    "responder_called" ResponderCalled: People [person: who.id] {
        /// Who was called, with what the contacts say they can do.
        pub who: Person,
        /// The number that was called.
        pub line: Line,
        /// What came of it; none while it rings.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outcome: Option<CallOutcome>,
        /// What they said, in the words of whoever called.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said: Option<String>,
        /// When they will be there, as they said: they answered and are not there yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected: Option<DateTime<FixedOffset>>,
    }
    /// Somebody of the dial list was dialled: whoever it is does not become a responder.
    "dialled" Dialled: People [] {
        /// Their id in the dial list.
        pub id: DialId,
        /// Their name.
        pub name: String,
        /// What came of it; none while it rings.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outcome: Option<CallOutcome>,
        /// What they said, in the words of whoever dialled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said: Option<String>,
    }
    /// A responder is there.
    "responder_acknowledged" ResponderAcknowledged: People [person: who.id] {
        /// Who is there, with what is known of their skills.
        pub who: Person,
    }
    /// A responder got a role.
    "role_assigned" RoleAssigned: People [person: who] {
        /// Who got the role.
        pub who: PersonId,
        /// The role they have from then on, in place of an earlier one.
        pub role: Role,
        /// The duty in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub duty: Option<String>,
    }
    /// A responder may rest.
    "responder_released" ResponderReleased: People [person: who] {
        /// Who was released.
        pub who: PersonId,
    }
    /// A responder said since when they are awake.
    "responder_woke" ResponderWoke: People [person: who] {
        /// Who is awake.
        pub who: PersonId,
        /// Since when, in the zone in which it was said.
        pub since: DateTime<FixedOffset>,
    }
    /// The command was offered to somebody.
    "handover_offered" HandoverOffered: People [person: to] {
        /// Who may accept it; the commander's own id withdraws an earlier offer.
        pub to: PersonId,
        /// Why, where it is not the commander who offers it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }
    /// Whoever is named here did not take the command that was offered.
    "handover_declined" HandoverDeclined: People [person: who] {
        /// Who declined it.
        pub who: PersonId,
        /// Why, where a reason was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }
    /// Whoever is named here took the command that was offered.
    "handover_accepted" HandoverAccepted: People [person: who] {
        /// Who commands from then on.
        pub who: PersonId,
    }
}
