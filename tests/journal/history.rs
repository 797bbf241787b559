//! Whatever people did: it can be undone and redone, nothing that was judged is lost, and each state that the case
//! was in can be shown again.

use std::collections::BTreeMap;

use atodds::{
    detect, merge,
    model::{Case, Decision, InForce},
    text::lexicon::Lexicon,
};
use proptest::prelude::*;
use rusqlite::Connection;

use crate::steps::{Scene, Step, in_force, reported, steps};

/// The rows of what was judged, byte for byte.
fn judged(scene: &Scene) -> Vec<String> {
    let conn = Connection::open(scene.store.path()).unwrap();
    let mut rows = vec![];
    for table in ["judgements", "judgement_subjects", "withdrawals"] {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values: Vec<String> =
                (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect();
            rows.push(format!("{table} {}", values.join("|")));
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_was_done_last_can_be_undone_and_brought_back(steps in steps()) {
        let mut scene = Scene::new();
        for (step, passes) in steps {
            let before = scene.store.load().unwrap();
            if scene.take(&step) {
                let after = scene.store.load().unwrap();
                let done = scene.store.head().unwrap().unwrap().entry;
                if !scene.store.changes_of(done).unwrap().is_empty() {
                    scene.store.undo(Some(done), &scene.entry("undo")).unwrap();
                    let undone = scene.store.load().unwrap();
                    // What was judged and undone stays in the case and nowhere shows in a report.
                    prop_assert_eq!(reported(&undone), reported(&before));
                    prop_assert_eq!(in_force(undone), in_force(before), "{:?} was not undone", step);
                    let undo = scene.store.head().unwrap().unwrap().entry;
                    scene.store.undo(Some(undo), &scene.entry("undo")).unwrap();
                    let again = scene.store.load().unwrap();
                    prop_assert_eq!(reported(&again), reported(&after));
                    prop_assert_eq!(in_force(again), in_force(after), "{:?} was not brought back", step);
                }
            }
            if passes {
                scene.pass();
            }
        }
        scene.store.verify().unwrap();
    }

    #[test]
    fn no_judgement_is_ever_lost(steps in steps()) {
        let mut scene = Scene::new();
        let mut ever = vec![];
        for (step, passes) in steps {
            scene.take(&step);
            let rows = judged(&scene);
            for row in &ever {
                prop_assert!(rows.contains(row), "{:?} lost {}", step, row);
            }
            ever = rows;
            if passes {
                scene.pass();
            }
        }
    }

    #[test]
    fn each_state_can_be_shown_again(steps in steps()) {
        let mut scene = Scene::new();
        let mut states: BTreeMap<String, Case> = BTreeMap::new();
        for (step, passes) in steps {
            scene.take(&step);
            states.insert(scene.at(), scene.store.load().unwrap());
            if passes {
                scene.pass();
            }
        }
        for (at, state) in states {
            prop_assert_eq!(scene.store.load_at(&at).unwrap(), state, "as it stood at {}", at);
        }
    }

    #[test]
    fn detection_leaves_what_was_judged_as_it_is(steps in steps()) {
        let mut scene = Scene::new();
        for (step, _) in steps {
            scene.take(&step);
            let before = judged(&scene);
            let case = scene.store.load().unwrap();
            let previous = scene.store.previous().unwrap().unwrap_or_default();
            let lexicon = Lexicon::english();
            let detection = detect::resume(&case, &previous, lexicon);
            let entry = scene.entry("link");
            scene.store.save(&detection, &detect::fingerprint(&case, lexicon), &entry).unwrap();
            prop_assert_eq!(&judged(&scene), &before);
            prop_assert_eq!(&detection, &detect::detect(&case, lexicon), "after {:?}", step);
            scene.pass();
        }
        scene.store.verify().unwrap();
    }
}

/// The decisions that count on the link of the first two claims.
fn decisions(case: &Case) -> Vec<Decision> {
    let in_force = InForce::of(case);
    let said = in_force.on_link(&case.claims[0].id, &case.claims[1].id);
    said.iter().map(|it| it.decision).collect()
}

#[test]
fn what_is_brought_again_after_an_undo_counts_again() {
    for step in [Step::Merge(0), Step::ImportJudged(0)] {
        let mut scene = Scene::new();
        // Also when that is undone in turn.
        for round in 0..3 {
            scene.take(&step);
            let case = scene.store.load().unwrap();
            assert_eq!(decisions(&case), [Decision::Dismissed], "{step:?}, round {round}");
            scene.store.undo(None, &scene.entry("undo")).unwrap();
            assert!(decisions(&scene.store.load().unwrap()).is_empty(), "{step:?}, round {round}");
        }
        scene.store.verify().unwrap();
    }
}

#[test]
fn an_undone_merge_takes_nothing_back_in_the_case_that_was_merged() {
    let mut scene = Scene::new();
    scene.take(&Step::Merge(0));
    scene.store.undo(None, &scene.entry("undo")).unwrap();
    let (ours, theirs) = (scene.store.load().unwrap(), scene.other(0));
    for merged in [merge::merge(&ours, &theirs), merge::merge(&theirs, &ours)] {
        assert_eq!(decisions(&merged.case), [Decision::Dismissed]);
    }
}

#[test]
fn what_was_judged_and_undone_stays_undone_when_an_old_copy_of_the_case_is_merged() {
    let mut scene = Scene::new();
    scene.take(&Step::Judge(0, 1, 0));
    let old = scene.store.load().unwrap();
    assert_eq!(decisions(&old), [Decision::Confirmed]);
    scene.store.undo(None, &scene.entry("undo")).unwrap();
    let ours = scene.store.load().unwrap();
    assert!(decisions(&merge::merge(&ours, &old).case).is_empty());
}

#[test]
fn an_undone_settlement_leaves_no_trace_in_the_history_of_its_point() {
    let mut scene = Scene::new();
    let before = reported(&scene.store.load().unwrap());
    scene.take(&Step::JudgePoint(0, 0, 4));
    let settled = reported(&scene.store.load().unwrap());
    assert!(settled.0.contains("1 point: 1 settled"), "{}", settled.0);
    scene.store.undo(None, &scene.entry("undo")).unwrap();
    assert_eq!(reported(&scene.store.load().unwrap()), before);
}

#[test]
fn a_judgement_that_comes_between_loading_and_saving_is_not_missed() {
    let mut scene = Scene::new();
    let case = scene.store.load().unwrap();
    let detection = detect::detect(&case, Lexicon::english());
    let mut other = atodds::store::Store::open(scene.store.path()).unwrap();
    let judgement = atodds::model::Judgement::new(
        atodds::model::Subject::link(&case.claims[0], &case.claims[1]),
        atodds::model::Decision::Dismissed,
        "another town",
        "ben",
        scene.at(),
    );
    other.judge(&judgement, &scene.entry("judge")).unwrap();
    let entry = scene.entry("link");
    let error = scene.store.save(&detection, "rules 1", &entry).unwrap_err();
    assert!(matches!(error, atodds::Error::Outdated { .. }), "{error}");
    assert_eq!(scene.store.detection().unwrap(), None);
    scene.store.load().unwrap();
    scene.store.save(&detection, "rules 1", &entry).unwrap();
}

#[test]
fn a_judgement_whose_withdrawal_was_undone_can_be_undone_itself() {
    let mut scene = Scene::new();
    let undo = |scene: &mut Scene, entry: i64| {
        scene.store.undo(Some(entry), &scene.entry("undo")).unwrap();
        in_force(scene.store.load().unwrap()).judgements.len()
    };
    assert!(scene.take(&Step::Judge(0, 1, 1)));
    let judged = scene.store.head().unwrap().unwrap().entry;
    assert!(scene.take(&Step::Withdraw(0)));
    assert_eq!(undo(&mut scene, judged + 1), 1, "the withdrawal is taken back");
    assert_eq!(undo(&mut scene, judged), 0, "the judgement is");
}
