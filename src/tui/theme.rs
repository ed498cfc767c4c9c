//! Colours and weights by meaning. Only the terminal's own sixteen colours; without colour the words and marks still say everything.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text means, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Ordinary.
    Plain,
    /// A title.
    Title,
    /// Nothing to do here now.
    Muted,
    /// Done, sound.
    Good,
    /// Somebody is at it.
    Working,
    /// Needs attention.
    Alert,
    /// A deadline has passed.
    Late,
    /// Where the cursor stands.
    Cursor,
    /// A key on the foot line.
    Key,
    /// Where something can be typed.
    Field,
}

/// The style of a look, with or without colour.
#[must_use]
pub fn style(look: Look, colour: bool) -> Style {
    let plain = Style::new();
    let tint = |tint: Color| if colour { plain.fg(tint) } else { plain };
    match look {
        Look::Plain => plain,
        Look::Title | Look::Key => plain.add_modifier(Modifier::BOLD),
        Look::Muted => plain.add_modifier(Modifier::DIM),
        Look::Good => tint(Color::Green),
        Look::Working => tint(Color::Blue).add_modifier(Modifier::BOLD),
        Look::Alert => tint(Color::Red).add_modifier(Modifier::BOLD),
        Look::Late => tint(Color::Red).add_modifier(Modifier::BOLD | Modifier::REVERSED),
        Look::Field => plain.add_modifier(Modifier::UNDERLINED),
        Look::Cursor => plain.add_modifier(Modifier::REVERSED),
    }
}
