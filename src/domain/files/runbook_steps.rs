//! The steps of a runbook, from TOML text. What holds between them is looked at in [`super::runbook_rules`].

use crate::domain::id::StepId;
use crate::domain::runbook::NoticeTemplate;
use crate::domain::step::{Doer, Need, Step};
use crate::domain::vocabulary::{Priority, Service, Verdict};

use super::mistake::Weight;
use super::runbook_effects;
use super::runbook_rules::{self, Node, ReadStep};
use super::runbook_size;
use super::toml_text::{At, Table};

/// The steps of a runbook with so many components, none when one of them cannot be read.
pub(super) fn read(root: &Table<'_>, components: usize, notices: &[NoticeTemplate]) -> Option<Vec<Step>> {
    let tables = root.tables("step", "a step", Weight::Refuses);
    if tables.is_empty() && !root.reader().is_damaged() {
        root.wrong_with(0..0, "a runbook without a step", "expected `[[step]]` at least once", None);
    }
    let read: Vec<ReadStep> = tables.iter().filter_map(step).collect();
    runbook_size::check_steps(root.reader(), components, &read);
    let complete = read.len() == tables.len() && !root.reader().is_damaged();
    runbook_rules::check_steps(root.reader(), &read, complete);
    runbook_effects::check(root.reader(), &read, notices, complete);
    if read.len() < tables.len() {
        return None;
    }
    read.into_iter().map(|read| read.step).collect()
}

/// A step; none when it has no id to speak of it by.
fn step(table: &Table<'_>) -> Option<ReadStep> {
    table.require(&["id", "priority", "title"]);
    let id = table.id::<StepId>("id");
    let priority = table.word("priority", Priority::ALL, Priority::word);
    let role = table.word("role", Doer::ALL, Doer::word);
    let title = table.title();
    let detail = table.lines("detail");
    let whom = whom(table);
    let skills = At::values(table.texts("skills"));
    let needs = table.ids::<Need>("needs");
    let time_box = table.span("time_box").map(|span| span.value);
    let after = table.span("after").map(|span| span.value);
    let evidence_required = table.word("evidence", &["required", "optional"], |word| word) == Some("required");
    let Effect { service, told } = effect(table, priority);
    table.unused(&["run"]);
    let run = run(table);
    let (two_names, destroys) = destroys(table);
    table.finish();

    let id = id?;
    let step = priority.zip(title).map(|(priority, title)| Step {
        role: role.unwrap_or_else(|| Doer::of(priority)),
        detail: detail.map_or_else(String::new, |detail| detail.value),
        per_component: whom.per_component,
        only: whom.only,
        except: whom.except,
        when: whom.when,
        path: told.path.as_ref().map(|path| path.value.clone()),
        skills,
        needs: needs.iter().map(|need| need.value.clone()).collect(),
        time_box,
        after,
        evidence_required,
        two_names,
        verdict: told.verdict,
        service,
        holds: told.holds,
        releases: told.releases.iter().map(|held| held.value.clone()).collect(),
        notice: told.notice.as_ref().map(|notice| notice.value.clone()),
        run,
        destroys,
        ..Step::titled(id.value.clone(), priority, title.value)
    });
    let needs = needs.into_iter().map(|need| At { value: need.value.step, place: need.place }).collect();
    Some(ReadStep { node: Node { id, needs }, priority, effect: told, step })
}

/// For which components a step is, and when.
struct Whom {
    per_component: bool,
    only: Vec<String>,
    except: Vec<String>,
    when: Vec<Verdict>,
}

fn whom(table: &Table<'_>) -> Whom {
    let per_component = table.says("per", "component");
    for key in ["only", "except"].into_iter().filter(|key| !per_component && table.has(key)) {
        let expected = "expected beside `per = \"component\"`";
        table.warn(table.place_of(key), format!("`{key}` on a step that is done once"), expected, None);
    }
    let (only, except) = (At::values(table.texts("only")), At::values(table.texts("except")));
    let when = table.words("when", Verdict::ALL, Verdict::word);
    Whom { per_component, only, except, when }
}

/// What comes of a step once it is done.
struct Effect {
    service: Option<Service>,
    told: runbook_rules::Effect,
}

/// What customers can have of a component once a step is done.
const ENDS_WITH: &[Service] = &[Service::Up, Service::Degraded, Service::Restoring, Service::Down];

fn effect(table: &Table<'_>, priority: Option<Priority>) -> Effect {
    let verdict = table.yes("verdict");
    if verdict && priority.is_some_and(|priority| priority != Priority::Integrity) {
        let expected = "expected on steps with `priority = \"integrity\"`";
        table.warn(table.place_of("verdict"), "a verdict outside integrity", expected, None);
    }
    let service = table.word("service", ENDS_WITH, Service::word);
    let (holds, releases) = (table.yes("holds"), table.one_or_more("releases"));
    let (notice, path) = (table.id("notice"), table.optional_text("path"));
    Effect { service, told: runbook_rules::Effect { verdict, holds, releases, notice, path } }
}

/// Whether a second person must confirm a step, and what it destroys: then one always must.
fn destroys(table: &Table<'_>) -> (bool, Option<String>) {
    let two_names = table.says("confirm", "two");
    let destroys = table.optional_text("destroys");
    if let Some(destroys) = destroys.as_ref().filter(|_| !two_names && !table.has("confirm")) {
        let help = "add `confirm = \"two\"`: a second person is asked for in any case".to_owned();
        table.warn(destroys.place.clone(), "a step that destroys without `confirm`", "cannot be undone", Some(help));
    }
    (two_names || destroys.is_some(), destroys.map(|destroys| destroys.value))
}

fn run(table: &Table<'_>) -> Vec<String> {
    let run = table.texts("run");
    if let Some(program) = run.first().filter(|program| program.value.trim().is_empty()) {
        table.wrong(program.place.clone(), "a command without a program", "expected a program and its arguments");
    }
    At::values(run)
}
