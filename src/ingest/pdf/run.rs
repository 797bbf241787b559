//! Runs the extraction where it can do no harm.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

use pdf_extract::Document;

use crate::ingest::said::Said;

use super::{bounds, info, layout, page::Pages};

/// The thread that PDFs are read on. What panics there is told as an error.
pub(in crate::ingest) const THREAD: &str = "atodds-pdf";

/// Room for the deepest objects that the parser allows.
const STACK: usize = 64 << 20;

/// The text of a PDF and what it says of itself, or why it cannot be read.
pub(in crate::ingest) fn read(bytes: &[u8]) -> Result<(String, Said), String> {
    bounds::refuse_bomb(bytes)?;
    let reached = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&reached);
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        let running = thread
            .spawn_scoped(scope, move || extract(bytes, &counter))
            .map_err(|why| format!("cannot be read, since no thread could be started: {why}"))?;
        running.join().unwrap_or_else(|_| Err(damaged(reached.load(Ordering::Relaxed))))
    })
}

fn extract(bytes: &[u8], reached: &AtomicU32) -> Result<(String, Said), String> {
    let mut document = Document::load_mem(bytes).map_err(|why| {
        format!("is no PDF that can be read ({why}): open it in a viewer and print it to a new PDF, or give its text as .txt")
    })?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| {
            "is locked with a password: save it without one, or give its text as .txt".to_owned()
        })?;
    }
    bounds::refuse_endless(&document)?;
    let mut pages = Pages::new(reached);
    pdf_extract::output_doc(&document, &mut pages)
        .map_err(|_| damaged(reached.load(Ordering::Relaxed)))?;
    let layout = layout::text(pages.into_lines());
    let mut said = info::of(&document);
    said.title = said.title.or(layout.heading);
    Ok((layout.text, said))
}

fn damaged(page: u32) -> String {
    let page = if page > 0 { format!(" at page {page}") } else { String::new() };
    format!(
        "is a PDF that cannot be read{page}: open it in a viewer and print it to a new PDF, or give its text as .txt"
    )
}
