//! What is put on record about people: who was called and came, who does what, who is in command.

use crate::domain::fact::facts;
use crate::domain::id::PersonId;
use crate::domain::record::Person;
use crate::domain::runbook::Role;
use crate::domain::vocabulary::{CallOutcome, Line};

facts! {
    /// Facts about people.
    PeopleFact
    /// Somebody was called.
    "responder_called" ResponderCalled: People [person: who.id] {
        /// Whom.
        pub who: Person,
        /// On which number.
        pub line: Line,
        /// What came of it; none while it rings.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outcome: Option<CallOutcome>,
    }
    /// A responder is there.
    "responder_acknowledged" ResponderAcknowledged: People [person: who.id] {
        /// Who.
        pub who: Person,
    }
    /// A responder got a role.
    "role_assigned" RoleAssigned: People [person: who] {
        /// Who.
        pub who: PersonId,
        /// Which.
        pub role: Role,
        /// The duty in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub duty: Option<String>,
    }
    /// A responder may rest.
    "responder_released" ResponderReleased: People [person: who] {
        /// Who.
        pub who: PersonId,
    }
    /// The command was offered to somebody.
    "handover_offered" HandoverOffered: People [person: to] {
        /// To whom.
        pub to: PersonId,
        /// Why, where it is not the commander who offers it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }
    /// Whoever is named here took the command that was offered.
    "handover_accepted" HandoverAccepted: People [person: who] {
        /// Who commands from then on.
        pub who: PersonId,
    }
}
