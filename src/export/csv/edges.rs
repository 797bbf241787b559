use super::{Sheet, claim_node, judgements, name_node, optional, several, source_node, sparse};
use crate::model::Relation;
use crate::report::{ClaimView, Judged, LinkView, Report};

const HEADER: [&str; 18] = [
    "Source",
    "Target",
    "Type",
    "Label",
    "Relation",
    "Kind",
    "Rule",
    "Because",
    "WordsSource",
    "WordsTarget",
    "Claim",
    "Verb",
    "Points",
    "Judgement",
    "JudgedBy",
    "JudgedAt",
    "Reason",
    "Judgements",
];

/// A row for each link between two claims, then for each claim: who makes it, each step of its relay,
/// and the source it stands in.
pub(super) fn table(report: &Report) -> Sheet<18> {
    let links = report.links.iter().map(link_row);
    let chains = report.claims.iter().flat_map(|claim| chain_rows(claim));
    Sheet { header: HEADER, rows: links.chain(chains).collect() }
}

/// An update whose dates tell goes from the later claim to the one it replaces; every other link holds
/// both ways.
fn link_row(link: &LinkView) -> [String; 18] {
    let a_is_later = link.later.as_ref() == Some(&link.a);
    let directed = link.relation == Relation::Updates && link.later.is_some();
    let (source, target) =
        if directed && !a_is_later { (&link.b, &link.a) } else { (&link.a, &link.b) };
    let (words_source, words_target) = if directed && !a_is_later {
        (&link.because.words_b, &link.because.words_a)
    } else {
        (&link.because.words_a, &link.because.words_b)
    };
    let kind = if link.relation.is_conflict() { "conflict" } else { "agreement" };
    let points: Vec<String> = link.points.iter().map(ToString::to_string).collect();
    let judged = link.judged.as_ref();
    let decided = judged.and_then(Judged::decided);
    [
        claim_node(source),
        claim_node(target),
        if directed { "Directed" } else { "Undirected" }.to_owned(),
        link.relation.to_string(),
        link.relation.to_string(),
        kind.to_owned(),
        link.rule.clone(),
        link.because.text.clone(),
        several(words_source),
        several(words_target),
        String::new(),
        String::new(),
        several(&points),
        optional(judged.and_then(|judged| judged.standing)),
        optional(decided.map(|said| &said.by)),
        optional(decided.map(|said| &said.at)),
        optional(decided.map(|said| &said.reason)),
        judgements(judged),
    ]
}

fn chain_rows(claim: &ClaimView) -> Vec<[String; 18]> {
    let (node, document) = (claim_node(&claim.id), source_node(&claim.source.id));
    let chain = &claim.chain;
    let speaker = chain.claimant.as_deref().map_or_else(|| document.clone(), name_node);
    let mut rows = vec![row(
        claim,
        [&speaker, &node],
        claim.stance.as_str(),
        "attribution",
        chain.verb.as_ref(),
    )];
    let mut before = speaker;
    for relay in &chain.via {
        let name = name_node(&relay.name);
        rows.push(row(claim, [&before, &name], "relayed by", "relay", relay.verb.as_ref()));
        before = name;
    }
    if !chain.via.is_empty() {
        rows.push(row(claim, [&before, &document], "relayed by", "relay", None));
    }
    rows.push(row(claim, [&node, &document], "stands in", "citation", None));
    rows
}

fn row(
    claim: &ClaimView,
    [source, target]: [&String; 2],
    relation: &str,
    kind: &str,
    verb: Option<&String>,
) -> [String; 18] {
    sparse(
        &HEADER,
        &[
            ("Source", source.clone()),
            ("Target", target.clone()),
            ("Type", "Directed".to_owned()),
            ("Label", relation.to_owned()),
            ("Relation", relation.to_owned()),
            ("Kind", kind.to_owned()),
            ("Claim", claim.id.to_string()),
            ("Verb", optional(verb)),
        ],
    )
}
