use super::check;

#[test]
fn money_stays_in_its_currency() {
    check(&[
        ("Sales reached $1.2 bn.", "1200000000usd sale !reach"),
        ("The firm paid a £3m fine.", "3000000gbp fine !pay"),
        ("It cost €2 billion.", "2000000000eur !cost"),
        ("He owes Rs 500.", "500inr"),
        ("She was paid 50 US cents.", "0.5usd !pay"),
        ("The loan of 5 million pounds was repaid.", "5000000gbp loan !repay"),
        ("The ticket cost 20 pounds.", "20gbp ticket !cost"),
        ("Shares fell to 80p.", "0.8gbp share !fall"),
        ("They raised US$40m.", "40000000usd !rais"),
        ("The grant is worth A$7.5 million.", "7500000aud grant"),
        ("A debt of 900 million yen was written off.", "900000000jpy debt !write off"),
        ("The bid is for 500 crore rupees.", "5000000000inr bid"),
        ("It sold for $ 50 000.", "50000usd !sell"),
        ("Bonds worth $ less than 80 000 were sold.", "..<80000usd !sell"),
        ("It costs 5 dollars and 20 cents.", "5.2usd !cost"),
        ("Millions of dollars were lost.", "2000000..20000000usd !lose"),
        ("He sold the house for 3m.", "3000000 !sell"),
        ("Half a million euros went missing.", "500000eur !miss"),
        ("The stake was sold for 300 million Swiss francs.", "300000000chf !sell"),
    ]);
}

#[test]
fn shares_rates_and_changes() {
    check(&[
        ("Profit rose 5%.", "5% profit !rise"),
        ("Prices rose by 5 per cent.", "5% price !rise Increment"),
        ("Unemployment fell to 4.5 percent.", "4.5% unemploy !fall"),
        ("The rate was cut by 25 basis points.", "0.25pp !cut Increment"),
        ("Its share fell two percentage points.", "2pp !fall"),
        ("Output rose from 10 to 12 tonnes.", "10 !rise Former | 12000kg !rise"),
        ("Staff numbers fell from 900 to 650.", "900 !fall Former | 650 !fall"),
        ("It makes 90 cars a day.", "90 car !make per day"),
        ("The plant makes 1,500 cars per week.", "1500 car !make per week"),
        ("Dividends are $5 a share.", "5usd dividend per share"),
        ("It had annual sales of $40m.", "40000000usd sale annual per year"),
        ("The chain will close 40 of its 300 shops.", "40 shop !close Part | 300 shop"),
        ("It will cut 1,200 jobs.", "1200 job !cut"),
        ("The company laid off 1,200 workers.", "1200 worker !lay off"),
        ("Revenue doubled.", "2times"),
        ("Revenue is three times as high.", "3times revenu high"),
        ("Exports grew tenfold.", "10times export !grow"),
        ("It shipped 15M units.", "15000000 unit !ship"),
        ("The app has 3k users.", "3000 user"),
        ("3m people use the app.", "3000000 person !use"),
        ("It produced 19 million barrels of oil a day.", "19000000 barrel oil !produc per day"),
    ]);
}
