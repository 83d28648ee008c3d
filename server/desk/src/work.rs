//! What happens without anybody asking: each a loop over rows that survive a crash.

pub(crate) mod deliver;
pub(crate) mod ingest;
mod place;
pub(crate) mod wake;
