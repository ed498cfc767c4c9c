//! Sentences of the rules, in the words of the screen: what
//! they tell somebody to ask for is named by its key.

use crate::domain::advice::Refusal;
use crate::domain::speech::{Ask, Language, Sentence};
use crate::domain::text::line;

use super::action::Action;
use super::keys::Keys;

/// What to ask for, as a key with what it does: `crisis verdict db-1 intact`
/// becomes `v (verdict db-1 intact)`. Before the key stands the `route`: what one
/// presses to get to what it is about. What no key does stays a verb to type.
#[must_use]
pub fn by_key(keys: &Keys, ask: &Ask, route: &str, language: Language) -> String {
    let words = || std::iter::once(ask.verb().word()).chain(ask.given()).collect::<Vec<_>>().join(" ");
    match key(keys, ask) {
        Some(key) => format!("{route}{key} ({})", words()),
        None => language.to_type(ask),
    }
}

/// The key of what to ask for; what has no key of its own is found among all that can be done.
#[must_use]
pub fn key(keys: &Keys, ask: &Ask) -> Option<String> {
    let bound = keys.of_verb(ask.verb())?;
    Some(if bound.keys.is_empty() { keys.key(Action::ShowPalette) } else { bound.key_text() })
}

/// A refusal as one sentence after another: what, because of what, what to do.
#[must_use]
pub fn refusal(refusal: &Refusal, language: Language, said: impl Fn(&Sentence) -> String) -> String {
    format!("{}: {} → {}", line(&language.say(&refusal.error)), said(&refusal.because), said(&refusal.hint.say))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hints;
    use crate::domain::verb::Verb;

    #[test]
    fn a_hint_names_the_key_and_drops_what_only_a_shell_needs() {
        for (ask, said) in [
            (hints::verdict("db-1", "intact"), "v (verdict db-1 intact)"),
            (hints::with_reason(Verb::Na, "D3"), "i (na D3)"),
            (hints::somebody(Verb::Assign).with("communication"), "a (assign)"),
            (Ask::to(Verb::Verify), "`crisis verify`"),
        ] {
            assert_eq!(by_key(&Keys::default(), &ask, "", Language::English), said);
        }
    }

    #[test]
    fn before_the_key_stands_how_one_gets_to_what_it_is_about() {
        let ask = hints::about(Verb::Done, "C2");
        assert_eq!(by_key(&Keys::default(), &ask, ":C2 ", Language::English), ":C2 space (done C2)");
    }
}
