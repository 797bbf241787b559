//! Pure functions over text.

pub mod date;
mod lexer;
mod number_words;
pub mod quantity;
mod stem;
