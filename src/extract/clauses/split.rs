//! Cutting a sentence into the clauses that assert something of their own.
//!
//! A cut is made only where both sides have a verb with a tense, or a participle that tells of an event of
//! its own. What "and" joins within one phrase stays together.

use crate::text::lexicon::Lexicon;

use super::{
    draft::{Bit, Draft},
    groups::{Group, Tense, group, like},
    participles::{self, Participle, participle},
    relatives,
    tags::{Tag, Word},
};

/// How one clause hangs on the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Joint {
    /// It has a subject of its own.
    Own,
    /// It shares the subject: "and closed two roads".
    Subject,
    /// It shares the subject and the auxiliaries: "was hit and damaged".
    Auxiliaries,
    /// It shares all that stands before the first infinitive: "must stop and leave".
    Infinitive,
    /// A participle that asserts: "killing four"; with the verb's base form.
    Asserting(String),
    /// A subject and a participle: "with Denmark offering a loan"; with the verb's base form.
    Absolute(String),
    /// A participle of saying: "warning that the dam may break".
    Saying,
    /// A participle or a noun phrase that comments: "underscoring the danger", "a sign of weakness".
    Commenting,
}

/// A place to cut: where the clause before ends, where the next begins, and how it hangs on.
struct Cut {
    end: usize,
    start: usize,
    joint: Joint,
}

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
    range: std::ops::Range<usize>,
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
fn after_participle(draft: &Draft, row: &[&Word], range: &std::ops::Range<usize>) -> Vec<Bit> {
    let skip =
        row[range.clone()].iter().position(|word| word.tag == Tag::Ing).map_or(0, |at| at + 1);
    draft.bits[skip..].to_vec()
}

/// The subject and the verb of a clause with a subject of its own.
fn read_head(main: &[usize], row: &[&Word], range: std::ops::Range<usize>) -> Option<Head> {
    let bits = |range: std::ops::Range<usize>| -> Vec<Bit> {
        main[range].iter().copied().map(Bit::Word).collect()
    };
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

/// Where the adverbial that leads a clause ends: after "On Monday,".
fn frame(row: &[&Word], start: usize, verb: usize) -> usize {
    let opens = (start..verb).find(|at| !matches!(row[*at].tag, Tag::Mark | Tag::Coordinator));
    let leads = opens.is_some_and(|at| {
        matches!(
            row[at].tag,
            Tag::Preposition | Tag::Adverb | Tag::Subordinator | Tag::Ing | Tag::Number
        ) || is_day(row[at])
    });
    if !leads {
        return start;
    }
    (start..verb).find(|at| row[*at].is(",")).map_or(start, |at| at + 1)
}

/// Whether the words say when: they hold a number, a month, a weekday or a word of time.
fn is_temporal(row: &[&Word]) -> bool {
    row.len() <= 9 && row.iter().any(|word| word.tag == Tag::Number || is_day(word))
}

fn is_day(word: &Word) -> bool {
    matches!(
        word.folded.as_str(),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "today"
            | "yesterday"
            | "week"
            | "month"
            | "year"
            | "night"
            | "morning"
            | "evening"
            | "day"
    )
}

/// Whether a subject is of several: "and" joins it, or its last noun before any "of" is in the plural.
fn is_plural(subject: &[&Word]) -> bool {
    let head = subject.iter().take_while(|word| word.tag != Tag::Preposition);
    let nominal: Vec<_> =
        head.filter(|word| word.is_nominal() || word.tag == Tag::Coordinator).collect();
    nominal.iter().any(|word| word.is("and"))
        || nominal.last().is_some_and(|word| {
            word.tag == Tag::Noun && is_plural_form(word)
                || matches!(word.folded.as_str(), "they" | "we" | "people" | "police" | "others")
        })
}

fn is_plural_form(word: &Word) -> bool {
    let s = word.folded.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.folded.ends_with(end));
    word.lemma != word.folded || s && !Lexicon::english().is_common(&word.folded)
}

/// Whether the word opens the verb group that a clause beginning at `from` is about, not one within it.
fn is_main_verb(row: &[&Word], from: usize, at: usize) -> bool {
    row[at].opens_group() && !within(row, from, at)
}

/// Whether the words have a verb with a tense that is not that of a clause within them.
pub(crate) fn has_main_verb(words: &[Word]) -> bool {
    let row: Vec<&Word> = words.iter().collect();
    let mut verbs = (0..row.len()).filter(|at| row[*at].opens_group() && !row[*at].quoted);
    verbs.any(|at| !within(&row, 0, at))
}

/// Where the part of a content ends that is its own: before a comment, or before what somebody else is told to
/// have done. A content without a verb has no further clauses.
pub(crate) fn own_part(words: &[Word]) -> usize {
    let row: Vec<&Word> = words.iter().collect();
    (1..row.len()).find(|at| !row[*at].quoted && ends_own_part(&row, *at)).unwrap_or(row.len())
}

fn ends_own_part(row: &[&Word], at: usize) -> bool {
    let word = row[at];
    let contrast =
        matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though" | "but");
    if !(word.is(",") || word.tag == Tag::Coordinator || contrast) {
        return false;
    }
    let (start, coordinator) = next_clause(row, at);
    let Some(bare) = (start..row.len()).find(|at| row[*at].tag != Tag::Adverb) else {
        return false;
    };
    if row[bare].opens_group() && coordinator {
        return true;
    }
    let lexicon = Lexicon::english();
    let remark = word.is(",")
        && row[bare].tag == Tag::Ing
        && (participle(&row[bare].lemma).is_some() || lexicon.is_report(&row[bare].folded));
    let comment = word.is(",") && !coordinator && participles::is_comment(&row[start..]);
    let clause = (contrast || word.is(",") && coordinator) && own_subject(row, start, 0).is_some();
    remark || comment || clause
}

/// Whether a clause within the clause is open at `at`: after "who", "because", "that".
fn within(row: &[&Word], from: usize, at: usize) -> bool {
    let mut open = false;
    for place in from..at {
        let word = row[place];
        let contrast = matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though");
        match word.tag {
            Tag::Relative => open = true,
            Tag::Subordinator if place > from && !contrast => open = true,
            Tag::Subordinator if !contrast && !word.is("that") => open = true,
            Tag::Mark if word.is(",") || word.is(";") => open = false,
            _ => {}
        }
    }
    open
}

/// The places where a sentence is cut, in order.
fn cuts(row: &[&Word]) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut from = 0;
    let mut has_verb = false;
    let mut at = 0;
    while at < row.len() {
        let word = row[at];
        if word.opens_group() || word.tag == Tag::Base {
            has_verb |= !within(row, from, at);
        }
        let found = (!word.quoted).then(|| cut_at(row, from, at, has_verb)).flatten();
        let Some(cut) = found else {
            at += 1;
            continue;
        };
        at = cut.start.max(at + 1);
        if cut.joint == Joint::Own {
            from = cut.start;
            has_verb = false;
        } else {
            has_verb = true;
        }
        cuts.push(cut);
        if let Some(verb) = row.get(at).filter(|word| word.opens_group()) {
            has_verb |= verb.opens_group();
        }
    }
    cuts
}

fn cut_at(row: &[&Word], from: usize, at: usize, has_verb: bool) -> Option<Cut> {
    let word = row[at];
    let comma = word.is(",");
    let contrast =
        matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though") && at > from;
    // "Denmark–Norway" is one name.
    let apart = at > 0 && row[at - 1].range.end < word.range.start;
    let dash = word.is("—") || word.is("–") && apart;
    let colon = word.is(";") || word.is(":");
    if !(comma || dash || contrast || colon || word.tag == Tag::Coordinator) || !has_verb {
        return opening_contrast(row, from, at);
    }
    let (start, coordinator) = next_clause(row, at);
    let strong = contrast || colon || dash || row[at + 1..start].iter().any(|w| is_contrast(w));
    let in_inner = within(row, from, at);
    joint(row, start, &Seam { from, at, comma, coordinator, strong, in_inner })
        .map(|joint| Cut { end: at, start, joint })
        .or_else(|| opening_contrast(row, from, at))
}

fn is_contrast(word: &Word) -> bool {
    matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though" | "but")
}

/// "While the port reopened, the bridge stayed closed": the comma after the first clause ends it.
fn opening_contrast(row: &[&Word], from: usize, at: usize) -> Option<Cut> {
    let opens = row.get(from).is_some_and(|word| {
        matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though")
    });
    let has_verb = (from..at).any(|place| row[place].opens_group());
    let own = opens && row[at].is(",") && has_verb && own_subject(row, at + 1, 2).is_some();
    own.then_some(Cut { end: at, start: at + 1, joint: Joint::Own })
}

/// Where the next clause begins behind a mark, and whether a coordinator leads to it.
fn next_clause(row: &[&Word], at: usize) -> (usize, bool) {
    let mut start = at;
    let mut coordinator = false;
    while let Some(word) = row.get(start) {
        let contrast = is_contrast(word);
        let skip = start == at && word.tag == Tag::Mark
            || word.tag == Tag::Coordinator && !coordinator
            || contrast && word.tag == Tag::Subordinator;
        if !skip {
            break;
        }
        coordinator |= word.tag == Tag::Coordinator;
        start += 1;
    }
    (start, coordinator)
}

/// What is known of the place between two clauses.
struct Seam {
    from: usize,
    at: usize,
    comma: bool,
    coordinator: bool,
    strong: bool,
    in_inner: bool,
}

impl Seam {
    /// Whether "and" may join two clauses here, rather than two words: "soft and yielding ground gave way",
    /// "talks between Arden and Brook failed".
    fn joins_clauses(&self, row: &[&Word], start: usize) -> bool {
        let joins =
            row[self.at..start].iter().all(|word| !matches!(word.folded.as_str(), "or" | "nor"));
        let adjectives = self.at > 0
            && row[self.at - 1].tag == Tag::Adjective
            && matches!(row[start].tag, Tag::Adjective | Tag::Noun);
        let last_verb =
            (self.from..self.at).rev().find(|at| row[*at].opens_group()).unwrap_or(self.from);
        let between =
            row[last_verb..self.at].iter().any(|word| word.is("between") || word.is("both"));
        joins && !adjectives && !between && !is_reporting(row, self.from, self.at)
    }
}

fn joint(row: &[&Word], start: usize, seam: &Seam) -> Option<Joint> {
    let bare = (start..row.len()).find(|at| row[*at].tag != Tag::Adverb)?;
    let word = row[bare];
    if seam.comma && !seam.coordinator {
        if word.tag == Tag::Ing {
            return participial(row, seam.from, bare);
        }
        if participles::is_comment(&row[start..]) {
            return Some(Joint::Commenting);
        }
        if let Some(base) = absolute(row, start) {
            return Some(Joint::Absolute(base));
        }
    }
    if seam.in_inner && !seam.strong {
        return None;
    }
    let be =
        (seam.from..seam.at).rev().find(|at| row[*at].opens_group() || row[*at].tag == Tag::Base);
    if be.is_some_and(|at| row[at].is("be") && row[at].tag == Tag::Base)
        && !seam.comma
        && word.tag == Tag::Finite
    {
        return None;
    }
    let listed = seam.coordinator || seam.strong || seam.comma && is_list_of_verbs(row, bare);
    if word.opens_group() && listed && !is_conditional(row, seam.from) {
        return Some(shared(row, seam.from, bare));
    }
    let told = (seam.from..seam.at).any(|at| row[at].opens_group());
    if word.tag == Tag::Base && seam.coordinator && told {
        return Some(Joint::Infinitive);
    }
    if word.tag == Tag::To
        && told
        && seam.coordinator
        && row.get(bare + 1).is_some_and(|w| w.tag == Tag::Base)
    {
        return infinitive_with_to(row, seam, bare);
    }
    let separate = seam.strong || seam.coordinator && seam.joins_clauses(row, start);
    let commas = if seam.strong || seam.comma { 2 } else { 0 };
    (separate && !is_conditional(row, seam.from) && own_subject(row, start, commas).is_some())
        .then_some(Joint::Own)
}

/// "agreed to pay and to leave": the second "to" is dropped with the seam, so it counts as shared.
fn infinitive_with_to(row: &[&Word], seam: &Seam, _bare: usize) -> Option<Joint> {
    let first = (seam.from..seam.at).find(|at| row[*at].tag == Tag::Base)?;
    (first > seam.from && row[first - 1].tag == Tag::To).then_some(Joint::Infinitive)
}

/// Whether a finite predicate shares the auxiliaries of the one before it.
fn shared(row: &[&Word], from: usize, at: usize) -> Joint {
    let Some(first) = (from..at).find(|place| is_main_verb(row, from, *place)) else {
        return Joint::Subject;
    };
    let first = group(row, first);
    let open = super::forms::shape(&row[at].folded, &row[at].lemma).may_be_participle();
    let object = row.get(at + 1).is_some_and(|next| {
        matches!(
            next.tag,
            Tag::Determiner | Tag::Name | Tag::Number | Tag::Noun | Tag::Adjective | Tag::Pronoun
        )
    });
    let shares = row[at].tag == Tag::Finite && open && first.main > first.start;
    if shares && (first.passive && !object || !first.passive && is_perfect(row, &first)) {
        Joint::Auxiliaries
    } else {
        Joint::Subject
    }
}

fn is_perfect(row: &[&Word], group: &Group) -> bool {
    row[group.start].lemma == "have"
}

/// "seized X, burned Y and arrested Z": a lone comma joins predicates only where "and" joins the last.
fn is_list_of_verbs(row: &[&Word], at: usize) -> bool {
    row[at + 1..]
        .windows(2)
        .take_while(|pair| !pair[0].is(";"))
        .any(|pair| pair[0].tag == Tag::Coordinator && pair[1].tag == Tag::Finite)
}

/// A clause under a condition is one assertion with it.
fn is_conditional(row: &[&Word], from: usize) -> bool {
    row.get(from)
        .is_some_and(|word| matches!(word.folded.as_str(), "if" | "unless" | "when" | "once"))
}

/// "said the port and the bridge were closed": what follows a word of saying is one statement.
fn is_reporting(row: &[&Word], from: usize, at: usize) -> bool {
    let lexicon = Lexicon::english();
    let last =
        (from..at).rev().find(|place| row[*place].opens_group() || row[*place].tag == Tag::Base);
    let comma = row[at].is(",");
    last.is_some_and(|place| {
        !comma
            && lexicon.is_report(&row[place].folded)
            && row[place].lemma != "be"
            && row[place].lemma != "have"
    })
}

/// Where the verb of a clause stands that begins at `start` with a subject of its own.
///
/// Commas may stand within the subject only where a strong seam leads to it.
fn own_subject(row: &[&Word], start: usize, commas_allowed: usize) -> Option<usize> {
    let mut nominal = false;
    let mut commas = 0;
    for at in start..row.len() {
        let word = row[at];
        if word.opens_group() {
            return nominal.then_some(at);
        }
        match word.tag {
            Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Number => nominal = true,
            Tag::Determiner
            | Tag::Adjective
            | Tag::Possessive
            | Tag::Preposition
            | Tag::Adverb
            | Tag::Participle
            | Tag::To => {}
            Tag::Subordinator if at == start && word.is("that") => {}
            Tag::Coordinator if nominal && !row[at - 1].is(",") => {}
            Tag::Mark if word.is_quote() || word.is("(") || word.is(")") => {}
            Tag::Mark if word.is(",") && commas < commas_allowed => commas += 1,
            _ => return None,
        }
    }
    None
}

fn participial(row: &[&Word], from: usize, at: usize) -> Option<Joint> {
    if Lexicon::english().is_report(&row[at].folded) {
        return Some(Joint::Saying);
    }
    match participle(&row[at].lemma)? {
        Participle::Comments => Some(Joint::Commenting),
        Participle::Asserts => {
            let verb = (from..at).find(|place| is_main_verb(row, from, *place))?;
            // "The depot was hit by a storm, killing four": not the depot killed them.
            (!group(row, verb).passive).then(|| Joint::Asserting(row[at].lemma.clone()))
        }
    }
}

/// "with Denmark offering a loan": the verb's base form, where a name does what a participle tells.
fn absolute(row: &[&Word], start: usize) -> Option<String> {
    if !row[start].is("with") {
        return None;
    }
    let subject = row[start + 1..].iter().take(8).take_while(|word| word.is_nominal()).count();
    let named = row[start + 1..=start + subject].iter().any(|word| word.tag == Tag::Name);
    let verb = row.get(start + 1 + subject).filter(|word| word.tag == Tag::Ing && named)?;
    let comments = participle(&verb.lemma) == Some(Participle::Comments);
    (!comments && verb.lemma != verb.folded && verb.lemma != "be").then(|| verb.lemma.clone())
}
