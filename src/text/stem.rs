//! One key for the inflected forms of a word, for comparing what two texts count.

use rust_stemmers::{Algorithm, Stemmer};

/// Forms that the suffix rules get wrong, with the word they stand for.
///
/// "people", "persons" and "person" are one thing to count; so are a life lost and a person.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("peoples", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("kids", "child"),
    ("kid", "child"),
    ("wives", "wife"),
    ("lives", "life"),
    ("knives", "knife"),
    ("halves", "half"),
    ("thieves", "thief"),
    ("wolves", "wolf"),
    ("leaves", "leaf"),
    ("shelves", "shelf"),
    ("calves", "calf"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("geese", "goose"),
    ("mice", "mouse"),
    ("oxen", "ox"),
    ("crises", "crisis"),
    ("diagnoses", "diagnosis"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("bacteria", "bacterium"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("buses", "bus"),
    ("viruses", "virus"),
];

/// The word that an irregular plural belongs to.
pub(crate) fn irregular(word: &str) -> Option<&'static str> {
    IRREGULAR.iter().find(|(form, _)| *form == word).map(|(_, lemma)| *lemma)
}

/// The singular of a compound of men or women: "sportswomen" is "sportswoman".
fn of_men(word: &str) -> Option<String> {
    let head = word.strip_suffix("men")?;
    let other = ["speci", "regi", "abdo", "acu", "sta", "o", "a", "ra", "ye", "ja"];
    (head.len() > 1 && !other.contains(&head)).then(|| format!("{head}man"))
}

/// Whether a word is the plural of another, as far as its form tells.
pub(crate) fn is_plural(word: &str) -> bool {
    if let Some(lemma) = irregular(word) {
        return lemma != word && !matches!(word, "kid");
    }
    if of_men(word).is_some() {
        return true;
    }
    word.len() > 2
        && word.ends_with('s')
        && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end))
}

/// The key of a word: its irregular singular, or its Snowball English stem, in lower case.
pub(crate) fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    match irregular(&word) {
        Some("person") => "person".to_owned(),
        Some(lemma) => Stemmer::create(Algorithm::English).stem(lemma).into_owned(),
        None if of_men(&word).is_some() => of_men(&word).unwrap_or(word),
        None => Stemmer::create(Algorithm::English).stem(&word).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_share_a_key() {
        for (a, b) in
            [("people", "person"), ("men", "man"), ("drones", "Drone"), ("cities", "city")]
        {
            assert_eq!(stem(a), stem(b));
        }
        assert_ne!(stem("men"), stem("women"));
    }

    #[test]
    fn plurals_are_seen() {
        for word in ["drones", "people", "women", "cities", "buses"] {
            assert!(is_plural(word), "{word}");
        }
        for word in ["bus", "class", "crisis", "man", "aircraft", "is"] {
            assert!(!is_plural(word), "{word}");
        }
    }
}
