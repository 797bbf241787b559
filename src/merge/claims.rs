//! The claims of two cases as one list.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{
    Pair, Renamed, Side, United,
    ids::{self, Holder},
    order,
    settle::{FULLER, Ledger, Record},
    sources::Sources,
};
use crate::model::{Case, Chain, Citation, Claim, ClaimId, ContentHash, Relay};

/// The claims of the merged case.
pub(super) struct Claims {
    pub(super) list: Vec<Claim>,
    /// Where each one of the list comes from.
    pub(super) pairs: Vec<Pair>,
    pub(super) united: Vec<United>,
    pub(super) renamed: Vec<Renamed>,
}

/// A claim of one side, with what tells it: its source in the merged case and what it says.
struct Told<'c> {
    claim: &'c Claim,
    source: Option<usize>,
    hash: ContentHash,
    citation: Option<Citation>,
}

pub(super) fn merge(
    ours: &Case,
    theirs: &Case,
    sources: &Sources,
    ledger: &mut Ledger<'_>,
) -> Claims {
    let sides = [told(ours, Side::Ours, sources), told(theirs, Side::Theirs, sources)];
    let of = |pair: &Pair| (pair.ours.map(|at| &sides[0][at]), pair.theirs.map(|at| &sides[1][at]));
    let pairs = identify(&sides);
    let holders: Vec<Holder> = pairs.iter().map(|pair| holder(of(pair), sources)).collect();
    let ids = ids::assign(&holders);
    let order = order::of_pairs(&pairs, &ids);
    let mut claims = Claims { list: vec![], pairs: vec![], united: vec![], renamed: vec![] };
    for at in order {
        let (our, their) = of(&pairs[at]);
        let id = |told: Option<&Told<'_>>| told.map(|told| told.claim.id.as_str().to_owned());
        let (united, renamed) = super::told("claim", id(our), id(their), &ids[at]);
        claims.united.extend(united);
        claims.renamed.extend(renamed);
        let claim = settled(our, their, &ids[at], sources, ledger);
        if let Some(claim) = claim {
            claims.list.push(claim);
            claims.pairs.push(pairs[at]);
        }
    }
    claims
}

fn told<'c>(case: &'c Case, side: Side, sources: &Sources) -> Vec<Told<'c>> {
    let by_id = case.sources_by_id();
    let told = case.claims.iter().map(|claim| {
        let citation = claim.citation.as_ref().map(|citation| match by_id.get(&claim.source) {
            Some(source) => sources.cited(side, source, citation),
            None => citation.clone(),
        });
        let (source, hash) = (sources.place(side, &claim.source), ContentHash::of(claim));
        Told { claim, source, hash, citation }
    });
    told.collect()
}

/// Which claims are one: those that say the same in the same document. Where one document has several that do,
/// those with one id first, then those at one place of one text, then the others in the order of their ids.
fn identify(sides: &[Vec<Told<'_>>; 2]) -> Vec<Pair> {
    let mut partner = [vec![None; sides[0].len()], vec![None; sides[1].len()]];
    let content = |told: &Told<'_>| (told.source, told.hash.clone());
    pair_up(sides, &mut partner, |told| Some((content(told), told.claim.id.clone())));
    pair_up(sides, &mut partner, |told| {
        let citation = told.citation.as_ref()?;
        Some((content(told), citation.snapshot.clone(), citation.position?))
    });
    pair_up(sides, &mut partner, |told| Some(content(told)));
    let ours = partner[0].iter().enumerate();
    let mut pairs: Vec<Pair> =
        ours.map(|(at, theirs)| Pair { ours: Some(at), theirs: *theirs }).collect();
    let alone = partner[1].iter().enumerate().filter(|(_, ours)| ours.is_none());
    pairs.extend(alone.map(|(at, _)| Pair::one(Side::Theirs, at)));
    pairs
}

/// Of those that have no partner yet, makes those with one key partners, the first by id with the first.
fn pair_up<K: Eq + std::hash::Hash>(
    sides: &[Vec<Told<'_>>; 2],
    partner: &mut [Vec<Option<usize>>; 2],
    key: impl Fn(&Told<'_>) -> Option<K>,
) {
    let mut by_key: FxHashMap<K, [Vec<usize>; 2]> = FxHashMap::default();
    for (side, list) in sides.iter().enumerate() {
        for (at, told) in list.iter().enumerate().filter(|(at, _)| partner[side][*at].is_none()) {
            if let Some(key) = key(told) {
                by_key.entry(key).or_default()[side].push(at);
            }
        }
    }
    for [mut ours, mut theirs] in by_key.into_values() {
        ours.sort_by_key(|&at| &sides[0][at].claim.id);
        theirs.sort_by_key(|&at| &sides[1][at].claim.id);
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            partner[0][ours] = Some(theirs);
            partner[1][theirs] = Some(ours);
        }
    }
}

fn holder((ours, theirs): (Option<&Told<'_>>, Option<&Told<'_>>), sources: &Sources) -> Holder {
    let both = || ours.into_iter().chain(theirs);
    let ids: BTreeSet<String> = both().map(|told| told.claim.id.as_str().to_owned()).collect();
    // Two sources can carry the same words; their ids tell the claims apart.
    let content = both().map(|told| {
        let source = told.source.map_or("", |at| sources.list[at].id.as_str());
        format!("{} {source}", told.hash)
    });
    Holder { ids, content: content.min().unwrap_or_default() }
}

fn settled(
    ours: Option<&Told<'_>>,
    theirs: Option<&Told<'_>>,
    now: &str,
    sources: &Sources,
    ledger: &mut Ledger<'_>,
) -> Option<Claim> {
    let [our, their] = [ours, theirs].map(|it| it.map(|it| it.claim));
    let either = our.or(their)?;
    let place = ours.or(theirs).and_then(|told| told.source);
    let [our_id, their_id] = [our, their].map(|it| it.map(|it| it.id.as_str()));
    let mut record = ledger.record("claim", our_id, their_id, now);
    let citation = |told: Option<&Told<'_>>| told.and_then(|told| told.citation.clone());
    let note = |claim: Option<&Claim>| claim.and_then(|claim| claim.note.clone());
    Some(Claim {
        id: ClaimId::new(now).ok()?,
        source: place.map_or_else(|| either.source.clone(), |at| sources.list[at].id.clone()),
        chain: chain(our.map(|it| &it.chain), their.map(|it| &it.chain), &mut record),
        citation: citation(ours).into_iter().chain(citation(theirs)).min_by_key(rank),
        note: record.settle("note", note(our), note(their), FULLER),
        // All else is part of the content, and so the same.
        ..either.clone()
    })
}

/// A quote that was found comes before one that was not looked up, one with more words around it before others.
fn rank(citation: &Citation) -> impl Ord + use<> {
    let Citation { exact, prefix, suffix, snapshot, position, found, left_out } = citation.clone();
    let around = usize::from(prefix.is_some()) + usize::from(suffix.is_some());
    (
        position.is_none(),
        Reverse(around),
        snapshot,
        position,
        exact,
        prefix,
        suffix,
        found.as_str(),
        left_out,
    )
}

fn chain(ours: Option<&Chain>, theirs: Option<&Chain>, record: &mut Record<'_, '_>) -> Chain {
    let Some(either) = ours.or(theirs) else { return Chain::default() };
    let verb = |chain: Option<&Chain>| chain.and_then(|chain| chain.verb.clone());
    let end =
        |chain: Option<&Chain>| chain.and_then(|it| it.end).map(|end| end.as_str().to_owned());
    let relays = either.via.iter().enumerate().map(|(at, relay)| {
        let relay_of = |chain: Option<&Chain>| chain.and_then(|it| it.via.get(at)).cloned();
        let (our, their) = (relay_of(ours), relay_of(theirs));
        let written = |relay: &Option<Relay>| relay.as_ref().and_then(with_verb);
        let stands = record.settle("via", written(&our), written(&their), FULLER);
        let chosen = [our, their].into_iter().flatten().find(|it| with_verb(it) == stands);
        chosen.unwrap_or_else(|| relay.clone())
    });
    Chain {
        claimant: either.claimant.clone(),
        via: relays.collect(),
        verb: record.settle("verb", verb(ours), verb(theirs), FULLER),
        end: record
            .settle("chain_end", end(ours), end(theirs), FULLER)
            .and_then(|it| it.parse().ok()),
    }
}

/// A relay with its verb as case files write it; `None` without one.
fn with_verb(relay: &Relay) -> Option<String> {
    let verb = relay.verb.as_ref()?;
    Some(format!("{{ name = {:?}, verb = {verb:?} }}", relay.name))
}

/// How many claims that ours has without a place are located in the merged list.
pub(super) fn located(ours: &[Claim], claims: &Claims) -> usize {
    let has_place = |claim: &Claim| claim.citation.as_ref().is_some_and(|it| it.position.is_some());
    let now = claims.list.iter().zip(&claims.pairs);
    let new = now.filter(|(claim, pair)| {
        has_place(claim) && pair.ours.is_some_and(|at| !has_place(&ours[at]))
    });
    new.count()
}

/// The places of the claims in a list, by source.
pub(super) fn by_source(claims: &[Claim]) -> BTreeMap<String, Vec<usize>> {
    let mut by_source: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        by_source.entry(claim.source.as_str().to_owned()).or_default().push(at);
    }
    by_source
}
