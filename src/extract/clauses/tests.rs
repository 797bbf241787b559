//! What clauses become, on invented sentences.

use super::{Clause, clauses_around};
use crate::extract::references::DocumentContext;
use crate::model::Chain;

/// The clauses of the last sentence of a document, or of what stands in `[[…]]` there; said by `claimant`.
fn cut(document: &str, said: Option<(&str, &str)>) -> Vec<Clause> {
    let (text, range) = match (document.find("[["), document.find("]]")) {
        (Some(open), Some(close)) => {
            (document.replace("[[", "").replace("]]", ""), open..close - 2)
        }
        _ => (document.to_owned(), 0..document.len()),
    };
    let chain = Chain {
        claimant: said.map(|(claimant, _)| claimant.to_owned()),
        verb: said.map(|(_, verb)| verb.to_owned()),
        via: vec![],
        end: None,
    };
    clauses_around(&text, range, &[], &chain, &mut DocumentContext::default())
}

fn texts(found: &[Clause]) -> Vec<&str> {
    found.iter().map(|clause| clause.text.as_str()).collect()
}

/// A document, who says what stands in its brackets and with which verb, and the clauses.
type Row<'t> = (&'t str, Option<(&'t str, &'t str)>, &'t [&'t str]);

#[track_caller]
fn check(table: &[Row<'_>]) {
    let mut wrong = Vec::new();
    for (document, said, expected) in table {
        let found = cut(document, *said);
        if texts(&found) != *expected {
            wrong.push(format!("{document}\n   found {:#?}\n", texts(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_asserts_several_things_is_cut() {
    check(&[
        (
            "The storm killed four people and injured dozens, damaging a school.",
            None,
            &[
                "The storm killed four people.",
                "The storm injured dozens.",
                "The storm damaged a school.",
            ],
        ),
        (
            "A storm hit Brook, killing at least three people and wounding 31.",
            None,
            &["A storm hit Brook.", "A storm killed at least three people.", "A storm wounded 31."],
        ),
        (
            "On Tuesday, a fire at the mill in Arden killed two men and wounded 40.",
            None,
            &[
                "On Tuesday, a fire at the mill in Arden killed two men.",
                "On Tuesday, a fire at the mill in Arden wounded 40.",
            ],
        ),
        (
            "The bridge at Brook was closed and repaired in June.",
            None,
            &["The bridge at Brook was closed.", "The bridge at Brook was repaired in June."],
        ),
        (
            "Denmark raised its tariffs, while Norway cut its own.",
            None,
            &["Denmark raised its tariffs.", "Norway cut its own."],
        ),
        (
            "While Denmark raised its tariffs, Norway cut its own.",
            None,
            &["Denmark raised its tariffs.", "Norway cut its own."],
        ),
        (
            "The mill, which was built in 1931, burned down in May.",
            None,
            &["The mill burned down in May.", "The mill was built in 1931."],
        ),
        (
            "The council fined Ada Holm, who sold the site in 2019.",
            None,
            &["The council fined Ada Holm.", "Ada Holm sold the site in 2019."],
        ),
        (
            "Brook voted to leave; Arden will vote in May.",
            None,
            &["Brook voted to leave.", "Arden will vote in May."],
        ),
        (
            "The board sold the yard, closed the mill and dismissed 300 workers.",
            None,
            &[
                "The board sold the yard.",
                "The board closed the mill.",
                "The board dismissed 300 workers.",
            ],
        ),
        (
            "The ministry must publish the figures and pay the fine.",
            None,
            &["The ministry must publish the figures.", "The ministry must pay the fine."],
        ),
    ]);
}

#[test]
fn what_asserts_one_thing_stays_whole() {
    for sentence in [
        "Between 10 and 12 ships left the port.",
        "Denmark spends 3 percent of its budget on research and development.",
        "Ada Holm and Per Lind signed the treaty in Graz.",
        "The police arrested a man who attacked the mayor and fled.",
        "If the dam breaks and the valley floods, the town will be lost.",
        "The mayor said the port and the bridge were closed.",
        "The price of bread rose between May and June.",
        "Norway’s largest and oldest bank closed 40 branches.",
    ] {
        assert_eq!(texts(&cut(sentence, None)), [sentence]);
    }
}

#[test]
fn what_is_said_becomes_a_sentence() {
    check(&[
        (
            "The army announced [[the capture of Arden in the north and Brook in the south]].",
            Some(("the army", "announced")),
            &["Arden in the north was captured.", "Brook in the south was captured."],
        ),
        (
            "Danish officials claimed [[to have captured the key towns of Arden (Ardenburg) and Brook]].",
            Some(("Danish officials", "claimed")),
            &["Denmark captured Arden (Ardenburg).", "Denmark captured Brook."],
        ),
        (
            "Norway reported [[the arrest of two smugglers]].",
            Some(("Norway", "reported")),
            &["Two smugglers were arrested."],
        ),
        (
            "The union demanded [[the release of Per Lind]].",
            Some(("The union", "demanded")),
            &["Per Lind must be released."],
        ),
        (
            "Per Lind called [[the vote in Graz “unlawful”]].",
            Some(("Per Lind", "called")),
            &["The vote in Graz is unlawful."],
        ),
        (
            "Per Lind described [[the talks as still open]].",
            Some(("Per Lind", "described")),
            &["The talks are still open."],
        ),
        (
            "The bank agreed [[to pay the fine and to close the branch]].",
            Some(("The bank", "agreed")),
            &["The bank will pay the fine.", "The bank will close the branch."],
        ),
        (
            "Norway ruled out [[selling the port]].",
            Some(("Norway", "ruled out")),
            &["Norway will not sell the port."],
        ),
        (
            "The army insisted [[that fighting continues in Arden and that Brook has been cleared]].",
            Some(("The army", "insisted")),
            &["Fighting continues in Arden.", "Brook has been cleared."],
        ),
    ]);
}

#[test]
fn references_are_resolved_where_they_are_clear() {
    check(&[
        (
            "Rebels took Arden and Brook. [[Neither town has been fully seized]], analysts said.",
            Some(("analysts", "said")),
            &["Arden has not been fully seized.", "Brook has not been fully seized."],
        ),
        (
            "Rebels took Arden (Ardenburg) and Brook. [[Neither town was held]], analysts said.",
            Some(("analysts", "said")),
            &["Arden was not held.", "Brook was not held."],
        ),
        (
            "President Ada Holm said [[no deal would come without a meeting between herself and Tor Lind]].",
            Some(("Ada Holm", "said")),
            &["No deal would come without a meeting between Ada Holm and Tor Lind."],
        ),
        (
            "Rebels took Arden and Brook. [[Both towns were lost in May.]]",
            None,
            &["Arden and Brook were lost in May."],
        ),
        (
            "President Ada Holm spoke in Graz. Holm said [[she would not resign]].",
            Some(("Holm", "said")),
            &["Ada Holm would not resign."],
        ),
        (
            "Danish Prime Minister Ada Holm spoke in Graz. “[[We will not sell the port]],” Holm said.",
            Some(("Holm", "said")),
            &["Denmark will not sell the port."],
        ),
        (
            "Acme Corporation denied the report. It said [[it had sold the yard]].",
            Some(("Acme Corporation", "said")),
            &["Acme Corporation had sold the yard."],
        ),
        (
            "The council published a 12-point flood plan in May. [[The plan was dropped in June.]]",
            None,
            &["The 12-point flood plan was dropped in June."],
        ),
        (
            "Floods reached the town of Arden. [[The town was cleared on Friday.]]",
            None,
            &["Arden was cleared on Friday."],
        ),
    ]);
}

#[test]
fn references_that_are_not_clear_stay() {
    check(&[
        ("Mr Per Lind met Mr Tor Berg. [[He left in May.]]", None, &["Per Lind left in May."]),
        (
            "Floods reached the towns of Arden and Brook in the Weald region. [[The town was cleared.]]",
            None,
            &["The town was cleared."],
        ),
        ("The rain stopped. [[It was cold in Graz.]]", None, &["It was cold in Graz."]),
    ]);
}

/// The reasons for which the clauses of a sentence in the document's own voice are left out; "" for one that is
/// kept.
fn reasons(document: &str) -> Vec<String> {
    cut(document, None).into_iter().map(|clause| clause.because.unwrap_or_default()).collect()
}

#[test]
fn only_what_can_be_checked_is_kept() {
    for (sentence, because) in [
        ("The flood killed 12 people in Graz.", ""),
        ("Norway cut its tariffs on 3 May.", ""),
        ("The Danish navy has recovered two ferries.", ""),
        ("Norway refuses to sell the port.", ""),
        ("Ada Holm was elected mayor of Graz in 2019.", ""),
        ("Danish aircraft struck fuel depots near Graz on Saturday.", ""),
        ("The pivotal vote in Graz followed three days of intense talks with Norway.", ""),
        ("A secret recording surfaced in Graz on 3 May.", ""),
        ("The row fuelled fresh anger.", "a comment"),
        ("What will Norway do next?", "a question"),
        ("Why did the Danish bank fail?", "a question"),
        ("The vote in Graz underscores a profound shift.", "a comment"),
        ("The message from Norway is arguably a delicate one.", "a comment"),
        ("The dispute could reshape trade with Norway.", "a conjecture"),
        ("Norway must show courage.", "an opinion on what ought to be"),
        ("Click here to read more about Norway and 12 other places.", "an appeal to the reader"),
        ("Bread is dear and butter is dearer.", "nothing in it can be checked"),
        ("A long road ahead.", "no sentence of its own"),
    ] {
        assert_eq!(reasons(sentence).first().map(String::as_str), Some(because), "{sentence}");
    }
}

#[test]
fn what_somebody_says_is_kept_even_if_it_is_a_view() {
    let found =
        cut("Per Lind said [[the dispute could reshape trade]].", Some(("Per Lind", "said")));
    assert!(found[0].kept, "{found:?}");
}

#[test]
fn each_thing_that_of_names_is_told_apart() {
    let said = Some(("army", "announced"));
    let text = "The army announced on Sunday [[the capture of Arden and of Brook on the coast]].";
    assert_eq!(
        texts(&cut(text, said)),
        ["Arden was captured.", "Brook on the coast was captured."]
    );
    let text = "The army announced on Sunday [[a new offensive]].";
    assert_eq!(texts(&cut(text, said)), ["The army announced on Sunday a new offensive."]);
}

#[test]
fn a_quotation_is_cut_between_whole_clauses() {
    let said = Some(("Per Lind", "said"));
    assert_eq!(
        texts(&cut("Per Lind said: [[“The mill is old, but the dam is sound.”]]", said)),
        ["The mill is old.", "The dam is sound."]
    );
}

#[test]
fn a_view_of_what_stood_before_is_kept_of_its_claimant_only() {
    let text = "The rain stopped. [[That was a great relief.]]";
    assert!(cut(text, Some(("Per Lind", "said")))[0].kept);
    assert!(!cut(text, None)[0].kept);
}

#[test]
fn what_is_only_told_of_is_the_tellers() {
    let found = cut("Norway denounced [[the new tariffs]].", Some(("Norway", "denounced")));
    assert_eq!(texts(&found), ["Norway denounced the new tariffs."]);
    assert!(found[0].told);
}

#[test]
fn an_attribution_in_the_midst_is_left_out() {
    let text = "The port, she said, is closed.";
    let said = Chain {
        claimant: Some("Ada Holm".into()),
        verb: Some("said".into()),
        via: vec![],
        end: None,
    };
    let at = text.find("she said").unwrap_or_default();
    let mut context = DocumentContext::default();
    let found = clauses_around(
        text,
        0..text.len(),
        std::slice::from_ref(&(at..at + 8)),
        &said,
        &mut context,
    );
    assert_eq!(texts(&found), ["The port is closed."]);
}

#[test]
fn a_long_document_is_read_in_linear_time() {
    // Rows without a full stop, with every word that a search may start from.
    for piece in [
        "and hit, which was ",
        "Arden and Brook, ",
        "he said that, ",
        "killing ",
        "“the ",
        "with Norway, and to be ",
    ] {
        let text = piece.repeat(20_000);
        let found = clauses_around(
            &text,
            0..text.len(),
            &[],
            &Chain::default(),
            &mut DocumentContext::default(),
        );
        assert!(found.len() <= 1, "{piece}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    /// Whatever the text, the clauses stand within the content and at character boundaries.
    #[test]
    fn clauses_stand_within_their_content(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..40),
        verb in proptest::sample::select(&["said", "called", "demanded", "urged", "ruled out", ""][..]),
        noise in "\\PC{0,12}",
        cut_off in 0_usize..30,
    ) {
        let text = format!("{noise} {} {noise}", words.join(" "));
        let mut start = cut_off.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        for claimant in [None, Some("Ada Holm".to_owned()), Some(noise.clone())] {
            let chain = Chain { claimant, verb: Some(verb.to_owned()), via: vec![], end: None };
            let mut context = DocumentContext::default();
            for clause in clauses_around(&text, start..text.len(), &[], &chain, &mut context) {
                proptest::prop_assert!(clause.range.start >= start && clause.range.end <= text.len());
                proptest::prop_assert!(text.get(clause.range.clone()).is_some());
                proptest::prop_assert_eq!(clause.kept, clause.because.is_none());
            }
        }
    }
}

const WORDS: &[&str] = &[
    "Arden",
    "Brook",
    "(",
    ")",
    "“",
    "”",
    ",",
    ";",
    ":",
    "—",
    "–",
    "and",
    "or",
    "but",
    "while",
    "which",
    "who",
    "that",
    "to",
    "have",
    "been",
    "was",
    "captured",
    "hit",
    "killing",
    "the capture of",
    "neither",
    "both",
    "towns",
    "the",
    "city",
    "he",
    "she",
    "it",
    "its",
    "we",
    "I",
    "'s",
    "will",
    "not",
    "with",
    "offering",
    "as",
    "a",
    "plan",
    "12",
    "President Ada Holm",
    "in",
    "Danish",
    "if",
    "former",
    "latter",
    "two",
    "leaders",
    "yet",
    "-",
    "é",
    "US",
    "?",
    ".",
];
