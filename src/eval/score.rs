use serde::Serialize;

/// How well a yes-or-no answer matched the gold: counts, and the figures made of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Score {
    /// Said yes, and it was.
    pub true_positives: usize,
    /// Said yes, and it was not.
    pub false_positives: usize,
    /// Said no, and it was.
    pub false_negatives: usize,
    /// Said no, and it was not.
    pub true_negatives: usize,
}

impl Score {
    /// Counts one answer.
    pub fn add(&mut self, said: bool, gold: bool) {
        match (said, gold) {
            (true, true) => self.true_positives += 1,
            (true, false) => self.false_positives += 1,
            (false, true) => self.false_negatives += 1,
            (false, false) => self.true_negatives += 1,
        }
    }

    /// All answers counted.
    #[must_use]
    pub fn total(&self) -> usize {
        self.true_positives + self.false_positives + self.false_negatives + self.true_negatives
    }

    /// The share of right ones in what was said; `None` when nothing was said.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        ratio(self.true_positives, self.true_positives + self.false_positives)
    }

    /// The share that was found of what was there; `None` when nothing was there.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        ratio(self.true_positives, self.true_positives + self.false_negatives)
    }

    /// The harmonic mean of precision and recall; `None` when neither nothing was said nor there.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        let wrong = self.false_positives + self.false_negatives;
        ratio(2 * self.true_positives, 2 * self.true_positives + wrong)
    }

    /// The share of answers that were right.
    #[must_use]
    pub fn accuracy(&self) -> Option<f64> {
        ratio(self.true_positives + self.true_negatives, self.total())
    }

    /// The share of those that were no conflict and were called one.
    #[must_use]
    pub fn false_alarms(&self) -> Option<f64> {
        ratio(self.false_positives, self.false_positives + self.true_negatives)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows stay far below 2^52")]
pub(super) fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_follow_from_the_counts() {
        let score =
            Score { true_positives: 3, false_positives: 1, false_negatives: 2, true_negatives: 4 };
        assert_eq!(score.precision(), Some(0.75));
        assert_eq!(score.recall(), Some(0.6));
        assert_eq!(score.accuracy(), Some(0.7));
        assert_eq!(score.false_alarms(), Some(0.2));
        assert_eq!(Score::default().precision(), None);
    }
}
