//! What takes a while in a large case, done aside while keys are answered.

use std::{
    io, panic,
    thread::{self, JoinHandle},
};

/// One piece of work at a time, on a thread of its own. Nobody waits for it: when this goes, the work is left to
/// itself.
#[derive(Debug)]
pub(super) struct Aside<T> {
    work: Option<JoinHandle<T>>,
}

impl<T> Default for Aside<T> {
    fn default() -> Self {
        Self { work: None }
    }
}

impl<T: Send + 'static> Aside<T> {
    /// Whether something is being done.
    pub(super) fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Begins some work; what was begun before and is not done is forgotten.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(super) fn begin(&mut self, work: impl FnOnce() -> T + Send + 'static) -> io::Result<()> {
        self.work = Some(thread::Builder::new().name("aside".to_owned()).spawn(work)?);
        Ok(())
    }

    /// What came of the work, once it is done. A panic in it goes on here.
    pub(super) fn done(&mut self) -> Option<T> {
        let work = self.work.take_if(|work| work.is_finished())?;
        Some(work.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn wait<T: Send + 'static>(aside: &mut Aside<T>) -> T {
        loop {
            match aside.done() {
                Some(found) => return found,
                None => thread::yield_now(),
            }
        }
    }

    #[test]
    fn nobody_waits_for_what_is_done_aside() {
        let mut aside = Aside::default();
        assert!(!aside.is_busy() && aside.done().is_none());
        let (go, wait_for_it) = mpsc::channel();
        aside.begin(move || wait_for_it.recv().unwrap()).unwrap();
        assert!(aside.is_busy() && aside.done().is_none());
        go.send(7).unwrap();
        assert_eq!(wait(&mut aside), 7);
        assert!(!aside.is_busy());
    }

    #[test]
    fn a_panic_aside_is_a_panic_here() {
        let mut aside = Aside::default();
        aside.begin(|| panic!("it went wrong")).unwrap();
        let panic = panic::catch_unwind(panic::AssertUnwindSafe(|| wait::<()>(&mut aside)));
        assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"it went wrong"));
    }
}
