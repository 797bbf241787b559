use super::check;

#[test]
fn units_share_a_normal_form() {
    check(&[
        ("The road is 1.2 km long.", "1200m road long"),
        ("The wall is 3m tall.", "3m wall tall"),
        ("It stands 330 ft high.", "100.584m high !stand"),
        ("He is 6 ft 9 in tall.", "2.057m tall"),
        ("He is 6' 8\" tall.", "2.032m tall"),
        ("It is 100 miles away.", "160934.4m away"),
        ("The park covers 40 hectares.", "400000m2 park !cover"),
        ("It spans 12 square kilometres.", "12000000m2 !span"),
        ("The tank holds 500 litres of water.", "500l water !hold"),
        ("They shipped 5 tonnes of wheat.", "5000kg wheat !ship"),
        ("It flew at 900 km/h.", "900km/h speed !fli"),
        ("It flew at 900 km / h .", "900km/h speed !fli"),
        ("Winds reached 100 mph.", "160.934km/h speed wind !reach"),
        ("It was 30 °C in the shade.", "30c temperatur"),
        ("It was 86 °F in the shade.", "30c temperatur"),
        ("Temperatures rose by 9 °F.", "5c temperatur !rise Increment"),
        ("It was cold (-18C) at night.", "-18c temperatur"),
        ("It was -5 °C at night.", "-5c temperatur"),
        ("The trip takes 26 hours 5 mins.", "93900second !take"),
        ("The trip takes 26 hours and 5 minutes.", "93900second !take"),
        ("It lasted half an hour.", "1800second !last"),
        ("The strike lasted three days.", "259200second strike !last"),
        ("The drought lasted six consecutive months.", "0.5year drought !last"),
        ("It lasted two decades.", "20year !last"),
        ("It is two weeks long.", "1209600second long"),
        ("The reactor has 1,000 megawatts.", "1000000000w"),
        ("The file has 2GB.", "2000000000byte"),
        ("CO2 passed 400 parts per million.", "400ppm !pass"),
        ("It spun at 12 times the speed.", "12times speed !spin"),
        ("It is 10 times bigger.", "10times bigger"),
    ]);
}

#[test]
fn what_is_measured_may_stand_before() {
    check(&[
        ("Io has a diameter of 3,643 km.", "3643000m diamet"),
        ("Io is 3,643 km in diameter.", "3643000m diamet"),
        ("A sea level rise of 7.2 m is feared.", "7.2m level sea !rise Increment"),
        ("Sea levels rise by 7.2 m.", "7.2m level sea !rise Increment"),
        ("The price of oil rose to $80.", "80usd price oil !rise"),
        ("They raised the rate to 5%.", "5% rate !rais"),
        (
            "The operating speed of the express is 65 km/h (40 mph).",
            "65km/h speed express | 64.374km/h speed express",
        ),
        ("A fine of £400 was set.", "400gbp fine !set"),
        ("She has a fever of 39 °C.", "39c temperatur fever"),
        ("It lasts 10, 20 or 40 years.", "10year !last | 20..40year"),
        ("It killed 12, 40 km away.", "12 person !kill | 40000m away"),
        ("Two speakers, aged 77 and 90, remain.", "2 speaker | 77year age | 90year age"),
    ]);
}

#[test]
fn digits_and_words_read_the_same() {
    check(&[
        ("1,200 boats", "1200 boat"),
        ("50 000 boats", "50000 boat"),
        ("1.5 million boats", "1500000 boat"),
        ("twenty-five boats", "25 boat"),
        ("Twenty five boats", "25 boat"),
        ("one hundred and fifty boats", "150 boat"),
        ("two million boats", "2000000 boat"),
        ("a hundred boats", "100 boat"),
        ("three and a half million boats", "3500000 boat"),
        ("5,00,000 boats", "500000 boat"),
        ("3½ boats", "3.5 boat"),
        ("one boat", "1 boat"),
        ("4 chocolate bars", "4 bar chocol"),
    ]);
}

#[test]
fn compounds_count_their_parts() {
    check(&[
        ("a 28-point plan", "28 point plan"),
        ("a 12-member crew", "12 member crew"),
        ("a four-storey building", "4 storey build"),
        ("a three-day visit", "259200second visit"),
        ("a two-year ban", "2year ban"),
        ("a 90-minute match", "5400second match"),
    ]);
}
