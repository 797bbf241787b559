//! Dates in a text.
