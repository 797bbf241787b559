//! One link laid out to be decided on: the point, the two claims with their quotes, what the rules say, and
//! what people said.

use atodds::detect::Answers;
use atodds::export::{date_in_words, day_of, size_of_point, span_in_words, stance_in_words};
use atodds::model::{Judgement, Match};
use atodds::report::{ClaimView, Context, LinkView, PointView, PositionView};

use super::judged::Word;
use super::words::{Paragraph, Part};
use crate::cli::words;

/// A link laid out. Each part is paragraphs, one below the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Card {
    /// The point and how it stands.
    pub(super) point: Vec<Paragraph>,
    /// How the two claims stand to each other, and why.
    pub(super) because: Vec<Paragraph>,
    /// The two claims.
    pub(super) sides: [Vec<Paragraph>; 2],
    /// What people said of the link.
    pub(super) judged: Vec<Paragraph>,
    /// What the other rules say.
    pub(super) others: Vec<Paragraph>,
}

/// All that a card is made of.
pub(super) struct Parts<'a> {
    pub(super) link: &'a LinkView,
    pub(super) point: Option<&'a PointView>,
    /// The two claims, in the order of the queue.
    pub(super) claims: [&'a ClaimView; 2],
    /// What stands around the quote of each.
    pub(super) contexts: [Option<Context>; 2],
    /// What every rule says, once that is known.
    pub(super) answers: Option<&'a Answers>,
    /// Everything that was said of the link, oldest first.
    pub(super) said: Vec<(&'a Judgement, Word)>,
}

impl Card {
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        Self {
            point: point(parts),
            sides: [side(parts, 0), side(parts, 1)],
            because: because(parts),
            judged: judged(parts),
            others: others(parts),
        }
    }
}

fn point(parts: &Parts<'_>) -> Vec<Paragraph> {
    let Some(point) = parts.point else {
        return vec![Paragraph::at(0).with(Part::Faint, "this link belongs to no point")];
    };
    let status = point.status.as_str().to_uppercase();
    vec![
        Paragraph::at(0)
            .with(Part::Strong, &point.question)
            .with(Part::Plain, "  ")
            .with(Part::Status(point.status), &status)
            .with(Part::Faint, &format!(" · {}", size_of_point(point))),
    ]
}

/// The words of each claim that triggered the rule, in the order of the queue.
fn triggers<'a>(parts: &Parts<'a>, number: usize) -> Vec<&'a str> {
    let because = &parts.link.because;
    let is_a = parts.claims[number].id == parts.link.a;
    let words = if is_a { &because.words_a } else { &because.words_b };
    words.iter().map(String::as_str).collect()
}

fn side(parts: &Parts<'_>, number: usize) -> Vec<Paragraph> {
    /// How far in everything below the claim's text begins.
    const IN: usize = 3;
    let claim = parts.claims[number];
    let triggers = triggers(parts, number);
    let label = (number + 1).to_string();
    let mut side = vec![
        Paragraph::labelled(&label).with_triggers(Part::Strong, &claim.text, &triggers),
        Paragraph::at(IN).with(Part::Plain, &who(claim)),
        quote(claim, parts.contexts[number].as_ref(), Paragraph::at(IN), &triggers),
        Paragraph { is_one_line: true, ..Paragraph::at(IN) }.with(Part::Plain, &published(claim)),
    ];
    let holds = |it: &&PositionView| it.claims().any(|other| other.id == claim.id);
    let position = parts.point.and_then(|point| point.positions.iter().find(holds));
    let stands = position.map(|it| format!("position {}: {} · ", it.label, it.answer));
    let stands = format!("{}{}", stands.unwrap_or_default(), claim.id);
    side.push(Paragraph::at(IN).with(Part::Faint, &stands));
    side.extend(remark(claim).map(|it| Paragraph::at(IN).with(Part::Strong, &it)));
    if let Some(note) = &claim.note {
        side.push(Paragraph::at(IN).with(Part::Faint, &format!("note: {note}")));
    }
    side
}

/// Who says it, through whom, how and when: `Mayor, via BBC · denies it · said 2 Mar 2024 · origin: City council`.
fn who(claim: &ClaimView) -> String {
    let verb = claim.chain.verb.as_ref().map(|verb| format!(" ({verb})")).unwrap_or_default();
    let own = if claim.is_own_voice() { ", in its own voice" } else { "" };
    let relays: Vec<&str> = claim.chain.via.iter().map(|relay| relay.name.as_str()).collect();
    let via =
        if relays.is_empty() { String::new() } else { format!(", via {}", relays.join(" → ")) };
    let mut parts = vec![format!("{}{verb}{own}{via}", claim.voice)];
    parts.extend(stance_in_words(claim.stance).map(str::to_owned));
    parts.extend(claim.stated.map(|date| format!("said {}", date_in_words(date))));
    parts.extend(claim.event.map(|span| format!("of {}", span_in_words(span))));
    parts.extend(claim.place.as_ref().map(|place| format!("in {place}")));
    parts.push(format!("origin: {}", claim.origin));
    parts.join(" · ")
}

/// Where it was published and when: `Example Wire, 3 Dec 2025 · brief-003 ¶11 · “Envoys meet”`.
fn published(claim: &ClaimView) -> String {
    let source = &claim.source;
    let publisher = source.publisher.as_deref().unwrap_or("publisher not known");
    let date = source.published.map_or_else(|| "undated".to_owned(), date_in_words);
    let paragraph = claim.quote.as_ref().and_then(|quote| quote.paragraph);
    let place = paragraph.map(|number| format!(" ¶{number}")).unwrap_or_default();
    format!("{publisher}, {date} · {}{place} · “{}”", source.id, source.title)
}

/// What to know of a quote that does not stand in the document as it is quoted.
fn remark(claim: &ClaimView) -> Option<String> {
    let quote = claim.quote.as_ref()?;
    let turning: Vec<String> = quote.turning().map(str::to_owned).collect();
    match quote.found {
        _ if !turning.is_empty() => Some(words::left_out(&turning)),
        Match::Unverified => Some("the quote is not verified: its source held no text".to_owned()),
        Match::Elided => Some("the quote leaves words out".to_owned()),
        Match::Verbatim | Match::Typographic => None,
    }
}

/// The quote between what stands around it in the document.
fn quote(
    claim: &ClaimView,
    context: Option<&Context>,
    paragraph: Paragraph,
    triggers: &[&str],
) -> Paragraph {
    match (context, &claim.quote) {
        (Some(context), _) => {
            let start = if context.cut_before { "…" } else { "" };
            let end = if context.cut_after { "…" } else { "" };
            paragraph
                .with(Part::Faint, &format!("{start}{}", context.before))
                .with(Part::Quoted, "»")
                .with_triggers(Part::Quoted, &context.quoted, triggers)
                .with(Part::Quoted, "«")
                .with(Part::Faint, &format!("{}{end}", context.after))
        }
        (None, Some(quote)) => paragraph
            .with(Part::Quoted, "»")
            .with_triggers(Part::Quoted, &quote.exact, triggers)
            .with(Part::Quoted, "«"),
        (None, None) => {
            paragraph.with(Part::Faint, "no quote recorded: only the claim’s own sentence")
        }
    }
}

fn because(parts: &Parts<'_>) -> Vec<Paragraph> {
    let link = parts.link;
    let triggers = [triggers(parts, 0), triggers(parts, 1)];
    let all: Vec<&str> = triggers.iter().flatten().copied().collect();
    let mut because = vec![
        Paragraph { hang: 3, ..Paragraph::at(0) }
            .with(Part::Relation(link.relation), link.relation.as_str())
            .with(Part::Faint, &format!(" · {}: ", link.rule))
            .with_triggers(Part::Plain, &link.because.text, &all),
    ];
    if all.iter().any(|word| !link.because.text.contains(word)) {
        let side = |number: usize| {
            let quoted: Vec<String> = triggers[number].iter().map(|it| format!("“{it}”")).collect();
            (!quoted.is_empty()).then(|| format!("{} {}", number + 1, quoted.join(", ")))
        };
        let sides: Vec<String> = [side(0), side(1)].into_iter().flatten().collect();
        because.push(Paragraph::at(3).with(Part::Faint, &format!("words: {}", sides.join(" · "))));
    }
    because
}

fn others(parts: &Parts<'_>) -> Vec<Paragraph> {
    let Some(answers) = parts.answers else {
        return vec![Paragraph::at(0).with(Part::Faint, "other rules: …")];
    };
    let others = answers.iter().filter(|(rule, _)| *rule != parts.link.rule);
    let spoke: Vec<Paragraph> = others
        .filter_map(|(rule, verdict)| {
            let because = &verdict.because()?.text;
            let named = verdict.relation().map_or("not comparable", |it| it.as_str());
            let text = format!("{rule}: {named}: {because}");
            Some(Paragraph { hang: 3, ..Paragraph::at(0) }.with(Part::Faint, &text))
        })
        .collect();
    if spoke.is_empty() {
        return vec![Paragraph::at(0).with(Part::Faint, "other rules: nothing to say of the two")];
    }
    spoke
}

fn judged(parts: &Parts<'_>) -> Vec<Paragraph> {
    if parts.said.is_empty() {
        return vec![Paragraph::at(0).with(Part::Faint, "judged: not yet")];
    }
    let said = parts.said.iter().map(|(judgement, word)| {
        let (part, remark) = match word {
            Word::Counts => (Part::Plain, ""),
            Word::Replaced => (Part::Faint, " (replaced by a later word)"),
            Word::Withdrawn => (Part::Faint, " (taken back)"),
        };
        let Judgement { decision, by, reason, .. } = judgement;
        let day = day_of(&judgement.at);
        Paragraph { hang: 3, ..Paragraph::at(0) }
            .with(if part == Part::Plain { Part::Label } else { part }, decision.as_str())
            .with(part, &format!(" by {by}, {day}: {reason}{remark}"))
    });
    said.collect()
}
