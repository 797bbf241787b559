use super::near::are_near;
use super::{links, readings};
use crate::model::{Case, ClaimId, Detection, Verdict};
use crate::provenance::Provenance;
use crate::rules::{Rule, decide};
use crate::text::{lexicon::Lexicon, names::NameBook};
use crate::{Error, Result};

/// What every rule says of one pair, and which answer counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The claim whose id sorts first.
    pub a: ClaimId,
    /// The other claim.
    pub b: ClaimId,
    /// Each rule's id and answer, in the order of the list of rules.
    pub answers: Answers,
    /// The rule whose answer counts, and the answer; [`Verdict::Silent`] with no rule when none spoke.
    pub decided: (Option<&'static str>, Verdict),
    /// Whether detection compares the two at all: they share enough of their names, place
    /// and words, for the company they keep.
    pub candidate: bool,
}

/// What rules say of one pair: each one's id and answer, in the order of the list of rules.
pub type Answers = Vec<(&'static str, Verdict)>;

/// What every rule says of two claims of a case that was detected: [`Explanation::answers`], without reading the
/// claims anew. `None` where one of them was not read.
#[must_use]
pub fn answers(
    case: &Case,
    detection: &Detection,
    [one, other]: [&ClaimId; 2],
    lexicon: &Lexicon,
) -> Option<Answers> {
    let (a, b) = if one <= other { (one, other) } else { (other, one) };
    let reading = |id: &ClaimId| detection.readings.iter().find(|reading| reading.claim == *id);
    let (a, b) = (reading(a)?, reading(b)?);
    let book = NameBook::new(&case.entities);
    let provenance = Provenance::new(case, &book, lexicon);
    let known = links::Known { book: &book, provenance: &provenance, lexicon };
    Some(named(links::answers(a, b, &known)))
}

/// What every rule says of two claims of a case.
///
/// # Errors
///
/// [`Error::UnknownId`] when the case has no such claim, [`Error::Usage`] when both are the same one.
pub fn explain(
    case: &Case,
    one: &ClaimId,
    other: &ClaimId,
    lexicon: &Lexicon,
) -> Result<Explanation> {
    if one == other {
        let what = format!("{one} and {other} are the same claim: name two different ones");
        return Err(Error::Usage { what });
    }
    let (a, b) = if one <= other { (one, other) } else { (other, one) };
    let book = NameBook::new(&case.entities);
    let index = |id: &ClaimId| {
        case.claims.iter().position(|claim| claim.id == *id).ok_or_else(|| unknown(case, id))
    };
    let (a, b) = (index(a)?, index(b)?);
    let provenance = Provenance::new(case, &book, lexicon);
    let readings = readings(case, &provenance, &book, lexicon);
    let candidate = are_near(&readings, (a, b), lexicon);
    let (a, b) = (&readings[a], &readings[b]);
    let known = links::Known { book: &book, provenance: &provenance, lexicon };
    let answers = links::answers(a, b, &known);
    Ok(Explanation {
        candidate,
        decided: decide(&answers),
        answers: named(answers),
        a: a.claim.clone(),
        b: b.claim.clone(),
    })
}

fn named(answers: Vec<(&'static Rule, Verdict)>) -> Answers {
    answers.into_iter().map(|(rule, verdict)| (rule.id, verdict)).collect()
}

fn unknown(case: &Case, id: &ClaimId) -> Error {
    let nearest = case
        .claims
        .iter()
        .map(|claim| (strsim::jaro_winkler(claim.id.as_str(), id.as_str()), claim.id.as_str()))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, nearest)| nearest.to_owned());
    Error::UnknownId { kind: "claim", id: id.to_string(), nearest }
}
