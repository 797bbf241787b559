use rusqlite::Connection;

use crate::support::Sandbox;

/// Changes the case as another program would.
fn behind_our_back(sandbox: &Sandbox, sql: &str) {
    let conn = Connection::open(sandbox.path("atodds.db")).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(sql).unwrap();
}

#[test]
fn an_untouched_case_is_sound() {
    let sandbox = Sandbox::with_case();
    let said = sandbox.run(&["verify"]).ok();
    assert!(said.ends_with("sound\n") && said.contains("head     entry 2, "), "{said}");
    let json = sandbox.run(&["verify", "--json"]).json();
    assert_eq!((&json["sound"], &json["checked"]["quotes"]), (&true.into(), &1.into()));
    assert_eq!((&json["head"]["entry"], &json["checked"]["texts"]), (&2.into(), &1.into()));
}

#[test]
fn all_that_is_wrong_is_listed() {
    let sandbox = Sandbox::with_case();
    behind_our_back(
        &sandbox,
        "UPDATE sources SET title = 'River falls' WHERE id = 'gazette';
         DELETE FROM attribution_steps WHERE claim = 'school';
         INSERT INTO entities (name, kind) VALUES ('Ashby', 'place');
         UPDATE citations SET start = start + 1, \"end\" = \"end\" + 1 WHERE claim = 'four-dead';
         UPDATE snapshots SET text = text || 'More.'",
    );
    let ran = sandbox.run(&["verify"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""), "{ran:#?}");
    for words in [
        "sources [1] (gazette)  the row was changed behind the back of atodds: title is \"River falls\", written \
         down as \"River rises\"",
        "attribution_steps [\"school\",0]",
        "entities [2] (Ashby)  the row was added",
        "citations [\"four-dead\"] (four-dead)",
        "claim four-dead  other words stand at the place of its quote",
        "source gazette  its text from \"gazette.txt\"",
        "8 findings",
    ] {
        assert!(ran.stdout.contains(words), "{words:?} is missing in\n{}", ran.stdout);
    }
}

#[test]
fn a_head_that_was_noted_elsewhere_tells_a_shortened_journal() {
    let sandbox = Sandbox::with_case();
    let head = |sandbox: &Sandbox| {
        sandbox.run(&["verify", "--json"]).json()["head"]["hash"].as_str().unwrap().to_owned()
    };
    let early = head(&sandbox);
    sandbox.run(&["link"]).ok();
    let late = head(&sandbox);
    let said = sandbox.run(&["verify", "--expect-head", &early[..16]]).ok();
    assert!(said.contains("expected entry 2 stands; 1 entry since"), "{said}");

    // The chain cannot tell that its end was cut off; the head can.
    behind_our_back(
        &sandbox,
        "CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = 'journal_is_kept';
         DROP TRIGGER journal_is_kept; DELETE FROM journal WHERE seq = 3;
         CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
         BEGIN SELECT RAISE(ABORT, 'the journal is appended to, never shortened'); END;",
    );
    assert_eq!(sandbox.run(&["verify"]).code, 0);
    let ran = sandbox.run(&["verify", "--expect-head", &late]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(ran.stdout.contains("altered or cut off"), "{ran:#?}");
    sandbox.run(&["verify", "--expect-head", "abc"]).error(&["16"]);
}

#[test]
fn of_a_case_file_the_quotes_and_hashes_are_checked() {
    let sandbox = Sandbox::with_flood();
    let said = sandbox.run(&["verify", "flood.toml"]).ok();
    assert!(
        said.contains("checked  1 quote in their place") && said.ends_with("sound\n"),
        "{said}"
    );
    let head = "0".repeat(64);
    sandbox.run(&["verify", "flood.toml", "--expect-head", &head]).error(&["keeps no journal"]);
}
