//! Keys that sort by time, as AT Protocol makes them (TID): 53 bits of microseconds and 10 bits of chance, in base 32.

use model::id::CustomerId;
use model::time::Time;
use std::sync::atomic::{AtomicU64, Ordering};

const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";

static LAST: AtomicU64 = AtomicU64::new(0);

/// A fresh key: 13 letters, later ones are greater. Two of one process never collide, and two processes would need the
/// same microsecond and the same chance.
pub(crate) fn fresh() -> String {
    let now = Time::now().0.unsigned_abs();
    let after = |last: u64| Some(now.max(last + 1));
    // The closure never says no, so both arms carry the time before this one.
    let last = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, after).unwrap_or_else(|last| last);
    letters(now.max(last + 1), rand::random_range(0..1024))
}

/// The one key of a record that belongs to somebody: always the same, so that making the record twice makes it once.
pub(crate) fn of(customer: CustomerId) -> String {
    let bits = customer.0.as_u128();
    // A UUID of version 7 begins with its milliseconds; what follows is chance.
    let (millis, chance) = ((bits >> 80) as u64, (bits & 0xf_ffff) as u64);
    letters(millis * 1_000 + chance % 1_000, chance / 1_000 % 1_024)
}

fn letters(micros: u64, chance: u64) -> String {
    let value = ((micros & ((1 << 53) - 1)) << 10) | chance;
    (0..13).rev().map(|place| DIGITS[(value >> (place * 5)) as usize & 31] as char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_time_and_never_repeat() {
        let keys: Vec<_> = (0..5_000).map(|_| fresh()).collect();
        assert!(keys.iter().all(|k| k.len() == 13));
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_customers_key_is_theirs_and_a_key() {
        let (one, other) = (CustomerId::new(), CustomerId::new());
        assert_eq!(of(one), of(one));
        assert_ne!(of(one), of(other));
        // The first letter holds four bits: https://atproto.com/specs/tid
        assert!(of(one).len() == 13 && "234567abcdefghij".contains(&of(one)[..1]), "{}", of(one));
    }

    #[test]
    fn the_letters_are_those_of_the_specification() {
        assert_eq!(letters(0, 0), "2222222222222");
        assert_eq!(letters(0, 31), "222222222222z");
        assert_eq!(letters((1 << 53) - 1, 1023), "bzzzzzzzzzzzz");
    }
}
