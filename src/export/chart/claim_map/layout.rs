use std::collections::BTreeMap;
use std::sync::Arc as Shared;

use super::super::drawing::{Area, SMALL, TEXT, WIDTH};
use super::super::gutter::{Arc, Gutter};
use super::super::measure::{width, wrap};
use super::super::spread;
use super::{Band, VoiceNode};
use crate::model::SourceId;
use crate::report::{ClaimView, SourceView};

/// The side of a claim's square.
pub(super) const SQUARE: f64 = 7.0;

/// From a band's edge to what stands in it.
pub(super) const TEXT_INSET: f64 = 8.0;

/// From one square to the next.
const STEP: f64 = 9.5;

/// So many claims stand side by side.
const IN_A_ROW: usize = 6;

/// Of every voice at least: two lines of text.
const NODE: f64 = 32.0;

/// From one line of a source to the next.
pub(super) const LINE: f64 = 12.5;

const SOURCE_WIDTH: f64 = 130.0;
const THREADS: f64 = 36.0;

/// What a source's box adds to its lines, and from one box to the next.
const INNER: f64 = 8.0;
const GAP: f64 = 6.0;

/// Keeps a frame's line within the picture.
const EDGE: f64 = 1.0;

/// Where everything stands.
pub(super) struct Layout<'a> {
    pub(super) bands: Vec<PlacedBand<'a>>,
    pub(super) voices: Vec<PlacedVoice<'a>>,
    pub(super) sources: Vec<PlacedSource<'a>>,
    pub(super) threads: Vec<Thread>,
    pub(super) gutter: Gutter,
    /// The left edge of the voices.
    pub(super) left: f64,
    /// The top and height of each node that an arc may end at.
    pub(super) ends: Vec<(f64, f64)>,
    pub(super) height: f64,
}

pub(super) struct PlacedBand<'a> {
    pub(super) band: &'a Band<'a>,
    pub(super) area: Area,
    pub(super) heading: Vec<String>,
    pub(super) heading_left: f64,
}

pub(super) struct PlacedVoice<'a> {
    pub(super) voice: &'a VoiceNode<'a>,
    pub(super) area: Area,
    pub(super) text_room: f64,
    pub(super) squares: Vec<(&'a Shared<ClaimView>, Area)>,
}

pub(super) struct PlacedSource<'a> {
    pub(super) source: &'a SourceView,
    pub(super) area: Area,
    /// Its name on up to two lines.
    pub(super) name: Vec<String>,
    /// Whether there is room for its date and id.
    pub(super) has_meta: bool,
    pub(super) text_room: f64,
}

/// From a claim to its source.
pub(super) struct Thread {
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
}

/// The claims of a voice by source, as rows of squares, in the order of `places`, if they are known.
fn rows<'a>(voice: &VoiceNode<'a>, places: &Places<'_>) -> Vec<Vec<&'a Shared<ClaimView>>> {
    let mut by_source: Vec<Vec<&Shared<ClaimView>>> = Vec::new();
    for claim in &voice.claims {
        match by_source.iter_mut().find(|row| row[0].source.id == claim.source.id) {
            Some(row) => row.push(claim),
            None => by_source.push(vec![claim]),
        }
    }
    by_source.sort_by_key(|row| places.get(&row[0].source.id));
    by_source.iter().flat_map(|row| row.chunks(IN_A_ROW).map(<[_]>::to_vec)).collect()
}

/// The place of each source in its column.
type Places<'a> = BTreeMap<&'a SourceId, usize>;

/// Heights do not depend on the gutter's width, but for how a heading is broken: it is broken as if the
/// gutter were as wide as it can be.
const NARROWEST: f64 = WIDTH - SOURCE_WIDTH - THREADS - 122.0;

impl<'a> Layout<'a> {
    pub(super) fn of(bands: &'a [Band<'a>], arcs: Vec<Arc>) -> Self {
        let mut y = EDGE;
        let (mut frames, mut tops) = (Vec::new(), Vec::new());
        for band in bands {
            let framed = !band.label.is_empty();
            let label = width(&band.label, TEXT) + 8.0;
            let room = NARROWEST - 2.0 * TEXT_INSET - label;
            let heading = if framed { wrap(&band.answer, room, TEXT, 3) } else { vec![] };
            let top = y;
            y += if framed { 10.0 + 14.0 * heading.len() as f64 } else { 0.0 };
            for voice in &band.voices {
                let height = NODE.max(rows(voice, &Places::new()).len() as f64 * STEP + 8.0);
                tops.push((y, height));
                y += height + 6.0;
            }
            y += if band.more.is_some() { 14.0 } else { 0.0 } + if framed { 2.0 } else { -6.0 };
            frames.push((band, top, y - top, heading, label));
            y += 8.0;
        }
        let middles: Vec<f64> = tops.iter().map(|(top, height)| top + height / 2.0).collect();
        let gutter = Gutter::new(arcs, &middles);
        let right = WIDTH - SOURCE_WIDTH - THREADS;
        let inset = if bands.iter().any(|band| !band.label.is_empty()) { TEXT_INSET } else { 0.0 };
        let left = gutter.width + inset;
        let bands: Vec<PlacedBand<'a>> = frames
            .into_iter()
            .map(|(band, y, height, heading, label)| PlacedBand {
                band,
                area: Area { x: gutter.width, y, width: right - gutter.width + inset, height },
                heading,
                heading_left: gutter.width + TEXT_INSET + label,
            })
            .collect();
        let all = || bands.iter().flat_map(|placed| &placed.band.voices);
        let sources = place_sources(all().zip(&middles), y - 8.0);
        let places =
            sources.iter().enumerate().map(|(at, placed)| (&placed.source.id, at)).collect();
        let voices: Vec<PlacedVoice<'a>> = all()
            .zip(&tops)
            .map(|(voice, (y, height))| {
                place_voice(
                    voice,
                    &places,
                    Area { x: left, y: *y, width: right - left, height: *height },
                )
            })
            .collect();
        let threads = threads(&voices, &sources, &places);
        let lowest = sources.last().map_or(0.0, |placed| placed.area.y + placed.area.height);
        let height = (y - 8.0).max(lowest);
        Self { bands, voices, sources, threads, gutter, left, ends: tops, height }
    }
}

fn place_voice<'a>(voice: &'a VoiceNode<'a>, places: &Places<'_>, area: Area) -> PlacedVoice<'a> {
    let rows = rows(voice, places);
    let longest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let right = area.x + area.width - 6.0;
    let first = area.y + (area.height - rows.len() as f64 * STEP) / 2.0;
    let mut squares = Vec::new();
    for (line, row) in rows.iter().enumerate() {
        let y = first + line as f64 * STEP + (STEP - SQUARE) / 2.0;
        for (nth, claim) in row.iter().enumerate() {
            let x = right - (row.len() - nth) as f64 * STEP + (STEP - SQUARE);
            squares.push((*claim, Area { x, y, width: SQUARE, height: SQUARE }));
        }
    }
    let text_room = area.width - 7.0 - 10.0 - longest as f64 * STEP;
    PlacedVoice { voice, area, text_room, squares }
}

/// The sources beside the voices that they carry, `wanted` being the voices with their middles. Where they
/// would grow longer than the voices do, down to `bottom`, each is one line.
fn place_sources<'a, 'm>(
    wanted: impl Iterator<Item = (&'a VoiceNode<'a>, &'m f64)>,
    bottom: f64,
) -> Vec<PlacedSource<'a>> {
    let mut pulls: BTreeMap<&SourceId, (&'a SourceView, f64, f64)> = BTreeMap::new();
    for (voice, middle) in wanted {
        for claim in &voice.claims {
            let entry = pulls.entry(&claim.source.id).or_insert((&claim.source, 0.0, 0.0));
            (entry.1, entry.2) = (entry.1 + middle, entry.2 + 1.0);
        }
    }
    let mut wanted: Vec<(f64, &'a SourceView)> =
        pulls.into_values().map(|(source, sum, count)| (sum / count, source)).collect();
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let text_room = SOURCE_WIDTH - 13.0;
    let means: Vec<f64> = wanted.iter().map(|(mean, _)| *mean).collect();
    let names = |most: usize| -> Vec<Vec<String>> {
        wanted.iter().map(|(_, source)| wrap(source.voice(), text_room, SMALL, most)).collect()
    };
    let full = names(2);
    let lines: usize = full.iter().map(|name| name.len() + 1).sum();
    let length = lines as f64 * LINE + full.len() as f64 * (INNER + GAP);
    let is_short = length > bottom.max(4.0 * NODE);
    let names = if is_short { names(1) } else { full };
    let meta = if is_short { 0.0 } else { LINE };
    let heights: Vec<f64> =
        names.iter().map(|name| INNER + LINE * name.len() as f64 + meta).collect();
    let tops = spread::tops(&means, &heights, EDGE, GAP);
    let x = WIDTH - SOURCE_WIDTH - EDGE;
    let mut placed = Vec::new();
    for (nth, ((_, source), name)) in wanted.into_iter().zip(names).enumerate() {
        let area = Area { x, y: tops[nth], width: SOURCE_WIDTH, height: heights[nth] };
        placed.push(PlacedSource { source, area, name, has_meta: !is_short, text_room });
    }
    placed
}

/// One thread for the claims of a voice in one source.
fn threads(
    voices: &[PlacedVoice<'_>],
    sources: &[PlacedSource<'_>],
    at: &Places<'_>,
) -> Vec<Thread> {
    let mut starts: Vec<Vec<(f64, f64)>> = vec![Vec::new(); sources.len()];
    for placed in voices {
        let mut last = None;
        for (claim, square) in &placed.squares {
            let Some(&source) = at.get(&claim.source.id) else { continue };
            if last != Some(source) {
                let right = placed.area.x + placed.area.width;
                starts[source].push((right, square.y + square.height / 2.0));
            }
            last = Some(source);
        }
    }
    let meet = |(source, starts): (&PlacedSource<'_>, Vec<(f64, f64)>)| {
        let (x, top) = (source.area.x, source.area.y + INNER / 2.0);
        let step = (source.area.height - INNER) / (starts.len() as f64 + 1.0);
        let thread = move |(nth, from)| Thread { from, to: (x, top + step * (nth as f64 + 1.0)) };
        starts.into_iter().enumerate().map(thread).collect::<Vec<_>>()
    };
    sources.iter().zip(starts).flat_map(meet).collect()
}
