//! A line of text that is typed and corrected: a reason, or what to look for.

use unicode_segmentation::UnicodeSegmentation as _;

use super::sitting::Action;

/// No reason, and nothing to search for, is longer, in characters.
const LONGEST: usize = 1000;

/// A line of text and where in it one writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Entry {
    text: String,
    /// How many bytes stand before the cursor, which never stands within a letter, whatever that is made of.
    at: usize,
}

impl Entry {
    /// A line that holds this, with the cursor at its end.
    pub(super) fn of(text: String) -> Self {
        Self { at: text.len(), text }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, and what at it and after.
    pub(super) fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.at)
    }

    /// Does what an action asks for; those that are none of a line leave it as it is.
    pub(super) fn edit(&mut self, action: Action) {
        match action {
            Action::Type(more) => self.write(&more),
            Action::Erase => self.cut(self.letter_before(), self.at),
            Action::EraseNext => self.cut(self.at, self.letter_after()),
            Action::EraseWord => self.cut(self.word_before(), self.at),
            Action::EraseAll => *self = Self::default(),
            Action::Left => self.at = self.letter_before(),
            Action::Right => self.at = self.letter_after(),
            Action::Home => self.at = 0,
            Action::End => self.at = self.text.len(),
            _ => {}
        }
    }

    fn write(&mut self, more: &str) {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        // What is pasted may have line ends in it; a reason is one line.
        let more = more.chars().map(|c| if c.is_control() { ' ' } else { c });
        let more: String = more.take(room).collect();
        self.text.insert_str(self.at, &more);
        self.stand_at(self.at + more.len());
    }

    /// Takes out what stands between two places, and leaves the cursor there.
    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.stand_at(from);
    }

    /// Puts the cursor at a place, or behind the letter that the place is in: an accent that is typed, or what is
    /// taken out from between two parts, may make one letter of what stands on both sides.
    fn stand_at(&mut self, at: usize) {
        let mut ends = self.text.grapheme_indices(true).map(|(start, it)| start + it.len());
        self.at = if at == 0 { 0 } else { ends.find(|end| *end >= at).unwrap_or(at) };
    }

    fn letter_before(&self) -> usize {
        let before = self.text.grapheme_indices(true).map(|(at, _)| at);
        before.take_while(|at| *at < self.at).last().unwrap_or(0)
    }

    fn letter_after(&self) -> usize {
        let mut starts = self.text.grapheme_indices(true).map(|(at, _)| at);
        starts.find(|at| *at > self.at).unwrap_or(self.text.len())
    }

    /// Where the word before the cursor begins, with the spaces between the two.
    fn word_before(&self) -> usize {
        let before = self.halves().0.trim_end();
        let space = before.char_indices().rfind(|(_, c)| c.is_whitespace());
        space.map_or(0, |(at, c)| at + c.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The line with a stroke where the cursor is.
    fn shown(entry: &Entry) -> String {
        let (before, after) = entry.halves();
        format!("{before}|{after}")
    }

    fn after(text: &str, actions: &[Action]) -> String {
        let mut entry = Entry::of(text.to_owned());
        actions.iter().for_each(|action| entry.edit(action.clone()));
        shown(&entry)
    }

    fn write(text: &str) -> Action {
        Action::Type(text.to_owned())
    }

    #[test]
    fn what_is_typed_comes_where_the_cursor_is() {
        use Action::{End, Erase, EraseAll, EraseNext, Home, Left, Right};
        for (actions, expected) in [
            (vec![], "bridge|"),
            (vec![Left, Left], "brid|ge"),
            (vec![Left, Left, write("s of the e")], "brids of the e|ge"),
            (vec![Home, write("two ")], "two |bridge"),
            (vec![Home, Right, Erase], "|ridge"),
            (vec![Home, Erase, EraseNext], "|ridge"),
            (vec![Home, Left], "|bridge"),
            (vec![Right, EraseNext], "bridge|"),
            (vec![Home, End, write("s")], "bridges|"),
            (vec![Left, EraseAll, write("a")], "a|"),
        ] {
            assert_eq!(after("bridge", &actions), expected, "{actions:?}");
        }
    }

    #[test]
    fn a_word_is_erased_up_to_the_cursor() {
        use Action::{EraseWord, Home, Left};
        assert_eq!(after("two old  bridges ", &[EraseWord]), "two old  |");
        assert_eq!(after("two old  ", &[EraseWord]), "two |");
        assert_eq!(after("two bridges", &[Left, Left, EraseWord]), "two |es");
        assert_eq!(after("two", &[EraseWord]), "|");
        assert_eq!(after("two", &[Home, EraseWord]), "|two");
        assert_eq!(after("two\u{a0}bridges", &[EraseWord]), "two\u{a0}|");
    }

    #[test]
    fn letters_and_words_of_any_script_are_erased() {
        let mut entry = Entry::of("двое погибших here ".to_owned());
        for (action, left) in [
            (Action::Erase, "двое погибших here|"),
            (Action::EraseWord, "двое погибших |"),
            (Action::EraseWord, "двое |"),
            (Action::Erase, "двое|"),
            (Action::EraseWord, "|"),
            (Action::Erase, "|"),
        ] {
            entry.edit(action);
            assert_eq!(shown(&entry), left);
        }
    }

    #[test]
    fn a_letter_is_what_a_reader_takes_for_one() {
        use Action::{Erase, EraseNext, Home, Left, Right};
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(after("cafe\u{301}", &[Erase]), "caf|");
        assert_eq!(after("cafe\u{301}", &[Left]), "caf|e\u{301}");
        assert_eq!(after("cafe\u{301}s", &[Left, Left, EraseNext]), "caf|s");
        assert_eq!(after(family, &[Erase]), "|");
        assert_eq!(after(family, &[Home, Right]), format!("{family}|"));
        // An accent that is typed within a word joins the letter before it.
        assert_eq!(after("ete", &[Home, Right, write("\u{301}")]), "e\u{301}|te");
        // Half of a flag that is typed before another half makes a whole one.
        assert_eq!(after("🇦", &[Home, write("🇺")]), "🇺🇦|");
    }

    #[test]
    fn a_line_stays_one_line_and_has_an_end() {
        assert_eq!(after("", &[write("a\nb\u{1b}c")]), "a b c|");
        let mut entry = Entry::of("y".repeat(LONGEST - 1));
        entry.edit(Action::Home);
        entry.edit(write("xxx"));
        assert_eq!(entry.text().chars().count(), LONGEST);
        assert!(entry.text().starts_with("xy"));
    }

    fn any_action() -> impl Strategy<Value = Action> {
        use Action::{End, Erase, EraseNext, EraseWord, Home, Left, Right};
        prop_oneof![
            "[ae\u{301}\u{200d}👨👩🇺🇦 ж\n]{1,3}".prop_map(Action::Type),
            prop::sample::select(vec![Left, Right, Home, End, Erase, EraseNext, EraseWord]),
        ]
    }

    proptest! {
        #[test]
        fn the_cursor_never_stands_within_a_letter(
            text in "[ae\u{301}\u{200d}👨👩🇺🇦 ж]{0,8}",
            actions in prop::collection::vec(any_action(), 0..12),
        ) {
            let mut entry = Entry::of(text);
            for action in actions {
                entry.edit(action);
                let at = entry.halves().0.len();
                let mut places = entry.text().grapheme_indices(true).map(|(place, _)| place);
                prop_assert!(at == entry.text().len() || places.any(|place| place == at));
            }
        }
    }
}
