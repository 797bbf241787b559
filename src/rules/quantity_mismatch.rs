use super::shared::figures::{self, Count, Figures};
use super::shared::matter::{excerpt, not_comparable, other_occasion, stands_against};
use super::{Context, Rule};
use crate::model::{Because, Quantity, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "quantity_mismatch",
    summary: "figures of the same thing that cannot both be right",
    doc: "\
## What it finds
Two claims give figures of one thing, and no number satisfies both. A figure is an interval: \"at least
four\" allows four and five, \"almost 90\" does not allow 90. Figures count the same thing when they have one
unit, one thing counted and one fate: killed is not injured. Where they count one sort of thing but not the
same ones, where neither text says what is counted, or where a text gives a guess or a forecast, the pair only
*differs*, and the because says what differs. Texts that are alike in all else speak of one figure.

## Why it matters
Figures are what readers compare first, and clash only when they count the same thing.

## Conflicts
\"The fire destroyed 40 homes in Lahti.\" and \"The fire in Lahti destroyed 65 homes.\"

## Only looks so
\"At least four people were killed.\" and \"Four people were killed.\": both can hold. \"Four were killed\" and
\"dozens were injured\" count different people. \"Another 12\" is not the total. \"Engineer: bridge could cost 4 million euros\" and
\"The new bridge will cost 6 million euros\" only differ.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if a.quantities.is_empty() || b.quantities.is_empty() {
        return Verdict::Silent;
    }
    if stands_against(a) || stands_against(b) || !figures::same_occasion(a, b, context) {
        return Verdict::Silent;
    }
    let pairs = figures::pairs(a, b, context);
    let clash = |figures: &Figures<'_>| {
        !figures::can_agree(figures.a, figures.b) && !ranks_both(*figures, a, b)
    };
    let same = pairs.iter().find(|(figures, count)| *count == Count::Same && clash(figures));
    let alike =
        pairs.iter().find(|(figures, count)| matches!(count, Count::Alike(_)) && clash(figures));
    let Some((figures, count)) = same.or(alike) else {
        return other_count(&pairs);
    };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    if *count != Count::Same && names_which(a, figures.a) && names_which(b, figures.b) {
        return not_comparable("each figure is part of what its thing is called".to_owned());
    }
    let (words_a, words_b) = (figures::phrase(a, figures.a), figures::phrase(b, figures.b));
    let (relation, text) = match count {
        Count::Alike(differs) => (
            Relation::Differs,
            format!(
                "“{words_a}” and “{words_b}” {differs}; the one says “{}”, \
                 the other “{}”",
                excerpt(a),
                excerpt(b)
            ),
        ),
        _ => (Relation::Contradicts, format!("no number is both “{words_a}” and “{words_b}”")),
    };
    Verdict::Conflict {
        relation,
        at_issue: figures::at_issue(*figures, a, b, context),
        because: Because::new(text).with_words(words_a, words_b),
    }
}

/// "The 28-point plan": the figure says which plan is meant, and another figure that it is another one.
fn names_which(reading: &Reading, figure: &Quantity) -> bool {
    let text = reading.text.get(figure.span.0..).unwrap_or_default();
    let after = text.find(|c: char| !c.is_alphanumeric()).map_or("", |end| &text[end..]);
    after.starts_with('-')
}

/// Whether a text names the other's place in a row too: "its seventh and last season, after a sixth".
fn ranks_both(figures: Figures<'_>, a: &Reading, b: &Reading) -> bool {
    let has = |reading: &Reading, words: &str| {
        let words = words.to_lowercase();
        reading.words.iter().any(|word| word.lemma == words)
    };
    figures.a.ordinal && (has(b, &figures.a.words) || has(a, &figures.b.words))
}

fn other_count(pairs: &[(Figures<'_>, Count)]) -> Verdict {
    let reason = pairs.iter().find_map(|(figures, count)| match count {
        Count::Other(reason) if !figures::can_agree(figures.a, figures.b) => Some(reason),
        _ => None,
    });
    reason.map_or(Verdict::Silent, not_comparable)
}
