//! Tells keys that a person presses from characters that come in a burst: text pasted into a terminal that
//! does not mark it as pasted, or sent down a serial line. Pure, as the [`super::decoder`] below it is:
//! whoever reads says when nothing more came.
//!
//! The rule. What comes without a pause is gathered, in however many reads it comes: a system hands over a
//! long paste in pieces, a slow line one character at a time. More than twelve characters in one gathering
//! were pressed by nobody: they are pasted text ([`Input::Paste`]), with a line break for each Enter, and
//! what they mean where something is pasted is the screen's to say. One key that is held down is no burst.
//! Twelve and fewer are keys, in their order, because a line that stalls delivers what was typed meanwhile at
//! once, and a macro sends a few. What is no character never counts: arrows, the mouse, what the terminal
//! answers. Nor does a key with control, which is none that somebody writes: where it stands in a burst it
//! goes into its text.
//!
//! A person presses keys 30 ms apart and more. So a pause is shorter than that, on a terminal that is a
//! program shorter still, and only where keys of nobody follow each other is it waited for. A key that comes
//! alone is shown to the screen before its pause is over ([`Input::Early`]): what it obeys at once is its own
//! decision, and must be harmless even if a burst follows.
//!
//! What follows a burst soon, more than one character at once, is the rest of it: the line stalled. A key
//! that comes alone ends that.

use std::mem::take;
use std::time::Duration;

use super::decoder::{CTRL_C, Decoder, PASTED};
use super::input::{Input, Key};

/// So many characters at once may be keys.
pub const MOST_KEYS: usize = 12;
/// How long a key that came alone is waited behind.
const ALONE: Duration = Duration::from_millis(6);
/// The pause that ends what was gathered.
const PAUSE: Duration = Duration::from_millis(12);
/// The same on a line that is slow: one that hands over what it has every 16 ms is still without a pause.
const PAUSE_OF_A_SLOW_LINE: Duration = Duration::from_millis(25);
/// For so long what comes in numbers is the rest of a burst.
const STALL: Duration = Duration::from_millis(250);
/// So much of one key is gathered at most.
const FULL: usize = 4096;

/// The speed that a terminal says which is no line at all, but a program on the same machine.
const NO_LINE: u32 = 38_400;

/// What came, as far as it is known who sent it.
#[derive(Debug, Default)]
pub struct Bursts {
    decoder: Decoder,
    gathered: Gathered,
    /// A burst ended a moment ago.
    stalled: bool,
    /// The terminal is a line that may be slow.
    slow: bool,
}

#[derive(Debug)]
enum Gathered {
    /// Keys, as long as there are few or all are the same.
    Keys(Vec<Input>, Counted),
    /// Text that nobody typed.
    Burst(String),
}

impl Default for Gathered {
    fn default() -> Self {
        Self::Keys(Vec::new(), Counted::default())
    }
}

/// What is known of the keys that were gathered.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    characters: usize,
    first: Option<Key>,
    /// They are not all the same.
    differ: bool,
}

impl Counted {
    fn count(&mut self, input: &Input) {
        self.characters += usize::from(counts(input));
        if let Input::Key(key) = input {
            self.differ |= *self.first.get_or_insert(*key) != *key;
        }
    }

    fn is_burst(self) -> bool {
        self.differ && self.characters > MOST_KEYS
    }
}

impl Bursts {
    /// Of a terminal whose line has that speed, in bits a second.
    #[must_use]
    pub fn at_speed(speed: u32) -> Self {
        Self { slow: speed != NO_LINE, ..Self::default() }
    }

    /// How long to wait for more before [`Self::nothing_came`]; none where nothing hangs on it.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        self.decoder.patience().or_else(|| match &self.gathered {
            Gathered::Keys(keys, _) if keys.is_empty() => self.stalled.then_some(STALL),
            _ if self.slow => Some(PAUSE_OF_A_SLOW_LINE),
            Gathered::Keys(_, counted) if !counted.differ => Some(ALONE),
            Gathered::Keys(..) | Gathered::Burst(_) => Some(PAUSE),
        })
    }

    /// Takes what was read at once. Hands back what is certain.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Input> {
        let rested = matches!(&self.gathered, Gathered::Keys(keys, _) if keys.is_empty());
        let inputs = self.decoder.take(bytes);
        // Whatever came before it: who presses nothing else wants to get out.
        if !inputs.is_empty() && bytes.iter().all(|byte| *byte == CTRL_C) {
            return self.release().into_iter().chain(inputs).collect();
        }
        let mut certain = self.gather(inputs);
        if let Gathered::Keys(keys, _) = &self.gathered
            && let [Input::Key(key)] = keys[..]
            && rested
            && !self.slow
            && certain.is_empty()
            && self.decoder.patience().is_none()
        {
            certain.push(Input::Early(key));
        }
        certain
    }

    /// Nothing more came for as long as was worth waiting. Hands back what that makes certain.
    pub fn nothing_came(&mut self) -> Vec<Input> {
        let mut certain = Vec::new();
        if self.decoder.patience().is_some() {
            let inputs = self.decoder.nothing_came();
            certain = self.gather(inputs);
            if self.decoder.patience().is_some() {
                return certain;
            }
        }
        if matches!(&self.gathered, Gathered::Keys(keys, _) if keys.is_empty()) {
            self.stalled = false;
        }
        certain.extend(self.release());
        certain
    }

    /// Gathers inputs. Hands back those for which nothing is waited.
    fn gather(&mut self, inputs: Vec<Input>) -> Vec<Input> {
        let mut certain = Vec::new();
        for input in inputs {
            if matches!(input, Input::Paste(_)) {
                certain.extend(self.release());
                certain.push(input);
                continue;
            }
            match &mut self.gathered {
                Gathered::Burst(text) if text.len() < PASTED => put(text, &input),
                Gathered::Burst(_) => {}
                Gathered::Keys(keys, _) if keys.is_empty() && !is_character(&input) => certain.push(input),
                Gathered::Keys(keys, counted) => {
                    counted.count(&input);
                    keys.push(input);
                    if counted.is_burst() {
                        self.gathered = Gathered::Burst(text(keys));
                    } else if keys.len() >= FULL {
                        certain.extend(self.release());
                    }
                }
            }
        }
        certain
    }

    /// What was gathered is all that there is of it.
    fn release(&mut self) -> Vec<Input> {
        match take(&mut self.gathered) {
            Gathered::Burst(text) => {
                self.stalled = true;
                vec![Input::Paste(text)]
            }
            Gathered::Keys(keys, counted) if self.stalled && counted.differ && counted.characters > 1 => {
                vec![Input::Paste(text(&keys))]
            }
            Gathered::Keys(keys, _) => {
                // Somebody presses keys: what stalled is over.
                self.stalled &= keys.is_empty();
                keys
            }
        }
    }
}

/// The characters of keys, as text.
fn text(keys: &[Input]) -> String {
    let mut text = String::new();
    for key in keys {
        put(&mut text, key);
    }
    text
}

/// Puts the character that an input is behind a text; nothing where it is none.
fn put(text: &mut String, input: &Input) {
    if let Input::Key(key) = input
        && let Some(c) = key.in_a_text()
    {
        text.extend(key.alt.then_some('\u{1b}').into_iter().chain(Some(c)));
    }
}

fn is_character(input: &Input) -> bool {
    matches!(input, Input::Key(key) if key.in_a_text().is_some())
}

/// Whether an input is one of the characters of which so many are a burst.
fn counts(input: &Input) -> bool {
    matches!(input, Input::Key(key) if !key.ctrl && key.in_a_text().is_some())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// Waits until nothing hangs on it any more.
    fn rest(bursts: &mut Bursts) -> Vec<Input> {
        let mut inputs = Vec::new();
        while bursts.patience().is_some() {
            inputs.extend(bursts.nothing_came());
        }
        inputs
    }

    /// What becomes of pieces that come without a pause, but for what is only shown early.
    fn read<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Vec<Input> {
        let mut bursts = Bursts::at_speed(NO_LINE);
        let mut inputs: Vec<Input> = pieces.into_iter().flat_map(|piece| bursts.take(piece)).collect();
        inputs.extend(rest(&mut bursts));
        inputs.retain(|input| !matches!(input, Input::Early(_)));
        inputs
    }

    fn keys(text: &str) -> Vec<Input> {
        Decoder::default().take(text.as_bytes())
    }

    fn pasted(text: &str) -> Vec<Input> {
        vec![Input::Paste(text.to_owned())]
    }

    #[test]
    fn twelve_characters_are_keys_and_thirteen_are_text() {
        assert_eq!(read([&b"abcdefghijkl"[..]]), keys("abcdefghijkl"));
        assert_eq!(read([&b"abcdefghijklm"[..]]), pasted("abcdefghijklm"));
        assert_eq!(read(["漢字かな交じり文の長い名前".as_bytes()]), pasted("漢字かな交じり文の長い名前"));
        assert_eq!(read([&b"alarm A\rxqC\rsv\r"[..]]), pasted("alarm A\nxqC\nsv\n"));
        assert_eq!(read([&b"a\tb\x7f\x01\x1f\0\x1bcdefghijk"[..]]), pasted("a\tb\u{7f}\u{1}\u{1f}\0\u{1b}cdefghijk"));
    }

    #[test]
    fn one_key_that_is_held_down_is_no_burst() {
        assert_eq!(read([&b"j".repeat(200)[..]]), keys(&"j".repeat(200)));
        assert_eq!(read([&b"\x1b[B".repeat(200)[..]]).len(), 200);
        assert_eq!(read(["j".repeat(FULL + 20).as_bytes()]).len(), FULL + 20);
        assert_eq!(read([&b"               indented"[..]]), pasted("               indented"));
    }

    #[test]
    fn what_no_character_is_does_not_count() {
        let noise = "\x1b[<35;10;7M\x1b[<0;10;7M\x1b[<0;10;7m\x1b[I\x1b[O\x1b]11;rgb:1e1e/1e1e/1e1e\x07\x1b]lname\x1b\\\x1bP>|XTerm(370)\x1b\\\x1b[?62;c\x1b[A";
        let amid = read([format!("{noise}jj{noise}ss{noise}").as_bytes()]);
        let pressed: Vec<&Input> = amid.iter().filter(|input| is_character(input)).collect();
        assert_eq!(pressed, keys("jjss").iter().collect::<Vec<_>>());
        assert_eq!(read([noise.repeat(20).as_bytes()]).iter().filter(|input| is_character(input)).count(), 0);
        let held: Vec<Input> = read([format!("j{}", noise.trim_end_matches("\x1b[A")).repeat(20).as_bytes()]);
        assert!(!held.iter().any(|input| matches!(input, Input::Paste(_))), "{held:?}");
        assert_eq!(read([format!("{noise}abcdef{noise}ghijklm{noise}").as_bytes()]).last(), pasted("abcdefghijklm").last());
    }

    #[test]
    fn keys_with_control_are_none_of_the_twelve_and_stand_in_the_text_of_more() {
        let moved = "\u{1}\u{5}\u{b}".repeat(10);
        assert_eq!(read([moved.as_bytes()]), keys(&moved));
        let amid = format!("abcdef{moved}ghijkl");
        assert_eq!(read([amid.as_bytes()]), keys(&amid));
        let more = format!("abcdef{moved}ghijklm");
        assert_eq!(read([more.as_bytes()]), pasted(&more));
    }

    #[test]
    fn a_slow_line_brings_a_burst_one_character_at_a_time() {
        for speed in [9_600, NO_LINE] {
            let mut bursts = Bursts::at_speed(speed);
            let mut inputs: Vec<Input> = " s and more".repeat(3).bytes().flat_map(|byte| bursts.take(&[byte])).collect();
            inputs.extend(rest(&mut bursts));
            let text = inputs.pop();
            assert_eq!(text.into_iter().collect::<Vec<_>>(), pasted(&" s and more".repeat(3)));
            assert!(inputs.len() == usize::from(speed == NO_LINE) && inputs.iter().all(|input| matches!(input, Input::Early(_))));
        }
    }

    #[test]
    fn a_person_is_never_waited_for_until_the_next_key() {
        for speed in [9_600, NO_LINE] {
            let mut bursts = Bursts::at_speed(speed);
            for key in "quick typing, thirty keys a second".chars() {
                bursts.take(key.to_string().as_bytes());
                assert!(bursts.patience().is_some_and(|patience| patience < Duration::from_millis(30)));
                assert_eq!(bursts.nothing_came(), keys(&key.to_string()));
                assert_eq!(bursts.patience(), None);
            }
        }
    }

    #[test]
    fn what_follows_a_burst_in_numbers_is_the_rest_of_it() {
        let mut bursts = Bursts::at_speed(NO_LINE);
        bursts.take(b"the first of a long text");
        assert_eq!(bursts.nothing_came(), pasted("the first of a long text"));
        assert_eq!(bursts.take(b" x\rC\r"), []);
        assert_eq!(bursts.nothing_came(), pasted(" x\nC\n"));
        // One alone is a key, and with it, or after a while, it is over.
        for pressed in ["n", ""] {
            bursts.take(b"the first of a long text");
            bursts.nothing_came();
            bursts.take(pressed.as_bytes());
            assert_eq!(bursts.nothing_came(), keys(pressed));
            bursts.take(b"js");
            assert_eq!(bursts.nothing_came(), keys("js"));
        }
    }

    #[test]
    fn what_is_marked_as_pasted_stays_apart_from_keys_before_and_behind_it() {
        let inputs = read([&b"j\x1b[200~q x C\rq\x1b[201~k"[..]]);
        assert_eq!(inputs, [keys("j"), pasted("q x C\rq"), keys("k")].concat());
    }

    #[test]
    fn a_burst_without_end_is_not_hoarded() {
        let mut bursts = Bursts::at_speed(NO_LINE);
        for _ in 0..200 {
            assert_eq!(bursts.take(&b"jk".repeat(2048)), []);
        }
        assert!(matches!(&rest(&mut bursts)[..], [Input::Paste(text)] if text.len() <= PASTED + 4));
    }

    /// A character as a terminal sends it, with what no character is around it.
    fn item() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            8 => any::<char>().prop_filter("Esc and the next would be one", |c| *c != '\u{1b}').prop_map(|c| c.to_string().into_bytes()),
            8 => (0_u8..0x7f).prop_filter("the same", |byte| *byte != ESCAPE_BYTE).prop_map(|byte| vec![byte]),
            1 => select(vec![&b"\x1b[A"[..], b"\x1bOB", b"\x1b[<0;10;7M", b"\x1b[I", b"\x1b]11;rgb:0/0/0\x07", b"\x1b[5~"]).prop_map(<[u8]>::to_vec),
        ]
    }

    const ESCAPE_BYTE: u8 = 0x1b;

    proptest! {
        #[test]
        fn the_same_bytes_mean_the_same_however_a_line_cuts_them(items in vec(item(), 1..60), cuts in vec(1_usize..20, 400)) {
            let bytes = items.concat();
            let (mut pieces, mut left) = (Vec::new(), &bytes[..]);
            for cut in cuts {
                let (piece, behind) = left.split_at(cut.min(left.len()));
                pieces.push(piece);
                left = behind;
            }
            prop_assume!(left.is_empty());
            pieces.retain(|piece| !piece.is_empty());
            // Whoever presses Ctrl-C and nothing else is heard at once.
            prop_assume!(!pieces.iter().any(|piece| piece.iter().all(|byte| *byte == CTRL_C)));
            prop_assume!(!bytes.iter().all(|byte| *byte == CTRL_C));
            prop_assert_eq!(read(pieces), read([&bytes[..]]));
        }

        #[test]
        fn of_more_than_twelve_characters_none_becomes_a_key(characters in vec(prop_oneof![1 => 0_u8..0x20, 4 => 0x20_u8..0x7f], 20..80), cuts in vec(1_usize..20, 80)) {
            prop_assume!(characters.iter().any(|byte| *byte != characters[0]) && !characters.contains(&ESCAPE_BYTE));
            prop_assume!(Decoder::default().take(&characters).iter().filter(|input| counts(input)).count() > MOST_KEYS);
            let (mut pieces, mut left) = (Vec::new(), &characters[..]);
            for cut in cuts {
                let (piece, behind) = left.split_at(cut.min(left.len()));
                pieces.push(piece);
                left = behind;
            }
            pieces.retain(|piece| !piece.is_empty() && !piece.iter().all(|byte| *byte == CTRL_C));
            prop_assume!(pieces.iter().map(|piece| piece.len()).sum::<usize>() == characters.len());
            let inputs = read(pieces);
            prop_assert!(matches!(&inputs[..], [Input::Paste(_)]), "{:?}", inputs);
        }
    }
}
