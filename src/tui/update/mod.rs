//! What a key, a click, an answer or the passing of time does to the model, and what is asked because of it. Pure: no clock, no disk, no terminal.
//!
//! [`heed`] says what is to be heard, [`wish`] turns actions into commands, [`motion`] moves the cursor, [`places`] goes from screen to screen, [`palette`] finds what can be done,
//! [`undo`] takes back, [`timeline`] reads in the timeline, [`people`] goes among all who could be there, [`mouse`] points, [`home`] is the way in, [`filling`] fills forms, [`leaving`] leaves, [`ahead`] holds what was typed
//! ahead, [`answer`] takes what the desk answers.

pub mod ahead;
pub mod answer;
pub mod filling;
pub mod heed;
pub mod home;
pub mod leaving;
pub mod motion;
pub mod mouse;
pub mod palette;
pub mod people;
pub mod places;
pub mod timeline;
pub mod undo;
pub mod wish;

use crate::app::desk::{Answer, Request};
use crate::app::desktop::Words;
use crate::domain::command::Command;
use crate::domain::id::StepRef;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;

use super::action::{Action, Screen};
use super::input::{Input, Key};
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
            while let Some(input) = ahead::next(model) {
                effects.extend(take(model, input));
            }
            effects
        }
        Message::Input(input) => ahead::hold(model, input).map(|input| take(model, input)).unwrap_or_default(),
    }
}

fn take(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Resize(columns, rows) => {
            model.size = (columns, rows);
            motion::stay_in_sight(model);
        }
        Input::Paste(text) => paste(model, &text),
        Input::Mouse(mouse) => return mouse::take(model, mouse),
        Input::Key(key) => return press(model, key),
    }
    Vec::new()
}

fn paste(model: &mut Model, text: &str) {
    match model.screen() {
        Screen::Form => filling::paste(model, text),
        Screen::Who => home::type_name(model, text),
        Screen::Palette => palette::type_letters(model, text),
        Screen::Search => timeline::type_words(model, text),
        _ => tell(model, &say!("keys-paste-elsewhere")),
    }
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    let screen = model.screen();
    match (screen, model.given.keys.action(screen, key)) {
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

/// Hands on the character that a key types, or nothing where it takes the last one back.
fn type_on(key: Key, mut take: impl FnMut(Option<char>)) -> Vec<Effect> {
    if key.typed().is_some() || key.takes_back() {
        take(key.typed());
    }
    Vec::new()
}

fn unknown_key(model: &mut Model, key: Key) -> Vec<Effect> {
    tell(model, &say!("keys-unknown", key = key.name()));
    Vec::new()
}

/// Does what a key means, whether it was pressed, clicked or found in the palette.
fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    model.reply = None;
    let warned = std::mem::take(&mut model.warned);
    match action {
        action if action.moves() => return motion::go(model, action),
        action if timeline::reads(action) => return timeline::act(model, action),
        action if action.jumps() => motion::jump(model, action),
        action if action.is_of_the_program() => return leaving::act(model, action),
        Action::Leave => return leaving::leave_screen(model, warned),
        Action::Choose => return places::choose(model),
        Action::Back => return places::back(model),
        Action::ShowHome => return home::come_back(model),
        Action::ToggleOwn => places::show_own(model),
        action if places::leads_somewhere(action) => places::go(model, action),
        wish => return wish::ask(model, wish),
    }
    Vec::new()
}

/// Says something on the foot.
pub(super) fn tell(model: &mut Model, sentence: &Sentence) {
    model.reply = Some(Reply::Said(model.say(sentence)));
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
            Command::FinishStep { step, .. }
            | Command::ConfirmStep { step }
            | Command::SkipStep { step, .. }
            | Command::RuleOutStep { step, .. } => Some(step.clone()),
            _ => None,
        },
        _ => None,
    }
}
