//! A person's name with and without the names in the middle.

/// The first and the last word of a name of three words and more.
///
/// ```
/// use atodds::text::full_names::first_and_last;
/// assert_eq!(first_and_last("ada maria holm").as_deref(), Some("ada holm"));
/// assert_eq!(first_and_last("ada holm"), None);
/// assert_eq!(first_and_last("bank of norway"), None);
/// ```
#[must_use]
pub fn first_and_last(key: &str) -> Option<String> {
    let mut words = key.split(' ');
    let (first, last) = (words.next()?, words.next_back()?);
    let mut middle = words.peekable();
    // With a small word in the middle the first and the last name something else: "House of Lords".
    let is_name = middle.peek().is_some() && middle.all(|word| !is_small(word));
    is_name.then(|| format!("{first} {last}"))
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the" | "and" | "for" | "de" | "del" | "der" | "van" | "von" | "la" | "al"
    )
}

/// Whether two names are one person's, one of them with names in the middle.
#[must_use]
pub fn same_full_name(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    first_and_last(long).is_some_and(|outer| outer == short)
}
