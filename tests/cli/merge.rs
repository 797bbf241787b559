use std::fs;

use crate::support::Sandbox;

/// The blocks of docs/MERGE.md with this language.
fn blocks(language: &str) -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/MERGE.md");
    let text = fs::read_to_string(path).unwrap();
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| Some(block.strip_prefix(language)?.trim_start().to_owned())).collect()
}

/// Ada's and Ben's cases of the documentation, each as a case file and in SQLite.
fn two_people() -> Sandbox {
    let sandbox = Sandbox::new();
    let files = blocks("toml");
    for (name, text) in ["ada", "ben"].into_iter().zip(&files) {
        let (file, case) = (format!("{name}.toml"), format!("{name}.db"));
        sandbox.write(&file, text);
        sandbox.run(&["init", &case, "--title", "The ferry"]).ok();
        sandbox.run(&["--case", &case, "import", &file]).ok();
    }
    sandbox
}

#[test]
fn the_example_of_the_documentation_runs() {
    let sandbox = two_people();
    let console = blocks("console");
    let (command, expected) = console[0].split_once('\n').unwrap();
    let args: Vec<&str> = command.strip_prefix("$ atodds ").unwrap().split(' ').collect();
    let ran = sandbox.run(&args);
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.stderr, "took 2 claims, 1 source from ben.toml; next: `atodds link`\n");
    let unverified = sandbox.run(&["--case", "ada.db", "report", "--format", "json"]).json();
    assert_eq!(unverified["case"]["unverified_quotes"], 0);
}

#[test]
fn it_does_not_matter_who_merges_and_once_is_enough() {
    let sandbox = two_people();
    sandbox.run(&["--case", "ada.db", "link"]).ok();
    let ben = fs::read(sandbox.path("ben.db")).unwrap();
    sandbox.run(&["--case", "ada.db", "merge", "ben.db"]).ok();
    assert_eq!(fs::read(sandbox.path("ben.db")).unwrap(), ben, "the other case is only read");
    let ada = fs::read(sandbox.path("ada.db")).unwrap();
    let again = sandbox.run(&["--case", "ada.db", "merge", "ben.db"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    assert!(again.stderr.contains("nothing to change"), "{again:?}");
    assert_eq!(fs::read(sandbox.path("ada.db")).unwrap(), ada);

    sandbox.run(&["--case", "ben.db", "merge", "ada.toml"]).ok();
    for format in ["toml", "json", "markdown"] {
        let of = |case: &str| sandbox.run(&["--case", case, "export", "--to", format]).ok();
        assert_eq!(of("ada.db"), of("ben.db"), "{format}");
    }
    for case in ["ada.db", "ben.db"] {
        sandbox.run(&["--case", case, "link"]).ok();
    }
    let report = |case: &str| sandbox.run(&["--case", case, "report"]).ok();
    assert_eq!(report("ada.db"), report("ben.db"));
}

#[test]
fn a_dry_run_tells_the_same_and_changes_nothing() {
    let sandbox = two_people();
    let before = fs::read(sandbox.path("ada.db")).unwrap();
    let dry = sandbox.run(&["--case", "ada.db", "merge", "ben.db", "--dry-run"]);
    assert_eq!(fs::read(sandbox.path("ada.db")).unwrap(), before);
    assert_eq!(dry.stderr, "would take 2 claims, 1 source from ben.db\n");
    let json = sandbox.run(&["--case", "ada.db", "merge", "ben.db", "--dry-run", "--json"]).json();
    assert_eq!(json["changed"], true);
    assert_eq!(json["added"]["claims"], 2);
    assert_eq!(json["conflicts"][0]["stands"], "Ferry sinks off the pier");
    assert_eq!(sandbox.run(&["--case", "ada.db", "merge", "ben.db"]).stdout, dry.stdout);
}

#[test]
fn the_other_value_is_shown_and_the_journal_tells_where_it_came_from() {
    let sandbox = two_people();
    sandbox.run(&["--case", "ada.db", "merge", "ben.db"]).ok();
    let shown = sandbox.run(&["--case", "ada.db", "show", "bay-post-7"]).ok();
    assert!(shown.contains("also as   title: Ferry sinks\n"), "{shown}");
    let shown = sandbox.run(&["--case", "ada.db", "show", "bay-post-7", "--json"]).json();
    assert_eq!(shown[0]["variants"][0]["value"], "Ferry sinks");
    let log = sandbox.run(&["--case", "ada.db", "log"]).ok();
    assert!(log.contains("merged “The ferry” from ben.db, whose journal ends with "), "{log}");
}

#[test]
fn a_judgement_on_a_claim_that_got_another_id_still_counts() {
    let sandbox = Sandbox::with_case();
    let pair =
        ["judge", "nine-dead", "four-dead", "--dismiss", "--reason", "one counts the valley"];
    sandbox.run(&pair).ok();
    let other = "[case]\ntitle = \"Flood\"\n\n[[source]]\nid = \"a-wire\"\ntitle = \"Flood in the valley\"\npublisher = \"Valley Wire\"\ntext = \"Nine people died. The school has a new library.\"\n";
    sandbox.write("other.toml", other);
    // No address and no text in common, and other ids: two documents.
    sandbox.run(&["merge", "other.toml"]).ok();
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 0);
    let same = "[case]\ntitle = \"Flood\"\n\n[[source]]\nid = \"wire\"\ntitle = \"Flood in the valley\"\n\n[[claim]]\nid = \"dead\"\nsource = \"wire\"\nclaimant = \"Fire brigade\"\ntext = \"Nine people died in the flood at Linden.\"\nstated = 2024-03-02\n";
    sandbox.write("same.toml", same);
    let listed = sandbox.run(&["merge", "same.toml"]).ok();
    assert_eq!(
        listed, "claim nine-dead here is dead there: dead now\n",
        "the title was told before"
    );
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 0);
}

/// Two cases with the same documents under other ids.
fn with_documents(number: usize) -> Sandbox {
    let sandbox = Sandbox::new();
    for (person, id) in [("ada", "a"), ("ben", "b")] {
        let sources = (1..=number).map(|it| {
            format!(
                "\n[[source]]\nid = \"{id}-{it:02}\"\ntitle = \"Ferry news {it}\"\nurl = \"https://post.example/news/{it}\"\n"
            )
        });
        let text = sources.fold("[case]\ntitle = \"The ferry\"\n".to_owned(), |all, it| all + &it);
        sandbox.write(&format!("{person}.toml"), text);
    }
    sandbox.run(&["init", "ada.db", "--title", "The ferry"]).ok();
    sandbox.run(&["--case", "ada.db", "import", "ada.toml"]).ok();
    sandbox
}

#[test]
fn of_many_that_became_one_the_first_are_listed_and_the_rest_counted() {
    let merge = ["--case", "ada.db", "merge", "ben.toml", "--dry-run"];
    let listed = with_documents(10).run(&merge).ok();
    assert_eq!(listed.lines().count(), 10, "{listed}");

    let sandbox = with_documents(14);
    let listed = sandbox.run(&merge).ok();
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 11, "{listed}");
    assert_eq!(lines[9], "source a-10 here is b-10 there: a-10 now");
    assert_eq!(lines[10], "4 more became one: all of them with --json");
    let told = sandbox.run(&[&merge[..], &["--json"]].concat()).json();
    assert_eq!(told["united"].as_array().unwrap().len(), 14);
}

#[test]
fn the_name_of_a_file_stands_against_no_title() {
    let sandbox = two_people();
    let files = blocks("toml");
    let untitled = files[1].replacen("[case]\n", "", 1);
    let untitled: String = untitled
        .lines()
        .filter(|line| *line != "title = \"The ferry\"")
        .map(|it| format!("{it}\n"))
        .collect();
    sandbox.write("from-ben.toml", &untitled);
    let ran = sandbox.run(&["--case", "ada.db", "merge", "from-ben.toml"]);
    assert!(!ran.stdout.contains("case: title"), "{ran:?}");
    let log = sandbox.run(&["--case", "ada.db", "log"]).ok();
    assert!(log.contains("merged from-ben.toml"), "{log}");
}

#[test]
fn what_cannot_be_merged_is_an_error() {
    let sandbox = two_people();
    sandbox.run(&["--case", "ada.db", "merge", "nowhere.db"]).error(&["nowhere.db", "name a case"]);
    sandbox.run(&["--case", "ada.toml", "merge", "ben.db"]).error(&["ada.toml", "is a case file"]);
    sandbox.write("note.txt", "no case");
    sandbox.run(&["--case", "ada.db", "merge", "note.txt"]).error(&["note.txt"]);
}

#[test]
fn nothing_in_the_other_case_can_act_on_the_terminal() {
    let sandbox = two_people();
    let hostile = "[case]\ntitle = \"\\u001b[31mThe ferry, longer\"\n";
    sandbox.write("hostile.toml", hostile);
    let listed = sandbox.run(&["--case", "ada.db", "merge", "hostile.toml"]).ok();
    assert!(!listed.contains('\u{1b}'), "{listed:?}");
}
