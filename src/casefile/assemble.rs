//! From what was read to a case: every id looked up, every quote found, or the list of problems.

use std::collections::BTreeMap;

use crate::model::{Case, Claim, ClaimId, ContentHash, SourceId};

use super::{
    claims::Claims,
    draft::Draft,
    entity,
    expect::{self, ExpectDraft, ExpectKind},
    expect_origins::OriginsDraft,
    expectation::{Expectation, Expected},
    judgement::HASH,
    judgements,
    nearest::Suggester,
    problem::{Place, Problems, Sink},
    publisher,
    reader::At,
    sources::Sources,
    variant,
};

/// What was loaded. Only ever whole: an input with a problem gives none of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The case; beside a case that it is added to, only what is new.
    pub case: Case,
    /// Whether an input says what the case is called. Otherwise it goes by the name of the first file.
    pub is_titled: bool,
    /// What fixtures expect, by file and in the order of the file.
    pub expectations: Vec<Expectation>,
    /// Where the sources and claims stand in the input.
    pub lines: Lines,
}

/// Where things stand in the input, for messages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// The place of each source.
    pub sources: BTreeMap<SourceId, Place>,
    /// The place of each claim.
    pub claims: BTreeMap<ClaimId, Place>,
}

/// Looks up everything that was read. `title` is what the case is called when no input says so.
pub(super) fn assemble(
    mut draft: Draft,
    into: Option<&Case>,
    title: &str,
    mut sink: Sink,
) -> Result<Loaded, Problems> {
    let mut suggester = Suggester::new();
    let entities = entity::gather(draft.entities, &mut sink);
    let publishers = publisher::gather(draft.publishers, &mut sink);
    let sources = Sources::gather(draft.sources, &mut draft.claims, into, &mut sink);
    let claims = Claims::gather(draft.claims, &sources, into, &mut suggester, &mut sink);
    expect::both_ways(&draft.expectations, &mut sink);
    let mut lookup = Lookup { claims: &claims, suggester: &mut suggester, sink: &mut sink };
    let (judgements, withdrawals) = judgements::gather(draft.judgements, &mut lookup);
    let expectations =
        draft.expectations.into_iter().filter_map(|e| lookup.expectation(e)).collect();

    let own_claims: Vec<(Place, Claim)> = claims.into_own().collect();
    let own_sources = sources.into_own();
    let lines = Lines {
        sources: own_sources.iter().map(|(place, s)| (s.id.clone(), place.clone())).collect(),
        claims: own_claims.iter().map(|(place, c)| (c.id.clone(), place.clone())).collect(),
    };
    let (language, description) = match draft.head.as_mut() {
        Some(head) => (head.language.take(), head.description.take()),
        None => (None, None),
    };
    let is_titled = draft.head.is_some();
    let case = Case {
        title: draft.head.map_or_else(|| title.to_owned(), |head| head.title),
        language,
        description,
        entities,
        publishers,
        sources: own_sources.into_iter().map(|(_, source)| source).collect(),
        claims: own_claims.into_iter().map(|(_, claim)| claim).collect(),
        judgements,
        withdrawals,
        variants: variant::gather(draft.variants),
    };
    sink.finish(Loaded { case, is_titled, expectations, lines })
}

pub(super) struct Lookup<'a, 'c> {
    claims: &'a Claims<'c>,
    suggester: &'a mut Suggester,
    sink: &'a mut Sink,
}

impl<'a> Lookup<'a, '_> {
    fn claim(&mut self, id: &At<String>, place: &Place, field: &str) -> Option<&'a Claim> {
        self.claims.named(id, place, field, self.suggester, self.sink)
    }

    /// Records what is wrong.
    pub(super) fn problem(&mut self, place: &Place, field: &str, message: String) {
        self.sink.add(place, field, message);
    }

    /// The content hash of a claim named by id, or written out for a claim that is gone.
    pub(super) fn hash(
        &mut self,
        id: &At<String>,
        place: &Place,
        field: &str,
    ) -> Option<ContentHash> {
        match id.value.strip_prefix(HASH).and_then(ContentHash::from_hex) {
            Some(hash) => Some(hash),
            None => self.claim(id, place, field).map(ContentHash::of),
        }
    }

    fn expectation(&mut self, draft: ExpectDraft) -> Option<Expectation> {
        let ExpectDraft { place, path, index, kind } = draft;
        let expected = match kind {
            ExpectKind::Conflict { pair, relation, rule } => {
                let pair = self.pair(&pair, &place, "expect.conflict")?;
                Expected::Conflict { pair, relation, rule }
            }
            ExpectKind::NoConflict { pair, because, relation, rule } => {
                let pair = self.pair(&pair, &place, "expect.no_conflict")?;
                Expected::NoConflict { pair, because, relation, rule }
            }
            ExpectKind::Point { claims, status, positions, question, as_of, history } => {
                let claims = self.ids(&claims, &place, "expect.point");
                let mut sides = vec![];
                for side in positions.iter().flatten() {
                    sides.push(self.ids(side, &place, "expect.positions"));
                }
                let sides = sides.into_iter().collect::<Option<Vec<_>>>()?;
                let positions = positions.map(|_| sides);
                Expected::Point { claims: claims?, status, positions, question, as_of, history }
            }
            ExpectKind::Quote { claim, standing } => {
                let claim = self.claim(&claim, &place, "expect.quote")?.id.clone();
                Expected::Quote { claim, standing }
            }
            ExpectKind::Origins(draft) => {
                let OriginsDraft { kind, claims, count, names, origin, says } = draft;
                let claims = self.ids(&claims, &place, &format!("expect.{}", kind.as_str()))?;
                Expected::Origins { kind, claims, count, names, origin, says }
            }
        };
        Some(Expectation { file: path, line: place.line, index, expected })
    }

    fn pair(&mut self, pair: &[At<String>; 2], place: &Place, field: &str) -> Option<[ClaimId; 2]> {
        let ids = self.ids(pair, place, field)?;
        ids.try_into().ok()
    }

    /// The claims of a list, each that is unknown recorded.
    fn ids(&mut self, ids: &[At<String>], place: &Place, field: &str) -> Option<Vec<ClaimId>> {
        let found: Vec<_> = ids.iter().map(|id| self.claim(id, place, field)).collect();
        found.into_iter().map(|claim| claim.map(|claim| claim.id.clone())).collect()
    }
}
