use super::check;
use crate::model::Hedge;
use crate::text::quantity::quantities;

#[test]
fn hedges_set_the_bounds() {
    check(&[
        ("almost 90 drones", "80..<90 drone"),
        ("nearly 100 ships", "80..<100 ship"),
        ("about 90 drones", "81..99 drone"),
        ("around 30 tents", "25..35 tent"),
        ("some 20 boats", "16..24 boat"),
        ("approximately 1,200 homes", "1080..1320 home"),
        ("about five boats", "4..6 boat"),
        ("an estimated 3 million birds", "2500000..3500000 bird"),
        ("~40 boats", "35..45 boat"),
        ("more than 90 boats", ">90.. boat"),
        ("over 90 boats", ">90.. boat"),
        ("at least 90 boats", "90.. boat"),
        ("no fewer than 90 boats", "90.. boat"),
        ("upwards of 90 boats", "90.. boat"),
        ("fewer than 90 boats", "..<90 boat"),
        ("under 90 boats", "..<90 boat"),
        ("up to 90 boats", "..90 boat"),
        ("as many as 90 boats", "..90 boat"),
        ("no more than 90 boats", "..90 boat"),
        ("at most 90 boats", "..90 boat"),
        ("just over 90 boats", ">90..99 boat"),
        ("just under 90 boats", "80..<90 boat"),
        ("90 or so boats", "81..99 boat"),
        ("90 or more boats", "90.. boat"),
        ("90-odd boats", "81..99 boat"),
        ("90+ boats", "90.. boat"),
        ("90-plus boats", "90.. boat"),
        ("in excess of $5m", ">5000000..usd"),
        ("well over a hundred boats", ">100.. boat"),
        ("more than half a million boats", ">500000.. boat"),
        ("about 95% of boats", "90..100% boat"),
        ("exactly 90 boats", "90 boat"),
    ]);
}

#[test]
fn vague_words_are_intervals() {
    check(&[
        ("dozens of boats", "20..199 boat"),
        ("scores of boats", "30..199 boat"),
        ("hundreds of boats", "200..2000 boat"),
        ("tens of thousands of boats", "20000..200000 boat"),
        ("hundreds of thousands of people", "200000..2000000 person"),
        ("a dozen boats", "10..14 boat"),
        ("half a dozen boats", "5..7 boat"),
        ("several boats", "3..12 boat"),
        ("several hundred boats", "300..1200 boat"),
        ("a few dozen boats", "24..108 boat"),
        ("a couple of boats", "2..3 boat"),
        ("a pair of boats", "2 boat"),
        ("a handful of boats", "3..9 boat"),
        ("thousands of dollars", "2000..20000usd"),
        ("at least several boats", "3.. boat"),
        ("up to several hundred boats", "..1200 boat"),
    ]);
}

#[test]
fn ranges_have_both_ends() {
    check(&[
        ("between 10 and 12 boats", "10..12 boat"),
        ("10 to 12 boats", "10..12 boat"),
        ("10–12 boats", "10..12 boat"),
        ("from 10 to 12 boats", "10..12 boat"),
        ("two or three boats", "2..3 boat"),
        ("between 10 and 12 million boats", "10000000..12000000 boat"),
        ("$5-7 million", "5000000..7000000usd"),
        ("5 to 7 km", "5000..7000m"),
        ("5 km to 7 km", "5000..7000m"),
        ("between five and seven percent", "5..7%"),
        ("aged 13-14", "13..14year age"),
        ("a 10- to 12-day trip", "864000..1036800second trip"),
    ]);
}

#[test]
fn the_hedge_is_named() {
    let hedge = |text: &str| quantities(text)[0].hedge;
    assert_eq!(hedge("90 boats"), None);
    assert_eq!(hedge("almost 90 boats"), Some(Hedge::Almost));
    assert_eq!(hedge("about 90 boats"), Some(Hedge::About));
    assert_eq!(hedge("just over 90 boats"), Some(Hedge::JustOver));
    assert_eq!(hedge("at least 90 boats"), Some(Hedge::AtLeast));
    assert_eq!(hedge("up to 90 boats"), Some(Hedge::AtMost));
    assert_eq!(hedge("80 to 90 boats"), Some(Hedge::Range));
    assert_eq!(hedge("dozens of boats"), Some(Hedge::Vague));
    assert_eq!(hedge("a pair of boats"), None);
}

#[test]
fn no_hedge_where_the_word_means_something_else() {
    check(&[
        ("It is a film about 12 men.", "12 man"),
        ("It ran over six seasons.", "6 season !run"),
        ("He travelled over two years through Asia.", "2year !travel"),
        ("It lasted over two years.", ">2..year !last"),
        ("It took over two years.", ">2..year !take"),
    ]);
}
