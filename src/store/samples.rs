//! A case and a detection with something in every field, for the tests.

use crate::model::{
    Answer, AtIssue, Basis, Because, Bound, Case, Chain, ChainEnd, Circle, Citation, Claim,
    ClaimId, ContentHash, Decision, Detection, Entity, EntityKind, Hedge, Hop, JournalEntry,
    Judgement, Likeness, Link, Match, Merge, Modality, Name, Negation, Origin, Point, PointId,
    Position, Publisher, Quantity, Reading, Relation, Relay, Scope, Snapshot, Source, SourceId,
    Stance, StateMention, Status, Subject, Support, Variant, Word,
};

pub(crate) fn entry(action: &str) -> JournalEntry {
    JournalEntry {
        at: "2025-12-05T09:00:00Z".into(),
        by: "ada".into(),
        action: action.into(),
        detail: "what was done and why".into(),
    }
}

pub(crate) fn claim_id(id: &str) -> ClaimId {
    ClaimId::new(id).unwrap()
}

pub(crate) fn snapshot(text: &str) -> Snapshot {
    let digit = format!("{:x}", text.len() % 16);
    Snapshot { sha256: digit.repeat(64), text: text.into(), retrieved: None, file: None }
}

pub(crate) fn source(id: &str) -> Source {
    Source::new(SourceId::new(id).unwrap(), format!("Title of {id}"))
}

pub(crate) fn claim(id: &str, source: &str, text: &str) -> Claim {
    Claim::new(claim_id(id), SourceId::new(source).unwrap(), text)
}

pub(crate) fn cited(mut claim: Claim, exact: &str, position: Option<(usize, usize)>) -> Claim {
    claim.citation = Some(Citation {
        exact: exact.into(),
        prefix: None,
        suffix: None,
        snapshot: None,
        position,
        found: if position.is_some() { Match::Verbatim } else { Match::Unverified },
        left_out: vec![],
    });
    claim
}

/// A case with every field of every record filled in somewhere, and left out somewhere.
pub(crate) fn case() -> Case {
    let mut full = source("brief-1");
    full.publisher = Some("Example Wire".into());
    full.authors = vec!["B. Writer".into(), "A. Writer".into()];
    full.url = Some("https://example.org/1".into());
    full.archive_url = Some("https://archive.example.org/1".into());
    full.published = Some("2025-12".parse().unwrap());
    full.language = Some("en".into());
    full.cites = vec!["TIME".into(), "BBC".into()];
    full.digest_of = Some("original.txt".into());
    let mut second = snapshot("The dam at Orlovo burst on Monday, the mayor said. Not so.");
    second.retrieved = Some("2025-12-03".parse().unwrap());
    second.file = Some("documents/brief-1.txt".into());
    let newest = second.sha256.clone();
    full.snapshots = vec![snapshot("An older text."), second];

    let mut burst =
        cited(claim("dam-burst", "brief-1", "The dam at Orlovo burst."), "burst", Some((18, 23)));
    burst.chain = Chain {
        claimant: Some("the mayor".into()),
        verb: Some("said".into()),
        via: vec![
            Relay { name: "BBC".into(), verb: Some("reported".into()) },
            Relay { name: "TIME".into(), verb: None },
        ],
        end: Some(ChainEnd::Anonymous),
    };
    burst.stance = Some(Stance::Asserts);
    burst.stated = Some("2025".parse().unwrap());
    burst.event = Some("2025-11-30/2025-12-01".parse().unwrap());
    burst.place = Some("Orlovo".into());
    burst.quantities = vec!["almost 90 houses".into(), "4 people".into()];
    burst.note = Some("seen on the second page".into());
    if let Some(citation) = &mut burst.citation {
        citation.snapshot = Some(newest);
        citation.prefix = Some("Orlovo ".into());
        citation.suffix = Some(" on Monday".into());
    }
    let mut own_voice = claim("dam-holds", "brief-1", "The dam at Orlovo did not burst.");
    own_voice.chain.verb = Some("finds".into());
    let unverified = cited(claim("a-later-id", "brief-2", "Nobody was hurt."), "nobody hurt", None);

    let confirmed = Judgement::new(
        Subject::link(&burst, &own_voice),
        Decision::Confirmed,
        "seen both",
        "ada",
        "2025-12-05T09:00:00Z",
    );
    let settled = Judgement {
        evidence: Some(ContentHash::of(&burst)),
        ..Judgement::new(
            Subject::point([&burst, &own_voice, &unverified]),
            Decision::Settled,
            "the owner published photographs",
            "ben",
            "2025-12-05T10:00:00Z",
        )
    };

    Case {
        title: "The dam".into(),
        language: Some("en".into()),
        description: Some("What happened at Orlovo".into()),
        entities: vec![
            Entity {
                name: "Orlovo".into(),
                kind: EntityKind::Place,
                aliases: vec!["Orlova".into(), "Орлово".into()],
                speaks_for: None,
                within: Some("Oblast".into()),
            },
            Entity {
                name: "the mayor".into(),
                kind: EntityKind::Person,
                aliases: vec![],
                speaks_for: Some("Orlovo".into()),
                within: None,
            },
        ],
        publishers: vec![Publisher {
            name: "Example Wire".into(),
            family: Some("Example House".into()),
        }],
        withdrawals: vec![],
        judgements: vec![confirmed, settled],
        variants: vec![Variant {
            kind: "source".into(),
            record: "brief-1".into(),
            field: "title".into(),
            value: "A dam".into(),
        }],
        sources: vec![full, source("brief-2")],
        claims: vec![burst, own_voice, unverified],
    }
}

fn reading(claim: &str) -> Reading {
    Reading {
        inputs: "0".repeat(64),
        claim: claim_id(claim),
        source: SourceId::new("brief-1").unwrap(),
        text: "The dam \"at\" Orlovo\u{0} burst.".into(),
        stance: Stance::Denies,
        stance_words: Some((0, 3)),
        denied: (4, 26),
        modality: Modality::Possible,
        words: vec![Word {
            span: (4, 7),
            lemma: "dam".into(),
            key: "dam".into(),
            content: true,
            negated: false,
            name: Some(0),
        }],
        content: vec!["burst".into(), "dam".into()],
        names: vec![Name { key: "orlovo".into(), kind: Some(EntityKind::Place), span: (13, 19) }],
        negations: vec![Negation { cue: (0, 1), scope: (1, 2) }],
        states: vec![StateMention {
            dimension: "integrity".into(),
            value: "broken".into(),
            subject: Some("dam".into()),
            negated: false,
            modality: Modality::Fact,
            span: (21, 26),
            subject_span: Some((4, 7)),
        }],
        quantities: vec![Quantity {
            low: None,
            // A figure that JSON parsers in a hurry read back as its neighbour.
            high: Some(Bound { value: 800_000.0 / 7.0, inclusive: false }),
            unit: "%".into(),
            counted: "house".into(),
            qualifiers: vec!["old".into()],
            hedge: Some(Hedge::Almost),
            ordinal: false,
            words: "almost 90".into(),
            span: (0, 9),
            fate: Some("destroy".into()),
            scope: Some(Scope::Part),
            per: "day".into(),
            rounding: 0.5,
            phrase: (0, 16),
        }],
        event: Some("2025-11-30/2025-12-01".parse().unwrap()),
        event_stated: true,
        stated: Some("2025-12".parse().unwrap()),
        place: Some("orlovo".into()),
        claimant: Some("mayor".into()),
        party: Some("orlovo".into()),
        speaker: "the mayor".into(),
        origin: Origin::Known("the mayor".into()),
    }
}

/// What a detection of [`case`] might be, with something in every field.
pub(crate) fn detection() -> Detection {
    let bare = Reading { origin: Origin::Unknown, claimant: None, ..reading("dam-holds") };
    let state = AtIssue::State { dimension: "integrity".into(), subject: "dam".into() };
    let link = |a: &str, b: &str, relation, because| Link {
        a: claim_id(a),
        b: claim_id(b),
        relation,
        rule: "incompatible_state".into(),
        at_issue: state.clone(),
        because,
    };
    let position = |answer: &str, claims: &[&str], origins: Vec<Support>| Position {
        answer: Answer(answer.into()),
        claims: claims.iter().copied().map(claim_id).collect(),
        origins,
        circular: vec![],
    };
    let support = |origin: Origin, claim: &str, path: Vec<Hop>| Support {
        origin,
        claims: vec![claim_id(claim)],
        merged: vec![Merge { claim: claim_id(claim), path }],
    };
    let hop = |basis, to: &str, claim: Option<&str>| Hop {
        basis,
        from: "Coast Daily".into(),
        to: to.into(),
        claim: claim.map(claim_id),
    };
    let mayor = |claim| support(Origin::Known("the mayor".into()), claim, vec![]);
    let either = support(
        Origin::OneOf(vec!["BBC".into(), "TIME".into()]),
        "dam-holds",
        vec![hop(Basis::Cites { of: 2 }, "BBC", None)],
    );
    let likeness = Likeness { shared: 90, of: 100 };
    let copied = vec![hop(Basis::Text(likeness), "Hill Post", Some("dam-holds"))];
    let nobody = support(Origin::Unknown, "a-later-id", copied.clone());
    let ring = Circle { claims: vec![claim_id("a-later-id")], path: copied };
    let disputed = Point {
        id: PointId::new("state-integrity-dam").unwrap(),
        question: "Did the dam at Orlovo burst?".into(),
        at_issue: state.clone(),
        status: Status::Disputed,
        positions: vec![
            position("yes", &["dam-burst"], vec![mayor("dam-burst")]),
            Position {
                circular: vec![ring],
                ..position("no", &["dam-holds", "a-later-id"], vec![either, nobody])
            },
        ],
    };
    let single = Point {
        id: PointId::new("a-point-of-one").unwrap(),
        question: "Was anybody hurt?".into(),
        at_issue: AtIssue::Quantity { counted: "people".into(), of: String::new() },
        status: Status::SingleOrigin,
        positions: vec![position("no", &["a-later-id"], vec![])],
    };
    Detection {
        readings: vec![reading("dam-burst"), bare, reading("a-later-id")],
        links: vec![
            link("a-later-id", "dam-burst", Relation::Compatible, Because::new("both can hold")),
            link(
                "dam-burst",
                "dam-holds",
                Relation::Contradicts,
                Because::new("both cannot hold").with_words("burst", "not \"burst\""),
            ),
        ],
        points: vec![disputed, single],
    }
}
