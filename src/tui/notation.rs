//! Keys as settings write them: `space`, `f5`, `ctrl-x`, `alt-enter`, `shift-tab`, a character.

use super::input::{Code, Key};

/// The keys that have a name.
const NAMED: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("left", Code::Left),
    ("right", Code::Right),
    ("up", Code::Up),
    ("down", Code::Down),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
];

/// What a key looks like in the settings.
pub const FORMS: &str = "expected a character, or `space`, `enter`, `tab`, `f5`, `ctrl-x`, `alt-x`, `shift-tab`";

/// The names of keys, for whoever guesses what was meant.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|(name, _)| *name).chain(["shift-tab"])
}

/// The key that a text of the settings names; none where no terminal sends it.
#[must_use]
pub fn parse(text: &str) -> Option<Key> {
    let mut key = Key::char(' ');
    let mut rest = text;
    while let Some((held, behind)) = rest.split_once('-').filter(|(held, behind)| !held.is_empty() && !behind.is_empty()) {
        let modifier = match held.to_ascii_lowercase().as_str() {
            "ctrl" => &mut key.ctrl,
            "alt" => &mut key.alt,
            "shift" => &mut key.shift,
            _ => return None,
        };
        *modifier = true;
        rest = behind;
    }
    key.code = code(rest)?;
    sent(key)
}

fn code(text: &str) -> Option<Code> {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!crate::domain::text::is_hostile(c) && crate::domain::text::width(&format!("a{text}")) > 1)
            .then_some(Code::Char(c));
    }
    let small = text.to_ascii_lowercase();
    let function = || small.strip_prefix('f')?.parse().ok().filter(|number| (1..=12).contains(number)).map(Code::F);
    NAMED.iter().find(|(name, _)| *name == small).map(|(_, code)| *code).or_else(function)
}

/// The key as a terminal sends it: shift becomes the upper-case letter. None where the terminal sends the
/// same for another key, as Ctrl-I for Tab.
fn sent(key: Key) -> Option<Key> {
    match key.code {
        Code::Char(c) if key.ctrl => {
            let c = c.to_ascii_lowercase();
            // These arrive as Tab, Enter and Esc.
            let distinct = (c.is_ascii_lowercase() && !matches!(c, 'i' | 'm')) || c == ' ';
            (distinct && !key.shift).then_some(Key { code: Code::Char(c), ..key })
        }
        Code::Char(c) if key.shift && c.is_ascii_alphabetic() => {
            Some(Key { code: Code::Char(c.to_ascii_uppercase()), shift: false, ..key })
        }
        Code::Char(_) if key.shift => None,
        Code::Tab if key.shift => Some(Key { code: Code::BackTab, shift: false, ..key }),
        Code::Tab | Code::Enter | Code::Esc | Code::Backspace if key.ctrl || key.shift => None,
        _ => Some(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_people_write_it() {
        for (text, name) in [
            ("space", "space"),
            ("d", "d"),
            ("D", "D"),
            ("shift-d", "D"),
            ("ctrl-x", "Ctrl-X"),
            ("Ctrl-X", "Ctrl-X"),
            ("alt-enter", "Alt-Enter"),
            ("shift-tab", "⇧Tab"),
            ("f5", "F5"),
            ("F12", "F12"),
            ("-", "-"),
            ("alt--", "Alt--"),
            ("é", "é"),
            ("pagedown", "PgDn"),
        ] {
            assert_eq!(parse(text).map(Key::name).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn what_no_terminal_sends_is_no_key() {
        for text in
            ["", "spase", "f0", "f13", "ctrl-", "ctrl-i", "ctrl-m", "ctrl-enter", "super-x", "xy", "\u{7}", "\u{301}", "shift-1"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
