use atodds::{casefile, ingest::Format, model::SourceId};

use crate::{fixture, paragraphs, read};

#[test]
fn of_a_page_the_article_is_read_with_its_paragraphs() {
    let page = fixture("ferry.html");
    assert_eq!(
        paragraphs(&page),
        [
            "Council sells the Aldmere ferry",
            "The town council has sold the car ferry Aldmere Belle for 1.2 million pounds, the harbour master said on Thursday.",
            "The ferry carried 214,000 passengers last year, fewer than in any year since it was built.\nIt will make its last crossing on 30 June.",
            "What happens to the crew",
            "Eleven people work on board. The council offered each of them one of these:",
            "a post on the new bus line,",
            "a year’s pay.",
            "Year\tPassengers",
            "2022\t251,000",
            "2023\t214,000",
            "Nobody named the buyer.",
        ]
    );
}

#[test]
fn a_page_says_who_wrote_it_when_and_where() {
    let page = fixture("ferry.html");
    assert_eq!(page.format, Format::Html);
    assert_eq!(page.title.as_deref(), Some("Council sells the Aldmere ferry"));
    assert_eq!(page.authors, ["Anna Reed", "Bo Moss"]);
    assert_eq!(page.publisher.as_deref(), Some("Quay Post"));
    assert_eq!(page.url.as_deref(), Some("https://quaypost.example/news/ferry-sold"));
    assert_eq!(page.language.as_deref(), Some("en-GB"));
    // Late in the evening there: the day after in Greenwich, and another day when it was changed.
    assert_eq!(page.published.unwrap().to_string(), "2024-05-02");
}

#[test]
fn of_markdown_the_front_matter_and_the_text_are_read() {
    let letter = fixture("ferry.md");
    assert_eq!(letter.title.as_deref(), Some("Ferry deal: what we know"));
    assert_eq!(letter.authors, ["Cy Lane"]);
    assert_eq!(letter.publisher.as_deref(), Some("Harbour Letter"));
    assert_eq!(letter.published.unwrap().to_string(), "2024-05");
    assert_eq!(letter.url.as_deref(), Some("https://harbourletter.example/ferry"));
    assert_eq!(
        paragraphs(&letter),
        [
            "Ferry deal",
            "The Aldmere Belle was sold for 900,000 pounds, according to the bill of sale.",
            "The last crossing is on 30 June.",
            "The crew keeps its pension.",
            "“We had no choice,” the mayor said.",
            "The buyer is a shipyard in Norra.",
        ]
    );
}

#[test]
fn plain_text_stays_as_it_came() {
    let note = fixture("ferry.txt");
    assert_eq!(note.format, Format::Text);
    assert_eq!(note.title.as_deref(), Some("Aldmere ferry changes hands"));
    assert!(note.text.contains("a new owner.\nThe harbour master would"), "{}", note.text);
    let windows = read("One\r\n\r\n  two\t.\r\n", "a.txt", None).unwrap();
    assert_eq!(windows.text, "One\r\n\r\n  two\t.\r\n");
}

#[test]
fn the_hash_is_that_of_the_raw_bytes() {
    // sha256sum fixtures/ingest/formats/ferry.txt
    let sha256 = "8f3012607066ecc7e615e211a0c64c66c41d800a7e06e50eafdb4657a08c8575";
    assert_eq!(fixture("ferry.txt").sha256, sha256);
    // sha256sum fixtures/ingest/formats/ferry.html
    let sha256 = "f1d097e08a94544c725aa9f11f6309ed2e5a93991b549f84e43ddc7647f85da5";
    assert_eq!(fixture("ferry.html").sha256, sha256);
}

#[test]
fn a_short_page_without_an_article_is_read_whole_but_for_its_surroundings() {
    let html = "<nav>Home</nav><div>The old mill burned down.</div><footer>Imprint</footer>";
    assert_eq!(read(html, "a.html", None).unwrap().text, "The old mill burned down.\n");
    let html = "<aside>Only this.</aside>";
    assert_eq!(read(html, "a.html", None).unwrap().text, "Only this.\n");
}

#[test]
fn a_long_script_does_not_hide_the_article() {
    let article: String = (1..9)
        .map(|n| format!("<p>On day {n} the lake rose by an inch, and then by another.</p>"))
        .collect();
    let script = "x = 1;\n".repeat(9000);
    let html = format!(
        "<div class=sidebar><p>Read this too, and that.</p></div><div class=story>{article}</div><script>{script}</script>"
    );
    let page = read(html, "a.html", None).unwrap();
    assert_eq!(paragraphs(&page).len(), 8, "{}", page.text);
}

#[test]
fn a_page_that_nobody_closed_is_read() {
    let html = "<title>Mill<body><p>The mill <b>burned<p>Nobody <a href=x>saw it<ul><li>one<li>two";
    let page = read(html, "a.html", None);
    // All of it stands in a title that never ends.
    assert!(page.is_err());
    let html = html.replacen("<body>", "</title><body>", 1);
    let page = read(html, "a.html", None).unwrap();
    assert_eq!(paragraphs(&page), ["The mill burned", "Nobody saw it", "one", "two"]);
}

#[test]
fn a_source_gets_its_title_from_the_text_or_the_file_where_the_document_has_none() {
    let title = |text: &str, file: Option<&str>| {
        let id = SourceId::new("the-id").unwrap();
        read(text, "a.txt", None).unwrap().into_source(id, file.map(str::to_owned)).title
    };
    let long = "The mill burned down. ".repeat(20);
    assert_eq!(title("Mill burns\n\nIt is gone.", None), "Mill burns");
    assert_eq!(title("It is gone.", Some("mill.txt")), "It is gone.");
    assert_eq!(title(&long, Some("mill.txt")), "mill.txt");
    assert_eq!(title(&long, None), "the-id");
}

#[test]
#[cfg(feature = "pdf")]
fn a_case_file_names_documents_of_every_format_and_finds_its_quotes_in_them() {
    let loaded = casefile::load("fixtures/ingest/formats".as_ref()).unwrap();
    assert_eq!(loaded.case.claims.len(), 6);
    for claim in &loaded.case.claims {
        assert_eq!(
            claim.citation.as_ref().unwrap().found,
            atodds::model::Match::Verbatim,
            "{}",
            claim.id
        );
    }
    let page = &loaded.case.sources[0].snapshots[0];
    assert_eq!(page.file.as_deref(), Some("ferry.html"));
    assert_eq!(page.sha256, fixture("ferry.html").sha256);
    assert!(!page.text.contains('<'));
}

#[test]
fn a_case_with_a_page_is_written_with_the_text_that_its_quotes_were_found_in() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.html"), "<p>The mill <b>burned</b>.</p>").unwrap();
    let case = "[case]\ntitle = \"Mill\"\n\n[[source]]\nid = \"a\"\ntitle = \"A\"\ndocument = \"a.html\"\n\n[[claim]]\nid = \"c\"\nsource = \"a\"\ntext = \"It burned.\"\nquote = \"mill burned\"\n";
    std::fs::write(folder.path().join("case.toml"), case).unwrap();
    let loaded = casefile::load(folder.path()).unwrap().case;
    let written = casefile::to_toml(&loaded);
    let again = casefile::load_str(&written, "again.toml", casefile::Format::Toml).unwrap().case;
    let (page, copy) = (&loaded.sources[0].snapshots[0], &again.sources[0].snapshots[0]);
    assert_eq!((&page.text, &page.sha256), (&copy.text, &copy.sha256));
    assert_eq!(loaded.claims[0].citation, again.claims[0].citation);
}

#[test]
fn a_page_that_changed_no_longer_has_its_hash() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.html"), "<p>The mill burned.</p>").unwrap();
    let sha256 = "0".repeat(64);
    let case = format!(
        "[[source]]\nid = \"a\"\ntitle = \"A\"\ndocument = \"a.html\"\nsha256 = \"{sha256}\"\n"
    );
    std::fs::write(folder.path().join("case.toml"), case).unwrap();
    let error = casefile::load(folder.path()).unwrap_err().to_string();
    assert!(error.contains("source.sha256") && error.contains("is not the document's"), "{error}");
}
