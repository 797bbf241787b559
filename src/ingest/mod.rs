//! A document of any usual format to its text and what it says of itself.
//!
//! ```text
//! bytes --format--> Text      --encoding--> text as it came
//!                   Html      --encoding--> tree  --content---> paragraphs, --metadata--> title, date, …
//!                   Markdown  --encoding--> front matter, paragraphs
//!                   Pdf       ------------> lines --layout----> paragraphs
//! ```
//!
//! Nothing is invented: a title, a date or an author stands in the document or stays unknown. In a text
//! that is derived (all formats but plain text) a blank line parts paragraphs, headings and list items
//! are paragraphs of their own, and lines end with a line feed. Positions of citations count in this
//! text; the SHA-256 is that of the raw bytes.

mod against;
mod bytes;
mod date;
mod document;
mod encoding;
mod format;
mod front_matter;
mod html;
mod markdown;
mod paragraphs;
mod pdf;
mod plain;
mod raw;
mod readings;
mod said;

use std::io;

use crate::{Error, Result};

pub use against::{Against, Compared, Found, Unknown, against, lies_inside};
pub use bytes::{read_at_most, sha256_hex};
pub use document::Document;
pub use format::{Format, ParseFormatError};
pub use raw::is_whole;

use encoding::Decoded;
use said::Said;

/// The name of the thread that PDFs are read on. The crates that read them panic on damaged ones; here that
/// becomes an error, but a program that prints panics may wish to leave out those of this thread.
pub const PDF_THREAD: &str = pdf::THREAD;

/// How a document is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Its format; without it, what its name and its first bytes say.
    pub format: Option<Format>,
    /// The most bytes that are read. A longer document is refused, never cut.
    pub max_bytes: u64,
    /// The label of its encoding, such as `windows-1251`; without it, what the document declares, or what
    /// its bytes look like. A PDF has none.
    pub encoding: Option<String>,
}

impl Options {
    /// What [`Options::default`] reads at most: 20 MiB.
    pub const MAX_BYTES: u64 = 20 << 20;
}

impl Default for Options {
    fn default() -> Self {
        Self { format: None, max_bytes: Self::MAX_BYTES, encoding: None }
    }
}

/// Reads a document. `name` is its file name: its ending tells the format, and errors call it so.
///
/// ```
/// use atodds::ingest::{self, Format, Options};
/// let page = "<html lang=en><title>Ferry sold</title><p>The ferry was sold in May.</p>";
/// let document = ingest::read(page.as_bytes(), "ferry.html", &Options::default())?;
/// assert_eq!(document.format, Format::Html);
/// assert_eq!(document.title.as_deref(), Some("Ferry sold"));
/// assert_eq!(document.text, "The ferry was sold in May.\n");
/// # Ok::<(), atodds::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::Read`] when it cannot be read; [`Error::Usage`], which says what to do next, when it is
/// larger than [`Options::max_bytes`], empty, binary, damaged, not in the encoding that it or the options
/// name, or holds no text.
pub fn read(from: impl io::Read, name: &str, options: &Options) -> Result<Document> {
    let unusable = |why: String| Error::Usage { what: format!("{name} {why}") };
    let bytes = read_at_most(from, options.max_bytes).map_err(Error::read(name))?;
    let bytes = bytes.ok_or_else(|| unusable(too_large(options.max_bytes)))?;
    if bytes.is_empty() {
        return Err(unusable("is empty".to_owned()));
    }
    let sha256 = sha256_hex(&bytes);
    let format = options.format.unwrap_or_else(|| Format::of(name, &bytes));
    let Read { text, said, encoding } = read_as(format, &bytes, options).map_err(unusable)?;
    if text.trim().is_empty() {
        return Err(unusable(no_text(format).to_owned()));
    }
    Ok(Document::new(format, encoding, text, sha256, said))
}

/// What a format's reader gives.
struct Read {
    text: String,
    said: Said,
    encoding: &'static str,
}

fn read_as(format: Format, bytes: &[u8], options: &Options) -> Result<Read, String> {
    if format == Format::Pdf {
        let (text, said) = pdf::read(bytes)?;
        return Ok(Read { text, said, encoding: "PDF" });
    }
    bytes::refuse_binary(bytes)?;
    let declared = (format == Format::Html).then(|| html::declared_encoding(bytes)).flatten();
    let Decoded { text, encoding } =
        encoding::decode(bytes, options.encoding.as_deref(), declared)?;
    let (text, said) = match format {
        Format::Html => html::read(&text)?,
        Format::Markdown => markdown::read(&text)?,
        Format::Text | Format::Pdf => {
            let said = plain::said(&text);
            (text, said)
        }
    };
    Ok(Read { text, said, encoding })
}

fn too_large(max_bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    let limit = match max_bytes {
        whole if whole >= MIB && whole % MIB == 0 => format!("{} MiB", whole / MIB),
        other => format!("{other} bytes"),
    };
    format!("is larger than {limit}: split it, or raise the limit with --max-bytes")
}

fn no_text(format: Format) -> &'static str {
    match format {
        Format::Text | Format::Markdown => "is empty: there is no text in it",
        Format::Html => {
            "holds no text that a reader sees: if a script fills the page, save it from a browser once it is shown, or save its text as .txt"
        }
        Format::Pdf => {
            "holds no text, as scanned pages do: run text recognition over it first, or give the text as .txt"
        }
    }
}
