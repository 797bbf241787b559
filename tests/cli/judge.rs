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

/// A case with a point of three claims on the dead and one of two claims on cows.
fn with_two_points() -> Sandbox {
    let sandbox = Sandbox::with_case();
    let mut more = String::new();
    for (id, who, text) in [
        ("two-dead", "Priest", "Two people died in the flood at Linden."),
        ("six-cows", "Farmers", "Six cows drowned at Linden."),
        ("ten-cows", "Vet", "Ten cows drowned at Linden."),
    ] {
        more += &format!(
            "[[claim]]\nid = \"{id}\"\nsource = \"wire\"\nclaimant = \"{who}\"\ntext = \"{text}\"\n"
        );
    }
    sandbox.write("more.toml", more);
    sandbox.run(&["import", "more.toml"]).ok();
    sandbox.run(&["link"]).ok();
    sandbox
}

/// The id of the point that holds a claim.
fn point_of(sandbox: &Sandbox, claim: &str) -> Option<String> {
    let points = sandbox.run(&["list", "points", "--json"]).json();
    let holds = |point: &&serde_json::Value| {
        let positions = point["positions"].as_array().unwrap();
        positions.iter().any(|it| it["claims"].as_array().unwrap().contains(&claim.into()))
    };
    let point = points.as_array().unwrap().iter().find(holds)?;
    Some(point["id"].as_str().unwrap().to_owned())
}

#[test]
fn two_reviewers_disagree_and_both_show_until_one_withdraws() {
    let sandbox = Sandbox::with_case();
    let pair = ["judge", "four-dead", "nine-dead"];
    sandbox.run(&[&pair[..], &["--confirm", "--reason", "both count the town"]].concat()).ok();
    let dismiss = ["--dismiss", "--reason", "two valleys", "--by", "Grace", "--json"];
    let ran = sandbox.run(&[&pair[..], &dismiss].concat());
    assert!(ran.stderr.contains("is contested: confirmed by Ada ["), "{ran:?}");
    let recorded = ran.json();
    assert_eq!(recorded["standing"], "contested");
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 1);
    let report = sandbox.run(&["report"]).ok();
    for words in ["contested:", "both count the town", "two valleys"] {
        assert!(report.contains(words), "{words} is missing in\n{report}");
    }

    let list = sandbox.run(&["list", "judgements", "--json"]).json();
    let of_ada = list[0]["id"].as_str().unwrap()[..8].to_owned();
    let withdraw = ["judge", "--withdraw", &of_ada, "--reason", "she is right"];
    assert!(!sandbox.run(&withdraw).stderr.contains("that was said by"));
    assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, 0);
    sandbox.run(&withdraw).error(&["was withdrawn already, by Ada on 2024-03-03"]);
    let list = sandbox.run(&["list", "judgements", "--json"]).json();
    assert_eq!((&list[0]["counts"], &list[1]["counts"]), (&false.into(), &true.into()));
    assert_eq!(list[0]["withdrawn"][0]["reason"], "she is right");
    // A line of a terminal may end anywhere in it.
    let shown = sandbox.run(&["show", "four-dead"]).ok();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains(&format!("[{of_ada}] confirmed by Ada")), "{shown}");
    assert!(shown.contains("withdrawn by Ada"), "{shown}");
    assert!(!sandbox.run(&["report"]).ok().contains("both count the town"));

    let of_grace = list[1]["id"].as_str().unwrap()[..8].to_owned();
    let ran = sandbox.run(&["judge", "--withdraw", &of_grace, "--reason", "she asked me to"]);
    assert!(ran.stderr.contains("that was said by Grace, not by Ada"), "{ran:?}");
}

#[test]
fn judgements_of_one_second_count_in_the_order_they_were_given() {
    let sandbox = Sandbox::with_case();
    let pair = ["judge", "four-dead", "nine-dead"];
    for (turn, decision) in ["--dismiss", "--confirm", "--dismiss", "--confirm"].iter().enumerate()
    {
        sandbox.run(&[&pair[..], &[*decision, "--reason", "looked again"]].concat()).ok();
        assert_eq!(sandbox.run(&["check", "--allow-unverified"]).code, (turn % 2) as i32);
    }
    let exported = ["export", "--to", "toml", "-o", "again.toml"];
    sandbox.run(&exported).ok();
    assert!(!sandbox.read("again.toml").contains("turn"));
    sandbox.run(&["init", "second.db"]).ok();
    sandbox.run(&["--case", "second.db", "import", "again.toml"]).ok();
    sandbox.run(&["--case", "second.db", "import", "again.toml"]).ok();
    let second = sandbox.run(&["--case", "second.db", "list", "judgements", "--json"]).ok();
    assert_eq!(second, sandbox.run(&["list", "judgements", "--json"]).ok());
}

#[test]
fn a_point_is_split_and_its_parts_are_judged_by_themselves() {
    let sandbox = with_two_points();
    let whole = point_of(&sandbox, "nine-dead").unwrap();
    let split = ["judge", &whole, "--split", "two-dead", "nine-dead", "--reason", "the valley"];
    let ran = sandbox.run(&split);
    let part = point_of(&sandbox, "nine-dead").unwrap();
    assert_ne!(part, whole);
    assert_eq!(point_of(&sandbox, "two-dead").as_ref(), Some(&part));
    assert_eq!(point_of(&sandbox, "four-dead"), None, "a claim alone is no point");
    assert!(ran.stderr.contains(&part), "{ran:?}");
    let ran = sandbox.run(&["show", &whole]);
    assert!(ran.stderr.contains(&format!("{whole} is no point any more")), "{ran:?}");
    assert!(ran.ok().contains(&part));
    let settle =
        ["judge", &part, "--settle", "--evidence", "nine-dead", "--reason", "the register"];
    sandbox.run(&settle).ok();
    sandbox.run(&["link"]).ok();
    assert_eq!(point_of(&sandbox, "nine-dead").as_ref(), Some(&part));
    let shown = sandbox.run(&["show", &part, "--json"]).json();
    assert_eq!(shown[0]["status"], "settled");
    assert_eq!(shown[0]["judgement"]["evidence"], "nine-dead");
    sandbox
        .run(&["judge", &whole, "--settle", "--reason", "x"])
        .error(&["no point any more", &part]);
}

#[test]
fn points_are_joined_and_renamed_and_both_can_be_withdrawn() {
    let sandbox = with_two_points();
    let (dead, cows) =
        (point_of(&sandbox, "nine-dead").unwrap(), point_of(&sandbox, "six-cows").unwrap());
    let join = ["judge", &dead, "--join", &cows, "--reason", "one list", "--json"];
    let id = sandbox.run(&join).json()["id"].as_str().unwrap().to_owned();
    assert_eq!(point_of(&sandbox, "six-cows").as_ref(), Some(&dead));
    let ran = sandbox.run(&["show", &cows]);
    assert!(ran.stderr.contains(&format!("{cows} is no point any more")), "{ran:?}");
    assert!(ran.ok().contains(&dead));
    sandbox.run(&["judge", &dead, "--rename", "What did the flood take?", "--reason", "both"]).ok();
    let report = sandbox.run(&["report"]).ok();
    assert!(report.contains("What did the flood take?"), "{report}");
    sandbox.run(&["judge", "--withdraw", &id, "--reason", "two lists"]).ok();
    assert_eq!(point_of(&sandbox, "six-cows").as_ref(), Some(&cows));
}

#[test]
fn a_new_question_contradicts_nobody() {
    let sandbox = with_two_points();
    let dead = point_of(&sandbox, "nine-dead").unwrap();
    let judge = |more: &[&str]| sandbox.run(&[&["judge", &dead][..], more].concat());
    judge(&[
        "--rename",
        "Who died at Linden?",
        "--reason",
        "the old one is clumsy",
        "--by",
        "Grace",
    ]);
    judge(&["--settle", "--reason", "the register", "--by", "Ada"]);
    let ran = judge(&["--unsure", "--reason", "the register is old", "--by", "Ben"]);
    assert!(ran.stderr.contains("is contested: settled by Ada ["), "{ran:?}");
    assert!(!ran.stderr.contains("renamed"), "{ran:?}");

    let on_one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for format in ["text", "markdown"] {
        let report = on_one_line(sandbox.run(&["report", "--format", format]).ok());
        let told = [
            "contested: settled by Ada, 3 Mar 2024: the register; ",
            "unsure by Ben, 3 Mar 2024: the register is old · besides: renamed by Grace, ",
        ];
        assert!(report.contains(&told.concat()), "{report}");
    }
    let page = on_one_line(sandbox.run(&["report", "--format", "html"]).ok());
    let (_, told) = page.split_once("</span> contested</li>").unwrap();
    let words = ["<li><strong>settled</strong>", "<li><strong>unsure</strong>"];
    let at = words.map(|word| told.find(word).unwrap_or_else(|| panic!("{word}: {told}")));
    let renamed = told.find("<li>besides: <strong>renamed</strong>").expect(told);
    assert!(at[0] < at[1] && at[1] < renamed, "{told}");
    let shown = sandbox.run(&["show", &dead]).ok();
    let (_, shown) = shown.split_once("Judgements").unwrap();
    let at = ["contested", "] settled by Ada", "] unsure by Ben", "besides", "] renamed by Grace"];
    let at = at.map(|words| shown.find(words).unwrap_or_else(|| panic!("{words}: {shown}")));
    assert!(at.is_sorted(), "{shown}");
}

#[test]
fn what_cannot_be_said_of_a_point_is_refused() {
    let sandbox = with_two_points();
    let dead = point_of(&sandbox, "nine-dead").unwrap();
    let reason = ["--reason", "x"];
    for (args, words) in [
        (
            &["--split", "six-cows"][..],
            &["\"six-cows\" is no claim of the point", "atodds show"][..],
        ),
        (&["--split", "four-dead", "nine-dead", "two-dead"], &["no claim would stay"]),
        (&["--split", "nine-ded"], &["nine-dead"]),
        (&["--join", &dead], &["cannot be joined to itself"]),
        (&["--join", "nowhere"], &["no point \"nowhere\""]),
        (&["--rename", " "], &["the question is empty"]),
        (&["--confirm"], &["a link is confirmed or dismissed"]),
        (&["--settle", "--evidence", "nobody"], &["no claim \"nobody\""]),
    ] {
        sandbox.run(&[&["judge", &dead][..], args, &reason].concat()).error(words);
    }
    for (digits, words) in [
        ("12ab", &["names no judgement", "8 or more", "atodds list judgements"][..]),
        ("zzzzzzzz", &["names no judgement"]),
        ("0123456789", &["no judgement whose digits begin with 0123456789"]),
    ] {
        sandbox.run(&[&["judge", "--withdraw", digits][..], &reason].concat()).error(words);
    }
    assert_eq!(sandbox.run(&["list", "judgements", "--json"]).json().as_array().unwrap().len(), 0);
}
