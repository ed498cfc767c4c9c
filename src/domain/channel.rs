//! A way in which words leave, as the settings describe it. Holds where a secret is to be found, never the
//! secret.

use serde::{Deserialize, Serialize};

use super::id::ChannelId;
use super::vocabulary::ChannelKind;

/// A channel of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// How words leave over it.
    pub means: Means,
}

/// How words leave over a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// By mail, over SMTP.
    Mail(Box<Mail>),
    /// By a command, which gets the words on its standard input.
    Shell(Command),
}

/// A mail server, and in whose name it takes mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The server's name, as its certificate has it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How what is said to it is kept from others.
    pub security: Security,
    /// A certificate that is trusted beside those of the system: a file, seen from the folder of the
    /// settings.
    pub authority: Option<String>,
    /// Who logs in there; nobody where it takes mail from anybody who reaches it.
    pub login: Option<Login>,
    /// The address that mail comes from.
    pub from: String,
}

/// A name and where its secret is to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// Where its secret is.
    pub secret: SecretPlace,
}

/// Where a secret is to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretPlace {
    /// In a variable of the environment.
    Variable(String),
    /// In a file that only its owner may read, seen from the folder of the settings.
    File(String),
}

/// A program and its arguments; `{phone}`, `{email}` and `{name}` stand for those of whoever it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The program.
    pub program: String,
    /// Its arguments, each as the program gets it.
    pub arguments: Vec<String>,
}

super::word_list::words! {
    /// How what is said to a server is kept from others.
    Security {
        /// From the first byte on.
        Tls = "tls",
        /// From a command of the client's on; a server that refuses it gets nothing.
        Starttls = "starttls",
        /// Not at all: only within this machine.
        None = "none",
    }
}

impl SecretPlace {
    /// The variable that has it, where it is in one.
    #[must_use]
    pub fn variable(&self) -> Option<&str> {
        match self {
            Self::Variable(name) => Some(name),
            Self::File(_) => None,
        }
    }
}

impl Channel {
    /// Where its secret is, where it has one.
    #[must_use]
    pub fn secret(&self) -> Option<&SecretPlace> {
        match &self.means {
            Means::Mail(mail) => mail.login.as_ref().map(|login| &login.secret),
            Means::Shell(_) => None,
        }
    }

    /// What kind of channel it is.
    #[must_use]
    pub fn kind(&self) -> ChannelKind {
        match self.means {
            Means::Mail(_) => ChannelKind::Mail,
            Means::Shell(_) => ChannelKind::Shell,
        }
    }
}

/// The channels of the settings, and how people are paged over them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channels {
    /// Those that can be used, in the order of the file.
    pub channels: Vec<Channel>,
    /// How people are paged.
    pub paged: Paged,
}

impl Channels {
    /// The channel of that id.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| *channel.id == *id)
    }

    /// Those over which people are paged, or those that were asked for, each once.
    ///
    /// # Errors
    /// The id that no channel has.
    pub fn over<'a>(&self, asked: &[&'a str]) -> Result<Vec<(ChannelId, ChannelKind)>, &'a str> {
        let named = |id: &&'a str| self.of(id).ok_or(*id);
        let ordinary = || self.paged.channels.iter().filter_map(|id| self.of(id));
        let chosen: Vec<&Channel> =
            if asked.is_empty() { ordinary().collect() } else { asked.iter().map(named).collect::<Result<_, _>>()? };
        let mut over: Vec<(ChannelId, ChannelKind)> = Vec::new();
        for channel in chosen {
            if over.iter().all(|(known, _)| *known != channel.id) {
                over.push((channel.id.clone(), channel.kind()));
            }
        }
        Ok(over)
    }
}

/// How people are paged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paged {
    /// The channels, in their order.
    pub channels: Vec<ChannelId>,
    /// How to join, in words; none where the program's own way is meant.
    pub join: Option<String>,
}
