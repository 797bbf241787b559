//! How far a content goes on that has no verb of its own.

use crate::text::lexicon::Lexicon;

use super::super::{
    participles::{self, participle},
    tags::{Tag, Word},
};
use super::cuts::next_clause;
use super::subject::own_subject;

/// Where the part of a content ends that is its own: before a comment, or before what somebody else is told to
/// have done. A content without a verb has no further clauses.
pub(crate) fn own_part(words: &[Word]) -> usize {
    let row: Vec<&Word> = words.iter().collect();
    (1..row.len()).find(|at| !row[*at].quoted && ends_own_part(&row, *at)).unwrap_or(row.len())
}

fn ends_own_part(row: &[&Word], at: usize) -> bool {
    let word = row[at];
    let contrast =
        matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though" | "but");
    if !(word.is(",") || word.tag == Tag::Coordinator || contrast) {
        return false;
    }
    let (start, coordinator) = next_clause(row, at);
    let Some(bare) = (start..row.len()).find(|at| row[*at].tag != Tag::Adverb) else {
        return false;
    };
    if row[bare].opens_group() && coordinator {
        return true;
    }
    let lexicon = Lexicon::english();
    let remark = word.is(",")
        && row[bare].tag == Tag::Ing
        && (participle(&row[bare].lemma).is_some() || lexicon.is_report(&row[bare].folded));
    let comment = word.is(",") && !coordinator && participles::is_comment(&row[start..]);
    let clause = (contrast || word.is(",") && coordinator) && own_subject(row, start, 0).is_some();
    remark || comment || clause
}
