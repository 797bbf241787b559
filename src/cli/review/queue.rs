//! The links to decide on, in their order, and where in it one stands. Nothing but values.

use atodds::model::{ClaimId, PointId, Relation, SourceId, Standing};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    filter::Filter,
    judged::{CONFIRMED, DISMISSED, UNSURE, is_open},
    reasons::folded,
};

/// A link as the queue knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The two claims, that of the earlier position of the point first.
    pub(super) pair: Pair,
    /// How they stand to each other.
    pub(super) relation: Relation,
    /// The rule that says so.
    pub(super) rule: String,
    /// The point that the link belongs to, where it belongs to one.
    pub(super) point: Option<ItemPoint>,
    /// The sources of the two claims.
    pub(super) sources: [SourceId; 2],
    /// All that a search looks in, folded.
    pub(super) text: String,
    /// What people's judgements on it come to.
    pub(super) standing: Option<Standing>,
}

/// Two claims that a link joins.
pub(super) type Pair = [ClaimId; 2];

/// A point as the queue knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ItemPoint {
    pub(super) id: PointId,
    pub(super) question: String,
}

/// The queue: the links that a filter let in, one of which is shown.
///
/// A link that is decided keeps its place, so that one can go back to it, until another filter is chosen.
#[derive(Debug, Default)]
pub(super) struct Queue {
    /// Every link of the case: those of a point together, the most disputed point first.
    items: Vec<Item>,
    filter: Filter,
    /// The links of the queue, as places in `items`.
    list: Vec<usize>,
    /// Which of them is shown, as a place in `list`.
    at: usize,
}

/// How far one has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Progress {
    /// Which link is shown, from 1; 0 in an empty queue.
    pub(super) at: usize,
    /// How many there are.
    pub(super) of: usize,
    pub(super) confirmed: usize,
    pub(super) dismissed: usize,
    pub(super) unsure: usize,
}

impl Queue {
    pub(super) fn new(items: Vec<Item>, filter: Filter) -> Self {
        let mut queue = Self { items, filter, ..Self::default() };
        queue.list = queue.passing();
        queue
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    pub(super) fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The link that is shown.
    pub(super) fn current(&self) -> Option<&Item> {
        self.list.get(self.at).and_then(|place| self.items.get(*place))
    }

    /// How many links a filter would let in.
    pub(super) fn would_hold(&self, filter: &Filter) -> usize {
        self.items.iter().filter(|item| filter.passes(item)).count()
    }

    pub(super) fn progress(&self) -> Progress {
        let of = self.list.len();
        let mut progress = Progress { at: (self.at + 1).min(of), of, ..Progress::default() };
        for item in self.listed() {
            let standing = item.standing;
            progress.confirmed += usize::from(standing == CONFIRMED);
            progress.dismissed += usize::from(standing == DISMISSED);
            progress.unsure += usize::from(standing == UNSURE);
        }
        progress
    }

    /// Goes to the next link; false at the end.
    pub(super) fn next(&mut self) -> bool {
        self.go_to_place(self.at + 1)
    }

    /// Goes to the link before; false at the beginning.
    pub(super) fn back(&mut self) -> bool {
        self.at.checked_sub(1).is_some_and(|before| self.go_to_place(before))
    }

    /// Goes to the next link that nobody has looked at, from the beginning again after the end; false
    /// where there is none.
    pub(super) fn next_open(&mut self) -> bool {
        let found = self.find_on(|_, item| is_open(item.standing));
        found.is_some_and(|place| self.go_to_place(place))
    }

    /// Goes to the first link of the next point; false where there is no other.
    pub(super) fn next_point(&mut self) -> bool {
        let of = |item: &Item| item.point.as_ref().map(|point| point.id.clone());
        let Some(now) = self.current().map(of) else { return false };
        let next =
            (self.at..self.list.len()).find(|place| self.item(*place).map(of) != Some(now.clone()));
        next.is_some_and(|place| self.go_to_place(place))
    }

    /// Goes to the next link with the text in it, from the beginning again after the end; false where
    /// there is none.
    pub(super) fn search(&mut self, text: &str) -> bool {
        let wanted = folded(text);
        let found = self.find_on(|_, item| item.text.contains(&wanted));
        found.is_some_and(|place| self.go_to_place(place))
    }

    /// Goes to the link between the two claims; false where the queue does not hold it.
    pub(super) fn go_to(&mut self, pair: &Pair) -> bool {
        let place = self.list.iter().position(|place| is_between(&self.items[*place], pair));
        place.is_some_and(|place| self.go_to_place(place))
    }

    /// Notes what is judged of a link now.
    pub(super) fn judged(&mut self, pair: &Pair, standing: Option<Standing>) {
        if let Some(item) = self.items.iter_mut().find(|item| is_between(item, pair)) {
            item.standing = standing;
        }
    }

    /// Takes another filter; the link that is shown stays shown where the filter lets it in.
    pub(super) fn choose(&mut self, filter: Filter) {
        let shown = self.current().map(|item| item.pair.clone());
        self.filter = filter;
        self.list = self.passing();
        self.at = 0;
        if let Some(pair) = shown {
            self.go_to(&pair);
        }
    }

    /// Takes the links of a case that has changed. Those that were there keep their order, and those of the
    /// queue stay in it; what is new comes after them. Where the link that was shown is gone, the one that
    /// has its place now is shown.
    pub(super) fn replace(&mut self, items: Vec<Item>) {
        let shown = self.current().map(|item| item.pair.clone());
        let held: FxHashSet<Pair> = self.listed().map(|item| unordered(&item.pair)).collect();
        let mut now: FxHashMap<Pair, Item> = FxHashMap::default();
        let mut order: Vec<Pair> = self.items.iter().map(|item| unordered(&item.pair)).collect();
        for item in items {
            order.push(unordered(&item.pair));
            now.insert(unordered(&item.pair), item);
        }
        let mut before: FxHashMap<Pair, Item> =
            self.items.drain(..).map(|item| (unordered(&item.pair), item)).collect();
        for pair in order {
            let Some(mut item) = now.remove(&pair) else { continue };
            if let Some(known) = before.remove(&pair) {
                // A link that is dismissed leaves its point; whoever goes back to it finds it there.
                item.point = item.point.or(known.point);
                item.pair = known.pair;
            }
            self.items.push(item);
        }
        let stays = |item: &Item| held.contains(&unordered(&item.pair)) || self.filter.passes(item);
        self.list = (0..self.items.len()).filter(|place| stays(&self.items[*place])).collect();
        if !shown.is_some_and(|pair| self.go_to(&pair)) {
            self.at = self.at.min(self.list.len().saturating_sub(1));
        }
    }

    fn passing(&self) -> Vec<usize> {
        (0..self.items.len()).filter(|place| self.filter.passes(&self.items[*place])).collect()
    }

    fn listed(&self) -> impl Iterator<Item = &Item> {
        self.list.iter().filter_map(|place| self.items.get(*place))
    }

    fn item(&self, place: usize) -> Option<&Item> {
        self.list.get(place).and_then(|place| self.items.get(*place))
    }

    /// The first place after the present one, round the end, whose link is wanted; the present one last.
    fn find_on(&self, wanted: impl Fn(usize, &Item) -> bool) -> Option<usize> {
        let length = self.list.len();
        (1..=length)
            .map(|step| (self.at + step) % length)
            .find(|place| self.item(*place).is_some_and(|item| wanted(*place, item)))
    }

    fn go_to_place(&mut self, place: usize) -> bool {
        let is_there = place < self.list.len();
        if is_there {
            self.at = place;
        }
        is_there
    }
}

fn is_between(item: &Item, pair: &Pair) -> bool {
    let [one, other] = &item.pair;
    [one, other] == [&pair[0], &pair[1]] || [other, one] == [&pair[0], &pair[1]]
}

fn unordered([one, other]: &Pair) -> Pair {
    if one <= other { [one.clone(), other.clone()] } else { [other.clone(), one.clone()] }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::cli::review::filter::{Relations, State};

    /// A link between `a` and `b` in a point.
    pub(in crate::cli::review) fn item(a: &str, b: &str, point: &str) -> Item {
        Item {
            pair: [ClaimId::new(a).unwrap(), ClaimId::new(b).unwrap()],
            relation: Relation::Contradicts,
            rule: "a_rule".to_owned(),
            point: Some(ItemPoint {
                id: PointId::new(point).unwrap(),
                question: format!("What of {point}?"),
            }),
            sources: ["wire", "gazette"].map(|id| SourceId::new(id).unwrap()),
            text: folded(&format!("{a} {b}")),
            standing: None,
        }
    }

    /// Four links in two points.
    pub(in crate::cli::review) fn four() -> Vec<Item> {
        vec![
            item("a", "b", "first"),
            item("a", "c", "first"),
            item("d", "e", "second"),
            item("d", "f", "second"),
        ]
    }

    fn shown(queue: &Queue) -> String {
        queue
            .current()
            .map_or("nothing".to_owned(), |item| format!("{} {}", item.pair[0], item.pair[1]))
    }

    #[test]
    fn one_goes_on_back_and_from_point_to_point() {
        let mut queue = Queue::new(four(), Filter::default());
        assert!(!queue.back());
        assert!(queue.next());
        assert_eq!(shown(&queue), "a c");
        assert!(queue.next_point());
        assert_eq!(shown(&queue), "d e");
        assert!(!queue.next_point());
        assert!(queue.next() && !queue.next());
        assert!(queue.back());
        assert_eq!(shown(&queue), "d e");
    }

    #[test]
    fn what_is_judged_keeps_its_place_and_the_next_open_one_comes() {
        let mut queue = Queue::new(four(), Filter::default());
        let pair = |a: &str, b: &str| [ClaimId::new(a).unwrap(), ClaimId::new(b).unwrap()];
        // The claims in the other order are the same link.
        queue.judged(&pair("c", "a"), CONFIRMED);
        assert!(queue.next_open());
        assert_eq!(shown(&queue), "d e");
        queue.judged(&pair("d", "e"), UNSURE);
        queue.judged(&pair("d", "f"), DISMISSED);
        assert!(queue.next_open());
        assert_eq!(shown(&queue), "a b", "round the end");
        queue.judged(&pair("a", "b"), Some(Standing::Contested));
        assert!(queue.next_open(), "what is contested waits for a decision");
        queue.judged(&pair("a", "b"), DISMISSED);
        assert!(!queue.next_open());
        let progress = Progress { at: 1, of: 4, confirmed: 1, dismissed: 2, unsure: 1 };
        assert_eq!(queue.progress(), progress);
    }

    #[test]
    fn a_filter_chooses_and_keeps_the_link_that_is_shown() {
        let mut items = four();
        items[1].relation = Relation::Updates;
        items[2].standing = DISMISSED;
        items[3].rule = "another_rule".to_owned();
        let mut queue = Queue::new(items, Filter::default());
        assert_eq!(queue.progress().of, 2, "conflicts that nobody decided");
        queue.next();
        assert_eq!(shown(&queue), "d f");
        let all = Filter { relation: Relations::All, state: State::All, ..Filter::default() };
        assert_eq!(queue.would_hold(&all), 4);
        queue.choose(all.clone());
        assert_eq!((shown(&queue).as_str(), queue.progress().at), ("d f", 4));
        queue.choose(Filter { state: State::Decided, ..all.clone() });
        assert_eq!(shown(&queue), "d e");
        queue.choose(Filter { rule: Some("no_rule".into()), ..all });
        assert_eq!((shown(&queue).as_str(), queue.progress().at), ("nothing", 0));
        assert!(!queue.next() && !queue.back() && !queue.next_open() && !queue.next_point());
        assert!(!queue.search("d"));
    }

    #[test]
    fn a_changed_case_keeps_what_was_listed_in_its_place_and_brings_what_is_new() {
        let mut queue = Queue::new(four(), Filter::default());
        queue.next();
        let mut items = four();
        let mut dismissed = items.remove(1);
        (dismissed.standing, dismissed.point) = (DISMISSED, None);
        dismissed.pair.reverse();
        items.insert(0, item("x", "y", "new"));
        items.push(dismissed);
        queue.replace(items);
        assert_eq!(shown(&queue), "a c", "shown still, though it is decided now");
        assert_eq!((queue.progress().at, queue.progress().of), (2, 5));
        assert_eq!(queue.current().unwrap().point.as_ref().unwrap().id.as_str(), "first");
        assert!(queue.next() && queue.next() && queue.next());
        assert_eq!(shown(&queue), "x y", "what is new comes last");
        queue.replace(vec![item("d", "e", "second")]);
        assert_eq!(shown(&queue), "d e");
        queue.replace(vec![]);
        assert_eq!(shown(&queue), "nothing");
    }

    #[test]
    fn a_search_goes_round_and_knows_no_capitals() {
        let mut queue = Queue::new(four(), Filter::default());
        assert!(queue.search("D"));
        assert_eq!(shown(&queue), "d e");
        assert!(queue.search("a b"));
        assert_eq!(shown(&queue), "a b");
        assert!(!queue.search("nowhere"));
        assert_eq!(shown(&queue), "a b");
    }
}
