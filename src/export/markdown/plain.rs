//! Text that stands in Markdown as text.

use std::borrow::Cow;

use crate::domain::text;

/// Text on one line in which nothing is Markdown or HTML.
pub(super) fn plain(typed: &str) -> Cow<'_, str> {
    const ACTIVE: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '#', '&', '$', '!'];
    let shown = text::line(typed);
    let leads = shown.starts_with(['-', '+', '=', ':']);
    if !leads && !shown.contains(ACTIVE) && !shown.contains("://") && !shown.contains("www.") {
        return shown;
    }
    let mut escaped = String::with_capacity(shown.len() + 8);
    if leads {
        escaped.push('\\');
    }
    for c in shown.chars() {
        if ACTIVE.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // A bare address would become a link of its own accord.
    Cow::Owned(escaped.replace("://", ":\\/\\/").replace("www.", "www\\."))
}
