//! What a key can mean, and on which screens.

use crate::domain::ask::Row;
use crate::domain::ask::table::ASKS;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::CallOutcome;

/// What is on the screen, as far as keys are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The question who sits here, with the contacts to choose from.
    Who,
    /// The start: open incidents, and the runbooks to declare one with.
    Home,
    /// A runbook as it will run.
    Runbook,
    /// The board of the open incident.
    Board,
    /// One step with its detail.
    Step,
    /// The entries of the log, page by page, the newest at the bottom.
    Timeline,
    /// Words that are looked for in the timeline.
    Search,
    /// Everybody who is there or could be.
    People,
    /// What customers were told, and what they are owed.
    Notices,
    /// What whoever takes the command must know.
    Briefing,
    /// Every list of the board whole.
    Whole,
    /// What the keys do.
    Help,
    /// Everything that can be done, found by letters.
    Palette,
    /// A form over the board or home.
    Form,
    /// Characters that came at once, held over any screen on which none is typed.
    Burst,
}

impl Screen {
    /// Every screen, for keys that mean the same everywhere.
    pub const ALL: &[Self] = &[
        Self::Who,
        Self::Home,
        Self::Runbook,
        Self::Board,
        Self::Step,
        Self::Timeline,
        Self::Search,
        Self::People,
        Self::Notices,
        Self::Briefing,
        Self::Whole,
        Self::Help,
        Self::Palette,
        Self::Form,
        Self::Burst,
    ];

    /// Whether letters are typed there: no letter is a key then.
    #[must_use]
    pub fn is_typed_on(self) -> bool {
        matches!(self, Self::Who | Self::Search | Self::Palette | Self::Form)
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Who => "who are you",
            Self::Home => "incidents and runbooks",
            Self::Runbook => "a runbook",
            Self::Board => "the board",
            Self::Step => "a step",
            Self::Timeline => "the timeline",
            Self::Search => "a search",
            Self::People => "the people",
            Self::Notices => "what customers know",
            Self::Briefing => "the briefing",
            Self::Whole => "the lists in full",
            Self::Help => "help",
            Self::Palette => "the palette",
            Self::Form => "a form",
            Self::Burst => "characters that came at once",
        }
    }
}

/// Every meaning that a key can have, listed once; what may be asked of an incident comes from its own table.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What a key can mean.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            /// Ask what a verb of the command line asks, such as `done` or `note`.
            Ask(Verb),
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// What the verbs ask, in the order of their table, then everything else.
            pub fn all() -> impl Iterator<Item = Self> {
                let of_the_screen = [$(Self::$name,)*];
                ASKS.iter().map(|row| Self::Ask(row.verb)).chain(of_the_screen)
            }
        }
    };
}

actions! {
    /// Take back what one did last.
    UndoLast,
    /// Finish, confirm or judge what is here as the word of somebody who has only a phone.
    QuoteSomebody,
    /// Say that one dials whoever the cursor stands on.
    LogDialling,
    /// Say that they answered.
    LogAnswered,
    /// Say that a machine took a message.
    LogVoicemail,
    /// Say that nobody picked up.
    LogNoAnswer,
    /// Say that the line was engaged.
    LogBusy,
    /// Say that the number belongs to somebody else.
    LogWrongNumber,
    /// Go to the step that is next for whoever looks.
    DoNext,
    /// Go to data integrity.
    GoToIntegrity,
    /// Go to restoring service.
    GoToRestore,
    /// Go to telling customers.
    GoToCommunicate,
    /// Show only one's own steps, or all again.
    ToggleOwn,
    /// Look closer at what the cursor stands on.
    Choose,
    /// Move the cursor one row up, or scroll one line.
    Up,
    /// Move the cursor one row down, or scroll one line.
    Down,
    /// Move or scroll up by as many rows as are in view.
    PageUp,
    /// Move or scroll down by as many rows as are in view.
    PageDown,
    /// Move to the first row, or scroll to the top.
    First,
    /// Move to the last row, or scroll to the end.
    Last,
    /// Go to the next list of the board.
    NextPane,
    /// Go to the list before on the board.
    PreviousPane,
    /// Show the timeline.
    ShowTimeline,
    /// Choose which entries are shown.
    FilterTimeline,
    /// Show every entry again.
    ClearFilter,
    /// Search the timeline for words.
    SearchTimeline,
    /// Go to the next older entry that holds the words searched for.
    OlderHit,
    /// Go to the next newer entry that holds the words searched for.
    NewerHit,
    /// Everybody who is there or could be.
    ShowPeople,
    /// What customers were told.
    ShowNotices,
    /// Copy the words for customers under the cursor.
    CopyWords,
    /// Write the report into a file.
    WriteReport,
    /// What whoever takes the command must know.
    ShowBriefing,
    /// Show the whole runbook under the cursor, as it will run.
    ShowRunbook,
    /// Show every list of the board whole.
    ShowWhole,
    /// Go to what the thing under the cursor waits for.
    GoToCause,
    /// Show which incidents there are.
    ShowHome,
    /// What the keys do.
    ShowHelp,
    /// Everything that can be done.
    ShowPalette,
    /// Go back: from what lies on top, else from another screen to the board.
    Back,
    /// Leave the program; the incident goes on.
    Leave,
    /// Leave the program from anywhere.
    Interrupt,
    /// Put the program to sleep.
    Suspend,
    /// Draw the whole screen again, after something else wrote on the terminal.
    Redraw,
    /// Make a note of characters that came at once.
    NoteBurst,
    /// Drop characters that came at once.
    DropBurst,
    /// Ask for what the form says.
    Submit,
    /// Close the form; what was typed stays.
    Cancel,
    /// Close the form; what was typed is thrown away.
    DropDraft,
    /// To the next field.
    NextField,
    /// To the field before.
    PreviousField,
    /// Choose the option before, in a field with options.
    PreviousOption,
    /// Choose the next option, in a field with options.
    NextOption,
    /// A new line in a text.
    NewLine,
    /// Take back what was typed last.
    UndoTyping,
    /// Type again what was taken back.
    RedoTyping,
}

impl Action {
    /// The name under which `[keys]` of the settings knows it: `finish-step`.
    #[must_use]
    pub fn id(self) -> String {
        let name = match self {
            Self::Ask(verb) => verb.row().and_then(Row::ordinary).map_or_else(String::new, |shape| shape.command.to_owned()),
            other => format!("{other:?}"),
        };
        let mut id = String::new();
        for c in name.chars() {
            if c.is_ascii_uppercase() && !id.is_empty() {
                id.push('-');
            }
            id.push(c.to_ascii_lowercase());
        }
        id
    }

    /// Of a call what it says came of it, none while it rings; nothing where it says nothing of a call.
    #[must_use]
    pub fn of_call(self) -> Option<Option<CallOutcome>> {
        Some(match self {
            Self::LogDialling => None,
            Self::LogAnswered => Some(CallOutcome::Answered),
            Self::LogVoicemail => Some(CallOutcome::Voicemail),
            Self::LogNoAnswer => Some(CallOutcome::NoAnswer),
            Self::LogBusy => Some(CallOutcome::Busy),
            Self::LogWrongNumber => Some(CallOutcome::WrongNumber),
            _ => return None,
        })
    }

    /// Whether it only moves the cursor or scrolls.
    #[must_use]
    pub fn moves(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::PageUp | Self::PageDown | Self::First | Self::Last)
    }

    /// Where it moves the cursor from row `at`, in a list of `count` rows of which `page` are in view.
    #[must_use]
    pub fn moved(self, at: usize, count: usize, page: usize) -> usize {
        let to = match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at.saturating_add(1),
            Self::PageUp => at.saturating_sub(page),
            Self::PageDown => at.saturating_add(page),
            Self::First => 0,
            _ => usize::MAX,
        };
        to.min(count.saturating_sub(1))
    }

    /// Whether it goes from one list to the other.
    #[must_use]
    pub fn changes_list(self) -> bool {
        matches!(self, Self::NextPane | Self::PreviousPane)
    }

    /// Whether it takes the cursor somewhere else on the board.
    #[must_use]
    pub fn jumps(self) -> bool {
        let there = matches!(self, Self::GoToCause | Self::GoToIntegrity | Self::GoToRestore | Self::GoToCommunicate);
        there || self.changes_list()
    }

    /// Whether it concerns the program, not the incident: it means the same everywhere.
    #[must_use]
    pub fn is_of_the_program(self) -> bool {
        matches!(self, Self::Interrupt | Self::Suspend | Self::Redraw)
    }
}
