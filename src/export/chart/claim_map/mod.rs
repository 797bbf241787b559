//! Claimants, their claims and the sources these stand in, as nodes of one picture: claimants to the left,
//! sources to the right, a claim as a square on its claimant's edge with a thread to its source, and what
//! stands between claimants as arcs beside them.
//!
//! The columns are given by what a node is, so there are no layers to find; what a layout has to do is to
//! order one column so that its arcs are short ([`spread::order`](super::spread::order)), to put the other
//! near what it is linked with ([`spread::tops`](super::spread::tops)) and to keep arcs apart
//! ([`gutter`](super::gutter)).

mod layout;
mod nodes;

pub(super) use nodes::{Band, Pair, VoiceNode, join};

use layout::Layout;

use super::drawing::{Align, Area, Drawing, SMALL, TEXT, WIDTH, level_curve};
use super::gutter::Arc;
use super::measure::{shorten, wrap};
use super::relation::{Entry, legend};
use crate::export::{dates, words};
use crate::model::{Relation, Stance};
use crate::report::{ClaimView, SourceView};

use layout::{LINE, PlacedBand, PlacedSource, PlacedVoice, SQUARE, TEXT_INSET};

/// Draws the bands with the arcs between their voices, which are numbered through, and below them what is
/// left out and what the lines mean. Gives the picture's height.
pub(super) fn draw(
    drawing: &mut Drawing,
    bands: &[Band<'_>],
    arcs: Vec<Arc>,
    notes: &[String],
) -> f64 {
    let used: Vec<Relation> =
        Relation::ALL.into_iter().filter(|r| arcs.iter().any(|arc| arc.relation == *r)).collect();
    let layout = Layout::of(bands, arcs);
    for band in &layout.bands {
        draw_band(drawing, band);
    }
    for thread in &layout.threads {
        drawing.path("thread", &level_curve(thread.from, thread.to), 0.8, "");
    }
    layout.gutter.draw(drawing, layout.left, &layout.ends);
    for voice in &layout.voices {
        draw_voice(drawing, voice);
    }
    for source in &layout.sources {
        draw_source(drawing, source);
    }
    let mut y = layout.height + 6.0;
    for note in notes {
        for line in wrap(note, WIDTH, SMALL, 4) {
            y += 14.0;
            drawing.text("note", (0.0, y), Align::Start, SMALL, &line);
        }
        y += 4.0;
    }
    legend(drawing, y + 4.0, &entries(bands, used))
}

fn entries(bands: &[Band<'_>], used: Vec<Relation>) -> Vec<Entry<'static>> {
    let claims = || bands.iter().flat_map(|band| &band.voices).flat_map(|voice| &voice.claims);
    let square = |class: &'static str, words: &'static str| {
        let draw = move |drawing: &mut Drawing, (x, y): (f64, f64)| {
            let area = Area { x, y: y - SQUARE / 2.0, width: SQUARE, height: SQUARE };
            drawing.rect(class, area, 0.0);
        };
        Entry { sample: SQUARE, draw: Box::new(draw), words }
    };
    let mut entries: Vec<Entry<'static>> = used.into_iter().map(Entry::of).collect();
    if claims().any(|claim| !is_against(claim)) {
        entries.push(square("claim", "a claim"));
    }
    if claims().any(|claim| is_against(claim)) {
        entries.push(square("claim against", "a denial or doubt"));
    }
    entries
}

fn is_against(claim: &ClaimView) -> bool {
    matches!(claim.stance, Stance::Denies | Stance::Doubts)
}

fn draw_band(drawing: &mut Drawing, band: &PlacedBand<'_>) {
    if !band.band.label.is_empty() {
        drawing.rect("band", band.area, 4.0);
        let x = band.area.x + TEXT_INSET;
        let title = format!("{}: {}", band.band.label, band.band.answer);
        drawing.group("answer", &title, |drawing| {
            let label = (x, band.area.y + 17.0);
            drawing.text("label", label, Align::Start, TEXT, &band.band.label);
            for (nth, line) in band.heading.iter().enumerate() {
                let at = (band.heading_left, label.1 + 14.0 * nth as f64);
                drawing.text("heading", at, Align::Start, TEXT, line);
            }
        });
    }
    if let Some(more) = &band.band.more {
        let at = (band.area.x + TEXT_INSET, band.area.y + band.area.height - 6.0);
        let room = band.area.width - 2.0 * TEXT_INSET;
        drawing.text("note", at, Align::Start, SMALL, &shorten(more, room, SMALL));
    }
}

fn draw_voice(drawing: &mut Drawing, placed: &PlacedVoice<'_>) {
    let (voice, area) = (placed.voice, placed.area);
    let Some(first) = voice.claims.first() else { return };
    drawing.link(&first.id, &format!("{}: {}", voice.name, voice.meta), |drawing| {
        drawing.rect("voice", area, 3.0);
        let (x, room) = (area.x + 7.0, placed.text_room);
        let mut y = area.y + (area.height - 28.0).max(0.0) / 2.0 + 12.0;
        drawing.text("name", (x, y), Align::Start, TEXT, &shorten(&voice.name, room, TEXT));
        y += 12.5;
        drawing.text("note", (x, y), Align::Start, SMALL, &shorten(&voice.meta, room, SMALL));
    });
    for (claim, square) in &placed.squares {
        let said = words::stance(claim.stance).map(|s| format!(" ({s})")).unwrap_or_default();
        drawing.link(&claim.id, &format!("{}{said}: {}", claim.voice, claim.text), |drawing| {
            drawing.rect(if is_against(claim) { "claim against" } else { "claim" }, *square, 0.0);
        });
    }
}

fn draw_source(drawing: &mut Drawing, placed: &PlacedSource<'_>) {
    let (source, area) = (placed.source, placed.area);
    drawing.group(
        "document",
        &format!("{} · {}", words::outlet_and_date(source), source.id),
        |d| {
            d.rect("source", area, 0.0);
            let (x, mut y) = (area.x + 7.0, area.y + 1.0);
            for line in &placed.name {
                y += LINE;
                d.text("name", (x, y), Align::Start, SMALL, line);
            }
            if placed.has_meta {
                let meta = shorten(&source_meta(source), placed.text_room, SMALL);
                d.text("note", (x, y + LINE), Align::Start, SMALL, &meta);
            }
        },
    );
}

fn source_meta(source: &SourceView) -> String {
    let date = source.published.map_or_else(|| "undated".to_owned(), dates::date);
    format!("{date} · {}", source.id)
}
