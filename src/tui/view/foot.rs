//! Which keys the foot line has room for, and by what name: what matters least is left out first.

use crate::domain::text;
use crate::domain::verb::Verb;
use crate::tui::action::{Action, Screen};

/// How much a key matters on the foot line: the least comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matters {
    /// It is never left out: the way out, help, and what finds everything else.
    Always,
    /// What this screen is for, and a note, which is taken at any moment.
    Most,
    /// What is done here too.
    Some,
    /// To leave from a screen that one can go back from.
    Less,
    /// What leads to another screen.
    Least,
}

impl Matters {
    /// How much an action matters on a screen.
    #[must_use]
    pub fn of(action: Action, screen: Screen) -> Self {
        match action {
            Action::Leave if goes_back(screen) => Self::Less,
            Action::Back | Action::ShowHelp | Action::ShowPalette | Action::NoteBurst | Action::DropBurst | Action::Leave => {
                Self::Always
            }
            Action::ShowTimeline | Action::ShowPeople | Action::ShowNotices => Self::Least,
            Action::Ask(Verb::Note | Verb::Done | Verb::Correct | Verb::Strike)
            | Action::SearchTimeline
            | Action::ClearFilter
            | Action::CopyWords
            | Action::OlderHit
            | Action::NewerHit => Self::Most,
            Action::Choose if screen != Screen::Board => Self::Most,
            _ => Self::Some,
        }
    }
}

/// Whether a screen has another one below it.
fn goes_back(screen: Screen) -> bool {
    match screen {
        Screen::Who | Screen::Home | Screen::Board => false,
        Screen::Runbook
        | Screen::Step
        | Screen::People
        | Screen::Notices
        | Screen::Timeline
        | Screen::Search
        | Screen::Briefing
        | Screen::Whole
        | Screen::Help
        | Screen::Palette
        | Screen::Form
        | Screen::Burst => true,
    }
}

/// A key as the foot can name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnFoot {
    /// What it does.
    pub action: Action,
    /// The key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What it is called where there is no room for that.
    pub short: String,
    /// How much it matters.
    pub matters: Matters,
}

impl OnFoot {
    /// The columns that it takes by a name, with the gap before the next.
    fn wide(&self, name: &str) -> usize {
        text::width(&self.key) + text::width(name) + 3
    }
}

/// The keys that there is room for in so many columns, in their order, each by the name that fits. As many
/// keys as can be by their short names; then what matters most here has its long name first. Whether a key
/// does anything now is asked only where there is room for it.
#[must_use]
pub fn fitting(all: Vec<OnFoot>, columns: usize, works: impl Fn(Action) -> bool) -> Vec<OnFoot> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| all.get(*at).map(|one| one.matters));
    // Before the first stands a blank, and behind the last no gap is needed.
    let mut room = columns + 1;
    let mut kept: Vec<usize> = Vec::new();
    for at in &order {
        let Some(one) = all.get(*at) else { continue };
        let wide = one.wide(&one.short);
        if (one.matters == Matters::Always || wide <= room) && works(one.action) {
            room = room.saturating_sub(wide);
            kept.push(*at);
        }
    }
    order.sort_by_key(|at| all.get(*at).map(|one| (one.matters == Matters::Always, one.matters)));
    let mut whole: Vec<usize> = Vec::new();
    for at in order.into_iter().filter(|at| kept.contains(at)) {
        let Some(one) = all.get(at) else { continue };
        let more = one.wide(&one.name).saturating_sub(one.wide(&one.short));
        if more <= room {
            room -= more;
            whole.push(at);
        }
    }
    let named =
        |(at, one): (usize, OnFoot)| OnFoot { name: if whole.contains(&at) { one.name } else { one.short.clone() }, ..one };
    all.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(key: &str, name: &str, short: &str, matters: Matters) -> OnFoot {
        let action = Action::ShowHelp;
        OnFoot { action, key: key.to_owned(), name: name.to_owned(), short: short.to_owned(), matters }
    }

    fn drawn(all: &[OnFoot], columns: usize) -> String {
        let fitting = fitting(all.to_vec(), columns, |_| true);
        fitting.iter().map(|one| format!("{} {}", one.key, one.name)).collect::<Vec<_>>().join("  ")
    }

    #[test]
    fn what_matters_least_is_left_out_first_and_what_matters_most_has_its_long_name_longest() {
        let all = [
            one("l", "log", "log", Matters::Least),
            one("d", "finished", "done", Matters::Most),
            one("s", "start", "start", Matters::Some),
            one("?", "help", "?", Matters::Always),
        ];
        assert_eq!(drawn(&all, 80), "l log  d finished  s start  ? help");
        assert_eq!(drawn(&all, 35), "l log  d finished  s start  ? help");
        assert_eq!(drawn(&all, 34), "l log  d finished  s start  ? ?");
        assert_eq!(drawn(&all, 31), "l log  d done  s start  ? help");
        assert_eq!(drawn(&all, 28), "l log  d done  s start  ? ?");
        assert_eq!(drawn(&all, 27), "d finished  s start  ? ?");
        assert_eq!(drawn(&all, 15), "d done  ? help");
        assert_eq!(drawn(&all, 2), "? ?");
    }

    #[test]
    fn nothing_wider_than_the_line_is_drawn_as_long_as_what_is_never_left_out_fits() {
        let all = [one("a", "abcdef", "abc", Matters::Some), one("b", "bcdefg", "bcd", Matters::Least)];
        for columns in 0..30 {
            let drawn = drawn(&all, columns);
            assert!(drawn.is_empty() || text::width(&drawn) < columns, "{columns}: {drawn}");
        }
    }
}
