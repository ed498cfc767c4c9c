//! What a key does on the screen that it was pressed on, and
//! the same for what was clicked or found in the palette.

use crate::domain::speech::say;
use crate::tui::action::{Action, Screen};
use crate::tui::input::{Input, Key};
use crate::tui::model::target::{Under, under_cursor};
use crate::tui::model::{Model, people};
use crate::tui::spot::Spot;

use super::effect::{Effect, tell};
use super::{ask, burst, filling, home, leaving, motion, next, palette, papers, screens, timeline};

/// Does what a key means on the screen that is in front, or types it there.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    let screen = model.screen();
    match (screen, model.given.keys.action(screen, key)) {
        (_, None) if key.as_escape_and_character().is_some() => behind_escape(model, key),
        (Screen::Form, Some(action)) if action.is_of_the_program() => act(model, action),
        (Screen::Form, _) => filling::press(model, key),
        (_, Some(action)) => act(model, action),
        (Screen::Who, None) => type_on(key, |typed| match typed {
            Some(c) => home::type_name(model, c.encode_utf8(&mut [0; 4])),
            None => home::take_back(model),
        }),
        (Screen::Search, None) => type_on(key, |typed| match typed {
            Some(c) => timeline::type_words(model, c.encode_utf8(&mut [0; 4])),
            None => timeline::take_back(model),
        }),
        (Screen::Palette, None) => type_on(key, |typed| match typed {
            Some(c) => palette::type_letters(model, c.encode_utf8(&mut [0; 4])),
            None => palette::take_back(model),
        }),
        (_, None) => unknown_key(model, key),
    }
}

/// What Esc and then a character mean: a terminal sends the same for both in quick succession as for one with
/// Alt, and a slow line brings them at once. Both do what each would do alone, wherever that is: whoever
/// pressed Esc wanted to be out, and what comes next was meant for where they are then. A key with Alt that
/// has a meaning of its own never comes here.
fn behind_escape(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some((escape, behind)) = key.as_escape_and_character() else { return Vec::new() };
    let effects = press(model, escape);
    model.held.push_front(Input::Key(behind));
    effects
}

/// Hands on the character that a key types, or nothing where it takes the last one back.
fn type_on(key: Key, mut take: impl FnMut(Option<char>)) -> Vec<Effect> {
    if key.typed().is_some() || key.takes_back() {
        take(key.typed());
    }
    Vec::new()
}

fn unknown_key(model: &mut Model, key: Key) -> Vec<Effect> {
    tell(model, &say!("keys-unknown", key = key.name_in(model.given.language)));
    Vec::new()
}

/// Does what a key means, whether it was pressed, clicked or found in the palette.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    model.reply = None;
    let hinted = model.hinted.take();
    let warned = std::mem::take(&mut model.warned);
    if motion::is_unread(model, action) {
        tell(model, &say!("keys-cursor-moved", step = code_here(model)));
        return Vec::new();
    }
    match action {
        action if action.moves() => return motion::go(model, action),
        action if timeline::reads(action) => return timeline::act(model, action),
        action if action.jumps() => motion::jump(model, action),
        action if action.is_of_the_program() => return leaving::act(model, action, warned),
        Action::Leave => return leaving::leave_screen(model, warned),
        Action::Choose => return choose(model),
        Action::Back => return screens::back(model),
        Action::ShowHome => return home::come_back(model),
        Action::ShowRunbook => home::show_runbook(model),
        Action::DoNext => return next::act(model),
        Action::WriteReport => return papers::report(model),
        Action::CopyWords => return papers::copy(model),
        Action::NoteBurst => burst::make_note(model),
        Action::DropBurst => burst::drop_it(model),
        Action::ToggleOwn => screens::show_own(model),
        action if screens::leads_somewhere(action) => screens::go(model, action),
        action => return ask::ask(model, action, hinted.as_ref()),
    }
    Vec::new()
}

/// What the step or the entry under the cursor is called aloud.
fn code_here(model: &Model) -> String {
    let code = |under| {
        let open = model.open.as_ref()?;
        Some(match under {
            Under::Step(step) => open.board.step(&step)?.code(),
            Under::Entry(entry) => open.published.incident.numbering.name(entry),
        })
    };
    under_cursor(model).and_then(code).unwrap_or_default()
}

/// Chooses what the cursor stands on.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let likely = match model.screen() {
        Screen::Palette => return choose_in_palette(model),
        Screen::Who => return home::choose_person(model),
        Screen::Home => return home::choose(model),
        Screen::Timeline => {
            timeline::open_whole(model);
            None
        }
        Screen::People => people::here(model).map(|here| people::likely(here.somebody().and_then(|somebody| somebody.responder))),
        _ => motion::look_closer(model),
    };
    likely.map(|action| ask::ask(model, action, None)).unwrap_or_default()
}

fn choose_in_palette(model: &mut Model) -> Vec<Effect> {
    match palette::choose(model) {
        Some(Spot::Key(action)) => act(model, action),
        Some(Spot::Row(at)) => {
            model.home_at = at;
            home::choose(model)
        }
        Some(spot) => {
            screens::go_to(model, &spot);
            Vec::new()
        }
        None => Vec::new(),
    }
}
