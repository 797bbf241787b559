//! What a verb of saying takes: where the content begins, and in which form it stands.

use super::signs::{LONGEST_SUBJECT, begins_clause, is_finite, is_opening_mark, starts_thing};
use super::verbs::{Frame, Sense, Verb};
use super::views::stance_of_noun;
use crate::extract::speakers::phrase::{is_day_or_month, is_determiner, is_pronoun, phrase_after};
use crate::extract::words::Words;
use crate::model::Stance;
use crate::text::lexicon::Lexicon;

/// The form in which a content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A clause or a quotation.
    Clause,
    /// An infinitive or a form in -ing whose subject is the claimant.
    Infinitive,
    /// A noun phrase: "the capture of the town".
    Nominal,
    /// A thing and what it is said to be: "the talks as useful".
    Predicate,
    /// Somebody and what they ought to do: "the council to act".
    Request,
    /// What the claimant will not have, told with its subject: "Norway rejects the treaty".
    Refusal,
    /// What was said before: "these reports".
    Anaphor,
}

/// Where the content of a verb of saying stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It begins at this token.
    From(usize),
    /// It stands before the attribution.
    Before,
}

/// What a verb takes.
#[derive(Debug, Clone)]
pub(super) struct Complement {
    pub(super) place: Place,
    pub(super) form: Form,
    pub(super) sense: Sense,
    /// Who is told: "reporters", "the BBC".
    pub(super) told: Option<std::ops::Range<usize>>,
    /// Whether it shows by itself that the word before is a verb of saying.
    pub(super) is_evident: bool,
}

/// How far "that" may stand from its verb: "said in a statement on Monday that".
const REACH: usize = 18;

/// What the verb that ends before `from` takes.
pub(super) fn complement(words: &Words<'_>, verb: &Verb, from: usize) -> Option<Complement> {
    let has_particle = verb.has_particle();
    let told = verb.taking(Frame::Whom).and_then(|_| phrase_after(words, from)).map(|it| it.range);
    // "Warned the council would …" tells nobody: the phrase is followed by its own verb.
    let told = told.filter(|told| {
        let next = after_adverbs(words, told.end);
        !begins_clause(words, told.start)
            || that_after(words, next).is_some()
            || speech_after(words, next).is_some()
    });
    let start = told.as_ref().map_or(from, |told| told.end);
    let found = |place, form, sense: &Sense, is_evident| {
        Some(Complement { place, form, sense: sense.clone(), told: told.clone(), is_evident })
    };
    let at = after_adverbs(words, start);
    let clause = verb.taking(Frame::That);
    if let Some(sense) = clause
        && let Some(that) = that_after(words, at)
    {
        return found(Place::From(that + 1), Form::Clause, sense, true);
    }
    let speech = verb.taking(Frame::Quote).or(clause);
    if let Some(sense) = speech
        && let Some(quote) = speech_after(words, at)
    {
        return found(Place::From(quote), Form::Clause, sense, true);
    }
    if let Some(sense) = verb.taking(Frame::View)
        && let Some((from, stance)) = view_after(words, at)
    {
        let sense = Sense { stance, ..sense.clone() };
        return found(Place::From(from), Form::Clause, &sense, true);
    }
    if let Some(sense) = verb.taking(Frame::To)
        && words.folded(at) == "to"
        && Lexicon::english().is_base(words.lemma(at + 1), 'v')
    {
        return found(Place::From(at), Form::Infinitive, sense, true);
    }
    if let Some(sense) = verb.taking(Frame::Report)
        && is_report(words, at)
    {
        let form = if is_anaphor(words, at) { Form::Anaphor } else { Form::Nominal };
        return found(Place::From(at), form, sense, true);
    }
    if let Some(sense) = verb.taking(Frame::What)
        && (sense.stance.is_against() || sense.stance == Stance::Demands)
        && words.folded(at).ends_with("ing")
    {
        return found(Place::From(at), Form::Infinitive, sense, true);
    }
    let pairs = [(Frame::As, "as"), (Frame::Of, "of"), (Frame::For, "for")];
    for (frame, word) in pairs {
        if let Some(sense) = verb.taking(frame)
            && starts_thing(words, at)
            && pivot(words, at, word).is_some()
        {
            return found(Place::From(at), Form::Predicate, sense, true);
        }
    }
    if let Some(sense) = verb.taking(Frame::WhomTo)
        && starts_thing(words, at)
        && pivot(words, at, "to")
            .is_some_and(|to| Lexicon::english().is_base(words.lemma(to + 1), 'v'))
    {
        return found(Place::From(at), Form::Request, sense, true);
    }
    if let Some(sense) = verb.taking(Frame::Be)
        && starts_thing(words, at)
        && is_said_to_be(words, at)
    {
        return found(Place::From(at), Form::Predicate, sense, true);
    }
    let against = [Frame::What, Frame::Report].into_iter().filter_map(|frame| verb.taking(frame));
    if let Some(sense) = against.into_iter().find(|sense| sense.stance.is_against())
        && let Some(that) = that_of_report(words, at)
    {
        return found(Place::From(that + 1), Form::Clause, sense, true);
    }
    let may_be_thing = verb.taking(Frame::What).is_some();
    if let Some(sense) = clause
        && let Some(start) = bare_clause(words, at)
        && (!may_be_thing || verb_follows(words, start))
    {
        return found(Place::From(start), Form::Clause, sense, false);
    }
    if let Some(sense) = verb.taking(Frame::Refused)
        && (starts_thing(words, at)
            || words.folded(at) == "to"
            || words.folded(at).ends_with("ing"))
    {
        return found(Place::From(at), Form::Refusal, sense, true);
    }
    if let Some(sense) = verb.taking(Frame::What) {
        if is_anaphor(words, at) {
            return found(Place::From(at), Form::Anaphor, sense, true);
        }
        let thing = after_time(words, at);
        if starts_thing(words, thing) {
            let is_evident = has_particle || is_determiner(words.folded(thing));
            return found(Place::From(thing), Form::Nominal, sense, is_evident);
        }
    }
    let sense = speech?;
    ends_attribution(words, at).then(|| Complement {
        place: Place::Before,
        form: Form::Clause,
        sense: sense.clone(),
        told: told.clone(),
        is_evident: false,
    })
}

/// Where the content of "fears that …" or "the same concern: that …" begins, and what one does with such a thing.
fn view_after(words: &Words<'_>, from: usize) -> Option<(usize, Stance)> {
    let noun = (from..(from + 5).min(words.len()))
        .take_while(|at| words.is_word(*at) && !is_finite(words, *at))
        .find(|at| stance_of_noun(words.lemma(*at)).is_some())?;
    let colon = noun + 1 + usize::from(words.raw(noun + 1) == ":");
    let that = colon + usize::from(words.folded(colon) == "that");
    (that > noun + 1 && follows_that(words, that))
        .then(|| stance_of_noun(words.lemma(noun)).map(|stance| (that, stance)))?
}

/// Skips adverbs and "himself".
fn after_adverbs(words: &Words<'_>, mut at: usize) -> usize {
    while matches!(
        words.folded(at),
        "himself"
            | "herself"
            | "itself"
            | "themselves"
            | "again"
            | "also"
            | "earlier"
            | "later"
            | "only"
    ) || words.folded(at).len() > 4
        && words.folded(at).ends_with("ly")
        && !words.is_capitalised(at)
    {
        at += 1;
    }
    at
}

/// Behind the day and the hour between a verb and its object: "announced late on Sunday the capture of".
fn after_time(words: &Words<'_>, from: usize) -> usize {
    let mut at = from;
    let mut has_day = false;
    loop {
        let day = is_day_or_month(words.folded(at))
            || words.tokens.get(at).is_some_and(|token| token.is_number());
        let leads = matches!(words.folded(at), "on" | "late" | "early" | "in" | "last" | "this")
            && !has_day;
        let time = day
            || leads
            || matches!(words.folded(at), "yesterday" | "today" | "morning" | "evening" | "night");
        if at >= words.len() || !time {
            break;
        }
        has_day |= day || matches!(words.folded(at), "yesterday" | "today");
        at += 1;
    }
    if has_day { at } else { from }
}

/// The "that" of a verb, with nothing but circumstance between: "said in Graz on Monday that".
fn that_after(words: &Words<'_>, from: usize) -> Option<usize> {
    if words.folded(from) == "that" {
        return (begins_clause(words, from + 1)
            || !words.is_word(from + 1) && !matches!(words.raw(from + 1), "." | ","))
        .then_some(from);
    }
    if !opens_circumstance(words, from) {
        return None;
    }
    (from..(from + REACH).min(words.len()))
        .take_while(|at| words.is_word(*at) || matches!(words.raw(*at), "-" | "," | "’" | "."))
        .find(|at| words.folded(*at) == "that")
        .filter(|that| follows_that(words, that + 1) || !words.is_word(that + 1))
}

/// Where direct speech begins: a quotation mark or a colon, after circumstance at most.
fn speech_after(words: &Words<'_>, from: usize) -> Option<usize> {
    let reach = (from + REACH).min(words.len());
    for at in from..reach {
        let raw = words.raw(at);
        if is_opening_mark(raw) && words.quoted.get(at + 1).copied().unwrap_or(false) {
            let direct = at == from || matches!(words.raw(at - 1), "," | ":");
            return direct.then_some(at);
        }
        if raw == ":" {
            return (at + 1 < words.len()).then_some(at + 1);
        }
        let circumstance = at > from || opens_circumstance(words, at) || raw == ",";
        if !circumstance || !(words.is_word(at) || matches!(raw, "," | "-" | "’" | ".")) {
            return None;
        }
        if raw == "," && !(is_opening_mark(words.raw(at + 1)) || at > from) {
            return None;
        }
    }
    None
}

/// Whether a word opens a phrase of time, place or occasion.
fn opens_circumstance(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.folded(at),
        "on" | "in"
            | "at"
            | "to"
            | "during"
            | "after"
            | "before"
            | "from"
            | "late"
            | "early"
            | "this"
            | "last"
            | "yesterday"
            | "today"
            | "earlier"
            | "later"
            | "through"
            | "via"
            | "by"
            | "of"
            | "over"
            | "publicly"
    ) || is_day_or_month(words.folded(at))
}

/// Where a clause without "that" begins, after circumstance at most.
fn bare_clause(words: &Words<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    if opens_circumstance(words, at) && !begins_clause(words, at) {
        // "Said on Monday the bridge was shut": the clause begins with its subject.
        at = (at + 1..(at + 6).min(words.len())).find(|next| {
            (is_determiner(words.folded(*next)) || is_pronoun(words.folded(*next)))
                && *next > from + 1
                && begins_clause(words, *next)
        })?;
    }
    begins_clause(words, at).then_some(at)
}

/// Whether a verb follows the noun phrase at the token, as in "announced the bridge was shut".
fn verb_follows(words: &Words<'_>, at: usize) -> bool {
    phrase_after(words, at).is_some_and(|phrase| {
        let next = after_adverbs(words, phrase.range.end);
        // The last word of the phrase may be the verb itself: "says prices rise".
        is_finite(words, next) || is_finite(words, phrase.range.end - 1) && phrase.range.len() > 1
    }) || matches!(words.folded(at), "there" | "no" | "if" | "when" | "only")
}

/// Whether a clause follows "that", circumstance first or not.
fn follows_that(words: &Words<'_>, at: usize) -> bool {
    let near = at + 1..words.len().min(at + LONGEST_SUBJECT);
    begins_clause(words, at)
        || opens_circumstance(words, at) && near.into_iter().any(|it| is_finite(words, it))
}

/// How far the "as" of "described the long and costly repair as" may be.
const PIVOT_REACH: usize = 22;

/// The word that joins a thing with what is said of it.
fn pivot(words: &Words<'_>, from: usize, word: &str) -> Option<usize> {
    (from + 1..(from + PIVOT_REACH).min(words.len()))
        .take_while(|at| !matches!(words.raw(*at), "." | ";" | ":"))
        .find(|at| words.folded(*at) == word && !words.quoted[*at])
}

/// Whether what follows is a thing and what it is called: "the strike illegal", "the plan “a disgrace”".
fn is_said_to_be(words: &Words<'_>, from: usize) -> bool {
    let reach = (from + 12).min(words.len());
    if (from + 1..reach)
        .take_while(|at| words.raw(*at) != ",")
        .any(|at| is_opening_mark(words.raw(at)))
    {
        return true;
    }
    let Some(thing) = phrase_after(words, from) else {
        return matches!(words.folded(from), "it" | "him" | "them" | "this" | "that")
            && is_determiner(words.folded(from + 1));
    };
    let next = thing.range.end;
    is_determiner(words.folded(next))
        || Lexicon::english().is_base(words.folded(thing.head), 'a')
            && thing.head > from + 1
            && !Lexicon::english().is_base(words.lemma(thing.head), 'n')
}

/// Whether what follows is a report rather than a thing: "the claim", "suggestions of fraud".
fn is_report(words: &Words<'_>, from: usize) -> bool {
    is_anaphor(words, from)
        || (from..from + 4)
            .take_while(|at| !matches!(words.folded(*at), "of" | "for" | "to" | "in"))
            .any(|at| Lexicon::english().is_report_noun(words.lemma(at)))
}

/// The "that" of "allegations that …", after "denied".
fn that_of_report(words: &Words<'_>, from: usize) -> Option<usize> {
    let report = (from..from + 4).find(|at| Lexicon::english().is_report_noun(words.lemma(*at)))?;
    (words.folded(report + 1) == "that" && follows_that(words, report + 2)).then_some(report + 1)
}

/// "It", "this", "these reports": what was said before.
fn is_anaphor(words: &Words<'_>, at: usize) -> bool {
    let next = words.lemma(at + 1);
    let report = Lexicon::english().is_report_noun(next)
        || matches!(next, "figure" | "number" | "version" | "remark");
    let ends = |place: usize| {
        place >= words.len()
            || !words.is_word(place)
            || matches!(
                words.folded(place),
                "and" | "but" | "as" | "on" | "in" | "saying" | "while"
            )
    };
    match words.folded(at) {
        "it" | "this" | "that" | "them" | "these" => ends(at + 1) || report && ends(at + 2),
        "the" | "those" | "such" | "all" | "any" => report && ends(at + 2),
        _ => false,
    }
}

/// Whether nothing of substance follows the verb: "…, she said on Monday."
fn ends_attribution(words: &Words<'_>, from: usize) -> bool {
    let stop = (from..words.len()).find(|at| {
        !words.is_word(*at) && !words.is_glued(*at)
            || matches!(words.raw(*at), "." | "," | ";" | ":")
    });
    let stop = stop.unwrap_or(words.len());
    stop == from
        || opens_circumstance(words, from) && stop - from <= REACH
        || matches!(words.folded(from), "while" | "and" | "but" | "as")
}
