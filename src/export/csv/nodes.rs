use std::collections::{BTreeMap, BTreeSet};

use super::{Sheet, claim_node, name_node, optional, several, source_node, sparse};
use crate::report::{ClaimView, Report, SourceView};

const HEADER: [&str; 28] = [
    "Id",
    "Label",
    "Kind",
    "Ref",
    "Text",
    "Claimant",
    "OwnVoice",
    "Via",
    "Stance",
    "Stated",
    "Event",
    "Place",
    "Source",
    "Title",
    "Publisher",
    "Published",
    "Url",
    "Quote",
    "Start",
    "End",
    "Match",
    "Origin",
    "Points",
    "QuoteUrl",
    "SnapshotSha256",
    "LeavesOut",
    "Newest",
    "NewestSince",
];

/// A row for each claim, then each source, then each name, in the order of the case and the alphabet.
pub(super) fn table(report: &Report) -> Sheet<28> {
    let claims = report.claims.iter().map(|claim| claim_row(claim));
    let sources = report.sources.iter().map(|source| source_row(source));
    let names = names(report).into_iter().map(|(name, kind)| name_row(name, kind));
    Sheet { header: HEADER, rows: claims.chain(sources).chain(names).collect() }
}

/// Everyone who claims or relays something: `claimant` whoever makes a claim, `relay` whoever only
/// passes others' claims on.
fn names(report: &Report) -> BTreeMap<&str, &'static str> {
    let chains = || report.claims.iter().map(|claim| &claim.chain);
    let relays: BTreeSet<&str> =
        chains().flat_map(|chain| &chain.via).map(|relay| relay.name.as_str()).collect();
    let mut names: BTreeMap<&str, &'static str> =
        relays.into_iter().map(|name| (name, "relay")).collect();
    names.extend(chains().filter_map(|chain| chain.claimant.as_deref()).map(|n| (n, "claimant")));
    names
}

fn claim_row(claim: &ClaimView) -> [String; 28] {
    let quote = claim.quote.as_ref();
    let position = quote.and_then(|quote| quote.position);
    let newest = quote.and_then(|quote| quote.newest.as_ref());
    let via: Vec<String> = claim.chain.via.iter().map(|relay| relay.name.clone()).collect();
    let points: Vec<String> = claim
        .points
        .iter()
        .map(|membership| format!("{} {}", membership.point, membership.label))
        .collect();
    let turning: Vec<String> =
        quote.iter().flat_map(|quote| quote.turning()).map(str::to_owned).collect();
    let origin = if claim.origin.is_known() { claim.origin.to_string() } else { String::new() };
    [
        claim_node(&claim.id),
        claim.text.clone(),
        "claim".to_owned(),
        claim.id.to_string(),
        claim.text.clone(),
        optional(claim.chain.claimant.as_ref()),
        claim.is_own_voice().to_string(),
        several(&via),
        claim.stance.to_string(),
        optional(claim.stated),
        optional(claim.event),
        optional(claim.place.as_ref()),
        claim.source.id.to_string(),
        claim.source.title.clone(),
        optional(claim.source.publisher.as_ref()),
        optional(claim.source.published),
        optional(claim.source.url.as_ref()),
        optional(quote.map(|quote| &quote.exact)),
        optional(position.map(|(start, _)| start)),
        optional(position.map(|(_, end)| end)),
        optional(quote.map(|quote| quote.found.as_str())),
        origin,
        several(&points),
        optional(quote.and_then(|quote| quote.link.as_ref())),
        optional(quote.and_then(|quote| quote.snapshot.as_ref())),
        several(&turning),
        optional(newest.map(|newest| newest.standing)),
        optional(newest.and_then(|newest| newest.since)),
    ]
}

fn source_row(source: &SourceView) -> [String; 28] {
    sparse(
        &HEADER,
        &[
            ("Id", source_node(&source.id)),
            ("Label", source.title.clone()),
            ("Kind", "source".to_owned()),
            ("Ref", source.id.to_string()),
            ("Source", source.id.to_string()),
            ("Title", source.title.clone()),
            ("Publisher", optional(source.publisher.as_ref())),
            ("Published", optional(source.published)),
            ("Url", optional(source.url.as_ref())),
        ],
    )
}

fn name_row(name: &str, kind: &str) -> [String; 28] {
    sparse(
        &HEADER,
        &[
            ("Id", name_node(name)),
            ("Label", name.to_owned()),
            ("Kind", kind.to_owned()),
            ("Ref", name.to_owned()),
        ],
    )
}
