//! Reaching a person who does not look: through their desktop
//! where there is one, else through their terminal.

use crate::app::desktop::{Delivery, Desktop, Words};
use crate::app::works::Works;
use crate::app::works::progress::Progress;

use super::announce::{self, Passage};
use super::terminal::{Screen, to_the_clipboard};

/// How a person is reached who does not look.
pub struct Notifier {
    delivery: Delivery,
    passage: Passage,
    ascii: bool,
    desktop: Option<Desktop>,
}

impl Notifier {
    /// Ready to notify; what a desktop did not take comes back.
    pub fn open(works: &Works, delivery: Delivery, passage: Passage, ascii: bool, undelivered: Progress<Words>) -> Self {
        Self { delivery, passage, ascii, desktop: (delivery == Delivery::Desktop).then(|| Desktop::open(works, undelivered)) }
    }

    /// To the desktop where there is one; what it cannot take, and everything else, through the terminal.
    pub fn tell(&self, words: Words, screen: &Screen) {
        let left = match &self.desktop {
            Some(desktop) => desktop.tell(words).err(),
            None => Some(words),
        };
        if let Some(words) = left.filter(|_| self.delivery != Delivery::None) {
            self.through_the_terminal(&words, screen);
        }
    }

    /// Puts a text into the clipboard of whoever sits at the terminal, where it lets us.
    pub fn copy(&self, text: &str, screen: &Screen) {
        screen.announce(announce::told(&to_the_clipboard(text), self.passage).as_bytes());
    }

    /// Rings the bell, and shows the words where the terminal can make a notification of them.
    pub fn through_the_terminal(&self, words: &Words, screen: &Screen) {
        screen.announce(&announce::bytes(words, self.passage, self.ascii));
    }
}
