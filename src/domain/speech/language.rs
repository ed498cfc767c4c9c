//! The languages that there are, and which one a person means.

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English: also whatever programs read, in every language.
    #[default]
    English,
    /// Dutch, `nl`; files, verbs, logs and exports stay in English.
    Dutch,
}

impl Language {
    /// Every language that the catalogue has, English first.
    pub const ALL: &[Self] = &[Self::English, Self::Dutch];

    /// Its code, as settings and folders have it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
        }
    }

    /// The language of a locale: Dutch for `nl`, `nl_BE.UTF-8` and their like, English for every other.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("nl") { Self::Dutch } else { Self::English }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        for dutch in ["nl", "nl_NL.UTF-8", "nl_BE@euro", "nl-NL", "NL"] {
            assert_eq!(Language::from_locale(dutch), Language::Dutch, "{dutch}");
        }
        for other in ["", "C.UTF-8", "POSIX", "en_GB.UTF-8", "nlx", "de_DE"] {
            assert_eq!(Language::from_locale(other), Language::English, "{other}");
        }
    }
}
