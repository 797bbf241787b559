//! A sitting at the queue: what is asked at the moment, and what each action leads to. Nothing but values:
//! whoever runs the sitting carries out the [`Effect`]s and says what came of them.

use atodds::model::{Decision, JudgementId, Standing};

use super::{
    entry::Entry,
    filter::Form,
    queue::{Item, Pair, Queue},
    reasons::Reasons,
};

/// A sitting at the queue.
#[derive(Debug, Default)]
pub(super) struct Sitting {
    pub(super) queue: Queue,
    pub(super) mode: Mode,
    pub(super) reasons: Reasons,
    /// What there is to say of the last action.
    pub(super) notice: Option<String>,
    /// How many lines of the link, the point or the help are scrolled past.
    pub(super) scroll: usize,
    /// What was looked for last.
    searched: String,
    /// The judgements of this sitting that were not taken back, the last one last.
    given: Vec<(Pair, JudgementId)>,
}

/// What the keys mean at the moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Mode {
    /// Looking at a link.
    #[default]
    Reading,
    /// Saying why.
    Asking { decision: Decision, entry: Entry },
    /// Saying what to look for.
    Searching(Entry),
    /// Choosing which links to see.
    Filtering(Form),
    /// Looking at the whole point.
    Point,
    /// Looking at the keys.
    Help,
}

/// What a person wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    Decide(Decision),
    Next,
    Back,
    NextPoint,
    Undo,
    OpenPoint,
    OpenHelp,
    OpenSearch,
    OpenFilter,
    SearchAgain,
    Scroll(isize),
    /// Text for what is asked.
    Type(String),
    /// Takes out the letter before the cursor.
    Erase,
    /// The letter at the cursor.
    EraseNext,
    /// The word before the cursor.
    EraseWord,
    EraseAll,
    /// To another place in the text.
    Left,
    Right,
    Home,
    End,
    /// Takes what is asked as it is.
    Accept,
    /// Leaves what is asked.
    Cancel,
    /// Another field of the form.
    Field(isize),
    /// Another choice for the field.
    Turn(isize),
    Quit,
}

/// What there is to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    Nothing,
    /// Save this; then say [`Sitting::saved`] or [`Sitting::failed`].
    Judge {
        pair: Pair,
        decision: Decision,
        reason: String,
    },
    /// Take this back; then say [`Sitting::taken_back`] or [`Sitting::failed`].
    Withdraw {
        pair: Pair,
        judgement: JudgementId,
    },
    /// End the sitting.
    Quit,
}

impl Sitting {
    pub(super) fn new(queue: Queue, reasons: Reasons) -> Self {
        Self { queue, reasons, ..Self::default() }
    }

    /// Does what can be done here, and says what is to be carried out.
    pub(super) fn act(&mut self, action: Action) -> Effect {
        self.notice = None;
        if action == Action::Quit {
            return Effect::Quit;
        }
        match std::mem::take(&mut self.mode) {
            Mode::Reading => return self.reading(action),
            Mode::Asking { decision, entry } => return self.asking(decision, entry, action),
            Mode::Searching(entry) => self.searching(entry, action),
            Mode::Filtering(form) => self.filtering(form, action),
            open @ (Mode::Point | Mode::Help) => self.looking(open, action),
        }
        Effect::Nothing
    }

    /// The judgement was saved: the next open link comes.
    pub(super) fn saved(
        &mut self,
        pair: &Pair,
        decision: Decision,
        reason: &str,
        (id, standing): (JudgementId, Option<Standing>),
    ) {
        self.reasons.give(decision, reason);
        self.given.push((pair.clone(), id));
        self.queue.judged(pair, standing);
        (self.mode, self.scroll) = (Mode::Reading, 0);
        let contested =
            if standing == Some(Standing::Contested) { ", and so contested" } else { "" };
        let last = if self.queue.next_open() { "" } else { " · that was the last one" };
        self.notice = Some(format!("saved: {decision}{contested} · z takes it back{last}"));
    }

    /// The judgement was taken back: its link is shown again.
    pub(super) fn taken_back(
        &mut self,
        pair: &Pair,
        judgement: &JudgementId,
        standing: Option<Standing>,
    ) {
        self.given.retain(|(_, id)| id != judgement);
        self.queue.judged(pair, standing);
        self.scroll = 0;
        let hidden =
            if self.queue.go_to(pair) { "" } else { "; the filter does not show its link" };
        self.notice = Some(format!("taken back: the judgement no longer counts{hidden}"));
    }

    /// The case was changed: these are its links now. What is asked of a link that is gone is dropped.
    pub(super) fn case_changed(&mut self, items: Vec<Item>) {
        let shown = self.queue.current().map(|item| item.pair.clone());
        self.queue.replace(items);
        if self.queue.current().map(|item| &item.pair) != shown.as_ref() {
            self.scroll = 0;
            if matches!(self.mode, Mode::Asking { .. } | Mode::Point) {
                self.mode = Mode::Reading;
            }
        }
    }

    /// It could not be carried out; what was typed is still there.
    pub(super) fn failed(&mut self, why: String) {
        self.notice = Some(why);
    }

    fn reading(&mut self, action: Action) -> Effect {
        match action {
            Action::Decide(decision) => {
                if self.queue.current().is_some() {
                    self.mode = Mode::Asking { decision, entry: Entry::default() };
                } else {
                    self.notice = Some("there is no link here to decide on".to_owned());
                }
            }
            Action::Next => self.went(Queue::next, "this is the last link"),
            Action::Back => self.went(Queue::back, "this is the first link"),
            Action::NextPoint => {
                self.went(Queue::next_point, "no other point comes after this one")
            }
            Action::SearchAgain if self.searched.is_empty() => {
                self.open(Mode::Searching(Entry::default()))
            }
            Action::SearchAgain => self.search(),
            Action::Undo => match self.given.last().cloned() {
                Some((pair, judgement)) => return Effect::Withdraw { pair, judgement },
                None => {
                    self.notice = Some(
                        "nothing was judged in this sitting that could be taken back".to_owned(),
                    );
                }
            },
            Action::OpenPoint => match self.queue.current().map(|item| item.point.is_some()) {
                Some(true) => self.open(Mode::Point),
                Some(false) => self.notice = Some("this link belongs to no point".to_owned()),
                None => {}
            },
            Action::OpenHelp => self.open(Mode::Help),
            Action::OpenSearch => self.open(Mode::Searching(Entry::default())),
            Action::OpenFilter => {
                self.open(Mode::Filtering(Form::new(self.queue.filter().clone())));
            }
            Action::Scroll(lines) => self.scroll = self.scroll.saturating_add_signed(lines),
            _ => {}
        }
        Effect::Nothing
    }

    fn asking(&mut self, decision: Decision, mut entry: Entry, action: Action) -> Effect {
        match action {
            Action::Cancel => return Effect::Nothing,
            Action::Accept => {
                let reason = entry.text().trim().to_owned();
                let pair = self.queue.current().map(|item| item.pair.clone());
                self.mode = Mode::Asking { decision, entry };
                if let (Some(pair), false) = (pair, reason.is_empty()) {
                    return Effect::Judge { pair, decision, reason };
                }
                self.notice = Some(
                    "say in a few words why: a judgement without a reason helps nobody later"
                        .to_owned(),
                );
                return Effect::Nothing;
            }
            action => {
                let is_typed = matches!(action, Action::Type(_));
                entry.edit(action);
                let reason = self.numbered(decision, entry.text()).filter(|_| is_typed);
                let pair = self.queue.current().map(|item| item.pair.clone());
                if let (Some(reason), Some(pair)) = (reason, pair) {
                    self.mode = Mode::Asking { decision, entry: Entry::of(reason.clone()) };
                    return Effect::Judge { pair, decision, reason };
                }
            }
        }
        self.mode = Mode::Asking { decision, entry };
        Effect::Nothing
    }

    /// The reason given lately that a number alone stands for; a reason may begin with a number after a space.
    fn numbered(&self, decision: Decision, text: &str) -> Option<String> {
        let number = text.parse::<usize>().ok().filter(|_| text.len() == 1)?;
        let recent = self.reasons.recent(decision);
        recent.get(number.checked_sub(1)?).map(|reason| (*reason).to_owned())
    }

    fn searching(&mut self, mut entry: Entry, action: Action) {
        match action {
            Action::Cancel => {}
            Action::Accept => {
                self.searched = entry.text().trim().to_owned();
                if !self.searched.is_empty() {
                    self.search();
                }
            }
            action => {
                entry.edit(action);
                self.mode = Mode::Searching(entry);
            }
        }
    }

    fn filtering(&mut self, mut form: Form, action: Action) {
        match action {
            Action::Cancel => return,
            Action::Accept => {
                self.queue.choose(form.filter);
                self.scroll = 0;
                self.notice = Some(format!("now shown: {}", self.queue.filter().words()));
                return;
            }
            Action::Field(rows) => form.go(rows),
            Action::Turn(by) => form.turn(by, self.queue.items()),
            Action::EraseAll => form.filter = super::filter::Filter::default(),
            _ => {}
        }
        self.mode = Mode::Filtering(form);
    }

    fn looking(&mut self, open: Mode, action: Action) {
        match action {
            Action::Scroll(lines) => {
                self.scroll = self.scroll.saturating_add_signed(lines);
                self.mode = open;
            }
            Action::Cancel | Action::OpenPoint | Action::OpenHelp | Action::Accept => {
                self.scroll = 0
            }
            _ => self.mode = open,
        }
    }

    fn open(&mut self, mode: Mode) {
        (self.mode, self.scroll) = (mode, 0);
    }

    fn went(&mut self, go: impl Fn(&mut Queue) -> bool, otherwise: &str) {
        if go(&mut self.queue) {
            self.scroll = 0;
        } else {
            self.notice = Some(otherwise.to_owned());
        }
    }

    fn search(&mut self) {
        if self.queue.search(&self.searched) {
            self.scroll = 0;
        } else {
            self.notice = Some(format!("no link here has “{}” in it", self.searched));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::review::{filter::Filter, judged::CONFIRMED, queue::tests::four};

    fn sitting() -> Sitting {
        let mut reasons = Reasons::default();
        reasons.give(Decision::Dismissed, "two bridges");
        reasons.give(Decision::Dismissed, "another day");
        Sitting::new(Queue::new(four(), Filter::default()), reasons)
    }

    fn id(digit: char) -> JudgementId {
        JudgementId::from_hex(&digit.to_string().repeat(64)).unwrap()
    }

    fn write(sitting: &mut Sitting, text: &str) -> Effect {
        text.chars().map(|c| sitting.act(Action::Type(c.into()))).last().unwrap()
    }

    /// The one judgement that the effect asks for.
    fn asked(effect: Effect) -> (Pair, Decision, String) {
        match effect {
            Effect::Judge { pair, decision, reason } => (pair, decision, reason),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_decision_needs_a_reason() {
        let mut sitting = sitting();
        for decision in [Decision::Confirmed, Decision::Dismissed, Decision::Unsure] {
            sitting.act(Action::Decide(decision));
            write(&mut sitting, "   ");
            assert_eq!(sitting.act(Action::Accept), Effect::Nothing);
            assert!(sitting.notice.as_ref().unwrap().contains("why"), "{decision}");
            assert!(matches!(sitting.mode, Mode::Asking { .. }), "it is asked still");
            write(&mut sitting, " seen both ");
            let (_, of, reason) = asked(sitting.act(Action::Accept));
            assert_eq!((of, reason.as_str()), (decision, "seen both"));
            sitting.act(Action::Cancel);
            assert_eq!(sitting.mode, Mode::Reading);
        }
    }

    #[test]
    fn a_reason_is_corrected_in_its_middle() {
        let mut sitting = sitting();
        sitting.act(Action::Decide(Decision::Confirmed));
        write(&mut sitting, "sen both");
        (0..6).for_each(|_| drop(sitting.act(Action::Left)));
        write(&mut sitting, "e");
        assert_eq!(asked(sitting.act(Action::Accept)).2, "seen both");
    }

    #[test]
    fn what_is_left_after_erasing_takes_no_reason() {
        let mut sitting = sitting();
        sitting.act(Action::Decide(Decision::Dismissed));
        write(&mut sitting, " 2");
        sitting.act(Action::Home);
        assert_eq!(sitting.act(Action::EraseNext), Effect::Nothing, "a number is all that is left");
        assert_eq!(asked(sitting.act(Action::Accept)).2, "2");
    }

    #[test]
    fn one_key_takes_a_recent_reason_of_the_same_decision() {
        let mut sitting = sitting();
        sitting.act(Action::Decide(Decision::Dismissed));
        assert_eq!(asked(write(&mut sitting, "2")).2, "two bridges");
        sitting.act(Action::Cancel);
        sitting.act(Action::Decide(Decision::Dismissed));
        assert_eq!(write(&mut sitting, "3"), Effect::Nothing, "there is no third reason");
        sitting.act(Action::EraseAll);
        assert_eq!(write(&mut sitting, " 2 bridges"), Effect::Nothing, "a number can be written");
        assert_eq!(asked(sitting.act(Action::Accept)).2, "2 bridges");
        sitting.act(Action::Cancel);
        sitting.act(Action::Decide(Decision::Confirmed));
        assert_eq!(write(&mut sitting, "1"), Effect::Nothing, "these were said of dismissed links");
    }

    #[test]
    fn what_is_saved_moves_on_and_what_is_taken_back_is_shown_again() {
        let mut sitting = sitting();
        assert_eq!(sitting.act(Action::Undo), Effect::Nothing);
        let first = sitting.queue.current().unwrap().pair.clone();
        sitting.act(Action::Decide(Decision::Confirmed));
        write(&mut sitting, "seen both");
        sitting.act(Action::Accept);
        sitting.saved(&first, Decision::Confirmed, "seen both", (id('1'), CONFIRMED));
        assert_eq!(sitting.mode, Mode::Reading);
        assert_ne!(sitting.queue.current().unwrap().pair, first);
        assert_eq!(sitting.reasons.recent(Decision::Confirmed), ["seen both"]);

        let undo = Effect::Withdraw { pair: first.clone(), judgement: id('1') };
        assert_eq!(sitting.act(Action::Undo), undo);
        sitting.failed("the case is in use".to_owned());
        assert_eq!(sitting.act(Action::Undo), undo, "it can be tried again");
        sitting.taken_back(&first, &id('1'), None);
        assert_eq!(sitting.queue.current().unwrap().pair, first);
        assert_eq!(sitting.queue.progress().confirmed, 0);
        assert_eq!(sitting.act(Action::Undo), Effect::Nothing, "nothing else was judged");
    }

    #[test]
    fn what_could_not_be_saved_is_still_in_the_line() {
        let mut sitting = sitting();
        sitting.act(Action::Decide(Decision::Dismissed));
        write(&mut sitting, "two towns");
        sitting.act(Action::Accept);
        sitting.failed("the case is in use".to_owned());
        let asking = Mode::Asking {
            decision: Decision::Dismissed,
            entry: Entry::of("two towns".to_owned()),
        };
        assert_eq!(sitting.mode, asking);
        assert_eq!(asked(sitting.act(Action::Accept)).2, "two towns");
    }

    #[test]
    fn a_link_that_is_gone_is_not_judged() {
        let mut sitting = sitting();
        sitting.act(Action::Decide(Decision::Dismissed));
        sitting.case_changed(four());
        assert!(matches!(sitting.mode, Mode::Asking { .. }), "it is still there");
        sitting.case_changed(four().split_off(1));
        assert_eq!(sitting.mode, Mode::Reading);
    }

    #[test]
    fn quitting_works_from_everywhere() {
        for open in [
            Action::OpenHelp,
            Action::OpenPoint,
            Action::OpenFilter,
            Action::OpenSearch,
            Action::Decide(Decision::Unsure),
        ] {
            let mut sitting = sitting();
            sitting.act(open.clone());
            assert_ne!(sitting.mode, Mode::Reading, "{open:?}");
            assert_eq!(sitting.act(Action::Quit), Effect::Quit);
        }
    }

    #[test]
    fn an_empty_queue_can_be_left_and_refiltered_only() {
        let mut sitting = Sitting::new(Queue::default(), Reasons::default());
        for action in [
            Action::Decide(Decision::Confirmed),
            Action::Next,
            Action::Back,
            Action::NextPoint,
            Action::Undo,
            Action::OpenPoint,
        ] {
            assert_eq!(sitting.act(action), Effect::Nothing);
            assert_eq!(sitting.mode, Mode::Reading);
        }
        sitting.act(Action::OpenFilter);
        sitting.act(Action::Turn(-1));
        sitting.act(Action::Field(1));
        sitting.act(Action::Accept);
        assert_eq!(sitting.mode, Mode::Reading);
        assert!(sitting.notice.unwrap().contains("conflicts"));
    }
}
