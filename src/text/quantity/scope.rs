//! Which share of the whole a figure tells, and what a rate is counted by.

use super::counted::Phrase;
use super::fate::clause_before;
use super::figure::Figure;
use super::measured;
use crate::model::Scope;
use crate::text::lexer::{Token, WordSet, among};
use crate::text::stem::stem;

/// What came on top. "Others" is no increment: "four killed and 12 others injured".
const MORE: &[&str] = &["more", "additional", "further", "extra", "new", "fresh"];

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

/// The scope that the words about a figure give it.
pub(super) fn read(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<Scope> {
    figure
        .scope
        .or_else(|| part(tokens, figure, phrase))
        .or_else(|| increment(tokens, figure, phrase))
        .or_else(|| total(tokens, figure, phrase))
}

fn part(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<Scope> {
    let before = |n: usize| figure.from.checked_sub(n).map_or("", |b| key(tokens, b));
    let of_whole = phrase.partitive;
    let counts = figure.unit.is_empty();
    let included = matches!(before(1), "including" | "among")
        || counts && matches!(before(1), "include" | "includes" | "included")
        || matches!((before(2), before(1)), ("of", "whom" | "which" | "them" | "these" | "those"))
        || matches!((before(2), before(1)), ("among", "them" | "those") | ("including", "at"));
    let of_whom =
        key(tokens, figure.to) == "of" && matches!(key(tokens, figure.to + 1), "whom" | "which");
    (of_whole || included || of_whom).then_some(Scope::Part)
}

fn increment(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<Scope> {
    let before = figure.from.checked_sub(1).map_or("", |b| key(tokens, b));
    let by = before == "by"
        && clause_before(tokens, figure.from, 6)
            .iter()
            .any(|at| super::ranges::is_change_word(key(tokens, *at)));
    let change = before == "of"
        && figure.from.checked_sub(2).is_some_and(|b| measured::is_change(key(tokens, b)));
    let counts = figure.unit != "times";
    let more = counts
        && (figure.from..phrase.end.max(figure.to + 1)).any(|at| {
            let or_more = key(tokens, at.saturating_sub(1)) == "or";
            !or_more
                && MORE.contains(&key(tokens, at))
                && !(key(tokens, at) == "more" && key(tokens, at + 1) == "than")
        });
    let behind = key(tokens, phrase.end) == "more" && key(tokens, phrase.end + 1) != "than";
    let moved =
        matches!(before, "up" | "down") && !figure.unit.is_empty() && figure.counted.is_none();
    let another = matches!(before, "another" | "additional" | "further" | "extra") || moved;
    (by || change || more || behind || another).then_some(Scope::Increment)
}

fn total(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<Scope> {
    let clause = clause_before(tokens, figure.from, 8);
    let toll = clause
        .iter()
        .any(|at| matches!(key(tokens, *at), "toll" | "total" | "totalling" | "totaling"));
    let near = |n: usize| figure.from.checked_sub(n).map_or("", |b| key(tokens, b));
    let before = matches!((near(2), near(1)), ("in", "all" | "total")) || toll;
    let behind = (phrase.end..phrase.end + 8)
        .take_while(|at| tokens.get(*at).is_some_and(|t| !matches!(t.text, "." | ";" | ",")))
        .any(|at| {
            matches!(key(tokens, at), "altogether" | "overall")
                || matches!(
                    (key(tokens, at), key(tokens, at + 1)),
                    ("in", "total" | "all") | ("so", "far")
                )
                || matches!((key(tokens, at), key(tokens, at + 1)), ("to", "date"))
        });
    (before || behind).then_some(Scope::Total)
}

/// What rates are counted by behind "a": "12 a day", "$5 a share".
static RATES: WordSet = WordSet::new(
    "\
    day night week month year hour minute second share barrel person head piece tonne ton kilo \
    litre gallon unit game match season quarter student household ticket bottle pop shot mile \
    kilometre pound ounce",
);

/// What a figure is counted by: "day" in "12 people a day", "share" in "$5 per share".
pub(super) fn per(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> String {
    let ends = [figure.to, phrase.end];
    ends.iter()
        .find_map(|end| rate(tokens, *end))
        .or_else(|| adjective(tokens, figure, phrase))
        .unwrap_or_default()
}

fn rate(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let noun = |at: usize| tokens.get(at).filter(|t| t.is_word()).map(|t| stem(&t.key));
    match key(tokens, at) {
        "per" | "/" if matches!(key(tokens, at + 1), "square" | "cubic") => noun(at + 2),
        "per" | "/" if key(tokens, at + 1) != "cent" => noun(at + 1),
        "a" | "an" | "each" | "every" if RATES.has(key(tokens, at + 1)) => {
            // "$900m a year earlier" tells when, not how often.
            let when = among(key(tokens, at + 2), "earlier ago later before after old");
            noun(at + 1).filter(|_| !when)
        }
        "each" | "apiece" => Some("each".to_owned()),
        word => frequency(word).map(str::to_owned),
    }
}

fn frequency(word: &str) -> Option<&'static str> {
    Some(match word {
        "daily" | "nightly" => "day",
        "weekly" => "week",
        "monthly" => "month",
        "annually" | "yearly" | "annual" => "year",
        "hourly" => "hour",
        "quarterly" => "quarter",
        _ => return None,
    })
}

/// "a daily average of 12", "annual sales of $5m".
fn adjective(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<String> {
    let before = clause_before(tokens, figure.from, 4);
    let within = figure.to..phrase.end;
    before
        .into_iter()
        .chain(within)
        .filter(|at| !tokens[*at].is_capital() || *at == 0)
        .find_map(|at| frequency(key(tokens, at)))
        .map(str::to_owned)
}
