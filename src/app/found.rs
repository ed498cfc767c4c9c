//! Whether a file that only happens to be there may be used. Whoever starts the program in a folder of
//! somebody else, or in one that all may write, does not mean what others put there: numbers to dial,
//! commands to type.
//!
//! A file counts as one's own where it, the link that led to it and the folders that both stand in belong to
//! this account or to root, and nobody outside their groups may write to them. A folder in which nobody may
//! take away what others put there, as `/tmp`, may be written by all.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use crate::domain::speech::{Sentence, say};
use crate::store::account;

use super::log_files;

/// All may write to it.
const BY_ALL: u32 = 0o002;
/// Only its owner may take away what lies in it.
const STICKY: u32 = 0o1000;

/// Why something that was found may be somebody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is not one's own: the file, a link, or a folder around them.
    pub place: PathBuf,
    /// Whose it is, where it is another account's; else all may write to it.
    pub owner: Option<String>,
}

impl Doubt {
    /// The doubt as people read it.
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        let place = self.place.display().to_string();
        match &self.owner {
            Some(owner) => say!("rules-belongs-to", place = place, owner = owner),
            None => say!("rules-all-may-write", place = place),
        }
    }
}

/// Why something that is there may be somebody else's; none where it may be used.
#[must_use]
pub fn doubt(path: &Path) -> Option<Doubt> {
    // The link first: what it leads to is its owner's choice.
    let itself = fs::symlink_metadata(path).ok()?;
    let of_itself = if itself.is_symlink() { owned(path, &itself) } else { doubt_of(path, &itself) };
    of_itself.or_else(|| doubt_at(&folder_of(path))).or_else(|| itself.is_symlink().then(|| doubt_behind(path)).flatten())
}

/// Why others may put files into a folder, or another in its place, be it from further up.
#[must_use]
pub fn doubt_around(folder: &Path) -> Option<Doubt> {
    let folder = fs::canonicalize(folder).ok()?;
    // Where names are kept for whoever took them first, all others can still be taken.
    let by_all = fs::metadata(&folder).is_ok_and(|about| about.mode() & BY_ALL != 0);
    let of_folder = by_all.then(|| Doubt { place: folder.clone(), owner: None });
    of_folder.or_else(|| folder.ancestors().find_map(doubt_at))
}

/// The same of where a link leads, and of every folder on the way there.
fn doubt_behind(path: &Path) -> Option<Doubt> {
    let target = fs::canonicalize(path).ok()?;
    target.ancestors().find_map(doubt_at)
}

fn doubt_at(place: &Path) -> Option<Doubt> {
    doubt_of(place, &fs::metadata(place).ok()?)
}

/// The doubt about what was looked at.
pub(super) fn doubt_of(place: &Path, about: &Metadata) -> Option<Doubt> {
    let is_shared = about.mode() & BY_ALL != 0 && !(about.is_dir() && about.mode() & STICKY != 0);
    owned(place, about).or_else(|| is_shared.then(|| Doubt { place: place.to_owned(), owner: None }))
}

/// The doubt about what belongs to another account.
pub fn owned(place: &Path, about: &Metadata) -> Option<Doubt> {
    let is_ours = about.uid() == 0 || about.uid() == geteuid().as_raw();
    (!is_ours).then(|| Doubt { place: place.to_owned(), owner: Some(account::name(about.uid())) })
}

/// The folder in which something stands, by its whole name: that is told to people.
fn folder_of(path: &Path) -> PathBuf {
    let folder = log_files::folder_of(path);
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_all_may_write_or_replace_is_not_ones_own() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("contacts.toml"), folder.path().join("link.toml"));
        fs::write(&file, "").unwrap();
        symlink(&file, &link).unwrap();
        for (of_folder, of_file, blamed) in [
            (0o700, 0o600, None),
            (0o775, 0o664, None),
            (0o1777, 0o644, None),
            (0o777, 0o600, Some(folder.path())),
            (0o700, 0o606, Some(file.as_path())),
            (0o1777, 0o666, Some(file.as_path())),
        ] {
            mode(folder.path(), of_folder);
            mode(&file, of_file);
            for path in [&file, &link] {
                let place = doubt(path).map(|doubt| doubt.place);
                assert_eq!(place.as_deref(), blamed, "{of_folder:o} {of_file:o} {path:?}");
            }
        }
    }

    #[test]
    fn a_link_is_no_better_than_the_folder_it_leads_to() {
        let (folder, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (file, link) = (shared.path().join("x"), folder.path().join("contacts.toml"));
        fs::write(&file, "").unwrap();
        symlink(&file, &link).unwrap();
        assert_eq!(doubt(&link), None);
        mode(shared.path(), 0o777);
        assert_eq!(doubt(&link).unwrap().place, fs::canonicalize(shared.path()).unwrap());
    }
}
