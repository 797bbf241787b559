//! The forms of a verb: which one a word is, and how to make one from the base form.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Which form of its verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// "take".
    Base,
    /// "takes".
    Third,
    /// "took": a past tense and nothing else.
    Past,
    /// "taken": a participle and nothing else.
    Participle,
    /// "seized": past tense or participle.
    Either,
    /// "hit": base form, past tense or participle.
    Any,
    /// "taking".
    Ing,
}

impl Shape {
    /// Whether it can follow "has" or "was".
    pub(crate) fn may_be_participle(self) -> bool {
        matches!(self, Self::Participle | Self::Either | Self::Any)
    }

    /// Whether it can only tell of the past.
    pub(crate) fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::Either)
    }
}

struct Irregular {
    past: FxHashMap<&'static str, &'static str>,
    participle: FxHashMap<&'static str, &'static str>,
}

static IRREGULAR: LazyLock<Irregular> = LazyLock::new(|| {
    let mut table = Irregular { past: FxHashMap::default(), participle: FxHashMap::default() };
    let lines = include_str!("irregular_verbs.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        if let [base, past, participle] = line.split('\t').collect::<Vec<_>>()[..] {
            table.past.insert(base, past);
            table.participle.insert(base, participle);
        }
    }
    table
});

/// Which form of `base` the word is.
pub(crate) fn shape(word: &str, base: &str) -> Shape {
    let (past, participle) = (IRREGULAR.past.get(base), IRREGULAR.participle.get(base));
    let (is_past, is_participle) =
        (past.is_some_and(|form| *form == word), participle.is_some_and(|form| *form == word));
    match (word == base, is_past, is_participle) {
        (true, true, _) => Shape::Any,
        (true, false, _) => Shape::Base,
        (false, true, true) => Shape::Either,
        (false, true, false) => Shape::Past,
        (false, false, true) => Shape::Participle,
        (false, false, false) if word.ends_with("ing") => Shape::Ing,
        (false, false, false) if word.ends_with("ed") => Shape::Either,
        (false, false, false) if word.ends_with('s') => Shape::Third,
        (false, false, false) => Shape::Past,
    }
}

/// The past tense: "seize" gives "seized", "take" gives "took".
pub(crate) fn past(base: &str) -> String {
    IRREGULAR.past.get(base).map_or_else(|| regular(base), |form| (*form).to_owned())
}

/// The past participle: "take" gives "taken".
pub(crate) fn participle(base: &str) -> String {
    IRREGULAR.participle.get(base).map_or_else(|| regular(base), |form| (*form).to_owned())
}

/// The third person of the present: "seize" gives "seizes".
pub(crate) fn third(base: &str) -> String {
    match base {
        "have" => return "has".to_owned(),
        "be" => return "is".to_owned(),
        _ => {}
    }
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        return format!("{stem}ies");
    }
    if ["s", "x", "z", "ch", "sh", "o"].iter().any(|ending| base.ends_with(ending)) {
        return format!("{base}es");
    }
    format!("{base}s")
}

fn regular(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        return format!("{stem}ied");
    }
    if doubles(base) {
        return format!("{base}{}ed", &base[base.len() - 1..]);
    }
    format!("{base}ed")
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// "stop" and "plan" double their last letter; of longer verbs only those that stress their end.
fn doubles(base: &str) -> bool {
    let [.., a, b, c] = base.as_bytes() else { return false };
    let vowel = |letter: &u8| b"aeiou".contains(letter);
    let closed = !vowel(a) && vowel(b) && !vowel(c) && !b"wxy".contains(c);
    let short = base.bytes().filter(|letter| vowel(letter)).count() == 1;
    closed
        && (short
            || matches!(
                base,
                "admit"
                    | "commit"
                    | "refer"
                    | "occur"
                    | "prefer"
                    | "permit"
                    | "submit"
                    | "control"
                    | "expel"
                    | "propel"
                    | "compel"
                    | "regret"
                    | "transfer"
                    | "deter"
                    | "cancel"
                    | "label"
                    | "travel"
            ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_made_and_told_apart() {
        for (base, forms) in [
            ("seize", ["seized", "seized", "seizes"]),
            ("take", ["took", "taken", "takes"]),
            ("stop", ["stopped", "stopped", "stops"]),
            ("carry", ["carried", "carried", "carries"]),
            ("destroy", ["destroyed", "destroyed", "destroys"]),
            ("visit", ["visited", "visited", "visits"]),
            ("hit", ["hit", "hit", "hits"]),
            ("reach", ["reached", "reached", "reaches"]),
        ] {
            assert_eq!([past(base), participle(base), third(base)], forms, "{base}");
        }
        assert_eq!(shape("took", "take"), Shape::Past);
        assert_eq!(shape("hit", "hit"), Shape::Any);
        assert_eq!(shape("seized", "seize"), Shape::Either);
    }
}
