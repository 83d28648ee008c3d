use std::hash::{BuildHasher, Hasher};

/// Finds things by their ids, for maps that are asked thousands of times a picture: ids are made by our own server and are
/// mostly chance already, so nobody can choose ones that meet.
#[derive(Clone, Copy, Debug, Default)]
pub struct ById;

impl BuildHasher for ById {
    type Hasher = Mixed;

    fn build_hasher(&self) -> Mixed {
        Mixed(0)
    }
}

/// An id's bytes, multiplied into each other.
pub struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            self.write_u64(u64::from_le_bytes(eight));
        }
    }

    fn write_u64(&mut self, part: u64) {
        self.0 = (self.0.rotate_left(23) ^ part).wrapping_mul(0xf135_7aea_2e62_a9c5);
    }

    // The length of an id says nothing.
    fn write_usize(&mut self, _: usize) {}

    // The upper bits know all the others; maps look at the lowest and the highest.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ThreadId;
    use std::collections::HashSet;
    use uuid::Uuid;

    #[test]
    fn ids_that_differ_little_spread() {
        let ids = (0..1_000_u128)
            .map(|n| ThreadId(Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 + (n << 64) + n)));
        let hashes: Vec<_> = ids.map(|id| ById.hash_one(id)).collect();
        let low: HashSet<_> = hashes.iter().map(|hash| hash & 0x3ff).collect();
        let high: HashSet<_> = hashes.iter().map(|hash| hash >> 57).collect();
        // Chance would fill 638 of 1,024 and all of 128.
        assert!(low.len() > 500, "{}", low.len());
        assert!(high.len() > 100, "{}", high.len());
    }
}
