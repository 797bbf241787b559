//! The case with all that is derived from it, never stale.

use std::path::Path;

use atodds::{
    Result, detect,
    model::{Case, Detection, Previous},
    report::Moment,
    store::Store,
    text::lexicon::Lexicon,
};

use super::{
    context::Context,
    failure::Outcome,
    open::{self, Opened},
    times::{self, Times},
};

/// What the journal calls a run of `atodds link`.
pub(crate) const LINK: &str = "link";

/// Loads a case and what detection says of it: as saved when that is up to date, else worked out now and
/// kept in memory only.
pub(crate) fn load(path: &Path, context: &Context) -> Outcome<(Case, Detection)> {
    match open::open(path)? {
        Opened::Store(store) => of_store(&store, context),
        Opened::File(loaded) => {
            let case = loaded.case;
            let detection = detect::detect(&case, context.lexicon()?);
            Ok((case, detection))
        }
    }
}

/// A case at some moment, and what detection says of it.
pub(crate) struct Loaded {
    pub(crate) case: Case,
    pub(crate) detection: Detection,
    pub(crate) moment: Moment,
}

/// The same at a moment that the times name, which is told on standard error.
pub(crate) fn load_at(path: &Path, times: &Times, context: &Context) -> Outcome<Loaded> {
    if times.is_now() {
        let (case, detection) = load(path, context)?;
        return Ok(Loaded { case, detection, moment: Moment::default() });
    }
    let case = match times.known_at() {
        Some(time) => open::recorded_by(path, &time)?,
        None => open::case(path)?,
    };
    let (case, moment) = times.apply(case);
    times::tell(&moment, context);
    let detection = detect::detect(&case, context.lexicon()?);
    Ok(Loaded { case, detection, moment })
}

/// The same of a case that is open already.
pub(crate) fn of_store(store: &Store, context: &Context) -> Outcome<(Case, Detection)> {
    let lexicon = context.lexicon()?;
    let case = store.load()?;
    let previous = store.previous()?.unwrap_or_default();
    let saved =
        if is_current(store, &previous, &case, lexicon)? { store.detection()? } else { None };
    let detection = saved.unwrap_or_else(|| detect::resume(&case, &previous, lexicon));
    Ok((case, detection))
}

/// Whether what was saved is what detection would say now: nobody changed the case since, and this very
/// version of detection compared all its claims. A judgement is a change too: points hang on it.
fn is_current(store: &Store, previous: &Previous, case: &Case, lexicon: &Lexicon) -> Result<bool> {
    Ok(store.journal()?.last().is_some_and(|entry| entry.action == LINK)
        && detect::is_current(case, previous, lexicon))
}
