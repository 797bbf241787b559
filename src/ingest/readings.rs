//! All that a file can be read as, for a stored text of which nobody noted how it was read.

use super::{Document, Format, Options, encoding::LABELS, read};
use crate::Result;

/// One reading of a file.
pub(super) struct Reading {
    /// What it was read as, where that is not what its name and its bytes say.
    pub(super) read_as: Option<Format>,
    /// What was read.
    pub(super) document: Result<Document>,
}

impl Reading {
    /// Whether it gives exactly this text.
    pub(super) fn gives(&self, text: &str) -> bool {
        self.document.as_ref().is_ok_and(|document| document.text == text)
    }
}

/// The file in every format: first in the one that its name and its bytes say, as it is read when nobody names
/// one. Each is read when it is asked for.
pub(super) fn in_every_format<'a>(
    bytes: &'a [u8],
    name: &'a str,
) -> impl Iterator<Item = Reading> + 'a {
    let own = Format::of(name, bytes);
    let others = Format::ALL.into_iter().filter(move |format| *format != own);
    std::iter::once(own).chain(others).map(move |format| reading(bytes, name, own, format, None))
}

/// The file as a web page and as Markdown, in every encoding that can be named: of a plain text, whose bytes are
/// all that it is, [`super::is_whole`] tells sooner.
pub(super) fn in_every_encoding<'a>(
    bytes: &'a [u8],
    name: &'a str,
) -> impl Iterator<Item = Reading> + 'a {
    let own = Format::of(name, bytes);
    let formats = [Format::Html, Format::Markdown];
    formats.into_iter().flat_map(move |format| {
        LABELS.iter().map(move |label| reading(bytes, name, own, format, Some(label)))
    })
}

fn reading(
    bytes: &[u8],
    name: &str,
    own: Format,
    format: Format,
    encoding: Option<&str>,
) -> Reading {
    let options =
        // Whether the file is too large was decided when its bytes were fetched.
        Options { format: Some(format), max_bytes: u64::MAX, encoding: encoding.map(str::to_owned) };
    Reading { read_as: (format != own).then_some(format), document: read(bytes, name, &options) }
}
