//! How wide a label is likely to be, and how to make it fit.
//!
//! The widths are those of Helvetica, which Arial and Liberation Sans share (Adobe's Core 14 font
//! metrics, `Helvetica.afm`), a little wider, since a reader's machine may have a wider face. Characters beyond ASCII are counted by their script's usual width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The advance widths of the characters from U+0020 to U+007E, in thousandths of the font size.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// What a wider face than Helvetica and a bold one may add.
const ROOM: f64 = 1.06;

/// More of a text than this is never looked at for a label, in code points.
const LONGEST_LABEL: usize = 600;

/// No letter needs more code points than this; a pile of accents is cut.
const LONGEST_LETTER: usize = 6;

/// How wide the text is likely to be at this font size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() / 1000.0 * size * ROOM
}

fn advance(c: char) -> f64 {
    let at = u32::from(c).checked_sub(0x20).and_then(|at| usize::try_from(at).ok());
    if let Some(known) = at.and_then(|at| HELVETICA.get(at)) {
        return f64::from(*known);
    }
    match (c.width().unwrap_or(0), c) {
        (0, _) => 0.0,
        (2.., _) => 1000.0,
        (_, '·' | '’' | '‘') => 278.0,
        (_, '“' | '”') => 350.0,
        (_, '…' | '—') => 1000.0,
        (_, c) if c.is_uppercase() => 740.0,
        _ => 600.0,
    }
}

/// The text, or as much of it as fits with an ellipsis behind it, cut between words where that does not
/// cost half of it.
pub(super) fn shorten(text: &str, room: f64, size: f64) -> String {
    let letters = Letters::of(text);
    if letters.whole && width(&letters.text, size) <= room {
        return letters.text;
    }
    let room = room - width("…", size);
    let (mut used, mut end) = (0.0, 0);
    for (at, letter) in letters.text.grapheme_indices(true) {
        used += width(letter, size);
        if used > room {
            break;
        }
        end = at + letter.len();
    }
    let kept = &letters.text[..end];
    let is_within_word = letters.text[end..].chars().next().is_some_and(char::is_alphanumeric);
    let kept = match kept.rfind(' ') {
        Some(space) if is_within_word && space * 2 > kept.len() => &kept[..space],
        _ => kept,
    };
    format!("{}…", kept.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_closing(c)))
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | '”' | '’' | '"' | '%' | '>' | ']')
}

/// The text on up to so many lines, the last one shortened.
pub(super) fn wrap(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let letters = Letters::of(text);
    let mut lines = Vec::new();
    let mut rest = letters.text.as_str();
    while lines.len() + 1 < most && width(rest, size) > room {
        let end = line_end(rest, room, size);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    // What was not looked at is left out, which the ellipsis has to say.
    let rest = if letters.whole { rest.to_owned() } else { format!("{rest}…") };
    lines.push(shorten(&rest, room, size));
    lines
}

/// Where a line ends that fits: behind its last whole word, or within its only one.
fn line_end(text: &str, room: f64, size: f64) -> usize {
    let (mut used, mut last_space, mut end) = (0.0, None, 0);
    for (at, letter) in text.grapheme_indices(true) {
        used += width(letter, size);
        if used > room && end > 0 {
            break;
        }
        end = at + letter.len();
        if letter == " " {
            last_space = Some(end);
        }
    }
    last_space.unwrap_or(end)
}

/// The beginning of a text without line breaks and piles of accents.
struct Letters {
    text: String,
    whole: bool,
}

impl Letters {
    fn of(text: &str) -> Self {
        let end = text.char_indices().nth(LONGEST_LABEL).map_or(text.len(), |(at, _)| at);
        let spaced = text[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        // What acts unseen is shown, so that its room is counted.
        let shown = super::super::sanitize::terminal(&spaced);
        let letters = shown.graphemes(true).flat_map(|letter| letter.chars().take(LONGEST_LETTER));
        Self { text: letters.collect(), whole: end == text.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_fits_whatever_its_script() {
        for text in [
            "The bridge over the Mill River was closed on Monday",
            "Мост через реку Мельничная был закрыт в понедельник",
            "הגשר מעל נהר הטחנה נסגר ביום שני בבוקר בגלל שיטפון",
            "水車川に架かる橋は月曜日に閉鎖された水車川に架かる橋",
            "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente",
            "a\u{202e}\u{202e}\u{202e}\u{202e}\u{202e}\u{202e}\u{202e}\u{202e}b",
        ] {
            let label = shorten(text, 90.0, 10.0);
            assert!(label.ends_with('…') && width(&label, 10.0) <= 90.0, "{label}");
            let lines = wrap(text, 90.0, 10.0, 3);
            assert!(lines.len() > 1 && lines.iter().all(|l| width(l, 10.0) <= 90.0), "{lines:?}");
        }
    }

    #[test]
    fn a_label_that_fits_is_left_alone() {
        assert_eq!(shorten("two  words", 90.0, 10.0), "two words");
        assert_eq!(wrap("two words", 90.0, 10.0, 2), ["two words"]);
    }

    #[test]
    fn a_label_is_cut_between_words() {
        assert_eq!(shorten("closed since Monday morning", 90.0, 10.0), "closed since…");
    }

    #[test]
    fn a_pile_of_accents_does_not_grow_out_of_its_line() {
        let pile = format!("e{}", "\u{301}".repeat(5_000));
        assert!(shorten(&pile, 90.0, 10.0).chars().count() <= LONGEST_LETTER + 1);
    }
}
