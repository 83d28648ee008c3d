//! What happens without anybody asking: each a loop over rows that survive a crash.

pub(crate) mod deliver;
pub(crate) mod ingest;
pub(crate) mod wake;
