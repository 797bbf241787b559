//! What the program understands of one claim's text. What a person filled in wins.

use rust_stemmers::{Algorithm, Stemmer};

use super::inputs::inputs;
use crate::model::{
    Claim, DateSpan, Name, Negation, Origin, Quantity, Reading, Source, Stance, Word,
};
use crate::text::date::{DateMention, When, dates};
use crate::text::full_names::first_and_last;
use crate::text::lemma::lemmas;
use crate::text::lexicon::{Cue, Lexicon};
use crate::text::names::{NameBook, name_key, names};
use crate::text::negation::{is_negated, negations};
use crate::text::quantity::quantities;
use crate::text::romanise::spelling;
use crate::text::stance::{ReadStance, stance};
use crate::text::states::{Parsed, states};
use crate::text::words::{Token, fold, tokens};

pub(super) fn read(
    claim: &Claim,
    source: Option<&Source>,
    book: &NameBook,
    lexicon: &Lexicon,
) -> Reading {
    let tokens = tokens(&claim.text);
    let lemmas = lemmas(&tokens, lexicon);
    let published = source.and_then(|source| source.published);
    let stated = claim.stated.or(published).map(|date| date.span());
    let dates = dates(&claim.text, stated.map(DateSpan::last));
    let names = names_beside(&dates, names(&tokens, book, lexicon));
    let negations = negations(&tokens, &lemmas, lexicon);
    let read_stance = stance(&tokens, &lemmas, &negations, lexicon);
    let stance = settle_stance(claim.stance, read_stance);
    let quantities = figures(claim);
    let words = words(&Content {
        tokens: &tokens,
        lemmas: &lemmas,
        names: &names,
        negations: &negations,
        quantities: &quantities,
        dates: &dates,
        lexicon,
    });
    let parsed = Parsed {
        tokens: &tokens,
        lemmas: &lemmas,
        names: &names,
        negations: &negations,
        modality: stance.modality,
    };
    let states = states(&parsed, lexicon);
    let read_event = event(&dates);
    let claimant = claim.chain.claimant.as_deref();
    let content = content_keys(&words, &names, &quantities, &dates, lexicon);
    Reading {
        claim: claim.id.clone(),
        inputs: inputs(claim, source),
        source: claim.source.clone(),
        text: claim.text.clone(),
        stance: stance.stance,
        stance_words: stance.words,
        denied: stance.about.unwrap_or((0, claim.text.len())),
        modality: stance.modality,
        content,
        place: claim.place.as_deref().map(|place| place_key(place, book, lexicon)),
        words,
        names,
        negations,
        states,
        quantities,
        event: claim.event.or(read_event),
        event_stated: claim.event.is_some() || read_event.is_some(),
        stated,
        claimant: claimant.map(|name| speaker_key(name, book, lexicon)),
        party: claimant.map(|name| {
            book.party(name).map_or_else(|| speaker_key(name, book, lexicon), str::to_owned)
        }),
        speaker: speaker(claim, source),
        origin: Origin::Unknown,
    }
}

/// A stance that a person gave stands; the text is then what is denied or asserted, and its words show
/// no stance of their own.
fn settle_stance(given: Option<Stance>, read: ReadStance) -> ReadStance {
    match given {
        Some(stance) if stance != read.stance => {
            ReadStance { stance, words: None, about: None, ..read }
        }
        _ => read,
    }
}

fn speaker(claim: &Claim, source: Option<&Source>) -> String {
    let outlet =
        || source.map(|source| source.publisher.clone().unwrap_or_else(|| source.id.to_string()));
    claim.chain.claimant.clone().or_else(outlet).unwrap_or_else(|| claim.source.to_string())
}

fn speaker_key(name: &str, book: &NameBook, lexicon: &Lexicon) -> String {
    let nation = || lexicon.nation(&fold(name)).map(|nation| nation.key.as_str());
    book.speaker(name).or_else(nation).map_or_else(|| name_key(name), str::to_owned)
}

fn place_key(name: &str, book: &NameBook, lexicon: &Lexicon) -> String {
    let nation = || lexicon.nation(&fold(name)).map(|nation| nation.key.as_str());
    book.place(name).or_else(nation).map_or_else(|| name_key(name), str::to_owned)
}

fn figures(claim: &Claim) -> Vec<Quantity> {
    if claim.quantities.is_empty() {
        return quantities(&claim.text);
    }
    claim.quantities.iter().flat_map(|text| quantities(text)).collect()
}

/// The first date that says when it happened.
fn event(dates: &[DateMention]) -> Option<DateSpan> {
    let on = |when: When| matches!(when, When::On | When::Throughout);
    dates.iter().find(|found| on(found.date.when)).and_then(|found| found.date.days)
}

/// The names that are no part of a date: "Wednesday" and "March" have capitals and name nothing,
/// "Jan Vos" names somebody.
fn names_beside(dates: &[DateMention], names: Vec<Name>) -> Vec<Name> {
    let within = |name: &Name| {
        let holds =
            |date: &DateMention| covers(date.span, name.span.0) && name.span.1 <= date.span.1;
        name.kind.is_none() && dates.iter().any(holds)
    };
    names.into_iter().filter(|name| !within(name)).collect()
}

struct Content<'c> {
    tokens: &'c [Token<'c>],
    lemmas: &'c [String],
    names: &'c [Name],
    negations: &'c [Negation],
    quantities: &'c [Quantity],
    dates: &'c [DateMention],
    lexicon: &'c Lexicon,
}

fn words(text: &Content<'_>) -> Vec<Word> {
    let stemmer = Stemmer::create(Algorithm::English);
    let cue = cue_words(text);
    let word = |index: usize| {
        let token = &text.tokens[index];
        let lemma = &text.lemmas[index];
        let name = text.names.iter().position(|name| covers(name.span, token.start));
        let begins = name.filter(|name| text.names[*name].span.0 == token.start);
        // What is counted and when it was are compared as figures and dates, not as words.
        let is_figure = text.quantities.iter().any(|figure| covers(figure.span, token.start))
            || text.dates.iter().any(|date| covers(date.span, token.start));
        let topical = !text.lexicon.is_stop(&token.folded)
            && !text.lexicon.is_stop(lemma)
            && !text.lexicon.is_report(&token.folded)
            && token.folded != "'s"
            && !cue[index];
        let stem = || stemmer.stem(text.lexicon.head_word(lemma)).into_owned();
        let key = match begins {
            // A rare word is a name where it stands alone with its capital and a word in a headline.
            Some(name) if text.names[name].key == token.folded => stem(),
            Some(name) if text.names[name].key == spelling(&token.folded) => {
                stemmer.stem(&text.names[name].key).into_owned()
            }
            Some(name) => match text.lexicon.head_word(&text.names[name].key) {
                same if same == text.names[name].key => same.to_owned(),
                other => stemmer.stem(other).into_owned(),
            },
            None => stem(),
        };
        Word {
            span: (token.start, token.end()),
            lemma: lemma.clone(),
            key,
            content: begins.is_some() || (name.is_none() && topical && !is_figure),
            negated: is_negated(text.negations, token.start),
            name: begins,
        }
    };
    (0..text.tokens.len()).filter(|index| text.tokens[*index].is_word).map(word).collect()
}

fn covers(span: (usize, usize), at: usize) -> bool {
    (span.0..span.1).contains(&at)
}

/// Which tokens belong to a cue that turns the sentence and is no content of its own.
fn cue_words(text: &Content<'_>) -> Vec<bool> {
    let mut marks = vec![false; text.tokens.len()];
    for found in text.lexicon.cues().find(text.lemmas) {
        if *found.means == Cue::Future {
            continue;
        }
        marks[found.start..found.end].fill(true);
    }
    marks
}

/// The keys that the text is found by. A name of three words and more is found by its first and last too,
/// and a figure by its number, however it is written: "third", "three", "3". Two claims of one date are
/// nearer than two of none, so the words of dates are among them.
fn content_keys(
    words: &[Word],
    names: &[Name],
    quantities: &[Quantity],
    dates: &[DateMention],
    lexicon: &Lexicon,
) -> Vec<String> {
    let of_date = |word: &Word| {
        dates.iter().any(|date| covers(date.span, word.span.0)) && !lexicon.is_stop(&word.lemma)
    };
    let counts = |word: &&Word| word.content || of_date(word);
    let mut keys: Vec<String> = words.iter().filter(counts).map(|word| word.key.clone()).collect();
    keys.extend(names.iter().filter_map(|name| first_and_last(&name.key)));
    keys.extend(quantities.iter().filter_map(number).map(|number| number.to_string()));
    keys.sort();
    keys.dedup();
    keys
}

/// The number that a figure gives, where it gives a single one.
fn number(figure: &Quantity) -> Option<f64> {
    let (low, high) = (figure.low?.value, figure.high?.value);
    (low >= high).then_some(low)
}
