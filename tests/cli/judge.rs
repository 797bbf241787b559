use crate::support::Sandbox;

#[test]
fn a_dismissed_link_leaves_the_disputes_and_stays_readable() {
    let sandbox = Sandbox::with_case();
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 1);
    sandbox
        .run(&["judge", "nine-dead", "four-dead", "--dismiss", "--reason", "one counts the valley"])
        .ok();
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 0);
    let why = sandbox.run(&["why", "four-dead", "nine-dead"]).ok();
    for word in ["dismissed", "Ada", "one counts the valley"] {
        assert!(why.contains(word), "{word:?} is missing in\n{why}");
    }
}

#[test]
fn the_last_judgement_counts_and_the_first_is_kept() {
    let sandbox = Sandbox::with_case();
    let pair = ["judge", "four-dead", "nine-dead"];
    sandbox.run(&[&pair[..], &["--dismiss", "--reason", "one counts the valley"]].concat()).ok();
    sandbox.run(&[&pair[..], &["--confirm", "--reason", "both count the town"]].concat()).ok();
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 1);
    let log = sandbox.run(&["log"]).ok();
    assert!(log.contains("one counts the valley") && log.contains("both count the town"), "{log}");
}

#[test]
fn a_judgement_outlives_detection() {
    let sandbox = Sandbox::with_case();
    let judge = ["judge", "four-dead", "nine-dead", "--confirm", "--reason", "both count the town"];
    sandbox.run(&judge).ok();
    sandbox.run(&["link"]).ok();
    let report = sandbox.run(&["report", "--format", "json"]).json();
    let judgement = &report["links"][0]["judgement"];
    assert_eq!(judgement["decision"], "confirmed");
    assert_eq!(judgement["by"], "Ada");
    assert_eq!(judgement["at"], "2024-03-03T00:00:00Z");
}

#[test]
fn a_point_is_settled_and_opened_again() {
    let sandbox = Sandbox::with_case();
    let points = sandbox.run(&["list", "points", "--json"]).json();
    let id = points[0]["id"].as_str().unwrap();
    let status = || {
        let points = sandbox.run(&["list", "points", "--json"]).json();
        points[0]["status"].as_str().unwrap().to_owned()
    };
    sandbox.run(&["judge", id, "--settle", "--reason", "the coroner counted nine"]).ok();
    assert_eq!(status(), "settled");
    sandbox.run(&["judge", id, "--unsure", "--reason", "the coroner withdrew it"]).ok();
    assert_eq!(status(), "disputed");
}

#[test]
fn who_judges_can_be_given() {
    let sandbox = Sandbox::with_case();
    let judge = ["judge", "four-dead", "nine-dead", "--unsure", "--reason", "no second source"];
    sandbox
        .run(&[&judge[..], &["--by", "Grace", "--now", "2024-04-01T12:00:00+02:00"]].concat())
        .ok();
    let log = sandbox.run(&["log", "--json"]).json();
    let last = log.as_array().unwrap().last().unwrap();
    assert_eq!((&last["by"], &last["at"]), (&"Grace".into(), &"2024-04-01T10:00:00Z".into()));
}

#[test]
fn what_cannot_be_judged_so_is_refused() {
    let sandbox = Sandbox::with_case();
    let pair = ["judge", "four-dead", "nine-dead"];
    for (args, words) in [
        (&["--settle", "--reason", "x"][..], &["a point is settled"][..]),
        (&["--confirm", "--reason", "  "], &["the reason is empty"]),
        (&["--confirm"], &["--reason"]),
        (&["--reason", "x"], &["--confirm"]),
        (&["--confirm", "--dismiss", "--reason", "x"], &["--confirm", "--dismiss"]),
    ] {
        sandbox.run(&[&pair[..], args].concat()).error(words);
    }
    sandbox
        .run(&["judge", "no-point", "--settle", "--reason", "x"])
        .error(&["no point \"no-point\""]);
    assert_eq!(sandbox.run(&["log", "--json"]).json().as_array().unwrap().len(), 2);
}
