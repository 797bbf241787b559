//! The base form of an English word: "denied" is "deny", "shot" is "shoot", "cities" is "city".

use super::lexicon::Lexicon;
use super::words::Token;

/// The base form of a folded word.
///
/// Irregular forms are looked up; regular endings are taken off where the rest is a base form that the
/// lexicon knows; everything else stays as it is.
///
/// ```
/// use atodds::text::{lemma::lemma, lexicon::Lexicon};
/// let english = Lexicon::english();
/// assert_eq!(lemma("shot", english), "shoot");
/// assert_eq!(lemma("denies", english), "deny");
/// assert_eq!(lemma("stopped", english), "stop");
/// ```
#[must_use]
pub fn lemma(word: &str, lexicon: &Lexicon) -> String {
    if let Some(auxiliary) = auxiliary(word) {
        return auxiliary.to_owned();
    }
    if let Some(irregular) = lexicon.irregular(word) {
        return irregular.to_owned();
    }
    if !word.is_ascii() || word.len() < 4 {
        return word.to_owned();
    }
    verb_form(word, lexicon)
        .or_else(|| plural(word, lexicon))
        .or_else(|| comparative(word, lexicon))
        .unwrap_or_else(|| word.to_owned())
}

/// The base forms of all tokens of a text, punctuation as it stands.
///
/// "Left" is a form of "leave", and a side where something owns it or an article leads it: "her left leg".
#[must_use]
pub fn lemmas(tokens: &[Token<'_>], lexicon: &Lexicon) -> Vec<String> {
    let is_side = |index: usize| {
        let before = index.checked_sub(1).map(|before| tokens[before].folded.as_str());
        tokens[index].folded == "left" && before.is_some_and(leads_a_noun)
    };
    let base = |index: usize| match is_side(index) {
        true => "left".to_owned(),
        false => lemma(&tokens[index].folded, lexicon),
    };
    (0..tokens.len()).map(base).collect()
}

fn leads_a_noun(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "my" | "our" | "your" | "'s"
    )
}

fn auxiliary(word: &str) -> Option<&'static str> {
    Some(match word {
        "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'re" | "'m" => "be",
        "has" | "had" | "having" | "'ve" => "have",
        "does" | "did" | "done" | "doing" => "do",
        "n't" | "nt" => "not",
        "ca" => "can",
        "wo" | "'ll" => "will",
        "men" => "man",
        "women" => "woman",
        "people" => "people",
        "said" => "say",
        _ => return None,
    })
}

fn verb_form(word: &str, lexicon: &Lexicon) -> Option<String> {
    let stem = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"))?;
    if stem.len() < 2 {
        return None;
    }
    candidates(stem)
        .into_iter()
        .find(|base| lexicon.is_base(base, 'v') || lexicon.has_near_synonyms(base))
}

/// What a stem may have been before "-ed" or "-ing": hope, stop, deny, jump.
fn candidates(stem: &str) -> Vec<String> {
    let mut bases = vec![format!("{stem}e"), stem.to_owned()];
    let bytes = stem.as_bytes();
    if let [.., x, y] = bytes
        && x == y
    {
        bases.insert(0, stem[..stem.len() - 1].to_owned());
        // "fill", "pass": the doubled letter belongs to the word.
        bases.swap(0, 2);
    }
    if let Some(y) = stem.strip_suffix('i') {
        bases.push(format!("{y}y"));
    }
    bases
}

fn plural(word: &str, lexicon: &Lexicon) -> Option<String> {
    let known = |base: &String| {
        lexicon.is_base(base, 'n') || lexicon.is_base(base, 'v') || lexicon.has_near_synonyms(base)
    };
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}y")).filter(known);
    }
    if let Some(stem) = word.strip_suffix("ves") {
        return [format!("{stem}ve"), format!("{stem}f"), format!("{stem}fe")]
            .into_iter()
            .find(|base| known(base));
    }
    let stem = word.strip_suffix('s')?;
    if stem.ends_with(['s', 'u', 'i']) {
        return None;
    }
    let full = Some(stem.to_owned()).filter(known);
    full.or_else(|| Some(stem.strip_suffix('e')?.to_owned()).filter(known))
}

fn comparative(word: &str, lexicon: &Lexicon) -> Option<String> {
    if lexicon.is_base(word, 'n') || lexicon.is_base(word, 'a') {
        return None;
    }
    let stem = word.strip_suffix("est").or_else(|| word.strip_suffix("er"))?;
    candidates(stem).into_iter().find(|base| lexicon.is_base(base, 'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_forms_have_one_base() {
        let english = Lexicon::english();
        for (form, base) in [
            ("captured", "capture"),
            ("seizing", "seize"),
            ("denied", "deny"),
            ("cities", "city"),
            ("killed", "kill"),
            ("passes", "pass"),
            ("passed", "pass"),
            ("planned", "plan"),
            ("was", "be"),
            ("lost", "lose"),
            ("larger", "large"),
            ("drones", "drone"),
            ("news", "news"),
            ("leader", "leader"),
            ("daddies", "daddy"),
            ("thieves", "thief"),
            ("knives", "knife"),
            ("saves", "save"),
        ] {
            assert_eq!(lemma(form, english), base, "{form}");
        }
    }
}
