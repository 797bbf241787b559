//! What each key means, in each mode.

use atodds::model::Decision;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::sitting::{Action, Mode};

/// The keys of the queue, as the help tells them.
pub(super) const KEYS: [(&str, &str); 18] = [
    ("y, c", "confirm: the link is right"),
    ("n, d", "dismiss: the link is wrong"),
    ("u", "unsure: looked at, not decided"),
    ("1 to 9", "when asked why: take a reason that was given lately"),
    ("Enter, Esc", "when asked why: save, or leave it"),
    ("← →, Home, End", "when writing: to another place in the text"),
    ("Del, Ctrl-W, -U", "when writing: erase a letter, a word, all"),
    ("z", "take back the last judgement of this sitting"),
    ("s, →, Space", "skip: the next link"),
    ("←, b", "the link before"),
    ("Tab", "the next point"),
    ("↑ ↓, Page keys", "scroll a link that is longer than the screen"),
    ("o", "the whole point, with all its positions"),
    ("/, N", "search in claims, claimants, sources, questions; on"),
    ("f", "filter: by state, relation, rule, point, source"),
    ("?", "these keys"),
    ("q, Ctrl-C", "quit: every judgement is saved when it is given"),
    ("Ctrl-Z", "stop, to go on with fg (on Unix)"),
];

/// Whether a key stops the program until the shell lets it go on, in whatever mode; only Unix knows that.
pub(super) fn stops(key: KeyEvent) -> bool {
    cfg!(unix) && key.code == KeyCode::Char('z') && key.modifiers.contains(KeyModifiers::CONTROL)
}

/// What a key asks for; `None` where it means nothing.
pub(super) fn action(mode: &Mode, key: KeyEvent) -> Option<Action> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    if control {
        return match key.code {
            KeyCode::Char('c') => Some(Action::Quit),
            KeyCode::Char('u') => Some(Action::EraseAll),
            KeyCode::Char('w') => Some(Action::EraseWord),
            KeyCode::Char('h') => Some(Action::Erase),
            _ => None,
        };
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    match mode {
        Mode::Reading => reading(key.code),
        Mode::Asking { .. } | Mode::Searching(_) => writing(key.code),
        Mode::Filtering(_) => choosing(key.code),
        Mode::Point | Mode::Help => looking(key.code),
    }
}

fn reading(key: KeyCode) -> Option<Action> {
    Some(match key {
        KeyCode::Char('y' | 'c') => Action::Decide(Decision::Confirmed),
        KeyCode::Char('n' | 'd') => Action::Decide(Decision::Dismissed),
        KeyCode::Char('u') => Action::Decide(Decision::Unsure),
        KeyCode::Char('s' | ' ') | KeyCode::Right => Action::Next,
        KeyCode::Char('b') | KeyCode::Left => Action::Back,
        KeyCode::Tab => Action::NextPoint,
        KeyCode::Char('z') => Action::Undo,
        KeyCode::Char('o') => Action::OpenPoint,
        KeyCode::Char('/') => Action::OpenSearch,
        KeyCode::Char('N') => Action::SearchAgain,
        KeyCode::Char('f') => Action::OpenFilter,
        KeyCode::Char('?') => Action::OpenHelp,
        KeyCode::Char('q') => Action::Quit,
        key => return scrolling(key),
    })
}

fn writing(key: KeyCode) -> Option<Action> {
    Some(match key {
        KeyCode::Char(c) => Action::Type(c.into()),
        KeyCode::Backspace => Action::Erase,
        KeyCode::Delete => Action::EraseNext,
        KeyCode::Left => Action::Left,
        KeyCode::Right => Action::Right,
        KeyCode::Home => Action::Home,
        KeyCode::End => Action::End,
        KeyCode::Enter => Action::Accept,
        KeyCode::Esc => Action::Cancel,
        _ => return None,
    })
}

fn choosing(key: KeyCode) -> Option<Action> {
    Some(match key {
        KeyCode::Up => Action::Field(-1),
        KeyCode::Down | KeyCode::Tab => Action::Field(1),
        KeyCode::Left => Action::Turn(-1),
        KeyCode::Right | KeyCode::Char(' ') => Action::Turn(1),
        KeyCode::Char('x') => Action::EraseAll,
        KeyCode::Enter => Action::Accept,
        KeyCode::Esc | KeyCode::Char('f' | 'q') => Action::Cancel,
        _ => return None,
    })
}

fn looking(key: KeyCode) -> Option<Action> {
    Some(match key {
        KeyCode::Esc | KeyCode::Enter | KeyCode::Char('o' | '?' | 'q') => Action::Cancel,
        key => return scrolling(key),
    })
}

fn scrolling(key: KeyCode) -> Option<Action> {
    /// What a page key scrolls by.
    const PAGE: isize = 10;
    Some(match key {
        KeyCode::Up | KeyCode::Char('k') => Action::Scroll(-1),
        KeyCode::Down | KeyCode::Char('j') => Action::Scroll(1),
        KeyCode::PageUp => Action::Scroll(-PAGE),
        KeyCode::PageDown => Action::Scroll(PAGE),
        KeyCode::Home => Action::Scroll(isize::MIN),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::review::entry::Entry;

    fn pressed(mode: &Mode, key: KeyCode) -> Option<Action> {
        action(mode, KeyEvent::new(key, KeyModifiers::NONE))
    }

    #[test]
    fn letters_are_text_where_text_is_asked_for() {
        let asking = Mode::Asking { decision: Decision::Confirmed, entry: Entry::default() };
        for c in ['q', 'y', 'z', '/', '?', '1', 'ж'] {
            assert_eq!(pressed(&asking, KeyCode::Char(c)), Some(Action::Type(c.into())));
        }
        assert_eq!(pressed(&Mode::Reading, KeyCode::Char('q')), Some(Action::Quit));
    }

    #[test]
    fn the_arrows_go_through_the_text_where_text_is_asked_for() {
        let searching = Mode::Searching(Entry::default());
        for (key, action) in [
            (KeyCode::Left, Action::Left),
            (KeyCode::Right, Action::Right),
            (KeyCode::Home, Action::Home),
            (KeyCode::End, Action::End),
            (KeyCode::Delete, Action::EraseNext),
            (KeyCode::Backspace, Action::Erase),
        ] {
            assert_eq!(pressed(&searching, key), Some(action));
        }
        assert_eq!(pressed(&Mode::Reading, KeyCode::Left), Some(Action::Back));
    }

    #[test]
    fn control_c_quits_from_everywhere() {
        let key = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        for mode in [Mode::Reading, Mode::Searching(Entry::of("x".into())), Mode::Point, Mode::Help]
        {
            assert_eq!(action(&mode, key), Some(Action::Quit));
        }
    }

    #[test]
    fn a_letter_with_control_or_alt_decides_nothing() {
        for modifiers in [KeyModifiers::CONTROL, KeyModifiers::ALT] {
            let key = KeyEvent::new(KeyCode::Char('y'), modifiers);
            assert_eq!(action(&Mode::Reading, key), None);
        }
    }
}
