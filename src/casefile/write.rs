//! A case as a case file.

use std::{fmt::Write, path::Path};

use rustc_hash::FxHashMap;
use toml_edit::Value;

use crate::{
    ingest::{lies_inside, sha256_hex},
    model::{
        Case, Chain, ChainEnd, Claim, ClaimId, ContentHash, Entity, HowWithdrawn, Judgement,
        JudgementId, Match, PartialDate, Publisher, Snapshot, Source, SourceId, Subject, Variant,
        Withdrawal, WithdrawalId, what_is_taken_back_first,
    },
};

use super::{judgement::HASH, judgements::Turns};

/// Where the texts of sources go in a written case file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Documents {
    /// A text that was read from a file is named by that file, which has to lie in the folder of the
    /// case file for it to load; the others stand in the case file.
    #[default]
    Referenced,
    /// Every text stands in the case file, which then needs no other file.
    Inline,
}

/// What stands above the tables of a written case file, for a person to read; loading skips it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comments {
    /// Above everything.
    pub head: String,
    /// Above each entity, in the case's order; may be shorter than the list.
    pub entities: Vec<String>,
    /// Above each claim, likewise.
    pub claims: Vec<String>,
}

/// The case file of a case: [`load`](super::load) gives the same case back, where the documents that it
/// names are at hand.
///
/// ```
/// use atodds::casefile::{Format, load_str, to_toml};
/// let text = "[case]\ntitle = \"A dam\"\n\n[[source]]\nid = \"s1\"\ntitle = \"The flood\"\n";
/// let case = load_str(text, "case.toml", Format::Toml)?.case;
/// assert_eq!(to_toml(&case), text);
/// # Ok::<(), atodds::Error>(())
/// ```
#[must_use]
pub fn to_toml(case: &Case) -> String {
    to_toml_with(case, Documents::Referenced)
}

/// As [`to_toml`], with a choice of where the texts of sources go.
///
/// A source whose text stands in the case file loses the name of the file it was read from.
#[must_use]
pub fn to_toml_with(case: &Case, documents: Documents) -> String {
    to_toml_commented(case, documents, &Comments::default())
}

/// As [`to_toml_with`], with comments.
#[must_use]
pub fn to_toml_commented(case: &Case, documents: Documents, comments: &Comments) -> String {
    let mut out = Out::default();
    out.comment(&comments.head);
    out.commented = false;
    out.header("[case]");
    out.text("title", if case.title.trim().is_empty() { "untitled" } else { &case.title });
    out.option("language", case.language.as_deref());
    out.option("description", case.description.as_deref());
    let above =
        |comments: &[String], index: usize| comments.get(index).cloned().unwrap_or_default();
    for (index, entity) in case.entities.iter().enumerate() {
        out.comment(&above(&comments.entities, index));
        write_entity(&mut out, entity);
    }
    case.publishers.iter().for_each(|publisher| write_publisher(&mut out, publisher));
    case.sources.iter().for_each(|source| write_source(&mut out, source, documents));
    let newest: NewestById<'_> =
        case.sources.iter().filter_map(|it| Some((&it.id, it.text()?.sha256.as_str()))).collect();
    for (index, claim) in case.claims.iter().enumerate() {
        out.comment(&above(&comments.claims, index));
        write_claim(&mut out, claim, &newest);
    }
    let ids = ids_by_hash(case);
    let mut withdrawn: FxHashMap<&JudgementId, Vec<Withdrawal>> = FxHashMap::default();
    for withdrawal in &case.withdrawals {
        withdrawn.entry(&withdrawal.judgement).or_default().push(withdrawal.clone());
    }
    let mut turns = Turns::default();
    for judgement in &case.judgements {
        let derived = turns.next(judgement, None);
        write_judgement(&mut out, judgement, derived, &ids);
        write_withdrawals(&mut out, withdrawn.get(&judgement.id()).map_or(&[], Vec::as_slice));
    }
    case.variants.iter().for_each(|variant| write_variant(&mut out, variant));
    out.text
}

fn write_entity(out: &mut Out, entity: &Entity) {
    out.header("[[entity]]");
    out.text("name", &entity.name);
    out.text("kind", entity.kind.as_str());
    out.list("aliases", &entity.aliases);
    out.option("speaks_for", entity.speaks_for.as_deref());
    out.option("within", entity.within.as_deref());
}

fn write_publisher(out: &mut Out, publisher: &Publisher) {
    out.header("[[publisher]]");
    out.text("name", &publisher.name);
    out.option("family", publisher.family.as_deref());
}

fn write_source(out: &mut Out, source: &Source, documents: Documents) {
    out.header("[[source]]");
    out.text("id", source.id.as_str());
    out.text("title", &source.title);
    out.option("publisher", source.publisher.as_deref());
    out.list("authors", &source.authors);
    out.option("url", source.url.as_deref());
    out.option("archive_url", source.archive_url.as_deref());
    out.date("published", source.published);
    out.option("language", source.language.as_deref());
    out.list("cites", &source.cites);
    out.option("digest_of", source.digest_of.as_deref());
    match source.snapshots.as_slice() {
        [only] => write_snapshot(out, only, documents),
        several => {
            for snapshot in several {
                out.header("[[source.snapshot]]");
                write_snapshot(out, snapshot, documents);
            }
        }
    }
}

fn write_snapshot(out: &mut Out, snapshot: &Snapshot, documents: Documents) {
    out.date("retrieved", snapshot.retrieved);
    let own_hash = sha256_hex(snapshot.text.as_bytes());
    match snapshot.file.as_deref().filter(|file| lies_inside(Path::new(file))) {
        // The text of a web page or a PDF was derived from it, and its quotes were found in what was derived
        // then: it goes along, beside the hash of the raw file.
        Some(file) if documents == Documents::Referenced && own_hash == snapshot.sha256 => {
            out.text("document", file);
            out.text("sha256", &snapshot.sha256);
        }
        _ => {
            if own_hash != snapshot.sha256 {
                out.text("sha256", &snapshot.sha256);
            }
            out.text("text", &snapshot.text);
        }
    }
}

/// The hash of each source's newest snapshot, which quotes are looked for in.
type NewestById<'c> = FxHashMap<&'c SourceId, &'c str>;

fn write_claim(out: &mut Out, claim: &Claim, newest: &NewestById<'_>) {
    out.header("[[claim]]");
    out.text("id", claim.id.as_str());
    out.text("source", claim.source.as_str());
    write_chain(out, &claim.chain);
    out.text("text", &claim.text);
    if let Some(citation) = &claim.citation {
        out.text("quote", &citation.exact);
        out.option("prefix", citation.prefix.as_deref());
        out.option("suffix", citation.suffix.as_deref());
        let newest = newest.get(&claim.source).copied();
        out.option("snapshot", citation.snapshot.as_deref().filter(|it| Some(*it) != newest));
        // Loading looks up every other quote of a source with a text, and refuses one that is not in it.
        if citation.found == Match::Unverified && newest.is_some() {
            out.value("unverified", "true");
        }
    }
    out.option("stance", claim.stance.map(|stance| stance.as_str()));
    out.date("stated", claim.stated);
    if let Some(event) = claim.event {
        match event.as_partial() {
            Some(date) => out.date("event", Some(date)),
            None => out.text("event", &event.to_string()),
        }
    }
    out.option("place", claim.place.as_deref());
    out.list("quantities", &claim.quantities);
    out.option("note", claim.note.as_deref());
}

fn write_chain(out: &mut Out, chain: &Chain) {
    out.option("claimant", chain.claimant.as_deref());
    out.option("verb", chain.verb.as_deref());
    let relays = chain.via.iter().map(|relay| match &relay.verb {
        Some(verb) => format!("{{ name = {}, verb = {} }}", quoted(&relay.name), quoted(verb)),
        None => quoted(&relay.name),
    });
    out.values("via", relays.collect());
    out.option("chain_end", chain.end.map(ChainEnd::as_str));
}

fn write_judgement(out: &mut Out, judgement: &Judgement, derived_turn: u32, ids: &IdsByHash<'_>) {
    let refs = |hashes: &[ContentHash]| -> Vec<String> {
        hashes.iter().map(|hash| reference(hash, 0, ids)).collect()
    };
    out.header("[[judgement]]");
    match &judgement.subject {
        Subject::Link { a, b } => out.list("pair", &pair_refs(a, b, ids)),
        Subject::Point { claims } => out.list("point", &refs(claims)),
    }
    out.text("decision", judgement.decision.as_str());
    out.option("question", judgement.question.as_deref());
    out.list("others", &refs(&judgement.others));
    let evidence = judgement.evidence.as_ref().map(|hash| reference(hash, 0, ids));
    out.option("evidence", evidence.as_deref());
    out.text("reason", &judgement.reason);
    out.text("by", &judgement.by);
    out.text("at", &judgement.at);
    if judgement.turn != derived_turn {
        out.value("turn", &judgement.turn.to_string());
    }
}

fn write_withdrawals(out: &mut Out, withdrawn: &[Withdrawal]) {
    let several = withdrawn.len() > 1;
    let mut numbers: FxHashMap<WithdrawalId, usize> = FxHashMap::default();
    for withdrawal in what_is_taken_back_first(withdrawn) {
        // By its number in the list: a hash would no longer fit once somebody edits a claim by hand.
        let takes_back = withdrawal.takes_back.as_ref().map(|of| numbers.get(of).copied());
        // What is taken back may have been left out, as of a day. Then there is nothing to take back.
        if takes_back == Some(None) {
            continue;
        }
        numbers.insert(withdrawal.id(), numbers.len() + 1);
        out.header(if several { "[[judgement.withdrawn]]" } else { "[judgement.withdrawn]" });
        if let Some(number) = takes_back.flatten() {
            out.value("takes_back", &number.to_string());
        }
        if withdrawal.how != HowWithdrawn::Withdrawn {
            out.text("how", withdrawal.how.as_str());
        }
        out.text("reason", &withdrawal.reason);
        out.text("by", &withdrawal.by);
        out.text("at", &withdrawal.at);
        if withdrawal.turn > 0 {
            out.value("turn", &withdrawal.turn.to_string());
        }
    }
}

fn write_variant(out: &mut Out, variant: &Variant) {
    let Variant { kind, record, field, value } = variant;
    out.header("[[variant]]");
    out.text("kind", kind);
    out.option("record", (kind != "case").then_some(record));
    out.text("field", field);
    out.text("value", value);
}

/// The claims of each content; two claims may say the same.
type IdsByHash<'c> = FxHashMap<ContentHash, Vec<&'c ClaimId>>;

fn ids_by_hash(case: &Case) -> IdsByHash<'_> {
    let mut ids: IdsByHash<'_> = FxHashMap::default();
    if !case.judgements.is_empty() {
        for claim in &case.claims {
            ids.entry(ContentHash::of(claim)).or_default().push(&claim.id);
        }
    }
    ids
}

fn pair_refs(a: &ContentHash, b: &ContentHash, ids: &IdsByHash<'_>) -> [String; 2] {
    let second = usize::from(a == b);
    [reference(a, 0, ids), reference(b, second, ids)]
}

/// The id of the nth claim of this content, or the content's hash where the case holds no such claim: a
/// judgement outlives the claim it was made on.
fn reference(hash: &ContentHash, nth: usize, ids: &IdsByHash<'_>) -> String {
    let claim = ids.get(hash).and_then(|ids| ids.get(nth));
    claim.map_or_else(|| format!("{HASH}{hash}"), |id| id.as_str().to_owned())
}

/// The case file written so far.
#[derive(Default)]
struct Out {
    text: String,
    /// Whether a comment was written last, which the next table belongs to.
    commented: bool,
}

impl Out {
    fn header(&mut self, header: &str) {
        if !self.text.is_empty() && !self.commented {
            self.text.push('\n');
        }
        self.commented = false;
        self.text.push_str(header);
        self.text.push('\n');
    }

    /// Each line behind a `#`. TOML allows no control character there but the tab.
    fn comment(&mut self, comment: &str) {
        if comment.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        for line in comment.lines() {
            let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.text.push_str(format!("# {line}").trim_end());
            self.text.push('\n');
        }
        self.commented = true;
    }

    fn value(&mut self, key: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{key} = {value}");
    }

    fn text(&mut self, key: &str, text: &str) {
        self.value(key, &quoted(text));
    }

    fn option(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// A day as TOML's own date, a month or a year as a text.
    fn date(&mut self, key: &str, date: Option<PartialDate>) {
        if let Some(date) = date.map(|date| date.to_string()) {
            let is_day = date.parse::<toml_edit::Datetime>().is_ok_and(|day| day.date.is_some());
            self.value(key, &if is_day { date } else { quoted(&date) });
        }
    }

    fn list(&mut self, key: &str, texts: &[String]) {
        self.values(key, texts.iter().map(|text| quoted(text)).collect());
    }

    fn values(&mut self, key: &str, values: Vec<String>) {
        if !values.is_empty() {
            self.value(key, &format!("[{}]", values.join(", ")));
        }
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
