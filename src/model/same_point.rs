//! Which point now is the one that was judged then.

use rustc_hash::FxHashMap;

use super::ContentHash;

/// The points that there are now, to find those again that a person judged.
///
/// A judged point is known by its claims, and these come and go. It is the point of exactly these claims; where
/// there is none, every point that holds most of them, and every point that holds nothing but some of them.
#[derive(Debug, Clone, Default)]
pub struct PointsNow {
    claims: Vec<Vec<ContentHash>>,
    held_by: FxHashMap<ContentHash, Vec<usize>>,
}

impl PointsNow {
    /// Takes the claims of each point, each claim once.
    #[must_use]
    pub fn new(points: Vec<Vec<ContentHash>>) -> Self {
        let mut now = Self::default();
        points.into_iter().for_each(|claims| now.push(claims));
        now
    }

    /// Adds a point after all others.
    pub fn push(&mut self, claims: Vec<ContentHash>) {
        self.claims.push(vec![]);
        self.change(self.claims.len() - 1, claims);
    }

    /// Gives the point of this number other claims.
    pub fn change(&mut self, number: usize, mut claims: Vec<ContentHash>) {
        claims.sort();
        claims.dedup();
        for claim in &self.claims[number] {
            if let Some(points) = self.held_by.get_mut(claim) {
                points.retain(|point| *point != number);
            }
        }
        for claim in &claims {
            self.held_by.entry(claim.clone()).or_default().push(number);
        }
        self.claims[number] = claims;
    }

    /// The points that a judged one is now, as their numbers in order. `judged` are its claims then, each once.
    #[must_use]
    pub fn of(&self, judged: &[ContentHash]) -> Vec<usize> {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for number in judged.iter().filter_map(|claim| self.held_by.get(claim)).flatten() {
            *shared.entry(*number).or_default() += 1;
        }
        let size = |number: &usize| self.claims[*number].len();
        let is_the_same =
            |(number, count): &(&usize, &usize)| **count == judged.len() && **count == size(number);
        let is_like = |(number, count): &(&usize, &usize)| {
            2 * **count > judged.len() || **count == size(number)
        };
        let mut found: Vec<usize> =
            shared.iter().filter(is_the_same).map(|(number, _)| *number).collect();
        if found.is_empty() {
            found = shared.iter().filter(is_like).map(|(number, _)| *number).collect();
        }
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(digits: &str) -> Vec<ContentHash> {
        digits
            .chars()
            .filter_map(|digit| ContentHash::from_hex(&digit.to_string().repeat(64)))
            .collect()
    }

    fn of(now: &[&str], judged: &str) -> Vec<usize> {
        PointsNow::new(now.iter().map(|digits| hashes(digits)).collect()).of(&hashes(judged))
    }

    #[test]
    fn a_point_that_grew_or_shrank_is_the_judged_one_still() {
        assert_eq!(of(&["abc", "de"], "ab"), [0]);
        assert_eq!(of(&["ab", "de"], "abc"), [0]);
        assert_eq!(of(&["abd"], "abc"), [0], "one claim went, another came");
        assert_eq!(of(&["ab", "cd"], "abcd"), [0, 1], "it fell apart");
    }

    #[test]
    fn a_point_that_shares_half_of_its_claims_is_another_one() {
        assert_eq!(of(&["ac", "bd"], "ab"), [] as [usize; 0]);
        assert_eq!(of(&["cd"], "ab"), [] as [usize; 0]);
    }

    #[test]
    fn the_point_of_exactly_these_claims_is_meant_where_there_is_one() {
        assert_eq!(of(&["abc", "ab"], "ab"), [1]);
        assert_eq!(of(&["ab", "ab"], "ab"), [0, 1]);
    }
}
