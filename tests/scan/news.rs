//! Five news documents that nobody here wrote. They are no part of the project: the tests run where they lie
//! beside it, and say so where they do not.

use std::path::{Path, PathBuf};

use atodds::model::{Match, Relation, Stance, Status};

use crate::scanned::Scanned;

const CONFLICTS: [Relation; 3] = [Relation::Contradicts, Relation::Disputes, Relation::Differs];

/// The documents scanned, or `None` where they are not at hand.
fn news() -> Option<Scanned> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder: PathBuf = root.join("../shared/seeds");
    if !folder.is_dir() {
        #[expect(clippy::print_stderr, reason = "a test that did not run must say so")]
        {
            eprintln!("skipped: there are no documents in {}", folder.display());
        }
        return None;
    }
    Some(Scanned::folder(&folder, "2025-12-03"))
}

#[test]
fn every_quote_stands_in_its_document() {
    let Some(news) = news() else { return };
    for claim in &news.read_back().claims {
        assert_eq!(claim.citation.as_ref().unwrap().found, Match::Verbatim, "{}", claim.id);
    }
}

#[test]
fn the_towns_are_disputed_with_the_right_claimants() {
    let Some(news) = news() else { return };
    for town in ["Pokrovsk", "Vovchansk"] {
        let kremlin = news.claims("Kremlin", &[town, "captured"]);
        let officials = news.claims("Russian officials", &[town, "captured"]);
        let point = news.point_of(&kremlin);
        assert_eq!(point.status, Status::Disputed, "{town}");
        let analysts = news.claims("open-source", &[town, "seized"]);
        news.assert_linked(&officials, &analysts, &[Relation::Contradicts, Relation::Disputes]);
        let unconfirmed = news.claims("Ukrainian authorities", &[town]);
        assert_eq!(unconfirmed[0].stance, Some(Stance::Doubts), "{town}");
        news.assert_linked(&officials, &unconfirmed, &[Relation::Disputes]);
    }
    let kremlin = news.claims("Kremlin", &["Pokrovsk", "captured"]);
    let fighting = news.claims("Ukraine", &["attle continues", "Pokrovsk"]);
    news.assert_linked(&kremlin, &fighting, &[Relation::Contradicts]);
}

#[test]
fn kupiansk_is_disputed() {
    let Some(news) = news() else { return };
    let hinted = news.claims("Kremlin", &["Kupiansk"]);
    assert_eq!(hinted[0].stance, Some(Stance::Expects));
    let cleared = news.claims("Ukraine", &["Kupiansk", "cleared"]);
    news.assert_linked(&hinted, &cleared, &CONFLICTS);
}

#[test]
fn the_drones_differ() {
    let Some(news) = news() else { return };
    let (shot, launched) = (news.claims("Russia", &["32"]), news.claims("Ukraine", &["90"]));
    news.assert_linked(&shot, &launched, &[Relation::Differs]);
}

#[test]
fn territory_and_venue_are_at_issue() {
    let Some(news) = news() else { return };
    let refuses = news.claims("Ukraine", &["territorial concessions"]);
    let plan = news.claims("BBC", &["land concessions"]);
    news.assert_linked(&refuses, &plan, &CONFLICTS);
    let all = |words: &[&str]| -> Vec<_> {
        news.case.claims.iter().filter(|it| words.iter().all(|w| it.text.contains(w))).collect()
    };
    news.assert_linked(&all(&["Geneva and Florida"]), &all(&["venue in Florida"]), &CONFLICTS);
}

#[test]
fn what_only_looks_alike_is_left_alone() {
    let Some(news) = news() else { return };
    let all = |source: &str, words: &[&str]| -> Vec<_> {
        let of = |it: &&atodds::model::Claim| it.source.as_str().starts_with(source);
        news.case
            .claims
            .iter()
            .filter(of)
            .filter(|it| words.iter().all(|w| it.text.contains(w)))
            .collect()
    };
    news.assert_no_conflict(&all("000", &["four people"]), &all("004", &["four people"]));
    news.assert_no_conflict(&all("000", &["dozens"]), &all("004", &["40"]));
    news.assert_no_conflict(&all("004", &["Klynove"]), &all("", &["Pokrovsk"]));
    news.assert_no_conflict_where_told(&all("", &["oil"]), &all("", &["energy infrastructure"]));
    news.assert_no_conflict_where_told(&all("004", &["Two rounds"]), &all("003", &["wo days"]));
}
