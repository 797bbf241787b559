//! The laws of merging, and that nothing is lost.

use std::collections::BTreeSet;

use atodds::{
    casefile::{Documents, Format, load_str, to_toml_with},
    merge::{Merged, merge},
    model::{Case, ContentHash, Source, Variant},
};
use proptest::prelude::*;

use crate::world::{case, contents, same};

/// All values of a field of a record: the one that stands and those beside it.
fn values<'c>(
    case: &'c Case,
    source: &'c Source,
    field: &str,
    own: Option<&'c str>,
) -> BTreeSet<&'c str> {
    let is_of = |it: &&Variant| {
        (it.kind.as_str(), it.record.as_str(), it.field.as_str())
            == ("source", source.id.as_str(), field)
    };
    case.variants.iter().filter(is_of).map(|it| it.value.as_str()).chain(own).collect()
}

fn nothing_is_lost(side: &Case, merged: &Case) {
    let contents = contents(merged);
    for claim in &side.claims {
        let hash = ContentHash::of(claim);
        assert!(contents.contains(&hash), "{claim:?}");
        // It still stands in a source with all that was said of its own.
        let source = side.source(&claim.source).unwrap();
        let same = merged.claims.iter().filter(|it| ContentHash::of(it) == hash);
        let fits = |it: &Source| {
            values(merged, it, "title", Some(&it.title)).contains(source.title.as_str())
                && source.publisher.as_deref().is_none_or(|publisher| {
                    values(merged, it, "publisher", it.publisher.as_deref()).contains(publisher)
                })
        };
        let found = same.filter_map(|it| merged.source(&it.source)).any(fits);
        assert!(found, "{claim:?} of {source:?}");
    }
    let texts: BTreeSet<&str> =
        merged.sources.iter().flat_map(|it| &it.snapshots).map(|it| it.text.as_str()).collect();
    for source in &side.sources {
        assert!(source.snapshots.iter().all(|it| texts.contains(it.text.as_str())));
    }
    assert!(side.judgements.iter().all(|it| merged.judgements.contains(it)));
    assert!(side.withdrawals.iter().all(|it| merged.withdrawals.contains(it)));
    for entity in &side.entities {
        let is_known = |name: &String| {
            merged.entities.iter().any(|it| it.name == *name || it.aliases.contains(name))
        };
        assert!(is_known(&entity.name) && entity.aliases.iter().all(is_known));
    }
}

fn is_sound(Merged { case, unfound, .. }: &Merged) {
    let sources: BTreeSet<&str> = case.sources.iter().map(|it| it.id.as_str()).collect();
    let claims: BTreeSet<&str> = case.claims.iter().map(|it| it.id.as_str()).collect();
    assert_eq!((sources.len(), claims.len()), (case.sources.len(), case.claims.len()));
    for claim in &case.claims {
        let source = case.source(&claim.source).unwrap();
        let Some(citation) = &claim.citation else { continue };
        let is_open = source.snapshots.is_empty() || unfound.contains(&claim.id);
        assert_eq!(citation.position.is_none(), is_open, "{claim:?}");
        let Some((start, end)) = citation.position else { continue };
        let words = source.cited(citation).unwrap().text.get(start..end);
        assert_eq!(words, Some(citation.exact.as_str()));
    }
    let mut variants = case.variants.clone();
    variants.sort();
    variants.dedup();
    assert_eq!(variants, case.variants);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_case_merged_with_itself_is_itself(a in case()) {
        let merged = merge(&a, &a);
        same(&merged.case, &a);
        prop_assert!(merged.conflicts.is_empty() && merged.united.is_empty() && merged.renamed.is_empty());
    }

    #[test]
    fn an_empty_case_adds_nothing(a in case()) {
        same(&merge(&a, &Case::default()).case, &a);
    }

    #[test]
    fn it_does_not_matter_who_merges(a in case(), b in case()) {
        let (one, other) = (merge(&a, &b), merge(&b, &a));
        same(&one.case, &other.case);
        prop_assert_eq!(one.unsure, other.unsure);
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
    }

    #[test]
    fn merging_again_changes_nothing(a in case(), b in case()) {
        let merged = merge(&a, &b).case;
        for side in [&a, &b] {
            let again = merge(&merged, side);
            same(&again.case, &merged);
            prop_assert!(again.conflicts.is_empty(), "{:?}", again.conflicts);
            prop_assert_eq!(again.added, Default::default());
        }
    }

    #[test]
    fn nothing_of_either_side_is_lost(a in case(), b in case()) {
        let merged = merge(&a, &b);
        nothing_is_lost(&a, &merged.case);
        nothing_is_lost(&b, &merged.case);
        is_sound(&merged);
    }

    #[test]
    fn a_third_case_finds_the_same_claims_whichever_two_were_first(a in case(), b in case(), c in case()) {
        let left = merge(&merge(&a, &b).case, &c);
        is_sound(&left);
        let (left, right) = (left.case, merge(&a, &merge(&b, &c).case).case);
        let once = |case: &Case| contents(case).into_iter().collect::<BTreeSet<_>>();
        prop_assert_eq!(once(&left), once(&right));
        prop_assert_eq!(&left.judgements, &right.judgements);
        prop_assert_eq!(&left.withdrawals, &right.withdrawals);
        prop_assert_eq!(&left.title, &right.title);
    }

    #[test]
    fn a_merged_case_comes_back_from_its_case_file(a in case(), b in case()) {
        let Merged { case: mut merged, unfound, .. } = merge(&a, &b);
        prop_assume!(unfound.is_empty());
        merged.title = "Merged".into();
        let text = to_toml_with(&merged, Documents::Inline);
        let back = load_str(&text, "case.toml", Format::Toml).unwrap().case;
        same(&back, &merged);
    }
}
