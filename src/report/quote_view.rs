use super::{
    Context, StandingView,
    document::{Document, Documents},
    evidence::context,
};
use crate::model::{Case, Citation, Claim, Match, SourceId};
use crate::text::{
    fragment::{self, TextDirective},
    quote,
};

/// A quote and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteView {
    /// The quoted text as a person wrote it.
    pub exact: String,
    /// Text directly before it, where one was needed to find it.
    pub prefix: Option<String>,
    /// Text directly after it, likewise.
    pub suffix: Option<String>,
    /// The SHA-256 of the snapshot it stands in; `None` when there is none.
    pub snapshot: Option<String>,
    /// The half-open range in that snapshot, in code points.
    pub position: Option<(usize, usize)>,
    /// The paragraph of the snapshot it begins in, from 1.
    pub paragraph: Option<usize>,
    /// The text around it; `None` where the source holds no text or the quote is not in it.
    pub context: Option<Context>,
    /// How it was found.
    pub found: Match,
    /// What its ellipses leave out, in order.
    pub left_out: Vec<Omission>,
    /// The address of the source with a text fragment that leads to the quote; `None` when the source has
    /// no web address.
    pub link: Option<String>,
    /// How it stands in the newest text of the source; `None` where it was read in that one, or in none.
    pub newest: Option<StandingView>,
}

/// What an ellipsis leaves out of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// Where it starts in the snapshot, in code points.
    pub start: usize,
    /// Where it ends: the code point after its last one.
    pub end: usize,
    /// The document's words.
    pub text: String,
    /// The words in it that turn the meaning of the quote; see [`turning`](quote::turning).
    pub turning: Vec<String>,
}

impl QuoteView {
    pub(super) fn of(
        citation: &Citation,
        url: Option<&str>,
        document: Option<&Document<'_>>,
    ) -> Self {
        let place = document.zip(citation.position);
        let words = place.and_then(|(document, at)| document.whole_words(at));
        let left_out = document.map(|document| omissions(citation, document)).unwrap_or_default();
        Self {
            exact: citation.exact.clone(),
            prefix: citation.prefix.clone(),
            suffix: citation.suffix.clone(),
            snapshot: citation.snapshot.clone(),
            position: citation.position,
            paragraph: place.and_then(|(document, (start, _))| document.paragraph(start)),
            context: place.and_then(|(document, at)| context(document, at)),
            found: citation.found,
            link: url.and_then(|url| {
                let words = directive(citation, document, words);
                let (before, after) = (citation.prefix.as_deref(), citation.suffix.as_deref());
                fragment::link(url, &words.beside(before, after))
            }),
            left_out,
            newest: None,
        }
    }

    /// Whether the newest text of the page has it no longer as it was quoted.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.newest.as_ref().is_some_and(|newest| newest.standing.is_touched())
    }

    /// The words that its ellipses leave out and that turn its meaning.
    pub fn turning(&self) -> impl Iterator<Item = &str> {
        self.left_out.iter().flat_map(|omission| &omission.turning).map(String::as_str)
    }

    /// Whether somebody has to look at what it leaves out.
    #[must_use]
    pub fn is_flagged(&self) -> bool {
        self.turning().next().is_some()
    }
}

/// The claims whose quotes leave out a word that turns their meaning, with those words.
///
/// ```
/// use atodds::{casefile::{Format, load_str}, report::flagged};
/// let text = "[[source]]\nid = \"s\"\ntitle = \"Dam\"\ntext = \"The dam has not, so far, burst.\"\n
///             [[claim]]\ntext = \"The dam burst.\"\nquote = \"The dam has … burst\"\n";
/// let case = load_str(text, "case.toml", Format::Toml)?.case;
/// assert_eq!(flagged(&case)[0].1, ["not"]);
/// # Ok::<(), atodds::Error>(())
/// ```
#[must_use]
pub fn flagged(case: &Case) -> Vec<(&Claim, Vec<String>)> {
    let sources: rustc_hash::FxHashMap<&SourceId, _> =
        case.sources.iter().map(|source| (&source.id, source)).collect();
    let mut documents = Documents::default();
    let mut flagged = vec![];
    for claim in &case.claims {
        let Some(citation) = claim.citation.as_ref().filter(|it| !it.left_out.is_empty()) else {
            continue;
        };
        let Some(source) = sources.get(&claim.source) else { continue };
        let Some(document) = documents.of(source, citation) else { continue };
        let omissions = omissions(citation, document);
        let words: Vec<String> = omissions.into_iter().flat_map(|it| it.turning).collect();
        if !words.is_empty() {
            flagged.push((claim, words));
        }
    }
    flagged
}

fn omissions(citation: &Citation, document: &Document<'_>) -> Vec<Omission> {
    let Some(((start, end), quoted)) =
        citation.position.and_then(|at| Some((at, document.slice(at)?)))
    else {
        return vec![];
    };
    let inside = |range: &&(usize, usize)| start <= range.0 && range.0 < range.1 && range.1 <= end;
    let ranges: Vec<(usize, usize)> = citation.left_out.iter().filter(inside).copied().collect();
    if ranges.is_empty() {
        return vec![];
    }
    let relative: Vec<(usize, usize)> =
        ranges.iter().map(|(from, to)| (from - start, to - start)).collect();
    let turning = quote::turning(quoted, &relative);
    let omission = |((start, end), turning): ((usize, usize), Vec<String>)| Omission {
        start,
        end,
        text: document.slice((start, end)).unwrap_or_default().to_owned(),
        turning,
    };
    ranges.into_iter().zip(turning).map(omission).collect()
}

/// The words that a link leads to: the document's own, since those are what a browser looks for, and the
/// quote's where the document is not at hand.
fn directive(
    citation: &Citation,
    document: Option<&Document<'_>>,
    words: Option<&str>,
) -> TextDirective {
    let ends = citation.position.zip(citation.left_out.first().zip(citation.left_out.last()));
    let part = |range| document?.slice(range);
    if let Some(((start, end), (first, last))) = ends
        && let Some((beginning, ending)) = part((start, first.0)).zip(part((last.1, end)))
    {
        return TextDirective::between(beginning, ending);
    }
    match (words, quote::parts(&citation.exact).as_slice()) {
        (Some(words), _) => TextDirective::to(words),
        (None, []) => TextDirective::to(&citation.exact),
        (None, [only]) => TextDirective::to(only),
        (None, [first, .., last]) => TextDirective::between(first, last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Snapshot;
    use crate::text::quote::locate;

    const TEXT: &str =
        "The port office opened.\n\nThe ferry, built in 1901, has not, so far, sunk.";
    const PAGE: &str = "https://example.org/ferry";

    fn view(citation: &Citation, url: &str) -> QuoteView {
        let (sha256, text) = (String::new(), TEXT.to_owned());
        let snapshot = Snapshot { sha256, text, retrieved: None, file: None };
        QuoteView::of(citation, Some(url), Some(&Document::of(&snapshot)))
    }

    fn cited(exact: &str) -> Citation {
        let found = locate(TEXT, exact, None, None).unwrap();
        let mut citation = Citation::unverified(exact.to_owned(), None, None);
        citation.position = Some((found.start, found.end));
        (citation.found, citation.left_out) = (found.found, found.left_out);
        citation
    }

    fn link(exact: &str) -> String {
        let link = view(&cited(exact), PAGE).link.unwrap();
        link.strip_prefix("https://example.org/ferry#:~:text=").unwrap().to_owned()
    }

    #[test]
    fn what_an_ellipsis_hides_is_told_with_its_turning_words() {
        let quote = view(&cited("The ferry … has … sunk"), PAGE);
        let told: Vec<(&str, &[String])> =
            quote.left_out.iter().map(|it| (it.text.as_str(), it.turning.as_slice())).collect();
        assert_eq!(told, [(", built in 1901,", &[][..]), ("not, so far,", &["not".to_owned()])]);
        assert_eq!(quote.paragraph, Some(2));
        assert!(quote.is_flagged());
        assert!(!view(&cited("The ferry … has not"), PAGE).is_flagged());
    }

    #[test]
    fn a_link_leads_to_the_words_of_the_document_in_whole_words() {
        assert_eq!(link("has not"), "has%20not");
        assert_eq!(link("uilt in 19"), "built%20in%201901");
        assert_eq!(link("The ferry … has … sunk"), "The%20ferry,sunk");
        assert_eq!(link("… so far …"), "so%20far");
        assert_eq!(link("office opened. The ferry, built"), "office%20opened.,ferry%2C%20built");
    }

    #[test]
    fn a_quote_that_could_not_be_looked_up_is_linked_by_its_own_words() {
        for (exact, fragment) in [("a quote", "a%20quote"), ("one … two … three", "one,three")]
        {
            let mut citation = Citation::unverified(exact.to_owned(), None, None);
            citation.prefix = Some("said:".to_owned());
            let link = QuoteView::of(&citation, Some(PAGE), None).link;
            assert_eq!(link, Some(format!("{PAGE}#:~:text=said%3A-,{fragment}")));
        }
        let citation = Citation::unverified("x".to_owned(), None, None);
        assert_eq!(QuoteView::of(&citation, Some("javascript:alert(1)"), None).link, None);
        assert_eq!(QuoteView::of(&citation, None, None).link, None);
    }

    #[test]
    fn places_outside_the_document_are_shown_as_none() {
        for (position, left_out) in [
            ((0, 9999), vec![(1, 2)]),
            ((usize::MAX, usize::MAX), vec![(1, 2)]),
            ((5, 2), vec![(2, 5)]),
            ((3, 9), vec![(0, 4), (8, 12), (7, 6), (20, usize::MAX)]),
        ] {
            let mut citation = cited("has not");
            (citation.position, citation.left_out) = (Some(position), left_out);
            assert_eq!(view(&citation, PAGE).left_out, [], "{position:?}");
        }
    }
}
