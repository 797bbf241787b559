//! Cases to draw, and what must hold of every chart.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::drawing::WIDTH;
use super::measure;
use crate::model::{
    Answer, AtIssue, Because, Bound, Case, Chain, Claim, ClaimId, Detection, Link, Origin, Point,
    PointId, Position, Quantity, Reading, Relation, Source, SourceId, Stance, Status, Support,
};
use crate::report::{Filter, Report, build};

/// Builds a case with one point, claim by claim.
pub(super) struct Sketch {
    case: Case,
    detection: Detection,
}

pub(super) fn id(text: &str) -> ClaimId {
    ClaimId::new(text).unwrap()
}

impl Sketch {
    pub(super) fn new(question: &str, at_issue: AtIssue) -> Self {
        let point = Point {
            id: PointId::new("point").unwrap(),
            question: question.to_owned(),
            at_issue,
            status: Status::Disputed,
            positions: vec![],
        };
        let detection = Detection { points: vec![point], ..Detection::default() };
        Self { case: Case::default(), detection }
    }

    /// Adds a claim to the position with this answer: its claimant, its source, and when it was said
    /// (nothing for nobody knows when).
    pub(super) fn claim(
        mut self,
        name: &str,
        answer: &str,
        who: &str,
        source: &str,
        said: &str,
    ) -> Self {
        let source_id = SourceId::new(source).unwrap();
        if self.case.source(&source_id).is_none() {
            let bare = Source::new(source_id.clone(), format!("Title of {source}"));
            self.case.sources.push(bare);
        }
        let mut claim = Claim::new(id(name), source_id, format!("{who} says {answer}"));
        claim.chain = Chain { claimant: Some(who.to_owned()), ..Chain::default() };
        claim.stated = said.parse().ok();
        claim.stance = (answer == "denied").then_some(Stance::Denies);
        self.case.claims.push(claim);
        let positions = &mut self.detection.points[0].positions;
        match positions.iter_mut().find(|position| position.answer.0 == answer) {
            Some(position) => position.claims.push(id(name)),
            None => positions.push(Position {
                answer: Answer(answer.to_owned()),
                claims: vec![id(name)],
                origins: vec![Support {
                    origin: Origin::Known(who.to_owned()),
                    claims: vec![id(name)],
                    merged: vec![],
                }],
                circular: vec![],
            }),
        }
        self
    }

    /// Gives the last claim a figure.
    pub(super) fn figure(mut self, words: &str, low: Option<Bound>, high: Option<Bound>) -> Self {
        let claim = self.case.claims.last().unwrap();
        let quantity = Quantity {
            low,
            high,
            unit: String::new(),
            counted: "boat".to_owned(),
            qualifiers: vec![],
            hedge: None,
            ordinal: false,
            fate: None,
            scope: None,
            per: String::new(),
            rounding: 0.5,
            words: words.to_owned(),
            span: (0, 0),
            phrase: (0, 0),
        };
        let mut reading = Reading {
            claim: claim.id.clone(),
            inputs: String::new(),
            source: claim.source.clone(),
            text: claim.text.clone(),
            stance: Stance::Asserts,
            stance_words: None,
            denied: (0, 0),
            modality: crate::model::Modality::Fact,
            words: vec![],
            content: vec![],
            names: vec![],
            negations: vec![],
            states: vec![],
            quantities: vec![],
            event: None,
            event_stated: false,
            stated: None,
            place: None,
            claimant: None,
            party: None,
            speaker: String::new(),
            origin: Origin::Unknown,
        };
        reading.quantities.push(quantity);
        self.detection.readings.push(reading);
        self
    }

    pub(super) fn link(mut self, a: &str, b: &str, relation: Relation) -> Self {
        self.detection.links.push(Link {
            a: id(a.min(b)),
            b: id(a.max(b)),
            relation,
            rule: "a_rule".to_owned(),
            at_issue: self.detection.points[0].at_issue.clone(),
            because: Because { text: format!("{a} against {b}"), words_a: vec![], words_b: vec![] },
        });
        self
    }

    pub(super) fn report(&self) -> Report {
        build(&self.case, &self.detection, &Filter::default())
    }
}

/// A point whose every text tries to get out of its place.
pub(super) fn hostile() -> Report {
    let evil = "\"><script>alert(1)</script>&amp;]]>\u{202e}\u{0}\u{1b}[31m\u{ffff}' onload='x";
    let long = "ש".repeat(3_000) + &"e\u{301}\u{302}".repeat(3_000) + "хвост";
    let boats = AtIssue::Quantity { counted: "boat".to_owned(), of: String::new() };
    let number = |value| Some(Bound { value, inclusive: true });
    Sketch::new(evil, boats)
        .claim("a\"><b>'&", evil, evil, "s\"><i>", "2024-05-01")
        .figure(evil, number(1.0), number(1e15))
        .claim("b", &long, &long, "s2", "2024-05-03")
        .figure(&long, None, number(4.0))
        .claim("c", "denied", "", "s2", "0000")
        .claim("d", "  ", "\u{200b}", "s3", "")
        .link("a\"><b>'&", "b", Relation::Contradicts)
        .link("b", "c", Relation::Updates)
        .report()
}

/// A case with as many claims, claimants and sources as these, each claim at odds with some others.
pub(super) fn crowd(claims: usize, voices: usize, sources: usize) -> Report {
    let mut sketch = Sketch::new("How many boats?", AtIssue::Statement);
    for n in 0..claims {
        let (voice, source) = (format!("Witness number {}", n * 7 % voices), n * 5 % sources);
        let said = format!("2024-{:02}-{:02}", n % 12 + 1, n % 28 + 1);
        let answer = format!("answer {}", n % 9);
        sketch = sketch.claim(&format!("c{n:04}"), &answer, &voice, &format!("s{source}"), &said);
    }
    for n in 0..claims.saturating_sub(1) {
        let other = (n * 3 + 1) % claims;
        let relation = Relation::ALL[n % 7];
        if other != n {
            sketch = sketch.link(&format!("c{n:04}"), &format!("c{other:04}"), relation);
        }
    }
    sketch.report()
}

/// Everything that must hold of a chart, whatever it shows.
pub(super) fn check(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("group"));
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands twice");
    for by in ["aria-labelledby", "aria-describedby"] {
        assert!(ids.contains(&root.attribute(by).unwrap()), "{by} names nothing");
    }
    let names = ["svg", "title", "desc", "g", "a", "rect", "circle", "path", "text"];
    for node in document.descendants().filter(Node::is_element) {
        assert!(names.contains(&node.tag_name().name()), "{node:?} has no place in a chart");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(name != "style" && !name.starts_with("on"), "{name}={value}");
            assert!(name != "href" || value.starts_with("#claim-"), "{name}={value}");
            assert!(!value.contains("url("), "{name}={value}");
        }
    }
    let height: f64 =
        root.attribute("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    let boxes: Vec<(Box, &str)> = document.descendants().filter_map(|node| extent(&node)).collect();
    for (extent, what) in &boxes {
        let [left, top, right, bottom] = *extent;
        let inside = left >= -0.1 && top >= -0.1 && right <= WIDTH + 0.1 && bottom <= height + 0.1;
        assert!(inside, "{what} {extent:?} leaves the picture, which is {height} high");
    }
    for kind in ["voice", "source", "claim", "band", "text"] {
        let of_kind: Vec<&(Box, &str)> =
            boxes.iter().filter(|(_, what)| what.split(' ').next() == Some(kind)).collect();
        for (nth, (one, _)) in of_kind.iter().enumerate() {
            for (other, _) in &of_kind[..nth] {
                assert!(!overlap(one, other), "{kind}: {one:?} and {other:?} overlap: {svg}");
            }
        }
    }
}

/// Left, top, right and bottom.
type Box = [f64; 4];

fn extent<'n>(node: &Node<'n, '_>) -> Option<(Box, &'n str)> {
    let number = |name: &str| node.attribute(name).map(|value| value.parse::<f64>().unwrap());
    let class = node.attribute("class").unwrap_or_default();
    match node.tag_name().name() {
        "rect" => {
            let (x, y) = (number("x")?, number("y")?);
            Some(([x, y, x + number("width")?, y + number("height")?], class))
        }
        "circle" => {
            let (x, y, r) = (number("cx")?, number("cy")?, number("r")?);
            Some(([x - r, y - r, x + r, y + r], class))
        }
        "text" => {
            let (x, y, size) = (number("x")?, number("y")?, number("font-size")?);
            let width = measure::width(node.text().unwrap_or_default(), size);
            let left = match node.attribute("text-anchor")? {
                "start" => x,
                "middle" => x - width / 2.0,
                _ => x - width,
            };
            // From the top of small letters to the baseline: what may not be covered.
            Some(([left, y - size * 0.7, left + width, y], "text"))
        }
        _ => None,
    }
}

fn overlap(one: &Box, other: &Box) -> bool {
    let apart = |a: usize, b: usize| one[b] <= other[a] + 0.05 || other[b] <= one[a] + 0.05;
    !apart(0, 2) && !apart(1, 3)
}

/// What the chart says to a reader who cannot see it.
pub(super) fn description(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    let description = document
        .descendants()
        .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "desc")));
    description.and_then(|node| node.text()).unwrap_or_default().to_owned()
}

/// Every class in the chart.
pub(super) fn classes(svg: &str) -> BTreeSet<String> {
    let document = Document::parse(svg).unwrap();
    let of = |node: Node<'_, '_>| node.attribute("class").unwrap_or_default().to_owned();
    let all: Vec<String> = document.descendants().map(of).collect();
    all.iter().flat_map(|class| class.split(' ')).map(str::to_owned).collect()
}

/// How many elements have this class, all words of it.
pub(super) fn count(svg: &str, class: &str) -> usize {
    let document = Document::parse(svg).unwrap();
    let has = |node: &Node<'_, '_>| {
        let own: Vec<&str> = node.attribute("class").unwrap_or_default().split(' ').collect();
        class.split(' ').all(|word| own.contains(&word))
    };
    document.descendants().filter(has).count()
}
