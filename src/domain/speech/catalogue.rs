//! The one door to Fluent: the sentences of each language, each
//! read when it is first said, and the filling of their gaps.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{self, Entry};
use fluent_syntax::parser::parse_runtime;

use crate::domain::speech::say;

use super::face::{Face, Naming, Wording};
use super::key::Key;
use super::{Arg, Ask, Blank, Form, Language, Sentence, Somebody, Titled};

/// The sentences of a language as they are written, in the order of
/// their keys: cut out of its files when the program is built.
type Texts = &'static [&'static str];

const ENGLISH: Texts = include!(concat!(env!("OUT_DIR"), "/en.rs"));
const DUTCH: Texts = include!(concat!(env!("OUT_DIR"), "/nl.rs"));

type Pattern = ast::Pattern<&'static str>;

/// A language that is spoken: its rules of number, and its sentences, each read when it is first said.
struct Spoken {
    rules: FluentBundle<FluentResource>,
    texts: Texts,
    read: Box<[OnceLock<Option<Pattern>>]>,
}

impl Spoken {
    fn new(language: Language, texts: Texts) -> Self {
        let mut rules = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
        // The marks would be drawn as signs on a terminal.
        rules.set_use_isolating(false);
        Self { rules, texts, read: texts.iter().map(|_| OnceLock::new()).collect() }
    }

    fn pattern(&self, key: Key) -> Option<&Pattern> {
        self.read.get(key.place())?.get_or_init(|| read(self.texts.get(key.place())?)).as_ref()
    }
}

fn spoken(language: Language) -> &'static Spoken {
    static SPOKEN: [OnceLock<Spoken>; 2] = [OnceLock::new(), OnceLock::new()];
    let [english, dutch] = &SPOKEN;
    match language {
        Language::English => english.get_or_init(|| Spoken::new(language, ENGLISH)),
        Language::Dutch => dutch.get_or_init(|| Spoken::new(language, DUTCH)),
    }
}

/// A test holds that the files are sound: what cannot be read of them is left out, and shown by its key.
fn read(text: &'static str) -> Option<Pattern> {
    match parse_runtime(text).ok()?.body.pop()? {
        Entry::Message(message) => message.value,
        _ => None,
    }
}

impl Language {
    /// A sentence in this language; what it tells somebody to ask for is a
    /// verb to type.
    #[must_use]
    pub fn say(self, sentence: &Sentence) -> String {
        self.say_with(sentence, &|ask| self.to_type(ask))
    }

    /// What to ask for as a verb to type, in the quotes that stand around commands.
    #[must_use]
    pub fn to_type(self, ask: &Ask) -> String {
        format!("`{}`", ask.typed(|blank| self.say(&named(blank))))
    }

    /// A sentence in this language, with other words for what it tells somebody to ask for.
    #[must_use]
    pub fn say_with(self, sentence: &Sentence, wording: Wording<'_>) -> String {
        self.say_as(sentence, Face { wording, naming: &|_| None, timing: &|_| None, briefly: false })
    }

    /// A sentence in this language, with what people call whoever it names.
    #[must_use]
    pub fn say_naming(self, sentence: &Sentence, naming: Naming<'_>) -> String {
        self.say_as(sentence, Face { wording: &|ask| self.to_type(ask), naming, timing: &|_| None, briefly: false })
    }

    /// A sentence in this language, as a face puts it.
    #[must_use]
    pub fn say_as(self, sentence: &Sentence, face: Face<'_>) -> String {
        let mut said = String::new();
        say(self, sentence, face, &mut said);
        said
    }
}

/// What stands for something to be filled in.
fn named(blank: Blank) -> Sentence {
    match blank {
        Blank::Who => say!("rules-blank-who"),
        Blank::Step => say!("rules-blank-step"),
        Blank::Component => say!("rules-blank-component"),
        Blank::File => say!("rules-blank-file"),
        Blank::Time => say!("rules-blank-time"),
        Blank::Reason => say!("rules-blank-reason"),
        Blank::WhatYouSaw => say!("rules-what-you-saw"),
        Blank::WhatHappened => say!("rules-what-happened"),
        Blank::NoAnswer => say!("rules-no-answer-for-long"),
    }
}

/// Writes a sentence down in a language.
fn say(language: Language, sentence: &Sentence, face: Face<'_>, said: &mut String) {
    match &sentence.0 {
        Form::Verbatim(text) => said.push_str(text),
        Form::Joined(joined) => {
            let (between, sentences) = &**joined;
            for (at, sentence) in sentences.iter().enumerate() {
                said.push_str(if at == 0 { "" } else { between });
                say(language, sentence, face, said);
            }
        }
        Form::Key(key) => say_key(language, *key, &[], face, said),
        Form::Filled(filled) => say_key(language, filled.key, &filled.gaps, face, said),
    }
}

fn say_key(language: Language, key: Key, args: &[(&'static str, Arg)], face: Face<'_>, said: &mut String) {
    let spoken = spoken(language);
    let Some(pattern) = spoken.pattern(key) else {
        said.push_str(key.name());
        return;
    };
    if pattern.elements.iter().all(is_plain) {
        pattern.elements.iter().for_each(|element| say_plain(language, element, args, face, said));
        return;
    }
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        filled.set(*name, value(language, arg, face));
    }
    // A gap that nobody fills is shown by its name.
    let _ = spoken.rules.write_pattern(said, pattern, Some(&filled), &mut Vec::new());
}

type Element = ast::PatternElement<&'static str>;

/// Whether part of a sentence is its own words or the gap of a name: nothing that is chosen or counted.
fn is_plain(element: &Element) -> bool {
    match element {
        Element::TextElement { .. } => true,
        Element::Placeable { expression } => gap(expression).is_some(),
    }
}

/// The name of a gap that is filled as it is.
fn gap(expression: &ast::Expression<&'static str>) -> Option<&'static str> {
    match expression {
        ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => Some(id.name),
        _ => None,
    }
}

/// Writes such a part down, as Fluent would: most sentences have no other, and every picture has a hundred.
fn say_plain(language: Language, element: &Element, args: &[(&'static str, Arg)], face: Face<'_>, said: &mut String) {
    let expression = match element {
        Element::TextElement { value } => return said.push_str(value),
        Element::Placeable { expression } => expression,
    };
    let name = gap(expression).unwrap_or_default();
    match args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg) {
        Some(Arg::Sentence(sentence)) => say(language, sentence, face, said),
        Some(arg) => said.push_str(&in_words(language, arg, face)),
        None => said.extend(["{$", name, "}"]),
    }
}

/// Up to here floating point tells every whole number from the next.
const EXACT: u64 = 1 << 53;

fn value<'a>(language: Language, arg: &'a Arg, face: Face<'_>) -> FluentValue<'a> {
    match arg {
        // The catalogue reckons in floating point, and would say another number than the one that was meant.
        Arg::Number(number) if number.unsigned_abs() <= EXACT => FluentValue::from(*number),
        arg => FluentValue::String(in_words(language, arg, face)),
    }
}

/// What fills a gap, in words.
fn in_words<'a>(language: Language, arg: &'a Arg, face: Face<'_>) -> Cow<'a, str> {
    match arg {
        Arg::Text(text) => Cow::Borrowed(text),
        Arg::Number(number) => Cow::Owned(number.to_string()),
        Arg::Sentence(sentence) => Cow::Owned(language.say_as(sentence, face)),
        Arg::Ask(ask) => Cow::Owned((face.wording)(ask)),
        Arg::Person(Somebody(person)) => {
            let (id, name) = &**person;
            (face.naming)(id).map_or(Cow::Borrowed(name), Cow::Owned)
        }
        Arg::When(when) => {
            let kept = || when.format("%Y-%m-%d %H:%M %:z").to_string();
            Cow::Owned((face.timing)(*when).unwrap_or_else(kept))
        }
        Arg::Step(Titled(step)) => {
            let (code, title) = &**step;
            let code_alone = face.briefly || title.is_empty();
            if code_alone { Cow::Borrowed(code) } else { Cow::Owned(format!("{code} {title}")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::say;
    use super::*;

    #[test]
    fn every_sentence_was_cut_out_whole_and_is_found_by_its_key() {
        for (language, texts) in [(Language::English, ENGLISH), (Language::Dutch, DUTCH)] {
            assert_eq!(texts.len(), Key::all().count());
            for (key, text) in Key::all().zip(texts) {
                let body = parse_runtime(*text).map_err(|(_, errors)| errors).unwrap().body;
                assert!(matches!(body.as_slice(), [Entry::Message(message)] if message.id.name == key.name()), "{text}");
                assert_eq!(Key::named(key.name()), key);
                assert!(spoken(language).pattern(key).is_some(), "{key:?}");
            }
        }
    }

    #[test]
    fn what_is_said_without_fluent_is_said_as_fluent_says_it() {
        let inner = say!("rules-none-open");
        let args = |name: &'static str| -> Vec<Arg> {
            let zone = chrono::FixedOffset::east_opt(7200).unwrap();
            let when = chrono::DateTime::from_timestamp(1_900_000_000, 0).unwrap().with_timezone(&zone);
            let step = Titled::of("D1", name);
            vec![name.into(), 7.into(), (-3).into(), inner.clone().into(), when.into(), step.into()]
        };
        let face = Face { wording: &|_| String::new(), naming: &|_| None, timing: &|_| None, briefly: false };
        let mut plain = 0;
        for language in [Language::English, Language::Dutch] {
            for key in Key::all() {
                let pattern = spoken(language).pattern(key).unwrap();
                let names: Vec<&'static str> = pattern.elements.iter().filter_map(name).collect();
                if !pattern.elements.iter().all(is_plain) || names.is_empty() {
                    continue;
                }
                for arg in args("a name") {
                    let gaps: Vec<(&'static str, Arg)> = names.iter().map(|name| (*name, arg.clone())).collect();
                    let (mut ours, mut theirs) = (String::new(), String::new());
                    say_key(language, key, &gaps, face, &mut ours);
                    let mut filled = FluentArgs::new();
                    for (name, arg) in &gaps {
                        filled.set(*name, value(language, arg, face));
                    }
                    spoken(language).rules.write_pattern(&mut theirs, pattern, Some(&filled), &mut Vec::new()).unwrap();
                    assert_eq!(ours, theirs, "{key:?}");
                    plain += 1;
                }
                let (mut ours, mut theirs) = (String::new(), String::new());
                say_key(language, key, &[], face, &mut ours);
                spoken(language).rules.write_pattern(&mut theirs, pattern, Some(&FluentArgs::new()), &mut Vec::new()).unwrap();
                assert_eq!(ours, theirs, "without what fills it: {key:?}");
            }
        }
        assert!(plain > 1000, "{plain}");
    }

    fn name(element: &Element) -> Option<&'static str> {
        match element {
            Element::TextElement { .. } => None,
            Element::Placeable { expression } => gap(expression),
        }
    }

    #[test]
    fn a_number_is_said_as_it_is_however_large() {
        for number in [0, EXACT, EXACT + 1, i64::MAX.unsigned_abs(), u64::MAX] {
            let said = Language::English.say(&say!("verbs-log-longer", count = number));
            assert!(said.contains(&format!(" {number} ")), "{number}: {said}");
        }
        let said = Language::English.say(&say!("verbs-log-longer", count = i64::MIN));
        assert!(said.contains(" -9223372036854775808 "), "{said}");
    }
}
