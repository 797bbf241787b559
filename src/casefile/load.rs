//! Loading: opens the inputs, reads each in its format, and assembles what they hold.

use std::path::{Path, PathBuf};

use crate::{Result, model::Case};

use super::{
    assemble::{Loaded, assemble},
    columns::ColumnMap,
    csv,
    documents::Folder,
    draft::Draft,
    input::{Format, Input},
    jsonl,
    problem::{Place, Sink},
    toml,
};

/// Loads a case file, a case folder (one that holds `case.toml`), a CSV or a JSONL file.
///
/// # Errors
///
/// [`Error::Read`](crate::Error::Read) when there is no such file, [`Error::NotACase`](crate::Error::NotACase)
/// when its name or the folder tells that it is none, and [`Error::Problems`](crate::Error::Problems) with
/// everything that is wrong in it.
pub fn load(path: &Path) -> Result<Loaded> {
    load_inputs(&[Input::Path(path.to_owned())], None, &ColumnMap::default())
}

/// Loads several files as one: claims may name sources of any of them, and of the case that they are to be
/// added to. What stands alike in two files is taken once.
///
/// # Errors
///
/// As [`load`]; the problems of all files together.
pub fn load_many(paths: &[PathBuf], into: Option<&Case>, map: &ColumnMap) -> Result<Loaded> {
    let inputs: Vec<Input> = paths.iter().cloned().map(Input::Path).collect();
    load_inputs(&inputs, into, map)
}

/// Loads a text at hand; `name` is what problems call it.
///
/// ```
/// use atodds::casefile::{Format, load_str};
/// let text = "id,text,source,publisher\nc1,The dam burst.,s1,Example Wire\n";
/// let loaded = load_str(text, "claims.csv", Format::Csv)?;
/// assert_eq!(loaded.case.claims[0].text, "The dam burst.");
///
/// let error = load_str(&text.replace("publisher", "publsher"), "claims.csv", Format::Csv).unwrap_err();
/// assert!(error.to_string().contains("claims.csv:1: the column \"publsher\" is not known: did you mean"));
/// # Ok::<(), atodds::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::Problems`](crate::Error::Problems) with everything that is wrong in it; a document is wrong
/// there, since the text has no folder to find it in.
pub fn load_str(text: &str, name: &str, format: Format) -> Result<Loaded> {
    let input = Input::Text { text: text.to_owned(), name: name.to_owned(), format };
    load_inputs(&[input], None, &ColumnMap::default())
}

/// Loads files and texts as one, as [`load_many`] does.
///
/// # Errors
///
/// As [`load`]; the problems of all inputs together.
pub fn load_inputs(inputs: &[Input], into: Option<&Case>, map: &ColumnMap) -> Result<Loaded> {
    let mut sink = Sink::default();
    let mut draft = Draft::default();
    let mut tables = Tables::default();
    let mut title = None;
    for input in inputs {
        let opened = input.open(&mut sink)?;
        title.get_or_insert_with(|| stem(&opened.path));
        let Some(text) = opened.text else { continue };
        let place = Place::new(&opened.path.display().to_string(), 0);
        draft.append(match opened.format {
            Format::Toml => {
                let folder = Folder::new(opened.folder);
                toml::read(&text, &opened.path, &place, &folder, &mut sink)
            }
            Format::Csv => {
                let (claims, headers) = csv::read(&text, &place, map, &mut sink);
                tables.add(place, headers);
                Draft { claims, ..Draft::default() }
            }
            Format::Jsonl => {
                Draft { claims: jsonl::read(&text, &place, &mut sink), ..Draft::default() }
            }
        });
    }
    tables.check(map, &mut sink);
    Ok(assemble(draft, into, &title.unwrap_or_default(), sink)?)
}

/// The tables read so far, and all their headers.
#[derive(Default)]
struct Tables {
    first: Option<Place>,
    headers: Vec<String>,
}

impl Tables {
    fn add(&mut self, place: Place, headers: Vec<String>) {
        self.first.get_or_insert(place);
        self.headers.extend(headers);
    }

    /// Reports the mapped headers that no table has.
    fn check(&self, map: &ColumnMap, sink: &mut Sink) {
        let Some(place) = &self.first else { return };
        for header in map.unused(&self.headers) {
            let columns: Vec<&str> = self.headers.iter().map(String::as_str).collect();
            let message = format!(
                "no column is called {header:?}, which is mapped: the columns are {}",
                columns.join(", ")
            );
            sink.add(place, "", message);
        }
    }
}

/// What a case is called when nothing says so: the file's name without its ending.
fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
