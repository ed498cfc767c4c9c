//! Where things lie: settings, contacts, runbooks and the log. Said on the command line,
//! else by the environment, else found where the XDG base directory specification puts them.

use std::path::{Path, PathBuf};

use super::found::{self, Doubt};

/// What was said about places, before anything was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// `--config`
    pub config: Option<PathBuf>,
    /// `--contacts`
    pub contacts: Option<PathBuf>,
    /// `--runbooks`
    pub runbooks: Option<PathBuf>,
    /// `--dir`, or `CRISIS_DIR`
    pub dir: Option<PathBuf>,
}

/// Where things lie. A file that was named is used or complained
/// about; one that is only looked for may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// `crisis.toml`, the settings; none where there is no such file.
    pub config: Option<PathBuf>,
    /// `contacts.toml`, people and rotations; none where there is no such file.
    pub contacts: Option<PathBuf>,
    /// The folder with runbooks of one's own; none where there is none.
    pub runbooks: Option<PathBuf>,
    /// The folder of the log, made by whatever first writes there; none where nobody named one and the
    /// account has no home.
    pub dir: Option<PathBuf>,
    /// Which of the files somebody named, and did not only happen to be there.
    pub named: Named,
    /// What was found and is not used, because somebody else may have put it there.
    pub passed_over: Vec<PassedOver>,
}

/// Something that was found, and is used only where somebody names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// What was found.
    pub path: PathBuf,
    /// Why it is not used.
    pub doubt: Doubt,
    /// The option that names it.
    pub option: &'static str,
}

/// Which files somebody named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The settings were named, with `--config`.
    pub config: bool,
    /// The contacts were named, with `--contacts`.
    pub contacts: bool,
    /// The folder of runbooks was named, with `--runbooks`.
    pub runbooks: bool,
}

impl Places {
    /// Looks for what was not said: here, then in the XDG configuration folder. What somebody else may have
    /// put there is passed over.
    pub fn find(said: Said) -> Self {
        let config_home = config_home();
        let mut passed_over = Vec::new();
        let mut look = |name: &str, option: &'static str, is_there: fn(&Path) -> bool| {
            let here = PathBuf::from(name);
            let there = config_home.as_ref().map(|folder| folder.join(name));
            Some(here).into_iter().chain(there).filter(|path| is_there(path)).find(|path| match found::doubt(path) {
                None => true,
                Some(doubt) => {
                    passed_over.push(PassedOver { path: path.clone(), doubt, option });
                    false
                }
            })
        };
        let named = Named { config: said.config.is_some(), contacts: said.contacts.is_some(), runbooks: said.runbooks.is_some() };
        let config = said.config.or_else(|| look("crisis.toml", "--config", Path::exists));
        let contacts = said.contacts.or_else(|| look("contacts.toml", "--contacts", Path::exists));
        let runbooks = said.runbooks.or_else(|| look("runbooks", "--runbooks", Path::is_dir));
        let dir = said.dir.or_else(|| home("XDG_STATE_HOME", ".local/state").map(|folder| folder.join("crisis")));
        Self { config, contacts, runbooks, dir, named, passed_over }
    }
}

/// The folder of this program's files for configuration; none where this account has no home.
#[must_use]
pub fn config_home() -> Option<PathBuf> {
    home("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("crisis"))
}

/// An XDG base folder: from its variable where that is an absolute path, else below the home folder.
fn home(variable: &str, below: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    // Where HOME says nothing this asks the system's list of accounts.
    named.or_else(|| std::env::home_dir().filter(|home| home.is_absolute()).map(|home| home.join(below)))
}
