//! The words of the doors: sign-in, set-up and joining.

/// Before somebody is in.
pub struct Entry {
    /// Heading of the sign-in page.
    pub sign_in: &'static str,
    /// Its button.
    pub enter: &'static str,
    /// An e-mail address.
    pub email: &'static str,
    /// A password.
    pub password: &'static str,
    /// For those who have lost it.
    pub forgot: &'static str,
    /// For those who have no account yet.
    pub uninvited: &'static str,
    /// One line that says what this is.
    pub claim: &'static str,
    /// Heading of the set-up page.
    pub set_up: &'static str,
    /// What happens there.
    pub set_up_why: &'static str,
    /// The brand's name.
    pub brand: &'static str,
    /// How it is used.
    pub brand_hint: &'static str,
    /// A person's name.
    pub name: &'static str,
    /// Who sees it.
    pub name_hint: &'static str,
    /// The human signature.
    pub cotag: &'static str,
    /// How it is used.
    pub cotag_hint: &'static str,
    /// The set-up's button.
    pub begin: &'static str,
    /// Heading of the page behind an invitation: the brand.
    pub join: fn(&str) -> String,
    /// What the guest will be: the role's name.
    pub join_as: fn(&str) -> String,
    /// Its button.
    pub accept: &'static str,
    /// Heading when a link does not open.
    pub dead: &'static str,
    /// What to do about a set-up link.
    pub dead_set_up: &'static str,
    /// What to do about an invitation.
    pub dead_invite: &'static str,
    /// To the sign-in page.
    pub to_sign_in: &'static str,
    /// Changes to the other language, in that language.
    pub other_language: &'static str,
    /// Label of the theme's button.
    pub theme: &'static str,
}
