use crate::support::Sandbox;

fn with_files() -> Sandbox {
    let sandbox = Sandbox::new();
    for name in ["same", "changed", "missing"] {
        let text = format!("The {name} page.\n\nIt has a line.\n");
        sandbox.write(&format!("docs/{name}.txt"), text);
    }
    sandbox.run(&["init"]).ok();
    for name in ["same", "changed", "missing"] {
        let (file, title) = (format!("docs/{name}.txt"), format!("Page {name}"));
        sandbox.run(&["add", "source", &file, "--title", &title]).ok();
    }
    sandbox
}

#[test]
fn files_that_are_as_they_were_bear_their_snapshots_out() {
    let sandbox = with_files();
    let shown = sandbox.run(&["verify", "--against", "docs"]).ok();
    assert!(shown.ends_with("3 snapshots: 3 borne out by its file, 0 not\n"), "{shown}");
}

#[test]
fn every_difference_is_told() {
    let sandbox = with_files();
    sandbox.write("docs/changed.txt", "The changed page.\n\nIt has another line.\n");
    std::fs::remove_file(sandbox.path("docs/missing.txt")).unwrap();
    sandbox.write("docs/more/new\n.txt", "Not read.");
    let ran = sandbox.run(&["verify", "--against", "docs"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    for line in [
        "same            same  same.txt\n",
        "changed         changed  changed.txt: paragraphs: 1 changed; 1 as before\n",
        "+ ¶2  It has [another] line.\n",
        "missing         missing  missing.txt\n",
        "unknown         more/new␊.txt\n",
        "3 snapshots: 1 borne out by its file, 2 not; 1 file that no snapshot names\n",
    ] {
        assert!(ran.stdout.contains(line), "{line:?} is missing in\n{}", ran.stdout);
    }
    let ran = sandbox.run(&["verify", "--against", "docs", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(told["snapshots"][1]["found"], "changed");
    assert_eq!(told["unknown"][0]["file"], "more/new\n.txt");
}

#[test]
fn a_page_that_was_recorded_with_its_format_named_stands_and_the_format_is_told() {
    let sandbox = Sandbox::new();
    let page =
        "<html><title>Ferry</title><p>The ferry was sold.</p><p>It sails on Monday.</p></html>";
    sandbox.write("docs/page.txt", page);
    sandbox.run(&["init"]).ok();
    sandbox.run(&["add", "source", "docs/page.txt", "--format", "html"]).ok();
    sandbox.write("docs/page.txt", format!("{page}\n"));
    let shown = sandbox.run(&["verify", "--against", "docs"]).ok();
    assert!(shown.contains("same-text       page  page.txt, read as html\n"), "{shown}");
    let told = sandbox.run(&["verify", "--against", "docs", "--json"]).json();
    assert_eq!(told["snapshots"][0]["read_as"], "html");

    sandbox.write("docs/page.txt", page.replace("Monday", "Friday"));
    let ran = sandbox.run(&["verify", "--against", "docs"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    for line in ["page.txt, read as html: paragraphs: 1 changed; 1 as before", "[Friday.]"] {
        assert!(ran.stdout.contains(line), "{line:?} is missing in\n{}", ran.stdout);
    }
}

#[test]
fn a_text_that_is_not_read_from_its_bytes_is_not_borne_out() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "docs/page.html",
        "<html><title>Ferry</title><p>The ferry was sold in May.</p></html>",
    );
    sandbox.run(&["init"]).ok();
    sandbox.run(&["add", "source", "docs/page.html"]).ok();
    let case = rusqlite::Connection::open(sandbox.path("atodds.db")).unwrap();
    case.execute_batch("UPDATE snapshots SET text = replace(text, 'sold', 'lost')").unwrap();
    let ran = sandbox.run(&["verify", "--against", "docs"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    for line in ["other-text      page  page.html: paragraphs: 1 changed", "[sold]", "0 borne out"]
    {
        assert!(ran.stdout.contains(line), "{line:?} is missing in\n{}", ran.stdout);
    }
}

#[test]
fn a_case_file_is_verified_too_and_a_missing_folder_is_an_error() {
    let sandbox = Sandbox::with_flood();
    assert_eq!(sandbox.run(&["verify", "flood.toml", "--against", "."]).code, 0);
    sandbox.run(&["verify", "flood.toml", "--against", "nowhere"]).error(&["nowhere"]);
}
