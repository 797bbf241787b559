//! `[[source]]`: documents as published.

use crate::model::{Snapshot, Source, SourceId, each_once};

use super::{
    documents::{Folder, read_snapshot},
    draft::CaseHead,
    node::Node,
    problem::{Place, Sink},
    reader::{At, Reader},
};

#[derive(Debug)]
pub(super) struct SourceDraft {
    pub(super) place: Place,
    /// The id as written, so that claims find the source even where the id cannot be used.
    pub(super) id: String,
    /// `None` when the id cannot be used, which was recorded.
    pub(super) source: Option<Source>,
}

pub(super) fn read(
    node: Node,
    file: &Place,
    folder: &Folder,
    sink: &mut Sink,
) -> Option<SourceDraft> {
    let mut reader = Reader::new("source", node, file, sink)?;
    let written = reader.required_at("id");
    let id = written.as_ref().and_then(|id| usable_id(&mut reader, "id", id));
    let title = reader.required("title");
    let publisher = reader.text("publisher");
    let authors = each_once(reader.texts("authors"));
    let url = reader.text("url");
    let archive_url = reader.text("archive_url");
    let published = reader.date("published");
    let language = reader.text("language");
    let cites = each_once(reader.texts("cites"));
    let digest_of = reader.text("digest_of");
    let snapshots = read_snapshots(&mut reader, folder);
    let source = id.map(|id| Source {
        id,
        title,
        publisher,
        authors,
        url,
        archive_url,
        published,
        language,
        cites,
        digest_of,
        snapshots,
    });
    let place = reader.place().clone();
    reader.finish();
    Some(SourceDraft { place, id: written.map(|id| id.value).unwrap_or_default(), source })
}

/// The text that the source's own keys give, or those of its `[[source.snapshot]]` tables, oldest first.
fn read_snapshots(reader: &mut Reader<'_>, folder: &Folder) -> Vec<Snapshot> {
    let line = reader.line("snapshot");
    let nodes = reader.tables("snapshot");
    let place = reader.place().clone();
    let mut snapshots = vec![];
    for node in nodes {
        let Some(mut inner) = Reader::new("source.snapshot", node, &place, reader.sink()) else {
            continue;
        };
        if !["document", "text", "sha256", "retrieved"].into_iter().any(|key| inner.has(key)) {
            inner.problem(
                inner.place().line,
                "document",
                "is missing: give the document or the text",
            );
        }
        snapshots.extend(read_snapshot(&mut inner, folder));
        inner.finish();
    }
    let own = read_snapshot(reader, folder);
    if own.is_some() && !snapshots.is_empty() {
        let message =
            "stands beside a text of the source's own: make that one a [[source.snapshot]] too";
        reader.problem(line, "snapshot", message);
    }
    snapshots.extend(own);
    snapshots
}

/// An id, or the problem that it cannot be used.
pub(super) fn usable_id(
    reader: &mut Reader<'_>,
    key: &'static str,
    id: &At<String>,
) -> Option<SourceId> {
    SourceId::new(id.value.as_str())
        .map_err(|why| reader.problem(id.line, key, why.to_string()))
        .ok()
}

/// The source of a fixture that declares none.
pub(super) fn stand_in(head: Option<&CaseHead>, place: &Place) -> SourceDraft {
    const ID: &str = "fixture";
    let title = head.map_or(ID, |head| head.title.as_str());
    SourceDraft {
        place: place.at(1),
        id: ID.to_owned(),
        source: SourceId::new(ID).ok().map(|id| Source::new(id, title)),
    }
}
