//! Shares a sentence out among its attributions, and what is left to the source's own voice.

use std::ops::Range;

use chrono::NaiveDate;

use super::Attributed;
use super::complement::{Form, Place};
use super::heads::Head;
use super::signs::{is_closing_mark, is_finite, is_opening_mark};
use super::sources::outlet;
use crate::extract::speakers::phrase::phrase_after;
use crate::extract::words::Words;
use crate::model::{Chain, PartialDate, Relay, Stance};
use crate::text::date::{When, dates};

/// The contents of a sentence, in order.
pub(super) fn contents(
    words: &Words<'_>,
    heads: &[Head],
    published: Option<NaiveDate>,
) -> Vec<Attributed> {
    let sentence = Sentence { words, heads, published };
    let mut found = Vec::new();
    let mut from = 0;
    for (index, head) in heads.iter().enumerate() {
        let next = heads.get(index + 1);
        match head.place {
            Place::From(start) => {
                let own = own_part(words, from..head.tokens.start);
                let circumstance = if own.is_some() { head.tokens.start } else { from };
                found.extend(own);
                if next.is_some_and(|next| next.tokens.start == start && is_relayed(next)) {
                    from = start;
                    continue;
                }
                let end = next.map_or(words.len(), |next| next.tokens.start).max(start);
                let cut = end_of_content(words, head.form, start..end);
                found.extend(sentence.said(index, start..cut, None, circumstance));
                found.extend(rest(words, cut..end));
                from = end;
            }
            Place::Before => {
                let after = head.tokens.end;
                // "A suggested that …, B noted": all that stands before it is what another says.
                let passed_on = index > 0
                    && matches!(heads[index - 1].place, Place::From(_))
                    && !(from..head.tokens.start).any(|at| words.is_word(at));
                if passed_on {
                    if let Some(said) = found.last_mut() {
                        let (name, verb) = (head.claimant.clone(), Some(head.verb.clone()));
                        said.chain.via.push(Relay { name, verb });
                    }
                    from = after;
                    continue;
                }
                let end = next.map_or(words.len(), |next| next.tokens.start).max(after);
                let quoted = is_closing_mark(words.raw(head.tokens.start.wrapping_sub(1)))
                    || words.raw(head.tokens.start.wrapping_sub(1)) == ","
                        && is_closing_mark(words.raw(head.tokens.start.wrapping_sub(2)));
                let resumes = !quoted
                    || is_opening_mark(words.raw(after))
                    || is_opening_mark(words.raw(after + 1));
                // "…, she said, as rescuers searched": what follows is told beside it.
                let beside = matches!(
                    words.folded(after + 1),
                    "as" | "after" | "while" | "amid" | "when" | "but"
                );
                let resumes = resumes && !beside;
                let goes_on = (after..end).filter(|at| words.is_word(*at)).count() > 1;
                if goes_on && resumes {
                    let aside = Some(head.tokens.clone());
                    found.extend(sentence.said(index, from..end, aside, head.tokens.start));
                    from = end;
                } else {
                    found.extend(sentence.said(
                        index,
                        from..head.tokens.start,
                        None,
                        head.tokens.start,
                    ));
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

/// A sentence with its attributions.
struct Sentence<'s, 't> {
    words: &'s Words<'t>,
    heads: &'s [Head],
    published: Option<NaiveDate>,
}

impl Sentence<'_, '_> {
    /// The content of an attribution; `circumstance` is where what tells of its time may begin.
    fn said(
        &self,
        index: usize,
        tokens: Range<usize>,
        aside: Option<Range<usize>>,
        circumstance: usize,
    ) -> Option<Attributed> {
        let (words, head) = (self.words, &self.heads[index]);
        let content = words.span(trim(words, tokens))?;
        let mut via = relays(self.heads, index);
        let told = head.told.as_ref().and_then(|told| outlet(words, told));
        via.extend(told.map(|name| Relay { name, verb: None }));
        let time = words.words(circumstance.min(head.tokens.start)..head.tokens.end);
        Some(Attributed {
            content,
            cited: None,
            asides: aside.and_then(|aside| words.span(aside)).into_iter().collect(),
            because: format!("attributed to “{}” by “{}”", head.shown, head.verb),
            chain: Chain {
                claimant: Some(head.claimant.clone()),
                verb: Some(head.verb.clone()),
                via,
                end: None,
            },
            stance: head.stance,
            form: head.form,
            stated: stated(time, self.published),
            origin: None,
        })
    }
}

/// The day that the words of an attribution name: "said on Monday".
fn stated(words: &str, published: Option<NaiveDate>) -> Option<PartialDate> {
    dates(words, published)
        .into_iter()
        .find(|found| found.date.when == When::On)
        .and_then(|found| found.date.days?.as_partial())
}

/// Where a content ends: a phrase ends where the sentence goes on about something else, a clause where another
/// begins beside it.
fn end_of_content(words: &Words<'_>, form: Form, tokens: Range<usize>) -> usize {
    let ends = |at: usize| {
        let mark = words.raw(at - 1) == "," || is_closing_mark(words.raw(at - 1));
        let folded = words.folded(at);
        if words.quoted[at] {
            return false;
        }
        if form == Form::Clause {
            return mark && matches!(folded, "while" | "whereas");
        }
        let turns = matches!(
            folded,
            "but" | "while" | "although" | "though" | "whereas" | "which" | "who" | "as" | "after"
        );
        let remark = folded.ends_with("ing") || matches!(folded, "a" | "an");
        let verb = folded == "and"
            && is_finite(words, at + 1)
            && words.folded(at + 1) != words.lemma(at + 1);
        mark && (turns || remark) || form == Form::Predicate && (verb || folded == "but")
    };
    (tokens.start + 2..tokens.end).find(|at| ends(*at)).unwrap_or(tokens.end)
}

/// A clause that stands beside a content: ", while police counted fewer".
fn rest(words: &Words<'_>, tokens: Range<usize>) -> Option<Attributed> {
    let start = tokens.start + 1;
    let beside = matches!(words.folded(tokens.start), "while" | "whereas");
    let clause = start < tokens.end
        && phrase_after(words, start).is_some_and(|it| it.range.end < tokens.end)
        && (start..tokens.end).any(|at| is_finite(words, at));
    (beside && clause).then(|| own(words, start..tokens.end))?
}

/// Whether the attribution can be passed on by the one before it.
fn is_relayed(next: &Head) -> bool {
    matches!(next.place, Place::From(_))
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
pub(super) fn own(words: &Words<'_>, tokens: Range<usize>) -> Option<Attributed> {
    let content = words.span(trim(words, tokens))?;
    Some(Attributed {
        content,
        cited: None,
        asides: Vec::new(),
        chain: Chain::default(),
        stance: Stance::Asserts,
        form: Form::Clause,
        stated: None,
        because: "stated in the source’s own voice".to_owned(),
        origin: None,
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

fn has_opening(words: &Words<'_>, tokens: Range<usize>) -> bool {
    tokens
        .into_iter()
        .any(|at| is_opening_mark(words.raw(at)) && words.quoted.get(at + 1) == Some(&true))
}

fn has_closing_within(words: &Words<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| is_closing_mark(words.raw(at)) && !words.quoted[at])
}
