use super::*;

/// The dates of a text published on Wednesday 3 December 2025, in short.
fn show(text: &str) -> String {
    shown(text, NaiveDate::from_ymd_opt(2025, 12, 3))
}

fn shown(text: &str, reference: Option<NaiveDate>) -> String {
    let mentions = dates(text, reference);
    let shown: Vec<String> = mentions
        .iter()
        .map(|m| {
            let days = m.date.days.map_or("?".to_owned(), |d| d.to_string());
            format!("{} = {days} {:?}", &text[m.span.0..m.span.1], m.date.when)
        })
        .collect();
    shown.join("; ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| show(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  expected {expected}\n  found    {}", show(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn absolute_dates() {
    check(&[
        ("On 1 December 2025 they met.", "1 December 2025 = 2025-12-01 On"),
        ("Talks since March 2022 failed.", "March 2022 = 2022-03 Since"),
        ("It was built in the early 1970s.", "early 1970s = 1970-01-01/1973-12-31 On"),
        ("He left in late 2025.", "late 2025 = 2025-09-01/2025-12-31 On"),
    ]);
}

#[test]
fn without_a_reference_relative_dates_have_no_days() {
    assert_eq!(shown("They met on Monday.", None), "Monday = ? On");
}
