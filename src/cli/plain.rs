//! The board for whoever cannot see columns: screen readers, serial lines, a voice on the phone. A heading
//! with its number for each part, one whole sentence a line, the worst first, no mark that stands alone. Says
//! the same as [`super::show`], of the same board.

use std::io::Write;

use crate::domain::amended::Standing;
use crate::domain::board::{Alarm, Board, Next};
use crate::domain::data::rows::ComponentRow;
use crate::domain::event::lateness;
use crate::domain::incident::Incident;
use crate::domain::people::rows::ResponderRow;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::domain::tell::tell_standing;
use crate::domain::text;
use crate::domain::time_text::{clock, clock_beside, day_and_clock, zone_name};
use crate::domain::zone::Zone;

use super::context::Context;
use super::failure::Failure;

/// Prints the board in sentences.
///
/// # Errors
/// When the output cannot be written.
pub fn status(context: &Context, board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    let page = Page { context, now: context.now() };
    page.line(&page.head(board), out)?;
    clock_trusted(context, board).map_or(Ok(()), |trusted| page.line(&trusted, out))?;
    board.scope.spoken().iter().try_for_each(|said| page.line(said, out))?;
    let alarms: Vec<Sentence> = board.alarms.iter().map(alarm).collect();
    page.part(&say!("plain-alarms", count = alarms.len()), &alarms, out)?;
    page.next(&board.next, out)?;
    let components: Vec<Sentence> = board.components.iter().map(|row| page.component(row)).collect();
    page.part(&say!("plain-components", count = components.len()), &components, out)?;
    if !board.held.is_empty() {
        let held: Vec<Sentence> =
            board.held.iter().map(|row| row.say(clock_beside(row.since, context.now(), context.zone))).collect();
        page.part(&say!("verbs-held"), &held, out)?;
    }
    let came: Vec<Sentence> = board.came_since().into_iter().map(|line| line.say).collect();
    if !came.is_empty() {
        page.part(&say!("verbs-came-in"), &came, out)?;
    }
    let people: Vec<Sentence> = board.responders.iter().map(|row| person(row, page.now, context.zone)).collect();
    page.part(&say!("plain-people", count = people.len()), &people, out)?;
    for row in &board.priorities {
        let mut steps: Vec<&StepRow> = row.steps.iter().collect();
        steps.sort_by_key(|step| page.rank(step));
        let steps: Vec<Sentence> = steps.into_iter().map(|step| page.step(board, step)).collect();
        let heading = say!("plain-priority", priority = row.priority.word(), settled = row.settled, count = row.steps.len());
        page.part(&heading, &steps, out)?;
    }
    Ok(())
}

/// Prints what whoever asks does next, in sentences; before it what is late.
///
/// # Errors
/// When the output cannot be written.
pub fn next(context: &Context, board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    let page = Page { context, now: context.now() };
    for late in board.alarms.iter().filter(|alarm| alarm.is_of_time()) {
        page.line(&alarm(late), out)?;
    }
    page.next(&board.next, out)
}

/// An entry of the timeline as one sentence.
#[must_use]
pub fn entry(context: &Context, incident: &Incident, standing: &Standing<'_>) -> String {
    let (event, text) = (&*standing.event, tell_standing(incident, standing));
    let late = lateness(event.at, event.recorded_at).map(|late| say!("plain-entry-late", late = spoken(late)));
    let (at, by) = (clock(event.at, context.zone), event.speaker());
    ended(&context.words(&say!(
        "plain-entry",
        entry = incident.numbering.name(event.entry()),
        at = at,
        by = by,
        told = text,
        late = late
    )))
}

/// That this machine's clock is wrong and the commander has said so: no alarm, and still good to know.
#[must_use]
pub fn clock_trusted(context: &Context, board: &Board) -> Option<Sentence> {
    let doubt = board.doubt.filter(|doubt| !doubt.is_open())?;
    let shown = |moment| day_and_clock(moment, context.zone);
    Some(say!("verbs-clock-trusted", machine = shown(doubt.machine.wall), log = shown(doubt.log)))
}

struct Page<'a> {
    context: &'a Context,
    now: Moment,
}

impl Page<'_> {
    fn line(&self, sentence: &Sentence, out: &mut dyn Write) -> Result<(), Failure> {
        Ok(writeln!(out, "{}", ended(&self.context.words(sentence)))?)
    }

    /// A heading and its lines; an empty line before it, so that it is found again.
    fn part(&self, heading: &Sentence, lines: &[Sentence], out: &mut dyn Write) -> Result<(), Failure> {
        writeln!(out)?;
        self.line(heading, out)?;
        lines.iter().try_for_each(|line| self.line(line, out))
    }

    fn head(&self, board: &Board) -> Sentence {
        say!(
            "plain-head",
            title = &board.title,
            drill = board.drill,
            severity = board.severity,
            status = board.status.word(),
            since = spoken(self.now.seconds_since(board.began_at)),
            commander = board.commander.as_ref(),
            entries = board.entries,
            now = clock(self.now, self.context.zone),
            zone = zone_name(self.now, self.context.zone),
        )
    }

    fn next(&self, nexts: &[Next], out: &mut dyn Write) -> Result<(), Failure> {
        let lines: Vec<Sentence> =
            nexts.iter().map(|next| say!("plain-hinted", what = next.in_full(), hint = &next.hint.say)).collect();
        self.part(&say!("plain-next", count = lines.len()), &lines, out)
    }

    /// The worst first: failed and late, then under way, then free, then locked, then what is settled.
    fn rank(&self, step: &StepRow) -> u8 {
        match step.state {
            StepState::Failed => 0,
            _ if step.is_late(self.context.reckoned().latest()) => 1,
            StepState::Started => 2,
            _ if step.wants_second_name => 3,
            StepState::Open if step.locked.is_none() => 4,
            StepState::Open => 5,
            _ => 6,
        }
    }

    fn step(&self, board: &Board, row: &StepRow) -> Sentence {
        let typist = || row.one_typist.as_ref().map(|who| say!("plain-one-typist", who = who));
        let marked = row.overridden.as_ref().map(|why| say!("plain-overridden", why = why)).or_else(typist);
        say!(
            "plain-step",
            code = &row.short_code,
            component = row.component.as_ref().map(|component| say!("plain-step-component", component = component)),
            title = &row.title,
            state = self.state(board, row),
            marked = marked,
            unlocked = row.while_locked,
        )
    }

    fn state(&self, board: &Board, row: &StepRow) -> Sentence {
        let (by, at) = (row.by.as_ref(), row.at.map(|at| clock_beside(at, self.now, self.context.zone)));
        match (row.state, board.lock(row)) {
            (StepState::Open, Some(locked)) => say!("plain-locked", because = &locked.because),
            (StepState::Open, None) => say!("plain-open", time = self.time_left(row)),
            (StepState::Started, _) => say!("plain-started", by = by, at = at, time = self.time_left(row)),
            (StepState::Done, _) if row.wants_second_name => say!("plain-one-name", by = by, at = at),
            (StepState::Done, _) => {
                let next = board.next_update_of(row).map(|update| clock_beside(update.due(), self.now, self.context.zone));
                say!("plain-done", by = by, at = at, next = next.map(|next| say!("plain-next-update", at = next)))
            }
            (StepState::Failed, _) => say!("plain-failed", by = by, at = at, why = row.why.as_ref()),
            (StepState::Skipped, _) => say!("plain-skipped", by = by, at = at, why = row.why.as_ref()),
            (StepState::NotApplicable, _) => say!("plain-not-applicable", by = by, at = at, why = row.why.as_ref()),
        }
    }

    fn time_left(&self, row: &StepRow) -> Option<Sentence> {
        let left = row.due?.seconds_since(self.now);
        Some(if left > 0 { say!("plain-left", time = spoken(left)) } else { say!("plain-late", time = spoken(-left)) })
    }

    fn component(&self, row: &ComponentRow) -> Sentence {
        let judged = row
            .judged
            .as_ref()
            .map(|(by, at)| say!("plain-judged", by = by, at = clock_beside(*at, self.now, self.context.zone)));
        let data = match &row.stale {
            Some((why, _)) => say!("plain-stale", why = why),
            None if !row.carries_data => say!("plain-no-data"),
            None => say!(
                "plain-data",
                verdict = row.verdict.word(),
                judged = judged,
                second = row.is_unconfirmed().then(|| say!("plain-data-unconfirmed"))
            ),
        };
        say!(
            "plain-component",
            id = &row.id,
            data = data,
            grounds = row.grounds.as_ref().map(|grounds| say!("plain-component-grounds", grounds = grounds)),
            service = row.service.word(),
            percent = row.percent.map(|percent| say!("plain-component-percent", percent = percent)),
            locked = row.locked.as_ref().map(|locked| say!("plain-component-locked", locked = &locked.because)),
        )
    }
}

fn alarm(alarm: &Alarm) -> Sentence {
    say!("plain-alarm", late = alarm.is_late(), what = &alarm.say, hint = &alarm.hint.say)
}

/// What stands behind something else in a sentence.
fn behind(what: Sentence) -> Sentence {
    Sentence::joined(", ", vec![Sentence::default(), what])
}

fn person(row: &ResponderRow, now: Moment, zone: Zone) -> Sentence {
    let dialling = row.dialled(now).map(|dialling| behind(dialling.say(now)));
    let expected = row.expected.map(|at| behind(say!("board-expected", at = clock_beside(at, now, zone))));
    let call = dialling.or(expected).or_else(|| row.call.as_ref().map(|call| say!("plain-person-call", call = call)));
    say!(
        "plain-person",
        name = &row.name,
        id = row.id.as_str(),
        commands = row.commands,
        role = row.role.map(Role::word),
        state = row.state.word(),
        duty = row.duty.as_ref().map(|duty| say!("plain-person-duty", duty = duty)),
        work = (!row.at_work.is_empty()).then(|| say!("plain-person-work", work = row.at_work.join(", "))),
        taken = row.took_over.clone().map(behind),
        call = call.filter(|_| row.role.is_none() && !row.commands),
        proposed = row.proposed.as_ref().map(|(role, _)| say!("plain-person-proposed", proposed = role.word())),
    )
}

/// How long, as one says it.
fn spoken(seconds: i64) -> Sentence {
    let minutes = seconds.max(0) / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => say!("plain-moment"),
        (0, minutes) => say!("plain-minutes", minutes = minutes),
        (hours, 0) => say!("plain-hours", hours = hours),
        (hours, minutes) => say!("plain-hours-minutes", hours = hours, minutes = minutes),
    }
}

/// A sentence on one line, safe to print, with its full stop.
fn ended(sentence: &str) -> String {
    let line = text::line(sentence.trim_end());
    if line.ends_with(['.', ':', '!', '?', '…']) { line.into_owned() } else { format!("{line}.") }
}
