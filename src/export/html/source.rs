//! A source: what is known of the document, and the hashes of the texts that quotes were looked up in.

use askama::Template;

use super::{anchor, page::language_tag};
use crate::export::{dates, sanitize::web_address, words};
use crate::report::SourceView;

#[derive(Debug, Template)]
#[template(path = "source.html", config = "src/export/html/askama.toml")]
pub(super) struct SourcePart<'a> {
    source: &'a SourceView,
    anchor: String,
    language: Option<&'a str>,
    publisher: &'a str,
    published: String,
    authors: String,
    cites: String,
    claims: String,
    address: Option<String>,
    archived: Option<String>,
}

impl<'a> SourcePart<'a> {
    pub(super) fn new(source: &'a SourceView) -> Self {
        let address = |url: Option<&str>| url.and_then(web_address).map(Into::into);
        Self {
            source,
            anchor: anchor::of_source(&source.id),
            language: language_tag(source.language.as_deref()),
            publisher: source.publisher.as_deref().unwrap_or("publisher not known"),
            published: source.published.map_or_else(|| "undated".to_owned(), dates::date),
            authors: source.authors.join(", "),
            cites: source.cites.join(", "),
            claims: words::count(source.claims, "claim"),
            address: address(source.url.as_deref()),
            archived: address(source.archive_url.as_deref()),
        }
    }
}
