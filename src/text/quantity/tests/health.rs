use super::check;

#[test]
fn doses_patients_and_risks() {
    check(&[
        ("One in five adults smokes.", "19..21% adult !smoke"),
        ("Nine out of ten patients recovered.", "89..91% patient !recov"),
        ("Two thirds of patients recovered.", "65.667..67.667% patient !recov"),
        ("A third of the nurses resigned.", "32.333..34.333% nurs !resign"),
        ("Half of the beds are empty.", "49..51% bed"),
        ("More than half of the beds are empty.", ">50..% bed"),
        ("Three quarters of doctors agree.", "74..76% doctor !agre"),
        ("She took 500 mg of aspirin.", "0.001kg aspirin !take"),
        ("The trial enrolled 1,024 volunteers.", "1024 volunt !enrol"),
        ("Tests on 96 mice failed.", "96 mous !fail"),
        ("The hospital admitted 12 new patients.", "12 patient Increment"),
        ("There are 30 confirmed cases.", "30 case confirm"),
        ("The risk rose 0.3 percentage points.", "0.3pp risk !rise"),
        ("The drug cut deaths by 40%.", "40% death !kill Increment"),
        ("Some 1.2 million children were vaccinated.", "1080000..1320000 child !vaccin"),
        ("It killed 40–50 million people.", "40000000..50000000 person !kill"),
        ("The baby weighed 3.2 kg.", "3.2kg babi !weigh"),
        ("A six-month-old girl recovered.", "0.5year age girl"),
        ("He lost 20 pounds in weight.", "9.072kg weight !lose"),
        ("The ward has two dozen beds.", "24 bed"),
        ("Fewer than 10 cases are known.", "..<10 case"),
    ]);
}
