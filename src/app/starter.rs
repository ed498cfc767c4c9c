//! Files to begin with: what is in them, and where the program will look for them. Made of the example files,
//! so that the two can never say different things. Nothing that is there already is ever touched.

use std::borrow::Cow;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::domain::id::RunbookId;

use super::library::{EXAMPLE_CONTACTS, EXAMPLE_RUNBOOK, EXAMPLE_SETTINGS};
use super::places::{self, Places};

/// The id of the example runbook, and its line in the file.
pub const EXAMPLE_ID: &str = "own-crisis";

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starter {
    /// A runbook.
    Runbook,
    /// The contacts.
    Contacts,
    /// The settings.
    Settings,
}

impl Starter {
    /// What is in the file; in a runbook with an id of its own, where one is given.
    #[must_use]
    pub fn text(self, id: Option<&RunbookId>) -> Cow<'static, str> {
        match (self, id) {
            (Self::Contacts, _) => EXAMPLE_CONTACTS.into(),
            (Self::Settings, _) => EXAMPLE_SETTINGS.into(),
            (Self::Runbook, None) => EXAMPLE_RUNBOOK.into(),
            (Self::Runbook, Some(id)) => EXAMPLE_RUNBOOK.replace(EXAMPLE_ID, id).into(),
        }
    }

    /// Where the program will look for it; none where this account has no home and nobody named a place.
    #[must_use]
    pub fn place(self, places: &Places, id: Option<&RunbookId>) -> Option<PathBuf> {
        let at_home = |name: &str| places::config_home().map(|folder| folder.join(name));
        match self {
            Self::Contacts => places.contacts.clone().or_else(|| at_home("contacts.toml")),
            Self::Settings => places.config.clone().or_else(|| at_home("crisis.toml")),
            Self::Runbook => {
                let folder = places.runbooks.clone().or_else(|| at_home("runbooks"))?;
                Some(folder.join(format!("{}.toml", id.map_or(EXAMPLE_ID, RunbookId::as_str))))
            }
        }
    }

    /// Writes a file with that text. Contacts are for their owner only.
    ///
    /// # Errors
    /// When something of that name is there already, be it a dead link, or it cannot be written.
    pub fn write(self, path: &Path, text: &str) -> io::Result<()> {
        let mode = match self {
            Self::Runbook | Self::Settings => 0o644,
            Self::Contacts => 0o600,
        };
        let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        if written.is_err() {
            // Half of a file would only mislead.
            let _ = fs::remove_file(path);
        }
        written
    }
}

/// Makes the folders above a file that are missing.
///
/// # Errors
/// When one of them cannot be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => DirBuilder::new().recursive(true).mode(0o700).create(folder),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn what_is_there_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/deep/contacts.toml");
        make_folder(&path).unwrap();
        Starter::Contacts.write(&path, "one").unwrap();
        assert_eq!(Starter::Contacts.write(&path, "two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let link = folder.path().join("link");
        symlink(folder.path().join("nowhere"), &link).unwrap();
        assert_eq!(Starter::Runbook.write(&link, "x").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    }

    #[test]
    fn a_runbook_gets_its_own_id_wherever_the_example_names_it() {
        let text = Starter::Runbook.text(Some(&"mail-down".parse().unwrap()));
        assert!(text.contains("\nid = \"mail-down\"\n") && !text.contains(EXAMPLE_ID), "{text}");
    }
}
