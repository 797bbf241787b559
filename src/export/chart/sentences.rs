//! How descriptions of charts are put together.

use std::collections::BTreeSet;

/// So many sentences are read out before the rest is only counted.
const MOST: usize = 60;

/// `a, b and c`, each once, in their order.
pub(super) fn list(names: impl Iterator<Item = impl Into<String>>) -> String {
    let mut seen = BTreeSet::new();
    let names: Vec<String> =
        names.map(Into::into).filter(|name: &String| seen.insert(name.clone())).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The sentences, each once, and how many are left out.
pub(super) fn capped(sentences: impl Iterator<Item = String>) -> String {
    let mut seen = BTreeSet::new();
    let mut all: Vec<String> = sentences.filter(|it| seen.insert(it.clone())).collect();
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push(format!("And {more} more."));
    }
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_each_once() {
        assert_eq!(list(["a", "b", "a", "c"].into_iter()), "a, b and c");
        assert_eq!(list(["a"].into_iter()), "a");
    }

    #[test]
    fn long_descriptions_say_what_they_leave_out() {
        let text = capped((0..63).map(|n| format!("Nr {n}.")));
        assert!(text.ends_with("Nr 59. And 3 more."), "{text}");
    }
}
