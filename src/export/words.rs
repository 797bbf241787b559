//! The phrases that formats for readers share. What comes out is not yet fit for any sink: it goes
//! through that sink's function of [`sanitize`](super::sanitize) as a whole.

use super::dates;
use crate::model::{ClaimId, Decision, Match, Relation, Stance, Status};
use crate::report::{
    ClaimView, Judged, PointView, PositionView, QuoteView, Said, SourceView, Standing, Summary,
    TakenBack, Voice,
};

/// `1 claim`, `2 claims`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// With its first letter as at the beginning of a sentence.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `4 positions · 6 claims · 3 independent origins`.
#[must_use]
pub fn size(point: &PointView) -> String {
    let positions = count(point.positions.len(), "position");
    let claims = count(point.claims().count(), "claim");
    format!("{positions} · {claims} · {}", independent(point))
}

/// `3 independent origins`.
pub(super) fn independent(point: &PointView) -> String {
    match point.independent_origins() {
        0 => "no known origin".to_owned(),
        number => count(number, "independent origin"),
    }
}

/// `7 claims, 1 independent origin`: of a point in a list.
pub(super) fn backed(point: &PointView) -> String {
    format!("{}, {}", count(point.claims().count(), "claim"), independent(point))
}

/// [`collapses`] and [`rings`] of every position, each once.
pub(super) fn all_collapses(point: &PointView) -> Vec<String> {
    let mut all: Vec<String> =
        point.positions.iter().flat_map(|it| collapses(it).into_iter().chain(rings(it))).collect();
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|why| seen.insert(why.clone()));
    all
}

/// Every answer with who gives it: `28 (Evening bulletin) → 20 (envoys)` of an update whose dates
/// tell which came first, else with slashes between.
pub(super) fn answers(point: &PointView) -> String {
    let answers: Vec<String> = point
        .positions
        .iter()
        .map(|position| format!("{} ({})", position.answer, voices(position)))
        .collect();
    answers.join(if replaced_in_turn(point) { " → " } else { " / " })
}

/// Whether the dates tell of every update that the side which stands later replaces the one before it.
/// Positions stand in the order of their earliest claims, and "December" may be before the second of it or after.
fn replaced_in_turn(point: &PointView) -> bool {
    let mut updates = point.agreements.iter().filter(|it| it.relation == Relation::Updates);
    point.status == Status::Updated && updates.all(|it| it.directed && it.sides.is_sorted())
}

/// `Kremlin, TASS, BBC and 2 more`: who stands on a side.
pub(super) fn voices(position: &PositionView) -> String {
    let voices: Vec<&str> = position.voices.iter().map(|voice| voice.name.as_str()).collect();
    match voices.as_slice() {
        [one, two, three, _, ..] => format!("{one}, {two}, {three} and {} more", voices.len() - 3),
        voices => voices.join(", "),
    }
}

/// `1 claim · origin: TASS`, `2 claims · 1 origin: Kremlin`, `3 claims · 2 origins: Kremlin, TASS, and an unknown one`.
pub(super) fn backing(position: &PositionView) -> String {
    let number_of_claims = position.claims().count();
    let claims = count(number_of_claims, "claim");
    let names = position.origins.join(", ");
    let unknown = if position.unknown_origin { ", and an unknown one" } else { "" };
    match position.independent_origins() {
        0 => format!("{claims} · origin unknown"),
        1 if number_of_claims > 1 => format!("{claims} · 1 origin: {names}{unknown}"),
        1 => format!("{claims} · origin: {names}{unknown}"),
        number => format!("{claims} · {number} origins: {names}{unknown}"),
    }
}

/// `1 independent origin / 3 claims`: of a position whose origins are named beside it.
pub(super) fn origins_of_claims(position: &PositionView) -> String {
    let claims = count(position.claims().count(), "claim");
    match position.independent_origins() {
        0 => format!("no known origin / {claims}"),
        number => format!("{} / {claims}", count(number, "independent origin")),
    }
}

/// Why the claims of a position collapse into its origins, a sentence for each origin that needs one:
/// `Interfax: Coast Daily and Hill Post name Interfax as their source`.
pub(super) fn collapses(position: &PositionView) -> Vec<String> {
    let told = position.supports.iter().filter(|support| !support.because.is_empty());
    told.map(|support| {
        let origin = match support.origin.is_known() {
            true => support.origin.to_string(),
            false => "origin unknown".to_owned(),
        };
        format!("{origin}: {}", support.because.join("; "))
    })
    .collect()
}

/// The rings of a position: `circular: A names B as its source, B names A as its source; no origin is known`.
pub(super) fn rings(position: &PositionView) -> Vec<String> {
    let ring = |because: &str| format!("circular: {because}; no origin is known");
    position.circular.iter().map(|circle| ring(&circle.because)).collect()
}

/// What a reader has to know of the case's quotes before trusting them.
pub(super) fn caveats(case: &Summary) -> Vec<String> {
    let unverified = match case.unverified_quotes {
        0 => None,
        1 => Some("1 quote is not verified: its source held no text".to_owned()),
        number => Some(format!("{number} quotes are not verified: their sources held no text")),
    };
    let without = match case.without_quote {
        0 => None,
        1 => Some("1 claim has no quote".to_owned()),
        number => Some(format!("{number} claims have no quote")),
    };
    let flagged = match case.flagged_quotes {
        0 => None,
        1 => Some("1 quote leaves out words that may turn what it says".to_owned()),
        number => Some(format!("{number} quotes leave out words that may turn what they say")),
    };
    let touched = match case.touched_quotes {
        0 => None,
        1 => Some("1 quote is altered or gone in the newest text of its page".to_owned()),
        number => {
            Some(format!("{number} quotes are altered or gone in the newest text of their pages"))
        }
    };
    unverified.into_iter().chain(flagged).chain(touched).chain(without).collect()
}

/// `the ellipsis leaves out “not”`, of a quote that leaves out a word which turns its meaning.
pub(super) fn flagged(quote: &QuoteView) -> Option<String> {
    let words: Vec<String> = quote.turning().map(|word| format!("“{word}”")).collect();
    (!words.is_empty()).then(|| format!("the ellipsis leaves out {}", words.join(", ")))
}

/// `gone from the page since 3 Mar 2024`, of a quote that the newest text of its page has no longer as it was.
pub(super) fn touched(quote: &QuoteView) -> Option<String> {
    let newest = quote.newest.as_ref().filter(|newest| newest.standing.is_touched())?;
    let since = match newest.since {
        Some(date) => format!("the page since {}", dates::date(date)),
        None => "the newest text of the page".to_owned(),
    };
    let on = if newest.since.is_some() { "on" } else { "in" };
    Some(match (newest.standing, &newest.difference) {
        (Standing::LookAlike, _) => {
            format!("gone from {since} (the same words stand there in another passage)")
        }
        (Standing::Gone, _) => format!("gone from {since}"),
        (_, Some(difference)) => format!("altered {on} {since}: “{}”", difference.document),
        (_, None) => format!("altered {on} {since}"),
    })
}

/// What a stance is called beside a claimant's name; nothing for plain assertion.
#[must_use]
pub fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Asserts => None,
        Stance::Denies => Some("denies it"),
        Stance::Doubts => Some("does not confirm it"),
        Stance::Expects => Some("expects it"),
        Stance::Demands => Some("demands it"),
    }
}

/// What the claims of a voice have in common, after its name: stance and date.
pub(super) struct Shared {
    /// The stance, where all its claims share it.
    pub(super) stance: Option<Stance>,
    /// Whether all its claims share the date, or the lack of one.
    pub(super) stated: bool,
}

impl Shared {
    pub(super) fn of(voice: &Voice) -> Self {
        let first = voice.claims.first();
        let all = |same: &dyn Fn(&ClaimView, &ClaimView) -> bool| {
            first.is_some_and(|first| voice.claims.iter().all(|claim| same(first, claim)))
        };
        let stance = all(&|one, other| one.stance == other.stance);
        Self {
            stance: first.filter(|_| stance).map(|claim| claim.stance),
            stated: all(&|one, other| one.stated == other.stated),
        }
    }
}

/// What follows a voice's name: `in its own voice · denies it · 1 Dec 2025`.
pub(super) fn manner(voice: &Voice) -> String {
    let shared = Shared::of(voice);
    let own = voice.own_voice.then(|| "in its own voice".to_owned());
    let stated = voice.claims.first().filter(|_| shared.stated).and_then(|claim| claim.stated);
    let stance = shared.stance.and_then(stance).map(str::to_owned);
    own.into_iter().chain(stance).chain(stated.map(dates::date)).collect::<Vec<_>>().join(" · ")
}

/// Where a claim stands and how it came there, with what it does not share with its voice's other
/// claims: `denies it · 2 Dec 2025 · via BBC → Example Wire, 3 Dec 2025 · brief-003 ¶11`.
pub(super) fn provenance(claim: &ClaimView, shared: &Shared) -> String {
    let mut parts = Vec::new();
    if shared.stance.is_none() {
        parts.extend(stance(claim.stance).map(str::to_owned));
    }
    if !shared.stated {
        parts.extend(claim.stated.map(|date| format!("said {}", dates::date(date))));
    }
    parts.push(citation(claim));
    parts.join(" · ")
}

/// `via BBC → Example Wire, 3 Dec 2025 · brief-003 ¶11`, with a remark where the quote was not found
/// word for word.
pub(super) fn citation(claim: &ClaimView) -> String {
    let relays = relays(claim).map(|relays| format!("{relays} → ")).unwrap_or_default();
    let paragraph = claim.quote.as_ref().and_then(|quote| quote.paragraph);
    let place = paragraph.map(|number| format!(" ¶{number}")).unwrap_or_default();
    let remark = remark(claim).map(|remark| format!(" · {remark}")).unwrap_or_default();
    let touched = claim.quote.as_ref().and_then(touched);
    let touched = touched.map(|touched| format!(" · {touched}")).unwrap_or_default();
    let source = &claim.source;
    format!("{relays}{} · {}{place}{remark}{touched}", outlet_and_date(source), source.id)
}

/// What a reader has to know of a claim's quote, where it was not found word for word.
pub(super) fn remark(claim: &ClaimView) -> Option<String> {
    let Some(quote) = &claim.quote else { return Some("no quote recorded".to_owned()) };
    flagged(quote).or_else(|| {
        let told = match quote.found {
            Match::Verbatim => return None,
            Match::Typographic => "same words, other typography",
            Match::Elided => "words left out",
            Match::Unverified => "quote not verified",
        };
        Some(told.to_owned())
    })
}

/// `via BBC, TASS`, for a claim that came through others.
pub(super) fn relays(claim: &ClaimView) -> Option<String> {
    let names: Vec<&str> = claim.chain.via.iter().map(|relay| relay.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("via {}", names.join(" → ")))
}

/// `Example Wire, 3 Dec 2025`; the title where no publisher is known, and never a guess.
pub(super) fn outlet_and_date(source: &SourceView) -> String {
    let outlet = match &source.publisher {
        Some(publisher) => publisher.clone(),
        None => format!("“{}” (publisher not known)", source.title),
    };
    let date = source.published.map_or_else(|| "undated".to_owned(), dates::date);
    format!("{outlet}, {date}")
}

/// `confirmed by Ann, 3 Dec 2025: both speak of the same station`; of several people one after the other, and
/// `contested` before them where they contradict each other, with what contradicts nobody behind `besides`.
pub(super) fn judged(judged: &Judged) -> String {
    let listed = |words: Vec<&Said>| words.into_iter().map(said).collect::<Vec<_>>().join("; ");
    if !judged.is_contested() {
        return listed(judged.said.iter().collect());
    }
    let (contested, besides) = contested(judged);
    let besides = match besides.is_empty() {
        true => String::new(),
        false => format!(" · besides: {}", listed(besides)),
    };
    format!("contested: {}{besides}", listed(contested))
}

/// Of what people contradict each other in, the words for and against it, and then those that contradict nobody: who
/// renames, splits or joins a point says nothing of how it stands.
pub(super) fn contested(judged: &Judged) -> (Vec<&Said>, Vec<&Said>) {
    judged.said.iter().partition(|said| !is_arrangement(said.decision))
}

fn is_arrangement(decision: Decision) -> bool {
    matches!(decision, Decision::Renamed | Decision::Split | Decision::Joined)
}

/// One word of one person.
pub(super) fn said(said: &Said) -> String {
    let day = dates::day_of(&said.at);
    let reason = if said.reason.is_empty() { "no reason given" } else { &said.reason };
    let mut remarks = Vec::new();
    if let Some(evidence) = &said.evidence {
        remarks.push(format!("evidence: {evidence}"));
    }
    if let Some(question) = &said.question {
        remarks.push(format!("now: “{question}”"));
    }
    let others: Vec<&str> = said.others.iter().map(ClaimId::as_str).collect();
    match said.decision {
        Decision::Split => remarks.push(format!("left: {}", others.join(", "))),
        Decision::Joined => remarks.push(format!("with: {}", others.join(", "))),
        _ => remarks.extend(joined_since(said)),
    }
    let remarks: String = remarks.iter().map(|remark| format!(" ({remark})")).collect();
    format!("{} by {}, {day}: {reason}{remarks}", said.decision, said.by)
}

/// `2 claims have joined since`: what the person who judged a point did not know of.
pub(super) fn joined_since(said: &Said) -> Option<String> {
    match said.claims_since {
        _ if is_arrangement(said.decision) => None,
        0 => None,
        1 => Some("1 claim has joined since".to_owned()),
        number => Some(format!("{number} claims have joined since")),
    }
}

/// The same as [`said`], with the digits that name the judgement before it: `[1f0c22ab] confirmed by Ann, …`.
pub(super) fn said_with_id(word: &Said) -> String {
    format!("[{}] {}", word.id.short(), said(word))
}

/// A word that no longer counts, with who withdrew it.
pub(super) fn taken_back(taken: &TakenBack) -> String {
    let by: Vec<String> = taken
        .by
        .iter()
        .map(|it| format!("{}, {}: {}", it.by, dates::day_of(&it.at), it.reason))
        .collect();
    format!("{} — withdrawn by {}", said_with_id(&taken.said), by.join("; "))
}

/// What people have judged of a disputed point so far.
pub(super) fn judged_so_far(point: &PointView) -> String {
    match (&point.judged, point.judged_conflicts()) {
        (Some(word), _) => format!("judged: {}", judged(word)),
        (None, (0, _)) => "judged: none yet".to_owned(),
        (None, (some, all)) => format!("judged: {some} of {}", count(all, "conflict")),
    }
}
