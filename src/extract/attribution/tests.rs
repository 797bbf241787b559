//! Every shape of `shapes.txt` is read as it says.

use super::attribute;
use crate::extract::document::Document;

/// The contents of a text, one a line, as `shapes.txt` writes them.
fn read(text: &str) -> Vec<String> {
    let document = Document::new(text, "2025-11-05".parse().ok());
    let or_dash = |text: Option<&str>| text.unwrap_or("-").to_owned();
    attribute(&document)
        .into_iter()
        .map(|said| {
            let via: Vec<&str> = said.chain.via.iter().map(|relay| relay.name.as_str()).collect();
            let via = if via.is_empty() { "-".to_owned() } else { via.join(", ") };
            [
                or_dash(said.chain.claimant.as_deref()),
                or_dash(said.chain.verb.as_deref()),
                via,
                said.settled(&text[said.content.clone()]).to_string(),
                text[said.content].to_owned(),
            ]
            .join(" | ")
        })
        .collect()
}

#[test]
fn every_shape_is_read_as_written() {
    let mut wrong = String::new();
    let mut cases = 0;
    for case in include_str!("shapes.txt").split("\n\n") {
        let mut lines = case.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let Some(text) = lines.next() else { continue };
        let wanted: Vec<&str> = lines.map(str::trim).collect();
        let found = read(&text.replace('¶', "\n\n"));
        cases += 1;
        if found != wanted {
            wrong.push_str(&format!("{text}\n  wanted {wanted:#?}\n  found {found:#?}\n"));
        }
    }
    assert!(cases > 50, "the table was not read");
    assert!(wrong.is_empty(), "{wrong}");
}
