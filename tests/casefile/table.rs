use atodds::{
    casefile::{ColumnMap, Format, Input, Loaded, load_inputs},
    model::Match,
};

use super::{loaded, problems, refused};

fn mapped(text: &str, map: &[&str]) -> atodds::Result<Loaded> {
    let input =
        Input::Text { text: text.to_owned(), name: "t.csv".to_owned(), format: Format::Csv };
    load_inputs(&[input], None, &ColumnMap::parse(map).unwrap())
}

#[test]
fn a_spreadsheet_of_claims_is_loaded_with_its_sources() {
    let text = "\u{FEFF}Claim ID,Statement,Speaker,Via,Verb,Stance,Date,Event date,Location,Quotation,Source ID,Title,Outlet,Link,Published,Number,Unit,Notes\r\n\
        c1,Turnout was 61 percent.,commission,Radio 1; Example Wire,announced,denies,2024-05-06,2024-05-05,Orrin,\"turnout of \"\"61\"\"\npercent\",s1,Election night,Example Post,https://example.org/1,2024-05-06,61,percent,check\r\n\
        ,,,,,,,,,,,,,,,,,\r\n\
        c2,Turnout was 58 percent.,,,,,,,,,s1,,,,,,,\r\n";
    let case = loaded(text, Format::Csv).case;
    assert_eq!(case.title, "input");
    assert_eq!(case.claims.len(), 2);
    let claim = &case.claims[0];
    assert_eq!(claim.chain.claimant.as_deref(), Some("commission"));
    assert_eq!(claim.chain.verb.as_deref(), Some("announced"));
    let via: Vec<&str> = claim.chain.via.iter().map(|relay| relay.name.as_str()).collect();
    assert_eq!(via, ["Radio 1", "Example Wire"]);
    assert_eq!(claim.stated.unwrap().to_string(), "2024-05-06");
    assert_eq!(claim.event.unwrap().to_string(), "2024-05-05");
    assert_eq!(claim.place.as_deref(), Some("Orrin"));
    assert_eq!(claim.quantities, ["61 percent"]);
    assert_eq!(claim.note.as_deref(), Some("check"));
    let citation = claim.citation.as_ref().unwrap();
    assert_eq!(citation.exact, "turnout of \"61\"\npercent");
    assert_eq!((citation.position, citation.found), (None, Match::Unverified));
    assert_eq!(case.claims[1].chain, Default::default());

    let [source] = case.sources.as_slice() else { panic!() };
    assert_eq!(source.title, "Election night");
    assert_eq!(source.publisher.as_deref(), Some("Example Post"));
    assert_eq!(source.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(source.published.unwrap().to_string(), "2024-05-06");
}

#[test]
fn semicolons_and_tabs_separate_too() {
    let comma = "id,text,source,publisher\na,One; two.,s,Wire\n";
    let one = loaded(comma, Format::Csv);
    for text in [
        "id;text;source;publisher\na;One; two.;s;Wire\n".replace("One; two.", "\"One; two.\""),
        "id\ttext\tsource\tpublisher\na\tOne; two.\ts\tWire\n".to_owned(),
    ] {
        assert_eq!(loaded(&text, Format::Csv), one);
    }
    let said = "sep=;\nid;text;source;publisher\na;\"One; two.\";s;Wire";
    assert_eq!(loaded(said, Format::Csv).case, one.case);
}

#[test]
fn lines_are_those_of_the_file() {
    let text =
        "\r\nid,text,source,publisher\r\na,\"One\r\ntwo.\",s,Wire\r\n\r\n\r\nb,Three.,s,\r\n";
    let loaded = loaded(text, Format::Csv);
    let lines: Vec<usize> = loaded.lines.claims.values().map(|place| place.line).collect();
    assert_eq!(lines, [3, 7]);
    let said = format!("sep=,\r\n{}", text.trim_start());
    let loaded = super::loaded(&said, Format::Csv);
    assert_eq!(loaded.lines.claims.values().map(|p| p.line).collect::<Vec<_>>(), [3, 7]);
    assert_eq!(
        refused(&text.replace("Three.,s", "Three.,t"), Format::Csv),
        [
            "7: claim.source: there is no source \"t\": give its title, publisher or url, or correct the id"
        ]
    );
}

#[test]
fn columns_can_be_mapped() {
    let text = "Nr;Aussage;Sprecher;source;publisher;Farbe\n1;Der Damm brach.;Amt;s;Wire;rot\n";
    let map = ["Aussage=text", "SPRECHER=claimant", "nr=id", "Farbe=-"];
    let case = mapped(text, &map).unwrap().case;
    assert_eq!(case.claims[0].id.as_str(), "1");
    assert_eq!(case.claims[0].chain.claimant.as_deref(), Some("Amt"));
    let told = problems(mapped(text, &["Aussagen=text", "Sprecher=claimant", "Nr=-"]).map(|_| ()));
    assert_eq!(
        told,
        [
            "t.csv: no column is called \"Aussagen\", which is mapped: the columns are Nr, Aussage, Sprecher, source, publisher, Farbe",
            "t.csv:1: no column holds the claims: call it \"text\", or map it with --map \"Header=text\"",
            "t.csv:1: the column \"Aussage\" is not known: rename it, map it with --map \"Aussage=field\", or leave it out with --map \"Aussage=-\"; the fields are id, text, claimant, via, verb, chain_end, stance, stated, event, place, quote, prefix, suffix, snapshot, source, source_title, publisher, url, published, number, unit, quantities, note",
            "t.csv:1: the column \"Farbe\" is not known: rename it, map it with --map \"Farbe=field\", or leave it out with --map \"Farbe=-\"",
        ]
    );
}

#[test]
fn a_guard_against_formulas_is_taken_off() {
    let text = "id,text,source,publisher,claimant,note\na,'=1+1,s,Wire,'@home,''quoted'\nb,'twas so,s,,'-5 degrees,'\n";
    let case = loaded(text, Format::Csv).case;
    let [a, b] = case.claims.as_slice() else { panic!() };
    assert_eq!(a.text, "=1+1");
    assert_eq!(a.chain.claimant.as_deref(), Some("@home"));
    assert_eq!(a.note.as_deref(), Some("'quoted'"));
    assert_eq!(b.text, "'twas so");
    assert_eq!(b.chain.claimant.as_deref(), Some("-5 degrees"));
    assert_eq!(b.note.as_deref(), Some("'"));
}

#[test]
fn a_source_without_an_id_has_one_of_its_address_or_name() {
    let text = "text,title,publisher,url\nOne.,T,Wire,https://example.org/1\nTwo.,,,https://example.org/1\nThree.,T,Wire,\nFour.,T,Post,\nFive.,,Post,\n";
    let case = loaded(text, Format::Csv).case;
    let of = |n: usize| case.claims[n].source.as_str();
    assert_eq!(of(0), of(1));
    assert_ne!(of(0), of(2));
    assert_ne!(of(2), of(3));
    assert!(of(0).starts_with("s-") && of(0).len() == 14);
    let titles: Vec<&str> = case.sources.iter().map(|source| source.title.as_str()).collect();
    assert_eq!(titles, ["T", "T", "T", "Post"]);
    // printf 'url\nhttps://example.org/1' | sha256sum
    assert_eq!(of(0), "s-a88b365fc04f");
}

#[test]
fn a_row_may_fill_in_what_another_leaves_out() {
    let text = "id,text,source,title,url,published\na,One.,s,,https://example.org/1,\nb,Two.,s,Title,,2024\nc,Three.,s,,,2024\n";
    let case = loaded(text, Format::Csv).case;
    let [source] = case.sources.as_slice() else { panic!() };
    assert_eq!(source.title, "Title");
    assert_eq!(source.published.unwrap().to_string(), "2024");
}

#[test]
fn free_text_keeps_its_spaces_and_other_cells_lose_them() {
    let text = "id,text,source,publisher,claimant\n a , One. , s ,Wire, mayor \n";
    let case = loaded(text, Format::Csv).case;
    assert_eq!(case.claims[0].id.as_str(), "a");
    assert_eq!(case.claims[0].text, " One. ");
    assert_eq!(case.claims[0].chain.claimant.as_deref(), Some("mayor"));
}

#[test]
fn a_large_table_is_read_in_one_go() {
    let rows: String = (0..50_000).map(|n| format!("c{n},Claim number {n}.,s,Wire\n")).collect();
    let case = loaded(&format!("id,text,source,publisher\n{rows}"), Format::Csv).case;
    assert_eq!(case.claims.len(), 50_000);
}
