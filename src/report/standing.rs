use rustc_hash::FxHashMap;

use super::document::Document;
use crate::model::{Case, Citation, Claim, ClaimId, PartialDate, Snapshot, Source, SourceId};
use crate::text::quote::{Anchor, Anchors, Difference, Standing};

/// How a quote stands in the newest text of its page, where it was read in an older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingView {
    /// How it stands there.
    pub standing: Standing,
    /// The SHA-256 of the newest snapshot.
    pub snapshot: String,
    /// When that was retrieved, where known.
    pub retrieved: Option<PartialDate>,
    /// Of an altered quote or one that is gone: when the first snapshot was retrieved in which it was,
    /// directly after one in which it was not; `None` where that date is not known.
    pub since: Option<PartialDate>,
    /// Where it stands there, or what it became, or its look-alike; in code points. `None` when it is gone.
    pub position: Option<(usize, usize)>,
    /// The paragraph of the newest snapshot that this place begins in, from 1.
    pub paragraph: Option<usize>,
    /// Why that is the answer.
    pub because: String,
    /// What the newest text ([`document`](Difference::document)) and the quoted one
    /// ([`quote`](Difference::quote)) say differently, where that can be told.
    pub difference: Option<Difference>,
}

/// The standing of every quote that was read in an older snapshot than its source's newest one.
#[derive(Debug, Default)]
pub(super) struct Standings<'a> {
    by_claim: FxHashMap<&'a ClaimId, StandingView>,
}

/// The claims whose quotes were read in one snapshot.
struct Cited<'a> {
    source: &'a Source,
    /// Which of the source's snapshots, from 0.
    snapshot: usize,
    claims: Vec<(&'a ClaimId, &'a Citation)>,
}

impl<'a> Standings<'a> {
    pub(super) fn of(case: &'a Case) -> Self {
        let mut standings = Self::default();
        for cited in cited(case.claims.iter(), &case.sources) {
            standings.add(&cited);
        }
        standings
    }

    /// The standing of a claim's quote; `None` where it was read in the newest text, or in none.
    pub(super) fn take(&mut self, claim: &ClaimId) -> Option<StandingView> {
        self.by_claim.remove(claim)
    }

    fn add(&mut self, cited: &Cited<'a>) {
        let snapshots = &cited.source.snapshots;
        let newest = snapshots.len() - 1;
        let mut later = Later::of(snapshots, cited.snapshot);
        let document = Document::of(&snapshots[newest]);
        for (id, citation) in &cited.claims {
            let Some(anchor) = later.anchor(newest, citation) else { continue };
            let since =
                anchor.standing.is_touched().then(|| later.touched_since(citation)).flatten();
            let Anchor { standing, position, because, difference } = anchor;
            let view = StandingView {
                standing,
                snapshot: snapshots[newest].sha256.clone(),
                retrieved: snapshots[newest].retrieved,
                since: since.and_then(|at| snapshots[at].retrieved),
                position,
                paragraph: position.and_then(|(start, _)| document.paragraph(start)),
                because,
                difference,
            };
            self.by_claim.insert(id, view);
        }
    }
}

/// The same as [`standings`], of the claims of one source.
pub(super) fn of_source<'a>(case: &'a Case, source: &'a Source) -> Vec<(&'a Claim, StandingView)> {
    let mut standings = Standings::default();
    let claims = || case.claims.iter().filter(|claim| claim.source == source.id);
    cited(claims(), std::slice::from_ref(source)).iter().for_each(|cited| standings.add(cited));
    claims().filter_map(|claim| Some((claim, standings.take(&claim.id)?))).collect()
}

/// The claims that cite a snapshot which is not the newest one of its source, by snapshot.
fn cited<'a>(claims: impl Iterator<Item = &'a Claim>, sources: &'a [Source]) -> Vec<Cited<'a>> {
    let sources: FxHashMap<&SourceId, &Source> =
        sources.iter().filter(|it| it.snapshots.len() > 1).map(|it| (&it.id, it)).collect();
    let mut places: FxHashMap<(&SourceId, usize), usize> = FxHashMap::default();
    let mut all: Vec<Cited<'_>> = vec![];
    for claim in claims {
        let Some((source, citation)) = sources.get(&claim.source).zip(claim.citation.as_ref())
        else {
            continue;
        };
        let Some(snapshot) = older(source, citation) else { continue };
        let at = *places.entry((&claim.source, snapshot)).or_insert_with(|| {
            all.push(Cited { source, snapshot, claims: vec![] });
            all.len() - 1
        });
        all[at].claims.push((&claim.id, citation));
    }
    all
}

/// Which snapshot a citation points into, from 0, where it is not the newest one.
fn older(source: &Source, citation: &Citation) -> Option<usize> {
    let cited = source.cited(citation)?;
    let at = source.snapshots.iter().position(|it| std::ptr::eq(it, cited))?;
    (at + 1 < source.snapshots.len()).then_some(at)
}

/// One snapshot against later ones, each compared when it is first asked for.
struct Later<'a> {
    snapshots: &'a [Snapshot],
    cited: usize,
    anchors: FxHashMap<usize, Anchors<'a>>,
}

impl<'a> Later<'a> {
    fn of(snapshots: &'a [Snapshot], cited: usize) -> Self {
        Self { snapshots, cited, anchors: FxHashMap::default() }
    }

    fn anchor(&mut self, later: usize, citation: &Citation) -> Option<Anchor> {
        let (snapshots, cited) = (self.snapshots, self.cited);
        let anchors = self
            .anchors
            .entry(later)
            .or_insert_with(|| Anchors::new(&snapshots[cited].text, &snapshots[later].text));
        anchors.of(citation.position?, &citation.left_out)
    }

    /// The first of the snapshots in all of which, up to the newest, the quote is touched. Backwards, one by one:
    /// what went and came back was on the page.
    fn touched_since(&mut self, citation: &Citation) -> Option<usize> {
        let mut since = self.snapshots.len() - 1;
        while since > self.cited + 1 && self.anchor(since - 1, citation)?.standing.is_touched() {
            since -= 1;
        }
        Some(since)
    }
}

/// The claims of a case whose quotes were read in an older text than the newest one of their source, with how
/// they stand in the newest one; in the order of the case.
///
/// ```
/// use atodds::{casefile::{Format, load_str}, report::standings, text::quote::Standing};
/// let text = "[[source]]\nid = \"s\"\ntitle = \"Dam\"\n
///             [[source.snapshot]]\nretrieved = 2024-03-02\ntext = \"The dam has burst.\"\n
///             [[source.snapshot]]\nretrieved = 2024-03-03\ntext = \"Page not found\"\n
///             [[claim]]\ntext = \"The dam burst.\"\nquote = \"has burst\"\n
///             snapshot = \"0f3fea69957a\"\n";
/// let case = load_str(&text, "case.toml", Format::Toml)?.case;
/// let (_, found) = &standings(&case)[0];
/// assert_eq!(found.standing, Standing::Gone);
/// assert_eq!(found.since.map(|date| date.to_string()).as_deref(), Some("2024-03-03"));
/// # Ok::<(), atodds::Error>(())
/// ```
#[must_use]
pub fn standings(case: &Case) -> Vec<(&Claim, StandingView)> {
    let mut standings = Standings::of(case);
    case.claims.iter().filter_map(|claim| Some((claim, standings.take(&claim.id)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casefile::{Format, load_str};

    #[test]
    fn what_went_and_came_back_is_gone_since_it_went_last() {
        let text = |day: u32, text: &str| {
            format!("[[source.snapshot]]\nretrieved = 2024-03-0{day}\ntext = \"{text}\"\n")
        };
        let (had, lacked) = ("The dam at Orlen has burst.", "Page not found");
        let since = |texts: &[&str]| {
            let days = (1..).zip(texts).map(|(day, it)| text(day, it)).collect::<String>();
            let case = format!(
                "[[source]]\nid = \"s\"\ntitle = \"Dam\"\n{days}[[claim]]\ntext = \"The dam burst.\"\n\
                 quote = \"has burst\"\nsnapshot = \"{}\"\n",
                &crate::ingest::sha256_hex(texts[0].as_bytes())[..12]
            );
            let case = load_str(&case, "case.toml", Format::Toml).unwrap().case;
            standings(&case)[0].1.since.map(|date| date.to_string())
        };
        let day = |day: &str| Some(format!("2024-03-{day}"));
        assert_eq!(since(&[had, lacked, had, lacked]), day("04"));
        assert_eq!(since(&[had, lacked, lacked, "Moved"]), day("02"));
        assert_eq!(
            since(&[had, "The dam at Orlen has burst. More soon.", lacked, "Moved"]),
            day("03")
        );
    }
}
