//! A case as it stood at the end of a day, by when things were said.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::{Case, Claim, DateSpan, PartialDate, Snapshot, Source, SourceId, Variant};

/// A case as it stood at the end of a day, and how much of the case that leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf {
    /// What had been said by then, with what it stands on.
    pub case: Case,
    /// The claims that are not in it.
    pub left_out: LeftOut,
}

/// How many claims a day leaves out, by why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Said after the day.
    pub later: usize,
    /// Dated to a month or year that began by the day and was not over: perhaps said by then, perhaps not.
    pub perhaps_later: usize,
    /// Neither the claim nor its source has a date.
    pub undated: usize,
}

impl Case {
    /// The case as it stood at the end of a day, by the dates of what it holds.
    ///
    /// - A claim counts when it had certainly been said: the last day on which it can have been (see
    ///   [`said_within`]) is not after `day`. So "December" counts from the 31st on, since a report on the 5th
    ///   must not show what may have been said on the 20th. A claim without a date never counts.
    /// - A source stays with its claims, also one published later that tells of what was said by then: a claim
    ///   never loses its source. One without such claims stays when it had been published.
    /// - A snapshot that was retrieved later goes, unless a claim that counts is cited from it.
    /// - A judgement counts when it was given by the end of the day, in UTC, and a withdrawal likewise.
    ///
    /// A later day never holds fewer claims.
    ///
    /// ```
    /// use atodds::model::{Case, Claim, ClaimId, Source, SourceId};
    /// let source = SourceId::new("gazette")?;
    /// let mut claim = Claim::new(ClaimId::new("closed")?, source.clone(), "The bridge is closed.");
    /// claim.stated = Some("2024-03".parse()?);
    /// let case = Case {
    ///     sources: vec![Source::new(source, "The bridge")],
    ///     claims: vec![claim],
    ///     ..Case::default()
    /// };
    /// assert_eq!(case.as_of("2024-03-30".parse()?).left_out.perhaps_later, 1);
    /// assert_eq!(case.as_of("2024-03-31".parse()?).case, case);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_of(&self, day: NaiveDate) -> AsOf {
        let by_then = |date: Option<DateSpan>| date.is_some_and(|it| it.last() <= day);
        let span = |date: Option<PartialDate>| date.map(PartialDate::span);
        let sources = self.sources_by_id();
        let mut left_out = LeftOut::default();
        let mut claims = Vec::new();
        for claim in &self.claims {
            let said = claim.said(sources.get(&claim.source).copied());
            match said {
                _ if by_then(said) => claims.push(claim.clone()),
                None => left_out.undated += 1,
                Some(date) if date.first() > day => left_out.later += 1,
                Some(_) => left_out.perhaps_later += 1,
            }
        }
        let told: FxHashSet<&SourceId> = claims.iter().map(|claim| &claim.source).collect();
        let cited = cited(self, &claims);
        let had = |snapshot: &Snapshot, source: &SourceId| {
            snapshot.retrieved.is_none()
                || by_then(span(snapshot.retrieved))
                || cited.contains(&(source, snapshot.sha256.as_str()))
        };
        let sources: Vec<Source> = self
            .sources
            .iter()
            .filter(|source| told.contains(&source.id) || by_then(span(source.published)))
            .map(|source| {
                let held = source.snapshots.iter().filter(|it| had(it, &source.id));
                Source { snapshots: held.cloned().collect(), ..source.clone() }
            })
            .collect();
        let is_there = |variant: &&Variant| match variant.kind.as_str() {
            "claim" => claims.iter().any(|claim| claim.id.as_str() == variant.record),
            "source" => sources.iter().any(|source| source.id.as_str() == variant.record),
            _ => true,
        };
        let variants = self.variants.iter().filter(is_there).cloned().collect();
        let given = |at: &str| day_of(at).is_some_and(|given| given <= day);
        let judgements = self.judgements.iter().filter(|it| given(&it.at)).cloned().collect();
        let withdrawals = self.withdrawals.iter().filter(|it| given(&it.at)).cloned().collect();
        AsOf {
            case: Case {
                sources,
                judgements,
                withdrawals,
                title: self.title.clone(),
                language: self.language.clone(),
                description: self.description.clone(),
                entities: self.entities.clone(),
                publishers: self.publishers.clone(),
                claims,
                variants,
            },
            left_out,
        }
    }
}

impl Claim {
    /// The days on which it can have been said; see [`said_within`].
    #[must_use]
    pub fn said(&self, source: Option<&Source>) -> Option<DateSpan> {
        said_within(self.stated, source.and_then(|source| source.published))
    }
}

/// The days on which a claim can have been said, from when it is recorded as said and when its document was
/// published, where either is known.
///
/// What stands in a document was said by the day that was published: "December", in a document of 2 December, is
/// the 1st or the 2nd. A claim that is recorded as said later than its document stands as recorded: pages change.
///
/// ```
/// use atodds::model::said_within;
/// let date = |text: &str| text.parse().ok();
/// let said = said_within(date("2025-12"), date("2025-12-02"));
/// assert_eq!(said.map(|days| days.to_string()).as_deref(), Some("2025-12-01/2025-12-02"));
/// assert_eq!(said_within(date("2025-12-05"), date("2025-12-02")).map(|it| it.first()), "2025-12-05".parse().ok());
/// assert_eq!(said_within(None, None), None);
/// ```
#[must_use]
pub fn said_within(
    stated: Option<PartialDate>,
    published: Option<PartialDate>,
) -> Option<DateSpan> {
    let (Some(stated), Some(published)) = (stated, published) else {
        return stated.or(published).map(PartialDate::span);
    };
    let (stated, published) = (stated.span(), published.span());
    Some(DateSpan::new(stated.first(), stated.last().min(published.last())).unwrap_or(stated))
}

/// The snapshots that claims are cited from: of which source, and their hashes.
fn cited<'c>(case: &'c Case, claims: &[Claim]) -> FxHashSet<(&'c SourceId, &'c str)> {
    let sources = case.sources_by_id();
    claims
        .iter()
        .filter_map(|claim| {
            let source = sources.get(&claim.source)?;
            let snapshot = source.cited(claim.citation.as_ref()?)?;
            Some((&source.id, snapshot.sha256.as_str()))
        })
        .collect()
}

/// The day of an RFC 3339 time in UTC.
fn day_of(at: &str) -> Option<NaiveDate> {
    at.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Citation, ClaimId, Decision, Judgement, Subject, Withdrawal};

    fn id(id: &str) -> SourceId {
        SourceId::new(id).unwrap()
    }

    fn source(name: &str, published: Option<&str>) -> Source {
        let published = published.map(|date| date.parse().unwrap());
        Source { published, ..Source::new(id(name), name) }
    }

    fn claim(name: &str, source: &str, stated: Option<&str>) -> Claim {
        let stated = stated.map(|date| date.parse().unwrap());
        Claim { stated, ..Claim::new(ClaimId::new(name).unwrap(), id(source), name) }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn claims(as_of: &AsOf) -> Vec<&str> {
        as_of.case.claims.iter().map(|claim| claim.id.as_str()).collect()
    }

    fn sources(as_of: &AsOf) -> Vec<&str> {
        as_of.case.sources.iter().map(|source| source.id.as_str()).collect()
    }

    fn case() -> Case {
        Case {
            sources: vec![
                source("early", Some("2024-03-01")),
                source("late", Some("2024-03-09")),
                source("none", None),
                source("month", Some("2024-03")),
            ],
            claims: vec![
                claim("by-source", "early", None),
                claim("said-before-print", "late", Some("2024-03-02")),
                claim("said-after-print", "early", Some("2024-03-05")),
                claim("late", "late", None),
                claim("undated", "none", None),
                claim("some-day-of-march", "month", None),
            ],
            ..Case::default()
        }
    }

    #[test]
    fn what_was_said_counts_rather_than_what_was_printed() {
        let second = case().as_of(day("2024-03-02"));
        assert_eq!(claims(&second), ["by-source", "said-before-print"]);
        assert_eq!(sources(&second), ["early", "late"]);
        assert_eq!(second.left_out, LeftOut { later: 2, perhaps_later: 1, undated: 1 });
        let first = case().as_of(day("2024-03-01"));
        assert_eq!((claims(&first), sources(&first)), (vec!["by-source"], vec!["early"]));
    }

    #[test]
    fn a_month_counts_when_it_is_over() {
        assert!(!claims(&case().as_of(day("2024-03-30"))).contains(&"some-day-of-march"));
        let over = case().as_of(day("2024-03-31"));
        assert!(claims(&over).contains(&"some-day-of-march"));
        assert_eq!(over.left_out, LeftOut { undated: 1, ..LeftOut::default() });
    }

    #[test]
    fn what_stands_in_a_document_was_said_by_then() {
        let mut case = case();
        case.claims = vec![claim("in-march", "late", Some("2024-03"))];
        assert_eq!(case.as_of(day("2024-03-08")).left_out.perhaps_later, 1);
        assert_eq!(claims(&case.as_of(day("2024-03-09"))), ["in-march"]);
    }

    #[test]
    fn a_page_retrieved_later_goes_unless_it_is_quoted() {
        let snapshot = |sha256: &str, retrieved: Option<&str>| Snapshot {
            sha256: sha256.to_owned(),
            text: "The bridge is closed.".to_owned(),
            retrieved: retrieved.map(|date| date.parse().unwrap()),
            file: None,
        };
        let mut case = case();
        case.sources[0].snapshots = vec![
            snapshot("unknown", None),
            snapshot("before", Some("2024-03-01")),
            snapshot("quoted", Some("2024-03-07")),
            snapshot("after", Some("2024-03-08")),
        ];
        let mut citation = Citation::unverified("closed".into(), None, None);
        citation.position = Some((14, 20));
        citation.snapshot = Some("quoted".to_owned());
        case.claims[0].citation = Some(citation);
        let as_of = case.as_of(day("2024-03-02"));
        let held: Vec<&str> =
            as_of.case.sources[0].snapshots.iter().map(|it| it.sha256.as_str()).collect();
        assert_eq!(held, ["unknown", "before", "quoted"]);
    }

    #[test]
    fn a_judgement_counts_from_its_day_on() {
        let mut case = case();
        let settled = Subject::point(&case.claims);
        let judgement =
            |at: &str| Judgement::new(settled.clone(), Decision::Settled, "published", "Ada", at);
        case.judgements =
            ["2024-03-02T23:59:59Z", "2024-03-03T00:00:00Z", "é, some day"].map(judgement).into();
        let id = case.judgements[0].id();
        case.withdrawals =
            vec![Withdrawal::new(id, "another bridge", "Ada", "2024-03-05T08:00:00Z")];
        assert_eq!(case.as_of(day("2024-03-01")).case.judgements, []);
        assert_eq!(case.as_of(day("2024-03-04")).case.withdrawals, []);
        assert_eq!(case.as_of(day("2024-03-05")).case.withdrawals, case.withdrawals);
        assert_eq!(case.as_of(day("2024-03-02")).case.judgements, case.judgements[..1]);
        assert_eq!(case.as_of(day("2030-01-01")).case.judgements, case.judgements[..2]);
    }
}
