//! Characters on pages to lines of words.

use std::sync::atomic::{AtomicU32, Ordering};

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A line of words, where it stands on its page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The page, from 0.
    pub(super) page: usize,
    /// Where it begins and ends, from the left, in points.
    pub(super) left: f64,
    pub(super) right: f64,
    /// How far below the top of the page it stands, in points.
    pub(super) top: f64,
    /// The size of its type, in points.
    pub(super) size: f64,
    pub(super) text: String,
}

/// Gathers the characters of all pages. They come in the order in which the page draws them, which in a
/// document of columns is column by column.
pub(super) struct Pages<'a> {
    lines: Vec<Line>,
    open: Option<Line>,
    page: usize,
    height: f64,
    /// Whether a new run of characters begins, which may stand apart from the last one.
    begins: bool,
    /// The page that was reached, for messages.
    reached: &'a AtomicU32,
}

impl<'a> Pages<'a> {
    pub(super) fn new(reached: &'a AtomicU32) -> Self {
        Self { lines: vec![], open: None, page: 0, height: 0.0, begins: true, reached }
    }

    /// All lines that have words, by page and in the order in which they were drawn.
    pub(super) fn into_lines(mut self) -> Vec<Line> {
        self.end_line();
        self.lines
    }

    fn end_line(&mut self) {
        if let Some(mut line) = self.open.take() {
            line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !line.text.is_empty() {
                self.lines.push(line);
            }
        }
    }

    fn add(&mut self, left: f64, top: f64, width: f64, size: f64, text: &str) {
        let right = left + width;
        if let Some(line) = &mut self.open {
            let is_level = (top - line.top).abs() <= 0.5 * line.size.max(size);
            let goes_back = left < line.right - line.size.max(size);
            if is_level && !goes_back {
                let gap = left - line.right;
                if self.begins && gap > 0.15 * size {
                    line.text.push(' ');
                }
                push_readable(&mut line.text, text);
                line.right = right.max(line.right);
                line.size = line.size.max(size);
                return;
            }
        }
        self.end_line();
        let mut words = String::new();
        push_readable(&mut words, text);
        self.open = Some(Line { page: self.page, left, right, top, size, text: words });
    }
}

/// Adds characters: ligatures as their letters, and nothing that is not to be seen.
fn push_readable(to: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\u{FB00}' => to.push_str("ff"),
            '\u{FB01}' => to.push_str("fi"),
            '\u{FB02}' => to.push_str("fl"),
            '\u{FB03}' => to.push_str("ffi"),
            '\u{FB04}' => to.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => to.push_str("st"),
            c if c.is_whitespace() => to.push(' '),
            c if c.is_control() => {}
            c => to.push(c),
        }
    }
}

impl OutputDev for Pages<'_> {
    fn begin_page(
        &mut self,
        page_num: u32,
        media_box: &MediaBox,
        _art_box: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.end_line();
        self.reached.store(page_num, Ordering::Relaxed);
        self.page = page_num.saturating_sub(1) as usize;
        self.height = media_box.ury;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.end_line();
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        char: &str,
    ) -> Result<(), OutputError> {
        // The side of a square of the area that the type takes, however the page scales or turns it.
        let across = font_size * (place.m11 + place.m21);
        let up = font_size * (place.m12 + place.m22);
        let size = (across * up).abs().sqrt();
        let (left, top) = (place.m31, self.height - place.m32);
        if [left, top, width, size].iter().all(|it| it.is_finite()) {
            self.add(left, top, width * size, size, char);
            self.begins = false;
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
