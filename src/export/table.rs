//! Rows of short cells: a table on a terminal, plain aligned columns elsewhere.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle};
use textwrap::core::display_width;

use super::layout::prose;

/// Rows under a header, each as long as it. Cells hold text as it came; rendering makes it harmless.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Sets the table: at a terminal's width in columns, cells wrapped to fit; with `None` as plain
    /// columns two spaces apart and never wrapped, for pipes and files.
    ///
    /// ```
    /// use atodds::export::table::Table;
    /// let rows = vec![vec!["a".to_owned(), "first".to_owned()], vec!["bee".to_owned(), String::new()]];
    /// let table = Table { header: vec!["ID", "TEXT"], rows };
    /// assert_eq!(table.render(None), "ID   TEXT\na    first\nbee\n");
    /// ```
    #[must_use]
    pub fn render(&self, width: Option<usize>) -> String {
        match width {
            Some(width) => self.for_terminal(width),
            None => self.plain(),
        }
    }

    fn for_terminal(&self, width: usize) -> String {
        let width = width.clamp(40, usize::from(u16::MAX));
        let rule = LineStyle::none().fill('─').junction('─');
        let mut grid = Grid::new();
        grid.load_style(TableStyle::new().header_separator(rule))
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(width).unwrap_or(u16::MAX))
            .set_header(&self.header);
        for row in &self.rows {
            grid.add_row(row.iter().map(|cell| prose(cell)));
        }
        for column in self.kept_whole(width) {
            if let Some(column) = grid.column_mut(column) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        lines(grid.lines())
    }

    /// The columns that are not wrapped: as many as leave the others room, those without spaces (ids)
    /// first and then the narrowest.
    fn kept_whole(&self, width: usize) -> Vec<usize> {
        const PADDING: usize = 3;
        const LEAST: usize = 10;
        let mut columns: Vec<(bool, usize, usize)> = (0..self.header.len())
            .map(|column| {
                let cells = || self.rows.iter().filter_map(|row| row.get(column));
                let widest = cells().map(|cell| display_width(&prose(cell))).max().unwrap_or(0);
                let has_spaces = cells().any(|cell| cell.contains(char::is_whitespace));
                (has_spaces, widest.max(display_width(self.header[column])), column)
            })
            .collect();
        columns.sort_unstable();
        let mut room = width;
        let mut whole = Vec::new();
        for (number, (_, widest, column)) in columns.iter().enumerate() {
            let others = columns.len() - number - 1;
            if widest + PADDING + others * (LEAST + PADDING) <= room {
                whole.push(*column);
                room -= widest + PADDING;
            } else {
                room = room.saturating_sub(LEAST + PADDING);
            }
        }
        whole
    }

    fn plain(&self) -> String {
        let header = self.header.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| prose(cell)).collect());
        let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
        let widths: Vec<usize> = (0..self.header.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| display_width(cell)).max().unwrap_or(0)
            })
            .collect();
        lines(rows.iter().map(|row| {
            let padded = row.iter().zip(&widths).map(|(cell, width)| {
                let fill = width.saturating_sub(display_width(cell));
                format!("{cell}{}", " ".repeat(fill))
            });
            padded.collect::<Vec<String>>().join("  ")
        }))
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("{}\n", line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        Table {
            header: vec!["ID", "CLAIMANT", "TEXT"],
            rows: vec![
                row([
                    "pokrovsk-captured",
                    "Kremlin",
                    "Russian forces have captured the town of Pokrovsk",
                ]),
                row(["x", "", "=1\u{1b}[2J\nsecond line"]),
                row(["数字", "", &"long".repeat(40)]),
            ],
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [40, 60, 80, 200] {
            let text = table().render(Some(width));
            assert!(text.lines().all(|line| display_width(line) <= width), "{width}\n{text}");
        }
    }

    #[test]
    fn nothing_in_a_cell_steers_the_terminal() {
        for width in [None, Some(80)] {
            let text = table().render(width);
            assert!(!text.contains('\u{1b}'));
            assert!(text.contains("␛[2J second line"), "{text}");
        }
    }

    #[test]
    fn plain_rows_are_one_line_each() {
        assert_eq!(table().render(None).lines().count(), 4);
    }

    #[test]
    fn a_table_without_rows_still_names_its_columns() {
        let empty = Table { header: vec!["ID"], rows: vec![] };
        assert_eq!(empty.render(None), "ID\n");
        assert!(empty.render(Some(80)).contains("ID"));
    }
}
