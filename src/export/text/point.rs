use crate::export::history;
use crate::export::layout::{Page, prose};
use crate::export::words::{self, Shared};
use crate::model::Relation;
use crate::report::{Between, ClaimView, PointView, PositionView, Voice};

/// Where positions and conflicts begin, and what stands below them.
const INDENT: usize = 2;
const BELOW: usize = 5;
const QUOTE: usize = 7;

/// The least room that a reason needs beside its rule.
const REASON: usize = 50;

/// Sets one point in full: its question, its sides with their quotes, and what stands between them.
pub(in crate::export) fn full(page: &mut Page, point: &PointView) {
    let style = page.style;
    let status = point.status.as_str().to_uppercase();
    let lead = format!("{}  ", style.status(point.status, &status));
    let hang = status.len() + 2;
    let size = style.dim(prose(&format!("{} · {}", words::size(point), point.id)));
    page.with_remark(&lead, hang, &style.bold(prose(&point.question)), &size);
    for position in &point.positions {
        page.blank();
        side(page, position);
    }
    if !point.conflicts.is_empty() || !point.agreements.is_empty() {
        page.blank();
        betweens(page, point);
    }
    if let Some(history) = history::in_short(point) {
        let history = format!("history: {history}");
        page.paragraph(&" ".repeat(INDENT), INDENT + 2, &style.dim(prose(&history)));
    }
    let so_far = words::judged_so_far(point);
    page.paragraph(&" ".repeat(INDENT), INDENT + 2, &style.dim(prose(&so_far)));
}

fn side(page: &mut Page, position: &PositionView) {
    let style = page.style;
    let label = format!("{}{}", " ".repeat(INDENT), style.label(format!("{:<3}", position.label)));
    let backing = style.dim(prose(&words::backing(position)));
    page.with_remark(&label, BELOW, &style.bold(prose(&position.answer)), &backing);
    position.voices.iter().for_each(|voice| claims_of(page, voice));
    for why in words::collapses(position).into_iter().chain(words::rings(position)) {
        page.paragraph(&" ".repeat(BELOW), BELOW + 2, &style.dim(prose(&why)));
    }
}

fn claims_of(page: &mut Page, voice: &Voice) {
    let style = page.style;
    let manner = words::manner(voice);
    let name = prose(&voice.name);
    let heading = if manner.is_empty() { name } else { format!("{name} · {}", prose(&manner)) };
    page.indented(BELOW, &heading);
    let shared = Shared::of(voice);
    for claim in &voice.claims {
        let provenance = format!("{} · {}", words::provenance(claim, &shared), claim.id);
        page.pair(QUOTE, &said(claim), &style.dim(prose(&provenance)));
    }
}

/// The exact quote in quotation marks, or the claim's own sentence without them.
pub(in crate::export) fn said(claim: &ClaimView) -> String {
    match &claim.quote {
        Some(quote) => format!("“{}”", prose(&quote.exact)),
        None => prose(&claim.text),
    }
}

fn betweens(page: &mut Page, point: &PointView) {
    let all: Vec<&Between> = point.conflicts.iter().chain(&point.agreements).collect();
    let widest = |of: &dyn Fn(&Between) -> usize| all.iter().map(|b| of(b)).max().unwrap_or(0);
    let sides_width = widest(&|between| sides(between).chars().count());
    let relation_width = widest(&|between| between.relation.as_str().len());
    let rule_width = widest(&|between| prose(&between.rule).chars().count());
    let style = page.style;
    for between in all {
        let sides = format!("{:<sides_width$}", sides(between));
        let relation = format!("{:<relation_width$}", between.relation);
        let rule = prose(&between.rule);
        let lead = format!(
            "{}{}  {}  ",
            " ".repeat(INDENT),
            style.label(sides),
            style.relation(between.relation, relation),
        );
        let before_rule = INDENT + sides_width + 2 + relation_width + 2;
        let before_reason = before_rule + rule_width + 2;
        if before_reason + REASON <= style.measure() {
            let rule = style.dim(format!("{rule:<rule_width$}"));
            page.paragraph(&format!("{lead}{rule}  "), before_reason, &reason(between));
        } else {
            page.paragraph(&lead, before_rule, &style.dim(rule));
            page.indented(INDENT + sides_width + 2, &reason(between));
        }
    }
}

/// `A × C` of a conflict, `A → C` of an update from A to C, `A ~ C` of figures that can both hold.
fn sides(between: &Between) -> String {
    let [one, other] = &between.sides;
    let sign = match between.relation {
        Relation::Updates if between.directed => '→',
        relation if relation.is_conflict() => '×',
        _ => '~',
    };
    format!("{one} {sign} {other}")
}

fn reason(between: &Between) -> String {
    let mut reason = between.because.clone();
    if between.pairs.len() > 1 {
        reason.push_str(&format!(" ({})", words::count(between.pairs.len(), "pair")));
    }
    if let Some(judged) = &between.judged {
        reason.push_str(&format!(" — {}", words::judged(judged)));
    }
    prose(&reason)
}
