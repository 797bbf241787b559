//! Pure functions over text.

pub mod date;
pub mod normalize;
pub mod quantity;
pub mod quote;
