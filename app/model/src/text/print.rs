//! A number that stays nearly the same while a text does: what many people paste is found among thousands at once.
//! After Charikar, "Similarity estimation techniques from rounding algorithms" (2002).

use super::likeness::Pairs;

/// Letters without which texts are alike by chance: `안녕하세요`, `thank you so much`.
const LITTLE: usize = 20;

/// The print of a text: texts that differ in a few letters differ in a few of its 64 bits. None for a text that says too
/// little to be anybody's own.
pub fn print(text: &str) -> Option<u64> {
    let pairs = Pairs::of(text);
    if pairs.many < LITTLE {
        return None;
    }
    let mut votes = [0_i64; 64];
    for (pair, many) in pairs.each() {
        let hash = mix(pair);
        for (bit, vote) in votes.iter_mut().enumerate() {
            *vote += if hash >> bit & 1 == 1 { many as i64 } else { -(many as i64) };
        }
    }
    Some(votes.iter().enumerate().fold(0, |print, (bit, vote)| print | u64::from(*vote > 0) << bit))
}

/// SplitMix64's last steps: every bit of the pair turns half of the bits.
fn mix((a, b): (char, char)) -> u64 {
    let pair = u64::from(u32::from(a)) << 32 | u64::from(u32::from(b));
    let one = (pair ^ pair >> 30).wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let two = (one ^ one >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    two ^ two >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: &str, b: &str) -> u32 {
        (print(a).unwrap() ^ print(b).unwrap()).count_ones()
    }

    const PASTED: &str = "@sktelecom 데이터 이월 제도를 도입해 주세요. 고객의 목소리를 들어 주세요!";

    #[test]
    fn what_is_pasted_is_near_and_what_is_not_is_far() {
        assert_eq!(apart(PASTED, "@SKTelecom 데이터 이월 제도를 도입해 주세요!! 고객의 목소리를 들어주세요"), 0);
        assert!(apart(PASTED, "@sktelecom 데이터 이월 제도 꼭 도입해 주세요. 고객의 목소리를 들어 주세요!") <= 14);
        assert!(apart(PASTED, "어제 대리점에서 유심을 샀는데 인식이 안 됩니다. 어떻게 해야 하나요") > 16);
    }

    #[test]
    fn a_greeting_has_none() {
        for little in ["", "안녕하세요", "thank you so much", "감사합니다 좋은 하루 되세요"] {
            assert_eq!(print(little), None, "{little}");
        }
    }
}
