//! What a point asks, what each side answers, and what the point is called.

use std::cmp::Reverse;

use super::subject::Subject;
use crate::model::{AtIssue, Link, Modality, PointId, Quantity, Reading, Stance, StateMention};
use crate::text::lexicon::{Lexicon, Value};

/// The question of a point, in plain English. Every word of it is the lexicon's or a claim's.
pub(super) fn question(at_issue: &AtIssue, members: &[&Reading], lexicon: &Lexicon) -> String {
    let first = members.iter().find(|reading| !reading.stance.is_against()).or(members.first());
    let text = first.map_or("", |reading| reading.text.trim().trim_end_matches('.'));
    match at_issue {
        AtIssue::State { dimension, subject } => {
            in_which_state(dimension, subject, members, lexicon)
        }
        AtIssue::Quantity { counted, .. } => how_many(counted, members, text),
        AtIssue::Date => format!("When was it: “{text}”?"),
        AtIssue::Place => format!("Where was it: “{text}”?"),
        AtIssue::Actor => format!("Who was it: “{text}”?"),
        AtIssue::Statement => format!("Is it so: “{text}”?"),
    }
}

/// Asks as the lexicon does where the words for the thing allow it, else which of the states it is in.
fn in_which_state(
    dimension: &str,
    subject: &str,
    members: &[&Reading],
    lexicon: &Lexicon,
) -> String {
    let mentions: Vec<(&Reading, &StateMention)> = members
        .iter()
        .filter_map(|reading| Some((*reading, mention(reading, dimension, subject)?)))
        .collect();
    let dimension = lexicon.dimension(dimension);
    let question = dimension.map_or("What holds of {subject}?", |it| it.question.as_str());
    let subject = Subject::among(subject, &mentions, lexicon);
    if subject.fits(question) {
        return question.replace("{subject}", &subject.words);
    }
    let is_told = |value: &&Value| mentions.iter().any(|(_, it)| it.value == value.id);
    let values = dimension.iter().flat_map(|dimension| &dimension.values).filter(is_told);
    let labels: Vec<&str> = values.map(|value| value.label.as_str()).collect();
    format!("{}: {}?", capitalised(&subject.words), labels.join(" or "))
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn how_many(counted: &str, members: &[&Reading], text: &str) -> String {
    let figures = members.iter().flat_map(|reading| {
        reading.quantities.iter().map(|quantity| (quantity.fit(counted), *reading, quantity))
    });
    // Of those that fit as well, the first.
    let best = figures.filter(|(fit, ..)| *fit > 0).min_by_key(|(fit, ..)| Reverse(*fit));
    let figure = best.map(|(_, reading, quantity)| (noun(reading, quantity), quantity));
    let place =
        members.iter().find_map(|reading| reading.place.as_deref().map(|_| place_shown(reading)));
    let at = place.flatten().map_or_else(String::new, |place| format!(" in {place}"));
    match figure {
        Some((noun, quantity)) if quantity.unit.is_empty() => {
            let happened = match quantity.fate.as_deref() {
                Some("kill") => " were killed",
                Some("injur") => " were injured",
                Some("arrest") => " were arrested",
                Some("miss") => " are missing",
                Some("evacu") => " were evacuated",
                _ => "",
            };
            let noun = if noun.is_empty() { "people".to_owned() } else { noun };
            format!("How many {noun}{happened}{at}?")
        }
        _ => format!("What is the figure: “{text}”?"),
    }
}

fn place_shown(reading: &Reading) -> Option<String> {
    let place = reading.place.as_deref()?;
    let name = reading.names.iter().find(|name| name.key == place)?;
    Some(reading.words_at(name.span).to_owned())
}

/// The word that a figure counts, as it stands in the text: "points" of "28 peace points", and of "a
/// 28-point plan".
fn noun(reading: &Reading, quantity: &Quantity) -> String {
    let phrase = reading.text.get(quantity.span.1..quantity.phrase.1).unwrap_or_default();
    let words = || phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_counted = |word: &&str| word.to_lowercase().starts_with(&quantity.counted);
    let word = words().find(is_counted).or_else(|| words().next_back()).unwrap_or_default();
    if phrase.starts_with('-') && !word.ends_with('s') {
        format!("{word}s")
    } else {
        word.to_owned()
    }
}

/// What a claim answers to the point's question.
pub(super) fn answer(
    reading: &Reading,
    at_issue: &AtIssue,
    links: &[&Link],
    lexicon: &Lexicon,
) -> String {
    match reading.stance {
        Stance::Denies => return "denied".to_owned(),
        Stance::Doubts => return "not confirmed".to_owned(),
        _ => {}
    }
    if let AtIssue::State { dimension, subject } = at_issue
        && let Some(mention) = mention(reading, dimension, subject)
    {
        return state_answer(reading, mention, lexicon);
    }
    let words = links.iter().find_map(|link| {
        let words = if link.a == reading.claim {
            &link.because.words_a
        } else if link.b == reading.claim {
            &link.because.words_b
        } else {
            return None;
        };
        words.first().filter(|words| !words.is_empty())
    });
    match (words, at_issue) {
        (
            Some(words),
            AtIssue::Quantity { .. } | AtIssue::Date | AtIssue::Place | AtIssue::Actor,
        ) => words.clone(),
        _ => reading.text.trim().trim_end_matches('.').to_owned(),
    }
}

fn state_answer(reading: &Reading, mention: &StateMention, lexicon: &Lexicon) -> String {
    let value = lexicon.dimension(&mention.dimension).and_then(|d| d.value(&mention.value));
    let label = value.map_or(mention.value.as_str(), |value| value.label.as_str());
    let label = if mention.negated { format!("not {label}") } else { label.to_owned() };
    match reading.stance {
        Stance::Expects => format!("{label} (expected)"),
        Stance::Demands => format!("{label} (demanded)"),
        // What somebody reports that another one demands is not so either.
        Stance::Asserts if reading.modality == Modality::Wish => format!("{label} (demanded)"),
        _ => label,
    }
}

fn mention<'r>(reading: &'r Reading, dimension: &str, subject: &str) -> Option<&'r StateMention> {
    let of_dimension = || reading.states.iter().filter(|mention| mention.dimension == dimension);
    of_dimension()
        .find(|mention| mention.subject.as_deref() == Some(subject))
        .or_else(|| of_dimension().next())
}

/// The id of a point: what is at issue, or, where that has no name, the claim that comes first.
pub(super) fn point_id(at_issue: &AtIssue, members: &[&Reading]) -> PointId {
    let smallest = members.iter().map(|reading| reading.claim.as_str()).min().unwrap_or("none");
    let text = match at_issue {
        AtIssue::State { dimension, subject } => format!("{dimension}-{}", slug(subject)),
        AtIssue::Quantity { counted, of } if of.is_empty() => format!("count-{}", slug(counted)),
        AtIssue::Quantity { counted, of } => format!("count-{}-{}", slug(counted), slug(of)),
        AtIssue::Date => format!("date-{smallest}"),
        AtIssue::Place => format!("place-{smallest}"),
        AtIssue::Actor => format!("actor-{smallest}"),
        AtIssue::Statement => format!("statement-{smallest}"),
    };
    let short: String = text.chars().take(MOST_LETTERS).collect();
    PointId::new(short).unwrap_or_else(|_| unnamed())
}

/// An id may have 120 characters; some are left for a number behind it.
const MOST_LETTERS: usize = 100;

#[expect(clippy::expect_used, reason = "the text is a constant and a valid id")]
fn unnamed() -> PointId {
    PointId::new("point").expect("a valid id")
}

fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use crate::detect::testing::questions;

    #[test]
    fn a_figure_is_asked_for_by_what_happened_not_by_the_first_one_of_its_kind() {
        for (question, one, other) in [
            (
                "How many people were injured?",
                "Three people were killed and 14 injured when a bus overturned near Halden.",
                "Three people were killed and 22 injured when a bus overturned near Halden.",
            ),
            (
                "How many miners were injured?",
                "Two miners died and nine miners were hurt in the blast at the Corran mine.",
                "Two miners died and 15 miners were hurt in the blast at the Corran mine.",
            ),
            (
                "How many people are missing?",
                "The storm left five people dead and 30 people missing in Orrin.",
                "The storm left five people dead and 45 people missing in Orrin.",
            ),
            (
                "How many people were killed?",
                "Three people were killed and 14 injured when a bus overturned near Halden.",
                "Six people were killed and 14 injured when a bus overturned near Halden.",
            ),
        ] {
            assert_eq!(questions(&[one, other]), [question]);
            assert_eq!(questions(&[other, one]), [question]);
        }
    }

    #[test]
    fn a_thing_is_asked_of_with_the_article_that_its_texts_give_it() {
        for (question, texts) in [
            (
                "Is the northern ferry line open?",
                ["The northern ferry line is open.", "The northern ferry line is closed."],
            ),
            (
                "Is the granary open?",
                ["Granary in Orrin was open on Monday", "A granary in Orrin was closed on Monday."],
            ),
            (
                "Is the Grey Gull afloat?",
                ["The Grey Gull sank off Velna.", "The Grey Gull is afloat off Velna."],
            ),
            ("Is Velna open?", ["Velna is open.", "Velna is closed."]),
        ] {
            assert_eq!(questions(&texts), [question]);
        }
    }

    #[test]
    fn a_thing_without_an_article_or_of_several_is_asked_of_without_a_sentence() {
        for (question, texts) in [
            (
                "Street markets: open or closed?",
                ["Street markets are open in Orrin.", "Street markets are closed in Orrin."],
            ),
            (
                "What was done to fares?",
                [
                    "The tramway in Orrin will raise fares.",
                    "The tramway in Orrin will not raise fares.",
                ],
            ),
            (
                "Granary: open or closed?",
                ["Granary closed after fire in Corran", "Granary open after fire in Corran"],
            ),
        ] {
            assert_eq!(questions(&texts), [question]);
        }
    }
}
