//! What a key, an answer or the passing of time does to the model, and what is asked because of it. Pure: no clock, no disk, no terminal.
//!
//! [`heed`] says what is to be heard. [`wish`] turns actions into commands, [`motion`] moves the cursor, [`home`] is the way in, [`filling`] fills forms, [`answer`] takes what
//! the desk answers.

pub mod answer;
pub mod filling;
pub mod heed;
pub mod home;
pub mod motion;
pub mod wish;

use crate::app::desk::{Answer, Request};
use crate::app::desktop::Words;
use crate::domain::command::Command;
use crate::domain::id::StepRef;
use crate::domain::stamp::Moment;

use super::action::{Action, Screen};
use super::form::Form;
use super::input::{Code, Input, Key};
use super::keymap;
use super::model::{Asked, Errand, Model, Reply};

/// Something that reaches the model.
#[derive(Debug)]
pub enum Message {
    /// From the terminal.
    Input(Input),
    /// From the desk.
    Answer(Answer),
    /// Time passed.
    Tick,
}

/// Something to be done outside of the model.
#[derive(Debug)]
pub enum Effect {
    /// To be asked of the desk.
    Ask(Request),
    /// The bell.
    Ring,
    /// Words that should reach a person wherever they look.
    Reach(Words),
    /// Leave the program.
    Leave,
    /// Put the program to sleep.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// What to ask before the first key.
pub fn begin(model: &mut Model) -> Vec<Effect> {
    match model.base {
        Screen::Who => Vec::new(),
        _ => home::enter(model),
    }
}

/// Takes one message at a moment.
pub fn update(model: &mut Model, message: Message, now: Moment) -> Vec<Effect> {
    model.now = now;
    match message {
        Message::Tick => {
            model.look();
            heed::heed(model)
        }
        Message::Answer(answer) => {
            let mut effects = answer::take(model, answer);
            effects.extend(heed::heed(model));
            if model.leaving && !model.writes() {
                effects.push(Effect::Leave);
            }
            while let Some(input) = next_held(model) {
                effects.extend(take(model, input));
            }
            effects
        }
        Message::Input(input) => {
            let waits = model.form.as_ref().is_some_and(|form| form.sent);
            if waits && !is_urgent(&input) {
                model.held.push_back(input);
                return Vec::new();
            }
            take(model, input)
        }
    }
}

/// Keys that were typed ahead are taken once the form has its answer.
fn next_held(model: &mut Model) -> Option<Input> {
    let waits = model.form.as_ref().is_some_and(|form| form.sent);
    if waits { None } else { model.held.pop_front() }
}

fn is_urgent(input: &Input) -> bool {
    match input {
        Input::Resize(..) => true,
        Input::Key(key) => *key == Key::ctrl('c') || *key == Key::ctrl('z'),
        Input::Paste(_) => false,
    }
}

fn take(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Resize(columns, rows) => model.size = (columns, rows),
        Input::Paste(text) => paste(model, &text),
        Input::Key(key) => return press(model, key),
    }
    Vec::new()
}

fn paste(model: &mut Model, text: &str) {
    match model.screen() {
        Screen::Form => filling::paste(model, text),
        Screen::Who => home::type_name(model, text),
        _ => model.reply = Some(Reply::Said("pasted text belongs into a form: press n to note something".to_owned())),
    }
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    let screen = model.screen();
    match (screen, keymap::action(screen, key)) {
        (Screen::Form, Some(action @ (Action::Interrupt | Action::Suspend | Action::Redraw))) => act(model, action),
        (Screen::Form, _) => filling::press(model, key),
        (_, Some(action)) => act(model, action),
        (Screen::Who, None) => {
            match key.code {
                Code::Char(c) if !key.ctrl && !key.alt => home::type_name(model, c.encode_utf8(&mut [0; 4])),
                Code::Backspace => home::take_back(model),
                _ => {}
            }
            Vec::new()
        }
        (_, None) => unknown_key(model, key),
    }
}

fn unknown_key(model: &mut Model, key: Key) -> Vec<Effect> {
    model.reply = Some(Reply::Said(format!("{} does nothing here; ? shows what the keys do", key.name())));
    Vec::new()
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    model.reply = None;
    let warned = std::mem::take(&mut model.warned);
    match action {
        Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => motion::go(model, action),
        Action::NextPane => motion::change_list(model, 1),
        Action::PreviousPane => motion::change_list(model, -1),
        Action::GoToNext => motion::go_to_next(model),
        Action::Choose => return choose(model),
        Action::ShowTimeline => (model.base, model.scroll) = (Screen::Timeline, 0),
        Action::ShowHelp => model.help = if model.help.is_some() { None } else { Some(0) },
        Action::Back => return back(model),
        Action::Leave if model.help.is_some() => model.help = None,
        Action::Leave if !warned && unwritten(model) => warn(model),
        Action::Leave | Action::Interrupt => return leave(model),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        wish => return wish::ask(model, wish),
    }
    Vec::new()
}

/// Whether something that was typed would be lost by leaving.
fn unwritten(model: &Model) -> bool {
    !model.drafts.is_empty() || model.trouble.as_ref().is_some_and(|trouble| trouble.not_kept.is_some())
}

fn warn(model: &mut Model) {
    let titles: Vec<String> = model.drafts.iter().map(Form::heading).collect();
    let what = if titles.is_empty() { "what was not kept".to_owned() } else { format!("a draft ({})", titles.join(", ")) };
    model.reply = Some(Reply::Said(format!("leaving loses {what}; q again leaves all the same")));
    model.warned = true;
}

/// Leaves once everything that was asked is answered; asked again, at once.
fn leave(model: &mut Model) -> Vec<Effect> {
    if model.leaving || !model.writes() {
        return vec![Effect::Leave];
    }
    model.leaving = true;
    model.reply = Some(Reply::Waiting);
    Vec::new()
}

fn choose(model: &mut Model) -> Vec<Effect> {
    match model.base {
        Screen::Who => home::choose_person(model),
        Screen::Home => home::choose(model),
        _ => {
            let wish = motion::look_closer(model);
            wish.map(|action| wish::ask(model, action)).unwrap_or_default()
        }
    }
}

fn back(model: &mut Model) -> Vec<Effect> {
    match (model.help.take(), model.base) {
        (Some(_), _) => Vec::new(),
        (None, Screen::Board) => home::come_back(model),
        (None, _) => {
            model.base = Screen::Board;
            Vec::new()
        }
    }
}

/// Asks something of the desk and remembers that it was asked.
pub(super) fn ask(model: &mut Model, request: Request, errand: Errand, what: String) -> Vec<Effect> {
    let by_form = matches!(errand, Errand::Do | Errand::Declare) && model.form.is_some();
    if let Some(form) = model.form.as_mut().filter(|_| by_form) {
        form.sent = true;
    }
    let takes_command = matches!(&request, Request::Do(asked) if asked.0 == Command::AcceptCommand);
    model.asked.push_back(Asked { errand, what, by_form, finishes: finished(&request), takes_command });
    if errand == Errand::Do {
        model.reply = Some(Reply::Waiting);
    }
    vec![Effect::Ask(request)]
}

/// The step that a request finishes.
fn finished(request: &Request) -> Option<StepRef> {
    match request {
        Request::Do(asked) => match &asked.0 {
            Command::FinishStep { step, .. } => Some(step.clone()),
            _ => None,
        },
        _ => None,
    }
}
