//! Cases made to be in the way of each other.

use std::collections::BTreeSet;

use atodds::{
    merge::merge,
    model::{Case, Claim, ClaimId, Source, SourceId},
};

fn source(id: &str, title: &str) -> Source {
    Source::new(SourceId::new(id).unwrap(), title)
}

fn ids(case: &Case) -> BTreeSet<&str> {
    case.sources.iter().map(|it| it.id.as_str()).collect()
}

#[test]
fn an_id_that_a_rename_would_take_is_not_taken_twice() {
    let titled = |title: &str, publisher: &str| Source {
        publisher: Some(publisher.into()),
        ..source("x", title)
    };
    let (ours, mut theirs) = (
        Case { sources: vec![titled("A", "Post")], ..Case::default() },
        Case { sources: vec![titled("B", "Radio")], ..Case::default() },
    );
    let taken = merge(&ours, &theirs).renamed[0].to.clone();
    theirs.sources.push(Source { publisher: Some("Wire".into()), ..source(&taken, "C") });
    let merged = merge(&ours, &theirs);
    assert_eq!(merged.case.sources.len(), 3);
    assert_eq!(ids(&merged.case).len(), 3);
    assert!(ids(&merged.case).contains(taken.as_str()));
    assert_eq!(merge(&theirs, &ours).case, merged.case);
    assert_eq!(merge(&merged.case, &theirs).case, merged.case);
}

/// A hundred thousand comparisons a claim would not end here.
#[test]
fn many_records_of_one_kind_are_merged_in_time() {
    const MANY: usize = 10_000;
    let case = |prefix: &str, from: usize| {
        let mut case = Case::default();
        // All share one address and one text: none tells which is which.
        for number in 0..MANY / 10 {
            let mut source = source(&format!("{prefix}{number}"), "Live");
            source.url = Some("https://post.example/live".into());
            case.sources.push(source);
        }
        let only = case.sources[0].id.clone();
        for number in from..from + MANY {
            let id = ClaimId::new(format!("{prefix}-c{number}")).unwrap();
            let text =
                if number % 2 == 0 { "The same.".into() } else { format!("Number {number}.") };
            case.claims.push(Claim::new(id, only.clone(), text));
        }
        case
    };
    let (ours, theirs) = (case("a", 0), case("b", MANY / 2));
    let merged = merge(&ours, &theirs).case;
    assert_eq!(merged.sources.len(), MANY / 5);
    assert_eq!(merge(&merged, &theirs).case, merged);
}
