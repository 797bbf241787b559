//! When two names are one claimant.

use crate::text::lexicon::Lexicon;
use crate::text::names::{same_name, spelling_key};
use crate::text::words::fold;

/// Words before a name that are no part of it.
const ARTICLES: [&str; 3] = ["the ", "a ", "an "];

/// Whether the gold name and the suggested claimant are one voice. The empty name, and no claimant, are the
/// document's own.
pub(super) fn same_voice(gold: &str, said: Option<&str>, lexicon: &Lexicon) -> bool {
    match said.filter(|name| !name.trim().is_empty()) {
        None => gold.trim().is_empty(),
        Some(said) => !gold.trim().is_empty() && same_claimant(gold, said, lexicon),
    }
}

/// Whether two rows of names are the same in the same order.
pub(super) fn same_names(gold: &[String], said: &[&str], lexicon: &Lexicon) -> bool {
    gold.len() == said.len()
        && gold.iter().zip(said).all(|(gold, said)| same_claimant(gold, said, lexicon))
}

/// Whether two names stand for one claimant: the same but for articles, titles and spelling, a surname
/// alone, an acronym, or two names of one nation.
fn same_claimant(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let (one, other) = (key(one, lexicon), key(other, lexicon));
    // "Officials" are not the officials of somebody; a surname alone is the person.
    let is_generic = |name: &str| lexicon.is_generic_claimant(name);
    one == other || !is_generic(&one) && !is_generic(&other) && same_name(&one, &other)
}

fn key(name: &str, lexicon: &Lexicon) -> String {
    let folded = fold(name.trim());
    let bare = ARTICLES.iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(&folded);
    if let Some(nation) = lexicon.nation(bare) {
        return nation.key.clone();
    }
    let title = lexicon.titles().iter().find_map(|title| bare.strip_prefix(title.as_str()));
    let bare = title.and_then(|rest| rest.strip_prefix(' ')).unwrap_or(bare);
    spelling_key(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(gold: &str, said: &str) -> bool {
        same_voice(gold, Some(said), Lexicon::english())
    }

    #[test]
    fn articles_titles_and_spellings_make_no_other_claimant() {
        assert!(same("the Élysée", "Élysée"));
        assert!(same("Jonas Gahr Støre", "Prime Minister Støre"));
        assert!(same("Zelenskyy", "Zelensky"));
        assert!(same("U.S.", "the United States"));
        assert!(same("European Union", "EU"));
    }

    #[test]
    fn others_are_others() {
        assert!(!same("Norway", "Sweden"));
        assert!(!same("Norwegian officials", "Swedish officials"));
        assert!(!same("Norwegian officials", "officials"));
        assert!(!same("", "Norway"));
        assert!(!same_voice("Norway", None, Lexicon::english()));
    }

    #[test]
    fn no_claimant_is_the_voice_of_the_document() {
        assert!(same_voice("", None, Lexicon::english()));
        assert!(same_voice("", Some(" "), Lexicon::english()));
    }

    #[test]
    fn relays_are_compared_one_by_one() {
        let gold = ["the BBC".to_owned()];
        assert!(same_names(&gold, &["BBC"], Lexicon::english()));
        assert!(!same_names(&gold, &[], Lexicon::english()));
        assert!(!same_names(&gold, &["TIME"], Lexicon::english()));
    }
}
