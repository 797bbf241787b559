//! The arcs that join nodes of one column, each in a lane of its own to the left of it.
//!
//! Short arcs run near the nodes and long ones outside them, as in an arc diagram, so that arcs cross as
//! little as they can without a node being moved.

use super::drawing::{Drawing, number};
use super::relation::{self, SIGN, Towards};
use crate::model::Relation;

/// A relation between two nodes of a column.
#[derive(Debug, Clone)]
pub(super) struct Arc {
    /// The two nodes, by number; of an update whose dates tell, the later one second.
    pub(super) nodes: [usize; 2],
    /// How they stand to each other.
    pub(super) relation: Relation,
    /// Whether the second replaces the first.
    pub(super) directed: bool,
    /// How many pairs of claims it stands for.
    pub(super) count: usize,
    /// What a reader sees who rests on it.
    pub(super) title: String,
}

/// Arcs with their lanes and the places where they meet the nodes.
pub(super) struct Gutter {
    arcs: Vec<Arc>,
    lanes: Vec<usize>,
    lane_width: f64,
    /// How wide it is.
    pub(super) width: f64,
}

/// As many lanes as there is room for signs side by side; more move together.
const WIDE_LANES: usize = 8;
const LANE: f64 = 2.0 * SIGN + 2.0;

/// From the first lane to the nodes.
const MARGIN: f64 = 10.0;

impl Gutter {
    /// Finds a lane for every arc; `middles` are the heights of the nodes' middles.
    pub(super) fn new(mut arcs: Vec<Arc>, middles: &[f64]) -> Self {
        let span = |arc: &Arc| {
            let [a, b] = arc.nodes.map(|node| middles[node]);
            (a.min(b), a.max(b))
        };
        arcs.sort_by(|one, other| {
            let length = |arc: &Arc| span(arc).1 - span(arc).0;
            length(one)
                .total_cmp(&length(other))
                .then_with(|| (one.nodes, one.relation).cmp(&(other.nodes, other.relation)))
        });
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut lanes = Vec::with_capacity(arcs.len());
        for arc in &arcs {
            let (top, bottom) = span(arc);
            let free = |lane: &Vec<(f64, f64)>| {
                lane.iter().all(|(from, to)| bottom < from - SIGN || top > to + SIGN)
            };
            let lane = taken.iter().position(free).unwrap_or_else(|| {
                taken.push(vec![]);
                taken.len() - 1
            });
            taken[lane].push((top, bottom));
            lanes.push(lane);
        }
        let count = taken.len();
        let room =
            LANE * count.min(WIDE_LANES) as f64 + 4.0 * count.saturating_sub(WIDE_LANES) as f64;
        let room = room.min(106.0);
        let lane_width = if count == 0 { 0.0 } else { room / count as f64 };
        let width = if count == 0 { 0.0 } else { room + MARGIN + SIGN };
        Self { arcs, lanes, lane_width, width }
    }

    /// Draws the arcs to nodes whose left edges are at `right`; `nodes` are their tops and heights.
    pub(super) fn draw(&self, drawing: &mut Drawing, right: f64, nodes: &[(f64, f64)]) {
        let ports = self.ports(nodes);
        let mut signs: Vec<(f64, f64)> = Vec::new();
        for (nth, arc) in self.arcs.iter().enumerate() {
            let lane = self.lanes[nth] as f64 + 0.5;
            let x = self.width - MARGIN - self.lane_width * lane;
            let [from, to] = ports[nth];
            let class = relation::class(arc.relation);
            let sign = place_of_sign(x, from, to, &signs);
            signs.push(sign);
            drawing.group("arc", &arc.title, |drawing| {
                let (thick, dash) =
                    (relation::thickness(arc.relation), relation::dash(arc.relation));
                drawing.path(class, &rounded(right, x, from, to), thick, dash);
                if arc.directed {
                    relation::arrow_head(drawing, class, (right, to), Towards::Right);
                }
                relation::sign(drawing, arc.relation, sign);
            });
        }
    }

    /// Where each arc leaves its first node and meets its second: spread over the node's height so that
    /// arcs that leave in one direction do not cross.
    fn ports(&self, nodes: &[(f64, f64)]) -> Vec<[f64; 2]> {
        let mut ports = vec![[0.0; 2]; self.arcs.len()];
        for (node, (top, height)) in nodes.iter().enumerate() {
            let mut ends: Vec<(bool, isize, usize, usize)> = Vec::new();
            for (nth, arc) in self.arcs.iter().enumerate() {
                for end in 0..2 {
                    if arc.nodes[end] == node {
                        let down = nodes[arc.nodes[1 - end]].0 > *top;
                        let lane = isize::try_from(self.lanes[nth]).unwrap_or(isize::MAX);
                        ends.push((down, if down { -lane } else { lane }, nth, end));
                    }
                }
            }
            ends.sort_unstable();
            let step = height / (ends.len() as f64 + 1.0);
            for (place, (_, _, nth, end)) in ends.iter().enumerate() {
                ports[*nth][*end] = top + step * (place as f64 + 1.0);
            }
        }
        ports
    }
}

/// The middle of the arc, or the place nearest to it where no other sign is in the way.
fn place_of_sign(x: f64, from: f64, to: f64, signs: &[(f64, f64)]) -> (f64, f64) {
    let apart = 2.0 * SIGN + 1.0;
    let middle = f64::midpoint(from, to);
    let reach = ((from - to).abs() / 2.0 - SIGN).max(0.0);
    let free = |y: f64| signs.iter().all(|(sx, sy)| (sx - x).hypot(sy - y) >= apart);
    let mut offset = 0.0;
    while offset <= reach {
        for y in [middle - offset, middle + offset] {
            if free(y) {
                return (x, y);
            }
        }
        offset += 3.0;
    }
    (x, middle)
}

/// From the nodes' edge into the lane, along it and back, with rounded corners.
fn rounded(right: f64, x: f64, from: f64, to: f64) -> String {
    let radius = 5.0_f64.min((to - from).abs() / 2.0);
    let turn = if to > from { radius } else { -radius };
    format!(
        "M{r} {from}H{near}Q{x} {from} {x} {after}V{before}Q{x} {to} {near} {to}H{r}",
        r = number(right),
        near = number(x + radius),
        x = number(x),
        from = number(from),
        to = number(to),
        after = number(from + turn),
        before = number(to - turn),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(a: usize, b: usize) -> Arc {
        Arc {
            nodes: [a, b],
            relation: Relation::Differs,
            directed: false,
            count: 1,
            title: String::new(),
        }
    }

    #[test]
    fn arcs_that_overlap_run_in_different_lanes_and_others_share_one() {
        let middles = [0.0, 50.0, 100.0, 150.0];
        let gutter = Gutter::new(vec![arc(0, 3), arc(0, 1), arc(2, 3), arc(1, 2)], &middles);
        let lane = |a, b| {
            let nth = gutter.arcs.iter().position(|arc| arc.nodes == [a, b]).unwrap();
            gutter.lanes[nth]
        };
        assert_eq!((lane(0, 1), lane(2, 3), lane(0, 3)), (0, 0, 2));
        assert_ne!(lane(0, 1), lane(1, 2));
    }

    #[test]
    fn arcs_meet_a_node_at_places_of_their_own_and_in_the_order_of_their_lanes() {
        let nodes = [(0.0, 30.0), (50.0, 30.0), (100.0, 30.0)];
        let gutter = Gutter::new(vec![arc(0, 1), arc(0, 2)], &[15.0, 65.0, 115.0]);
        let ports = gutter.ports(&nodes);
        let of = |b| gutter.arcs.iter().position(|arc| arc.nodes[1] == b).unwrap();
        // The long arc leaves above the short one, so that it does not cross it.
        assert!(ports[of(2)][0] < ports[of(1)][0]);
    }

    #[test]
    fn signs_do_not_cover_each_other() {
        let first = place_of_sign(0.0, 0.0, 100.0, &[]);
        let second = place_of_sign(6.0, 0.0, 100.0, &[first]);
        assert_eq!(first, (0.0, 50.0));
        assert!((first.0 - second.0).hypot(first.1 - second.1) >= 2.0 * SIGN);
    }
}
