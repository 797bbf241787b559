//! Reading rows of JSON, one a line, and making cases of texts.

use std::path::Path;

use serde::de::DeserializeOwned;

use crate::casefile::{Problem, Problems};
use crate::model::{Case, Claim, ClaimId, Source, SourceId};
use crate::{Error, Result};

/// The rows of a file. Every broken line is listed.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = std::fs::read_to_string(path).map_err(Error::read(path))?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(row) => rows.push(row),
            Err(error) => problems.push(Problem {
                file: path.display().to_string(),
                line: index + 1,
                field: String::new(),
                message: format!("not a row of this set: {error}"),
            }),
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(Problems(problems).into()) }
}

/// A case of texts, each the own voice of a source of its own. The ids keep the order of the texts.
pub(super) fn case_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Case> {
    let mut case = Case::default();
    for (index, text) in texts.into_iter().enumerate() {
        let id = format!("{index:08}");
        let usage = |error: crate::model::InvalidId| Error::Usage { what: error.to_string() };
        let source_id = SourceId::new(id.clone()).map_err(usage)?;
        case.sources.push(Source::new(source_id.clone(), source_id.to_string()));
        case.claims.push(Claim::new(ClaimId::new(id).map_err(usage)?, source_id, text));
    }
    Ok(case)
}

/// The place of a text in the row of texts that [`case_of`] was given.
pub(super) fn index_of(id: &ClaimId) -> usize {
    id.as_str().parse().unwrap_or_default()
}
