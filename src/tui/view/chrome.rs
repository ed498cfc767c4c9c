//! What frames every screen: three head lines that nothing ever covers, a foot with the keys, the reply above it, the banner of what was not kept.

use ratatui::layout::Rect;

use crate::domain::board::Board;
use crate::domain::clocks::Kind;
use crate::domain::event::Service;
use crate::domain::runbook::Priority;
use crate::domain::stamp::Moment;
use crate::domain::text;
use crate::domain::time_text::{clock, zone_name};
use crate::tui::action::{Action, Screen};
use crate::tui::keys::Bound;
use crate::tui::model::{Model, Open, Reply, Trouble};
use crate::tui::say;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;
use crate::tui::update::filling::waiting;
use crate::tui::update::wish::refused;

use super::list::{Pen, Row, clean, wrap_to};
use super::rows;

/// How many lines a reply takes at most.
const REPLY: usize = 3;

/// Where what stands.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Three lines on top.
    pub head: Rect,
    /// Everything between.
    pub inside: Rect,
    /// The reply and the keys.
    pub foot: Rect,
}

impl Frame {
    /// The frame of a screen of that size. The foot grows upwards with the reply.
    #[must_use]
    pub fn of(model: &Model, area: Rect) -> Self {
        let head = 3.min(area.height - 1);
        let most = (area.height - head).saturating_sub(1).min(3);
        let reply = u16::try_from(reply_rows(model, area.width).len()).unwrap_or(0).min(most);
        let foot = Rect { y: area.bottom() - 1 - reply, height: 1 + reply, ..area };
        Self { head: rows(area, 0, head), inside: rows(area, head, area.height - head - 1), foot }
    }
}

/// Draws the three head lines.
pub fn head(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let lines = match &model.open {
        Some(open) => [first_line(model, open, area.width), priorities(&open.board, area.width), worst(model, open, area.width)],
        None => home_lines(model),
    };
    pen.rows(area, &lines);
}

fn time(model: &Model, wide: bool) -> String {
    let time = clock(model.now, model.given.zone);
    if wide { format!("{time} {} ", zone_name(model.now, model.given.zone)) } else { format!("{time} ") }
}

fn home_lines(model: &Model) -> [Row; 3] {
    let who = model.me.as_ref().map_or_else(String::new, |me| format!("you are {} ({})", clean(&me.name), me.id));
    let open = model.listed.as_ref().map(|listed| listed.iter().filter(|listed| !listed.closed).count());
    let calm = match open {
        _ if model.base == Screen::Who => String::new(),
        None => "reading the log …".to_owned(),
        Some(0) => "Nothing is open. Choose a runbook to declare a crisis.".to_owned(),
        Some(1) => "One incident is open. Enter opens it.".to_owned(),
        Some(count) => format!("{count} incidents are open. Enter opens one."),
    };
    [
        Row::new(" crisis", Look::Title).and(format!("   {who}"), Look::Plain).right(time(model, true), Look::Plain),
        Row::new(format!(" {calm}"), Look::Plain),
        warning(model).map_or_else(Row::default, |warning| Row::new(format!(" ! {warning}"), Look::Alert)),
    ]
}

/// The first of the lines that stay in view, and how many more there are.
#[must_use]
pub fn warning(model: &Model) -> Option<String> {
    let (first, others) = model.given.warnings.split_first()?;
    let more = if others.is_empty() { String::new() } else { format!("  +{} more", others.len()) };
    Some(format!("{}{more}", clean(first)))
}

fn first_line(model: &Model, open: &Open, width: u16) -> Row {
    let board = &open.board;
    let kept = if open.published.flaws.is_empty() { format!("log {} kept", board.entries) } else { "LOG DAMAGED".to_owned() };
    let time = time(model, width >= 60);
    let right = if width >= 60 || !open.published.flaws.is_empty() { format!("{kept}   {time}") } else { time };
    let since = match board.status {
        "open" => format!("T+{}", hours_and_minutes(model.now.seconds_since(board.declared_at))),
        other => other.to_uppercase(),
    };
    let facts = format!("   SEV{}   {since}", board.severity);
    let exercise = if board.drill { " EXERCISE " } else { "" };
    let taken = text::width(&right) + text::width(&facts) + exercise.len() + 3;
    let room = usize::from(width).saturating_sub(taken + text::width(&clean(&board.title)));
    let right = format!("{}{right}", me(model, room));
    let title = text::cut(&clean(&board.title), usize::from(width).saturating_sub(taken).max(8)).into_owned();
    let row = Row::new(exercise, Look::Late).and(format!(" {title}"), Look::Title).and(facts, Look::Plain);
    row.right(right, if open.published.flaws.is_empty() { Look::Plain } else { Look::Late })
}

/// Who sits here, in so many columns at most: name and id, else the id, else nothing. The title matters more.
fn me(model: &Model, room: usize) -> String {
    let Some(me) = &model.me else { return String::new() };
    let full = format!("you: {} ({})   ", clean(&me.name), me.id);
    let short = format!("you: {}   ", me.id);
    let bare = format!("{}   ", me.id);
    [full, short, bare].into_iter().find(|shown| text::width(shown) <= room).unwrap_or_default()
}

fn hours_and_minutes(seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The three priorities with their counts.
fn priorities(board: &Board, width: u16) -> Row {
    let all = board.components.len();
    let confirmed = board.components.iter().filter(|row| row.locked.is_none()).count();
    let up = board.components.iter().filter(|row| row.service == Service::Up).count();
    let told = board.priorities.iter().find(|row| row.priority == Priority::Communicate);
    let (settled, steps) = told.map_or((0, 0), |row| (row.settled, row.steps.len()));
    let locked = all - confirmed;
    let narrow = width < 78;
    let locked = if locked > 0 && !narrow { format!(", {locked} locked") } else { String::new() };
    let look = |fine: bool| if fine { Look::Good } else { Look::Title };
    let (data, service, told) = if narrow { ("DATA", "SERVICE", "TOLD") } else { ("1 DATA", "2 RESTORE", "3 COMMUNICATE") };
    let (confirmed_word, up_word, steps_word) = if narrow { ("", "", "") } else { (" confirmed", " up", " steps") };
    Row::new(format!(" {data} {confirmed}/{all}{confirmed_word}"), look(confirmed == all))
        .and(" ▸ ", Look::Muted)
        .and(format!("{service} {up}/{all}{up_word}{locked}"), look(up == all))
        .and(" ▸ ", Look::Muted)
        .and(format!("{told} {settled}/{steps}{steps_word}"), look(settled == steps))
}

/// The worst that cannot wait, or a calm sentence.
fn worst(model: &Model, open: &Open, width: u16) -> Row {
    let board = &open.board;
    if let Some((alarm, others)) = board.alarms.split_first() {
        let more = if others.is_empty() { String::new() } else { format!("  +{} more ", others.len()) };
        let mark = if alarm.late { "LATE" } else { "!" };
        let text = format!(
            " {mark} {} → {}",
            clean(&model.say(&alarm.say)),
            say::for_screen(&model.given.keys, &model.say(&alarm.hint))
        );
        let room = usize::from(width).saturating_sub(text::width(&more));
        let look = if alarm.late { Look::Late } else { Look::Alert };
        return Row::new(text::cut(&text, room).into_owned(), look).right(more, look);
    }
    let next = board.clocks.iter().find(|clock| clock.kind != Kind::Command);
    let calm = match (board.status, next) {
        ("closed", _) => "It is over. Notes and decisions can still be added.".to_owned(),
        (_, Some(clock)) => format!("Nothing is late. {}", clean(&model.say(&clock.say))),
        (_, None) => "Nothing is late.".to_owned(),
    };
    Row::new(format!("   {calm}"), Look::Muted)
}

/// How long until a moment, or since: `06:12`, `late 02:08`.
#[must_use]
pub fn countdown(due: Moment, now: Moment) -> String {
    let left = due.seconds_since(now);
    let shown = |seconds: i64| {
        if seconds < 3600 {
            format!("{:02}:{:02}", seconds / 60, seconds % 60)
        } else {
            format!("{}h{:02}", seconds / 3600, seconds / 60 % 60)
        }
    };
    if left <= 0 { format!("late {}", shown(-left)) } else { shown(left) }
}

/// Draws the reply and, below it, the keys of the screen.
pub fn foot(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let reply = reply_rows(model, area.width);
    pen.clear(area);
    pen.rows(rows(area, 0, area.height - 1), &reply);
    // A form names its keys itself.
    if model.screen() != Screen::Form {
        pen.row(rows(area, area.height - 1, 1), &keys(model, area.width));
    }
}

/// The keys that matter most here, as many as there is room for; dimmed where they would be refused now. Help, the palette and the way out are
/// never left off.
fn keys(model: &Model, width: u16) -> Row {
    let on_foot: Vec<&Bound> =
        model.given.keys.on(model.screen()).filter(|bound| bound.row.foot && !bound.keys.is_empty()).collect();
    let shown = |bound: &Bound| (bound.key_text(), model.say(&(bound.row.name)()));
    let wide = |bound: &Bound| {
        let (key, name) = shown(bound);
        text::width(&name) + text::width(&key) + 3
    };
    let always =
        |bound: &Bound| matches!(bound.row.action, Action::Back | Action::ShowHelp | Action::ShowPalette | Action::Leave);
    // Behind the last one no gap is needed.
    let mut room = usize::from(width) + 1;
    for bound in on_foot.iter().filter(|bound| always(bound)) {
        room = room.saturating_sub(wide(bound));
    }
    let mut row = Row::plain(" ");
    for bound in on_foot {
        if always(bound) || wide(bound) <= room {
            room = if always(bound) { room } else { room - wide(bound) };
            let not_now = refused(model, bound.row.action).is_some();
            let (look, beside) = if not_now { (Look::Muted, Look::Muted) } else { (Look::Key, Look::Plain) };
            let (key, name) = shown(bound);
            let spot = Spot::Key(bound.row.action);
            let gap = if row.pieces.len() > 1 { "  " } else { "" };
            row = row.and(gap, Look::Plain).part(key, look, spot.clone()).part(format!(" {name}"), beside, spot);
        }
    }
    row
}

fn reply_rows(model: &Model, width: u16) -> Vec<Row> {
    let (mark, text, look) = match &model.reply {
        // What was typed and not written down is not forgotten.
        None => match waiting(model).filter(|_| model.form.is_none()) {
            Some(drafts) => ("·", model.say(&drafts), Look::Muted),
            None => return Vec::new(),
        },
        Some(Reply::Waiting) => ("…", "writing it down".to_owned(), Look::Muted),
        Some(Reply::Said(said)) => ("·", said.clone(), Look::Plain),
        Some(Reply::Refused(refusal)) => ("✖", say::refusal(model, refusal), Look::Alert),
        Some(Reply::Kept(told, remarks)) => {
            let remarks = remarks.iter().map(|remark| say::for_screen(&model.given.keys, &model.say(remark)));
            let said: Vec<String> = told.iter().map(|told| clean(&model.say(told))).chain(remarks).collect();
            let mark = if told.is_empty() { "·" } else { "✔" };
            (mark, if said.is_empty() { "kept".to_owned() } else { said.join(" · ") }, Look::Title)
        }
    };
    let lines = wrap_to(&text, usize::from(width).saturating_sub(4), REPLY);
    let marks = std::iter::once(mark).chain(std::iter::repeat(" "));
    lines.into_iter().zip(marks).map(|(line, mark)| Row::new(format!(" {mark} {line}"), look)).collect()
}

/// Draws what was not kept, over everything but the head. Says what is left below it.
pub fn banner(trouble: &Trouble, model: &Model, pen: &mut Pen<'_>, area: Rect) -> Rect {
    let columns = usize::from(area.width).saturating_sub(2);
    let (first, last) = match &trouble.not_kept {
        Some(what) if model.form.is_some() => {
            (format!("NOT KEPT: {what}"), "What you typed stays in the form: Enter tries again.")
        }
        Some(what) => (format!("NOT KEPT: {what}"), "Do it again once the log can be written."),
        None => ("THE LOG CANNOT BE READ".to_owned(), "What you see may be old."),
    };
    let mut lines = wrap_to(&first, columns, 2);
    lines.extend(wrap_to(&trouble.because, columns, 2));
    lines.push(last.to_owned());
    // On a small screen the form below must be seen too.
    let height = u16::try_from(lines.len()).unwrap_or(0).min((area.height / 3).max(1));
    pen.clear(rows(area, 0, height));
    let drawn: Vec<Row> =
        lines.iter().map(|line| Row::new(super::list::cell(&format!(" {line}"), usize::from(area.width)), Look::Late)).collect();
    pen.rows(rows(area, 0, height), &drawn);
    rows(area, height, area.height)
}
