//! A sitting line by line: writes one link, reads one answer a line. For pipes, scripts, screen readers, and
//! terminals that cannot be written all over.

use std::{
    io::{self, BufRead as _},
    process::ExitCode,
};

use anstyle::{AnsiColor, Style};
use atodds::{Error, model::Decision};

use super::{
    card::Card,
    desk::Desk,
    filter::{Field, Filter},
    panel,
    queue::Pair,
    sitting::{Action, Effect, Mode, Sitting},
    words::{Paragraph, Part, clean},
};
use crate::cli::{context::Context, failure::Outcome, output, screen::Screen};

const HELP: &str = "\
y REASON  confirm: the link is right          n REASON  dismiss: the link is wrong
u REASON  unsure: looked at, not decided      s         skip: the next link
b         the link before                     p         the next point
z         take back the last judgement        o         the whole point
/TEXT     search; / alone searches on         f         filter: f relation=differs state=all
?         these answers                       q         quit
y, n and u without a reason ask for one; a number takes a reason given lately. An empty line shows the
link again. Every judgement is saved when it is given.
";

/// Text is set no wider than this.
const MEASURE: usize = 100;

pub(super) fn run(desk: Desk<'_>, sitting: Sitting, context: &Context) -> Outcome {
    let mut lines = Lines {
        desk,
        sitting,
        screen: context.screen,
        shown: None,
        judged: None,
        has_failed: false,
    };
    lines.run()
}

struct Lines<'a> {
    desk: Desk<'a>,
    sitting: Sitting,
    screen: Screen,
    /// The link that was written last.
    shown: Option<Pair>,
    /// The link that was judged last, while nobody has gone anywhere since: the queue is at its end.
    judged: Option<Pair>,
    /// Whether something could not be saved.
    has_failed: bool,
}

impl Lines<'_> {
    fn run(&mut self) -> Outcome {
        let mut answers = io::stdin().lock().lines();
        loop {
            self.show_if_new()?;
            self.prompt("y n u s b z o f ? q")?;
            let Some(answer) = answers.next() else { break };
            let answer = answer.map_err(Error::read("standard input"))?;
            let mut reason = || answers.next().transpose().map_err(Error::read("standard input"));
            if self.answered(answer.trim(), &mut reason)? {
                break;
            }
            if let Some(notice) = self.sitting.notice.take() {
                self.say(&format!("{}\n", clean(&notice)))?;
            }
        }
        self.say(&format!("{}\n", panel::progress(&self.sitting.queue.progress())))?;
        Ok(if self.has_failed { ExitCode::from(2) } else { ExitCode::SUCCESS })
    }

    /// Does what an answer asks for; true when the sitting is over.
    fn answered(
        &mut self,
        answer: &str,
        reason: &mut dyn FnMut() -> Result<Option<String>, Error>,
    ) -> Outcome<bool> {
        let (word, rest) = split(answer);
        let decision = match word {
            "y" | "c" => Decision::Confirmed,
            "n" | "d" => Decision::Dismissed,
            "u" => Decision::Unsure,
            _ => return self.went(word, rest),
        };
        if self.judged.is_some() && self.judged == self.current() {
            self.sitting.notice = Some(
                "not saved: this link was just judged, and it is the last one; z takes that back, an empty line \
                 shows it again"
                    .to_owned(),
            );
            self.has_failed = true;
            return Ok(false);
        }
        self.sitting.act(Action::Decide(decision));
        if self.sitting.mode == Mode::Reading {
            return Ok(false);
        }
        let given = if rest.is_empty() {
            self.ask_why(decision)?;
            reason()?.unwrap_or_default()
        } else {
            rest.to_owned()
        };
        self.judge(given.trim())?;
        Ok(false)
    }

    fn ask_why(&mut self, decision: Decision) -> Outcome<()> {
        let mut text = String::new();
        for (number, reason) in self.sitting.reasons.recent(decision).iter().enumerate() {
            text.push_str(&format!("  {} {}\n", number + 1, clean(reason)));
        }
        self.say(&text)?;
        self.prompt(panel::question(decision))
    }

    fn current(&self) -> Option<Pair> {
        self.sitting.queue.current().map(|item| item.pair.clone())
    }

    fn judge(&mut self, reason: &str) -> Outcome<()> {
        let judged = self.current();
        let mut effect = self.sitting.act(Action::Type(reason.to_owned()));
        if effect == Effect::Nothing {
            effect = self.sitting.act(Action::Accept);
        }
        let is_asked = effect != Effect::Nothing;
        self.desk.carry_out(effect, &mut self.sitting);
        if self.sitting.mode != Mode::Reading {
            let notice = self.sitting.notice.take();
            self.sitting.act(Action::Cancel);
            self.sitting.notice = notice;
            self.has_failed |= is_asked;
        } else if is_asked {
            self.judged = judged;
        }
        Ok(())
    }

    /// The answers that judge nothing.
    fn went(&mut self, word: &str, rest: &str) -> Outcome<bool> {
        self.judged = None;
        let action = match (word, rest) {
            ("", _) => {
                self.shown = None;
                return Ok(false);
            }
            ("q", "") => return Ok(true),
            ("s", "") => Action::Next,
            ("b", "") => Action::Back,
            ("p", "") => Action::NextPoint,
            ("z", "") => Action::Undo,
            ("o", "") => return self.write_point().map(|()| false),
            ("?", "") => return self.say(HELP).map(|()| false),
            ("/", "") => Action::SearchAgain,
            ("/", text) => {
                self.sitting.act(Action::OpenSearch);
                self.sitting.act(Action::Type(text.to_owned()));
                Action::Accept
            }
            ("f", "") => return self.write_choices().map(|()| false),
            ("f", fields) => {
                self.filter(fields);
                return Ok(false);
            }
            _ => {
                self.sitting.notice =
                    Some(format!("“{word}” is no answer here: ? tells which there are"));
                return Ok(false);
            }
        };
        let effect = self.sitting.act(action);
        if self.sitting.mode != Mode::Reading {
            self.sitting.act(Action::Cancel);
            self.sitting.notice =
                Some("write what to look for behind the stroke: /bridge".to_owned());
        }
        Ok(self.desk.carry_out(effect, &mut self.sitting))
    }

    /// `f relation=differs state=all`: each field that is named, the others as they are.
    fn filter(&mut self, fields: &str) {
        let mut filter = self.sitting.queue.filter().clone();
        for field in fields.split_whitespace() {
            let set = match field.split_once('=') {
                Some((name, value)) => self.with(name, value, &filter),
                None if field == "x" => Ok(Filter::default()),
                None => Err(format!(
                    "{field:?} sets nothing: write relation=differs, or x for as at first"
                )),
            };
            match set {
                Ok(set) => filter = set,
                Err(why) => {
                    self.sitting.notice = Some(why);
                    return;
                }
            }
        }
        self.sitting.notice = Some(format!("now shown: {}", filter.words()));
        self.sitting.queue.choose(filter);
        self.shown = None;
    }

    fn with(&self, name: &str, value: &str, filter: &Filter) -> Result<Filter, String> {
        match Field::ALL.into_iter().find(|field| field.name() == name) {
            Some(field) => field.set(value, filter, self.sitting.queue.items()),
            None => {
                let names = Field::ALL.map(Field::name).join(", ");
                Err(format!("{name:?} is no field: write one of {names}"))
            }
        }
    }

    fn write_choices(&mut self) -> Outcome<()> {
        let filter = self.sitting.queue.filter().clone();
        let mut paragraphs = vec![];
        for field in Field::ALL {
            let choices = field.choices(&filter, self.sitting.queue.items());
            let mut paragraph = Paragraph { hang: 10, ..Paragraph::at(0) }
                .with(Part::Label, &format!("{:<10}", field.name()));
            for (number, choice) in choices.iter().enumerate() {
                let comma = if number > 0 { ", " } else { "" };
                let part = if choice.filter == filter { Part::Strong } else { Part::Plain };
                let mark = if choice.filter == filter { "*" } else { "" };
                paragraph = paragraph
                    .with(Part::Plain, comma)
                    .with(part, &format!("{}{mark}", choice.name));
            }
            paragraphs.push(paragraph);
        }
        let text = self.set(&paragraphs);
        self.say(&text)
    }

    fn write_point(&mut self) -> Outcome<()> {
        let point =
            self.sitting.queue.current().map(|item| self.desk.point(item, &self.screen.style()));
        match point.flatten() {
            Some(point) => self.say(&format!("\n{point}\n")),
            None => self.say("this link belongs to no point\n"),
        }
    }

    /// Writes the link where it is another one than was written last.
    fn show_if_new(&mut self) -> Outcome<()> {
        if self.desk.is_behind()? && self.desk.catch_up(&mut self.sitting)? {
            self.say("the case was changed by somebody else meanwhile\n")?;
            self.shown = None;
        }
        let Some(pair) = self.sitting.queue.current().map(|item| item.pair.clone()) else {
            if self.shown.take().is_some() || self.sitting.queue.progress().of == 0 {
                let text = self.set(&panel::nothing(&self.sitting));
                self.say(&text)?;
            }
            return Ok(());
        };
        if self.shown.as_ref() == Some(&pair) {
            return Ok(());
        }
        self.desk.ask_rules(&pair);
        let card = self.sitting.queue.current().and_then(|item| self.desk.card(item));
        let text = self.card(&card.unwrap_or_default());
        self.shown = Some(pair);
        self.say(&text)
    }

    fn card(&self, card: &Card) -> String {
        let progress = panel::progress(&self.sitting.queue.progress());
        let [one, other] = &card.sides;
        let head = [&card.point[..], &card.because].concat();
        let foot = [&card.judged[..], &card.others].concat();
        let parts = [&head, one, other, &foot].map(|part| self.set(part));
        format!("\n── {progress} ──\n{}", parts.join("\n"))
    }

    fn set(&self, paragraphs: &[Paragraph]) -> String {
        let mut text = String::new();
        for line in paragraphs.iter().flat_map(|it| it.lines(self.screen.width.min(MEASURE))) {
            for words in line {
                text.push_str(&self.screen.paint(style(words.part), &words.text));
            }
            text.push('\n');
        }
        text
    }

    /// Asks for a line: on a terminal the answer stands behind it.
    fn prompt(&self, asked: &str) -> Outcome<()> {
        self.say(&if self.screen.terminal { format!("{asked} > ") } else { format!("{asked} >\n") })
    }

    fn say(&self, text: &str) -> Outcome<()> {
        output::to_stdout(self.screen, text)
    }
}

/// The first word and the rest; a search may stand directly behind its sign.
fn split(answer: &str) -> (&str, &str) {
    if let Some(text) = answer.strip_prefix('/') {
        return ("/", text.trim());
    }
    let (word, rest) = answer.split_once(char::is_whitespace).unwrap_or((answer, ""));
    (word, rest.trim())
}

/// How a part looks where the screen shows colours.
fn style(part: Part) -> Style {
    match part {
        Part::Plain | Part::Quoted => Style::new(),
        Part::Strong | Part::Status(_) | Part::Relation(_) => Style::new().bold(),
        Part::Faint => Style::new().dimmed(),
        Part::Trigger => Style::new().bold().underline(),
        Part::Label => AnsiColor::Cyan.on_default().bold(),
    }
}
