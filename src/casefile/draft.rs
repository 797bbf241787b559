//! What was read of one or several inputs, before the ids in it are looked up.

use crate::model::Variant;

use super::{
    claim::ClaimDraft, entity::EntityDraft, expect::ExpectDraft, judgement::JudgementDraft,
    publisher::PublisherDraft, source::SourceDraft,
};

#[derive(Debug)]
pub(super) struct CaseHead {
    pub(super) title: String,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) head: Option<CaseHead>,
    pub(super) entities: Vec<EntityDraft>,
    pub(super) publishers: Vec<PublisherDraft>,
    pub(super) sources: Vec<SourceDraft>,
    pub(super) claims: Vec<ClaimDraft>,
    pub(super) judgements: Vec<JudgementDraft>,
    pub(super) variants: Vec<Variant>,
    pub(super) expectations: Vec<ExpectDraft>,
}

impl Draft {
    /// Adds what another input holds; the first head stays.
    pub(super) fn append(&mut self, other: Self) {
        self.head = self.head.take().or(other.head);
        self.entities.extend(other.entities);
        self.publishers.extend(other.publishers);
        self.sources.extend(other.sources);
        self.claims.extend(other.claims);
        self.judgements.extend(other.judgements);
        self.variants.extend(other.variants);
        self.expectations.extend(other.expectations);
    }
}
