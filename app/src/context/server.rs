//! On the server: who asks, by which door, and how refusals become HTTP.

#[macro_use]
mod door;
mod call;
mod fault;
mod look;
mod shell;

pub use call::{Call, Unreadable};
pub use door::Listed;
pub use fault::posted;
pub use look::{asked, chosen, cookie, keep, kept};
pub use shell::shell;

use crate::fault::Fault;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
pub use desk::Sending;
use desk::{Client, Desk, Error, FirstLead, Guest, Result, Seat, SignedIn};
use leptos::prelude::{AnyView, IntoAny, RenderHtml, use_context};
use leptos_axum::ResponseOptions;
use model::id::MutationId;
use model::operator::Me;
use model::refusal::Refusal;
use model::time::Time;
use std::net::IpAddr;
use std::sync::Arc;

/// Whether this is the server.
pub const SERVER: bool = true;

/// What is known of a request before anything is answered. The router puts it into the context of every page and door.
#[derive(Clone)]
pub struct Door {
    /// The desk behind the door.
    pub desk: Arc<Desk>,
    /// Who asks, if anybody is signed in.
    pub seat: Option<Seat>,
    /// Where from.
    pub ip: IpAddr,
    /// What the browser says it is.
    pub agent: String,
    /// The browser speaks https to us, or to the proxy before us.
    pub secure: bool,
    /// The request is for a server function; a page sets its own status.
    pub api: bool,
    /// The answer goes to a browser without our wasm: a form was posted, and a redirect follows.
    pub form: bool,
}

impl Door {
    fn client(&self) -> Client {
        Client { ip: self.ip, agent: self.agent.clone() }
    }
}

/// The name of the session's cookie: the `__Host-` prefix needs https, which localhost does not have.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-moksori" } else { "moksori" }
}

/// Who asks, or the fault that nobody does.
pub fn seat() -> std::result::Result<Seat, Fault> {
    use_context::<Door>().and_then(|door| door.seat).ok_or_else(|| told(Fault::SignedOut))
}

/// The desk, for the doors that open without a session.
pub fn desk() -> std::result::Result<Arc<Desk>, Fault> {
    door().map(|door| door.desk)
}

fn door() -> std::result::Result<Door, Fault> {
    use_context::<Door>().ok_or_else(|| Fault::Broken { id: "no context".into() })
}

/// What a use case gave, for the wire. Breakage is logged here, once, and told as an id.
pub fn answer<T>(given: std::result::Result<T, impl Into<Trouble>>) -> std::result::Result<T, Fault> {
    given.map_err(|trouble| {
        told(match trouble.into() {
            Trouble::Desk(Error::Refused(why)) => why.into(),
            Trouble::Desk(why @ (Error::Met | Error::Broken(_))) => {
                let id = MutationId::new().to_string();
                tracing::error!(%id, %why, "a use case broke");
                Fault::Broken { id }
            }
            Trouble::Fault(fault) => fault,
        })
    })
}

/// What can go wrong behind a door.
pub enum Trouble {
    /// The use case said no, or broke.
    Desk(Error),
    /// There was no use case to ask.
    Fault(Fault),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Trouble::Desk(error)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Trouble::Fault(fault)
    }
}

/// Sets the status that goes with a fault.
pub fn answer_with(fault: &Fault) {
    let asked = use_context::<Door>().is_some_and(|door| door.api && !door.form);
    if let (true, Some(response)) = (asked, use_context::<ResponseOptions>()) {
        response.set_status(status(fault));
    }
}

fn told(fault: Fault) -> Fault {
    answer_with(&fault);
    fault
}

fn status(fault: &Fault) -> StatusCode {
    match fault {
        Fault::Refused(why) => match why {
            Refusal::Missing => StatusCode::NOT_FOUND,
            Refusal::NotAllowed => StatusCode::FORBIDDEN,
            Refusal::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Refusal::WrongPassword => StatusCode::UNAUTHORIZED,
            Refusal::NoRoom => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::Unreachable { .. } => StatusCode::BAD_GATEWAY,
            Refusal::DeadLink => StatusCode::GONE,
            Refusal::TooLong { .. }
            | Refusal::Empty
            | Refusal::NoReason
            | Refusal::Unfilled { .. }
            | Refusal::TooManyImages { .. }
            | Refusal::Undescribed { .. }
            | Refusal::BadTime
            | Refusal::BadImage
            | Refusal::WeakPassword
            | Refusal::BadEmail
            | Refusal::BadServer
            | Refusal::BadCredentials => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::CONFLICT,
        },
        Fault::BadInput { .. } => StatusCode::BAD_REQUEST,
        Fault::SignedOut => StatusCode::UNAUTHORIZED,
        Fault::Broken { .. } | Fault::Offline => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// See `session/start`.
pub async fn sign_in(email: String, password: String) -> std::result::Result<Me, Trouble> {
    let door = door()?;
    let begun = door.desk.sign_in(&email, password, &door.client()).await;
    if begun.is_err() && door.form {
        keep_typed(&email);
    }
    welcome(&door, begun)
}

/// See `setup/finish`.
pub async fn set_up(
    link: String,
    brand: String,
    name: String,
    email: String,
    cotag: String,
    password: String,
) -> std::result::Result<Me, Trouble> {
    let (door, lead) = (door()?, FirstLead { brand, name, email, cotag, password, settings: asked() });
    welcome(&door, door.desk.set_up(link, lead, &door.client()).await)
}

/// See `team/join`.
pub async fn join(
    link: String,
    name: String,
    email: String,
    cotag: String,
    password: String,
) -> std::result::Result<Me, Trouble> {
    let (door, guest) = (door()?, Guest { name, email, cotag, password, settings: asked() });
    welcome(&door, door.desk.join(link, guest, &door.client()).await)
}

/// See `session/end`.
pub async fn sign_out(seat: Seat) -> std::result::Result<(), Trouble> {
    let door = door()?;
    seat.sign_out().await?;
    set_cookie(&door, "", 0);
    Ok(())
}

/// A session has begun: its secret goes into the cookie and nowhere else.
fn welcome(door: &Door, begun: Result<SignedIn>) -> std::result::Result<Me, Trouble> {
    let SignedIn { cookie, seconds, me } = begun?;
    set_cookie(door, &cookie, seconds);
    Ok(me)
}

/// For a minute, so that the form comes back as it was sent; not in the address, which is written down everywhere.
fn keep_typed(email: &str) {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | ',' | ';' | '\\');
    let cookie = format!("email={email}; Path=/signin; HttpOnly; SameSite=Lax; Max-Age=60");
    if let (true, Some(response), Ok(cookie)) =
        (email.chars().all(plain), use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie))
    {
        response.append_header(SET_COOKIE, cookie);
    }
}

fn set_cookie(door: &Door, value: &str, seconds: i64) {
    let secure = if door.secure { "; Secure" } else { "" };
    let name = cookie_name(door.secure);
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie)) {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// The clock.
pub fn now() -> Time {
    Time::now()
}

/// A fresh id for a form that is posted without JavaScript.
pub fn intent() -> String {
    MutationId::new().to_string()
}

/// How many characters a reader sees.
pub fn graphemes(text: &str) -> usize {
    model::text::graphemes(text)
}

/// Closes a view: it is only ever written.
pub fn seal<V: RenderHtml + 'static>(view: V) -> AnyView {
    view.into_any()
}

/// Says with its status that the page is not there.
pub fn not_found() {
    if let Some(answer) = use_context::<ResponseOptions>() {
        answer.set_status(StatusCode::NOT_FOUND);
    }
}
