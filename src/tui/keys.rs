//! What every key does now: the table as it comes, changed by
//! `[keys]` of the settings. Nothing else decides what a key means.
//!
//! What is wrong with the settings is told with its place, and left out:
//! a key that cannot be had leaves the one that came with the program.

use std::borrow::Cow;

use crate::domain::files;
use crate::domain::files::mistake::{Mistake, Parsed, Weight, did_you_mean};
use crate::domain::files::settings::{KeySetting, Settings, Written};
use crate::domain::speech::Language;
use crate::domain::verb::Verb;

use super::action::{Action, Screen};
use super::input::Key;
use super::keymap::{Binding, NEEDED, rows};
use super::notation;

/// A row of the table with the keys that it has now.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The row as the program comes: its action, screens and own keys.
    pub row: Binding,
    /// Its keys; the first is the one that is shown.
    pub keys: Vec<Key>,
}

impl Bound {
    /// The keys as people read them: `j or ↓`.
    #[must_use]
    pub fn keys_text(&self) -> String {
        self.keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(" or ")
    }

    /// The key that is shown, as it is called in a language; nothing where it has none.
    #[must_use]
    pub fn key_text(&self, language: Language) -> String {
        self.keys.first().map(|key| key.name_in(language)).unwrap_or_default()
    }
}

/// Reads the text of `crisis.toml`, with all that is wrong with its keys.
#[must_use]
pub fn parse_settings(text: &str) -> Parsed<Settings> {
    let mut parsed = files::settings::parse(text);
    if let Some(settings) = &parsed.value {
        parsed.mistakes.extend(Keys::of_settings(&settings.keys).1);
        parsed.mistakes.sort_by_key(|mistake| mistake.place.start);
    }
    parsed
}

/// What every key does.
#[derive(Clone, Debug)]
pub struct Keys(Vec<Bound>);

/// The keys that the program comes with, without anybody's settings.
impl Default for Keys {
    fn default() -> Self {
        Self(rows().map(|row| Bound { row, keys: row.keys.to_vec() }).collect())
    }
}

impl Keys {
    /// The table changed by settings, and what is wrong with them.
    #[must_use]
    pub fn of_settings(settings: &[KeySetting]) -> (Self, Vec<Mistake>) {
        let mut mistakes = Vec::new();
        let mut rebindings: Vec<Rebinding<'_>> =
            settings.iter().filter_map(|setting| rebinding(setting, &mut mistakes)).collect();
        // Every turn takes one key out of them, so it ends.
        while let Some((rebinding, key)) = clash(&rebindings, &mut mistakes) {
            if let Some(rebinding) = rebindings.get_mut(rebinding) {
                rebinding.keys.remove(key);
            }
        }
        mistakes.sort_by_key(|mistake| mistake.place.start);
        (Self::with(&rebindings), mistakes)
    }

    fn with(rebindings: &[Rebinding<'_>]) -> Self {
        let mut keys = Self::default();
        for bound in &mut keys.0 {
            let rebinding = rebindings.iter().rev().find(|rebinding| rebinding.action == bound.row.action);
            if let Some(rebinding) =
                rebinding.filter(|rebinding| rebinding.none || rebinding.keys.iter().any(|(key, _)| bound.row.can_have(*key)))
            {
                bound.keys = rebinding.keys.iter().map(|(key, _)| *key).filter(|key| bound.row.can_have(*key)).collect();
            }
        }
        keys
    }

    /// Every row, also those whose keys were taken away, in the order of the table.
    pub fn rows(&self) -> impl Iterator<Item = &Bound> {
        self.0.iter()
    }

    /// The rows that hold on a screen.
    pub fn on(&self, screen: Screen) -> impl Iterator<Item = &Bound> {
        self.0.iter().filter(move |bound| bound.row.screens.contains(&screen))
    }

    /// What a key means on a screen.
    #[must_use]
    pub fn action(&self, screen: Screen, key: Key) -> Option<Action> {
        self.on(screen).find(|bound| bound.keys.contains(&key)).map(|bound| bound.row.action)
    }

    /// The first key of an action on a screen.
    #[must_use]
    pub fn key_on(&self, screen: Screen, action: Action) -> Option<Key> {
        self.on(screen).find(|bound| bound.row.action == action)?.keys.first().copied()
    }

    /// The row of an action.
    #[must_use]
    pub fn of(&self, action: Action) -> Option<&Bound> {
        self.0.iter().find(|bound| bound.row.action == action)
    }

    /// The row of the verb that does the same without a screen.
    #[must_use]
    pub fn of_verb(&self, verb: Verb) -> Option<&Bound> {
        self.0.iter().find(|bound| bound.row.verb == Some(verb))
    }

    /// The key of an action, as people read it in English.
    #[must_use]
    pub fn key(&self, action: Action) -> String {
        self.key_in(action, Language::English)
    }

    /// The key of an action, as people read it in a language.
    #[must_use]
    pub fn key_in(&self, action: Action, language: Language) -> String {
        self.of(action).map(|bound| bound.key_text(language)).unwrap_or_default()
    }
}

/// Sentences that name keys.
impl Keys {
    /// A text with every `⟨action⟩` turned into the key that does it: `⟨submit⟩ tries again` becomes
    /// `Enter tries again`. Where the action has no key of its own, it is found in the palette.
    #[must_use]
    pub fn spell<'t>(&self, text: &'t str, language: Language) -> Cow<'t, str> {
        if text.is_ascii() || !text.contains('⟨') {
            return Cow::Borrowed(text);
        }
        let mut spelt = String::new();
        let mut rest = text;
        while let Some((before, named)) = rest.split_once('⟨') {
            spelt.push_str(before);
            let (key, after) = self.named(named, language).unwrap_or_else(|| ("⟨".to_owned(), named));
            spelt.push_str(&key);
            rest = after;
        }
        spelt.push_str(rest);
        Cow::Owned(spelt)
    }

    /// The key of the action that a text begins with, and what comes behind it.
    fn named<'t>(&self, text: &'t str, language: Language) -> Option<(String, &'t str)> {
        let (id, after) = text.split_once('⟩')?;
        Some((self.key_or_palette(id, language)?, after))
    }

    /// The key of the action of that name, or of the palette.
    fn key_or_palette(&self, id: &str, language: Language) -> Option<String> {
        let action = Action::all().find(|action| action.id() == id)?;
        let key = |action| self.key_in(action, language);
        Some(Some(key(action)).filter(|key| !key.is_empty()).unwrap_or_else(|| key(Action::ShowPalette)))
    }
}

/// The keys that somebody wants for an action.
struct Rebinding<'s> {
    action: Action,
    keys: Vec<(Key, &'s Written)>,
    /// The settings take its keys away: `fail-step = ""`.
    none: bool,
}

fn rebinding<'s>(setting: &'s KeySetting, mistakes: &mut Vec<Mistake>) -> Option<Rebinding<'s>> {
    let Some(action) = Action::all().find(|action| action.id() == setting.action.text) else {
        let ids: Vec<String> = Action::all().map(Action::id).collect();
        let mut mistake = Mistake::new(
            Weight::Warns,
            setting.action.place.clone(),
            format!("unknown action {}", shown(&setting.action)),
            "not something that a key does",
        );
        mistake.help = did_you_mean(&setting.action.text, ids.iter().map(String::as_str));
        mistakes.push(mistake);
        return None;
    };
    let written: Vec<&Written> = setting.keys.iter().filter(|written| !written.text.is_empty()).collect();
    let none = written.is_empty();
    if none && NEEDED.contains(&action) {
        let what = format!("`{}` cannot be left without a key", action.id());
        let mistake = Mistake::new(Weight::LeavesOut, setting.action.place.clone(), what, "expected a key");
        mistakes.push(mistake.help("without it nobody could leave, get help, go back or send a form"));
        return None;
    }
    let keys = written.into_iter().filter_map(|written| Some((key(action, written, mistakes)?, written))).collect();
    Some(Rebinding { action, keys, none })
}

fn shown(written: &Written) -> String {
    format!("`{}`", crate::domain::text::line(&written.text))
}

/// The key that is written there, where the action can have it.
fn key(action: Action, written: &Written, mistakes: &mut Vec<Mistake>) -> Option<Key> {
    let Some(key) = notation::parse(&written.text) else {
        let mut mistake =
            Mistake::new(Weight::LeavesOut, written.place.clone(), format!("{} is no key", shown(written)), notation::FORMS);
        mistake.help = did_you_mean(&written.text, notation::names());
        mistakes.push(mistake);
        return None;
    };
    let can = rows().any(|row| row.action == action && row.can_have(key));
    if !can {
        let what = format!("{} is needed where one types", shown(written));
        let expected = format!("`{}` is pressed there too: expected `ctrl-…`, `alt-…`, `f5` and the like", action.id());
        mistakes.push(Mistake::new(Weight::LeavesOut, written.place.clone(), what, expected));
    }
    can.then_some(key)
}

/// The first key that two rebindings give two meanings on one screen: the index of the later rebinding, and
/// that of the key in it.
fn clash(rebindings: &[Rebinding<'_>], mistakes: &mut Vec<Mistake>) -> Option<(usize, usize)> {
    let keys = Keys::with(rebindings);
    for (at, rebinding) in rebindings.iter().enumerate().rev() {
        for (place, (key, written)) in rebinding.keys.iter().enumerate() {
            let Some((other, screen)) = rival(&keys, rebinding.action, *key) else { continue };
            let what = format!("{} means two things on {}", shown(written), screen.title());
            let mistake =
                Mistake::new(Weight::LeavesOut, written.place.clone(), what, format!("it is the key of `{}`", other.id()));
            let help = format!("give `{}` another key too, or none: `{} = \"\"`", other.id(), other.id());
            mistakes.push(if NEEDED.contains(&other) { mistake } else { mistake.help(help) });
            return Some((at, place));
        }
    }
    None
}

/// Another action that has the key on one of the screens on which this one has it.
fn rival(keys: &Keys, action: Action, key: Key) -> Option<(Action, Screen)> {
    let own = keys.rows().filter(|bound| bound.row.action == action && bound.keys.contains(&key));
    let screens: Vec<Screen> = own.flat_map(|bound| bound.row.screens).copied().collect();
    screens.into_iter().find_map(|screen| {
        let other = keys.on(screen).find(|bound| bound.row.action != action && bound.keys.contains(&key))?;
        Some((other.row.action, screen))
    })
}
