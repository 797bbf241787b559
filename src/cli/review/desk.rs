//! The case on the desk: reads its links and lays one out, saves what is judged, and notices when another
//! program changes the case.

use std::sync::Arc;

use atodds::{
    detect::{self, Answers},
    export::{self, TextStyle},
    model::{
        Case, Decision, Detection, InForce, Judgement, JudgementId, Standing, Subject, Withdrawal,
    },
    report::{self, Filter as Everything, Report},
    store::Store,
    text::lexicon::Lexicon,
};

use super::{
    aside::Aside,
    card::{Card, Parts},
    judged::{about, said},
    listing::items,
    queue::{Item, Pair},
    reasons::Reasons,
    sitting::{Effect, Sitting},
};
use crate::cli::{
    context::Context,
    derive,
    failure::{Failure, Outcome},
    open,
};

/// What the journal calls a judgement, and one that is taken back.
const JUDGE: &str = "judge";

/// Why a judgement was taken back.
const UNDONE: &str = "taken back in the review it was given in";

/// The case under review.
pub(super) struct Desk<'a> {
    context: &'a Context,
    store: Store,
    lexicon: Arc<Lexicon>,
    case: Arc<Case>,
    detection: Arc<Detection>,
    report: Report,
    /// What [`Store::version_of_others`] said when the case was read.
    version: i64,
    /// Whether something was judged since the case was read: how points stand may be another.
    is_stale: bool,
    /// What the rules say of the link that was asked about last.
    answers: Option<(Pair, Option<Answers>)>,
    /// Grows with every change of the case: what was begun on an earlier one says nothing of this.
    edition: u64,
    aside: Aside<(u64, Found)>,
}

impl<'a> Desk<'a> {
    /// Opens the case to change it, and reads it.
    ///
    /// # Errors
    ///
    /// As for every command that changes a case; a case file is refused.
    pub(super) fn open(context: &'a Context) -> Outcome<Self> {
        let store = open::open_to_change(&context.case)?;
        let version = store.version_of_others()?;
        let (case, detection) = derive::of_store(&store, context)?;
        let report = report::build(&case, &detection, &Everything::default());
        Ok(Self {
            context,
            store,
            lexicon: Arc::new(context.lexicon()?.clone()),
            case: Arc::new(case),
            detection: Arc::new(detection),
            report,
            version,
            is_stale: false,
            answers: None,
            edition: 0,
            aside: Aside::default(),
        })
    }

    /// What the case is called.
    pub(super) fn title(&self) -> &str {
        if self.case.title.is_empty() { "a case without a title" } else { &self.case.title }
    }

    /// The reasons to offer.
    pub(super) fn reasons(&self) -> Reasons {
        Reasons::of(&self.case, &self.context.by())
    }

    /// Every link of the case, in the order of the queue.
    pub(super) fn items(&self) -> Vec<Item> {
        items(&self.case, &self.report)
    }

    /// The link laid out; `None` where the case does not hold it.
    pub(super) fn card(&self, item: &Item) -> Option<Card> {
        let [one, other] = &item.pair;
        let link = self.report.links.iter().find(|link| {
            (&link.a, &link.b) == (one, other) || (&link.a, &link.b) == (other, one)
        })?;
        let about = about(&self.case, [one, other]);
        Some(Card::of(&Parts {
            link,
            point: item.point.as_ref().and_then(|point| self.report.point(&point.id)),
            claims: [&**self.report.claim(one)?, &**self.report.claim(other)?],
            contexts: [one, other].map(|id| report::quote_in_context(&self.case, id)),
            answers: self
                .answers
                .as_ref()
                .filter(|(pair, _)| *pair == item.pair)
                .and_then(|it| it.1.as_ref()),
            said: about.as_ref().map(|(subject, part)| said(part, subject)).unwrap_or_default(),
        }))
    }

    /// Whether the rules were asked about the link already.
    pub(super) fn has_answers(&self, pair: &Pair) -> bool {
        self.answers.as_ref().is_some_and(|(of, _)| of == pair)
    }

    /// Asks every rule about the link: a while for a large case.
    pub(super) fn ask_rules(&mut self, pair: &Pair) {
        let answers = answers(&self.case, &self.detection, pair, &self.lexicon);
        self.answers = Some((pair.clone(), answers));
    }

    /// A point in full, as `atodds show` sets it.
    pub(super) fn point(&self, item: &Item, style: &TextStyle) -> Option<String> {
        let id = &item.point.as_ref()?.id;
        let shown = report::show_point(&self.case, &self.detection, &self.report, id)?;
        Some(export::show::render(&[shown], style))
    }

    /// Whether the case on the disk is another than the one on the desk, by what others did or by a
    /// judgement that may change how a point stands.
    pub(super) fn is_behind(&self) -> Outcome<bool> {
        Ok(self.is_stale || self.store.version_of_others()? != self.version)
    }

    /// Whether something was judged since the case was read.
    pub(super) fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// Whether another program changed the case.
    pub(super) fn was_changed(&self) -> Outcome<bool> {
        Ok(self.store.version_of_others()? != self.version)
    }

    /// Catches up with the case and lays its links before the sitting. Says whether another program had
    /// changed it: only then it is read anew.
    pub(super) fn catch_up(&mut self, sitting: &mut Sitting) -> Outcome<bool> {
        let version = self.store.version_of_others()?;
        let was_changed = version != self.version;
        if was_changed {
            let (case, detection) = derive::of_store(&self.store, self.context)?;
            (self.case, self.version) = (Arc::new(case), version);
            let laid_out = LaidOut::of(&self.case, detection);
            self.edition += 1;
            self.lay(laid_out, sitting);
        } else {
            let laid_out = rejudged(&self.case, &self.detection, &self.lexicon);
            self.lay(laid_out, sitting);
        }
        Ok(was_changed)
    }

    fn lay(&mut self, laid_out: LaidOut, sitting: &mut Sitting) {
        (self.detection, self.report) = (Arc::new(laid_out.detection), laid_out.report);
        (self.is_stale, self.answers) = (false, None);
        sitting.case_changed(laid_out.items);
    }

    /// Whether something is being worked out aside.
    pub(super) fn is_busy(&self) -> bool {
        self.aside.is_busy()
    }

    /// Begins to work out aside what waits: how points stand after what was judged, else what the rules say of
    /// the link.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(super) fn begin(&mut self, pair: Option<Pair>) -> Outcome<()> {
        let (case, detection) = (Arc::clone(&self.case), Arc::clone(&self.detection));
        let (lexicon, edition) = (Arc::clone(&self.lexicon), self.edition);
        if self.is_stale {
            self.aside.begin(move || {
                (edition, Found::LaidOut(Box::new(rejudged(&case, &detection, &lexicon))))
            })?;
        } else if let Some(pair) = pair.filter(|pair| !self.has_answers(pair)) {
            self.aside.begin(move || {
                let answers = answers(&case, &detection, &pair, &lexicon);
                (edition, Found::Answers(pair, answers))
            })?;
        }
        Ok(())
    }

    /// Takes what was worked out aside, where it is done; true where there is something new to show. What the case
    /// has gone beyond meanwhile is left, to be worked out again.
    pub(super) fn take(&mut self, sitting: &mut Sitting) -> bool {
        match self.aside.done() {
            Some((edition, found)) if edition == self.edition => {
                match found {
                    Found::LaidOut(laid_out) => self.lay(*laid_out, sitting),
                    Found::Answers(pair, answers) => self.answers = Some((pair, answers)),
                }
                true
            }
            _ => false,
        }
    }

    /// Carries out what the sitting asks for; true when it is over. What cannot be done is told in the
    /// sitting, which goes on.
    pub(super) fn carry_out(&mut self, effect: Effect, sitting: &mut Sitting) -> bool {
        let done = match effect {
            Effect::Nothing => Ok(()),
            Effect::Quit => return true,
            Effect::Judge { pair, decision, reason } => {
                self.judge(&pair, decision, &reason, sitting)
            }
            Effect::Withdraw { pair, judgement } => self.withdraw(&pair, &judgement, sitting),
        };
        if let Err(failure) = done {
            let why = failure.message().unwrap_or_default();
            sitting.failed(format!("not saved: {why}"));
        }
        false
    }

    fn judge(
        &mut self,
        pair: &Pair,
        decision: Decision,
        reason: &str,
        sitting: &mut Sitting,
    ) -> Outcome<()> {
        // What somebody else just said of the link is seen before it is judged.
        let before = sitting.queue.current().map(|item| item.standing);
        if self.was_changed()? {
            self.catch_up(sitting)?;
            let now =
                sitting.queue.current().filter(|item| item.pair == *pair).map(|item| item.standing);
            if now != before {
                sitting.failed(
                    "not saved: somebody changed this link meanwhile; look at it again".to_owned(),
                );
                return Ok(());
            }
        }
        let Some(subject) = self.subject(pair) else {
            return Err(Failure::usage("the case no longer holds these claims"));
        };
        let (by, at) = (self.context.by(), self.context.now()?);
        let mut judgement = Judgement::new(subject, decision, reason, by, at);
        judgement.turn = self.case.next_turn(&judgement);
        let [one, other] = pair;
        let id = judgement.id();
        let detail = format!("{one} × {other}: {decision}: {reason} [{}]", id.short());
        self.store.judge(&judgement, &self.context.entry(JUDGE, detail)?)?;
        Arc::make_mut(&mut self.case).judgements.push(judgement);
        self.judged();
        sitting.saved(pair, decision, reason, (id, self.standing(pair)));
        Ok(())
    }

    fn withdraw(&mut self, pair: &Pair, id: &JudgementId, sitting: &mut Sitting) -> Outcome<()> {
        let (by, at) = (self.context.by(), self.context.now()?);
        let mut withdrawal = Withdrawal::new(id.clone(), UNDONE, by, at);
        withdrawal.turn = self.case.next_turn_of_withdrawal(&withdrawal);
        let [one, other] = pair;
        let detail = format!("{one} × {other}: withdrawn [{}]: {UNDONE}", id.short());
        self.store.withdraw(&withdrawal, &self.context.entry(JUDGE, detail)?)?;
        Arc::make_mut(&mut self.case).withdrawals.push(withdrawal);
        self.judged();
        sitting.taken_back(pair, id, self.standing(pair));
        Ok(())
    }

    /// What was laid out is that of an earlier edition of the case now.
    fn judged(&mut self) {
        self.is_stale = true;
        self.edition += 1;
    }

    /// What the judgements on a link come to.
    fn standing(&self, [one, other]: &Pair) -> Option<Standing> {
        let (_, part) = about(&self.case, [one, other])?;
        let in_force = InForce::of(&part);
        Standing::of_link(in_force.on_link(one, other).iter().copied())
    }

    fn subject(&self, [one, other]: &Pair) -> Option<Subject> {
        Some(Subject::link(self.case.claim(one)?, self.case.claim(other)?))
    }
}

/// A case laid out for a sitting.
struct LaidOut {
    detection: Detection,
    report: Report,
    items: Vec<Item>,
}

impl LaidOut {
    fn of(case: &Case, detection: Detection) -> Self {
        let report = report::build(case, &detection, &Everything::default());
        let items = items(case, &report);
        Self { detection, report, items }
    }
}

/// What is worked out aside.
enum Found {
    LaidOut(Box<LaidOut>),
    Answers(Pair, Option<Answers>),
}

fn rejudged(case: &Case, detection: &Detection, lexicon: &Lexicon) -> LaidOut {
    LaidOut::of(case, detect::rejudged(case, detection, lexicon))
}

fn answers(
    case: &Case,
    detection: &Detection,
    [one, other]: &Pair,
    lexicon: &Lexicon,
) -> Option<Answers> {
    detect::answers(case, detection, [one, other], lexicon)
}
