use crate::support::{GAZETTE, Sandbox};

fn with_source() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("gazette.txt", GAZETTE);
    sandbox.run(&["init"]).ok();
    sandbox
        .run(&[
            "add",
            "source",
            "gazette.txt",
            "--title",
            "River rises",
            "--publisher",
            "Linden Gazette",
            "--author",
            "A. Reed",
            "--author",
            "B. Moss",
            "--url",
            "https://example.org/river",
            "--published",
            "2024-03-02",
            "--retrieved",
            "2024-03-03",
            "--cites",
            "Valley Wire",
        ])
        .ok();
    sandbox
}

#[test]
fn a_source_keeps_its_text_and_hash() {
    let sandbox = with_source();
    let source = &sandbox.run(&["list", "sources", "--json"]).json()[0];
    assert_eq!(source["id"], "gazette");
    assert_eq!(source["authors"], serde_json::json!(["A. Reed", "B. Moss"]));
    assert_eq!(source["published"], "2024-03-02");
    // sha256sum of the document
    let sha256 = "8a751e8f5897234c4ca04db958d7c6ebea249d2f5e4bc55ed070dc127d8a8201";
    assert_eq!(source["sha256"], sha256);
    assert_eq!(source["retrieved"], "2024-03-03");
}

#[test]
fn a_text_can_come_from_standard_input() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    let add = ["add", "source", "-", "--id", "note", "--title", "A note"];
    assert_eq!(sandbox.run_with_stdin(&add, "It rained.").code, 0);
    let claim = ["add", "claim", "--text", "It rained.", "--quote", "It rained"];
    assert_eq!(sandbox.run(&claim).code, 0);
}

#[test]
fn the_second_source_of_a_name_is_refused() {
    let sandbox = with_source();
    sandbox.run(&["add", "source", "gazette.txt", "--title", "Again"]).error(&["gazette", "--id"]);
}

#[test]
fn a_claim_is_recorded_with_every_field() {
    let sandbox = with_source();
    sandbox
        .run(&[
            "add",
            "claim",
            "--id",
            "four",
            "--source",
            "gazette",
            "--claimant",
            "Mayor",
            "--verb",
            "said",
            "--via",
            "Radio Linden",
            "--via",
            "Valley Wire=reported",
            "--text",
            "Four people died in the flood.",
            "--quote",
            "Four people died in the flood",
            "--stance",
            "asserts",
            "--stated",
            "2024-03-02",
            "--event",
            "2024-03-01/2024-03-02",
            "--place",
            "Linden",
            "--quantity",
            "four people",
            "--note",
            "first count",
        ])
        .ok();
    let claim = &sandbox.run(&["list", "claims", "--json"]).json()[0];
    assert_eq!(claim["id"], "four");
    assert_eq!(claim["via"], serde_json::json!(["Radio Linden", "Valley Wire"]));
    assert_eq!(claim["match"], "verbatim");
    assert_eq!(claim["event"], "2024-03-01/2024-03-02");
    let shown = sandbox.run(&["show", "four"]).ok();
    assert!(shown.contains("Valley Wire (reported)") && shown.contains("first count"), "{shown}");
}

#[test]
fn a_claim_without_an_id_is_named_by_its_words() {
    let sandbox = with_source();
    for expected in ["the-river-rose-at-night", "the-river-rose-at-night-2"] {
        let ran = sandbox.run(&["add", "claim", "--text", "The river rose at night."]);
        assert!(ran.stderr.contains(&format!("claim {expected}:")), "{ran:?}");
    }
}

#[test]
fn a_quote_that_the_source_lacks_shows_the_nearest_text() {
    let sandbox = with_source();
    sandbox
        .run(&["add", "claim", "--text", "Five died.", "--quote", "Five people died in the flood"])
        .error(&[
            "quote",
            "gazette",
            "“[Four] people died in the flood”",
            "“[Five] people died in the flood”",
        ]);
    assert!(sandbox.run(&["list", "claims"]).rows().is_empty());
}

#[test]
fn a_claim_of_an_unknown_source_names_the_nearest() {
    let sandbox = with_source();
    sandbox
        .run(&["add", "claim", "--source", "gazete", "--text", "It rained."])
        .error(&["no source \"gazete\"", "did you mean \"gazette\""]);
}

#[test]
fn a_text_in_an_older_encoding_is_read_and_the_encoding_told() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    sandbox.write("latin1.txt", b"Le caf\xe9 est ferm\xe9 \xe0 No\xebl.");
    let ran = sandbox.run(&["add", "source", "latin1.txt", "--title", "Coffee"]);
    assert!(ran.code == 0 && ran.stderr.contains("windows-1252"), "{ran:?}");
    let claim = ["add", "claim", "--text", "The café is shut.", "--quote", "Le café est fermé"];
    assert_eq!(sandbox.run(&claim).code, 0);
}

#[test]
fn an_encoding_can_be_forced() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    // "Річка" in KOI8-U.
    sandbox.write("river.txt", b"\xf2\xa6\xde\xcb\xc1");
    let add = ["add", "source", "river.txt", "--title", "River", "--encoding"];
    sandbox.run(&[&add[..], &["klingon"]].concat()).error(&["river.txt", "klingon", "koi8-u"]);
    assert_eq!(sandbox.run(&[&add[..], &["koi8-u"]].concat()).code, 0);
    let claim = ["add", "claim", "--text", "There is a river.", "--quote", "Річка"];
    assert_eq!(sandbox.run(&claim).code, 0);
}

const PAGE: &str = r#"<!doctype html>
<html lang="en-GB"><head><title>Ferry sold - Quay Post</title>
<meta property="og:site_name" content="Quay Post">
<meta name="author" content="Anna Reed">
<meta property="article:published_time" content="2024-05-02T23:30:00-04:00">
<link rel="canonical" href="https://example.org/ferry"></head>
<body><nav>Home Sport Weather</nav><article><h1>Ferry sold</h1>
<p>The council sold the old ferry on Thursday.</p><p>Nobody named the buyer.</p>
</article><script>track()</script></body></html>"#;

#[test]
fn a_page_tells_what_it_is() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    sandbox.write("ferry.html", PAGE);
    sandbox.run(&["add", "source", "ferry.html"]).ok();
    let source = &sandbox.run(&["list", "sources", "--json"]).json()[0];
    assert_eq!(source["id"], "ferry");
    assert_eq!(source["title"], "Ferry sold");
    assert_eq!(source["publisher"], "Quay Post");
    assert_eq!(source["authors"], serde_json::json!(["Anna Reed"]));
    assert_eq!(source["published"], "2024-05-02");
    assert_eq!(source["url"], "https://example.org/ferry");
    assert_eq!(source["language"], "en-GB");
    let quote = |quote| sandbox.run(&["add", "claim", "--text", "Sold.", "--quote", quote]);
    assert_eq!(quote("sold the old ferry").code, 0);
    quote("track()").error(&["quote"]);
}

#[test]
fn what_the_user_says_of_a_page_counts_first() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    sandbox.write("ferry.html", PAGE);
    let mut add =
        vec!["add", "source", "ferry.html", "--title", "A ferry", "--publisher", "Herald"];
    add.extend(["--author", "Bo Moss", "--published", "2024-05", "--language", "en"]);
    add.extend(["--url", "https://example.org/other"]);
    sandbox.run(&add).ok();
    let source = &sandbox.run(&["list", "sources", "--json"]).json()[0];
    assert_eq!(source["title"], "A ferry");
    assert_eq!(source["publisher"], "Herald");
    assert_eq!(source["authors"], serde_json::json!(["Bo Moss"]));
    assert_eq!(source["published"], "2024-05");
    assert_eq!(source["url"], "https://example.org/other");
    assert_eq!(source["language"], "en");
}

#[test]
fn a_format_can_be_forced() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    let add = ["add", "source", "-", "--id", "a", "--format", "text", "--title", "Markup"];
    assert_eq!(sandbox.run_with_stdin(&add, PAGE).code, 0);
    let claim = ["add", "claim", "--text", "It tracks.", "--quote", "track()"];
    assert_eq!(sandbox.run(&claim).code, 0);
    let add = ["add", "source", "-", "--id", "b", "--format", "docx"];
    sandbox.run(&add).error(&["docx", "markdown"]);
}

#[test]
fn a_document_without_a_title_needs_one() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    sandbox.write("note.txt", "It rained all day.");
    sandbox.run(&["add", "source", "note.txt"]).error(&["--title"]);
    sandbox.run(&["add", "source", "--id", "note"]).error(&["--title"]);
    assert!(sandbox.run(&["list", "sources"]).rows().is_empty());
}

#[test]
fn a_document_that_is_too_large_names_the_flag() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    sandbox.write("note.txt", "It rained all day.");
    let add = ["add", "source", "note.txt", "--title", "Rain", "--max-bytes"];
    sandbox.run(&[&add[..], &["17"]].concat()).error(&["note.txt", "17 bytes", "--max-bytes"]);
    assert_eq!(sandbox.run(&[&add[..], &["18"]].concat()).code, 0);
}

#[test]
fn what_is_no_date_is_a_usage_error() {
    let sandbox = with_source();
    let ran = sandbox.run(&["add", "claim", "--text", "It rained.", "--stated", "yesterday"]);
    ran.error(&["--stated", "2025-12-01"]);
}
