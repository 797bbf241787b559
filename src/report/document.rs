use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Citation, Snapshot, Source, SourceId};
use crate::text::{code_points::CodePoints, paragraph};

/// A snapshot made ready for the citations that point into it.
#[derive(Debug)]
pub(super) struct Document<'a> {
    text: CodePoints<'a>,
    paragraphs: Vec<usize>,
}

/// The snapshots that citations point into, each made ready when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Documents<'a> {
    by_source_and_hash: FxHashMap<(&'a SourceId, &'a str), Document<'a>>,
}

impl<'a> Documents<'a> {
    /// The snapshot that a citation points into.
    pub(super) fn of(&mut self, source: &'a Source, citation: &Citation) -> Option<&Document<'a>> {
        let snapshot = source.cited(citation)?;
        let document = self.by_source_and_hash.entry((&source.id, &snapshot.sha256));
        Some(document.or_insert_with(|| Document::of(snapshot)))
    }
}

impl<'a> Document<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        Self {
            text: CodePoints::new(&snapshot.text),
            paragraphs: paragraph::starts(&snapshot.text),
        }
    }

    /// The text of a range in code points; `None` where the document has no such range.
    pub(super) fn slice(&self, range: (usize, usize)) -> Option<&'a str> {
        self.text.slice(range)
    }

    pub(super) fn length(&self) -> usize {
        self.text.length()
    }

    /// The paragraph that a code point lies in, from 1.
    pub(super) fn paragraph(&self, at: usize) -> Option<usize> {
        paragraph::number(&self.paragraphs, at)
    }

    /// The text of a range, and the rest of the words that it cuts.
    pub(super) fn whole_words(&self, (start, end): (usize, usize)) -> Option<&'a str> {
        /// No word goes further on than this.
        const LONGEST: usize = 60;
        let from = start.saturating_sub(LONGEST);
        let before = self.slice((from, start))?;
        let near = self.slice((from, self.length().min(end.saturating_add(LONGEST))))?;
        let quoted = before.len()..before.len() + self.slice((start, end))?.len();
        Some(&near[to_word_ends(near, quoted)])
    }
}

/// The range, in bytes, widened to where words begin and end.
fn to_word_ends(text: &str, range: Range<usize>) -> Range<usize> {
    let mut wide = range.clone();
    for (start, word) in text.split_word_bound_indices() {
        let end = start + word.len();
        if start < range.start && range.start < end {
            wide.start = start;
        }
        if start < range.end && range.end < end {
            wide.end = end;
        }
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_grows_to_whole_words_and_no_further() {
        let snapshot = Snapshot {
            sha256: String::new(),
            text: "Née Bridges were closed. 橋は閉鎖された".to_owned(),
            retrieved: None,
            file: None,
        };
        let document = Document::of(&snapshot);
        for (range, words) in [
            ((4, 11), Some("Bridges")),
            ((5, 14), Some("Bridges were")),
            ((4, 24), Some("Bridges were closed.")),
            ((25, 26), Some("橋")),
            ((0, 32), Some(snapshot.text.as_str())),
            ((30, 99), None),
        ] {
            assert_eq!(document.whole_words(range), words, "{range:?}");
        }
    }
}
