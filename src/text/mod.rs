//! Pure functions over text.

pub mod date;
pub mod quantity;
