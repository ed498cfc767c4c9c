//! `[intake]` of the settings: where it listens for what monitoring sends, and which file holds the token.

use core::net::SocketAddr;

use super::toml_text::Table;

/// What the settings say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntakeSetting {
    /// The address; none where that of the program holds.
    pub listen: Option<SocketAddr>,
    /// The file, as it was written: seen from the folder of the settings.
    pub token_file: Option<String>,
}

/// Reads the table; what of it cannot be read is left out.
pub(super) fn setting(root: &Table<'_>) -> IntakeSetting {
    let Some(table) = root.table("intake", "the intake") else { return IntakeSetting::default() };
    let listen = table.text("listen").and_then(|text| {
        let address = address(&text.value);
        if address.is_none() {
            let expected = "expected an address and a port, such as `127.0.0.1:9097`";
            table.wrong(text.place, format!("`listen` is `{}`", text.value), expected);
        }
        address
    });
    let token_file = table.text("token_file").map(|text| text.value);
    table.finish();
    IntakeSetting { listen, token_file }
}

/// An address as people write it; a port alone is one of this machine alone.
#[must_use]
pub fn address(text: &str) -> Option<SocketAddr> {
    let text = text.trim();
    let text = text.strip_prefix("localhost:").unwrap_or(text);
    text.parse().ok().or_else(|| text.parse().ok().map(|port: u16| SocketAddr::from(([127, 0, 0, 1], port))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_port_and_without_a_host_it_is_of_this_machine() {
        for (text, read) in [
            ("127.0.0.1:9097", "127.0.0.1:9097"),
            ("9097", "127.0.0.1:9097"),
            ("localhost:0", "127.0.0.1:0"),
            ("[::1]:80", "[::1]:80"),
        ] {
            assert_eq!(address(text).map(|address| address.to_string()).as_deref(), Some(read), "{text}");
        }
        for text in ["", "127.0.0.1", "example.net:80", "::1:80", "70000", "127.0.0.1:x"] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
