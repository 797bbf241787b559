//! What is the same thing, and which value stands.

use atodds::{
    casefile::{Format, load_str},
    merge::{Conflict, Merged, merge},
    model::Case,
};

fn case(sources_and_claims: &str) -> Case {
    let text = format!("[case]\ntitle = \"The ferry\"\n{sources_and_claims}");
    load_str(&text, "case.toml", Format::Toml).unwrap().case
}

fn merged(ours: &str, theirs: &str) -> Merged {
    merge(&case(ours), &case(theirs))
}

fn sources(merged: &Merged) -> Vec<&str> {
    merged.case.sources.iter().map(|it| it.id.as_str()).collect()
}

#[test]
fn a_document_is_the_same_by_its_address() {
    let merged = merged(
        "[[source]]\nid = \"post-7\"\ntitle = \"Ferry sinks\"\nurl = \"https://post.example/a/7\"",
        "[[source]]\nid = \"bay\"\ntitle = \"Ferry sinks\"\nurl = \"http://www.post.example/a/7/?utm_medium=x#top\"\nlanguage = \"en\"",
    );
    assert_eq!(sources(&merged), ["bay"]);
    assert_eq!(merged.case.sources[0].url.as_deref(), Some("https://post.example/a/7"));
    assert_eq!(merged.case.sources[0].language.as_deref(), Some("en"));
    assert!(merged.conflicts.is_empty() && merged.case.variants.is_empty());
    assert_eq!(merged.united[0].now, "bay");
}

#[test]
fn a_document_is_the_same_by_its_text_unless_two_outlets_carry_it() {
    let with = |id: &str, more: &str| {
        format!("[[source]]\nid = \"{id}\"\ntitle = \"Ferry sinks\"\ntext = \"It sank.\"\n{more}")
    };
    assert_eq!(sources(&merged(&with("a", ""), &with("b", "publisher = \"Post\""))), ["a"]);
    let post = "publisher = \"Post\"\nurl = \"https://post.example/1\"";
    let radio = "publisher = \"Radio\"\nurl = \"https://radio.example/1\"";
    assert_eq!(sources(&merged(&with("a", post), &with("b", radio))), ["a", "b"]);
}

#[test]
fn an_address_does_not_part_what_has_one_id_and_one_text() {
    let source = |id: &str, more: &str| {
        format!("[[source]]\nid = \"{id}\"\ntitle = \"Ferry sinks\"\n{more}\n")
    };
    let (text, url) = ("text = \"It sank.\"", "url = \"https://post.example/7\"");
    let ours = source("a", &format!("{text}\n{url}"));
    let merged = merged(&ours, &(source("a", text) + &source("b", url)));
    assert_eq!(sources(&merged), ["a", "b"]);
    assert!(merged.united.is_empty() && merged.renamed.is_empty(), "{merged:?}");
}

#[test]
fn one_id_is_one_document_unless_two_things_tell_them_apart() {
    let with = |title: &str, more: &str| {
        format!("[[source]]\nid = \"bbc-1\"\ntitle = \"{title}\"\n{more}")
    };
    let one = merged(&with("A", ""), &with("B longer", ""));
    assert_eq!(sources(&one), ["bbc-1"]);
    let expected = Conflict {
        kind: "source",
        record: "bbc-1".into(),
        field: "title",
        ours: "A".into(),
        theirs: "B longer".into(),
        stands: "B longer".into(),
    };
    assert_eq!(one.conflicts, [expected]);
    assert_eq!(one.case.variants[0].value, "A");

    let two = merged(&with("A", "publisher = \"Post\""), &with("B", "publisher = \"Radio\""));
    assert_eq!(two.case.sources.len(), 2);
    assert_eq!(two.renamed.len(), 1);
    assert!(two.renamed[0].to.starts_with("bbc-1-"));
}

#[test]
fn a_quote_that_is_not_in_the_text_tells_two_documents_apart() {
    let ours = "[[source]]\nid = \"s\"\ntitle = \"A\"\ntext = \"It sank at dawn.\"";
    let with = |quote: &str| {
        format!(
            "[[source]]\nid = \"s\"\ntitle = \"B\"\n\n[[claim]]\nid = \"c\"\ntext = \"It sank.\"\nquote = \"{quote}\""
        )
    };
    let found = merged(ours, &with("sank at dawn"));
    assert_eq!(found.case.sources.len(), 1);
    assert_eq!(found.case.claims[0].citation.as_ref().unwrap().position, Some((3, 15)));
    assert_eq!(merged(ours, &with("sank at noon")).case.sources.len(), 2);
}

#[test]
fn what_one_person_recorded_as_two_stays_two() {
    let with = |ids: &[&str]| -> String {
        let one = |id: &&str| {
            format!(
                "[[source]]\nid = \"{id}\"\ntitle = \"Live\"\nurl = \"https://post.example/live\"\n\n"
            )
        };
        ids.iter().map(one).collect()
    };
    let merged = merged(&with(&["morning", "evening"]), &with(&["blog"]));
    assert_eq!(sources(&merged), ["morning", "evening", "blog"]);
    assert_eq!(merged.unsure.len(), 1);
}

#[test]
fn a_date_known_to_the_day_is_no_conflict_with_its_month() {
    let with =
        |date: &str| format!("[[source]]\nid = \"s\"\ntitle = \"A\"\npublished = \"{date}\"");
    let finer = merged(&with("2024-03"), &with("2024-03-02"));
    assert_eq!(finer.case.sources[0].published.unwrap().to_string(), "2024-03-02");
    assert!(finer.conflicts.is_empty() && finer.case.variants.is_empty());
    let other = merged(&with("2024-03-03"), &with("2024-03-02"));
    assert_eq!((other.conflicts.len(), other.case.variants.len()), (1, 1));
}

#[test]
fn a_value_that_somebody_set_aside_does_not_come_back() {
    let with = |title: &str, kept: &str| {
        let variant = "[[variant]]\nkind = \"source\"\nrecord = \"s\"\nfield = \"title\"\nvalue = ";
        let kept = if kept.is_empty() { String::new() } else { format!("\n{variant}\"{kept}\"") };
        format!("[[source]]\nid = \"s\"\ntitle = \"{title}\"\n{kept}")
    };
    let merged = merged(&with("A", "The long one"), &with("The long one", ""));
    assert_eq!(merged.case.sources[0].title, "A");
    assert!(merged.conflicts.is_empty());
}

#[test]
fn claims_are_one_by_what_they_say_and_two_by_anything_else() {
    let with = |id: &str, text: &str, more: &str| {
        format!(
            "[[source]]\nid = \"s\"\ntitle = \"A\"\n\n[[claim]]\nid = \"{id}\"\ntext = \"{text}\"\n{more}"
        )
    };
    let one = merged(
        &with("sank", "It sank.", "verb = \"said\""),
        &with("c1", "It sank.", "verb = \"announced\""),
    );
    assert_eq!(one.case.claims.len(), 1);
    assert_eq!(one.case.claims[0].id.as_str(), "c1");
    assert_eq!(one.case.claims[0].chain.verb.as_deref(), Some("announced"));
    assert_eq!(one.case.variants[0].record, "c1");

    let two = merged(&with("c1", "It sank.", ""), &with("c1", "It did not sink.", ""));
    assert_eq!((two.case.claims.len(), two.renamed.len()), (2, 1));
    let denied =
        merged(&with("c1", "It sank.", ""), &with("c2", "It sank.", "stance = \"denies\""));
    assert_eq!(denied.case.claims.len(), 2);
}

#[test]
fn what_names_a_document_by_its_id_follows_it() {
    let ours = "[[source]]\nid = \"wire-9\"\ntitle = \"A\"\nurl = \"https://wire.example/1\"\n\n[[source]]\nid = \"post\"\ntitle = \"P\"\ncites = [\"wire-9\"]";
    let theirs = "[[source]]\nid = \"a\"\ntitle = \"A\"\nurl = \"https://wire.example/1\"";
    assert_eq!(merged(ours, theirs).case.sources[1].cites, ["a"]);
}

#[test]
fn names_are_one_by_their_spellings_and_never_go_in_a_circle() {
    let ours = "[[entity]]\nname = \"Kyiv\"\nkind = \"place\"\naliases = [\"Kiev\"]\n\n[[entity]]\nname = \"Crew\"\nkind = \"body\"\nspeaks_for = \"Owner\"";
    let theirs = "[[entity]]\nname = \"Kiev\"\nkind = \"place\"\n\n[[entity]]\nname = \"Owner\"\nkind = \"body\"\nspeaks_for = \"Crew\"";
    let merged = merged(ours, theirs);
    let names: Vec<&str> = merged.case.entities.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Kiev", "Crew", "Owner"]);
    assert_eq!(merged.case.entities[0].aliases, ["Kyiv"]);
    assert_eq!(merged.case.entities[1].speaks_for.as_deref(), Some("Owner"));
    assert_eq!(merged.case.entities[2].speaks_for, None);
    assert!(merged.case.variants.iter().any(|it| it.record == "Owner" && it.value == "Crew"));
}
