//! Whatever the input, it is loaded or refused with its problems, and no problem can harm a terminal.

use atodds::{
    Error,
    casefile::{Format, load_str},
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::refused;

const FORMATS: [Format; 3] = [Format::Toml, Format::Csv, Format::Jsonl];

fn holds(text: &str, format: Format) -> Result<(), TestCaseError> {
    match load_str(text, "input", format) {
        Ok(_) => {}
        Err(Error::Problems(problems)) => {
            prop_assert!(!problems.0.is_empty());
            for problem in problems.0 {
                let line = problem.to_string();
                prop_assert!(!line.chars().any(char::is_control), "{line:?}");
                prop_assert!(problem.line <= text.lines().count() + 1, "{line}");
            }
        }
        Err(other) => prop_assert!(false, "{other}"),
    }
    Ok(())
}

/// Pieces that inputs are made of, so that chance makes something that gets past the parser.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(vec![
            "[case]\n", "[[claim]]\n", "[[source]]\n", "[[entity]]\n", "[[judgement]]\n", "[[expect]]\n",
            "[[source.snapshot]]\n", "id = \"a\"\n", "id = \"b\"\n", "source = \"a\"\n", "text = \"a b a\"\n",
            "quote = \"a\"\n", "quote = \"a c\"\n", "title = \"t\"\n", "pair = [\"a\", \"b\"]\n",
            "conflict = [\"a\", \"a\"]\n", "point = [\"a\", 3, []]\n", "at = 2024-01-01T00:00:00Z\n",
            "kind = \"place\"\n", "name = \"n\"\n", "within = \"n\"\n", "via = [{ name = 1 }]\n",
            "decision = \"settled\"\n", "published = 2024-01-01\n", "{\"id\": \"a\", ", "\"text\": \"x\"}\n",
            "id,text,source,url\n", "a,b,c,d\n", "\"", ",", ";", "\t", "\n", "\r\n", "'=", "sep=;\n", "null\n",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_loaded_or_refused(text in pieces()) {
        for format in FORMATS {
            holds(&text, format)?;
        }
    }
}

#[test]
fn a_problem_cannot_steer_a_terminal() {
    let text = "[[source]]\nid = \"s\"\ntitle = \"t\"\ntext = \"red \\u001b[31m alert \\u202e here\"\n\"\\u001b[2Jkey\" = 1\n[[claim]]\nid = \"a\"\ntext = \"x\"\nquote = \"red [31m alertt here\"\n";
    let told = refused(text, Format::Toml);
    assert!(told[0].starts_with("5: source.\\u{1b}[2Jkey: is no key here"), "{told:?}");
    assert!(told[1].contains("“red [\\u{1b}[31m alert \\u{202e}] here”"), "{told:?}");
}
