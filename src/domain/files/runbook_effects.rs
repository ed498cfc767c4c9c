//! What must hold between what steps bring about: whatever is stopped is released again,
//! a path has others beside it, a step that is a notice names one that is there.

use std::collections::BTreeSet;

use crate::domain::runbook::NoticeTemplate;

use super::mistake::{Mistake, Weight};
use super::runbook_rules::{ReadStep, refusal};
use super::toml_reader::Reader;
use super::toml_text::At;

/// Looks at all that steps bring about. `complete` says that every step could be read.
pub(super) fn check(reader: &Reader<'_>, steps: &[ReadStep], notices: &[NoticeTemplate], complete: bool) {
    if complete {
        check_released(reader, steps);
        check_never_released(reader, steps);
        check_paths(reader, steps);
        check_notices(reader, steps, notices);
    }
}

/// Notes what is to be released and was never stopped.
fn check_released(reader: &Reader<'_>, steps: &[ReadStep]) {
    for released in steps.iter().flat_map(|step| &step.effect.releases) {
        match steps.iter().find(|step| step.node.id.value == released.value) {
            Some(step) if step.effect.holds => {}
            Some(_) => {
                let what = format!("releases `{}`, which stops nothing", released.value);
                let mistake = Mistake::new(Weight::Warns, released.place.clone(), what, "not a step with `holds = true`");
                reader.say(mistake.help("add `holds = true` to that step, or take this out"));
            }
            None => {
                let ids: Vec<&str> = steps.iter().map(|step| step.node.id.value.as_str()).collect();
                let help = reader.did_you_mean(&released.value, ids.into_iter());
                let what = format!("releases an unknown step `{}`", released.value);
                reader.say(Mistake { help, ..refusal(&released.place, what, "not the id of a step here") });
            }
        }
    }
}

/// Notes what is stopped and never released again, be it on one of several paths.
fn check_never_released(reader: &Reader<'_>, steps: &[ReadStep]) {
    let path = |step: &ReadStep| step.effect.path.as_ref().map(|path| path.value.clone());
    let paths: BTreeSet<String> = steps.iter().filter_map(path).collect();
    for step in steps.iter().filter(|step| step.effect.holds) {
        let id = &step.node.id;
        let releases = |other: &&ReadStep| other.effect.releases.iter().any(|held| held.value == id.value);
        let releasing: Vec<Option<String>> = steps.iter().filter(releases).map(path).collect();
        let own = path(step);
        let bare = paths
            .iter()
            .find(|other| own.as_ref().is_none_or(|own| own == *other) && !releasing.contains(&Some((*other).clone())));
        let on = match (releasing.contains(&None), releasing.is_empty(), bare) {
            (true, ..) | (false, false, None) => continue,
            (false, true, _) => String::new(),
            (false, false, Some(path)) => format!(" on the path `{path}`"),
        };
        let what = format!("`{}` stops something, and no step releases it{on}", id.value);
        let mistake = Mistake::new(Weight::Warns, id.place.clone(), what, "would stay stopped");
        reader.say(mistake.help(format!("add a step with `releases = \"{}\"`", id.value)));
    }
}

/// Notes a path that is the only one: there is nothing to choose.
fn check_paths(reader: &Reader<'_>, steps: &[ReadStep]) {
    let mut paths = steps.iter().filter_map(|step| step.effect.path.as_ref());
    let Some(first) = paths.next().filter(|first| paths.all(|other| other.value == first.value)) else { return };
    let what = format!("`{}` is the only path", first.value);
    let mistake = Mistake::new(Weight::Warns, first.place.clone(), what, "expected another one to choose from");
    reader.say(mistake.help("give the steps of the other way a `path` too, or take this out"));
}

/// Notes steps that are a notice which is not there.
fn check_notices(reader: &Reader<'_>, steps: &[ReadStep], notices: &[NoticeTemplate]) {
    let unknown = |id: &&At<_>| notices.iter().all(|notice| notice.id != id.value);
    for notice in steps.iter().filter_map(|step| step.effect.notice.as_ref()).filter(unknown) {
        let help = reader.did_you_mean(&notice.value, notices.iter().map(|notice| notice.id.as_str()));
        let what = format!("unknown notice `{}`", notice.value);
        reader.say(Mistake { help, ..refusal(&notice.place, what, "not the id of a notice here") });
    }
}
