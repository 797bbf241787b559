//! What detection derived, and the views over it.

use super::{fresh, rows};
use crate::error::Error;
use crate::model::{Decision, Detection, HowWithdrawn, Judgement, Withdrawal};
use crate::store::samples::{claim_id, detection, entry};
use crate::store::{Store, samples};

fn linked() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    store.save(&detection(), "rules 1", &entry("link")).unwrap();
    (folder, store)
}

#[test]
fn before_the_first_link_there_is_nothing() {
    let (_folder, store) = fresh();
    assert_eq!(store.previous().unwrap(), None);
    assert_eq!(store.detection().unwrap(), None);
}

#[test]
fn a_detection_comes_back_as_it_was_saved() {
    let (_folder, mut store) = linked();
    assert_eq!(store.detection().unwrap(), Some(detection()));
    store.save(&Detection::default(), "rules 2", &entry("link")).unwrap();
    assert_eq!(store.detection().unwrap(), Some(Detection::default()));
    store.save(&detection(), "rules 1", &entry("link")).unwrap();
    assert_eq!(store.detection().unwrap(), Some(detection()));
    store.verify().unwrap();
    let actions: Vec<String> = store.journal().unwrap().into_iter().map(|e| e.action).collect();
    assert_eq!(actions, ["init", "import", "link", "link", "link"]);
}

#[test]
fn the_next_detection_learns_what_was_compared() {
    let (_folder, mut store) = linked();
    let later = samples::claim("later", "brief-1", "The dam was repaired.");
    let addition = crate::model::Case { claims: vec![later], ..Default::default() };
    store.import(&addition, &entry("import")).unwrap();

    let previous = store.previous().unwrap().unwrap();
    assert_eq!(previous.fingerprint, "rules 1");
    assert_eq!(previous.links, detection().links);
    let case = samples::case();
    let compared = case.claims.iter().map(|c| (c.id.clone(), "0".repeat(64))).collect();
    assert_eq!(previous.compared, compared, "not the claim that came later");
}

#[test]
fn a_detection_of_another_case_is_refused_whole() {
    let (_folder, mut store) = linked();
    for break_it in [
        (|d: &mut Detection| d.readings[2].claim = claim_id("stranger")) as fn(&mut Detection),
        |d| d.links[1].b = claim_id("stranger"),
        |d| d.points[0].positions[1].claims[0] = claim_id("stranger"),
        |d| d.readings[0].quantities[0].high.as_mut().unwrap().value = f64::INFINITY,
        |d| {
            d.readings[0].event =
                crate::model::DateSpan::new(chrono::NaiveDate::MIN, chrono::NaiveDate::MAX)
        },
    ] {
        let mut broken = detection();
        broken.points[0].question = "Changed?".into();
        break_it(&mut broken);
        let error = store.save(&broken, "rules 2", &entry("link")).unwrap_err();
        assert!(matches!(error, Error::Store { .. }), "{error}");
        assert_eq!(store.detection().unwrap(), Some(detection()));
        assert_eq!(store.previous().unwrap().unwrap().fingerprint, "rules 1");
        assert_eq!(store.journal().unwrap().len(), 3);
    }
}

#[test]
fn readings_show_their_plain_columns() {
    let (_folder, store) = linked();
    assert_eq!(
        rows(&store, "SELECT claim, stance, claimant, event, place, origin FROM readings"),
        [
            "dam-burst|denies|mayor|2025-11-30/2025-12-01|orlovo|the mayor",
            "dam-holds|denies|-|2025-11-30/2025-12-01|orlovo|-",
            "a-later-id|denies|mayor|2025-11-30/2025-12-01|orlovo|the mayor",
        ]
    );
}

#[test]
fn disputed_points_are_one_row_each() {
    let (_folder, store) = linked();
    assert_eq!(
        rows(&store, "SELECT * FROM disputed_points"),
        ["state-integrity-dam|Did the dam at Orlovo burst?|2|3|2|yes | no"]
    );
    let point = &detection().points[0];
    assert_eq!((point.claims().count(), point.independent_origins()), (3, 2));
}

#[test]
fn nodes_lead_from_the_claim_to_its_publisher() {
    let (_folder, store) = linked();
    let columns = "id, source, source_title, publisher, published, claimant, verb, via, stance,
                   stated, quote, start, \"end\", \"match\", length(snapshot_sha256), points";
    assert_eq!(
        rows(&store, &format!("SELECT {columns} FROM claim_graph_nodes")),
        [
            "dam-burst|brief-1|Title of brief-1|Example Wire|2025-12|the mayor|said|BBC > TIME|asserts|\
             2025|burst|18|23|verbatim|64|state-integrity-dam",
            "dam-holds|brief-1|Title of brief-1|Example Wire|2025-12|-|finds|-|denies|-|-|-|-|-|-|\
             state-integrity-dam",
            "a-later-id|brief-2|Title of brief-2|-|-|-|-|-|denies|-|nobody hurt|-|-|unverified|-|\
             a-point-of-one state-integrity-dam",
        ]
    );
}

#[test]
fn edges_carry_what_judgements_come_to_and_open_links_wait_for_that() {
    let (_folder, mut store) = linked();
    let edges =
        "SELECT source, target, relation, words_b, judgement, judged_by FROM claim_graph_edges";
    let open = "SELECT source, target FROM open_links";
    let agreement = "a-later-id|dam-burst|compatible|[]|-|-";
    let conflict = "dam-burst|dam-holds|contradicts|[\"not \\\"burst\\\"\"]";
    assert_eq!(rows(&store, edges), [agreement.to_owned(), format!("{conflict}|confirmed|ada")]);
    assert!(rows(&store, open).is_empty());

    let first = samples::case().judgements.remove(0);
    let say = |store: &mut Store, by: &str, decision, at: &str| {
        let judgement = Judgement { decision, by: by.into(), at: at.into(), ..first.clone() };
        store.judge(&judgement, &entry("judge")).unwrap();
        judgement.id()
    };
    say(&mut store, "ben", Decision::Unsure, "2025-12-06T10:00:00Z");
    assert_eq!(rows(&store, edges), [agreement.to_owned(), format!("{conflict}|confirmed|ada")]);

    // A later moment with fractions of a second counts, and an earlier one does not, in whatever order they came.
    let last = say(&mut store, "ben", Decision::Dismissed, "2025-12-07T10:00:00.5Z");
    say(&mut store, "ben", Decision::Confirmed, "2025-12-07T10:00:00Z");
    assert_eq!(rows(&store, edges), [agreement.to_owned(), format!("{conflict}|contested|-")]);
    assert_eq!(rows(&store, open), ["dam-burst|dam-holds"]);
    let all = "SELECT judgements FROM claim_graph_edges WHERE relation = 'contradicts'";
    assert_eq!(
        rows(&store, all),
        ["confirmed by ada at 2025-12-05T09:00:00Z: seen both; \
          dismissed by ben at 2025-12-07T10:00:00.5Z: seen both"]
    );

    let withdrawal = Withdrawal::new(last, "misread", "ben", "2025-12-08T10:00:00Z");
    store.withdraw(&withdrawal, &entry("withdraw")).unwrap();
    assert_eq!(rows(&store, edges), [agreement.to_owned(), format!("{conflict}|confirmed|ben")]);
    assert!(rows(&store, open).is_empty());
    assert_eq!(store.load().unwrap().withdrawals, std::slice::from_ref(&withdrawal));

    // The view sees through any number of turns, as the report does.
    let mut taken_back = withdrawal;
    for (turn, state) in [(0, "contested|-"), (1, "confirmed|ben"), (2, "contested|-")] {
        taken_back = Withdrawal {
            takes_back: Some(taken_back.id()),
            how: HowWithdrawn::Undone,
            ..taken_back
        };
        store.withdraw(&taken_back, &entry("undo")).unwrap();
        assert_eq!(
            rows(&store, edges),
            [agreement.to_owned(), format!("{conflict}|{state}")],
            "{turn}"
        );
        assert_eq!(
            rows(&store, "SELECT count(*) FROM withdrawn_judgements"),
            [(turn % 2).to_string()]
        );
    }
}

#[test]
fn a_point_of_two_claims_is_not_taken_for_their_link() {
    let (_folder, mut store) = fresh();
    let mut case = samples::case();
    let (one, other) = (case.claims[0].clone(), case.claims[1].clone());
    case.judgements.remove(0);
    case.judgements[0].subject = crate::model::Subject::point([&one, &other]);
    store.import(&case, &entry("import")).unwrap();
    store.save(&detection(), "rules 1", &entry("link")).unwrap();
    assert_eq!(rows(&store, "SELECT source, target FROM open_links"), ["dam-burst|dam-holds"]);
}

#[test]
fn the_views_find_judgements_and_points_by_index() {
    let (_folder, store) = linked();
    for view in ["disputed_points", "claim_graph_nodes", "claim_graph_edges", "open_links"] {
        let plan = rows(&store, &format!("EXPLAIN QUERY PLAN SELECT * FROM {view}"));
        // Withdrawals are read through once, not for each link.
        let once = ["SCAN withdrawals", "SCAN w", "SCAN walk", "SCAN withdrawn_judgements"];
        let is_read_once = |line: &&String| {
            once.iter().any(|scan| line.ends_with(scan) || line.contains(&format!("{scan} USING ")))
        };
        let outer = ["points", "c", "p", "l", "s", "m", "v"];
        let scans: Vec<&String> = plan
            .iter()
            .filter(|line| line.contains("|SCAN "))
            .filter(|line| !outer.iter().any(|name| line.ends_with(&format!("SCAN {name}"))))
            .filter(|line| !line.contains("SCAN (subquery"))
            .filter(|line| !is_read_once(line))
            .collect();
        assert!(scans.is_empty(), "{view} reads whole tables: {plan:#?}");
    }
}

#[test]
fn a_store_tells_what_others_changed_from_what_it_changed_itself() {
    let (_folder, mut store) = linked();
    let before = store.version_of_others().unwrap();
    let judgement = samples::case().judgements.remove(0);
    let at = "2026-01-01T00:00:00Z".to_owned();
    store.judge(&crate::model::Judgement { at, ..judgement.clone() }, &entry("judge")).unwrap();
    assert_eq!(store.version_of_others().unwrap(), before);
    let mut other = Store::open(store.path()).unwrap();
    let at = "2026-01-02T00:00:00Z".to_owned();
    other.judge(&crate::model::Judgement { at, ..judgement }, &entry("judge")).unwrap();
    assert_ne!(store.version_of_others().unwrap(), before);
}
