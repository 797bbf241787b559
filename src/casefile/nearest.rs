/// The word that is spelled most like `word`, ties by alphabet; `None` when none is much like it.
///
/// Likeness is Jaro-Winkler's, which suits slips in names that start alike; below four fifths it is
/// more often noise than a slip.
///
/// ```
/// use atodds::casefile::nearest;
/// assert_eq!(nearest("stanse", ["stated", "stance", "text"]), Some("stance"));
/// assert_eq!(nearest("colour", ["stated", "stance", "text"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    among
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&word, &known.to_lowercase()), known))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(a, a_word), (b, b_word)| a.total_cmp(b).then_with(|| b_word.cmp(a_word)))
        .map(|(_, known)| known)
}

/// Looks for nearest words until it has compared as many as a person would wait for: a file of a million
/// unknown ids against a million known ones must not take a day to refuse.
#[derive(Debug)]
pub(super) struct Suggester {
    comparisons_left: usize,
}

impl Suggester {
    pub(super) fn new() -> Self {
        Self { comparisons_left: 2_000_000 }
    }

    /// `: did you mean "…"?`, or nothing.
    pub(super) fn did_you_mean<'a>(
        &mut self,
        word: &str,
        among: impl ExactSizeIterator<Item = &'a str>,
    ) -> String {
        let Some(left) = self.comparisons_left.checked_sub(among.len()) else {
            return String::new();
        };
        self.comparisons_left = left;
        nearest(word, among).map_or_else(String::new, |known| format!(": did you mean {known:?}?"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_by_the_alphabet() {
        assert_eq!(nearest("claim-x", ["claim-b", "claim-a"]), Some("claim-a"));
    }

    #[test]
    fn a_suggester_grows_tired() {
        let mut suggester = Suggester { comparisons_left: 3 };
        assert_eq!(
            suggester.did_you_mean("ab", ["abc", "x"].into_iter()),
            ": did you mean \"abc\"?"
        );
        assert_eq!(suggester.did_you_mean("ab", ["abc", "x"].into_iter()), "");
    }
}
