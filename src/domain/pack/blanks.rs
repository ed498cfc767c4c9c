//! What is filled in by pen: how to work on paper, the incident, its components and people, what customers
//! were told, and a log of which the lines can be typed in afterwards.

use crate::domain::speech::{Sentence, say};

use super::rows::{Block, PEN, Section, Table, head};

/// How many empty rows the tables have.
const ROWS: [usize; 4] = [8, 6, 8, 24];

/// What to do first, on paper.
pub(super) fn first() -> Section {
    let lines = [
        say!("pack-first-time"),
        say!("pack-first-commander"),
        say!("pack-first-call"),
        say!("pack-first-order"),
        say!("pack-first-verdict"),
        say!("pack-first-customers"),
        say!("pack-first-log"),
        say!("pack-first-afterwards"),
    ];
    Section { own_page: false, title: say!("pack-first"), blocks: lines.into_iter().map(Block::Line).collect() }
}

/// The incident, as far as nobody knows it yet.
pub(super) fn incident() -> Section {
    let pen = || Sentence::from(PEN.repeat(3));
    let fields = [
        say!("pack-field-title"),
        say!("pack-field-runbook"),
        say!("pack-field-began"),
        say!("pack-field-declared"),
        say!("pack-field-affected"),
        say!("pack-field-commander"),
        say!("pack-field-commander-next"),
    ];
    let field = |name: Sentence| Block::Line(say!("pack-field", name = name, blank = pen()));
    let [components, people, told, _] = ROWS;
    let blank = |head: Vec<Sentence>, blank: usize| Block::Table(Table { head, rows: Vec::new(), blank, whole: &[] });
    let mut blocks: Vec<Block> = fields.into_iter().map(field).collect();
    blocks.extend([
        Block::Heading(say!("pack-components")),
        blank(
            head([say!("pack-component"), say!("pack-verdict"), say!("pack-evidence"), say!("pack-by-at"), say!("pack-service")]),
            components,
        ),
        Block::Heading(say!("pack-called-in")),
        blank(head([say!("pack-who"), say!("pack-called-at"), say!("pack-answered"), say!("pack-role-duty")]), people),
        Block::Heading(say!("pack-told")),
        blank(head([say!("pack-time"), say!("pack-to-whom"), say!("pack-next-by"), say!("pack-words")]), told),
    ]);
    Section { own_page: true, title: say!("pack-incident"), blocks }
}

/// A line for each thing that happens.
pub(super) fn log() -> Section {
    let [.., lines] = ROWS;
    let names = [say!("pack-time"), say!("pack-who"), say!("pack-verb"), say!("pack-step"), say!("pack-text")];
    let example = ["14:05", "ana", "done", "D3", "row counts equal to 13:55"].map(Sentence::from).into();
    let table = Table { head: head(names), rows: vec![example], blank: lines, whole: &[] };
    Section { own_page: true, title: say!("pack-log"), blocks: vec![Block::Line(say!("pack-log-how")), Block::Table(table)] }
}
