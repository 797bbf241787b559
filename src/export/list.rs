//! What a case holds, one row each: the tables of `atodds list`.

use super::{dates, table::Table, words};
use crate::model::{ClaimId, Entity, Match};
use crate::report::{Judged, QuoteView, Recorded, Report, Said};

/// The claims, in the order they were recorded.
#[must_use]
pub fn claims(report: &Report) -> Table {
    Table {
        header: vec!["ID", "SAID", "BY", "STANCE", "TEXT", "SOURCE", "QUOTE"],
        rows: report
            .claims
            .iter()
            .map(|claim| {
                vec![
                    claim.id.to_string(),
                    claim.stated.map(dates::date).unwrap_or_default(),
                    claim.voice.clone(),
                    claim.stance.to_string(),
                    claim.text.clone(),
                    claim.source.id.to_string(),
                    quote(claim.quote.as_ref()),
                ]
            })
            .collect(),
    }
}

/// What a reader has to know of a quote; nothing of one that stands there word for word.
fn quote(quote: Option<&QuoteView>) -> String {
    let Some(quote) = quote else { return "none".to_owned() };
    let remarks: Vec<String> =
        words::flagged(quote).into_iter().chain(words::touched(quote)).collect();
    match quote.found {
        _ if !remarks.is_empty() => remarks.join("; "),
        Match::Verbatim | Match::Typographic => String::new(),
        Match::Elided | Match::Unverified => quote.found.as_str().to_owned(),
    }
}

/// The sources, in the order they were recorded.
#[must_use]
pub fn sources(report: &Report) -> Table {
    Table {
        header: vec!["ID", "PUBLISHED", "PUBLISHER", "TITLE", "CLAIMS", "TEXT HELD"],
        rows: report
            .sources
            .iter()
            .map(|source| {
                vec![
                    source.id.to_string(),
                    source.published.map(dates::date).unwrap_or_default(),
                    source.publisher.clone().unwrap_or_default(),
                    source.title.clone(),
                    source.claims.to_string(),
                    if source.sha256.is_some() { "yes" } else { "no" }.to_owned(),
                ]
            })
            .collect(),
    }
}

/// The links, by the ids of their claims.
#[must_use]
pub fn links(report: &Report) -> Table {
    let word = |judged: &Judged| {
        let said = |said: &Said| format!("{} by {}", said.decision, said.by);
        judged.said.iter().map(said).collect::<Vec<_>>().join("; ")
    };
    Table {
        header: vec!["A", "RELATION", "B", "RULE", "JUDGED"],
        rows: report
            .links
            .iter()
            .map(|link| {
                vec![
                    link.a.to_string(),
                    link.relation.to_string(),
                    link.b.to_string(),
                    link.rule.clone(),
                    link.judged.as_ref().map(word).unwrap_or_default(),
                ]
            })
            .collect(),
    }
}

/// Every judgement, in the order they were recorded.
#[must_use]
pub fn judgements(judgements: &[Recorded]) -> Table {
    let row = |it: &Recorded| {
        let about: Vec<&str> = it.about.iter().map(ClaimId::as_str).collect();
        let between = if it.of_point { ", " } else { " × " };
        let by: Vec<&str> = it.withdrawn.iter().map(|by| by.by.as_str()).collect();
        let state = match (by.is_empty(), it.counts) {
            (false, _) => format!("withdrawn by {}", by.join(", ")),
            (true, true) => "counts".to_owned(),
            (true, false) => "said otherwise since".to_owned(),
        };
        vec![
            it.said.id.short().to_owned(),
            dates::day_of(&it.said.at),
            it.said.by.clone(),
            it.said.decision.to_string(),
            about.join(between),
            it.said.reason.clone(),
            state,
        ]
    };
    Table {
        header: vec!["ID", "WHEN", "WHO", "DECISION", "ABOUT", "REASON", "STATE"],
        rows: judgements.iter().map(row).collect(),
    }
}

/// The points, in the order of the report.
#[must_use]
pub fn points(report: &Report) -> Table {
    Table {
        header: vec!["ID", "STATUS", "QUESTION", "SIDES", "CLAIMS", "ORIGINS"],
        rows: report
            .points
            .iter()
            .map(|point| {
                vec![
                    point.id.to_string(),
                    point.status.to_string(),
                    point.question.clone(),
                    point.positions.len().to_string(),
                    point.claims().count().to_string(),
                    point.independent_origins().to_string(),
                ]
            })
            .collect(),
    }
}

/// Entities with their other spellings.
#[must_use]
pub fn entities(entities: &[Entity]) -> Table {
    Table {
        header: vec!["NAME", "KIND", "ALSO", "SPEAKS FOR", "WITHIN"],
        rows: entities
            .iter()
            .map(|entity| {
                vec![
                    entity.name.clone(),
                    entity.kind.to_string(),
                    entity.aliases.join(", "),
                    entity.speaks_for.clone().unwrap_or_default(),
                    entity.within.clone().unwrap_or_default(),
                ]
            })
            .collect(),
    }
}
