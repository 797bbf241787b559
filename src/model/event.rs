use std::{fmt, str::FromStr};

use super::{DateSpan, ParseDateError};

/// What can happen to a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// The first claim was made.
    Opened,
    /// A further claim was made, and nothing else came of it.
    Joined,
    /// A first claim did not confirm another one.
    Unconfirmed,
    /// Two claims were at odds for the first time.
    Disputed,
    /// A side's figure became more exact, or a side was given up by an update.
    Narrowed,
    /// A person settled it, or took back what stood against that; nobody says otherwise.
    Settled,
    /// It was settled, and a claim came that the settlement did not know, or a person is no longer sure or
    /// withdrew it.
    Reopened,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Opened,
        Self::Joined,
        Self::Unconfirmed,
        Self::Disputed,
        Self::Narrowed,
        Self::Settled,
        Self::Reopened,
    ];

    /// The kind's name, as it stands in case files and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Joined => "joined",
            Self::Unconfirmed => "unconfirmed",
            Self::Disputed => "disputed",
            Self::Narrowed => "narrowed",
            Self::Settled => "settled",
            Self::Reopened => "reopened",
        }
    }
}

/// What happened to a point, and when: `opened 2025-11-30`, or `opened` where the day is not known.
///
/// ```
/// use atodds::model::{DatedEvent, EventKind};
/// let event: DatedEvent = "disputed 2025-12-01/2025-12-02".parse()?;
/// assert_eq!(event.kind, EventKind::Disputed);
/// assert_eq!(event.to_string(), "disputed 2025-12-01/2025-12-02");
/// # Ok::<(), atodds::model::ParseEventError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DatedEvent {
    /// What.
    pub kind: EventKind,
    /// The days on which it can have happened; `None` is not known.
    pub date: Option<DateSpan>,
}

/// A text that is no [`DatedEvent`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseEventError {
    /// Its first word is none of the kinds.
    #[error(
        "{text:?} is no event: write one of opened, joined, unconfirmed, disputed, narrowed, settled, reopened, and \
         its date"
    )]
    Kind {
        /// The text as given.
        text: String,
    },
    /// What follows is no date.
    #[error(transparent)]
    Date(#[from] ParseDateError),
}

impl FromStr for DatedEvent {
    type Err = ParseEventError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (word, date) = match text.split_once(' ') {
            Some((word, date)) => (word, Some(date.trim().parse()?)),
            None => (text, None),
        };
        let kind = EventKind::ALL.into_iter().find(|kind| kind.as_str() == word);
        let kind = kind.ok_or_else(|| ParseEventError::Kind { text: text.to_owned() })?;
        Ok(Self { kind, date })
    }
}

impl fmt::Display for DatedEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        self.date.map_or(Ok(()), |date| write!(f, " {date}"))
    }
}
