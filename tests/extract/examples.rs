//! A report read whole: every suggestion with its claimant, its stance and its date.

use atodds::model::Stance;

use super::suggested;

const REPORT: &str = "\
Ferry fire shuts the harbour

By Ada Holm

The ferry Solveig caught fire on Monday, the coastguard said. Captain Jonas Berg told the Harbour Courier that \
all 40 passengers were rescued.

“The pumps failed,” said Marit Lie, who leads the crew's union. “Nobody had tested the alarms.” The shipping line Fjordlink \
denied that the pumps had failed. According to the fire service, the blaze began in the engine room, a claim Fjordlink disputes.

What comes next?

Lie demands that the ferry must be scrapped. The ministry did not confirm these reports.

About the author

Ada Holm reports from Bergen.";

#[test]
fn a_report_is_read_with_its_claimants() {
    let found = suggested(REPORT);
    let said = |words: &str| {
        let mut hits = found.iter().filter(|it| it.quote.contains(words));
        hits.next().unwrap_or_else(|| panic!("nothing quotes {words:?}: {found:#?}"))
    };
    let claimant = |words: &str| said(words).chain.claimant.clone().unwrap_or_default();
    assert_eq!(claimant("caught fire"), "coastguard");
    assert_eq!(claimant("40 passengers"), "Jonas Berg");
    assert_eq!(said("40 passengers").chain.via[0].name, "Harbour Courier");
    assert_eq!(claimant("The pumps failed"), "Marit Lie");
    assert_eq!(claimant("Nobody had tested"), "Marit Lie");
    assert_eq!(said("the pumps had failed").stance, Stance::Denies);
    assert_eq!(claimant("the pumps had failed"), "Fjordlink");
    assert_eq!(claimant("engine room"), "fire service");
    assert_eq!(said("Fjordlink disputes").stance, Stance::Denies);
    assert_eq!(said("must be scrapped").stance, Stance::Demands);
    assert_eq!(claimant("must be scrapped"), "Marit Lie");
}

#[test]
fn a_heading_a_byline_and_the_author_make_no_claim() {
    for it in suggested(REPORT) {
        assert!(!it.quote.contains("Bergen") && !it.quote.contains("shuts"), "{it:?}");
    }
}

#[test]
fn the_day_of_saying_is_read_where_it_stands() {
    let found = suggested("The port authority said on Monday that the north pier had collapsed.");
    assert_eq!(found[0].stated.unwrap().to_string(), "2025-11-03");
}

#[test]
fn why_it_is_suggested_names_the_words() {
    let found = suggested("The port authority said on Monday that the north pier had collapsed.");
    assert_eq!(found[0].because, "attributed to “The port authority” by “said”");
}

#[test]
fn a_source_without_text_suggests_nothing() {
    assert!(suggested("").is_empty());
    assert!(suggested(" \n\t\n ").is_empty());
}

#[test]
fn what_is_told_as_a_thing_is_said_by_the_one_who_tells_it() {
    let found = suggested("The Coast Guard hinted at an advance towards Mossby.");
    assert_eq!(found[0].chain.claimant.as_deref(), Some("Coast Guard"));
    assert_eq!(found[0].stance, Stance::Expects);
    assert_eq!(found[0].text, "The Coast Guard hinted at an advance towards Mossby.");
}
