use crate::support::{Sandbox, names};

#[test]
fn csv_is_three_files_in_a_folder() {
    let sandbox = Sandbox::with_flood();
    let ran = sandbox.run(&["--case", "flood.toml", "export", "--to", "csv", "-o", "graph"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{ran:?}");
    assert_eq!(names(&sandbox.path("graph")), ["edges.csv", "nodes.csv", "points.csv"]);
    assert!(sandbox.read("graph/nodes.csv").starts_with("Id,Label,"));
    assert!(sandbox.read("graph/edges.csv").starts_with("Source,Target,Type,"));
    assert!(sandbox.read("graph/edges.csv").contains("quantity_mismatch"));
}

#[test]
fn csv_needs_a_folder() {
    let sandbox = Sandbox::with_flood();
    let export = ["--case", "flood.toml", "export", "--to", "csv"];
    sandbox.run(&export).error(&["-o", "folder"]);
    sandbox.run(&[&export[..], &["-o", "gazette.txt"]].concat()).error(&["gazette.txt"]);
    assert_eq!(sandbox.read("gazette.txt"), crate::support::GAZETTE);
}

#[test]
fn a_formula_is_guarded_unless_asked_for_raw() {
    let sandbox = Sandbox::with_flood();
    let evil = sandbox.read("flood.toml").replace("The school in Ashby", "=HYPERLINK(1) in Ashby");
    sandbox.write("flood.toml", evil);
    let export = ["--case", "flood.toml", "export", "--to", "csv", "-o"];
    sandbox.run(&[&export[..], &["safe"]].concat()).ok();
    sandbox.run(&[&export[..], &["raw", "--raw"]].concat()).ok();
    assert!(sandbox.read("safe/nodes.csv").contains("'=HYPERLINK"));
    assert!(!sandbox.read("safe/nodes.csv").contains(",=HYPERLINK"));
    assert!(!sandbox.read("raw/nodes.csv").contains("'=HYPERLINK"));
}

#[test]
fn raw_is_for_csv_only() {
    let sandbox = Sandbox::with_flood();
    sandbox
        .run(&["--case", "flood.toml", "export", "--to", "json", "--raw"])
        .error(&["--raw", "csv"]);
}

#[test]
fn the_other_formats_go_to_standard_output_or_one_file() {
    let sandbox = Sandbox::with_flood();
    for (format, begins) in [("json", "{"), ("markdown", "# "), ("toml", "[case]")] {
        let export = ["--case", "flood.toml", "export", "--to", format];
        let stdout = sandbox.run(&export).ok();
        assert!(stdout.starts_with(begins), "{format}:\n{stdout}");
        assert_eq!(sandbox.run(&[&export[..], &["-o", "out"]].concat()).ok(), "");
        assert_eq!(sandbox.read("out"), stdout);
        assert_eq!(sandbox.run(&[&export[..], &["-o", "-"]].concat()).ok(), stdout);
    }
}
