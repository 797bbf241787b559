//! Where nodes of one column stand: as near as can be to where their links want them, in an order that
//! crosses few links, and never upon each other.

/// Heights for nodes that want to be near `wanted`, given in their order: their tops, `gap` apart at
/// least, none above `top`.
///
/// Nodes that would overlap are pooled and stand around the mean of what they want (the pool-adjacent-
/// violators algorithm), which keeps the order and the sum of the squared ways least.
pub(super) fn tops(wanted: &[f64], heights: &[f64], top: f64, gap: f64) -> Vec<f64> {
    struct Pool {
        nodes: usize,
        height: f64,
        middle: f64,
    }
    let mut pools: Vec<Pool> = Vec::new();
    for (wanted, height) in wanted.iter().zip(heights) {
        let mut pool = Pool { nodes: 1, height: height + gap, middle: *wanted };
        while let Some(above) = pools.last() {
            if above.middle + above.height / 2.0 <= pool.middle - pool.height / 2.0 {
                break;
            }
            // Each node wants its own middle; within the pool the ones above and below it shift it.
            let (n, m) = (above.nodes as f64, pool.nodes as f64);
            let as_wanted_above = above.middle + pool.height / 2.0;
            let as_wanted_below = pool.middle - above.height / 2.0;
            let middle = (n * as_wanted_above + m * as_wanted_below) / (n + m);
            pool = Pool {
                nodes: above.nodes + pool.nodes,
                height: above.height + pool.height,
                middle,
            };
            pools.pop();
        }
        pools.push(pool);
    }
    let mut tops = Vec::with_capacity(wanted.len());
    let (mut free, mut heights) = (top, heights.iter());
    for pool in pools {
        let mut at = (pool.middle - pool.height / 2.0 + gap / 2.0).max(free);
        for height in heights.by_ref().take(pool.nodes) {
            tops.push(at);
            at += height + gap;
        }
        free = at;
    }
    tops
}

/// An order of `count` nodes in which linked ones stand near each other: nodes of one connected part stay
/// together, the heaviest part first. `links` are two nodes and a weight.
///
/// Each part starts as a walk along its strongest links; then each node moves to where it shortens the
/// links most, as long as one does. There is no chance in it, so that it is the same each time. It takes a
/// time that grows with the square of the nodes, of which a chart has few.
pub(super) fn order(count: usize, links: &[(usize, usize, f64)]) -> Vec<usize> {
    /// Passes after which nothing that a reader would see still changes.
    const PASSES: usize = 12;
    let mut near: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for (a, b, weight) in links.iter().filter(|(a, b, _)| a != b) {
        near[*a].push((*b, *weight));
        near[*b].push((*a, *weight));
    }
    let weight: Vec<f64> = near.iter().map(|to| to.iter().map(|(_, w)| w).sum()).collect();
    let mut order = walk(&near, &weight);
    for _ in 0..PASSES {
        let before = order.clone();
        let linked = near.iter().enumerate().filter(|(_, to)| !to.is_empty());
        linked.for_each(|(node, _)| move_to_best(&mut order, node, links));
        if order == before {
            break;
        }
    }
    order
}

/// Moves one node to where the links are shortest, if they get shorter by that.
fn move_to_best(order: &mut Vec<usize>, node: usize, links: &[(usize, usize, f64)]) {
    let Some(from) = order.iter().position(|other| *other == node) else { return };
    let (mut best, mut least) = (from, length(order, links));
    let rest: Vec<usize> = order.iter().copied().filter(|other| *other != node).collect();
    for at in (0..=rest.len()).filter(|at| *at != from) {
        let mut moved = rest.clone();
        moved.insert(at, node);
        let length = length(&moved, links);
        if length < least - 1e-9 {
            (best, least) = (at, length);
        }
    }
    order.remove(from);
    order.insert(best, node);
}

/// How long all links are together, each times its weight.
fn length(order: &[usize], links: &[(usize, usize, f64)]) -> f64 {
    let mut place = vec![0_usize; order.len()];
    for (at, node) in order.iter().enumerate() {
        place[*node] = at;
    }
    links.iter().map(|(a, b, weight)| place[*a].abs_diff(place[*b]) as f64 * weight).sum()
}

/// Every node, each connected part in one piece: from its heaviest node along the strongest links.
fn walk(near: &[Vec<(usize, f64)>], weight: &[f64]) -> Vec<usize> {
    let heavier = |a: usize, b: usize| weight[b].total_cmp(&weight[a]).then(a.cmp(&b));
    let mut starts: Vec<usize> = (0..near.len()).collect();
    starts.sort_by(|a, b| heavier(*a, *b));
    let (mut order, mut seen) = (Vec::with_capacity(near.len()), vec![false; near.len()]);
    for start in starts {
        let mut waiting = vec![start];
        while let Some(node) = waiting.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            order.push(node);
            let mut next = near[node].clone();
            next.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| heavier(b.0, a.0)));
            waiting.extend(next.iter().map(|(node, _)| *node));
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_stand_where_they_want_where_there_is_room() {
        assert_eq!(tops(&[10.0, 60.0], &[20.0, 20.0], 0.0, 4.0), [0.0, 50.0]);
    }

    #[test]
    fn nodes_that_want_one_place_stand_around_it() {
        let tops = tops(&[50.0, 50.0, 50.0], &[10.0, 10.0, 10.0], 0.0, 2.0);
        assert_eq!(tops, [33.0, 45.0, 57.0]);
    }

    #[test]
    fn nodes_never_overlap_nor_leave_at_the_top() {
        let wanted = [-20.0, 0.0, 1.0, 40.0, 41.0, 300.0];
        let heights = [16.0, 30.0, 8.0, 16.0, 16.0, 16.0];
        let tops = tops(&wanted, &heights, 5.0, 3.0);
        assert!(tops[0] >= 5.0);
        for (nth, pair) in tops.windows(2).enumerate() {
            assert!(pair[1] >= pair[0] + heights[nth] + 3.0 - 1e-9, "{tops:?}");
        }
    }

    #[test]
    fn linked_nodes_come_next_to_each_other() {
        // A chain 3-0-4-1-2 given out of order, and a lone node.
        let chain = [(3, 0, 1.0), (0, 4, 1.0), (4, 1, 1.0), (1, 2, 1.0)];
        let order = order(6, &chain);
        let place = |node| order.iter().position(|other| *other == node).unwrap();
        let length: usize = chain.iter().map(|(a, b, _)| place(*a).abs_diff(place(*b))).sum();
        assert_eq!(length, 4, "{order:?}");
        assert_eq!(place(5), 5);
    }
}
