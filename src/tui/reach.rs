//! Reaching a person who does not look: through their desktop where there is one, else through their terminal.

use crate::app::desktop::{Desktop, Way, Words};
use crate::app::works::Works;
use crate::app::works::progress::Progress;

use super::announce::{self, Passage};
use super::terminal::Screen;

/// How a person is reached who does not look.
pub struct Reach {
    way: Way,
    passage: Passage,
    ascii: bool,
    desktop: Option<Desktop>,
}

impl Reach {
    /// The way that is there; what a desktop did not take comes back.
    pub fn open(works: &Works, way: Way, passage: Passage, ascii: bool, unheard: Progress<Words>) -> Self {
        Self { way, passage, ascii, desktop: (way == Way::Desktop).then(|| Desktop::open(works, unheard)) }
    }

    /// To the desktop where there is one; what it cannot take, and everything else, through the terminal.
    pub fn tell(&self, words: Words, screen: &Screen) {
        let left = match &self.desktop {
            Some(desktop) => desktop.tell(words).err(),
            None => Some(words),
        };
        if let Some(words) = left.filter(|_| self.way != Way::None) {
            self.through_the_terminal(&words, screen);
        }
    }

    /// Through the terminal.
    pub fn through_the_terminal(&self, words: &Words, screen: &Screen) {
        screen.announce(&announce::bytes(words, self.passage, self.ascii));
    }
}
