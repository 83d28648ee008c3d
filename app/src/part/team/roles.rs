use crate::part::form::Choices;
use model::operator::Role;

/// The four roles, to choose from.
pub const ROLES: Choices = &[
    ("lead", |t| (t.role)(Role::Lead)),
    ("agent", |t| (t.role)(Role::Agent)),
    ("professional", |t| (t.role)(Role::Professional)),
    ("genius", |t| (t.role)(Role::Genius)),
];

/// A role as it travels.
pub fn word(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Agent => "agent",
        Role::Professional => "professional",
        Role::Genius => "genius",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_can_be_chosen() {
        assert_eq!(Role::ALL.map(word).to_vec(), ROLES.iter().map(|(value, _)| *value).collect::<Vec<_>>());
    }
}
