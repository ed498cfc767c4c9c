//! `intake`: listens for what monitoring sends over HTTP, until a signal ends it. It takes what `alert` and
//! `heard` take. An answer of success is given only for what is in the log.
//!
//! Without a token it does not start. It opens no port to others unless it was told to.

mod clerk;
mod quiet;

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use serde_json::json;

use crate::app::reception::token::Token;
use crate::app::reception::{MOST_WAITING, Reception};
use crate::app::works::http::Listener;
use crate::app::works::{Works, signals};
use crate::domain::files::intake::{IntakeSetting, address};
use crate::domain::speech::{Sentence, say};
use crate::intake::alerts::MOST_BYTES;

use super::context::Context;
use super::failure::{Failure, wrong};
use clerk::Clerk;

/// Where it listens if nobody says otherwise.
const LISTEN: ([u8; 4], u16) = ([127, 0, 0, 1], 9097);

/// The variable that holds the token.
const TOKEN: &str = "CRISIS_INTAKE_TOKEN";

/// Listens until a signal ends it.
///
/// # Errors
/// When there is no token, the address cannot be taken, or the log can be neither opened nor made.
pub fn intake(context: &Context, listen: Option<&str>, out: &mut dyn Write) -> Result<(), Failure> {
    let settings = context.settings()?;
    let wanted = wanted(listen, &settings.intake)?;
    let token = token(context, &settings.intake)?;
    // What would fail for every sender is found before the first one comes.
    drop(super::alert::place(context, context.clock.now())?);
    let refused = |error: &std::io::Error| {
        wrong(
            say!("verbs-intake-no-listener", address = wanted.to_string()),
            error.to_string(),
            say!("verbs-intake-other-address"),
        )
    };
    let works = Works::open().map_err(|error| refused(&error))?;
    let listener = Listener::bind(&works, wanted).map_err(|error| refused(&error))?;
    let address = listener.address().map_err(|error| refused(&error))?;
    let end = signals::asked_to_end(&works).map_err(|error| refused(&error))?;
    let (hand_on, came) = sync_channel(MOST_WAITING);
    let reception = Reception::new(token, MOST_BYTES, context.clock, hand_on);
    let _answering = works.start(listener.serve(Arc::new(reception), MOST_BYTES, end));
    if !address.ip().is_loopback() {
        context.warn(&say!("verbs-intake-not-encrypted", address = address.to_string()));
    }
    tell(context, address, out)?;
    // It goes on until the listener, and with it the reception, is gone.
    Clerk::new(context, settings.alerts).work(&came);
    context.note(&say!("verbs-intake-ended"));
    Ok(())
}

/// Says where it listens, for people and for whoever started it.
fn tell(context: &Context, address: SocketAddr, out: &mut dyn Write) -> Result<(), Failure> {
    let url = format!("http://{address}");
    if context.common.json {
        writeln!(out, "{}", json!({ "listening": url }))?;
    } else {
        writeln!(out, "{}", context.say(&say!("verbs-intake-listens", url = url)))?;
    }
    Ok(out.flush()?)
}

/// The address that is wanted: of the command line, else of the settings.
fn wanted(listen: Option<&str>, setting: &IntakeSetting) -> Result<SocketAddr, Failure> {
    match listen {
        Some(typed) => address(typed).ok_or_else(|| {
            wrong(
                say!("verbs-intake-no-address", typed = typed),
                say!("verbs-intake-address-is"),
                say!("verbs-intake-say-address"),
            )
        }),
        None => Ok(setting.listen.unwrap_or(LISTEN.into())),
    }
}

/// The token: of the environment, else of the file that the settings name.
fn token(context: &Context, setting: &IntakeSetting) -> Result<Token, Failure> {
    let refused =
        |because: Sentence| wrong(say!("verbs-intake-no-start"), because, say!("verbs-intake-make-token", variable = TOKEN));
    let said = std::env::var_os(TOKEN).filter(|token| !token.is_empty());
    if let Some(token) = said {
        return Token::of(&token.to_string_lossy()).map_err(refused);
    }
    let Some(file) = &setting.token_file else { return Err(refused(say!("verbs-intake-no-token"))) };
    let beside = context.places.config.as_deref().and_then(|config| config.parent());
    let path = beside.map_or_else(|| file.into(), |folder| folder.join(file));
    Token::read(&path).map_err(|why| refused(say!("verbs-intake-token-file", path = path.display().to_string(), why = why)))
}
