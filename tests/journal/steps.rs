//! A case that is changed step by step, in any order, as people would.

use atodds::{
    casefile::{self, Format},
    detect,
    export::{TextStyle, json, text},
    merge,
    model::{
        Case, Claim, ContentHash, Decision, HowWithdrawn, JournalEntry, Judgement, PartialDate,
        Snapshot, Subject, Variant, Withdrawal,
    },
    report::{self, Filter},
    store::Store,
    text::lexicon::Lexicon,
};
use proptest::prelude::*;
use tempfile::TempDir;

/// Something that a person does to a case. Numbers choose among what is there.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Source,
    Claim(usize),
    Snapshot(usize),
    /// A source with claims, a name and an outlet at once.
    Import(usize),
    /// Another spelling of a name, and the house of an outlet.
    Extend(usize),
    Judge(usize, usize, usize),
    /// Settles, doubts, renames, splits or joins points.
    JudgePoint(usize, usize, usize),
    Withdraw(usize),
    /// A case of somebody else, with judgements of its own.
    Merge(usize),
    /// The same, as a case file.
    ImportJudged(usize),
    /// The last thing that stands.
    Undo,
    /// Whatever entry, if it can be.
    UndoEntry(usize),
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<(Step, bool)>> {
    let number = 0..100_usize;
    let step = prop_oneof![
        1 => Just(Step::Source),
        3 => number.clone().prop_map(Step::Claim),
        1 => number.clone().prop_map(Step::Snapshot),
        2 => number.clone().prop_map(Step::Import),
        1 => number.clone().prop_map(Step::Extend),
        4 => (number.clone(), number.clone(), number.clone()).prop_map(|(a, b, c)| Step::Judge(a, b, c)),
        3 => (number.clone(), number.clone(), number.clone()).prop_map(|(a, b, c)| Step::JudgePoint(a, b, c)),
        2 => number.clone().prop_map(Step::Withdraw),
        2 => number.clone().prop_map(Step::Merge),
        2 => number.clone().prop_map(Step::ImportJudged),
        2 => Just(Step::Undo),
        2 => number.prop_map(Step::UndoEntry),
    ];
    // Whether a second passes after the step.
    prop::collection::vec((step, any::<bool>()), 1..14)
}

/// A case under way.
pub(crate) struct Scene {
    _folder: TempDir,
    pub(crate) store: Store,
    /// Makes what is added new each time.
    made: usize,
    seconds: usize,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.db");
        let mut scene = Self {
            store: Store::create(&path, "Flood at Linden", &entry("init", 0)).unwrap(),
            _folder: folder,
            made: 0,
            seconds: 1,
        };
        scene.import(&source(0));
        scene.import(&claims(&[("a", 0, 4), ("b", 0, 9)]));
        scene.seconds += 1;
        scene
    }

    /// Gives the tables a row that no step fills.
    pub(crate) fn fill(&mut self) {
        self.import(
            "[[source]]\nid = \"gap\"\ntitle = \"Gap\"\ntext = \"The bridge, built in 1901, is closed.\"\n\
             [[claim]]\nid = \"gap\"\nsource = \"gap\"\ntext = \"The bridge is closed.\"\n\
             quote = \"The bridge … is closed\"\n",
        );
        let variant = |value: &str| Variant {
            kind: "source".to_owned(),
            record: "s0".to_owned(),
            field: "title".to_owned(),
            value: value.to_owned(),
        };
        let variants = vec![variant("A flood"), variant("The flood")];
        let addition = Case { variants, ..Case::default() };
        self.store.import(&addition, &self.entry("merge")).unwrap();
    }

    pub(crate) fn at(&self) -> String {
        entry("x", self.seconds).at
    }

    pub(crate) fn pass(&mut self) {
        self.seconds += 1;
    }

    pub(crate) fn entry(&self, action: &str) -> JournalEntry {
        entry(action, self.seconds)
    }

    fn import(&mut self, toml: &str) {
        let addition = read(toml, Some(&self.store.load().unwrap()));
        self.store
            .import(&Case { title: String::new(), ..addition }, &self.entry("import"))
            .unwrap();
    }

    /// The case that [`Step::Merge`] merges.
    pub(crate) fn other(&self, n: usize) -> Case {
        read(&others_case(n), None)
    }

    fn judge(&mut self, case: &Case, judgement: Judgement) {
        let turn = case.next_turn(&judgement);
        self.store.judge(&Judgement { turn, ..judgement }, &self.entry("judge")).unwrap();
    }

    /// Does it, if it can be done; whether it made an entry.
    pub(crate) fn take(&mut self, step: &Step) -> bool {
        let before = self.store.head().unwrap();
        self.made += 1;
        let (made, case) = (self.made, self.store.load().unwrap());
        match step {
            Step::Source => self.import(&source(made)),
            Step::Claim(n) if case.sources.is_empty() => {
                let _ = n;
                self.import(&source(made));
            }
            Step::Claim(n) => {
                let source = &case.sources[n % case.sources.len()].id;
                self.import(&claim(&format!("c{made}"), source.as_str(), n % 5));
            }
            Step::Snapshot(n) if !case.sources.is_empty() => {
                let mut source = case.sources[n % case.sources.len()].clone();
                let text = format!("Corrected ({made}). 4 people died in the flood at Linden.");
                let sha256 = format!("{made:064x}");
                let retrieved = "2025-12".parse::<PartialDate>().ok();
                source.snapshots = vec![Snapshot { sha256, text, retrieved, file: None }];
                let addition = Case { sources: vec![source], ..Case::default() };
                self.store.import(&addition, &self.entry("add-snapshot")).unwrap();
            }
            Step::Import(n) => {
                let id = format!("x{made}");
                let name = format!(
                    "[[entity]]\nname = \"Village {n}\"\nkind = \"place\"\naliases = [\"Hamlet {made}\"]\n"
                );
                self.import(&[name, source(made), claim(&id, &format!("s{made}"), n % 5)].concat());
            }
            Step::Extend(n) => self.import(&format!(
                "[[entity]]\nname = \"Linden\"\nkind = \"place\"\naliases = [\"Lind {n}\"]\n\
                 [[publisher]]\nname = \"Paper {}\"\nfamily = \"Linden House\"\n",
                n % 3
            )),
            Step::Judge(a, b, how) if case.claims.len() > 1 => {
                let (a, b) = (a % case.claims.len(), b % case.claims.len());
                let b = if a == b { (a + 1) % case.claims.len() } else { b };
                let decision =
                    [Decision::Confirmed, Decision::Dismissed, Decision::Unsure][how % 3];
                let subject = Subject::link(&case.claims[a], &case.claims[b]);
                let by = ["ada", "ben"][how / 3 % 2];
                self.judge(&case, Judgement::new(subject, decision, "looked", by, self.at()));
            }
            Step::JudgePoint(a, b, how) if case.claims.len() > 1 => {
                let detection = detect::detect(&case, Lexicon::english());
                if !detection.points.is_empty() {
                    let of_point = |n: &usize| {
                        let point = &detection.points[n % detection.points.len()];
                        point.claims().filter_map(|id| case.claim(id)).collect::<Vec<_>>()
                    };
                    self.judge(&case, on_point(&of_point(a), &of_point(b), *how, self.at()));
                }
            }
            Step::Withdraw(n) if !case.judgements.is_empty() => {
                let id = case.judgements[n % case.judgements.len()].id();
                let mut withdrawal = Withdrawal::new(id, "seen again", "ada", self.at());
                withdrawal.turn = case.next_turn_of_withdrawal(&withdrawal);
                let addition = Case { withdrawals: vec![withdrawal], ..Case::default() };
                self.store.import(&addition, &self.entry("withdraw")).unwrap();
            }
            Step::Snapshot(_) | Step::Judge(..) | Step::JudgePoint(..) | Step::Withdraw(_) => {}
            Step::Merge(n) => {
                let other = self.other(*n);
                let unite = |ours: &Case| {
                    let merged = merge::merge(ours, &other);
                    (merged.case.clone(), merged.called_now().collect(), ())
                };
                self.store.merge(&self.entry("merge"), unite).unwrap();
            }
            // What it names otherwise than this case is refused.
            Step::ImportJudged(n) => {
                let other = Case { title: String::new(), ..self.other(*n) };
                let _ = self.store.import(&other, &self.entry("import"));
            }
            Step::Undo => {
                let _ = self.store.undo(None, &self.entry("undo"));
            }
            Step::UndoEntry(n) => {
                let entries = self.store.log().unwrap().len();
                let number = i64::try_from(n % entries + 1).unwrap();
                let _ = self.store.undo(Some(number), &self.entry("undo"));
            }
        }
        self.store.head().unwrap() != before
    }
}

fn entry(action: &str, seconds: usize) -> JournalEntry {
    JournalEntry {
        at: format!("2025-12-05T09:{:02}:{:02}Z", seconds / 60, seconds % 60),
        by: "ada".to_owned(),
        action: action.to_owned(),
        detail: String::new(),
    }
}

fn source(n: usize) -> String {
    format!(
        "[[source]]\nid = \"s{n}\"\ntitle = \"Report {n}\"\npublisher = \"Paper {}\"\nauthors = [\"W. {n}\"]\n\
         cites = [\"Wire\"]\ntext = \"The mayor spoke. 4 people died in the flood at Linden. Rain fell.\"\n",
        n % 3
    )
}

fn claims(all: &[(&str, usize, usize)]) -> String {
    all.iter().map(|(id, source, dead)| claim(id, &format!("s{source}"), *dead)).collect()
}

fn claim(id: &str, source: &str, dead: usize) -> String {
    let quote = if dead == 4 { "quote = \"4 people died\"\n" } else { "" };
    format!(
        "[[claim]]\nid = \"{id}\"\nsource = \"{source}\"\nclaimant = \"Speaker {dead}\"\nvia = [\"Wire\"]\n\
         text = \"{dead} people died in the flood at Linden.\"\nstated = 2025-12-01\nquantities = [\"{dead} people\"]\n{quote}"
    )
}

fn read(toml: &str, known: Option<&Case>) -> Case {
    let input = casefile::Input::Text {
        text: toml.to_owned(),
        name: "addition".to_owned(),
        format: Format::Toml,
    };
    let columns = casefile::ColumnMap::default();
    casefile::load_inputs(&[input], known, &columns).unwrap().case
}

/// What one of two people makes of a point, or of two.
fn on_point(claims: &[&Claim], other: &[&Claim], how: usize, at: String) -> Judgement {
    let hashes = |claims: &[&Claim]| Subject::point(claims.iter().copied()).claims().to_vec();
    let subject = Subject::point(claims.iter().copied());
    let by = ["ada", "ben"][how / 5 % 2];
    let said = |decision| Judgement::new(subject.clone(), decision, "looked", by, at.clone());
    match how % 5 {
        0 => said(Decision::Unsure),
        1 => {
            let question = Some(format!("How many of them {}?", how % 3));
            Judgement { question, ..said(Decision::Renamed) }
        }
        2 if claims.len() > 1 => {
            Judgement { others: hashes(&claims[..1]), ..said(Decision::Split) }
        }
        3 if hashes(claims) != hashes(other) => {
            Judgement { others: hashes(other), ..said(Decision::Joined) }
        }
        _ => Judgement { evidence: Some(ContentHash::of(claims[0])), ..said(Decision::Settled) },
    }
}

/// A case of somebody else about the same flood, who judged it and perhaps took that back.
fn others_case(n: usize) -> String {
    let withdrawn = "\n[[judgement.withdrawn]]\nreason = \"misread\"\nby = \"cleo\"\nat = 2025-12-04T09:00:00Z\n";
    let undone = "\n[[judgement.withdrawn]]\ntakes_back = 1\nhow = \"undone\"\nreason = \"undone\"\nby = \"cleo\"\nat = 2025-12-04T09:00:01Z\n";
    let judged = |about: &str, decision: &str| {
        format!(
            "[[judgement]]\n{about}\ndecision = \"{decision}\"\nreason = \"seen\"\nby = \"cleo\"\nat = 2025-12-03T09:00:00Z\n"
        )
    };
    let mut case = [source(0), claims(&[("a", 0, 4), ("b", 0, 9), ("d", 0, 7)])].concat();
    case += &judged("pair = [\"a\", \"b\"]", ["dismissed", "confirmed"][n % 2]);
    case += ["", withdrawn, &[withdrawn, undone].concat()][n / 2 % 3];
    if n % 5 < 3 {
        case += &judged("point = [\"a\", \"b\", \"d\"]", ["settled", "unsure"][n / 3 % 2]);
        case += ["", withdrawn][n / 6 % 2];
    }
    case
}

/// What counts of a case: without the judgements that were undone, and without the withdrawals that were.
pub(crate) fn in_force(mut case: Case) -> Case {
    let all = case.withdrawals.clone();
    let standing: Vec<Withdrawal> =
        all.iter().filter(|it| it.takes_back.is_none() && stands(it, &all)).cloned().collect();
    let is_undone = |judgement: &Judgement| {
        let id = judgement.id();
        standing.iter().any(|it| it.judgement == id && it.how != HowWithdrawn::Withdrawn)
    };
    case.judgements.retain(|it| !is_undone(it));
    let kept: Vec<_> = case.judgements.iter().map(Judgement::id).collect();
    case.withdrawals = standing.into_iter().filter(|it| kept.contains(&it.judgement)).collect();
    case
}

fn stands(withdrawal: &Withdrawal, all: &[Withdrawal]) -> bool {
    let id = Some(withdrawal.id());
    !all.iter().any(|it| it.takes_back == id && stands(it, all))
}

/// The report in both forms, byte for byte.
pub(crate) fn reported(case: &Case) -> (String, String) {
    let detection = detect::detect(case, Lexicon::english());
    let report = report::build(case, &detection, &Filter::default());
    (text::render(&report, &TextStyle::plain(80)), json::render(&report))
}
