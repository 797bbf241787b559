//! A small case made by hand: a town two sides claim, a drone count that counts two things, a toll that
//! rose, an appointment nobody confirms, a result that a person settled.

use atodds::model::*;

use crate::build::*;

const RIVER: &str = "Floods and fighting in the north

The northern army command announced the capture of Velna on 3 March. Government forces said that the \
battle for the town continues, and district officials did not confirm its loss.

Analysts who work with satellite images wrote that Velna “had not been fully seized” by Tuesday evening.

The air force said it shot down 32 drones overnight. Eleven people died in the floods at Arrow Bridge, \
the health ministry said, and dozens were hurt.";

const DAILY: &str = "Morning report, 4 March

The northern command claimed to have captured the key towns of Velna and Oster.

Nearly 90 drones were launched at the capital, the mayor's office said. At the regional hospital, doctors \
counted at least 14 dead from the floods; 40 people were treated there.

A spokesman would not confirm that Ana Ruiz is to lead the grid operator.";

const BULLETIN: &str = "Four people died in the floods, the health ministry said on 2 March.\n\
The plan that envoys carried had 28 points.\n\
Ana Ruiz is to lead the grid operator, a person close to the board said.";

pub(crate) fn sources() -> Vec<Source> {
    let mut river = source(
        "river-07",
        "Floods and fighting in the north",
        "River Gazette",
        "2026-03-04",
        RIVER,
    );
    river.url = Some("https://river.example/2026/03/04/north".to_owned());
    river.authors = vec!["M. Okoro".to_owned()];
    river.cites = vec!["Atlas TV".to_owned()];
    let mut daily =
        source("daily-12", "Morning report, 4 March", "The Daily Lantern", "2026-03-04", DAILY);
    daily.digest_of = Some("lantern_0412.html".to_owned());
    vec![
        river,
        daily,
        source("bulletin-2", "Evening bulletin", "", "2026-03-02", BULLETIN),
        source("radio-9", "Radio log of 5 March", "Coast Radio", "", ""),
    ]
}

pub(crate) fn claims(sources: &[Source]) -> Vec<Claim> {
    use Stance::{Denies, Doubts};
    [
        claim(
            "velna-captured",
            "river-07",
            "Northern army",
            "The northern army has captured Velna.",
        )
        .verb("announced")
        .stated("2026-03-03")
        .event("2026-03-03")
        .quote("announced the capture of Velna", sources),
        claim(
            "velna-captured-daily",
            "daily-12",
            "Northern army",
            "The northern army has captured Velna.",
        )
        .verb("claimed")
        .via("Atlas TV")
        .stated("2026-03-03")
        .quote("claimed to have captured the key towns of Velna and Oster", sources),
        claim("velna-battle", "river-07", "Government", "The battle for Velna continues.")
            .stated("2026-03-03")
            .quote("the battle for the town continues", sources),
        claim("velna-unconfirmed", "river-07", "district officials", "Velna has been lost.")
            .stance(Doubts)
            .quote("district officials did not confirm its loss", sources),
        claim(
            "velna-not-seized",
            "river-07",
            "satellite analysts",
            "Velna has not been fully seized.",
        )
        .via("Atlas TV")
        .stated("2026-03-03")
        .quote("had not been fully seized", sources)
        .note("Tuesday is 3 March."),
        claim("drones-down", "river-07", "air force", "32 drones were shot down overnight.")
            .quote("shot down 32 drones overnight", sources),
        claim(
            "drones-launched",
            "daily-12",
            "mayor’s office",
            "Nearly 90 drones were launched at the capital.",
        )
        .quote("Nearly 90 drones were launched at the capital", sources),
        claim("toll-four", "bulletin-2", "health ministry", "Four people died in the floods.")
            .stated("2026-03-02")
            .quote("Four people died in the floods", sources),
        claim("toll-eleven", "river-07", "health ministry", "Eleven people died in the floods.")
            .stated("2026-03-04")
            .quote("Eleven people died in the floods at Arrow Bridge", sources),
        claim(
            "toll-fourteen",
            "daily-12",
            "regional hospital",
            "At least 14 people died in the floods.",
        )
        .quote("at least 14 dead from the floods", sources),
        claim("hurt-dozens", "river-07", "health ministry", "Dozens were hurt in the floods.")
            .quote("dozens were hurt", sources),
        claim(
            "hurt-forty",
            "daily-12",
            "regional hospital",
            "40 people were treated after the floods.",
        )
        .quote("40 people were treated there", sources),
        claim("ruiz-leads", "bulletin-2", "", "Ana Ruiz is to lead the grid operator.")
            .quote("Ana Ruiz is to lead the grid operator", sources),
        claim(
            "ruiz-unconfirmed",
            "daily-12",
            "spokesman",
            "Ana Ruiz is to lead the grid operator.",
        )
        .stance(Doubts)
        .quote("A spokesman would not confirm that Ana Ruiz is to lead the grid operator", sources),
        claim("plan-28", "bulletin-2", "", "The plan has 28 points.")
            .quote("The plan that envoys carried had 28 points", sources),
        claim("plan-20", "radio-9", "envoys", "The plan has 20 points.")
            .stated("2026-03-05")
            .quote("the plan is down to 20 points", sources),
        claim("race-won", "radio-9", "race office", "Lena Hart won the coast marathon."),
        claim("race-lost", "radio-9", "Team Osk", "Lena Hart won the coast marathon.")
            .stance(Denies)
            .quote("Hart did not win", sources),
        claim("bridge-shut", "radio-9", "road office", "The harbour bridge is shut.")
            .quote("harbour bridge shut", sources),
        claim("bridge-open", "radio-9", "port police", "The old bridge is open.")
            .quote("old bridge open to traffic", sources),
    ]
    .map(Builder::done)
    .into()
}

fn links() -> Vec<Link> {
    use Relation::*;
    let mut links = vec![
        link(
            ["velna-captured", "velna-captured-daily"],
            Repeats,
            "repeated_report",
            "the same words from the same claimant",
        ),
        link(
            ["velna-battle", "velna-captured"],
            Contradicts,
            "incompatible_state",
            "“battle … continues” (contested) and “captured” (control changed) cannot both hold of Velna on 3 March",
        ),
        link(
            ["velna-battle", "velna-captured-daily"],
            Contradicts,
            "incompatible_state",
            "“battle … continues” (contested) and “captured” (control changed) cannot both hold of Velna on 3 March",
        ),
        link(
            ["velna-captured", "velna-unconfirmed"],
            Disputes,
            "denied_claim",
            "district officials do not confirm what the northern army claims; they do not deny it",
        ),
        link(
            ["velna-captured", "velna-not-seized"],
            Contradicts,
            "incompatible_state",
            "“captured” against “not … fully seized”",
        ),
        link(
            ["drones-down", "drones-launched"],
            Differs,
            "quantity_mismatch",
            "32 and nearly 90 drones: one counts drones shot down, the other drones launched at the capital, so both can be right",
        ),
        link(
            ["toll-eleven", "toll-four"],
            Updates,
            "updated_figure",
            "the same ministry, two days later: 11 after 4",
        ),
        link(
            ["toll-eleven", "toll-fourteen"],
            Contradicts,
            "quantity_mismatch",
            "11 is not at least 14; both count people who died in the floods",
        ),
        link(
            ["hurt-dozens", "hurt-forty"],
            Compatible,
            "compatible_quantity",
            "40 is within “dozens”",
        ),
        link(
            ["ruiz-leads", "ruiz-unconfirmed"],
            Disputes,
            "denied_claim",
            "the spokesman does not confirm it",
        ),
        link(["plan-20", "plan-28"], Updates, "updated_figure", "20 points after 28"),
        link(
            ["race-lost", "race-won"],
            Disputes,
            "denied_claim",
            "Team Osk denies what the race office says",
        ),
        link(
            ["bridge-open", "bridge-shut"],
            Contradicts,
            "incompatible_state",
            "“open” against “shut”",
        ),
    ];
    links[1].because =
        links[1].because.clone().with_words("battle for Velna continues", "captured");
    links.sort_by(|one, other| (&one.a, &one.b).cmp(&(&other.a, &other.b)));
    links
}

fn points() -> Vec<Point> {
    use Status::*;
    vec![
        point(
            "count-drones",
            "How many drones, night of 3 March 2026?",
            Disputed,
            &[
                ("32", &["drones-down"], &["air force"]),
                ("nearly 90", &["drones-launched"], &["mayor’s office"]),
            ],
        ),
        point(
            "control-velna",
            "Who holds Velna, 3 March 2026?",
            Disputed,
            &[
                ("captured", &["velna-captured", "velna-captured-daily"], &["Northern army"]),
                ("fighting goes on", &["velna-battle"], &["Government"]),
                ("not fully seized", &["velna-not-seized"], &["satellite analysts"]),
                ("not confirmed", &["velna-unconfirmed"], &["district officials"]),
            ],
        ),
        point(
            "toll-floods",
            "How many people died in the floods?",
            Disputed,
            &[
                ("4", &["toll-four"], &["health ministry"]),
                ("11", &["toll-eleven"], &["health ministry"]),
                ("at least 14", &["toll-fourteen"], &["regional hospital"]),
            ],
        ),
        point(
            "statement-ruiz",
            "Is Ana Ruiz to lead the grid operator?",
            Unconfirmed,
            &[
                ("yes", &["ruiz-leads"], &["?"]),
                ("not confirmed", &["ruiz-unconfirmed"], &["spokesman"]),
            ],
        ),
        point(
            "count-plan-points",
            "How many points does the plan have?",
            Updated,
            &[("28", &["plan-28"], &["?"]), ("20", &["plan-20"], &["envoys"])],
        ),
        point(
            "count-hurt",
            "How many people were hurt in the floods?",
            Corroborated,
            &[(
                "dozens, 40 of them in one hospital",
                &["hurt-dozens", "hurt-forty"],
                &["health ministry", "regional hospital"],
            )],
        ),
        point(
            "statement-race",
            "Did Lena Hart win the coast marathon?",
            Settled,
            &[("yes", &["race-won"], &["race office"]), ("no", &["race-lost"], &["Team Osk"])],
        ),
    ]
}

pub(crate) fn case() -> Case {
    let sources = sources();
    let claims = claims(&sources);
    let the = |id: &str| claims.iter().find(|claim| claim.id.as_str() == id).unwrap();
    let judgements = vec![
        judgement(
            Subject::link(the("velna-captured"), the("velna-not-seized")),
            Decision::Unsure,
            "which part of the town?",
            "Ann",
        ),
        Judgement {
            turn: 1,
            ..judgement(
                Subject::link(the("velna-captured"), the("velna-not-seized")),
                Decision::Confirmed,
                "both speak of the whole town on the same day",
                "Ann",
            )
        },
        judgement(
            Subject::link(the("bridge-open"), the("bridge-shut")),
            Decision::Dismissed,
            "two bridges: the old one and the harbour bridge",
            "Ben",
        ),
        judgement(
            Subject::point([the("race-won"), the("race-lost")]),
            Decision::Settled,
            "the official results list her first",
            "Ben",
        ),
        judgement(
            Subject::link(the("drones-down"), the("toll-four")),
            Decision::Dismissed,
            "they count different things",
            "Ann",
        ),
    ];
    let entities = vec![Entity {
        name: "Velna".to_owned(),
        kind: EntityKind::Place,
        aliases: vec!["Welnau".to_owned()],
        speaks_for: None,
        within: None,
    }];
    Case {
        title: "The north, first week of March".to_owned(),
        language: Some("en".to_owned()),
        description: None,
        entities,
        sources,
        claims,
        judgements,
        ..Case::default()
    }
}

pub(crate) fn detection(case: &Case) -> Detection {
    let origin = |claim: &Claim| match &claim.chain.claimant {
        Some(name) => Origin::Known(name.clone()),
        None => Origin::Unknown,
    };
    Detection {
        readings: case.claims.iter().map(|claim| reading(claim, origin(claim))).collect(),
        links: links(),
        points: points(),
    }
}
