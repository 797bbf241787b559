//! PDF: the characters of its pages, set into lines, paragraphs and one text.
//!
//! `pdf-extract` says where on a page each character stands (`page`); what that means for lines, paragraphs,
//! hyphens and running headers is decided here (`layout`, `repeated`). A PDF is a program for a printer, and
//! the crates that run it trust it: `bounds` refuses those that would never end or would fill the memory,
//! and the rest runs on a thread of its own, whose panic is an error message.

#[cfg(feature = "pdf")]
mod bounds;
#[cfg(feature = "pdf")]
mod info;
#[cfg(feature = "pdf")]
mod layout;
#[cfg(feature = "pdf")]
mod page;
#[cfg(feature = "pdf")]
mod repeated;
#[cfg(feature = "pdf")]
mod run;

#[cfg(feature = "pdf")]
pub(super) use run::{THREAD, read};

#[cfg(not(feature = "pdf"))]
pub(super) use without::{THREAD, read};

#[cfg(not(feature = "pdf"))]
mod without {
    use crate::ingest::said::Said;

    pub(in crate::ingest) const THREAD: &str = "atodds-pdf";

    pub(in crate::ingest) fn read(_bytes: &[u8]) -> Result<(String, Said), String> {
        Err("is PDF, which this atodds was built without: build it with the feature `pdf`, or give the text as .txt"
            .to_owned())
    }
}
