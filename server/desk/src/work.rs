//! What happens without anybody asking: each a loop over rows that survive a crash.

pub(crate) mod deliver;
mod echoes;
mod gate;
pub(crate) mod ingest;
mod language;
mod place;
pub(crate) mod wake;

pub(crate) use echoes::Echoes;
pub(crate) use gate::Gate;
