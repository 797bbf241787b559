use super::{check, none};

#[test]
fn dates_and_times_are_none() {
    none(&[
        "It happened in 2019.",
        "They met on 11 November.",
        "They met on Dec. 1.",
        "They met on December 1st, 2025.",
        "It was built in the 1960s.",
        "The '60s were loud.",
        "The 2012 Games were in London.",
        "The derided 2013 film flopped.",
        "It starts at 19:00.",
        "It starts at 7 a.m.",
        "It starts at 7pm.",
        "It ended at 1605 GMT.",
        "He was born two days ago.",
        "The attacks of 9/11 changed it.",
        "It ran from 1990 to 1995.",
        "It ran in the 2019/20 season.",
        "It dates from the 19th century.",
        "Rome fell in AD 476.",
        "The temple is from 300 BC.",
    ]);
}

#[test]
fn names_and_ids_are_none() {
    none(&[
        "MH370 vanished.",
        "Flight 93 crashed.",
        "The Boeing 737 landed.",
        "The Boeing 737-800 landed.",
        "An iPhone 6 broke.",
        "The Apple Watch 2 is out.",
        "Article 5 was invoked.",
        "Section 230 stands.",
        "COVID-19 spread.",
        "An F-16 crashed.",
        "Two-way radios failed on Route 66.",
        "Windows 11 is out.",
        "He lives at No. 10.",
        "He lives at 10 Downing Street.",
        "The G7 met.",
        "The Group of 20 met.",
        "The Group of Seven met.",
        "An A380 landed.",
        "Version 2.0.1 is out.",
        "Call 555-123-4567 now.",
        "See https://example.org/2/33 for more.",
        "Write to box12@example.org today.",
        "It is 4K video on 5G.",
        "They watched #12 play.",
        "The iOS 8.2 update came.",
        "They watched 60 Minutes.",
    ]);
}

#[test]
fn scores_and_lists_are_none() {
    none(&[
        "They won 3-1.",
        "They lost 2–0.",
        "She won 6-4, 6-3.",
        "The court ruled 5-4.",
        "It was a 6-3 ruling.",
        "They drew 0-0.",
        "It ended 1-2 after extra time.",
        "Both teams play 4-4-2.",
        "1. Security comes first.",
        "It is known [12].",
        "It took 3:12 hours.",
        "It is open 24/7.",
    ]);
}

#[test]
fn set_phrases_are_none() {
    none(&[
        "One of the men left.",
        "One day it will end.",
        "At one point he left.",
        "No one knows.",
        "On the one hand, it is true.",
        "He bought a second-hand car.",
        "The minister first said so.",
        "At first it rained.",
        "They have zero tolerance.",
        "It is number one.",
        "One can only hope.",
        "The one they want is gone.",
        "They saw one another.",
        "The first lady spoke.",
        "Wait a second.",
        "It is no longer there.",
        "There is no evidence of it.",
        "They had no comment.",
        "There are no plans to leave.",
        "It was split in two.",
        "He had many friends.",
        "It is one-sided.",
        "She wore 18k gold.",
    ]);
}

#[test]
fn next_to_what_is_none_the_figure_still_counts() {
    check(&[
        ("In 2019, 300 people died.", "300 person !kill"),
        ("Flight 93 carried 40 people.", "40 person !carri"),
        ("On 11 November 12 people were hurt.", "12 person !injur"),
        ("They won 3-1 before 4,000 fans.", "4000 fan"),
        ("It killed 2000 people.", "2000 person !kill"),
        ("More than 2000 were hurt.", ">2000.. person !injur"),
        ("At 7 a.m. two men left.", "2 man"),
        ("Windows 11 has 3 bugs.", "3 bug"),
        ("The 1500 workers left.", "1500 worker"),
    ]);
}
