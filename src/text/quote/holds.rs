use super::Haystack;
use crate::model::Citation;
use crate::text::code_points::CodePoints;

/// Whether the words at a citation's place still are its quote: as it is written, with the typography made
/// alike, or part by part with the same words left out. `None` where the citation has no place.
///
/// ```
/// use atodds::{model::Citation, text::{code_points::CodePoints, quote::holds}};
/// let text = CodePoints::new("It said: “We hold the town.”");
/// let mut citation = Citation::unverified("We hold the town".into(), None, None);
/// assert_eq!(holds(&text, &citation), None);
/// citation.position = Some((10, 26));
/// assert_eq!(holds(&text, &citation), Some(true));
/// citation.position = Some((9, 25));
/// assert_eq!(holds(&text, &citation), Some(false));
/// ```
#[must_use]
pub fn holds(text: &CodePoints<'_>, citation: &Citation) -> Option<bool> {
    let (start, end) = citation.position?;
    let Some(words) = text.slice((start, end)) else { return Some(false) };
    if words == citation.exact {
        return Some(citation.left_out.is_empty());
    }
    let Ok(found) = Haystack::new(words).find(&citation.exact, None, None) else {
        return Some(false);
    };
    let left_out = found.left_out.iter().map(|(from, to)| (from + start, to + start));
    Some(
        (found.start, found.end) == (0, end - start)
            && left_out.eq(citation.left_out.iter().copied()),
    )
}
