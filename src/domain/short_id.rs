//! Ids of incidents as people read and type them: without the
//! suffix that keeps apart what two machines declared.
//!
//! `2026-11-21-ams1-power-loss.k3f2` is read and typed as `2026-11-21-ams1-power-loss` wherever no other
//! incident known there is called so. Logs, exports and whatever a program reads keep the id in full. Neither
//! a title nor a date brings a dot into an id, so the suffix is told from them; older ids have none.

use std::collections::BTreeSet;

use super::id::IncidentId;
use super::stamp::Origin;

/// What a suffix is made of: no 0, 1, i, l or o, which are mistaken for each other.
const ALPHABET: &str = "23456789abcdefghjkmnpqrstuvwxyz";

/// How many characters a suffix has.
const LENGTH: usize = 4;

/// The suffix of the incidents that a log declares: the lowest digits of its origin, in the alphabet's base.
///
/// There are 31⁴ = 923,521 suffixes. Two random origins share theirs with a chance of one in that many; then
/// the same title on one day still gives both machines the same id. Neighbouring origins never share one.
#[must_use]
pub fn suffix(origin: Origin) -> String {
    let mut rest = origin.0;
    let mut digit = || {
        let base = ALPHABET.len() as u64;
        let digit = usize::try_from(rest % base).ok().and_then(|at| ALPHABET.chars().nth(at));
        rest /= base;
        digit
    };
    (0..LENGTH).filter_map(|_| digit()).collect()
}

/// An id without its suffix; an id that has none as it is.
#[must_use]
pub fn short(id: &IncidentId) -> &str {
    parts(id).0
}

/// Whether what somebody typed, in lower case, is a part of an id: of its short form, its whole suffix,
/// or a text with the dot between them. A part of the suffix alone does not count: people do not see it.
#[must_use]
pub fn has_part(id: &IncidentId, typed: &str) -> bool {
    let id = IncidentId::from_log(&id.to_ascii_lowercase());
    let (short, suffix) = parts(&id);
    short.contains(typed) || suffix == Some(typed) || typed.contains('.') && id.contains(typed)
}

fn parts(id: &IncidentId) -> (&str, Option<&str>) {
    let is_suffix = |text: &str| text.len() == LENGTH && text.chars().all(|c| ALPHABET.contains(c));
    match id.split_once('.') {
        Some((short, suffix)) if is_suffix(suffix) => (short, Some(suffix)),
        _ => (id, None),
    }
}

/// Which short forms stand for more than one of the incidents known somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortIds {
    shared: BTreeSet<String>,
}

impl ShortIds {
    /// Compares the short forms of all incidents known, each named once. Capitals make no difference.
    #[must_use]
    pub fn of<'a>(known: impl IntoIterator<Item = &'a IncidentId>) -> Self {
        let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
        for short in known.into_iter().map(|id| short(id).to_ascii_lowercase()) {
            if !seen.insert(short.clone()) {
                shared.insert(short);
            }
        }
        Self { shared }
    }

    /// One of those incidents as people read it: its short form, or the id in full where they share that.
    #[must_use]
    pub fn display<'a>(&self, id: &'a IncidentId) -> &'a str {
        let short = short(id);
        if self.shared.contains(&short.to_ascii_lowercase()) { id } else { short }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> IncidentId {
        text.parse().unwrap()
    }

    #[test]
    fn a_suffix_is_recognised_by_its_dot_its_length_and_its_letters() {
        assert_eq!(short(&id("2026-11-21-ams1-power-loss.k3f2")), "2026-11-21-ams1-power-loss");
        for whole in ["2026-11-21-ams1-power-loss", "2026-11-21-k3f2", "x.k3f", "x.k3f22", "x.K3F2", "x.k3fo", "x.y.k3f2", "x."] {
            assert_eq!(short(&id(whole)), whole);
        }
    }

    #[test]
    fn origins_that_follow_each_other_have_different_suffixes() {
        let suffixes: BTreeSet<String> = (0..2000).map(|origin| suffix(Origin(u64::MAX - origin))).collect();
        assert_eq!(suffixes.len(), 2000);
        assert!(suffixes.iter().all(|suffix| short(&id(&format!("x.{suffix}"))) == "x"));
    }

    #[test]
    fn a_short_form_that_two_share_is_shown_in_full() {
        let known = [id("a.k3f2"), id("b.k3f2"), id("A.m9q4"), id("c"), id("c.m9q4")];
        let ids = ShortIds::of(&known);
        assert_eq!(known.each_ref().map(|id| ids.display(id)), ["a.k3f2", "b", "A.m9q4", "c", "c.m9q4"]);
    }

    #[test]
    fn a_part_of_an_id_is_what_people_see_of_it_or_all_that_they_do_not() {
        let id = id("2026-11-21-ams1.k3f2");
        for part in ["ams", "21-ams1.k3f2", "1.k", ".k3", "k3f2"] {
            assert!(has_part(&id, part), "{part}");
        }
        for other in ["k3f", "f2", "k", "ams2", "ams1k"] {
            assert!(!has_part(&id, other), "{other}");
        }
    }
}
