//! What the terminal sent, in our own words. What it sends for them stands in [`super::decoder`].

use ratatui_textarea as area;

use crate::domain::speech::{Language, say};

/// One thing that the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// A key came that may be the first of a burst: the next key or paste begins with it once more.
    Early(Key),
    /// Text was pasted, or came in a burst; it never becomes commands.
    Paste(String),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has so many columns and rows now.
    Resize(u16, u16),
}

/// What the mouse did, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// The column, from 0 on.
    pub column: u16,
    /// The row, from 0 on.
    pub row: u16,
    /// Which button or wheel movement it was; others are not passed on.
    pub did: Did,
}

/// What a mouse can do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// The left button was pressed.
    Click,
    /// The wheel was turned up.
    WheelUp,
    /// The wheel was turned down.
    WheelDown,
}

/// A key with what was held beside it. Shift is told by the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key itself, without control, alt or shift.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held, where the key is no character: a character tells it by itself.
    pub shift: bool,
}

/// The keys that mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named as it is printed on the key")]
pub enum Code {
    /// A character as the layout gives it: `A` for shift and `a`.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

impl Key {
    /// The key with nothing held beside it.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The key of a character, such as `x` or `?`, with nothing held beside it.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::new(Code::Char(c))
    }

    /// A character with control.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    /// The key with alt.
    #[must_use]
    pub const fn alt(code: Code) -> Self {
        Self { alt: true, ..Self::new(code) }
    }

    /// Esc and the character, where it is one with alt: a terminal sends the same for both.
    #[must_use]
    pub fn as_escape_and_character(self) -> Option<(Self, Self)> {
        let is = self.alt && matches!(self.code, Code::Char(_));
        is.then_some((Self::new(Code::Esc), Self { alt: false, ..self }))
    }

    /// What a foot line or a help page calls it.
    #[must_use]
    pub fn name(self) -> String {
        self.name_in(Language::English)
    }

    /// The same as people call it who speak a language: what is printed on the key stays as it is.
    #[must_use]
    pub fn name_in(self, language: Language) -> String {
        let name = match self.code {
            Code::Char(' ') => language.say(&say!("keys-name-space")),
            Code::Char(c) => c.to_string(),
            Code::BackTab => "⇧Tab".to_owned(),
            Code::Up => "↑".to_owned(),
            Code::Down => "↓".to_owned(),
            Code::Left => "←".to_owned(),
            Code::Right => "→".to_owned(),
            Code::PageUp => "PgUp".to_owned(),
            Code::PageDown => "PgDn".to_owned(),
            Code::F(number) => format!("F{number}"),
            code => format!("{code:?}"),
        };
        let name = match (self.ctrl, self.code) {
            (true, Code::Char(c)) if c != ' ' => c.to_uppercase().to_string(),
            _ => name,
        };
        let held = |is: bool, held: &'static str| if is { held } else { "" };
        format!("{}{}{}{name}", held(self.ctrl, "Ctrl-"), held(self.alt, "Alt-"), held(self.shift, "⇧"))
    }

    /// The character that it types, where it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The character that it is where it was not pressed but is part of a text: a line break for Enter, what
    /// a terminal sends for a key with control. None for a key that is no character.
    #[must_use]
    pub fn in_a_text(self) -> Option<char> {
        let above = |c: char, least: char| u8::try_from(u32::from(c) - u32::from(least)).unwrap_or_default();
        match self.code {
            Code::Enter => Some('\n'),
            Code::Tab => Some('\t'),
            Code::Backspace => Some('\u{7f}'),
            Code::Char(' ') if self.ctrl => Some('\0'),
            Code::Char(c @ 'a'..='z') if self.ctrl => Some(char::from(above(c, 'a') + 1)),
            Code::Char(c @ '4'..='7') if self.ctrl => Some(char::from(above(c, '4') + 0x1c)),
            Code::Char(c) => Some(c),
            Code::Esc
            | Code::BackTab
            | Code::Delete
            | Code::Left
            | Code::Right
            | Code::Up
            | Code::Down
            | Code::Home
            | Code::End
            | Code::PageUp
            | Code::PageDown
            | Code::F(_) => None,
        }
    }

    /// Whether it takes the last character back.
    #[must_use]
    pub fn takes_back(self) -> bool {
        self.code == Code::Backspace
    }

    /// Whether it moves within a text of so many lines: an arrow
    /// does until it stands on the first line or the last.
    #[must_use]
    pub fn moves_inside(self, lines: usize, row: usize) -> bool {
        match self.code {
            Code::Up => row > 0,
            Code::Down => row + 1 < lines,
            _ => false,
        }
    }

    /// Whether a text needs it, so that it can mean nothing else where one types.
    #[must_use]
    pub fn is_for_text(self) -> bool {
        let edits = matches!(self.code, Code::Backspace | Code::Delete | Code::Left | Code::Right | Code::Home | Code::End);
        self.typed().is_some() || (edits && !self.ctrl && !self.alt && !self.shift)
    }

    /// The key as a text area takes it.
    pub(super) fn for_text(self) -> area::Input {
        let key = match self.code {
            // What a shell knows as Ctrl-U the text area knows as Ctrl-J:
            // away with the line up to the cursor.
            Code::Char('u') if self.ctrl => area::Key::Char('j'),
            Code::Char(c) => area::Key::Char(c),
            Code::Enter => area::Key::Enter,
            Code::Backspace => area::Key::Backspace,
            Code::Delete => area::Key::Delete,
            Code::Left => area::Key::Left,
            Code::Right => area::Key::Right,
            Code::Up => area::Key::Up,
            Code::Down => area::Key::Down,
            Code::Home => area::Key::Home,
            Code::End => area::Key::End,
            Code::PageUp | Code::PageDown | Code::Esc | Code::Tab | Code::BackTab | Code::F(_) => area::Key::Null,
        };
        area::Input { key, ctrl: self.ctrl, alt: self.alt, shift: self.shift }
    }
}
