//! What goes in comes out.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::{collection::vec, option, prelude::*};

use super::{fresh, rows};
use crate::model::{
    Case, Chain, ChainEnd, Citation, Claim, ClaimId, ContentHash, DateSpan, Decision, Entity,
    EntityKind, HowWithdrawn, Judgement, Match, PartialDate, Publisher, Relay, Snapshot, Source,
    SourceId, Stance, Subject, Variant, Withdrawal, in_order, standing,
};
use crate::store::{Imported, Store, samples, samples::entry};

#[test]
fn a_case_comes_back_as_it_was_put_in() {
    let (_folder, mut store) = fresh();
    let case = samples::case();
    let imported = store.import(&case, &entry("import")).unwrap();
    let expected = Imported {
        sources: 2,
        snapshots: 2,
        claims: 3,
        entities: 2,
        judgements: 2,
        publishers: 1,
        ..Imported::default()
    };
    assert_eq!(imported, expected);
    assert_eq!(store.load().unwrap(), case);

    let path = store.path().to_path_buf();
    drop(store);
    assert_eq!(Store::open(&path).unwrap().load().unwrap(), case);
    assert_eq!(Store::open_read_only(&path).unwrap().load().unwrap(), case);
    store = Store::open(&path).unwrap();
    store.verify().unwrap();
    store.verify_journal().unwrap();
}

#[test]
fn claims_keep_the_order_of_entry_over_several_imports() {
    let (_folder, mut store) = fresh();
    let mut case = Case { sources: vec![samples::source("s")], ..Case::default() };
    for id in ["m", "z", "a", "k"] {
        case.claims = vec![samples::claim(id, "s", "The dam burst.")];
        store.import(&case, &entry("import")).unwrap();
    }
    let ids: Vec<String> = store.load().unwrap().claims.iter().map(|c| c.id.to_string()).collect();
    assert_eq!(ids, ["m", "z", "a", "k"]);
}

#[test]
fn a_date_keeps_its_precision_and_shows_it() {
    let (_folder, mut store) = fresh();
    let mut case = Case { sources: vec![samples::source("s")], ..Case::default() };
    for (id, stated, event) in [
        ("year", "2025", "2025"),
        ("month", "2024-02", "2024-02"),
        ("day", "2025-12-31", "2025-12-31"),
        ("span", "2025-12", "2024-02-01/2024-02-28"),
    ] {
        let mut claim = samples::claim(id, "s", "The dam burst.");
        claim.stated = Some(stated.parse().unwrap());
        claim.event = Some(event.parse().unwrap());
        case.claims.push(claim);
    }
    store.import(&case, &entry("import")).unwrap();
    assert_eq!(store.load().unwrap().claims, case.claims);
    assert_eq!(
        super::rows(
            &store,
            "SELECT id, stated_precision, event_precision FROM claims ORDER BY seq"
        ),
        ["year|year|year", "month|month|month", "day|day|day", "span|month|span"]
    );
}

/// Text that breaks programs: quotes, NUL, bidi and other controls, several scripts, very long runs.
fn text() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "'; DROP TABLE claims; --",
        "a\u{0}b",
        "\u{0}",
        "\"\"\"'''``",
        "\u{202e}txet esrever\u{2066}",
        "👩‍👩‍👧‍👦 \u{1f1fa}\u{1f1e6}",
        "e\u{301} é \u{212b}",
        "=cmd|' /C calc'!A0",
        "line\r\nbreak\ttab\u{1b}[31m",
        "\u{feff}\u{10ffff}\u{fffd}",
        "",
        " ",
        "NULL",
    ]);
    prop_oneof![
        4 => hostile.prop_map(String::from),
        4 => any::<String>(),
        1 => (1_usize..20_000).prop_map(|length| "ж".repeat(length)),
    ]
}

fn id() -> impl Strategy<Value = String> {
    let character = any::<char>().prop_filter("no id", |c| !c.is_whitespace() && !c.is_control());
    prop_oneof![vec(character, 1..12).prop_map(String::from_iter), "[a-z0-9'\"%_-]{1,120}"]
}

fn day() -> impl Strategy<Value = NaiveDate> {
    // Every day that four digits of year can write.
    let first = NaiveDate::from_ymd_opt(0, 1, 1).unwrap();
    (0_u64..3_652_424).prop_map(move |days| first + Days::new(days))
}

fn date() -> impl Strategy<Value = PartialDate> {
    let kind = prop::sample::select(vec![PartialDate::day, PartialDate::month, PartialDate::year]);
    (day(), kind).prop_map(|(day, kind)| kind(day))
}

fn span() -> impl Strategy<Value = DateSpan> {
    prop_oneof![
        (day(), day()).prop_map(|(a, b)| DateSpan::new(a.min(b), a.max(b)).unwrap()),
        date().prop_map(PartialDate::span)
    ]
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    ("[0-9a-f]{64}", text(), option::of(date()), option::of(text()))
        .prop_map(|(sha256, text, retrieved, file)| Snapshot { sha256, text, retrieved, file })
}

prop_compose! {
    fn source(id: String)(
        title in text(),
        (publisher, url, archive_url) in (option::of(text()), option::of(text()), option::of(text())),
        (language, digest_of) in (option::of(text()), option::of(text())),
        (authors, cites) in (vec(text(), 0..3), vec(text(), 0..3)),
        published in option::of(date()),
        snapshots in vec(snapshot(), 0..3),
    ) -> Source {
        let id = SourceId::new(id.clone()).unwrap();
        Source {
            id, title, publisher, authors, url, archive_url, published, language, cites, digest_of,
            snapshots,
        }
    }
}

prop_compose! {
    fn claim(id: String, sources: Vec<Source>)(
        source in prop::sample::select(sources),
        text in text(),
        (claimant, verb) in (option::of(text()), option::of(text())),
        via in vec((text(), option::of(text())), 0..3),
        end in option::of(prop::sample::select(ChainEnd::ALL.to_vec())),
        stance in option::of(prop::sample::select(Stance::ALL.to_vec())),
        quote in option::of((text(), option::of(text()), option::of(text()))),
        place_in_text in (0_usize..1_000_000, 0_usize..1_000),
        found in prop::sample::select(vec![Match::Verbatim, Match::Typographic, Match::Elided]),
        which in any::<prop::sample::Index>(),
        left_out in vec((0_usize..1_000_000, 1_usize..100), 0..3),
        (stated, event) in (option::of(date()), option::of(span())),
        (place, note) in (option::of(self::text()), option::of(self::text())),
        quantities in vec(self::text(), 0..3),
    ) -> Claim {
        let held = !source.snapshots.is_empty();
        let (start, length) = place_in_text;
        Claim {
            id: ClaimId::new(id.clone()).unwrap(),
            source: source.id,
            chain: Chain {
                claimant,
                verb,
                via: via.into_iter().map(|(name, verb)| Relay { name, verb }).collect(),
                end,
            },
            text,
            stance,
            citation: quote.map(|(exact, prefix, suffix)| Citation {
                exact,
                prefix,
                suffix,
                snapshot: held.then(|| which.get(&source.snapshots).sha256.clone()),
                position: held.then_some((start, start + length)),
                found: if held { found } else { Match::Unverified },
                left_out: match held && found == Match::Elided {
                    true => left_out.into_iter().map(|(start, l)| (start, start + l)).collect(),
                    false => vec![],
                },
            }),
            stated,
            event,
            place,
            quantities,
            note,
        }
    }
}

fn judgements(claims: Vec<Claim>) -> impl Strategy<Value = Vec<Judgement>> {
    let one = (
        prop::sample::subsequence(claims.clone(), 0..=claims.len()),
        prop::sample::select(Decision::ALL.to_vec()),
        (text(), text(), text()),
        (0_u32..3, option::of(text()), prop::sample::subsequence(claims.clone(), 0..=claims.len())),
    );
    let judgement = one.prop_map(|(claims, decision, (reason, by, at), more)| {
        let (turn, question, others) = more;
        let subject = match (&claims[..], decision) {
            ([a, b], Decision::Confirmed | Decision::Dismissed | Decision::Unsure) => {
                Subject::link(a, b)
            }
            _ => Subject::point(&claims),
        };
        let others: Vec<ContentHash> = others.iter().map(ContentHash::of).collect();
        let evidence = others.first().cloned();
        let plain = Judgement::new(subject, decision, reason, by, at);
        Judgement { turn, question, others, evidence, ..plain }
    });
    // Two that are alike in every field are one.
    vec(judgement, 0..4).prop_map(|mut all| {
        let copy = all.clone();
        let mut index = 0..;
        all.retain(|judgement| !copy[..index.next().unwrap()].contains(judgement));
        all
    })
}

fn entity() -> impl Strategy<Value = Entity> {
    let kind = prop::sample::select(EntityKind::ALL.to_vec());
    (text(), kind, vec(text(), 0..3), option::of(text()), option::of(text())).prop_map(
        |(name, kind, aliases, speaks_for, within)| Entity {
            name,
            kind,
            aliases,
            speaks_for,
            within,
        },
    )
}

fn case() -> impl Strategy<Value = Case> {
    let ids = || prop::collection::btree_set(id(), 1..4);
    (ids(), ids())
        .prop_flat_map(|(sources, claims)| {
            let sources: Vec<_> = sources.into_iter().map(source).collect();
            (sources, Just(claims))
        })
        .prop_flat_map(|(sources, claims)| {
            let claims: Vec<_> = claims.into_iter().map(|id| claim(id, sources.clone())).collect();
            (Just(sources), claims.prop_shuffle())
        })
        .prop_flat_map(|(sources, claims)| {
            let about = (text(), option::of(text()), option::of(text()));
            let entities = prop::collection::vec(entity(), 0..3);
            let beside = (
                vec(
                    (
                        any::<prop::sample::Index>(),
                        prop::bool::weighted(0.7),
                        text(),
                        text(),
                        text(),
                    ),
                    0..8,
                ),
                prop::collection::btree_map(text(), text(), 0..3),
                prop::collection::btree_set((text(), text(), text()), 0..3),
            );
            (about, Just(sources), judgements(claims.clone()), Just(claims), entities, beside)
        })
        .prop_map(|(about, sources, mut judgements, claims, mut entities, beside)| {
            let ((title, language, description), (withdrawn, families, variants)) = (about, beside);
            entities.sort_by(|a, b| a.name.cmp(&b.name));
            entities.dedup_by(|a, b| a.name == b.name);
            let mut withdrawals: Vec<Withdrawal> = vec![];
            for (which, takes_back, reason, by, at) in withdrawn {
                let index: prop::sample::Index = which;
                let turn = u32::try_from(withdrawals.len()).unwrap();
                if takes_back && !withdrawals.is_empty() {
                    let of = &withdrawals[index.index(withdrawals.len())];
                    let (how, takes_back) = (HowWithdrawn::Undone, Some(of.id()));
                    let new = Withdrawal::new(of.judgement.clone(), reason, by, at);
                    withdrawals.push(Withdrawal { how, takes_back, turn, ..new });
                } else if !judgements.is_empty() {
                    let id = judgements[index.index(judgements.len())].id();
                    withdrawals.push(Withdrawal { turn, ..Withdrawal::new(id, reason, by, at) });
                }
            }
            // Both are read back by their time.
            let withdrawals = in_order(withdrawals);
            judgements.sort_by_cached_key(|it| (it.at.clone(), it.turn, it.id()));
            let publisher = |(name, family)| Publisher { name, family: Some(family) };
            let variant = |(record, field, value)| {
                let kind = "source".to_owned();
                Variant { kind, record, field, value }
            };
            Case {
                title,
                language,
                description,
                entities,
                publishers: families.into_iter().map(publisher).collect(),
                sources,
                claims,
                judgements,
                withdrawals,
                variants: variants.into_iter().map(variant).collect(),
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_case_comes_back_as_it_was_put_in(case in case()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.db");
        let mut store = Store::create(&path, &case.title, &entry("init")).unwrap();
        store.import(&case, &entry("import")).unwrap();
        prop_assert_eq!(&store.load().unwrap(), &case);
        let withdrawn: BTreeSet<String> =
            standing(&case.withdrawals).iter().map(|it| it.judgement.as_str().to_owned()).collect();
        let viewed = rows(&store, "SELECT id FROM withdrawn_judgements ORDER BY id");
        prop_assert_eq!(viewed, withdrawn.into_iter().collect::<Vec<_>>());

        let again = store.import(&case, &entry("import")).unwrap();
        prop_assert_eq!(Imported { skipped: 0, ..again }, Imported::default());
        prop_assert_eq!(&store.load().unwrap(), &case);
        prop_assert_eq!(store.journal().unwrap().len(), 2);
        store.verify().unwrap();
    }
}
