//! Settings that stand in a file, so that they need not be given each time.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use atodds::{Error, Result};
use serde::Deserialize;

/// The name of the file beside a case.
const BESIDE: &str = "atodds.toml";

/// A file larger than this is none of ours.
const MAX_BYTES: u64 = 64 << 10;

/// What a configuration file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    /// Who records and judges.
    by: Option<String>,
}

/// Who records and judges, by the file `atodds.toml` beside the case, else by `atodds/config.toml` in the user's
/// folder for configuration. `None` where neither says it.
///
/// # Errors
///
/// [`Error::Read`] for a file that cannot be read, [`Error::Usage`] for one that says what it cannot.
pub(crate) fn by(case: &Path) -> Result<Option<String>> {
    for path in places(case) {
        let config = read(&path)?;
        if let Some(by) = config.by.filter(|by| !by.trim().is_empty()) {
            return Ok(Some(by));
        }
    }
    Ok(None)
}

fn places(case: &Path) -> Vec<PathBuf> {
    let folder = case.parent().filter(|folder| !folder.as_os_str().is_empty());
    let beside = folder.unwrap_or(Path::new(".")).join(BESIDE);
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || Some(set("HOME")?.join(".config"));
    // The standard says that a path which does not start at the root is to be left out.
    let settings = set("XDG_CONFIG_HOME").filter(|path| path.is_absolute()).or_else(home);
    let of_user = settings.map(|settings| settings.join("atodds").join("config.toml"));
    [beside].into_iter().chain(of_user).collect()
}

fn read(path: &Path) -> Result<Config> {
    let length = match fs::metadata(path) {
        Ok(about) => about.len(),
        Err(error) if is_absent(&error) => return Ok(Config::default()),
        Err(error) => return Err(Error::read(path)(error)),
    };
    if length > MAX_BYTES {
        return Err(unusable(path, "it is too large for a configuration file"));
    }
    let text = fs::read_to_string(path).map_err(Error::read(path))?;
    toml::from_str(&text).map_err(|error| unusable(path, error.to_string().trim_end()))
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn unusable(path: &Path, why: &str) -> Error {
    let what = format!(
        "{} cannot be used: {why}\nthe one setting it may hold is by = \"your name\"",
        path.display()
    );
    Error::Usage { what }
}
