//! What documents suggest of the names in them.

use super::{Proposed, entities};
use crate::model::{EntityKind, Snapshot, Source, SourceId};

fn from(texts: &[&str]) -> Vec<Proposed> {
    let source = |(index, text): (usize, &&str)| Source {
        snapshots: vec![Snapshot {
            sha256: String::new(),
            text: (*text).to_owned(),
            retrieved: None,
            file: None,
        }],
        ..Source::new(SourceId::new(format!("s{index}")).unwrap(), "")
    };
    entities(&texts.iter().enumerate().map(source).collect::<Vec<_>>())
}

fn named<'p>(found: &'p [Proposed], name: &str) -> &'p Proposed {
    found
        .iter()
        .find(|it| it.entity.name == name)
        .unwrap_or_else(|| panic!("{name} is not among {found:#?}"))
}

#[test]
fn a_title_shows_a_person_and_whose_voice_it_is() {
    let found = from(&["Danish Prime Minister Ada Holm met reporters. Holm said nothing."]);
    let holm = named(&found, "Ada Holm");
    assert_eq!(holm.entity.kind, EntityKind::Person);
    assert_eq!(holm.entity.aliases, ["Holm"]);
    assert_eq!(holm.entity.speaks_for.as_deref(), Some("Denmark"));
    assert!(holm.because.contains("Danish Prime Minister Ada Holm"), "{}", holm.because);
}

#[test]
fn who_no_longer_holds_a_role_speaks_for_nobody() {
    let found = from(&["The former Danish minister Ada Holm spoke. Then Holm left."]);
    assert_eq!(named(&found, "Ada Holm").entity.speaks_for, None);
}

#[test]
fn a_surname_of_two_people_is_nobodys_alias() {
    let found = from(&["President Ada Holm and Senator Tor Holm disagreed. Holm won."]);
    assert!(named(&found, "Ada Holm").entity.aliases.is_empty());
    assert!(named(&found, "Tor Holm").entity.aliases.is_empty());
}

#[test]
fn brackets_hold_another_name() {
    let found = from(&[
        "The International Grain Council (IGC) met in Arden (Ardenburg) on Monday.",
        "The firm (Acme) closed the mill (May).",
    ]);
    let council = named(&found, "International Grain Council");
    assert_eq!(
        (council.entity.kind, &council.entity.aliases[..]),
        (EntityKind::Body, &["IGC".to_owned()][..])
    );
    let arden = named(&found, "Arden");
    assert_eq!(
        (arden.entity.kind, &arden.entity.aliases[..]),
        (EntityKind::Place, &["Ardenburg".to_owned()][..])
    );
    assert!(!found.iter().any(|it| it.entity.name == "May"));
}

#[test]
fn a_capital_stands_for_its_state_only_where_it_acts() {
    let acts = from(&["Copenhagen refused the offer. Denmark has an election in May."]);
    assert_eq!(named(&acts, "Denmark").entity.aliases, ["Copenhagen"]);
    let lies = from(&["They met in Copenhagen. Denmark has an election in May."]);
    assert!(named(&lies, "Denmark").entity.aliases.is_empty());
}

#[test]
fn like_spellings_are_joined_and_marked() {
    let found = from(&[
        "President Ada Holmskiy spoke in Graz. Holmskiy left.",
        "President Ada Holmsky spoke again. President Ada Holmsky left.",
    ]);
    let one = named(&found, "Ada Holmsky");
    assert!(one.entity.aliases.contains(&"Ada Holmskiy".to_owned()), "{one:?}");
    assert!(one.because.contains("check"), "{}", one.because);
}

#[test]
fn names_that_only_look_alike_stay_apart() {
    let found = from(&["Near Arden and in Ardel it rained. They lie in Austria and in Australia."]);
    assert!(found.iter().all(|it| !it.because.contains("spelt alike")), "{found:#?}");
}

#[test]
fn where_a_place_lies_is_said_by_the_document() {
    let found =
        from(&["Fighting reached Arden in the Weald region. Troops left the Weald region."]);
    let arden = found.iter().find(|it| it.entity.name == "Arden");
    if let Some(arden) = arden {
        assert_eq!(arden.entity.within.as_deref(), Some("Weald"));
    }
}

#[test]
fn the_same_documents_give_the_same_proposals() {
    let texts = [
        "President Ada Holm met Tor Lind in Graz. Holm and Lind left.",
        "Lind, who is ill, resigned.",
    ];
    assert_eq!(from(&texts), from(&texts));
    let names: Vec<String> = from(&texts).into_iter().map(|it| it.entity.name).collect();
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(names, sorted);
}
