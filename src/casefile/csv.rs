//! Claims from a table: a header line, then a claim a row.

use ::csv::{ReaderBuilder, StringRecord};

use super::{
    claim::{self, ClaimDraft, SourceKeys},
    columns::{Column, ColumnMap},
    input::LineIndex,
    node::{Field, Node, Value},
    problem::{Place, Sink},
    reader::Reader,
};

/// The claims of one table, and its headers. What is wrong goes to the sink.
pub(super) fn read(
    text: &str,
    place: &Place,
    map: &ColumnMap,
    sink: &mut Sink,
) -> (Vec<ClaimDraft>, Vec<String>) {
    let lines = LineIndex::new(text);
    let (delimiter, table_start) = delimiter(text);
    if let Some(line) = open_quote(&text[table_start..], delimiter) {
        let line = line + lines.line(table_start) - 1;
        let message = "a quotation mark opens a cell here and none closes it";
        sink.add(&place.at(line), "", message);
        return (vec![], vec![]);
    }
    let mut records = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(&text.as_bytes()[table_start..])
        .into_records()
        .map_while(Result::ok)
        .map(|record| (line_of(&record, text, table_start, &lines), record));
    let Some((line, header)) = records.next() else {
        sink.add(place, "", "is empty: the first line names the columns");
        return (vec![], vec![]);
    };
    let headers: Vec<String> = header.iter().map(|cell| uncell(cell).trim().to_owned()).collect();
    let Some(columns) = read_header(&headers, &place.at(line), map, sink) else {
        return (vec![], headers);
    };
    let claims = records
        .filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()))
        .filter_map(|(line, record)| read_row(&record, &columns, &place.at(line), sink))
        .collect();
    (claims, headers)
}

/// The columns in order, or `None` when no row could be understood.
fn read_header(
    headers: &[String],
    place: &Place,
    map: &ColumnMap,
    sink: &mut Sink,
) -> Option<Vec<Column>> {
    let mut columns = vec![];
    let mut is_listed = false;
    for (at, header) in headers.iter().enumerate() {
        let column = if header.is_empty() {
            // Spreadsheets like to add columns without a name.
            Ok(Column::Ignored)
        } else {
            map.column(header)
        };
        let column = column.unwrap_or_else(|unknown| {
            sink.add(place, "", unknown.told(&mut is_listed));
            Column::Ignored
        });
        if column != Column::Ignored
            && let Some(first) = columns.iter().position(|other| *other == column)
        {
            let message = format!(
                "the columns {:?} and {header:?}, columns {} and {}, hold the same field: map one of them to -",
                headers[first],
                first + 1,
                at + 1
            );
            sink.add(place, "", message);
            columns.push(Column::Ignored);
        } else {
            columns.push(column);
        }
    }
    if columns.contains(&Column::Field("text")) {
        return Some(columns);
    }
    let message =
        "no column holds the claims: call it \"text\", or map it with --map \"Header=text\"";
    sink.add(place, "", message);
    None
}

fn read_row(
    record: &StringRecord,
    columns: &[Column],
    place: &Place,
    sink: &mut Sink,
) -> Option<ClaimDraft> {
    let line = place.line;
    if record.len() != columns.len() {
        let message = format!(
            "has {} cells under {} headers: a cell that holds the separator needs quotation marks around it",
            record.len(),
            columns.len()
        );
        sink.add(place, "", message);
        return None;
    }
    let mut fields = vec![];
    let (mut number, mut unit) = (None, None);
    for (cell, column) in record.iter().zip(columns) {
        let Column::Field(key) = *column else { continue };
        let cell = uncell(cell);
        match key {
            _ if cell.trim().is_empty() => {}
            "number" => number = Some(cell.trim()),
            "unit" => unit = Some(cell.trim()),
            "via" | "quantities" => fields.push(Field::new(key, line, listed(cell, line))),
            // Free text is kept as it came, so that import after export changes nothing.
            "text" | "quote" | "prefix" | "suffix" | "note" => {
                fields.push(Field::new(key, line, Value::Text(cell.to_owned())));
            }
            _ => fields.push(Field::new(key, line, Value::Text(cell.trim().to_owned()))),
        }
    }
    add_figure(&mut fields, number, unit, place, sink);
    let node = Node { line, value: Value::Table(fields) };
    claim::read(Reader::new("claim", node, place, sink)?, SourceKeys::Inline)
}

/// A figure and its unit in columns of their own, as one quantity beside the others.
fn add_figure(
    fields: &mut Vec<Field>,
    number: Option<&str>,
    unit: Option<&str>,
    place: &Place,
    sink: &mut Sink,
) {
    let figure = match (number, unit) {
        (Some(number), Some(unit)) => Node::text(place.line, format!("{number} {unit}")),
        (Some(number), None) => Node::text(place.line, number),
        (None, Some(_)) => {
            sink.add(place, "claim.unit", "stands without a number: give the number too");
            return;
        }
        (None, None) => return,
    };
    let quantities = fields.iter_mut().find(|field| field.key == "quantities");
    match quantities.map(|field| &mut field.node.value) {
        Some(Value::List(nodes)) => nodes.insert(0, figure),
        _ => fields.push(Field::new("quantities", place.line, Value::List(vec![figure]))),
    }
}

/// A cell with several values, semicolons between them.
fn listed(cell: &str, line: usize) -> Value {
    let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
    Value::List(parts.map(|part| Node::text(line, part)).collect())
}

/// Takes off the `'` that an export puts before a cell which a spreadsheet might run as a formula, or which
/// starts with that mark itself.
fn uncell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'']) => rest,
        _ => cell,
    }
}

/// The separator that the header line uses most, a comma where none leads; and where the header starts,
/// after the `sep=;` line that Excel understands.
fn delimiter(text: &str) -> (u8, usize) {
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("sep=").map(str::as_bytes);
    if let Some(&[mark @ (b',' | b';' | b'\t')]) = said {
        return (mark, text.find('\n').map_or(text.len(), |newline| newline + 1));
    }
    let header = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(mark, _)| *mark == byte && !quoted) {
            *count += 1;
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let mark = counts.iter().find(|(_, count)| *count == most).map_or(b',', |(mark, _)| *mark);
    (mark, 0)
}

/// The line on which a quoted cell opens that is never closed: all after it would be one cell.
fn open_quote(table: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut opened) = (1, None);
    let mut at_cell_start = true;
    let mut bytes = table.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match (byte, opened) {
            (b'"', None) if at_cell_start => opened = Some(line),
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (b'"', Some(_)) => opened = None,
            _ => {}
        }
        at_cell_start = opened.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    opened
}

/// The line that a record starts on; the reader's own count lags behind where lines end in CR LF.
fn line_of(record: &StringRecord, text: &str, table_start: usize, lines: &LineIndex) -> usize {
    let byte = record.position().map_or(0, |position| position.byte());
    let start = table_start + usize::try_from(byte).unwrap_or_default();
    let skipped = text[start..].bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    lines.line(start + skipped)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_separator_is_the_one_that_the_header_uses() {
        assert_eq!(delimiter("id,text\n1;2;3;4"), (b',', 0));
        assert_eq!(delimiter("id;text;\"a,b,c,d\"\n"), (b';', 0));
        assert_eq!(delimiter("\nid\ttext\n"), (b'\t', 0));
        assert_eq!(delimiter("text\n"), (b',', 0));
        assert_eq!(delimiter("sep=;\r\nid;text"), (b';', 7));
    }

    #[test]
    fn an_open_quotation_mark_is_found_where_it_opens() {
        assert_eq!(open_quote("a,b\n\"x\ny\",2\n3,\"z\n4,5\n", b','), Some(4));
        assert_eq!(open_quote("a,b\n\"x \"\"y\"\"\",2\n", b','), None);
        assert_eq!(open_quote("a,b\nfive\" pipe,2\n", b','), None);
    }

    fn cell(text: &str) -> String {
        if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'']) {
            format!("'{text}")
        } else {
            text.to_owned()
        }
    }

    #[test]
    fn an_apostrophe_that_guards_nothing_stays() {
        assert_eq!(uncell("'twas"), "'twas");
        assert_eq!(uncell("'=1+1"), "=1+1");
        assert_eq!(uncell("''=1"), "'=1");
        assert_eq!(uncell("'"), "'");
    }

    proptest! {
        #[test]
        fn taking_off_the_guard_undoes_putting_it_on(text in "['=+@a\\-\t\r\n]{0,5}") {
            let guarded = cell(&text);
            prop_assert_eq!(uncell(&guarded), text);
        }
    }
}
