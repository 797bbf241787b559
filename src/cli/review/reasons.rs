//! The reasons that were given lately, to be given again with one key.

use atodds::model::{Case, Decision};
use unicode_normalization::UnicodeNormalization;

/// How many are offered: one a number key.
pub(super) const OFFERED: usize = 9;

/// The reasons given for links, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reasons {
    given: Vec<(Decision, String)>,
}

impl Reasons {
    /// Those of a case: this person's own come before those of others.
    pub(super) fn of(case: &Case, by: &str) -> Self {
        let of_links = || case.judgements.iter().filter(|it| !it.decision.is_of_points_only());
        let others = of_links().filter(|it| it.by != by);
        let own = of_links().filter(|it| it.by == by);
        let given = others.chain(own).map(|it| (it.decision, it.reason.clone())).collect();
        Self { given }
    }

    /// Notes one that was given now.
    pub(super) fn give(&mut self, decision: Decision, reason: &str) {
        self.given.push((decision, reason.to_owned()));
    }

    /// The last ones for this decision, the newest first, each once.
    pub(super) fn recent(&self, decision: Decision) -> Vec<&str> {
        let mut recent: Vec<&str> = vec![];
        for (of, reason) in self.given.iter().rev() {
            if *of == decision && !recent.contains(&reason.as_str()) {
                recent.push(reason);
                if recent.len() == OFFERED {
                    break;
                }
            }
        }
        recent
    }
}

/// The text for looking things up: capitals and compatibility forms make no difference.
pub(super) fn folded(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_come_first_each_once_and_no_more_than_there_are_keys() {
        let mut reasons = Reasons::default();
        for number in 0..20 {
            reasons.give(Decision::Dismissed, &format!("reason {}", number % 12));
        }
        reasons.give(Decision::Confirmed, "seen both");
        let recent = reasons.recent(Decision::Dismissed);
        assert_eq!(recent.len(), OFFERED);
        assert_eq!(&recent[..3], ["reason 7", "reason 6", "reason 5"]);
        assert_eq!(recent[8], "reason 11");
        assert_eq!(reasons.recent(Decision::Confirmed), ["seen both"]);
        assert!(reasons.recent(Decision::Unsure).is_empty());
    }
}
