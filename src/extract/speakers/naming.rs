//! From a noun phrase to the name of the one who speaks.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Kind;
use super::phrase::{Phrase, Sort, is_day_or_month, is_demonym, is_determiner, is_title, sort_of};
use crate::extract::document::Document;
use crate::extract::words::Words;
use crate::text::lexicon::Lexicon;
use crate::text::names::{NameBook, names};
use crate::text::sentences;
use crate::text::words::fold;

/// A speaker as one phrase names it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// The name to show.
    pub(super) name: String,
    /// What a pronoun for it would be.
    pub(super) kind: Kind,
    /// Base forms of the words that say what it is.
    pub(super) roles: Vec<String>,
    /// Whether it is a proper name.
    pub(super) is_name: bool,
    /// Whether it is a noun with "the".
    pub(super) is_definite: bool,
}

/// Reads a phrase that is no pronoun; `None` where it cannot speak.
pub(super) fn named(
    words: &Words<'_>,
    phrase: &Phrase,
    document: &Document<'_>,
    full: &FxHashMap<String, Option<String>>,
) -> Option<Named> {
    let noun = sort_of(words.lemma(phrase.head));
    if is_name(words, phrase.head, document, noun.is_some()) {
        return proper(words, phrase, full);
    }
    noun.map(|sort| common(words, phrase, sort, document))
}

/// Whether the word at the head is a proper name, not a common noun that opens the sentence.
fn is_name(words: &Words<'_>, head: usize, document: &Document<'_>, is_noun: bool) -> bool {
    let folded = words.folded(head);
    let lexicon = Lexicon::english();
    if !words.is_capitalised(head) || is_day_or_month(folded) || is_demonym(words, head) {
        return false;
    }
    let opens = head == 0 || !words.is_word(head - 1) && !words.is_glued(head);
    if !opens {
        return true;
    }
    let ordinary = lexicon.is_common(words.lemma(head)) && lexicon.nation(folded).is_none();
    !ordinary || !is_noun && document.capitalised.contains(folded) && !lexicon.is_stop(folded)
}

fn proper(
    words: &Words<'_>,
    phrase: &Phrase,
    full: &FxHashMap<String, Option<String>>,
) -> Option<Named> {
    let lexicon = Lexicon::english();
    let run = run_of_name(words, phrase.range.start..phrase.head + 1);
    let (title, run) = without_title(words, run);
    let run = if title.is_none() { without_role(words, run) } else { run };
    let lower_case_role = run.start > phrase.range.start
        && words.is_word(run.start - 1)
        && !is_determiner(words.folded(run.start - 1));
    let head_sort = sort_of(words.lemma(phrase.head));
    // "Russia's Interior Ministry", "the University of Leeds": what stands before the name is part of it.
    let run = if head_sort == Some(Sort::Body) && title.is_none() {
        without_determiner(words, phrase.range.clone())
    } else {
        run
    };
    let shown = words.words(run.clone()).trim_end_matches("’s").trim_end_matches("'s");
    let is_nation =
        lexicon.nation(&fold(shown)).is_some() || lexicon.nation_of_capital(&fold(shown)).is_some();
    let several = words.words(run.clone()).contains(" and ");
    let is_person = title.is_some()
        || lower_case_role && head_sort.is_none()
        || run.len() >= 2 && head_sort.is_none() && !has_body_word(words, run.clone());
    let known = full.get(words.folded(phrase.head)).cloned().flatten();
    let has_article = run.start > 0 && words.folded(run.start - 1) == "the";
    let acronym = words.tokens[phrase.head].is_all_capitals();
    let kind = if several {
        Kind::Many
    } else if is_nation || acronym || head_sort == Some(Sort::Body) || has_article && !is_person {
        Kind::Body
    } else if is_person || known.is_some() {
        sex_of(words, phrase).unwrap_or(Kind::Person)
    } else {
        Kind::Unknown
    };
    let name = if matches!(kind, Kind::Body | Kind::Many) || run.len() > 1 {
        shown.to_owned()
    } else {
        known.unwrap_or_else(|| shown.to_owned())
    };
    (!name.is_empty()).then(|| Named {
        name,
        kind,
        roles: roles(words, phrase, &run),
        is_name: true,
        is_definite: false,
    })
}

/// The run of capitalised words at the end of a phrase, small words within included.
fn run_of_name(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let mut start = range.end - 1;
    while start > range.start {
        let at = start - 1;
        let particle = matches!(
            words.folded(at),
            "of" | "for"
                | "and"
                | "de"
                | "del"
                | "der"
                | "van"
                | "von"
                | "bin"
                | "al"
                | "la"
                | "el"
                | "da"
                | "di"
                | "le"
        ) && at > range.start
            && words.is_capitalised(at - 1);
        let article_within = words.folded(at) == "the"
            && at > range.start + 1
            && matches!(words.folded(at - 1), "of" | "for");
        let joint = matches!(words.raw(at), "-" | "–" | "." | "&" | "’" | "'") && at > range.start;
        if words.is_capitalised(at) || particle || article_within || joint {
            start = at;
        } else {
            break;
        }
    }
    let no_name = |at: usize| !words.is_word(at) || is_determiner(words.folded(at));
    while start < range.end - 1 && no_name(start) {
        start += 1;
    }
    start..range.end
}

/// Takes a role off that has a capital only because it opens the sentence: "Economist Ada Holm".
fn without_role(words: &Words<'_>, run: Range<usize>) -> Range<usize> {
    let opens = run.start == 0 || !words.is_word(run.start - 1);
    let role = sort_of(words.lemma(run.start)) == Some(Sort::Person);
    if opens && role && run.len() > 2 && words.is_word(run.start + 1) {
        run.start + 1..run.end
    } else {
        run
    }
}

/// Takes the title, and what stands before it, off a run: "Danish Prime Minister Ada Holm".
fn without_title(words: &Words<'_>, run: Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
    let lexicon = Lexicon::english();
    for end in (run.start + 1..run.end).rev() {
        let longest = (run.start..end).find(|start| is_title(words, *start..end));
        let Some(start) = longest else { continue };
        let mut rest = end;
        while rest < run.end && !words.is_word(rest) {
            rest += 1;
        }
        let left = rest..run.end;
        // "General Motors" is no general.
        let last = left.start;
        let ordinary = left.len() == 1
            && (words.lemma(last) != words.folded(last) && lexicon.is_common(words.lemma(last))
                || sort_of(words.lemma(last)).is_some());
        if !left.is_empty() && !ordinary {
            return (Some(start..end), left);
        }
    }
    (None, run)
}

fn without_determiner(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start + 1 < range.end
        && (is_determiner(words.folded(start))
            || words.tokens[start].is_number()
            || !words.is_word(start))
    {
        start += 1;
    }
    start..range.end
}

fn has_body_word(words: &Words<'_>, run: Range<usize>) -> bool {
    run.into_iter().any(|at| {
        let lemma = words.lemma(at);
        sort_of(lemma) == Some(Sort::Body)
            || words.tokens[at].is_all_capitals() && words.raw(at).len() > 2
            || matches!(
                words.folded(at),
                "of" | "for"
                    | "and"
                    | "the"
                    | "times"
                    | "post"
                    | "house"
                    | "news"
                    | "united"
                    | "inc"
                    | "ltd"
                    | "plc"
                    | "corp"
            )
            || Lexicon::english().nation(words.folded(at)).is_some()
    })
}

fn common(words: &Words<'_>, phrase: &Phrase, sort: Sort, document: &Document<'_>) -> Named {
    let range = without_determiner(words, phrase.range.clone());
    let head = words.folded(phrase.head);
    let plural = head != words.lemma(phrase.head) && head.ends_with('s')
        || matches!(head, "police" | "people" | "men" | "women" | "media" | "data");
    let kind = if plural {
        Kind::Many
    } else {
        match sort {
            Sort::Person => sex_of(words, phrase).unwrap_or(Kind::Person),
            Sort::Body | Sort::Paper => Kind::Body,
        }
    };
    let is_definite = words.folded(phrase.range.start) == "the" && !plural;
    let name = words.words(range.clone());
    // "Officials" at the head of a sentence is the same claimant as "officials" within one.
    let opens = words.is_capitalised(range.start)
        && !is_demonym(words, range.start)
        && !document.capitalised.contains(words.folded(range.start))
        && Lexicon::english().is_common(words.lemma(range.start));
    let name = if opens && range.start == 0 { lower_first(name) } else { name.to_owned() };
    let content: Vec<String> = range
        .filter(|at| words.is_word(*at) && *at <= phrase.head)
        .map(|at| words.lemma(at).to_owned())
        .collect();
    Named { name, kind, roles: content, is_name: false, is_definite }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// The words of a phrase that say what the named one is.
fn roles(words: &Words<'_>, phrase: &Phrase, run: &Range<usize>) -> Vec<String> {
    phrase
        .range
        .clone()
        .filter(|at| !run.contains(at) || *at == phrase.head)
        .map(|at| words.lemma(at).to_owned())
        .filter(|lemma| sort_of(lemma).is_some())
        .collect()
}

fn sex_of(words: &Words<'_>, phrase: &Phrase) -> Option<Kind> {
    phrase.range.clone().find_map(|at| match words.folded(at) {
        "mr" | "sir" | "lord" | "king" | "prince" | "spokesman" | "chairman" | "congressman"
        | "father" | "widower" | "man" | "pope" | "husband" | "son" => Some(Kind::Man),
        "mrs" | "ms" | "miss" | "lady" | "dame" | "queen" | "princess" | "spokeswoman"
        | "chairwoman" | "congresswoman" | "mother" | "widow" | "woman" | "actress" | "wife"
        | "daughter" => Some(Kind::Woman),
        _ => None,
    })
}

/// The last word of every full name in the document with the name; `None` where two names end with it.
pub(super) fn full_names(document: &Document<'_>) -> FxHashMap<String, Option<String>> {
    let mut found: FxHashMap<String, Option<String>> = FxHashMap::default();
    let (book, lexicon) = (NameBook::default(), Lexicon::english());
    for (index, sentence) in document.sentences.iter().enumerate() {
        if sentence.kind == sentences::Kind::Heading {
            continue;
        }
        let words = document.words(index);
        for name in names(&words.tokens, &book, lexicon) {
            let shown = &document.text[name.span.0..name.span.1];
            let parts: Vec<&str> = shown.split_whitespace().collect();
            let Some(last) = parts.last().filter(|_| (2..=4).contains(&parts.len())) else {
                continue;
            };
            let plain = parts.iter().all(|part| {
                part.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'))
            });
            let key = fold(last);
            // "Trump" and "Lie" are words too; a first name beside them tells that they are names here.
            if !plain
                || lexicon.is_common(&key) && lexicon.is_common(&fold(parts[0]))
                || sort_of(&key).is_some()
            {
                continue;
            }
            let known = found.entry(key).or_insert_with(|| Some(shown.to_owned()));
            if known
                .as_deref()
                .is_some_and(|known| !known.contains(shown) && !shown.contains(known))
            {
                *known = None;
            }
        }
    }
    found
}
