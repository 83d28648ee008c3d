//! Signing in and out.

use model::id::SessionId;
use model::operator::{Me, Session};

door! {
    /// Signs in and sets the session's cookie.
    "session/start" start(email: String, password: String) -> Me, public crate::context::sign_in(email, password)
}
door! {
    /// Whose workspace this is, as the sign-in page shows it; empty until it is set up.
    "session/brand" brand() -> String, public crate::context::desk()?.brand_name()
}
door! {
    /// Signs out: this session is dead everywhere at once.
    "session/end" end() -> (), |seat| crate::context::sign_out(seat)
}
door! {
    /// Where I am signed in.
    "session/list" list() -> Vec<Session>, |seat| seat.sessions()
}
door! {
    /// Signs one of my other browsers out.
    "session/revoke" revoke(session: SessionId) -> (), |seat| seat.revoke_session(session)
}
