//! Adding to a case that holds something already.

use super::{fresh, rows};
use crate::error::Error;
use crate::model::{Case, EntityKind, Match};
use crate::store::samples::{cited, claim, entry, snapshot, source};
use crate::store::{Imported, Store, samples};

fn with_sample() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    (folder, store)
}

/// The problems of an import that must change nothing.
fn refused(store: &mut Store, addition: &Case) -> Vec<(String, String)> {
    let (before, journal) = (store.load().unwrap(), store.journal().unwrap());
    let error = store.import(addition, &entry("import")).unwrap_err();
    assert_eq!((store.load().unwrap(), store.journal().unwrap()), (before, journal));
    let Error::Problems(problems) = error else { panic!("{error}") };
    problems.0.into_iter().map(|problem| (problem.field, problem.message)).collect()
}

/// What a person may change in a case.
type Change<'c> = &'c dyn Fn(&mut Case);

#[test]
fn what_is_there_already_is_skipped() {
    let (_folder, mut store) = with_sample();
    let journal = store.journal().unwrap();
    let imported = store.import(&samples::case(), &entry("import")).unwrap();
    assert_eq!(imported, Imported { skipped: 10, ..Imported::default() });
    assert_eq!(store.load().unwrap(), samples::case());
    assert_eq!(store.journal().unwrap(), journal, "nothing changed, nothing to tell");
}

#[test]
fn every_record_with_other_content_is_listed() {
    let (_folder, mut store) = with_sample();
    let mut addition = samples::case();
    addition.sources[0].title = "Another title".into();
    addition.sources[0].cites.reverse();
    addition.claims[0].text = "The dam at Orlovo leaked.".into();
    addition.claims[0].note = None;
    addition.claims[2].citation.as_mut().unwrap().exact = "somebody hurt".into();
    addition.entities[0].kind = EntityKind::Thing;
    addition.entities[1].speaks_for = Some("the region".into());
    addition.claims.push(claim("new", "nowhere", "The dam burst."));
    addition.claims.push(claim("fine", "brief-1", "The dam burst."));

    let problems = refused(&mut store, &addition);
    let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "entity Orlovo",
            "entity the mayor",
            "source brief-1",
            "claim dam-burst",
            "claim a-later-id",
            "claim new"
        ]
    );
    let messages: Vec<&str> =
        problems.iter().map(|(_, message)| message.split(':').next().unwrap()).collect();
    assert_eq!(messages[0], "is in the case already with another kind");
    assert_eq!(messages[1], "is in the case already with another speaks_for");
    assert_eq!(messages[2], "is in the case already with another title and cites");
    assert_eq!(messages[3], "is in the case already with another text and note");
    assert_eq!(messages[4], "is in the case already with another quote");
    assert!(messages[5].contains("\"nowhere\", which the case does not hold"));
}

#[test]
fn each_field_of_a_claim_and_a_source_counts() {
    let (_folder, mut store) = with_sample();
    let relay = |name: &str| crate::model::Relay { name: name.into(), verb: None };
    let changes: [(&str, Change<'_>); 20] = [
        ("source", &|case| case.claims[0].source = case.sources[1].id.clone()),
        ("claimant", &|case| case.claims[0].chain.claimant = None),
        ("verb", &|case| case.claims[0].chain.verb = None),
        ("via", &|case| case.claims[0].chain.via[1] = relay("AP")),
        ("text", &|case| case.claims[0].text.push('!')),
        ("stance", &|case| case.claims[0].stance = None),
        ("stated", &|case| case.claims[0].stated = Some("2025-01".parse().unwrap())),
        ("event", &|case| case.claims[0].event = None),
        ("place", &|case| case.claims[0].place = None),
        ("quantities", &|case| case.claims[0].quantities.clear()),
        ("note", &|case| case.claims[0].note = None),
        ("quote", &|case| case.claims[0].citation = None),
        ("prefix", &|case| case.claims[0].citation.as_mut().unwrap().prefix = None),
        ("suffix", &|case| case.claims[0].citation.as_mut().unwrap().suffix = None),
        ("publisher", &|case| case.sources[0].publisher = None),
        ("authors", &|case| case.sources[0].authors.clear()),
        ("url", &|case| case.sources[0].url = None),
        ("archive_url", &|case| case.sources[0].archive_url = None),
        ("published", &|case| case.sources[0].published = Some("2025".parse().unwrap())),
        ("language", &|case| case.sources[0].language = None),
    ];
    for (field, change) in changes {
        let mut addition = samples::case();
        change(&mut addition);
        let problems = refused(&mut store, &addition);
        let expected = format!("with another {field}: ");
        assert!(problems.len() == 1 && problems[0].1.contains(&expected), "{field}: {problems:?}");
    }
}

#[test]
fn a_changed_text_is_a_further_snapshot() {
    let (_folder, mut store) = with_sample();
    let mut addition = samples::case();
    addition.sources[0].snapshots = vec![snapshot("The page, corrected.")];
    addition.claims =
        vec![cited(claim("new", "brief-1", "It was corrected."), "corrected", Some((10, 19)))];
    let imported = store.import(&addition, &entry("import")).unwrap();
    assert_eq!((imported.sources, imported.snapshots, imported.claims), (0, 1, 1));

    let texts: Vec<String> =
        store.load().unwrap().sources[0].snapshots.iter().map(|s| s.text.clone()).collect();
    assert_eq!(texts[0], "An older text.");
    assert_eq!((texts.len(), texts[2].as_str()), (3, "The page, corrected."));
    assert_eq!(
        rows(&store, "SELECT claim, snapshot FROM citations ORDER BY claim"),
        ["a-later-id|-", "dam-burst|2", "new|3"],
        "each quote keeps the text that it was found in"
    );

    // An older text that comes again, as from an older case file, is no news.
    let imported = store.import(&samples::case(), &entry("import")).unwrap();
    assert_eq!((imported.snapshots, imported.skipped), (0, 10));
    let mut older = samples::case();
    older.claims = vec![cited(claim("older", "brief-1", "Not so."), "Not so", Some((49, 55)))];
    store.import(&older, &entry("import")).unwrap();
    assert_eq!(rows(&store, "SELECT snapshot FROM citations WHERE claim = 'older'"), ["2"]);
    // Unless it was retrieved again, after the page had been something else.
    let mut back = samples::case();
    back.sources[0].snapshots[1].retrieved = Some("2025-12-09".parse().unwrap());
    assert_eq!(store.import(&back, &entry("import")).unwrap().snapshots, 1);
    assert_eq!(store.import(&back, &entry("import")).unwrap().snapshots, 0);
}

#[test]
fn entities_of_one_name_are_merged() {
    let (_folder, mut store) = with_sample();
    let mut addition = samples::case();
    addition.entities[0].aliases =
        vec!["Orlovo-on-Sea".into(), "Orlova".into(), "Orlovo-on-Sea".into(), "Old Orlovo".into()];
    addition.entities[0].within = None;
    addition.entities[1].within = Some("Orlovo".into());
    let imported = store.import(&addition, &entry("import")).unwrap();
    assert_eq!((imported.entities, imported.extended), (0, 2));

    let entities = store.load().unwrap().entities;
    assert_eq!(entities[0].aliases, ["Orlova", "Орлово", "Orlovo-on-Sea", "Old Orlovo"]);
    assert_eq!(entities[0].within.as_deref(), Some("Oblast"));
    assert_eq!(entities[1].within.as_deref(), Some("Orlovo"));
}

#[test]
fn a_quote_is_located_once_its_document_is_at_hand() {
    let (_folder, mut store) = with_sample();
    let mut addition = samples::case();
    addition.sources[1].snapshots = vec![snapshot("It says that nobody hurt themselves.")];
    let quote = addition.claims[2].citation.as_mut().unwrap();
    (quote.position, quote.found) = (Some((13, 24)), Match::Typographic);
    quote.snapshot = Some(addition.sources[1].snapshots[0].sha256.clone());
    let imported = store.import(&addition, &entry("import")).unwrap();
    assert_eq!((imported.snapshots, imported.located, imported.claims), (1, 1, 0));
    assert_eq!(store.load().unwrap(), addition);

    // The next time, without the document: what was found stays.
    let imported = store.import(&samples::case(), &entry("import")).unwrap();
    assert_eq!((imported.located, imported.skipped), (0, 10));
    assert_eq!(store.load().unwrap(), addition);
}

#[test]
fn claims_may_name_the_sources_that_the_case_holds() {
    let (_folder, mut store) = with_sample();
    let new = cited(claim("new", "brief-1", "Not so."), "Not so", Some((49, 55)));
    let addition = Case { claims: vec![new], ..Case::default() };
    assert_eq!(store.import(&addition, &entry("import")).unwrap().claims, 1);
    assert_eq!(rows(&store, "SELECT snapshot FROM citations WHERE claim = 'new'"), ["2"]);
}

#[test]
fn a_position_needs_a_text_to_point_into() {
    let (_folder, mut store) = with_sample();
    let new = cited(claim("new", "brief-2", "Not so."), "Not so", Some((0, 6)));
    let problems = refused(&mut store, &Case { claims: vec![new], ..Case::default() });
    assert_eq!(problems.len(), 1);
    assert!(problems[0].1.starts_with("has a position, but the source \"brief-2\" has no text"));
}

#[test]
fn a_quote_may_stand_in_an_older_text() {
    let (_folder, mut store) = with_sample();
    let mut new = cited(claim("new", "brief-1", "It is old."), "older", Some((3, 8)));
    new.citation.as_mut().unwrap().snapshot = Some(snapshot("An older text.").sha256);
    let addition = Case { claims: vec![new.clone()], ..Case::default() };
    assert_eq!(store.import(&addition, &entry("import")).unwrap().claims, 1);
    assert_eq!(rows(&store, "SELECT snapshot FROM citations WHERE claim = 'new'"), ["1"]);
    assert_eq!(store.load().unwrap().claims.last(), Some(&new));

    new.id = crate::store::samples::claim_id("another");
    new.citation.as_mut().unwrap().snapshot = Some("f".repeat(64));
    let problems = refused(&mut store, &Case { claims: vec![new], ..Case::default() });
    assert!(problems[0].1.contains("lacks the snapshot that the quote stands in"), "{problems:?}");
}

#[test]
fn two_records_of_one_addition_may_not_differ_either() {
    let (_folder, mut store) = fresh();
    let claims = vec![claim("c", "s", "One."), claim("c", "s", "Two."), claim("c", "s", "One.")];
    let addition = Case { sources: vec![source("s")], claims, ..Case::default() };
    let problems = refused(&mut store, &addition);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].0, "claim c");
}

#[test]
fn the_case_keeps_its_own_title_and_takes_what_it_lacks() {
    let (_folder, mut store) = fresh();
    let about = |title: &str, language: &str| Case {
        title: title.into(),
        language: Some(language.into()),
        ..Case::default()
    };
    store.import(&about("Another", "en"), &entry("import")).unwrap();
    store.import(&about("A third", "uk"), &entry("import")).unwrap();
    let case = store.load().unwrap();
    assert_eq!((case.title.as_str(), case.language.as_deref()), ("The dam", Some("en")));
    assert_eq!(store.journal().unwrap().len(), 2, "the second changed nothing");
}

#[test]
fn judgements_are_appended_in_order_and_outlive_what_they_judge() {
    let (_folder, mut store) = with_sample();
    let mut judgement = samples::case().judgements.remove(0);
    judgement.reason = "looked again".into();
    judgement.at = "2025-12-06T10:00:00Z".into();
    store.judge(&judgement, &entry("judge")).unwrap();
    let mut elsewhere = judgement.clone();
    elsewhere.turn = 1;
    let stranger = claim("stranger", "s", "Not in this case.");
    elsewhere.subject = crate::model::Subject::point([&stranger]);
    store.judge(&elsewhere, &entry("judge")).unwrap();

    let judgements = store.load().unwrap().judgements;
    assert_eq!(judgements[2..], [judgement, elsewhere]);
    let actions: Vec<String> = store.journal().unwrap().into_iter().map(|e| e.action).collect();
    assert_eq!(actions, ["init", "import", "judge", "judge"]);
}
