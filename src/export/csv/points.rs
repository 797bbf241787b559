use super::{Sheet, judgements, optional, several};
use crate::report::{ClaimView, Judged, PointView, PositionView, Report};

const HEADER: [&str; 30] = [
    "Point",
    "Question",
    "Status",
    "Position",
    "Answer",
    "Claim",
    "Text",
    "Claimant",
    "OwnVoice",
    "Via",
    "Stance",
    "Stated",
    "Event",
    "Source",
    "Title",
    "Publisher",
    "Published",
    "Url",
    "Quote",
    "Paragraph",
    "Match",
    "PositionOrigins",
    "PositionIndependentOrigins",
    "PointIndependentOrigins",
    "Judgement",
    "Reason",
    "ClaimOrigin",
    "OriginBecause",
    "Circular",
    "Judgements",
];

/// A row for each claim of each position of each point, in the order of the report.
pub(super) fn table(report: &Report) -> Sheet<30> {
    let rows = report
        .points
        .iter()
        .flat_map(|point| point.positions.iter().map(move |position| (point, position)))
        .flat_map(|(point, position)| {
            position.claims().map(move |claim| row(point, position, claim))
        })
        .collect();
    Sheet { header: HEADER, rows }
}

fn row(point: &PointView, position: &PositionView, claim: &ClaimView) -> [String; 30] {
    let quote = claim.quote.as_ref();
    let judged = point.judged.as_ref();
    let source = &claim.source;
    let support = position.supports.iter().find(|support| support.claims.contains(&claim.id));
    let because: Vec<String> = support.map(|it| it.because.clone()).unwrap_or_default();
    let in_ring = position.circular.iter().filter(|circle| circle.claims.contains(&claim.id));
    let rings: Vec<String> = in_ring.map(|circle| circle.because.clone()).collect();
    let via: Vec<String> = claim.chain.via.iter().map(|relay| relay.name.clone()).collect();
    [
        point.id.to_string(),
        point.question.clone(),
        point.status.to_string(),
        position.label.clone(),
        position.answer.clone(),
        claim.id.to_string(),
        claim.text.clone(),
        optional(claim.chain.claimant.as_ref()),
        claim.is_own_voice().to_string(),
        several(&via),
        claim.stance.to_string(),
        optional(claim.stated),
        optional(claim.event),
        source.id.to_string(),
        source.title.clone(),
        optional(source.publisher.as_ref()),
        optional(source.published),
        optional(source.url.as_ref()),
        optional(quote.map(|quote| &quote.exact)),
        optional(quote.and_then(|quote| quote.paragraph)),
        optional(quote.map(|quote| quote.found.as_str())),
        several(&position.origins),
        position.independent_origins().to_string(),
        point.independent_origins().to_string(),
        optional(judged.and_then(|judged| judged.standing)),
        optional(judged.and_then(Judged::decided).map(|said| &said.reason)),
        optional(Some(&claim.origin).filter(|origin| origin.is_known())),
        several(&because),
        several(&rings),
        judgements(judged),
    ]
}
