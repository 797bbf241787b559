//! What became of a quote in a later text of its page.
//!
//! A citation is never moved: it stays on the snapshot in which the quote was read. What is told here is how
//! the newer text stands to it, so that evidence which was taken off a page is seen to be gone.
//!
//! A few words stand in many sentences, and finding them again somewhere proves nothing. W3C's
//! TextQuoteSelector therefore gives the words before and after a quote beside it, and the anchoring of
//! annotations (Phelps and Wilensky 2000; Brush, Bargeron, Gupta and Cadiz 2001; the fuzzy anchoring of
//! Hypothesis) goes by them when a page has changed. Such tools would rather show a note at a likely place
//! than lose it. Evidence is the other case: a quote that is called gone is looked at by somebody, one that
//! slid to a look-alike is not. So in doubt it is gone.
//!
//! A place holds the quote's own passage when
//!
//! - eight words in a row are the same, those of the quote included (texts are told to be copied by rows of
//!   about that length: Broder et al. 1997 take ten), or half of the words are: those of the quote and the
//!   eight on either side of it;
//! - and the words stood at no other place of the old text whose surroundings fit it as well or better.

mod order;
mod page;
mod reworded;
mod surroundings;
#[cfg(test)]
mod tests;

use std::{cell::OnceCell, fmt, ops::Range};

use super::difference::Difference;
use crate::model::{Citation, Source};
use page::Page;
use surroundings::Agreement;

pub(in crate::text) use order::kept_in_order;

/// How a quote stands in a later text of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The same words in the same sentence, between the same parts of the text.
    Stands,
    /// The same words in the same sentence, at another place among the parts of the text.
    Moved,
    /// Its passage is there, but its words, what its ellipsis leaves out, or its sentence changed.
    Altered,
    /// The same words stand there, but in another passage: its own is gone.
    LookAlike,
    /// Neither it nor its passage is there.
    Gone,
}

impl Standing {
    /// Every standing, from the best to the worst.
    pub const ALL: [Self; 5] =
        [Self::Stands, Self::Moved, Self::Altered, Self::LookAlike, Self::Gone];

    /// The word for it, as it stands in case files and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Moved => "moved",
            Self::Altered => "altered",
            Self::LookAlike => "look-alike",
            Self::Gone => "gone",
        }
    }

    /// Whether the quote's own passage is no longer there. A look-alike counts as gone.
    #[must_use]
    pub fn is_gone(self) -> bool {
        matches!(self, Self::LookAlike | Self::Gone)
    }

    /// Whether somebody has to look: it was altered, or it is gone.
    #[must_use]
    pub fn is_touched(self) -> bool {
        self >= Self::Altered
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Standing {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == text).ok_or_else(|| {
            let all = Self::ALL.map(Self::as_str).join(", ");
            format!("{text:?} is no standing of a quote: write one of {all}")
        })
    }
}

/// What became of one quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// How it stands.
    pub standing: Standing,
    /// Where, in code points of the later text: the quote, what it became, or its look-alike; `None` when
    /// it is gone.
    pub position: Option<(usize, usize)>,
    /// Why that is the answer, in plain English.
    pub because: String,
    /// What the later text and the earlier one say differently, where that can be laid side by side:
    /// [`document`](Difference::document) is the later one.
    pub difference: Option<Difference>,
}

/// Two texts of one page, the earlier and the later one, made ready for every quote of the earlier one.
///
/// ```
/// use atodds::text::quote::{Anchors, Standing};
/// let old = "The Mill Bridge is open.\n\nFour people were killed in the flood at Orrin, the mayor said.";
/// let new = "Update: the Mill Bridge is closed.\n\nFour people were killed in the flood at Orrin, the mayor said.";
/// let anchors = Anchors::new(old, new);
/// let killed = anchors.of((38, 49), &[]).unwrap();
/// assert_eq!((killed.standing, killed.position), (Standing::Stands, Some((48, 59))));
/// let open = anchors.of((0, 23), &[]).unwrap();
/// assert_eq!(open.standing, Standing::Altered);
/// assert_eq!(open.difference.unwrap().document, "[the] Mill Bridge is [closed]");
/// ```
#[derive(Debug)]
pub struct Anchors<'t> {
    old: &'t str,
    new: &'t str,
    pages: OnceCell<Pages<'t>>,
}

#[derive(Debug)]
struct Pages<'t> {
    old: Page<'t>,
    new: Page<'t>,
    /// The places of short rows of words that both have, in order.
    kept: Vec<(usize, usize)>,
}

/// What came of looking for the words as they were.
enum Exact {
    /// They stand in the quote's own passage.
    Own { place: Range<usize>, whole_sentence: bool },
    /// They only stand in others.
    Other { place: Range<usize>, because: String },
    /// They stand nowhere.
    Nowhere,
}

impl<'t> Anchors<'t> {
    /// Takes the two texts. They are made ready when the first quote is asked for, in time in proportion to
    /// their length.
    #[must_use]
    pub fn new(old: &'t str, new: &'t str) -> Self {
        Self { old, new, pages: OnceCell::new() }
    }

    /// What became of the quote at a place of the earlier text, with what its ellipses leave out; both in
    /// code points. `None` when the earlier text has no such place, or no word stands there.
    #[must_use]
    pub fn of(&self, position: (usize, usize), left_out: &[(usize, usize)]) -> Option<Anchor> {
        let pages = self.pages.get_or_init(|| Pages::of(self.old, self.new));
        let bytes = pages.old.points.bytes(position).filter(|bytes| !bytes.is_empty())?;
        let quote = pages.old.touched(&bytes);
        if quote.is_empty() {
            return None;
        }
        if self.old == self.new {
            let because = "the text is the same".to_owned();
            let (standing, difference) = (Standing::Stands, None);
            return Some(Anchor { standing, position: Some(position), because, difference });
        }
        Some(match pages.exact(&quote) {
            Exact::Own { place, whole_sentence } => {
                let position = pages.position(&quote, &bytes, &place);
                match whole_sentence {
                    true => pages.whole(&quote, &place, position),
                    false => pages.around_changed(&quote, &place, position),
                }
            }
            Exact::Other { place, because } => {
                pages.altered(&quote, left_out).unwrap_or_else(|| {
                    let position = pages.new.position(&place);
                    Anchor { standing: Standing::LookAlike, position, because, difference: None }
                })
            }
            Exact::Nowhere => pages.altered(&quote, left_out).unwrap_or_else(|| Anchor {
                standing: Standing::Gone,
                position: None,
                because: "neither the words nor what stood around them are there".to_owned(),
                difference: None,
            }),
        })
    }
}

/// What became of a quote in the newest text of its source; `None` where it was read in that one, or no text
/// of it is held. For many quotes of one source, make one [`Anchors`].
#[must_use]
pub fn in_newest(source: &Source, citation: &Citation) -> Option<Anchor> {
    let (cited, newest) = (source.cited(citation)?, source.text()?);
    if std::ptr::eq(cited, newest) {
        return None;
    }
    Anchors::new(&cited.text, &newest.text).of(citation.position?, &citation.left_out)
}

impl<'t> Pages<'t> {
    fn of(old: &'t str, new: &'t str) -> Self {
        let [old, new] = Page::pair(old, new);
        let kept = kept_in_order(&old.rows(), &new.rows());
        Self { old, new, kept }
    }

    /// Looks for the words as they were, and for the passage that is the quote's own.
    fn exact(&self, quote: &Range<usize>) -> Exact {
        let here = self.old.find(&self.old, quote);
        let there = self.new.find(&self.old, quote);
        let at = |start: usize| start..start + quote.len();
        let fit =
            |from: usize, to: usize| Agreement::between(&self.old, &at(from), &self.new, &at(to));
        let mut places: Vec<(usize, Agreement)> =
            there.iter().map(|place| (*place, fit(quote.start, *place))).collect();
        places.sort_by(|one, other| other.1.fit().cmp(&one.1.fit()).then(one.0.cmp(&other.0)));
        let Some(best) = places.first().copied() else { return Exact::Nowhere };
        let mut because = None;
        for (place, agreement) in &places {
            if !agreement.is_same_passage() {
                continue;
            }
            let own = |start: usize| Exact::Own {
                place: at(start),
                whole_sentence: agreement.whole_sentence,
            };
            let others = here.iter().filter(|other| **other != quote.start);
            let rival = others.map(|other| fit(*other, *place).fit()).max();
            let words = self.old.count(quote.clone(), usize::MAX);
            let is_own = |it: &Range<usize>| {
                surroundings::is_own_sentence(&self.old, quote, &self.new, it, words)
            };
            if !agreement.whole_sentence && !is_own(&at(*place)) {
                because.get_or_insert("the same words stand there, but in another sentence");
                continue;
            }
            let is_anothers = rival > Some(agreement.fit())
                || !agreement.whole_sentence && self.stood_elsewhere(quote, &at(*place));
            if !is_anothers && rival < Some(agreement.fit()) {
                return own(*place);
            }
            // Passages that nothing tells apart are told by their order, as long as none is missing.
            let number = here.iter().position(|other| *other == quote.start);
            let counterpart = number.filter(|_| here.len() == there.len()).map(|it| there[it]);
            if let Some(start) = counterpart.filter(|_| !is_anothers)
                && fit(quote.start, start).fit() == agreement.fit()
            {
                return own(start);
            }
            because.get_or_insert(
                "the same words stand there, but in a passage that stood beside this one before",
            );
        }
        let Agreement { around, of, .. } = best.1;
        let because = because.map(str::to_owned).unwrap_or_else(|| {
            format!("the same words stand there, but of the {of} words around them {around} are the same")
        });
        Exact::Other { place: at(best.0), because }
    }

    /// The standing of a quote whose whole sentence stands in its own passage.
    fn whole(
        &self,
        quote: &Range<usize>,
        place: &Range<usize>,
        position: Option<(usize, usize)>,
    ) -> Anchor {
        let places = (quote.start, place.start);
        let (standing, because) = if order::is_in_order(&self.kept, places) {
            (Standing::Stands, "the same words in the same sentence")
        } else {
            (Standing::Moved, "the same words in the same sentence, at another place of the text")
        };
        Anchor { standing, position, because: because.to_owned(), difference: None }
    }

    /// The standing of a quote whose words stand in its own passage, in a sentence that was changed.
    fn around_changed(
        &self,
        quote: &Range<usize>,
        place: &Range<usize>,
        position: Option<(usize, usize)>,
    ) -> Anchor {
        let (before, now) = (self.old.whole_sentences(quote), self.new.whole_sentences(place));
        Anchor {
            standing: Standing::Altered,
            position,
            because: "its words stand there, but the sentence around them was changed".to_owned(),
            difference: Some(self.difference(&before, &now)),
        }
    }

    /// Where a quote stands that may begin or end within a word.
    fn position(
        &self,
        quote: &Range<usize>,
        bytes: &Range<usize>,
        place: &Range<usize>,
    ) -> Option<(usize, usize)> {
        let whole = self.old.bytes(quote)?;
        let there = self.new.bytes(place)?;
        let within =
            bytes.start.max(whole.start) - whole.start..bytes.end.min(whole.end) - whole.start;
        let alike = self.old.text[whole] == self.new.text[there.clone()];
        let exact =
            if alike { there.start + within.start..there.start + within.end } else { there };
        Some((self.new.points.at_byte(exact.start), self.new.points.at_byte(exact.end)))
    }

    /// The standing of a quote whose words do not stand in its own passage, where the passage is there.
    fn altered(&self, quote: &Range<usize>, left_out: &[(usize, usize)]) -> Option<Anchor> {
        let focus = self.focus(quote);
        let hidden: Vec<Range<usize>> = left_out
            .iter()
            .filter_map(|range| Some(self.old.touched(&self.old.points.bytes(*range)?)))
            .collect();
        let is_quoted = |at: usize| hidden.iter().all(|range| !range.contains(&at));
        let found = reworded::find(&self.old, &focus, is_quoted, &self.new)?;
        let own = focus.clone().filter(|at| is_quoted(*at)).count();
        let agreement = Agreement::between(&self.old, &focus, &self.new, &found.place);
        let is_unchanged =
            focus.len() == found.place.len() && self.old.same(&focus, &self.new, found.place.start);
        if is_unchanged
            || 2 * found.kept < own
            || !agreement.is_same_passage_with(found.kept, own)
            || self.stood_elsewhere(&focus, &found.place)
            || !surroundings::is_own_sentence(
                &self.old,
                &focus,
                &self.new,
                &found.place,
                found.kept,
            )
        {
            return None;
        }
        let because = match found.kept == own {
            true if !hidden.is_empty() => "what its ellipsis leaves out was changed",
            _ => "its words were changed",
        };
        Some(Anchor {
            standing: Standing::Altered,
            position: self.new.position(&found.place),
            because: because.to_owned(),
            difference: Some(self.difference(&focus, &found.place)),
        })
    }

    /// What is compared of a quote: all of it, or of a very long one the part where the first change is.
    fn focus(&self, quote: &Range<usize>) -> Range<usize> {
        const PART: usize = reworded::COMPARED / 2;
        if quote.len() <= reworded::COMPARED {
            return quote.clone();
        }
        let parts = quote.clone().step_by(PART).map(|start| start..quote.end.min(start + PART));
        let mut changed = parts.filter(|part| self.new.find(&self.old, part).is_empty());
        changed.next().unwrap_or(quote.start..quote.start + PART)
    }

    /// Whether a sentence at a place of the new text stood in the old text, but not in the quote.
    fn stood_elsewhere(&self, quote: &Range<usize>, place: &Range<usize>) -> bool {
        let own = self.old.whole_sentences(quote);
        self.new.sentences[self.new.sentence_numbers(place)].iter().any(|sentence| {
            let stood = self.old.find(&self.new, sentence);
            let is_outside =
                |start: &usize| *start >= own.end || start + sentence.len() <= own.start;
            !stood.is_empty() && stood.iter().all(is_outside)
        })
    }

    /// What two ranges say differently, long parts on which they agree left out.
    fn difference(&self, old: &Range<usize>, new: &Range<usize>) -> Difference {
        const BESIDE: usize = 12;
        const SHOWN: usize = 150;
        let least = old.len().min(new.len());
        let before = self.old.shared_after(old.start, &self.new, new.start).min(least);
        let after = self.old.shared_before(old.end, &self.new, new.end).min(least - before);
        let shown = |range: &Range<usize>| {
            let start = range.start + before.saturating_sub(BESIDE);
            let end = range.end - after.saturating_sub(BESIDE);
            start..end.min(start + SHOWN)
        };
        Difference::between(self.new.slice(&shown(new)), self.old.slice(&shown(old)))
    }
}
