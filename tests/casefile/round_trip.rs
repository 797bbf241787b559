//! `to_toml` and `load` undo each other, whatever the texts hold.

use atodds::{
    casefile::{Documents, Format, load, to_toml, to_toml_with},
    model::{
        Case, Chain, ChainEnd, Citation, Claim, ClaimId, ContentHash, Decision, Entity, EntityKind,
        HowWithdrawn, Judgement, Publisher, Relay, Snapshot, Source, SourceId, Stance, Subject,
        Variant, Withdrawal, each_once, in_order,
    },
    text::quote::locate,
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use sha2::{Digest, Sha256};

use super::{Folder, loaded};

fn text() -> impl Strategy<Value = String> {
    let tricky = select(vec![
        "\"", "\"\"\"", "'", "'''", "\\", "\\u0041", "\n", "\r\n", "\r", "\t", "\u{0}", "\u{7f}",
        "#", "]", "=", " ", "\u{FEFF}", "\u{2028}", "é", "„", "𝔘", "\u{301}",
    ]);
    let part = prop_oneof![
        3 => "[a-z ]{1,6}",
        2 => tricky.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(part, 0..12).prop_map(|parts| format!("{}x", parts.concat()))
}

fn date() -> impl Strategy<Value = String> {
    select(vec!["2024", "2024-02", "2024-02-29", "0000-01-01", "9999-12-31"])
        .prop_map(str::to_owned)
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    (text(), option::of(date()), any::<bool>()).prop_map(|(text, retrieved, of_a_page)| Snapshot {
        sha256: if of_a_page { sha256("<html>") } else { sha256(&text) },
        text,
        retrieved: retrieved.map(|date| date.parse().unwrap()),
        file: None,
    })
}

prop_compose! {
    fn source(id: String)(
        title in text(),
        publisher in option::of(text()),
        authors in vec(text(), 0..3),
        url in option::of(text()),
        published in option::of(date()),
        cites in vec(text(), 0..3),
        digest_of in option::of(text()),
        snapshots in vec(snapshot(), 0..3),
    ) -> Source {
        Source {
            id: SourceId::new(id.clone()).unwrap(),
            title,
            publisher,
            authors: each_once(authors),
            url: url.clone(),
            archive_url: url,
            published: published.map(|date| date.parse().unwrap()),
            language: Some("en".to_owned()),
            cites: each_once(cites),
            digest_of,
            snapshots,
        }
    }
}

/// A quote of the source's text where one can be cut out of it, else one that nobody can look up. One that was
/// recorded early, before the source had its text, was never looked up.
///
/// It stands in any of the source's snapshots: the case file must tell which. Of several texts taken from the
/// same bytes a hash names the newest.
fn cited(
    source: &Source,
    (start, length, early): (usize, usize, bool),
    other: String,
) -> Option<Citation> {
    let any = source.snapshots.get(start % source.snapshots.len().max(1));
    let Some(any) = any.filter(|_| !early) else {
        return Some(Citation::unverified(other, None, None));
    };
    let snapshot = source.snapshot(&any.sha256).ok()?;
    let exact: String = snapshot.text.chars().skip(start).take(length).collect();
    let found = locate(&snapshot.text, &exact, None, None).ok()?;
    (!exact.trim().is_empty()).then(|| Citation {
        exact,
        prefix: None,
        suffix: None,
        snapshot: Some(snapshot.sha256.clone()),
        position: Some((found.start, found.end)),
        found: found.found,
        left_out: found.left_out,
    })
}

prop_compose! {
    fn claim(id: String, source: Source)(
        claimant in option::of(text()),
        verb in option::of(text()),
        via in vec((text(), option::of(text())), 0..3),
        end in option::of(select(ChainEnd::ALL.to_vec())),
        words in text(),
        stance in option::of(select(Stance::ALL.to_vec())),
        quote in option::of((0usize..20, 1usize..10, prop::bool::weighted(0.2))),
        other in text(),
        stated in option::of(date()),
        event in option::of(select(vec!["2024", "2024-02-29", "2024-02-28/2024-03-01"])),
        place in option::of(text()),
        quantities in vec(text(), 0..3),
        note in option::of(text()),
    ) -> Claim {
        Claim {
            id: ClaimId::new(id.clone()).unwrap(),
            source: source.id.clone(),
            chain: Chain {
                claimant,
                verb,
                via: via.into_iter().map(|(name, verb)| Relay { name, verb }).collect(),
                end,
            },
            text: words,
            stance,
            citation: quote.and_then(|at| cited(&source, at, other)),
            stated: stated.map(|date| date.parse().unwrap()),
            event: event.map(|span| span.parse().unwrap()),
            place,
            quantities,
            note,
        }
    }
}

fn claims() -> impl Strategy<Value = (Vec<Source>, Vec<Claim>)> {
    (source("s-0".to_owned()), source("\"s'1\"".to_owned())).prop_flat_map(|(a, b)| {
        let claims = vec(any::<bool>(), 1..5).prop_flat_map({
            let (a, b) = (a.clone(), b.clone());
            move |sides| {
                sides
                    .into_iter()
                    .enumerate()
                    .map(|(n, side)| {
                        claim(format!("c'{n}"), if side { a.clone() } else { b.clone() })
                    })
                    .collect::<Vec<_>>()
            }
        });
        (Just(vec![a, b]), claims)
    })
}

fn judgement(claims: &[Claim], which: usize, turn: u32, reason: String) -> Judgement {
    let first = &claims[0];
    let last = &claims[claims.len() - 1];
    let gone = ContentHash::from_hex(&"ab".repeat(32)).unwrap();
    let (one, other) = (ContentHash::of(first), ContentHash::of(last));
    let subject = match which {
        0 if claims.len() > 1 => Subject::link(first, last),
        1 => {
            let mut pair = [one.clone(), gone.clone()];
            pair.sort();
            let [a, b] = pair;
            Subject::Link { a, b }
        }
        2 => Subject::Link { a: gone.clone(), b: gone.clone() },
        _ => Subject::point(claims),
    };
    let plain = |decision| {
        let at = "2024-06-01T10:00:00.500Z";
        Judgement {
            turn,
            ..Judgement::new(subject.clone(), decision, reason.clone(), "A. Moe", at)
        }
    };
    match (&subject, which) {
        (Subject::Link { .. }, _) => plain(Decision::Unsure),
        (_, 4) if one != other => Judgement { others: vec![other], ..plain(Decision::Split) },
        (_, 5) => Judgement { others: vec![gone], ..plain(Decision::Joined) },
        (_, 6) => Judgement { question: Some(reason.clone()), ..plain(Decision::Renamed) },
        (_, 7) => Judgement { evidence: Some(one), ..plain(Decision::Settled) },
        (_, 8) => Judgement { evidence: Some(gone), ..plain(Decision::Settled) },
        _ => plain(Decision::Settled),
    }
}

/// Withdrawals of the judgements that are picked, and of each other, in the order in which a case file gives them.
fn withdrawals(
    judgements: &[Judgement],
    picked: Vec<(usize, bool, HowWithdrawn, String, u8)>,
) -> Vec<Withdrawal> {
    let mut all: Vec<Withdrawal> = vec![];
    for (which, takes_back, how, reason, day) in picked {
        let Some(judgement) = judgements.get(which) else { continue };
        let at = format!("2024-06-0{day}T10:00:00Z");
        let new = Withdrawal { how, ..Withdrawal::new(judgement.id(), reason, "B. Lee", at) };
        all.push(match all.last() {
            Some(last) if takes_back => {
                let (judgement, takes_back) = (last.judgement.clone(), Some(last.id()));
                Withdrawal { judgement, takes_back, turn: day.into(), ..new }
            }
            _ => new,
        });
    }
    in_order(all)
}

/// Other titles of the case and of a source, in order.
fn variants(titles: &[String]) -> Vec<Variant> {
    let variant = |kind: &str, record: &str, value: &String| Variant {
        kind: kind.into(),
        record: record.into(),
        field: "title".into(),
        value: value.clone(),
    };
    let of_case = titles.iter().map(|title| variant("case", "", title));
    let of_source = titles.iter().map(|title| variant("source", "s1", title));
    let mut variants: Vec<Variant> = of_case.chain(of_source).collect();
    variants.sort();
    variants.dedup();
    variants
}

prop_compose! {
    fn case()(
        title in text(),
        language in option::of(text()),
        description in option::of(text()),
        names in vec(text(), 0..3),
        kinds in vec(select(EntityKind::ALL.to_vec()), 3),
        (sources, claims) in claims(),
        judged_all in vec((0usize..9, 0u32..3, text()), 0..6),
        withdrawn in vec((0usize..6, any::<bool>(), select(HowWithdrawn::ALL.to_vec()), text(), 2u8..5), 0..6),
        families in vec(text(), 0..3),
        other_titles in vec(text(), 0..3),
    ) -> Case {
        let entities = names.into_iter().zip(kinds).enumerate().map(|(n, (name, kind))| Entity {
            name: format!("{n} {name}"),
            kind,
            aliases: if n == 0 { vec![format!("alias {name}")] } else { vec![] },
            speaks_for: (n == 1).then(|| name.clone()),
            within: (kind == EntityKind::Place).then(|| name.clone()),
        });
        let judged = |(which, turn, reason)| judgement(&claims, which, turn, reason);
        let mut judgements: Vec<Judgement> = judged_all.into_iter().map(judged).collect();
        let mut seen = std::collections::BTreeSet::new();
        judgements.retain(|judgement| seen.insert(judgement.id()));
        let withdrawals = withdrawals(&judgements, withdrawn);
        let publisher = |(n, family): (usize, String)| {
            Publisher { name: format!("{n} {family}"), family: Some(family) }
        };
        Case {
            title,
            language,
            description,
            entities: entities.collect(),
            publishers: families.into_iter().enumerate().map(publisher).collect(),
            sources,
            claims,
            judgements,
            withdrawals,
            variants: variants(&other_titles),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_case_comes_back_from_its_case_file(case in case()) {
        let written = to_toml(&case);
        let again = loaded(&written, Format::Toml).case;
        prop_assert_eq!(&again, &case);
        prop_assert_eq!(to_toml(&again), written);
    }
}

#[test]
fn a_turn_is_written_only_where_the_order_does_not_tell_it() {
    let head = "[case]\ntitle = \"t\"\n\n[[source]]\nid = \"s\"\ntitle = \"t\"\n\n[[claim]]\nid = \"a\"\nsource = \"s\"\ntext = \"x\"\n\n[[claim]]\nid = \"b\"\nsource = \"s\"\ntext = \"y\"\n";
    let judged = "\n[[judgement]]\npair = [\"a\", \"b\"]\ndecision = \"unsure\"\nreason = \"r\"\nby = \"me\"\nat = \"2024-01-01T00:00:00Z\"\n";
    let text = format!("{head}{judged}{}", judged.replace("unsure", "confirmed"));
    let mut case = loaded(&text, Format::Toml).case;
    let turns: Vec<u32> = case.judgements.iter().map(|judgement| judgement.turn).collect();
    assert_eq!(turns, [0, 1]);
    assert!(!to_toml(&case).contains("turn"));
    case.judgements.swap(0, 1);
    let written = to_toml(&case);
    assert!(written.contains("turn = 1\n") && written.contains("turn = 0\n"), "{written}");
    assert_eq!(loaded(&written, Format::Toml).case, case);
}

#[test]
fn two_claims_that_say_the_same_keep_their_judgement() {
    let text = "[case]\ntitle = \"t\"\n\n[[source]]\nid = \"s\"\ntitle = \"t\"\n\n[[claim]]\nid = \"a\"\nsource = \"s\"\ntext = \"x\"\n\n[[claim]]\nid = \"b\"\nsource = \"s\"\ntext = \"x\"\n\n[[judgement]]\npair = [\"a\", \"b\"]\ndecision = \"confirmed\"\nreason = \"r\"\nby = \"me\"\nat = \"2024-01-01T00:00:00Z\"\n";
    assert_eq!(to_toml(&loaded(text, Format::Toml).case), text);
}

#[test]
fn a_quote_older_than_the_text_of_its_source_comes_back_unverified() {
    let quoted = |written: &str| {
        format!(
            "[case]\ntitle = \"t\"\n\n[[source]]\nid = \"s\"\ntitle = \"t\"\n{written}\n[[claim]]\nid = \"c\"\nsource = \"s\"\ntext = \"Four died.\"\nquote = \"four died\"\n"
        )
    };
    let without = loaded(&quoted(""), Format::Toml).case;
    assert_eq!(to_toml(&without), quoted(""), "nothing to look in, and nothing to say");
    for text in ["Two died.", "In all four died; four died here.", "Here four died."] {
        let mut case = without.clone();
        case.sources[0].snapshots.push(Snapshot {
            sha256: sha256(text),
            text: text.to_owned(),
            retrieved: None,
            file: None,
        });
        let written = to_toml(&case);
        let expected = quoted(&format!("text = \"{text}\"\n")) + "unverified = true\n";
        assert_eq!(written, expected);
        assert_eq!(loaded(&written, Format::Toml).case, case, "{text}");
    }
}

#[test]
fn a_document_is_named_or_written_out() {
    let folder = Folder::new(&[
        (
            "case.toml",
            "[case]\ntitle = \"t\"\n\n[[source]]\nid = \"s\"\ntitle = \"t\"\ndocument = \"a.txt\"\n",
        ),
        ("a.txt", "One.\r\nTwo.\n"),
    ]);
    let case = load(&folder.path("")).unwrap().case;
    folder.write("again.toml", to_toml(&case).as_bytes());
    assert_eq!(load(&folder.path("again.toml")).unwrap().case, case);
    assert!(to_toml(&case).contains("document = \"a.txt\"\nsha256 = "));

    let mut inline = loaded(&to_toml_with(&case, Documents::Inline), Format::Toml).case;
    inline.sources[0].snapshots[0].file = Some("a.txt".to_owned());
    assert_eq!(inline, case);
}

#[test]
fn a_document_that_could_not_be_read_back_is_written_out() {
    let folder = Folder::new(&[
        (
            "case.toml",
            "[case]\ntitle = \"t\"\n[[source]]\nid = \"s\"\ntitle = \"t\"\ndocument = \"a.txt\"\n",
        ),
        ("a.txt", "One."),
    ]);
    let case = load(&folder.path("")).unwrap().case;
    for file in ["/etc/hostname", "../a.txt"] {
        let mut other = case.clone();
        other.sources[0].snapshots[0].file = Some(file.to_owned());
        assert!(to_toml(&other).contains("text = \"One.\"\n"));
    }
    let mut page = case;
    page.sources[0].snapshots[0].sha256 = sha256("<p>One.</p>");
    assert!(to_toml(&page).contains("text = \"One.\"\n"));
}

#[test]
fn a_withdrawal_of_what_is_not_there_is_left_out() {
    let text = "[[source]]\nid = \"s\"\ntitle = \"S\"\n[[claim]]\nid = \"a\"\nsource = \"s\"\ntext = \"It rained.\"\n\
                [[claim]]\nid = \"b\"\nsource = \"s\"\ntext = \"It was dry.\"\n[[judgement]]\npair = [\"a\", \"b\"]\n\
                decision = \"confirmed\"\nreason = \"so\"\nby = \"Ann\"\nat = 2025-01-02T00:00:00Z\n";
    let mut case = loaded(text, Format::Toml).case;
    let first = Withdrawal::new(case.judgements[0].id(), "no", "Ann", "2025-01-03T00:00:00Z");
    let back = Withdrawal { takes_back: Some(first.id()), ..first.clone() };
    let again = Withdrawal { takes_back: Some(back.id()), ..first };
    case.withdrawals = in_order(vec![back, again]);
    let back = loaded(&to_toml(&case), Format::Toml).case;
    assert_eq!(back, Case { withdrawals: vec![], ..case });
}

#[test]
fn what_a_source_names_twice_counts_once() {
    let text = "[[source]]\nid = \"s\"\ntitle = \"S\"\ncites = [\"BBC\", \"TIME\", \"BBC\"]\nauthors = [\"A\", \"A\"]\n";
    let case = loaded(text, Format::Toml).case;
    assert_eq!(case.sources[0].cites, ["BBC", "TIME"]);
    assert_eq!(case.sources[0].authors, ["A"]);
}
