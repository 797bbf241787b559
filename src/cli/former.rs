//! What became of a point that was split or joined by hand.

use atodds::{
    detect,
    model::{Case, Decision, Detection, InForce, Judgement, Point, PointsNow},
    text::lexicon::Lexicon,
};

/// The points now that a point of this id was before the last splits and joins; none where there never was one.
pub(crate) fn points<'d>(
    case: &Case,
    detection: &'d Detection,
    id: &str,
    lexicon: &Lexicon,
) -> Vec<&'d Point> {
    let in_force = InForce::of(case);
    let by_hand: Vec<&Judgement> = in_force.by_hand().collect();
    let now = PointsNow::new(
        detection.points.iter().map(|point| in_force.hashes(point.claims())).collect(),
    );
    // The newest is taken away first: the id is found as the point was last called so.
    for kept in (0..by_hand.len()).rev() {
        let mut before = case.clone();
        let is_by_hand = |it: &Judgement| matches!(it.decision, Decision::Split | Decision::Joined);
        before.judgements.retain(|it| !is_by_hand(it) || by_hand[..kept].contains(&it));
        let was = detect::rejudged(&before, detection, lexicon);
        if let Some(point) = was.points.iter().find(|point| point.id.as_str() == id) {
            let claims = in_force.hashes(point.claims());
            return now.of(&claims).into_iter().map(|number| &detection.points[number]).collect();
        }
    }
    vec![]
}
