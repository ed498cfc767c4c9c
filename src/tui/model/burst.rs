//! Characters that came at once where none is typed: nobody pressed them as keys. They are held until
//! somebody says what becomes of them.

use crate::tui::decoder::PASTED;

/// Characters that are held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Burst {
    /// The characters, with their line breaks.
    pub text: String,
    /// How many more came than are held.
    pub lost: usize,
}

impl Burst {
    /// Holds more, with the line breaks that a text has.
    pub fn add(&mut self, text: &str) {
        let text = &text.replace("\r\n", "\n").replace('\r', "\n");
        let room = PASTED.saturating_sub(self.text.len());
        let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= room).last().unwrap_or(0);
        let (held, lost) = text.split_at(end);
        self.text.push_str(held);
        self.lost += lost.chars().count();
    }

    /// How many characters came.
    #[must_use]
    pub fn count(&self) -> usize {
        self.text.chars().count() + self.lost
    }
}
