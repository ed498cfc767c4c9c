//! Mail over SMTP: one letter, one recipient, one connection. It is driven step by step, because what an
//! error means depends on the step: before the words were handed over nothing was sent; from then on, without
//! the server's answer, nobody knows. Nothing is tried twice, and a server that refuses TLS gets nothing.

use std::fs;
use std::path::Path;
use std::time::Duration;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as From, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::{Address, Message};
use tokio::time::timeout;

use crate::domain::channel::{Mail, Security};
use crate::domain::text::line;

use super::private::without;
use super::secret::Secret;
use super::{Letter, Outcome, Sends, Work};

/// How long it may take until a server is ready to take mail: name, connection, TLS, greeting, login.
const READY: Duration = Duration::from_secs(20);
/// How long it may take until a server has agreed to take this mail.
const AGREED: Duration = Duration::from_secs(20);
/// How long it may take to answer once it has the mail.
const TAKEN: Duration = Duration::from_secs(30);
/// How long it may take to say goodbye, which changes nothing.
const GOODBYE: Duration = Duration::from_secs(2);

/// A mail server, ready to be spoken to.
pub struct Mailer {
    host: String,
    port: u16,
    security: Security,
    tls: Option<TlsParameters>,
    login: Option<(String, Secret)>,
    from: Address,
}

impl Mailer {
    /// Makes a server ready: reads the certificate that is trusted beside those of the system.
    ///
    /// # Errors
    /// Why nothing can be sent over it, in English.
    pub fn open(mail: &Mail, secret: Option<Secret>, folder: &Path) -> Result<Self, String> {
        let tls = if mail.security == Security::None { None } else { Some(tls(mail, folder)?) };
        let from = mail.from.parse().map_err(|_| "the address that mail comes from cannot be one".to_owned())?;
        let login = mail.login.as_ref().zip(secret).map(|(login, secret)| (login.user.clone(), secret));
        Ok(Self { host: mail.host.clone(), port: mail.port, security: mail.security, tls, login, from })
    }

    /// Connects, hides what follows, and logs in.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let (server, hello) = ((self.host.as_str(), self.port), ClientId::default());
        let at_once = self.tls.clone().filter(|_| self.security == Security::Tls);
        let mut server = AsyncSmtpConnection::connect_tokio1(server, Some(READY), &hello, at_once, None).await?;
        if let Some(tls) = self.tls.clone().filter(|_| self.security == Security::Starttls) {
            server.starttls(tls, &hello).await?;
        }
        if let Some((user, secret)) = &self.login {
            let credentials = Credentials::new(user.clone(), secret.reveal().to_owned());
            server.auth(DEFAULT_MECHANISMS, &credentials).await?;
        }
        Ok(server)
    }

    async fn deliver(&self, letter: &Letter) -> Outcome {
        let (to, message) = match self.message(letter) {
            Ok(both) => both,
            Err(why) => return Outcome::failed(why),
        };
        let mut server = match timeout(READY, self.connect()).await {
            Err(_) => return Outcome::failed(format!("the server was not ready within {}s", READY.as_secs())),
            Ok(Err(error)) => return refused(&error, letter),
            Ok(Ok(server)) => server,
        };
        match timeout(AGREED, agree(&mut server, &self.from, &to)).await {
            Err(_) => return Outcome::failed(format!("the server did not agree within {}s", AGREED.as_secs())),
            Ok(Err(error)) => return refused(&error, letter),
            Ok(Ok(())) => {}
        }
        let outcome = match timeout(TAKEN, server.message(&message)).await {
            Err(_) => {
                return Outcome::uncertain(format!("the server has the mail and did not answer within {}s", TAKEN.as_secs()));
            }
            Ok(Err(error)) if error.status().is_some() => refused(&error, letter),
            Ok(Err(error)) => {
                Outcome::uncertain(format!("the connection ended after the mail was handed over: {}", said(&error, letter)))
            }
            Ok(Ok(_)) => Outcome::sent(),
        };
        let _ = timeout(GOODBYE, server.quit()).await;
        outcome
    }

    /// The mail as it goes out, and to which address.
    fn message(&self, letter: &Letter) -> Result<(Address, Vec<u8>), String> {
        let none = "the contacts have no address of them that can be one".to_owned();
        let to: Address = letter.email.as_deref().and_then(|email| email.parse().ok()).ok_or(none)?;
        let id = format!("<{}.{}@{}>", letter.entry.origin, letter.entry.number, self.from.domain());
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let message = Message::builder()
            .from(Mailbox::new(Some("crisis".to_owned()), self.from.clone()))
            .to(Mailbox::new(Some(line(&letter.name).into_owned()), to.clone()))
            .subject(line(&letter.subject).into_owned())
            .message_id(Some(id))
            .date_now()
            .raw_header(automatic)
            .singlepart(SinglePart::plain(letter.body.clone()));
        let message = message.map_err(|error| format!("no mail can be made of it: {error}"))?;
        Ok((to, message.formatted()))
    }
}

/// What TLS goes by: the certificates of the system, and the one of the settings.
fn tls(mail: &Mail, folder: &Path) -> Result<TlsParameters, String> {
    let mut tls = TlsParameters::builder(mail.host.clone());
    if let Some(file) = &mail.authority {
        let path = folder.join(file);
        let cannot = |because: String| format!("the certificate in {} is not used: {because}", path.display());
        let pem = fs::read(&path).map_err(|error| cannot(error.to_string()))?;
        tls = tls.add_root_certificate(Certificate::from_pem(&pem).map_err(|error| cannot(error.to_string()))?);
    }
    tls.build_rustls().map_err(|error| format!("TLS cannot be used: {error}"))
}

/// Asks a server to take mail from one address to another; once it agrees, it waits for the words.
async fn agree(server: &mut AsyncSmtpConnection, from: &Address, to: &Address) -> Result<(), Error> {
    let wide = !(AsRef::<str>::as_ref(from).is_ascii() && AsRef::<str>::as_ref(to).is_ascii());
    let knows = server.server_info().supports_feature(Extension::SmtpUtfEight);
    let options = if wide && knows { vec![MailParameter::SmtpUtfEight] } else { Vec::new() };
    server.command(From::new(Some(from.clone()), options)).await?;
    server.command(Rcpt::new(to.clone(), Vec::new())).await?;
    server.command(Data).await?;
    Ok(())
}

/// Nothing was sent: the server said no, or it never came to that.
fn refused(error: &Error, letter: &Letter) -> Outcome {
    Outcome { later: error.is_transient(), ..Outcome::failed(said(error, letter)) }
}

/// An error with what is behind it, without what is nobody's business.
fn said(error: &Error, letter: &Letter) -> String {
    let mut told = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(behind) = source {
        let more = behind.to_string();
        if !told.contains(&more) {
            told = format!("{told}: {more}");
        }
        source = behind.source();
    }
    without(&told, letter)
}

impl Sends for Mailer {
    fn send<'a>(&'a self, letter: &'a Letter) -> Work<'a, Outcome> {
        Box::pin(self.deliver(letter))
    }

    fn check(&self) -> Work<'_, Result<(), String>> {
        Box::pin(async {
            let nobody = Letter::to_nobody();
            match timeout(READY, self.connect()).await {
                Err(_) => Err(format!("the server was not ready within {}s", READY.as_secs())),
                Ok(Err(error)) => Err(said(&error, &nobody)),
                Ok(Ok(mut server)) => {
                    let _ = timeout(GOODBYE, server.quit()).await;
                    Ok(())
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry_ref::EntryRef;
    use crate::domain::stamp::Origin;

    #[test]
    fn no_name_or_subject_adds_a_header_and_every_mail_has_an_id_of_its_sending() {
        let mail = Mail {
            host: "localhost".to_owned(),
            port: 25,
            security: Security::None,
            authority: None,
            login: None,
            from: "noc@example.net".to_owned(),
        };
        let mailer = Mailer::open(&mail, None, Path::new(".")).unwrap();
        let letter = Letter {
            entry: EntryRef { origin: Origin(0xc1), number: 7 },
            name: "Ana\r\nBcc: all@example.net".to_owned(),
            email: Some("ana@example.net".to_owned()),
            phone: None,
            subject: "Power\r\nBcc: all@example.net\r\n\r\nbody é".to_owned(),
            body: ".\r\nline\nlé\r\n.\r\n".to_owned(),
        };
        let (to, bytes) = mailer.message(&letter).unwrap();
        assert_eq!(to.to_string(), "ana@example.net");
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.is_ascii(), "{text}");
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.lines().all(|line| !line.starts_with("Bcc")), "{head}");
        assert!(head.contains("Message-ID: <00000000000000c1.7@example.net>"), "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        for email in [None, Some("nobody"), Some("a@b.net\r\nRCPT TO:<c@d.net>"), Some("a@b.net, c@d.net")] {
            let letter = Letter { email: email.map(str::to_owned), ..letter.clone() };
            assert!(mailer.message(&letter).is_err(), "{email:?}");
        }
    }
}
