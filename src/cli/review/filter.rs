//! Which links the queue holds, and the form in which that is chosen.

use atodds::model::{PointId, Relation, SourceId};
use rustc_hash::FxHashSet;

use super::{judged::is_undecided, queue::Item};

/// Which links the queue holds. By default the conflicts that nobody has decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    pub(super) relation: Relations,
    pub(super) rule: Option<String>,
    pub(super) point: Option<PointId>,
    pub(super) source: Option<SourceId>,
    pub(super) state: State,
}

/// Links of which relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Relations {
    #[default]
    Conflicts,
    One(Relation),
    All,
}

/// Decided or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum State {
    #[default]
    Undecided,
    Decided,
    All,
}

impl Filter {
    /// Whether the link is one of those asked for.
    pub(super) fn passes(&self, item: &Item) -> bool {
        let relation = match self.relation {
            Relations::Conflicts => item.relation.is_conflict(),
            Relations::One(relation) => item.relation == relation,
            Relations::All => true,
        };
        let state = match self.state {
            State::Undecided => is_undecided(item.standing),
            State::Decided => !is_undecided(item.standing),
            State::All => true,
        };
        relation
            && state
            && self.rule.as_ref().is_none_or(|rule| *rule == item.rule)
            && self
                .point
                .as_ref()
                .is_none_or(|id| item.point.as_ref().is_some_and(|it| it.id == *id))
            && self.source.as_ref().is_none_or(|id| item.sources.contains(id))
    }

    /// What is asked for, in words.
    pub(super) fn words(&self) -> String {
        let state = match self.state {
            State::Undecided => "undecided ",
            State::Decided => "decided ",
            State::All => "",
        };
        let relation = match self.relation {
            Relations::Conflicts => "conflicts".to_owned(),
            Relations::One(relation) => format!("links “{relation}”"),
            Relations::All => "links".to_owned(),
        };
        let rule = self.rule.as_ref().map(|rule| format!(" of rule {rule}")).unwrap_or_default();
        let point = self.point.as_ref().map(|id| format!(" in point {id}")).unwrap_or_default();
        let source = self.source.as_ref().map(|id| format!(" of source {id}")).unwrap_or_default();
        format!("{state}{relation}{rule}{point}{source}")
    }
}

/// The fields of a filter, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    State,
    Relation,
    Rule,
    Point,
    Source,
}

impl Field {
    pub(super) const ALL: [Self; 5] =
        [Self::State, Self::Relation, Self::Rule, Self::Point, Self::Source];

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Relation => "relation",
            Self::Rule => "rule",
            Self::Point => "point",
            Self::Source => "source",
        }
    }

    /// What it can be, for the links there are, the default first: its name, how a reader sees it, and the
    /// filter with it.
    pub(super) fn choices(self, filter: &Filter, items: &[Item]) -> Vec<Choice> {
        match self {
            Self::State => [State::Undecided, State::Decided, State::All]
                .into_iter()
                .zip(["undecided", "decided", "all"])
                .map(|(state, name)| Choice::new(name, Filter { state, ..filter.clone() }))
                .collect(),
            Self::Relation => {
                let with =
                    |name: &str, relation| Choice::new(name, Filter { relation, ..filter.clone() });
                let present = Relation::ALL
                    .into_iter()
                    .filter(|relation| items.iter().any(|item| item.relation == *relation));
                std::iter::once(with("conflicts", Relations::Conflicts))
                    .chain(present.map(|it| with(it.as_str(), Relations::One(it))))
                    .chain([with("all", Relations::All)])
                    .collect()
            }
            Self::Rule => {
                let with = |rule: Option<String>| Filter { rule, ..filter.clone() };
                let mut rules: Vec<&String> = items.iter().map(|item| &item.rule).collect();
                rules.sort();
                rules.dedup();
                std::iter::once(Choice::new("any", with(None)))
                    .chain(rules.into_iter().map(|it| Choice::new(it, with(Some(it.clone())))))
                    .collect()
            }
            Self::Point => {
                let with = |point: Option<PointId>| Filter { point, ..filter.clone() };
                let mut choices = vec![Choice::new("any", with(None))];
                let mut known = FxHashSet::default();
                for point in items.iter().filter_map(|item| item.point.as_ref()) {
                    if known.insert(&point.id) {
                        let choice = Choice::new(point.id.as_str(), with(Some(point.id.clone())));
                        choices.push(Choice { shown: point.question.clone(), ..choice });
                    }
                }
                choices
            }
            Self::Source => {
                let with = |source: Option<SourceId>| Filter { source, ..filter.clone() };
                let mut sources: Vec<&SourceId> =
                    items.iter().flat_map(|item| &item.sources).collect();
                sources.sort();
                sources.dedup();
                std::iter::once(Choice::new("any", with(None)))
                    .chain(
                        sources
                            .into_iter()
                            .map(|it| Choice::new(it.as_str(), with(Some(it.clone())))),
                    )
                    .collect()
            }
        }
    }

    /// What it is in a filter, as a reader sees it.
    pub(super) fn shown(self, filter: &Filter, items: &[Item]) -> String {
        let any = || "any".to_owned();
        match self {
            // These can be few things.
            Self::State | Self::Relation => {
                let choices = self.choices(filter, items);
                let choice = choices.into_iter().find(|choice| choice.filter == *filter);
                choice.map_or_else(String::new, |choice| choice.shown)
            }
            Self::Rule => filter.rule.clone().unwrap_or_else(any),
            Self::Source => filter.source.as_ref().map_or_else(any, ToString::to_string),
            Self::Point => filter.point.as_ref().map_or_else(any, |id| {
                let points = items.iter().filter_map(|item| item.point.as_ref());
                let question =
                    points.filter(|it| it.id == *id).map(|it| it.question.clone()).next();
                question.unwrap_or_else(|| id.to_string())
            }),
        }
    }

    /// The filter with this field as named; what it can be where the name is none of that.
    pub(super) fn set(self, name: &str, filter: &Filter, items: &[Item]) -> Result<Filter, String> {
        let choices = self.choices(filter, items);
        match choices.iter().find(|choice| choice.name == name) {
            Some(choice) => Ok(choice.filter.clone()),
            None => {
                let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
                Err(format!(
                    "{name:?} is no {} here: write one of {}",
                    self.name(),
                    names.join(", ")
                ))
            }
        }
    }
}

/// One thing that a field can be.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// What it is called: an id or a word.
    pub(super) name: String,
    /// How a reader sees it.
    pub(super) shown: String,
    /// The filter with it.
    pub(super) filter: Filter,
}

impl Choice {
    fn new(name: &str, filter: Filter) -> Self {
        Self { name: name.to_owned(), shown: name.to_owned(), filter }
    }
}

/// The form while it is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// What has been chosen so far.
    pub(super) filter: Filter,
    /// The number of the field that the arrows change.
    pub(super) row: usize,
}

impl Form {
    pub(super) fn new(filter: Filter) -> Self {
        Self { filter, row: 0 }
    }

    /// Goes to another field.
    pub(super) fn go(&mut self, rows: isize) {
        self.row = turned(self.row, rows, Field::ALL.len());
    }

    /// Takes another choice of the field.
    pub(super) fn turn(&mut self, by: isize, items: &[Item]) {
        let choices = Field::ALL[self.row].choices(&self.filter, items);
        let now = choices.iter().position(|choice| choice.filter == self.filter).unwrap_or(0);
        if let Some(choice) = choices.get(turned(now, by, choices.len())) {
            self.filter = choice.filter.clone();
        }
    }
}

/// The number some steps on, or back, in a round of `length`.
fn turned(now: usize, by: isize, length: usize) -> usize {
    let length = length.max(1);
    let step = by.unsigned_abs() % length;
    let on = if by < 0 { length - step } else { step };
    (now + on) % length
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::review::queue::tests::four;

    #[test]
    fn what_a_field_is_is_the_choice_that_was_made() {
        let items = four();
        for field in Field::ALL {
            for choice in field.choices(&Filter::default(), &items) {
                assert_eq!(field.shown(&choice.filter, &items), choice.shown, "{field:?}");
            }
        }
        let gone = Filter { point: Some(PointId::new("gone").unwrap()), ..Filter::default() };
        assert_eq!(Field::Point.shown(&gone, &items), "gone");
    }
}
