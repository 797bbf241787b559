use std::collections::BTreeMap;
use std::sync::Arc as Shared;

use super::super::drawing::{Area, TEXT, WIDTH};
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

/// Of every voice and source at least: two lines of text.
const NODE: f64 = 32.0;

const SOURCE_WIDTH: f64 = 124.0;
const THREADS: f64 = 44.0;

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
}

/// From a claim to its source.
pub(super) struct Thread {
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
}

/// The claims of a voice by source, as rows of squares.
fn rows<'a>(voice: &VoiceNode<'a>) -> Vec<Vec<&'a Shared<ClaimView>>> {
    let mut by_source: Vec<Vec<&Shared<ClaimView>>> = Vec::new();
    for claim in &voice.claims {
        match by_source.iter_mut().find(|row| row[0].source.id == claim.source.id) {
            Some(row) => row.push(claim),
            None => by_source.push(vec![claim]),
        }
    }
    by_source.iter().flat_map(|row| row.chunks(IN_A_ROW).map(<[_]>::to_vec)).collect()
}

/// Heights do not depend on the gutter's width, but for how a heading is broken: it is broken as if the
/// gutter were as wide as it can be.
const NARROWEST: f64 = WIDTH - SOURCE_WIDTH - THREADS - 122.0;

impl<'a> Layout<'a> {
    pub(super) fn of(bands: &'a [Band<'a>], arcs: Vec<Arc>) -> Self {
        let mut y = 0.0;
        let (mut frames, mut tops) = (Vec::new(), Vec::new());
        for band in bands {
            let framed = !band.label.is_empty();
            let label = width(&band.label, TEXT) + 8.0;
            let room = NARROWEST - 2.0 * TEXT_INSET - label;
            let heading = if framed { wrap(&band.answer, room, TEXT, 3) } else { vec![] };
            let top = y;
            y += if framed { 10.0 + 14.0 * heading.len() as f64 } else { 0.0 };
            for voice in &band.voices {
                let height = NODE.max(rows(voice).len() as f64 * STEP + 8.0);
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
        let all = bands.iter().flat_map(|placed| &placed.band.voices);
        let voices: Vec<PlacedVoice<'a>> = all
            .zip(&tops)
            .map(|(voice, (y, height))| {
                place_voice(voice, Area { x: left, y: *y, width: right - left, height: *height })
            })
            .collect();
        let (sources, threads) = place_sources(&voices);
        let lowest = sources.last().map_or(0.0, |placed| placed.area.y + placed.area.height);
        let height = (y - 8.0).max(lowest);
        Self { bands, voices, sources, threads, gutter, left, ends: tops, height }
    }
}

fn place_voice<'a>(voice: &'a VoiceNode<'a>, area: Area) -> PlacedVoice<'a> {
    let rows = rows(voice);
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

/// The sources beside what cites them, and the threads between; one thread for the claims of a voice in
/// one source.
fn place_sources<'a>(voices: &[PlacedVoice<'a>]) -> (Vec<PlacedSource<'a>>, Vec<Thread>) {
    let mut wanted: BTreeMap<&SourceId, (&'a SourceView, Vec<(usize, f64)>)> = BTreeMap::new();
    for (nth, placed) in voices.iter().enumerate() {
        let mut last = None;
        for (claim, square) in &placed.squares {
            let source: &SourceView = &claim.source;
            let from = square.y + square.height / 2.0;
            let entry = wanted.entry(&source.id).or_insert_with(|| (source, vec![]));
            if last != Some((&source.id, nth)) {
                entry.1.push((nth, from));
            }
            last = Some((&source.id, nth));
        }
    }
    let mut wanted: Vec<(f64, &SourceId, &'a SourceView, Vec<(usize, f64)>)> = wanted
        .into_iter()
        .map(|(id, (source, from))| {
            let mean = from.iter().map(|(_, y)| y).sum::<f64>() / from.len() as f64;
            (mean, id, source, from)
        })
        .collect();
    wanted.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(other.1)));
    let means: Vec<f64> = wanted.iter().map(|(mean, ..)| *mean).collect();
    let tops = spread::tops(&means, &vec![NODE; means.len()], 0.0, 6.0);
    let (mut sources, mut threads) = (Vec::new(), Vec::new());
    let x = WIDTH - SOURCE_WIDTH;
    for ((_, _, source, from), top) in wanted.into_iter().zip(tops) {
        let step = (NODE - 8.0) / (from.len() as f64 + 1.0);
        for (place, (nth, y)) in from.iter().enumerate() {
            let area = voices[*nth].area;
            let to = (x, top + 4.0 + step * (place as f64 + 1.0));
            threads.push(Thread { from: (area.x + area.width, *y), to });
        }
        sources.push(PlacedSource {
            source,
            area: Area { x, y: top, width: SOURCE_WIDTH, height: NODE },
        });
    }
    (sources, threads)
}
