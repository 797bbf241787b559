//! JSON-LD: what a page tells search engines of its article.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use crate::ingest::{
    date,
    said::{Said, add_authors, authors, language, tidy},
};

/// As deep as articles are looked for inside lists and graphs.
const DEEPEST: usize = 6;

type Object = Map<String, Value>;

/// What the first article of a page's JSON-LD says; nothing where there is none.
pub(super) fn article(scripts: &[String]) -> Said {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut objects = vec![];
    values.iter().for_each(|value| gather(value, DEEPEST, &mut objects));
    let by_id = objects.iter().filter_map(|it| Some((it.get("@id")?.as_str()?, *it)));
    // Where an id comes twice, the object that says more counts: the other is a reference to it.
    let mut ids: FxHashMap<&str, &Object> = FxHashMap::default();
    for (id, object) in by_id {
        let kept = ids.entry(id).or_insert(object);
        if kept.len() < object.len() {
            *kept = object;
        }
    }
    match objects.iter().find(|object| is_article(object)) {
        Some(article) => Graph { ids }.said(article),
        None => Said::default(),
    }
}

/// A script's value; some wrap it in comments or CDATA, which JSON does not have.
fn parse(script: &str) -> Option<Value> {
    let text = script.trim();
    let text = text.strip_prefix("<!--").unwrap_or(text);
    let text = text.trim_start_matches("//").trim_start();
    let text = text.strip_prefix("<![CDATA[").unwrap_or(text).trim();
    let text = text.strip_suffix("-->").unwrap_or(text).trim_end();
    let text = text.strip_suffix("]]>").unwrap_or(text).trim_end();
    serde_json::from_str(text.trim_end_matches("//").trim_end_matches([';', ' ', '\n'])).ok()
}

/// The objects of a value: itself, and what its lists and graphs hold.
fn gather<'a>(value: &'a Value, deepest: usize, objects: &mut Vec<&'a Object>) {
    if deepest == 0 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|it| gather(it, deepest - 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(held) = object.get(key) {
                    gather(held, deepest - 1, objects);
                }
            }
        }
        _ => {}
    }
}

fn is_article(object: &Object) -> bool {
    let types = object.get("@type").map(texts).unwrap_or_default();
    types.iter().any(|name| {
        let name = name.rsplit(['/', ':', '#']).next().unwrap_or(name);
        name.ends_with("Article") || name.ends_with("Posting") || name == "Report"
    }) && !types.contains(&"JobPosting")
}

/// The texts in a value that may be one or a list.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text.as_str()],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    }
}

/// The objects that others name by their ids.
struct Graph<'a> {
    ids: FxHashMap<&'a str, &'a Object>,
}

impl<'a> Graph<'a> {
    fn said(&self, article: &'a Object) -> Said {
        let text = |key: &str| article.get(key).and_then(Value::as_str);
        let mut names = vec![];
        for key in ["author", "creator"] {
            if names.is_empty() {
                let found = article.get(key).map(|it| self.names(it)).unwrap_or_default();
                add_authors(&mut names, found.iter().flat_map(|name| authors(name)));
            }
        }
        let publisher = article.get("publisher").map(|it| self.names(it)).unwrap_or_default();
        let page = || match article.get("mainEntityOfPage")? {
            Value::Object(page) => page.get("@id").or_else(|| page.get("url"))?.as_str(),
            other => other.as_str(),
        };
        Said {
            title: text("headline").or_else(|| text("name")).and_then(tidy),
            authors: names,
            publisher: publisher.first().and_then(|name| tidy(name)),
            published: text("datePublished").and_then(date::parse),
            url: text("url").or_else(page).map(str::to_owned),
            language: text("inLanguage").and_then(language),
        }
    }

    /// The names in a value: a text, an object with a name or with the id of one, or a list of these.
    fn names(&self, value: &'a Value) -> Vec<&'a str> {
        let one = |value: &'a Value| match value {
            Value::String(text) => Some(text.as_str()),
            Value::Object(object) => object.get("name").and_then(Value::as_str).or_else(|| {
                let named = self.ids.get(object.get("@id")?.as_str()?)?;
                named.get("name")?.as_str()
            }),
            _ => None,
        };
        match value {
            Value::Array(list) => list.iter().filter_map(one).collect(),
            value => one(value).into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(script: &str) -> Said {
        article(&[script.to_owned()])
    }

    #[test]
    fn an_article_is_found_in_lists_and_graphs() {
        let object = r#"{"@type":["NewsArticle"],"headline":"Ferry sold"}"#;
        for script in [
            object.to_owned(),
            format!(r#"[{{"@type":"WebSite","name":"Quay"}},{object}]"#),
            format!(
                r#"{{"@context":"https://schema.org","@graph":[{{"@type":"Person"}},{object}]}}"#
            ),
            format!(r#"{{"@type":"WebPage","mainEntity":{object}}}"#),
            format!("<!--\n{object}\n-->"),
            format!("//<![CDATA[\n{object};\n//]]>"),
        ] {
            assert_eq!(said(&script).title.as_deref(), Some("Ferry sold"), "{script}");
        }
    }

    #[test]
    fn names_are_followed_through_the_graph() {
        let graph = said(
            r##"{"@graph":[
                {"@type":"Article","headline":"Ferry sold","datePublished":"2024-05-02T23:50:00-04:00",
                 "author":[{"@id":"#anna"},{"@type":"Person","name":"Bo Moss"},"Cy Lane"],
                 "publisher":{"@id":"#quay"},"mainEntityOfPage":{"@id":"https://example.org/ferry"}},
                {"@type":"Person","@id":"#anna","name":"Anna Reed"},
                {"@type":"Organization","@id":"#quay","name":"Quay Post"}]}"##,
        );
        assert_eq!(graph.authors, ["Anna Reed", "Bo Moss", "Cy Lane"]);
        assert_eq!(graph.publisher.as_deref(), Some("Quay Post"));
        assert_eq!(graph.published.unwrap().to_string(), "2024-05-02");
        assert_eq!(graph.url.as_deref(), Some("https://example.org/ferry"));
    }

    #[test]
    fn what_is_no_article_says_nothing() {
        for script in [
            "",
            "{",
            "null",
            r#"{"@type":"Organization","name":"Quay Post"}"#,
            r#"{"@type":"JobPosting","name":"Captain"}"#,
            &"[".repeat(100_000),
            r#"{"@type":"Article","headline":{"a":1},"author":7,"publisher":[],"datePublished":null}"#,
        ] {
            assert_eq!(said(script), Said::default(), "{script:.60}");
        }
    }
}
