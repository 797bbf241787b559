//! Charts of a report, as SVG to be set into a page: [`claim_graph`], [`point_graph`], [`timeline`] and
//! [`number_line`].
//!
//! Each gives one `<svg>` element, with a title and a description that says in words what the picture
//! shows. Every text in it is escaped and shortened, the whole text stands in a `<title>` beside it; there
//! is no script, no style attribute and no address but `#` and the [`anchor`] of a claim. The same report
//! gives the same bytes.
//!
//! A chart is 440 units wide and as high as it needs; nothing but its `viewBox` says so, so that a page
//! gives it a width. At 80 mm its smallest type is as large as a newspaper's smallest.
//!
//! # Classes
//!
//! What is geometry stands in the SVG; colours are left to a style sheet, such as [`CSS`], by classes:
//!
//! | class | what |
//! |---|---|
//! | `chart`, and `chart-claim-graph`, `chart-point-graph`, `chart-timeline`, `chart-number-line` | the picture |
//! | `band`, `voice`, `source` | the boxes of a position, a claimant and a source |
//! | `claim`, with `against` | the square or dot of a claim; of a denial or doubt |
//! | `thread` | from a claim to its source |
//! | `arc`, `answer`, `document` | the groups of a line between claims with its sign, of a position's heading, of a source |
//! | `edge`, with `conflict` or `agreement` and the relation's name | a line between claims; with `head` an arrow's head, with `sign` the disc under a sign |
//! | `label`, `heading`, `name`, `note` | texts: a position's letter, what it answers, a name, everything else |
//! | `axis`, `grid`, `span`, `point`, with `open` | an axis, its lines; a run of days or numbers, its end, one that does not hold the end itself |
//!
//! Relations differ in dashes, thickness and sign as well, so that a chart reads without colour.
//!
//! # Layout
//!
//! It is our own. What a node is tells its column, so that the part of a layered layout that libraries do
//! best, finding layers, is not needed, and conflicts join nodes of one layer, which they do not draw;
//! force-directed layouts begin at random places and promise no room for labels.

mod anchor;
mod claim_graph;
mod claim_map;
mod drawing;
mod figures;
mod gutter;
mod links;
mod measure;
mod number_line;
mod point_graph;
mod relation;
mod sentences;
mod spread;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod time_axis;
mod timeline;
mod value_axis;

pub use anchor::anchor;
pub(super) use anchor::named;
pub use claim_graph::claim_graph;
pub use number_line::number_line;
pub use point_graph::point_graph;
pub use timeline::timeline;

/// A style sheet for the charts, for light and dark screens and for print. Its colours are custom
/// properties (`--chart-conflict` and so on), which a page may set.
pub const CSS: &str = include_str!("chart.css");
