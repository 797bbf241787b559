//! Which part of a page is the text that it was published for.

use dom_query::{Document, NodeData, NodeRef};
use dom_smoothie::{Config, Readability};

use super::blocks::{self, Part};

/// More elements than a page with an article has. `dom_smoothie` looks at each of them several times, and at
/// all that they stand in; a page of more is taken as a whole.
const MOST_ELEMENTS: usize = 50_000;
/// More bytes than a run of words in an article has. `dom_smoothie` writes out what it found, and escapes one
/// run in a time that grows with the square of its size.
const LONGEST_RUN: usize = 16 << 10;
/// Where the article found has fewer characters, `dom_smoothie` looks again with fewer scruples.
const SHORTEST_ARTICLE: usize = 250;
/// More characters than a headline has.
const LONGEST_HEADLINE: usize = 300;

/// The article of a page with its headline above it, or, where none is found, all that the page shows but
/// for what stands around it.
pub(super) fn text(page: Document) -> String {
    page.select("script, style, noscript, svg")
        .nodes()
        .iter()
        .for_each(NodeRef::remove_from_parent);
    let headline = take_headline(&page);
    let rest = all_but_surroundings(&page);
    let text = article(page).filter(|found| is_worth_it(found, &rest)).unwrap_or(rest);
    match headline {
        Some(headline) if text.is_empty() => format!("{headline}\n"),
        Some(headline) => format!("{headline}\n\n{text}"),
        None => text,
    }
}

/// Takes the first main heading out of the page, since `dom_smoothie` would drop it as a double of the
/// title, and makes the other main headings lesser ones.
fn take_headline(page: &Document) -> Option<String> {
    let headings = page.select("h1");
    let mut nodes = headings.nodes().iter();
    let first = nodes.next()?;
    nodes.for_each(|node| node.rename("h2"));
    let text = blocks::text(first, Part::Everything);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() || line.chars().count() > LONGEST_HEADLINE {
        first.rename("h2");
        return None;
    }
    first.remove_from_parent();
    Some(line)
}

fn all_but_surroundings(page: &Document) -> String {
    let main = page.select_single("main, article, [role=main], [itemprop=articleBody]");
    let whole = |root: &NodeRef<'_>, part| blocks::text(root, part);
    let of_main = main.nodes().first().map(|main| whole(main, Part::NoSurroundings));
    let root = page.root();
    of_main
        .filter(|text| !text.is_empty())
        .or_else(|| Some(whole(&root, Part::NoSurroundings)).filter(|text| !text.is_empty()))
        .unwrap_or_else(|| whole(&root, Part::Everything))
}

/// The article, as `dom_smoothie` finds it.
fn article(page: Document) -> Option<String> {
    let is_endless = |node: NodeRef<'_>| {
        node.query_or(false, |node| match &node.data {
            NodeData::Text { contents } => contents.len() > LONGEST_RUN,
            _ => false,
        })
    };
    if page.root().descendants_it().any(is_endless) {
        return None;
    }
    // What the head says was read before; left in, it would only make the search for doubles longer.
    page.select("head").nodes().iter().for_each(NodeRef::remove_children);
    let config = Config {
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        char_threshold: SHORTEST_ARTICLE,
        ..Config::default()
    };
    let mut readability = Readability::with_document(page, None, Some(config)).ok()?;
    readability.parse().ok()?;
    let found = readability.doc.select_single("#readability-page-1");
    let text = blocks::text(found.nodes().first()?, Part::Everything);
    (!text.is_empty()).then_some(text)
}

/// Whether the article found is to be taken. A short one is, where it leaves out something of the page, but
/// not most of it.
fn is_worth_it(article: &str, rest: &str) -> bool {
    let leaves_out_some = article.len() < rest.len() && rest.len() <= 2 * article.len();
    article.len() >= SHORTEST_ARTICLE || leaves_out_some
}
