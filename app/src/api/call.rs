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

    #[cfg(feature = "ssr")]
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
            let form = serde_qs::Config::new().use_form_encoding(true);
            let form = form.deserialize_bytes::<std::collections::BTreeMap<String, String>>(body).map_err(|e| unreadable(&e))?;
            let form = serde_json::Value::Object(form.into_iter().map(|(k, v)| (k, v.into())).collect());
            serde_ignored::deserialize(form, &mut note).map_err(|e| unreadable(&e))?
        };
        match strange.first() {
            None => Ok(input),
            Some(field) => Err(Unreadable(format!("unknown field `{field}`"))),
        }
    }

    #[cfg(not(feature = "ssr"))]
    fn decode(_: Bytes) -> Result<T, Self::Error> {
        Err(Unreadable("arguments are read on the server".into()))
    }
}
