//! What stands above the tables of the case file, for the editor who prunes it.

use atodds::{casefile::Comments, extract::Draft};

const HEAD: &str = "Suggested by `atodds scan`. Prune it: drop what is no claim worth recording, correct a claimant, a text or a stance.
Every quote stands in its document; loading checks that it still does. `text` restates the claim in one plain sentence;
where no claimant is given, the document says it in its own voice. Then: `atodds report THIS-FILE`, or take it into a
case with `atodds import THIS-FILE`.";

pub(super) fn of(draft: &Draft) -> Comments {
    Comments {
        head: HEAD.to_owned(),
        entities: draft.why_entities.clone(),
        claims: draft.why_claims.clone(),
    }
}
