use crate::fault::Fault;
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr, ServerFnUrlError};

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let why = match error {
            ServerFnErrorErr::Args(why)
            | ServerFnErrorErr::MissingArg(why)
            | ServerFnErrorErr::Deserialization(why) => why,
            other => return Fault::Broken { id: other.to_string() },
        };
        let fault = Fault::BadInput { why };
        super::answer_with(&fault);
        fault
    }

    fn de(data: bytes::Bytes) -> Self {
        Self::read(&String::from_utf8_lossy(&data))
    }
}

/// Reads what the server put into the address of a page whose form it refused: JSON in the base64 of URLs.
pub fn posted(code: &str) -> Fault {
    ServerFnUrlError::<Fault>::decode_err(code)
}
