//! What stands below the link: the keys, or what is asked; and the pages that take its place.

use atodds::model::Decision;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{
    entry::Entry,
    filter::{Field, Form},
    keys::KEYS,
    queue::Progress,
    sitting::{Mode, Sitting},
    words::{self, Line, Paragraph, Part, Words, cut},
};

/// The lines below the link, and where in them text is entered.
#[derive(Debug, Default)]
pub(super) struct Panel {
    pub(super) lines: Vec<Line>,
    /// Column and line.
    pub(super) cursor: Option<(usize, usize)>,
}

/// The panel of the present mode, `width` columns wide and no higher than `height` where that can be.
pub(super) fn of(sitting: &Sitting, width: usize, height: usize) -> Panel {
    match &sitting.mode {
        Mode::Reading => keys(width, &READING),
        Mode::Point | Mode::Help => keys(width, &LOOKING),
        Mode::Asking { decision, entry } => {
            asking(*decision, entry, &sitting.reasons.recent(*decision), width, height)
        }
        Mode::Searching(entry) => {
            let mut panel = Panel::default();
            panel.entry("search for", entry, width);
            panel.lines.extend(keys(width, &[("Enter", "go there"), ("Esc", "leave it")]).lines);
            panel
        }
        Mode::Filtering(form) => filtering(form, sitting, width),
    }
}

const READING: [(&str, &str); 8] = [
    ("y", "confirm"),
    ("n", "dismiss"),
    ("u", "unsure"),
    ("s", "skip"),
    ("z", "undo"),
    ("o", "point"),
    ("?", "keys"),
    ("q", "quit"),
];

const LOOKING: [(&str, &str); 2] = [("↑ ↓", "scroll"), ("Esc", "back to the link")];

/// What is asked for each decision.
pub(super) fn question(decision: Decision) -> &'static str {
    match decision {
        Decision::Confirmed => "why is the link right?",
        Decision::Dismissed => "why is the link wrong?",
        _ => "what is unsure about it?",
    }
}

/// `12 of 87 · 5 confirmed · 2 dismissed`.
pub(super) fn progress(progress: &Progress) -> String {
    let Progress { at, of, confirmed, dismissed, unsure } = progress;
    let unsure = if *unsure > 0 { format!(" · {unsure} unsure") } else { String::new() };
    format!("{at} of {of} · {confirmed} confirmed · {dismissed} dismissed{unsure}")
}

/// The page with all keys.
pub(super) fn help() -> Vec<Paragraph> {
    /// Where what a key does begins.
    const IN: usize = 18;
    let title = Paragraph::at(0).with(Part::Strong, "Keys");
    let keys = KEYS.iter().map(|(key, does)| {
        Paragraph { hang: IN, ..Paragraph::at(1) }
            .with(Part::Label, &format!("{key:<width$}", width = IN - 1))
            .with(Part::Plain, does)
    });
    [title, Paragraph::at(0)].into_iter().chain(keys).collect()
}

/// The page where there is no link to show.
pub(super) fn nothing(sitting: &Sitting) -> Vec<Paragraph> {
    let filter = sitting.queue.filter().words();
    let next = if sitting.queue.items().is_empty() {
        "The case has no links at all: `atodds link` looks for them, once it holds claims."
    } else {
        "f chooses others, decided ones too · q quits"
    };
    vec![
        Paragraph::at(0).with(Part::Strong, "Nothing waits here."),
        Paragraph::at(0).with(Part::Plain, &format!("The case holds no {filter}.")),
        Paragraph::at(0),
        Paragraph::at(0).with(Part::Faint, next),
    ]
}

fn asking(
    decision: Decision,
    entry: &Entry,
    recent: &[&str],
    width: usize,
    height: usize,
) -> Panel {
    let mut panel = Panel::default();
    panel.entry(question(decision), entry, width);
    let room = height.saturating_sub(3);
    for (number, reason) in recent.iter().enumerate().take(room) {
        let reason = cut(&words::clean(reason), width.saturating_sub(6));
        panel.lines.push(vec![
            Words { part: Part::Label, text: format!("  {} ", number + 1) },
            Words { part: Part::Plain, text: reason },
        ]);
    }
    let hint: &[(&str, &str)] = match recent.len().min(room) {
        0 => &[("Enter", "save"), ("Esc", "leave it")],
        1 => &[("Enter", "save"), ("1", "that reason"), ("Esc", "leave it")],
        _ => &[("Enter", "save"), ("1–9", "one of these"), ("Esc", "leave it")],
    };
    panel.lines.extend(keys(width, hint).lines);
    panel
}

fn filtering(form: &Form, sitting: &Sitting, width: usize) -> Panel {
    let items = sitting.queue.items();
    let mut panel = Panel::default();
    for (row, field) in Field::ALL.into_iter().enumerate() {
        let shown = field.shown(&form.filter, items);
        let shown = cut(&words::clean(&shown), width.saturating_sub(20));
        let is_here = row == form.row;
        let (mark, text) =
            if is_here { ("▸", format!("‹ {shown} ›")) } else { (" ", format!("  {shown}")) };
        panel.lines.push(vec![
            Words { part: Part::Label, text: format!(" {mark} {:<10}", field.name()) },
            Words { part: if is_here { Part::Strong } else { Part::Plain }, text },
        ]);
    }
    let holds = match sitting.queue.would_hold(&form.filter) {
        1 => "see 1 link".to_owned(),
        number => format!("see {number} links"),
    };
    let hint = [("↑ ↓", "field"), ("← →", "choice"), ("x", "as at first"), ("Esc", "leave it")];
    let hint: Vec<(&str, &str)> = [("Enter", holds.as_str())].into_iter().chain(hint).collect();
    panel.lines.extend(keys(width, &hint).lines);
    panel
}

/// One line of keys, as many as there is room for.
fn keys(width: usize, keys: &[(&str, &str)]) -> Panel {
    let mut line: Line = vec![];
    let mut used = 0;
    for (key, does) in keys {
        let text = format!(" {does} ");
        used += key.width() + text.width() + 1;
        if used > width {
            break;
        }
        line.push(Words { part: Part::Label, text: format!(" {key}") });
        line.push(Words { part: Part::Plain, text });
    }
    Panel { lines: vec![line], cursor: None }
}

impl Panel {
    /// A line to enter text in: of a long text, what stands around the cursor.
    fn entry(&mut self, asked: &str, entry: &Entry, width: usize) {
        let lead = format!(" {asked} ");
        let room = width.saturating_sub(lead.width() + 2);
        let (before, after) = entry.halves();
        let (before, after) = (words::clean(before), words::clean(after));
        // What comes next is seen too, at least a little of it.
        let ahead = after.width().min(room / 4);
        let before = cut_before(&before, room - ahead);
        let after = cut(&after, room.saturating_sub(before.width()));
        self.cursor = Some((lead.width() + before.width(), self.lines.len()));
        self.lines.push(vec![
            Words { part: Part::Strong, text: lead },
            Words { part: Part::Plain, text: before },
            Words { part: Part::Plain, text: after },
        ]);
    }
}

/// The end of the text, as [`cut`] does with its beginning.
fn cut_before(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |letter: &&str| {
        used += letter.width();
        used <= width
    };
    let kept: Vec<&str> = text.graphemes(true).rev().take_while(fits).collect();
    let kept: String = kept.into_iter().rev().collect();
    if width == 0 { String::new() } else { format!("…{kept}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::review::sitting::Action;

    #[test]
    fn of_a_long_text_what_stands_around_the_cursor_is_seen() {
        let shown = |entry: &Entry| {
            let mut panel = Panel::default();
            panel.entry("why?", entry, 27);
            let line: String = panel.lines[0].iter().map(|it| it.text.as_str()).collect();
            (line, panel.cursor.unwrap().0)
        };
        let mut entry = Entry::of("abcdefghijklmnopqrstuvwxyz".to_owned());
        assert_eq!(shown(&entry), (" why? …ijklmnopqrstuvwxyz".to_owned(), 25));
        (0..8).for_each(|_| entry.edit(Action::Left));
        assert_eq!(shown(&entry), (" why? …efghijklmnopqrstu…".to_owned(), 21));
        entry.edit(Action::Home);
        assert_eq!(shown(&entry), (" why? abcdefghijklmnopqr…".to_owned(), 6));
        let short = Entry::of("橋は".to_owned());
        assert_eq!(shown(&short), (" why? 橋は".to_owned(), 10));
    }

    #[test]
    fn a_text_is_cut_between_letters_and_never_too_wide() {
        for (text, width, start, end) in [
            ("bridges", 7, "bridges", "bridges"),
            ("bridges", 4, "bri…", "…ges"),
            ("橋は閉鎖", 5, "橋は…", "…閉鎖"),
            ("橋は閉鎖", 4, "橋…", "…鎖"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…", "…e\u{301}"),
            ("bridges", 0, "", ""),
        ] {
            assert_eq!((cut(text, width).as_str(), cut_before(text, width).as_str()), (start, end));
        }
    }
}
