//! Sentences of the rules, in the words of the screen: where they name a verb, the key that does the same is named.

use crate::domain::command::Refusal;
use crate::domain::speech::Language;
use crate::domain::text::line;

use super::action::Action;
use super::keys::Keys;

/// A sentence with every `` `crisis VERB …` `` turned into its key: ``first `crisis verdict db-1 intact` `` becomes `first v (verdict db-1 intact)`.
#[must_use]
pub fn for_screen(keys: &Keys, text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, verb_on)) = rest.split_once("`crisis ") {
        said.push_str(before);
        let Some((call, after)) = verb_on.split_once('`') else {
            said.push_str("crisis ");
            rest = verb_on;
            continue;
        };
        said.push_str(&as_key(keys, call));
        rest = after;
    }
    said.push_str(rest);
    line(&said).into_owned()
}

fn as_key(keys: &Keys, call: &str) -> String {
    // What stands for something else, `WHO`, is asked for by the form.
    let stands_for = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let words: Vec<&str> = call.split_whitespace().take_while(|word| !(word.starts_with("--") || stands_for(word))).collect();
    let Some(bound) = words.first().and_then(|verb| keys.of_verb(verb)) else { return format!("`crisis {call}`") };
    // What has no key of its own is found among all that can be done.
    let key = if bound.keys.is_empty() { keys.key(Action::ShowPalette) } else { bound.key_text() };
    format!("{key} ({})", words.join(" "))
}

/// A refusal as one sentence after another: what, because of what, what to do.
#[must_use]
pub fn refusal(keys: &Keys, language: Language, refusal: &Refusal) -> String {
    let said = |sentence| for_screen(keys, &language.say(sentence));
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
            assert_eq!(for_screen(&Keys::default(), hint), said);
        }
    }
}
