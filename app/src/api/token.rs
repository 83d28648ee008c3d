//! Keys for scripts.

use model::id::TokenId;
use model::operator::Token;

door! {
    /// The keys there are, without their secrets.
    "token/list" list() -> Vec<Token>, |seat| seat.tokens()
}
door! {
    /// Makes a key with my rights and answers its secret, which is shown this once.
    "token/create" create(name: String) -> String, |seat| seat.create_token(name)
}
door! {
    /// Ends a key.
    "token/revoke" revoke(token: TokenId) -> (), |seat| seat.revoke_token(token)
}
