//! What a page says of itself: in JSON-LD, in the tags of Open Graph, Dublin Core and newspapers, and in
//! its markup. The order of the lists below is the order in which they are believed.

use dom_query::{Document, NodeRef};
use rustc_hash::FxHashMap;

use crate::ingest::{
    date,
    said::{Said, add_authors, authors, is_web_address, language, tidy},
};

use super::{address, fragment_text, json_ld};

const TITLES: [&str; 6] =
    ["og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "title"];
const AUTHORS: [&str; 9] = [
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.contributor",
];
const PUBLISHERS: [&str; 6] = [
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "article:publisher",
    "application-name",
];
/// Days of publication only: when a page was changed, or made, is another matter.
const DATES: [&str; 17] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "pubdate",
    "dc.date",
    "dcterms.date",
    "date",
];
const LANGUAGES: [&str; 4] = ["og:locale", "content-language", "dc.language", "dcterms.language"];

/// Everything that a page says of itself.
pub(super) fn of(page: &Document) -> Said {
    let found = Found::new(page);
    let linked = json_ld::article(&found.scripts);
    let publisher = linked.publisher.clone().or_else(|| found.publisher());
    let url = found.url(linked.url.as_deref());
    Said {
        title: linked
            .title
            .as_deref()
            .and_then(readable)
            .or_else(|| found.title(publisher.as_deref())),
        authors: if linked.authors.is_empty() { found.authors() } else { linked.authors },
        publisher,
        published: linked.published.or_else(|| found.published()),
        url,
        language: found
            .lang
            .as_deref()
            .and_then(language)
            .or_else(|| found.first(&LANGUAGES, language))
            .or(linked.language),
    }
}

/// The parts of a page that say something of it.
#[derive(Default)]
struct Found {
    /// The contents of the `<meta>` tags by their names in lower case, in the order of the page.
    metas: FxHashMap<String, Vec<String>>,
    /// The texts of the JSON-LD scripts.
    scripts: Vec<String>,
    /// `<title>`.
    title: Option<String>,
    /// The first `<h1>`.
    heading: Option<String>,
    lang: Option<String>,
    base: Option<String>,
    canonical: Option<String>,
    /// What is marked up as an author's name.
    marked_authors: Vec<String>,
    /// What is marked up as the day of publication.
    marked_dates: Vec<String>,
}

impl Found {
    fn new(page: &Document) -> Self {
        let mut found = Self::default();
        for node in page.root().descendants_it().filter(NodeRef::is_element) {
            found.look_at(&node);
        }
        found
    }

    fn look_at(&mut self, node: &NodeRef<'_>) {
        let name = node.node_name().unwrap_or_default();
        let attribute = |name: &str| node.attr(name).map(|value| value.to_string());
        match &*name {
            "html" => self.lang = attribute("lang").or_else(|| attribute("xml:lang")),
            "base" => first_of(&mut self.base, attribute("href")),
            "title" => first_of(&mut self.title, Some(node.text().to_string())),
            "h1" => first_of(&mut self.heading, Some(node.text().to_string())),
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                first_of(&mut self.canonical, attribute("href"));
            }
            "script" if attribute("type").is_some_and(|it| it.trim() == "application/ld+json") => {
                self.scripts.push(node.text().to_string());
            }
            "meta" => {
                let names = ["property", "name", "itemprop", "http-equiv"];
                if let (Some(key), Some(content)) =
                    (names.into_iter().find_map(attribute), attribute("content"))
                {
                    self.metas.entry(key.trim().to_ascii_lowercase()).or_default().push(content);
                }
            }
            _ => self.look_at_markup(node),
        }
    }

    fn look_at_markup(&mut self, node: &NodeRef<'_>) {
        let has = |attribute: &str, word: &str| {
            node.attr(attribute).is_some_and(|it| it.split_ascii_whitespace().any(|it| it == word))
        };
        if has("itemprop", "datePublished") || node.has_attr("pubdate") {
            let written = node.attr("datetime").or_else(|| node.attr("content"));
            self.marked_dates.push(written.unwrap_or_else(|| node.text()).to_string());
        } else if has("rel", "author") || has("itemprop", "author") {
            let name = node.select_name();
            self.marked_authors.push(name);
        }
    }

    /// The first value under one of the keys that can be used.
    fn first<T>(&self, keys: &[&str], usable: impl Fn(&str) -> Option<T>) -> Option<T> {
        keys.iter().filter_map(|key| self.metas.get(*key)).flatten().find_map(|it| usable(it))
    }

    /// The title without the name of the site behind it.
    fn title(&self, publisher: Option<&str>) -> Option<String> {
        let heading = || self.heading.as_deref().and_then(tidy);
        let title = || self.title.as_deref().and_then(tidy);
        let title = self.first(&TITLES, tidy).or_else(heading).or_else(title)?;
        Some(publisher.and_then(|it| without_site(&title, it)).unwrap_or(title))
    }

    fn authors(&self) -> Vec<String> {
        let mut names = vec![];
        for values in AUTHORS.iter().filter_map(|key| self.metas.get(*key)) {
            add_authors(&mut names, values.iter().flat_map(|value| authors(value)));
            if !names.is_empty() {
                return names;
            }
        }
        add_authors(&mut names, self.marked_authors.iter().flat_map(|name| authors(name)));
        names
    }

    fn publisher(&self) -> Option<String> {
        self.first(&PUBLISHERS, |value| tidy(value).filter(|value| !is_web_address(value)))
    }

    fn published(&self) -> Option<crate::model::PartialDate> {
        let marked = || self.marked_dates.iter().find_map(|written| date::parse(written));
        self.first(&DATES, date::parse).or_else(marked)
    }

    /// The canonical address; relative ones count from the base, or from another address of the page.
    fn url(&self, linked: Option<&str>) -> Option<String> {
        let graph = self.first(&["og:url"], |value| address::absolute(value, None));
        let linked = linked.and_then(|value| address::absolute(value, None));
        let base = self.base.as_deref().and_then(|base| address::absolute(base, None));
        let base = base.or_else(|| graph.clone()).or_else(|| linked.clone());
        let canonical = self.canonical.as_deref();
        canonical.and_then(|it| address::absolute(it, base.as_deref())).or(graph).or(linked)
    }
}

fn first_of(value: &mut Option<String>, found: Option<String>) {
    if value.as_deref().is_none_or(|value| value.trim().is_empty()) {
        *value = found;
    }
}

/// The name inside the markup of an author: the part that is said to be the name, or all of it.
trait AuthorName {
    fn select_name(&self) -> String;
}

impl AuthorName for NodeRef<'_> {
    fn select_name(&self) -> String {
        const PARTS_LOOKED_AT: usize = 20;
        let is_name = |node: &NodeRef<'_>| node.attr("itemprop").is_some_and(|it| &*it == "name");
        let part = self.descendants_it().take(PARTS_LOOKED_AT).find(is_name);
        let content = part.as_ref().and_then(|part| part.attr("content"));
        content.unwrap_or_else(|| part.map_or_else(|| self.text(), |part| part.text())).to_string()
    }
}

/// "Dam bursts | Herald" without "| Herald".
fn without_site(title: &str, site: &str) -> Option<String> {
    let rest = title.strip_suffix(site)?.trim_end();
    let rest = rest.strip_suffix(['|', '-', '–', '—', '·', '•', '»', ':'])?.trim_end();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// A title from JSON-LD, where many sites leave entities such as `&#8217;` that HTML would have resolved.
fn readable(title: &str) -> Option<String> {
    if title.contains('&') && title.contains(';') {
        return tidy(&fragment_text(&title.replace('<', "&lt;")));
    }
    tidy(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::html::parse;

    fn said(head: &str) -> Said {
        of(&parse::document(&format!("<html><head>{head}</head><body><p>Text.</p></body></html>")))
    }

    #[test]
    fn a_title_loses_the_name_of_the_site() {
        let page =
            "<title>Ferry sold | Quay Post</title><meta property=og:site_name content='Quay Post'>";
        assert_eq!(said(page).title.as_deref(), Some("Ferry sold"));
        assert_eq!(
            said("<title>Ferry sold | Quay Post</title>").title.as_deref(),
            Some("Ferry sold | Quay Post")
        );
        let linked = r#"<script type="application/ld+json">{"@type":"Article","headline":"Ferry&#8217;s end &lt;now&gt;"}</script>"#;
        assert_eq!(said(linked).title.as_deref(), Some("Ferry’s end <now>"));
    }

    #[test]
    fn when_a_page_was_changed_is_not_when_it_was_published() {
        assert_eq!(
            said("<meta property='article:modified_time' content='2024-05-02'>").published,
            None
        );
        assert_eq!(said("<meta name=last-modified content='2024-05-02'>").published, None);
        let page =
            said("<meta name=date content=soon><meta itemprop=datePublished content='2024-05'>");
        assert_eq!(page.published.unwrap().to_string(), "2024-05");
    }

    #[test]
    fn a_relative_canonical_address_needs_a_base() {
        let canonical = "<link rel=canonical href='/news/ferry'>";
        assert_eq!(said(canonical).url, None);
        let with_base = format!("<base href='https://example.org/x/'>{canonical}");
        assert_eq!(said(&with_base).url.as_deref(), Some("https://example.org/news/ferry"));
        let with_graph =
            format!("<meta property=og:url content='https://example.org/y'>{canonical}");
        assert_eq!(said(&with_graph).url.as_deref(), Some("https://example.org/news/ferry"));
        assert_eq!(said("<link rel=canonical href='javascript:alert(1)'>").url, None);
    }

    #[test]
    fn authors_are_names_and_each_once() {
        let page = "<meta name=author content='By Anna Reed and Bo Moss'><meta name=author content='Anna Reed'>";
        assert_eq!(said(page).authors, ["Anna Reed", "Bo Moss"]);
        let page = "<meta property='article:author' content='https://example.org/anna'><a rel=author>Anna Reed</a>";
        assert_eq!(said(page).authors, ["Anna Reed"]);
        let page = "<p itemprop=author>By <span itemprop=name>Anna Reed</span>, editor</p>";
        assert_eq!(said(page).authors, ["Anna Reed"]);
    }

    #[test]
    fn a_language_comes_from_the_page() {
        assert_eq!(
            said("<meta property=og:locale content=en_GB>").language.as_deref(),
            Some("en-GB")
        );
        assert_eq!(of(&parse::document("<html lang=uk><p>x")).language.as_deref(), Some("uk"));
    }
}
