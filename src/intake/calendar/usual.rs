//! Which rules of repetition are followed: those of which it is plain that they come to a time, as calendars
//! of people have them. What never happens (the 30th of February) could be looked for without end.

use calcard::icalendar::{ICalendarFrequency, ICalendarRecurrenceRule};

/// The most days of each month.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The most times on one day.
const MOST_ON_A_DAY: usize = 24;

/// Whether a rule of an event that begins on a day of a month is one that is followed.
pub(super) fn is_usual(rule: &ICalendarRecurrenceRule, day: u32) -> bool {
    let is_every_one = rule.interval.unwrap_or(1) == 1;
    let plain_days = rule.byday.iter().all(|day| day.ordwk.is_none());
    let in_months = rule.bymonth.is_empty() || is_every_one;
    let rare = !rule.byyearday.is_empty() || !rule.byweekno.is_empty() || rule.rscale.is_some() || rule.interval == Some(0);
    let places = rule.bysetpos.iter().all(|place| (1..=4).contains(&place.unsigned_abs()));
    let on_a_day: usize =
        [rule.byhour.len(), rule.byminute.len(), rule.bysecond.len()].iter().map(|many| (*many).max(1)).product();
    if rare
        || !places
        || on_a_day > MOST_ON_A_DAY
        || rule.bymonth.iter().any(|month| month.is_leap() || !(1..=12).contains(&month.month()))
    {
        return false;
    }
    let no_places = rule.bysetpos.is_empty();
    let no_month_days = rule.bymonthday.is_empty();
    match rule.freq {
        ICalendarFrequency::Secondly | ICalendarFrequency::Minutely => false,
        ICalendarFrequency::Hourly => {
            let parts = [rule.byday.len(), rule.bymonth.len(), rule.byhour.len(), rule.byminute.len(), rule.bysecond.len()];
            parts == [0; 5] && no_places && no_month_days
        }
        ICalendarFrequency::Daily => {
            in_months && no_places && no_month_days && plain_days && (rule.byday.is_empty() || is_every_one)
        }
        ICalendarFrequency::Weekly => in_months && no_places && no_month_days && plain_days,
        ICalendarFrequency::Monthly => in_months && has_days(rule, day, is_every_one),
        ICalendarFrequency::Yearly => has_days(rule, day, is_every_one),
    }
}

/// Whether the days of a month or year that a rule names, or else the day on which it begins, come again.
fn has_days(rule: &ICalendarRecurrenceRule, day: u32, is_every_one: bool) -> bool {
    let few = |place: i16| (1..=4).contains(&place.unsigned_abs());
    if !rule.byday.is_empty() {
        let ordinals: Vec<i16> = rule.byday.iter().filter_map(|day| day.ordwk).collect();
        let places = rule.bysetpos.is_empty() || ordinals.is_empty();
        return rule.bymonthday.is_empty() && places && ordinals.into_iter().all(few);
    }
    let months = rule.bymonth.iter().filter_map(|month| DAYS.get(usize::from(month.month().checked_sub(1)?)));
    let longest = *months.max().unwrap_or(&31);
    let mut named: Vec<u32> = rule.bymonthday.iter().map(|day| day.unsigned_abs().into()).collect();
    if named.is_empty() {
        named.push(day);
    }
    let begins_there = rule.bymonthday.is_empty() && rule.bymonth.is_empty();
    let is_there = |day: &u32| (1..=28).contains(day) || (is_every_one && (1..=longest).contains(day)) || begins_there;
    rule.bysetpos.is_empty() && named.iter().any(is_there)
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::ICalendarValue;
    use calcard::{Entry, Parser};

    use super::*;

    fn rule(text: &str) -> ICalendarRecurrenceRule {
        let calendar = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:{text}\nEND:VEVENT\nEND:VCALENDAR\n");
        let Entry::ICalendar(calendar) = Parser::new(&calendar).entry() else { panic!("{text}") };
        let mut values = calendar.components.iter().flat_map(|component| &component.entries).flat_map(|entry| &entry.values);
        values
            .find_map(|value| if let ICalendarValue::RecurrenceRule(rule) = value { Some((**rule).clone()) } else { None })
            .unwrap()
    }

    #[test]
    fn what_people_write_is_followed_and_what_may_never_happen_is_not() {
        for (text, day, usual) in [
            ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH;WKST=SU", 1, true),
            ("FREQ=DAILY;BYHOUR=8,20", 1, true),
            ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", 1, false),
            ("FREQ=MONTHLY;BYDAY=1SU,-1FR", 1, true),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 1, true),
            ("FREQ=MONTHLY", 31, true),
            ("FREQ=MONTHLY;BYMONTH=2", 31, false),
            ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", 1, false),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 1, true),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1, false),
            ("FREQ=YEARLY;BYMONTH=2", 30, false),
            ("FREQ=YEARLY;BYDAY=53MO", 1, false),
            ("FREQ=YEARLY;BYWEEKNO=53", 1, false),
            ("FREQ=HOURLY;INTERVAL=12", 1, true),
            ("FREQ=HOURLY;INTERVAL=24;BYHOUR=3", 1, false),
            ("FREQ=SECONDLY", 1, false),
        ] {
            assert_eq!(is_usual(&rule(text), day), usual, "{text}");
        }
    }
}
