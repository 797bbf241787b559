//! What the screen shows, on a terminal made of memory.

use atodds::{
    casefile::{self, Format},
    detect,
    model::{Case, Decision, Judgement, JudgementId, Subject},
    report::{self, Filter as Everything},
    text::lexicon::Lexicon,
};
use ratatui::{Terminal, backend::TestBackend};

use super::{
    card::{Card, Parts},
    draw::{View, draw},
    filter::Filter,
    judged::{CONFIRMED, Word},
    queue::{Item, ItemPoint, Queue, tests::item},
    reasons::Reasons,
    sitting::{Action, Mode, Sitting},
};

const FLOOD: &str = r#"
[[source]]
id = "gazette"
title = "River rises, and the whole of the lower town is brought to safety before the morning"
publisher = "Linden Gazette"
published = 2024-03-02
text = "The river rose at night. “Four people died in the flood at Linden,” the mayor said. The bridge is closed."

[[source]]
id = "wire"
title = "Flood in the valley"
published = 2024-03-02

[[claim]]
id = "four-dead"
source = "gazette"
claimant = "Mayor"
text = "Four people died in the flood at Linden."
quote = "Four people died in the flood at Linden"
stated = 2024-03-02

[[claim]]
id = "nine-dead"
source = "wire"
claimant = "Fire brigade"
via = ["Valley Wire"]
text = "Nine people died in the flood at Linden."
quote = "nine dead"
stated = 2024-03-02
"#;

/// A sitting at the one link of the case, and the link laid out.
fn sitting(text: &str) -> (Sitting, Card) {
    let case = casefile::load_str(text, "flood.toml", Format::Toml).unwrap().case;
    let detection = detect::detect(&case, Lexicon::english());
    let report = report::build(&case, &detection, &Everything::default());
    let link = &report.links[0];
    let point = &report.points[0];
    let claims = [&link.a, &link.b].map(|id| &**report.claim(id).unwrap());
    let answers = detect::explain(&case, &link.a, &link.b, Lexicon::english()).unwrap().answers;
    let by_ben = judgement(&case, Decision::Unsure, "the brigade may count the valley");
    let card = Card::of(&Parts {
        link,
        point: Some(point),
        claims,
        contexts: claims.map(|claim| report::quote_in_context(&case, &claim.id)),
        answers: Some(&answers),
        said: vec![(&by_ben, Word::Counts)],
    });
    let items = vec![
        Item {
            point: Some(ItemPoint { id: point.id.clone(), question: point.question.clone() }),
            ..item(link.a.as_str(), link.b.as_str(), point.id.as_str())
        },
        item("other", "another", "elsewhere"),
    ];
    let mut reasons = Reasons::default();
    reasons.give(Decision::Dismissed, "one counts the valley, the other the town");
    reasons.give(Decision::Dismissed, "two floods");
    (Sitting::new(Queue::new(items, Filter::default()), reasons), card)
}

fn judgement(case: &Case, decision: Decision, reason: &str) -> Judgement {
    let subject = Subject::link(&case.claims[0], &case.claims[1]);
    Judgement::new(subject, decision, reason, "Ben", "2024-03-04T10:00:00Z")
}

/// The screen as text, after it was drawn; the second value says how far it can be scrolled.
fn screen(sitting: &Sitting, card: &Card, (width, height): (u16, u16)) -> (String, usize) {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut hidden = 0;
    let view =
        View { title: "Flood at Linden", sitting, card: Some(card), point: None, colour: true };
    terminal.draw(|frame| hidden = draw(frame, &view)).unwrap();
    (terminal.backend().to_string(), hidden)
}

#[test]
fn a_link_on_a_small_and_a_large_screen() {
    let (sitting, card) = sitting(FLOOD);
    insta::assert_snapshot!("link_80x24", screen(&sitting, &card, (80, 24)).0);
    insta::assert_snapshot!("link_120x40", screen(&sitting, &card, (120, 40)).0);
}

#[test]
fn a_reason_is_asked_for() {
    let (mut sitting, card) = sitting(FLOOD);
    sitting.act(Action::Decide(Decision::Dismissed));
    sitting.act(Action::Type("the mayor spoke ear".to_owned()));
    insta::assert_snapshot!("reason_80x24", screen(&sitting, &card, (80, 24)).0);
}

#[test]
fn the_filter_and_the_keys() {
    let (mut sitting, card) = sitting(FLOOD);
    sitting.act(Action::OpenFilter);
    sitting.act(Action::Field(1));
    insta::assert_snapshot!("filter_80x24", screen(&sitting, &card, (80, 24)).0);
    sitting.act(Action::Cancel);
    sitting.act(Action::OpenHelp);
    insta::assert_snapshot!("help_80x24", screen(&sitting, &card, (80, 24)).0);
}

#[test]
fn what_was_saved_is_told_and_counted() {
    let (mut sitting, card) = sitting(FLOOD);
    let pair = sitting.queue.current().unwrap().pair.clone();
    let id = JudgementId::from_hex(&"1".repeat(64)).unwrap();
    sitting.saved(&pair, Decision::Confirmed, "seen both", (id, CONFIRMED));
    let (screen, _) = screen(&sitting, &card, (80, 24));
    assert!(screen.contains("saved: confirmed · z takes it back"), "{screen}");
    assert!(screen.contains("2 of 2 · 1 confirmed · 0 dismissed"), "{screen}");
}

#[test]
fn a_small_screen_is_scrolled_to_its_end_and_no_further() {
    let (mut sitting, card) = sitting(FLOOD);
    let (first, hidden) = screen(&sitting, &card, (40, 12));
    assert!(hidden > 0 && first.contains("more"), "{first}");
    sitting.scroll = 10_000;
    let (last, _) = screen(&sitting, &card, (40, 12));
    assert!(last.contains("↑ more"), "{last}");
    sitting.scroll = hidden;
    assert_eq!(screen(&sitting, &card, (40, 12)).0, last);
}

#[test]
fn hostile_text_steers_nothing_at_any_size_in_any_mode() {
    let hostile = FLOOD
        .replace("Mayor", r"M\u001b[2Jay\u202eor\u009b31m")
        .replace("at Linden", "at 橋は閉鎖された橋は閉鎖 👨‍👩‍👧‍👦 הגשר נסגר")
        .replace("Flood in the valley", &"w".repeat(400));
    let (_, card) = sitting(&hostile);
    let open = [
        None,
        Some(Action::Decide(Decision::Dismissed)),
        Some(Action::OpenFilter),
        Some(Action::OpenSearch),
        Some(Action::OpenHelp),
    ];
    for open in open {
        let (mut sitting, _) = sitting(&hostile);
        if let Some(open) = open {
            sitting.act(open);
            sitting.act(Action::Type("\u{1b}[31m橋\u{202e}".repeat(60)));
        }
        for size in [(1, 1), (19, 7), (20, 8), (21, 9), (40, 10), (80, 24), (111, 30), (200, 60)] {
            let (screen, _) = screen(&sitting, &card, size);
            let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!screen.contains(acts), "{size:?} {:?}\n{screen}", sitting.mode);
        }
    }
}

#[test]
fn the_triggering_words_are_marked_without_colour_too() {
    use ratatui::style::{Color, Modifier};
    let (sitting, card) = sitting(FLOOD);
    for colour in [false, true] {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let view = View { title: "", sitting: &sitting, card: Some(&card), point: None, colour };
        terminal
            .draw(|frame| {
                draw(frame, &view);
            })
            .unwrap();
        let cells = &terminal.backend().buffer().content;
        let marked: String = cells
            .iter()
            .filter(|cell| cell.modifier.contains(Modifier::UNDERLINED))
            .map(|cell| cell.symbol())
            .collect();
        assert!(marked.contains("Four") && marked.contains("Nine"), "{marked}");
        let is_coloured = cells.iter().any(|cell| cell.fg != Color::Reset);
        assert_eq!(is_coloured, colour, "NO_COLOR is kept");
    }
}

#[test]
fn an_empty_queue_says_what_to_do() {
    let sitting = Sitting::new(Queue::default(), Reasons::default());
    assert_eq!(sitting.mode, Mode::Reading);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let view = View { title: "", sitting: &sitting, card: None, point: None, colour: false };
    terminal
        .draw(|frame| {
            draw(frame, &view);
        })
        .unwrap();
    let screen = terminal.backend().to_string();
    assert!(screen.contains("Nothing waits here") && screen.contains("atodds link"), "{screen}");
}
