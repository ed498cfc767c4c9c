//! A channel of the settings made ready to send: its secret is read now, and its certificate. Sends nothing.

use std::path::Path;

use crate::domain::channel::{Channel, Channels, Means};

use super::mail::Mailer;
use super::shell::{self, Shell};
use super::{Sends, secret};

/// Makes a channel ready. Files are looked for in `folder`.
///
/// # Errors
/// Why nothing can be sent over it, in English and without the secret.
pub fn ready(channel: &Channel, all: &Channels, folder: &Path) -> Result<Box<dyn Sends>, String> {
    Ok(match &channel.means {
        Means::Mail(settings) => {
            let secret = settings.login.as_ref().map(|login| secret::read(&login.secret, folder)).transpose()?;
            Box::new(Mailer::open(settings, secret, folder)?)
        }
        Means::Shell(command) => Box::new(Shell::of(command, secrets(all))),
    })
}

/// What is wrong with the files that a channel names, and with the command that it runs: what can be known
/// before anything is to be sent. What is in the environment may be there by then.
pub fn doubts(channel: &Channel, folder: &Path) -> Vec<String> {
    match &channel.means {
        Means::Mail(mail) => {
            let secret = channel.secret().filter(|place| place.variable().is_none());
            let secret = secret.and_then(|place| secret::read(place, folder).err());
            let without = Mailer::open(mail, None, folder).err();
            secret.into_iter().chain(without).collect()
        }
        Means::Shell(command) if shell::found(&command.program) => Vec::new(),
        Means::Shell(command) => vec![format!("there is no program {} that can be run", command.program)],
    }
}

/// The variables of the environment in which the channels have secrets.
fn secrets(all: &Channels) -> Vec<String> {
    all.channels.iter().filter_map(|channel| channel.secret()?.variable().map(str::to_owned)).collect()
}
