//! A user's own words: `--lexicon`.

use crate::support::{Ran, Sandbox};

const WORDS: &str = r#"
[[dimension]]
id = "channel"
of = "facility"
question = "Is {subject} open to ships?"
[[dimension.value]]
id = "dredged"
expressions = ["was dredged"]
excludes = ["silted"]
[[dimension.value]]
id = "silted"
expressions = ["was silted up"]
"#;

const CHANNEL: &str = r#"
[[source]]
id = "pilot-news"
title = "The channel"
[[claim]]
id = "clear"
source = "pilot-news"
claimant = "Port authority"
text = "The Linden channel was dredged on 2 March 2024."
[[claim]]
id = "full"
source = "pilot-news"
claimant = "Pilots"
text = "The Linden channel was silted up on 2 March 2024."
"#;

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("words.toml", WORDS);
    sandbox.write("channel.toml", CHANNEL);
    sandbox
}

fn conflicts(ran: Ran) -> usize {
    let report = ran.json();
    let links = report["links"].as_array().unwrap().iter();
    links.filter(|link| link["relation"] == "contradicts").count()
}

#[test]
fn words_of_ones_own_find_what_the_lists_do_not() {
    let sandbox = sandbox();
    let report = ["report", "channel.toml", "--format", "json"];
    assert_eq!(conflicts(sandbox.run(&report)), 0);
    let with = [&report[..], &["--lexicon", "words.toml"]].concat();
    let json = sandbox.run(&with).json();
    assert!(
        json["links"].as_array().unwrap().iter().any(|link| link["rule"] == "incompatible_state")
    );
    let mut command = sandbox.command(&report);
    assert_eq!(conflicts(sandbox.finish(command.env("ATODDS_LEXICON", "words.toml"))), 1);
}

#[test]
fn links_made_with_other_words_are_never_shown() {
    let sandbox = sandbox();
    sandbox.run(&["init"]).ok();
    sandbox.run(&["import", "channel.toml"]).ok();
    let linked = sandbox.run(&["link", "--lexicon", "words.toml", "--json"]).json();
    assert_eq!(linked["new_links"].as_array().unwrap().len(), 1);
    let report = ["report", "--format", "json"];
    assert_eq!(conflicts(sandbox.run(&report)), 0);
    assert_eq!(conflicts(sandbox.run(&[&report[..], &["--lexicon", "words.toml"]].concat())), 1);
}

#[test]
fn a_broken_lexicon_is_an_error_with_its_line() {
    let sandbox = sandbox();
    sandbox.write("bad.toml", "opposites = [\n  [\"moored\"],\n]\n");
    let ran = sandbox.run(&["report", "channel.toml", "--lexicon", "bad.toml"]);
    ran.error(&["bad.toml:2: opposites: write two words"]);
    sandbox.run(&["report", "channel.toml", "--lexicon", "none.toml"]).error(&["none.toml"]);
}
