//! Currencies before and behind a figure, each by its ISO 4217 code in lower case.

use super::units::Measure;
use crate::text::lexer::{Token, WordSet};
use crate::text::number_words;

/// Marks before a figure.
const MARKS: &[(&str, &str)] = &[
    ("£", "gbp"),
    ("€", "eur"),
    ("¥", "jpy"),
    ("₹", "inr"),
    ("₽", "rub"),
    ("₴", "uah"),
    ("₩", "krw"),
    ("₺", "try"),
    ("₪", "ils"),
    ("₦", "ngn"),
    ("₱", "php"),
    ("₫", "vnd"),
];

/// What stands before the mark of a dollar that is not American.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "usd"),
    ("u.s", "usd"),
    ("a", "aud"),
    ("au", "aud"),
    ("c", "cad"),
    ("ca", "cad"),
    ("nz", "nzd"),
    ("hk", "hkd"),
    ("s", "sgd"),
    ("r", "brl"),
    ("nt", "twd"),
];

/// Codes and abbreviations before a figure.
const CODES: &[(&str, &str)] = &[
    ("Dollars", "usd"),
    ("Pounds", "gbp"),
    ("USD", "usd"),
    ("EUR", "eur"),
    ("GBP", "gbp"),
    ("JPY", "jpy"),
    ("CNY", "cny"),
    ("RMB", "cny"),
    ("INR", "inr"),
    ("Rs", "inr"),
    ("Rs.", "inr"),
    ("RUB", "rub"),
    ("UAH", "uah"),
    ("CHF", "chf"),
    ("AUD", "aud"),
    ("CAD", "cad"),
    ("NZD", "nzd"),
    ("HKD", "hkd"),
    ("SGD", "sgd"),
    ("BRL", "brl"),
    ("KRW", "krw"),
    ("SEK", "sek"),
    ("NOK", "nok"),
    ("DKK", "dkk"),
    ("PLN", "pln"),
    ("ZAR", "zar"),
    ("TRY", "try"),
    ("ILS", "ils"),
];

/// Words behind a figure, with how many of the currency one is.
const WORDS: &[(&str, &str, f64)] = &[
    ("dollar", "usd", 1.0),
    ("dollars", "usd", 1.0),
    ("us dollar", "usd", 1.0),
    ("us dollars", "usd", 1.0),
    ("u.s dollars", "usd", 1.0),
    ("american dollars", "usd", 1.0),
    ("canadian dollars", "cad", 1.0),
    ("australian dollars", "aud", 1.0),
    ("new zealand dollars", "nzd", 1.0),
    ("hong kong dollars", "hkd", 1.0),
    ("singapore dollars", "sgd", 1.0),
    ("cent", "usd", 0.01),
    ("cents", "usd", 0.01),
    ("us cents", "usd", 0.01),
    ("¢", "usd", 0.01),
    ("euro", "eur", 1.0),
    ("euros", "eur", 1.0),
    ("€", "eur", 1.0),
    ("£", "gbp", 1.0),
    ("$", "usd", 1.0),
    ("₽", "rub", 1.0),
    ("pounds sterling", "gbp", 1.0),
    ("british pounds", "gbp", 1.0),
    ("sterling", "gbp", 1.0),
    ("pence", "gbp", 0.01),
    ("yen", "jpy", 1.0),
    ("yuan", "cny", 1.0),
    ("renminbi", "cny", 1.0),
    ("rupee", "inr", 1.0),
    ("rupees", "inr", 1.0),
    ("rouble", "rub", 1.0),
    ("roubles", "rub", 1.0),
    ("ruble", "rub", 1.0),
    ("rubles", "rub", 1.0),
    ("hryvnia", "uah", 1.0),
    ("hryvnias", "uah", 1.0),
    ("swiss franc", "chf", 1.0),
    ("swiss francs", "chf", 1.0),
    ("francs", "chf", 1.0),
    ("korean won", "krw", 1.0),
    ("lira", "try", 1.0),
    ("shekels", "ils", 1.0),
    ("rand", "zar", 1.0),
    ("zloty", "pln", 1.0),
    ("zlotys", "pln", 1.0),
    ("kronor", "sek", 1.0),
    ("kroner", "nok", 1.0),
    ("baht", "thb", 1.0),
    ("ringgit", "myr", 1.0),
    ("naira", "ngn", 1.0),
    ("reais", "brl", 1.0),
    ("riyals", "sar", 1.0),
    ("dirhams", "aed", 1.0),
    ("pesos", "peso", 1.0),
    ("bitcoin", "btc", 1.0),
    ("bitcoins", "btc", 1.0),
];

/// Words beside which "pounds" are money and not a weight.
static SPENDING: WordSet = WordSet::new(
    "\
    fine fined pay pays paid paying cost costs costing price priced worth spend spent earn \
    earned sold sell buy bought raise raised donated loan debt borrow borrows borrowed lend lent charge charged expense expenses fee rent salary wage budget profit invest \
    invested bill tax",
);

/// Whether a word is a currency's code or abbreviation.
pub(super) fn is_code(word: &str) -> bool {
    CODES.iter().any(|(code, _)| *code == word)
}

/// The currency before token `at`, and where it begins.
pub(super) fn before(tokens: &[Token<'_>], at: usize) -> Option<(&'static str, usize)> {
    let mark = at.checked_sub(1)?;
    let text = tokens[mark].text;
    if text == "$" {
        let country = mark.checked_sub(1).and_then(|n| {
            let token = &tokens[n];
            let glued = tokens[mark].glued || matches!(token.key.as_str(), "us" | "u.s");
            let row = DOLLARS.iter().find(|(word, _)| *word == token.key && token.is_capital());
            row.filter(|_| glued).map(|(_, unit)| (*unit, n))
        });
        return Some(country.unwrap_or(("usd", mark)));
    }
    if let Some((_, unit)) = MARKS.iter().find(|(sign, _)| *sign == text) {
        return Some((unit, mark));
    }
    let full_stop = usize::from(text == "." && tokens[mark].glued && mark > 0);
    let word = mark - full_stop;
    let row = CODES.iter().find(|(code, _)| *code == tokens[word].text);
    row.filter(|(code, _)| full_stop == 0 || *code == "Rs").map(|(_, unit)| (*unit, word))
}

/// The currency that begins at token `at`, behind a figure, and the first token behind it.
pub(super) fn behind(tokens: &[Token<'_>], at: usize, scaled: bool) -> Option<(Measure, usize)> {
    let token = tokens.get(at)?;
    let row = WORDS
        .iter()
        .filter(|(form, _, _)| {
            form.split(' ')
                .enumerate()
                .all(|(n, word)| tokens.get(at + n).is_some_and(|t| t.key == word))
        })
        .max_by_key(|(form, _, _)| form.len());
    let money = |unit: &'static str, factor: f64| Measure { unit, factor, offset: 0.0 };
    if let Some((form, unit, factor)) = row {
        // "£5 and $6": a mark that stands before the next figure belongs to that one.
        let next = at + form.split(' ').count();
        let mark = matches!(*form, "$" | "£" | "€" | "₽");
        let leads = mark
            && number_words::read(tokens, next).is_some_and(|n| n.digits || tokens[next].glued);
        return (!leads).then_some((money(unit, *factor), next));
    }
    if let Some((_, unit)) = CODES.iter().find(|(code, _)| *code == token.text && code.len() == 3) {
        return Some((money(unit, 1.0), at + 1));
    }
    match token.key.as_str() {
        "p" if token.glued && token.text == "p" => Some((money("gbp", 0.01), at + 1)),
        "won" if scaled => Some((money("krw", 1.0), at + 1)),
        "pound" | "pounds" if scaled || spends(tokens, at) => Some((money("gbp", 1.0), at + 1)),
        "pound" | "pounds" => {
            Some((Measure { unit: "kg", factor: 0.453_592_37, offset: 0.0 }, at + 1))
        }
        _ => None,
    }
}

/// Whether the words about a figure are of money.
pub(super) fn spends(tokens: &[Token<'_>], at: usize) -> bool {
    let near = &tokens[at.saturating_sub(8)..tokens.len().min(at + 4)];
    near.iter().any(|t| SPENDING.has(&t.key))
}
