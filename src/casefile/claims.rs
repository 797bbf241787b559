//! The claims of all inputs together: their ids and their sources.

use rustc_hash::FxHashMap;

use crate::model::{Case, Citation, Claim, ClaimId, ContentHash, SourceId};

use super::{
    claim::ClaimDraft,
    nearest::Suggester,
    problem::{Place, Sink},
    quotes::Quotes,
    reader::At,
    sources::Sources,
};

/// Every claim that a judgement or an expectation can name.
pub(super) struct Claims<'c> {
    /// Those of the inputs, in order; `None` for one with something wrong in it, which was recorded.
    own: Vec<(Place, Option<Claim>)>,
    by_id: FxHashMap<String, Known<'c>>,
}

#[derive(Clone, Copy)]
enum Known<'c> {
    Own(usize),
    /// Held by the case that the inputs are added to.
    Held(&'c Claim),
}

impl<'c> Claims<'c> {
    /// Takes the claims of all inputs. The same claim in two files is taken once; two of the same id are a
    /// problem.
    pub(super) fn gather(
        drafts: Vec<ClaimDraft>,
        sources: &Sources<'_>,
        into: Option<&'c Case>,
        suggester: &mut Suggester,
        sink: &mut Sink,
    ) -> Self {
        let held = into.into_iter().flat_map(|case| &case.claims);
        let by_id = held.map(|claim| (claim.id.as_str().to_owned(), Known::Held(claim)));
        let mut claims = Self { own: Vec::with_capacity(drafts.len()), by_id: by_id.collect() };
        let mut quotes = Quotes::default();
        for mut draft in drafts {
            let (place, id) = (draft.place.clone(), draft.id.take());
            let source = sources.of_claim(&draft, suggester, sink);
            let citation = draft.quote.take().zip(source.as_ref()).and_then(|(quote, source)| {
                quotes.cite(quote, sources.get(source.as_str())?, &place, sink)
            });
            let claim = source.and_then(|source| built(draft, id.as_ref(), source, citation));
            claims.insert(claim, id, &place, sink);
        }
        claims
    }

    fn insert(
        &mut self,
        claim: Option<Claim>,
        id: Option<At<String>>,
        place: &Place,
        sink: &mut Sink,
    ) {
        let written = id.as_ref().map(|id| id.value.clone());
        let derived = || claim.as_ref().map(|claim| claim.id.as_str().to_owned());
        let Some(key) = written.or_else(derived) else { return };
        if let Some(Known::Own(at)) = self.by_id.get(&key) {
            let (first, other) = &self.own[*at];
            if first.file == place.file {
                taken(&key, id, first, place, sink);
            } else if let (Some(claim), Some(other)) = (&claim, other)
                && claim != other
            {
                taken(&key, id, first, place, sink);
            }
            return;
        }
        self.by_id.insert(key, Known::Own(self.own.len()));
        self.own.push((place.clone(), claim));
    }

    /// The claim that an id names, or the problem that there is none.
    pub(super) fn named(
        &self,
        id: &At<String>,
        place: &Place,
        field: &str,
        suggester: &mut Suggester,
        sink: &mut Sink,
    ) -> Option<&Claim> {
        match self.by_id.get(&id.value) {
            Some(Known::Own(at)) => self.own.get(*at).and_then(|(_, claim)| claim.as_ref()),
            Some(Known::Held(claim)) => Some(claim),
            None => {
                let hint = suggester.did_you_mean(&id.value, self.by_id.keys().map(String::as_str));
                let message = format!("there is no claim {:?}{hint}", id.value);
                sink.add(&place.at(id.line), field, message);
                None
            }
        }
    }

    pub(super) fn into_own(self) -> impl Iterator<Item = (Place, Claim)> {
        self.own.into_iter().filter_map(|(place, claim)| Some((place, claim?)))
    }
}

fn taken(key: &str, id: Option<At<String>>, first: &Place, place: &Place, sink: &mut Sink) {
    let there = first.seen_from(place);
    let (line, message) = match id {
        Some(id) => (
            id.line,
            format!("{key:?} is the id of the claim on {there} already: choose another one"),
        ),
        None => (
            place.line,
            format!(
                "is missing, and the claim on {there} says the same: remove one, or give both an id"
            ),
        ),
    };
    sink.add(&place.at(line), "claim.id", message);
}

/// The claim with the id it was given, or one derived from what it says; `None` when the id or the text
/// cannot be used, which was recorded.
fn built(
    draft: ClaimDraft,
    id: Option<&At<String>>,
    source: SourceId,
    citation: Option<Citation>,
) -> Option<Claim> {
    let mut claim = Claim {
        id: ClaimId::new(id.map_or("derived", |id| id.value.as_str())).ok()?,
        source,
        chain: draft.chain,
        text: draft.text,
        stance: draft.stance,
        citation,
        stated: draft.stated,
        event: draft.event,
        place: draft.at_place,
        quantities: draft.quantities,
        note: draft.note,
    };
    if id.is_none() {
        let hash = ContentHash::of(&claim);
        claim.id = ClaimId::new(format!("c-{}", &hash.as_str()[..12])).ok()?;
    }
    (!claim.text.is_empty()).then_some(claim)
}
