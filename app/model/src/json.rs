//! Reads the JSON that the server writes, in a browser, where every byte of a reader travels before the page comes
//! alive. `serde_json` can read anything into anything and say what is wrong with it; this reads the types of this
//! package, and what is wrong is [`Odd`].

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Visitor};
use std::borrow::Cow;

/// Reads one value. Fields that are not known are left out, as `serde` does.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Odd> {
    let mut reader = Reader { rest: text };
    let value = T::deserialize(&mut reader)?;
    if reader.next().is_none() { Ok(value) } else { Err(Odd) }
}

/// It is not what we write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd;

impl std::fmt::Display for Odd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON of another kind")
    }
}

impl std::error::Error for Odd {}

impl de::Error for Odd {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Odd
    }
}

struct Reader<'de> {
    rest: &'de str,
}

impl<'de> Reader<'de> {
    /// The first letter of what comes, which stays.
    fn next(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
        self.rest.bytes().next()
    }

    fn takes(&mut self, letter: u8) -> bool {
        let there = self.next() == Some(letter);
        if there {
            self.rest = &self.rest[1..];
        }
        there
    }

    fn must(&mut self, letter: u8) -> Result<(), Odd> {
        if self.takes(letter) { Ok(()) } else { Err(Odd) }
    }

    fn word(&mut self, word: &str) -> bool {
        self.next();
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn number(&mut self) -> Result<&'de str, Odd> {
        self.next();
        let end = self.rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        Ok(number)
    }

    fn text(&mut self) -> Result<Cow<'de, str>, Odd> {
        self.must(b'"')?;
        let mut text = Cow::Borrowed("");
        loop {
            let end = self.rest.find(['"', '\\']).ok_or(Odd)?;
            let (plain, rest) = self.rest.split_at(end);
            text += plain;
            self.rest = &rest[1..];
            if rest.starts_with('"') {
                return Ok(text);
            }
            text.to_mut().push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, Odd> {
        let mut letters = self.rest.chars();
        let letter = letters.next().ok_or(Odd)?;
        self.rest = letters.as_str();
        Ok(match letter {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.coded(),
            '"' | '\\' | '/' => letter,
            _ => return Err(Odd),
        })
    }

    /// `\uXXXX`, or two of them for what lies beyond the first 65,536.
    fn coded(&mut self) -> Result<char, Odd> {
        let first = self.unit()?;
        let one = match (first, self.rest.strip_prefix("\\u")) {
            (0xd800..0xdc00, Some(rest)) => {
                self.rest = rest;
                let second = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400).ok_or(Odd)?;
                0x1_0000 + ((first - 0xd800) << 10) + second
            }
            _ => first,
        };
        char::from_u32(one).ok_or(Odd)
    }

    fn unit(&mut self) -> Result<u32, Odd> {
        let (digits, rest) = self.rest.split_at_checked(4).ok_or(Odd)?;
        self.rest = rest;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(Odd);
        }
        u32::from_str_radix(digits, 16).map_err(|_| Odd)
    }

    /// Steps over a value that nobody asked for.
    fn skip(&mut self) -> Result<(), Odd> {
        match self.next() {
            Some(b'"') => self.text().map(|_| ()),
            Some(open @ (b'[' | b'{')) => {
                let close = open + 2;
                self.must(open)?;
                let mut first = true;
                while !self.ends(close, &mut first)? {
                    if open == b'{' {
                        self.text()?;
                        self.must(b':')?;
                    }
                    self.skip()?;
                }
                Ok(())
            }
            _ if self.word("null") || self.word("true") || self.word("false") => Ok(()),
            _ => self.number().and_then(|number| if number.is_empty() { Err(Odd) } else { Ok(()) }),
        }
    }

    /// Between the values of a list or an object: whether it is over.
    fn ends(&mut self, close: u8, first: &mut bool) -> Result<bool, Odd> {
        if self.takes(close) {
            return Ok(true);
        }
        if !std::mem::take(first) {
            self.must(b',')?;
        }
        Ok(false)
    }
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Odd;

    // Every type of ours says what it is.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Odd> {
        Err(Odd)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        match self.word("true") {
            false if !self.word("false") => Err(Odd),
            yes => visitor.visit_bool(yes),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_i64(self.number()?.parse().map_err(|_| Odd)?)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_u64(self.number()?.parse().map_err(|_| Odd)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        if self.word("null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        if self.word("null") { visitor.visit_unit() } else { Err(Odd) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.must(b'[')?;
        let mut values = Values { reader: self, close: b']', first: true, over: false };
        let value = visitor.visit_seq(&mut values)?;
        values.end().map(|()| value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.must(b'{')?;
        let mut values = Values { reader: self, close: b'}', first: true, over: false };
        let value = visitor.visit_map(&mut values)?;
        values.end().map(|()| value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        self.deserialize_map(visitor)
    }

    /// `"word"`, or `{"word": what it holds}`.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        let holds = self.takes(b'{');
        let value = visitor.visit_enum(Variant { reader: self, holds })?;
        if holds {
            self.must(b'}')?;
        }
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.skip()?;
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { i8 i16 i128 u128 f32 f64 char bytes byte_buf unit_struct tuple_struct }
}

/// The values of a list, or the fields of an object.
struct Values<'r, 'de> {
    reader: &'r mut Reader<'de>,
    close: u8,
    first: bool,
    over: bool,
}

impl Values<'_, '_> {
    fn more(&mut self) -> Result<bool, Odd> {
        self.over = self.reader.ends(self.close, &mut self.first)?;
        Ok(!self.over)
    }

    /// A pair is read without asking for a third.
    fn end(self) -> Result<(), Odd> {
        if self.over { Ok(()) } else { self.reader.must(self.close) }
    }
}

impl<'de> de::SeqAccess<'de> for &mut Values<'_, 'de> {
    type Error = Odd;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Odd> {
        if self.more()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> de::MapAccess<'de> for &mut Values<'_, 'de> {
    type Error = Odd;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Odd> {
        if self.more()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Odd> {
        self.reader.must(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// One of an enum's kinds, and what it holds.
struct Variant<'r, 'de> {
    reader: &'r mut Reader<'de>,
    holds: bool,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Odd;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Odd> {
        let kind = seed.deserialize(&mut *self.reader)?;
        if self.holds {
            self.reader.must(b':')?;
        }
        Ok((kind, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Odd;

    fn unit_variant(self) -> Result<(), Odd> {
        if self.holds { Err(Odd) } else { Ok(()) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Odd> {
        if self.holds { seed.deserialize(self.reader) } else { Err(Odd) }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Odd> {
        if self.holds { self.reader.deserialize_seq(visitor) } else { Err(Odd) }
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Odd> {
        if self.holds { self.reader.deserialize_map(visitor) } else { Err(Odd) }
    }
}

#[cfg(test)]
mod tests;
