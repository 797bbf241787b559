//! The words of a sentence with their parts of speech, as far as cutting it into clauses needs them.
//!
//! Closed classes are known by heart; the rest comes from the lexicon's base forms and from what stands
//! beside a word. Where the parts of speech stay open a word is taken for a noun, which cuts nothing.

mod closed;
mod second_look;
mod verbs;

use std::ops::Range;

use crate::text::{
    lemma::lemma,
    lexicon::Lexicon,
    words::{Token, tokens},
};

use closed::closed;
use second_look::{demote_reduced, mark_quoted};
use verbs::verb;

/// How many words are looked through for what a word hangs on.
const REACH: usize = 8;

/// What a word does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A proper name, a nation or a demonym.
    Name,
    /// A common noun, and every word that nothing else is known of.
    Noun,
    /// A number in digits or in words.
    Number,
    /// A personal pronoun or a word that stands for a thing: "he", "others".
    Pronoun,
    /// An article, a demonstrative, a possessive pronoun, a quantifier.
    Determiner,
    /// The possessive "'s".
    Possessive,
    /// An adjective, or a participle that stands before a noun.
    Adjective,
    /// An adverb, "not" among them.
    Adverb,
    /// A preposition.
    Preposition,
    /// "to".
    To,
    /// "and", "or", "but", "nor", "yet".
    Coordinator,
    /// A word that opens a clause within a clause: "while", "that", "because".
    Subordinator,
    /// A relative pronoun.
    Relative,
    /// A form of "be", "have" or "do" that has a tense.
    Auxiliary,
    /// "will", "must", "could".
    Modal,
    /// A verb with a tense: "fell", "falls".
    Finite,
    /// A base form after "to" or a modal.
    Base,
    /// A past participle: "fallen", "been".
    Participle,
    /// A form in -ing.
    Ing,
    /// Punctuation.
    Mark,
}

/// One word with its part of speech.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Where it stands, in bytes of the document.
    pub(crate) range: Range<usize>,
    /// In lower case, folded.
    pub(crate) folded: String,
    /// The base form.
    pub(crate) lemma: String,
    /// What it does.
    pub(crate) tag: Tag,
    /// Whether it is written with a capital.
    pub(crate) capital: bool,
    /// Whether its last part after a hyphen is written small: "US-backed".
    pub(crate) small_after_hyphen: bool,
    /// Whether all its letters, two at least, are capitals.
    pub(crate) all_capitals: bool,
    /// Whether it stands within quotation marks that do not open the text.
    pub(crate) quoted: bool,
}

impl Word {
    /// Whether it is this mark or word.
    pub(crate) fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }

    /// Whether it can stand within a noun phrase.
    pub(crate) fn is_nominal(&self) -> bool {
        matches!(
            self.tag,
            Tag::Name
                | Tag::Noun
                | Tag::Number
                | Tag::Pronoun
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
        )
    }

    /// Whether it opens a verb group that has a tense.
    pub(crate) fn opens_group(&self) -> bool {
        matches!(self.tag, Tag::Auxiliary | Tag::Modal | Tag::Finite)
    }

    /// Whether it is a double quotation mark.
    pub(crate) fn is_quote(&self) -> bool {
        is_quote(&self.folded)
    }
}

/// Whether the text is a double quotation mark.
pub(crate) fn is_quote(text: &str) -> bool {
    matches!(text, "\"" | "“" | "”" | "„" | "«" | "»")
}

/// The words of `range` with their parts of speech.
pub(crate) fn tagged(text: &str, range: Range<usize>) -> Vec<Word> {
    let lexicon = Lexicon::english();
    let mut words = plain(&text[range.clone()], range.start, lexicon);
    for at in 0..words.len() {
        let tag = tag(&words, at, lexicon);
        words[at].tag = tag;
    }
    demote_reduced(&mut words, lexicon);
    mark_quoted(&mut words);
    words
}

/// The words without tags; what hyphens join is one word.
fn plain(text: &str, offset: usize, lexicon: &Lexicon) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open_hyphen = false;
    for token in tokens(text) {
        let range = token.start + offset..token.end() + offset;
        let glued = words.last().is_some_and(|last| last.range.end == range.start);
        let hyphen = matches!(token.text, "-" | "‐" | "‑");
        let glued = glued && !words.last().is_some_and(Word::is_quote);
        if glued && (hyphen || open_hyphen && token.is_word) {
            if let Some(last) = words.last_mut() {
                last.range.end = range.end;
                last.folded.push_str(if hyphen { "-" } else { &token.folded });
                last.lemma.clone_from(&last.folded);
                last.small_after_hyphen =
                    token.text.starts_with(char::is_lowercase) && token.text.len() > 2;
            }
            open_hyphen = hyphen;
            continue;
        }
        open_hyphen = false;
        words.push(word(&token, range, lexicon));
    }
    words
}

fn word(token: &Token<'_>, range: Range<usize>, lexicon: &Lexicon) -> Word {
    let lemma = if token.is_word { lemma(&token.folded, lexicon) } else { token.folded.clone() };
    Word {
        range,
        folded: token.folded.clone(),
        lemma,
        tag: if token.is_word { Tag::Noun } else { Tag::Mark },
        capital: token.is_capitalised() || token.is_number(),
        small_after_hyphen: false,
        all_capitals: token.is_all_capitals(),
        quoted: false,
    }
}

fn tag(words: &[Word], at: usize, lexicon: &Lexicon) -> Tag {
    let word = &words[at];
    if word.tag == Tag::Mark {
        return Tag::Mark;
    }
    if word.folded.starts_with(|c: char| c.is_ascii_digit()) {
        return Tag::Number;
    }
    if is_name(words, at, lexicon) {
        return Tag::Name;
    }
    closed(words, at).unwrap_or_else(|| open(words, at, lexicon))
}

/// Whether a capital shows a name: within a sentence always, at its head unless the word is a common one.
fn is_name(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    let word = &words[at];
    // "US-backed" says what something is like.
    let compound = word.folded.contains('-') && word.small_after_hyphen;
    if !word.capital || compound {
        return false;
    }
    if word.is("us") && word.all_capitals {
        return true;
    }
    if word.folded == "i" || closed(words, at).is_some() && !word.folded.ends_with('.') {
        // "in May", "Will Hay", "Per Lind": within a sentence a capital makes a name even of these.
        let next_capital = || words.get(at + 1).is_some_and(|next| next.capital);
        let modal = closed(words, at) == Some(Tag::Modal) || word.is("per");
        if modal && (!opens(words, at) || word.is("per") && next_capital()) {
            return true;
        }
        let nation = lexicon.nation(&word.folded).is_some() && word.range.len() > 1;
        return nation && word.folded != "us" || word.folded == "us" && !opens(words, at);
    }
    let common = || lexicon.is_common(&word.lemma) || word.folded.ends_with("ly");
    let next_capital = words.get(at + 1).is_some_and(|next| {
        next.capital
            && next.tag != Tag::Mark
            && !next.folded.starts_with(|c: char| c.is_ascii_digit())
    });
    !opens(words, at) || lexicon.nation(&word.folded).is_some() || !common() || next_capital
}

/// Whether the word is the first of its sentence.
fn opens(words: &[Word], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .find(|word| !word.is_quote())
        .is_none_or(|before| matches!(before.folded.as_str(), "." | "!" | "?" | ":" | "•" | "…"))
}

/// The nearest word before that is no adverb.
fn verbal_before(words: &[Word], at: usize) -> Option<&Word> {
    words[..at].iter().rev().take(REACH).find(|word| word.tag != Tag::Adverb && !word.is_quote())
}

/// The part of speech of a word of an open class.
fn open(words: &[Word], at: usize, lexicon: &Lexicon) -> Tag {
    let word = &words[at];
    let (folded, lemma) = (word.folded.as_str(), word.lemma.as_str());
    let noun = lexicon.is_base(lemma, 'n');
    if folded.ends_with("ly") && !lexicon.is_base(folded, 'n') && !lexicon.is_base(folded, 'v') {
        return Tag::Adverb;
    }
    if lexicon.is_base(folded, 'r') && !noun && !lexicon.is_base(folded, 'v') {
        return if lexicon.is_base(folded, 'a') { Tag::Adjective } else { Tag::Adverb };
    }
    let before = verbal_before(words, at);
    if folded.contains('-') {
        return if ends_phrase(words, at, lexicon) { Tag::Noun } else { Tag::Adjective };
    }
    if let Some(tag) = verb(words, at, before, lexicon) {
        return tag;
    }
    let adjective = lexicon.is_base(folded, 'a') || is_adjective_ending(folded);
    if adjective && (!noun || !ends_phrase(words, at, lexicon)) {
        Tag::Adjective
    } else {
        Tag::Noun
    }
}

fn is_adjective_ending(folded: &str) -> bool {
    ["ous", "ful", "ible", "able", "ical", "less"].iter().any(|ending| folded.ends_with(ending))
}

/// Whether no noun follows at once, so that the word is the last of its phrase.
fn ends_phrase(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    words.get(at + 1).is_none_or(|next| {
        next.tag == Tag::Mark
            || closed(words, at + 1).is_some()
            || !(next.capital
                || lexicon.is_base(&next.lemma, 'n')
                || lexicon.is_base(&next.folded, 'a'))
    })
}

/// "Russian", not "Russia": a nation's adjective, which stands before a noun.
pub(crate) fn is_demonym(folded: &str, lexicon: &Lexicon) -> bool {
    lexicon.nation(folded).is_some_and(|nation| nation.key != folded)
        && !folded.contains('.')
        && folded.len() > 3
        && lexicon.nation_of_capital(folded).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tags of the words that matter, as "word/Tag".
    fn finite(text: &str) -> Vec<String> {
        tagged(text, 0..text.len())
            .into_iter()
            .filter(|word| word.opens_group())
            .map(|word| word.folded)
            .collect()
    }

    #[test]
    fn finite_verbs_are_told_from_nouns_and_participles() {
        for (text, verbs) in [
            ("The flood damaged the bridge and closed two roads.", &["damaged", "closed"][..]),
            ("Danish strikes hit the port of Esbjerg.", &["hit"]),
            ("Denmark claims to have won the vote.", &["claims"]),
            ("The plan drawn up in May was dropped.", &["was"]),
            ("The law passed by parliament takes effect in June.", &["takes"]),
            ("Officials say the damaged dam must be closed.", &["say", "must"]),
            ("The minister will visit Graz.", &["will"]),
            ("A fall in prices hurt growers in Chile.", &["hurt"]),
        ] {
            assert_eq!(finite(text), verbs, "{text}");
        }
    }
}
