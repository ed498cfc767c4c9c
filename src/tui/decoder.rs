//! From the bytes that a terminal sends to what they mean. Pure: whoever reads says when nothing more came.
//!
//! Nothing that a terminal sends, or that a line loses, takes the keys away. The rest of a sequence is waited
//! for a moment only, a control character ends it, and what is pasted without an end counts as pasted once it
//! pauses. Ctrl-C gets through whatever came before it. A reader that waits for the rest for ever, as
//! crossterm's does, is deaf from the first stray byte on.
//!
//! What is pasted never becomes keys: where the line stalls in the middle of it and its rest comes later, all
//! at once, that is pasted too.
//!
//! Esc and a letter are told from one key by nothing but time: terminals send a letter with Alt as Esc and
//! the letter, and a slow line, or a program between, brings both at once. So Esc is waited behind for as
//! long as a line may need for the rest of an arrow (`ESCAPE`), and a letter by then makes one key with Alt.
//! Where that key has no meaning of its own, it means Esc and then the letter (`update/press.rs`), so that
//! neither is lost. Editors that know keys with Alt lose one of the two there; a reader that does not wait,
//! as crossterm's, takes half an arrow for Esc.

use std::mem::take;
use std::time::Duration;

use crate::domain::limits::LONGEST_TEXT;

use super::input::{Code, Did, Input, Key, Mouse};

/// What comes with Esc is there by then, even where a slow line delivers it in two pieces.
const ESCAPE: Duration = Duration::from_millis(60);
/// How long the rest of a sequence is waited for.
const REST: Duration = Duration::from_millis(100);
/// A pause in what is pasted: what comes after it may be typed by a person.
const PAUSE: Duration = Duration::from_millis(20);
/// How much longer it may pause before it counts as whole.
const STALL: Duration = Duration::from_millis(500);
/// So few bytes after a pause are a key.
const KEY: usize = 4;
/// With so many keys, each after a pause, a person is typing.
const TYPED: u8 = 4;
/// So many bytes at once, after something pasted stalled, are more of it.
const BURST: usize = 32;
/// A sequence that is longer means nothing.
const LONGEST: usize = 64;
/// And what is longer is no answer of the terminal.
const LONGEST_ANSWER: usize = 256;
/// What is pasted beyond this is dropped: no field takes more, and each says so where it cuts.
pub(super) const PASTED: usize = 2 * LONGEST_TEXT;

const PASTE_ENDS: &[u8] = b"\x1b[201~";
const ESC: u8 = 0x1b;
const BELL: u8 = 0x07;
pub(super) const CTRL_C: u8 = 0x03;

/// What came, as far as it is told apart.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// Something pasted stalled before its end came.
    stalled: bool,
}

#[derive(Debug, Default)]
enum State {
    /// Nothing is in pieces.
    #[default]
    Ground,
    /// Esc.
    Escape,
    /// Esc and `O`.
    Single,
    /// Esc and `[`, and so much behind them.
    Sequence(String),
    /// Esc and what may open an answer of the terminal in words.
    Opener(u8),
    /// Such an answer: how many bytes of it came, and whether the last was Esc, with which its end begins.
    Answer(usize, bool),
    /// A report of the mouse in three bytes, and how many of them came.
    OldMouse([u8; 3], usize),
    /// A part of a character, with Alt or without.
    Character(Vec<u8>, bool),
    /// Something pasted.
    Paste(Paste),
}

/// So much of what is pasted came.
#[derive(Debug, Default)]
struct Paste {
    text: Vec<u8>,
    /// How many bytes of its end.
    ending: usize,
    /// It pauses.
    pauses: bool,
    /// How many keys came, each after a pause.
    typed: u8,
}

impl Decoder {
    /// How long to wait for more before [`Self::nothing_came`]; none where nothing is in pieces.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match &self.state {
            State::Ground => None,
            State::Escape => Some(ESCAPE),
            State::Paste(paste) => Some(if paste.pauses { STALL } else { PAUSE }),
            State::Single
            | State::Sequence(_)
            | State::Opener(_)
            | State::Answer(..)
            | State::OldMouse(..)
            | State::Character(..) => Some(REST),
        }
    }

    /// Takes what was read at once. Hands back what is complete.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut inputs = Vec::new();
        let pauses = match &mut self.state {
            State::Paste(paste) => take(&mut paste.pauses),
            State::Ground if self.stalled && bytes.len() >= BURST && !bytes.starts_with(&[ESC]) => {
                self.state = State::Paste(Paste::default());
                false
            }
            _ => false,
        };
        let is_pasting = matches!(self.state, State::Paste(_));
        if is_pasting && !bytes.is_empty() && bytes.iter().all(|byte| *byte == CTRL_C) {
            self.give_up(&mut inputs);
        }
        for byte in bytes {
            self.step(*byte, &mut inputs);
        }
        if let State::Paste(paste) = &mut self.state
            && is_pasting
        {
            paste.typed = if pauses && bytes.len() <= KEY { paste.typed + 1 } else { 0 };
            if paste.typed >= TYPED {
                self.give_up(&mut inputs);
            }
        }
        inputs
    }

    /// Nothing more came for as long as was worth waiting. Hands back what that makes of the pieces.
    pub fn nothing_came(&mut self) -> Vec<Input> {
        let mut inputs = Vec::new();
        match take(&mut self.state) {
            State::Escape => inputs.push(Input::Key(Key::new(Code::Esc))),
            State::Single => inputs.push(Input::Key(Key::alt(Code::Char('O')))),
            State::Sequence(text) if text.is_empty() => inputs.push(Input::Key(Key::alt(Code::Char('[')))),
            State::Opener(opener) => inputs.push(Input::Key(Key::alt(Code::Char(char::from(opener))))),
            State::Paste(paste) if !paste.pauses => self.state = State::Paste(Paste { pauses: true, ..paste }),
            State::Paste(paste) => {
                self.state = State::Paste(paste);
                self.give_up(&mut inputs);
            }
            State::Ground | State::Sequence(_) | State::Answer(..) | State::OldMouse(..) | State::Character(..) => {}
        }
        inputs
    }

    /// What came of something pasted is all that there is of it; a Ctrl-C behind it was pressed.
    fn give_up(&mut self, inputs: &mut Vec<Input>) {
        let State::Paste(mut paste) = take(&mut self.state) else { return };
        self.stalled = true;
        let interrupts = paste.text.ends_with(&[CTRL_C]);
        while paste.text.ends_with(&[CTRL_C]) {
            paste.text.pop();
        }
        inputs.extend((!paste.text.is_empty()).then(|| pasted(&paste.text)));
        inputs.extend(interrupts.then_some(Input::Key(Key::ctrl('c'))));
    }

    fn step(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match take(&mut self.state) {
            State::Single if byte.is_ascii_graphic() => self.single(byte, inputs),
            State::Opener(opener) if answers(opener, byte) => self.state = State::Answer(1, false),
            State::Opener(opener) => {
                inputs.push(Input::Key(Key::alt(Code::Char(char::from(opener)))));
                self.begin(byte, false, inputs);
            }
            State::Answer(_, true) if byte == b'\\' => {}
            State::Answer(_, false) if byte == BELL => {}
            State::Escape | State::Answer(_, true) => self.behind_escape(byte, inputs),
            State::Answer(came, false) if byte == ESC => self.state = State::Answer(came, true),
            State::Answer(came, false) if byte >= b' ' && came < LONGEST_ANSWER => self.state = State::Answer(came + 1, false),
            State::Sequence(text) if (b' '..=b'~').contains(&byte) => self.sequence(text, byte, inputs),
            State::OldMouse(mut report, came) if byte >= b' ' => {
                report.iter_mut().skip(came).take(1).for_each(|place| *place = byte);
                match came {
                    0 | 1 => self.state = State::OldMouse(report, came + 1),
                    _ => inputs.extend(of_old_mouse(report)),
                }
            }
            State::Character(mut bytes, alt) if byte >= 0x80 => {
                bytes.push(byte);
                self.character(bytes, alt, inputs);
            }
            State::Paste(paste) => self.paste(paste, byte, inputs),
            // What was begun was cut off, and what comes now is something else.
            State::Ground
            | State::Single
            | State::Sequence(_)
            | State::Answer(..)
            | State::OldMouse(..)
            | State::Character(..) => self.begin(byte, false, inputs),
        }
    }

    /// The byte behind Esc.
    fn behind_escape(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match byte {
            ESC => {
                inputs.push(Input::Key(Key::new(Code::Esc)));
                self.state = State::Escape;
            }
            CTRL_C => inputs.extend([Key::new(Code::Esc), Key::ctrl('c')].map(Input::Key)),
            b'[' => self.state = State::Sequence(String::new()),
            b'O' => self.state = State::Single,
            b']' | b'P' | b'_' => self.state = State::Opener(byte),
            _ => self.begin(byte, true, inputs),
        }
    }

    /// The byte behind Esc and `O`: a key that has no character, or one of those beside the others that have.
    fn single(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        let key = match byte {
            b'M' => Some(Key::new(Code::Enter)),
            b'j'..=b'y' => Some(Key::char(char::from(byte - 0x40))),
            _ => function(char::from(byte)).map(Key::new),
        };
        if let Some(key) = key {
            inputs.push(Input::Key(key));
        } else {
            // Nothing sends that: somebody pressed Esc, the letter, and this.
            inputs.push(Input::Key(Key::alt(Code::Char('O'))));
            self.begin(byte, false, inputs);
        }
    }

    /// The first byte of something.
    fn begin(&mut self, byte: u8, alt: bool, inputs: &mut Vec<Input>) {
        let key = match byte {
            ESC => return self.state = State::Escape,
            b'\r' => Key::new(Code::Enter),
            b'\t' => Key::new(Code::Tab),
            0x7f => Key::new(Code::Backspace),
            0 => Key::ctrl(' '),
            0x01..=0x1a => Key::ctrl(char::from(byte - 1 + b'a')),
            0x1c..=0x1f => Key::ctrl(char::from(byte - 0x1c + b'4')),
            b' '..=b'~' => Key::char(char::from(byte)),
            0x80.. => return self.character(vec![byte], alt, inputs),
        };
        inputs.push(Input::Key(Key { alt, ..key }));
    }

    /// A character outside of ASCII, as far as it came.
    fn character(&mut self, bytes: Vec<u8>, alt: bool, inputs: &mut Vec<Input>) {
        match std::str::from_utf8(&bytes) {
            Ok(text) => inputs.extend(text.chars().map(|c| Input::Key(Key { alt, ..Key::char(c) }))),
            Err(error) if error.error_len().is_none() => self.state = State::Character(bytes, alt),
            // It is none.
            Err(_) => {}
        }
    }

    /// One more byte of a sequence behind its bracket.
    fn sequence(&mut self, mut text: String, byte: u8, inputs: &mut Vec<Input>) {
        let is_last = byte >= b'@' && (byte != b'[' || !text.is_empty());
        if !is_last {
            // What is too long is passed over to its end.
            if text.len() <= LONGEST {
                text.push(char::from(byte));
            }
            self.state = State::Sequence(text);
            return;
        }
        match (text.as_str(), byte) {
            ("", b'M') => self.state = State::OldMouse([0; 3], 0),
            ("200", b'~') => (self.state, self.stalled) = (State::Paste(Paste::default()), false),
            ("201", b'~') => self.stalled = false,
            _ if text.len() > LONGEST => {}
            _ => inputs.extend(of_sequence(&text, char::from(byte))),
        }
    }

    fn paste(&mut self, mut paste: Paste, byte: u8, inputs: &mut Vec<Input>) {
        if PASTE_ENDS.get(paste.ending) == Some(&byte) {
            paste.ending += 1;
        } else {
            // What looked like its end belonged to it.
            let looked_so = PASTE_ENDS.get(..paste.ending).unwrap_or_default();
            let again = byte == ESC;
            let more = looked_so.iter().copied().chain((!again).then_some(byte));
            let room = PASTED.saturating_sub(paste.text.len());
            paste.text.extend(more.take(room));
            paste.ending = usize::from(again);
        }
        if paste.ending == PASTE_ENDS.len() {
            self.stalled = false;
            inputs.push(pasted(&paste.text));
        } else {
            self.state = State::Paste(paste);
        }
    }
}

/// Whether an answer of the terminal begins so, behind Esc and what opens it: a colour or a title, what it is
/// and can, a picture.
fn answers(opener: u8, byte: u8) -> bool {
    match opener {
        b']' => byte.is_ascii_digit() || matches!(byte, b'l' | b'L'),
        b'P' => byte.is_ascii_digit() || matches!(byte, b'>' | b'!' | b'+' | b'$'),
        _ => byte == b'G',
    }
}

fn pasted(text: &[u8]) -> Input {
    Input::Paste(String::from_utf8_lossy(text).into_owned())
}

/// The key that a letter stands for behind Esc and `O`, and behind Esc and `[`.
fn function(letter: char) -> Option<Code> {
    Some(match letter {
        'A' => Code::Up,
        'B' => Code::Down,
        'C' => Code::Right,
        'D' => Code::Left,
        'F' => Code::End,
        'H' => Code::Home,
        'P' => Code::F(1),
        'Q' => Code::F(2),
        'R' => Code::F(3),
        'S' => Code::F(4),
        _ => return None,
    })
}

/// The key that has a number.
fn numbered(number: u32) -> Option<Code> {
    let f = |number: u32| u8::try_from(number).ok().map(Code::F);
    match number {
        1 | 7 => Some(Code::Home),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => f(number - 10),
        17..=21 => f(number - 11),
        23..=26 => f(number - 12),
        28..=29 => f(number - 15),
        31..=34 => f(number - 17),
        _ => None,
    }
}

/// What a sequence means behind Esc and its bracket: what stands before its last character, and that.
/// A report that nobody asked for means nothing.
fn of_sequence(text: &str, last: char) -> Option<Input> {
    if let Some(report) = text.strip_prefix('<') {
        return of_mouse(report, last);
    }
    let mut parts = text.split(';');
    let (first, held) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let number = first.split(':').next().and_then(|number| number.parse().ok());
    let code = match (text, last) {
        // The console of Linux.
        ("[", 'A'..='E') => Code::F(u8::try_from(u32::from(last) - u32::from('A') + 1).ok()?),
        ("", 'Z') => Code::BackTab,
        (_, 'Z') if number == Some(1) => Code::BackTab,
        (_, '~') => numbered(number?)?,
        (_, 'u') => spelled(number?)?,
        (_, 'M') => return of_urxvt_mouse(text),
        // With another number it is a report.
        ("", _) => function(last)?,
        (_, _) if first.is_empty() || number == Some(1) => function(last)?,
        _ => return None,
    };
    let mut held = held.split(':').map(|number| number.parse::<u8>().unwrap_or(1));
    let (modifiers, kind) = (held.next().unwrap_or(1).saturating_sub(1), held.next().unwrap_or(1));
    let (shift, alt, ctrl) = (modifiers & 1 != 0, modifiers & 2 != 0, modifiers & 4 != 0);
    let is_release = kind == 3;
    let key = match code {
        Code::Char(c) if shift => Key { ctrl, alt, ..Key::char(c.to_uppercase().next().unwrap_or(c)) },
        Code::Tab if shift => Key { ctrl, alt, ..Key::new(Code::BackTab) },
        Code::Char(_) | Code::BackTab => Key { code, ctrl, alt, shift: false },
        _ => Key { code, ctrl, alt, shift },
    };
    (!is_release).then_some(Input::Key(key))
}

/// The key of a character by its number.
fn spelled(number: u32) -> Option<Code> {
    match number {
        9 => Some(Code::Tab),
        13 => Some(Code::Enter),
        27 => Some(Code::Esc),
        127 => Some(Code::Backspace),
        // There some terminals put keys that type nothing.
        0xe000..=0xf8ff => None,
        _ => char::from_u32(number).filter(|c| !c.is_control()).map(Code::Char),
    }
}

/// The mouse as it is asked for: button, column and row, and whether it was pressed.
fn of_mouse(report: &str, last: char) -> Option<Input> {
    let mut numbers = report.split(';').map(|number| number.parse().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if last == 'M' { mouse(button, column, row) } else { None }
}

/// The same from a terminal that knows it in another way.
fn of_urxvt_mouse(report: &str) -> Option<Input> {
    let mut numbers = report.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    mouse(button.checked_sub(32)?, column, row)
}

/// And from an old one.
fn of_old_mouse(report: [u8; 3]) -> Option<Input> {
    let [button, column, row] = report.map(|byte| u16::from(byte - b' '));
    mouse(button, column, row)
}

/// What the mouse did; columns and rows come from 1 on.
fn mouse(button: u16, column: u16, row: u16) -> Option<Input> {
    const HELD: u16 = 4 | 8 | 16;
    let did = match button & !HELD {
        0 => Did::Click,
        64 => Did::WheelUp,
        65 => Did::WheelDown,
        _ => return None,
    };
    Some(Input::Mouse(Mouse { column: column.saturating_sub(1), row: row.saturating_sub(1), did }))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// What becomes of bytes that are read together and followed by nothing.
    fn read(bytes: &str) -> Vec<Input> {
        let mut decoder = Decoder::default();
        let mut inputs = decoder.take(bytes.as_bytes());
        while decoder.patience().is_some() {
            inputs.extend(decoder.nothing_came());
        }
        inputs
    }

    fn keys(bytes: &str) -> String {
        let name = |input: &Input| match input {
            Input::Key(key) => key.name(),
            Input::Early(_) => String::new(),
            Input::Paste(text) => format!("<{text}>"),
            Input::Mouse(Mouse { column, row, did }) => format!("{did:?} {column},{row}"),
            Input::Resize(..) => "size".to_owned(),
        };
        read(bytes).iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_key_is_what_terminals_send_for_it() {
        for (bytes, key) in [
            ("a", "a"),
            ("Ü漢", "Ü 漢"),
            ("\r\t\x7f\x1b", "Enter Tab Backspace Esc"),
            ("\n\x01\x1f\0", "Ctrl-J Ctrl-A Ctrl-7 Ctrl-space"),
            ("\x1b[A\x1bOB\x1b[1~\x1b[4~\x1b[5~\x1b[6~\x1b[3~", "↑ ↓ Home End PgUp PgDn Delete"),
            ("\x1b[H\x1bOF\x1b[Z", "Home End ⇧Tab"),
            ("\x1bOP\x1b[11~\x1b[[B\x1b[15~\x1b[24~\x1b[1;2P", "F1 F1 F2 F5 F12 ⇧F1"),
            ("\x1b[1;5C\x1b[1;3D\x1b[3;2~\x1b[5;5~", "Ctrl-→ Alt-← ⇧Delete Ctrl-PgUp"),
            ("\x1bx\x1b\r\x1bü", "Alt-x Alt-Enter Alt-ü"),
            ("\x1b[97;5u\x1b[97;2u\x1b[9;2u\x1b[27u\x1b[97;1:3u", "Ctrl-A A ⇧Tab Esc"),
            ("\x1b[<0;10;7M\x1b[<0;10;7m\x1b[<65;1;0M\x1b[M !!\x1b[96;3;4M", "Click 9,6 WheelDown 0,0 Click 0,0 WheelUp 2,3"),
            ("\x1b[?62;c\x1b[12;40R\x1b[I\x1b[O\x1b[2~", ""),
        ] {
            assert_eq!(keys(bytes), key, "{bytes:?}");
        }
    }

    #[test]
    fn escape_and_what_comes_with_it_stay_what_they_are() {
        assert_eq!(keys("\x1b\x1b[A"), "Esc ↑");
        assert_eq!(keys("\x1b\x1b[200~s A\x1b[201~q"), "Esc <s A> q");
        assert_eq!(keys("\x1b\x1b\x1b"), "Esc Esc Esc");
        assert_eq!((keys("\x1b["), keys("\x1bO")), ("Alt-[".to_owned(), "Alt-O".to_owned()));
    }

    #[test]
    fn of_escape_and_a_character_at_once_neither_is_lost() {
        for c in ' '..='~' {
            assert_eq!(keys(&format!("\x1b{c}")), Key::alt(Code::Char(c)).name(), "{c:?}");
        }
        assert_eq!(
            (keys("\x1bOa"), keys("\x1b]a"), keys("\x1bPa")),
            ("Alt-O a".to_owned(), "Alt-] a".to_owned(), "Alt-P a".to_owned())
        );
    }

    #[test]
    fn an_arrow_that_a_slow_line_cuts_in_two_is_an_arrow_half_a_tenth_of_a_second_later() {
        for arrow in ["\x1b[A", "\x1bOA"] {
            let mut decoder = Decoder::default();
            for piece in arrow.as_bytes().chunks(1).take(2) {
                assert_eq!(decoder.take(piece), []);
                assert!(decoder.patience().is_some_and(|patience| patience > Duration::from_millis(50)));
            }
            assert_eq!(decoder.take(b"A"), [Input::Key(Key::new(Code::Up))]);
        }
    }

    #[test]
    fn answers_of_the_terminal_are_no_keys_and_one_without_an_end_is_given_up() {
        for answer in [
            "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
            "\x1b]4;1;rgb:0/0/0\x1b\\",
            "\x1b]lxterm\x1b\\",
            "\x1bP>|XTerm(370)\x1b\\",
            "\x1b_Gi=1;OK\x1b\\",
        ] {
            assert_eq!(keys(answer), "", "{answer:?}");
            assert_eq!(keys(&format!("{answer}j")), "j", "{answer:?}");
        }
        assert_eq!(keys("\x1b]11;rgb"), "");
        assert_eq!(keys("\x1b]11;rgb\rj"), "Enter j");
        assert_eq!(keys("\x1b]11;rgb\x1b[A"), "↑");
    }

    #[test]
    fn a_sequence_that_does_not_end_is_given_up_and_a_control_character_ends_it() {
        for begun in ["\x1b[?", "\x1b[<", "\x1b[1;", "\x1b[M", "\x1b[M!", "\x1bO", "\x1b[", "\u{fc}"] {
            let begun = if begun == "\u{fc}" { &[0xc3][..] } else { begun.as_bytes() };
            let mut decoder = Decoder::default();
            assert_eq!(decoder.take(begun), []);
            assert!(decoder.patience().is_some_and(|patience| patience <= REST));
            decoder.nothing_came();
            assert_eq!(decoder.take(b"q"), [Input::Key(Key::char('q'))], "{begun:?}");
            let mut decoder = Decoder::default();
            decoder.take(begun);
            assert_eq!(decoder.take(b"\x03q"), [Input::Key(Key::ctrl('c')), Input::Key(Key::char('q'))], "{begun:?}");
        }
    }

    #[test]
    fn a_paste_without_an_end_is_told_once_it_pauses() {
        assert_eq!(keys("\x1b[200~half"), "<half>");
        assert_eq!(keys("\x1b[200~"), "");
        assert_eq!(keys("\x1b[200~half\x03"), "<half> Ctrl-C");
        assert_eq!(keys("\x1b[200~a\x1b[20\x1b[201~"), "<a\x1b[20>");
    }

    #[test]
    fn what_a_person_types_after_a_stray_beginning_of_a_paste_arrives() {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1b[200~");
        let mut told = Vec::new();
        for key in 0..TYPED {
            assert!(told.is_empty(), "{key}");
            decoder.nothing_came();
            told = decoder.take(b"j");
        }
        assert_eq!(told, [Input::Paste("jjjj".to_owned())]);
        assert_eq!(decoder.take(b"q"), [Input::Key(Key::char('q'))]);
    }

    #[test]
    fn the_rest_of_a_paste_that_stalled_is_pasted_too() {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1b[200~first");
        decoder.nothing_came();
        assert_eq!(decoder.nothing_came(), [Input::Paste("first".to_owned())]);
        let rest = "q".repeat(BURST);
        assert_eq!(decoder.take(format!("{rest}\x1b[201~").as_bytes()), [Input::Paste(rest.clone())]);
        // Its end came: from now on keys are keys, however many come at once.
        assert_eq!(decoder.take(rest.as_bytes()).len(), BURST);
    }

    #[test]
    fn a_ctrl_c_in_the_middle_of_what_is_pasted_is_text() {
        assert_eq!(keys("\x1b[200~a\x03q\x1b[201~"), "<a\x03q>");
    }

    #[test]
    fn what_is_pasted_takes_no_more_memory_than_a_field_can_hold() {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1b[200~");
        for _ in 0..1000 {
            decoder.take(&[b'x'; 4096]);
        }
        let inputs = decoder.take(PASTE_ENDS);
        assert!(matches!(&inputs[..], [Input::Paste(text)] if text.len() == PASTED), "{}", inputs.len());
    }

    proptest! {
        #[test]
        fn whatever_came_before_it_ctrl_c_gets_through_at_once(
            reads in vec(prop_oneof![
                vec(any::<u8>(), 0..40),
                vec(prop_oneof![Just(ESC), Just(b'['), Just(b'O'), Just(b'M'), Just(b'2'), Just(b'0'), Just(b'~'), Just(b'?')], 0..40),
                Just(b"\x1b[200~".to_vec()),
            ], 0..10),
            pauses in vec(any::<bool>(), 10),
        ) {
            let mut decoder = Decoder::default();
            for (read, pauses) in reads.iter().zip(pauses) {
                decoder.take(read);
                if pauses {
                    decoder.nothing_came();
                }
            }
            let inputs = decoder.take(b"\x03");
            prop_assert_eq!(inputs.last(), Some(&Input::Key(Key::ctrl('c'))));
            // And nothing is in pieces for ever.
            for _ in 0..3 {
                decoder.nothing_came();
            }
            prop_assert_eq!(decoder.patience(), None);
        }

        #[test]
        fn keys_are_the_same_however_a_line_cuts_them(cuts in vec(1_usize..4, 40)) {
            let bytes = "a\x1b[Aü\x1b[1;5C\x1bx\x1b[<0;10;7M\x1b[200~some text\x1b[201~\x1b[5~漢q";
            let (mut decoder, mut inputs, mut at) = (Decoder::default(), Vec::new(), 0);
            for cut in cuts {
                let end = (at + cut).min(bytes.len());
                inputs.extend(decoder.take(&bytes.as_bytes()[at..end]));
                at = end;
            }
            prop_assume!(at == bytes.len());
            prop_assert_eq!(inputs, read(bytes));
        }
    }
}
