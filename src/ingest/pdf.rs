//! PDF.

use super::said::Said;

pub(super) fn read(_bytes: &[u8]) -> Result<(String, Said), String> {
    Err("is PDF, which this build of atodds does not read: give its text as .txt".to_owned())
}
