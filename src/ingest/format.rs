//! Which format a document is in.

use std::{fmt, path::Path, str::FromStr};

/// A format that documents are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Markdown, with or without front matter.
    Markdown,
    /// PDF; read where the crate was built with the feature `pdf`.
    Pdf,
}

/// A word that is no [`Format`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no format of documents: write one of text, html, markdown, pdf")]
pub struct ParseFormatError {
    /// The text as given.
    pub text: String,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Text, Self::Html, Self::Markdown, Self::Pdf];

    /// The format's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
        }
    }

    /// The format that the ending of a file name stands for, where it stands for one.
    ///
    /// ```
    /// use atodds::ingest::Format;
    /// assert_eq!(Format::of_name("news/Page.HTM"), Some(Format::Html));
    /// assert_eq!(Format::of_name("page"), None);
    /// ```
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match Path::new(name).extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            "md" | "markdown" | "mkd" | "mdown" => Some(Self::Markdown),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The format of a document: PDF where the bytes say so, else what its name stands for, else a web
    /// page where it begins like one, else plain text.
    ///
    /// ```
    /// use atodds::ingest::Format;
    /// assert_eq!(Format::of("download", b"%PDF-1.7"), Format::Pdf);
    /// assert_eq!(Format::of("notes.md", b"# Notes"), Format::Markdown);
    /// assert_eq!(Format::of("-", b"\n<!DOCTYPE html>"), Format::Html);
    /// assert_eq!(Format::of("-", b"It rained."), Format::Text);
    /// ```
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        if bytes.starts_with(b"%PDF-") {
            return Self::Pdf;
        }
        Self::of_name(name)
            .unwrap_or_else(|| if begins_like_a_page(bytes) { Self::Html } else { Self::Text })
    }
}

fn begins_like_a_page(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 1024;
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let head = head.to_ascii_lowercase();
    let begins = |with: &str| head.starts_with(with.as_bytes());
    let has_root = || head.windows(5).any(|window| window == b"<html");
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins)
        || (["<!--", "<?xml"].into_iter().any(begins) && has_root())
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = ParseFormatError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == text)
            .ok_or_else(|| ParseFormatError { text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_read_as_it_is_written() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        assert!("docx".parse::<Format>().unwrap_err().to_string().contains("markdown"));
    }

    #[test]
    fn the_bytes_of_a_pdf_outweigh_its_name() {
        assert_eq!(Format::of("report.html", b"%PDF-1.4"), Format::Pdf);
        assert_eq!(Format::of("page.txt", b"<!doctype html>"), Format::Text);
        assert_eq!(Format::of("page", b"<!-- saved --><HTML>"), Format::Html);
        assert_eq!(Format::of("feed", b"<?xml version='1.0'?><rss>"), Format::Text);
    }
}
