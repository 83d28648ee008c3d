//! Top-level domains. X's list is the one its own library carries, older than the real one: a counter that knows better
//! than X would be wrong.

use std::sync::LazyLock;

type Names = LazyLock<Vec<&'static str>>;

static BOTH: Names = LazyLock::new(|| include_str!("domain/both.txt").split_whitespace().collect());
static X: Names = LazyLock::new(|| include_str!("domain/x.txt").split_whitespace().collect());
static IANA: Names = LazyLock::new(|| include_str!("domain/iana.txt").split_whitespace().collect());

/// Whether X takes a name (in small letters) for a top-level domain.
pub(super) fn x(name: &str) -> bool {
    holds(&BOTH, name) || holds(&X, name)
}

/// Whether IANA lists a name (in small letters), written in ASCII.
pub(super) fn iana(name: &str) -> bool {
    holds(&BOTH, name) || holds(&IANA, name)
}

fn holds(names: &Names, name: &str) -> bool {
    names.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        for names in [&*BOTH, &*X, &*IANA] {
            assert!(names.is_sorted());
        }
    }

    #[test]
    fn each_has_its_own() {
        assert!(x("kr") && iana("kr") && x("닷컴") && !iana("닷컴"));
        assert!(x("bugatti") && !iana("bugatti") && !x("kids") && iana("kids"));
        assert!(!x("") && !iana("") && !iana("알겠습니다"));
    }
}
