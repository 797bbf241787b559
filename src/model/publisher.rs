use serde::{Deserialize, Serialize};

/// An outlet of which more is known than its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// Its name, as sources give it.
    pub name: String,
    /// The house that it belongs to: outlets of one house are one origin for what they say themselves.
    #[serde(default)]
    pub family: Option<String>,
}
