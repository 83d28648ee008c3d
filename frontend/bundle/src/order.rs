//! Brings functions that are alike together. One generic function becomes a hundred in the wasm that differ in a few
//! bytes; what lies close by is cheaper to refer back to.

use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module with its functions in another order.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>, Error<Infallible>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for part in Parser::new(0).parse_all(wasm) {
        match part? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chain(&bodies);
    let mut place = vec![0; order.len()];
    for (new, &old) in (imported..).zip(&order) {
        place[old] = new;
    }
    let mut module = Module::new();
    Shuffle { imported, order, place }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct Shuffle {
    imported: u32,
    /// Where the function at each place stood.
    order: Vec<usize>,
    /// The new number of each function.
    place: Vec<u32>,
}

impl Reencode for Shuffle {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Infallible>> {
        Ok(old.checked_sub(self.imported).map_or(old, |defined| self.place[defined as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &old in &self.order {
            functions.function(types[old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for old in self.order.clone() {
            utils::parse_function_body(self, code, bodies[old].clone())?;
        }
        Ok(())
    }
}

/// How many bytes in a row make a pattern.
const PATTERN: usize = 6;

/// A pattern that more functions have says nothing about what they are.
const COMMON: usize = 60;

/// Goes from each function to the one that is most like it of those not yet visited.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let patterns: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(PATTERN).collect()).collect();
    let mut owners = HashMap::<&[u8], Vec<usize>>::new();
    for (one, patterns) in patterns.iter().enumerate() {
        for pattern in patterns {
            owners.entry(pattern).or_default().push(one);
        }
    }
    owners.retain(|_, owners| (2..=COMMON).contains(&owners.len()));
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.pop_first();
    while let Some(here) = next {
        order.push(here);
        let mut shared = HashMap::<usize, usize>::new();
        for owner in patterns[here].iter().filter_map(|pattern| owners.get(pattern)).flatten() {
            if left.contains(owner) {
                *shared.entry(*owner).or_default() += 1;
            }
        }
        let likeness = |(one, shared): &(usize, usize)| {
            let all = patterns[here].len() + patterns[*one].len() - shared;
            (shared * 1_000_000 / (all + PATTERN), std::cmp::Reverse(*one))
        };
        let like = shared.into_iter().max_by_key(likeness).map(|(one, _)| one);
        next = like.or_else(|| left.first().copied());
        if let Some(next) = &next {
            left.remove(next);
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_once_and_the_alike_together() {
        let (one, other) = (b"a long way to the old town".as_slice(), b"nobody answered this question".as_slice());
        let (like_one, like_other) =
            (b"a long way to the new town".as_slice(), b"nobody answered that question".as_slice());
        assert_eq!(chain(&[one, other, b"end", like_one, like_other]), [0, 3, 1, 4, 2]);
    }
}
