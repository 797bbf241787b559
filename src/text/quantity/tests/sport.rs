use super::check;

#[test]
fn goals_medals_and_places() {
    check(&[
        ("She scored 12 points.", "12 point !score"),
        ("He won three gold medals.", "3 medal gold !win"),
        ("The club signed two players.", "2 player !sign"),
        ("He finished third.", "3th"),
        ("It was her fourth title.", "4th titl"),
        ("The team won 3-1 in front of 40,000 fans.", "40000 fan"),
        ("The 121st edition began in Rome.", "121th edit"),
        ("He ran the marathon in 2 hours 4 minutes.", "7440second"),
        ("She jumped 2.05 m.", "2.05m !jump"),
        ("A crowd of 60,000 watched.", "60000 !watch"),
        ("He was banned for five matches.", "5 match !ban"),
        ("The first goal came late.", "1th goal"),
        ("Eleven players were fined.", "11 player !fine"),
        ("She beat 14 rivals.", "14 rival !beat"),
        ("He has won 20 of 24 races.", "20 race !win Part | 24 race"),
    ]);
}
