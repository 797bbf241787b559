//! The case on the desk: reads its links and lays one out, saves what is judged, and notices when another
//! program changes the case.

use std::collections::BTreeMap;

use atodds::{
    detect::{self, Explanation},
    export::{self, TextStyle},
    model::{
        Case, ClaimId, Decision, Detection, InForce, Judgement, JudgementId, PointId, Standing,
        Subject, Withdrawal,
    },
    report::{self, Filter as Everything, LinkView, Report, Shown},
    store::Store,
};

use super::{
    card::{Card, Parts},
    judged::said,
    queue::{Item, ItemPoint, Pair},
    reasons::{Reasons, folded},
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
    case: Case,
    detection: Detection,
    report: Report,
    /// What [`Store::version_of_others`] said when the case was read.
    version: i64,
    /// Whether something was judged since the case was read: how points stand may be another.
    is_stale: bool,
    /// What the rules say of the link that was asked about last.
    answers: Option<(Pair, Option<Explanation>)>,
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
            case,
            detection,
            report,
            version,
            is_stale: false,
            answers: None,
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

    /// Every link of the case: those of a point together, the most disputed point first as in the report,
    /// and of each point the strongest first.
    pub(super) fn items(&self) -> Vec<Item> {
        let in_force = InForce::of(&self.case);
        let ranks: BTreeMap<&PointId, usize> =
            self.report.points.iter().enumerate().map(|(rank, point)| (&point.id, rank)).collect();
        let mut ranked: Vec<_> = self
            .report
            .links
            .iter()
            .filter_map(|link| {
                let rank = link.points.iter().filter_map(|id| ranks.get(id)).min().copied();
                let (sides, item) = self.item(link, rank, &in_force)?;
                Some(((rank.is_none(), rank, link.relation, sides), item))
            })
            .collect();
        // The links of the report are in the order of their claims' ids.
        ranked.sort_by_key(|(key, _)| *key);
        ranked.into_iter().map(|(_, item)| item).collect()
    }

    fn item(
        &self,
        link: &LinkView,
        rank: Option<usize>,
        in_force: &InForce<'_>,
    ) -> Option<([usize; 2], Item)> {
        let point = rank.and_then(|rank| self.report.points.get(rank));
        let side = |id: &ClaimId| {
            let holds = |it: &report::PositionView| it.claims().any(|claim| claim.id == *id);
            point.and_then(|point| point.positions.iter().position(holds)).unwrap_or(usize::MAX)
        };
        let (a, b) = (self.report.claim(&link.a)?, self.report.claim(&link.b)?);
        let (of_a, of_b) = (side(&link.a), side(&link.b));
        let (sides, pair) =
            if of_a <= of_b { ([of_a, of_b], [a, b]) } else { ([of_b, of_a], [b, a]) };
        let mut text = format!("{} {}", link.rule, point.map_or("", |point| &point.question));
        for claim in pair {
            let source = &claim.source;
            let publisher = source.publisher.as_deref().unwrap_or_default();
            for part in [
                &claim.text,
                &claim.voice,
                claim.id.as_str(),
                &source.title,
                source.id.as_str(),
                publisher,
            ] {
                text.push('\n');
                text.push_str(part);
            }
        }
        let item = Item {
            standing: Standing::of_link(in_force.on_link(&a.id, &b.id).iter().copied()),
            pair: pair.map(|claim| claim.id.clone()),
            relation: link.relation,
            rule: link.rule.clone(),
            point: point
                .map(|point| ItemPoint { id: point.id.clone(), question: point.question.clone() }),
            sources: pair.map(|claim| claim.source.id.clone()),
            text: folded(&text),
        };
        Some((sides, item))
    }

    /// The link laid out; `None` where the case does not hold it.
    pub(super) fn card(&self, item: &Item) -> Option<Card> {
        let [one, other] = &item.pair;
        let link = self.report.links.iter().find(|link| {
            (&link.a, &link.b) == (one, other) || (&link.a, &link.b) == (other, one)
        })?;
        let claims = [
            report::evidence(&self.case, &self.report, one)?,
            report::evidence(&self.case, &self.report, other)?,
        ];
        Some(Card::of(&Parts {
            link,
            point: item.point.as_ref().and_then(|point| self.report.point(&point.id)),
            claims: [&claims[0], &claims[1]],
            answers: self
                .answers
                .as_ref()
                .filter(|(pair, _)| *pair == item.pair)
                .and_then(|it| it.1.as_ref()),
            said: self.subject(&item.pair).map(|it| said(&self.case, &it)).unwrap_or_default(),
        }))
    }

    /// Whether the rules were asked about the link already.
    pub(super) fn has_answers(&self, pair: &Pair) -> bool {
        self.answers.as_ref().is_some_and(|(of, _)| of == pair)
    }

    /// Asks every rule about the link. Reads all claims: a while for a large case.
    pub(super) fn ask_rules(&mut self, pair: &Pair) -> Outcome<()> {
        let lexicon = self.context.lexicon()?;
        let answers = detect::explain(&self.case, &pair[0], &pair[1], lexicon).ok();
        self.answers = Some((pair.clone(), answers));
        Ok(())
    }

    /// A point in full, as `atodds show` sets it.
    pub(super) fn point(&self, item: &Item, style: &TextStyle) -> Option<String> {
        let id = item.point.as_ref()?.id.as_str();
        let mut shown = report::show(&self.case, &self.detection, id).ok()?;
        shown.retain(|it| matches!(it, Shown::Point(_)));
        (!shown.is_empty()).then(|| export::show::render(&shown, style))
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
    fn was_changed(&self) -> Outcome<bool> {
        Ok(self.store.version_of_others()? != self.version)
    }

    /// Catches up with the case and lays its links before the sitting. Says whether another program had
    /// changed it: only then it is read anew.
    pub(super) fn catch_up(&mut self, sitting: &mut Sitting) -> Outcome<bool> {
        let version = self.store.version_of_others()?;
        let was_changed = version != self.version;
        if was_changed {
            (self.case, self.detection) = derive::of_store(&self.store, self.context)?;
        } else {
            let lexicon = self.context.lexicon()?;
            self.detection = detect::rejudged(&self.case, &self.detection, lexicon);
        }
        self.report = report::build(&self.case, &self.detection, &Everything::default());
        (self.version, self.is_stale, self.answers) = (version, false, None);
        sitting.case_changed(self.items());
        Ok(was_changed)
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
        self.case.judgements.push(judgement);
        self.is_stale = true;
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
        self.case.withdrawals.push(withdrawal);
        self.is_stale = true;
        sitting.taken_back(pair, id, self.standing(pair));
        Ok(())
    }

    /// What the judgements on a link come to.
    fn standing(&self, [one, other]: &Pair) -> Option<Standing> {
        let in_force = InForce::of(&self.case);
        Standing::of_link(in_force.on_link(one, other).iter().copied())
    }

    fn subject(&self, [one, other]: &Pair) -> Option<Subject> {
        Some(Subject::link(self.case.claim(one)?, self.case.claim(other)?))
    }
}
