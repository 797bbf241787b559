//! The report as GitHub-flavoured Markdown, from `templates/report.md.j2`.
//!
//! The template escapes every value by itself; what it may print as it is, is wrapped in
//! [`Value::from_safe_string`] here: links with an address that was checked.

use minijinja::{
    AutoEscape, Environment, Error, Output, State, context, syntax::SyntaxConfig, value::Value,
};

use super::{dates, history, moment, sanitize, trail, words};
use crate::model::{Relation, Status};
use crate::report::{
    Between, ClaimView, Dismissed, Event, OtherValue, PointView, PositionView, Report, SourceView,
    Trail,
};

const TEMPLATE: &str = include_str!("templates/report.md.j2");
const NAME: &str = "report.md";

/// Sets a report as Markdown: a heading and a table per disputed point, the other points in short, the
/// sources at the end.
#[must_use]
pub fn render(report: &Report) -> String {
    // The template is part of the program, and every test of this module renders it.
    rendered(report).expect("the template fits the values it is given")
}

fn rendered(report: &Report) -> Result<String, Error> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(write_escaped);
    environment.add_template(NAME, TEMPLATE)?;
    environment.get_template(NAME)?.render(values(report))
}

fn write_escaped(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = value.to_string();
    let text = if value.is_safe() { text } else { sanitize::markdown(&text) };
    out.write_str(&text).map_err(Error::from)
}

fn values(report: &Report) -> Value {
    let case = &report.case;
    let in_full =
        |point: &&PointView| point.status == Status::Disputed || report.filter.is_specific();
    let counts: Vec<String> = case
        .points
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(status, number)| format!("{number} {status}"))
        .collect();
    context! {
        title => if case.title.trim().is_empty() { "Untitled case" } else { case.title.as_str() },
        description => case.description.clone(),
        claims => words::count(case.claims, "claim"),
        sources => words::count(case.sources, "source"),
        origins => words::count(case.independent_origins, "independent origin"),
        points => words::count(case.points_in_all(), "point"),
        counts => counts.join(", "),
        moment => moment::in_words(&report.moment).iter().map(|it| words::capitalised(it)).collect::<Vec<String>>(),
        caveats => words::caveats(case),
        full => report.points.iter().filter(in_full).map(|it| point(it, report)).collect::<Vec<Value>>(),
        short => report.points.iter().filter(|p| !in_full(p)).map(short).collect::<Vec<Value>>(),
        dismissed => report.dismissed.iter().map(dismissed).collect::<Vec<Value>>(),
        documents => report.sources.iter().map(|s| source(s)).collect::<Vec<Value>>(),
    }
}

fn point(point: &PointView, report: &Report) -> Value {
    context! {
        id => point.id.as_str(),
        status => words::capitalised(point.status.as_str()),
        question => point.question.clone(),
        size => words::size(point),
        origins => point.origins.join(", "),
        positions => point.positions.iter().map(|it| position(it, report)).collect::<Vec<Value>>(),
        between => point.conflicts.iter().chain(&point.agreements).map(between).collect::<Vec<Value>>(),
        history => history::in_short(point).map(|history| words::capitalised(&history)),
        events => point.history.iter().map(event).collect::<Vec<Value>>(),
        judged => words::capitalised(&words::judged_so_far(point)),
    }
}

fn position(position: &PositionView, report: &Report) -> Value {
    context! {
        label => position.label.clone(),
        answer => position.answer.clone(),
        backing => words::backing(position),
        claims => position
            .claims()
            .map(|claim| self::claim(claim, report.trails.get(&claim.id)))
            .collect::<Vec<Value>>(),
        collapses => words::collapses(position),
        rings => words::rings(position),
    }
}

fn claim(claim: &ClaimView, trail: Option<&Trail>) -> Value {
    let own = claim.is_own_voice().then(|| "in its own voice".to_owned());
    let stance = words::stance(claim.stance).map(str::to_owned);
    let said: Vec<String> = own.into_iter().chain(stance).collect();
    context! {
        id => claim.id.as_str(),
        voice => claim.voice.clone(),
        manner => said.join(", "),
        stated => claim.stated.map(dates::date).unwrap_or_default(),
        quoted => claim.quote.is_some(),
        quote => match &claim.quote {
            Some(quote) => linked(&quote.exact, quote.link.as_deref()),
            None => linked(&claim.text, None),
        },
        origin => trail.map(origin).unwrap_or_default(),
        citation => linked(&words::citation(claim), claim.source.url.as_deref()),
        others => others(&claim.variants),
    }
}

/// `title “The flood”, published “2025-05-03”`.
fn others(values: &[OtherValue]) -> String {
    let value = |it: &OtherValue| format!("{} “{}”", it.field, it.value);
    values.iter().map(value).collect::<Vec<_>>().join(", ")
}

/// `Coast Daily names Interfax as its source → Interfax`.
fn origin(trail: &Trail) -> String {
    let end = trail::end_in_short(&trail.end);
    trail::concluded(trail).chain([end.as_str()]).collect::<Vec<_>>().join(" → ")
}

fn event(event: &Event) -> Value {
    context! { when => history::when(event), what => history::what(event) }
}

fn between(between: &Between) -> Value {
    let sign = match between.relation {
        Relation::Updates if between.directed => "→",
        relation if relation.is_conflict() => "×",
        _ => "and",
    };
    let [one, other] = &between.sides;
    let pairs = between.pairs.len();
    context! {
        sides => format!("{one} {sign} {other}"),
        relation => between.relation.as_str(),
        rule => between.rule.clone(),
        because => between.because.clone(),
        pairs => if pairs > 1 { words::count(pairs, "pair") } else { String::new() },
        judged => between.judged.as_ref().map(words::judged),
    }
}

fn short(point: &PointView) -> Value {
    context! {
        id => point.id.as_str(),
        status => point.status.as_str(),
        question => point.question.clone(),
        answers => words::answers(point),
        origins => words::backed(point),
        why => words::all_collapses(point),
        judged => point.judged.as_ref().map(words::judged),
    }
}

fn dismissed(pair: &Dismissed) -> Value {
    let [a, b] = &pair.claims;
    let said = |claim: &ClaimView| {
        context! {
            id => claim.id.as_str(), text => claim.text.clone(), voice => claim.voice.clone(),
        }
    };
    context! {
        a => said(a),
        b => said(b),
        link => pair.link.as_ref().map(|link| {
            format!("{} ({}): {}", link.relation, link.rule, link.because.text)
        }),
        judged => words::judged(&pair.judged),
    }
}

fn source(source: &SourceView) -> Value {
    context! {
        id => source.id.as_str(),
        title => linked(&source.title, source.url.as_deref()),
        publisher => source.publisher.clone().unwrap_or_else(|| "not known".to_owned()),
        published => source.published.map(dates::date).unwrap_or_default(),
        claims => source.claims,
        digest_of => source.digest_of.clone(),
        text => text_held(source),
        others => others(&source.variants),
    }
}

/// `2 texts, the newest retrieved 2025-05-03, SHA-256 9328ddf56cd9…`.
fn text_held(source: &SourceView) -> String {
    let Some(newest) = source.snapshots.last() else { return "none held".to_owned() };
    let number = source.snapshots.len();
    let of = match number {
        1 => String::new(),
        _ => format!("{}, the newest ", words::count(number, "text")),
    };
    let retrieved =
        newest.retrieved.as_ref().map(|date| format!("retrieved {date}, ")).unwrap_or_default();
    let digits: String = newest.sha256.chars().take(12).collect();
    format!("{of}{retrieved}SHA-256 {digits}…")
}

/// A link to a web page with the text made harmless; the text alone where the address is none.
fn linked(text: &str, url: Option<&str>) -> Value {
    let text = sanitize::markdown(text);
    Value::from_safe_string(match url.and_then(sanitize::markdown_url) {
        Some(url) => format!("[{text}](<{url}>)"),
        None => text,
    })
}
