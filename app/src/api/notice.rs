//! What concerns me although I look elsewhere.

use model::notice::Notice;

door! {
    /// What I was told, latest first (50 a page); `before` is the last id of the page before.
    "notice/list" list(#[server(default)] before: Option<i64>) -> Vec<Notice>, |seat| seat.notices(before)
}
door! {
    /// How much of it I have not looked at, up to 100.
    "notice/count" count() -> i64, |seat| seat.new_notices()
}
door! {
    /// I have looked at all of it up to this id.
    "notice/see" see(upto: i64) -> (), |seat| seat.see_notices(upto)
}
