//! Signs that stand beside a word and never instead of it: whoever sees no colour, or hears the page, is
//! told the word.

use askama::Template;

use crate::model::{Relation, Status};
use crate::report::Standing;

/// How a point stands, as a sign and a word.
#[derive(Debug, Clone, Copy, Template)]
#[template(path = "status.html", config = "src/export/html/askama.toml")]
pub(super) struct StatusMark {
    word: &'static str,
    sign: &'static str,
}

impl From<Status> for StatusMark {
    fn from(status: Status) -> Self {
        let sign = match status {
            Status::Disputed => "◆",
            Status::Unconfirmed => "?",
            Status::Updated => "→",
            Status::Corroborated => "●",
            Status::SingleOrigin => "○",
            Status::Settled => "■",
        };
        Self { word: status.as_str(), sign }
    }
}

/// How two sides stand to each other, as a sign and a word.
#[derive(Debug, Clone, Copy, Template)]
#[template(path = "relation.html", config = "src/export/html/askama.toml")]
pub(super) struct RelationMark {
    word: &'static str,
    sign: &'static str,
}

impl From<Relation> for RelationMark {
    fn from(relation: Relation) -> Self {
        let sign = match relation {
            Relation::Contradicts => "×",
            Relation::Disputes => "−",
            Relation::Differs => "≠",
            Relation::Updates => "→",
            Relation::Repeats | Relation::Corroborates => "=",
            Relation::Compatible => "~",
        };
        Self { word: relation.as_str(), sign }
    }
}

/// How a quote stands in the newest text of its page, as a sign and a word.
#[derive(Debug, Clone, Copy, Template)]
#[template(path = "standing.html", config = "src/export/html/askama.toml")]
pub(super) struct StandingMark {
    word: &'static str,
    sign: &'static str,
}

impl From<Standing> for StandingMark {
    fn from(standing: Standing) -> Self {
        let sign = match standing {
            Standing::Stands | Standing::Moved => "✓",
            Standing::Altered => "△",
            Standing::LookAlike => "≈",
            Standing::Gone => "∅",
        };
        Self { word: standing.as_str(), sign }
    }
}
