//! How two clauses hang together at a place where they may be cut.

use crate::text::lexicon::Lexicon;

use super::super::{
    forms,
    groups::{Group, group},
    participles::{self, Participle, participle},
    tags::{Tag, Word},
};
use super::cuts::Joint;
use super::inner::is_main_verb;
use super::subject::own_subject;

/// What is known of the place between two clauses.
pub(super) struct Seam {
    pub(super) from: usize,
    pub(super) at: usize,
    pub(super) comma: bool,
    pub(super) coordinator: bool,
    pub(super) strong: bool,
    pub(super) in_inner: bool,
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

pub(super) fn joint(row: &[&Word], start: usize, seam: &Seam) -> Option<Joint> {
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
    if seam.coordinator && word.tag == Tag::Ing && follows_participle(row, seam) {
        return participial(row, seam.from, bare)
            .filter(|joint| matches!(joint, Joint::Asserting(_)));
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
        return infinitive_with_to(row, seam);
    }
    let separate = seam.strong || seam.coordinator && seam.joins_clauses(row, start);
    let commas = if seam.strong || seam.comma { 2 } else { 0 };
    (separate && !is_conditional(row, seam.from) && own_subject(row, start, commas).is_some())
        .then_some(Joint::Own)
}

/// "agreed to pay and to leave": the second "to" is dropped with the seam, so it counts as shared.
fn infinitive_with_to(row: &[&Word], seam: &Seam) -> Option<Joint> {
    let first = (seam.from..seam.at).find(|at| row[*at].tag == Tag::Base)?;
    (first > seam.from && row[first - 1].tag == Tag::To).then_some(Joint::Infinitive)
}

/// Whether a finite predicate shares the auxiliaries of the one before it.
fn shared(row: &[&Word], from: usize, at: usize) -> Joint {
    let Some(first) = (from..at).find(|place| is_main_verb(row, from, *place)) else {
        return Joint::Subject;
    };
    let first = group(row, first);
    let open = forms::shape(&row[at].folded, &row[at].lemma).may_be_participle();
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

/// Whether a participle that tells of an event stands before "and": ", killing four and wounding".
fn follows_participle(row: &[&Word], seam: &Seam) -> bool {
    let ing = (seam.from + 1..seam.at).rev().find(|at| row[*at].tag == Tag::Ing);
    ing.is_some_and(|at| {
        row[at - 1].is(",") && participle(&row[at].lemma) == Some(Participle::Asserts)
    })
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
