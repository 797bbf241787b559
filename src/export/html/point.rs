//! One point in full: the question, its sides next to each other with their evidence, and what stands
//! between them.

use std::collections::BTreeSet;

use askama::Template;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    anchor, between::BetweenPart, claim::ClaimPart, history::HistoryPart, judged::JudgedPart,
    numbers::Numbers, origins::OriginsPart, page::language_tag, symbols::StatusMark,
};
use crate::export::{chart, words};
use crate::model::ClaimId;
use crate::report::{Between, ClaimView, LinkView, PointView, PositionView, Report, Trail};

/// A point with all its evidence.
#[derive(Debug, Template)]
#[template(path = "point.html", config = "src/export/html/askama.toml")]
pub(super) struct PointPart<'a> {
    point: &'a PointView,
    anchor: String,
    status: StatusMark,
    size: String,
    /// Whether the evidence is folded away until a reader asks for it.
    folded: bool,
    language: Option<&'a str>,
    /// How the sides are set: next to each other, or, where there are many, in columns.
    sides: &'static str,
    positions: Vec<PositionPart<'a>>,
    between: Vec<BetweenPart<'a>>,
    figures: Vec<Figure>,
    history: Option<HistoryPart>,
    judged: Option<JudgedPart<'a>>,
    /// What stands in place of judgements on the point.
    not_judged: String,
}

/// A chart and what it shows.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) caption: &'static str,
    /// An `<svg>` element, escaped by the module that draws it.
    pub(super) svg: String,
}

#[derive(Debug)]
struct PositionPart<'a> {
    label: &'a str,
    answer: &'a str,
    backing: String,
    origins: Option<OriginsPart<'a>>,
    claims: Vec<ClaimPart<'a>>,
}

/// What the points of one page share.
pub(super) struct Shared<'a> {
    report: &'a Report,
    /// Whether every claim of the case has its place in the page, and not those of the points alone.
    is_whole: bool,
    of_points: FxHashSet<&'a ClaimId>,
    links: FxHashMap<(&'a ClaimId, &'a ClaimId), Vec<&'a LinkView>>,
    /// The claims that were shown so far: a name can stand in a page once.
    shown: FxHashSet<&'a ClaimId>,
}

impl<'a> Shared<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        // A narrowed report is about what was asked for, and not about the case as a whole.
        let is_whole = report.points.len() >= report.case.points_in_all();
        let of_points = report.points.iter().flat_map(PointView::claims).map(|it| &it.id).collect();
        let mut links: FxHashMap<_, Vec<&LinkView>> = FxHashMap::default();
        for link in &report.links {
            links.entry((&link.a, &link.b)).or_default().push(link);
        }
        Self { report, is_whole, of_points, links, shown: FxHashSet::default() }
    }

    /// Whether the page is about the whole case.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The language of the claims' sentences.
    pub(super) fn language(&self) -> Option<&'a str> {
        language_tag(self.report.case.language.as_deref())
    }

    /// The way of a claim to where it first comes from.
    pub(super) fn trail(&self, claim: &ClaimId) -> Option<&'a Trail> {
        self.report.trails.get(claim)
    }

    /// The name that a claim has in the page, where the page shows it.
    pub(super) fn anchor_of(&self, claim: &ClaimId) -> Option<String> {
        (self.is_whole || self.of_points.contains(claim)).then(|| chart::anchor(claim))
    }

    /// The name of a claim in the page, the first time it is asked for.
    pub(super) fn first_anchor(&mut self, claim: &'a ClaimId) -> Option<String> {
        self.shown.insert(claim).then(|| chart::anchor(claim))
    }

    /// Whether a claim was shown already.
    pub(super) fn was_shown(&self, claim: &ClaimId) -> bool {
        self.shown.contains(claim)
    }

    /// The words of each claim that a rule names for what it says of the point.
    fn words_of(&self, betweens: &[&'a Between]) -> FxHashMap<&'a ClaimId, BTreeSet<&'a str>> {
        let mut words: FxHashMap<&ClaimId, BTreeSet<&str>> = FxHashMap::default();
        for between in betweens {
            for [one, other] in &between.pairs {
                let key = if one <= other { (one, other) } else { (other, one) };
                let links = self.links.get(&key).into_iter().flatten();
                for link in links.filter(|link| link.rule == between.rule) {
                    let named =
                        [(&link.a, &link.because.words_a), (&link.b, &link.because.words_b)];
                    for (claim, named) in named {
                        words.entry(claim).or_default().extend(named.iter().map(String::as_str));
                    }
                }
            }
        }
        words
    }
}

impl<'a> PointPart<'a> {
    /// Lays a point out; `name` is unique among the points of the page.
    pub(super) fn new(
        point: &'a PointView,
        name: &str,
        folded: bool,
        shared: &mut Shared<'a>,
    ) -> Self {
        let betweens: Vec<&Between> = point.conflicts.iter().chain(&point.agreements).collect();
        let words = shared.words_of(&betweens);
        let mut numbers = Numbers::new(name);
        let positions = point
            .positions
            .iter()
            .map(|position| position_part(position, &words, &mut numbers, shared))
            .collect();
        Self {
            point,
            anchor: anchor::of_point(&point.id),
            status: point.status.into(),
            size: words::size(point),
            folded,
            language: shared.language(),
            sides: if point.positions.len() <= 3 { "few" } else { "many" },
            positions,
            between: betweens
                .into_iter()
                .map(|it| BetweenPart::new(it, &numbers, shared))
                .collect(),
            // Charts are most of a page's weight, and a reader of that many points looks at few.
            figures: if folded { vec![] } else { figures(point, shared.report, name) },
            history: HistoryPart::new(point, &numbers),
            judged: point.judged.as_ref().map(|judged| JudgedPart::new(judged, shared)),
            not_judged: words::judged_so_far(point),
        }
    }
}

fn figures(point: &PointView, report: &Report, name: &str) -> Vec<Figure> {
    let figure = |caption, svg: Option<String>| svg.map(|svg| Figure { caption, svg });
    [
        figure("The figures", chart::number_line(point, report, &format!("{name}-figures"))),
        figure("Who said it when", chart::timeline(point, report, &format!("{name}-time"))),
        figure("Who stands where", chart::point_graph(point, report, &format!("{name}-graph"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn position_part<'a>(
    position: &'a PositionView,
    words: &FxHashMap<&ClaimId, BTreeSet<&str>>,
    numbers: &mut Numbers<'a>,
    shared: &mut Shared<'a>,
) -> PositionPart<'a> {
    let none = BTreeSet::new();
    let mut claims = Vec::new();
    for (nth, claim) in position.claims().enumerate() {
        let claim: &'a ClaimView = claim;
        let place = numbers.add(&claim.id, &position.label, nth);
        let anchor = shared.first_anchor(&claim.id);
        let words = words.get(&claim.id).unwrap_or(&none);
        claims.push(ClaimPart::new(claim, shared, words, place, anchor));
    }
    let origins = OriginsPart::new(position, numbers);
    PositionPart {
        label: &position.label,
        answer: &position.answer,
        backing: match origins {
            Some(_) => words::origins_of_claims(position),
            None => words::backing(position),
        },
        origins,
        claims,
    }
}
