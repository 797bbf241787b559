//! `docs/CASEFILE.md` holds what the program does: its examples load, and every key is in it.

use atodds::casefile::Format;

use super::{loaded, refused};

const REFERENCE: &str = include_str!("../../docs/CASEFILE.md");

fn examples(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    let blocks = REFERENCE.split(opening.as_str()).skip(1);
    blocks.map(|block| block.split("```").next().unwrap()).collect()
}

#[test]
fn every_example_loads() {
    let tables = examples("toml");
    assert_eq!(tables.len(), 5);
    for (language, format) in
        [("toml", Format::Toml), ("csv", Format::Csv), ("json", Format::Jsonl)]
    {
        for example in examples(language) {
            let loaded = loaded(example, format);
            assert!(!loaded.case.sources.is_empty());
        }
    }
    assert_eq!(loaded(tables[4], Format::Toml).expectations.len(), 3);
}

#[test]
fn the_problems_shown_are_those_that_are_told() {
    let text = "[[source]]\nid = \"wire-1\"\ntitle = \"t\"\ntext = \"At least four people died.\"\n\n\n\n\n[[claim]]\ntext = \"x\"\nquote = \"At least for people dyed\"\nstance = \"denied\"\nevnt = \"2024\"\n";
    let told: Vec<String> =
        refused(text, Format::Toml).iter().map(|line| format!("  case.toml:{line}")).collect();
    assert!(REFERENCE.contains(&told.join("\n")), "{}", told.join("\n"));
}

#[test]
fn every_key_is_in_the_reference() {
    let mut checked = 0;
    for (table, header) in [
        ("[case]", "### `[case]`"),
        ("[[entity]]", "### `[[entity]]`"),
        ("[[source]]", "### `[[source]]`"),
        ("[[claim]]", "### `[[claim]]`"),
        ("[[judgement]]", "### `[[judgement]]`"),
        ("[[variant]]", "### `[[variant]]`"),
        ("[[expect]]", "## Expectations"),
    ] {
        let section = REFERENCE.split(header).nth(1).unwrap().split("\n#").next().unwrap();
        let told = refused(&format!("{table}\nzzz = 1\n"), Format::Toml);
        let keys = told.iter().find_map(|line| line.split("the keys are ").nth(1)).unwrap();
        for key in keys.split(", ").filter(|key| *key != "snapshot") {
            assert!(section.contains(&format!("`{key}`")), "{table} {key}");
            checked += 1;
        }
    }
    assert!(checked > 40, "{checked}");
}
