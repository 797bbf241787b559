//! Cases of people who record the same few documents, each in their own way.

use atodds::{
    casefile::{Documents, to_toml_with},
    ingest::sha256_hex,
    model::{
        Case, ChainEnd, Citation, Claim, ClaimId, ContentHash, Decision, Entity, EntityKind,
        HowWithdrawn, Judgement, Match, Publisher, Relay, Snapshot, Source, SourceId, Subject,
        Withdrawal, in_order,
    },
};
use proptest::prelude::*;

/// Whatever decides between the ways to record a thing, one after the other.
pub(crate) struct Choices(std::vec::IntoIter<u8>);

impl Choices {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self(bytes.into_iter())
    }

    fn one_of(&mut self, count: u8) -> usize {
        usize::from(self.0.next().unwrap_or(0) % count)
    }

    fn yes(&mut self) -> bool {
        self.one_of(2) == 1
    }

    fn among<T: Clone>(&mut self, options: &[T]) -> T {
        options[self.one_of(u8::try_from(options.len()).unwrap())].clone()
    }
}

/// What a few documents say, a sentence each claim.
const SENTENCES: [[&str; 3]; 5] = [
    ["The ferry sank at dawn.", "Nobody was on board.", "The owner had sold it."],
    ["The ferry did not sink.", "It lies in the harbour.", "Divers went down on Friday."],
    ["Six people were on board.", "The ferry sank at dawn.", "The crew swam ashore."],
    ["The mayor closed the pier.", "The pier is open.", "Tickets are paid back."],
    ["Fog lay over the bay.", "The radar was switched off.", "The captain denies it."],
];
const TITLES: [&str; 5] = ["Ferry sinks", "No ferry sank", "Six on board", "Pier closed", "Fog"];
const OUTLETS: [&str; 3] = ["Bay Post", "Harbour Radio", "Coast Wire"];

/// A case of somebody who recorded some of the documents.
pub(crate) fn recorded(choices: &mut Choices) -> Case {
    let mut case =
        Case { title: choices.among(&["The ferry", "Ferry", ""]).into(), ..Case::default() };
    if choices.yes() {
        case.language = Some(choices.among(&["en", "en-GB"]).into());
    }
    for document in 0..SENTENCES.len() {
        if choices.one_of(3) > 0 {
            source(&mut case, document, choices);
        }
    }
    entities(&mut case, choices);
    judgements(&mut case, choices);
    case
}

fn text(document: usize) -> String {
    SENTENCES[document].join(" ")
}

fn snapshot(text: String, choices: &mut Choices) -> Snapshot {
    let retrieved = choices.among(&["", "2024-03", "2024-03-02", "2024-03-05"]);
    Snapshot {
        sha256: sha256_hex(text.as_bytes()),
        text,
        retrieved: retrieved.parse().ok(),
        file: None,
    }
}

fn source(case: &mut Case, document: usize, choices: &mut Choices) {
    let id = choices.among(&["s-1", "s-2", "s-3", "post", "wire", "radio", "x"]);
    let id = SourceId::new(id).unwrap();
    if case.source(&id).is_some() {
        return;
    }
    let mut source = Source::new(id.clone(), choices.among(&[TITLES[document], "Ferry", "News"]));
    source.publisher = choices
        .among(&[None, Some(OUTLETS[document % 3]), Some(OUTLETS[0]), Some("The Post")])
        .map(str::to_owned);
    let page = format!("bay.example/news/{document}");
    source.url = choices.among(&[
        None,
        Some(format!("https://{page}")),
        Some(format!("http://www.{page}/?utm_source=feed")),
        Some("https://bay.example/".to_owned()),
    ]);
    source.published = choices.among(&["", "2024-03", "2024-03-02", "2024-03-04"]).parse().ok();
    source.authors = match choices.one_of(3) {
        0 => vec![],
        1 => vec!["A. Moe".into()],
        _ => vec!["B. Lund".into(), "A. Moe".into()],
    };
    source.cites =
        choices.among(&[vec![], vec!["Coast Wire".into()], vec!["s-1".into(), "wire".into()]]);
    if choices.one_of(3) > 0 {
        source.snapshots.push(snapshot(text(document), choices));
    }
    if choices.one_of(4) == 0 {
        let corrected = format!("Corrected. {}", text(document));
        let mut later = snapshot(corrected, choices);
        later.retrieved = "2024-04".parse().ok();
        source.snapshots.push(later);
    }
    let sentences = SENTENCES[document];
    case.sources.push(source);
    for sentence in sentences {
        if choices.one_of(4) > 0 {
            claim(case, &id, sentence, choices);
        }
    }
}

fn claim(case: &mut Case, source: &SourceId, sentence: &str, choices: &mut Choices) {
    let number = choices.one_of(30);
    let id = ClaimId::new(format!("c{number}")).unwrap();
    if case.claim(&id).is_some() {
        return;
    }
    let mut claim = Claim::new(id, source.clone(), sentence);
    claim.chain.claimant = choices.among(&[None, None, Some("the owner".to_owned())]);
    claim.chain.verb = choices.among(&[None, Some("said".to_owned()), Some("claims".to_owned())]);
    if choices.one_of(4) == 0 {
        let verb = choices.among(&[None, Some("noted".to_owned()), Some("reported".to_owned())]);
        claim.chain.via = vec![Relay { name: "Coast Wire".into(), verb }];
    }
    claim.chain.end =
        choices.among(&[None, None, Some(ChainEnd::Unknown), Some(ChainEnd::Observation)]);
    claim.note =
        choices.among(&[None, None, Some("seen".to_owned()), Some("check this".to_owned())]);
    if choices.one_of(3) > 0 {
        let recorded = case.source(source).unwrap();
        claim.citation = Some(match recorded.text() {
            None => Citation::unverified(sentence.into(), None, None),
            Some(newest) => {
                let start = newest.text.find(sentence).unwrap();
                Citation {
                    snapshot: Some(newest.sha256.clone()),
                    position: Some((start, start + sentence.len())),
                    found: Match::Verbatim,
                    ..Citation::unverified(sentence.into(), None, None)
                }
            }
        });
    }
    case.claims.push(claim);
}

fn entities(case: &mut Case, choices: &mut Choices) {
    let mut names = [("Bay", "the bay"), ("Owner", "the owner"), ("Lund", "Lunde")];
    if choices.yes() {
        names.reverse();
    }
    // Nobody speaks for one who is recorded later, so that no case has a circle of its own.
    let mut earlier = vec![None];
    for (name, alias) in names {
        let speaks_for: Option<String> = choices.among(&earlier);
        earlier.push(Some(name.to_owned()));
        if choices.yes() {
            let kind = choices.among(&[EntityKind::Place, EntityKind::Place, EntityKind::Body]);
            let (name, aliases) = match choices.one_of(3) {
                0 => (name, vec![]),
                1 => (name, vec![alias.to_owned()]),
                _ => (alias, vec![name.to_owned()]),
            };
            let name = name.to_owned();
            case.entities.push(Entity { name, kind, aliases, speaks_for, within: None });
        }
    }
    for name in OUTLETS {
        if choices.yes() {
            let family = choices.among(&["Tide Media", "Bay Group"]).to_owned();
            case.publishers.push(Publisher { name: name.into(), family: Some(family) });
        }
    }
}

fn judgements(case: &mut Case, choices: &mut Choices) {
    for pair in case.claims.windows(2).take(2) {
        let at = choices.among(&["2024-03-06T09:00:00Z", "2024-03-07T09:00:00Z"]);
        let by = choices.among(&["Ada", "Ben"]);
        let judgement =
            Judgement::new(Subject::link(&pair[0], &pair[1]), Decision::Dismissed, "no", by, at);
        if choices.one_of(3) == 0 {
            let how = choices.among(&HowWithdrawn::ALL);
            let withdrawal = Withdrawal::new(judgement.id(), "yes", by, "2024-03-08T09:00:00Z");
            let withdrawal = Withdrawal { how, ..withdrawal };
            if choices.one_of(3) == 0 {
                let takes_back = Some(withdrawal.id());
                let how = choices.among(&HowWithdrawn::ALL);
                case.withdrawals.push(Withdrawal { takes_back, how, ..withdrawal.clone() });
            }
            case.withdrawals.push(withdrawal);
        }
        if !case.judgements.contains(&judgement) {
            case.judgements.push(judgement);
        }
    }
    case.judgements.sort_by_key(|it| (it.at.clone(), it.turn, it.id()));
    case.withdrawals = in_order(std::mem::take(&mut case.withdrawals));
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..260)
}

/// One person's case; it shows itself as a case file.
#[derive(Clone)]
pub(crate) struct Recorded(pub(crate) Case);

impl std::fmt::Debug for Recorded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}", to_toml_with(&self.0, Documents::Inline))
    }
}

impl std::ops::Deref for Recorded {
    type Target = Case;

    fn deref(&self) -> &Case {
        &self.0
    }
}

/// What somebody may have recorded.
pub(crate) fn case() -> impl Strategy<Value = Recorded> {
    bytes().prop_map(|bytes| Recorded(recorded(&mut Choices::of(bytes))))
}

/// Fails with the lines that differ where two cases are not the same in all they hold.
#[track_caller]
pub(crate) fn same(one: &Case, other: &Case) {
    if one != other {
        let [one, other] = [one, other].map(|case| format!("{case:#?}"));
        let lines = one.lines().zip(other.lines()).filter(|(one, other)| one != other);
        let lines: Vec<String> =
            lines.take(8).map(|(one, other)| format!("{one}\n    {other}")).collect();
        panic!("the cases differ:\n{}", lines.join("\n"));
    }
}

/// What all claims of a case say.
pub(crate) fn contents(case: &Case) -> Vec<ContentHash> {
    let mut hashes: Vec<ContentHash> = case.claims.iter().map(ContentHash::of).collect();
    hashes.sort();
    hashes
}
