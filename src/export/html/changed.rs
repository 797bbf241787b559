//! How a quote stands in the newest text of its page, where that has it no longer as it was quoted.

use askama::Template;

use super::symbols::StandingMark;
use crate::export::dates;
use crate::report::QuoteView;

/// A quote that was altered, or is gone.
#[derive(Debug, Template)]
#[template(path = "changed.html", config = "src/export/html/askama.toml")]
pub(super) struct ChangedPart<'a> {
    standing: StandingMark,
    since: String,
    /// What the page says now, and what it said.
    difference: Option<[&'a str; 2]>,
    because: &'a str,
}

impl<'a> ChangedPart<'a> {
    /// `None` where the newest text has the quote as it was, or is the one that it was read in.
    pub(super) fn new(quote: &'a QuoteView) -> Option<Self> {
        let newest = quote.newest.as_ref().filter(|newest| newest.standing.is_touched())?;
        let difference = newest.difference.as_ref();
        Some(Self {
            standing: newest.standing.into(),
            since: match newest.since {
                Some(date) => format!("on the page since {}", dates::date(date)),
                None => "in the newest text of the page".to_owned(),
            },
            difference: difference.map(|it| [it.document.as_str(), it.quote.as_str()]),
            because: &newest.because,
        })
    }
}
