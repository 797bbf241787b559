//! Finds what an id names, or tells the id that is spelled most alike.

use atodds::{
    Error, Result,
    casefile::nearest,
    model::{Case, Claim, Detection, Point, Source},
};

/// The claim with this id.
///
/// # Errors
///
/// [`Error::UnknownId`].
pub(crate) fn claim<'a>(case: &'a Case, id: &str) -> Result<&'a Claim> {
    let found = case.claims.iter().find(|claim| claim.id.as_str() == id);
    found.ok_or_else(|| unknown("claim", id, case.claims.iter().map(|claim| claim.id.as_str())))
}

/// The ids of two different claims of the case.
///
/// # Errors
///
/// [`Error::UnknownId`]; [`Error::Usage`] when the two are the same.
pub(crate) fn pair<'a>(case: &'a Case, a: &str, b: &str) -> Result<(&'a Claim, &'a Claim)> {
    let pair = (claim(case, a)?, claim(case, b)?);
    if a == b {
        return Err(Error::Usage { what: format!("{a:?} is named twice: name two claims") });
    }
    Ok(pair)
}

/// The source with this id.
///
/// # Errors
///
/// [`Error::UnknownId`].
pub(crate) fn source<'a>(case: &'a Case, id: &str) -> Result<&'a Source> {
    let found = case.sources.iter().find(|source| source.id.as_str() == id);
    found.ok_or_else(|| unknown("source", id, case.sources.iter().map(|source| source.id.as_str())))
}

/// The point with this id.
///
/// # Errors
///
/// [`Error::UnknownId`].
pub(crate) fn point<'a>(detection: &'a Detection, id: &str) -> Result<&'a Point> {
    let found = detection.points.iter().find(|point| point.id.as_str() == id);
    let ids = || detection.points.iter().map(|point| point.id.as_str());
    found.ok_or_else(|| unknown("point", id, ids()))
}

/// The error for an id that is not there.
fn unknown<'a>(kind: &'static str, id: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    Error::UnknownId { kind, id: id.to_owned(), nearest: nearest(id, known).map(str::to_owned) }
}
