use atodds::{
    casefile::{ColumnMap, load, load_many},
    model::{Match, Subject},
};

use super::{Folder, problems};

const CASE: &str = "[case]\ntitle = \"Flood\"\n\n[[entity]]\nname = \"Orrin\"\nkind = \"place\"\n\n[[source]]\nid = \"s\"\ntitle = \"Dam\"\npublisher = \"Wire\"\ntext = \"The dam burst at dawn.\"\n\n[[claim]]\nid = \"a\"\nsource = \"s\"\ntext = \"The dam burst.\"\n";

fn many(folder: &Folder, names: &[&str]) -> atodds::Result<atodds::casefile::Loaded> {
    let paths: Vec<_> = names.iter().map(|name| folder.path(name)).collect();
    load_many(&paths, None, &ColumnMap::default())
}

#[test]
fn claims_may_name_the_sources_of_another_file() {
    let folder = Folder::new(&[
        ("case.toml", CASE),
        ("more.csv", "id,text,source,quote\nb,The dam held.,s,at dawn\n"),
        ("more.jsonl", "{\"id\": \"c\", \"text\": \"x\", \"source\": \"s\"}\n"),
        (
            "judged.toml",
            "[[judgement]]\npair = [\"a\", \"b\"]\ndecision = \"confirmed\"\nreason = \"r\"\nby = \"me\"\nat = \"2024-01-01T00:00:00Z\"\n",
        ),
    ]);
    for order in [
        ["case.toml", "more.csv", "more.jsonl", "judged.toml"],
        ["judged.toml", "more.jsonl", "more.csv", "case.toml"],
    ] {
        let case = many(&folder, &order).unwrap().case;
        assert_eq!(case.title, "Flood");
        assert_eq!(case.claims.len(), 3);
        let b = case.claims.iter().find(|claim| claim.id.as_str() == "b").unwrap();
        assert_eq!(b.citation.as_ref().unwrap().position, Some((14, 21)));
        let a = case.claims.iter().find(|claim| claim.id.as_str() == "a").unwrap();
        assert_eq!(case.judgements[0].subject, Subject::link(a, b));
    }
}

#[test]
fn what_stands_alike_in_two_files_is_taken_once() {
    let judged = format!(
        "{CASE}[[claim]]\nid = \"b\"\nsource = \"s\"\ntext = \"y\"\n[[judgement]]\npair = [\"a\", \"b\"]\ndecision = \"unsure\"\nreason = \"r\"\nby = \"me\"\nat = \"2024-01-01T00:00:00Z\"\n"
    );
    let folder = Folder::new(&[("one.toml", &judged), ("two.toml", &judged)]);
    let once = load(&folder.path("one.toml")).unwrap().case;
    assert_eq!(many(&folder, &["one.toml", "two.toml"]).unwrap().case, once);
}

#[test]
fn the_same_id_with_other_content_is_refused() {
    let other = CASE
        .replace("kind = \"place\"", "kind = \"place\"\naliases = [\"Orr\"]")
        .replace("\"Dam\"", "\"The dam\"")
        .replace("The dam burst.", "The dam broke.");
    let folder = Folder::new(&[("one.toml", CASE), ("two.toml", &other)]);
    let told = problems(many(&folder, &["one.toml", "two.toml"]).map(|_| ()));
    let root = format!("{}/", folder.path("").display()).replace("//", "/");
    let told: Vec<String> = told.iter().map(|line| line.replace(&root, "")).collect();
    assert_eq!(
        told,
        [
            "two.toml:4: entity.name: \"Orrin\" is a name of the place on one.toml:4 already: keep one of the two",
            "two.toml:9: source.id: \"s\" is the id of the source on one.toml:8 already: choose another one",
            "two.toml:16: claim.id: \"a\" is the id of the claim on one.toml:14 already: choose another one",
        ]
    );
}

#[test]
fn claims_may_name_the_sources_and_claims_of_the_case_they_are_added_to() {
    let folder = Folder::new(&[
        ("case.toml", CASE),
        ("more.csv", "id,text,source,publisher,quote\nb,The dam held.,s,Wire,“burst”\n"),
        (
            "judged.toml",
            "[[judgement]]\npair = [\"a\", \"b\"]\ndecision = \"confirmed\"\nreason = \"r\"\nby = \"me\"\nat = \"2024-01-01T00:00:00Z\"\n",
        ),
    ]);
    let into = load(&folder.path("case.toml")).unwrap().case;
    let paths = [folder.path("more.csv"), folder.path("judged.toml")];
    let told = problems(load_many(&paths, Some(&into), &ColumnMap::default()).map(|_| ()));
    assert!(told[0].contains("claim.quote: does not stand in the document"), "{told:?}");

    folder.write("more.csv", b"id,text,source,publisher,quote\nb,The dam held.,s,Wire,burst\n");
    let added = load_many(&paths, Some(&into), &ColumnMap::default()).unwrap().case;
    assert!(added.sources.is_empty());
    assert_eq!(added.claims.len(), 1);
    assert_eq!(added.claims[0].citation.as_ref().unwrap().found, Match::Verbatim);
    assert_eq!(added.judgements[0].subject, Subject::link(&into.claims[0], &added.claims[0]));

    folder.write("more.csv", b"id,text,source,publisher\nb,The dam held.,s,Post\n");
    let told = problems(load_many(&paths, Some(&into), &ColumnMap::default()).map(|_| ()));
    assert!(
        told[0].ends_with(":2: claim.publisher: is \"Post\", but the source \"s\" is declared with \"Wire\": correct one of the two, or leave the cell empty"),
        "{told:?}"
    );
}

#[test]
fn problems_of_all_files_are_told_together() {
    let folder = Folder::new(&[("a.toml", "x = 1\n"), ("b.csv", "text\n"), ("c.jsonl", "{}\n")]);
    folder.write("b.csv", b"text\n\xff\n");
    let told = problems(many(&folder, &["c.jsonl", "b.csv", "a.toml"]).map(|_| ()));
    let files: Vec<bool> = ["a.toml", "b.csv", "c.jsonl"]
        .into_iter()
        .map(|name| told.iter().any(|line| line.contains(name)))
        .collect();
    assert_eq!(files, [true, true, true], "{told:?}");
}
