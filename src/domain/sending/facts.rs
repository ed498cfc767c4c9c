//! What is put on record about words that leave: before the first byte does, and what came of it.

use crate::domain::entry_ref::EntryRef;
use crate::domain::fact::facts;
use crate::domain::id::{ChannelId, PersonId};
use crate::domain::record::Person;
use crate::domain::vocabulary::{ChannelKind, SendingOutcome};

facts! {
    /// Facts about words that leave.
    SendingFact
    /// Somebody had words sent to a person: nothing has left yet.
    "sending_claimed" SendingClaimed: People [person: to.id] {
        /// To whom, as far as the log knows people.
        pub to: Person,
        /// Over which channel of the settings.
        pub channel: ChannelId,
        /// What kind of channel that is.
        pub kind: ChannelKind,
        /// What it is about, as it goes out.
        pub subject: String,
        /// The words, as they go out.
        pub body: String,
        /// The sending that it takes the place of, as somebody decided: nobody knew what had come of that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub repeats: Option<EntryRef>,
    }
    /// A sending began: from then on something may have left.
    "sending_started" SendingStarted: People [person: who] {
        /// The entry that claimed it.
        pub sending: EntryRef,
        /// To whom it is.
        pub who: PersonId,
        /// Over which channel.
        pub channel: ChannelId,
    }
    /// What came of a sending, as far as the channel knows.
    "sending_ended" SendingEnded: People [person: who] {
        /// The entry that claimed it.
        pub sending: EntryRef,
        /// To whom it is.
        pub who: PersonId,
        /// Over which channel.
        pub channel: ChannelId,
        /// Whether it was sent, or nobody knows.
        pub outcome: SendingOutcome,
        /// Why it failed, or why nobody knows: without addresses and numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
        /// Whether the other side asks to try again later.
        #[serde(default)]
        pub later: bool,
    }
    /// Somebody found out whether a sending arrived.
    "sending_settled" SendingSettled: People [person: who] {
        /// The entry that claimed it.
        pub sending: EntryRef,
        /// To whom it is.
        pub who: PersonId,
        /// Over which channel.
        pub channel: ChannelId,
        /// Whether it did.
        pub arrived: bool,
    }
}
