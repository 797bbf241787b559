use std::sync::Arc;

use super::{
    ClaimView, Filter, LinkView, PageChange, PointView, Report, SourceView, TakenBack, Trail,
    build, document::Document, judged::Judgements,
};
use crate::model::{Case, ClaimId, Detection, Judgement, PointId, Snapshot, Status, Subject};
use crate::{Error, Result};

/// What parts paragraphs in a text.
const PARAGRAPH: &str = "\n\n";

/// How much of the document is shown on either side of a quote, in code points.
const CONTEXT: usize = 80;

/// One thing of a case, with its provenance.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// A claim.
    Claim(Box<ClaimEvidence>),
    /// A source.
    Source(Box<SourceEvidence>),
    /// A point.
    Point(Box<PointEvidence>),
}

/// A claim, from its quote back to its origin.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimEvidence {
    /// The claim.
    pub claim: Arc<ClaimView>,
    /// The text around its quote; `None` where the source holds no text or the quote is not in it.
    pub context: Option<Context>,
    /// From the document it stands in to where it first comes from.
    pub trail: Trail,
    /// The snapshot that the quote stands in.
    pub snapshot: Option<SnapshotView>,
    /// The points it takes part in.
    pub points: Vec<MembershipEvidence>,
    /// The links it takes part in: conflicts first, then by relation and the other claim's id.
    pub links: Vec<LinkedClaim>,
}

/// A quote as it stands in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Up to 80 code points before the quote, from a word's start.
    pub before: String,
    /// The document's own words at the quote's position.
    pub quoted: String,
    /// Up to 80 code points after it, to a word's end.
    pub after: String,
    /// Whether the document goes on before `before`.
    pub cut_before: bool,
    /// Whether the document goes on after `after`.
    pub cut_after: bool,
}

/// One step of the way that a claim came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Who says it.
    Claimant {
        /// The name.
        name: String,
        /// The word it was attributed with.
        verb: Option<String>,
    },
    /// Who passed it on.
    Relay {
        /// The name.
        name: String,
        /// The word it was passed on with.
        verb: Option<String>,
    },
    /// The document it stands in.
    Source(Arc<SourceView>),
}

/// The snapshot of a source, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotView {
    /// SHA-256 of the raw bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// When it was retrieved, in ISO form.
    pub retrieved: Option<String>,
    /// The file it was read from, as the case file names it.
    pub file: Option<String>,
    /// How long the text is, in code points.
    pub length: usize,
}

/// A point that a claim takes part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipEvidence {
    /// The point's id.
    pub point: crate::model::PointId,
    /// The question.
    pub question: String,
    /// How the point stands.
    pub status: Status,
    /// The label of the claim's position.
    pub label: String,
    /// What that position answers.
    pub answer: String,
}

/// A link seen from one of its claims.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedClaim {
    /// The other claim.
    pub other: Arc<ClaimView>,
    /// The link.
    pub link: LinkView,
    /// What people said of the link and withdrew, oldest first.
    pub withdrawn: Vec<TakenBack>,
}

/// A point with what no longer counts of what people said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PointEvidence {
    /// The point.
    pub point: PointView,
    /// What people said of it and withdrew, oldest first.
    pub withdrawn: Vec<TakenBack>,
}

/// A source with its snapshots and claims.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceEvidence {
    /// The source.
    pub source: Arc<SourceView>,
    /// Its snapshots, oldest first.
    pub snapshots: Vec<SnapshotView>,
    /// Its claims, in the order they stand in the text; those without a position last.
    pub claims: Vec<Arc<ClaimView>>,
    /// What changed between its last two snapshots; `None` where it has fewer.
    pub change: Option<PageChange>,
}

/// Everything of a case that has this id, claims first, then sources and points.
///
/// # Errors
///
/// [`Error::Usage`] when there is no such claim, source or point; it names the nearest id.
pub fn show(case: &Case, detection: &Detection, id: &str) -> Result<Vec<Shown>> {
    let report = build(case, detection, &Filter::default());
    let judgements = Judgements::of(case);
    let mut shown = Vec::new();
    let found = report.claims.iter().find(|claim| claim.id.as_str() == id);
    if let Some((claim, trail)) = found.and_then(|it| Some((it, report.trails.get(&it.id)?))) {
        let evidence = claim_evidence(case, &report, &judgements, (claim, trail));
        shown.push(Shown::Claim(Box::new(evidence)));
    }
    if let Some(source) = report.sources.iter().find(|source| source.id.as_str() == id) {
        shown.push(Shown::Source(Box::new(source_evidence(case, &report, source))));
    }
    if let Some(point) = report.points.iter().find(|point| point.id.as_str() == id) {
        let withdrawn = withdrawn_on(&point.id, detection, &judgements);
        shown.push(Shown::Point(Box::new(PointEvidence { point: point.clone(), withdrawn })));
    }
    if shown.is_empty() {
        let claims = report.claims.iter().map(|claim| claim.id.as_str());
        let sources = report.sources.iter().map(|source| source.id.as_str());
        let points = report.points.iter().map(|point| point.id.as_str());
        return Err(nothing(id, claims.chain(sources).chain(points)));
    }
    Ok(shown)
}

/// A point of a report of the case in full, as [`show`] gives it; `None` when the report holds no such point.
#[must_use]
pub fn show_point(
    case: &Case,
    detection: &Detection,
    report: &Report,
    id: &PointId,
) -> Option<Shown> {
    let point = report.point(id)?.clone();
    // Sorting out the judgements of a large case takes a while, and most have none of points.
    let is_of_a_point = |it: &Judgement| matches!(it.subject, Subject::Point { .. });
    let withdrawn = if case.judgements.iter().any(is_of_a_point) {
        withdrawn_on(&point.id, detection, &Judgements::of(case))
    } else {
        vec![]
    };
    Some(Shown::Point(Box::new(PointEvidence { point, withdrawn })))
}

fn withdrawn_on(
    id: &PointId,
    detection: &Detection,
    judgements: &Judgements<'_>,
) -> Vec<TakenBack> {
    let number = detection.points.iter().position(|it| it.id == *id);
    number.map_or(vec![], |number| judgements.withdrawn_on_point(&detection.points, number))
}

/// What stands around the quote of a claim in the text that it cites; `None` where it has no place in one.
#[must_use]
pub fn quote_in_context(case: &Case, id: &ClaimId) -> Option<Context> {
    let claim = case.claim(id)?;
    let citation = claim.citation.as_ref()?;
    let snapshot = case.source(&claim.source)?.cited(citation)?;
    context(&Document::of(snapshot), citation.position?)
}

/// The failure to find an id, with the known one that is spelled most alike.
pub(super) fn unknown<'a>(
    kind: &'static str,
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> Error {
    Error::UnknownId { kind, id: id.to_owned(), nearest: nearest(id, known).map(str::to_owned) }
}

fn nothing<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Error {
    let next = match nearest(id, known) {
        Some(near) => format!("did you mean {near:?}?"),
        None => "see `atodds list claims`, `list sources` and `list points`".to_owned(),
    };
    Error::Usage { what: format!("the case has no claim, source or point {id:?}: {next}") }
}

fn nearest<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // 0.7 leaves out names that only share a prefix or a few letters.
    known
        .map(|other| (strsim::normalized_damerau_levenshtein(id, other), other))
        .filter(|(alike, _)| *alike >= 0.7)
        .max_by(|one, other| one.0.total_cmp(&other.0).then_with(|| other.1.cmp(one.1)))
        .map(|(_, other)| other)
}

fn claim_evidence(
    case: &Case,
    report: &Report,
    judgements: &Judgements<'_>,
    (claim, trail): (&Arc<ClaimView>, &Trail),
) -> ClaimEvidence {
    let source = case.source(&claim.source.id);
    let citation = case.claim(&claim.id).and_then(|claim| claim.citation.as_ref());
    let snapshot = source.and_then(|source| match citation {
        Some(citation) if citation.position.is_some() => source.cited(citation),
        _ => source.text(),
    });
    let position = citation.and_then(|citation| citation.position);
    let points = report
        .points
        .iter()
        .flat_map(|point| point.positions.iter().map(move |position| (point, position)))
        .filter(|(_, position)| position.claims().any(|other| other.id == claim.id))
        .map(|(point, position)| MembershipEvidence {
            point: point.id.clone(),
            question: point.question.clone(),
            status: point.status,
            label: position.label.clone(),
            answer: position.answer.clone(),
        })
        .collect();
    ClaimEvidence {
        claim: Arc::clone(claim),
        context: snapshot.zip(position).and_then(|(it, at)| context(&Document::of(it), at)),
        trail: trail.clone(),
        snapshot: snapshot.map(SnapshotView::of),
        points,
        links: links_of(report, judgements, &claim.id),
    }
}

fn links_of(report: &Report, judgements: &Judgements<'_>, id: &ClaimId) -> Vec<LinkedClaim> {
    let mut links: Vec<LinkedClaim> = report
        .links
        .iter()
        .filter(|link| link.a == *id || link.b == *id)
        .filter_map(|link| {
            let other = if link.a == *id { &link.b } else { &link.a };
            Some(LinkedClaim {
                other: Arc::clone(report.claim(other)?),
                link: link.clone(),
                withdrawn: judgements.withdrawn_on_link(&link.a, &link.b),
            })
        })
        .collect();
    links.sort_by(|one, other| {
        (one.link.relation, &one.other.id).cmp(&(other.link.relation, &other.other.id))
    });
    links
}

pub(super) fn context(document: &Document<'_>, (start, end): (usize, usize)) -> Option<Context> {
    let (first, last) =
        (start.saturating_sub(CONTEXT), document.length().min(end.saturating_add(CONTEXT)));
    let (cut_before, cut_after) = (first > 0, last < document.length());
    let (before, after) = (document.slice((first, start))?, document.slice((end, last))?);
    let quoted = document.slice((start, end)).filter(|quoted| !quoted.is_empty())?;
    // What stands in another paragraph is another sentence, often of another speaker.
    let (before, cut_before) = match before.rsplit_once(PARAGRAPH) {
        Some((_, same)) => (same, false),
        None => (before, cut_before),
    };
    let (after, cut_after) = match after.split_once(PARAGRAPH) {
        Some((same, _)) => (same, false),
        None => (after, cut_after),
    };
    // A word that is cut goes, unless there is no other.
    let before = match before.split_once(char::is_whitespace) {
        Some((_, whole)) if cut_before => whole.trim_start(),
        _ => before,
    };
    let after = match after.rsplit_once(char::is_whitespace) {
        Some((whole, _)) if cut_after => whole.trim_end(),
        _ => after,
    };
    Some(Context {
        before: before.to_owned(),
        quoted: quoted.to_owned(),
        after: after.to_owned(),
        cut_before,
        cut_after,
    })
}

/// The way of a claim, from who says it to the document it stands in.
#[must_use]
pub fn steps(claim: &ClaimView) -> Vec<Step> {
    let chain = &claim.chain;
    let claimant = chain
        .claimant
        .iter()
        .map(|name| Step::Claimant { name: name.clone(), verb: chain.verb.clone() });
    let relays = chain
        .via
        .iter()
        .map(|relay| Step::Relay { name: relay.name.clone(), verb: relay.verb.clone() });
    claimant.chain(relays).chain([Step::Source(Arc::clone(&claim.source))]).collect()
}

impl SnapshotView {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        Self {
            sha256: snapshot.sha256.clone(),
            retrieved: snapshot.retrieved.map(|date| date.to_string()),
            file: snapshot.file.clone(),
            length: snapshot.text.chars().count(),
        }
    }
}

fn source_evidence(case: &Case, report: &Report, source: &Arc<SourceView>) -> SourceEvidence {
    let mut claims: Vec<Arc<ClaimView>> =
        report.claims.iter().filter(|claim| claim.source.id == source.id).cloned().collect();
    let start = |claim: &ClaimView| claim.quote.as_ref().and_then(|q| q.position).map(|p| p.0);
    claims.sort_by_key(|claim| (start(claim).is_none(), start(claim)));
    SourceEvidence {
        source: Arc::clone(source),
        snapshots: case
            .source(&source.id)
            .map(|source| source.snapshots.iter().map(SnapshotView::of).collect())
            .unwrap_or_default(),
        claims,
        change: case.source(&source.id).and_then(|source| PageChange::of(case, source)),
    }
}
