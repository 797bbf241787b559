//! Tells of the claims whose page changed under them.

use atodds::{
    model::Case,
    report::{ClaimStanding, PageChange, Standing},
};

use super::{context::Context, words::count};

/// How many claims are named before the rest is counted.
const NAMED: usize = 5;

/// One line for every source that has more snapshots than before: what became of the quotes that were read in
/// older ones.
pub(crate) fn tell(before: &Case, now: &Case, context: &Context) {
    let known = before.sources_by_id();
    for source in &now.sources {
        let held = known.get(&source.id).map_or(0, |known| known.snapshots.len());
        if held == 0 || source.snapshots.len() <= held {
            continue;
        }
        if let Some(change) = PageChange::of(now, source) {
            context.note(&in_words(&change));
        }
    }
}

/// "gazette has a new text: of 3 quotes, 1 altered (four-dead), 1 gone (school); see `atodds show gazette --diff`".
fn in_words(change: &PageChange) -> String {
    let those = |standing: Standing| -> Vec<&ClaimStanding> {
        change.touched().filter(|it| it.newest.standing == standing).collect()
    };
    let parts: Vec<String> = [Standing::Altered, Standing::LookAlike, Standing::Gone]
        .into_iter()
        .filter_map(|standing| {
            let claims = those(standing);
            let names: Vec<&str> =
                claims.iter().take(NAMED).map(|it| it.claim.id.as_str()).collect();
            let more = if claims.len() > NAMED { ", …" } else { "" };
            (!claims.is_empty())
                .then(|| format!("{} {standing} ({}{more})", claims.len(), names.join(", ")))
        })
        .collect();
    let quotes = count(change.claims.len(), "quote");
    let touched = match parts.is_empty() {
        true => format!("{quotes} of older texts, none touched"),
        false => format!("of {quotes} of older texts, {}", parts.join(", ")),
    };
    let source = &change.source;
    format!("{source} has a new text: {touched}; `atodds show {source} --diff` shows what changed")
}
