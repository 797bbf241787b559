//! Which column of a table holds which field of a claim.

use std::collections::BTreeMap;

use crate::{Error, Result};

use super::nearest::nearest;

/// The fields that a column can hold, each with the headers that stand for it, in the form that
/// [`key`] gives them.
const FIELDS: &[(&str, &[&str])] = &[
    ("id", &["id", "claim_id"]),
    ("text", &["text", "claim", "statement", "claim_text", "assertion"]),
    ("claimant", &["claimant", "speaker", "who", "said_by", "attributed_to"]),
    ("via", &["via", "relayed_by", "reported_by"]),
    ("verb", &["verb"]),
    ("chain_end", &["chain_end"]),
    ("stance", &["stance"]),
    ("stated", &["stated", "date", "stated_on", "said_on", "date_stated"]),
    ("event", &["event", "event_date", "date_of_event", "happened"]),
    ("place", &["place", "location", "where"]),
    ("quote", &["quote", "quotation", "exact"]),
    ("prefix", &["prefix"]),
    ("suffix", &["suffix"]),
    ("snapshot", &["snapshot"]),
    ("source", &["source", "source_id"]),
    ("source_title", &["source_title", "title", "headline"]),
    ("publisher", &["publisher", "outlet", "medium"]),
    ("url", &["url", "link", "source_url"]),
    ("published", &["published", "published_on", "date_published", "publication_date"]),
    ("number", &["number", "figure", "amount", "value"]),
    ("unit", &["unit", "units"]),
    ("quantities", &["quantities", "quantity"]),
    ("note", &["note", "notes", "comment", "comments", "remark"]),
];

/// The word that leaves a column out.
const IGNORED: &str = "-";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Field(&'static str),
    Ignored,
}

/// Which field each header stands for, where it is not known by its name: `--map "Sprecher=claimant"`.
///
/// ```
/// use atodds::casefile::ColumnMap;
/// let map = ColumnMap::parse(["Aussage=text", "Sprecher=claimant", "Row=-"])?;
/// assert!(ColumnMap::parse(["Aussage=txt"]).is_err());
/// # Ok::<(), atodds::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnMap(BTreeMap<String, Mapped>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Mapped {
    header: String,
    column: Column,
}

impl ColumnMap {
    /// Takes entries of the form `Header=field`; `-` for the field leaves the column out. Headers are
    /// compared without regard to case, spaces, hyphens and underscores.
    ///
    /// # Errors
    ///
    /// [`Error::Usage`] for an entry of another form, for a field that does not exist (with the nearest one),
    /// and for a header that is mapped twice.
    pub fn parse<T: AsRef<str>>(entries: impl IntoIterator<Item = T>) -> Result<Self> {
        let mut map = BTreeMap::new();
        for entry in entries {
            let entry = entry.as_ref();
            let usage = |what: String| Err(Error::Usage { what });
            let Some((header, field)) = entry.rsplit_once('=') else {
                return usage(format!("{entry:?} maps no column: write Header=field"));
            };
            let Some(column) = column_of(field.trim()) else {
                return usage(format!("{entry:?}: there is no field {field:?}{}", hint(field)));
            };
            let mapped = Mapped { header: header.trim().to_owned(), column };
            if map.insert(key(header), mapped).is_some() {
                return usage(format!(
                    "the column {header:?} is mapped twice: keep one of the two"
                ));
            }
        }
        Ok(Self(map))
    }

    /// What a header stands for, or why it cannot be told.
    pub(super) fn column(&self, header: &str) -> Result<Column, Unknown> {
        let key = key(header);
        if let Some(mapped) = self.0.get(&key) {
            return Ok(mapped.column);
        }
        let named = FIELDS.iter().find(|(_, names)| names.contains(&key.as_str()));
        named.map(|(field, _)| Column::Field(field)).ok_or_else(|| {
            let known = FIELDS.iter().flat_map(|(_, names)| names.iter().copied());
            Unknown { header: header.to_owned(), near: nearest(&key, known) }
        })
    }

    /// The mapped headers that are none of `headers`, as they were written.
    pub(super) fn unused<'a>(&'a self, headers: &[String]) -> Vec<&'a str> {
        let seen: Vec<String> = headers.iter().map(|header| key(header)).collect();
        let unused = self.0.iter().filter(|(key, _)| !seen.contains(key));
        unused.map(|(_, mapped)| mapped.header.as_str()).collect()
    }
}

/// A header that stands for no field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unknown {
    header: String,
    /// The header that is spelled most alike.
    near: Option<&'static str>,
}

impl Unknown {
    /// What is wrong and what to do. Where none is spelled alike the fields are listed, unless they are already.
    pub(super) fn told(&self, is_listed: &mut bool) -> String {
        let Self { header, near } = self;
        let rename = near.map_or_else(
            || "rename it".to_owned(),
            |near| format!("did you mean {near:?}? Rename it"),
        );
        let is_near = |(_, names): &&(&str, &[&str])| near.is_some_and(|n| names.contains(&n));
        let field = FIELDS.iter().find(is_near).map_or("field", |(field, _)| field);
        let list = match near.is_some() || std::mem::replace(is_listed, true) {
            true => String::new(),
            false => format!("; the fields are {}", fields()),
        };
        format!(
            "the column {header:?} is not known: {rename}, map it with --map \"{header}={field}\", or leave it out with --map \"{header}=-\"{list}"
        )
    }
}

fn column_of(field: &str) -> Option<Column> {
    if field == IGNORED {
        return Some(Column::Ignored);
    }
    FIELDS.iter().find(|(name, _)| *name == field).map(|(name, _)| Column::Field(name))
}

fn hint(field: &str) -> String {
    match nearest(field, FIELDS.iter().map(|(name, _)| *name)) {
        Some(near) => format!(": did you mean {near:?}?"),
        None => format!(": the fields are {}, and - for a column to leave out", fields()),
    }
}

/// The names of all fields, for a message.
fn fields() -> String {
    FIELDS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// A header without what people vary: case, and what joins its words.
fn key(header: &str) -> String {
    let words = header.split(|c: char| c.is_whitespace() || c == '-' || c == '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(header: &str) -> Result<Column, String> {
        ColumnMap::default().column(header).map_err(|unknown| unknown.told(&mut false))
    }

    #[test]
    fn a_header_is_known_by_its_synonyms_in_any_case() {
        for (header, field) in [
            ("ID", "id"),
            (" Claim ", "text"),
            ("Speaker", "claimant"),
            ("Event date", "event"),
            ("event-date", "event"),
            ("SOURCE_TITLE", "source_title"),
            ("Outlet", "publisher"),
        ] {
            assert_eq!(column(header), Ok(Column::Field(field)), "{header}");
        }
    }

    #[test]
    fn every_synonym_stands_for_one_field() {
        let mut all: Vec<&str> = FIELDS.iter().flat_map(|(_, names)| names.to_vec()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        for name in all {
            assert_eq!(key(name), name);
        }
    }

    #[test]
    fn every_field_and_header_is_in_the_reference() {
        let reference = include_str!("../../docs/CASEFILE.md");
        for (field, names) in FIELDS {
            let rows = || reference.lines().filter(|line| line.starts_with("| `"));
            for name in *names {
                let found = rows().any(|row| {
                    row.contains(&format!("`{field}`")) && row.contains(&format!("`{name}`"))
                });
                assert!(found, "{field} {name}");
            }
        }
    }

    #[test]
    fn an_unknown_header_is_told_with_the_nearest() {
        assert!(column("Speeker").unwrap_err().contains("did you mean \"speaker\"?"));
        assert!(!column("Zzz").unwrap_err().contains("did you mean"));
    }

    #[test]
    fn the_fields_are_listed_where_no_header_is_near_and_once() {
        let unknown = ColumnMap::default().column("Zzz").unwrap_err();
        let mut is_listed = false;
        assert!(unknown.told(&mut is_listed).ends_with(&format!("; the fields are {}", fields())));
        assert!(!unknown.told(&mut is_listed).contains("the fields are"));
        assert!(!column("Speeker").unwrap_err().contains("the fields are"));
    }

    #[test]
    fn a_map_wins_over_the_names() {
        let map = ColumnMap::parse(["Date=published", "a=b=note", "Extra = -"]).unwrap();
        assert_eq!(map.column("date"), Ok(Column::Field("published")));
        assert_eq!(map.column("A=B"), Ok(Column::Field("note")));
        assert_eq!(map.column("EXTRA"), Ok(Column::Ignored));
        assert_eq!(map.unused(&["DATE".to_owned()]), ["a=b", "Extra"]);
    }

    #[test]
    fn a_map_that_cannot_be_used_is_refused() {
        for (entries, words) in [
            (vec!["Header"], "write Header=field"),
            (vec!["Header=claiment"], "did you mean \"claimant\"?"),
            (vec!["Header=xyz"], "the fields are id, text"),
            (vec!["A=id", "a=text"], "mapped twice"),
        ] {
            let error = ColumnMap::parse(entries).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
