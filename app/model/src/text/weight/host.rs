//! The host of a link on X: labels, a top-level domain that X knows, and the longest name that DNS takes.

use super::super::domain;
use std::ops::Range;

const DOT: u16 = b'.' as u16;
const DASH: u16 = b'-' as u16;
const LOW: u16 = b'_' as u16;
/// UTF-16 units of the longest top-level domain X knows.
const LONGEST: usize = 24;
/// What DNS takes in one label.
const LABEL: usize = 63;

/// For each place, where the host that begins there ends (0: none does), all found in one go from the end, so that a
/// long text without spaces takes no longer than its length.
pub(super) fn ends(units: &[u16]) -> Vec<usize> {
    let long = units.len();
    let mut ends = vec![0; long + 2];
    // Of the label from here: where it ends, whether there is a low line in it, and whether its last is no line.
    let (mut end, mut low, mut solid) = (long, false, false);
    let mut top = 0;
    for at in (0..long).rev() {
        let unit = units[at];
        if !letter(unit) && unit != DASH && unit != LOW {
            (end, low) = (at, false);
            solid = at > 0 && letter(units[at - 1]);
            top = if unit == DOT { top_level(units, at + 1).unwrap_or(0) } else { 0 };
            continue;
        }
        low |= unit == LOW;
        if letter(unit) && end < long && units[end] == DOT && solid {
            ends[at] = match ends[end + 1] {
                0 if low => 0,
                0 => top,
                further => further,
            };
        }
    }
    ends
}

/// Where the top-level domain that begins here ends.
pub(super) fn top_level(units: &[u16], at: usize) -> Option<usize> {
    let named = |unit: u16| unit >= 0x80 || ascii(unit).is_ascii_alphanumeric();
    let name = units.get(at..)?;
    let name = &name[..name.iter().take(LONGEST).take_while(|unit| named(**unit)).count()];
    let ends = |after: Option<&u16>| {
        after.is_none_or(|unit| !ascii(*unit).is_ascii_alphanumeric() && !matches!(ascii(*unit), '@' | '+' | '-'))
    };
    let known = |long: &usize| {
        ends(units.get(at + long)) && domain::x(&String::from_utf16_lossy(&name[..*long]).to_lowercase())
    };
    (1..=name.len()).rev().find(known).map(|long| at + long).or_else(|| punycode(units, at))
}

fn punycode(units: &[u16], at: usize) -> Option<usize> {
    let rest = &units[at..];
    let begins =
        rest.len() > 4 && rest.iter().zip("xn--".chars()).all(|(unit, c)| ascii(*unit).eq_ignore_ascii_case(&c));
    let long = rest
        .get(4..)?
        .iter()
        .take_while(|unit| matches!(ascii(**unit), '-' | '0'..='9' | 'a'..='z' | 'A'..='Z'))
        .count();
    (begins && long > 0).then_some(at + 4 + long)
}

/// The parts of a host that are ASCII (or Latin with accents) down to a top-level domain: in `가나다example.com` only
/// these are a link without a scheme.
pub(super) fn latin(host: &[u16]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut at, mut past) = (0, 0);
    while at < host.len() {
        // Labels and dots from here, with the last top-level domain behind one of the dots.
        let (mut next, mut end) = (at, None);
        loop {
            let label = host[next..].iter().take_while(|unit| **unit == DASH || plain(**unit)).count();
            if label == 0 || host.get(next + label) != Some(&DOT) {
                // Whatever begins inside this run fails like the run.
                next += label;
                break;
            }
            next += label + 1;
            end = top_level(host, next).or(end);
        }
        match end {
            Some(end) => {
                // X looks the part up in the host again, from where the last one ended.
                let part = &host[at..end];
                let start = past + host[past..].windows(part.len()).position(|of| of == part).unwrap_or(at - past);
                past = start + part.len();
                found.push(start..past);
                at = end;
            }
            None => at = next.max(at + 1),
        }
    }
    found
}

/// Whether every label fits into DNS when it is written in ASCII.
pub(super) fn fits(host: &[u16]) -> bool {
    let coded = "xn--".encode_utf16().eq(host.iter().copied().take(4));
    !(coded && latin(host).is_empty())
        && host.split(|unit| *unit == DOT).all(|label| (1..=LABEL).contains(&ascii_length(label)))
}

/// The length of a label in ASCII; anything over [`LABEL`] if it is surely longer. The wide dots of Chinese and Japanese
/// keyboards part it.
fn ascii_length(label: &[u16]) -> usize {
    let parts = label.split(|unit| matches!(unit, 0x3002 | 0xff0e | 0xff61));
    let lengths = parts.map(|part| {
        if part.iter().all(|unit| (0x20..=0x7e).contains(unit)) {
            return part.len();
        }
        let points: Vec<u32> = char::decode_utf16(part.iter().copied().take(2 * LABEL + 2))
            .map(|c| c.map_or_else(|half| u32::from(half.unpaired_surrogate()), u32::from))
            .collect();
        // Each takes one letter at least.
        if points.len() > LABEL { points.len() } else { 4 + encoded(&points) }
    });
    lengths.map(|long| long + 1).sum::<usize>() - 1
}

/// How many letters Punycode (RFC 3492) takes for a label.
fn encoded(points: &[u32]) -> usize {
    let basic = points.iter().filter(|point| **point < 0x80).count();
    let (mut long, mut done) = (basic + usize::from(basic > 0), basic);
    let (mut next, mut delta, mut bias) = (0x80, 0, 72);
    while done < points.len() {
        let Some(least) = points.iter().copied().filter(|point| *point >= next).min() else { break };
        delta += (least - next) * (done as u32 + 1);
        next = least;
        for point in points {
            if *point < next {
                delta += 1;
            } else if *point == next {
                long += digits(delta, bias);
                bias = adapt(delta, done as u32 + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta += 1;
        next += 1;
    }
    long
}

fn digits(mut rest: u32, bias: u32) -> usize {
    let mut long = 1;
    for step in 1.. {
        let least = (36 * step as u32).saturating_sub(bias).clamp(1, 26);
        if rest < least {
            break;
        }
        rest = (rest - least) / (36 - least);
        long += 1;
    }
    long
}

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut steps = 0;
    while delta > 455 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

/// What a label may begin with, end with, and hold: anything but marks, spaces and signs of direction.
fn letter(unit: u16) -> bool {
    match unit {
        0x21..=0x7e => matches!(ascii(unit), '"' | '`') || ascii(unit).is_ascii_alphanumeric(),
        0x09..=0x0d | 0x20 | 0x85 | 0xa0 | 0x1680 | 0x180e | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f => false,
        0x205f | 0x3000 | 0xfffe | 0xfeff | 0xffff | 0x202a..=0x202e | 0x061c | 0x200e | 0x200f => false,
        0x2066..=0x2069 => false,
        _ => true,
    }
}

fn plain(unit: u16) -> bool {
    ascii(unit).is_ascii_alphanumeric() || super::path::accented(unit)
}

/// The unit as a character; NUL for half of a pair.
pub(super) fn ascii(unit: u16) -> char {
    char::from_u32(u32::from(unit)).unwrap_or('\0')
}
