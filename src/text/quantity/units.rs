//! Units of measure and their normal forms.
//!
//! One unit for each kind of thing, so that 1.2 km and 1,200 metres are one figure. Money stays in its
//! currency: rates change, and a rate is not in the text. Months and years stay apart from shorter spans: a
//! month has no fixed number of days. A ton is taken as a tonne, since the news seldom says which it means.

use crate::text::lexer::{Kind, Token};

/// A unit as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Its normal form.
    pub(super) unit: &'static str,
    /// How many of the normal form one of it is.
    pub(super) factor: f64,
    /// What is added after that, for degrees Fahrenheit.
    pub(super) offset: f64,
}

type Row = (&'static str, f64, &'static [&'static str]);

const YEAR: f64 = 1.0;

/// Normal form, factor, and how texts write it, in lower case with a space between tokens.
const TABLE: &[Row] = &[
    ("%", 1.0, &["%", "percent", "per cent", "pct", "per - cent"]),
    ("pp", 1.0, &["percentage points", "percentage point", "pp", "% points", "percent points"]),
    ("pp", 0.01, &["basis points", "basis point", "bps"]),
    ("ppm", 1.0, &["ppm", "parts per million"]),
    ("ppm", 0.001, &["ppb", "parts per billion"]),
    // Length.
    ("m", 1.0, &["metre", "metres", "meter", "meters", "m"]),
    ("m", 1000.0, &["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"]),
    ("m", 0.01, &["cm", "centimetre", "centimetres", "centimeter", "centimeters"]),
    ("m", 0.001, &["mm", "millimetre", "millimetres", "millimeter", "millimeters"]),
    ("m", 1609.344, &["mile", "miles", "mi"]),
    ("m", 1852.0, &["nautical mile", "nautical miles"]),
    ("m", 0.3048, &["foot", "feet", "ft"]),
    ("m", 0.0254, &["inch", "inches"]),
    ("m", 0.9144, &["yard", "yards", "yd", "yds"]),
    ("m", 9.460_730_472_580_8e15, &["light year", "light years", "light - year", "light - years"]),
    // Area.
    (
        "m2",
        1.0,
        &[
            "square metre",
            "square metres",
            "square meter",
            "square meters",
            "sq m",
            "m2",
            "m²",
            "sqm",
        ],
    ),
    (
        "m2",
        1e6,
        &[
            "square kilometre",
            "square kilometres",
            "square kilometer",
            "square kilometers",
            "sq km",
            "km2",
            "km²",
            "sq . km",
        ],
    ),
    ("m2", 2_589_988.110_336, &["square mile", "square miles", "sq mi", "sq miles"]),
    ("m2", 0.092_903_04, &["square foot", "square feet", "sq ft"]),
    ("m2", 10_000.0, &["hectare", "hectares", "ha"]),
    ("m2", 4_046.856_422_4, &["acre", "acres"]),
    // Volume.
    ("l", 1.0, &["litre", "litres", "liter", "liters", "l"]),
    ("l", 0.001, &["ml", "millilitre", "millilitres", "milliliter", "milliliters"]),
    ("l", 1000.0, &["cubic metre", "cubic metres", "cubic meter", "cubic meters", "m3", "m³"]),
    ("l", 28.316_846_592, &["cubic foot", "cubic feet"]),
    ("l", 3.785_411_784, &["gallon", "gallons"]),
    // Mass.
    (
        "kg",
        1.0,
        &["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"],
    ),
    ("kg", 0.001, &["g", "gram", "grams", "gramme", "grammes"]),
    ("kg", 1e-6, &["mg", "milligram", "milligrams", "milligramme", "milligrammes"]),
    ("kg", 1e-9, &["µg", "μg", "mcg", "microgram", "micrograms"]),
    (
        "kg",
        1000.0,
        &["tonne", "tonnes", "ton", "tons", "metric ton", "metric tons", "metric tonnes"],
    ),
    ("kg", 1e9, &["megaton", "megatons", "megatonne", "megatonnes"]),
    ("kg", 1e12, &["gigaton", "gigatons", "gigatonne", "gigatonnes", "gt"]),
    ("kg", 0.453_592_37, &["lb", "lbs"]),
    ("kg", 0.028_349_523_125, &["oz", "ounce", "ounces"]),
    // Speed.
    (
        "km/h",
        1.0,
        &[
            "km / h",
            "kmh",
            "kmph",
            "kph",
            "km / hr",
            "km per hour",
            "kilometres per hour",
            "kilometers per hour",
            "kilometres an hour",
            "kilometers an hour",
            "km an hour",
        ],
    ),
    ("km/h", 1.609_344, &["mph", "miles per hour", "miles an hour", "mi / h"]),
    ("km/h", 3.6, &["m / s", "metres per second", "meters per second", "metres a second"]),
    ("km/h", 1.852, &["knot", "knots"]),
    // Time.
    ("second", 1.0, &["second", "seconds", "sec", "secs"]),
    ("second", 0.001, &["millisecond", "milliseconds", "ms"]),
    ("second", 60.0, &["minute", "minutes", "min", "mins"]),
    ("second", 3600.0, &["hour", "hours", "hr", "hrs", "h"]),
    ("second", 86_400.0, &["day", "days"]),
    ("second", 604_800.0, &["week", "weeks", "wk", "wks"]),
    ("second", 1_209_600.0, &["fortnight", "fortnights"]),
    ("year", YEAR / 12.0, &["month", "months"]),
    ("year", YEAR, &["year", "years", "yr", "yrs"]),
    ("year", 10.0 * YEAR, &["decade", "decades"]),
    ("year", 100.0 * YEAR, &["century", "centuries"]),
    // Energy and power.
    ("j", 1.0, &["joule", "joules"]),
    ("j", 3.6e6, &["kwh", "kilowatt hours", "kilowatt - hours"]),
    ("j", 3.6e9, &["mwh", "megawatt hours", "megawatt - hours"]),
    ("j", 3.6e12, &["gwh", "gigawatt hours", "gigawatt - hours"]),
    ("j", 3.6e15, &["twh", "terawatt hours", "terawatt - hours"]),
    ("w", 1.0, &["watt", "watts"]),
    ("w", 1e3, &["kw", "kilowatt", "kilowatts"]),
    ("w", 1e6, &["mw", "megawatt", "megawatts"]),
    ("w", 1e9, &["gw", "gigawatt", "gigawatts"]),
    // Data and frequency.
    ("byte", 1.0, &["byte", "bytes"]),
    ("byte", 1e3, &["kb", "kilobyte", "kilobytes"]),
    ("byte", 1e6, &["mb", "megabyte", "megabytes"]),
    ("byte", 1e9, &["gb", "gigabyte", "gigabytes"]),
    ("byte", 1e12, &["tb", "terabyte", "terabytes"]),
    ("hz", 1.0, &["hz", "hertz"]),
    ("hz", 1e6, &["mhz", "megahertz"]),
    ("hz", 1e9, &["ghz", "gigahertz"]),
    // Temperature.
    (
        "c",
        1.0,
        &[
            "° c",
            "°c",
            "℃",
            "degrees celsius",
            "degrees centigrade",
            "degrees c",
            "degree celsius",
            "celsius",
            "deg c",
        ],
    ),
    ("degree", 1.0, &["degree", "degrees", "°"]),
    // Multiples.
    ("times", 1.0, &["times", "fold", "- fold", "x", "×"]),
];

const FAHRENHEIT: &[&str] =
    &["° f", "°f", "℉", "degrees fahrenheit", "degrees f", "degree fahrenheit", "fahrenheit"];

/// The unit that begins at a token, and the first token behind it.
pub(super) fn measure(tokens: &[Token<'_>], at: usize) -> Option<(Measure, usize)> {
    let token = tokens.get(at)?;
    if !allowed(token) {
        return glued_degrees(token).map(|measure| (measure, at + 1));
    }
    let first = token.key.as_str();
    let fits = |form: &str| {
        form.starts_with(first)
            && form
                .split(' ')
                .enumerate()
                .all(|(n, word)| tokens.get(at + n).is_some_and(|t| t.key == word.trim()))
    };
    let degrees = FAHRENHEIT.iter().filter(|form| fits(form)).map(|form| {
        let measure = Measure { unit: "c", factor: 5.0 / 9.0, offset: -160.0 / 9.0 };
        (measure, at + form.split(' ').count())
    });
    TABLE
        .iter()
        .flat_map(|(unit, factor, forms)| {
            forms.iter().filter(|form| fits(form)).map(move |form| {
                (Measure { unit, factor: *factor, offset: 0.0 }, at + form.split(' ').count())
            })
        })
        .chain(degrees)
        .max_by_key(|(_, next)| *next)
}

/// Whether a short unit is written the way units are: "5 m" and "5 g", not "5 M" or "5G"; "h", "l" and
/// "x" only where they cannot be a word.
fn allowed(token: &Token<'_>) -> bool {
    match token.text {
        "M" | "G" | "H" | "S" | "MS" | "MI" | "OZ" | "HA" => false,
        "x" | "l" | "h" | "fold" => token.glued || token.text != "x",
        _ => !(token.kind == Kind::Word && token.is_capital() && token.text.len() == 1),
    }
}

/// "30C", "86F".
fn glued_degrees(token: &Token<'_>) -> Option<Measure> {
    match token.text {
        "C" if token.glued => Some(Measure { unit: "c", factor: 1.0, offset: 0.0 }),
        "F" if token.glued => Some(Measure { unit: "c", factor: 5.0 / 9.0, offset: -160.0 / 9.0 }),
        _ => None,
    }
}

/// Whether the unit is a span of time.
pub(super) fn is_time(unit: &str) -> bool {
    matches!(unit, "second" | "year")
}

/// Inches behind feet: "6 ft 9 in", "6' 9\"".
pub(super) fn inches(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    matches!(token.key.as_str(), "in" | "ins" | "inch" | "inches" | "\"" | "”" | "″")
        .then_some(at + 1)
}
