//! Whether two places are one passage, by the words around them.

use std::ops::Range;

use super::page::Page;

/// How many words on either side of a quote are looked at. Annotation tools keep 32 characters, some five
/// words; eight leave room for one that was changed.
pub(super) const AROUND: usize = 8;

/// So many words in a row are a passage that is told from others by itself, as in finding copied texts.
pub(super) const TELLING: usize = 8;

/// How many words of the new text are looked at on either side: a few may have been put in.
const REACH: usize = AROUND + AROUND / 2;

/// A place in the new text against the place of a quote in the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Agreement {
    /// Whether the whole sentence of the quote stands there.
    pub(super) whole_sentence: bool,
    /// How many of the words around the quote stand around the place too, in their order.
    pub(super) around: usize,
    /// How many words and marks in a row are the same, before and after it, as far as that goes.
    pub(super) run: usize,
    /// How many words around the quote there are to compare: fewer at the ends of a text.
    pub(super) of: usize,
    /// How many words next to the quote are the same without a gap, those of the quote included; counted
    /// up to [`TELLING`].
    in_a_row: usize,
    /// How many words the quote has; counted up to twice [`AROUND`].
    own: usize,
}

impl Agreement {
    /// Compares what stands around two ranges.
    pub(super) fn between(
        old: &Page<'_>,
        quote: &Range<usize>,
        new: &Page<'_>,
        place: &Range<usize>,
    ) -> Self {
        let before = old.before(quote.start, AROUND);
        let after = old.after(quote.end, AROUND);
        let around = shared(&before, &new.before(place.start, REACH))
            + shared(&after, &new.after(place.end, REACH));
        let before_run = old.shared_before(quote.start, new, place.start);
        let after_run = old.shared_after(quote.end, new, place.end);
        let row = quote.start - before_run..quote.end + after_run;
        Self {
            whole_sentence: is_same_sentence(old, quote, new, place),
            around,
            run: before_run + after_run,
            of: before.len() + after.len(),
            in_a_row: old.count(row, TELLING),
            own: old.count(quote.clone(), 2 * AROUND),
        }
    }

    /// Whether the place that holds the quote's words is the quote's own passage: a row of words that tells
    /// itself from others, or else half of all words, those of the quote and those around it.
    pub(super) fn is_same_passage(&self) -> bool {
        self.in_a_row >= TELLING || 2 * (self.own + self.around) >= self.own + self.of
    }

    /// The same of a place that holds `kept` of the quote's words.
    pub(super) fn is_same_passage_with(&self, kept: usize, own: usize) -> bool {
        2 * (kept + self.around) >= own + self.of
    }

    /// How well the place fits, to be compared with how well another one does.
    pub(super) fn fit(&self) -> (bool, usize, usize) {
        (self.whole_sentence, self.around, self.run)
    }
}

/// Whether the sentence or sentences of the quote stand around the place, no word more or less.
fn is_same_sentence(
    old: &Page<'_>,
    quote: &Range<usize>,
    new: &Page<'_>,
    place: &Range<usize>,
) -> bool {
    let sentence = old.whole_sentences(quote);
    let Some(start) = place.start.checked_sub(quote.start - sentence.start) else { return false };
    // A line that is broken elsewhere may cut the sentence in one text and not in the other.
    let there = new.whole_sentences(&(start..start + sentence.len()));
    let Some(from) = (quote.start + there.start).checked_sub(place.start) else { return false };
    let here = from..from + there.len();
    here.end <= old.length()
        && old.same(&here, new, there.start)
        && old.whole_sentences(&here) == here
}

/// How much of a sentence on either side of a quote is compared, in words.
const OF_SENTENCE: usize = 80;

/// Whether the sentence at a place that holds `kept` of a quote's words is the quote's own sentence, reworded or
/// not: at least half of its words are there. What stands between the same neighbours may be another sentence
/// that took the place of the one that was quoted.
pub(super) fn is_own_sentence(
    old: &Page<'_>,
    quote: &Range<usize>,
    new: &Page<'_>,
    place: &Range<usize>,
    kept: usize,
) -> bool {
    let (sentence, there) = (old.whole_sentences(quote), new.whole_sentences(place));
    let before = old.before_within(quote.start, sentence.start, OF_SENTENCE);
    let after = old.after_within(quote.end, sentence.end, OF_SENTENCE);
    let reach = 2 * OF_SENTENCE;
    let shared = shared(&before, &new.before_within(place.start, there.start, reach))
        + shared(&after, &new.after_within(place.end, there.end, reach));
    let own = old.count(quote.clone(), usize::MAX);
    2 * (kept + shared) >= own + before.len() + after.len()
}

/// How many words two short rows share in order: the length of their longest common subsequence.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let mut longest = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (at, there) in other.iter().enumerate() {
            let above = longest[at + 1];
            longest[at + 1] = if word == there { diagonal + 1 } else { above.max(longest[at]) };
            diagonal = above;
        }
    }
    longest.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_in_order_only() {
        assert_eq!(shared(&[1, 2, 3, 4], &[9, 1, 3, 2, 4]), 3);
        assert_eq!(shared(&[1, 2, 3], &[3, 2, 1]), 1);
        assert_eq!(shared(&[], &[1]), 0);
    }

    #[test]
    fn few_words_need_their_surroundings_and_many_do_not() {
        let text =
            "On Monday four people were killed in the harbour of Orrin, the mayor said there.";
        let other =
            "A week later two soldiers were killed by a falling oak near Vale, nobody knows why.";
        let [old, new] = Page::pair(text, other);
        let quote = 4..6;
        assert_eq!(old.slice(&quote), "were killed");
        let alien = Agreement::between(&old, &quote, &new, &(5..7));
        assert_eq!((alien.around, alien.of, alien.is_same_passage()), (0, 12, false));
        let itself = Agreement::between(&old, &quote, &old, &quote);
        assert!(itself.is_same_passage() && itself.around == itself.of);

        let [old, new] = Page::pair(
            "One. A bridge that nobody crossed was closed for good. Two.",
            "Sun. A bridge that nobody crossed was closed for good. Moon.",
        );
        let long = Agreement::between(&old, &(2..11), &new, &(2..11));
        assert!(long.is_same_passage());
    }
}
