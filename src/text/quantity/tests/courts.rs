use super::check;

#[test]
fn sentences_ages_and_counts() {
    check(&[
        ("He was jailed for 12 years.", "12year !jail"),
        ("She got an 18-month sentence.", "1.5year sentenc !get"),
        ("The 34-year-old driver was fined £400.", "34year age driver | 400gbp !fine"),
        ("A man aged 34 was arrested.", "34year age"),
        ("Police arrested 14 people.", "14 person !arrest"),
        ("Fourteen suspects were detained.", "14 suspect !arrest"),
        ("Jane Roe, 34, denied the charge.", "34year age"),
        ("John Q. Public (41) was acquitted.", "41year age"),
        ("The suspect is 19 years old.", "19year age"),
        ("She was convicted on three counts of fraud.", "3 count fraud !convict"),
        ("He faces 12 charges.", "12 charg !face"),
        ("A jury of seven women and five men found him guilty.", "7 woman | 5 man"),
        ("A 17-year-old poured paint on it.", "17year age"),
        ("He died at 85.", "85year age"),
        ("The trial took two and a half years.", "2.5year !take"),
        ("She served six months in prison.", "0.5year !serv"),
        ("Two former ministers were charged.", "2 minist former !charg"),
        ("No charges were filed.", "0 charg !file"),
        ("He stole 40 paintings.", "40 paint !steal"),
        ("One witness identified him.", "1 wit !identifi"),
        ("At least one officer was shot.", "1.. offic !shoot"),
    ]);
}
