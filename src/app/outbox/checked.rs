//! Whether the channels of the settings answer: each is asked at once, and nothing is sent over any.

use std::path::Path;
use std::sync::mpsc::channel;

use crate::channel::LIMIT;
use crate::channel::ready::ready;
use crate::domain::channel::Channels;
use crate::domain::id::ChannelId;

use crate::app::works::{Works, within};

/// Asks each channel whether it answers; where it does not, what it said.
pub fn checked(works: &Works, channels: &Channels, settings: &Path) -> Vec<(ChannelId, Result<(), String>)> {
    let (tell, told) = channel();
    let (mut tasks, mut answers) = (Vec::new(), Vec::new());
    for channel in &channels.channels {
        let id = channel.id.clone();
        match ready(channel, channels, settings) {
            Err(why) => answers.push((id, Err(why))),
            Ok(sends) => {
                let tell = tell.clone();
                tasks.push(works.start(async move {
                    let late = || Err(format!("no answer within {}s", LIMIT.as_secs()));
                    let answer = within(LIMIT, sends.check()).await.unwrap_or_else(late);
                    // Whoever asked waits for it.
                    let _ = tell.send((id, answer));
                }));
            }
        }
    }
    drop(tell);
    answers.extend(told);
    let place = |id: &ChannelId| channels.channels.iter().position(|channel| channel.id == *id);
    answers.sort_by_key(|(id, _)| place(id));
    answers
}
