//! What should reach a person outside of the screen, on its way to their desktop: by a task of the works,
//! each time within two seconds. It never holds up the screen, and a desktop that is not there is no error:
//! what it did not take is handed back for the terminal.

use std::path::Path;
use std::time::Duration;

use notify_rust::{Notification, Urgency};

use crate::domain::text;

use super::works::progress::Progress;
use super::works::queue::{Queue, Waiting, queue};
use super::works::{Task, Works, within};

/// How long a desktop has to take a notification: a bus may accept and never answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How many wait at most; what is more goes to the terminal.
const WAITING: usize = 32;
/// Columns of the incident, and of what somebody is wanted for: a desktop shows no more, and some take what
/// is larger for a mistake.
const HEADING: usize = 60;
const LONGEST: usize = 200;
/// How many of those that wait are told in one notification.
const TOGETHER: usize = 4;

/// What reaches a person, safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Which incident it is about: the title of the notification.
    pub heading: String,
    /// What they are wanted for.
    pub body: String,
}

/// How a person is notified who is not looking at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// None: they want nothing of it.
    None,
    /// Through their terminal: the bell, and a notification where the terminal can make one.
    Terminal,
    /// To the desktop of this machine.
    Desktop,
}

impl Delivery {
    /// What an environment leaves: over ssh the desktop is at the
    /// other end of the terminal; without a bus there is none.
    #[must_use]
    pub fn find(quiet: bool, of: impl Fn(&str) -> Option<String>) -> Self {
        let said = |variable: &str| of(variable).filter(|value| !value.is_empty());
        let remote = ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|variable| said(variable).is_some());
        let runtime = said("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
        match (quiet, remote, said("DBUS_SESSION_BUS_ADDRESS").is_some() || runtime) {
            (true, ..) => Self::None,
            (_, false, true) => Self::Desktop,
            _ => Self::Terminal,
        }
    }
}

/// The messenger to the desktop; gone with this, and what was still on its way with it.
#[derive(Debug)]
pub struct Desktop {
    queue: Queue<Words>,
    _delivery: Task,
}

impl Desktop {
    /// Starts the messenger; what the desktop did not take it hands back.
    pub fn open(works: &Works, undelivered: Progress<Words>) -> Self {
        let (queue, waiting) = queue(WAITING);
        Self { queue, _delivery: works.start(deliver(waiting, undelivered)) }
    }

    /// Hands words over, at once; back where too many wait already.
    ///
    /// # Errors
    /// Where they were not taken.
    pub fn tell(&self, words: Words) -> Result<(), Words> {
        self.queue.put(words)
    }
}

/// Delivers until nobody has anything to tell any more. Those that
/// came in the meantime are told together: a hundred at once are one.
async fn deliver(mut waiting: Waiting<Words>, undelivered: Progress<Words>) {
    while let Some(words) = waiting.next().await {
        let words = together(&words, &waiting.rest());
        if within(PATIENCE, show(&words)).await != Some(true) {
            undelivered.wait(words).await;
        }
    }
}

fn together(first: &Words, others: &[Words]) -> Words {
    let more = (others.len() + 1).saturating_sub(TOGETHER);
    let bodies = std::iter::once(first).chain(others).take(TOGETHER);
    let mut bodies: Vec<String> = bodies.map(|words| text::cut(&words.body, LONGEST).into_owned()).collect();
    bodies.extend((more > 0).then(|| format!("+{more}")));
    Words { heading: text::cut(&first.heading, HEADING).into_owned(), body: bodies.join("\n") }
}

/// Whether the desktop took it.
async fn show(words: &Words) -> bool {
    let mut notification = Notification::new();
    notification.appname("crisis").summary(&words.heading).body(&harmless(&words.body)).urgency(Urgency::Critical);
    notification.show_async().await.is_ok()
}

/// Desktops read marks in the body: a text has none.
fn harmless(body: &str) -> String {
    body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delivery(quiet: bool, environment: &[(&str, &str)]) -> Delivery {
        Delivery::find(quiet, |wanted| environment.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_way_is_the_desktop_where_there_is_a_bus_and_the_terminal_over_ssh() {
        let bus = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1000/bus");
        assert_eq!(delivery(false, &[]), Delivery::Terminal);
        assert_eq!(delivery(false, &[bus]), Delivery::Desktop);
        assert_eq!(delivery(false, &[bus, ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")]), Delivery::Terminal);
        assert_eq!(delivery(false, &[bus, ("SSH_TTY", "")]), Delivery::Desktop);
        assert_eq!(delivery(false, &[("XDG_RUNTIME_DIR", "/nowhere")]), Delivery::Terminal);
        assert_eq!(delivery(true, &[bus]), Delivery::None);
    }

    #[test]
    fn many_at_once_are_told_together_and_marks_are_letters() {
        let words = |body: &str| Words { heading: "h".to_owned(), body: body.to_owned() };
        assert_eq!(together(&words("a"), &[]), words("a"));
        assert_eq!(together(&words("a"), &[words("b")]), words("a\nb"));
        let many: Vec<Words> = (0..99).map(|_| words("x")).collect();
        assert_eq!(together(&words("a"), &many), words("a\nx\nx\nx\n+96"));
        let long = |letter: &str| Words { heading: letter.repeat(9_000), body: letter.repeat(9_000) };
        let told = together(&long("x"), &vec![long("y"); 99]);
        assert!(told.heading.len() < 100 && told.body.len() < 1_000, "{told:?}");
        assert_eq!(harmless("<b>&"), "&lt;b&gt;&amp;");
    }
}
