//! Documents scanned, everything suggested taken, and linked.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use atodds::{
    casefile,
    detect::detect,
    extract::draft,
    ingest,
    model::{Case, Claim, Detection, Link, Point, Relation, SourceId},
    text::lexicon::Lexicon,
};

/// A drafted case and what detection makes of it.
pub(crate) struct Scanned {
    pub(crate) case: Case,
    detection: Detection,
}

impl Scanned {
    /// Every document of a folder, by name.
    pub(crate) fn folder(folder: &Path, published: &str) -> Self {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
            .collect();
        paths.sort();
        let sources = paths.iter().map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let document =
                ingest::read(File::open(path).unwrap(), name, &ingest::Options::default());
            let id = path.file_stem().unwrap().to_str().unwrap().replace(' ', "-");
            let mut source = document.unwrap().into_source(SourceId::new(id).unwrap(), None);
            source.published = source.published.or(published.parse().ok());
            source
        });
        let case = draft(sources.collect()).case;
        let detection = detect(&case, Lexicon::english());
        Self { case, detection }
    }

    /// The case as a case file reads back, which looks up every quote anew.
    pub(crate) fn read_back(&self) -> Case {
        let text = casefile::to_toml_with(&self.case, casefile::Documents::Inline);
        casefile::load_str(&text, "draft.toml", casefile::Format::Toml).unwrap().case
    }

    /// The claims whose text holds every word, said by somebody whose name holds `claimant`; an empty one is
    /// the source's own voice.
    pub(crate) fn claims(&self, claimant: &str, words: &[&str]) -> Vec<&Claim> {
        let says = |claim: &&Claim| match (&claim.chain.claimant, claimant) {
            (None, "") => true,
            (Some(name), wanted) => !wanted.is_empty() && name.contains(wanted),
            (None, _) => false,
        };
        let all = |claim: &&Claim| words.iter().all(|word| claim.text.contains(word));
        self.case.claims.iter().filter(says).filter(all).collect()
    }

    fn links_between(&self, one: &[&Claim], other: &[&Claim]) -> Vec<&Link> {
        let has =
            |claims: &[&Claim], id: &atodds::model::ClaimId| claims.iter().any(|it| it.id == *id);
        let between = |link: &&Link| {
            has(one, &link.a) && has(other, &link.b) || has(one, &link.b) && has(other, &link.a)
        };
        self.detection.links.iter().filter(between).collect()
    }

    /// Some claim of the one is linked so with some claim of the other.
    #[track_caller]
    pub(crate) fn assert_linked(&self, one: &[&Claim], other: &[&Claim], relations: &[Relation]) {
        assert!(!one.is_empty() && !other.is_empty(), "a claim is missing:\n{}", self.listed());
        let links = self.links_between(one, other);
        let found = links.iter().any(|link| relations.contains(&link.relation));
        assert!(found, "no {relations:?} between {one:#?} and {other:#?}, but {links:#?}");
    }

    /// No claim of the one is in conflict with a claim of the other.
    #[track_caller]
    pub(crate) fn assert_no_conflict(&self, one: &[&Claim], other: &[&Claim]) {
        assert!(!one.is_empty() && !other.is_empty(), "a claim is missing:\n{}", self.listed());
        self.assert_no_conflict_where_told(one, other);
    }

    /// The same, where it may be that one of the two is not suggested at all.
    #[track_caller]
    pub(crate) fn assert_no_conflict_where_told(&self, one: &[&Claim], other: &[&Claim]) {
        let links = self.links_between(one, other);
        let conflict = links.iter().find(|link| link.relation.is_conflict());
        assert!(conflict.is_none(), "{conflict:#?}");
    }

    /// The point that holds all these claims' first ones.
    #[track_caller]
    pub(crate) fn point_of(&self, claims: &[&Claim]) -> &Point {
        let holds =
            |point: &&Point| claims.iter().any(|claim| point.claims().any(|id| *id == claim.id));
        self.detection
            .points
            .iter()
            .find(holds)
            .unwrap_or_else(|| panic!("no point holds {claims:#?}"))
    }

    /// Every claim in a line, for a test that fails.
    pub(crate) fn listed(&self) -> String {
        let line = |claim: &Claim| {
            let claimant = claim.chain.claimant.as_deref().unwrap_or("-");
            format!("{} | {claimant} | {:?} | {}\n", claim.source, claim.stance, claim.text)
        };
        self.case.claims.iter().map(line).collect()
    }
}
