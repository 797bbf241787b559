//! The report as a web page, read back as a browser reads it.

use std::collections::BTreeSet;

use atodds::export::html;
use atodds::model::*;
use atodds::report::{self, Filter};
use dom_query::{Document, NodeRef};
use proptest::prelude::*;

use crate::hostile::{NASTY, laid_out};
use crate::sample;

fn sample_page(filter: &Filter) -> String {
    html::render(&crate::sample_report(filter))
}

fn page_filled_with(text: &str) -> String {
    html::render(&laid_out(text))
}

/// Every element of a page, in order.
fn elements(page: &Document) -> Vec<NodeRef<'_>> {
    page.select("*").nodes().to_vec()
}

/// The text of the only element that the selector finds.
fn text_of(page: &Document, selector: &str) -> String {
    let found = page.select(selector);
    assert_eq!(found.length(), 1, "{selector}");
    found.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of the elements in order, without the marks in texts and what charts are made of: how many
/// of these there are depends on the text.
fn skeleton(page: &str) -> Vec<String> {
    let page = Document::from(page);
    page.select("svg, mark").remove();
    elements(&page).iter().filter_map(|it| it.node_name()).map(|it| it.to_string()).collect()
}

#[test]
fn the_first_screen_tells_what_is_at_odds() {
    let page = Document::from(sample_page(&Filter::default()));
    assert_eq!(text_of(&page, "h1"), "The north, first week of March");
    assert!(text_of(&page, ".figures").contains("sources"), "{}", text_of(&page, ".figures"));
    let questions: Vec<String> =
        page.select("table tbody th a").iter().map(|it| it.text().to_string()).collect();
    assert_eq!(
        questions,
        [
            "Who holds Velna, 3 March 2026?",
            "How many people died in the floods?",
            "How many drones, night of 3 March 2026?"
        ]
    );
    let standings = page.select("table tbody .standing");
    let words: Vec<String> = standings
        .iter()
        .map(|it| it.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert!(words.iter().all(|it| it.contains("disputed")), "never by colour alone: {words:?}");
    assert!(words[0].contains("contradicts"), "{words:?}");
    assert_eq!(page.select("table caption").length(), 1);
    assert_eq!(page.select("thead th[scope=col]").length(), 5);
}

#[test]
fn a_point_shows_its_sides_with_their_words_and_what_stands_between_them() {
    let page = Document::from(sample_page(&Filter::default()));
    let point = "#point-control-velna";
    let labels = page.select(&format!("{point} .side .label"));
    let labels: Vec<String> = labels.iter().map(|it| it.text().to_string()).collect();
    assert_eq!(labels, ["A", "B", "C", "D"]);
    let claim = text_of(&page, &format!("{point} .claim:has(#claim-velna-not-seized)"));
    for words in
        ["satellite analysts", "that Velna “had not been fully seized” by Tuesday", "via ", "¶"]
    {
        assert!(claim.contains(words), "{words:?} is missing in {claim}");
    }
    let marked = page.select(&format!("{point} .claim:has(#claim-velna-captured) mark"));
    assert!(marked.iter().all(|it| &*it.text() == "captured") && marked.length() > 0);
    let between = text_of(&page, &format!("{point} .between"));
    for words in ["contradicts", "disputes", "confirmed by Ann", "both speak of the whole town"] {
        assert!(between.contains(words), "{words:?} is missing in {between}");
    }
}

#[test]
fn what_differs_is_said_of_figures_that_differ() {
    let page = Document::from(sample_page(&Filter::default()));
    let between = text_of(&page, "#point-count-drones .between");
    assert!(between.contains("differs What differs "), "{between}");
    assert!(!text_of(&page, "#point-control-velna .between").contains("What differs"));
}

#[test]
fn a_denial_is_not_taken_for_what_is_denied() {
    let page = Document::from(sample_page(&Filter::default()));
    let claim = text_of(&page, ".claim:has(#claim-velna-unconfirmed)");
    assert!(claim.contains("does not confirm it"), "{claim}");
    assert!(claim.contains("What is not confirmed"), "{claim}");
}

#[test]
fn the_rest_of_the_case_is_there_too() {
    let page = Document::from(sample_page(&Filter::default()));
    assert_eq!(page.select("details.other").length(), 4, "points that are not disputed");
    assert_eq!(page.select(".dismissed").length(), 2);
    let claims = page.select("[id^=claim-]").length();
    assert_eq!(claims, sample::case().claims.len(), "every claim has its place, and one only");
    assert!(
        text_of(&page, "#dismissed").contains("two bridges: the old one and the harbour bridge")
    );
    let case = sample::case();
    assert_eq!(page.select("li.source").length(), case.sources.len());
    let sources = text_of(&page, "#sources");
    for snapshot in case.sources.iter().flat_map(|source| &source.snapshots) {
        assert!(sources.contains(&snapshot.sha256), "the hash of every text is shown");
    }
}

#[test]
fn points_that_were_asked_for_are_shown_in_full() {
    let filter = Filter { about: Some("plan".to_owned()), ..Filter::default() };
    let page = Document::from(sample_page(&filter));
    assert_eq!(page.select("article.point").length(), 1);
    assert!(text_of(&page, "#points h2").contains("The points"));
    let nothing = Filter { about: Some("nowhere".to_owned()), ..Filter::default() };
    let page = Document::from(sample_page(&nothing));
    assert!(text_of(&page, "#points").contains("No point matches what was asked for."));
}

#[test]
fn many_points_are_folded_and_still_there() {
    let mut report = crate::sample_report(&Filter::default());
    let point = report.points[0].clone();
    report.points = (0..60)
        .map(|nth| {
            let mut point = point.clone();
            point.id = PointId::new(format!("point-{nth}")).unwrap();
            point
        })
        .collect();
    let page = Document::from(html::render(&report));
    assert_eq!(page.select("article.point").length(), 60);
    assert_eq!(page.select("article.point > details.fold").length(), 20);
    // It is told once, before the first of them.
    let told = page.select("main > .from-here");
    assert_eq!(told.length(), 1);
    assert!(
        told.text().contains("no charts") && told.text().contains("--about"),
        "{}",
        told.text()
    );
    assert_eq!(page.select(".from-here + article.point > details.fold").length(), 1);
    assert_eq!(page.select("article.point > details.fold .claim").length(), 20 * 5);
    assert_links_and_names(&page);
}

/// Every link within the page leads somewhere, every other one to the web; no name stands twice.
fn assert_links_and_names(page: &Document) {
    let mut names = BTreeSet::new();
    for element in elements(page) {
        if let Some(name) = element.attr("id") {
            assert!(names.insert(name.to_string()), "two elements are named {name}");
        }
    }
    let links = page.select("a[href]");
    assert!(links.length() > 10);
    for link in links.nodes() {
        let href = link.attr("href").unwrap();
        match href.strip_prefix('#') {
            Some(name) => assert!(names.contains(name), "{href} leads nowhere"),
            None => {
                assert!(href.starts_with("https://"), "{href}");
                assert_eq!(link.attr("rel").as_deref(), Some("noopener noreferrer"), "{href}");
            }
        }
    }
}

/// Nothing in the page acts, loads or sets a style of its own.
fn assert_inert(page: &Document) {
    for element in elements(page) {
        let name = element.node_name().unwrap();
        let forbidden = ["script", "img", "iframe", "object", "embed", "form", "base", "link"];
        assert!(!forbidden.contains(&name.as_ref()), "{}", element.html());
        for attribute in element.attrs() {
            let name = attribute.name.local.to_string();
            let acts = name.starts_with("on") || ["style", "src", "srcdoc"].contains(&&*name);
            assert!(!acts, "{name} of {}", element.html());
        }
    }
    assert_eq!(page.select("style").length(), 1);
    let policy = page.select("meta[http-equiv='Content-Security-Policy']").attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
}

#[test]
fn links_lead_somewhere_and_nothing_acts() {
    for page in [sample_page(&Filter::default()), page_filled_with(NASTY)] {
        let page = Document::from(page);
        assert_links_and_names(&page);
        assert_inert(&page);
    }
}

#[test]
fn hostile_text_is_shown_and_read_as_text() {
    let page = Document::from(page_filled_with(NASTY));
    let title = text_of(&page, "h1");
    assert!(title.contains("<script>alert(1)</script>"), "{title}");
    assert!(title.contains("␛]0;owned␇") && title.contains("<U+202E>txt.exe"), "{title}");
    let whole = page_filled_with(NASTY);
    for unseen in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{1b}', '\u{7}', '\u{9b}', '\0'] {
        assert!(!whole.contains(unseen), "{unseen:?} came through");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let page = sample_page(&Filter::default());
    assert_eq!(page, sample_page(&Filter::default()));
    assert!(page.ends_with("</html>\n"));
    assert!(!page.contains(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn text_is_set_in_its_direction_and_named_with_its_language() {
    let (mut case, detection) = (sample::case(), sample::detection(&sample::case()));
    case.language = Some("uk".to_owned());
    case.sources.iter_mut().for_each(|source| source.language = Some("ar".to_owned()));
    let page = html::render(&report::build(&case, &detection, &Filter::default()));
    let page = Document::from(page);
    let quotes = page.select("blockquote");
    assert!(quotes.length() > 0);
    for quote in quotes.nodes() {
        assert_eq!(quote.attr("lang").as_deref(), Some("ar"));
        assert_eq!(quote.attr("dir").as_deref(), Some("auto"));
    }
    assert_eq!(page.select("h1").attr("lang").as_deref(), Some("uk"));
    case.language = Some("x\" onclick=\"".to_owned());
    let page = html::render(&report::build(&case, &detection, &Filter::default()));
    assert!(Document::from(page).select("h1").attr("lang").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_changes_what_the_page_is_made_of(text in "\\PC{1,30}|[<>&\"'/= a-z\u{0}-\u{1f}]{1,40}x|.{1,12}") {
        prop_assume!(!text.trim().is_empty());
        prop_assert_eq!(skeleton(&page_filled_with(&text)), skeleton(&page_filled_with("plain words")));
    }
}
