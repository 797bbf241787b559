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
fn days_in_every_order() {
    check(&[
        ("On 1 December 2025 they met.", "1 December 2025 = 2025-12-01 On"),
        ("On December 1, 2025, they met.", "December 1, 2025 = 2025-12-01 On"),
        ("On Dec. 1 they met.", "Dec. 1 = 2025-12-01 On"),
        ("On the 1st of December they met.", "1st of December = 2025-12-01 On"),
        ("The first of May 2025 was dry.", "first of May 2025 = 2025-05-01 On"),
        ("Filed 2025-12-01.", "2025-12-01 = 2025-12-01 On"),
        ("Filed 12/25/2025.", "12/25/2025 = 2025-12-25 On"),
        ("Filed 25/12/2025.", "25/12/2025 = 2025-12-25 On"),
        ("Filed 25.12.2025.", "25.12.2025 = 2025-12-25 On"),
        ("Filed 1.2.2025.", "1.2.2025 = 2025-02-01 On"),
        ("Filed 5/5/2025.", "5/5/2025 = 2025-05-05 On"),
        ("Filed 12/1/2025.", "12/1/2025 = ? On"),
        ("Monday, 1 December 2025", "Monday, 1 December 2025 = 2025-12-01 On"),
        ("He was born 5 May 1981.", "5 May 1981 = 1981-05-05 On"),
        ("From 1–3 December 2025 it rained.", "1–3 December 2025 = 2025-12-01/2025-12-03 Since"),
        ("It rained December 1-3, 2025.", "December 1-3, 2025 = 2025-12-01/2025-12-03 On"),
        ("It fell on 12/25 November 1917.", "12/25 November 1917 = 1917-11-25 On"),
        ("It was June 26th, 1980.", "June 26th, 1980 = 1980-06-26 On"),
    ]);
}

#[test]
fn months_years_and_longer() {
    check(&[
        ("They met in May 2025.", "May 2025 = 2025-05 On"),
        ("They met in October.", "October = 2025-10 On"),
        ("They met in May.", "May = 2025-05 On"),
        ("They met in 2019.", "2019 = 2019 On"),
        ("He left in late 2025.", "late 2025 = 2025-09-01/2025-12-31 On"),
        ("He left in early May 2025.", "early May 2025 = 2025-05-01/2025-05-10 On"),
        ("It was the 1960s.", "1960s = 1960-01-01/1969-12-31 On"),
        ("It was the '60s.", "'60s = 1960-01-01/1969-12-31 On"),
        ("It was the early 1970s.", "early 1970s = 1970-01-01/1973-12-31 On"),
        ("It was the 19th century.", "19th century = 1801-01-01/1900-12-31 On"),
        ("It was the nineteenth century.", "nineteenth century = 1801-01-01/1900-12-31 On"),
        ("It fell in 300 BC.", "300 BC = -0299 On"),
        ("It fell in AD 79.", "AD 79 = 0079 On"),
        ("The 2012 Games were in London.", "2012 = 2012 On"),
        ("The 2005-08 war ended.", "2005-08 = 2005-01-01/2008-12-31 On"),
        ("Sales fell in Q3 2025.", "Q3 2025 = 2025-07-01/2025-09-30 On"),
        (
            "It fell in the third quarter of 2025.",
            "third quarter of 2025 = 2025-07-01/2025-09-30 On",
        ),
        ("In May and June 2020 it rained.", "May = 2020-05 On; June 2020 = 2020-06 On"),
        ("He won in 1984, 1988 and 1992.", "1984 = 1984 On; 1988 = 1988 On; 1992 = 1992 On"),
        ("It closed at the end of 2024.", "end of 2024 = 2024-09-01/2024-12-31 On"),
    ]);
}

#[test]
fn the_text_says_how_it_uses_a_date() {
    check(&[
        ("It has been empty since March 2022.", "March 2022 = 2022-03 Since"),
        ("It stands since the year 2000.", "2000 = 2000 Since"),
        ("It stays until 2027.", "2027 = 2027 Until"),
        ("It will end by 2030.", "2030 = 2030 Until"),
        ("It was known before 2020.", "2020 = 2020 Before"),
        ("It fell after the 1960s.", "1960s = 1960-01-01/1969-12-31 After"),
        ("It fell prior to 2020.", "2020 = 2020 Before"),
        ("It ran from 1990 to 1995.", "1990 to 1995 = 1990-01-01/1995-12-31 Throughout"),
        ("It broke between 2005 and 2008.", "2005 and 2008 = 2005-01-01/2008-12-31 On"),
        (
            "It ran from 3 May to 5 June 2020.",
            "3 May to 5 June 2020 = 2020-05-03/2020-06-05 Throughout",
        ),
        ("It ran from May to June 2020.", "May to June 2020 = 2020-05-01/2020-06-30 Throughout"),
    ]);
}

#[test]
fn relative_dates_look_back_from_publication() {
    check(&[
        ("They met on Monday.", "Monday = 2025-12-01 On"),
        ("They met on Wednesday.", "Wednesday = 2025-12-03 On"),
        ("They met last Wednesday.", "last Wednesday = 2025-11-26 On"),
        ("They meet next Tuesday.", "next Tuesday = 2025-12-09 On"),
        ("They will meet on Sunday.", "Sunday = 2025-12-07 On"),
        ("Talks are due on Friday.", "Friday = 2025-12-05 On"),
        ("They met yesterday.", "yesterday = 2025-12-02 On"),
        ("They meet tomorrow.", "tomorrow = 2025-12-04 On"),
        ("They met last night.", "last night = 2025-12-02 On"),
        ("They met two days ago.", "two days ago = 2025-12-01 On"),
        ("They met a week ago.", "a week ago = 2025-11-24/2025-11-30 On"),
        ("They met last month.", "last month = 2025-11 On"),
        ("They met last year.", "last year = 2024 On"),
        ("They met earlier this week.", "earlier this week = 2025-12-01/2025-12-03 On"),
        ("They met over the weekend.", "the weekend = 2025-11-29/2025-11-30 On"),
        ("It rained the past three days.", "past three days = 2025-11-30/2025-12-03 Throughout"),
    ]);
}

#[test]
fn a_day_without_a_year_takes_the_near_one() {
    check(&[
        ("They met on 20 June.", "20 June = 2025-06-20 On"),
        ("NATO was dropped on 14 December.", "14 December = 2025-12-14 On"),
        ("They will meet on 10 January.", "10 January = 2026-01-10 On"),
        ("They met on 3 February.", "3 February = ? On"),
    ]);
    let far = dates("They met on 3 February.", NaiveDate::from_ymd_opt(2025, 12, 3))[0].date;
    assert_eq!((far.month, far.day, far.year), (Some(2), Some(3), None));
}

#[test]
fn without_a_reference_relative_dates_have_no_days() {
    for text in ["They met on Monday.", "They met last week.", "They met on 3 May."] {
        let found = dates(text, None);
        assert_eq!((found.len(), found[0].date.days, found[0].date.relative), (1, None, true));
    }
}

#[test]
fn what_is_no_date_is_left_alone() {
    for text in [
        "Theresa May met the March sisters.",
        "She may go; they march on.",
        "It killed 2000 people.",
        "More than 2000 came.",
        "He ran 1500 metres.",
        "Windows 2000 is old.",
        "He is in his 30s.",
        "It scored 3-1.",
        "It is 12 km away.",
        "The sun rose.",
        "The Sunday Times wrote it.",
        "Shops opened on Black Friday.",
        "He sat on the second floor.",
        "Call 2025-555-0000.",
        "Filed 2025-13-45.",
    ] {
        assert_eq!(show(text), "", "{text}");
    }
}
