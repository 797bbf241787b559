//! What a verb does to what follows it: a label, a refusal, a wish, an expectation.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::model::Chain;
use crate::text::{lemma::lemma, lexicon::Lexicon};

/// What a verb does to what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Does {
    /// It says what something is.
    Label,
    /// It says that something will not be done.
    Refuses,
    /// It says what ought to be.
    Wish,
    /// It says what is still to come.
    Expects,
    /// It makes a claim of each of several named objects.
    Each,
}

static VERBS: LazyLock<FxHashSet<(&'static str, Does)>> = LazyLock::new(|| {
    let lines = include_str!("verbs.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(verb, does)| {
            let does = match does {
                "label" => Does::Label,
                "refuses" => Does::Refuses,
                "wish" => Does::Wish,
                "expects" => Does::Expects,
                "each" => Does::Each,
                _ => return None,
            };
            Some((verb, does))
        })
        .collect()
});

/// Whether a verb, given by its base form, does this.
pub(super) fn is(base: &str, does: Does) -> bool {
    VERBS.contains(&(base, does))
}

/// Whether the verb that a chain's claimant used does this.
pub(super) fn chain_is(chain: &Chain, does: Does) -> bool {
    let verb = chain.verb.as_deref().unwrap_or_default();
    // "has flatly rejected", "did not confirm": the verb may stand behind auxiliaries and adverbs.
    let words = verb.split_whitespace().map(|word| lemma(&word.to_lowercase(), Lexicon::english()));
    let ruled_out = does == Does::Refuses && verb.ends_with(" out") && verb.contains("rul");
    ruled_out || words.into_iter().any(|base| is(&base, does))
}
