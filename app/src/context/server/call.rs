use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use server_fn::{ContentType, Decodes, Encodes, Format, FormatType};

/// How arguments travel: one JSON object, or the fields of an HTML form from a page whose wasm has not arrived. A field
/// that nobody asked for is an error: whoever sends `role` or `approved_by` learns that it was not obeyed.
pub struct Call;

/// Why arguments could not be read.
#[derive(Debug)]
pub struct Unreadable(String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl ContentType for Call {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for Call {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for Call {
    type Error = serde_json::Error;

    fn encode(input: &T) -> Result<Bytes, Self::Error> {
        serde_json::to_vec(input).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Call {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        let mut strange = Vec::new();
        let mut note = |path: serde_ignored::Path<'_>| strange.push(path.to_string());
        let unreadable = |why: &dyn std::fmt::Display| Unreadable(why.to_string());
        let body = bytes.trim_ascii();
        // PostgreSQL keeps no NUL, and no text that a person wrote has one.
        if body.windows(6).any(|w| w == b"\\u0000") || body.windows(3).any(|w| w == b"%00") {
            return Err(Unreadable("a text holds a NUL character".into()));
        }
        let input = if body.is_empty() {
            serde_json::from_str("{}").map_err(|e| unreadable(&e))?
        } else if body[0] == b'{' {
            let mut json = serde_json::Deserializer::from_slice(body);
            let input = serde_ignored::deserialize(&mut json, &mut note).map_err(|e| unreadable(&e))?;
            json.end().map_err(|e| unreadable(&e))?;
            input
        } else {
            // Typed at once, so that a field may hold a number, a list or a struct (`settings[zone]=540`).
            let config = serde_qs::Config::new().use_form_encoding(true);
            let form = serde_qs::Deserializer::with_config(config, body).map_err(|e| unreadable(&e))?;
            serde_ignored::deserialize(form, &mut note).map_err(|e| unreadable(&e))?
        };
        match strange.first() {
            None => Ok(input),
            Some(field) => Err(Unreadable(format!("unknown field `{field}`"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;
    use model::operator::Settings;

    fn read<T: DeserializeOwned>(body: &str) -> Result<T, String> {
        Call::decode(Bytes::copy_from_slice(body.as_bytes())).map_err(|why| why.to_string())
    }

    const ID: &str = "019a0000-0000-7000-8000-000000000001";

    #[test]
    fn a_form_speaks_for_a_reply() {
        let form = format!("thread={ID}&seen=3&text=%EB%84%A4+%3A%29&mutation={ID}");
        let reply: api::reply::Speak = read(&form).unwrap();
        assert_eq!((reply.seen, reply.text.as_str(), reply.images.len(), reply.after), (3, "네 :)", 0, None));
    }

    #[test]
    fn a_form_holds_numbers_and_structs() {
        let snooze: api::thread::Snooze = read(&format!("thread={ID}&until=1795000000000000&mutation={ID}")).unwrap();
        assert_eq!(snooze.until.0, 1_795_000_000_000_000);
        let form = "name=A&cotag=SH&settings[language]=en&settings[theme]=dark&settings[keys]=true&settings[zone]=540";
        let me: api::me::Change = read(form).unwrap();
        assert!(matches!(me.settings, Settings { zone: 540, keys: true, .. }));
    }

    #[test]
    fn a_field_that_nobody_asked_for_is_an_error() {
        let claim = |more: &str| read::<api::thread::Claim>(&format!("thread={ID}&mutation={ID}{more}")).err();
        assert_eq!(claim(""), None);
        assert_eq!(claim("&by=me"), Some("unknown field `by`".into()));
    }
}
