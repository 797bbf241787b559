//! Names in a text, and when two of them stand for the same thing.

use rustc_hash::FxHashMap;

use super::lexicon::Lexicon;
use super::phrases::Phrases;
use super::romanise::spelling;
use super::words::{Token, fold, tokens};
use crate::model::{Entity, EntityKind, Name};

/// The names that a case declares, by every spelling.
#[derive(Debug, Clone, Default)]
pub struct NameBook {
    spellings: Phrases<usize>,
    by_spelling: FxHashMap<String, Vec<usize>>,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    key: String,
    kind: EntityKind,
    party: String,
    party_name: String,
    within: Option<String>,
}

impl NameBook {
    /// The book of a case's entities.
    #[must_use]
    pub fn new(entities: &[Entity]) -> Self {
        let mut book = Self::default();
        for entity in entities {
            let index = book.entries.len();
            for spelling in std::iter::once(&entity.name).chain(&entity.aliases) {
                book.by_spelling.entry(spelling_key(spelling)).or_default().push(index);
                book.spellings.add(&spelling_key(spelling), index);
            }
            book.entries.push(Entry {
                key: name_key(&entity.name),
                kind: entity.kind,
                party: name_key(&party_of(entity, entities)),
                party_name: party_of(entity, entities),
                within: entity.within.as_deref().map(name_key),
            });
        }
        book
    }

    /// The key and kind of a name as a place: a place of that spelling first, then anything.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<&str> {
        self.entry(name, |kind| kind == EntityKind::Place).map(|entry| entry.key.as_str())
    }

    /// The key of a name as one who speaks: a person or a body of that spelling first, then anything.
    #[must_use]
    pub fn speaker(&self, name: &str) -> Option<&str> {
        self.entry(name, is_speaker).map(|entry| entry.key.as_str())
    }

    /// The key of the party that a name speaks for, or of the name itself.
    #[must_use]
    pub fn party(&self, name: &str) -> Option<&str> {
        self.entry(name, is_speaker).map(|entry| entry.party.as_str())
    }

    /// Whether a document says that the one place lies in the other. Both are keys.
    #[must_use]
    pub fn lies_within(&self, inner: &str, outer: &str) -> bool {
        let mut place = inner;
        // No chain of places is deeper than the book is long, so a ring of entries ends here too.
        for _ in 0..self.entries.len() {
            let within = self.entries.iter().find(|entry| entry.key == place);
            match within.and_then(|entry| entry.within.as_deref()) {
                Some(within) if within == outer => return true,
                Some(within) => place = within,
                None => return false,
            }
        }
        false
    }

    /// The name to show of the party that a name speaks for, or of the name itself.
    #[must_use]
    pub fn party_name(&self, name: &str) -> Option<&str> {
        self.entry(name, is_speaker).map(|entry| entry.party_name.as_str())
    }

    fn entry(&self, name: &str, wanted: impl Fn(EntityKind) -> bool) -> Option<&Entry> {
        let indices = self.by_spelling.get(&spelling_key(name))?;
        let entries = || indices.iter().map(|index| &self.entries[*index]);
        entries().find(|entry| wanted(entry.kind)).or_else(|| entries().next())
    }
}

fn is_speaker(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Body)
}

fn party_of(entity: &Entity, entities: &[Entity]) -> String {
    let mut voice = entity;
    for _ in 0..entities.len() {
        let Some(party) = &voice.speaks_for else { break };
        match entities.iter().find(|e| name_key(&e.name) == name_key(party)) {
            Some(next) => voice = next,
            None => return party.clone(),
        }
    }
    voice.name.clone()
}

/// The folded words of a name with single spaces: what two spellings must share to be one.
#[must_use]
pub fn spelling_key(name: &str) -> String {
    let words: Vec<String> = tokens(name)
        .into_iter()
        .filter(|token| token.is_word && token.folded != "'s")
        .map(|token| spelling(&token.folded).into_owned())
        .collect();
    words.join(" ")
}

/// The key of a name: folded, its spelling made like the others of the same name.
///
/// ```
/// use atodds::text::names::name_key;
/// assert_eq!(name_key("Zelenskyy"), name_key("Зеленський"));
/// assert_ne!(name_key("Iran"), name_key("Iraq"));
/// ```
#[must_use]
pub fn name_key(name: &str) -> String {
    spelled(&fold(name))
}

fn spelled(folded: &str) -> String {
    folded.split(' ').map(spelling).collect::<Vec<_>>().join(" ")
}

/// The names of a text in order: those that the case declares, nations, and rows of capitalised words.
#[must_use]
pub fn names(tokens: &[Token<'_>], book: &NameBook, lexicon: &Lexicon) -> Vec<Name> {
    let words: Vec<&Token<'_>> = tokens.iter().filter(|token| token.is_word).collect();
    let folded: Vec<_> = words.iter().map(|token| spelling(&token.folded)).collect();
    let declared = book.spellings.find(&folded);
    let shouting = is_headline(&words, lexicon);
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = declared.iter().find(|found| found.start == at);
        let end =
            if let Some(found) = found.filter(|found| starts_a_name(words[at], found.end - at)) {
                let entry = &book.entries[*found.means];
                names.push(name_at(&words[at..found.end], entry.key.clone(), Some(entry.kind)));
                found.end
            } else if let Some(end) = run_of_capitals(&words, at, shouting, lexicon) {
                let run = read_run(&words[at..end], lexicon);
                // Where everything has a capital, one unknown word alone may be any rare word.
                let certain = |name: &Name| {
                    !shouting || name.key.contains(' ') || lexicon.nation(&name.key).is_some()
                };
                names.extend(run.into_iter().filter(certain));
                end
            } else {
                at + 1
            };
        at = end;
    }
    names
}

/// A declared one-word name counts only where it is written as a name: "Reading" the town, not the verb.
fn starts_a_name(first: &Token<'_>, length: usize) -> bool {
    length > 1 || first.is_capitalised() || !first.text.is_ascii()
}

/// Whether most content words are capitalised, so that capitals say nothing about names.
fn is_headline(words: &[&Token<'_>], lexicon: &Lexicon) -> bool {
    let content: Vec<_> = words
        .iter()
        .filter(|word| {
            !lexicon.is_stop(&word.folded) && !word.is_number() && !word.text.contains(['\'', '’'])
        })
        .filter(|word| word.text.len() > 1)
        .collect();
    let capitalised = content.iter().filter(|word| word.is_capitalised()).count();
    // A short sentence may be nearly all names, and has its verb in small letters.
    let has_small_verb = words.iter().any(|word| is_small_verb(word.text));
    if has_small_verb && capitalised < content.len() {
        return false;
    }
    // Above 80 % ordinary words must be among the capitalised; fewer words are often all names, unless
    // one of them is an ordinary word.
    if content.len() >= 4 {
        return capitalised * 5 >= content.len() * 4;
    }
    let ordinary = content.iter().skip(1).any(|word| is_ordinary(word, lexicon));
    content.len() >= 2 && capitalised == content.len() && ordinary
}

/// A verb form in small letters that a headline would write with a capital.
fn is_small_verb(text: &str) -> bool {
    let past = text.len() > 4 && text.ends_with("ed") && text.starts_with(char::is_lowercase);
    past || matches!(text, "is" | "was" | "are" | "were" | "has" | "had" | "have" | "did" | "does")
}

fn run_of_capitals(
    words: &[&Token<'_>],
    start: usize,
    shouting: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    let is_name = |index: usize| {
        words.get(index).is_some_and(|word| {
            let candidate = word.is_capitalised() && word.text.chars().count() > 1;
            let common = || is_ordinary(word, lexicon);
            let doubtful = shouting || index == 0;
            let acronym = word.is_all_capitals() && !shouting;
            // "WHO" is a name, "NOT" is emphasis: a nation's acronym aside, capitals do not make a name
            // of a common word.
            candidate
                && (!lexicon.is_stop(&word.folded)
                    || acronym && lexicon.nation(&word.folded).is_some())
                && !((doubtful || acronym) && common())
        })
    };
    if !is_name(start) {
        return None;
    }
    let mut end = start + 1;
    loop {
        if is_name(end) && joined(words, end) {
            end += 1;
        } else if !shouting && is_particle(words, end) && is_name(end + 1) && joined(words, end + 1)
        {
            end += 2;
        } else {
            return Some(end);
        }
    }
}

fn is_ordinary(word: &Token<'_>, lexicon: &Lexicon) -> bool {
    let lemma = super::lemma::lemma(&word.folded, lexicon);
    lexicon.nation(&word.folded).is_none()
        && (lexicon.is_common(&lemma)
            || lexicon.is_report(&word.folded)
            || word.folded.ends_with("ly"))
}

/// "University of Leeds", "Charles de Gaulle": small words within a name.
fn is_particle(words: &[&Token<'_>], index: usize) -> bool {
    words.get(index).is_some_and(|word| {
        matches!(
            word.text,
            "of" | "de" | "del" | "der" | "van" | "von" | "bin" | "al" | "la" | "el"
        ) && joined(words, index)
    })
}

/// Whether nothing but white space, the dot of an initial or a hyphen stands between a word and the one before it.
fn joined(words: &[&Token<'_>], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| words[before]) else { return false };
    let gap = words[index].start - before.end();
    gap <= 1 || gap == 2 && before.text.chars().count() <= LONGEST_INITIAL
}

/// "J. R. Holm", "St. Olaf", "Capt. Berg": after a longer word two signs are a comma and a space.
const LONGEST_INITIAL: usize = 4;

fn name_at(words: &[&Token<'_>], key: String, kind: Option<EntityKind>) -> Name {
    let start = words.first().map_or(0, |word| word.start);
    let end = words.last().map_or(0, |word| word.end());
    Name { key, kind, span: (start, end) }
}

/// A run of capitalised words as names: nations apart, titles and possessives taken off.
fn read_run(words: &[&Token<'_>], lexicon: &Lexicon) -> Vec<Name> {
    let mut names = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        if let Some(length) = nation_length(rest, lexicon) {
            let key =
                lexicon.nation(&joined_text(&rest[..length])).map(|nation| nation.key.clone());
            names.push(name_at(&rest[..length], key.unwrap_or_default(), None));
            rest = &rest[length..];
        } else if let Some(length) = title_length(rest, lexicon) {
            rest = &rest[length..];
        } else if rest[0].folded == "'s" {
            rest = &rest[1..];
        } else {
            let end = (1..rest.len())
                .find(|end| {
                    rest[*end].folded == "'s" || nation_length(&rest[*end..], lexicon).is_some()
                })
                .unwrap_or(rest.len());
            names.push(name_at(&rest[..end], spelled(&joined_text(&rest[..end])), None));
            rest = &rest[end..];
        }
    }
    names
}

fn joined_text(words: &[&Token<'_>]) -> String {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    folded.join(" ")
}

fn nation_length(words: &[&Token<'_>], lexicon: &Lexicon) -> Option<usize> {
    (1..=words.len().min(5))
        .rev()
        .find(|length| lexicon.nation(&joined_text(&words[..*length])).is_some())
}

fn title_length(words: &[&Token<'_>], lexicon: &Lexicon) -> Option<usize> {
    (1..words.len().min(5))
        .rev()
        .find(|length| lexicon.titles().contains(&joined_text(&words[..*length])))
}

/// Whether two name keys can stand for one thing: the same key, a surname or first name alone, or an
/// acronym of the other.
///
/// ```
/// use atodds::text::names::same_name;
/// assert!(same_name("volodymyr zelensky", "zelensky"));
/// assert!(same_name("european union", "eu"));
/// assert!(!same_name("north korea", "south korea"));
/// ```
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let words: Vec<&str> = long.split(' ').collect();
    if words.len() < 2 {
        return false;
    }
    let part = short.len() >= 4
        && (words.last() == Some(&short)
            || words.first() == Some(&short)
            || long.ends_with(&format!(" {short}"))
            || long.starts_with(&format!("{short} ")));
    part || is_acronym(short, &words)
}

fn is_acronym(short: &str, words: &[&str]) -> bool {
    let initials = |skip_small: bool| -> String {
        words
            .iter()
            .filter(|word| !(skip_small && matches!(**word, "of" | "the" | "and" | "for" | "de")))
            .filter_map(|word| word.chars().next())
            .collect()
    };
    short.len() >= 2
        && !short.contains(' ')
        && (initials(true) == short || initials(false) == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        names(&tokens(text), &NameBook::default(), Lexicon::english())
            .into_iter()
            .map(|name| name.key)
            .collect()
    }

    #[test]
    fn capitalised_words_within_a_sentence_are_names() {
        assert_eq!(keys("Yesterday Maria Lopez met the mayor of Graz."), ["maria lopez", "graz"]);
    }

    #[test]
    fn a_nation_is_known_by_its_adjective() {
        assert_eq!(keys("Two Brazilian tankers reached Marseille"), ["brazil", "marseille"]);
    }

    #[test]
    fn in_a_headline_capitals_say_nothing() {
        assert!(keys("Mayor Of Graz Denies Taking Bribes From Builders").is_empty());
        assert_eq!(keys("Mayor Of Graz Denies Meeting Builders In Austria"), ["austria"]);
    }

    #[test]
    fn a_title_is_no_part_of_a_name() {
        assert_eq!(keys("They met President Emmanuel Macron there."), ["emmanuel macron"]);
    }

    #[test]
    fn a_declared_spelling_leads_to_its_entity() {
        let entity = Entity {
            name: "Pokrovsk".into(),
            kind: EntityKind::Place,
            aliases: vec!["Krasnoarmeysk".into()],
            speaks_for: None,
            within: None,
        };
        let book = NameBook::new(&[entity]);
        let found = names(&tokens("They took Krasnoarmeysk."), &book, Lexicon::english());
        assert_eq!(found[0].key, "pokrovsk");
    }

    #[test]
    fn containment_ends_even_in_a_ring() {
        let place = |name: &str, within: &str| Entity {
            name: name.into(),
            kind: EntityKind::Place,
            aliases: vec![],
            speaks_for: None,
            within: Some(within.into()),
        };
        let book = NameBook::new(&[place("A", "B"), place("B", "A")]);
        assert!(book.lies_within("a", "b"));
        assert!(!book.lies_within("a", "c"));
    }
}
