//! Draws a sitting: a line with how far one has come, the link, and below it the keys or what is asked.

use atodds::model::{Relation, Status};
use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::{Color, Modifier, Style},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    card::Card,
    panel::{self, Panel},
    sitting::{Mode, Sitting},
    words::{self, Paragraph, Part},
};

/// All that a screen shows.
pub(super) struct View<'a> {
    /// What the case is called.
    pub(super) title: &'a str,
    pub(super) sitting: &'a Sitting,
    /// The link that is shown.
    pub(super) card: Option<&'a Card>,
    /// The whole point, where that is open: lines fit for a terminal.
    pub(super) point: Option<&'a str>,
    /// Whether in colour.
    pub(super) colour: bool,
}

/// From this width on, the two claims stand side by side.
const SIDE_BY_SIDE: usize = 110;

/// Text is set no wider than this, side by side and alone: a longer line is hard to read.
const MEASURES: (usize, usize) = (170, 100);

/// Draws the view; gives how far the body can be scrolled.
pub(super) fn draw(frame: &mut Frame<'_>, view: &View<'_>) -> usize {
    let area = frame.area();
    if area.width < 20 || area.height < 8 {
        put(frame, 0, 0, &Line::raw("enlarge the window"));
        return 0;
    }
    let panel = panel::of(view.sitting, usize::from(area.width), usize::from(area.height) / 2);
    let below = u16::try_from(panel.lines.len()).unwrap_or(u16::MAX).min(area.height / 2);
    let body = Rect { x: 1, y: 2, width: area.width - 2, height: area.height - 3 - below };

    put(frame, 0, 0, &head(view, usize::from(area.width)));
    put(frame, 0, 1, &rule(usize::from(area.width), "", ""));
    let lines = body_lines(view, usize::from(body.width));
    let hidden = lines.len().saturating_sub(usize::from(body.height));
    let scroll = view.sitting.scroll.min(hidden);
    for (y, line) in (body.y..body.bottom()).zip(lines.iter().skip(scroll)) {
        put(frame, body.x, y, line);
    }
    let notice = view.sitting.notice.as_deref().map(words::clean).unwrap_or_default();
    let more = match hidden - scroll {
        0 if scroll > 0 => "↑ more".to_owned(),
        0 => String::new(),
        below => format!("↓ {below} more"),
    };
    put(frame, 0, body.bottom(), &rule(usize::from(area.width), &notice, &more));
    draw_panel(frame, &panel, body.bottom() + 1, view.colour);
    hidden
}

fn draw_panel(frame: &mut Frame<'_>, panel: &Panel, from: u16, colour: bool) {
    for (y, line) in (from..frame.area().bottom()).zip(&panel.lines) {
        put(frame, 0, y, &styled(line, colour));
    }
    if let Some((x, y)) = panel.cursor {
        let place = (u16::try_from(x).unwrap_or(u16::MAX), u16::try_from(y).unwrap_or(u16::MAX));
        let (x, y) = (place.0.min(frame.area().width - 1), from.saturating_add(place.1));
        frame.set_cursor_position(Position { x, y: y.min(frame.area().height - 1) });
    }
}

/// The title at the left, and how far one has come at the right.
fn head(view: &View<'_>, width: usize) -> Line<'static> {
    let progress = panel::progress(&view.sitting.queue.progress());
    let room = width.saturating_sub(progress.width() + 4);
    let title = words::cut(&format!("review · {}", words::clean(view.title)), room);
    let gap = width.saturating_sub(title.width() + progress.width() + 2);
    Line::from(vec![
        Span::styled(format!(" {title}"), Style::new().add_modifier(Modifier::BOLD)),
        Span::raw(" ".repeat(gap)),
        Span::raw(progress),
    ])
}

/// A line across, with what there is to say in it.
fn rule(width: usize, notice: &str, more: &str) -> Line<'static> {
    let faint = Style::new().add_modifier(Modifier::DIM);
    let more = if more.is_empty() { String::new() } else { format!(" {more} ─") };
    let room = width.saturating_sub(more.width() + 4);
    let notice = words::cut(notice, room);
    let notice = if notice.is_empty() { notice } else { format!(" {notice} ") };
    let dashes = width.saturating_sub(notice.width() + more.width() + 1);
    Line::from(vec![
        Span::styled("─", faint),
        Span::styled(notice, Style::new().add_modifier(Modifier::BOLD)),
        Span::styled("─".repeat(dashes), faint),
        Span::raw(more),
    ])
}

fn body_lines(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    match (&view.sitting.mode, view.point, view.card) {
        (Mode::Point, Some(point), _) => {
            point.lines().map(|line| Line::raw(line.to_owned())).collect()
        }
        (Mode::Help, ..) => {
            panel::help().iter().flat_map(|it| set(it, width, view.colour)).collect()
        }
        (.., Some(card)) => card_lines(card, width, view.colour),
        _ => {
            panel::nothing(view.sitting).iter().flat_map(|it| set(it, width, view.colour)).collect()
        }
    }
}

fn card_lines(card: &Card, width: usize, colour: bool) -> Vec<Line<'static>> {
    let all = |paragraphs: &[Paragraph], width: usize| -> Vec<Line<'static>> {
        paragraphs.iter().flat_map(|it| set(it, width, colour)).collect()
    };
    let blank = || vec![Line::default()];
    let [one, other] = &card.sides;
    let (sides, measure) = if width + 2 >= SIDE_BY_SIDE {
        let measure = width.min(MEASURES.0);
        let column = (measure - 4) / 2;
        (vec![beside(all(one, column), all(other, column), column + 4)], measure)
    } else {
        let measure = width.min(MEASURES.1);
        (vec![all(one, measure), blank(), all(other, measure)], measure)
    };
    [all(&card.point, measure), all(&card.because, measure), blank()]
        .into_iter()
        .chain(sides)
        .chain([blank(), all(&card.judged, measure), all(&card.others, measure)])
        .flatten()
        .collect()
}

/// Two columns of lines, the second one beginning at a column of the screen.
fn beside(
    left: Vec<Line<'static>>,
    right: Vec<Line<'static>>,
    second: usize,
) -> Vec<Line<'static>> {
    let rows = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let row = |_| {
        let mut line = left.next().unwrap_or_default();
        let fill = second.saturating_sub(line.width());
        line.spans.push(Span::raw(" ".repeat(fill)));
        line.spans.extend(right.next().unwrap_or_default().spans);
        line
    };
    (0..rows).map(row).collect()
}

fn set(paragraph: &Paragraph, width: usize, colour: bool) -> Vec<Line<'static>> {
    paragraph.lines(width).iter().map(|line| styled(line, colour)).collect()
}

fn styled(line: &words::Line, colour: bool) -> Line<'static> {
    let span = |words: &words::Words| Span::styled(words.text.clone(), style(words.part, colour));
    Line::from(line.iter().map(span).collect::<Vec<_>>())
}

/// How a part looks. Nothing is told by colour alone: the words say it too.
fn style(part: Part, colour: bool) -> Style {
    let style = Style::new();
    let paint = |colour_of: Color, style: Style| if colour { style.fg(colour_of) } else { style };
    match part {
        Part::Plain | Part::Quoted => style,
        Part::Strong => style.add_modifier(Modifier::BOLD),
        Part::Faint => style.add_modifier(Modifier::DIM),
        Part::Trigger => {
            paint(Color::Yellow, style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED))
        }
        Part::Label => paint(Color::Cyan, style.add_modifier(Modifier::BOLD)),
        Part::Relation(relation) => {
            let of = match relation {
                Relation::Contradicts => Color::Red,
                Relation::Disputes => Color::Magenta,
                Relation::Differs => Color::Yellow,
                Relation::Updates => Color::Blue,
                Relation::Repeats | Relation::Corroborates | Relation::Compatible => Color::Cyan,
            };
            paint(of, style.add_modifier(Modifier::BOLD))
        }
        Part::Status(status) => {
            let bold = style.add_modifier(Modifier::BOLD);
            match status {
                Status::Disputed => paint(Color::Red, bold),
                Status::Unconfirmed => paint(Color::Yellow, bold),
                Status::Updated => paint(Color::Blue, bold),
                Status::Corroborated | Status::SingleOrigin | Status::Settled => bold,
            }
        }
    }
}

/// Puts a line on the screen, as far as it reaches.
fn put(frame: &mut Frame<'_>, x: u16, y: u16, line: &Line<'_>) {
    let area = frame.area();
    if x < area.width && y < area.height {
        frame.buffer_mut().set_line(x, y, line, area.width - x);
    }
}
