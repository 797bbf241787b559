//! Which PDFs would never end, or fill the memory: refused before anything trusts them.

use std::io::Read;

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream, content::Content};
use rustc_hash::FxHashMap;

/// The most bytes that the streams of a PDF may unpack to, taken together.
const MOST_UNPACKED: u64 = 512 << 20;
/// The most drawing operations that a page may run, with all that it draws by reference.
const MOST_OPERATIONS: u64 = 20_000_000;
/// How deep pages may hang in their tree, and drawings in each other.
const DEEPEST: usize = 32;

/// Refuses a PDF whose streams unpack to more than a document of its size can need.
pub(super) fn refuse_bomb(bytes: &[u8]) -> Result<(), String> {
    let (mut left, mut at) = (MOST_UNPACKED, 0);
    while let Some(found) = find(&bytes[at..], b"stream") {
        at += found + b"stream".len();
        let data = bytes[at..].trim_ascii_start();
        // What is no zlib stream, or breaks off, is for the PDF reader to judge.
        let mut unpacker = flate2::read::ZlibDecoder::new(data);
        let mut buffer = [0; 16 << 10];
        while let Ok(read @ 1..) = unpacker.read(&mut buffer) {
            left = left.saturating_sub(read as u64);
            if left == 0 {
                return Err(format!(
                    "unpacks to more than {} MiB, as no document does: give its text as .txt",
                    MOST_UNPACKED >> 20
                ));
            }
        }
        at += usize::try_from(unpacker.total_in()).unwrap_or(0).min(data.len());
    }
    Ok(())
}

/// Refuses a PDF whose pages are their own parents, or whose drawings draw themselves.
pub(super) fn refuse_endless(document: &Document) -> Result<(), String> {
    let mut drawings = Drawings { document, known: FxHashMap::default() };
    for (number, id) in document.get_pages() {
        let endless = || {
            format!(
                "is a PDF whose page {number} refers to itself without end: give its text as .txt"
            )
        };
        let page = document.get_dictionary(id).map_err(|_| endless())?;
        let resources = inherited_resources(document, page).ok_or_else(endless)?;
        let content = document.get_page_content(id).unwrap_or_default();
        let operations = drawings.operations(&content, resources, id, DEEPEST);
        if operations.is_none_or(|operations| operations > MOST_OPERATIONS) {
            return Err(endless());
        }
    }
    Ok(())
}

/// The resources of a page, its own or those of the nodes above it; `None` where the way up does not end.
fn inherited_resources<'a>(
    document: &'a Document,
    page: &'a Dictionary,
) -> Option<Option<&'a Dictionary>> {
    let (mut node, mut resources) = (page, None);
    for _ in 0..DEEPEST {
        resources = resources.or_else(|| dictionary(document, node.get(b"Resources").ok()?));
        match node.get(b"Parent") {
            Ok(parent) => node = dictionary(document, parent)?,
            Err(_) => return Some(resources),
        }
    }
    None
}

/// Counts what a page draws, with what it draws by reference.
struct Drawings<'a> {
    document: &'a Document,
    /// The operations of a drawing, by its id and by that of whose resources it uses.
    known: FxHashMap<(ObjectId, ObjectId), u64>,
}

impl<'a> Drawings<'a> {
    /// How many operations a content runs; `None` where it draws itself. `owner` is whose resources these
    /// are.
    fn operations(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        owner: ObjectId,
        deepest: usize,
    ) -> Option<u64> {
        let mut sum: u64 = 0;
        for operation in Content::decode(content).ok().map(|it| it.operations)? {
            sum = sum.saturating_add(1);
            if operation.operator != "Do" {
                continue;
            }
            let name = operation.operands.first().and_then(|name| name.as_name().ok());
            let drawing = name.and_then(|name| self.drawing(resources?, name));
            if let Some((id, stream)) = drawing {
                let more = self.of_drawing(id, stream, resources, owner, deepest.checked_sub(1)?);
                sum = sum.saturating_add(more?);
            }
        }
        Some(sum)
    }

    fn drawing(&self, resources: &'a Dictionary, name: &[u8]) -> Option<(ObjectId, &'a Stream)> {
        let drawings = dictionary(self.document, resources.get(b"XObject").ok()?)?;
        let reference = drawings.get(name).ok()?;
        let (id, object) = self.document.dereference(reference).ok()?;
        Some((id?, object.as_stream().ok()?))
    }

    fn of_drawing(
        &mut self,
        id: ObjectId,
        stream: &'a Stream,
        resources: Option<&'a Dictionary>,
        owner: ObjectId,
        deepest: usize,
    ) -> Option<u64> {
        let own = stream.dict.get(b"Resources").ok().and_then(|it| dictionary(self.document, it));
        let (resources, owner) = if own.is_some() { (own, id) } else { (resources, owner) };
        if let Some(operations) = self.known.get(&(id, owner)) {
            return Some(*operations);
        }
        let content = stream.get_plain_content().unwrap_or_default();
        let operations = self.operations(&content, resources, owner, deepest)?;
        self.known.insert((id, owner), operations);
        Some(operations)
    }
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
