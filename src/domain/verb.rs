//! Everything that one can ask of the program, by the one word that stands for it in every language: `crisis done`, and the key that does it.

use serde::{Deserialize, Serialize};

use super::word_list::words;

words! {
    /// What one can ask for.
    Verb {
        /// Declare an incident.
        Declare = "declare",
        /// Open the screen.
        Open = "open",
        /// Show the board.
        Status = "status",
        /// Show what is next.
        Next = "next",
        /// Show the timeline.
        Log = "log",
        /// Start a step.
        Start = "start",
        /// Finish a step.
        Done = "done",
        /// Skip a step.
        Skip = "skip",
        /// Mark a step as failed.
        Fail = "fail",
        /// Mark a step as not applicable.
        Na = "na",
        /// Reopen a step.
        Reopen = "reopen",
        /// Confirm a step as second person.
        Confirm = "confirm",
        /// Override the lock of a step.
        Override = "override",
        /// Give a verdict on a component's data.
        Verdict = "verdict",
        /// Set a component's service.
        Service = "service",
        /// Add a component.
        Component = "component",
        /// Call somebody.
        Call = "call",
        /// Acknowledge.
        Ack = "ack",
        /// Give a role.
        Assign = "assign",
        /// Release a responder.
        Release = "release",
        /// Offer command.
        Handover = "handover",
        /// Accept command.
        Accept = "accept",
        /// Show the contacts.
        Contacts = "contacts",
        /// Write a note.
        Note = "note",
        /// Log a decision.
        Decide = "decide",
        /// Mark the incident as resolved.
        Resolve = "resolve",
        /// Close the incident.
        Close = "close",
        /// Write a report.
        Export = "export",
        /// Check the log.
        Verify = "verify",
        /// Check files.
        Lint = "lint",
        /// Print completions.
        Completions = "completions",
        /// Print the man page.
        Man = "man",
    }
}
