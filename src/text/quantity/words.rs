//! Closed classes of words that end a noun phrase or stand within one.

use crate::text::lexer::{WordSet, among};

/// Words that cannot be the noun that is counted: prepositions, conjunctions, pronouns, auxiliaries,
/// determiners, adverbs of time and degree, question words.
static FUNCTION: WordSet = WordSet::new(
    "\
    a about above according across approximately roughly exactly after again against ago ahead all almost along alongside \
    already also although am amid among amongst an and any apart are around as aside at away \
    back be because been before behind being below beneath beside besides between beyond both \
    but by can cannot could despite did do does doing done down due during each earlier early \
    either else even ever every except far few following for from had has have having he her \
    here him his how however if in including inside instead into is it its just last late later \
    less like many may me meanwhile might mine more most much must my near nearby nearly neither \
    never next no nor not now of off often on once one only onto or other others our out outside \
    over overnight own per perhaps plus rather respectively same shall she should since so some \
    somewhere soon still such than that the their them then there these they this those though \
    through throughout till to today together tomorrow tonight too toward towards under unless \
    until up upon us versus very via was we well were what when where whether which while who \
    whom whose why will with within without would yesterday yet you your i 's 'll 're 've 'd n't \
    isn't wasn't weren't aren't didn't don't hasn't haven't hadn't won't wouldn't can't couldn't \
    et etc daily annually weekly monthly hourly apiece altogether overall reportedly allegedly \
    worldwide nationwide countrywide abroad elsewhere worth thanks amidst alone ashore aboard onboard",
);

/// Words between a figure and its noun that say how it stands to other figures, and no more.
static RELATIVE: WordSet = WordSet::new(
    "\
    more other others another additional further extra new fresh else different separate total \
    combined consecutive straight successive own",
);

/// Whether a word cannot be a counted noun.
pub(super) fn is_function(word: &str) -> bool {
    word.ends_with("n't") || FUNCTION.has(word)
}

/// Whether a word only relates a figure to others: "12 more", "12 other".
pub(super) fn is_relative(word: &str) -> bool {
    RELATIVE.has(word)
}

/// Nouns that name many without a plural's ending.
pub(super) fn is_collective(word: &str) -> bool {
    among(
        word,
        "aircraft crew staff police cattle fish sheep deer personnel spacecraft hovercraft \
         offspring salmon poultry folk youth cod species series \
         livestock infantry",
    )
}
