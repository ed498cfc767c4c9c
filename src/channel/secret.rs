//! Secrets: from the environment, or from a file that only its owner may read. Never shown, never in an
//! error.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::domain::channel::SecretPlace;

/// The longest secret, in bytes.
const LONGEST: u64 = 4096;

/// What nobody may see.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// What it is, for whoever logs in with it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Reads a secret; a file is looked for in `folder`.
///
/// # Errors
/// Why there is none, in English.
pub fn read(place: &SecretPlace, folder: &Path) -> Result<Secret, String> {
    let secret = match place {
        SecretPlace::Variable(name) => {
            std::env::var(name).map_err(|_| format!("the variable {name} is not set, which has the secret"))?
        }
        SecretPlace::File(path) => of_file(&folder.join(path))?,
    };
    let secret = secret.trim_end_matches(['\n', '\r']).to_owned();
    if secret.is_empty() { Err("the secret is empty".to_owned()) } else { Ok(Secret(secret)) }
}

/// What a file holds that nobody else may read. What is looked at is what was opened.
fn of_file(path: &Path) -> Result<String, String> {
    let cannot = |because: &str| format!("the secret in {} is not used: {because}", path.display());
    // Something that is no file must not be waited for.
    if !path.metadata().map_err(|error| cannot(&error.to_string()))?.is_file() {
        return Err(cannot("it is not an ordinary file"));
    }
    let file = File::open(path).map_err(|error| cannot(&error.to_string()))?;
    let about = file.metadata().map_err(|error| cannot(&error.to_string()))?;
    if about.uid() != rustix::process::geteuid().as_raw() {
        return Err(cannot("the file belongs to somebody else"));
    }
    if about.mode() & 0o077 != 0 {
        return Err(cannot("others may read or change the file: chmod 600 ends that"));
    }
    let mut secret = String::new();
    file.take(LONGEST + 1).read_to_string(&mut secret).map_err(|_| cannot("it is not text"))?;
    if secret.len() as u64 > LONGEST { Err(cannot("it is too long")) } else { Ok(secret) }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_secret_comes_from_a_file_that_only_its_owner_reads_and_is_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mail.secret");
        fs::write(&path, "hunter2\n").unwrap();
        let place = SecretPlace::File("mail.secret".to_owned());
        for (mode, read_it) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o620, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let secret = read(&place, folder.path());
            assert_eq!(secret.is_ok(), read_it, "{mode:o}");
            assert!(!format!("{secret:?}").contains("hunter2"));
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(read(&place, folder.path()).unwrap().reveal(), "hunter2");
        assert!(read(&SecretPlace::File("none".to_owned()), folder.path()).is_err());
        assert!(read(&SecretPlace::File(".".to_owned()), folder.path()).is_err());
        assert!(read(&SecretPlace::Variable("CRISIS_NO_SUCH_VARIABLE".to_owned()), folder.path()).is_err());
    }
}
