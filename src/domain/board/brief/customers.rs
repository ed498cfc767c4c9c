//! What customers were told last, what has happened since that they do not know, when they wait for the next
//! word, what came in; and the deadlines that are still to come.

use crate::domain::board::clocks::Clock;
use crate::domain::length::lasting;
use crate::domain::speech::{Sentence, say};

use super::{Brief, Part, TOLD, cut, part};

/// How many things are told that have happened since customers were told something.
const NEWS: usize = 3;

impl Brief<'_> {
    pub(super) fn customers(&self) -> Part {
        let told = match self.board.told.last() {
            Some(told) => {
                let words = told.words.clone().unwrap_or_else(|| (&told.title).into());
                say!("rules-brief-told", at = self.hour(told.at), who = &told.by, code = &told.code, words = words)
            }
            None => say!("rules-brief-told-nothing"),
        };
        let news: Vec<Sentence> =
            self.board.news.iter().map(|news| say!("rules-brief-news", at = self.hour(news.at), what = &news.say)).collect();
        let news = (!news.is_empty())
            .then(|| say!("rules-brief-since-then", news = Sentence::joined(", ", cut(Sentence::default(), news, NEWS).lines)));
        let next = self.board.next_update.as_ref().map(|update| {
            let late = self.now.seconds_since(update.due());
            let late = (late >= 60).then(|| say!("rules-late-by", late = lasting(late)));
            say!("rules-brief-next-update", at = self.hour(update.due()), late = late)
        });
        let (reports, alerts) = self.board.came();
        let came = (reports + alerts > 0).then(|| say!("rules-brief-came", reports = reports, alerts = alerts));
        part(say!("rules-brief-customers"), std::iter::once(told).chain(news).chain(next).chain(came))
    }

    /// The deadlines that are still to come; what is late stands above.
    pub(super) fn deadlines(&self) -> Part {
        let told = |clock: &Clock| say!("rules-brief-deadline", at = self.hour(clock.due), what = &clock.say);
        let open = self.board.clocks.iter().filter(|clock| !clock.overdue).map(told);
        cut(say!("rules-brief-deadlines"), open.collect(), TOLD - 3)
    }
}
