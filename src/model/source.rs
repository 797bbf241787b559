use serde::{Deserialize, Serialize};

use super::{Citation, PartialDate, SourceId};

/// A document as published. What is not known is `None`, never invented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Unique in its case.
    pub id: SourceId,
    /// The document's title.
    pub title: String,
    /// The outlet that put it out.
    pub publisher: Option<String>,
    /// Those who wrote it.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Where a copy is archived.
    pub archive_url: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// The outlets or sources that it names as its own sources.
    #[serde(default)]
    pub cites: Vec<String>,
    /// The name of the document that this one digests, where the text is a digest.
    pub digest_of: Option<String>,
    /// The texts of the document as they were retrieved, oldest first; empty when no text is held.
    #[serde(default)]
    pub snapshots: Vec<Snapshot>,
}

impl Source {
    /// A source of which nothing is known but its id and title, and no text is held.
    #[must_use]
    pub fn new(id: SourceId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            publisher: None,
            authors: vec![],
            url: None,
            archive_url: None,
            published: None,
            language: None,
            cites: vec![],
            digest_of: None,
            snapshots: vec![],
        }
    }

    /// The newest snapshot, which a quote is looked for in unless another one is named.
    #[must_use]
    pub fn text(&self) -> Option<&Snapshot> {
        self.snapshots.last()
    }

    /// The snapshot that a citation points into: the one it names, the newest where it names none. `None`
    /// when it points nowhere, or the source does not hold what it names.
    #[must_use]
    pub fn cited(&self, citation: &Citation) -> Option<&Snapshot> {
        citation.position?;
        match &citation.snapshot {
            // A page that changed back has the same text twice.
            Some(sha256) => self.snapshots.iter().rev().find(|it| it.sha256 == *sha256),
            None => self.text(),
        }
    }

    /// The snapshot whose SHA-256 begins with these hexadecimal digits, eight or more in any letter case;
    /// of several with one text, the newest.
    ///
    /// # Errors
    ///
    /// [`NoSnapshot`] when there is no such snapshot, or the digits do not tell which.
    pub fn snapshot(&self, digits: &str) -> Result<&Snapshot, NoSnapshot> {
        let digits = digits.to_ascii_lowercase();
        if digits.len() < NoSnapshot::DIGITS {
            return Err(NoSnapshot::TooShort { digits });
        }
        let newest_first = self.snapshots.iter().rev();
        let mut found = newest_first.filter(|it| it.sha256.starts_with(&digits));
        let Some(first) = found.next() else {
            let newest = self.text().map(|newest| newest.sha256.clone());
            return Err(NoSnapshot::Unknown { digits, of: self.id.clone(), newest });
        };
        match found.all(|other| other.sha256 == first.sha256) {
            true => Ok(first),
            false => Err(NoSnapshot::Several { digits }),
        }
    }
}

/// Why digits name no snapshot of a source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSnapshot {
    /// They are too few to stay unique.
    #[error(
        "{digits:?} is too short: give at least {} digits of the snapshot's SHA-256",
        Self::DIGITS
    )]
    TooShort {
        /// The digits as given.
        digits: String,
    },
    /// The source holds no text with such a hash.
    #[error(
        "{of} holds no snapshot whose SHA-256 begins with {digits:?}{}",
        newest.as_ref().map(|newest| format!("; its newest is {newest}")).unwrap_or_default()
    )]
    Unknown {
        /// The digits as given.
        digits: String,
        /// The source.
        of: SourceId,
        /// The hash of its newest snapshot.
        newest: Option<String>,
    },
    /// Two different texts have such a hash.
    #[error("{digits:?} begins the SHA-256 of several snapshots: give more digits")]
    Several {
        /// The digits as given.
        digits: String,
    },
}

impl NoSnapshot {
    /// How many digits name a snapshot at the least.
    const DIGITS: usize = 8;
}

/// The text of a source as it was retrieved at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// SHA-256 of the raw bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The text, as it came.
    pub text: String,
    /// When it was retrieved, where known.
    pub retrieved: Option<PartialDate>,
    /// The file it was read from, as the case file names it.
    pub file: Option<String>,
}

/// A list in which what stands twice stands where it came first.
///
/// ```
/// let cites = ["BBC", "TIME", "BBC"].map(str::to_owned).to_vec();
/// assert_eq!(atodds::model::each_once(cites), ["BBC", "TIME"]);
/// ```
#[must_use]
pub fn each_once(mut list: Vec<String>) -> Vec<String> {
    let mut seen = rustc_hash::FxHashSet::default();
    list.retain(|entry| seen.insert(entry.clone()));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(hashes: &[&str]) -> Source {
        let snapshot = |hash: &&str| Snapshot {
            sha256: (*hash).to_owned(),
            text: String::new(),
            retrieved: None,
            file: None,
        };
        Source {
            snapshots: hashes.iter().map(snapshot).collect(),
            ..Source::new(SourceId::new("page").unwrap(), "")
        }
    }

    #[test]
    fn a_snapshot_is_named_by_the_first_digits_of_its_hash() {
        let source = source(&["aaaaaaaa11", "aaaaaaaa22", "bbbbbbbbbb", "aaaaaaaa11"]);
        assert_eq!(source.snapshot("BBBBBBBB").unwrap(), &source.snapshots[2]);
        assert!(std::ptr::eq(source.snapshot("aaaaaaaa11").unwrap(), &source.snapshots[3]));
        for (digits, message) in [
            ("bbbbbbb", "at least 8 digits"),
            ("aaaaaaaa", "give more digits"),
            ("cccccccc", "its newest is aaaaaaaa11"),
        ] {
            let error = source.snapshot(digits).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn a_citation_points_into_the_snapshot_it_names() {
        let source = source(&["a", "b"]);
        let mut citation = Citation::unverified("x".into(), None, None);
        assert_eq!(source.cited(&citation), None);
        citation.position = Some((0, 1));
        assert_eq!(source.cited(&citation), source.text());
        citation.snapshot = Some("a".into());
        assert_eq!(source.cited(&citation), Some(&source.snapshots[0]));
        citation.snapshot = Some("c".into());
        assert_eq!(source.cited(&citation), None);
    }
}
