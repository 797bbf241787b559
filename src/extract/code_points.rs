//! Places in bytes as places in code points.

/// Turns places in a text from bytes into code points.
pub(super) struct CodePoints<'t> {
    bytes: &'t [u8],
    /// The code points before every block of the text, and before its end.
    before: Vec<usize>,
}

/// Bytes in a block: as many as are counted again for every place.
const BLOCK: usize = 256;

impl<'t> CodePoints<'t> {
    /// Counts a text once.
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = vec![0];
        for block in bytes.chunks(BLOCK) {
            before.push(before[before.len() - 1] + begun(block));
        }
        Self { bytes, before }
    }

    /// How many code points stand before the byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        let block = byte / BLOCK;
        self.before[block] + begun(&self.bytes[block * BLOCK..byte])
    }
}

/// How many code points begin in a run of bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_text_is_counted_right() {
        for length in [0, 1, 127, 128, 129, 300] {
            let text = "aé".repeat(length);
            let points = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte), count);
            }
            assert_eq!(points.at(text.len()), 2 * length);
        }
    }
}
