use crate::support::Sandbox;

const PAIR: [&str; 3] = ["judge", "four-dead", "nine-dead"];

#[test]
fn the_last_change_is_taken_back_and_brought_back() {
    let sandbox = Sandbox::with_case();
    let before = sandbox.run(&["report", "--format", "json"]).ok();
    sandbox.run(&["link"]).ok();
    let add =
        ["add", "claim", "--id", "thirty", "--source", "wire", "--text", "Thirty people died."];
    sandbox.run(&add).ok();
    sandbox.run(&["link"]).ok();
    let after = sandbox.run(&["report", "--format", "json"]).ok();

    let would = sandbox.run(&["undo", "--dry-run"]);
    assert!(
        would.stderr.contains("would undo entry 4")
            && would.stderr.contains("removed the claim thirty")
    );
    assert_eq!(
        sandbox.run(&["report", "--format", "json"]).ok(),
        after,
        "a dry run changes nothing"
    );
    let undo = sandbox.run(&["undo", "--reason", "another flood"]);
    assert!(undo.stderr.contains("`atodds undo 6`"), "{undo:#?}");
    assert_eq!(sandbox.run(&["report", "--format", "json"]).ok(), before);
    sandbox.run(&["link"]).ok();
    assert_eq!(sandbox.run(&["report", "--format", "json"]).ok(), before);
    let log = sandbox.run(&["log", "--action", "undo", "--json"]).json();
    assert_eq!(log[0]["undoes"], 4);
    assert!(log[0]["detail"].as_str().unwrap().ends_with(": another flood"), "{log}");

    sandbox.run(&["undo", "4"]).error(&["entry 4 was undone by entry 6", "atodds undo 6"]);
    sandbox.run(&["undo", "6"]).ok();
    assert_eq!(sandbox.run(&["report", "--format", "json"]).ok(), after);
    sandbox.run(&["verify"]).ok();
}

#[test]
fn what_others_built_on_is_undone_from_the_top() {
    let sandbox = Sandbox::with_case();
    sandbox.write("late.txt", "The dam at Ashby leaks.");
    sandbox.run(&["add", "source", "late.txt", "--title", "Late"]).ok();
    sandbox
        .run(&[
            "add",
            "claim",
            "--id",
            "leak",
            "--source",
            "late",
            "--text",
            "The dam leaks.",
            "--quote",
            "leaks",
        ])
        .ok();
    sandbox.run(&["undo", "3"]).error(&["entry 4 added later", "atodds undo 4"]);
    assert_eq!(sandbox.run(&["log", "--json"]).json().as_array().unwrap().len(), 4);
    sandbox.run(&["undo"]).ok();
    sandbox.run(&["undo"]).ok();
    let sources = sandbox.run(&["list", "sources", "--json"]).json();
    assert_eq!(sources.as_array().unwrap().len(), 2);
    sandbox.run(&["undo", "1"]).error(&["entry 1 (init)", "cannot be undone"]);
    sandbox.run(&["undo", "99"]).error(&["no entry 99"]);
}

#[test]
fn a_judgement_is_withdrawn_and_not_removed() {
    let sandbox = Sandbox::with_case();
    sandbox.run(&[&PAIR[..], &["--dismiss", "--reason", "another town"]].concat()).ok();
    let undo = sandbox.run(&["undo"]);
    assert!(undo.stderr.contains("added a withdrawal of the judgement"), "{undo:#?}");
    let log = sandbox.run(&["log", "four-dead", "--changes"]).ok();
    for words in ["added the judgement", "another town", "added a withdrawal", "undone"] {
        assert!(log.contains(words), "{words:?} is missing in\n{log}");
    }
    let again = sandbox.run(&["undo", "4"]);
    let words = "added the taking back of a withdrawal of the judgement";
    assert!(again.stderr.contains(words), "{again:#?}");
    let judged = sandbox.run(&["list", "judgements", "--json"]).json();
    assert_eq!(judged.as_array().unwrap().len(), 1, "it is the same one: {judged:#}");
    assert_eq!(judged[0]["counts"], true, "{judged:#}");
    assert_eq!(judged[0]["withdrawn"].as_array().unwrap().len(), 0, "{judged:#}");
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 0);
}

#[test]
fn there_is_nothing_to_undo_in_a_new_case() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    sandbox.run(&["undo"]).error(&["nothing to undo", "atodds log"]);
}

#[test]
fn a_merge_that_brought_a_text_to_a_quote_is_undone() {
    let sandbox = Sandbox::with_case();
    sandbox.write("ours.toml", page("ours", ""));
    sandbox.run(&["import", "ours.toml"]).ok();
    let before = sandbox.run(&["report", "--format", "json"]).ok();
    let text = "text = \"The mill at Ashby burned down. Nobody was hurt.\"\n";
    sandbox.write("theirs.toml", page("theirs", text));
    sandbox.run(&["merge", "theirs.toml"]).ok();
    assert_ne!(sandbox.run(&["report", "--format", "json"]).ok(), before);
    sandbox.run(&["undo", "4"]).ok();
    assert_eq!(sandbox.run(&["report", "--format", "json"]).ok(), before);
    sandbox.run(&["verify"]).ok();
}

fn page(id: &str, text: &str) -> String {
    format!(
        "[[source]]\nid = \"{id}\"\ntitle = \"The mill\"\nurl = \"https://example.org/mill\"\n{text}\
         [[claim]]\nid = \"burned\"\nsource = \"{id}\"\nclaimant = \"clerk\"\n\
         text = \"The mill at Ashby burned down.\"\nquote = \"burned down\"\n"
    )
}

#[test]
fn a_turn_leaves_room_for_later_ones() {
    let sandbox = Sandbox::with_case();
    let judged = |turn: &str| {
        format!(
            "[[judgement]]\npair = [\"four-dead\", \"nine-dead\"]\ndecision = \"unsure\"\n\
             reason = \"r\"\nby = \"ada\"\nat = 2025-12-01T09:00:00Z\nturn = {turn}\n"
        )
    };
    sandbox.write("far.toml", judged("4294967295"));
    sandbox.run(&["import", "far.toml"]).error(&["far.toml:7", "turn", "from 0 to 1000000"]);
}

#[test]
fn a_merge_that_gave_outlets_families_is_undone() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init", "--title", "S"]).ok();
    let outlet = |name: &str| format!("[[publisher]]\nname = \"{name}\"\nfamily = \"House\"\n");
    sandbox.write("houses.toml", outlet("Hill Daily") + &outlet("Bay Post"));
    sandbox.run(&["add", "source", "--id", "w", "--title", "W", "--publisher", "Bay Post"]).ok();
    let export = |sandbox: &Sandbox| sandbox.run(&["export", "--to", "toml"]).ok();
    let before = export(&sandbox);
    sandbox.run(&["merge", "houses.toml"]).ok();
    let merged = export(&sandbox);
    // A source that comes later keeps its outlet.
    sandbox.run(&["add", "source", "--id", "x", "--title", "X", "--publisher", "Bay Post"]).ok();
    sandbox.run(&["undo", "3"]).ok();
    let with_x = export(&sandbox);
    assert!(
        with_x.starts_with(before.trim_end()) && with_x.matches("Bay Post").count() == 2,
        "{with_x}"
    );
    // And back again, from the top.
    sandbox.run(&["undo", "5"]).ok();
    sandbox.run(&["undo", "4"]).ok();
    assert_eq!(export(&sandbox), merged);
    sandbox.run(&["verify"]).ok();
}
