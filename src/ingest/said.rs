//! What a document says of itself, and how such values are tidied.

use rustc_hash::FxHashSet;

use crate::model::PartialDate;

/// What a document says of itself; what it does not say is empty.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<PartialDate>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// More characters than any title or name has; a longer value is no such thing.
const LONGEST: usize = 500;

/// A value on one line, or `None` when there is nothing in it or far too much.
pub(super) fn tidy(value: &str) -> Option<String> {
    let mut made = String::new();
    for word in value.split_whitespace() {
        if !made.is_empty() {
            made.push(' ');
        }
        made.push_str(word);
        if made.len() > 4 * LONGEST {
            return None;
        }
    }
    let is_usable = !made.is_empty() && made.chars().count() <= LONGEST;
    is_usable.then_some(made)
}

/// A language tag, as far as its form goes: `en`, `pt-BR`, `zh-Hant`.
pub(super) fn language(value: &str) -> Option<String> {
    let tag = value.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next()?;
    let is_tag = (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    is_tag.then_some(tag)
}

/// The names in a line of authors: "By A. Reed and B. Moss", "A. Reed; B. Moss".
pub(super) fn authors(line: &str) -> Vec<String> {
    let Some(line) = tidy(line) else { return vec![] };
    let line = ["By ", "by ", "BY "].iter().find_map(|by| line.strip_prefix(by)).unwrap_or(&line);
    if is_web_address(line) {
        return vec![];
    }
    let parted = line.replace(" and ", ";").replace(" & ", ";");
    parted.split(';').flat_map(by_commas).filter_map(tidy).collect()
}

/// Commas part names only where each part could be one: "Reed, Anna" is one author.
fn by_commas(names: &str) -> Vec<&str> {
    let parts: Vec<&str> = names.split(',').collect();
    let is_name = |part: &&str| part.split_whitespace().count() >= 2;
    if parts.iter().all(is_name) { parts } else { vec![names] }
}

/// Adds the authors that are not there yet.
pub(super) fn add_authors(to: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    let mut known: FxHashSet<String> = to.iter().cloned().collect();
    to.extend(more.into_iter().filter(|author| known.insert(author.clone())));
}

/// Whether a value is the address of a page rather than a name.
pub(super) fn is_web_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://") || value.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_authors_is_parted_into_names() {
        assert_eq!(authors("By Anna Reed and Bo Moss"), ["Anna Reed", "Bo Moss"]);
        assert_eq!(authors("Anna Reed, Bo Moss & Cy Lane"), ["Anna Reed", "Bo Moss", "Cy Lane"]);
        assert_eq!(authors("Reed, Anna"), ["Reed, Anna"]);
        assert_eq!(authors("https://example.org/anna"), [""; 0]);
        assert_eq!(authors("  "), [""; 0]);
    }

    #[test]
    fn a_language_is_a_tag_or_nothing() {
        assert_eq!(language("en_GB").as_deref(), Some("en-GB"));
        assert_eq!(language("uk").as_deref(), Some("uk"));
        assert_eq!(language("English"), None);
        assert_eq!(language(""), None);
    }

    #[test]
    fn a_value_is_one_line_of_some_length() {
        assert_eq!(tidy(" Two \n words ").as_deref(), Some("Two words"));
        assert_eq!(tidy("\t"), None);
        assert_eq!(tidy(&"x".repeat(501)), None);
    }
}
