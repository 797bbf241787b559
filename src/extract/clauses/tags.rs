//! The words of a sentence with their parts of speech, as far as cutting it into clauses needs them.
//!
//! Closed classes are known by heart; the rest comes from the lexicon's base forms and from what stands
//! beside a word. Where the parts of speech stay open a word is taken for a noun, which cuts nothing.

use std::ops::Range;

use crate::text::{
    lemma::lemma,
    lexicon::Lexicon,
    words::{Token, tokens},
};

use super::forms;

/// How many words are looked through for what a word hangs on.
const REACH: usize = 8;

/// What a word does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A proper name, a nation or a demonym.
    Name,
    /// A common noun, and every word that nothing else is known of.
    Noun,
    /// A number in digits or in words.
    Number,
    /// A personal pronoun or a word that stands for a thing: "he", "others".
    Pronoun,
    /// An article, a demonstrative, a possessive pronoun, a quantifier.
    Determiner,
    /// The possessive "'s".
    Possessive,
    /// An adjective, or a participle that stands before a noun.
    Adjective,
    /// An adverb, "not" among them.
    Adverb,
    /// A preposition.
    Preposition,
    /// "to".
    To,
    /// "and", "or", "but", "nor", "yet".
    Coordinator,
    /// A word that opens a clause within a clause: "while", "that", "because".
    Subordinator,
    /// A relative pronoun.
    Relative,
    /// A form of "be", "have" or "do" that has a tense.
    Auxiliary,
    /// "will", "must", "could".
    Modal,
    /// A verb with a tense: "fell", "falls".
    Finite,
    /// A base form after "to" or a modal.
    Base,
    /// A past participle: "fallen", "been".
    Participle,
    /// A form in -ing.
    Ing,
    /// Punctuation.
    Mark,
}

/// One word with its part of speech.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Where it stands, in bytes of the document.
    pub(crate) range: Range<usize>,
    /// In lower case, folded.
    pub(crate) folded: String,
    /// The base form.
    pub(crate) lemma: String,
    /// What it does.
    pub(crate) tag: Tag,
    /// Whether it is written with a capital.
    pub(crate) capital: bool,
    /// Whether its last part after a hyphen is written small: "US-backed".
    pub(crate) small_after_hyphen: bool,
    /// Whether all its letters, two at least, are capitals.
    pub(crate) all_capitals: bool,
    /// Whether it stands within quotation marks that do not open the text.
    pub(crate) quoted: bool,
}

impl Word {
    /// Whether it is this mark or word.
    pub(crate) fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }

    /// Whether it can stand within a noun phrase.
    pub(crate) fn is_nominal(&self) -> bool {
        matches!(
            self.tag,
            Tag::Name
                | Tag::Noun
                | Tag::Number
                | Tag::Pronoun
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
        )
    }

    /// Whether it opens a verb group that has a tense.
    pub(crate) fn opens_group(&self) -> bool {
        matches!(self.tag, Tag::Auxiliary | Tag::Modal | Tag::Finite)
    }

    /// Whether it is a double quotation mark.
    pub(crate) fn is_quote(&self) -> bool {
        is_quote(&self.folded)
    }
}

/// Whether the text is a double quotation mark.
pub(crate) fn is_quote(text: &str) -> bool {
    matches!(text, "\"" | "“" | "”" | "„" | "«" | "»")
}

/// The words of `range` with their parts of speech.
pub(crate) fn tagged(text: &str, range: Range<usize>) -> Vec<Word> {
    let lexicon = Lexicon::english();
    let mut words = plain(&text[range.clone()], range.start, lexicon);
    for at in 0..words.len() {
        let tag = tag(&words, at, lexicon);
        words[at].tag = tag;
    }
    demote_reduced(&mut words, lexicon);
    mark_quoted(&mut words);
    words
}

/// The words without tags; what hyphens join is one word.
fn plain(text: &str, offset: usize, lexicon: &Lexicon) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open_hyphen = false;
    for token in tokens(text) {
        let range = token.start + offset..token.end() + offset;
        let glued = words.last().is_some_and(|last| last.range.end == range.start);
        let hyphen = matches!(token.text, "-" | "‐" | "‑");
        let glued = glued && !words.last().is_some_and(Word::is_quote);
        if glued && (hyphen || open_hyphen && token.is_word) {
            if let Some(last) = words.last_mut() {
                last.range.end = range.end;
                last.folded.push_str(if hyphen { "-" } else { &token.folded });
                last.lemma.clone_from(&last.folded);
                last.small_after_hyphen =
                    token.text.starts_with(char::is_lowercase) && token.text.len() > 2;
            }
            open_hyphen = hyphen;
            continue;
        }
        open_hyphen = false;
        words.push(word(&token, range, lexicon));
    }
    words
}

fn word(token: &Token<'_>, range: Range<usize>, lexicon: &Lexicon) -> Word {
    let lemma = if token.is_word { lemma(&token.folded, lexicon) } else { token.folded.clone() };
    Word {
        range,
        folded: token.folded.clone(),
        lemma,
        tag: if token.is_word { Tag::Noun } else { Tag::Mark },
        capital: token.is_capitalised() || token.is_number(),
        small_after_hyphen: false,
        all_capitals: token.is_all_capitals(),
        quoted: false,
    }
}

fn tag(words: &[Word], at: usize, lexicon: &Lexicon) -> Tag {
    let word = &words[at];
    if word.tag == Tag::Mark {
        return Tag::Mark;
    }
    if word.folded.starts_with(|c: char| c.is_ascii_digit()) {
        return Tag::Number;
    }
    if is_name(words, at, lexicon) {
        return Tag::Name;
    }
    closed(words, at).unwrap_or_else(|| open(words, at, lexicon))
}

/// Whether a capital shows a name: within a sentence always, at its head unless the word is a common one.
fn is_name(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    let word = &words[at];
    // "US-backed" says what something is like.
    let compound = word.folded.contains('-') && word.small_after_hyphen;
    if !word.capital || compound {
        return false;
    }
    if word.is("us") && word.all_capitals {
        return true;
    }
    if word.folded == "i" || closed(words, at).is_some() && !word.folded.ends_with('.') {
        // "in May", "Will Hay", "Per Lind": within a sentence a capital makes a name even of these.
        let next_capital = || words.get(at + 1).is_some_and(|next| next.capital);
        let modal = closed(words, at) == Some(Tag::Modal) || word.is("per");
        if modal && (!opens(words, at) || word.is("per") && next_capital()) {
            return true;
        }
        let nation = lexicon.nation(&word.folded).is_some() && word.range.len() > 1;
        return nation && word.folded != "us" || word.folded == "us" && !opens(words, at);
    }
    let common = || lexicon.is_common(&word.lemma) || word.folded.ends_with("ly");
    let next_capital = words.get(at + 1).is_some_and(|next| {
        next.capital
            && next.tag != Tag::Mark
            && !next.folded.starts_with(|c: char| c.is_ascii_digit())
    });
    !opens(words, at) || lexicon.nation(&word.folded).is_some() || !common() || next_capital
}

/// Whether the word is the first of its sentence.
fn opens(words: &[Word], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .find(|word| !word.is_quote())
        .is_none_or(|before| matches!(before.folded.as_str(), "." | "!" | "?" | ":" | "•" | "…"))
}

/// The words of the language that belong to closed classes.
fn closed(words: &[Word], at: usize) -> Option<Tag> {
    let folded = words[at].folded.as_str();
    let next = words.get(at + 1).map_or("", |word| word.folded.as_str());
    Some(match folded {
        "he" | "she" | "it" | "they" | "we" | "i" | "you" | "him" | "them" | "us" | "me"
        | "himself" | "herself" | "itself" | "themselves" | "there" | "nobody" | "everyone"
        | "others" | "something" | "anything" | "nothing" | "none" | "anyone" | "everybody"
        | "someone" | "what" => Tag::Pronoun,
        "the" | "a" | "an" | "this" | "these" | "those" | "its" | "his" | "their" | "our"
        | "your" | "my" | "no" | "some" | "any" | "every" | "each" | "all" | "both" | "many"
        | "several" | "most" | "few" | "another" | "such" | "either" | "neither" | "much"
        | "more" | "less" | "fewer" | "her" | "dozens" | "hundreds" | "thousands" | "scores" => {
            Tag::Determiner
        }
        "that" => that(words, at),
        "'s" if is_contracted(words, at) => Tag::Auxiliary,
        "'s" => Tag::Possessive,
        "to" => Tag::To,
        "yet" if at > 0 && words[at - 1].tag != Tag::Mark => Tag::Adverb,
        "and" | "or" | "but" | "nor" | "yet" => Tag::Coordinator,
        "while" | "whereas" | "although" | "though" | "because" | "if" | "when" | "unless"
        | "whether" | "once" | "whenever" | "wherever" | "lest" | "how" | "why" => {
            Tag::Subordinator
        }
        "since" | "after" | "before" | "until" | "as" | "than" => Tag::Preposition,
        "who" | "which" | "whom" | "whose" | "where" => Tag::Relative,
        "am" | "is" | "are" | "was" | "were" | "has" | "had" | "have" | "does" | "did" | "do"
        | "'re" | "'ve" | "'m" => auxiliary(words, at),
        "been" => Tag::Participle,
        "be" => Tag::Base,
        "being" | "having" => Tag::Ing,
        "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "should"
        | "'ll" | "'d" | "cannot" | "wo" | "ca" => Tag::Modal,
        "not" | "n't" | "also" | "only" | "now" | "then" | "still" | "already" | "just"
        | "even" | "never" | "again" | "soon" | "often" | "however" | "meanwhile" | "instead"
        | "later" | "recently" | "ever" | "too" | "very" | "so" | "there's" | "almost" | "away"
        | "ago" | "here" | "once-" | "always" | "sometimes" | "rather" | "quite" | "far"
        | "earlier" | "together" | "today" | "yesterday" | "tomorrow" => Tag::Adverb,
        "in" | "on" | "at" | "of" | "for" | "from" | "with" | "by" | "into" | "over" | "under"
        | "about" | "against" | "between" | "among" | "across" | "through" | "during"
        | "within" | "without" | "near" | "around" | "along" | "behind" | "beyond" | "despite"
        | "toward" | "towards" | "upon" | "per" | "via" | "amid" | "off" | "onto" | "outside"
        | "inside" | "above" | "below" | "beside" | "besides" | "throughout" | "like"
        | "unlike" | "out" | "up" | "down" | "back" => Tag::Preposition,
        "according" | "including" | "following" if !matches!(next, "it" | "them") => {
            Tag::Preposition
        }
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
        | "eleven" | "twelve" | "twenty" | "thirty" | "forty" | "fifty" | "hundred"
        | "thousand" | "million" | "billion" | "dozen" => Tag::Number,
        _ => return None,
    })
}

/// "that" opens a clause, stands for a noun, or points at one.
fn that(words: &[Word], at: usize) -> Tag {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else {
        // At the head of a sentence it points; at the head of what somebody said it only opens it.
        return if words[at].capital { Tag::Determiner } else { Tag::Subordinator };
    };
    match before.tag {
        Tag::Finite
        | Tag::Base
        | Tag::Ing
        | Tag::Participle
        | Tag::Adjective
        | Tag::Coordinator
        | Tag::Mark
        | Tag::Auxiliary => Tag::Subordinator,
        Tag::Noun | Tag::Name | Tag::Pronoun => {
            let next_opens =
                words.get(at + 1).is_some_and(|word| word.capital || is_determiner(&word.folded));
            if next_opens { Tag::Subordinator } else { Tag::Relative }
        }
        _ => Tag::Determiner,
    }
}

fn is_determiner(folded: &str) -> bool {
    matches!(
        folded,
        "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "its"
            | "his"
            | "their"
            | "no"
            | "any"
            | "all"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "there"
            | "some"
            | "both"
            | "neither"
    )
}

/// "he's gone", not "the mayor's".
fn is_contracted(words: &[Word], at: usize) -> bool {
    at > 0
        && matches!(
            words[at - 1].folded.as_str(),
            "he" | "she" | "it" | "that" | "there" | "what" | "who" | "here"
        )
}

/// "have" after a modal or "to" is a base form; so are "do" and, within a row, "had".
fn auxiliary(words: &[Word], at: usize) -> Tag {
    let bare = matches!(words[at].folded.as_str(), "have" | "do");
    match verbal_before(words, at) {
        Some(before) if bare && matches!(before.tag, Tag::To | Tag::Modal) => Tag::Base,
        Some(before) if before.lemma == "have" && words[at].is("had") => Tag::Participle,
        _ => Tag::Auxiliary,
    }
}

/// The nearest word before that is no adverb.
fn verbal_before(words: &[Word], at: usize) -> Option<&Word> {
    words[..at].iter().rev().take(REACH).find(|word| word.tag != Tag::Adverb && !word.is_quote())
}

/// The part of speech of a word of an open class.
fn open(words: &[Word], at: usize, lexicon: &Lexicon) -> Tag {
    let word = &words[at];
    let (folded, lemma) = (word.folded.as_str(), word.lemma.as_str());
    let noun = lexicon.is_base(lemma, 'n');
    if folded.ends_with("ly") && !lexicon.is_base(folded, 'n') && !lexicon.is_base(folded, 'v') {
        return Tag::Adverb;
    }
    if lexicon.is_base(folded, 'r') && !noun && !lexicon.is_base(folded, 'v') {
        return if lexicon.is_base(folded, 'a') { Tag::Adjective } else { Tag::Adverb };
    }
    let before = verbal_before(words, at);
    if folded.contains('-') {
        return if ends_phrase(words, at, lexicon) { Tag::Noun } else { Tag::Adjective };
    }
    if let Some(tag) = verb(words, at, before, lexicon) {
        return tag;
    }
    let adjective = lexicon.is_base(folded, 'a') || is_adjective_ending(folded);
    if adjective && (!noun || !ends_phrase(words, at, lexicon)) {
        Tag::Adjective
    } else {
        Tag::Noun
    }
}

fn is_adjective_ending(folded: &str) -> bool {
    ["ous", "ful", "ible", "able", "ical", "less"].iter().any(|ending| folded.ends_with(ending))
}

/// Whether no noun follows at once, so that the word is the last of its phrase.
fn ends_phrase(words: &[Word], at: usize, lexicon: &Lexicon) -> bool {
    words.get(at + 1).is_none_or(|next| {
        next.tag == Tag::Mark
            || closed(words, at + 1).is_some()
            || !(next.capital
                || lexicon.is_base(&next.lemma, 'n')
                || lexicon.is_base(&next.folded, 'a'))
    })
}

/// How a word may be a verb where it stands, if it may.
fn verb(words: &[Word], at: usize, before: Option<&Word>, lexicon: &Lexicon) -> Option<Tag> {
    let word = &words[at];
    // "The recording surfaced": a form in -ed is a verb's even where the lexicon lacks the verb.
    let ed =
        word.folded.ends_with("ed") && word.folded.len() > 4 && !lexicon.is_common(&word.folded);
    let known = lexicon.is_base(&word.lemma, 'v')
        || lexicon.has_near_synonyms(&word.lemma) && word.lemma != word.folded;
    if !known && !ed {
        return None;
    }
    let after_noun = before.is_some_and(|before| {
        matches!(before.tag, Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number)
            || before.is(")")
            || matches!(
                before.folded.as_str(),
                "dozens" | "hundreds" | "thousands" | "all" | "both" | "most" | "many"
            )
    });
    let shape = forms::shape(&word.folded, &word.lemma);
    let governs = before.map(|before| (before.tag, before.lemma.as_str()));
    match (shape, governs) {
        (forms::Shape::Base | forms::Shape::Any, Some((Tag::To, _))) => to_base(words, at, lexicon),
        (forms::Shape::Base | forms::Shape::Any, Some((Tag::Modal, _))) => Some(Tag::Base),
        (forms::Shape::Base, Some((Tag::Auxiliary, "do"))) => Some(Tag::Base),
        (forms::Shape::Ing, _) => ing(words, at, before, lexicon),
        (
            shape,
            Some((Tag::Auxiliary | Tag::Participle | Tag::Base | Tag::Ing, "be" | "have" | "get")),
        ) if shape.may_be_participle() => Some(Tag::Participle),
        (forms::Shape::Participle, _) => Some(Tag::Participle),
        (forms::Shape::Past | forms::Shape::Either, governs) => {
            past(words, at, governs, after_noun, shape, lexicon)
        }
        (forms::Shape::Third, _) => third(words, at, before, after_noun, lexicon),
        (forms::Shape::Base | forms::Shape::Any, _) => {
            base(words, at, before, after_noun, shape, lexicon)
        }
    }
}

/// "to reach" is a verb, "to reach" of "access to reach-in" is not: "to" before a noun that ends its phrase
/// and is none of the commoner verbs stays a preposition's.
fn to_base(words: &[Word], at: usize, lexicon: &Lexicon) -> Option<Tag> {
    let noun = lexicon.is_base(&words[at].lemma, 'n');
    let direction = words[..at].iter().rev().nth(1).is_some_and(|word| {
        matches!(
            word.lemma.as_str(),
            "lead" | "threat" | "close" | "return" | "due" | "respond" | "response" | "end"
        )
    });
    (!(noun && direction && ends_phrase(words, at, lexicon))).then_some(Tag::Base)
}

fn ing(words: &[Word], at: usize, before: Option<&Word>, lexicon: &Lexicon) -> Option<Tag> {
    let word = &words[at];
    let own_noun = lexicon.is_base(&word.folded, 'n');
    let within_phrase = before.is_some_and(|before| {
        matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective)
    });
    if within_phrase {
        return Some(if ends_phrase(words, at, lexicon) { Tag::Noun } else { Tag::Adjective });
    }
    (!own_noun || before.is_some_and(|before| before.tag == Tag::Mark || before.lemma == "be"))
        .then_some(Tag::Ing)
}

fn past(
    words: &[Word],
    at: usize,
    governs: Option<(Tag, &str)>,
    after_noun: bool,
    shape: forms::Shape,
    lexicon: &Lexicon,
) -> Option<Tag> {
    let either = shape == forms::Shape::Either;
    match governs {
        Some((
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Preposition | Tag::Number,
            _,
        )) if !after_noun => Some(if either || !ends_phrase(words, at, lexicon) {
            Tag::Adjective
        } else {
            Tag::Noun
        }),
        Some((Tag::Number, _)) if either && !ends_phrase(words, at, lexicon) => {
            Some(Tag::Adjective)
        }
        Some((Tag::Finite | Tag::Base | Tag::Ing, _)) if either => Some(Tag::Adjective),
        None if either => Some(Tag::Participle),
        _ => Some(Tag::Finite),
    }
}

/// "claims" after a singular noun or a name is a verb; after an adjective, a determiner or a demonym it is
/// a noun, and so it is where the real verb follows.
fn third(
    words: &[Word],
    at: usize,
    before: Option<&Word>,
    after_noun: bool,
    lexicon: &Lexicon,
) -> Option<Tag> {
    let word = &words[at];
    let noun = lexicon.is_base(&word.lemma, 'n');
    let next_is_verb = words.get(at + 1).is_some_and(|next| {
        matches!(next.lemma.as_str(), "be" | "have" | "will" | "would" | "do" | "can" | "could")
            || forms::shape(&next.folded, &next.lemma).is_past()
                && lexicon.is_base(&next.lemma, 'v')
    });
    if !noun {
        let subject =
            before.is_none_or(|before| !matches!(before.tag, Tag::Determiner | Tag::Possessive));
        return subject.then_some(Tag::Finite);
    }
    let before = before?;
    let third_person =
        matches!(before.folded.as_str(), "he" | "she" | "it" | "who" | "which" | "that");
    let adverb = at > 0 && words[at - 1].tag == Tag::Adverb && after_noun;
    let singular = match before.tag {
        Tag::Name => !is_demonym(&before.folded, lexicon) && takes_object(words, at + 1),
        Tag::Noun => !before.folded.ends_with('s') && opens_object(words, at + 1),
        _ => false,
    };
    (!next_is_verb && (third_person || adverb || singular)).then_some(Tag::Finite)
}

/// "Russian", not "Russia": a nation's adjective, which stands before a noun.
pub(crate) fn is_demonym(folded: &str, lexicon: &Lexicon) -> bool {
    lexicon.nation(folded).is_some_and(|nation| nation.key != folded)
        && !folded.contains('.')
        && folded.len() > 3
        && !lexicon.nation_of_capital(folded).is_some()
}

/// Whether an object may begin here: a determiner, a name, a number, "to", "that", a preposition.
fn opens_object(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|next| {
        next.capital
            || is_determiner(&next.folded)
            || matches!(
                next.folded.as_str(),
                "to" | "that" | "in" | "on" | "at" | "for" | "not" | "her"
            )
            || next.folded.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether an object may begin here, with or without a determiner: "claims victory", but not "the Graz talks, …".
fn takes_object(words: &[Word], at: usize) -> bool {
    let open =
        words.get(at).is_some_and(|next| next.tag != Tag::Mark) && closed(words, at).is_none();
    open || opens_object(words, at)
}

/// A bare verb form as the present of a plural: "officials say", "talks continue".
fn base(
    words: &[Word],
    at: usize,
    before: Option<&Word>,
    after_noun: bool,
    shape: forms::Shape,
    lexicon: &Lexicon,
) -> Option<Tag> {
    let word = &words[at];
    let noun = lexicon.is_base(&word.lemma, 'n') || lexicon.is_base(&word.folded, 'a');
    let before = before?;
    let coordinated = before.tag == Tag::Coordinator || before.is(",");
    if coordinated {
        // "the fleet, which had two ships, hit rocks": the sentence has no other verb yet.
        let has_verb = words[..at].iter().rev().take(6 * REACH).any(Word::opens_group);
        if shape == forms::Shape::Any && !has_verb && before.is(",") && at > 3 {
            return (!ends_phrase(words, at, lexicon)).then_some(Tag::Finite);
        }
        // "must publish the figures and pay the fine": another infinitive of a row.
        let row = words[..at].iter().rev().take(3 * REACH).any(|word| word.tag == Tag::Base);
        let verb = !noun || opens_object(words, at + 1) && (row || shape == forms::Shape::Any);
        return verb.then_some(if shape == forms::Shape::Any && !row {
            Tag::Finite
        } else {
            Tag::Base
        });
    }
    let plural =
        matches!(before.folded.as_str(), "they" | "we" | "i" | "you" | "who" | "which" | "that")
            || before.tag == Tag::Noun && before.folded.ends_with('s')
            || matches!(
                before.folded.as_str(),
                "people" | "police" | "all" | "both" | "many" | "most"
            );
    if shape == forms::Shape::Any {
        return (after_noun
            && (!noun || opens_object(words, at + 1) || !ends_phrase(words, at, lexicon)))
        .then_some(Tag::Finite);
    }
    (plural && (!noun || opens_object(words, at + 1))).then_some(Tag::Finite)
}

/// "The plan drawn up in May was dropped", "the repair shops in Graz burned down": what looks like a verb is
/// none where another finite verb follows, with no break between.
fn demote_reduced(words: &mut [Word], lexicon: &Lexicon) {
    for at in 1..words.len() {
        let word = &words[at];
        if word.tag != Tag::Finite || lexicon.is_report(&word.folded) {
            continue;
        }
        let shape = forms::shape(&word.folded, &word.lemma);
        let noun = shape == forms::Shape::Third && lexicon.is_base(&word.lemma, 'n');
        let after_noun = words[..at]
            .iter()
            .rev()
            .take(REACH)
            .find(|word| word.tag != Tag::Adverb)
            .is_some_and(|before| matches!(before.tag, Tag::Noun | Tag::Name));
        if !(noun || shape == forms::Shape::Either && after_noun) {
            continue;
        }
        let next = words.get(at + 1);
        let by = next.is_some_and(|next| next.is("by"));
        let object = next.is_some_and(|next| {
            matches!(next.tag, Tag::Determiner | Tag::Name | Tag::Pronoun | Tag::Number | Tag::To)
        });
        let later = verb_follows(words, at);
        if noun && later && !object {
            words[at].tag = Tag::Noun;
        } else if !noun && (by || later && !object) {
            words[at].tag = Tag::Participle;
        }
    }
}

/// Whether a finite verb stands behind the word before any break.
fn verb_follows(words: &[Word], at: usize) -> bool {
    let passes = |word: &&Word| {
        !matches!(word.tag, Tag::Mark | Tag::Coordinator | Tag::Subordinator | Tag::Relative)
    };
    words[at + 1..].iter().take(4 * REACH).take_while(passes).any(Word::opens_group)
}

/// Marks what stands in quotation marks, unless they open the text.
fn mark_quoted(words: &mut [Word]) {
    let mut open = None;
    for at in 0..words.len() {
        if !words[at].is_quote() {
            continue;
        }
        match open.take() {
            Some(from) if !words[at].is("“") => {
                if from > 0 {
                    words[from..=at].iter_mut().for_each(|word| word.quoted = true);
                    // A comma before the closing mark belongs to the sentence around the quotation.
                    if words[at - 1].is(",") {
                        words[at - 1].quoted = false;
                    }
                }
            }
            _ => open = Some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tags of the words that matter, as "word/Tag".
    fn finite(text: &str) -> Vec<String> {
        tagged(text, 0..text.len())
            .into_iter()
            .filter(|word| word.opens_group())
            .map(|word| word.folded)
            .collect()
    }

    #[test]
    fn finite_verbs_are_told_from_nouns_and_participles() {
        for (text, verbs) in [
            ("The flood damaged the bridge and closed two roads.", &["damaged", "closed"][..]),
            ("Danish strikes hit the port of Esbjerg.", &["hit"]),
            ("Denmark claims to have won the vote.", &["claims"]),
            ("The plan drawn up in May was dropped.", &["was"]),
            ("The law passed by parliament takes effect in June.", &["takes"]),
            ("Officials say the damaged dam must be closed.", &["say", "must"]),
            ("The minister will visit Graz.", &["will"]),
            ("A fall in prices hurt growers in Chile.", &["hurt"]),
        ] {
            assert_eq!(finite(text), verbs, "{text}");
        }
    }
}
