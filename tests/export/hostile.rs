//! Text copied from the web must not steer a terminal, start a formula or open a tag, in whichever
//! field it stands.

use std::sync::Arc;

use atodds::export::sanitize::{csv_uncell, markdown as escape, terminal};
use atodds::export::{TextStyle, csv, json, list, markdown, show, text};
use atodds::model::*;
use atodds::report::{self, Filter, Report};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use unicode_width::UnicodeWidthStr;

use crate::sample;

pub(crate) const NASTY: &str = "=HYPERLINK(\"http://evil.example\",\"x\") | <script>alert(1)</script> `code` \
    [text](javascript:alert(1)) **bold** $x$ \u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m \u{202e}txt.exe\u{2066} \
    zero\u{200b}width\r\n# heading\t| cell &amp; www.evil.example";

/// The sample with one text in every field that holds free text.
pub(crate) fn filled_with(text: &str) -> (Case, Detection) {
    let (mut case, mut detection) = (sample::case(), sample::detection(&sample::case()));
    let fill = |field: &mut String| text.clone_into(field);
    fill(&mut case.title);
    case.description = Some(text.to_owned());
    for source in &mut case.sources {
        fill(&mut source.title);
        source.publisher.iter_mut().for_each(fill);
        source.url = Some(format!("https://river.example/{text}"));
        source.digest_of = Some(text.to_owned());
        source.authors = vec![text.to_owned()];
        source.snapshots.iter_mut().for_each(|snapshot| snapshot.file = Some(text.to_owned()));
    }
    for claim in &mut case.claims {
        fill(&mut claim.text);
        claim.chain.claimant.iter_mut().for_each(fill);
        claim.chain.verb.iter_mut().for_each(fill);
        claim.chain.via.iter_mut().for_each(|relay| fill(&mut relay.name));
        claim.citation.iter_mut().for_each(|citation| fill(&mut citation.exact));
        claim.note = Some(text.to_owned());
        claim.place = Some(text.to_owned());
    }
    let hashes: Vec<ContentHash> = case.claims.iter().map(ContentHash::of).collect();
    for judgement in &mut case.judgements {
        fill(&mut judgement.reason);
        fill(&mut judgement.by);
        fill(&mut judgement.at);
        if let Subject::Link { a, b } = &mut judgement.subject {
            (*a, *b) = (
                hashes[0].clone().min(hashes[4].clone()),
                hashes[0].clone().max(hashes[4].clone()),
            );
        }
    }
    for link in &mut detection.links {
        fill(&mut link.because.text);
        fill(&mut link.rule);
        link.because = link.because.clone().with_words(text, text);
    }
    for reading in &mut detection.readings {
        reading.origin = Origin::Known(text.to_owned());
    }
    for point in &mut detection.points {
        fill(&mut point.question);
        for position in &mut point.positions {
            fill(&mut position.answer.0);
            let hop = Hop {
                basis: Basis::Cites { of: 1 },
                from: text.to_owned(),
                to: text.to_owned(),
                claim: None,
            };
            let claims = position.claims.clone();
            let merge = |claim: &ClaimId| Merge { claim: claim.clone(), path: vec![hop.clone()] };
            position.origins = vec![Support {
                origin: Origin::Known(text.to_owned()),
                merged: claims.iter().map(merge).collect(),
                claims: claims.clone(),
            }];
            position.circular = vec![Circle { claims, path: vec![hop] }];
        }
    }
    (case, detection)
}

/// The sample laid out, with the text also in what is derived: how quotes stand now, what people said of points and
/// links, what happened to a point.
pub(crate) fn laid_out(text: &str) -> Report {
    let (case, detection) = filled_with(text);
    let mut report = report::build(&case, &detection, &Filter::default());
    report.moment.known_at = Some(text.to_owned());
    let judged = report.links.iter().find_map(|link| link.judged.clone()).unwrap();
    let said = report::Said {
        evidence: Some(report.claims[0].id.clone()),
        question: Some(text.to_owned()),
        others: vec![report.claims[1].id.clone()],
        claims_since: 2,
        ..judged.said[0].clone()
    };
    let judged = report::Judged {
        standing: Some(Standing::Contested),
        said: vec![judged.said[0].clone(), said],
    };
    for point in &mut report.points {
        point.judged = Some(judged.clone());
        point.conflicts.iter_mut().for_each(|between| between.judged = Some(judged.clone()));
        for event in &mut point.history {
            text.clone_into(&mut event.by);
            event.reason = Some(text.to_owned());
            event.narrowing =
                Some(report::Narrowing::Figure { from: text.to_owned(), to: text.to_owned() });
        }
        let voices = point.positions.iter_mut().flat_map(|position| &mut position.voices);
        for claim in voices.flat_map(|voice| &mut voice.claims) {
            let Some(quote) = &mut Arc::make_mut(claim).quote else { continue };
            quote.newest = Some(altered(text));
        }
    }
    report
}

fn altered(text: &str) -> report::StandingView {
    report::StandingView {
        standing: report::Standing::Altered,
        snapshot: String::new(),
        retrieved: None,
        since: None,
        position: None,
        paragraph: None,
        because: text.to_owned(),
        difference: Some(report::Difference { document: text.to_owned(), quote: text.to_owned() }),
    }
}

/// Enough of a hostile report to look at.
fn a_little() -> Report {
    let mut report = laid_out(NASTY);
    report.points.truncate(1);
    report.points[0].positions.truncate(1);
    report.points[0].conflicts.truncate(1);
    report.sources.truncate(1);
    report.dismissed.clear();
    report
}

#[test]
fn hostile_text_on_a_terminal() {
    let report = a_little();
    insta::assert_snapshot!(text::render(&report, &TextStyle::plain(80)));
}

#[test]
fn hostile_text_in_markdown() {
    let report = a_little();
    insta::assert_snapshot!(markdown::render(&report));
}

#[test]
fn hostile_text_in_csv() {
    let file = csv::render(&a_little(), false).remove(2);
    let text = String::from_utf8(file.bytes).unwrap();
    insta::assert_snapshot!(text.escape_debug().to_string().replace("\\n", "\n"));
}

#[test]
fn a_hostile_id_is_not_offered_for_pasting() {
    let (mut case, mut detection) = (sample::case(), sample::detection(&sample::case()));
    let evil = ClaimId::new("$(reboot)").unwrap();
    let claim = case.claims.iter_mut().find(|claim| claim.id.as_str() == "velna-battle").unwrap();
    let id = std::mem::replace(&mut claim.id, evil.clone());
    let rename = |known: &mut ClaimId| {
        if *known == id {
            *known = evil.clone();
        }
    };
    detection.readings.iter_mut().for_each(|reading| rename(&mut reading.claim));
    for link in &mut detection.links {
        rename(&mut link.a);
        rename(&mut link.b);
    }
    let positions = detection.points.iter_mut().flat_map(|point| &mut point.positions);
    positions.flat_map(|position| &mut position.claims).for_each(rename);
    let report = report::build(&case, &detection, &Filter::default());
    let text = text::render(&report, &TextStyle::plain(80));
    assert!(text.contains("· $(reboot)"), "{text}");
    assert!(text.contains("atodds why CLAIM CLAIM"), "{text}");
}

/// Everything that is set for a terminal, from one case.
fn all_terminal_text(text: &str, width: usize) -> String {
    let (case, detection) = filled_with(text);
    let style = TextStyle::plain(width);
    let report = report::build(&case, &detection, &Filter::default());
    let mut out = text::render(&report, &style);
    for id in ["velna-not-seized", "river-07", "control-velna"] {
        out += &show::render(&report::show(&case, &detection, id).unwrap(), &style);
    }
    out += &list::claims(&report).render(Some(width));
    out += &list::links(&report).render(Some(width));
    out + &list::points(&report).render(Some(width))
}

/// What GitHub understands beside CommonMark, and definition lists, which others do.
fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
}

/// The texts of a Markdown document, run together, and whatever in it is no plain text.
fn read_markdown(source: &str) -> (String, Vec<String>) {
    let (mut seen, mut other) = (String::new(), Vec::new());
    for event in Parser::new_ext(source, extensions()) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::Start(
                Tag::Paragraph
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::List(None)
                | Tag::Item
                | Tag::Heading { .. }
                | Tag::Strong,
            )
            | Event::End(_) => {}
            Event::Start(Tag::Link { dest_url, .. }) => other.push(format!("link to {dest_url}")),
            event => other.push(format!("{event:?}")),
        }
    }
    (seen, other)
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Texts made of what Markdown, spreadsheets and terminals care about, and any text.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-\\\\`*_\\[\\]<>|~&$@!#+=.():/ 1a\n\t\r]{0,24}",
        "(http://|www\\.|https://x\\.y/|<b>|&amp;|- |1\\. |# |> |\\||\\$|~~|\\[x\\]\\(y\\)|a|\n| |:-:|==|\\^|\"|\u{1b}\\[|\u{202e}){0,8}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_field_steers_the_terminal(text in hostile(), width in 40_usize..140) {
        let out = all_terminal_text(&text, width);
        for line in out.lines() {
            prop_assert!(line.width() <= width, "{} at {width}: {line:?}", line.width());
        }
        let acts = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c) || c == '\u{200b}');
        prop_assert!(!out.chars().any(acts), "{out:?}");
    }

    #[test]
    fn markdown_shows_the_text_as_it_is(text in hostile()) {
        let is_space = |c: char| matches!(c, '\n' | '\r' | '\t');
        let spaced = text.replace(is_space, " ");
        let expected = without_spaces(&terminal(spaced.trim()));
        let escaped = escape(&text);
        // An empty text between two marks of emphasis would make them plain text.
        prop_assume!(!expected.is_empty());
        for (before, after, plain_before, plain_after) in [
            ("x ", " x\n", "x", "x"),
            ("", "\n", "", ""),
            ("## ", "\n", "", ""),
            ("- **", "** x\n", "", "x"),
            ("| a |\n|---|\n| ", " |\n", "a", ""),
        ] {
            let (seen, other) = read_markdown(&format!("{before}{escaped}{after}"));
            let expected = format!("{plain_before}{expected}{plain_after}");
            prop_assert_eq!(without_spaces(&seen), expected, "{:?} as {:?}", text, escaped);
            prop_assert!(other.is_empty(), "{:?} as {:?}: {:?}", text, escaped, other);
        }
    }

    #[test]
    fn a_markdown_report_links_only_to_its_sources(text in hostile()) {
        let document = markdown::render(&laid_out(&text));
        for other in read_markdown(&document).1 {
            prop_assert!(other.starts_with("link to https://river.example/"), "{other}\n{document}");
        }
    }

    #[test]
    fn csv_cells_come_back_as_they_were(text in hostile()) {
        let report = laid_out(&text);
        let rows = |raw: bool| -> Vec<Vec<String>> {
            csv::render(&report, raw)
                .iter()
                .flat_map(|file| {
                    let mut reader = ::csv::Reader::from_reader(file.bytes.as_slice());
                    reader.records().map(Result::unwrap).collect::<Vec<_>>()
                })
                .map(|row| row.iter().map(str::to_owned).collect())
                .collect()
        };
        let (guarded, raw) = (rows(false), rows(true));
        for cell in guarded.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
        let unguarded: Vec<Vec<String>> = guarded
            .iter()
            .map(|row| row.iter().map(|cell| csv_uncell(cell).to_owned()).collect())
            .collect();
        prop_assert_eq!(unguarded, raw);
    }

    #[test]
    fn json_keeps_every_text_as_it_came(text in hostile()) {
        let value: serde_json::Value = serde_json::from_str(&json::render(&laid_out(&text))).unwrap();
        prop_assert_eq!(value["claims"][0]["quote"].as_str(), Some(text.as_str()));
        prop_assert_eq!(value["points"][0]["question"].as_str(), Some(text.as_str()));
    }
}
