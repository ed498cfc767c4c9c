//! The one door to Fluent: the texts of each language, read when it first says something, and the filling of their gaps.

use crate::domain::speech::say;
use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Arg, Ask, Blank, Form, Language, Sentence};

/// The files of a language, by the part of the house that they are for.
macro_rules! texts {
    ($code:literal) => {
        &[
            include_str!(concat!("../../../texts/", $code, "/rules.ftl")),
            include_str!(concat!("../../../texts/", $code, "/verbs.ftl")),
            include_str!(concat!("../../../texts/", $code, "/keys.ftl")),
            include_str!(concat!("../../../texts/", $code, "/board.ftl")),
            include_str!(concat!("../../../texts/", $code, "/screens.ftl")),
            include_str!(concat!("../../../texts/", $code, "/forms.ftl")),
            include_str!(concat!("../../../texts/", $code, "/calm.ftl")),
        ]
    };
}

const ENGLISH: &[&str] = texts!("en");
const DUTCH: &[&str] = texts!("nl");

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> &'static Bundle {
    static SPOKEN: [OnceLock<Bundle>; 2] = [OnceLock::new(), OnceLock::new()];
    let [english, dutch] = &SPOKEN;
    match language {
        Language::English => english.get_or_init(|| read(language, ENGLISH)),
        Language::Dutch => dutch.get_or_init(|| read(language, DUTCH)),
    }
}

/// A test holds that the files are sound: what cannot be read of them is left out, and shown by its key.
fn read(language: Language, texts: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(language.code().parse().into_iter().collect());
    // The marks would be drawn as signs on a terminal.
    bundle.set_use_isolating(false);
    for text in texts {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// How a face words what a sentence tells somebody to ask for.
type Wording<'a> = &'a dyn Fn(&Ask) -> String;

impl Language {
    /// A sentence in this language; what it tells somebody to ask for is a verb to type. One that the catalogue does not have is shown by its
    /// key.
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
        let mut said = String::new();
        say(self, sentence, wording, &mut said);
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
        Blank::WhatYouSaw => say!("rules-what-you-saw"),
        Blank::NoAnswer => say!("rules-no-answer-for-long"),
    }
}

/// Writes a sentence down in a language.
fn say(language: Language, sentence: &Sentence, wording: Wording<'_>, said: &mut String) {
    match &sentence.0 {
        Form::Verbatim(text) => said.push_str(text),
        Form::Joined(joined) => {
            let (between, sentences) = &**joined;
            for (at, sentence) in sentences.iter().enumerate() {
                said.push_str(if at == 0 { "" } else { between });
                say(language, sentence, wording, said);
            }
        }
        Form::Key(key) => say_key(language, key, &[], wording, said),
        Form::Filled(filled) => say_key(language, filled.key, &filled.gaps, wording, said),
    }
}

fn say_key(language: Language, key: &str, args: &[(&'static str, Arg)], wording: Wording<'_>, said: &mut String) {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        said.push_str(key);
        return;
    };
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        filled.set(*name, value(language, arg, wording));
    }
    // A gap that nobody fills is shown by its name.
    let _ = bundle.write_pattern(said, pattern, Some(&filled), &mut Vec::new());
}

fn value<'a>(language: Language, arg: &'a Arg, wording: Wording<'_>) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Sentence(sentence) => FluentValue::String(Cow::Owned(language.say_with(sentence, wording))),
        Arg::Ask(ask) => FluentValue::String(Cow::Owned(wording(ask))),
    }
}
