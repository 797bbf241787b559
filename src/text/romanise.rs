//! Ukrainian and Russian names in Latin letters, and the Latin spellings of one such name made alike.
//!
//! The letters follow the official tables: for Ukrainian, resolution 55 of the Cabinet of Ministers of
//! 27 January 2010; for Russian, the form that news agencies write, BGN/PCGN 1947 without apostrophes.
//! A word is taken as Ukrainian where a letter or an ending shows it (і, ї, є, ґ, -ськ-), else as Russian.

use std::borrow::Cow;

/// Whether a text holds a Cyrillic letter.
#[must_use]
pub fn has_cyrillic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{400}'..='\u{4FF}'))
}

/// A text with the Cyrillic words in it written in Latin letters, in lower case; what is not Cyrillic stays.
///
/// ```
/// use atodds::text::romanise::romanise;
/// assert_eq!(romanise("зеленський"), "zelenskyi");
/// assert_eq!(romanise("куп'янськ"), "kupiansk");
/// assert_eq!(romanise("горбачёв"), "gorbachyov");
/// assert_eq!(romanise("Kyiv"), "Kyiv");
/// ```
#[must_use]
pub fn romanise(text: &str) -> Cow<'_, str> {
    if !has_cyrillic(text) {
        return Cow::Borrowed(text);
    }
    let lower = text.to_lowercase();
    let mut latin = String::with_capacity(lower.len());
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        let is_letter = |c: char| matches!(c, '\u{400}'..='\u{4FF}');
        let within = |c: char| is_letter(c) || matches!(c, '\'' | '’' | 'ʼ');
        if is_letter(first) {
            let length = rest.find(|c| !within(c)).unwrap_or(rest.len());
            write_word(&rest[..length], &mut latin);
            rest = &rest[length..];
        } else {
            latin.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    Cow::Owned(latin)
}

fn write_word(word: &str, latin: &mut String) {
    let ukrainian = word.contains(['і', 'ї', 'є', 'ґ', '\'', '’', 'ʼ'])
        || word.contains("ськ")
        || word.contains("цьк");
    let mut before = None;
    for c in word.chars() {
        latin.push_str(match (c, before) {
            ('г', Some('з')) if ukrainian => "gh",
            _ if ukrainian => of_ukrainian(c, before.is_none()),
            _ => of_russian(c, before),
        });
        before = Some(c);
    }
}

fn of_ukrainian(c: char, begins: bool) -> &'static str {
    match c {
        'г' => "h",
        'ґ' => "g",
        'и' => "y",
        'і' => "i",
        'е' => "e",
        'є' => {
            if begins {
                "ye"
            } else {
                "ie"
            }
        }
        'ї' => {
            if begins {
                "yi"
            } else {
                "i"
            }
        }
        'й' => {
            if begins {
                "y"
            } else {
                "i"
            }
        }
        'ю' => {
            if begins {
                "yu"
            } else {
                "iu"
            }
        }
        'я' => {
            if begins {
                "ya"
            } else {
                "ia"
            }
        }
        'щ' => "shch",
        'ь' | '\'' | '’' | 'ʼ' => "",
        other => of_either(other),
    }
}

fn of_russian(c: char, before: Option<char>) -> &'static str {
    let after_vowel = before.is_none_or(|c| "аеёиоуыэюяьъ".contains(c));
    match c {
        'г' => "g",
        'и' => "i",
        'е' => {
            if after_vowel {
                "ye"
            } else {
                "e"
            }
        }
        'ё' => "yo",
        'й' | 'ы' => "y",
        'щ' => "shch",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        'ъ' | 'ь' => "",
        other => of_either(other),
    }
}

/// The letters that both languages write alike; of any other Cyrillic letter nothing is said.
fn of_either(c: char) -> &'static str {
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'д' => "d",
        'ж' => "zh",
        'з' => "z",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        _ => "",
    }
}

/// The folded word of a name with the endings made alike that one Slavic name is written with in Latin
/// letters: Zelenskyy, Zelenskyi, Zelenskiy and Zelensky; Dmitriy and Dmitry; Mariya, Mariia and Maria.
///
/// For matching only: what a person wrote is what is shown.
///
/// ```
/// use atodds::text::romanise::spelling;
/// assert_eq!(spelling("zelenskyy"), spelling("zelenskiy"));
/// assert_eq!(spelling("berlin"), "berlin");
/// ```
#[must_use]
pub fn spelling(word: &str) -> Cow<'_, str> {
    if word.len() < SHORTEST {
        return Cow::Borrowed(word);
    }
    for (endings, one) in ENDINGS {
        if let Some(stem) = endings.iter().find_map(|ending| word.strip_suffix(ending)) {
            return Cow::Owned(format!("{stem}{one}"));
        }
    }
    Cow::Borrowed(word)
}

/// Shorter words end so for other reasons: "Wii", "Bali".
const SHORTEST: usize = 5;

/// Endings of one name, and the one to compare by; the first row that fits counts.
const ENDINGS: [(&[&str], &str); 3] = [
    (&["skyy", "skyi", "skiy", "skij", "skii", "skyj", "ski", "sky"], "sky"),
    (&["iya", "iia", "yia"], "ia"),
    (&["yy", "iy", "ij", "ii", "yi", "yj"], "y"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ukrainian_places_and_people_have_their_official_forms() {
        for (cyrillic, latin) in [
            ("покровськ", "pokrovsk"),
            ("вовчанськ", "vovchansk"),
            ("харків", "kharkiv"),
            ("дніпро", "dnipro"),
            ("київ", "kyiv"),
            ("єрмак", "yermak"),
            ("згурський", "zghurskyi"),
            ("ярощенко", "yaroshchenko"),
        ] {
            assert_eq!(romanise(cyrillic), latin);
        }
    }

    #[test]
    fn russian_names_are_written_as_agencies_write_them() {
        for (cyrillic, latin) in [
            ("путин", "putin"),
            ("лавров", "lavrov"),
            ("медведев", "medvedev"),
            ("ельцин", "yeltsin"),
            ("сергей", "sergey"),
            ("кремль", "kreml"),
        ] {
            assert_eq!(romanise(cyrillic), latin);
        }
    }

    #[test]
    fn one_name_in_three_spellings_and_two_scripts_is_one() {
        let latin = spelling("zelensky").into_owned();
        for other in ["zelenskyy", "zelenskiy", "zelenski"] {
            assert_eq!(spelling(other), latin);
        }
        for other in ["зеленський", "Зеленский"] {
            assert_eq!(spelling(&romanise(other)), latin);
        }
    }

    #[test]
    fn names_that_differ_stay_apart() {
        assert_ne!(spelling("iran"), spelling("iraq"));
        assert_ne!(spelling("niger"), spelling("nigeria"));
        assert_ne!(spelling("austria"), spelling("australia"));
    }

    #[test]
    fn what_stands_between_the_words_stays() {
        assert_eq!(romanise("Ольга – Olga, 5"), "olga – olga, 5");
    }
}
