//! A channel of the settings made ready to send: its secret is read now, and its certificate. Sends nothing.

use std::path::Path;

use crate::domain::channel::{Channel, Channels, Means};

use super::mail::Mailer;
use super::shell::Shell;
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

/// The variables of the environment in which the channels have secrets.
fn secrets(all: &Channels) -> Vec<String> {
    all.channels.iter().filter_map(|channel| channel.secret()?.variable().map(str::to_owned)).collect()
}
