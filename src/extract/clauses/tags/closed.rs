//! The words of closed classes: articles, pronouns, prepositions, auxiliaries.

use super::{Tag, Word, verbal_before};

/// The words of the language that belong to closed classes.
pub(super) fn closed(words: &[Word], at: usize) -> Option<Tag> {
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

pub(super) fn is_determiner(folded: &str) -> bool {
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
