//! What is the case: the incident, what cannot wait, and the components, the damaged first.

use crate::domain::board::rows::Alarm;
use crate::domain::data::rows::ComponentRow;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rows::took_over;
use crate::domain::people::state::Post;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::{Service, Verdict};

use super::{Brief, Part, TOLD, cut, part};

/// How many alarms are told.
const ALARMS: usize = 4;

impl Brief<'_> {
    pub(super) fn situation(&self) -> Part {
        let board = self.board;
        let head = say!(
            "rules-brief-head",
            title = &board.title,
            drill = board.drill,
            severity = board.severity,
            status = board.status,
            false_alarm = board.false_alarm
        );
        let began = say!(
            "rules-brief-began",
            at = self.hour(board.began_at),
            ago = self.length(board.began_at).map(|ago| say!("rules-brief-ago", ago = ago)),
            declared = self.hour(board.declared_at)
        );
        let taken = board.incident.people.post.as_ref().and_then(Post::taken);
        let taken = taken.map(|taken| took_over(&board.incident.people, taken));
        let lines = [head, began].into_iter().chain(self.command()).chain(taken).chain(self.ended());
        let lines = lines.chain(board.scope.spoken()).chain(self.alarms());
        part(say!("rules-brief-situation"), lines)
    }

    /// Who is in command and for how long, and to whom it is offered.
    fn command(&self) -> Option<Sentence> {
        let post = self.board.incident.people.post.as_ref()?;
        let length = self.length(post.since).map(|length| say!("rules-brief-for", length = length));
        let offered = post.offered.as_ref().map(|(to, _)| say!("rules-brief-offered", to = to));
        let is_over = self.board.status == Status::Closed;
        let since = self.hour(post.since);
        Some(say!(
            "rules-brief-command",
            who = &post.commander,
            since = since,
            length = length.filter(|_| !is_over),
            offered = offered
        ))
    }

    /// When it was resolved or closed, and why.
    fn ended(&self) -> Option<Sentence> {
        let deed = self.board.incident.lifecycle.ended.as_ref()?;
        let why = deed.why.as_deref().map(Sentence::behind_a_colon);
        Some(say!("rules-brief-ended", status = self.board.status, at = self.hour(deed.at), who = &deed.by, why = why))
    }

    fn alarms(&self) -> Vec<Sentence> {
        let said = |alarm: &Alarm| say!("rules-brief-alarm", late = alarm.is_late(), what = &alarm.say);
        cut(Sentence::default(), self.board.alarms.iter().map(said).collect(), ALARMS).lines
    }

    /// The components, the worst first; those that are well are counted.
    pub(super) fn components(&self) -> Part {
        let (well, ill): (Vec<&ComponentRow>, Vec<&ComponentRow>) = self.board.components.iter().partition(|row| is_well(row));
        let ill: Vec<Sentence> = ill.into_iter().map(|row| self.component(row)).collect();
        let mut part = cut(say!("rules-brief-components"), ill, TOLD + 2);
        match well.as_slice() {
            [] => {}
            [one] => part.lines.push(self.component(one)),
            more => part.lines.push(say!("rules-brief-well", count = more.len())),
        }
        part
    }

    fn component(&self, row: &ComponentRow) -> Sentence {
        let data = if row.carries_data { row.verdict_in_full() } else { say!("board-none-carried") };
        let stale = row.stale.as_ref().map(|(why, at)| say!("rules-brief-stale", at = self.hour(*at), why = why));
        let judged = row.judged.as_ref().filter(|_| row.verdict != Verdict::Unknown);
        let judged = judged.map(|(by, at)| say!("rules-brief-judged", who = by, at = self.hour(*at)));
        let is_locked = row.locked.is_some() && self.board.status != Status::Closed;
        let percent = row.percent.map(|percent| format!(" {percent}%"));
        let state = say!(
            "rules-brief-component",
            id = &row.id,
            data = data,
            service = row.service,
            percent = percent,
            locked = is_locked
        );
        let more = [stale, judged, row.grounds.clone()];
        Sentence::joined("; ", std::iter::once(state).chain(more.into_iter().flatten()).collect())
    }
}

/// Whether nothing has to be known of it.
fn is_well(row: &ComponentRow) -> bool {
    let data = !row.carries_data || (row.verdict == Verdict::Intact && !row.is_unconfirmed());
    data && row.stale.is_none() && row.locked.is_none() && row.service == Service::Up
}
