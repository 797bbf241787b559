//! Web pages: the main text, and what the page says of itself.
//!
//! A page is parsed by `html5ever` within bounds (`parse`), asked for its metadata (`metadata`, `json_ld`),
//! and the part of it that is the article is found by `dom_smoothie`, or else everything but navigation is
//! taken (`content`). The text of that part is set into paragraphs (`blocks`).

mod address;
mod blocks;
mod content;
mod declared;
mod json_ld;
mod metadata;
mod parse;
mod tags;

pub(super) use declared::declared_encoding;

use super::said::Said;

/// The text of a page and what it says of itself, or why it cannot be read.
pub(super) fn read(html: &str) -> Result<(String, Said), String> {
    tags::refuse_endless(html)?;
    let page = parse::document(html);
    let said = metadata::of(&page);
    Ok((content::text(page), said))
}

/// The text of a piece of HTML, as it stands in Markdown, or as a value of metadata has it.
pub(super) fn fragment_text(html: &str) -> String {
    if tags::refuse_endless(html).is_err() {
        return String::new();
    }
    let page = parse::document(html);
    let root = page.root();
    blocks::text(&root, blocks::Part::Everything)
}

/// An address that can be followed as it stands.
pub(super) fn web_address(value: &str) -> Option<String> {
    address::absolute(value, None)
}
