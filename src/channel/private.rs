//! What servers and commands answer, fit to be kept and read: one short line without the address and the
//! numbers of whoever a letter was for. Servers like to repeat both.

use crate::domain::text::line;

use super::Letter;

/// The most characters that are kept of an answer.
const MOST: usize = 200;
/// How many last digits of a number tell whose it is.
const TELLING: usize = 7;
/// What stands in place of what is nobody's business.
const LEFT_OUT: &str = "…";

/// An answer without what tells how somebody is reached.
pub fn without(answer: &str, letter: &Letter) -> String {
    let one_line = answer.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = one_line.split(' ').map(|word| if word.contains('@') { LEFT_OUT } else { word }).collect();
    let named = words.join(" ");
    let numbers = letter.phone.iter().fold(named, |text, phone| without_number(&text, phone));
    let body = letter.body.lines().next().unwrap_or_default();
    let short: String = line(&numbers).chars().take(MOST).collect();
    // A command that prints what it was given says nothing new.
    if !body.is_empty() && short == body { LEFT_OUT.to_owned() } else { short }
}

/// A text without a telephone number, however that is spaced.
fn without_number(text: &str, phone: &str) -> String {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = digits(phone);
    let Some(last) = number.get(number.len().saturating_sub(TELLING)..).filter(|last| last.len() == TELLING) else {
        return text.to_owned();
    };
    let is_part = |c: char| c.is_ascii_digit() || " +-./()".contains(c);
    let (mut kept, mut run) = (String::new(), String::new());
    let put = |kept: &mut String, run: &str| {
        if !digits(run).contains(last) {
            return kept.push_str(run);
        }
        let (before, after) = (run.starts_with(' '), run.ends_with(' '));
        kept.push_str(&format!("{}{LEFT_OUT}{}", if before { " " } else { "" }, if after { " " } else { "" }));
    };
    for c in text.chars() {
        if is_part(c) {
            run.push(c);
        } else {
            put(&mut kept, &std::mem::take(&mut run));
            kept.push(c);
        }
    }
    put(&mut kept, &run);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry_ref::EntryRef;
    use crate::domain::stamp::Origin;

    #[test]
    fn an_answer_names_neither_address_nor_number() {
        let letter = Letter {
            entry: EntryRef { origin: Origin(1), number: 1 },
            name: "Ana".to_owned(),
            email: Some("ana@example.net".to_owned()),
            phone: Some("+442079460801".to_owned()),
            subject: String::new(),
            body: "come".to_owned(),
        };
        let cases = [
            ("550 5.1.1 <ana@example.net>: no such user", "550 5.1.1 … no such user"),
            ("to +44 20 7946 0801 failed", "to … failed"),
            ("020-79460801: busy", "…: busy"),
            ("tel:+442079460801;ext=1", "tel:…;ext=1"),
            ("451 4.7.1 try again in 300 seconds", "451 4.7.1 try again in 300 seconds"),
            ("two\r\nlines\u{1b}[2J", r"two lines\u{1b}[2J"),
            ("come", "…"),
        ];
        for (answer, wanted) in cases {
            let told = without(answer, &letter);
            assert!(!told.contains("9460801") && !told.contains('@'), "{told}");
            assert_eq!(told, wanted, "{answer}");
        }
        assert!(without(&"x".repeat(9_000), &letter).chars().count() <= MOST);
        assert!(!format!("{letter:?}").contains("example.net"));
    }
}
