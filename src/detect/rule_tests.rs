//! Pairs that conflict and near misses, by rule, through the very code that links claims.

use super::explain;
use crate::model::{Case, Verdict};
use crate::text::lexicon::Lexicon;

/// The case of two texts.
fn case(one: &str, other: &str) -> Case {
    let chain = serde_json::json!({"claimant": null});
    let source = |id: &str| serde_json::json!({"id": id, "title": id});
    let claim = |id: &str, text: &str| serde_json::json!({"id": id, "source": id, "chain": chain, "text": text});
    Case {
        sources: ["a", "b"].map(|id| serde_json::from_value(source(id)).unwrap()).to_vec(),
        claims: [("a", one), ("b", other)]
            .map(|(id, text)| serde_json::from_value(claim(id, text)).unwrap())
            .to_vec(),
        ..Case::default()
    }
}

/// Whether the rule finds a conflict, whichever of the two texts comes first.
fn conflicts(rule: &str, one: &str, other: &str) -> bool {
    let finds = |one: &str, other: &str| {
        let case = case(one, other);
        let answers = explain(&case, &case.claims[0].id, &case.claims[1].id, Lexicon::english())
            .unwrap()
            .answers;
        answers
            .iter()
            .any(|(id, verdict)| *id == rule && matches!(verdict, Verdict::Conflict { .. }))
    };
    assert_eq!(
        finds(one, other),
        finds(other, one),
        "{rule} depends on the order: {one} / {other}"
    );
    finds(one, other)
}

fn assert_pairs(rule: &str, at_odds: &[(&str, &str)], apart: &[(&str, &str)]) {
    for (one, other) in at_odds {
        assert!(conflicts(rule, one, other), "{rule} misses: {one} / {other}");
    }
    for (one, other) in apart {
        assert!(!conflicts(rule, one, other), "{rule} flags: {one} / {other}");
    }
}

#[test]
fn a_thing_is_of_one_kind() {
    assert_pairs(
        "other_kind",
        &[
            ("Blue Heron is a river ferry.", "Blue Heron (1961) is the second novel by Ada Holm."),
            (
                "Ada Holm is a physicist.",
                "Ada Maria Holm (born 3 May 1971) is a Danish pop singer.",
            ),
            ("Sandvik Brygge is a Chilean film.", "Sandvik Brygge is a 1987 Norwegian crime film."),
        ],
        &[
            ("Ada Holm is a poet.", "Ada Holm was a Danish farmer and novelist."),
            ("Blue Heron is a film company.", "Blue Heron is a film company and a book publisher."),
            ("Blue Heron was shot by a company.", "Blue Heron is a Danish film."),
            ("Blue Heron is a film.", "Grey Heron is a novel."),
            ("Owen Pryce is a Welsh actor.", "Owen Pryce is a British actor and singer."),
        ],
    );
}

#[test]
fn what_happens_once_has_one_date() {
    assert_pairs(
        "date_mismatch",
        &[
            ("Ada Holm was born in June.", "Ada Maria Holm (born 3 May 1971) is a singer."),
            ("Ada Holm died in 1990.", "Ada Holm (3 May 1911 – 12 May 1984) was a painter."),
            ("Blue Heron was released in the 1980s.", "Blue Heron was released on 4 July 1979."),
        ],
        &[
            ("Ada Holm was born in May.", "Ada Holm (born Ada Berg; 3 May 1971) is a singer."),
            (
                "Ada Holm was born in 1971.",
                "Ada Holm (born 3 May 1971) is a poet and died in 2010.",
            ),
            ("Ada Holm sang in 1990.", "Ada Holm (3 May 1911 – 12 May 1984) was a painter."),
            ("Blue Heron was released in 1979.", "Grey Heron was released in 1981."),
            ("The Lund Fair was held from 1990 to 1995.", "The Lund Fair was held in 2001."),
        ],
    );
}

#[test]
fn a_thing_lies_in_one_place() {
    assert_pairs(
        "place_mismatch",
        &[
            ("Ada Holm was born in Bergen.", "Ada Maria Holm was born in Oslo and raised at sea."),
            ("Sandvik Brygge is in Peru.", "Sandvik Brygge is a large port located in Santiago."),
            ("Hambo Rask originated in Chile.", "Hambo Rask is a dance originating from Norway."),
        ],
        &[
            ("Ada Holm was born in Bergen.", "Ada Holm was born in Norway."),
            ("Ada Holm was born in Bergen.", "Ada Holm sang in Oslo."),
            ("Sandvik Brygge is in Lima.", "Sandvik Brygge is a large port located in Peru."),
            ("Sandvik Brygge is in Peru.", "Sandvik Brygge is a port served by ships from Chile."),
        ],
    );
}

#[test]
fn a_deed_that_has_one_doer_has_no_other() {
    assert_pairs(
        "actor_mismatch",
        &[(
            "Blue Heron is an album by Ada Holm.",
            "Blue Heron is the second album by the Danish pop singer Bo Kim.",
        )],
        &[(
            "Blue Heron is an album by Ada Holm.",
            "Blue Heron is an album by Ada Holm and produced by Bo Kim.",
        )],
    );
}

#[test]
fn where_two_texts_part_at_one_place_that_place_decides() {
    assert_pairs(
        "exclusive_detail",
        &[
            ("Nurses on strike in Peru.", "Nurses on strike in Chile."),
            ("The tram hit the 1st of ten cars.", "The tram hit the 20th of ten cars."),
            (
                "The roofs of the old harbour are bright red.",
                "The roofs of the old harbour are blue.",
            ),
        ],
        &[
            ("Nurses on strike in Wales.", "Nurses on strike in the United Kingdom."),
            (
                "Ada Holm runs a comedy club.",
                "Ada Holm runs a small club that shows a tragedy a year.",
            ),
        ],
    );
    assert_pairs(
        "opposed_predicate",
        &[
            ("The tents stood close to the river.", "The tents stood far from the river."),
            (
                "Lund has the largest port.",
                "In 1990 a paper of the coast guard said that Lund, of all towns, has the smallest port.",
            ),
        ],
        &[("The tents stood close to the river.", "The tents stood next to the river.")],
    );
}

#[test]
fn a_relation_has_one_other_end() {
    assert_pairs(
        "other_filler",
        &[
            ("Kystlys airs on Arte.", "Kystlys is a series first broadcast on Radio Lund in May."),
            ("Tosca is a sequel to Norma.", "Tosca is the sequel to Aida."),
        ],
        &[
            ("Ada Holm starred in Norma.", "Ada Holm starred in Aida and Tosca."),
            ("Kystlys airs on Arte.", "Kystlys airs on Radio Lund and Arte."),
            ("Kystlys airs on Arte.", "Havlys airs on Radio Lund."),
        ],
    );
}

#[test]
fn another_name_in_the_same_part() {
    assert_pairs(
        "other_name",
        &[(
            "Ida Krog wrote the screenplay for Salt Road.",
            "Kari Vik also wrote the screenplay for the 2013 film Salt Road.",
        )],
        &[
            ("The Tarn Air jet took off in Osmer.", "The Tarn Air jet landed in Garrow."),
            ("Ada Holm appeared in Norma.", "Ada Holm appeared in Tosca."),
            ("Thieves broke into a shop in Garrow.", "Thieves broke into a shop in Osmer."),
        ],
    );
}

#[test]
fn one_of_several_is_not_the_only_one() {
    assert_pairs(
        "not_only",
        &[("Ada Holm only worked in film.", "Ada Holm is a Danish stage and film director.")],
        &[
            ("Ada Holm worked not only in film.", "Ada Holm is a stage and film director."),
            ("Ada Holm only worked in film.", "Ida Krog is a stage and film director."),
            ("Ada Holm only worked in film.", "Ada Holm is a Danish film director."),
        ],
    );
}

#[test]
fn who_has_a_calling_does_what_follows_from_it() {
    assert_pairs(
        "negated_statement",
        &[("Ada Holm was incapable of writing.", "Ada Holm was a Danish dancer and author.")],
        &[
            ("Ada Holm never wrote a poem.", "Ada Holm is a novelist."),
            ("Ada Holm does not paint.", "Ada Holm is an engineer."),
        ],
    );
}

#[test]
fn one_shared_word_is_no_agreement() {
    let agree = |one: &str, other: &str| {
        let case = case(one, other);
        let lexicon = Lexicon::english();
        let found = explain(&case, &case.claims[0].id, &case.claims[1].id, lexicon).unwrap();
        found.answers.iter().any(|(_, verdict)| matches!(verdict, Verdict::Agreement { .. }))
    };
    assert!(!agree("The strike goes on.", "The strike was called off."));
    assert!(agree("The ferry sank off Lindow.", "Off Lindow the ferry sank."));
}
