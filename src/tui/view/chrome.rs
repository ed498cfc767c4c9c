//! What frames every screen: three head lines that nothing ever covers, a
//! foot with the keys, the reply above it, the banner of what was not kept.

use std::cell::LazyCell;

use ratatui::layout::Rect;

use crate::domain::board::clocks::Kind;
use crate::domain::board::{self, Alarm, Board, Weight};
use crate::domain::entry::Flaw;
use crate::domain::id::PersonId;
use crate::domain::length::lasting;
use crate::domain::lifecycle::state::Status;
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::domain::time_text::{clock, zone_name};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Service;
use crate::tui::action::{Action, Screen};
use crate::tui::form::Form;
use crate::tui::keys::Bound;
use crate::tui::model::available::{concerns, refused};
use crate::tui::model::burst::Burst;
use crate::tui::model::forms::{Finishing, finishing};
use crate::tui::model::{Model, Open, Reply, Trouble, WayOn, home};
use crate::tui::say;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::foot::{self, Matters, OnFoot};
use super::list::{clean, named_within, wrap, wrap_to};
use super::pen::{Pen, Row, rows};
use super::running::age;

/// How many lines a reply takes at most.
const REPLY: usize = 3;

/// How a screen is divided, from top to bottom.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Three lines on top.
    pub head: Rect,
    /// Everything between head and last line; the foot covers its end while there is a reply.
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

    /// How many rows at the end of the inside a reply covers.
    #[must_use]
    pub fn covered(&self) -> u16 {
        self.foot.height - 1
    }

    /// The inside without those.
    #[must_use]
    pub fn uncovered(&self) -> Rect {
        rows(self.inside, 0, self.inside.height.saturating_sub(self.covered()))
    }
}

/// Draws the three head lines.
pub fn head(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let lines = match &model.open {
        Some(open) => {
            [first_line(model, open, area.width), priorities(model, &open.board, area.width), worst(model, open, area.width)]
        }
        None => home_lines(model),
    };
    pen.rows(area, &lines);
}

fn time(model: &Model, wide: bool) -> String {
    let time = clock(model.now, model.given.zone);
    let time = match model.reckoned.open_doubt().filter(|_| wide) {
        Some(doubt) => model.say(&say!("board-time-in-doubt", log = time, machine = clock(doubt.machine.wall, doubt.zone))),
        None => time,
    };
    if wide { format!("{time} {} ", zone_name(model.now, model.given.zone)) } else { format!("{time} ") }
}

fn home_lines(model: &Model) -> [Row; 3] {
    let me = model.me.as_ref().map(|me| say!("board-you-are", who = format!("{} ({})", clean(&me.name), me.id)));
    let who = me.map(|me| model.say(&me)).unwrap_or_default();
    let open = model.listed.as_ref().map(|listed| listed.iter().filter(|listed| !listed.closed).count());
    let calm = match open {
        _ if model.base == Screen::Who => Sentence::default(),
        None => say!("board-reading"),
        Some(0) => say!("board-home-none"),
        Some(count) if on_an_incident(model) => say!("board-home-some", count = count),
        Some(count) if model.screen() == Screen::Home => say!("board-home-some-there", count = count),
        Some(count) => say!("board-home-some-open", count = count),
    };
    let network = network(model, model.size.0)
        .map(|name| format!("{} ", model.say(&say!("board-log-network", name = name))))
        .unwrap_or_default();
    [
        // No hour: nothing at home goes on with time, and whoever
        // waits here all night is not to be woken for it.
        Row::new(" crisis", Look::Title).and(format!("   {who}"), Look::Plain).right(network, Look::Late),
        Row::new(format!(" {}", model.say(&calm)), Look::Plain),
        warning(model).map_or_else(Row::default, |warning| Row::new(format!(" ! {warning}"), Look::Alert)),
    ]
}

/// The network file system that the log lies on, where it does; on a small screen without what serves it.
fn network(model: &Model, width: u16) -> Option<&str> {
    let name = model.given.network.as_deref()?;
    if width < 60 { name.split(' ').next() } else { Some(name) }
}

/// Whether Enter would open an incident at home.
fn on_an_incident(model: &Model) -> bool {
    matches!(home::places(model).get(model.home_at), Some(home::Place::Incident(_)))
}

/// The first of the lines that stay in view, and how many more there are.
#[must_use]
pub fn warning(model: &Model) -> Option<String> {
    let (first, others) = model.given.warnings.split_first()?;
    let more =
        if others.is_empty() { String::new() } else { format!("  {}", model.say(&say!("board-more", more = others.len()))) };
    Some(format!("{}{more}", clean(first)))
}

/// How much of a title is always shown where there is more to say.
const TITLE: usize = 24;
/// And who sits here takes so much of the rest at most.
const SHORT: usize = 16;

fn first_line(model: &Model, open: &Open, width: u16) -> Row {
    let board = &open.board;
    let network = network(model, width);
    let is_sound = open.published.flaws.is_empty() && network.is_none();
    let kept = match network {
        _ if !open.published.flaws.is_empty() => say!("board-log-damaged"),
        Some(name) => say!("board-log-network", name = name),
        None => say!("board-log-kept", entries = board.entries.to_string()),
    };
    let kept = model.say(&kept);
    let right = match (width >= 60, is_sound) {
        (true, _) => format!("{kept}   {}", time(model, true)),
        (false, true) => time(model, false),
        // On a small screen that goes before the hour.
        (false, false) => format!("{kept} "),
    };
    let since = match board.status {
        Status::Open => format!("T+{}", open_for(model, model.now.seconds_since(board.began_at))),
        Status::Resolved => model.say(&say!("board-resolved")),
        Status::Closed if board.false_alarm => model.say(&say!("board-false-alarm")),
        Status::Closed => model.say(&say!("board-closed")),
    };
    let gap = if width < 60 { " " } else { "   " };
    let facts = format!("{gap}SEV{}{gap}{since}", board.severity);
    let exercise = if board.drill { format!(" {} ", model.say(&say!("board-exercise"))) } else { String::new() };
    let taken = text::width(&right) + text::width(&facts) + text::width(&exercise) + 3;
    let room = usize::from(width).saturating_sub(taken);
    let title = clean(&board.title);
    // Of a long title the beginning is enough: on two terminals
    // side by side it matters more who sits at which.
    let whole = me(model, room.saturating_sub(text::width(&title)));
    let me = if whole.is_empty() { me(model, room.saturating_sub(TITLE).min(SHORT)) } else { whole };
    let title = text::cut(&title, room.saturating_sub(text::width(&me)).max(8)).into_owned();
    let right = format!("{me}{right}");
    let row = Row::new(exercise, Look::Late).and(format!(" {title}"), Look::Title).and(facts, Look::Plain);
    let is_fine = is_sound && model.reckoned.open_doubt().is_none();
    row.right(right, if is_fine { Look::Plain } else { Look::Late })
}

/// Who sits here, in so many columns at most: what they are called, else nothing.
fn me(model: &Model, room: usize) -> String {
    let Some(me) = &model.me else { return String::new() };
    let you = |who: String| format!("{}   ", model.say(&say!("board-you", who = who)));
    let called = model.called(&me.id);
    [you(called.clone()), format!("{called}   ")].into_iter().find(|shown| text::width(shown) <= room).unwrap_or_default()
}

/// In hours and minutes, which tick; of a plan that lasts longer than four days in days and hours.
fn open_for(model: &Model, seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    if minutes >= 100 * 60 {
        return model.say(&lasting(seconds));
    }
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The three priorities: how much data is confirmed, how much service is back, what customers were told last
/// and what they do not know yet. The counts are never left out, and said more briefly where otherwise
/// nothing could be said of what customers know.
fn priorities(model: &Model, board: &Board, width: u16) -> Row {
    let width = usize::from(width);
    let counts = Counts::of(board);
    let lanes: Vec<LazyCell<(Row, usize), _>> = (0..=SHORTEST)
        .map(|brevity| {
            LazyCell::new(move || {
                let row = counts.row(model, brevity);
                let taken = row.pieces.iter().map(|(text, _)| text::width(text)).sum::<usize>();
                (row, width.saturating_sub(taken))
            })
        })
        .collect();
    let told = ToldLane::of(model, board);
    let ways = [(Much::WordsAndNews, SHORTEST - 1), (Much::WordsOrNews, SHORTEST), (Much::Least, SHORTEST)];
    let mut all = ways.into_iter().flat_map(|(much, briefest)| (0..=briefest).map(move |brevity| (much, brevity)));
    let fits = all.find_map(|(much, brevity)| {
        let (row, room) = &**lanes.get(brevity)?;
        Some((row.clone(), told.within(*room, much)?))
    });
    let (row, said) = fits.unwrap_or_else(|| (counts.row(model, SHORTEST), told.least()));
    row.and(said, told.look)
}

/// How briefly the first two priorities can be counted at most; 0 is in full.
const SHORTEST: usize = 3;
/// As many columns of words say something.
const WORDS: usize = 10;

/// How many components are how far.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    with_data: usize,
    confirmed: usize,
    locked: usize,
    up: usize,
    all: usize,
}

impl Counts {
    /// Of those that are wanted back.
    fn of(board: &Board) -> Self {
        let mut counts = Self::default();
        let mut unconfirmed = 0;
        for row in board.components.iter().filter(|row| row.service != Service::Retired) {
            counts.all += 1;
            counts.with_data += usize::from(row.carries_data);
            counts.up += usize::from(row.service == Service::Up);
            unconfirmed += usize::from(row.locked.is_some());
            counts.locked += usize::from(board.status != Status::Closed && row.is_held_back());
        }
        counts.confirmed = counts.with_data.saturating_sub(unconfirmed);
        counts
    }

    /// The first two priorities.
    fn row(self, model: &Model, brevity: usize) -> Row {
        let Self { with_data, confirmed, locked, up, all } = self;
        let look = |fine: bool| if fine { Look::Good } else { Look::Title };
        let data = match brevity {
            0 => say!("board-head-confirmed", confirmed = confirmed, all = with_data),
            1..SHORTEST => say!("board-head-data", confirmed = confirmed, all = with_data),
            _ => say!("board-head-data-short", confirmed = confirmed, all = with_data),
        };
        let service = match brevity {
            0..2 if locked > 0 => say!("board-head-locked", up = up, all = all, locked = locked),
            0..SHORTEST => say!("board-head-service", up = up, all = all),
            _ => say!("board-head-service-short", up = up, all = all),
        };
        Row::new(format!(" {}", model.say(&data)), look(confirmed == with_data))
            .and(" ▸ ", Look::Muted)
            .and(model.say(&service), look(up == all))
            .and(" ▸ ", Look::Muted)
    }
}

/// How much of what customers were told is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Much {
    /// Some of the words, and what has happened since.
    WordsAndNews,
    /// What has happened since, or some of the words where nothing has.
    WordsOrNews,
    /// When it was, and whether it is outdated.
    Least,
}

/// What customers were told last, in its words, and what has happened since.
struct ToldLane {
    /// That and when they were told, from all of it to the least.
    when: Vec<String>,
    /// What has happened since, from all of it to the worst; empty where nothing has.
    since: Vec<String>,
    /// That something has happened, from a word to a mark; empty where nothing has.
    outdated: Vec<String>,
    /// The words that were sent; empty where nothing was.
    words: String,
    look: Look,
}

impl ToldLane {
    fn of(model: &Model, board: &Board) -> Self {
        let said = |sentences: &[Sentence]| sentences.iter().map(|sentence| model.say(sentence)).collect();
        let Some(last) = board.told.last() else {
            let when = said(&[say!("board-head-told-nothing"), say!("board-head-told-nothing-short")]);
            return Self { when, since: Vec::new(), outdated: Vec::new(), words: String::new(), look: Look::Alert };
        };
        let at = model.hours().short_hour(last.at);
        let when = said(&[
            say!("board-head-told", at = &at, ago = age(model, last.at)),
            say!("board-head-told-at", at = &at),
            say!("board-head-told-short", at = &at),
        ]);
        let words = last.words.as_ref().map_or_else(|| clean(&last.title), |words| clean(&model.say(words)));
        let look = if board.news.is_empty() { Look::Title } else { Look::Alert };
        let outdated =
            if board.news.is_empty() { Vec::new() } else { vec![model.say(&say!("board-head-outdated")), "!".to_owned()] };
        Self { when, since: since(model, board), outdated, words, look }
    }

    /// It in so many columns, the fullest way first; none where there is no room for that much.
    fn within(&self, room: usize, much: Much) -> Option<String> {
        let none = [String::new()];
        let since = match (much, self.since.is_empty()) {
            (_, true) => &none[..],
            (Much::Least, false) => &self.outdated[..],
            (Much::WordsAndNews | Much::WordsOrNews, false) => &self.since[..],
        };
        let wants_words = !self.words.is_empty()
            && match much {
                Much::WordsAndNews => true,
                Much::WordsOrNews => self.since.is_empty(),
                Much::Least => false,
            };
        let wanted = if wants_words { WORDS + QUOTED } else { 0 };
        // That they were told nothing is said in full as long as it can be.
        let ways = if self.words.is_empty() && much != Much::Least { 1 } else { self.when.len() };
        let all = since.iter().flat_map(|since| self.when.iter().take(ways).map(move |when| (when, since)));
        let fits = |(when, since): &(&String, &String)| text::width(when) + text::width(since) + wanted <= room;
        let (when, since) = all.clone().find(fits)?;
        let left = room.saturating_sub(text::width(when) + text::width(since) + QUOTED);
        if self.words.is_empty() || left < WORDS {
            return Some(format!("{when}{since}"));
        }
        Some(format!("{when} \"{}\"{since}", text::cut(&self.words, left)))
    }

    /// The least that can be said.
    fn least(&self) -> String {
        let when = self.when.last().map_or("", String::as_str);
        format!("{when}{}", self.outdated.last().map_or("", String::as_str))
    }
}

/// The columns of a blank and two quotation marks.
const QUOTED: usize = 3;

/// What has happened since customers were told, from all of it to the worst; empty where nothing has.
fn since(model: &Model, board: &Board) -> Vec<String> {
    let news: Vec<String> = board.news.iter().map(|news| clean(&model.say(&news.say))).collect();
    let Some((worst, others)) = news.split_first() else { return Vec::new() };
    let all = say!("board-head-since", news = news.join(", "));
    let first = (!others.is_empty()).then(|| say!("board-head-since-more", news = worst, more = others.len()));
    std::iter::once(all).chain(first).map(|said| model.say(&said)).collect()
}

/// The worst that cannot wait, or a calm sentence.
fn worst(model: &Model, open: &Open, width: u16) -> Row {
    let board = &open.board;
    // Whatever else is late: nobody can rely on what the screen says of it.
    if !open.published.flaws.is_empty() {
        let head = open.published.flaws.iter().find_map(|flaw| if let Flaw::PutBack { head } = flaw { Some(head) } else { None });
        let said = head.map_or_else(|| say!("board-tampered"), |head| say!("board-log-put-back", head = head));
        return Row::new(format!(" ! {}", model.say(&said)), Look::Late);
    }
    if let Some((alarm, others)) = board.alarms.split_first() {
        let counted =
            if others.is_empty() { String::new() } else { format!("  {} ", model.say(&say!("board-more", more = others.len()))) };
        let mark = if alarm.is_late() { model.say(&say!("board-alarm-late")) } else { "!".to_owned() };
        let width = usize::from(width);
        let look = if alarm.weight == Weight::Wrong { Look::Alert } else { Look::Late };
        let said = alarm_in(model, &mark, alarm, width.saturating_sub(text::width(&counted)));
        let more = others_in(model, alarm, others, width.saturating_sub(text::width(&said))).unwrap_or(counted);
        return Row::new(said, look).right(more, look);
    }
    let next = board.clocks.iter().find(|clock| !matches!(clock.kind, Kind::Command | Kind::Awake));
    let calm = match (board.status, next) {
        (Status::Closed, _) => say!("board-over"),
        (Status::Open | Status::Resolved, Some(clock)) => say!("board-calm-until", then = clean(&model.say(&clock.say))),
        (Status::Open | Status::Resolved, None) => say!("board-calm"),
    };
    Row::new(format!("   {}", model.say(&calm)), Look::Muted)
}

/// How many other things cannot wait, and which: as many by name as there is room for; none where not even
/// one fits, or none of them is about a step, a component or somebody.
fn others_in(model: &Model, first: &Alarm, others: &[Alarm], room: usize) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for alarm in others.iter().filter(|alarm| alarm.about != first.about).take(NAMED) {
        // What is not late is not told as late.
        let mark = if first.is_late() && !alarm.is_late() { "!" } else { "" };
        let name = named_in_short(model, alarm).map(|name| format!("{mark}{name}"));
        named.extend(name.filter(|name| !named.contains(name)));
    }
    let count = format!("  +{}: ", others.len());
    let room = room.checked_sub(text::width(&count) + 1)?;
    let named = named_within(named, room);
    (!named.is_empty()).then(|| format!("{count}{named} "))
}

/// What an alarm is about, in a word: a step by its code, somebody by their name.
fn named_in_short(model: &Model, alarm: &Alarm) -> Option<String> {
    let about = alarm.about.as_deref()?;
    let person = matches!(
        alarm.kind,
        board::Kind::Late(Kind::CallOut | Kind::Expected | Kind::Acknowledgement | Kind::Handover | Kind::Command | Kind::Awake)
            | board::Kind::Offered
            | board::Kind::Relieved
    );
    let id: Option<PersonId> = about.parse().ok().filter(|_| person);
    Some(id.map_or_else(|| clean(about), |id| model.called(&id)))
}

/// So many others are looked at for their names.
const NAMED: usize = 20;

/// An alarm in so many columns: what is wrong and who is on it. What to do about it stands where one's own
/// next thing does, with its key. Where room is short, titles go before reasons.
fn alarm_in(model: &Model, mark: &str, alarm: &Alarm, room: usize) -> String {
    let said = |words: String| format!(" {mark} {}", clean(&words));
    let who = on_it(model, alarm).map(|who| format!(" · {}", clean(&model.say(&who)))).unwrap_or_default();
    let (full, brief) = (said(model.say(&alarm.say)), said(model.briefly(&alarm.say)));
    let briefer = [format!("{full}{who}"), format!("{brief}{who}"), full, brief];
    let fits = briefer.iter().find(|brief| text::width(brief) <= room).or(briefer.last());
    text::cut(fits.map_or("", String::as_str), room).into_owned()
}

/// Who is on it: whoever looks, somebody else, or nobody where somebody should be. Whoever was only asked
/// and has not answered is on nothing.
pub(super) fn on_it(model: &Model, alarm: &Alarm) -> Option<Sentence> {
    let is_asked = alarm.kind == board::Kind::Late(Kind::TimeBox) && !alarm.is_begun;
    if alarm.kind == board::Kind::Offered {
        return None;
    }
    match (&alarm.who, &model.me) {
        (Some(who), Some(me)) if is_asked && *who == me.id => Some(say!("board-you-were-asked")),
        (Some(who), _) if is_asked => Some(say!("board-asked", name = who)),
        (Some(who), Some(me)) if *who == me.id => Some(say!("board-you-are-on-it")),
        (Some(_), _) if matches!(alarm.kind, board::Kind::Late(Kind::Handover | Kind::CallOut)) => None,
        (Some(who), _) => Some(say!("board-is-on-it", name = who)),
        (None, _) if alarm.kind == board::Kind::Late(Kind::TimeBox) => Some(say!("board-nobody-is-on-it")),
        (None, _) => None,
    }
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

/// The keys that matter most here and would not be refused now, as many as there is room for. Why something
/// cannot be done now stands where all keys do.
fn keys(model: &Model, width: u16) -> Row {
    let screen = model.screen();
    let finishing = LazyCell::new(|| finishing(model));
    let narrowed = model.open.as_ref().is_some_and(|open| !open.timeline.filter.is_open());
    let shown = |bound: &Bound| {
        let does = if bound.row.action == Action::Ask(Verb::Done) { *finishing } else { Finishing::AtOnce };
        // Where it asks for something first it says so: other steps are finished at once.
        let more = if does == Finishing::AtOnce { "" } else { "…" };
        let named = |name: Sentence| format!("{}{more}", model.say(&name));
        let confirms = (does == Finishing::Confirms).then(|| say!("keys-confirm"));
        OnFoot {
            action: bound.row.action,
            key: bound.key_text(model.given.language),
            name: named(confirms.clone().unwrap_or_else(|| bound.row.name())),
            short: named(confirms.unwrap_or_else(|| bound.row.short_name())),
            matters: Matters::of(bound.row.action, screen),
        }
    };
    let means_nothing = |bound: &Bound| bound.row.action == Action::ClearFilter && !narrowed;
    let on_foot = |bound: &&Bound| bound.row.foot && !bound.keys.is_empty() && !means_nothing(bound);
    let of_the_screen = model.given.keys.on(screen).filter(on_foot).filter(|bound| concerns(model, bound.row.action));
    let works = |action| refused(model, action).is_none();
    let mut row = Row::plain(" ");
    for OnFoot { action, key, name, .. } in foot::fitting(of_the_screen.map(shown).collect(), usize::from(width), works) {
        let gap = if row.pieces.len() > 1 { "  " } else { "" };
        row = row.and(gap, Look::Plain).part(key, Look::Key, Spot::Key(action));
        row = row.part(format!(" {name}"), Look::Plain, Spot::Key(action));
    }
    row
}

/// Characters that came at once, above what was said of what becomes of them.
fn burst_rows(model: &Model, burst: &Burst, width: u16) -> Vec<Row> {
    let said = wrap_to(&model.say(&say!("keys-burst", count = burst.count())), usize::from(width).saturating_sub(4), REPLY - 1);
    let marks = std::iter::once("!").chain(std::iter::repeat(" "));
    let mut rows: Vec<Row> =
        said.into_iter().zip(marks).map(|(line, mark)| Row::new(format!(" {mark} {line}"), Look::Alert)).collect();
    rows.push(characters(model, burst, usize::from(width).saturating_sub(3)));
    rows
}

/// As many characters of a burst as there is room for, and how many more it has.
fn characters(model: &Model, burst: &Burst, room: usize) -> Row {
    let (all, count) = (clean(&burst.text.chars().take(room + 1).collect::<String>()), burst.count());
    if count <= room && text::width(&all) <= room {
        return Row::plain(format!("   {all}"));
    }
    let more = |shown: usize| format!("  {} ", model.say(&say!("board-more", more = count - shown)));
    let room = room.saturating_sub(text::width(&more(0)) + 1);
    let first = |shown: usize| clean(&burst.text.chars().take(shown).collect::<String>());
    let shown = (0..=room.min(count)).rev().find(|shown| text::width(&first(*shown)) <= room).unwrap_or(0);
    Row::plain(format!("   {}…", first(shown))).right(more(shown), Look::Muted)
}

fn reply_rows(model: &Model, width: u16) -> Vec<Row> {
    let reply = replied(model, width);
    let Some(burst) = &model.burst else { return reply };
    let held = burst_rows(model, burst, width);
    let room = REPLY.saturating_sub(held.len());
    held.into_iter().chain(reply.into_iter().take(room)).collect()
}

/// What was written down and what to do about it, in one: where there is no room for both, what was written
/// is cut. It stands on the screen anyway, and what to do about it nowhere else.
fn whole_at_its_end(written: &str, remarks: &str, columns: usize) -> String {
    // Of what is longer than the room nobody looks at the end.
    let written = text::cut(written, columns * (REPLY + 1));
    let both = |written: &str| [written, remarks].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let fits = |said: &String| wrap(said, columns).len() <= REPLY;
    let all = both(&written);
    if fits(&all) || remarks.is_empty() {
        return all;
    }
    let ways = (1..text::width(&written)).rev().map(|room| both(&text::cut(&written, room)));
    ways.into_iter().find(fits).unwrap_or_else(|| remarks.to_owned())
}

fn replied(model: &Model, width: u16) -> Vec<Row> {
    let columns = usize::from(width).saturating_sub(4);
    let (mark, text, look) = match &model.reply {
        // What was typed and not written down is not forgotten.
        None => match waiting(model).filter(|_| model.form.is_none() && model.burst.is_none()) {
            Some(drafts) => ("·", model.say(&drafts), Look::Muted),
            None => return Vec::new(),
        },
        Some(Reply::Waiting) => ("…", model.say(&say!("board-writing")), Look::Muted),
        Some(Reply::Said(said)) => ("·", said.clone(), Look::Plain),
        Some(Reply::Refused(refusal)) => ("✖", say::refusal(refusal, |part| model.answered(part)), Look::Alert),
        Some(Reply::Kept(written, remarks)) => {
            let mark = if written.is_empty() { "·" } else { "✔" };
            let (written, remarks) = (written.iter().map(|entry| clean(&model.say(entry))), remarks.iter());
            let written = written.collect::<Vec<_>>().join(" · ");
            let remarks: Vec<String> = remarks.map(|remark| model.answered(remark)).collect();
            let kept = whole_at_its_end(&written, &remarks.join(" · "), columns);
            (mark, if kept.is_empty() { model.say(&say!("board-kept")) } else { kept }, Look::Title)
        }
    };
    let lines = wrap_to(&text, columns, REPLY);
    let marks = std::iter::once(mark).chain(std::iter::repeat(" "));
    lines.into_iter().zip(marks).map(|(line, mark)| Row::new(format!(" {mark} {line}"), look)).collect()
}

/// Draws what was not kept, over everything but the head. Says what is left below it.
pub fn banner(trouble: &Trouble, model: &Model, pen: &mut Pen<'_>, area: Rect) -> Rect {
    let columns = usize::from(area.width).saturating_sub(2);
    let first = trouble.not_kept.as_ref().map_or_else(|| say!("board-unreadable"), |what| say!("board-not-kept", what = what));
    let last = match (trouble.way_on, &trouble.not_kept) {
        (WayOn::Restart, _) => say!("board-put-back"),
        (WayOn::Open, Some(_)) if model.form.is_some() => say!("board-moved-form"),
        (WayOn::Open, _) => say!("board-moved"),
        (WayOn::Again, Some(_)) if model.form.is_some() => say!("board-form-stays"),
        (WayOn::Again, Some(_)) => say!("board-do-it-again"),
        (WayOn::Again, None) => say!("board-may-be-old"),
    };
    let mut lines = wrap_to(&model.say(&first), columns, 2);
    lines.extend(wrap_to(&trouble.because, columns, 2));
    lines.extend(wrap_to(&model.say(&last), columns, 2));
    // On a small screen the form below must be seen too.
    let height = u16::try_from(lines.len()).unwrap_or(0).min((area.height / 3).max(1));
    pen.clear(rows(area, 0, height));
    let drawn: Vec<Row> =
        lines.iter().map(|line| Row::new(super::list::cell(&format!(" {line}"), usize::from(area.width)), Look::Late)).collect();
    pen.rows(rows(area, 0, height), &drawn);
    rows(area, height, area.height)
}

/// That drafts wait, and which; nothing where none does.
fn waiting(model: &Model) -> Option<Sentence> {
    let titles: Vec<String> = model.drafts.iter().filter(|draft| model.is_here(draft)).map(Form::heading).collect();
    (!titles.is_empty()).then(|| say!("forms-drafts-wait", count = titles.len(), titles = titles.join(", ")))
}
