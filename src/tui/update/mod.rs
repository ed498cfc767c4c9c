//! What a key, a click, an answer or the passing of time does to the model,
//! and what is asked because of it. Pure: no clock, no disk, no terminal.
//!
//! `press` says what a key does on which screen, `mouse` what was pointed at; `ask` asks for what an action
//! means, `motion` moves the cursor, `screens` goes from screen to screen, `home` is the way in, `timeline`
//! reads in the timeline, `palette` chooses from it, `filling` fills forms and `drafts` keeps them, `papers`
//! has files written, `leaving` leaves. `outdated` lets go of what is no longer so, `alert` says what is to
//! be heard, `typed_ahead` holds what was typed ahead, `burst` what came at once and is no key, `answer`
//! takes what the desk answers; all of them end in an `effect`. What there is to choose from is the model's
//! ([`super::model`]). How far something can be scrolled and what stands where somebody clicked only the
//! picture knows: two functions of [`super::view`] say it, and nothing else of it is known here.

mod alert;
mod answer;
mod ask;
mod burst;
mod drafts;
mod effect;
mod filling;
mod home;
mod leaving;
mod motion;
mod mouse;
mod next;
mod outdated;
mod palette;
mod papers;
mod press;
mod screens;
mod timeline;
mod typed_ahead;

use crate::app::desk::Answer;
use crate::app::paper::{Paper, Written};
use crate::domain::reckoning::Reading;

use super::action::Screen;
use super::input::Input;
use super::model::Model;
use super::model::target::under_cursor;

pub use effect::Effect;

/// Something that reaches the model.
#[derive(Debug)]
pub enum Message {
    /// A key, a paste, the mouse or a new size of the terminal.
    Input(Input),
    /// What the desk answered, or published because somebody wrote to the log.
    Answer(Answer),
    /// What became of what was to be written into a file.
    Written(Paper, Written),
    /// Time passed: clocks and deadlines are to be drawn anew.
    Tick,
}

/// What to ask before the first key.
pub fn begin(model: &mut Model) -> Vec<Effect> {
    match model.base {
        Screen::Who => Vec::new(),
        _ => home::enter(model),
    }
}

/// Takes one message, when the machine's clocks say so.
pub fn update(model: &mut Model, message: Message, machine: impl Into<Reading>) -> Vec<Effect> {
    model.take_time(machine.into());
    let of_others = match &message {
        Message::Tick => true,
        Message::Answer(Answer::Published(_)) => model.asked.is_empty(),
        Message::Answer(_) | Message::Written(..) | Message::Input(_) => false,
    };
    let before = if of_others { next::first(model) } else { None };
    let stood = if matches!(message, Message::Input(_)) { None } else { under_cursor(model) };
    let mut effects = hear(model, message);
    next::watch(model, before);
    motion::watch(model, stood.as_ref());
    // What was typed ahead was typed before anybody read what stands there now.
    effects.extend(take_held(model));
    next::foresee(model);
    effects
}

fn hear(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Tick => {
            model.look();
            outdated::let_go(model);
            alert::alert(model)
        }
        Message::Answer(answer) => {
            let mut effects = answer::take(model, answer);
            effects.extend(alert::alert(model));
            if model.leaving && !model.writes() {
                effects.push(Effect::Leave);
            }
            effects
        }
        Message::Written(paper, written) => {
            papers::take(model, &paper, written);
            Vec::new()
        }
        Message::Input(input) => {
            let heard = match input {
                Input::Early(key) => burst::take_early(model, key),
                input => burst::without_early(model, input),
            };
            let Some(input) = heard else { return vec![Effect::Still] };
            let input = typed_ahead::hold(model, input);
            input.map(|input| take(model, input)).unwrap_or_default()
        }
    }
}

fn take_held(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Some(input) = typed_ahead::next(model) {
        effects.extend(take(model, input));
    }
    effects
}

fn take(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Resize(columns, rows) => {
            model.size = (columns, rows);
            motion::stay_in_sight(model);
        }
        Input::Paste(text) => paste(model, &text),
        Input::Mouse(mouse) => return mouse::take(model, mouse),
        Input::Key(key) | Input::Early(key) => return press::press(model, key),
    }
    Vec::new()
}

fn paste(model: &mut Model, text: &str) {
    match model.screen() {
        Screen::Form => filling::paste(model, text),
        Screen::Who => home::type_name(model, text),
        Screen::Palette => palette::type_letters(model, text),
        Screen::Search => timeline::type_words(model, text),
        Screen::Home
        | Screen::Board
        | Screen::Step
        | Screen::Timeline
        | Screen::People
        | Screen::Notices
        | Screen::Briefing
        | Screen::Whole
        | Screen::Runbook
        | Screen::Help
        | Screen::Burst => burst::hold(model, text),
    }
}
