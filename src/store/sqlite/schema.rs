//! What a log's file is made of, held against what this program makes.
//!
//! Whoever can write into a file can also put a trigger, a view or an index there. Views and triggers are
//! switched off for every connection of the program ([`super::open`]); here they are found and named.

use rusqlite::{Connection, Result, Row};

/// Everything that a log begins with but the table of checkpoints.
pub(super) const SCHEMA: &str = include_str!("schema.sql");
/// The table of checkpoints, made with a log, and by whoever writes into an older one first.
pub(super) const CHECKPOINTS: &str = include_str!("checkpoint.sql");

/// What of a file's schema is not as this program makes it.
#[derive(Debug, Default)]
pub(super) struct Strange {
    /// Tables without which nothing can be read.
    pub(super) unreadable: Vec<String>,
    /// Indexes without which nothing can be written.
    pub(super) unwritable: Vec<String>,
    /// What somebody else put there, or altered.
    pub(super) foreign: Vec<String>,
}

/// Something in a schema: what kind of thing, its name, and the statement that made it.
struct Made {
    kind: String,
    name: String,
    sql: String,
}

/// So many things are compared: a file that somebody filled with more is not one of this program.
const MOST: i64 = 200;

/// Compares the schema of a file with that of this version.
pub(super) fn strange(conn: &Connection) -> Result<Strange> {
    // As they were made: the program's own come first.
    let all = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid LIMIT ?";
    let mut here: Vec<Made> = conn.prepare(all)?.query_map([MOST], made)?.collect::<Result<_>>()?;
    here.sort_by(|one, other| (&one.kind, &one.name).cmp(&(&other.kind, &other.name)));
    let wanted: Vec<Made> = wanted().collect();
    let mut strange = Strange::default();
    for Made { kind, name, sql } in &wanted {
        let as_made = here.iter().any(|made| made.kind == *kind && made.name == *name && made.sql == *sql);
        match kind.as_str() {
            _ if as_made => {}
            "table" if name != "checkpoint" => strange.unreadable.push(format!("{kind} {name}")),
            "index" => strange.unwritable.push(format!("{kind} {name}")),
            _ => {}
        }
    }
    let known = |made: &&Made| !wanted.iter().any(|known| known.name == made.name && known.sql == made.sql);
    strange.foreign = here.iter().filter(known).map(|made| format!("{} {}", made.kind, made.name)).collect();
    Ok(strange)
}

fn made(row: &Row<'_>) -> Result<Made> {
    let text =
        |column| row.get_ref(column).map(|value| value.as_bytes().map(String::from_utf8_lossy).unwrap_or_default().into_owned());
    Ok(Made { kind: text(0)?, name: text(1)?, sql: bare(&text(2)?) })
}

/// What this version makes.
fn wanted() -> impl Iterator<Item = Made> {
    let statements = [SCHEMA, CHECKPOINTS].into_iter().flat_map(|text| text.split(";\n"));
    statements.filter_map(|statement| {
        let sql = bare(statement).replace(" IF NOT EXISTS", "");
        let mut words = sql.strip_prefix("CREATE ")?.trim_start_matches("UNIQUE ").split([' ', '(']);
        Some(Made { kind: words.next()?.to_lowercase(), name: words.next()?.to_owned(), sql })
    })
}

/// A statement without comments, and with one space where any are.
fn bare(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split_once("--").map_or(line, |(statement, _)| statement));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ").trim_end_matches(';').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(SCHEMA).unwrap();
        conn.execute_batch(CHECKPOINTS).unwrap();
        conn
    }

    #[test]
    fn what_the_program_makes_is_nothing_strange() {
        let Strange { unreadable, unwritable, foreign } = strange(&fresh()).unwrap();
        assert!(
            unreadable.is_empty() && unwritable.is_empty() && foreign.is_empty(),
            "{unreadable:?} {unwritable:?} {foreign:?}"
        );
        assert_eq!(wanted().count(), 8);
    }

    #[test]
    fn whatever_else_is_there_or_missing_is_named() {
        for (sql, unreadable, unwritable, foreign) in [
            ("CREATE TRIGGER eat AFTER INSERT ON event BEGIN DELETE FROM event; END", "", "", "trigger eat"),
            ("DROP VIEW entry; CREATE VIEW entry AS SELECT 1", "", "", "view entry"),
            ("DROP VIEW entry", "", "", ""),
            ("DROP TABLE checkpoint", "", "", ""),
            ("DROP INDEX event_identity", "", "index event_identity", ""),
            ("DROP TABLE head; CREATE VIEW head AS SELECT 1", "table head", "", "view head"),
            ("ALTER TABLE event ADD COLUMN x TEXT", "table event", "", "table event"),
            ("CREATE TABLE \"x\ny\" (a)", "", "", "table x\ny"),
        ] {
            let conn = fresh();
            conn.execute_batch(sql).unwrap();
            let strange = strange(&conn).unwrap();
            let said = [strange.unreadable, strange.unwritable, strange.foreign].map(|names| names.join(", "));
            assert_eq!(said, [unreadable, unwritable, foreign], "{sql}");
        }
    }
}
