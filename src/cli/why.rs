use atodds::{
    detect::{self, Explanation},
    export,
    report::{Answers, WhyReport},
};

use super::{context::Context, derive, failure::Outcome, find};

/// Say what every rule makes of two claims, with the words behind it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// One claim
    a: String,
    /// The other claim
    b: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let (case, detection) = derive::load(&context.case, context)?;
    let (a, b) = find::pair(&case, &args.a, &args.b)?;
    let explanation = detect::explain(&case, &a.id, &b.id, context.lexicon()?)?;
    // The words of the answers are in the explanation's order, whichever claim was named first.
    let pair = (explanation.a.clone(), explanation.b.clone());
    let answers = answers(explanation);
    let why = WhyReport::new(&case, &detection, (&pair.0, &pair.1), answers)?;
    if args.json {
        context.print_json_text(&export::json::why(&why))
    } else {
        context.print(&export::why::render(&why, &context.screen.style()))
    }
}

fn answers(explanation: Explanation) -> Answers {
    let Explanation { answers, decided: (rule, verdict), candidate, .. } = explanation;
    let by_rule = answers.into_iter().map(|(rule, verdict)| (rule.to_owned(), verdict));
    Answers { by_rule: by_rule.collect(), decided_by: rule.map(str::to_owned), verdict, candidate }
}
