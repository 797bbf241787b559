//! What a page tells of origins, of pages that changed, of people's judgements and of how points came to stand so:
//! the case of the browser test, laid out and read back.

use std::path::Path;

use atodds::export::{html, markdown};
use atodds::model::*;
use atodds::report::{self, Filter, Moment, Report};
use atodds::text::lexicon::Lexicon;
use atodds::{casefile, detect};
use dom_query::Document;

fn quay() -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/quay.toml");
    let case = casefile::load(&path).unwrap().case;
    report::build(&case, &detect::detect(&case, Lexicon::english()), &Filter::default())
}

fn quay_page() -> Document {
    Document::from(html::render(&quay()))
}

/// The text of the only element that the selector finds.
fn text_of(page: &Document, selector: &str) -> String {
    let found = page.select(selector);
    assert_eq!(found.length(), 1, "{selector}");
    found.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

const BOATS: &str = "#point-count-sink-boat-sarn";
const WELL: &str = "#point-statement-no-well";

#[test]
fn a_position_tells_its_origins_with_their_claims_and_the_reason() {
    let page = quay_page();
    let side = format!("{BOATS} .position[aria-label='Position A'] .side");
    assert_eq!(text_of(&page, &format!("{side} .backing")), "1 independent origin / 2 claims");
    assert_eq!(
        text_of(&page, &format!("{side} .origins li")),
        "fire brigade A1, A2 · Lowland Wire and Coast Daily both quote fire brigade"
    );
    let alone = format!("{BOATS} .position[aria-label='Position B']");
    assert_eq!(page.select(&format!("{alone} .origins")).length(), 0, "one claim that names it");
    assert_eq!(text_of(&page, &format!("{alone} .backing")), "1 claim · origin: Mayor");
}

#[test]
fn circular_reporting_is_shown_with_its_path() {
    let page = quay_page();
    let ring = text_of(&page, &format!("{WELL} .origins .ring"));
    assert!(ring.contains("circular A1 → A2 → A1"), "{ring}");
    let steps =
        "North Star names South Star as its source, South Star names North Star as its source";
    assert!(ring.contains(steps) && ring.ends_with("no origin is known"), "{ring}");
}

#[test]
fn the_way_of_a_claim_says_what_was_read_and_how_it_ends() {
    let page = quay_page();
    for (claim, words) in [
        ("boats-seven", ["¶2 · read here", "Origin fire brigade"]),
        ("boats-seven-daily", ["via Lowland Wire → Harbour lost", "not read: no text held"]),
        ("boats-two", ["Hill Post, 2 May 2025", "Origin Mayor, own observation"]),
        ("boats-four", ["The quay is gone", "Origin Hill Post, anonymous"]),
        ("well-north", ["North Star names South Star as its source", "→ circular"]),
    ] {
        let told = text_of(&page, &format!(".claim:has(#claim-{claim})"));
        for words in words {
            assert!(told.contains(words), "{words:?} is missing in {told}");
        }
    }
}

#[test]
fn a_quote_that_changed_on_its_page_says_so_where_it_stands() {
    let page = quay_page();
    let altered = text_of(&page, ".claim:has(#claim-boats-seven) .changed");
    for words in ["altered", "on the page since 3 May 2025", "nine", "seven"] {
        assert!(altered.contains(words), "{words:?} is missing in {altered}");
    }
    assert!(text_of(&page, "#claim-warned .now").contains("gone"), "in a line too");
    assert_eq!(page.select(".changed, .now").length(), 3, "no other quote changed");
    let snapshots = page.select("#source-wire .snapshots li");
    let newest: Vec<bool> = snapshots.iter().map(|it| it.text().contains("newest")).collect();
    assert_eq!(newest, [false, true], "oldest first");
}

#[test]
fn everybodys_judgement_stands_with_name_and_day() {
    let page = quay_page();
    let contested = format!("{BOATS} .between .link:has(.contested) .judged");
    let told = text_of(&page, &contested);
    for words in [
        "contested",
        "confirmed by Ann, 5 May 2025: Both count the boats of one night.",
        "dismissed by Ben, 6 May 2025: The Mayor counts the boats of the town alone.",
    ] {
        assert!(told.contains(words), "{words:?} is missing in {told}");
    }
    assert_eq!(page.select(".contested").length(), 1);
    let renamed = text_of(&page, &format!("{BOATS} .judgements .judged"));
    assert!(renamed.contains("now: “How many boats went down with the quay?”"), "{renamed}");
    let settled = ".other:has(#claim-lamps-eight) .judged";
    assert!(text_of(&page, settled).contains("evidence: lamps-eight"));
    let link = page.select(&format!("{settled} a"));
    assert_eq!(link.attr("href").as_deref(), Some("#claim-lamps-eight"));
}

#[test]
fn evidence_that_is_not_on_the_page_is_named_without_a_link() {
    let mut report = quay();
    let lamp = ClaimId::new("lamps-eight").unwrap();
    report.points.retain(|point| point.claims().all(|claim| claim.id != lamp));
    for said in report.points.iter_mut().filter_map(|point| point.judged.as_mut()) {
        said.said[0].evidence = Some(lamp.clone());
    }
    let page = Document::from(html::render(&report));
    let judged = format!("{BOATS} .judgements .judged");
    assert!(text_of(&page, &judged).contains("evidence: lamps-eight"));
    assert_eq!(page.select(&format!("{judged} a")).length(), 0, "a link that leads nowhere");
}

#[test]
fn a_point_tells_its_history() {
    let page = quay_page();
    let events = page.select(&format!("{BOATS} .history .events li"));
    let told: Vec<String> = events
        .iter()
        .map(|it| it.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        told,
        [
            "1 May 2025 opened fire brigade, first on side A A1",
            "1 May 2025 joined fire brigade, side A A2",
            "2 May 2025 disputed Mayor, first on side B B1",
            "4 May 2025 joined a fisherman, first on side C C1",
        ]
    );
    let lamps = text_of(&page, ".other:has(#claim-lamps-eight)");
    assert!(lamps.contains("Opened 1 May, disputed since 2 May, settled 7 May 2025"), "{lamps}");
}

#[test]
fn a_long_history_is_folded() {
    let mut report = quay();
    let point = report.points.iter_mut().find(|it| it.history.len() > 3).unwrap();
    let event = point.history[0].clone();
    point.history.resize(40, event);
    let page = Document::from(html::render(&report));
    assert_eq!(page.select(".history > details:not([open]) .events li").length(), 40);
}

#[test]
fn the_head_says_which_moment_is_shown() {
    let mut report = quay();
    let left_out = LeftOut { later: 2, ..LeftOut::default() };
    report.moment = Moment {
        as_of: Some(("2025-05-06".parse().unwrap(), left_out)),
        known_at: Some("2025-05-07T10:00:00Z".to_owned()),
    };
    let page = Document::from(html::render(&report));
    let lines: Vec<String> =
        page.select(".masthead .moment").iter().map(|it| it.text().to_string()).collect();
    assert_eq!(
        lines,
        [
            "As of the end of 6 May 2025; 2 claims are left out: 2 said later",
            "As recorded by 2025-05-07T10:00:00Z"
        ]
    );
    assert_eq!(quay_page().select(".moment").length(), 0, "the case as it is now");
}

#[test]
fn markdown_tells_the_same() {
    let document = markdown::render(&quay());
    for words in [
        "**A** fire brigade: Lowland Wire and Coast Daily both quote fire brigade",
        "circular: North Star names South Star as its source",
        "| Mayor, own observation | boats-two |",
        "| North Star names South Star as its source → circular, so none is known | well-north |",
        "altered on the page since 3 May 2025",
        "contested: confirmed by Ann, 5 May 2025",
        "(evidence: lamps-eight)",
        "\n- 2 May 2025 · disputed: Mayor, first on side B · boats-two\n",
        "| 2 texts, the newest retrieved 2025-05-03, SHA-256 ",
    ] {
        assert!(document.contains(words), "{words:?} is missing in\n{document}");
    }
}
