//! The board: steps by priority, components, people, what is
//! next, the end of the log. What there is no room for is named.
//!
//! The wider the screen the more stands side by side: from `SIDE` columns on components, people and
//! clocks, from `DETAIL` on the step under the cursor, from `WALL` on the log above one another with it.

use ratatui::layout::Rect;

use crate::app::pages::TimelineRow;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::{cut, width};
use crate::tui::action::Action;
use crate::tui::model::{Model, Open};
use crate::tui::spot::{Focus, Spot};
use crate::tui::theme::Look;

use super::list::{cell, clean};
use super::pen::{Pen, Row, rows};
use super::timeline::{logged, told};
use super::{chrome, next, side, step, steps};

/// From this width on the components and people stand beside the steps.
const SIDE: u16 = 70;
/// From this width on the head has room for what customers were told.
const WORDS: u16 = 120;
/// From this width on the detail of the step stands beside the steps too.
const DETAIL: u16 = 120;
/// From this width on, and from [`WALL_ROWS`] on, the log stands
/// below the detail, and the steps have the whole height.
const WALL: u16 = 160;
const WALL_ROWS: u16 = 30;
/// From so many rows on a narrow board has components and people below the steps.
const BELOW: u16 = 16;

/// How the room is shared out.
#[derive(Clone, Copy, Debug)]
struct Plan {
    next: u16,
    /// Rows of the log across the foot.
    log: u16,
    rules: bool,
    detail: bool,
    /// The log stands below the detail.
    wall: bool,
}

impl Plan {
    fn of(area: Rect) -> Self {
        // The three head lines and the foot are not counted here.
        let height = area.height;
        let detail = area.width >= DETAIL;
        let wall = area.width >= WALL && height >= WALL_ROWS;
        let log = match height {
            _ if wall => 0,
            20.. => 3 + ((height - 20) / 5).min(9),
            14..20 => 2,
            _ => 0,
        };
        let next = match height {
            40.. => 4,
            16..40 => 3,
            10..16 => 2,
            _ => 1,
        };
        Self { next, log, rules: height >= 12, detail, wall }
    }
}

/// Draws the board: the lists, below them what is next and, where there is room, the last entries. Of these
/// the newest stays in view above a reply that covers so many rows at the foot.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect, covered: u16) {
    let Some(open) = &model.open else { return };
    let mut plan = Plan::of(area);
    // A reason is worth more than what happened a while ago.
    let next = next::Below::of(model, open, area.width, plan.detail);
    let wanted = if plan.log > 2 { next.wants(plan.next) } else { plan.next };
    (plan.next, plan.log) = (wanted, plan.log.saturating_sub(wanted.saturating_sub(plan.next)));
    let hidden = if plan.log > 0 { (covered + 1).saturating_sub(plan.log) } else { 0 };
    let below = plan.next + plan.log + hidden + if plan.rules { 1 + u16::from(plan.log > 0) } else { 0 };
    let body = rows(area, 1, area.height.saturating_sub(below + 1));
    pen.rule(rows(area, 0, 1), &title(model, area, plan, body));
    let mut under = Rect { y: body.bottom(), height: area.bottom() - body.bottom(), ..area };
    if plan.rules {
        // On a wall the lines down the screen end in this one: its title stays left of them.
        let room = usize::from(area.width / 3);
        pen.rule(
            rows(under, 0, 1),
            &if plan.wall { cut(&warnings(model, area.width), room).into_owned() } else { String::new() },
        );
        under = rows(under, 1, under.height);
    }
    draw_body(model, open, pen, body, plan);
    pen.rows(rows(under, 0, plan.next), &next.rows(plan.next));
    let mut log = rows(under, plan.next, under.height);
    if plan.rules && plan.log > 0 {
        pen.rule(rows(log, 0, 1), &warnings(model, area.width));
        log = rows(log, 1, log.height);
    }
    pen.rows(log, &tail(model, open, log));
}

/// The columns of what stands between two things in a rule.
const SEPARATED: usize = 3;

/// What customers were told last, where the head has no room for all of it; what came in since; and what is
/// wrong with the files.
fn warnings(model: &Model, columns: u16) -> String {
    let warning = chrome::warning(model).map(|warning| format!("! {warning}"));
    // A warning stays in view beside it: as much as there is room for a third of the line at least.
    let beside = warning.as_ref().map_or(0, |warning| (width(warning) + SEPARATED).min(usize::from(columns) / 3));
    let room = usize::from(columns).saturating_sub(6 + beside);
    let told = if columns < WORDS { told_last(model) } else { None };
    let came = came_in(model);
    let room = if told.is_some() && came.is_some() { room.saturating_sub(SEPARATED) / 2 } else { room };
    let said = told.into_iter().chain(came).map(|said| cut(&said, room).into_owned());
    said.chain(warning).collect::<Vec<_>>().join(" · ")
}

/// What customers were told last.
fn told_last(model: &Model) -> Option<String> {
    let board = &model.open.as_ref()?.board;
    let told = board.told.last()?;
    let words = clean(&model.say(told.words.as_ref()?));
    let at = model.hour(told.at);
    let said = if board.news.is_empty() {
        say!("board-told-and-unchanged", at = at, words = words)
    } else {
        say!("board-told-in-full", at = at, words = words)
    };
    Some(model.say(&said))
}

/// What came in since the incident was declared: the last of it, and how much there is.
fn came_in(model: &Model) -> Option<String> {
    let lines = &model.open.as_ref()?.came;
    let newest = lines.first()?;
    let said = say!("board-came-in", what = &newest.say, at = model.hour(newest.at), more = lines.len() - 1);
    Some(clean(&model.say(&said)))
}

/// What is not shown, and why.
fn title(model: &Model, area: Rect, plan: Plan, body: Rect) -> String {
    let mut said = Vec::new();
    if model.own_only {
        said.push(model.say(&say!("board-only-yours", key = model.given.keys.key_in(Action::ToggleOwn, model.given.language))));
    }
    let mut left_out = Vec::new();
    if area.width < SIDE && body.height < BELOW {
        let at_steps = model.open.as_ref().is_none_or(|open| open.focus == Focus::Steps);
        left_out.push(if at_steps { say!("board-components-and-people") } else { say!("board-the-steps") });
    }
    if plan.log == 0 && !plan.wall {
        left_out.push(say!("board-the-log"));
    }
    if !left_out.is_empty() {
        said.push(model.say(&say!("board-not-shown", what = Sentence::joined(", ", left_out))));
    }
    said.join("; ")
}

fn draw_body(model: &Model, open: &Open, pen: &mut Pen<'_>, body: Rect, plan: Plan) {
    if body.width < SIDE {
        narrow(model, open, pen, body);
        return;
    }
    let side = match body.width {
        WALL.. => 46,
        DETAIL..WALL => 35,
        _ => 31,
    };
    let left = match body.width {
        WALL.. => ((body.width - side) / 2).min(86),
        DETAIL..WALL => (body.width - side) * 3 / 5,
        width => width - side - 1,
    };
    let middle = body.width - side - 1 - left;
    let split = |x: u16, width: u16| Rect { x: body.x + x, width, ..body };
    pen.mark(split(0, left), Spot::List(Focus::Steps));
    pen.rows(split(0, left), &steps::rows(model, open, left, body.height));
    let edge = split(left + middle, side + 1);
    pen.divide(edge, true, plan.rules);
    if middle > 0 {
        let area = split(left, middle);
        pen.divide(area, true, plan.rules);
        draw_middle(model, open, pen, Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area }, plan);
    }
    side::draw(model, open, pen, Rect { x: edge.x + 1, width: side, ..body });
}

/// Steps above, components and people below them where the
/// screen is tall enough; else what the cursor stands in.
fn narrow(model: &Model, open: &Open, pen: &mut Pen<'_>, body: Rect) {
    let below = if body.height < BELOW { 0 } else { body.height * 2 / 5 };
    let above = body.height - below;
    if below == 0 && open.focus != Focus::Steps {
        side::draw(model, open, pen, body);
        return;
    }
    pen.mark(rows(body, 0, above), Spot::List(Focus::Steps));
    pen.rows(rows(body, 0, above), &steps::rows(model, open, body.width, above));
    if below > 0 {
        pen.rule(rows(body, above, 1), "");
        side::draw(model, open, pen, rows(body, above + 1, below - 1));
    }
}

/// The step under the cursor; on a wall of a screen the log below it.
fn draw_middle(model: &Model, open: &Open, pen: &mut Pen<'_>, area: Rect, plan: Plan) {
    let lines = step::beside(model, open, usize::from(area.width));
    let wants = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let height = if plan.wall { wants.min(area.height * 3 / 5) } else { area.height };
    let shown = if wants > height { usize::from(height.saturating_sub(1)) } else { lines.len() };
    pen.rows(rows(area, 0, height), lines.get(..shown).unwrap_or_default());
    if wants > height {
        let more = Row::new(model.say(&say!("board-reads-on", more = lines.len() - shown)), Look::Muted);
        pen.row(rows(area, height.saturating_sub(1), 1), &more);
    }
    if plan.wall {
        let log = rows(area, height, area.height);
        let across = Rect { x: log.x - 1, width: log.width + 2, ..rows(log, 0, 1) };
        pen.rule(across, "");
        pen.row(Rect { x: across.x - 1, width: 1, ..across }, &Row::new("├", Look::Muted));
        pen.row(Rect { x: across.right(), width: 1, ..across }, &Row::new("┤", Look::Muted));
        let log = rows(log, 1, log.height);
        pen.rows(log, &tail(model, open, log));
    }
}

/// The end of the log, the newest first.
fn tail(model: &Model, open: &Open, area: Rect) -> Vec<Row> {
    let room = usize::from(area.height);
    let entries = open.published.newest_rows(room);
    let names = entries.iter().map(|row| width(&row.by)).max().unwrap_or(0).min(16).min(usize::from(area.width) / 4);
    let whens: Vec<String> = entries.iter().map(|row| model.hours().short_hour(row.at)).collect();
    let hours = whens.iter().map(|when| width(when)).max().unwrap_or(0);
    let row = |(entry, when): (&TimelineRow, &String)| {
        let logged = logged(model, entry, || (model.hours().short_hour(entry.recorded_at), "none".to_owned()));
        let when = cell(when, hours);
        let room = usize::from(area.width).saturating_sub(width(&when) + names + width(&logged) + 5);
        Row::new(format!(" {when}  {}  ", cell(&entry.by, names)), Look::Muted)
            .and(format!("{logged}{}", told(model, entry, room)), Look::Plain)
    };
    entries.iter().zip(&whens).map(row).collect()
}
