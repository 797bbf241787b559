//! Every rule's answer on one pair of claims, for a terminal.

use super::layout::{Page, prose};
use super::show::judgements;
use super::{TextStyle, dates, text, words};
use crate::model::{Because, Verdict};
use crate::report::{ClaimView, WhyReport};

/// Sets the two claims, what counts in the end, and every rule's answer with the words behind it.
#[must_use]
pub fn render(why: &WhyReport, style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    claim(&mut page, "A", &why.a);
    claim(&mut page, "B", &why.b);
    page.blank();
    outcome(&mut page, why);
    page.blank();
    answers(&mut page, why);
    page.finish()
}

fn claim(page: &mut Page, label: &str, claim: &ClaimView) {
    let style = page.style;
    let id = style.dim(prose(claim.id.as_str()));
    page.with_remark(&format!("{}  ", style.label(label)), 3, &style.bold(prose(&claim.text)), &id);
    let stance = words::stance(claim.stance).map(str::to_owned);
    let said = claim.stated.map(|date| format!("said {}", dates::date(date)));
    let of = claim.event.map(|span| format!("of {}", dates::span(span)));
    let parts: Vec<String> =
        std::iter::once(claim.voice.clone()).chain(stance).chain(said).chain(of).collect();
    page.indented(3, &prose(&parts.join(" · ")));
    let citation = style.dim(prose(&words::citation(claim)));
    page.pair(3, &text::said(claim), &citation);
}

fn outcome(page: &mut Page, why: &WhyReport) {
    let answers = &why.answers;
    let style = page.style;
    let mut outcome = match (&answers.verdict, &answers.decided_by) {
        (Verdict::Silent, _) => "not linked: no rule has anything to say of the two".to_owned(),
        (verdict, rule) => {
            let by = rule.as_ref().map(|rule| format!(", by {}", prose(rule))).unwrap_or_default();
            format!("{}{by}", named(style, verdict))
        }
    };
    if !answers.candidate {
        outcome.push_str("; detection does not compare the two: they have too little in common");
    }
    page.paragraph(&style.bold("=> "), 3, &outcome);
    // The rule's own answer follows below with its reason; say it here only where it does not.
    let is_listed =
        answers.by_rule.iter().any(|(rule, _)| Some(rule) == answers.decided_by.as_ref());
    if let Some(because) = answers.verdict.because().filter(|_| !is_listed) {
        page.indented(3, &prose(&because.text));
    }
    if let Some(together) = &why.together {
        page.indented(3, &style.dim(prose(together)));
    }
    judgements(page, 3, why.judged.as_ref(), &why.withdrawn);
}

/// What a verdict is called: its relation, or `not comparable`.
fn named(style: TextStyle, verdict: &Verdict) -> String {
    match (verdict.relation(), verdict) {
        (Some(relation), _) => style.relation(relation, relation),
        (None, Verdict::NotComparable { .. }) => "not comparable".to_owned(),
        (None, _) => "silent".to_owned(),
    }
}

fn answers(page: &mut Page, why: &WhyReport) {
    let style = page.style;
    let (silent, spoke): (Vec<_>, Vec<_>) =
        why.answers.by_rule.iter().partition(|(_, verdict)| matches!(verdict, Verdict::Silent));
    for (rule, verdict) in spoke {
        let counts = why.answers.decided_by.as_ref() == Some(rule);
        let mark = if counts { "=>" } else { "  " };
        let name = if counts { style.bold(prose(rule)) } else { prose(rule) };
        page.paragraph(&format!("{mark} "), 3, &format!("{name}: {}", named(style, verdict)));
        if let Some(because) = verdict.because() {
            page.indented(5, &prose(&because.text));
            words_behind(page, because);
        }
    }
    if !silent.is_empty() {
        let rules: Vec<&str> = silent.iter().map(|(rule, _)| rule.as_str()).collect();
        let text = format!("nothing to say: {}", rules.join(", "));
        page.paragraph("   ", 5, &style.dim(prose(&text)));
    }
}

fn words_behind(page: &mut Page, because: &Because) {
    let quoted = |words: &[String]| {
        words.iter().map(|word| format!("“{word}”")).collect::<Vec<String>>().join(", ")
    };
    let sides: Vec<String> = [("A", &because.words_a), ("B", &because.words_b)]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| format!("{label}: {}", quoted(words)))
        .collect();
    if !sides.is_empty() {
        let style = page.style;
        page.indented(5, &style.dim(prose(&sides.join("   "))));
    }
}
