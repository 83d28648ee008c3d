/// Whether a character is in one of the ranges: the first and the last of each, in order, in one string.
pub(super) fn within(ranges: &str, c: char) -> bool {
    let mut edges = ranges.chars();
    while let (Some(first), Some(last)) = (edges.next(), edges.next()) {
        if c <= last {
            return first <= c;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_belong_to_the_range() {
        let of = |c| within("bdxx", c);
        assert_eq!(['a', 'b', 'c', 'd', 'e', 'x', 'y'].map(of), [false, true, true, true, false, true, false]);
    }
}
