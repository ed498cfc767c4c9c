//! A runbook from TOML text: its own keys are read here, those of its components
//! and steps beside it; what holds between them is looked at in `runbook_rules`.

use chrono::NaiveDate;

use crate::domain::id::StepId;
use crate::domain::runbook::{NoticeTemplate, NoticeText, Runbook, Stage, Trigger};

use super::mistake::{Mistake, Parsed, Weight};
use super::runbook_rules::{self, Node};
use super::toml_reader::quoted;
use super::toml_text::{self, At, Table};
use super::{runbook_components, runbook_steps};

/// A runbook that nobody has read through for so many days is old.
pub const OLD_AFTER: i64 = 180;

/// What a notice may claim, which the log can bear out.
const CLAIMS: &[&str] = &["no_data_lost", "everything_is_back"];

/// Reads the text of a runbook; `today` tells how long ago it was reviewed.
#[must_use]
pub fn parse(text: &str, today: NaiveDate) -> Parsed<Runbook> {
    toml_text::read(text, "a runbook", Weight::Refuses, Weight::Refuses, |root| runbook(root, today))
}

fn runbook(root: &Table<'_>, today: NaiveDate) -> Option<Runbook> {
    schema(root);
    root.require(&["schema", "id", "title"]);
    let id = root.id("id");
    let title = root.title();
    let summary = root.optional_text("summary");
    let language = root.optional_text("language");
    root.warn_of_languages(&language);
    let reviewed = reviewed(root, today);
    let severity = root.number("severity", 1..=5).map_or(1, |severity| u8::try_from(severity.value).unwrap_or(1));
    let sources = root.words("sources", Trigger::ALL, Trigger::word);
    let components = runbook_components::read(root);
    let notices = notices(root);
    let steps = runbook_steps::read(root, components.len(), &notices);
    Some(Runbook {
        id: id?.value,
        title: title?.value,
        summary: summary.map_or_else(String::new, |text| text.value),
        language: language.map_or_else(|| "en".to_owned(), |text| text.value),
        reviewed,
        severity,
        sources,
        components,
        steps: steps?,
        notices,
    })
}

fn schema(root: &Table<'_>) {
    let Some(schema) = root.number("schema", 1..=u32::MAX) else { return };
    if schema.value != 1 {
        let what = format!("a runbook of schema {}", schema.value);
        root.wrong_with(schema.place, what, "this version reads schema 1", Some("made for a newer version of crisis".to_owned()));
    }
}

fn reviewed(root: &Table<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let day = root.day("reviewed")?;
    let age = today.signed_duration_since(day.value).num_days();
    let nag = |what: String, expected: &str| Mistake::new(Weight::Nag, day.place.clone(), what, expected);
    if age > OLD_AFTER {
        let help = "read it through with those who would use it, then set today's date";
        root.reader().say(nag(format!("last reviewed {age} days ago"), &format!("older than {OLD_AFTER} days")).help(help));
    } else if age < 0 {
        root.reader().say(nag(format!("reviewed on {}, which is yet to come", day.value), &format!("today is {today}")));
    }
    Some(day.value)
}

fn notices(root: &Table<'_>) -> Vec<NoticeTemplate> {
    let tables = root.tables("notice", "a notice", Weight::Refuses);
    let mut nodes = Vec::new();
    let notices = tables.iter().filter_map(|table| notice(table, &mut nodes)).collect();
    runbook_rules::check_twice(root.reader(), "notice", &nodes);
    notices
}

fn notice(table: &Table<'_>, nodes: &mut Vec<Node<StepId>>) -> Option<NoticeTemplate> {
    table.require(&["id", "audience", "stage"]);
    let id = table.id::<StepId>("id");
    let audience = table.text("audience");
    let stage = table.word("stage", Stage::ALL, Stage::word);
    let channels = At::values(table.texts("channels"));
    let promise = table.span("promise").map(|span| span.value);
    let claims = claims(table);
    let text = notice_texts(table);
    table.finish();
    let id = id?;
    nodes.push(Node { id: id.clone(), needs: Vec::new() });
    Some(NoticeTemplate { id: id.value, audience: audience?.value, stage: stage?, channels, promise, claims, text })
}

fn claims(table: &Table<'_>) -> Vec<String> {
    let claims = table.texts("claims");
    for claim in claims.iter().filter(|claim| !CLAIMS.contains(&claim.value.as_str())) {
        let help = table.reader().did_you_mean(&claim.value, CLAIMS.iter().copied());
        let what = format!("unknown claim {}", quoted(&claim.value));
        table.warn(claim.place.clone(), what, "expected `no_data_lost` or `everything_is_back`", help);
    }
    At::values(claims)
}

/// The words of a notice: one table for each language, in the order of the text.
fn notice_texts(notice: &Table<'_>) -> Vec<NoticeText> {
    let Some(languages) = notice.table("text", "the texts of a notice") else {
        if !notice.has("text") && !notice.reader().is_damaged() {
            notice.wrong_with(notice.place(), "a notice without words", "expected a table `[notice.text.en]` below it", None);
        }
        return Vec::new();
    };
    let mut tables = languages.named_tables("a notice's text");
    tables.sort_by_key(|(language, _)| language.place.start);
    languages.warn_of_languages(tables.iter().map(|(language, _)| language));
    let text = |(language, table): (At<String>, Table<'_>)| {
        table.require(&["body"]);
        let (subject, body) = (table.optional_text("subject"), table.lines("body"));
        if body.is_none() && table.written("body").is_some() {
            table.wrong(table.place_of("body"), "`body` is empty", "expected the words of the notice");
        }
        table.finish();
        Some(NoticeText {
            language: language.value,
            subject: subject.map_or_else(String::new, |text| text.value),
            body: body?.value,
        })
    };
    tables.into_iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::step::Doer;

    const SMALL: &str =
        "schema = 1\nid = \"x\"\ntitle = \"X\"\n[[step]]\nid = \"a\"\npriority = \"communicate\"\ntitle = \"A\"\n";

    #[test]
    fn what_is_not_written_is_what_one_would_expect() {
        let parsed = parse(SMALL, NaiveDate::default());
        assert_eq!(parsed.mistakes, []);
        let runbook = parsed.value.unwrap();
        assert_eq!((runbook.severity, runbook.language.as_str(), runbook.steps[0].role), (1, "en", Doer::Communication));
    }

    #[test]
    fn an_unknown_key_or_an_old_date_refuses_nothing() {
        let text = SMALL.replace("[[step]]", "reviewed = 2026-01-01\nwhat = 1\n[[step]]");
        let parsed = parse(&text, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
        let weights: Vec<_> = parsed.mistakes.iter().map(|mistake| mistake.weight).collect();
        assert_eq!(weights, [Weight::Nag, Weight::Warns]);
        assert!(parsed.value.is_some());
        assert_eq!(parse(&text, NaiveDate::from_ymd_opt(2026, 6, 30).unwrap()).mistakes.len(), 1);
    }

    #[test]
    fn what_destroys_always_wants_two_names() {
        let parsed = parse(&format!("{SMALL}destroys = \"all\"\n"), NaiveDate::default());
        assert_eq!(parsed.mistakes.len(), 1);
        assert!(parsed.value.unwrap().steps[0].two_names);
    }

    #[test]
    fn a_runbook_without_steps_is_none() {
        assert_eq!(parse("schema = 1\nid = \"x\"\ntitle = \"X\"\n", NaiveDate::default()).value, None);
    }
}
