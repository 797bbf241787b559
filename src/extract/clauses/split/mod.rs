//! Cutting a sentence into the clauses that assert something of their own.
//!
//! A cut is made only where both sides have a verb with a tense, or a participle that tells of an event of
//! its own. What "and" joins within one phrase stays together.

mod cuts;
mod inner;
mod joints;
mod own_part;
mod subject;

use std::ops::Range;

use super::{
    draft::{Bit, Draft},
    groups::{Tense, group, like},
    relatives,
    tags::{Tag, Word},
};

use cuts::{Joint, cuts};
use inner::is_main_verb;
use subject::{frame, is_plural, is_temporal};

pub(crate) use inner::has_main_verb;
pub(crate) use own_part::own_part;

/// Cuts the words of a sentence into drafts of its clauses, in the order they stand.
pub(crate) fn split(words: &[Word]) -> Vec<Draft> {
    let (main, mut aside) = relatives::lift(words);
    let row: Vec<&Word> = main.iter().map(|index| &words[*index]).collect();
    let mut drafts = Vec::new();
    let mut head: Option<Head> = None;
    let mut from = 0;
    let mut joint = Joint::Own;
    for cut in cuts(&row) {
        push(&mut drafts, &main, &row, from..cut.end, &joint, &mut head);
        from = cut.start;
        joint = cut.joint;
    }
    push(&mut drafts, &main, &row, from..row.len(), &joint, &mut head);
    drafts.append(&mut aside);
    drafts.sort_by_key(|draft| draft.own.start);
    drafts
}

/// What the clauses that follow may share with the one that has a subject.
struct Head {
    frame: Vec<Bit>,
    subject: Vec<Bit>,
    auxiliaries: Vec<Bit>,
    before_infinitive: Option<Vec<Bit>>,
    tense: Tense,
    plural: bool,
}

fn push(
    drafts: &mut Vec<Draft>,
    main: &[usize],
    row: &[&Word],
    range: Range<usize>,
    joint: &Joint,
    head: &mut Option<Head>,
) {
    if range.is_empty() {
        return;
    }
    let mut draft = Draft::of(&main[range.clone()]);
    match (joint, &head) {
        (Joint::Own, _) => *head = read_head(main, row, range.clone()).or(head.take()),
        (Joint::Subject, Some(head)) => {
            draft.bits = joined(&[&head.frame, &head.subject, &draft.bits]);
        }
        (Joint::Auxiliaries, Some(head)) => {
            draft.bits = joined(&[&head.frame, &head.subject, &head.auxiliaries, &draft.bits]);
        }
        (Joint::Infinitive, Some(Head { before_infinitive: Some(before), .. })) => {
            let to = usize::from(row[range.start].tag == Tag::To);
            draft.bits = joined(&[before, &draft.bits[to..]]);
        }
        (Joint::Asserting(base), Some(head)) => {
            let verb = Bit::Text(like(head.tense, base, head.plural));
            let rest = after_participle(&draft, row, &range);
            draft.bits = joined(&[&head.frame, &head.subject, &[verb], &rest]);
        }
        (Joint::Absolute(base), Some(head)) => {
            let at = row[range.clone()].iter().position(|word| word.tag == Tag::Ing).unwrap_or(1);
            let subject = &row[range.start + 1..range.start + at];
            let verb = Bit::Text(like(head.tense, base, is_plural(subject)));
            draft.bits = joined(&[&head.frame, &draft.bits[1..at], &[verb], &draft.bits[at + 1..]]);
        }
        (Joint::Saying, _) => draft.because = Some("it goes beyond what was said".into()),
        (Joint::Commenting, _) => {
            draft.because = Some("a comment on what was said before it".into())
        }
        _ => {}
    }
    drafts.push(draft);
}

fn joined(parts: &[&[Bit]]) -> Vec<Bit> {
    parts.concat()
}

/// What stands after the participle of a clause, adverbs before it put away.
fn after_participle(draft: &Draft, row: &[&Word], range: &Range<usize>) -> Vec<Bit> {
    let skip =
        row[range.clone()].iter().position(|word| word.tag == Tag::Ing).map_or(0, |at| at + 1);
    draft.bits[skip..].to_vec()
}

/// The subject and the verb of a clause with a subject of its own.
fn read_head(main: &[usize], row: &[&Word], range: Range<usize>) -> Option<Head> {
    let bits =
        |range: Range<usize>| -> Vec<Bit> { main[range].iter().copied().map(Bit::Word).collect() };
    let start = (range.start..range.end).find(|at| is_main_verb(row, range.start, *at));
    let infinitive = (range.start..range.end).find(|at| row[*at].tag == Tag::Base);
    let before_infinitive = infinitive.map(|at| bits(range.start..at));
    let Some(start) = start else {
        return before_infinitive.map(|before| Head {
            frame: vec![],
            subject: vec![],
            auxiliaries: vec![],
            before_infinitive: Some(before),
            tense: Tense::Present,
            plural: false,
        });
    };
    let group = group(row, start);
    let frame_end = frame(row, range.start, start);
    let subject_start = (frame_end..start)
        .find(|at| {
            !matches!(row[*at].tag, Tag::Adverb | Tag::Mark | Tag::Coordinator | Tag::Subordinator)
        })
        .unwrap_or(start);
    let plural = is_plural(&row[subject_start..start]);
    let frame =
        if is_temporal(&row[range.start..frame_end]) { range.start..frame_end } else { 0..0 };
    Some(Head {
        frame: bits(frame),
        subject: bits(subject_start..start),
        auxiliaries: bits(start..group.main),
        before_infinitive,
        tense: group.tense,
        plural,
    })
}
