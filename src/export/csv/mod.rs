//! The claim graph as CSV: `nodes.csv` and `edges.csv`, which Gephi opens as they are, and `points.csv`.
//!
//! UTF-8 without a byte order mark, commas, RFC 4180 quoting, and a line feed at the end of each line
//! (Gephi, spreadsheets and text tools all read it, and a diff in git stays clean). Cells that a
//! spreadsheet might run as a formula are guarded, see [`csv_cell`]. `docs/FORMATS.md` documents every
//! column.

mod edges;
mod nodes;
mod points;

use ::csv::{Terminator, WriterBuilder};

use super::{ExportFile, sanitize::csv_cell};
use crate::model::{ClaimId, SourceId};
use crate::report::{Judged, Report, Said};

/// The three files. `raw` leaves out the guard against formulas, for programs that read cells as they
/// are.
#[must_use]
pub fn render(report: &Report, raw: bool) -> Vec<ExportFile> {
    vec![
        ExportFile { name: "nodes.csv", bytes: nodes::table(report).into_bytes(raw) },
        ExportFile { name: "edges.csv", bytes: edges::table(report).into_bytes(raw) },
        ExportFile { name: "points.csv", bytes: points::table(report).into_bytes(raw) },
    ]
}

/// Rows of one file, each as long as the header.
struct Sheet<const N: usize> {
    header: [&'static str; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Sheet<N> {
    fn into_bytes(self, raw: bool) -> Vec<u8> {
        let mut writer =
            WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(vec![]);
        let guard = |cell: &String| if raw { cell.clone() } else { csv_cell(cell).into_owned() };
        // A row can fail by its length or its writer: all are N long, and a Vec takes every byte.
        let header = writer.write_record(self.header);
        let rows: Result<(), _> =
            self.rows.iter().try_for_each(|row| writer.write_record(row.iter().map(guard)));
        header.and(rows).expect("rows are as long as the header, and a Vec never fails");
        writer.into_inner().expect("a Vec never fails")
    }
}

/// A row of a few cells, by the names of their columns; the others are empty.
fn sparse<const N: usize>(header: &[&str; N], cells: &[(&str, String)]) -> [String; N] {
    debug_assert!(cells.iter().all(|(name, _)| header.contains(name)), "no such column");
    header.map(|name| {
        cells.iter().find(|(of, _)| *of == name).map(|(_, cell)| cell.clone()).unwrap_or_default()
    })
}

fn claim_node(id: &ClaimId) -> String {
    format!("claim:{id}")
}

fn source_node(id: &SourceId) -> String {
    format!("source:{id}")
}

fn name_node(name: &str) -> String {
    format!("name:{name}")
}

fn optional(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Every word that counts on a link or a point, in one cell.
fn judgements(judged: Option<&Judged>) -> String {
    let word =
        |said: &Said| format!("{} by {} at {}: {}", said.decision, said.by, said.at, said.reason);
    let words: Vec<String> = judged.iter().flat_map(|judged| &judged.said).map(word).collect();
    several(&words)
}

/// Several values in one cell. A value with a semicolon in it cannot be told apart again; who needs
/// that reads the JSON.
fn several(values: &[String]) -> String {
    values.join("; ")
}
