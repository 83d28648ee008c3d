//! The team and its guests.

use model::id::{InviteId, OperatorId};
use model::operator::{self, Me, Operator, Role};

door! {
    /// Everybody, also those who left.
    "team/list" list() -> Vec<Operator>, |seat| seat.team()
}
door! {
    /// Makes an invitation and answers the path of its link, which is shown this once and works once, for seven days.
    "team/invite" invite(role: Role) -> String, |seat| seat.invite(role)
}
door! {
    /// Invitations that nobody has used yet.
    "team/invites" invites() -> Vec<operator::Invite>, |seat| seat.invites()
}
door! {
    /// Takes an invitation back.
    "team/uninvite" uninvite(invite: InviteId) -> (), |seat| seat.uninvite(invite)
}
door! {
    /// What an invitation is for: the brand and the role.
    "team/peek" peek(link: String) -> (String, Role), public crate::context::desk()?.peek_invite(link)
}
door! {
    /// Accepts an invitation and signs in.
    "team/join" join(link: String, name: String, email: String, cotag: String, password: String) -> Me,
    public crate::context::join(link, name, email, cotag, password)
}
door! {
    /// Changes what somebody is and whether their replies need no second reader, or locks them out at once: what they sent
    /// and has not left becomes a draft again.
    "team/change" change(operator: OperatorId, role: Role, disabled: bool, #[server(default)] trusted: bool) -> Operator,
    |seat| seat.change_operator(operator, role, disabled, trusted)
}
