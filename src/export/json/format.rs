//! The fields of the stable format, in the order in which they are written.

use std::collections::BTreeMap;

use serde::Serialize;

use super::judgement::JudgedFields;
use super::origins::{CircleObject, SupportObject};
use super::page_change::StandingObject;
use super::time::{AsOfObject, EventObject};
use crate::model::{AtIssue, Relation, Stance, Status};
use crate::report::{
    Between, ClaimView, Dismissed, Filter, Judged, LinkView, Membership, Omission, OtherValue,
    PointView, PositionView, SourceView, Step, Summary, steps,
};

#[derive(Serialize)]
pub(super) struct ReportObject<'a> {
    pub(super) atodds: u32,
    pub(super) case: CaseObject<'a>,
    pub(super) filter: FilterObject<'a>,
    pub(super) as_of: Option<AsOfObject>,
    pub(super) known_at: Option<&'a str>,
    pub(super) sources: Vec<SourceObject<'a>>,
    pub(super) claims: Vec<ClaimObject<'a>>,
    pub(super) links: Vec<LinkObject<'a>>,
    pub(super) points: Vec<PointObject<'a>>,
    pub(super) dismissed: Vec<DismissedObject<'a>>,
}

#[derive(Serialize)]
pub(super) struct CaseObject<'a> {
    title: &'a str,
    language: Option<&'a str>,
    description: Option<&'a str>,
    sources: usize,
    claims: usize,
    conflicts: usize,
    independent_origins: usize,
    unverified_quotes: usize,
    flagged_quotes: usize,
    touched_quotes: usize,
    without_quote: usize,
    linked: bool,
    points: BTreeMap<&'static str, usize>,
}

impl<'a> CaseObject<'a> {
    pub(super) fn of(case: &'a Summary) -> Self {
        Self {
            title: &case.title,
            language: case.language.as_deref(),
            description: case.description.as_deref(),
            sources: case.sources,
            claims: case.claims,
            conflicts: case.conflicts,
            independent_origins: case.independent_origins,
            unverified_quotes: case.unverified_quotes,
            flagged_quotes: case.flagged_quotes,
            touched_quotes: case.touched_quotes,
            without_quote: case.without_quote,
            linked: case.linked,
            points: case.points.iter().map(|(status, n)| (status.as_str(), *n)).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct FilterObject<'a> {
    statuses: &'a [Status],
    about: Option<&'a str>,
    disputed_only: bool,
}

impl<'a> FilterObject<'a> {
    pub(super) fn of(filter: &'a Filter) -> Self {
        Self {
            statuses: &filter.statuses,
            about: filter.about.as_deref(),
            disputed_only: filter.disputed_only,
        }
    }
}

#[derive(Serialize)]
pub(super) struct SourceObject<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    authors: &'a [String],
    url: Option<&'a str>,
    archive_url: Option<&'a str>,
    published: Option<String>,
    language: Option<&'a str>,
    cites: &'a [String],
    digest_of: Option<&'a str>,
    sha256: Option<&'a str>,
    retrieved: Option<String>,
    claims: usize,
    variants: Vec<VariantObject<'a>>,
}

/// A value of a field that another case gave.
#[derive(Serialize)]
struct VariantObject<'a> {
    field: &'a str,
    value: &'a str,
}

fn variants(values: &[OtherValue]) -> Vec<VariantObject<'_>> {
    values.iter().map(|it| VariantObject { field: &it.field, value: &it.value }).collect()
}

impl<'a> SourceObject<'a> {
    pub(super) fn of(source: &'a SourceView) -> Self {
        Self {
            id: source.id.as_str(),
            title: &source.title,
            publisher: source.publisher.as_deref(),
            authors: &source.authors,
            url: source.url.as_deref(),
            archive_url: source.archive_url.as_deref(),
            published: source.published.map(|date| date.to_string()),
            language: source.language.as_deref(),
            cites: &source.cites,
            digest_of: source.digest_of.as_deref(),
            sha256: source.sha256.as_deref(),
            retrieved: source.retrieved.map(|date| date.to_string()),
            claims: source.claims,
            variants: variants(&source.variants),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ClaimObject<'a> {
    id: &'a str,
    source: &'a str,
    source_title: &'a str,
    publisher: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    quote: Option<&'a str>,
    prefix: Option<&'a str>,
    suffix: Option<&'a str>,
    start: Option<usize>,
    end: Option<usize>,
    paragraph: Option<usize>,
    #[serde(rename = "match")]
    found: Option<&'static str>,
    snapshot_sha256: Option<&'a str>,
    left_out: Vec<OmissionObject<'a>>,
    quote_url: Option<&'a str>,
    newest: Option<StandingObject<'a>>,
    text: &'a str,
    claimant: Option<&'a str>,
    own_voice: bool,
    verb: Option<&'a str>,
    via: Vec<&'a str>,
    chain: Vec<StepObject<'a>>,
    stance: Stance,
    stated: Option<String>,
    event: Option<String>,
    place: Option<&'a str>,
    chain_end: Option<&'static str>,
    origin: Option<String>,
    possible_origins: &'a [String],
    points: Vec<MembershipObject<'a>>,
    note: Option<&'a str>,
    variants: Vec<VariantObject<'a>>,
}

impl<'a> ClaimObject<'a> {
    pub(super) fn of(claim: &'a ClaimView) -> Self {
        let quote = claim.quote.as_ref();
        let position = quote.and_then(|quote| quote.position);
        let source = &claim.source;
        Self {
            id: claim.id.as_str(),
            source: source.id.as_str(),
            source_title: &source.title,
            publisher: source.publisher.as_deref(),
            published: source.published.map(|date| date.to_string()),
            url: source.url.as_deref(),
            quote: quote.map(|quote| quote.exact.as_str()),
            prefix: quote.and_then(|quote| quote.prefix.as_deref()),
            suffix: quote.and_then(|quote| quote.suffix.as_deref()),
            start: position.map(|(start, _)| start),
            end: position.map(|(_, end)| end),
            paragraph: quote.and_then(|quote| quote.paragraph),
            found: quote.map(|quote| quote.found.as_str()),
            snapshot_sha256: quote.and_then(|quote| quote.snapshot.as_deref()),
            left_out: quote
                .map_or(vec![], |it| it.left_out.iter().map(OmissionObject::of).collect()),
            quote_url: quote.and_then(|quote| quote.link.as_deref()),
            newest: quote.and_then(|quote| quote.newest.as_ref()).map(StandingObject::of),
            text: &claim.text,
            claimant: claim.chain.claimant.as_deref(),
            own_voice: claim.is_own_voice(),
            verb: claim.chain.verb.as_deref(),
            via: claim.chain.via.iter().map(|relay| relay.name.as_str()).collect(),
            chain: steps(claim).into_iter().map(|step| StepObject::of(step, claim)).collect(),
            stance: claim.stance,
            stated: claim.stated.map(|date| date.to_string()),
            event: claim.event.map(|span| span.to_string()),
            place: claim.place.as_deref(),
            chain_end: claim.chain.end.map(|end| end.as_str()),
            origin: claim.origin.is_known().then(|| claim.origin.to_string()),
            possible_origins: claim.origin.names(),
            points: claim.points.iter().map(MembershipObject::of).collect(),
            note: claim.note.as_deref(),
            variants: variants(&claim.variants),
        }
    }
}

#[derive(Serialize)]
struct OmissionObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    turning: &'a [String],
}

impl<'a> OmissionObject<'a> {
    fn of(omission: &'a Omission) -> Self {
        Self {
            start: omission.start,
            end: omission.end,
            text: &omission.text,
            turning: &omission.turning,
        }
    }
}

#[derive(Serialize)]
struct StepObject<'a> {
    role: &'static str,
    name: String,
    verb: Option<String>,
    source: Option<&'a str>,
}

impl<'a> StepObject<'a> {
    fn of(step: Step, claim: &'a ClaimView) -> Self {
        match step {
            Step::Claimant { name, verb } => Self { role: "claimant", name, verb, source: None },
            Step::Relay { name, verb } => Self { role: "relay", name, verb, source: None },
            Step::Source(source) => Self {
                role: "source",
                name: source.voice().to_owned(),
                verb: None,
                source: Some(claim.source.id.as_str()),
            },
        }
    }
}

#[derive(Serialize)]
struct MembershipObject<'a> {
    point: &'a str,
    position: &'a str,
}

impl<'a> MembershipObject<'a> {
    fn of(membership: &'a Membership) -> Self {
        Self { point: membership.point.as_str(), position: &membership.label }
    }
}

#[derive(Serialize)]
pub(super) struct LinkObject<'a> {
    a: &'a str,
    b: &'a str,
    relation: Relation,
    rule: &'a str,
    because: &'a str,
    words_a: &'a [String],
    words_b: &'a [String],
    at_issue: &'a AtIssue,
    later: Option<&'a str>,
    points: Vec<&'a str>,
    #[serde(flatten)]
    judged: JudgedFields<'a>,
}

impl<'a> LinkObject<'a> {
    pub(super) fn of(link: &'a LinkView) -> Self {
        Self {
            a: link.a.as_str(),
            b: link.b.as_str(),
            relation: link.relation,
            rule: &link.rule,
            because: &link.because.text,
            words_a: &link.because.words_a,
            words_b: &link.because.words_b,
            at_issue: &link.at_issue,
            later: link.later.as_ref().map(|claim| claim.as_str()),
            points: link.points.iter().map(|point| point.as_str()).collect(),
            judged: JudgedFields::of(link.judged.as_ref()),
        }
    }
}

#[derive(Serialize)]
pub(super) struct PointObject<'a> {
    id: &'a str,
    question: &'a str,
    status: Status,
    at_issue: &'a AtIssue,
    positions: Vec<PositionObject<'a>>,
    conflicts: Vec<[&'a str; 2]>,
    independent_origins: usize,
    origins: &'a [String],
    #[serde(flatten)]
    judged: JudgedFields<'a>,
    claims_since_judgement: Option<usize>,
    history: Vec<EventObject<'a>>,
}

impl<'a> PointObject<'a> {
    pub(super) fn of(point: &'a PointView) -> Self {
        let mut conflicts: Vec<[&str; 2]> = point.conflicts.iter().flat_map(pairs).collect();
        conflicts.sort_unstable();
        conflicts.dedup();
        Self {
            id: point.id.as_str(),
            question: &point.question,
            status: point.status,
            at_issue: &point.at_issue,
            positions: point.positions.iter().map(PositionObject::of).collect(),
            conflicts,
            independent_origins: point.independent_origins(),
            origins: &point.origins,
            judged: JudgedFields::of(point.judged.as_ref()),
            claims_since_judgement: point
                .judged
                .as_ref()
                .and_then(Judged::decided)
                .map(|said| said.claims_since),
            history: point.history.iter().map(EventObject::of).collect(),
        }
    }
}

/// The pairs as links name them: ids in order.
fn pairs(between: &Between) -> impl Iterator<Item = [&str; 2]> {
    between.pairs.iter().map(|[one, other]| {
        let mut pair = [one.as_str(), other.as_str()];
        pair.sort_unstable();
        pair
    })
}

#[derive(Serialize)]
struct PositionObject<'a> {
    label: &'a str,
    answer: &'a str,
    claims: Vec<&'a str>,
    origins: &'a [String],
    independent_origins: usize,
    unknown_origin: bool,
    supports: Vec<SupportObject<'a>>,
    circular: Vec<CircleObject<'a>>,
}

impl<'a> PositionObject<'a> {
    fn of(position: &'a PositionView) -> Self {
        Self {
            label: &position.label,
            answer: &position.answer,
            claims: position.claims().map(|claim| claim.id.as_str()).collect(),
            origins: &position.origins,
            independent_origins: position.independent_origins(),
            unknown_origin: position.unknown_origin,
            supports: position.supports.iter().map(SupportObject::of).collect(),
            circular: position.circular.iter().map(CircleObject::of).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct DismissedObject<'a> {
    a: &'a str,
    b: &'a str,
    relation: Option<Relation>,
    rule: Option<&'a str>,
    because: Option<&'a str>,
    #[serde(flatten)]
    judged: JudgedFields<'a>,
}

impl<'a> DismissedObject<'a> {
    pub(super) fn of(pair: &'a Dismissed) -> Self {
        let link = pair.link.as_ref();
        Self {
            a: pair.claims[0].id.as_str(),
            b: pair.claims[1].id.as_str(),
            relation: link.map(|link| link.relation),
            rule: link.map(|link| link.rule.as_str()),
            because: link.map(|link| link.because.text.as_str()),
            judged: JudgedFields::of(Some(&pair.judged)),
        }
    }
}
