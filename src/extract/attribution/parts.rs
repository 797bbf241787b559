//! Shares a sentence out among its attributions, and what is left to the source's own voice.

use std::ops::Range;

use super::Attributed;
use super::complement::{Form, Place, is_finite, is_opening_mark};
use super::heads::Head;
use crate::extract::words::Words;
use crate::model::{Chain, Relay, Stance};

/// The contents of a sentence, in order.
pub(super) fn contents(words: &Words<'_>, heads: &[Head]) -> Vec<Attributed> {
    let mut found = Vec::new();
    let mut from = 0;
    for (index, head) in heads.iter().enumerate() {
        let next = heads.get(index + 1);
        match head.place {
            Place::From(start) => {
                found.extend(own_part(words, from..head.tokens.start));
                if next.is_some_and(|next| next.tokens.start == start && is_relayed(next)) {
                    from = start;
                    continue;
                }
                let end = next.map_or(words.len(), |next| next.tokens.start);
                found.extend(said(words, heads, index, start..end, None));
                from = end;
            }
            Place::Before => {
                let after = head.tokens.end;
                let end = next.map_or(words.len(), |next| next.tokens.start).max(after);
                let goes_on = (after..end).filter(|at| words.is_word(*at)).count() > 1;
                if goes_on {
                    let aside = Some(head.tokens.clone());
                    found.extend(said(words, heads, index, from..end, aside));
                    from = end;
                } else {
                    found.extend(said(words, heads, index, from..head.tokens.start, None));
                    from = after;
                }
            }
        }
    }
    if heads.is_empty() {
        found.extend(own(words, 0..words.len()));
    }
    found
}

/// Whether the attribution can be passed on by the one before it.
fn is_relayed(next: &Head) -> bool {
    matches!(next.place, Place::From(_))
}

/// The content of an attribution.
fn said(
    words: &Words<'_>,
    heads: &[Head],
    index: usize,
    tokens: Range<usize>,
    aside: Option<Range<usize>>,
) -> Option<Attributed> {
    let head = &heads[index];
    let content = words.span(trim(words, tokens))?;
    let via = relays(heads, index);
    let chain = Chain { claimant: Some(head.claimant.clone()), verb: Some(head.verb.clone()), via };
    Some(Attributed {
        content,
        cited: None,
        aside: aside.and_then(|aside| words.span(aside)),
        because: format!("attributed to “{}” by “{}”", head.shown, head.verb),
        chain,
        stance: head.stance,
        form: head.form,
        stated: None,
    })
}

/// Those whose content is nothing but this attribution: "Reuters reported that the ministry said".
fn relays(heads: &[Head], index: usize) -> Vec<Relay> {
    let mut via = Vec::new();
    let mut at = index;
    while at > 0 && heads[at - 1].place == Place::From(heads[at].tokens.start) {
        at -= 1;
        via.push(Relay { name: heads[at].claimant.clone(), verb: Some(heads[at].verb.clone()) });
    }
    via
}

/// A main clause that stands before an attribution: "The bridge fell, and the mayor said …".
fn own_part(words: &Words<'_>, tokens: Range<usize>) -> Option<Attributed> {
    let last = tokens.end.checked_sub(1)?;
    let joined =
        matches!(words.folded(last), "and" | "but" | "while" | "whereas") || words.raw(last) == ";";
    let opens = tokens.start == 0
        && !matches!(
            words.folded(0),
            "as" | "after"
                | "when"
                | "while"
                | "if"
                | "despite"
                | "although"
                | "though"
                | "because"
        );
    let whole = tokens.clone().any(|at| is_finite(words, at));
    (joined && opens && whole).then(|| own(words, tokens))?
}

/// A content in the source's own voice.
fn own(words: &Words<'_>, tokens: Range<usize>) -> Option<Attributed> {
    let content = words.span(trim(words, tokens))?;
    Some(Attributed {
        content,
        cited: None,
        aside: None,
        chain: Chain::default(),
        stance: Stance::Asserts,
        form: Form::Clause,
        stated: None,
        because: "stated in the source’s own voice".to_owned(),
    })
}

/// Takes marks and joining words off both ends; quotation marks where they do not belong to a pair within.
fn trim(words: &Words<'_>, tokens: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (tokens.start, tokens.end.min(words.len()));
    loop {
        let before = (start, end);
        while start < end && is_edge(words, start) {
            start += 1;
        }
        while start < end && is_tail(words, end - 1) {
            end -= 1;
        }
        if start < end && is_closing_mark(words.raw(end - 1)) && !has_opening(words, start..end - 1)
        {
            end -= 1;
        }
        if start < end
            && is_opening_mark(words.raw(start))
            && !has_closing_within(words, start + 1..end)
        {
            start += 1;
        }
        if start + 1 < end
            && is_opening_mark(words.raw(start))
            && is_closing_mark(words.raw(end - 1))
            && (start + 1..end - 1).all(|at| words.quoted[at])
        {
            (start, end) = (start + 1, end - 1);
        }
        if (start, end) == before {
            return start..end;
        }
    }
}

fn is_edge(words: &Words<'_>, at: usize) -> bool {
    matches!(words.raw(at), "," | ";" | ":" | "." | "…" | "–" | "—" | "-" | "•" | "*" | ")")
        || is_closing_mark(words.raw(at)) && !is_opening_mark(words.raw(at))
        || matches!(
            words.raw(at),
            "And" | "But" | "Yet" | "However" | "Meanwhile" | "Moreover" | "Furthermore" | "Still"
        ) && words.raw(at + 1) == ","
}

fn is_tail(words: &Words<'_>, at: usize) -> bool {
    matches!(words.raw(at), "," | ";" | ":" | "." | "!" | "–" | "—" | "(" | "…")
        || matches!(
            words.folded(at),
            "and" | "but" | "while" | "whereas" | "although" | "though" | "that" | "as"
        )
        || matches!(words.raw(at), "“" | "„" | "«" | "‘")
}

fn is_closing_mark(raw: &str) -> bool {
    matches!(raw, "”" | "\"" | "’" | "'" | "»")
}

fn has_opening(words: &Words<'_>, tokens: Range<usize>) -> bool {
    tokens
        .into_iter()
        .any(|at| is_opening_mark(words.raw(at)) && words.quoted.get(at + 1) == Some(&true))
}

fn has_closing_within(words: &Words<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| is_closing_mark(words.raw(at)) && !words.quoted[at])
}
