//! How names, dates and documents decide.

use atodds::casefile::{Format, load_str};
use atodds::model::{ClaimId, Support};
use atodds::provenance::{Provenance, words};
use atodds::text::{lexicon::Lexicon, names::NameBook};

/// The claims of a case file by their origins.
fn supports(text: &str) -> Vec<Support> {
    let case = load_str(text, "test.toml", Format::Toml).unwrap().case;
    let book = NameBook::new(&case.entities);
    let provenance = Provenance::new(&case, &book, Lexicon::english());
    provenance.trace(case.claims.iter().map(|claim| &claim.id)).supports
}

/// The origins of all claims of a case file, with the claims of each.
fn origins(text: &str) -> Vec<String> {
    let shown = |support: &Support| {
        let claims: Vec<&str> = support.claims.iter().map(ClaimId::as_str).collect();
        format!("{}: {}", support.origin, claims.join(" "))
    };
    supports(text).iter().map(shown).collect()
}

/// A source with one claim of the same id, and more keys for each.
fn told(id: &str, publisher: &str, source: &str, claim: &str) -> String {
    format!(
        "[[source]]\nid = \"{id}\"\ntitle = \"T\"\npublisher = \"{publisher}\"\n{source}\n\
         [[claim]]\nid = \"{id}\"\nsource = \"{id}\"\ntext = \"The dam holds.\"\n{claim}\n"
    )
}

#[test]
fn an_article_before_a_name_and_letter_case_make_no_difference() {
    let text = told("a", "The Herald", "", "") + &told("b", "Post", "cites = [\"herald\"]", "");
    assert_eq!(origins(&text), ["The Herald: a b"]);
}

#[test]
fn an_alias_leads_to_the_outlet() {
    let entity =
        "[[entity]]\nname = \"British Broadcaster\"\nkind = \"body\"\naliases = [\"BB\"]\n";
    let text =
        told("a", "British Broadcaster", "", "") + &told("b", "Post", "cites = [\"BB\"]", "");
    assert_eq!(origins(&format!("{entity}{text}")), ["British Broadcaster: a b"]);
}

#[test]
fn an_outlet_that_says_nothing_here_is_an_end() {
    let text = told("a", "Herald", "cites = [\"Wire\"]", "")
        + &told("b", "Wire", "", "claimant = \"Ada\"");
    assert_eq!(origins(&text), ["Ada: a b"]);
    let elsewhere = told("a", "Herald", "cites = [\"Wire\"]", "");
    assert_eq!(origins(&elsewhere), ["Wire: a"]);
}

#[test]
fn a_claimant_is_no_source_of_the_same_id() {
    let text = told("mayor", "Herald", "", "") + &told("b", "Post", "", "claimant = \"mayor\"");
    assert_eq!(origins(&text), ["Herald: mayor", "mayor: b"]);
}

#[test]
fn a_quoted_outlet_is_followed_to_whom_it_quotes() {
    let text = told("a", "Herald", "", "claimant = \"Wire\"")
        + &told("b", "Wire", "", "claimant = \"Ada Holm\"");
    assert_eq!(origins(&text), ["Ada Holm: a b"]);
}

#[test]
fn a_house_goes_by_its_outlet_while_that_is_alone() {
    let house = "[[publisher]]\nname = \"Herald\"\nfamily = \"Old Press\"\n\
                 [[publisher]]\nname = \"Echo\"\nfamily = \"Old Press\"\n";
    let alone = told("a", "Herald", "", "");
    assert_eq!(origins(&format!("{house}{alone}")), ["Herald: a"]);
    let quoted = alone + &told("b", "Post", "", "claimant = \"Echo\"");
    assert_eq!(origins(&format!("{house}{quoted}")), ["Old Press: a b"]);
}

#[test]
fn a_house_that_is_named_is_followed_to_its_outlets() {
    let house = "[[publisher]]\nname = \"Herald\"\nfamily = \"Old Press\"\n";
    let cites = "cites = [\"Old Press\"]";
    let named = told("a", "Herald", "", "claimant = \"Ada Holm\"") + &told("b", "Post", cites, "");
    assert_eq!(origins(&format!("{house}{named}")), ["Ada Holm: a b"]);
}

#[test]
fn a_source_without_a_date_is_not_said_to_be_first() {
    let body: String = (0..80).map(|n| format!("word{n} ")).collect();
    let with = |id: &str, publisher: &str, date: &str| {
        told(id, publisher, &format!("text = \"{body}\"\n{date}"), "")
    };
    let text = with("a", "Herald", "") + &with("b", "Post", "published = 2025-01-02");
    assert_eq!(origins(&text), ["Post: a b"]);
}

#[test]
fn what_is_unknown_behind_one_that_is_cited_stays_unknown() {
    let text = told("a", "Herald", "cites = [\"Post\"]", "")
        + &told("b", "Post", "", "chain_end = \"unknown\"");
    assert_eq!(origins(&text), ["unknown: a b"]);
}

/// A source without claims, with these keys.
fn kept(id: &str, keys: &str) -> String {
    format!("[[source]]\nid = \"{id}\"\n{keys}\n")
}

#[test]
fn a_cited_source_that_has_no_claims_is_known_by_its_publisher() {
    let wire = kept("wire-1", "title = \"Dam\"\npublisher = \"Lowland Wire\"");
    let text = told("a", "Herald", "cites = [\"wire-1\"]", "")
        + &told("b", "Post", "cites = [\"lowland wire\"]", "");
    assert_eq!(origins(&format!("{wire}{text}")), ["Lowland Wire: a b"]);
    let alone = told("a", "Herald", "cites = [\"wire-1\"]", "");
    assert_eq!(origins(&format!("{wire}{alone}")), ["Lowland Wire: a"]);
}

#[test]
fn a_cited_source_that_has_no_claims_is_of_its_publishers_house() {
    let house = "[[publisher]]\nname = \"Echo\"\nfamily = \"Old Press\"\n\
                 [[publisher]]\nname = \"Times\"\nfamily = \"Old Press\"\n";
    let echo = kept("e", "title = \"Dam\"\npublisher = \"Echo\"");
    let text = told("a", "Herald", "cites = [\"e\"]", "") + &told("b", "Times", "", "");
    assert_eq!(origins(&format!("{house}{echo}{text}")), ["Old Press: a b"]);
}

#[test]
fn a_cited_source_without_a_publisher_that_says_nothing_here_is_known_by_its_title() {
    let review = kept("r-1", "title = \"Review of the Dam\"");
    let text =
        told("a", "Herald", "cites = [\"r-1\"]", "") + &told("b", "Post", "cites = [\"r-1\"]", "");
    assert_eq!(origins(&format!("{review}{text}")), ["“Review of the Dam”: a b"]);
}

#[test]
fn a_cited_id_that_is_a_word_for_nobody_is_the_source_of_that_id() {
    for id in ["agency", "police", "report", "officials", "media", "sources"] {
        let cites = format!("cites = [\"{id}\"]");
        let says = told(id, "Lowland Wire", "", "") + &told("b", "Post", &cites, "");
        assert_eq!(origins(&says), [format!("Lowland Wire: {id} b")]);
        let silent = kept(id, "title = \"Dam\"\npublisher = \"Lowland Wire\"")
            + &told("b", "Post", &cites, "");
        assert_eq!(origins(&silent), ["Lowland Wire: b"]);
        let nobody = told("b", "Post", &cites, "");
        assert_eq!(origins(&nobody), ["Post: b"]);
    }
}

#[test]
fn a_source_is_said_to_name_all_that_may_be_the_origin_only_where_it_names_them() {
    let text = told("a", "Herald", "cites = [\"Post\", \"X Wire\"]", "")
        + &told("b", "Post", "cites = [\"X Wire\", \"Y Wire\"]", "");
    let supports = supports(&text);
    let [support] = supports.as_slice() else { panic!("one origin, not {supports:?}") };
    assert_eq!(support.origin.to_string(), "X Wire or Y Wire");
    let because =
        ["Herald names X Wire among its 2 sources", "Post names X Wire or Y Wire as its source"];
    assert_eq!(words::steps(&support.merged), because);
}
