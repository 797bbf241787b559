//! Small words for a reader.

/// "1 claim", "3 claims".
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// "the ellipsis leaves out “not”", of a quote that leaves out words which turn its meaning.
pub(crate) fn left_out(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    format!("the ellipsis leaves out {}", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn only_one_is_singular() {
        assert_eq!([0, 1, 2].map(|n| count(n, "claim")), ["0 claims", "1 claim", "2 claims"]);
    }
}
