//! What the rules on places and nationalities share: which nations exclude each other.

/// The parts of the United Kingdom, by key: each lies in it, so the two do not exclude each other.
const PARTS_OF_UK: &[&str] = &["england", "scotland", "wales", "northern ireland"];

/// Whether two nations, by key, cannot both be the nation of one thing in one respect.
pub(in crate::rules) fn nations_exclude(one: &str, other: &str) -> bool {
    let contains =
        |whole: &str, part: &str| whole == "united kingdom" && PARTS_OF_UK.contains(&part);
    one != other && !contains(one, other) && !contains(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_does_not_exclude_the_whole() {
        assert!(nations_exclude("peru", "chile"));
        assert!(!nations_exclude("wales", "united kingdom"));
        assert!(nations_exclude("wales", "scotland"));
    }
}
