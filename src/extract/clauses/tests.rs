//! What clauses become, on invented sentences.

use super::{Clause, clauses};
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
    };
    clauses(&text, range, &chain, &mut DocumentContext::default())
}

fn texts(found: &[Clause]) -> Vec<&str> {
    found.iter().map(|clause| clause.text.as_str()).collect()
}

#[track_caller]
fn check(table: &[(&str, Option<(&str, &str)>, &[&str])]) {
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
            &["Danish officials captured Arden (Ardenburg).", "Danish officials captured Brook."],
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

#[test]
#[ignore = "prints what becomes of the document that DOC names"]
fn print_a_document() {
    let path = std::env::var("DOC").unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut context = DocumentContext::default();
    let document = crate::extract::document::Document::new(&text, None);
    let mut speakers = crate::extract::speakers::Speakers::new(&document);
    for (index, sentence) in document.sentences.iter().enumerate() {
        println!("\n## {}", &text[sentence.range.clone()]);
        if std::env::var("TAGS").is_ok() {
            for word in super::tags::tagged(&text, sentence.range.clone()) {
                print!("{}/{:?} ", word.folded, word.tag);
            }
            println!();
        }
        if !matches!(
            sentence.kind,
            crate::text::sentences::Kind::Prose | crate::text::sentences::Kind::ListItem
        ) {
            println!("   {:?}", sentence.kind);
            continue;
        }
        for said in crate::extract::attribution::attribute(&document, index, &mut speakers) {
            println!(
                "   [{} {} {:?}] {}",
                said.chain.claimant.as_deref().unwrap_or("-"),
                said.chain.verb.as_deref().unwrap_or("-"),
                said.stance,
                &text[said.content.clone()]
            );
            for clause in
                super::clauses_around(&text, said.content, said.aside, &said.chain, &mut context)
            {
                println!(
                    "      {} {}    {}",
                    if clause.kept { "+" } else { "-" },
                    clause.text,
                    clause.because.unwrap_or_default()
                );
            }
        }
    }
    let source = crate::model::Source {
        id: crate::model::SourceId::new("a").unwrap(),
        title: String::new(),
        publisher: None,
        authors: vec![],
        url: None,
        archive_url: None,
        published: None,
        language: None,
        cites: vec![],
        digest_of: None,
        snapshots: vec![crate::model::Snapshot {
            sha256: String::new(),
            text,
            retrieved: None,
            file: None,
        }],
    };
    for proposed in crate::extract::entities(&[source]) {
        println!("{:?} | {}", proposed.entity, proposed.because);
    }
}
