use super::check;

#[test]
fn votes_seats_and_talks() {
    check(&[
        ("The party won 120 seats.", "120 seat !win"),
        ("She got 52% of the vote.", "52% vote !get"),
        ("The 28-point plan shrank to 20 points.", "28 point plan !shrink | 20 point !shrink"),
        ("Ten countries signed the treaty.", "10 countri !sign"),
        ("Leaders of 40 countries met.", "40 countri !meet"),
        ("It was the third round of talks.", "3th round talk"),
        ("The 27 member states agreed.", "27 state member !agre"),
        ("Two of the five ministers resigned.", "2 minist !resign Part | 5 minist"),
        ("About 500 protesters marched through Lima.", "450..550 protest !march"),
        ("He served two terms.", "2 term !serv"),
        ("She is the 21st president.", "21th presid"),
        ("Turnout was 61.6 percent.", "61.6% turnout"),
        ("Parliament passed the law with 210 votes.", "210 vote"),
        ("Russia launched 90 drones and 12 missiles.", "90 drone !launch | 12 missil"),
        (
            "Ukraine shot down 32 Russian drones across four regions.",
            "32 drone russian !shoot down | 4 region",
        ),
        ("32 drones were shot down.", "32 drone !shoot down"),
        ("The army downed 32 drones.", "32 drone !shoot down"),
        ("Troops captured 14 villages.", "14 villag !captur"),
        ("Some 300 prisoners were exchanged.", "250..350 prison !exchang"),
        ("Kyiv described a barrage of almost 90 drones.", "80..<90 drone !launch"),
        ("The 2,000-strong crowd left.", "2000 crowd"),
        ("The number of schools rose to 43.", "43 school !rise"),
        ("The army will shrink by a fifth.", "19..21% armi !shrink Increment"),
        ("Of whom 12 were women.", "12 woman Part"),
    ]);
}
