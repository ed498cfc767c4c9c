//! `[[channel]]` and `[page]` of the settings: over what words leave, and over what people are paged.
//!
//! Reads where a secret is to be found, and takes none: what stands in the file is read by whoever sees it.

use crate::domain::channel::{Channel, Channels, Command, Login, Mail, Means, Paged, SecretPlace, Security};
use crate::domain::id::ChannelId;
use crate::domain::vocabulary::ChannelKind;

use super::contacts::not_an_address;
use super::mistake::{Mistake, Weight, did_you_mean};
use super::toml_reader::{listed, quoted};
use super::toml_text::{At, Table};

/// Kinds that later versions have.
const LATER: &[&str] = &["x", "mastodon", "webhook", "status_page", "by_hand"];

/// What stands for something of whoever it is for, in an argument of a command.
const PLACEHOLDERS: &[&str] = &["{phone}", "{email}", "{name}"];

/// The channels, and how people are paged.
pub(super) fn channels(root: &Table<'_>) -> Channels {
    let mut channels: Vec<Channel> = Vec::new();
    let mut known: Vec<ChannelId> = Vec::new();
    for table in root.tables("channel", "a channel", Weight::LeavesOut) {
        table.require(&["id", "kind"]);
        let Some(id) = table.id::<ChannelId>("id") else { continue };
        if known.contains(&id.value) {
            table.wrong(id.place, format!("the id {} is taken", quoted(&id.value)), "expected an id of its own");
            continue;
        }
        known.push(id.value.clone());
        channels.extend(channel(&table, id.value));
    }
    let paged = root.table("page", "the way of paging").map_or_else(Paged::default, |table| paged(&table, &known));
    Channels { channels, paged }
}

fn channel(table: &Table<'_>, id: ChannelId) -> Option<Channel> {
    let faults = table.reader().faults();
    table.accept("depends");
    table.unused(&["depends"]);
    let means = match kind(table)? {
        ChannelKind::Mail => mail(table).map(|mail| Means::Mail(Box::new(mail))),
        ChannelKind::Shell => command(table).map(Means::Shell),
    };
    table.finish();
    let sound = table.reader().faults() == faults && !table.is_damaged();
    means.filter(|_| sound).map(|means| Channel { id, means })
}

/// The kind of a channel; one of a later version is named as such.
fn kind(table: &Table<'_>) -> Option<ChannelKind> {
    match table.written("kind") {
        Some(word) if LATER.contains(&word.as_str()) => {
            let words: Vec<String> = ChannelKind::ALL.iter().map(|kind| format!("`{kind}`")).collect();
            let what = format!("channels of the kind `{word}` are not there yet");
            table.wrong(table.place_of("kind"), what, format!("expected {}", listed(&words, "or")));
            None
        }
        _ => table.word("kind", ChannelKind::ALL, ChannelKind::word),
    }
}

fn mail(table: &Table<'_>) -> Option<Mail> {
    table.require(&["server", "security", "from"]);
    let server = table.text("server").and_then(|text| server(table, &text));
    let security = table.word("security", Security::ALL, Security::word);
    let authority = table.optional_text("ca_file").map(|text| text.value);
    let login = login(table);
    let from = table.text("from").and_then(|text| address(table, text));
    let ((host, port), security) = (server?, security?);
    if security == Security::None && !is_loopback(&host) {
        let what = format!("`security = \"none\"` with a server elsewhere: {}", quoted(&host));
        table.wrong(table.place_of("security"), what, "expected `starttls` or `tls`: others could read along");
        return None;
    }
    Some(Mail { host, port, security, authority, login, from: from? })
}

/// The address that mail comes from.
fn address(table: &Table<'_>, text: At<String>) -> Option<String> {
    if let Some(expected) = not_an_address(&text.value) {
        table.wrong(text.place, format!("{} cannot be an e-mail address", quoted(&text.value)), expected);
        return None;
    }
    Some(text.value)
}

/// A server's name and port, as `name:port`; an address of IPv6 stands in brackets.
fn server(table: &Table<'_>, text: &At<String>) -> Option<(String, u16)> {
    let parts = text.value.rsplit_once(':').filter(|(host, _)| !host.contains(':') || host.ends_with(']'));
    let Some((host, port)) = parts else {
        let what = format!("the server {} has no port", quoted(&text.value));
        table.wrong(text.place.clone(), what, "expected a name and a port, such as `smtp.example.net:587`");
        return None;
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let port = port.parse().ok().filter(|port| *port > 0);
    if host.is_empty() || host.contains(char::is_whitespace) || port.is_none() {
        let what = format!("{} is no server", quoted(&text.value));
        table.wrong(text.place.clone(), what, "expected a name and a port, such as `smtp.example.net:587`");
        return None;
    }
    Some((host.to_owned(), port?))
}

fn is_loopback(host: &str) -> bool {
    let numbers: Vec<&str> = host.split('.').collect();
    let is_address = numbers.len() == 4 && numbers.iter().all(|number| number.parse::<u8>().is_ok());
    matches!(host, "localhost" | "::1") || (is_address && numbers.first() == Some(&"127"))
}

/// Who logs in: a name, and where its secret is.
fn login(table: &Table<'_>) -> Option<Login> {
    let (user, secret) = (table.optional_text("user"), table.optional_text("secret"));
    let place = match &secret {
        None => None,
        Some(text) => match text.value.split_once(':') {
            Some(("env", name)) if !name.is_empty() && !name.contains('=') => Some(SecretPlace::Variable(name.to_owned())),
            Some(("file", path)) if !path.is_empty() => Some(SecretPlace::File(path.to_owned())),
            // What stands there may be the secret itself: it is not said again.
            _ => {
                let help = Some("write `env:NAME`, or `file:PATH` of a file that only you may read".to_owned());
                table.wrong_with(
                    text.place.clone(),
                    "`secret` does not say where the secret is",
                    "expected `env:` or `file:`",
                    help,
                );
                return None;
            }
        },
    };
    match (user, place) {
        (Some(user), Some(secret)) => Some(Login { user: user.value, secret }),
        (Some(user), None) => {
            table.wrong(user.place, "`user` without `secret`", "expected `secret` beside it");
            None
        }
        (None, Some(_)) => {
            table.wrong(table.place_of("secret"), "`secret` without `user`", "expected `user` beside it");
            None
        }
        (None, None) => None,
    }
}

fn command(table: &Table<'_>) -> Option<Command> {
    table.require(&["command"]);
    let words = table.texts("command");
    for word in &words {
        warn_of_word(table, word);
    }
    let mut words = words.into_iter().map(|word| word.value);
    let program = words.next().filter(|program| !program.trim().is_empty());
    if program.is_none() && table.has("command") {
        table.wrong(table.place_of("command"), "`command` is empty", "expected a program and its arguments");
    }
    Some(Command { program: program?, arguments: words.collect() })
}

/// Notes what in a word of a command is not what it looks like, and what everybody on the machine can read.
fn warn_of_word(table: &Table<'_>, word: &At<String>) {
    let private = [("{phone}", "CRISIS_TO_PHONE"), ("{email}", "CRISIS_TO_EMAIL")];
    for (placeholder, variable) in private.iter().filter(|(placeholder, _)| word.value.contains(placeholder)) {
        let what = format!("`{placeholder}` shows in the list of processes");
        let help = format!("let the command read {variable} from its environment instead");
        let mistake = Mistake::new(Weight::Nag, word.place.clone(), what, "anybody on this machine can read it there");
        table.reader().say(mistake.help(help));
    }
    let named = word.value.split_inclusive('}').filter_map(|part| part.find('{').and_then(|at| part.get(at..)));
    for unknown in named.filter(|part| part.ends_with('}') && !PLACEHOLDERS.contains(part)) {
        let help = did_you_mean(unknown, PLACEHOLDERS.iter().copied());
        table.warn(
            word.place.clone(),
            format!("{} stands for nothing", quoted(unknown)),
            "expected `{phone}`, `{email}` or `{name}`",
            help,
        );
    }
}

fn paged(table: &Table<'_>, known: &[ChannelId]) -> Paged {
    let mut channels: Vec<ChannelId> = Vec::new();
    for id in table.ids::<ChannelId>("channels") {
        if !known.contains(&id.value) {
            let help = did_you_mean(&id.value, known.iter().map(ChannelId::as_str));
            table.wrong_with(id.place, format!("no channel {}", quoted(&id.value)), "expected the id of a `[[channel]]`", help);
        } else if !channels.contains(&id.value) {
            channels.push(id.value);
        }
    }
    let join = table.optional_text("join").map(|text| text.value);
    table.finish();
    Paged { channels, join }
}

#[cfg(test)]
mod tests {
    use super::super::settings::parse;
    use super::*;

    const MAIL: &str = "[[channel]]\nid = \"email\"\nkind = \"mail\"\nserver = \"smtp.example.net:587\"\nsecurity = \"starttls\"\nfrom = \"noc@example.net\"\n";

    fn told(text: &str) -> Vec<String> {
        parse(text).mistakes.iter().map(|mistake| mistake.what.clone()).collect()
    }

    #[test]
    fn channels_are_read_with_where_their_secrets_are() {
        let text = format!(
            "{MAIL}user = \"crisis\"\nsecret = \"env:MAIL\"\nca_file = \"ca.pem\"\n[[channel]]\nid = \"sms\"\nkind = \"shell\"\ncommand = [\"send\", \"-v\"]\n\
             [page]\nchannels = [\"email\", \"sms\"]\njoin = \"call the bridge\"\n"
        );
        assert_eq!(told(&text), [""; 0]);
        let Channels { channels, paged } = parse(&text).value.unwrap().channels;
        let ids: Vec<&str> = channels.iter().map(|channel| channel.id.as_str()).collect();
        assert_eq!((ids, paged.channels.len(), paged.join.as_deref()), (vec!["email", "sms"], 2, Some("call the bridge")));
        let Means::Mail(mail) = &channels[0].means else { panic!("no mail") };
        assert_eq!((mail.host.as_str(), mail.port, mail.security), ("smtp.example.net", 587, Security::Starttls));
        assert_eq!(mail.login.as_ref().unwrap().secret, SecretPlace::Variable("MAIL".to_owned()));
        assert_eq!(channels[1].means, Means::Shell(Command { program: "send".to_owned(), arguments: vec!["-v".to_owned()] }));
    }

    #[test]
    fn what_cannot_be_a_channel_is_left_out_and_named() {
        let with = |line: &str, other: &str| MAIL.replace(line, other);
        let cases = [
            (with("\"smtp.example.net:587\"", "\"smtp.example.net\""), "the server `smtp.example.net` has no port"),
            (with("smtp.example.net:587", "smtp.example.net:99999"), "`smtp.example.net:99999` is no server"),
            (with("\"starttls\"", "\"ssl\""), "`ssl` is not a word for `security`"),
            (with("\"starttls\"", "\"none\""), "`security = \"none\"` with a server elsewhere: `smtp.example.net`"),
            (with("noc@example.net", "noc"), "`noc` cannot be an e-mail address"),
            (format!("{MAIL}user = \"crisis\"\n"), "`user` without `secret`"),
            (format!("{MAIL}user = \"c\"\nsecret = \"hunter2\"\n"), "`secret` does not say where the secret is"),
            ("[[channel]]\nid = \"x\"\nkind = \"mastodon\"\n".to_owned(), "channels of the kind `mastodon` are not there yet"),
            ("[[channel]]\nid = \"x\"\nkind = \"shell\"\ncommand = []\n".to_owned(), "`command` is empty"),
            ("[[channel]]\nid = \"x\"\nkind = \"pigeon\"\n".to_owned(), "`pigeon` is not a word for `kind`"),
        ];
        for (text, wanted) in cases {
            let told = told(&text);
            assert_eq!(told.first().map(String::as_str), Some(wanted), "{text}");
            assert!(told.iter().all(|told| !told.contains("hunter2")), "a secret is said again");
            assert!(parse(&text).value.unwrap().channels.channels.is_empty(), "{text}");
        }
        assert_eq!(told(&with("smtp.example.net:587", "[::1]:25").replace("starttls", "none")), [""; 0]);
    }

    #[test]
    fn people_are_paged_over_channels_that_there_are() {
        let told = told(&format!("{MAIL}[page]\nchannels = [\"emial\", \"email\"]\n"));
        assert_eq!(told, ["no channel `emial`"]);
    }

    #[test]
    fn what_everybody_on_the_machine_can_read_is_said() {
        let text = "[[channel]]\nid = \"sms\"\nkind = \"shell\"\ncommand = [\"send\", \"{phone}\", \"{nmae}\"]\n";
        let parsed = parse(text);
        let told: Vec<_> = parsed.mistakes.iter().map(|mistake| (mistake.weight, mistake.what.as_str())).collect();
        assert_eq!(
            told,
            [(Weight::Nag, "`{phone}` shows in the list of processes"), (Weight::Warns, "`{nmae}` stands for nothing")]
        );
        assert_eq!(parsed.value.unwrap().channels.channels.len(), 1);
    }
}
