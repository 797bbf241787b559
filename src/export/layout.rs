//! Lines for a terminal: wrapping, hanging indents, two columns. Nothing it sets is wider than asked.

use anstream::adapter::strip_str;
use textwrap::core::{Word, display_width};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, wrap};

use super::{TextStyle, sanitize};

/// The least width at which quote and citation stand side by side.
const TWO_COLUMNS: usize = 100;

/// Text for one paragraph of a terminal: line breaks and tabs, which wrapping sets anew, become single
/// spaces; whatever else acts unseen becomes visible.
pub(super) fn prose(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        let is_break = matches!(c, '\n' | '\t');
        if !is_break {
            spaced.push(c);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    sanitize::terminal(&spaced).into_owned()
}

/// A text in the making.
pub(super) struct Page {
    out: String,
    pub(super) style: TextStyle,
}

impl Page {
    pub(super) fn new(style: TextStyle) -> Self {
        Self { out: String::new(), style }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A paragraph behind a lead-in, its further lines indented by `hang` columns. Lead-in and text are
    /// fit for a terminal already, and may be coloured.
    pub(super) fn paragraph(&mut self, lead: &str, hang: usize, text: &str) {
        let rest = " ".repeat(hang);
        for line in self.wrapped(text, self.style.measure(), lead, &rest) {
            self.push_line(&line);
        }
    }

    /// A paragraph indented as a whole.
    pub(super) fn indented(&mut self, indent: usize, text: &str) {
        self.paragraph(&" ".repeat(indent), indent, text);
    }

    /// A paragraph with a remark at the right edge, or on its own lines where it does not fit there.
    pub(super) fn with_remark(&mut self, lead: &str, hang: usize, text: &str, remark: &str) {
        let measure = self.style.measure();
        let used = display_width(lead) + display_width(text);
        let needed = display_width(remark);
        if needed > 0 && used + 2 + needed <= measure {
            let gap = " ".repeat(measure - used - needed);
            self.push_line(&format!("{lead}{text}{gap}{remark}"));
            return;
        }
        self.paragraph(lead, hang, text);
        if needed > 0 {
            self.indented(hang, remark);
        }
    }

    /// Two texts side by side where there is room, one below the other where there is not.
    pub(super) fn pair(&mut self, indent: usize, left: &str, right: &str) {
        let measure = self.style.measure();
        if measure < TWO_COLUMNS {
            self.indented(indent, left);
            self.indented(indent + 2, right);
            return;
        }
        let (room, gap) = (measure - indent, 3);
        let left_width = room * 9 / 20;
        let left = self.wrapped(left, left_width, "", "");
        let right = self.wrapped(right, room - left_width - gap, "", "");
        for number in 0..left.len().max(right.len()) {
            let of_left = left.get(number).map_or("", String::as_str);
            let fill = left_width + gap - display_width(of_left).min(left_width);
            let of_right = right.get(number).map_or("", String::as_str);
            let line = format!("{}{of_left}{}{of_right}", " ".repeat(indent), " ".repeat(fill));
            self.push_line(&line);
        }
    }

    fn wrapped(&self, text: &str, width: usize, lead: &str, rest: &str) -> Vec<String> {
        let options = Options::new(width)
            .initial_indent(lead)
            .subsequent_indent(rest)
            .word_separator(WordSeparator::Custom(words_kept_whole))
            // Never at a hyphen: an id copied from two lines is wrong.
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        let lines = wrap(text, options).into_iter().map(|line| line.into_owned()).collect();
        if self.style.colour { close_styles(lines, rest.len()) } else { lines }
    }

    fn push_line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}

/// Words as Unicode breaks them, but for the places where a break would be wrong or ugly.
fn words_kept_whole(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut words = WordSeparator::UnicodeBreakProperties.find_words(line).peekable();
    let mut start = 0;
    Box::new(std::iter::from_fn(move || {
        let mut end = start;
        while let Some(word) = words.next() {
            end += word.word.len() + word.whitespace.len();
            if !words.peek().is_some_and(|next| belong_together(&word, next)) {
                break;
            }
        }
        let word = line.get(start..end).filter(|word| !word.is_empty()).map(Word::from);
        start = end;
        word
    }))
}

/// Whether no line ends between two words: a number stays with what it counts, and a sign does not begin
/// a line.
fn belong_together(word: &Word<'_>, next: &Word<'_>) -> bool {
    let plain = |word: &Word<'_>| strip_str(word.word).to_string();
    let (this, next) = (plain(word), plain(next));
    let is_count = (1..=4).contains(&this.len()) && this.bytes().all(|b| b.is_ascii_digit());
    is_count || matches!(next.as_str(), "·" | "→") || next.starts_with('¶')
}

/// Ends a style that goes on past the end of a line, and takes it up again after the next line's
/// indent, so that it never reaches what stands to the left.
fn close_styles(lines: Vec<String>, indent: usize) -> Vec<String> {
    let mut open = String::new();
    lines
        .into_iter()
        .enumerate()
        .map(|(number, line)| {
            let (before, text) = line.split_at(if number == 0 { 0 } else { indent });
            let mut set = format!("{before}{open}{text}");
            open = open_at_end(&open, text);
            if !open.is_empty() {
                set.push_str(RESET);
            }
            set
        })
        .collect()
}

const RESET: &str = "\u{1b}[0m";

/// The styles that are on after `text`, given those that were on before it.
fn open_at_end(before: &str, text: &str) -> String {
    let mut open = before.to_owned();
    let mut rest = text;
    while let Some(start) = rest.find("\u{1b}[") {
        let code = &rest[start..];
        let end = code.find('m').map_or(code.len(), |end| end + 1);
        match &code[..end] {
            RESET => open.clear(),
            other => open.push_str(other),
        }
        rest = &code[end..];
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: usize) -> Page {
        Page::new(TextStyle::plain(width))
    }

    #[test]
    fn a_long_word_is_broken_rather_than_overflowing() {
        let mut page = page(40);
        page.paragraph("  A  ", 5, &"x".repeat(100));
        let text = page.finish();
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().all(|line| display_width(line) <= 40), "{text}");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let mut page = page(40);
        page.indented(2, &"数".repeat(60));
        assert!(page.finish().lines().all(|line| display_width(line) <= 40));
    }

    #[test]
    fn an_id_stays_in_one_piece() {
        let mut page = page(40);
        page.indented(0, "via Atlas TV → Daily · velna-captured-daily");
        assert!(page.finish().contains("\nvelna-captured-daily\n"));
    }

    #[test]
    fn a_remark_moves_below_where_it_does_not_fit() {
        let mut page = page(40);
        page.with_remark("A ", 2, "captured", "2 claims");
        page.with_remark("B ", 2, "not captured, and fighting goes on", "2 claims");
        let right = format!("A captured{}2 claims", " ".repeat(22));
        assert_eq!(
            page.finish(),
            format!("{right}\nB not captured, and fighting goes on\n  2 claims\n")
        );
    }

    #[test]
    fn colour_does_not_change_where_lines_break() {
        let set = |colour| {
            let style = TextStyle { width: 40, colour };
            let mut page = Page::new(style);
            let text = format!(
                "{} the rest of it goes on to another line",
                style.bold("a bold beginning")
            );
            page.paragraph(&style.dim("  lead "), 7, &text);
            page.finish()
        };
        let plain: String = strip_str(&set(true)).to_string();
        assert_eq!(plain, set(false));
    }

    #[test]
    fn a_style_ends_with_its_column() {
        let style = TextStyle { width: 100, colour: true };
        let mut page = Page::new(style);
        page.pair(2, &"left ".repeat(30), &style.dim("right ".repeat(20)));
        for line in page.finish().lines().skip(1) {
            let left = line.find('\u{1b}').unwrap_or(line.len());
            assert!(!line[..left].contains("right"), "{line:?}");
            assert!(line.ends_with(RESET) || !line.contains('\u{1b}'), "{line:?}");
        }
    }

    #[test]
    fn line_breaks_of_a_quote_are_set_anew() {
        assert_eq!(prose("one\r\n\r\ntwo\tthree\u{1b}"), "one two three␛");
    }
}
