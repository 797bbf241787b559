//! Front matter: what a Markdown file says of itself above its text, between lines of `---` (YAML) or
//! `+++` (TOML).
//!
//! Of YAML the plain part that front matter is written in is understood: a key and a value a line, lists in
//! brackets or with a dash a line. What is nested further says nothing of a document and is passed over.

use rustc_hash::FxHashMap;

use super::{
    date,
    said::{Said, add_authors, authors, language, tidy},
};

const TITLES: [&str; 2] = ["title", "headline"];
const AUTHORS: [&str; 4] = ["author", "authors", "byline", "by"];
const DATES: [&str; 6] =
    ["published", "date", "publishdate", "publish_date", "pubdate", "datepublished"];
const PUBLISHERS: [&str; 4] = ["publisher", "publication", "site", "site_name"];
const ADDRESSES: [&str; 5] = ["url", "canonical", "canonical_url", "canonicalurl", "link"];
const LANGUAGES: [&str; 3] = ["lang", "language", "locale"];

type Values = FxHashMap<String, Vec<String>>;

/// What the front matter says, and the text below it.
pub(super) fn take(markdown: &str) -> Result<(Said, &str), String> {
    for (fence, is_toml) in [("---", false), ("+++", true)] {
        let Some((inside, body)) = split(markdown, fence) else { continue };
        let values = if is_toml { toml_values(inside)? } else { yaml_values(inside) };
        return Ok((said(&values), body));
    }
    Ok((Said::default(), markdown))
}

/// What stands between two lines of the fence at the very beginning, and what stands below.
fn split<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        match start {
            None if line.trim_end() == fence => start = Some(line.len()),
            None => return None,
            Some(start) if is_fence => return Some((&text[start..at], &text[at + line.len()..])),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

fn said(values: &Values) -> Said {
    let mut names = vec![];
    for key in AUTHORS {
        let lines = values.get(key).map(Vec::as_slice).unwrap_or_default();
        add_authors(&mut names, lines.iter().flat_map(|line| authors(line)));
    }
    Said {
        title: first(values, &TITLES, tidy),
        authors: names,
        publisher: first(values, &PUBLISHERS, tidy),
        published: first(values, &DATES, date::parse),
        url: first(values, &ADDRESSES, super::html::web_address),
        language: first(values, &LANGUAGES, language),
    }
}

fn first<T>(values: &Values, keys: &[&str], usable: impl Fn(&str) -> Option<T>) -> Option<T> {
    keys.iter().filter_map(|key| values.get(*key)).flatten().find_map(|value| usable(value))
}

fn toml_values(text: &str) -> Result<Values, String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let why = error.message().to_owned();
        format!("has front matter between +++ that is no TOML ({why}): mend it, or remove it")
    })?;
    let as_text = |value: toml::Value| match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Datetime(date) => Some(date.to_string()),
        toml::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    };
    let as_texts = |value| match value {
        toml::Value::Array(list) => list.into_iter().filter_map(as_text).collect(),
        value => as_text(value).into_iter().collect(),
    };
    Ok(table.into_iter().map(|(key, value)| (key.to_lowercase(), as_texts(value))).collect())
}

fn yaml_values(text: &str) -> Values {
    let mut values = Values::default();
    let mut list_of: Option<String> = None;
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if let (Some(key), Some(item)) = (&list_of, trimmed.strip_prefix("- ")) {
            let item = item.strip_prefix("name:").unwrap_or(item);
            values.entry(key.clone()).or_default().push(unquoted(item));
            continue;
        }
        list_of = None;
        if line.starts_with(char::is_whitespace) {
            continue;
        }
        let Some((key, value)) = trimmed.split_once(':') else { continue };
        let (key, value) = (key.trim().to_lowercase(), value.trim());
        if value.is_empty() {
            list_of = Some(key);
        } else if let Some(list) = value.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            values.insert(key, list.split(',').map(unquoted).collect());
        } else {
            values.insert(key, vec![unquoted(value)]);
        }
    }
    values
}

/// A value without its quotation marks, or without the remark behind it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let inside = inside.rfind(quote).map_or(inside, |end| &inside[..end]);
            return match quote {
                '"' => inside.replace("\\\"", "\"").replace("\\\\", "\\"),
                _ => inside.replace("''", "'"),
            };
        }
    }
    value.find(" #").map_or(value, |at| &value[..at]).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_says_who_and_when() {
        let (said, body) = take(
            "---\r\ntitle: 'The mill''s end'   \r\nDate: 2024-05-02 # a Thursday\r\nauthors:\r\n  - Anna Reed\r\n  - name: Bo Moss\r\n    role: editor\r\ntags: [a, b]\r\npublisher: \"Quay \\\"Post\\\"\"\r\nurl: https://example.org/mill\r\nlang: en-GB\r\n---\r\nText",
        )
        .unwrap();
        assert_eq!(said.title.as_deref(), Some("The mill's end"));
        assert_eq!(said.published.unwrap().to_string(), "2024-05-02");
        assert_eq!(said.authors, ["Anna Reed", "Bo Moss"]);
        assert_eq!(said.publisher.as_deref(), Some("Quay \"Post\""));
        assert_eq!(said.url.as_deref(), Some("https://example.org/mill"));
        assert_eq!(said.language.as_deref(), Some("en-GB"));
        assert_eq!(body, "Text");
    }

    #[test]
    fn toml_says_who_and_when() {
        let (said, body) =
            take("+++\ntitle = \"A mill\"\ndate = 2024-05-02T10:00:00Z\nauthors = [\"Anna Reed\"]\n+++\nText")
                .unwrap();
        assert_eq!(said.title.as_deref(), Some("A mill"));
        assert_eq!(said.published.unwrap().to_string(), "2024-05-02");
        assert_eq!(said.authors, ["Anna Reed"]);
        assert_eq!(body, "Text");
        assert!(take("+++\ntitle = \n+++\nText").unwrap_err().contains("TOML"));
    }

    #[test]
    fn a_rule_in_the_text_is_no_front_matter() {
        for text in ["Text\n---\na: b\n---\n", "--- \nno end: here", "", "---"] {
            assert_eq!(take(text).unwrap(), (Said::default(), text), "{text:?}");
        }
    }
}
