//! Sources that rows of a table bring along: gathered, and held to say the same in every row.

use rustc_hash::FxHashMap;

use crate::{
    ingest::sha256_hex,
    model::{PartialDate, Source, SourceId},
};

use super::{
    claim::SourceRef,
    problem::{Place, Sink},
    reader::Reader,
    source::usable_id,
};

/// What one row says of its source.
#[derive(Debug, Clone)]
pub(super) struct InlineSource {
    pub(super) id: SourceId,
    pub(super) line: usize,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    published: Option<PartialDate>,
}

/// Reads the keys of a row that tell of its source.
pub(super) fn read(reader: &mut Reader<'_>) -> SourceRef {
    let line = reader.line("source");
    let id = reader.text_at("source");
    let title = reader.text("source_title");
    let publisher = reader.text("publisher");
    let url = reader.text("url");
    let published = reader.date("published");
    let nameless = title.is_none() && publisher.is_none() && url.is_none();
    if nameless && (published.is_none() || id.is_none()) {
        return id.map_or(SourceRef::Unsaid, SourceRef::Id);
    }
    let id = match id {
        Some(written) => usable_id(reader, "source", &written),
        None => {
            SourceId::new(derived_id(title.as_deref(), publisher.as_deref(), url.as_deref())).ok()
        }
    };
    id.map_or(SourceRef::Broken, |id| {
        SourceRef::Inline(Box::new(InlineSource { id, line, title, publisher, url, published }))
    })
}

/// The same document has the same id in every table: from its address, else from title and publisher.
fn derived_id(title: Option<&str>, publisher: Option<&str>, url: Option<&str>) -> String {
    let key = match url {
        Some(url) => format!("url\n{url}"),
        None => {
            format!("title\n{}\n{}", title.unwrap_or_default(), publisher.unwrap_or_default())
        }
    };
    format!("s-{}", &sha256_hex(key.as_bytes())[..12])
}

impl InlineSource {
    fn said(&self) -> [(&'static str, Option<String>); 4] {
        [
            ("source_title", self.title.clone()),
            ("publisher", self.publisher.clone()),
            ("url", self.url.clone()),
            ("published", self.published.map(|date| date.to_string())),
        ]
    }

    /// Holds a row to the source that is declared elsewhere.
    pub(super) fn check(&self, declared: &Source, place: &Place, sink: &mut Sink) {
        let known = [
            Some(declared.title.clone()),
            declared.publisher.clone(),
            declared.url.clone(),
            declared.published.map(|date| date.to_string()),
        ];
        for ((key, said), known) in self.said().into_iter().zip(known) {
            if said.is_some() && said != known {
                let message = format!(
                    "is {:?}, but the source {:?} is declared with {}: correct one of the two, or leave the cell empty",
                    said.unwrap_or_default(),
                    self.id.as_str(),
                    known.map_or_else(|| "none".to_owned(), |known| format!("{known:?}")),
                );
                sink.add(&place.at(self.line), format!("claim.{key}"), message);
            }
        }
    }

    /// Takes in what a later row says of the same source.
    fn merge(&mut self, row: Self, first: &Place, place: &Place, sink: &mut Sink) {
        for ((key, said), (_, known)) in row.said().into_iter().zip(self.said()) {
            if let (Some(said), Some(known)) = (said, known)
                && said != known
            {
                let message = format!(
                    "is {said:?}, but on {} the source {:?} has {known:?}: correct one of the two, or give them two ids",
                    first.seen_from(place),
                    self.id.as_str(),
                );
                sink.add(&place.at(row.line), format!("claim.{key}"), message);
            }
        }
        self.title = self.title.take().or(row.title);
        self.publisher = self.publisher.take().or(row.publisher);
        self.url = self.url.take().or(row.url);
        self.published = self.published.or(row.published);
    }

    /// The source, called by its address or its publisher where no row gives a title.
    fn into_source(self) -> Source {
        let title = self.title.or_else(|| self.url.clone()).or_else(|| self.publisher.clone());
        Source {
            publisher: self.publisher,
            url: self.url,
            published: self.published,
            ..Source::new(self.id, title.unwrap_or_default())
        }
    }
}

/// The sources of rows, in the order of the rows that name them first.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    sources: Vec<(Place, InlineSource)>,
    by_id: FxHashMap<SourceId, usize>,
}

impl Gathered {
    /// Adds what a row says of a source that is declared nowhere.
    pub(super) fn add(&mut self, row: InlineSource, place: &Place, sink: &mut Sink) {
        match self.by_id.get(&row.id) {
            Some(&at) => {
                let (first, known) = &mut self.sources[at];
                known.merge(row, first, place, sink);
            }
            None => {
                self.by_id.insert(row.id.clone(), self.sources.len());
                self.sources.push((place.at(row.line), row));
            }
        }
    }

    /// The sources of which a row says more than when they were published; the others stay unknown.
    pub(super) fn into_sources(self) -> impl Iterator<Item = (Place, Source)> {
        self.sources
            .into_iter()
            .map(|(place, source)| (place, source.into_source()))
            .filter(|(_, source)| !source.title.is_empty())
    }
}
