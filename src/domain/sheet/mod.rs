//! A log sheet: what people wrote down by pen while there was no laptop, one line for each thing that
//! happened, in the columns of the sheet that is printed for it ([`super::pack`]): time, who, what, step or
//! `-`, words.
//!
//! Only reads lines; whether one may be taken is decided as if it had been typed then ([`super::decide`]).

mod columns;
mod fields;
mod line;

use super::stamp::Moment;
use super::zone::Zone;

pub use line::{Given, LONGEST_LINE, Line, MOST_LINES, Written};

/// Reads a sheet, line by line. Empty lines and those that begin with `#` say nothing; a day alone, such as
/// `2026-11-21`, is that of the line below it. A time of the clock is the one nearest to the line before, the
/// first one to `from`: so midnight needs no day, and a sheet says the same whenever it is read.
#[must_use]
pub fn read(text: &str, from: Moment, zone: Zone) -> Vec<Line> {
    let mut near = from;
    let mut lines = Vec::new();
    for (number, typed) in (1..).zip(text.lines()) {
        let words: Vec<&str> = typed.split_whitespace().collect();
        match words.as_slice() {
            [] => continue,
            [first, ..] if first.starts_with('#') => continue,
            [day] => {
                if let Some(noon) = columns::noon_of(day, zone) {
                    near = noon;
                    continue;
                }
            }
            _ => {}
        }
        let read = columns::read(&words, typed.len(), near, zone);
        near = read.as_ref().map_or(near, |written| written.at);
        lines.push(Line { number, typed: words.join(" "), read });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::FieldName::{
        self, Component, Duty, Evidence, Outcome, Percent, Priority, Role, Said, Service, Step, Text, Verdict, Who, Why,
    };
    use crate::domain::time_text::day_and_clock;

    const ZONE: Zone = Zone::Named(chrono_tz::Tz::Europe__Amsterdam);

    /// Declared at 23:10 in Amsterdam, on 21 November.
    fn from() -> Moment {
        chrono::DateTime::parse_from_rfc3339("2026-11-21T23:10:00+01:00").unwrap().to_utc().into()
    }

    fn written(text: &str) -> Vec<Written> {
        read(text, from(), ZONE).into_iter().map(|line| line.read.unwrap()).collect()
    }

    #[test]
    fn a_clock_time_is_nearest_to_the_line_before_and_a_day_can_be_said() {
        let sheet = "22:58 ana note - dark\n23:50 ana note - x\n\n# turn over\n00:10 bram ack\n11:00Z ana note - x\n\
                     2026-11-24\n00:00 ana note - x\n11:59 ana note - x\n2026-11-25 09:00 ana note - x\n";
        let told: Vec<String> = written(sheet).iter().map(|line| day_and_clock(line.at, ZONE)).collect();
        let days = ["21 22:58", "21 23:50", "22 00:10", "22 12:00", "24 00:00", "24 11:59", "25 09:00"];
        assert_eq!(told, days.map(|day| format!("2026-11-{day}")));
    }

    #[test]
    fn each_verb_finds_its_fields_in_the_columns() {
        let given = |line: &str| written(&format!("23:20 ana {line}")).remove(0).given;
        let of = |fields: &[(FieldName, &str)]| -> Given {
            fields.iter().map(|(field, word)| (*field, vec![(*word).to_owned()])).collect()
        };
        for (line, fields) in [
            ("done D3 row counts  equal", &[(Step, "D3"), (Evidence, "row counts equal")][..]),
            ("DONE D3@db-1", &[(Step, "D3@db-1")]),
            ("skip D2 nobody left", &[(Step, "D2"), (Why, "nobody left")]),
            ("delegate D2 bram", &[(Step, "D2"), (Who, "bram")]),
            ("note - -5 degrees", &[(Text, "-5 degrees")]),
            ("note smoke in row C", &[(Text, "smoke in row C")]),
            ("verdict db-1 intact fsck", &[(Component, "db-1"), (Verdict, "intact"), (Evidence, "fsck")]),
            ("verdict db-1 stale failover", &[(Component, "db-1"), (Verdict, "stale"), (Why, "failover")]),
            (
                "service db-1 degraded 60% one node",
                &[(Component, "db-1"), (Service, "degraded"), (Percent, "60"), (Why, "one node")],
            ),
            ("call bram no-answer", &[(Who, "bram"), (Outcome, "no_answer")]),
            ("call hands answered on their way", &[(Who, "hands"), (Outcome, "answered"), (Said, "on their way")]),
            ("assign bram communications phones", &[(Who, "bram"), (Role, "communication"), (Duty, "phones")]),
            ("handover bram", &[(Who, "bram")]),
            ("resolve", &[]),
            ("add restore Fail over to site B", &[(Priority, "restore"), (Text, "Fail over to site B")]),
            ("heard db-1 Jansen: no mail", &[(FieldName::Concerned, "db-1"), (FieldName::Caller, "Jansen"), (Text, "no mail")]),
        ] {
            assert_eq!(given(line), of(fields), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_and_the_other_lines_are_not() {
        for line in [
            "23:20",
            "23:20 ana",
            "25:00 ana note - x",
            "23:20 ana dnoe D3",
            "23:20 ana page bram",
            "23:20 ana strike 7 slip",
            "23:20 ana done",
            "23:20 ana done - counted",
            "23:20 ana start D3 with bram",
            "23:20 ana verdict db-1",
            "23:20 ana verdict db-1 fine",
            "23:20 ana heard - no mail",
        ] {
            let lines = read(&format!("{line}\n23:30 ana note - x\n"), from(), ZONE);
            assert!(lines[0].read.is_err() && lines[1].read.is_ok(), "{line}: {lines:?}");
        }
        let long = format!("23:20 ana note - {}", "x".repeat(LONGEST_LINE));
        assert!(read(&long, from(), ZONE)[0].read.is_err());
    }
}
