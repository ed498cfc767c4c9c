//! Sentences of the rules, in the words of the screen: where they name a verb, the key that does the same is named.

use crate::domain::advice::Refusal;
use crate::domain::speech::{Language, Sentence};
use crate::domain::text::line;

use super::action::Action;
use super::keys::Keys;

/// A sentence with every `` `crisis VERB …` `` turned into its key: ``first `crisis verdict db-1 intact` `` becomes `first v (verdict db-1 intact)`.
/// Before the key stands the `way`: what one presses to get to what the verb is about, given the words of the call.
#[must_use]
pub fn for_screen(keys: &Keys, way: impl Fn(&[&str]) -> String, text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, verb_on)) = rest.split_once("`crisis ") {
        said.push_str(before);
        let Some((call, after)) = verb_on.split_once('`') else {
            said.push_str("crisis ");
            rest = verb_on;
            continue;
        };
        let words = words(call);
        match key(keys, &words) {
            Some(key) => said.push_str(&format!("{}{key} ({})", way(&words), words.join(" "))),
            None => said.push_str(&format!("`crisis {call}`")),
        }
        rest = after;
    }
    said.push_str(rest);
    line(&said).into_owned()
}

/// The keys alone for what a sentence names: one that says to run `crisis done C2` comes to `space`.
#[must_use]
pub fn keys_of(keys: &Keys, way: impl Fn(&[&str]) -> String, text: &str) -> String {
    let calls = text.split("`crisis ").skip(1).map(|call| words(call.split('`').next().unwrap_or_default()));
    let named = calls.filter_map(|words| Some(format!("{}{}", way(&words), key(keys, &words)?)));
    named.collect::<Vec<_>>().join(", ")
}

/// The verb of a call and what it is about. What stands for something else, `WHO`, is asked for by the form, and so is what options say.
fn words(call: &str) -> Vec<&str> {
    let stands_for = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
    call.split_whitespace().take_while(|word| !(word.starts_with("--") || stands_for(word))).collect()
}

/// The key of a verb; what has no key of its own is found among all that can be done.
fn key(keys: &Keys, words: &[&str]) -> Option<String> {
    let bound = words.first().and_then(|verb| keys.of_verb(verb))?;
    Some(if bound.keys.is_empty() { keys.key(Action::ShowPalette) } else { bound.key_text() })
}

/// A refusal as one sentence after another: what, because of what, what to do.
#[must_use]
pub fn refusal(refusal: &Refusal, language: Language, said: impl Fn(&Sentence) -> String) -> String {
    format!("{}: {} → {}", line(&language.say(&refusal.error)), said(&refusal.because), said(&refusal.hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_names_the_key_and_drops_what_only_a_shell_needs() {
        for (hint, said) in [
            (
                "check its data, then `crisis verdict db-1 intact --evidence \"what you saw\"`",
                "check its data, then v (verdict db-1 intact)",
            ),
            ("`crisis done D3`, or `crisis na D3 --why …`", "space (done D3), or i (na D3)"),
            ("`crisis assign WHO communication`", "a (assign)"),
            ("`crisis doctor` knows", "`crisis doctor` knows"),
            ("nothing to press", "nothing to press"),
        ] {
            assert_eq!(for_screen(&Keys::default(), |_| String::new(), hint), said);
        }
    }

    #[test]
    fn before_the_key_stands_how_one_gets_to_what_it_is_about() {
        let way = |words: &[&str]| words.get(1).map(|about| format!(":{about} ")).unwrap_or_default();
        let hint = "do it now; then `crisis done C2`, or `crisis fail C2 --why …`";
        assert_eq!(for_screen(&Keys::default(), way, hint), "do it now; then :C2 space (done C2), or :C2 F (fail C2)");
        assert_eq!(keys_of(&Keys::default(), way, hint), ":C2 space, :C2 F");
    }
}
