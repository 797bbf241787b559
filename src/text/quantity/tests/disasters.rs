use super::check;

#[test]
fn tolls_count_persons() {
    check(&[
        ("Four people were killed.", "4 person !kill"),
        (
            "The blast killed four people and injured dozens.",
            "4 person !kill | 20..199 person !injur",
        ),
        ("Twelve dead, 40 injured.", "12 person !kill | 40 person !injur"),
        ("The death toll stands at 12.", "12 person !kill Total"),
        ("The death toll rose to 1,204 on Sunday.", "1204 person !kill Total"),
        ("A ferry sank, killing at least 30.", "30.. person !kill"),
        ("The quake left 30 injured.", "30 person !injur"),
        ("There were 12 deaths.", "12 person !kill"),
        ("Officials counted 17 fatalities.", "17 person !kill"),
        ("The fire claimed nine lives.", "9 person !kill"),
        ("Six miners died and two are missing.", "6 miner !kill | 2 person !miss"),
        ("Seven children were wounded.", "7 child !injur"),
        ("Three firefighters, all volunteers, came from Lyon.", "3 firefight !come"),
        ("Dozens were feared dead.", "20..199 person !kill"),
        ("More than 200 houses were destroyed by the flood.", ">200.. hous !destroy"),
        ("The storm destroyed 200 houses.", "200 hous !destroy"),
        ("Rescuers pulled 14 survivors from the rubble.", "14 survivor !pull"),
        ("Some 5,000 residents were evacuated.", "4500..5500 resid !evacu"),
        ("About 40,000 people fled their homes.", "35000..45000 person !evacu"),
        ("The flood displaced 40 000 families.", "40000 famili !evacu"),
        ("15 hikers were rescued.", "15 hiker !rescu"),
        ("Two fishermen remain missing.", "2 fisherman !miss"),
        ("Of the 40 passengers, 12 survived.", "40 passeng | 12 !surviv"),
        ("12 of the 40 passengers survived.", "12 passeng !surviv Part | 40 passeng"),
        ("The number of dead rose to 43.", "43 person !kill"),
        (
            "Police say 17 people, among them five children, have died.",
            "17 person !kill | 5 child Part",
        ),
        ("A magnitude 6.1 earthquake struck.", "6.1 magnitud earthquak !strike"),
        ("One person died and one was injured.", "1 person !kill | 1 person !injur"),
        ("The virus infected 12,000 and killed 300.", "12000 person !infect | 300 person !kill"),
        ("About 900 hectares (9 sq km) burned.", "8100000..9900000m2 !burn | 9000000m2 !burn"),
        ("Five men were hurt; two of them died.", "5 man !injur | 2 person !kill Part"),
        ("Three of the four died.", "3 person !kill Part | 4 person"),
        ("Eighty people died, including 12 children.", "80 person !kill | 12 child Part"),
    ]);
}

#[test]
fn none_is_a_figure_where_things_are_counted() {
    check(&[
        ("There were no casualties.", "0 casualti"),
        ("No deaths were reported.", "0 person !kill"),
        ("Nobody was hurt.", "0 person !injur"),
        ("No one was killed in the crash.", "0 person !kill"),
        ("None of the 12 climbers survived.", "0 climber !surviv Part | 12 climber"),
        ("Zero injuries were recorded.", "0 person !injur"),
        ("No serious injuries were reported.", "0 person serious !injur"),
    ]);
}

#[test]
fn what_is_paid_on_a_bridge_is_no_death_toll() {
    check(&[
        ("The toll on the bridge is ten crowns.", "10 crown Total"),
        ("Drivers pay a toll of $5.", "5usd toll !pay Total"),
        ("The toll rose to 12.", "12 person !kill Total"),
        ("The toll stands at 12 people.", "12 person !kill Total"),
        ("The death toll reached 40 miners.", "40 miner !kill Total"),
    ]);
}

#[test]
fn what_came_on_top_is_told_from_the_whole() {
    check(&[
        ("Another 12 bodies were found.", "12 bodi !find Increment"),
        ("Rescuers found 12 more bodies.", "12 bodi !find Increment"),
        ("Officials reported 300 new cases.", "300 case Increment"),
        ("A total of 45 houses burned down.", "45 hous !burn down Total"),
        ("So far 45 houses have burned down; 45 in all.", "45 hous !burn down | 45 Total"),
        ("The toll rose by nine.", "9 person !kill Increment"),
        ("An additional 80 tents arrived.", "80 tent !arriv Increment"),
    ]);
}
