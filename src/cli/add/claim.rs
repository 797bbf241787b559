use std::process::ExitCode;

use atodds::{
    Error, Result,
    model::{
        Case, Chain, ChainEnd, Citation, Claim, ClaimId, DateSpan, Match, PartialDate, Relay,
        Source, Stance,
    },
    report,
    text::quote,
};

use crate::cli::{
    context::Context,
    failure::{Failure, Outcome},
    find, open,
    words::left_out,
};

/// Record a claim with the place it stands at
///
/// The quote must stand in the text of the source; where it does not, nothing is recorded and the nearest
/// text is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The content in one plain sentence
    #[arg(long)]
    text: String,
    /// The id to give it; without it, one is made from the text
    #[arg(long)]
    id: Option<String>,
    /// The source it stands in; without it, the only one of the case
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Who says it; without it, the source's own voice
    #[arg(long, value_name = "NAME")]
    claimant: Option<String>,
    /// The verb of the claimant: announced, denied
    #[arg(long)]
    verb: Option<String>,
    /// Who passed it on, first one first, as NAME or NAME=VERB; may be given more than once
    #[arg(long, value_name = "NAME")]
    via: Vec<String>,
    /// The words of the source, as they stand there
    #[arg(long, value_name = "TEXT")]
    quote: Option<String>,
    /// Words directly before the quote, where it stands there more than once
    #[arg(long, value_name = "TEXT", requires = "quote")]
    prefix: Option<String>,
    /// Words directly after the quote, likewise
    #[arg(long, value_name = "TEXT", requires = "quote")]
    suffix: Option<String>,
    /// The snapshot that the quote stands in, by the first digits of its SHA-256; without it, the newest one
    #[arg(long, value_name = "SHA256", requires = "quote")]
    snapshot: Option<String>,
    /// What the claimant does with the content: asserts, denies, doubts, expects, demands; without it,
    /// that is read from the text
    #[arg(long)]
    stance: Option<Stance>,
    /// When it was said: 2025-12-01, 2025-12 or 2025
    #[arg(long, value_name = "DATE")]
    stated: Option<PartialDate>,
    /// Where the chain ends, if no name says it: "unknown", "anonymous" or "own observation"
    #[arg(long, value_name = "END")]
    chain_end: Option<ChainEnd>,
    /// When what it tells of happened: a date, or two as first/last
    #[arg(long, value_name = "DATES")]
    event: Option<DateSpan>,
    /// Where what it tells of happened
    #[arg(long)]
    place: Option<String>,
    /// A figure where the text alone would mislead: "almost 90 drones"; may be given more than once
    #[arg(long = "quantity", value_name = "TEXT")]
    quantities: Vec<String>,
    /// A remark for the reader
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let mut store = open::open_to_change(&context.case)?;
    let case = store.load()?;
    let claim = args.claim(&case)?;
    if case.claim(&claim.id).is_some() {
        return Err(Failure::usage(format!(
            "the case has a claim {:?} already: give this one another name with --id",
            claim.id.as_str()
        )));
    }
    let entry = context.entry("add-claim", format!("{}: {}", claim.id, claim.text))?;
    let (id, cited) = (claim.id.clone(), in_words(claim.citation.as_ref()));
    store.import(&Case { claims: vec![claim], ..Case::default() }, &entry)?;
    context.note(&format!("recorded the claim {id}: {cited}; next: `atodds link`"));
    for (claim, words) in report::flagged(&store.load()?) {
        if claim.id == id {
            context.note(&format!("look at its quote again: {}", left_out(&words)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Args {
    fn claim(&self, case: &Case) -> Result<Claim> {
        let source = self.source_in(case)?;
        if self.text.trim().is_empty() {
            return Err(Error::Usage {
                what: "--text is empty: restate the claim in a sentence".into(),
            });
        }
        Ok(Claim {
            id: self.claim_id(case)?,
            source: source.id.clone(),
            chain: self.chain(),
            text: self.text.clone(),
            stance: self.stance,
            citation: self.citation(source)?,
            stated: self.stated,
            event: self.event,
            place: self.place.clone(),
            quantities: self.quantities.clone(),
            note: self.note.clone(),
        })
    }

    fn source_in<'a>(&self, case: &'a Case) -> Result<&'a Source> {
        match (&self.source, &case.sources[..]) {
            (Some(id), _) => find::source(case, id),
            (None, [only]) => Ok(only),
            (None, []) => Err(Error::Usage {
                what: "the case has no source yet: record one with `atodds add source`".to_owned(),
            }),
            (None, _) => Err(Error::Usage {
                what: "name the source that the claim stands in with --source (see `atodds list sources`)"
                    .to_owned(),
            }),
        }
    }

    fn chain(&self) -> Chain {
        let relay = |text: &String| match text.split_once('=') {
            Some((name, verb)) => {
                Relay { name: name.trim().to_owned(), verb: Some(verb.trim().to_owned()) }
            }
            None => Relay { name: text.clone(), verb: None },
        };
        Chain {
            claimant: self.claimant.clone(),
            verb: self.verb.clone(),
            via: self.via.iter().map(relay).collect(),
            end: self.chain_end,
        }
    }

    fn citation(&self, source: &Source) -> Result<Option<Citation>> {
        let Some(exact) = &self.quote else { return Ok(None) };
        let (prefix, suffix) = (self.prefix.clone(), self.suffix.clone());
        let snapshot = match &self.snapshot {
            Some(digits) => Some(
                source
                    .snapshot(digits)
                    .map_err(|why| Error::Usage { what: format!("--snapshot: {why}") })?,
            ),
            None => source.text(),
        };
        let Some(snapshot) = snapshot else {
            return Ok(Some(Citation::unverified(exact.clone(), prefix, suffix)));
        };
        match quote::locate(&snapshot.text, exact, prefix.as_deref(), suffix.as_deref()) {
            Ok(found) => Ok(Some(found.citation(exact.clone(), prefix, suffix, snapshot))),
            Err(why) => {
                Err(Error::Usage { what: format!("--quote: in {}, the quote {why}", source.id) })
            }
        }
    }

    fn claim_id(&self, case: &Case) -> Result<ClaimId> {
        let Some(id) = &self.id else {
            let is_free = |id: &str| case.claims.iter().all(|claim| claim.id.as_str() != id);
            return Ok(ClaimId::of_words(&self.text, is_free));
        };
        ClaimId::new(id.as_str()).map_err(|error| Error::Usage { what: format!("--id: {error}") })
    }
}

fn in_words(citation: Option<&Citation>) -> &'static str {
    match citation.map(|citation| citation.found) {
        None => "it has no quote, so nobody can look it up",
        Some(Match::Unverified) => "its quote could not be verified, the source holds no text",
        Some(Match::Verbatim) => "its quote stands in the source, verbatim",
        Some(Match::Typographic) => {
            "its quote stands in the source, but for quotation marks, dashes or spaces"
        }
        Some(Match::Elided) => {
            "its quote stands in the source part by part; `atodds show` tells what it leaves out"
        }
    }
}
