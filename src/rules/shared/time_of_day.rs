//! What the rules on states and deeds share: at what time of the day two texts say that it was.

use crate::model::Reading;

/// Times of the day, the words of one row about the same time.
const TIMES: &[&[&str]] = &[
    &["dawn", "sunrise", "daybreak"],
    &["morning"],
    &["noon", "midday", "lunchtime"],
    &["afternoon"],
    &["dusk", "sunset", "nightfall"],
    &["evening"],
    &["night", "overnight"],
    &["midnight"],
];

/// The words by which two texts tell of two times of a day; what is one thing at dawn may be another at noon.
pub(in crate::rules) fn other_times_of_day<'r>(
    a: &'r Reading,
    b: &'r Reading,
) -> Option<(&'r str, &'r str)> {
    let ((one, x), (two, y)) = (time(a)?, time(b)?);
    (one != two).then_some((x, y))
}

/// The first time of day of a text: its row and the word.
fn time(reading: &Reading) -> Option<(usize, &str)> {
    reading.words.iter().find_map(|word| {
        let row = TIMES.iter().position(|words| words.contains(&word.lemma.as_str()))?;
        Some((row, reading.words_at(word.span)))
    })
}
