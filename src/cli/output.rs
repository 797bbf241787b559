//! Where results go: standard output, or a file that is replaced as a whole.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use atodds::{Error, Result};
use tempfile::NamedTempFile;

use super::{failure::Outcome, screen::Screen};

/// Writes a result to standard output and makes sure that it has left.
pub(crate) fn to_stdout(screen: Screen, text: &str) -> Outcome<()> {
    let stdout = io::stdout().lock();
    let choice = if screen.colour {
        anstream::ColorChoice::AlwaysAnsi
    } else {
        anstream::ColorChoice::Never
    };
    // Without colour the stream strips escape sequences; what comes from data holds none.
    let mut stream = anstream::AutoStream::new(stdout, choice);
    stream.write_all(text.as_bytes())?;
    Ok(stream.flush()?)
}

/// A file that is not yet in its place.
pub(crate) struct Pending {
    temporary: NamedTempFile,
    path: PathBuf,
}

impl Pending {
    /// Writes the bytes beside `path`, on the same disk, all the way down.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when they cannot be written; `path` is as it was.
    pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<Self> {
        let filled = || {
            // Where the name is a link, what it leads to is replaced; where there is no file, neither.
            let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            if place.exists() {
                OpenOptions::new().append(true).open(&place)?;
            }
            let mut temporary = beside(&place)?;
            temporary.write_all(bytes)?;
            temporary.as_file().sync_all()?;
            Ok(Self { temporary, path: place })
        };
        filled().map_err(|error| at(path, error))
    }

    /// Puts the file in its place, over what stood there.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when the place cannot be taken.
    pub(crate) fn place(self) -> Result<()> {
        let Self { temporary, path } = self;
        temporary.persist(&path).map_err(|error| at(&path, error.error))?;
        Ok(())
    }
}

/// An empty file in the same folder, with the access rights of the one that it will replace.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".atodds-");
    #[cfg(unix)]
    builder.permissions(fs::metadata(path).map_or_else(
        |_| std::os::unix::fs::PermissionsExt::from_mode(0o666),
        |metadata| metadata.permissions(),
    ));
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
}

/// Names the file that was meant, not the temporary one, and the folder where that is what is missing.
fn at(path: &Path, error: io::Error) -> Error {
    let kind = error.kind();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let missing = folder.filter(|folder| kind == io::ErrorKind::NotFound && !folder.exists());
    let source = match (missing, error.raw_os_error()) {
        (Some(folder), _) => {
            io::Error::new(kind, format!("the folder {} does not exist", folder.display()))
        }
        (None, Some(code)) => io::Error::from_raw_os_error(code),
        // What else an error of a temporary file holds is the path of that file.
        (None, None) => kind.into(),
    };
    Error::Write { path: path.to_owned(), source }
}

/// Replaces the file as a whole, or leaves it as it was; a device is written to as it is.
///
/// # Errors
///
/// [`Error::Write`].
pub(crate) fn to_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let device = fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir());
    if device {
        fs::write(path, bytes).map_err(Error::write(path))
    } else {
        Pending::write(path, bytes)?.place()
    }
}
