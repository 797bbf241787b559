//! What is said to have happened to what is counted, or what it did.
//!
//! "Four killed and dozens injured" are two figures of people that must never be compared with each other;
//! "12 dead", "the death toll stands at 12" and "killing 12" are one. So the commonest fates are classes, and
//! for the rest the stem of the nearest governing verb stands.

use super::counted::Phrase;
use super::figure::Figure;
use super::{names, verbs, words};
use crate::text::lexer::{Kind, Token, among};
use crate::text::number_words;
use crate::text::stem::{is_plural, stem};

/// A class: its name, the stems that belong to it, and whether it befalls persons where no noun is given.
///
/// - kill: dying and being killed are one count in reports of tolls, whoever or whatever did it. Casualties
///   are not in it: they are the killed and the injured together.
/// - injur: wounded and hurt are the same people in other words; "hospitalised" is fewer and stands alone.
/// - miss, arrest (a detention is an arrest to most writers), evacu (moved out, displaced or fled), rescu.
/// - infect: whom a disease reached; a bare figure of it counts persons.
/// - shoot down: aircraft brought down; "intercepted" is kept apart, since jamming is an interception too.
const CLASSES: &[(&str, &[&str])] = &[
    (
        "kill",
        &[
            "kill", "die", "dead", "death", "fatal", "perish", "slay", "murder", "drown", "deceas",
            "dy",
        ],
    ),
    ("injur", &["injur", "wound", "hurt", "injuri", "maim"]),
    ("miss", &["miss", "unaccount"]),
    ("arrest", &["arrest", "detain", "apprehend", "detaine"]),
    ("evacu", &["evacu", "displac", "evacue", "flee"]),
    ("rescu", &["rescu"]),
    ("infect", &["infect"]),
    ("hospit", &["hospitalis", "hospitalized", "hospit"]),
];

/// The class that a word belongs to.
pub(super) fn class(word: &str) -> Option<&'static str> {
    if among(word, "miss misses wounding fatally deadly hospital") {
        return None;
    }
    let key = match word {
        "fatality" | "fatalities" => "fatal".to_owned(),
        "dying" | "dies" | "died" => "die".to_owned(),
        "slain" => "slay".to_owned(),
        "fled" => "flee".to_owned(),
        _ => stem(word),
    };
    CLASSES.iter().find(|(_, stems)| stems.contains(&key.as_str())).map(|(name, _)| *name)
}

/// Whether a bare figure of this fate counts persons.
pub(super) fn befalls_persons(fate: &str) -> bool {
    CLASSES.iter().any(|(name, _)| *name == fate)
}

/// The fate of a figure with its noun phrase.
pub(super) fn read(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<String> {
    if let Some(class) = class(&phrase.head_word) {
        return Some(class.to_owned());
    }
    if lives(phrase) {
        return Some("kill".to_owned());
    }
    behind(tokens, phrase.end, &phrase.head_word)
        .or_else(|| toll(tokens, figure, phrase))
        .or_else(|| before(tokens, figure.from, figure.unit == "%"))
}

/// "claimed 12 lives", "12 lives were lost".
fn lives(phrase: &Phrase) -> bool {
    phrase.head_word == "lives"
}

/// The verb behind the noun phrase: "were killed", "who died", "injured", "have been shot down".
///
/// A word right behind a plural is its verb even in the present: "40 students disappear".
fn behind(tokens: &[Token<'_>], end: usize, head: &str) -> Option<String> {
    let titled = names::is_title_case(tokens);
    let (mut passive, mut found) = (false, false);
    let mut next = end;
    let mut steps = 0;
    while let Some(token) = tokens.get(next).filter(|_| steps < 7) {
        let at = next;
        (next, steps) = (at + 1, steps + 1);
        let word = token.key.as_str();
        if token.kind == Kind::Mark {
            match inserted(tokens, at) {
                Some(behind) => next = behind,
                None => break,
            }
            continue;
        }
        if let Some(class) = class(word) {
            return Some(class.to_owned());
        }
        if at == end && is_place_preposition(word) {
            next = behind_place(tokens, at);
            continue;
        }
        if token.is_capital() && !titled {
            return None;
        }
        if is_auxiliary(word) {
            passive = true;
            continue;
        }
        if is_between(word) {
            found |= word == "found" && passive;
            continue;
        }
        let stays = among(word, "went go gone goes remain remains remained lay lie");
        if stays && tokens.get(at + 1).is_some_and(|t| class(&t.key).is_some()) {
            continue;
        }
        if verbs::is_reporting(word) || found && words::is_function(word) {
            break;
        }
        if is_adverb(word) {
            continue;
        }
        let subject = at == end
            && is_plural(head)
            && end > 0
            && is_plural(&tokens[end - 1].key)
            && !token.is_capital()
            && !is_adjective(word)
            && !verbs::is_excluded(word);
        return verbs::inflected(word)
            .or_else(|| subject.then(|| stem(word)))
            .filter(|_| !words::is_function(word))
            .map(|verb| with_particle(tokens, at, verb));
    }
    found.then(|| "find".to_owned())
}

/// The end of what is put in between a noun and its verb: "12 people, among them two children, died", "9,000
/// square kilometres (3,500 sq miles) burned".
fn inserted(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let close = match tokens[at].text {
        "(" => ')',
        "," if among(key_after(tokens, at), "including among most mostly all some many") => ',',
        _ => return None,
    };
    (at + 1..tokens.len().min(at + 12)).find(|n| tokens[*n].is_mark(close)).map(|n| n + 1)
}

fn is_place_preposition(word: &str) -> bool {
    among(word, "in at near from across")
}

/// The token behind a place that stands between a noun and its verb: "200 people in Lahti were infected".
fn behind_place(tokens: &[Token<'_>], at: usize) -> usize {
    let place =
        (at + 1..tokens.len()).take_while(|n| tokens[*n].is_capital() || tokens[*n].key == "the");
    place.last().map_or(at + 1, |last| last + 1)
}

fn is_auxiliary(word: &str) -> bool {
    among(
        word,
        "was were are is be been being have has had will would could may might got to \
         wasn't weren't not n't did",
    )
}

/// Words that stand between a noun phrase and its verb.
fn is_between(word: &str) -> bool {
    among(
        word,
        "who that which also all feared found confirmed presumed left reported believed \
         pronounced declared listed still already now others more so far officially",
    )
}

/// Adjectives that stand behind a noun: "12 seats available".
fn is_adjective(word: &str) -> bool {
    let end = ["ble", "ary", "ous", "ful", "ive", "less", "ic", "ant", "ent", "al"];
    end.iter().any(|end| word.ends_with(end))
        || among(word, "strong short long high tall apart open free")
}

fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly")
}

fn with_particle(tokens: &[Token<'_>], at: usize, verb: String) -> String {
    let Some(next) = tokens.get(at + 1).filter(|t| verbs::particle(&t.key)) else { return verb };
    // "Launched up to 90" and "brought back 12": a hedge is no particle.
    let hedge = matches!(next.key.as_str(), "up")
        && tokens.get(at + 2).is_some_and(|t| matches!(t.key.as_str(), "to" | "by" | "from"));
    if hedge { verb } else { format!("{verb} {}", next.key) }
}

/// "the death toll stands at 12", "the number of injured rose to 40", "a toll of 12".
///
/// What is taken on a road or a bridge is a toll too: of money, or of whatever else is counted that is no people.
fn toll(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<String> {
    let clause = clause_before(tokens, figure.from, LONGEST_TOLL);
    let place =
        clause.iter().rposition(|at| matches!(tokens[*at].key.as_str(), "toll" | "number"))?;
    let key = |n: usize| clause.get(n).map_or("", |at| tokens[*at].key.as_str());
    if key(place) == "number" {
        let of = (key(place + 1) == "of").then_some(place + 2)?;
        return (of..of + 3).find_map(|n| class(key(n))).map(str::to_owned);
    }
    let of = place.checked_sub(1).and_then(|n| class(key(n)));
    let counts_people = figure.unit.is_empty() && matches!(phrase.head.as_str(), "" | "person");
    match of {
        Some("injur") => Some("injur".to_owned()),
        None if !counts_people => None,
        _ => Some("kill".to_owned()),
    }
}

/// "The number of people injured in the crash of the night train near Lund has risen to 52": so many words at most.
const LONGEST_TOLL: usize = 18;

/// The tokens before a figure that belong to its clause, nearest last.
pub(super) fn clause_before(tokens: &[Token<'_>], from: usize, most: usize) -> Vec<usize> {
    let mut clause: Vec<usize> = (0..from)
        .rev()
        .take(most)
        .take_while(|at| {
            let token = &tokens[*at];
            !(among(token.text, ". ; : ! ? , — ( )"))
        })
        .collect();
    clause.reverse();
    clause
}

/// The verb before the figure: "killed four", "leaving 30 injured", "shot down 32 drones".
fn before(tokens: &[Token<'_>], from: usize, share: bool) -> Option<String> {
    // "fell 3 points to 40": the verb before another figure governs both.
    let changed =
        from.checked_sub(1).is_some_and(|b| matches!(tokens[b].key.as_str(), "to" | "from"));
    let titled = names::is_title_case(tokens);
    let clause = clause_before(tokens, from, 8);
    for at in clause.into_iter().rev() {
        let word = tokens[at].key.as_str();
        if let Some(class) = class(word) {
            // "sell the slain man's body for 12": an adjective of another noun is not the figure's fate.
            let adjective = matches!(word, "slain" | "dead" | "missing") && at + 3 < from;
            return (!adjective).then(|| class.to_owned());
        }
        if matches!(word, "downed" | "downing" | "downs") {
            return Some("shoot down".to_owned());
        }
        // "a barrage of almost 90 drones" was launched.
        if among(word, "barrage salvo volley") && key_after(tokens, at) == "of" {
            return Some("launch".to_owned());
        }
        let clause = among(word, "and but while that as when because if");
        let place = among(
            word,
            "across in throughout near inside within after during with between along \
                 among",
        );
        let other_figure =
            !changed && (tokens[at].figure.is_some() || number_words::is_number_word(word));
        let study = word == "found" && share;
        let boundary = study || clause && at + 1 != from || place || other_figure;
        // "the operating speed is 65": what is, does nothing.
        let being = among(word, "is was are were be been");
        if boundary || being || verbs::is_reporting(word) {
            return None;
        }
        if words::is_function(word) || tokens[at].kind != Kind::Word {
            continue;
        }
        let named = tokens[at].is_capital() && at > 0 && !titled;
        if let Some(verb) = verbs::any_form(word).filter(|_| !named) {
            let verb = with_particle(tokens, at, verb);
            return Some(if verb == "shoot" && near_down(tokens, at, from) {
                "shoot down".to_owned()
            } else {
                verb
            });
        }
    }
    None
}

fn key_after<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at + 1).map_or("", |t| t.key.as_str())
}

fn near_down(tokens: &[Token<'_>], at: usize, from: usize) -> bool {
    tokens[at..from].iter().any(|t| t.key == "down")
}
