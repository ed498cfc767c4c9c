//! The one door to Fluent: the texts of each language, read when it first says something, and the filling of their gaps.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Arg, Form, Language, Sentence};

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

impl Language {
    /// A sentence in this language. One that the catalogue does not have is shown by its key.
    #[must_use]
    pub fn say(self, sentence: &Sentence) -> String {
        let mut said = String::new();
        say(self, sentence, &mut said);
        said
    }
}

/// Writes a sentence down in a language.
fn say(language: Language, sentence: &Sentence, said: &mut String) {
    match &sentence.0 {
        Form::Verbatim(text) => said.push_str(text),
        Form::Joined(joined) => {
            let (between, sentences) = &**joined;
            for (at, sentence) in sentences.iter().enumerate() {
                said.push_str(if at == 0 { "" } else { between });
                say(language, sentence, said);
            }
        }
        Form::Key(key) => say_key(language, key, &[], said),
        Form::Filled(filled) => say_key(language, filled.key, &filled.gaps, said),
    }
}

fn say_key(language: Language, key: &str, args: &[(&'static str, Arg)], said: &mut String) {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        said.push_str(key);
        return;
    };
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        filled.set(*name, value(language, arg));
    }
    // A gap that nobody fills is shown by its name.
    let _ = bundle.write_pattern(said, pattern, Some(&filled), &mut Vec::new());
}

fn value(language: Language, arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Sentence(sentence) => FluentValue::String(Cow::Owned(language.say(sentence))),
    }
}
