//! Text made alike for finding quotes: one quotation mark, one dash, one space, one composition, and a
//! map back to where each of it stood.

use std::ops::Range;

use unicode_normalization::{
    IsNormalized, UnicodeNormalization,
    char::{canonical_combining_class, decompose_canonical},
    is_nfc_quick,
};

/// A text with its typography made alike, and the way back to the text as it came.
///
/// Made alike are: curly, low and angle quotation marks, primes and backticks (`"` or `'`); runs of
/// hyphens, dashes and minus signs (`-`); runs of white space, line breaks among them (one space); the
/// ellipsis `…` (`...`); Unicode composition (NFC). Soft hyphens and zero-width spaces are left out.
/// Letters keep their case.
///
/// ```
/// use atodds::text::normalize::Normalized;
/// let text = Normalized::new("He said:\n“We’ll hold…”");
/// assert_eq!(text.as_str(), "He said: \"We'll hold...\"");
/// let quote = text.as_str().find("We'll").unwrap();
/// assert_eq!(text.original(quote..quote + 5), Some(12..19));
/// ```
#[derive(Debug, Clone)]
pub struct Normalized {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the original that became a stretch of the normalised text. The stretches are in order
/// and do not overlap; what lies between two of them in the original was left out.
#[derive(Debug, Clone)]
struct Piece {
    /// Where its normalised text starts; it ends where the next piece starts.
    normal: usize,
    original: Range<usize>,
    /// Whether the two are the same bytes, so that places inside can be told apart.
    copied: bool,
}

impl Normalized {
    /// Makes the typography of a text alike.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut made =
            Self { text: String::with_capacity(original.len()), pieces: Vec::with_capacity(16) };
        for cluster in clusters(original) {
            made.push_cluster(&original[cluster.clone()], cluster);
        }
        made
    }

    /// The normalised text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a range of the normalised text stood in the original, both half-open in bytes.
    ///
    /// `None` when an end of the range falls inside what was one character or one run in the original,
    /// as the second dot of a `…` does, or when the range is empty or outside the text.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.is_empty() || range.end > self.text.len() {
            return None;
        }
        let (first, last) = (self.piece_at(range.start), self.piece_at(range.end - 1));
        let at_start = self.pieces[first].copied || self.pieces[first].normal == range.start;
        let at_end = self.pieces[last].copied || self.normal_end(last) == range.end;
        (at_start && at_end).then(|| self.covering(range))
    }

    /// The shortest range of the original that holds all of a range of the normalised text, both
    /// half-open in bytes. An empty range, or one outside the text, gives an empty range.
    #[must_use]
    pub fn covering(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() || range.end > self.text.len() {
            return 0..0;
        }
        let first = &self.pieces[self.piece_at(range.start)];
        let last = &self.pieces[self.piece_at(range.end - 1)];
        let into = |piece: &Piece, normal: usize| piece.original.start + (normal - piece.normal);
        let start = if first.copied { into(first, range.start) } else { first.original.start };
        let end = if last.copied { into(last, range.end) } else { last.original.end };
        start..end
    }

    fn piece_at(&self, normal: usize) -> usize {
        self.pieces.partition_point(|piece| piece.normal <= normal) - 1
    }

    fn normal_end(&self, piece: usize) -> usize {
        self.pieces.get(piece + 1).map_or(self.text.len(), |next| next.normal)
    }

    fn push_cluster(&mut self, cluster: &str, original: Range<usize>) {
        let composed = || cluster.chars().filter(|&c| !is_left_out(c)).nfc();
        let mut first = composed();
        match (first.next(), first.next()) {
            (Some(only), None) => match alike(only) {
                Alike::Run(mark) => self.push_run(mark, cluster, original),
                Alike::Is(text) => self.push(text, cluster, original),
                Alike::Itself => self.push(only.encode_utf8(&mut [0; 4]), cluster, original),
            },
            _ => self.push(&composed().collect::<String>(), cluster, original),
        }
    }

    fn push(&mut self, normal: &str, cluster: &str, original: Range<usize>) {
        let copied = normal == cluster;
        let start = self.text.len();
        self.text.push_str(normal);
        match self.pieces.last_mut() {
            Some(last) if copied && last.copied && last.original.end == original.start => {
                last.original.end = original.end;
            }
            _ => self.pieces.push(Piece { normal: start, original, copied }),
        }
    }

    /// Adds `mark`, or makes the run of it that the text ends with longer.
    fn push_run(&mut self, mark: &'static str, cluster: &str, original: Range<usize>) {
        if !self.text.ends_with(mark) {
            return self.push(mark, cluster, original);
        }
        let normal = self.text.len() - mark.len();
        let Some(last) = self.pieces.last_mut() else { return };
        if !last.copied || last.normal == normal {
            last.original.end = original.end;
            last.copied = false;
        } else {
            last.original.end -= mark.len();
            let run = last.original.end..original.end;
            self.pieces.push(Piece { normal, original: run, copied: false });
        }
    }
}

/// A text with its typography made alike and no space at either end.
#[must_use]
pub fn typographic(text: &str) -> String {
    Normalized::new(text).text.trim_matches(' ').to_owned()
}

enum Alike {
    Itself,
    Is(&'static str),
    /// One mark stands for a run of such characters.
    Run(&'static str),
}

fn alike(c: char) -> Alike {
    match c {
        c if c.is_whitespace() => Alike::Run(" "),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => {
            Alike::Run("-")
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '"' => {
            Alike::Is("\"")
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' | 'ʼ' | '＇' => {
            Alike::Is("'")
        }
        '…' => Alike::Is("..."),
        _ => Alike::Itself,
    }
}

fn is_left_out(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a character is made alike by itself. Composition joins nothing to such a one.
fn is_typography(c: char) -> bool {
    c.nfc().next().is_some_and(|composed| !matches!(alike(composed), Alike::Itself))
}

/// The ranges of a text that Unicode composition treats one by one: a character and all that can join it,
/// across what is left out. A mark of typography stands alone, or what follows it would hide it.
fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().filter(|&(_, c)| !is_left_out(c)).peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.next()?;
        let mut end = start + first.len_utf8();
        if !is_typography(first) {
            while let Some((at, c)) = chars.next_if(|&(_, c)| joins_what_stands_before(c)) {
                end = at + c.len_utf8();
            }
        }
        Some(start..end)
    })
}

fn joins_what_stands_before(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let joins = |c: char| {
        canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe
    };
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    joins(c) || first.is_some_and(joins)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typography_is_made_alike() {
        for (text, alike) in [
            ("“Don’t”", "\"Don't\""),
            ("«Oui»", "\"Oui\""),
            ("1939–1945 — and\u{2212}5", "1939-1945 - and-5"),
            ("a -- b", "a - b"),
            ("two\u{A0}\r\n\t words ", "two words"),
            ("wait…", "wait..."),
            ("Cafe\u{301}", "Café"),
            ("co\u{AD}operate\u{200B}", "cooperate"),
            ("Ελλάδα, Київ", "Ελλάδα, Київ"),
        ] {
            assert_eq!(typographic(text), alike, "{text:?}");
        }
    }

    #[test]
    fn case_and_other_letters_are_left_alone() {
        assert_ne!(typographic("The"), typographic("the"));
        assert_ne!(typographic("ﬁ"), typographic("fi"));
    }

    #[test]
    fn a_range_leads_back_to_the_original() {
        let original = "Then\n\n  “they”  fell\u{AD} back";
        let text = Normalized::new(original);
        let back = |part: &str| {
            let at = text.as_str().find(part).unwrap();
            &original[text.original(at..at + part.len()).unwrap()]
        };
        assert_eq!(back("\"they\" fell"), "“they”  fell");
        assert_eq!(back("Then \""), "Then\n\n  “");
        assert_eq!(back("fell back"), "fell\u{AD} back");
    }

    #[test]
    fn a_range_that_cuts_a_character_leads_nowhere() {
        let text = Normalized::new("no… yes");
        assert_eq!(text.as_str(), "no... yes");
        assert_eq!(text.original(2..4), None);
        assert_eq!(text.original(3..6), None);
        assert_eq!(text.original(2..5), Some(2..5));
        assert_eq!(text.covering(3..6), 2..6);
        assert_eq!(text.original(4..4), None);
        assert_eq!(text.original(4..40), None);
    }

    #[test]
    fn long_runs_of_characters_that_composition_changes_stay_apart() {
        let original = "\u{212B}".repeat(10);
        let text = Normalized::new(&original);
        assert_eq!(text.as_str(), "Å".repeat(10));
        assert_eq!(text.original(2..4), Some(3..6));
    }

    #[test]
    fn a_mark_is_made_alike_before_a_letter_or_accent_that_could_join_another() {
        for (text, alike) in [
            ("“\u{1161}", "\"\u{1161}"),
            ("a \n\u{1161}", "a \u{1161}"),
            ("a\u{A0} \u{301}b", "a \u{301}b"),
            ("—\u{301}", "-\u{301}"),
            ("…\u{301}", "...\u{301}"),
        ] {
            let made = Normalized::new(text);
            assert_eq!(made.as_str(), alike, "{text:?}");
            assert_eq!(typographic(alike), alike, "{text:?}");
        }
        assert_eq!(Normalized::new("“\u{1161}").original(0..1), Some(0..3));
    }

    #[test]
    fn what_is_left_out_does_not_keep_an_accent_from_its_letter() {
        let text = Normalized::new("cafe\u{AD}\u{301}s");
        assert_eq!(text.as_str(), "cafés");
        assert_eq!(text.original(3..5), Some(3..8));
        assert_eq!(typographic("\u{AD}\u{301}"), "\u{301}");
    }

    fn tricky() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[a-c]{1,3}",
            Just(" ".to_owned()),
            prop::sample::select(vec![
                "\u{301}", "é", "e", "“", "'", "…", ".", "-", "—", "\u{A0}", "\n", "\u{AD}",
                "\u{1100}", "\u{1161}", "\u{212B}", "\u{F73}", "\u{1FEF}", "\u{200B}", "𝔘",
            ])
            .prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn the_original_of_a_range_normalises_to_the_range(text in tricky(), a in 0usize..80, b in 0usize..80) {
            let made = Normalized::new(&text);
            let range = a.min(b)..a.max(b);
            if let Some(part) = made.as_str().get(range.clone())
                && let Some(original) = made.original(range)
            {
                let again = Normalized::new(&text[original]);
                prop_assert_eq!(again.as_str(), part);
            }
        }

        #[test]
        fn what_was_made_alike_stays_so(text in tricky()) {
            let once = typographic(&text);
            prop_assert_eq!(typographic(&once), once);
        }

        #[test]
        fn only_typography_is_changed(text in "[A-Za-z0-9 ,.;:!?()]{0,60}") {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&typographic(&text)), words(&text));
        }
    }
}
