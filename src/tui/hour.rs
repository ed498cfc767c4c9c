//! When something was or will be, as people say it now: an hour of another day never stands without its day.

use chrono::{Datelike, NaiveDate};

use crate::domain::speech::{Language, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text::clock;
use crate::domain::zone::Zone;

/// For so many days before and after today a weekday says which day is meant.
const WEEK: i64 = 6;

/// The day and the place from which hours are told.
#[derive(Clone, Copy, Debug)]
pub struct Hours {
    /// The local time zone.
    pub zone: Zone,
    /// Which day it is here.
    pub today: NaiveDate,
    /// The language in which days are named.
    pub language: Language,
}

impl Hours {
    /// The hour of a moment, behind its day where that is not today: `14:05`, `Mon 30 Nov 14:05`.
    #[must_use]
    pub fn hour(self, moment: Moment) -> String {
        let day = self.day_of(moment);
        let year = if day.year() == self.today.year() { String::new() } else { format!(" {}", day.year()) };
        let said = (day != self.today).then(|| format!("{}{year}", self.language.say(&short_day(day))));
        self.behind(said, moment)
    }

    /// The same for a column: of a day less than a week away its name alone.
    #[must_use]
    pub fn short_hour(self, moment: Moment) -> String {
        let day = self.day_of(moment);
        let away = day.signed_duration_since(self.today).num_days();
        if day.year() != self.today.year() && away.abs() > WEEK {
            return format!("{} {}", self.language.say(&date(day)), day.year());
        }
        let said = match away {
            0 => None,
            away if away.abs() <= WEEK => Some(self.language.say(&weekday(day))),
            _ => Some(self.language.say(&date(day))),
        };
        self.behind(said, moment)
    }

    /// When something is due, in as few columns: the day alone where it is a week away or longer.
    #[must_use]
    pub fn due(self, moment: Moment) -> String {
        let day = self.day_of(moment);
        let away = day.signed_duration_since(self.today).num_days();
        if away.abs() > WEEK { self.language.say(&date(day)) } else { self.short_hour(moment) }
    }

    fn day_of(self, moment: Moment) -> NaiveDate {
        moment.utc().with_timezone(&self.zone).date_naive()
    }

    fn behind(self, day: Option<String>, moment: Moment) -> String {
        let hour = clock(moment, self.zone);
        day.map_or_else(|| hour.clone(), |day| format!("{day} {hour}"))
    }
}

/// A day in this year: `Mon 30 Nov`.
fn short_day(day: NaiveDate) -> Sentence {
    Sentence::joined(" ", vec![weekday(day), date(day)])
}

fn weekday(day: NaiveDate) -> Sentence {
    say!("board-weekday", weekday = day.weekday().number_from_monday())
}

fn date(day: NaiveDate) -> Sentence {
    say!("board-date", day = day.day(), month = day.month())
}
