//! Which noun of a clause bears what its verb says: the head of the subject, not a name within it. Petra's deputy
//! resigned, not Petra.

use super::lexicon::Lexicon;
use super::states::Parsed;
use super::words::Token;
use crate::model::Name;

/// A noun or a name with the words before it that belong to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head<'p> {
    /// The token where its phrase begins.
    start: usize,
    /// Its last token.
    end: usize,
    /// The name that it is, where it is one.
    pub(super) name: Option<&'p Name>,
}

impl<'p> Head<'p> {
    /// The key of the thing and where its phrase stands in the text.
    pub(super) fn subject(&self, text: &Parsed<'p>) -> (String, (usize, usize)) {
        match self.name {
            Some(name) => (name.key.clone(), name.span),
            None => (
                text.lemmas[self.end].clone(),
                (text.tokens[self.start].start, text.tokens[self.end].end()),
            ),
        }
    }
}

/// How far before a verb the noun of its subject may stand, adverbs and auxiliaries between.
const REACH: usize = 6;

/// The head of the subject that ends before a verb at `until`.
pub(super) fn bearer_before<'p>(
    text: &Parsed<'p>,
    until: usize,
    lexicon: &Lexicon,
) -> Option<Head<'p>> {
    let mut head = phrase_ending_before(text, behind_inserted(text, until, lexicon), lexicon)?;
    // "The father of the violinist": what stands behind a preposition narrows what stands before it.
    while let Some(outer) = governor(text, &head, lexicon) {
        if names_its_sort(text, &outer, &head) {
            break;
        }
        head = outer;
    }
    Some(head)
}

/// The head of the object that begins after a verb: "brother" in "arrested the minister's brother".
pub(super) fn bearer_after<'p>(
    text: &Parsed<'p>,
    from: usize,
    lexicon: &Lexicon,
) -> Option<Head<'p>> {
    let leads = |index: &usize| {
        is_article(&text.lemmas[*index])
            || text.tokens[*index].is_number()
            || text.lemmas[*index] == "of" && *index == from
    };
    let start = (from..text.tokens.len()).find(|index| !leads(index))?;
    let belongs = |index: &usize| {
        let lemma = text.lemmas[*index].as_str();
        let is_adjective = lexicon.is_base(lemma, 'a') && !lexicon.is_stop(lemma);
        lemma == "'s" || is_adjective || is_noun(text, *index, lexicon)
    };
    let end = (start..text.tokens.len()).take_while(belongs).last()?;
    let head = (start..=end).rev().find(|index| is_noun(text, *index, lexicon))?;
    let head = Head { start, end: head, name: name_covering(text, head) };
    match text.lemmas.get(head.end + 1) {
        Some(of) if of == "of" => {
            let inner = bearer_after(text, head.end + 2, lexicon);
            Some(inner.filter(|inner| names_its_sort(text, &head, inner)).unwrap_or(head))
        }
        _ => Some(head),
    }
}

fn is_article(lemma: &str) -> bool {
    matches!(
        lemma,
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that" | "all" | "another"
    )
}

/// Where the subject ends: before the verb, or before what commas put between: "Ada Holm, who led it, resigned".
fn behind_inserted(text: &Parsed<'_>, until: usize, lexicon: &Lexicon) -> usize {
    let verb = (0..until).rev().find(|index| !is_filler(text, *index, lexicon));
    let Some(comma) = verb.filter(|index| text.tokens[*index].text == ",") else { return until };
    text.tokens[..comma].iter().rposition(|token| token.text == ",").unwrap_or(until)
}

fn is_filler(text: &Parsed<'_>, index: usize, lexicon: &Lexicon) -> bool {
    let lemma = text.lemmas[index].as_str();
    text.tokens[index].is_word && (lexicon.is_stop(lemma) || lemma.ends_with("ly"))
}

/// The phrase whose noun is the last one before a token.
fn phrase_ending_before<'p>(
    text: &Parsed<'p>,
    until: usize,
    lexicon: &Lexicon,
) -> Option<Head<'p>> {
    let reach = until.saturating_sub(REACH)..until;
    let end = reach
        .rev()
        .take_while(|index| !ends_clause(&text.tokens[*index]))
        .find(|index| is_noun(text, *index, lexicon))?;
    Some(phrase_at(text, end, lexicon))
}

/// The phrase that a noun or the last word of a name ends.
fn phrase_at<'p>(text: &Parsed<'p>, end: usize, lexicon: &Lexicon) -> Head<'p> {
    let name = name_covering(text, end);
    let mut start = end;
    while let Some(before) = start.checked_sub(1) {
        let lemma = text.lemmas[before].as_str();
        let owns = lemma == "'s" || text.tokens[before].text == "'";
        let is_adjective = lexicon.is_base(lemma, 'a') && !lexicon.is_stop(lemma);
        if !(owns || is_adjective || is_noun(text, before, lexicon)) || is_preposition(lemma) {
            break;
        }
        start = before;
    }
    Head { start, end, name }
}

/// The phrase that a preposition ties this one to.
fn governor<'p>(text: &Parsed<'p>, head: &Head<'p>, lexicon: &Lexicon) -> Option<Head<'p>> {
    let preposition = (0..head.start).rev().find(|index| !is_article(&text.lemmas[*index]))?;
    let noun = preposition.checked_sub(1)?;
    (is_preposition(&text.lemmas[preposition]) && is_noun(text, noun, lexicon))
        .then(|| phrase_at(text, noun, lexicon))
}

/// "The town of Orrin", "a number of schools": the noun before "of" only says what sort of thing or how much of it
/// the other one is.
fn names_its_sort(text: &Parsed<'_>, outer: &Head<'_>, inner: &Head<'_>) -> bool {
    let noun = text.lemmas[outer.end].as_str();
    let of = text.lemmas.get(outer.end + 1).is_some_and(|lemma| lemma == "of");
    of && (inner.name.is_some() && SORTS.contains(&noun) || AMOUNTS.contains(&noun))
}

/// What a place is called by before its name.
const SORTS: &[&str] = &[
    "town",
    "city",
    "village",
    "state",
    "province",
    "region",
    "district",
    "island",
    "county",
    "republic",
    "kingdom",
    "port",
    "capital",
    "suburb",
    "municipality",
];

/// Nouns that say how much of a thing.
const AMOUNTS: &[&str] = &[
    "number", "majority", "dozen", "group", "lot", "half", "part", "most", "member", "pair",
    "couple", "series", "rest", "thousand", "hundred", "million", "third", "quarter",
];

fn is_preposition(lemma: &str) -> bool {
    matches!(
        lemma,
        "of" | "in"
            | "at"
            | "near"
            | "on"
            | "from"
            | "for"
            | "with"
            | "against"
            | "over"
            | "about"
            | "between"
            | "around"
            | "outside"
            | "to"
    )
}

pub(super) fn is_noun(text: &Parsed<'_>, index: usize, lexicon: &Lexicon) -> bool {
    let lemma = text.lemmas[index].as_str();
    let known = lexicon.is_base(lemma, 'n') || !lexicon.is_common(lemma);
    name_covering(text, index).is_some()
        || known
            && text.tokens[index].is_word
            && !lexicon.is_stop(lemma)
            && !lexicon.is_report(lemma)
            && lemma.chars().all(char::is_alphabetic)
}

pub(super) fn name_covering<'p>(text: &Parsed<'p>, index: usize) -> Option<&'p Name> {
    let at = text.tokens[index].start;
    text.names.iter().find(|name| (name.span.0..name.span.1).contains(&at))
}

fn ends_clause(token: &Token<'_>) -> bool {
    matches!(token.text, "." | ";" | ":" | "!" | "?")
}
