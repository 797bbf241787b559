//! Short forms for making a case and what was detected in it by hand.

use std::fmt::Debug;

use atodds::{model::*, text::quote::locate};

fn ok<T, E: Debug>(result: Result<T, E>) -> T {
    result.unwrap()
}

pub(crate) fn claim_id(id: &str) -> ClaimId {
    ok(ClaimId::new(id))
}

pub(crate) fn date(text: &str) -> PartialDate {
    ok(text.parse())
}

/// A source whose title, publisher, date and text are given; an empty one of these is not known.
pub(crate) fn source(
    id: &str,
    title: &str,
    publisher: &str,
    published: &str,
    text: &str,
) -> Source {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Source {
        id: ok(SourceId::new(id)),
        title: title.to_owned(),
        publisher: known(publisher),
        authors: vec![],
        url: None,
        archive_url: None,
        published: known(published).map(|text| date(&text)),
        language: None,
        cites: vec![],
        digest_of: None,
        snapshots: known(text)
            .map(|text| Snapshot {
                sha256: "5e".repeat(32),
                text,
                retrieved: None,
                file: Some(format!("documents/{id}.txt")),
            })
            .into_iter()
            .collect(),
    }
}

/// A claim in the making; [`Builder::quote`] looks its quote up in the source's text.
pub(crate) struct Builder(Claim);

pub(crate) fn claim(id: &str, source: &str, claimant: &str, text: &str) -> Builder {
    let claimant = (!claimant.is_empty()).then(|| claimant.to_owned());
    Builder(Claim {
        id: claim_id(id),
        source: ok(SourceId::new(source)),
        chain: Chain { claimant, ..Chain::default() },
        text: text.to_owned(),
        stance: None,
        citation: None,
        stated: None,
        event: None,
        place: None,
        quantities: vec![],
        note: None,
    })
}

impl Builder {
    pub(crate) fn via(mut self, name: &str) -> Self {
        self.0.chain.via.push(Relay { name: name.to_owned(), verb: None });
        self
    }

    pub(crate) fn verb(mut self, verb: &str) -> Self {
        self.0.chain.verb = Some(verb.to_owned());
        self
    }

    pub(crate) fn stance(mut self, stance: Stance) -> Self {
        self.0.stance = Some(stance);
        self
    }

    pub(crate) fn stated(mut self, stated: &str) -> Self {
        self.0.stated = Some(date(stated));
        self
    }

    pub(crate) fn event(mut self, event: &str) -> Self {
        self.0.event = Some(ok(event.parse()));
        self
    }

    pub(crate) fn note(mut self, note: &str) -> Self {
        self.0.note = Some(note.to_owned());
        self
    }

    /// Cites a quote: where it stands in the text, or unverified where the source holds none.
    pub(crate) fn quote(mut self, exact: &str, sources: &[Source]) -> Self {
        let source = sources.iter().find(|source| source.id == self.0.source).unwrap();
        let exact = exact.to_owned();
        self.0.citation = Some(match source.text() {
            None => Citation::unverified(exact, None, None),
            Some(snapshot) => {
                let found = locate(&snapshot.text, &exact, None, None).unwrap();
                Citation {
                    exact,
                    prefix: None,
                    suffix: None,
                    snapshot: Some(snapshot.sha256.clone()),
                    position: Some((found.start, found.end)),
                    found: found.found,
                    left_out: found.left_out,
                }
            }
        });
        self
    }

    pub(crate) fn done(self) -> Claim {
        self.0
    }
}

/// The reading of a claim, as far as a report looks at it.
pub(crate) fn reading(claim: &Claim, origin: Origin) -> Reading {
    Reading {
        inputs: String::new(),
        claim: claim.id.clone(),
        source: claim.source.clone(),
        text: claim.text.clone(),
        stance: claim.stance.unwrap_or_default(),
        stance_words: None,
        denied: (0, claim.text.len()),
        modality: Modality::Fact,
        words: vec![],
        content: vec![],
        names: vec![],
        negations: vec![],
        states: vec![],
        quantities: vec![],
        event: claim.event,
        event_stated: claim.event.is_some(),
        stated: claim.stated.map(PartialDate::span),
        place: None,
        claimant: claim.chain.claimant.as_ref().map(|name| name.to_lowercase()),
        party: None,
        speaker: claim.chain.claimant.clone().unwrap_or_default(),
        origin,
    }
}

pub(crate) fn link(pair: [&str; 2], relation: Relation, rule: &str, because: &str) -> Link {
    let mut pair = pair.map(claim_id);
    pair.sort();
    let [a, b] = pair;
    Link {
        a,
        b,
        relation,
        rule: rule.to_owned(),
        at_issue: AtIssue::Statement,
        because: Because::new(because),
    }
}

/// An origin of which no claim is told; `?` is the unknown one.
pub(crate) fn support(name: &str) -> Support {
    let origin = match name {
        "?" => Origin::Unknown,
        name => Origin::Known(name.to_owned()),
    };
    Support { origin, claims: vec![], merged: vec![] }
}

/// A point whose positions are given as (answer, claims, origins); `?` is the unknown origin.
pub(crate) fn point(
    id: &str,
    question: &str,
    status: Status,
    positions: &[(&str, &[&str], &[&str])],
) -> Point {
    Point {
        id: ok(PointId::new(id)),
        question: question.to_owned(),
        at_issue: AtIssue::Statement,
        status,
        positions: positions
            .iter()
            .map(|(answer, claims, origins)| Position {
                answer: Answer((*answer).to_owned()),
                claims: claims.iter().map(|id| claim_id(id)).collect(),
                origins: origins.iter().map(|name| support(name)).collect(),
                circular: vec![],
            })
            .collect(),
    }
}

pub(crate) fn judgement(subject: Subject, decision: Decision, reason: &str, by: &str) -> Judgement {
    Judgement::new(subject, decision, reason, by, "2026-03-09T08:30:00Z")
}
