//! A derived text in the making: paragraphs with a blank line between them.

/// Gathers words into lines, lines into paragraphs.
///
/// White space runs together, as a reader of the document sees it; lines of one paragraph stand one below
/// the other, paragraphs have a blank line between them, and the text ends with one line feed.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    text: String,
    /// Whether a space stands before the next word.
    space: bool,
    /// The line breaks that stand before the next word, at most two.
    breaks: u8,
}

impl Paragraphs {
    /// Adds running text.
    pub(super) fn text(&mut self, text: &str) {
        let mut words = text.split(is_space);
        if let Some(first) = words.next() {
            self.word(first);
        }
        for word in words {
            self.space = true;
            self.word(word);
        }
    }

    /// Adds text whose line breaks and indents count, as those of a listing do.
    pub(super) fn as_it_stands(&mut self, text: &str) {
        let mut lines = text.split('\n');
        if let Some(first) = lines.next() {
            self.raw(first.trim_end_matches('\r'));
        }
        for line in lines {
            // A blank line of a listing parts it as it parts paragraphs.
            self.breaks = (self.breaks + 1).min(2);
            self.raw(line.trim_end_matches('\r'));
        }
    }

    /// Ends the line, not the paragraph.
    pub(super) fn line_break(&mut self) {
        self.breaks = self.breaks.max(1);
    }

    /// Ends the paragraph.
    pub(super) fn paragraph_break(&mut self) {
        self.breaks = 2;
    }

    /// Parts two cells of a row.
    pub(super) fn cell_break(&mut self) {
        if self.breaks == 0 && !self.text.is_empty() && !self.text.ends_with('\t') {
            self.text.push('\t');
            self.space = false;
        }
    }

    /// The text; empty where nothing but space was added.
    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }

    fn word(&mut self, word: &str) {
        if !word.is_empty() {
            self.raw(word);
        }
    }

    fn raw(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.breaks > 0 {
            let ended = self.text.trim_end_matches(['\t', ' ']).len();
            self.text.truncate(ended);
        }
        if self.text.is_empty() || self.breaks > 0 {
            let breaks = if self.text.is_empty() { 0 } else { usize::from(self.breaks) };
            self.text.push_str(&"\n\n"[..breaks]);
        } else if self.space && !self.text.ends_with('\t') {
            self.text.push(' ');
        }
        self.text.extend(text.chars().filter(|c| !is_unprintable(*c)));
        (self.space, self.breaks) = (false, 0);
    }
}

/// What HTML calls white space. Spaces that do not break stay as they came.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

/// Control characters that no reader sees.
fn is_unprintable(c: char) -> bool {
    c.is_control() && c != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_runs_together_and_paragraphs_part() {
        let mut made = Paragraphs::default();
        made.paragraph_break();
        made.text("  The  old\n");
        made.text("mill");
        made.text(".");
        made.line_break();
        made.text(" Below ");
        made.paragraph_break();
        made.paragraph_break();
        made.text("Name");
        made.cell_break();
        made.text(" Depth ");
        made.cell_break();
        made.paragraph_break();
        made.as_it_stands("a\r\n  b");
        made.text("\u{A0}");
        assert_eq!(made.finish(), "The old mill.\nBelow\n\nName\tDepth\n\na\n  b\n");
    }

    #[test]
    fn nothing_but_space_is_nothing() {
        let mut made = Paragraphs::default();
        made.text(" \n ");
        made.paragraph_break();
        made.cell_break();
        assert_eq!(made.finish(), "");
    }
}
