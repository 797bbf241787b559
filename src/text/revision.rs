//! What changed between two texts of one page, paragraph by paragraph.

use rustc_hash::{FxHashMap, FxHashSet};

use super::normalize::typographic;
use super::paragraph;
use super::quote::{Difference, kept_in_order};

/// The difference between two texts of one page. Typography and white space are no difference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revision {
    /// What changed: in the order of the later text, what was removed before what stands in its place.
    pub changes: Vec<Edit>,
    /// How many paragraphs stayed as they were, where they were.
    pub same: usize,
}

/// What happened to one paragraph. Paragraphs are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// It is in the earlier text only.
    Removed {
        /// Its number there.
        before: usize,
        /// Its text.
        text: String,
    },
    /// It is in the later text only.
    Added {
        /// Its number there.
        now: usize,
        /// Its text.
        text: String,
    },
    /// It stands among other paragraphs than before.
    Moved {
        /// Its number in the earlier text.
        before: usize,
        /// Its number in the later text.
        now: usize,
        /// Its text.
        text: String,
    },
    /// At least half of its words are still there.
    Changed {
        /// Its number in the earlier text.
        before: usize,
        /// Its number in the later text.
        now: usize,
        /// Its words then ([`quote`](Difference::quote)) and now ([`document`](Difference::document)), around
        /// what differs.
        difference: Difference,
    },
}

/// How deep paragraphs that stand between others are told apart by what stands once between those.
const DEPTH: usize = 16;

/// Up to how many pairs of paragraphs all are compared to find which became which; above that, only those
/// of one number.
const MOST_PAIRS: usize = 2500;

/// How many words of a paragraph are compared.
const COMPARED: usize = 600;

/// How many words that did not change are kept on either side for the difference.
const BESIDE: usize = 6;

impl Revision {
    /// Compares two texts, in time in proportion to n log n of their lengths.
    ///
    /// ```
    /// use atodds::text::revision::{Edit, Revision};
    /// let found = Revision::between("One.\n\nFour died at Orrin.\n\nTwo.", "One.\n\nFive died at Orrin.\n\nTwo.\n\nThree.");
    /// let [Edit::Changed { difference, .. }, Edit::Added { now: 4, .. }] = &found.changes[..] else { panic!() };
    /// assert_eq!(difference.document, "[Five] died at Orrin.");
    /// ```
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let (old, new) = (paragraphs(old), paragraphs(new));
        let mut rows = vec![];
        align(&old, &new, (0, 0), DEPTH, &mut rows);
        let came_from = moved(&rows, &old, &new);
        let gone: FxHashSet<usize> = came_from.values().copied().collect();
        let mut revision = Self::default();
        for row in rows {
            match row {
                Row::Same => revision.same += 1,
                Row::Pair(before, now) => revision.changes.push(Edit::Changed {
                    before: before + 1,
                    now: now + 1,
                    difference: difference(old[before].text, new[now].text),
                }),
                Row::Old(before) if gone.contains(&before) => {}
                Row::Old(before) => revision
                    .changes
                    .push(Edit::Removed { before: before + 1, text: old[before].text.to_owned() }),
                Row::New(now) => {
                    let text = new[now].text.to_owned();
                    revision.changes.push(match came_from.get(&now) {
                        Some(before) => Edit::Moved { before: before + 1, now: now + 1, text },
                        None => Edit::Added { now: now + 1, text },
                    });
                }
            }
        }
        revision
    }
}

/// A paragraph and what it is compared by.
struct Paragraph<'t> {
    text: &'t str,
    alike: String,
}

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let starts = paragraph::byte_starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| text[*start..end].trim())
        .map(|text| Paragraph { text, alike: typographic(text) })
        .collect()
}

/// What a line of the comparison holds.
enum Row {
    Same,
    Pair(usize, usize),
    Old(usize),
    New(usize),
}

/// Lays two stretches of paragraphs beside each other; `at` is where they begin.
fn align(
    old: &[Paragraph<'_>],
    new: &[Paragraph<'_>],
    at: (usize, usize),
    depth: usize,
    rows: &mut Vec<Row>,
) {
    let is_same = |(one, other): &(&Paragraph<'_>, &Paragraph<'_>)| one.alike == other.alike;
    let before = old.iter().zip(new).take_while(is_same).count();
    rows.extend((0..before).map(|_| Row::Same));
    let (old, new, at) = (&old[before..], &new[before..], (at.0 + before, at.1 + before));
    let after = old.iter().rev().zip(new.iter().rev()).take_while(is_same).count();
    let (old, new) = (&old[..old.len() - after], &new[..new.len() - after]);

    let here: Vec<&str> = old.iter().map(|it| it.alike.as_str()).collect();
    let there: Vec<&str> = new.iter().map(|it| it.alike.as_str()).collect();
    let kept = if depth == 0 { vec![] } else { kept_in_order(&here, &there) };
    if kept.is_empty() {
        reworded(old, new, at, rows);
    } else {
        let mut from = (0, 0);
        for (one, other) in kept.into_iter().chain([(old.len(), new.len())]) {
            let next = (at.0 + from.0, at.1 + from.1);
            align(&old[from.0..one], &new[from.1..other], next, depth - 1, rows);
            if one < old.len() {
                rows.push(Row::Same);
            }
            from = (one + 1, other + 1);
        }
    }
    rows.extend((0..after).map(|_| Row::Same));
}

/// Paragraphs of which none is the same: which became which.
fn reworded(old: &[Paragraph<'_>], new: &[Paragraph<'_>], at: (usize, usize), rows: &mut Vec<Row>) {
    let pairs = match old.len() * new.len() <= MOST_PAIRS {
        true => likeliest_pairs(old, new),
        false => {
            let both = (0..old.len()).zip(0..new.len());
            both.filter(|(one, other)| likeness(&bag(&old[*one]), &bag(&new[*other])) > 0).collect()
        }
    };
    let mut from = (0, 0);
    for (one, other) in pairs.into_iter().chain([(old.len(), new.len())]) {
        rows.extend((from.0..one).map(|it| Row::Old(at.0 + it)));
        rows.extend((from.1..other).map(|it| Row::New(at.1 + it)));
        if one < old.len() {
            rows.push(Row::Pair(at.0 + one, at.1 + other));
        }
        from = (one + 1, other + 1);
    }
}

/// The pairs in order that have most in common together.
fn likeliest_pairs(old: &[Paragraph<'_>], new: &[Paragraph<'_>]) -> Vec<(usize, usize)> {
    let here: Vec<Vec<&str>> = old.iter().map(bag).collect();
    let there: Vec<Vec<&str>> = new.iter().map(bag).collect();
    let width = new.len() + 1;
    let mut best = vec![0; (old.len() + 1) * width];
    let mut alike = vec![0; old.len() * new.len()];
    for one in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            let likeness = likeness(&here[one], &there[other]);
            alike[one * new.len() + other] = likeness;
            let paired = likeness + best[(one + 1) * width + other + 1];
            let skipped = best[(one + 1) * width + other].max(best[one * width + other + 1]);
            best[one * width + other] = if likeness > 0 { paired.max(skipped) } else { skipped };
        }
    }
    let (mut one, mut other, mut pairs) = (0, 0, vec![]);
    while one < old.len() && other < new.len() {
        let likeness = alike[one * new.len() + other];
        let value = best[one * width + other];
        if likeness > 0 && value == likeness + best[(one + 1) * width + other + 1] {
            pairs.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if value == best[(one + 1) * width + other] {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}

/// The words of a paragraph in the order of the alphabet.
fn bag<'p>(paragraph: &'p Paragraph<'_>) -> Vec<&'p str> {
    let mut words: Vec<&str> = paragraph.alike.split_whitespace().take(COMPARED).collect();
    words.sort_unstable();
    words
}

/// How many words two bags share; 0 where that is less than half of the larger one.
fn likeness(one: &[&str], other: &[&str]) -> usize {
    let (mut here, mut there, mut shared) = (0, 0, 0);
    while here < one.len() && there < other.len() {
        match one[here].cmp(other[there]) {
            std::cmp::Ordering::Less => here += 1,
            std::cmp::Ordering::Greater => there += 1,
            std::cmp::Ordering::Equal => (here, there, shared) = (here + 1, there + 1, shared + 1),
        }
    }
    if 2 * shared >= one.len().max(other.len()) { shared } else { 0 }
}

/// The added paragraphs that were removed elsewhere, with where.
fn moved(rows: &[Row], old: &[Paragraph<'_>], new: &[Paragraph<'_>]) -> FxHashMap<usize, usize> {
    let mut removed: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for row in rows.iter().rev() {
        if let Row::Old(at) = row {
            removed.entry(&old[*at].alike).or_default().push(*at);
        }
    }
    rows.iter()
        .filter_map(|row| match row {
            Row::New(at) => Some((*at, removed.get_mut(new[*at].alike.as_str())?.pop()?)),
            _ => None,
        })
        .collect()
}

/// What two paragraphs say differently, from shortly before the first difference on.
fn difference(old: &str, new: &str) -> Difference {
    let words = |text| str::split_whitespace(text).collect::<Vec<_>>();
    let (old, new) = (words(old), words(new));
    let is_same = |(one, other): &(&&str, &&str)| one == other;
    let before = old.iter().zip(&new).take_while(is_same).count();
    let rest = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(is_same).count();
    let shown = |words: &[&str]| {
        let start = before.saturating_sub(BESIDE);
        let end = (words.len() - after.saturating_sub(BESIDE)).min(start + COMPARED);
        let cut_before = if start > 0 { "… " } else { "" };
        let cut_after = if end < words.len() { " …" } else { "" };
        format!("{cut_before}{}{cut_after}", words[start..end].join(" "))
    };
    Difference::between(&shown(&new), &shown(&old))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// "-1 +1 2>3 ~2/2": removed, added, moved and changed paragraphs by their numbers.
    fn told(old: &str, new: &str) -> String {
        let told = |change: &Edit| match change {
            Edit::Removed { before, .. } => format!("-{before}"),
            Edit::Added { now, .. } => format!("+{now}"),
            Edit::Moved { before, now, .. } => format!("{before}>{now}"),
            Edit::Changed { before, now, .. } => format!("~{before}/{now}"),
        };
        let changes = Revision::between(old, new).changes;
        changes.iter().map(told).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_kind_of_change_is_told() {
        let old = "The dam burst.\n\nNobody was hurt.\n\nThe road to Vale is closed until May.";
        for (new, changes) in [
            (old, ""),
            (
                "The dam\nburst.\n\nNobody was\u{a0}hurt.\n\nThe road to Vale is closed until May.",
                "",
            ),
            ("The dam burst.\n\nThe road to Vale is closed until May.", "-2"),
            (
                "New.\n\nThe dam burst.\n\nNobody was hurt.\n\nThe road to Vale is closed until May.",
                "+1",
            ),
            (
                "The dam burst.\n\nNobody was hurt.\n\nThe road to Vale is closed until June.",
                "~3/3",
            ),
            ("The road to Vale is closed until May.\n\nThe dam burst.\n\nNobody was hurt.", "3>1"),
            ("", "-1 -2 -3"),
        ] {
            assert_eq!(told(old, new), changes, "{new}");
        }
    }

    #[test]
    fn repeated_paragraphs_are_laid_side_by_side() {
        let old = "No change.\n\nThe dam burst.\n\nNo change.\n\nNo change.";
        assert_eq!(told(old, "No change.\n\nThe dam burst.\n\nNo change."), "-4");
        assert_eq!(told("a\n\na\n\na", "a\n\nb\n\na\n\na"), "+2");
    }

    #[test]
    fn of_several_the_paragraphs_that_have_most_in_common_are_paired() {
        let old = "One boat sank in the old harbour.\n\nForty houses are under water.";
        let new =
            "A bulletin.\n\nTwo boats sank in the old harbour.\n\nFifty houses are under water.";
        assert_eq!(told(old, new), "+1 ~1/2 ~2/3");
    }

    #[test]
    fn a_change_late_in_a_long_paragraph_is_shown() {
        let old = format!("{}the dam has not burst", "word ".repeat(5000));
        let new = old.replace("has not burst", "has burst");
        let Edit::Changed { difference, .. } = &Revision::between(&old, &new).changes[0] else {
            panic!()
        };
        assert!(difference.quote.ends_with("[has not burst]"), "{difference:?}");
    }

    proptest! {
        #[test]
        fn every_paragraph_is_accounted_for(
            old in prop::collection::vec("[abc] [abc] [abc]", 0..12),
            new in prop::collection::vec("[abc] [abc] [abc]", 0..12),
        ) {
            let found = Revision::between(&old.join("\n\n"), &new.join("\n\n"));
            let count = |of: &dyn Fn(&Edit) -> bool| found.changes.iter().filter(|it| of(it)).count();
            let removed = count(&|it| matches!(it, Edit::Removed { .. }));
            let added = count(&|it| matches!(it, Edit::Added { .. }));
            let both = found.same + found.changes.len() - removed - added;
            prop_assert_eq!((both + removed, both + added), (old.len(), new.len()));
        }
    }
}
