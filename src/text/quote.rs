//! Finding a quote in a text: character for character, else with the typography made alike, else part by
//! part where it has an ellipsis.

mod anchor;
mod difference;
mod elision;
mod holds;
mod nearest;
mod not_found;
mod telling;
#[cfg(test)]
mod tests;
mod turning;

use std::{cell::OnceCell, ops::Range};

use super::normalize::{Normalized, typographic};
use crate::model::{Citation, Match, Snapshot};
use elision::Elided;

pub(in crate::text) use anchor::kept_in_order;
pub use anchor::{Anchor, Anchors, Standing, in_newest};
pub use difference::Difference;
pub use elision::MOST_LEFT_OUT;
pub use holds::holds;
pub use nearest::Nearest;
pub use not_found::NotFound;
pub use telling::{Side, Telling};
pub use turning::turning;

/// Where a quote stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it starts, in code points of the text.
    pub start: usize,
    /// Where it ends: the code point after its last one.
    pub end: usize,
    /// [`Match::Verbatim`], [`Match::Typographic`] or [`Match::Elided`].
    pub found: Match,
    /// What the ellipses of the quote leave out: ranges in code points, half-open, in order.
    pub left_out: Vec<(usize, usize)>,
}

impl Found {
    /// The citation of a quote that was found so in a snapshot.
    #[must_use]
    pub fn citation(
        self,
        exact: String,
        prefix: Option<String>,
        suffix: Option<String>,
        snapshot: &Snapshot,
    ) -> Citation {
        Citation {
            exact,
            prefix,
            suffix,
            snapshot: Some(snapshot.sha256.clone()),
            position: Some((self.start, self.end)),
            found: self.found,
            left_out: self.left_out,
        }
    }
}

/// How many places of one quote are looked up and told; a text can repeat it a million times.
pub const MOST_PLACES: usize = 100;

/// How many hits are looked at for one quote, those included that turn out to cut a character.
const MOST_HITS: usize = 1000;

/// Finds the one place of a quote in a text.
///
/// It is looked for as it is written, between the prefix and the suffix where they are given. Only when
/// it does not stand there so is it looked for with the typography made alike (see
/// [`Normalized`]), where white space may also stand between the prefix, the quote and the suffix.
///
/// When it stands there neither way and has an ellipsis (`…`, `...`, `. . .`, also in brackets), it is
/// looked for part by part: the parts in order, whole words each, the next one in the same paragraph or
/// the one after, at most [`MOST_LEFT_OUT`] code points further on. [`Found::left_out`] tells what was
/// skipped, and [`turning`] whether that turns the meaning. Marks beside an ellipsis are not compared.
///
/// Takes time in proportion to the text, and memory likewise when the quote is not found verbatim. To look
/// for many quotes in one text, make one [`Haystack`].
///
/// ```
/// use atodds::{model::Match, text::quote::locate};
/// let text = "It said: “We hold\nthe town.”";
/// let found = locate(text, "We hold the town", None, None)?;
/// assert_eq!((found.start, found.end, found.found), (10, 26, Match::Typographic));
///
/// let found = locate("The bridge, built in 1901, is closed.", "The bridge … is closed", None, None)?;
/// assert_eq!((found.found, found.left_out), (Match::Elided, vec![(10, 26)]));
/// # Ok::<(), atodds::text::quote::NotFound>(())
/// ```
///
/// # Errors
///
/// [`NotFound`] says why there is no such place: it is empty, stands nowhere (with the text that is
/// nearest), stands elsewhere, or stands at several places.
pub fn locate(
    text: &str,
    exact: &str,
    prefix: Option<&str>,
    suffix: Option<&str>,
) -> Result<Found, NotFound> {
    let haystack = Haystack::new(text);
    haystack.find(exact, prefix, suffix).map_err(|why| haystack.with_nearest(why, exact))
}

/// The parts of a quote between its ellipses, with their typography made alike; none when it has no
/// ellipsis between or beside words.
///
/// ```
/// use atodds::text::quote::parts;
/// assert_eq!(parts("We hold the town. […] Nobody … leaves"), ["We hold the town", "Nobody", "leaves"]);
/// assert_eq!(parts("We hold the town"), Vec::<String>::new());
/// ```
#[must_use]
pub fn parts(exact: &str) -> Vec<String> {
    elision::parts(&typographic(exact))
}

/// A text to look for many quotes in: its normalised form is made once, when first needed.
#[derive(Debug)]
pub struct Haystack<'t> {
    text: &'t str,
    normalized: OnceCell<Normalized>,
}

impl<'t> Haystack<'t> {
    /// Takes the text to look in.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, normalized: OnceCell::new() }
    }

    /// The one place of a quote, as [`locate`] finds it.
    ///
    /// # Errors
    ///
    /// As [`locate`], but with no nearest text: ask [`Self::with_nearest`] for it.
    pub fn find(
        &self,
        exact: &str,
        prefix: Option<&str>,
        suffix: Option<&str>,
    ) -> Result<Found, NotFound> {
        if typographic(exact).is_empty() {
            return Err(NotFound::Empty);
        }
        let (before, after) = (prefix.unwrap_or_default(), suffix.unwrap_or_default());
        let mut places = self.verbatim(exact, before, after);
        if places.is_empty() {
            places = self.alike(exact, before, after);
        }
        match places.as_slice() {
            [] => self.elsewhere(exact, before, after),
            [place] => Ok(self.found(place.clone(), exact)),
            _ => Err(self.ambiguous(&places, &self.alike(exact, "", ""))),
        }
    }

    /// The same failure with the text that is most like what is missing, where something is.
    #[must_use]
    pub fn with_nearest(&self, why: NotFound, exact: &str) -> NotFound {
        match why {
            NotFound::Missing { part, nearest: _ } => {
                let nearest = self.nearest(part.as_deref().unwrap_or(exact));
                NotFound::Missing { part, nearest }
            }
            other => other,
        }
    }

    /// The part of the text that is most like a quote, or `None` when nothing is much like it.
    ///
    /// Takes time in proportion to the text; of a long quote only the beginning is compared.
    #[must_use]
    pub fn nearest(&self, exact: &str) -> Option<Nearest> {
        nearest::nearest(self.text, self.normalized(), exact)
    }

    fn normalized(&self) -> &Normalized {
        self.normalized.get_or_init(|| Normalized::new(self.text))
    }

    fn verbatim(&self, exact: &str, before: &str, after: &str) -> Vec<Range<usize>> {
        hits(self.text, &[before, exact, after].concat())
            .take(MOST_PLACES)
            .map(|hit| hit + before.len()..hit + before.len() + exact.len())
            .collect()
    }

    fn alike(&self, exact: &str, before: &str, after: &str) -> Vec<Range<usize>> {
        let (exact, before, after) = (typographic(exact), typographic(before), typographic(after));
        let gaps = |context: &str| if context.is_empty() { &[""][..] } else { &["", " "][..] };
        let mut places = vec![];
        for gap_before in gaps(&before) {
            for gap_after in gaps(&after) {
                let needle = [before.as_str(), gap_before, &exact, gap_after, &after].concat();
                let skipped = before.len() + gap_before.len();
                places.extend(
                    hits(self.normalized().as_str(), &needle)
                        .take(MOST_HITS)
                        .map(|hit| hit + skipped..hit + skipped + exact.len())
                        .filter_map(|range| self.normalized().original(range)),
                );
            }
        }
        places.sort_by_key(|place| place.start);
        places.dedup();
        places.truncate(MOST_PLACES);
        places
    }

    /// What becomes of a quote that does not stand in the text as a whole, between its prefix and suffix.
    fn elsewhere(&self, exact: &str, before: &str, after: &str) -> Result<Found, NotFound> {
        let needs_context = !(before.is_empty() && after.is_empty());
        if needs_context {
            let mut places = self.verbatim(exact, "", "");
            if places.is_empty() {
                places = self.alike(exact, "", "");
            }
            if !places.is_empty() {
                return Err(NotFound::OutOfContext { places: self.code_points(&places) });
            }
        }
        let parts = parts(exact);
        if parts.is_empty() {
            return Err(NotFound::Missing { part: None, nearest: None });
        }
        match self.elided(&parts, &typographic(before), &typographic(after)) {
            Err(NotFound::Scattered) if needs_context => match self.elided(&parts, "", "") {
                Ok(found) => Err(NotFound::OutOfContext { places: vec![found.start] }),
                Err(NotFound::Ambiguous { places, .. }) => Err(NotFound::OutOfContext { places }),
                Err(other) => Err(other),
            },
            found => found,
        }
    }

    fn elided(&self, parts: &[String], before: &str, after: &str) -> Result<Found, NotFound> {
        let mut chains = match elision::find(self.text, self.normalized(), parts, before, after) {
            Elided::Lacks(part) => {
                let part = (parts.len() > 1).then_some(part);
                return Err(NotFound::Missing { part, nearest: None });
            }
            Elided::Scattered => return Err(NotFound::Scattered),
            Elided::Places(chains) => chains,
        };
        chains.truncate(MOST_PLACES);
        let whole = |chain: &[Range<usize>]| -> Option<Range<usize>> {
            Some(chain.first()?.start..chain.last()?.end)
        };
        if let [chain] = chains.as_slice()
            && let Some(place) = whole(chain)
        {
            let left_out = elision::left_out(self.text, chain);
            let left_out = left_out.into_iter().map(|range| self.range(&range)).collect();
            let (start, end) = self.range(&place);
            return Ok(Found { start, end, found: Match::Elided, left_out });
        }
        let places: Vec<Range<usize>> = chains.iter().filter_map(|chain| whole(chain)).collect();
        Err(self.ambiguous(&places, &[]))
    }

    /// Several places, with words to tell them apart, and from those where the quote is only `alike`.
    fn ambiguous(&self, places: &[Range<usize>], alike: &[Range<usize>]) -> NotFound {
        // Of a text that repeats it without end, the first places alone cannot be told apart from the rest.
        let telling = match places.len().max(alike.len()) {
            MOST_PLACES => vec![],
            _ => telling::telling(self.text, places, alike),
        };
        NotFound::Ambiguous { places: self.code_points(places), telling }
    }

    fn found(&self, place: Range<usize>, exact: &str) -> Found {
        let found =
            if self.text[place.clone()] == *exact { Match::Verbatim } else { Match::Typographic };
        let (start, end) = self.range(&place);
        Found { start, end, found, left_out: vec![] }
    }

    /// A range of bytes in code points.
    fn range(&self, place: &Range<usize>) -> (usize, usize) {
        let start = self.text[..place.start].chars().count();
        (start, start + self.text[place.clone()].chars().count())
    }

    fn code_points(&self, places: &[Range<usize>]) -> Vec<usize> {
        places.iter().map(|place| self.text[..place.start].chars().count()).collect()
    }
}

/// Where a needle starts in a text, in bytes, places that overlap included.
fn hits<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = needle.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let hit = from + text.get(from..)?.find(needle)?;
        from = hit + step;
        Some(hit)
    })
}
