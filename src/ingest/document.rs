use crate::model::{PartialDate, Snapshot, Source, SourceId};

use super::{Format, plain, said::Said};

/// A document that was read: its text, and what it says of itself. What it does not say is `None` or
/// empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it was read as.
    pub format: Format,
    /// The name of the encoding that it was read in, such as `UTF-8`; `PDF` for a PDF, which has its own.
    pub encoding: &'static str,
    /// The text. Of plain text, as it came, without a byte order mark; else its paragraphs with blank lines
    /// between them.
    pub text: String,
    /// SHA-256 of the raw bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The title.
    pub title: Option<String>,
    /// Those who wrote it.
    pub authors: Vec<String>,
    /// The outlet that put it out.
    pub publisher: Option<String>,
    /// The day that it names as the one it was published on, in the time zone it names it in.
    pub published: Option<PartialDate>,
    /// Where it was published: `http` or `https`, absolute.
    pub url: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
}

impl Document {
    pub(super) fn new(
        format: Format,
        encoding: &'static str,
        text: String,
        sha256: String,
        said: Said,
    ) -> Self {
        let Said { title, authors, publisher, published, url, language } = said;
        Self { format, encoding, text, sha256, title, authors, publisher, published, url, language }
    }

    /// The source that the document is, with its text as the only snapshot. `file` is where it was read
    /// from.
    ///
    /// A source needs a title. Where the document names none, it is the first line of the text, if that
    /// is short enough to be one (120 characters); else the name of the file; else the id.
    ///
    /// ```
    /// use atodds::{ingest, model::SourceId};
    /// let document = ingest::read("It rained.".as_bytes(), "note.txt", &Default::default())?;
    /// let source = document.into_source(SourceId::new("note").unwrap(), None);
    /// assert_eq!(source.title, "It rained.");
    /// assert_eq!(source.snapshots[0].text, "It rained.");
    /// # Ok::<(), atodds::Error>(())
    /// ```
    #[must_use]
    pub fn into_source(self, id: SourceId, file: Option<String>) -> Source {
        let title = self
            .title
            .or_else(|| plain::short_first_line(&self.text))
            .or_else(|| file.clone())
            .unwrap_or_else(|| id.as_str().to_owned());
        let snapshot = Snapshot { sha256: self.sha256, text: self.text, retrieved: None, file };
        Source {
            id,
            title,
            publisher: self.publisher,
            authors: self.authors,
            url: self.url,
            archive_url: None,
            published: self.published,
            language: self.language,
            cites: vec![],
            digest_of: None,
            snapshots: vec![snapshot],
        }
    }
}
