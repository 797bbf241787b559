//! Verbs by their forms, as far as a figure's fate needs them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::lexer::{WordSet, among};
use crate::text::stem::stem;

/// Irregular past forms and participles with their verb.
const IRREGULAR: &str = "\
    ate=eat repaid=repay rebuilt=rebuild upheld=uphold withheld=withhold overthrown=overthrow \
    spun=spin said=say told=tell thought=think knew=know known=know beat=beat beaten=beat became=become began=begin begun=begin bit=bite bitten=bite \
    blew=blow blown=blow born=bear bought=buy broke=break broken=break brought=bring built=build \
    burnt=burn came=come caught=catch chose=choose chosen=choose cost=cost cut=cut dealt=deal \
    drank=drink drew=draw drawn=draw driven=drive drove=drive dug=dig fed=feed fell=fall \
    fallen=fall flew=fly flown=fly fought=fight found=find fled=flee frozen=freeze froze=freeze \
    gave=give given=give gone=go got=get grew=grow grown=grow held=hold hidden=hide hit=hit \
    hurt=hurt kept=keep laid=lay leapt=leap led=lead left=leave lent=lend lost=lose made=make \
    met=meet paid=pay put=put quit=quit ran=run rose=rise risen=rise sank=sink sunk=sink saw=see \
    seen=see sent=send set=set shot=shoot shrank=shrink shrunk=shrink shut=shut slain=slay \
    slid=slide sold=sell sought=seek spent=spend spread=spread stole=steal stolen=steal \
    stood=stand struck=strike swam=swim swept=sweep taken=take took=take taught=teach \
    threw=throw thrown=throw torn=tear went=go withdrew=withdraw withdrawn=withdraw won=win \
    wore=wear written=write wrote=write overturned=overturn borne=bear";

static PAST: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| IRREGULAR.split(' ').filter_map(|pair| pair.split_once('=')).collect());

/// Verbs that news tells figures with in other forms than the past: "kills 12", "to hire 500".
static COMMON: WordSet = WordSet::new(
    "\
    kill injure wound arrest detain launch fire evacuate rescue displace destroy damage \
    intercept capture seize sell buy hire employ lose win gain earn pay raise spend invest \
    donate cut lay sack recall infect hospitalise hospitalize contain hold carry receive send \
    deploy score build open close approve reject sign award fine jail sentence convict \
    acquit charge free release save treat test vaccinate produce export import cost leave reach \
    exceed include rise fall grow drop climb increase decrease decline jump surge plunge shrink \
    attract draw recover discover find identify execute deport expel abduct kidnap hit strike \
    shoot down sink demolish affect flee die return arrive attend need offer promise own operate \
    serve run travel weigh measure last take get give make add create plan want seek propose \
    demand provide supply deliver bring record report register confirm have hand face stand cover span weigh surpass top seat",
);

/// Words that end like a verb's form and are none, or no fate of anything.
static NOT_VERBS: WordSet = WordSet::new(
    "\
    hundred red bed need seed speed indeed breed united alleged unmanned building buildings \
    morning evening meeting king ring spring string thing nothing something anything everything \
    during according including following excluding regarding concerning wing sibling ceiling \
    outstanding existing leading remaining estimated so-called exceeding topping nearing \
    approaching armed masked aged unidentified named being having based related required \
    combined limited shed sacred naked wicked hatred kindred wounded bing pending depending \
    alleging undisclosed unnamed advanced whopping staggering stunning amazing planned beijing coming upcoming ongoing incoming outgoing",
);

/// Verbs of saying and thinking: what they govern is a clause, not a figure.
static REPORTING: WordSet = WordSet::new(
    "\
    describe described describes describing say said says tell told tells claim claims claiming claimed announced announce announces reported reports \
    confirmed confirms confirm believed believes believe thought estimated estimates estimate \
    showed shows show added adds stated states suggested suggests denied denies noted saying \
    adding showing expected warned wrote put putting knew known learned revealed declared \
    admitted insisted insists argued predicted feared alleged counted listed",
);

/// Whether a word looks like a verb's form and is none.
pub(super) fn is_excluded(word: &str) -> bool {
    NOT_VERBS.has(word)
}

/// Whether a word is what a share of people does in its mind: "45 percent prefer".
pub(super) fn is_opinion(word: &str) -> bool {
    among(
        word,
        "prefer support oppose favour favor back like dislike want think believe feel agree disagree \
         approve disapprove trust use own have vote say said know expect live work plan intend",
    )
}

/// Whether a word only says that somebody says so.
pub(super) fn is_reporting(word: &str) -> bool {
    REPORTING.has(word)
}

/// The stem of the verb that a past form, participle or "-ing" form belongs to.
pub(super) fn inflected(word: &str) -> Option<String> {
    if let Some(verb) = PAST.get(word) {
        return Some(stem(verb));
    }
    let regular = word.len() > 3 && word.ends_with("ed") || word.len() > 4 && word.ends_with("ing");
    (regular && !NOT_VERBS.has(word)).then(|| stem(word))
}

/// The stem of any form of a verb that news tells figures with.
pub(super) fn any_form(word: &str) -> Option<String> {
    let base = |end: &str| word.strip_suffix(end).filter(|base| COMMON.has(base)).map(stem);
    inflected(word).or_else(|| base("")).or_else(|| base("s")).or_else(|| base("es"))
}

/// The particle that changes a verb: "shot down", "laid off", "called up".
pub(super) fn particle(word: &str) -> bool {
    among(word, "down off out back up away")
}
