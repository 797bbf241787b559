//! What a PDF says of itself: its information dictionary and its catalogue.
//!
//! When the file was made is not when the document was published, so that no date is taken from there.

use pdf_extract::{Dictionary, Document};

use crate::ingest::said::{self, Said, tidy};

pub(super) fn of(document: &Document) -> Said {
    let info = document
        .trailer
        .get(b"Info")
        .ok()
        .and_then(|info| document.dereference(info).ok()?.1.as_dict().ok());
    let text = |key: &[u8]| text(document, info?, key);
    let language =
        document.catalog().ok().and_then(|catalog| self::text(document, catalog, b"Lang"));
    Said {
        title: text(b"Title").as_deref().and_then(tidy).filter(|title| !is_file_name(title)),
        authors: text(b"Author").map(|line| said::authors(&line)).unwrap_or_default(),
        language: language.as_deref().and_then(said::language),
        ..Said::default()
    }
}

fn text(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    let (_, object) = document.dereference(dictionary.get(key).ok()?).ok()?;
    let text = pdf_extract::decode_text_string(object).ok()?;
    Some(text.chars().filter(|c| !c.is_control()).collect())
}

/// Programs write the name of the file that they made the PDF from where a title belongs.
fn is_file_name(title: &str) -> bool {
    let lower = title.to_lowercase();
    let endings = [".doc", ".docx", ".pdf", ".indd", ".tex", ".odt", ".rtf", ".pub", ".qxd", ".ps"];
    lower.starts_with("microsoft word")
        || lower.starts_with("untitled")
        || endings.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_no_title() {
        for name in ["Microsoft Word - report", "report_v2.DOCX", "untitled"] {
            assert!(is_file_name(name), "{name}");
        }
        assert!(!is_file_name("Report on the lake"));
    }
}
