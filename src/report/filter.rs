use unicode_normalization::UnicodeNormalization;

use super::{ClaimView, PointView};
use crate::model::{Entity, Status};

/// Which points a report lists. The default lists all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only points with one of these statuses; empty for every status.
    pub statuses: Vec<Status>,
    /// Only points with this text, or another spelling of the name, in the question, an answer, a
    /// claim or a claimant's name. Capitals and compatibility forms make no difference.
    pub about: Option<String>,
    /// Leaves out every point that is not disputed.
    pub disputed_only: bool,
}

impl Filter {
    /// Whether it asks for certain points, rather than for all or for all that is disputed.
    #[must_use]
    pub fn is_specific(&self) -> bool {
        !self.statuses.is_empty() || self.about.is_some()
    }

    pub(super) fn needles(&self, entities: &[Entity]) -> Needles {
        let Some(about) = self.about.as_deref().map(folded).filter(|about| !about.is_empty())
        else {
            return Needles(vec![]);
        };
        let mut needles = vec![about.clone()];
        for entity in entities {
            let names = || std::iter::once(&entity.name).chain(&entity.aliases).map(|n| folded(n));
            if names().any(|name| name == about) {
                needles.extend(names());
            }
        }
        needles.sort();
        needles.dedup();
        needles.retain(|needle| !needle.is_empty());
        Needles(needles)
    }

    pub(super) fn passes(&self, point: &PointView, needles: &Needles) -> bool {
        (self.statuses.is_empty() || self.statuses.contains(&point.status))
            && (!self.disputed_only || point.status == Status::Disputed)
            && (needles.is_empty() || needles.found_in_point(point))
    }
}

/// The spellings to look for, folded; none means that everything is found.
pub(super) struct Needles(Vec<String>);

impl Needles {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn found_in(&self, text: &str) -> bool {
        let text = folded(text);
        self.0.iter().any(|needle| text.contains(needle.as_str()))
    }

    pub(super) fn found_in_claim(&self, claim: &ClaimView) -> bool {
        self.found_in(&claim.text) || self.found_in(&claim.voice)
    }

    fn found_in_point(&self, point: &PointView) -> bool {
        self.found_in(&point.question)
            || point.positions.iter().any(|position| self.found_in(&position.answer))
            || point.claims().any(|claim| self.found_in_claim(claim))
    }
}

fn folded(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}
