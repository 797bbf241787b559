//! Merging into a SQLite file: the same case as in memory, in one change, whoever merges.

use std::path::Path;

use atodds::{
    casefile::{Documents, to_toml_with},
    detect,
    export::json,
    merge::merge,
    model::{Case, JournalEntry},
    report::{self, Filter},
    store::{NewIds, Store},
    text::lexicon::Lexicon,
};
use proptest::prelude::*;

use crate::world::{case, same};

fn entry(action: &str) -> JournalEntry {
    JournalEntry {
        at: "2024-03-09T09:00:00Z".into(),
        by: "Ada".into(),
        action: action.into(),
        detail: String::new(),
    }
}

/// A file with the case in it.
fn stored(path: &Path, case: &Case) -> Store {
    let mut store = Store::create(path, &case.title, &entry("init")).unwrap();
    store.import(case, &entry("import")).unwrap();
    store
}

fn merged_into(store: &mut Store, other: &Case) {
    let unite = |ours: &Case| {
        let merged = merge(ours, other);
        let ids: NewIds = merged.called_now().collect();
        (merged.case, ids, ())
    };
    store.merge(&entry("merge"), unite).unwrap();
}

fn report(case: &Case) -> String {
    let detection = detect::detect(case, Lexicon::english());
    json::render(&report::build(case, &detection, &Filter::default()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_file_holds_what_merging_in_memory_gives(a in case(), b in case()) {
        let folder = tempfile::tempdir().unwrap();
        let mut ours = stored(&folder.path().join("a.db"), &a);
        let mut theirs = stored(&folder.path().join("b.db"), &b);
        let (a, b) = (ours.load().unwrap(), theirs.load().unwrap());
        let expected = merge(&a, &b).case;

        let detection = detect::detect(&a, Lexicon::english());
        ours.save(&detection, "fingerprint", &entry("link")).unwrap();
        merged_into(&mut ours, &b);
        same(&ours.load().unwrap(), &expected);
        ours.verify().unwrap();
        ours.verify_journal().unwrap();

        // Once is enough.
        let journal = ours.journal().unwrap().len();
        merged_into(&mut ours, &b);
        prop_assert_eq!(ours.journal().unwrap().len(), journal);

        // The other way round it is the same case, to the byte.
        merged_into(&mut theirs, &a);
        let (one, other) = (ours.load().unwrap(), theirs.load().unwrap());
        let toml = |case: &Case| to_toml_with(case, Documents::Inline);
        prop_assert_eq!(toml(&one), toml(&other));
        prop_assert_eq!(report(&one), report(&other));
    }
}

#[test]
fn a_case_that_cannot_be_entered_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("a.db"), "A", &entry("init")).unwrap();
    let before = store.load().unwrap();
    let broken = |held: &Case| {
        let source = atodds::model::SourceId::new("nowhere").unwrap();
        let id = atodds::model::ClaimId::new("c").unwrap();
        let claim = atodds::model::Claim::new(id, source, "It stands nowhere.");
        (Case { claims: vec![claim], ..held.clone() }, NewIds::default(), ())
    };
    store.merge(&entry("merge"), broken).unwrap_err();
    assert_eq!(store.load().unwrap(), before);
    assert_eq!(store.journal().unwrap().len(), 1);
}

#[test]
fn the_journal_has_a_head() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("a.db"), "A", &entry("init")).unwrap();
    let first = store.journal_head().unwrap().unwrap();
    let addition = Case { language: Some("en".into()), ..Case::default() };
    store.import(&addition, &entry("import")).unwrap();
    assert_ne!(store.journal_head().unwrap().unwrap(), first);
    assert_eq!(first.len(), 64);
}
