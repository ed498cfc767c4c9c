//! The words of a page: what happened, who calls, how to join; in the language of whoever is paged, as far as
//! the program speaks it. Holds no address and no number but what people wrote into the settings or the
//! incident themselves.

use crate::domain::lifecycle::state::Lifecycle;
use crate::domain::speech::{Language, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::text::line;
use crate::domain::time_text::{day_and_clock, zone_name};
use crate::domain::zone::Zone;

/// What goes out: a line and the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is about, on one line.
    pub subject: String,
    /// The words.
    pub body: String,
}

/// What a page is made from beside the incident.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Who calls, by name.
    pub by: &'a str,
    /// How to join, in the words of the settings.
    pub join: Option<&'a str>,
    /// What else whoever calls has to say.
    pub words: Option<&'a str>,
    /// The languages that the person speaks, the best first.
    pub languages: &'a [String],
    /// The zone in which times are told.
    pub zone: Zone,
}

/// The first of somebody's languages that the program speaks; English where it speaks none of them.
#[must_use]
pub fn language(languages: &[String]) -> Language {
    let spoken = |tag: &String| {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        Language::ALL.iter().copied().find(|language| language.code().eq_ignore_ascii_case(first))
    };
    languages.iter().find_map(spoken).unwrap_or_default()
}

/// Writes a page.
#[must_use]
pub fn page(lifecycle: &Lifecycle, page: Page<'_>) -> Letter {
    let language = language(page.languages);
    let (title, severity) = (&lifecycle.title, lifecycle.severity);
    let incident = lifecycle.id().map_or("", |id| id.as_str());
    let subject = language.say(&say!("page-subject", title = title, severity = severity));
    let began = lifecycle.declared.as_ref().map(|declared| declared.began_at()).unwrap_or_default();
    let told = |moment: Moment| format!("{} {}", day_and_clock(moment, page.zone), zone_name(moment, page.zone));
    let happened = say!("page-happened", name = page.by, title = title, severity = severity, since = told(began));
    let scope = lifecycle.scope.affected.as_ref().map(|what| say!("page-affected", what = what));
    let join: Sentence = match page.join {
        Some(join) => say!("page-join", join = join),
        None => say!("page-join-open", incident = incident),
    };
    let facts: Vec<Sentence> = [Some(happened), scope].into_iter().flatten().collect();
    let paragraphs = [
        Some(facts.iter().map(|fact| language.say(fact)).collect::<Vec<_>>().join("\n")),
        page.words.map(str::to_owned),
        Some(format!("{}\n{}", language.say(&join), language.say(&say!("page-acknowledge", incident = incident)))),
    ];
    let body: Vec<String> = paragraphs.into_iter().flatten().collect();
    Letter { subject: line(&subject).into_owned(), body: body.join("\n\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_speaks_the_first_language_that_the_program_has() {
        let languages = |tags: &[&str]| language(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>());
        assert_eq!(languages(&["fr", "nl-BE", "en"]), Language::Dutch);
        assert_eq!(languages(&["en-GB", "nl"]), Language::English);
        assert_eq!(languages(&["de"]), Language::English);
        assert_eq!(languages(&[]), Language::English);
    }

    #[test]
    fn a_subject_is_one_line_whatever_the_title_holds() {
        let lifecycle = Lifecycle { title: "Power\r\nBcc: all@example.net".to_owned(), ..Lifecycle::default() };
        let page =
            page(&lifecycle, Page { by: "Ana", join: None, words: None, languages: &[], zone: Zone::Named(chrono_tz::UTC) });
        assert!(!page.subject.contains(['\r', '\n']), "{:?}", page.subject);
    }
}
