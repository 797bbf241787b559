//! Three reports from an invented war, in three formats: what an editor would find in them.

use std::path::Path;

use atodds::model::{Match, Relation, Stance, Status};

use crate::scanned::Scanned;

fn valley() -> Scanned {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ingest/valley");
    Scanned::folder(&folder, "2031-03-10")
}

#[test]
fn every_quote_stands_in_its_document() {
    let case = valley().read_back();
    assert!(case.claims.len() >= 20);
    for claim in &case.claims {
        let citation = claim.citation.as_ref().unwrap();
        assert_eq!(citation.found, Match::Verbatim, "{}", claim.id);
    }
}

#[test]
fn the_town_is_claimed_contested_and_not_confirmed() {
    let valley = valley();
    let claimed = valley.claims("Northern Front", &["Halden", "captured"]);
    let fighting = valley.claims("Krantz", &["ighting continues", "Halden"]);
    valley.assert_linked(&claimed, &fighting, &[Relation::Contradicts]);
    let doubted = valley.claims("Olin", &["Halden"]);
    assert_eq!(doubted[0].stance, Some(Stance::Doubts));
    assert_eq!(valley.point_of(&claimed).status, Status::Disputed);
}

#[test]
fn gains_hinted_at_stand_against_a_town_cleared() {
    let valley = valley();
    let hinted = valley.claims("Northern Front", &["Mossby"]);
    assert_eq!(hinted[0].stance, Some(Stance::Expects));
    let cleared = valley.claims("Krantz", &["Mossby", "cleared"]);
    valley.assert_linked(
        &hinted,
        &cleared,
        &[Relation::Disputes, Relation::Contradicts, Relation::Differs],
    );
}

#[test]
fn the_valley_is_demanded_and_refused() {
    let valley = valley();
    let refused = valley.claims("Veres", &["not", "valley"]);
    assert_eq!(refused.len(), 2);
    let demanded = valley.claims("Sohl", &["cede the valley"]);
    valley.assert_linked(&refused, &demanded, &[Relation::Disputes]);
}

#[test]
fn a_denial_is_the_deniers() {
    let valley = valley();
    let denied = valley.claims("Sohl", &["shelled Lindow"]);
    assert_eq!(denied[0].stance, Some(Stance::Denies));
}

#[test]
fn two_counts_of_two_things_only_differ() {
    let valley = valley();
    let (boats, drones) =
        (valley.claims("army", &["14"]), valley.claims("Northern Front", &["60"]));
    assert!(!boats.is_empty() && !drones.is_empty(), "{}", valley.listed());
    valley.assert_no_conflict(&valley.claims("", &["dozens"]), &valley.claims("", &["31"]));
}

#[test]
fn what_only_looks_alike_is_left_alone() {
    let valley = valley();
    let dead = valley.claims("", &["three people"]);
    let at_least = valley.claims("hospital", &["at least three"]);
    valley.assert_no_conflict(&dead, &at_least);
    let hamlet = valley.claims("", &["hamlet of Ask"]);
    valley.assert_no_conflict(&hamlet, &valley.claims("Northern Front", &["Halden"]));
    let (depots, station) =
        (valley.claims("", &["fuel depots"]), valley.claims("", &["power station"]));
    valley.assert_no_conflict(&depots, &station);
    let (rounds, days) =
        (valley.claims("Oster", &["Two rounds"]), valley.claims("ministry", &["Two days"]));
    valley.assert_no_conflict(&rounds, &days);
}

#[test]
fn a_speaker_named_by_a_pronoun_is_found() {
    let valley = valley();
    assert_eq!(valley.claims("Brandt", &["bakery"]).len(), 1, "{}", valley.listed());
}

#[test]
fn comment_and_questions_are_no_claims() {
    let valley = valley();
    for words in [&["cold winter"][..], &["anybody"], &["Read more"], &["Home"]] {
        assert!(
            valley.case.claims.iter().all(|it| !words.iter().all(|w| it.text.contains(w))),
            "{words:?}"
        );
    }
}
