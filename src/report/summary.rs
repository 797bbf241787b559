use super::views::Views;
use crate::model::{Case, Detection, Match, Status, least_origins};

/// A case in figures, before any filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What the case is called; may be empty.
    pub title: String,
    /// BCP 47 language tag of the claims.
    pub language: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// How many sources it holds.
    pub sources: usize,
    /// How many claims it holds.
    pub claims: usize,
    /// How many independent origins stand behind its claims.
    pub independent_origins: usize,
    /// How many points have each status, for every status in the order of a report.
    pub points: Vec<(Status, usize)>,
    /// How many conflicts there are between two claims, dismissed ones left out.
    pub conflicts: usize,
    /// How many quotes could not be looked up, because their source holds no text.
    pub unverified_quotes: usize,
    /// How many quotes leave out a word that turns their meaning.
    pub flagged_quotes: usize,
    /// How many quotes are altered or gone in the newest text of their page.
    pub touched_quotes: usize,
    /// How many claims have no quote.
    pub without_quote: usize,
    /// Whether detection has run on the claims.
    pub linked: bool,
}

impl Summary {
    pub(super) fn of(case: &Case, detection: &Detection, views: &Views<'_>) -> Self {
        let with_status = |status| detection.points.iter().filter(|p| p.status == status).count();
        let unverified = |found| found == Match::Unverified;
        Self {
            title: case.title.clone(),
            language: case.language.clone(),
            description: case.description.clone(),
            sources: case.sources.len(),
            claims: case.claims.len(),
            independent_origins: least_origins(views.claims.iter().map(|claim| &claim.origin)),
            points: Status::ALL.map(|status| (status, with_status(status))).to_vec(),
            conflicts: views
                .links
                .iter()
                .filter(|link| link.relation.is_conflict() && !link.is_dismissed())
                .count(),
            unverified_quotes: case
                .claims
                .iter()
                .filter_map(|claim| claim.citation.as_ref())
                .filter(|citation| unverified(citation.found))
                .count(),
            flagged_quotes: views
                .claims
                .iter()
                .filter(|claim| claim.quote.as_ref().is_some_and(|quote| quote.is_flagged()))
                .count(),
            touched_quotes: views
                .claims
                .iter()
                .filter(|claim| claim.quote.as_ref().is_some_and(|quote| quote.is_touched()))
                .count(),
            without_quote: case.claims.iter().filter(|claim| claim.citation.is_none()).count(),
            linked: !detection.readings.is_empty() || case.claims.is_empty(),
        }
    }

    /// How many points there are in all.
    #[must_use]
    pub fn points_in_all(&self) -> usize {
        self.points.iter().map(|(_, count)| count).sum()
    }

    /// How many points have this status.
    #[must_use]
    pub fn points_with(&self, status: Status) -> usize {
        self.points.iter().find(|(known, _)| *known == status).map_or(0, |(_, count)| *count)
    }
}
