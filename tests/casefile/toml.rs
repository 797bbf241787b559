use atodds::{
    casefile::{Expected, Format, NoConflictKind, load_str, to_toml},
    model::{
        Chain, ContentHash, Decision, EntityKind, Match, Relation, Relay, Stance, Status, Subject,
    },
};

use super::{Folder, loaded, problems, refused};

const FULL: &str = r#"
[case]
title = "The flood at Orrin"
language = "en"
description = "A dam, a town, two agencies."

[[entity]]
name = "Orrin"
kind = "place"
aliases = ["Orrinville"]
within = "Vale"

[[entity]]
name = "Governor Hale"
kind = "person"
speaks_for = "Vale administration"

[[source]]
id = "wire-1"
title = "Dam bursts"
publisher = "Example Wire"
authors = ["A. Moe", "B. Lie"]
url = "https://example.org/dam"
archive_url = "https://archive.example/dam"
published = 2024-03-02
retrieved = "2024-03"
language = "en-GB"
cites = ["Vale Radio"]
digest_of = "dam.txt"
text = """
The dam burst at dawn, the governor said. “At least four people died.”
"""

[[claim]]
id = "dead"
source = "wire-1"
claimant = "Governor Hale"
verb = "said"
via = ["Vale Radio", { name = "Example Wire", verb = "noted" }]
text = "At least four people died in Orrin."
quote = "\"At least four people died.\""
prefix = "said."
stance = "expects"
stated = 2024-03
event = "2024-03-01/2024-03-02"
place = "Orrin"
quantities = ["at least four people"]
note = "Check the radio."

[[claim]]
id = "none-dead"
text = "Nobody died in Orrin."

[[judgement]]
pair = ["none-dead", "dead"]
decision = "dismissed"
reason = "Another dam."
by = "A. Moe"
at = 2024-03-05T12:00:00+02:00

[[judgement]]
point = ["dead", "none-dead"]
decision = "settled"
reason = "The register."
by = "A. Moe"
at = "2024-03-06T12:00:00Z"

[[expect]]
conflict = ["dead", "none-dead"]
relation = "contradicts"
rule = "negated_statement"

[[expect]]
point = ["dead", "none-dead"]
status = "disputed"
positions = [["dead"], ["none-dead"]]
question = "How many died?"
"#;

fn full() -> String {
    FULL.replace("stated = 2024-03\n", "stated = \"2024-03\"\n")
}

#[test]
fn every_key_of_a_case_file_is_taken() {
    let case = loaded(&full(), Format::Toml).case;
    assert_eq!(case.title, "The flood at Orrin");
    assert_eq!(case.language.as_deref(), Some("en"));
    assert_eq!(case.description.as_deref(), Some("A dam, a town, two agencies."));
    assert_eq!(case.entities[0].kind, EntityKind::Place);
    assert_eq!(case.entities[0].aliases, ["Orrinville"]);
    assert_eq!(case.entities[0].within.as_deref(), Some("Vale"));
    assert_eq!(case.entities[1].speaks_for.as_deref(), Some("Vale administration"));

    let source = &case.sources[0];
    assert_eq!(source.authors, ["A. Moe", "B. Lie"]);
    assert_eq!(source.published.unwrap().to_string(), "2024-03-02");
    assert_eq!(source.archive_url.as_deref(), Some("https://archive.example/dam"));
    assert_eq!(source.cites, ["Vale Radio"]);
    assert_eq!(source.digest_of.as_deref(), Some("dam.txt"));
    let snapshot = source.text().unwrap();
    assert_eq!(snapshot.retrieved.unwrap().to_string(), "2024-03");
    assert_eq!(snapshot.file, None);

    let claim = &case.claims[0];
    let relay = |name: &str, verb: Option<&str>| Relay {
        name: name.to_owned(),
        verb: verb.map(str::to_owned),
    };
    assert_eq!(
        claim.chain,
        Chain {
            claimant: Some("Governor Hale".to_owned()),
            verb: Some("said".to_owned()),
            via: vec![relay("Vale Radio", None), relay("Example Wire", Some("noted"))],
            end: None,
        }
    );
    assert_eq!(claim.stance, Some(Stance::Expects));
    assert_eq!(claim.stated.unwrap().to_string(), "2024-03");
    assert_eq!(claim.event.unwrap().to_string(), "2024-03-01/2024-03-02");
    assert_eq!(claim.place.as_deref(), Some("Orrin"));
    assert_eq!(claim.quantities, ["at least four people"]);
    assert_eq!(claim.note.as_deref(), Some("Check the radio."));
}

#[test]
fn a_quote_leads_to_its_place_in_the_text() {
    let case = loaded(&full(), Format::Toml).case;
    let citation = case.claims[0].citation.as_ref().unwrap();
    assert_eq!(citation.found, Match::Typographic);
    let (start, end) = citation.position.unwrap();
    let text = &case.sources[0].text().unwrap().text;
    let words: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(words, "“At least four people died.”");
}

#[test]
fn a_judgement_is_about_the_contents_of_its_claims() {
    let case = loaded(&full(), Format::Toml).case;
    let [a, b] = [&case.claims[0], &case.claims[1]];
    let [pair, point] = case.judgements.as_slice() else { panic!() };
    assert_eq!(pair.subject, Subject::link(a, b));
    assert_eq!(pair.decision, Decision::Dismissed);
    assert_eq!(pair.at, "2024-03-05T10:00:00Z");
    assert_eq!(point.subject, Subject::point([a, b]));
    assert_eq!(point.at, "2024-03-06T12:00:00Z");
}

#[test]
fn a_moment_has_one_form_however_it_is_written() {
    for (written, form) in [
        ("2024-03-06T12:00:00Z", "2024-03-06T12:00:00Z"),
        ("2024-03-06t12:00:00z", "2024-03-06T12:00:00Z"),
        ("2024-03-06 12:00:00Z", "2024-03-06T12:00:00Z"),
        ("2024-03-06 12:00:00z", "2024-03-06T12:00:00Z"),
        ("2024-03-06T14:00:00+02:00", "2024-03-06T12:00:00Z"),
        ("2024-03-06T12:00:00.000Z", "2024-03-06T12:00:00Z"),
        ("2024-03-06T12:00:00.5Z", "2024-03-06T12:00:00.500Z"),
        ("2024-03-06t12:00:00.500000z", "2024-03-06T12:00:00.500Z"),
    ] {
        let in_quotes = format!("at = {written:?}");
        let text = full().replace("at = \"2024-03-06T12:00:00Z\"", &in_quotes);
        assert!(text.contains(&in_quotes));
        assert_eq!(loaded(&text, Format::Toml).case.judgements[1].at, form, "{written}");
    }
    for none in ["9999-12-31T23:30:00-01:00", "0000-01-01T00:30:00+01:00"] {
        let text = full().replace("2024-03-06T12:00:00Z", none);
        let told = load_str(&text, "case.toml", Format::Toml).unwrap_err().to_string();
        assert!(
            told.contains("is no moment"),
            "{none}: its year in UTC has no four digits: {told}"
        );
    }
}

#[test]
fn expectations_know_their_file_line_and_place() {
    let text = full();
    let expectations = loaded(&text, Format::Toml).expectations;
    let line = 1 + text.lines().position(|line| line == "[[expect]]").unwrap();
    assert_eq!(expectations[0].line, line);
    assert_eq!(expectations[0].file.to_str(), Some("input"));
    assert_eq!([expectations[0].index, expectations[1].index], [0, 1]);
    let Expected::Conflict { relation, rule, .. } = &expectations[0].expected else { panic!() };
    assert_eq!(*relation, Some(Relation::Contradicts));
    assert_eq!(rule.as_deref(), Some("negated_statement"));
    let Expected::Point { claims, status, positions, question, .. } = &expectations[1].expected
    else {
        panic!()
    };
    assert_eq!(claims.len(), 2);
    assert_eq!(*status, Some(Status::Disputed));
    assert_eq!(positions.as_ref().unwrap().len(), 2);
    assert_eq!(question.as_deref(), Some("How many died?"));
}

#[test]
fn what_no_conflict_is_can_be_said() {
    let text = "[[claim]]\nid = \"a\"\ntext = \"x\"\n[[claim]]\nid = \"b\"\ntext = \"y\"\n[[expect]]\nno_conflict = [\"a\", \"b\"]\nbecause = \"another day\"\nrelation = ";
    for (word, kind) in [
        ("not-comparable", NoConflictKind::NotComparable),
        ("updates", NoConflictKind::Agreement(Relation::Updates)),
    ] {
        let expectations = loaded(&format!("{text}{word:?}"), Format::Toml).expectations;
        let Expected::NoConflict { relation, because, .. } = &expectations[0].expected else {
            panic!()
        };
        assert_eq!(*relation, Some(kind));
        assert_eq!(because, "another day");
    }
}

#[test]
fn places_in_the_file_are_kept() {
    let loaded = loaded(&full(), Format::Toml);
    let lines: Vec<usize> = loaded.lines.claims.values().map(|place| place.line).collect();
    let text = full();
    let headers: Vec<usize> =
        text.lines().zip(1..).filter(|(l, _)| *l == "[[claim]]").map(|(_, n)| n).collect();
    assert_eq!(lines, headers);
    assert_eq!(&*loaded.lines.sources.values().next().unwrap().file, "input");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let windows = format!("\u{FEFF}{}", full().replace('\n', "\r\n"));
    assert_eq!(loaded(&windows, Format::Toml), loaded(&full(), Format::Toml));
}

#[test]
fn a_fixture_needs_no_source_and_no_head() {
    let text = "[[claim]]\nid = \"a\"\ntext = \"The dam burst.\"\nquote = \"burst\"\n[[expect]]\npoint = [\"a\"]\n";
    let folder = Folder::new(&[("dam.toml", text)]);
    let case = atodds::casefile::load(&folder.path("dam.toml")).unwrap().case;
    assert_eq!(case.title, "dam");
    assert_eq!(case.sources[0].id.as_str(), "fixture");
    assert_eq!(case.claims[0].source.as_str(), "fixture");
    assert_eq!(case.claims[0].citation.as_ref().unwrap().found, Match::Unverified);

    let titled = format!("[case]\ntitle = \"A dam\"\n{text}");
    assert_eq!(loaded(&titled, Format::Toml).case.sources[0].title, "A dam");
}

#[test]
fn a_fixture_with_a_wrong_expectation_is_a_fixture_still() {
    let text = "[[claim]]\nid = \"a\"\ntext = \"x\"\n[[expect]]\nconflict = [\"a\"]\n";
    assert_eq!(
        refused(text, Format::Toml),
        ["5: expect.conflict: is a list of 1: name two claims, [\"a\", \"b\"]"]
    );
}

#[test]
fn a_stand_in_is_made_only_when_it_is_needed() {
    let text = "[[source]]\nid = \"s\"\ntitle = \"t\"\n[[claim]]\nid = \"a\"\ntext = \"x\"\n[[expect]]\npoint = [\"a\"]\n";
    let case = loaded(text, Format::Toml).case;
    assert_eq!(case.claims[0].source.as_str(), "s");
    assert_eq!(case.sources.len(), 1);
    let two = format!("{text}[[source]]\nid = \"s2\"\ntitle = \"t\"\n");
    assert_eq!(
        refused(&two, Format::Toml),
        ["4: claim.source: is missing: name the source that the claim stands in"]
    );
}

#[test]
fn a_claim_without_an_id_has_one_of_its_content() {
    let text = |text: &str| {
        format!(
            "[[source]]\nid = \"s\"\ntitle = \"t\"\n[[claim]]\ntext = \"x\"\n[[claim]]\ntext = \"{text}\"\n"
        )
    };
    let case = loaded(&text("y"), Format::Toml).case;
    for claim in &case.claims {
        let hash = ContentHash::of(claim);
        assert_eq!(claim.id.as_str(), format!("c-{}", &hash.as_str()[..12]));
    }
    let other = loaded(&text("z"), Format::Toml).case;
    assert_eq!(case.claims[0].id, other.claims[0].id);
    assert_ne!(case.claims[1].id, other.claims[1].id);
}

#[test]
fn a_body_and_a_place_may_share_a_name() {
    let text = "[[entity]]\nname = \"Vale\"\nkind = \"body\"\naliases = [\"the valley\"]\n[[entity]]\nname = \"the valley\"\nkind = \"place\"\n";
    assert_eq!(loaded(text, Format::Toml).case.entities.len(), 2);
}

#[test]
fn many_problems_are_all_told_and_in_order() {
    let claims: String =
        (0..500).map(|n| format!("[[claim]]\nid = \"c{n}\"\nstance = \"no\"\n")).collect();
    let told = problems(load_str(&claims, "many.toml", Format::Toml).map(|_| ()));
    assert_eq!(told.len(), 1500);
    assert!(told[0].starts_with("many.toml:1: claim.source"));
    assert!(told[1499].starts_with("many.toml:1500: claim.stance"));
}

#[test]
fn deep_nesting_is_refused_without_a_crash() {
    let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(refused(&deep, Format::Toml).len(), 1);
    let deep = format!("{}\"id\": 1}}", "{\"a\":".repeat(100_000));
    assert_eq!(refused(&deep, Format::Jsonl).len(), 1);
}

/// A page whose second text turns what the first one said.
const CHANGED: &str = r#"
[[source]]
id = "page"
title = "The dam"

[[source.snapshot]]
text = "The dam at Orrin has burst."

[[source.snapshot]]
text = "The dam at Orrin has not burst."

[[claim]]
id = "new"
text = "The dam burst."
quote = "The dam at Orrin has … burst"

[[claim]]
id = "old"
text = "The dam burst."
quote = "The dam at Orrin has burst"
snapshot = "DIGITS"
"#;

#[test]
fn an_ellipsis_leaves_out_what_the_citation_keeps() {
    let source = CHANGED.split("[[claim]]\nid = \"old\"").next().unwrap();
    let citation = loaded(source, Format::Toml).case.claims[0].citation.clone().unwrap();
    assert_eq!(citation.found, Match::Elided);
    assert_eq!((citation.position, citation.left_out), (Some((0, 30)), vec![(21, 24)]));
}

#[test]
fn a_quote_stands_in_the_snapshot_it_names() {
    let all = loaded(CHANGED.split("[[claim]]").next().unwrap(), Format::Toml).case;
    let [old, new] = [0, 1].map(|at| all.sources[0].snapshots[at].sha256.clone());
    let case = loaded(&CHANGED.replace("DIGITS", &old[..8].to_uppercase()), Format::Toml).case;
    let snapshots: Vec<_> =
        case.claims.iter().map(|it| it.citation.clone().unwrap().snapshot.unwrap()).collect();
    assert_eq!(snapshots, [new.clone(), old.clone()]);

    let written = to_toml(&case);
    assert_eq!(written.matches("snapshot = ").count(), 1, "the newest one goes without saying");
    assert!(written.contains(&format!("snapshot = \"{old}\"")), "{written}");
    assert_eq!(loaded(&written, Format::Toml).case, case);

    let told = refused(&CHANGED.replace("DIGITS", &new), Format::Toml);
    assert!(told[0].starts_with("20: claim.quote: does not stand in the document"), "{told:?}");
    assert!(
        told[0].contains(
            "“The dam at Orrin [has not burst]”; in the quote: “The dam at Orrin [has burst]”"
        ),
        "{told:?}"
    );
}
