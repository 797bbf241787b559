//! A sitting on the whole terminal: draws, waits for a key, and in between catches up with the case.

use std::{process::ExitCode, time::Duration};

use atodds::export::TextStyle;
use ratatui::crossterm::event::{self, Event, KeyEventKind};

use super::{
    card::Card,
    desk::Desk,
    draw::{self, View},
    keys,
    queue::Pair,
    sitting::{Action, Mode, Sitting},
    terminal::{Taken, Unbroken, give_back_on_signals},
};
use crate::cli::{context::Context, failure::Outcome};

/// How long to wait for the next key before using the time, so that a quick reader never waits for what
/// can be done later.
const PAUSE: Duration = Duration::from_millis(80);

/// How soon to look whether what is worked out aside is done.
const SOON: Duration = Duration::from_millis(20);

/// How often to look whether another program changed the case.
const LOOK: Duration = Duration::from_millis(1000);

pub(super) fn run(mut desk: Desk<'_>, mut sitting: Sitting, context: &Context) -> Outcome {
    let (saving, drawing) = (Unbroken::default(), Unbroken::default());
    give_back_on_signals(&saving, &drawing)?;
    let title = desk.title().to_owned();
    let mut taken = Taken::take()?;
    let mut shown = Shown::default();
    loop {
        if desk.take(&mut sitting) {
            shown.forget();
        }
        shown.bring_up_to_date(&desk, &sitting);
        if sitting.mode == Mode::Point {
            shown.open_point(&desk, &sitting, usize::from(taken.terminal.size()?.width));
        }
        let mut last_scroll = 0;
        let being_drawn = drawing.hold();
        taken.terminal.draw(|frame| {
            let view = View {
                title: &title,
                sitting: &sitting,
                card: shown.card.as_ref(),
                point: shown.point.as_ref().map(|(_, point)| point.as_str()),
                colour: context.screen.colour,
            };
            last_scroll = draw::draw(frame, &view);
        })?;
        drop(being_drawn);
        sitting.scroll = sitting.scroll.min(last_scroll);

        let wait = if desk.is_busy() {
            SOON
        } else if needs_time(&desk, &sitting) {
            PAUSE
        } else {
            LOOK
        };
        if event::poll(wait)? {
            let event = event::read()?;
            if event.as_key_press_event().is_some_and(keys::stops) {
                taken.stop()?;
                continue;
            }
            let effect = match asked(&event, &sitting.mode) {
                Some(action) => sitting.act(action),
                None => continue,
            };
            let _unbroken = saving.hold();
            if desk.carry_out(effect, &mut sitting) {
                return Ok(ExitCode::SUCCESS);
            }
            shown.forget();
        } else if !desk.is_busy() && catch_up(&mut desk, &mut sitting)? {
            shown.forget();
        }
    }
}

/// The link that is laid out, so that it is not laid out anew for every key.
#[derive(Default)]
struct Shown {
    pair: Option<Pair>,
    card: Option<Card>,
    /// The whole point, set to so many columns.
    point: Option<(usize, String)>,
    is_known: bool,
}

impl Shown {
    fn bring_up_to_date(&mut self, desk: &Desk<'_>, sitting: &Sitting) {
        let current = sitting.queue.current();
        if !self.is_known || self.pair.as_ref() != current.map(|item| &item.pair) {
            self.card = current.and_then(|item| desk.card(item));
            self.pair = current.map(|item| item.pair.clone());
            self.is_known = true;
        }
    }

    fn open_point(&mut self, desk: &Desk<'_>, sitting: &Sitting, width: usize) {
        if self.point.as_ref().is_none_or(|(set_to, _)| *set_to != width) {
            let style = TextStyle::plain(width.saturating_sub(2));
            let point = sitting.queue.current().and_then(|item| desk.point(item, &style));
            self.point = point.map(|point| (width, point));
        }
    }

    fn forget(&mut self) {
        (self.is_known, self.point) = (false, None);
    }
}

/// What an event asks for.
fn asked(event: &Event, mode: &Mode) -> Option<Action> {
    match event {
        // Some systems tell of a key that is let go, too.
        Event::Key(key) if key.kind != KeyEventKind::Release => keys::action(mode, *key),
        // Pasted text decides nothing: it is text where text is asked for.
        Event::Paste(text) if matches!(mode, Mode::Asking { .. } | Mode::Searching(_)) => {
            Some(Action::Type(text.clone()))
        }
        _ => None,
    }
}

/// Whether something waits for a moment without a key.
fn needs_time(desk: &Desk<'_>, sitting: &Sitting) -> bool {
    let is_asked = sitting.queue.current().is_none_or(|item| desk.has_answers(&item.pair));
    !is_asked || desk.is_stale()
}

/// Begins what waited for a moment without a key; true where there is something new to show at once, since another
/// program changed the case.
fn catch_up(desk: &mut Desk<'_>, sitting: &mut Sitting) -> Outcome<bool> {
    // Who is busy writing gets to its end first: the next moment is soon enough.
    if desk.was_changed().unwrap_or(false) {
        sitting.notice = Some(match desk.catch_up(sitting) {
            Ok(_) => "the case was changed by somebody else: what you see is new".to_owned(),
            Err(failure) => failure.message().unwrap_or_default(),
        });
        return Ok(true);
    }
    desk.begin(sitting.queue.current().map(|item| item.pair.clone()))?;
    Ok(false)
}
