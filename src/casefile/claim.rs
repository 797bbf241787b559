//! `[[claim]]`, a row of a CSV file or a line of JSONL: one assertion and where it stands.

use crate::model::{Chain, ClaimId, DateSpan, PartialDate, Relay, Stance};

use super::{
    inline_source::{self, InlineSource},
    node::Value,
    problem::Place,
    reader::{At, Reader},
};

/// Which keys tell of a claim's source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SourceKeys {
    /// `source` alone: sources are declared in tables of their own.
    Id,
    /// Also `source_title`, `publisher`, `url` and `published`: a row brings its source along.
    Inline,
}

/// How a claim names its source.
#[derive(Debug)]
pub(super) enum SourceRef {
    Id(At<String>),
    Inline(Box<InlineSource>),
    Unsaid,
    /// It was named in a way that cannot be used, which was recorded.
    Broken,
}

/// A quote that was not looked for yet.
#[derive(Debug)]
pub(super) struct Quote {
    pub(super) line: usize,
    pub(super) exact: String,
    pub(super) prefix: Option<String>,
    pub(super) suffix: Option<String>,
    /// The first digits of the hash of the snapshot it stands in.
    pub(super) snapshot: Option<At<String>>,
    /// Recorded while the source held no text, and not looked for in the one that it has now.
    pub(super) unverified: bool,
}

#[derive(Debug)]
pub(super) struct ClaimDraft {
    pub(super) place: Place,
    /// The id as written; `None` asks for one derived from the content.
    pub(super) id: Option<At<String>>,
    pub(super) source: SourceRef,
    pub(super) source_keys: SourceKeys,
    pub(super) chain: Chain,
    pub(super) text: String,
    pub(super) stance: Option<Stance>,
    pub(super) quote: Option<Quote>,
    pub(super) stated: Option<PartialDate>,
    pub(super) event: Option<DateSpan>,
    pub(super) at_place: Option<String>,
    pub(super) quantities: Vec<String>,
    pub(super) note: Option<String>,
}

pub(super) fn read(mut reader: Reader<'_>, keys: SourceKeys) -> Option<ClaimDraft> {
    let draft = ClaimDraft {
        place: reader.place().clone(),
        id: read_id(&mut reader),
        source: read_source(&mut reader, keys),
        source_keys: keys,
        chain: read_chain(&mut reader),
        text: reader.required("text"),
        stance: reader.word("stance"),
        quote: read_quote(&mut reader),
        stated: reader.date("stated"),
        event: reader.dates("event"),
        at_place: reader.text("place"),
        quantities: reader.texts("quantities"),
        note: reader.text("note"),
    };
    reader.finish();
    Some(draft)
}

fn read_id(reader: &mut Reader<'_>) -> Option<At<String>> {
    let id = reader.text_at("id")?;
    if let Err(why) = ClaimId::new(id.value.as_str()) {
        reader.problem(id.line, "id", why.to_string());
    }
    Some(id)
}

fn read_source(reader: &mut Reader<'_>, keys: SourceKeys) -> SourceRef {
    match keys {
        SourceKeys::Id => reader.text_at("source").map_or(SourceRef::Unsaid, SourceRef::Id),
        SourceKeys::Inline => inline_source::read(reader),
    }
}

fn read_chain(reader: &mut Reader<'_>) -> Chain {
    Chain {
        claimant: reader.text("claimant"),
        verb: reader.text("verb"),
        via: read_via(reader),
        end: reader.word("chain_end"),
    }
}

fn read_via(reader: &mut Reader<'_>) -> Vec<Relay> {
    let place = reader.place().clone();
    let mut relays = vec![];
    for node in reader.list("via").unwrap_or_default() {
        if matches!(node.value, Value::Table(_)) {
            let Some(mut relay) = Reader::new("claim.via", node, &place, reader.sink()) else {
                continue;
            };
            relays.push(Relay { name: relay.required("name"), verb: relay.text("verb") });
            relay.finish();
        } else if let Some(name) = reader.as_text("via", node) {
            relays.push(Relay { name: name.value, verb: None });
        }
    }
    relays
}

fn read_quote(reader: &mut Reader<'_>) -> Option<Quote> {
    let exact = reader.text_at("quote");
    let [prefix, suffix, snapshot] =
        ["prefix", "suffix", "snapshot"].map(|key| (key, reader.text_at(key)));
    let unverified = reader.truth("unverified");
    if let Some(exact) = exact {
        if let (Some(line), Some(_)) = (unverified, &snapshot.1) {
            let message = "stands beside a snapshot, and a quote that stands in one is verified: leave one of the two out";
            reader.problem(line, "unverified", message);
        }
        let text = |part: Option<At<String>>| part.map(|text| text.value);
        return Some(Quote {
            line: exact.line,
            exact: exact.value,
            prefix: text(prefix.1),
            suffix: text(suffix.1),
            snapshot: snapshot.1,
            unverified: unverified.is_some(),
        });
    }
    let parts = [prefix, suffix, snapshot].map(|(key, part)| (key, part.map(|part| part.line)));
    for (key, line) in parts.into_iter().chain([("unverified", unverified)]) {
        if let Some(line) = line {
            reader.problem(line, key, "stands without a quote: give the quote too");
        }
    }
    None
}
