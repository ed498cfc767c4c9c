//! The words of a notice as a runbook has them, with what stands for its variables put in: `{{ promise }}`
//! becomes the time of the next update. Which value a name has is the business of whoever asks.

/// A text with its variables filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text; a variable without a value stands in it as it was written.
    pub text: String,
    /// The names that have no value, each once, in the order of the text.
    pub missing: Vec<String>,
}

/// Fills in a text. What is opened and never closed is no variable and stays.
#[must_use]
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> Filled {
    let mut filled = Filled::default();
    let mut rest = text;
    while let Some((before, (name, behind))) =
        rest.split_once("{{").and_then(|(before, opened)| Some((before, opened.split_once("}}")?)))
    {
        filled.text.push_str(before);
        let bare = name.trim();
        if let Some(value) = value(bare) {
            filled.text.push_str(&value);
        } else {
            filled.text.extend(["{{", name, "}}"]);
            if !filled.missing.iter().any(|missing| missing == bare) {
                filled.missing.push(bare.to_owned());
            }
        }
        rest = behind;
    }
    filled.text.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Filled {
        filled(text, |name| (name == "promise").then(|| "14:25".to_owned()))
    }

    #[test]
    fn a_variable_becomes_its_value_however_it_is_spaced() {
        assert_eq!(of("Next update by {{ promise }}, {{promise}}.").text, "Next update by 14:25, 14:25.");
    }

    #[test]
    fn a_variable_without_a_value_is_shown_as_such_and_named_once() {
        let filled = of("{{ who }}: {{ promise }} {{ who }} {{}}");
        assert_eq!(filled.text, "{{ who }}: 14:25 {{ who }} {{}}");
        assert_eq!(filled.missing, ["who", ""]);
    }

    #[test]
    fn what_is_no_variable_stays() {
        for text in ["", "{ promise }", "{{ promise", "}} {{", "é{{"] {
            assert_eq!(of(text), Filled { text: text.to_owned(), missing: Vec::new() });
        }
    }

    #[test]
    fn a_value_is_not_filled_in_again() {
        assert_eq!(filled("{{ a }}", |_| Some("{{ a }}".to_owned())).text, "{{ a }}");
    }
}
