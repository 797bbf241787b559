use std::fs::File;

use atodds::{
    Error,
    casefile::{Format, MAX_FILE_BYTES, load},
    model::Match,
};

use super::{Folder, problems, refused};

const CASE: &str = "[case]\ntitle = \"t\"\n\n[[source]]\nid = \"s\"\ntitle = \"t\"\ndocument = \"documents/a.txt\"\n\n[[claim]]\nid = \"c\"\nsource = \"s\"\ntext = \"x\"\nquote = \"two three\"\n";

#[test]
fn a_case_folder_is_loaded_with_its_documents() {
    let folder = Folder::new(&[("case.toml", CASE), ("documents/a.txt", "Öne two\r\nthree.\r\n")]);
    let case = load(&folder.path("")).unwrap().case;
    let snapshot = case.sources[0].text().unwrap();
    assert_eq!(snapshot.text, "Öne two\r\nthree.\r\n");
    assert_eq!(snapshot.file.as_deref(), Some("documents/a.txt"));
    let citation = case.claims[0].citation.as_ref().unwrap();
    assert_eq!((citation.position, citation.found), (Some((4, 14)), Match::Typographic));
    assert_eq!(load(&folder.path("case.toml")).unwrap().case, case);
}

#[test]
fn the_hash_of_a_document_is_of_its_bytes() {
    // printf '\xEF\xBB\xBFone two three' | sha256sum
    let hash = "7d6db62b32e2f0b519844c4f82a727813fde6397f28956d1d621fd6aea2a2307";
    let pin = format!("a.txt\"\nsha256 = \"{}\"", hash.to_uppercase());
    let folder = Folder::new(&[("case.toml", &CASE.replace("a.txt\"", &pin))]);
    folder.write("documents/a.txt", b"\xEF\xBB\xBFone two three");
    let snapshot = load(&folder.path("")).unwrap().case.sources.remove(0).snapshots.remove(0);
    assert_eq!(snapshot.sha256, hash);
    assert_eq!(snapshot.text, "one two three");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[
        ("secret.txt", "one two three"),
        ("in/case.toml", CASE),
        ("in/documents/b.txt", "one two three"),
    ]);
    symlink(folder.path("secret.txt"), folder.path("in/documents/a.txt")).unwrap();
    let told = problems(load(&folder.path("in")).map(|_| ()));
    assert!(told[0].ends_with("\"documents/a.txt\" leads out of the folder of the case file: copy the document into it"), "{told:?}");

    std::fs::remove_file(folder.path("in/documents/a.txt")).unwrap();
    symlink("b.txt", folder.path("in/documents/a.txt")).unwrap();
    assert!(load(&folder.path("in")).is_ok());

    std::fs::remove_file(folder.path("in/documents/a.txt")).unwrap();
    symlink("a.txt", folder.path("in/documents/a.txt")).unwrap();
    assert_eq!(problems(load(&folder.path("in")).map(|_| ())).len(), 1);

    std::fs::remove_dir_all(folder.path("in/documents")).unwrap();
    std::fs::create_dir(folder.path("outside")).unwrap();
    folder.write("outside/a.txt", b"one two three");
    symlink(folder.path("outside"), folder.path("in/documents")).unwrap();
    assert_eq!(problems(load(&folder.path("in")).map(|_| ())).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_document() {
    let folder = Folder::new(&[("case.toml", CASE), ("documents/b.txt", "")]);
    let made = std::process::Command::new("mkfifo").arg(folder.path("documents/a.txt")).status();
    if made.is_ok_and(|status| status.success()) {
        let told = problems(load(&folder.path("")).map(|_| ()));
        assert!(told[0].ends_with("\"documents/a.txt\" is no file"), "{told:?}");
    }
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let folder = Folder::new(&[("case.toml", CASE), ("documents/a.txt", "")]);
    let large = |name: &str| {
        File::create(folder.path(name)).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
    };
    large("documents/a.txt");
    let told = problems(load(&folder.path("")).map(|_| ()));
    assert!(
        told[0]
            .ends_with(":7: source.document: \"documents/a.txt\" is larger than 64 MiB: split it"),
        "{told:?}"
    );
    large("claims.csv");
    let told = problems(load(&folder.path("claims.csv")).map(|_| ()));
    assert!(told[0].ends_with("claims.csv: is larger than 64 MiB: split it"), "{told:?}");
}

#[test]
fn a_text_at_hand_has_no_documents() {
    assert_eq!(
        refused(CASE, Format::Toml),
        [
            "7: source.document: cannot be read, since the case file comes from no folder: write the words as `text`"
        ]
    );
}

#[test]
fn what_is_no_case_is_told_so() {
    let folder = Folder::new(&[("empty/x.txt", ""), ("case.db", "")]);
    assert!(matches!(load(&folder.path("missing.toml")), Err(Error::Read { .. })));
    let error = load(&folder.path("empty")).unwrap_err();
    assert!(error.to_string().ends_with("empty is no case: the folder holds no case.toml: name the case file itself, or a folder with one"), "{error}");
    let error = load(&folder.path("case.db")).unwrap_err();
    assert!(error.to_string().contains("its name ends in none of .toml, .csv"), "{error}");
}

#[test]
fn the_newest_snapshot_is_the_one_that_is_quoted() {
    let folder = Folder::new(&[
        ("case.toml", &CASE.replace("document = \"documents/a.txt\"", "[[source.snapshot]]\ntext = \"two three\"\nretrieved = 2024-01-01\n[[source.snapshot]]\ndocument = \"documents/a.txt\"\nretrieved = 2024-02-01")),
        ("documents/a.txt", "zero two three"),
    ]);
    let case = load(&folder.path("")).unwrap().case;
    assert_eq!(case.sources[0].snapshots.len(), 2);
    assert_eq!(case.claims[0].citation.as_ref().unwrap().position, Some((5, 14)));
}
