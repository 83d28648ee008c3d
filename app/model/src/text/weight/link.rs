//! Links as X finds them, in UTF-16 units: with a scheme or bare, after anything but letters, digits, `@`, `$` and `#`.

use super::host::{self, ascii};
use super::path::{path, query};
use std::ops::Range;

/// X shortens no longer ones, and then they count as text.
const LONGEST: usize = 4096;
/// Letters of the longest short link.
const SHORT: usize = 40;

/// In order, none inside another.
pub(super) fn links(units: &[u16]) -> Vec<Range<usize>> {
    if !units.contains(&(b'.' as u16)) {
        return Vec::new();
    }
    let hosts = host::ends(units);
    let mut found = Vec::new();
    let mut at = 0;
    while at < units.len() {
        // What stands before the link is part of the match, so a bare host may begin one letter late: `가나.com`.
        let after = precedes(units[at]).then(|| address(units, &hosts, at + 1)).flatten();
        let Some(address) = after.or_else(|| (at == 0).then(|| address(units, &hosts, 0)).flatten()) else {
            at += 1;
            continue;
        };
        at = address.end;
        found.extend(address.links(units));
    }
    found
}

/// One match: from the scheme to the end of the query.
struct Address {
    start: usize,
    /// Where the host begins; `start` without a scheme.
    host: usize,
    /// Where the port (or the path) begins.
    port: usize,
    path: bool,
    end: usize,
}

fn address(units: &[u16], hosts: &[usize], start: usize) -> Option<Address> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| begins(&units[start..], scheme));
    let host = start + scheme.map_or(0, str::len);
    let port = hosts[host];
    if port == 0 {
        return None;
    }
    let is = |at: usize, c: char| units.get(at).is_some_and(|unit| *unit == c as u16);
    let mut end = port;
    if is(end, ':') {
        let digits = units[end + 1..].iter().take_while(|unit| ascii(**unit).is_ascii_digit()).count();
        end += if digits > 0 { digits + 1 } else { 0 };
    }
    let path_here = is(end, '/');
    if path_here {
        end = path(units, end);
    }
    if is(end, '?') {
        end = query(units, end);
    }
    Some(Address { start, host, port, path: path_here, end })
}

impl Address {
    fn links(&self, units: &[u16]) -> Vec<Range<usize>> {
        let (host, long) = (&units[self.host..self.port], self.end - self.start);
        let bare = self.host == self.start;
        // X measures the scheme twice.
        let scheme = if bare { "https://".len() } else { self.host - self.start };
        if scheme + long > LONGEST || !host::fits(host) {
            return Vec::new();
        }
        if bare { self.bare(units) } else { self.short(units).into_iter().collect() }
    }

    fn bare(&self, units: &[u16]) -> Vec<Range<usize>> {
        if self.start > 0 && matches!(ascii(units[self.start - 1]), '-' | '_' | '.' | '/') {
            return Vec::new();
        }
        let mut links: Vec<_> = host::latin(&units[self.host..self.port])
            .iter()
            .map(|of| self.host + of.start..self.host + of.end)
            .collect();
        if self.path
            && let Some(last) = links.last_mut()
        {
            last.end += self.end - self.port;
        }
        links
    }

    /// The whole address; of one that X shortened itself only the code, and none if the code is no such code.
    fn short(&self, units: &[u16]) -> Option<Range<usize>> {
        let whole = &units[self.start..self.end];
        let Some(at) = ["https://t.co/", "http://t.co/"].into_iter().find(|of| begins(whole, of)).map(str::len) else {
            return Some(self.start..self.end);
        };
        let code = whole[at..].iter().take_while(|unit| ascii(**unit).is_ascii_alphanumeric()).count();
        if code == 0 {
            return Some(self.start..self.end);
        }
        let mut end = at + code;
        if whole.get(end) == Some(&(b'?' as u16)) {
            end = query(whole, end);
        }
        (code <= SHORT).then_some(self.start..self.start + end)
    }
}

fn begins(units: &[u16], with: &str) -> bool {
    units.len() >= with.len() && units.iter().zip(with.chars()).all(|(unit, c)| ascii(*unit).eq_ignore_ascii_case(&c))
}

fn precedes(unit: u16) -> bool {
    !ascii(unit).is_ascii_alphanumeric()
        && !matches!(unit, 0x40 | 0xff20 | 0x24 | 0x23 | 0xff03 | 0xfffe | 0xfeff | 0xffff)
}
