use super::*;

/// A figure in short: "4 person kill", "almost [80,90) drone/russian", "[2,9]%".
fn show(text: &str) -> String {
    quantities(text).iter().map(short).collect::<Vec<_>>().join(" | ")
}

fn short(q: &Quantity) -> String {
    let number = |v: f64| format!("{}", (v * 1000.0).round() / 1000.0);
    let value = match (q.low, q.high) {
        (Some(l), Some(h)) if l.value == h.value => number(l.value),
        (l, h) => format!(
            "{}{}..{}{}",
            if l.is_some_and(|b| !b.inclusive) { ">" } else { "" },
            l.map_or(String::new(), |b| number(b.value)),
            if h.is_some_and(|b| !b.inclusive) { "<" } else { "" },
            h.map_or(String::new(), |b| number(b.value)),
        ),
    };
    let mut out = value;
    out += &q.unit;
    if q.ordinal {
        out += "th";
    }
    for part in [&q.counted].into_iter().chain(&q.qualifiers).filter(|p| !p.is_empty()) {
        out += " ";
        out += part;
    }
    if let Some(fate) = &q.fate {
        out += &format!(" !{fate}");
    }
    if let Some(scope) = q.scope {
        out += &format!(" {scope:?}");
    }
    if !q.per.is_empty() {
        out += &format!(" per {}", q.per);
    }
    out
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
fn what_befell_whom_is_told_apart() {
    check(&[
        (
            "The blast killed four people and injured dozens.",
            "4 person !kill | 20..199 person !injur",
        ),
        (
            "40 injured, 12 dead, four missing",
            "40 person !injur | 12 person !kill | 4 person !miss",
        ),
        (
            "The death toll stands at 12; another 40 were hurt.",
            "12 person !kill Total | 40 person !injur Increment",
        ),
    ]);
}
