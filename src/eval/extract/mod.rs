//! How well the suggestions of `scan` match the claims that stand in documents.

mod claimants;
mod gold;
mod matching;

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::score::{Score, ratio};
use crate::casefile::{Problem, Problems};
use crate::extract::{Suggestion, suggest};
use crate::model::{SourceId, Stance};
use crate::text::lexicon::Lexicon;
use crate::{Error, Result, ingest};

use gold::{Gold, GoldClaim};

/// How well suggestions match the gold claims of a document, or of several.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct ExtractScore {
    /// Suggestions that match a gold claim, suggestions that match none, and gold claims that none matches.
    pub claims: Score,
    /// Suggestions that are further parts of a claim that was found; neither right nor wrong.
    pub parts: usize,
    /// Of the gold claims that were found: those with the right claimant.
    pub claimants: usize,
    /// Those with the right relays, likewise.
    pub relays: usize,
    /// Those with the right stance, likewise.
    pub stances: usize,
    /// The overlaps of the found, summed: each is the shared part of the two spans over both together.
    pub overlap: f64,
}

impl ExtractScore {
    /// The share of the found that has the right claimant; `None` when nothing was found.
    #[must_use]
    pub fn claimant_accuracy(&self) -> Option<f64> {
        ratio(self.claimants, self.claims.true_positives)
    }

    /// The share that has the right relays, likewise.
    #[must_use]
    pub fn relay_accuracy(&self) -> Option<f64> {
        ratio(self.relays, self.claims.true_positives)
    }

    /// The share that has the right stance, likewise.
    #[must_use]
    pub fn stance_accuracy(&self) -> Option<f64> {
        ratio(self.stances, self.claims.true_positives)
    }

    /// The mean overlap of the found with the gold, from 0.3 to 1, likewise.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of claims stay far below 2^52")]
    pub fn mean_overlap(&self) -> Option<f64> {
        let found = self.claims.true_positives;
        (found > 0).then(|| self.overlap / found as f64)
    }

    fn add(&mut self, other: &Self) {
        self.claims.true_positives += other.claims.true_positives;
        self.claims.false_positives += other.claims.false_positives;
        self.claims.false_negatives += other.claims.false_negatives;
        self.parts += other.parts;
        self.claimants += other.claimants;
        self.relays += other.relays;
        self.stances += other.stances;
        self.overlap += other.overlap;
    }
}

/// The score of one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentScore {
    /// The document's file name.
    pub document: String,
    /// How well.
    pub score: ExtractScore,
}

/// What was suggested at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExtractPrediction {
    /// The document's file name.
    pub document: String,
    /// Where the quote begins, in code points of the document's text.
    pub start: usize,
    /// Where it ends, likewise; not included.
    pub end: usize,
    /// Who says it; `None` is the document's own voice.
    pub claimant: Option<String>,
    /// Who relays it, first relay first.
    pub via: Vec<String>,
    /// The stance.
    pub stance: Stance,
    /// The claim restated.
    pub text: String,
    /// Why it was suggested.
    pub because: String,
}

/// What a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MistakeKind {
    /// A suggestion where no claim stands, or a second one of the same claim.
    NoClaim,
    /// A claim that was not suggested.
    Missed,
    /// A claim that was found, with another claimant.
    Claimant,
    /// A claim that was found, with other relays.
    Relays,
    /// A claim that was found, with another stance.
    Stance,
}

/// One mistake, for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractMistake {
    /// What it is.
    pub kind: MistakeKind,
    /// The document's file name.
    pub document: String,
    /// Where it stands: half-open, in code points.
    pub span: (usize, usize),
    /// The words there.
    pub quote: String,
    /// What the gold says of it; empty where it has no claim.
    pub gold: String,
    /// What was suggested; empty where nothing was.
    pub said: String,
    /// Why it was suggested, likewise.
    pub because: String,
}

/// How well claims were suggested in documents whose claims are known.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtractEvaluation {
    /// Over all documents.
    pub total: ExtractScore,
    /// Document by document, in the order of the gold files' names.
    pub documents: Vec<DocumentScore>,
    /// What was suggested, in the order of the documents and their texts.
    pub predictions: Vec<ExtractPrediction>,
    /// The mistakes: by kind, then in the order of the documents and their texts.
    pub mistakes: Vec<ExtractMistake>,
}

/// Evaluates the suggestions of `scan` on documents whose claims are known.
///
/// `gold` is a file of gold claims or a folder of such files (`*.jsonl`), `documents` the document or the
/// folder that holds the documents by the names that the gold files give. docs/EVALUATION.md tells the form
/// of a gold file and when a suggestion counts as found.
///
/// # Errors
///
/// [`Error::Read`] when a file cannot be read, [`Error::Usage`] when a folder holds no gold file or a
/// document cannot be used, [`Error::Problems`] with every line that is no gold claim and every document
/// that is another than the one annotated.
pub fn extract(gold: &Path, documents: &Path, lexicon: &Lexicon) -> Result<ExtractEvaluation> {
    let annotated = gold::read_all(gold)?;
    let mut texts = Vec::with_capacity(annotated.len());
    let mut problems = Vec::new();
    for gold in &annotated {
        let text = read_document(&document_of(documents, &gold.document))?;
        problems.extend(misfits(gold, &text));
        texts.push(text);
    }
    if !problems.is_empty() {
        return Err(Problems(problems).into());
    }
    let mut found = ExtractEvaluation {
        total: ExtractScore::default(),
        documents: Vec::new(),
        predictions: Vec::new(),
        mistakes: Vec::new(),
    };
    for (gold, text) in annotated.iter().zip(texts) {
        found.add(gold, text, lexicon)?;
    }
    found.mistakes.sort_by_key(|mistake| mistake.kind);
    Ok(found)
}

impl ExtractEvaluation {
    fn add(&mut self, gold: &Gold, read: ingest::Document, lexicon: &Lexicon) -> Result<()> {
        let usage = |error: crate::model::InvalidId| Error::Usage { what: error.to_string() };
        let text = read.text.clone();
        let source = read.into_source(SourceId::new("document").map_err(usage)?, None);
        let said = suggest(&source);
        let mut marks = Marks { gold, text: &text, lexicon, mistakes: &mut self.mistakes };
        let score = marks.score(&said);
        self.total.add(&score);
        self.documents.push(DocumentScore { document: gold.document.clone(), score });
        self.predictions.extend(said.into_iter().map(|said| prediction(&gold.document, said)));
        Ok(())
    }
}

/// A document's suggestions held against its gold claims.
struct Marks<'a> {
    gold: &'a Gold,
    text: &'a str,
    lexicon: &'a Lexicon,
    mistakes: &'a mut Vec<ExtractMistake>,
}

impl Marks<'_> {
    fn score(&mut self, said: &[Suggestion]) -> ExtractScore {
        let gold = &self.gold.claims;
        let gold_spans: Vec<_> = gold.iter().map(|claim| (claim.start, claim.end)).collect();
        let said_spans: Vec<_> = said.iter().map(|said| (said.start, said.end)).collect();
        let matched = matching::matched(&gold_spans, &said_spans);
        let parts: Vec<_> = gold.iter().map(|claim| claim.parts).collect();
        let is_part = matching::further_parts(&gold_spans, &parts, &said_spans, &matched);
        let part_count = is_part.iter().filter(|is_part| **is_part).count();
        let mut score = ExtractScore {
            claims: Score {
                true_positives: matched.len(),
                false_positives: said.len() - matched.len() - part_count,
                false_negatives: gold.len() - matched.len(),
                true_negatives: 0,
            },
            parts: part_count,
            ..ExtractScore::default()
        };
        let (mut is_found, mut is_right) = (vec![false; gold.len()], is_part);
        for one in matched {
            (is_found[one.gold], is_right[one.said]) = (true, true);
            score.overlap += one.overlap;
            self.compare(&gold[one.gold], &said[one.said], &mut score);
        }
        for said in said.iter().zip(is_right).filter(|(_, is_right)| !is_right) {
            self.note(MistakeKind::NoClaim, None, Some(said.0));
        }
        for gold in gold.iter().zip(is_found).filter(|(_, is_found)| !is_found) {
            self.note(MistakeKind::Missed, Some(gold.0), None);
        }
        score
    }

    /// Marks the claimant, the relays and the stance of a claim that was found.
    fn compare(&mut self, gold: &GoldClaim, said: &Suggestion, score: &mut ExtractScore) {
        let via: Vec<&str> = said.chain.via.iter().map(|relay| relay.name.as_str()).collect();
        let (claimant, lexicon) = (said.chain.claimant.as_deref(), self.lexicon);
        let mut mark = |is_right: bool, count: &mut usize, kind| {
            *count += usize::from(is_right);
            if !is_right {
                self.note(kind, Some(gold), Some(said));
            }
        };
        let is_claimant = |name| claimants::same_voice(name, claimant, lexicon);
        mark(gold.claimants().any(is_claimant), &mut score.claimants, MistakeKind::Claimant);
        let are_relays = claimants::same_names(&gold.via, &via, lexicon);
        mark(are_relays, &mut score.relays, MistakeKind::Relays);
        let is_stance = gold.stances().any(|stance| stance == said.stance);
        mark(is_stance, &mut score.stances, MistakeKind::Stance);
    }

    fn note(&mut self, kind: MistakeKind, gold: Option<&GoldClaim>, said: Option<&Suggestion>) {
        let span = match (said, gold) {
            (Some(said), _) => (said.start, said.end),
            (None, Some(gold)) => (gold.start, gold.end),
            (None, None) => (0, 0),
        };
        self.mistakes.push(ExtractMistake {
            kind,
            document: self.gold.document.clone(),
            span,
            quote: self.text.chars().skip(span.0).take(span.1 - span.0).collect(),
            gold: gold.map(GoldClaim::to_string).unwrap_or_default(),
            said: said.map(describe).unwrap_or_default(),
            because: said.map(|said| said.because.clone()).unwrap_or_default(),
        });
    }
}

/// Who says it, through whom and how, as a mistake shows it.
fn describe(said: &Suggestion) -> String {
    let via: Vec<&str> = said.chain.via.iter().map(|relay| relay.name.as_str()).collect();
    voice(said.chain.claimant.as_deref(), &via, said.stance)
}

fn voice(claimant: Option<&str>, via: &[&str], stance: Stance) -> String {
    let claimant = claimant.unwrap_or("the document itself");
    let via = if via.is_empty() { String::new() } else { format!(" via {}", via.join(", ")) };
    format!("{claimant}{via} {stance}")
}

fn prediction(document: &str, said: Suggestion) -> ExtractPrediction {
    ExtractPrediction {
        document: document.to_owned(),
        start: said.start,
        end: said.end,
        claimant: said.chain.claimant,
        via: said.chain.via.into_iter().map(|relay| relay.name).collect(),
        stance: said.stance,
        text: said.text,
        because: said.because,
    }
}

fn document_of(documents: &Path, name: &str) -> PathBuf {
    if documents.is_dir() { documents.join(name) } else { documents.to_owned() }
}

fn read_document(path: &Path) -> Result<ingest::Document> {
    let file = std::fs::File::open(path).map_err(Error::read(path))?;
    ingest::read(file, &path.display().to_string(), &ingest::Options::default())
}

/// What shows that the annotation is of another text.
fn misfits(gold: &Gold, read: &ingest::Document) -> Vec<Problem> {
    let problem = |line, field: &str, message: String| Problem {
        file: gold.file.clone(),
        line,
        field: field.to_owned(),
        message,
    };
    if !gold.sha256.eq_ignore_ascii_case(&read.sha256) {
        let message = format!(
            "{} is another document now (SHA-256 {}): take the one that was annotated, or annotate this one anew",
            gold.document, read.sha256
        );
        return vec![problem(gold.line, "sha256", message)];
    }
    let length = read.text.chars().count();
    let beyond = gold.claims.iter().filter(|claim| claim.end > length);
    beyond
        .map(|claim| {
            problem(claim.line, "end", format!("the text ends at {length}: correct the span"))
        })
        .collect()
}
