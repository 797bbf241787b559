//! The words before a quote that tell its place from the other places where the same words stand.

use rustc_hash::FxHashMap;

use crate::text::code_points::CodePoints;

/// Finds prefixes for the quotes of one text: each quote is looked for once, however often it is cited.
pub(super) struct Prefixes<'t> {
    text: &'t str,
    points: CodePoints<'t>,
    shared: FxHashMap<String, Shared>,
}

/// Of each place of a quote, in bytes: how many bytes before it stand before another place as well. Empty
/// for a quote that has one place.
type Shared = FxHashMap<usize, usize>;

/// A passage of the text stands in it more than once, and the quote within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeated;

/// Where so many bytes before two quotes are the same, the page has one passage twice.
const SAME_PASSAGE: usize = 1200;

impl<'t> Prefixes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, points: CodePoints::new(text), shared: FxHashMap::default() }
    }

    /// The words before a quote that starts at a code point: as few as will do, and none where the quote has
    /// one place.
    ///
    /// # Errors
    ///
    /// [`Repeated`] where no words will do: a citation could not say which place it means.
    pub(super) fn of(&mut self, quote: &str, start: usize) -> Result<Option<String>, Repeated> {
        let before = self.points.slice((0, start)).ok_or(Repeated)?;
        if !self.shared.contains_key(quote) {
            self.shared.insert(quote.to_owned(), shared(self.text, quote));
        }
        let Some(&shared) = self.shared.get(quote).and_then(|places| places.get(&before.len()))
        else {
            return Ok(None);
        };
        if shared >= SAME_PASSAGE {
            return Err(Repeated);
        }
        let begins_word = |(at, c): &(usize, char)| {
            let follows_space = before[..*at].chars().next_back().is_none_or(char::is_whitespace);
            !c.is_whitespace() && follows_space && before.len() - at > shared
        };
        let word = before.char_indices().rev().find(begins_word);
        let words = word.map(|(at, _)| &before[at..]).filter(|it| it.len() <= 2 * SAME_PASSAGE);
        words.map(|words| Some(words.to_owned())).ok_or(Repeated)
    }
}

fn shared(text: &str, quote: &str) -> Shared {
    let mut places = places(text, quote);
    if places.len() < 2 {
        return Shared::default();
    }
    // Read backwards from the quote and sorted, what is most alike stands side by side.
    let backwards = |place: usize| text.as_bytes()[..place].iter().rev().take(SAME_PASSAGE);
    places.sort_by(|one, other| backwards(*one).cmp(backwards(*other)));
    let mut shared = Shared::default();
    for pair in places.windows(2) {
        let [one, other] = [pair[0], pair[1]];
        let alike = backwards(one).zip(backwards(other)).take_while(|(a, b)| a == b).count();
        for place in [one, other] {
            let most = shared.entry(place).or_default();
            *most = alike.max(*most);
        }
    }
    shared
}

/// Where a quote starts in a text, in bytes, places that overlap included.
fn places(text: &str, quote: &str) -> Vec<usize> {
    let step = quote.chars().next().map_or(1, char::len_utf8);
    let mut found = vec![];
    let mut from = 0;
    while let Some(place) = text.get(from..).and_then(|rest| rest.find(quote)) {
        found.push(from + place);
        from += place + step;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::quote::locate;

    /// The prefix of each place of a quote, which has to find that place.
    fn prefixes(text: &str, quote: &str) -> Vec<Result<Option<String>, Repeated>> {
        let mut prefixes = Prefixes::new(text);
        let starts = places(text, quote).into_iter().map(|byte| text[..byte].chars().count());
        starts
            .map(|start| {
                let prefix = prefixes.of(quote, start);
                if let Ok(Some(words)) = &prefix {
                    assert_eq!(locate(text, quote, Some(words), None).unwrap().start, start);
                }
                prefix
            })
            .collect()
    }

    #[test]
    fn as_few_words_as_will_do_stand_before_a_quote() {
        let some = |words: &str| Ok(Some(words.to_owned()));
        let text = "Ada said it fell. Bo said it fell. Élan: it fell";
        assert_eq!(
            prefixes(text, "it fell"),
            [some("Ada said "), some("Bo said "), some("Élan: ")]
        );
        assert_eq!(prefixes(text, "Bo said"), [Ok(None)]);
        // Nothing stands before the first.
        assert_eq!(prefixes("it fell, it fell", "it fell"), [Err(Repeated), some("fell, ")]);
    }

    #[test]
    fn a_passage_that_stands_twice_has_no_words_to_tell_it_by() {
        let passage = format!("{}it fell. ", "The dam is old. ".repeat(100));
        assert_eq!(prefixes(&passage.repeat(2), "it fell"), [Err(Repeated), Err(Repeated)]);
    }

    #[test]
    fn a_text_that_says_one_thing_without_end_takes_no_longer_for_it() {
        let text = "He said it fell. ".repeat(12_000);
        let mut prefixes = Prefixes::new(&text);
        let found = (0..12_000).filter(|at| prefixes.of("it fell", at * 17 + 8).is_ok()).count();
        assert!(found < 100, "{found}");
    }
}
