//! The kinds of things that are typed or chosen in several fields.

use crate::domain::field::{FieldName, Special};
use crate::domain::record::{Evidence, Scope};
use crate::domain::runbook;
use crate::domain::vocabulary::{Priority, Trigger, Verdict};

use super::Need;
use super::answers::Answers;
use super::asked::{Described, Heard, Judgement, OwnStep, Paging};
use super::kind::Kind;

/// A step that the runbook does not have.
#[derive(Clone, Copy, Debug)]
pub struct NewStep;

impl Kind for NewStep {
    type Value = OwnStep;
    const NEEDS: &'static [Need] = &[
        Need::of(FieldName::Text),
        Need::of(FieldName::Priority),
        Need::maybe(FieldName::Component).behind("--component"),
        Need::maybe(FieldName::Role).behind("--role"),
    ];
    fn read<A: Answers>(answers: &A) -> Result<OwnStep, A::Error> {
        let priority = answers.given(FieldName::Priority).and_then(|word| Priority::from_word(&word));
        Ok(OwnStep {
            title: answers.given(FieldName::Text).unwrap_or_default(),
            priority: priority.ok_or_else(|| answers.unknown_word(FieldName::Priority))?,
            components: answers.components()?,
            role: answers.given(FieldName::Role).and_then(|word| runbook::Role::from_word(&word)),
        })
    }
    fn words(own: &OwnStep) -> Vec<(FieldName, &str)> {
        vec![(FieldName::Text, &own.title)]
    }
}

/// What somebody reports.
#[derive(Clone, Copy, Debug)]
pub struct NewReport;

impl Kind for NewReport {
    type Value = Heard;
    const NEEDS: &'static [Need] = &[
        Need::of(FieldName::Caller),
        Need::of(FieldName::Text),
        Need::maybe(FieldName::Concerned),
        Need::maybe(FieldName::Special(Special::Since)),
        Need::maybe(FieldName::Reproduced),
        Need::maybe(FieldName::Callback),
    ];
    fn read<A: Answers>(answers: &A) -> Result<Heard, A::Error> {
        Ok(Heard {
            who: answers.given(FieldName::Caller).unwrap_or_default(),
            what: answers.given(FieldName::Text).unwrap_or_default(),
            component: answers.reported()?,
            since: answers.since()?,
            callback: answers.callback()?,
            reproduced: answers.given(FieldName::Reproduced).is_some_and(|said| !said.is_empty()),
        })
    }
    fn words(heard: &Heard) -> Vec<(FieldName, &str)> {
        vec![(FieldName::Caller, &heard.who), (FieldName::Text, &heard.what)]
    }
}

/// A page to somebody, as it goes out.
#[derive(Clone, Copy, Debug)]
pub struct NewPage;

impl Kind for NewPage {
    type Value = Paging;
    const NEEDS: &'static [Need] = &[
        Need::of(FieldName::Who),
        Need::maybe(FieldName::Text).behind("--text"),
        Need::maybe(FieldName::Channel),
        Need::maybe(FieldName::Again),
    ];
    fn read<A: Answers>(answers: &A) -> Result<Paging, A::Error> {
        answers.paging()
    }
    fn words(page: &Paging) -> Vec<(FieldName, &str)> {
        vec![(FieldName::Text, &page.subject), (FieldName::Text, &page.body)]
    }
}

/// What is affected, what is not, and what nobody knows yet; what is left out is as it was.
#[derive(Clone, Copy, Debug)]
pub struct Scoped;

impl Kind for Scoped {
    type Value = Scope;
    const NEEDS: &'static [Need] = &[
        Need::maybe(FieldName::Special(Special::Affected)),
        Need::maybe(FieldName::Special(Special::NotAffected)),
        Need::maybe(FieldName::Special(Special::Unknown)),
        Need::maybe(FieldName::Special(Special::Source)),
    ];
    fn read<A: Answers>(answers: &A) -> Result<Scope, A::Error> {
        let said = |field| answers.given(FieldName::Special(field));
        Ok(Scope {
            affected: said(Special::Affected),
            not_affected: said(Special::NotAffected),
            unknown: said(Special::Unknown),
            sources: said(Special::Source).map_or_else(Vec::new, |words| sources(&words)),
        })
    }
    fn words(scope: &Scope) -> Vec<(FieldName, &str)> {
        let said = [
            (Special::Affected, &scope.affected),
            (Special::NotAffected, &scope.not_affected),
            (Special::Unknown, &scope.unknown),
        ];
        said.into_iter().filter_map(|(field, text)| Some((FieldName::Special(field), text.as_deref()?))).collect()
    }
}

/// What made people declare, of words that stand one behind the other.
#[must_use]
pub fn sources(words: &str) -> Vec<Trigger> {
    let said: Vec<&str> = words.split([',', ' ']).collect();
    Trigger::ALL.iter().copied().filter(|source| said.contains(&source.word())).collect()
}

/// A component that is to come into scope, or of which something is put right.
#[derive(Clone, Copy, Debug)]
pub struct NewComponent;

impl Kind for NewComponent {
    type Value = Described;
    const NEEDS: &'static [Need] = &[
        Need::of(FieldName::Component),
        Need::maybe(FieldName::Title),
        Need::maybe(FieldName::Needs),
        Need::maybe(FieldName::StoredOn),
    ];
    fn read<A: Answers>(answers: &A) -> Result<Described, A::Error> {
        answers.described()
    }
    fn words(described: &Described) -> Vec<(FieldName, &str)> {
        described.title.iter().map(|title| (FieldName::Title, title.as_str())).collect()
    }
}

/// Evidence, in words or as a file; none where none was given.
#[derive(Clone, Copy, Debug)]
pub struct MayEvidence;

impl Kind for MayEvidence {
    type Value = Option<Evidence>;
    const NEEDS: &'static [Need] = &[Need::maybe(FieldName::Evidence), Need::maybe(FieldName::EvidenceFile)];
    fn read<A: Answers>(answers: &A) -> Result<Option<Evidence>, A::Error> {
        answers.evidence()
    }
    fn words(evidence: &Option<Evidence>) -> Vec<(FieldName, &str)> {
        match evidence {
            Some(Evidence::Text(text)) => vec![(FieldName::Evidence, text)],
            Some(Evidence::File { .. }) | None => Vec::new(),
        }
    }
}

/// A verdict on data, with its extent and age.
#[derive(Clone, Copy, Debug)]
pub struct Judged;

impl Kind for Judged {
    type Value = Judgement;
    const NEEDS: &'static [Need] = &[Need::of(FieldName::Verdict), Need::maybe(FieldName::Extent), Need::maybe(FieldName::AsOf)];
    fn read<A: Answers>(answers: &A) -> Result<Judgement, A::Error> {
        MayJudged::read(answers)?.ok_or_else(|| answers.unknown_word(FieldName::Verdict))
    }
    fn words(judgement: &Judgement) -> Vec<(FieldName, &str)> {
        judgement.words().into_iter().collect()
    }
    fn judgement(judgement: &Judgement) -> Option<&Judgement> {
        Some(judgement)
    }
}

/// A verdict on data, for a step that may give one.
#[derive(Clone, Copy, Debug)]
pub struct MayJudged;

impl Kind for MayJudged {
    type Value = Option<Judgement>;
    const NEEDS: &'static [Need] =
        &[Need::maybe(FieldName::Verdict).behind("--verdict"), Need::maybe(FieldName::Extent), Need::maybe(FieldName::AsOf)];
    fn read<A: Answers>(answers: &A) -> Result<Option<Judgement>, A::Error> {
        let verdict = answers.given(FieldName::Verdict).and_then(|word| Verdict::from_word(&word));
        let extent = || answers.given(FieldName::Extent);
        verdict.map(|verdict| Ok(Judgement { verdict, extent: extent(), as_of: answers.as_of()? })).transpose()
    }
    fn words(judgement: &Option<Judgement>) -> Vec<(FieldName, &str)> {
        judgement.iter().filter_map(Judgement::words).collect()
    }
    fn judgement(judgement: &Option<Judgement>) -> Option<&Judgement> {
        judgement.as_ref()
    }
}
