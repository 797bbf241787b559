//! Pure functions over text: words, names, figures, dates, negation, stance, states, quotes, likeness.
//!
//! Nothing here knows a case, a file or a database. The word lists are in [`lexicon`].

pub mod alignment;
pub mod anaphora;
mod bearer;
mod capitals;
pub mod code_points;
pub mod date;
mod denial;
pub mod fragment;
pub mod full_names;
pub mod lemma;
mod lexer;
pub mod lexicon;
pub mod names;
pub mod negation;
pub mod normalize;
mod number_words;
pub mod paragraph;
pub mod phrases;
pub mod quantity;
pub mod quote;
pub mod revision;
pub mod romanise;
pub mod sentences;
pub mod stance;
pub mod states;
mod stem;
pub mod words;
