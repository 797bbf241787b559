//! One sentence as a row of words with their base forms, placed in the document.

use std::ops::Range;

use crate::text::{
    lemma::lemma,
    lexicon::Lexicon,
    words::{Token, tokens},
};

/// A sentence taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Words<'t> {
    /// The document's text.
    pub(crate) text: &'t str,
    /// The sentence's tokens; their places are bytes of the document.
    pub(crate) tokens: Vec<Token<'t>>,
    /// Their base forms.
    pub(crate) lemmas: Vec<String>,
    /// Whether each stands within quotation marks.
    pub(crate) quoted: Vec<bool>,
}

impl<'t> Words<'t> {
    /// Takes a sentence apart. `quotations` are the insides of the document's quotations, in order.
    pub(crate) fn new(text: &'t str, sentence: Range<usize>, quotations: &[Range<usize>]) -> Self {
        let mut tokens = tokens(&text[sentence.clone()]);
        for token in &mut tokens {
            token.start += sentence.start;
        }
        let english = Lexicon::english();
        let lemmas = tokens.iter().map(|token| lemma(&token.folded, english)).collect();
        let quoted = tokens
            .iter()
            .map(|token| {
                let next = quotations.partition_point(|inside| inside.end <= token.start);
                quotations.get(next).is_some_and(|inside| inside.start <= token.start)
            })
            .collect();
        Self { text, tokens, lemmas, quoted }
    }

    /// The same words without some runs of tokens, which are in order and apart.
    pub(crate) fn without(&self, runs: &[Range<usize>]) -> Self {
        let keeps = |at: &usize| {
            let next = runs.partition_point(|run| run.end <= *at);
            runs.get(next).is_none_or(|run| *at < run.start)
        };
        let kept: Vec<usize> = (0..self.len()).filter(keeps).collect();
        Self {
            text: self.text,
            tokens: kept.iter().map(|at| self.tokens[*at].clone()).collect(),
            lemmas: kept.iter().map(|at| self.lemmas[*at].clone()).collect(),
            quoted: kept.iter().map(|at| self.quoted[*at]).collect(),
        }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token as it stands; nothing beyond the last.
    pub(crate) fn raw(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    /// A token folded; nothing beyond the last.
    pub(crate) fn folded(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    /// The base form of a token; nothing beyond the last.
    pub(crate) fn lemma(&self, at: usize) -> &str {
        self.lemmas.get(at).map_or("", String::as_str)
    }

    /// Whether there is a word at the place.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word)
    }

    /// Whether there is a word with a capital at the place.
    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word && token.is_capitalised())
    }

    /// Whether the token before `at` ends where `at` begins.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| self.tokens[at - 1].end() == token.start)
    }

    /// Where a run of tokens stands in the document; an empty run has no place.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let last = tokens.end.checked_sub(1)?;
        let (first, last) = (self.tokens.get(tokens.start)?, self.tokens.get(last)?);
        (first.start < last.end()).then(|| first.start..last.end())
    }

    /// The document's words at a run of tokens.
    pub(crate) fn words(&self, tokens: Range<usize>) -> &'t str {
        self.span(tokens).map_or("", |span| &self.text[span])
    }
}
