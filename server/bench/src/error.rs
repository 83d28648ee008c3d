/// Why a measurement did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file, a process or a socket.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The store that is filled.
    #[error("store: {0}")]
    Store(#[from] store::Error),
    /// The store did not open.
    #[error("store: {0}")]
    Open(#[from] store::OpenError),
    /// The bare database.
    #[error("bare SQL: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A request.
    #[error("http: {0}")]
    Http(#[from] hyper::Error),
    /// A request that cannot be said.
    #[error("http: {0}")]
    Request(#[from] hyper::http::Error),
    /// A websocket.
    #[error("websocket: {0}")]
    Socket(#[from] Box<tokio_tungstenite::tungstenite::Error>),
    /// An answer that is not what was asked for.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// Moksori answered, and not what was expected.
    #[error("{path} answered {status}: {body}")]
    Answer {
        /// What was asked.
        path: String,
        /// The status.
        status: u16,
        /// The beginning of the body.
        body: String,
    },
    /// Something else that a sentence explains.
    #[error("{0}")]
    Other(String),
}

/// What a measurement gives.
pub type Result<T> = std::result::Result<T, Error>;

impl From<tokio_tungstenite::tungstenite::Error> for Error {
    fn from(error: tokio_tungstenite::tungstenite::Error) -> Self {
        Error::Socket(Box::new(error))
    }
}

impl From<tokio::task::JoinError> for Error {
    fn from(error: tokio::task::JoinError) -> Self {
        Error::Other(format!("a client broke: {error}"))
    }
}
