//! Sentences of the rules, in the words of the screen: what
//! they tell somebody to ask for is named by its key.

use crate::domain::advice::Refusal;
use crate::domain::ask::table::STALE;
use crate::domain::field::FieldName;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Language, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Service, Trusted, Verdict};

use super::action::{Action, Screen};
use super::input::Key;
use super::keys::Keys;

/// A key to press, or letters to type one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A key, pressed once.
    Key(Key),
    /// Letters, typed where something is looked up.
    Letters(String),
}

/// Strokes as people read them: `:C2 Enter space`. Letters stand at the
/// key behind which they are typed, where that is a single character.
#[must_use]
pub fn strokes(strokes: &[Stroke], language: Language) -> String {
    let mut said = String::new();
    let mut close = true;
    for stroke in strokes {
        let (name, letters) = match stroke {
            Stroke::Key(key) => (key.name_in(language), false),
            Stroke::Letters(letters) => (letters.clone(), true),
        };
        said.push_str(if said.is_empty() || (letters && close) { "" } else { " " });
        close = name.chars().nth(1).is_none();
        said.push_str(&name);
    }
    said
}

/// Strokes in words, for a sentence: `v` alone, else `press : type C2, Enter, then space`.
#[must_use]
pub fn pressed(strokes: &[Stroke], language: Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    for stroke in strokes {
        match (stroke, parts.last_mut()) {
            // They are typed where the key before them leads.
            (Stroke::Letters(letters), Some(key)) => {
                *key = language.say(&say!("keys-press-and-type", key = &*key, letters = letters));
            }
            (Stroke::Letters(name), None) => parts.push(name.clone()),
            (Stroke::Key(key), _) => parts.push(key.name_in(language)),
        }
    }
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => {
            language.say(&say!("keys-press-then", several = before.len() > 1, before = before.join(", "), last = last))
        }
        _ => parts.concat(),
    }
}

/// What to ask for, as the strokes that do it and what they do: `crisis verdict db-1
/// intact` becomes `v (verdict db-1 intact)`. What no key does stays a verb to type.
#[must_use]
pub fn by_key(keys: &Keys, route: Option<&[Stroke]>, ask: &Ask, language: Language) -> String {
    match route {
        Some(route) => format!("{} ({})", pressed(route, language), in_words(keys, ask, language)),
        None => language.to_type(ask),
    }
}

/// What to ask for as people speak of it, with the name that its key has: `oordeel db-1 intact`.
fn in_words(keys: &Keys, ask: &Ask, language: Language) -> String {
    let verb = ask.verb();
    let name = keys.of_verb(verb).map(|bound| language.say(&bound.row.name()));
    let given = ask.given().map(|word| spoken(verb, word).map_or_else(|| word.to_owned(), |said| language.say(&said)));
    name.into_iter().chain(given).collect::<Vec<_>>().join(" ")
}

/// A word of a closed list as people speak of it, where that is what the verb takes.
fn spoken(verb: Verb, word: &str) -> Option<Sentence> {
    match verb {
        Verb::Verdict if word == STALE => Some(say!("forms-verdict-doubted")),
        Verb::Verdict => Verdict::from_word(word).map(Verdict::spoken),
        Verb::Service => Service::from_word(word).map(Service::spoken),
        Verb::Assign => Role::from_word(word).map(Role::spoken),
        Verb::Clock => Trusted::from_word(word).map(Trusted::spoken),
        _ => None,
    }
}

/// The strokes for what to ask for, where the cursor stands already; what has no key
/// of its own is found among all that can be done. None for what no form asks for.
#[must_use]
pub fn keys(keys: &Keys, ask: &Ask, language: Language) -> Option<Vec<Stroke>> {
    let bound = keys.of_verb(ask.verb()).filter(|_| !ask.takes(FieldName::EvidenceFile))?;
    match bound.keys.first() {
        Some(key) => Some(vec![Stroke::Key(*key)]),
        None => through_palette(keys, language.say(&bound.row.name())),
    }
}

/// What one presses to find something by letters among all that there is.
#[must_use]
pub fn through_palette(keys: &Keys, letters: String) -> Option<Vec<Stroke>> {
    let open = keys.key_on(Screen::Board, Action::ShowPalette)?;
    let choose = keys.key_on(Screen::Palette, Action::Choose)?;
    Some(vec![Stroke::Key(open), Stroke::Letters(letters), Stroke::Key(choose)])
}

/// A refusal as one sentence after another: what, because of what, what to do.
#[must_use]
pub fn refusal(refusal: &Refusal, said: impl Fn(&Sentence) -> String) -> String {
    format!("{}: {} → {}", said(&refusal.error), said(&refusal.because), said(&refusal.hint.say))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hints;

    #[test]
    fn a_hint_names_the_key_and_drops_what_only_a_shell_needs() {
        for (ask, said) in [
            (hints::verdict("db-1", "intact"), "v (verdict db-1 intact)"),
            (hints::with_reason(Verb::Na, "D3"), "i (n/a D3)"),
            (hints::somebody(Verb::Assign).with("communication"), "a (role)"),
            (Ask::to(Verb::Verify), "`crisis verify`"),
        ] {
            let route = keys(&Keys::default(), &ask, Language::English);
            assert_eq!(by_key(&Keys::default(), route.as_deref(), &ask, Language::English), said);
        }
    }

    #[test]
    fn before_the_key_stands_how_one_gets_to_what_it_is_about() {
        let ask = hints::about(Verb::Done, "C2");
        let mut route = through_palette(&Keys::default(), "C2".to_owned()).unwrap();
        route.extend(keys(&Keys::default(), &ask, Language::English).unwrap());
        assert_eq!(strokes(&route, Language::English), ":C2 Enter space");
        assert_eq!(
            by_key(&Keys::default(), Some(&route), &ask, Language::English),
            "press : type C2, Enter, then space (done C2)"
        );
        assert_eq!(pressed(&route[..1], Language::Dutch), ":");
        let mut two = vec![Stroke::Key(Keys::default().key_on(Screen::Board, Action::DoNext).unwrap())];
        two.extend(keys(&Keys::default(), &hints::about(Verb::Start, "D1"), Language::English).unwrap());
        assert_eq!(pressed(&two, Language::English), "press . then s");
        assert_eq!(pressed(&two, Language::Dutch), "druk op . dan s");
    }
}
