//! Elements to paragraphs: what stands in a block of its own is a paragraph of its own.

use dom_query::{NodeData, NodeRef};

use crate::ingest::paragraphs::Paragraphs;

/// How much of a tree is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All that a reader sees.
    Everything,
    /// All but what stands around an article: navigation, headers and footers of the page, side columns.
    NoSurroundings,
}

/// The text of an element, in paragraphs. Scripts, styles, controls and hidden elements are no text.
pub(super) fn text(root: &NodeRef<'_>, part: Part) -> String {
    let mut made = Paragraphs::default();
    let mut steps = vec![Step::Open(*root)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Break => {
                made.paragraph_break();
                continue;
            }
            Step::Open(node) => node,
        };
        match kind(&node, part) {
            Kind::Text(words) => made.text(&words),
            Kind::Skipped => {}
            Kind::Line => made.line_break(),
            Kind::Listing => {
                made.paragraph_break();
                made.as_it_stands(&node.text());
                made.paragraph_break();
            }
            Kind::Inline => steps.extend(node.children_it(true).map(Step::Open)),
            Kind::Cell => {
                made.cell_break();
                steps.extend(node.children_it(true).map(Step::Open));
            }
            Kind::Block => {
                made.paragraph_break();
                steps.push(Step::Break);
                steps.extend(node.children_it(true).map(Step::Open));
            }
        }
    }
    made.finish()
}

enum Step<'a> {
    Open(NodeRef<'a>),
    Break,
}

enum Kind {
    Text(String),
    Skipped,
    Line,
    Listing,
    Inline,
    Cell,
    Block,
}

fn kind(node: &NodeRef<'_>, part: Part) -> Kind {
    node.query_or(Kind::Skipped, |node| match &node.data {
        NodeData::Text { contents } => Kind::Text(contents.to_string()),
        NodeData::Element(element) => {
            let name = &*element.name.local;
            let is_around = part == Part::NoSurroundings && is_around_an_article(name);
            let attribute = |name: &str| element.attr(name).map(|it| it.to_string());
            if is_around || is_no_text(name) || is_hidden(attribute) {
                Kind::Skipped
            } else {
                by_name(name)
            }
        }
        NodeData::Document | NodeData::Fragment => Kind::Inline,
        _ => Kind::Skipped,
    })
}

fn by_name(name: &str) -> Kind {
    match name {
        "br" => Kind::Line,
        "pre" => Kind::Listing,
        "td" | "th" => Kind::Cell,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd"
        | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption"
        | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header"
        | "hgroup" | "hr" | "html" | "legend" | "li" | "main" | "menu" | "nav" | "ol"
        | "optgroup" | "p" | "search" | "section" | "summary" | "table" | "tbody" | "tfoot"
        | "thead" | "tr" | "ul" => Kind::Block,
        _ => Kind::Inline,
    }
}

fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "title"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "svg"
            | "iframe"
            | "frameset"
            | "noframes"
            | "object"
            | "embed"
            | "applet"
            | "audio"
            | "video"
            | "canvas"
            | "map"
            | "select"
            | "datalist"
            | "option"
            | "button"
            | "input"
            | "textarea"
            | "progress"
            | "meter"
    )
}

fn is_around_an_article(name: &str) -> bool {
    matches!(name, "nav" | "aside" | "footer" | "form" | "menu" | "dialog")
}

/// Whether an element says that it is not shown.
fn is_hidden(attribute: impl Fn(&str) -> Option<String>) -> bool {
    let style = attribute("style").unwrap_or_default();
    let style: String = style.split_ascii_whitespace().collect();
    let style = style.to_ascii_lowercase();
    let has = |what: &str| style.contains(what);
    attribute("hidden").is_some() || has("display:none") || has("visibility:hidden")
}
