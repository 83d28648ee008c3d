//! Named places at which the crash tests pull the plug.

/// Every place, in the order a reply passes them.
pub const POINTS: [&str; 8] = [
    "reply.before_commit",
    "reply.after_commit",
    "deliver.before_dispatch",
    "deliver.after_dispatch",
    "deliver.after_send",
    "deliver.before_settle",
    "deliver.after_settle",
    "ingest.before_commit",
];

/// Aborts the process if `MOKSORI_CRASH` names this place, at the nth time that it is passed (`point:n`, from 1).
#[cfg(feature = "crash")]
pub(crate) fn point(name: &str) {
    use std::sync::atomic::{AtomicU64, Ordering};
    static PASSED: AtomicU64 = AtomicU64::new(0);
    static PLAN: std::sync::LazyLock<Option<(String, u64)>> = std::sync::LazyLock::new(|| {
        let plan = std::env::var("MOKSORI_CRASH").ok()?;
        let (name, nth) = plan.split_once(':')?;
        Some((name.to_owned(), nth.parse().ok()?))
    });
    if let Some((planned, nth)) = &*PLAN
        && planned == name
        && PASSED.fetch_add(1, Ordering::SeqCst) + 1 == *nth
    {
        std::process::abort();
    }
}

/// Nothing: only the crash tests' build knows how to fall.
#[cfg(not(feature = "crash"))]
pub(crate) fn point(_: &str) {}
