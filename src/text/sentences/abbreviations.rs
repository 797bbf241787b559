//! Which full stops belong to an abbreviation rather than to the sentence.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::lexicon::Lexicon;
use crate::text::words::fold;

/// When an abbreviation may end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Never,
    NotBeforeFigure,
    BeforeOpener,
    BeforeCapital,
}

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, Ends>> = LazyLock::new(|| {
    let lines = include_str!("abbreviations.txt").lines().filter(|line| !line.starts_with('#'));
    let mut found = FxHashMap::default();
    for (tag, words) in lines.filter_map(|line| line.split_once('\t')) {
        let ends = match tag {
            "never" => Ends::Never,
            "number" => Ends::NotBeforeFigure,
            "closer" => Ends::BeforeOpener,
            _ => Ends::BeforeCapital,
        };
        found.extend(words.split_whitespace().map(|word| (word, ends)));
    }
    found
});

/// Whether a full stop after `words` may end the sentence, given what follows it.
pub(super) fn may_end(words: &str, after: &str) -> bool {
    let written = last_word(words);
    let last = fold(written);
    let next = Next::of(after);
    if last.is_empty() {
        return true;
    }
    if is_time(&last) {
        return !next.is_day_or_zone();
    }
    if let Some(ends) = ABBREVIATIONS.get(last.as_str()) {
        return match ends {
            Ends::Never => false,
            Ends::NotBeforeFigure => !next.is_figure(),
            Ends::BeforeOpener => next.opens_sentence(),
            Ends::BeforeCapital => !next.is_figure(),
        };
    }
    if is_initials(&last) {
        let capital = words.ends_with(char::is_uppercase);
        return !capital || next.opens_sentence() || !follows_name(words, written);
    }
    true
}

/// The word that ends with the full stop, as it is written, its inner full stops kept.
fn last_word(words: &str) -> &str {
    let start = words
        .char_indices()
        .rev()
        .take(24)
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
        .map_or(0, |(at, c)| at + c.len_utf8());
    // A word of 24 letters and more is no abbreviation.
    if words.len() - start > 24 * 4 { "" } else { &words[start..] }
}

fn is_time(last: &str) -> bool {
    matches!(last, "a.m" | "p.m" | "am" | "pm") || {
        let letters = last.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() < last.len() && matches!(letters, "a.m" | "p.m")
    }
}

/// "J", "U.S", "T.S.E": single letters with full stops between.
fn is_initials(last: &str) -> bool {
    last.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Whether a single letter is an initial: "J." at the head, after a name or another initial, and not the
/// letter of "vitamin C".
fn follows_name(words: &str, last: &str) -> bool {
    let before = words.strip_suffix(last).unwrap_or_default().trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.contains('.') || word.is_empty() || word.chars().any(char::is_uppercase) || is_joint(word)
}

fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "by" | "of" | "with" | "for" | "to" | "the" | "from" | "as")
}

/// The word after the full stop.
struct Next<'t> {
    word: &'t str,
    quoted: bool,
}

impl<'t> Next<'t> {
    fn of(after: &'t str) -> Self {
        let bare = after.trim_start_matches(['“', '"', '‘', '\'', '«', '„', '(', '[']);
        let end = bare.find(|c: char| !c.is_alphanumeric()).unwrap_or(bare.len());
        Self { word: &bare[..end], quoted: bare.len() < after.len() }
    }

    fn is_figure(&self) -> bool {
        self.word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether the word opens sentences: "The", "He", "In".
    fn opens_sentence(&self) -> bool {
        self.quoted || self.word.chars().count() > 1 && Lexicon::english().is_stop(&fold(self.word))
    }

    fn is_day_or_zone(&self) -> bool {
        let zone = self.word.len() > 1 && self.word.chars().all(char::is_uppercase);
        zone || matches!(
            self.word.get(..3),
            Some("Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun" | "Jan" | "Feb" | "Mar")
                | Some("Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec")
                | Some("Eas" | "Pac" | "Cen" | "Gre")
        )
    }
}
