//! `[[judgement]]`: what people decided, by the ids of the claims.

use chrono::{DateTime, Datelike, SecondsFormat, Utc};

use crate::model::{Decision, HowWithdrawn};

use super::{
    node::{Node, Value},
    problem::{Place, Sink},
    reader::{At, Reader},
};

/// What a judgement or an expectation names its claims as.
#[derive(Debug)]
pub(super) enum About {
    Pair([At<String>; 2]),
    Point(Vec<At<String>>),
}

#[derive(Debug)]
pub(super) struct JudgementDraft {
    pub(super) place: Place,
    pub(super) about: About,
    pub(super) decision: Decision,
    pub(super) reason: String,
    pub(super) by: String,
    pub(super) at: String,
    /// Where the file says it: else its place among those of one person, subject and moment.
    pub(super) turn: Option<u32>,
    pub(super) evidence: Option<At<String>>,
    pub(super) question: Option<String>,
    pub(super) others: Vec<At<String>>,
    pub(super) withdrawn: Vec<WithdrawnDraft>,
}

/// That the judgement no longer counts, or that an earlier one of these does not.
#[derive(Debug)]
pub(super) struct WithdrawnDraft {
    /// Which of those above it this one takes back, from 0.
    pub(super) takes_back: Option<usize>,
    pub(super) how: HowWithdrawn,
    pub(super) turn: u32,
    pub(super) reason: String,
    pub(super) by: String,
    pub(super) at: String,
}

pub(super) fn read(node: Node, file: &Place, sink: &mut Sink) -> Option<JudgementDraft> {
    let mut reader = Reader::new("judgement", node, file, sink)?;
    let about = read_about(&mut reader);
    for key in ["decision", "at"] {
        reader.require(key);
    }
    let decision_line = reader.line("decision");
    let decision = reader.word::<Decision>("decision");
    let reason = reader.required("reason");
    let by = reader.required("by");
    let at = read_moment(&mut reader);
    let turn = read_turn(&mut reader);
    let (evidence, question, others) = read_more(&mut reader, decision);
    let withdrawn = reader.take("withdrawn");
    if let (Some(About::Pair(_)), Some(decision)) = (&about, decision)
        && decision.is_of_points_only()
    {
        let message = format!(
            "\"{decision}\" is said of points only: a pair is confirmed, dismissed or unsure"
        );
        reader.problem(decision_line, "decision", message);
    }
    let place = reader.place().clone();
    reader.finish();
    let withdrawn = withdrawn.map_or(vec![], |node| read_withdrawn(node, file, sink));
    let (about, decision, at) = (about?, decision?, at?);
    Some(JudgementDraft {
        place,
        about,
        decision,
        reason,
        by,
        at,
        turn,
        evidence,
        question,
        others,
        withdrawn,
    })
}

/// What some decisions say beside the reason: evidence, question and others.
fn read_more(
    reader: &mut Reader<'_>,
    decision: Option<Decision>,
) -> (Option<At<String>>, Option<String>, Vec<At<String>>) {
    for (key, of, is_needed) in [
        ("evidence", &[Decision::Settled][..], false),
        ("question", &[Decision::Renamed], true),
        ("others", &[Decision::Split, Decision::Joined], true),
    ] {
        let Some(decision) = decision else { continue };
        if reader.has(key) && !of.contains(&decision) {
            let said = of.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(" or ");
            let message = format!("is said with {said} only: leave it out of \"{decision}\"");
            reader.problem(reader.line(key), key, message);
        } else if is_needed && of.contains(&decision) {
            reader.require(key);
        }
    }
    let evidence = reader.text_at("evidence");
    let question = reader.text("question");
    let others = claims(reader, "others").unwrap_or_default();
    (evidence, question, others)
}

/// No person judges one thing more often in one moment; there are always turns left for those that come later.
const LAST_TURN: u32 = 1_000_000;

fn read_turn(reader: &mut Reader<'_>) -> Option<u32> {
    let Node { line, value } = reader.take("turn")?;
    let turn = match &value {
        Value::Other { written, .. } => written.parse().ok().filter(|turn| *turn <= LAST_TURN),
        _ => None,
    };
    if turn.is_none() {
        reader.problem(line, "turn", "is no whole number from 0 to 1000000: 0, 1, 2 …");
    }
    turn
}

/// One withdrawal as `[judgement.withdrawn]`, several as `[[judgement.withdrawn]]`.
fn read_withdrawn(node: Node, file: &Place, sink: &mut Sink) -> Vec<WithdrawnDraft> {
    let nodes = match node.value {
        Value::List(nodes) => nodes,
        _ => vec![node],
    };
    let mut withdrawn = Vec::with_capacity(nodes.len());
    for (above, node) in nodes.into_iter().enumerate() {
        withdrawn.push(read_one_withdrawn(node, above, file, sink));
    }
    // With one missing the numbers would mean others; it was reported.
    withdrawn.into_iter().collect::<Option<_>>().unwrap_or_default()
}

fn read_one_withdrawn(
    node: Node,
    above: usize,
    file: &Place,
    sink: &mut Sink,
) -> Option<WithdrawnDraft> {
    let mut reader = Reader::new("judgement.withdrawn", node, file, sink)?;
    reader.require("at");
    let takes_back = read_takes_back(&mut reader, above);
    let has_how = reader.has("how");
    let how = reader.word("how").or((!has_how).then(HowWithdrawn::default));
    let (reason, by) = (reader.required("reason"), reader.required("by"));
    let at = read_moment(&mut reader);
    let turn = read_turn(&mut reader).unwrap_or_default();
    reader.finish();
    Some(WithdrawnDraft { takes_back, how: how?, turn, reason, by, at: at? })
}

/// The number of one of the withdrawals that stand above, of which there are so many.
fn read_takes_back(reader: &mut Reader<'_>, above: usize) -> Option<usize> {
    let Node { line, value } = reader.take("takes_back")?;
    let number = match &value {
        Value::Other { written, .. } => written.parse().ok(),
        _ => None,
    };
    let named = number.and_then(|number: usize| number.checked_sub(1)).filter(|at| *at < above);
    if named.is_none() {
        let message = match above {
            0 => "names no withdrawal: there is none above it in this judgement".to_owned(),
            _ => format!(
                "names no withdrawal: write the number of one that stands above it in this judgement, 1 to {above}"
            ),
        };
        reader.problem(line, "takes_back", message);
    }
    named
}

fn read_about(reader: &mut Reader<'_>) -> Option<About> {
    let (has_pair, has_point) = (reader.has("pair"), reader.has("point"));
    let line = reader.line("point");
    let pair = pair(reader, "pair");
    let point = claims(reader, "point");
    match (has_pair, has_point) {
        (true, true) => {
            reader.problem(
                line,
                "point",
                "stands beside a pair: a judgement is about one of the two",
            );
            None
        }
        (true, false) => pair.map(About::Pair),
        (false, true) => point.map(About::Point),
        (false, false) => {
            let message = "is missing: name the two claims as pair, or those of a point as point";
            reader.problem(reader.place().line, "pair", message);
            None
        }
    }
}

/// The two claims of a list, or the problem that they are not two different ones.
pub(super) fn pair(reader: &mut Reader<'_>, key: &'static str) -> Option<[At<String>; 2]> {
    let line = reader.line(key);
    let nodes = reader.list(key)?;
    if nodes.len() != 2 {
        let message = format!("is a list of {}: name two claims, [\"a\", \"b\"]", nodes.len());
        reader.problem(line, key, message);
        return None;
    }
    let ids = nodes.into_iter().filter_map(|node| reader.as_text(key, node)).collect::<Vec<_>>();
    let [a, b] = <[At<String>; 2]>::try_from(ids).ok()?;
    if a.value == b.value && !a.value.starts_with(HASH) {
        reader.problem(
            b.line,
            key,
            format!("names {:?} twice: name two different claims", b.value),
        );
        return None;
    }
    Some([a, b])
}

/// The claims of a list, or the problem that there is none or one twice.
pub(super) fn claims(reader: &mut Reader<'_>, key: &'static str) -> Option<Vec<At<String>>> {
    let line = reader.line(key);
    let nodes = reader.list(key)?;
    if nodes.is_empty() {
        reader.problem(line, key, "names no claim: name the claims of the point");
    }
    let ids: Vec<_> = nodes.into_iter().filter_map(|node| reader.as_text(key, node)).collect();
    once_each(reader, key, &ids);
    (!ids.is_empty()).then_some(ids)
}

/// Reports what stands in a list of ids more than once.
pub(super) fn once_each(reader: &mut Reader<'_>, key: &str, ids: &[At<String>]) {
    let mut seen = rustc_hash::FxHashSet::default();
    for id in ids {
        if !seen.insert(id.value.as_str()) {
            reader.problem(id.line, key, format!("names {:?} twice: name it once", id.value));
        }
    }
}

/// How a judgement names a claim that the case no longer holds: by its content hash.
pub(super) const HASH: &str = "hash:";

/// A moment in one form, so that two of them sort as texts: in UTC with `T` and `Z`, a fraction in thousandths,
/// millionths or billionths of a second.
fn read_moment(reader: &mut Reader<'_>) -> Option<String> {
    let at = reader.moment("at")?;
    let moment = DateTime::parse_from_rfc3339(&at.value).map(|moment| moment.with_timezone(&Utc));
    match moment {
        Ok(moment) if (0..=9999).contains(&moment.year()) => {
            Some(moment.to_rfc3339_opts(SecondsFormat::AutoSi, true))
        }
        _ => {
            let message = format!("{:?} is no moment: write 2025-12-01T09:30:00Z", at.value);
            reader.problem(at.line, "at", message);
            None
        }
    }
}
