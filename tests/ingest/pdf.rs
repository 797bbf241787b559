use atodds::ingest::{Document, Format};

use crate::{fixture, paragraphs, read};

/// A PDF of these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut made = b"%PDF-1.4\n".to_vec();
    let mut places = vec![];
    for (at, object) in objects.iter().enumerate() {
        places.push(made.len());
        made.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = made.len();
    made.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        made.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    made.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    made
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// The objects of a PDF whose pages draw these contents; `drawings` is what they may draw by name.
fn objects(contents: &[String], drawings: &str) -> Vec<String> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", kids.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << {drawings} >> >> /Contents {} 0 R >>",
            5 + 2 * at
        ));
        objects.push(stream("", content));
    }
    objects
}

fn line(x: u32, y: u32, size: u32, text: &str) -> String {
    format!("BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

fn refused(bytes: &[u8]) -> String {
    read(bytes, "a.pdf", None).unwrap_err().to_string()
}

#[test]
fn a_report_is_read_without_its_headers_and_page_numbers() {
    let report = fixture("report.pdf");
    assert_eq!(report.format, Format::Pdf);
    assert_eq!(
        paragraphs(&report),
        [
            "Annual report of the harbour",
            "The car ferry carried 214,000 passengers in 2023. The quay was closed to all traffic for nine days in March after the flood, and the long-term repair of the eastern wall was put off.",
            "The board sold the ferry for 1.2 million pounds, which is less than it had hoped for when the sale was first talked about, and means to spend the money on the eastern wall of the harbour.",
            "Outlook",
            "The board expects 40 ships a month in 2024. It has these plans for the summer and the rest of the year:",
            "• a new crane for the western quay,",
            "• a long-term lease of the old customs house.",
        ]
    );
}

#[test]
fn a_report_says_who_wrote_it_but_not_when_it_was_published() {
    let report = fixture("report.pdf");
    // The title in the file is the name of another file; the day it was made is no day of publication.
    assert_eq!(report.title.as_deref(), Some("Annual report of the harbour"));
    assert_eq!(report.authors, ["Dee Hall"]);
    assert_eq!(report.language.as_deref(), Some("en-GB"));
    assert_eq!(report.published, None);
}

#[test]
fn a_pdf_without_text_is_refused() {
    let error = refused(&pdf(&objects(&["0 0 m 9 9 l S".to_owned()], "")));
    assert!(error.contains("scanned") && error.contains(".txt"), "{error}");
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [&b"%PDF-1.7"[..], b"%PDF-1.4\ntrailer << >>\n%%EOF", b"a text"] {
        let error = read(bytes, "a.pdf", Some(Format::Pdf)).unwrap_err().to_string();
        assert!(error.contains("a.pdf is no PDF that can be read"), "{error}");
    }
}

#[test]
fn a_damaged_page_is_named() {
    let contents = [line(72, 700, 10, "One."), "BT /Missing 10 Tf (Two) Tj ET".to_owned()];
    let error = refused(&pdf(&objects(&contents, "")));
    assert!(error.contains("at page 2"), "{error}");
}

#[test]
fn a_drawing_that_draws_itself_is_refused() {
    let mut drawn = objects(&[line(72, 700, 10, "Text.") + "/A Do"], "/A 6 0 R");
    drawn.push(stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 6 0 R >> >>",
        "/A Do",
    ));
    assert!(refused(&pdf(&drawn)).contains("without end"));
    // Without resources of its own, it uses those of the page, which name it too.
    drawn[5] = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "/A Do");
    assert!(refused(&pdf(&drawn)).contains("without end"));
}

#[test]
fn drawings_that_double_at_every_step_are_refused() {
    let mut drawn = objects(&[line(72, 700, 10, "Text.") + "/A Do"], "/A 6 0 R");
    for at in 6..36 {
        let next = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A {} 0 R >> >>",
            at + 1
        );
        drawn.push(stream(&next, "/A Do /A Do"));
    }
    drawn.push(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", ""));
    assert!(refused(&pdf(&drawn)).contains("without end"));
}

#[test]
fn a_drawing_with_text_is_read() {
    let mut drawn = objects(&[line(72, 700, 10, "Text.") + "/A Do"], "/A 6 0 R");
    let form =
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>";
    drawn.push(stream(form, &line(72, 500, 10, "Drawn.")));
    let read = read(pdf(&drawn), "a.pdf", None).unwrap();
    assert_eq!(paragraphs(&read), ["Text.", "Drawn."]);
}

#[test]
fn pages_that_are_their_own_parents_are_refused() {
    let mut circle = objects(&[line(72, 700, 10, "Text.")], "");
    circle[1] = circle[1].replace("/Type /Pages", "/Type /Pages /Parent 2 0 R");
    circle[3] = circle[3].replace("/MediaBox [0 0 595 842]", "");
    assert!(refused(&pdf(&circle)).contains("without end"));
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    use std::io::Write;
    let mut packed = flate2::write::ZlibEncoder::new(vec![], flate2::Compression::best());
    let block = vec![b' '; 1 << 20];
    for _ in 0..513 {
        packed.write_all(&block).unwrap();
    }
    let packed = packed.finish().unwrap();
    let mut bomb = b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n".to_vec();
    bomb.extend(packed);
    bomb.extend(b"\nendstream\nendobj\n");
    assert!(refused(&bomb).contains("512 MiB"));
}

#[test]
fn every_damage_is_an_error_or_a_text() {
    let whole =
        pdf(&objects(&[line(72, 700, 10, "The lake rose."), line(72, 700, 10, "It fell.")], ""));
    let texts: Vec<Option<Document>> = (0..whole.len())
        .step_by(7)
        .map(|at| {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x15;
            read(damaged, "a.pdf", Some(Format::Pdf)).ok()
        })
        .collect();
    assert!(texts.iter().any(Option::is_some) && texts.iter().any(Option::is_none));
}
