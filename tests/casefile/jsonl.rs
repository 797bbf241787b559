use atodds::{
    casefile::Format,
    model::{Relay, Stance},
};

use super::{loaded, refused};

#[test]
fn a_line_is_a_claim_with_its_source() {
    let text = r#"
{"id": "a", "text": "The team won 2:1.", "claimant": "coach", "via": ["Radio 1", {"name": "Wire", "verb": "noted"}], "stance": "asserts", "stated": "2024-05", "event": "2024-05-01/2024-05-02", "place": "Orrin", "quote": "won “2:1”", "prefix": "we", "quantities": ["two goals"], "note": null, "source": "s", "source_title": "Cup", "publisher": "Wire", "url": "https://example.org", "published": "2024-05-03"}

{"text": "The team lost.", "source": "s"}
"#;
    let loaded = loaded(text, Format::Jsonl);
    let claim = &loaded.case.claims[0];
    assert_eq!(claim.stance, Some(Stance::Asserts));
    assert_eq!(claim.chain.via[1], Relay { name: "Wire".into(), verb: Some("noted".into()) });
    assert_eq!(claim.citation.as_ref().unwrap().prefix.as_deref(), Some("we"));
    assert_eq!(claim.note, None);
    assert_eq!(claim.quantities, ["two goals"]);
    assert_eq!(loaded.case.sources[0].published.unwrap().to_string(), "2024-05-03");
    assert!(loaded.case.claims[1].id.as_str().starts_with("c-"));
    assert_eq!(loaded.lines.claims[&loaded.case.claims[1].id].line, 4);
}

#[test]
fn the_keys_of_a_table_with_figures_are_no_keys_here() {
    let told = refused(
        r#"{"id": "a", "text": "x", "source": "s", "url": "u", "number": 4}"#,
        Format::Jsonl,
    );
    assert!(told[0].starts_with("1: claim.number: is no key here"), "{told:?}");
}

#[test]
fn windows_line_ends_are_no_text() {
    let text = "{\"id\": \"a\", \"text\": \"x\", \"source\": \"s\", \"url\": \"u\"}\r\n\r\n{\"id\": 1}\r\n";
    assert!(refused(text, Format::Jsonl).iter().all(|line| line.starts_with("3: ")));
}
