//! The pages come to a browser as two programs: an operator at work never waits for the settings, and whoever signs in
//! never for the board. From one half to the other the browser loads a whole page.

use leptos::prelude::*;

/// One of the two programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The pages about threads.
    Work,
    /// The doors, the outbox and the settings; also what is not there.
    Office,
}

impl Half {
    /// Which one draws a path; a query may follow it.
    pub fn of(path: &str) -> Self {
        let first = path.trim_start_matches('/').split(['/', '?', '#']).next().unwrap_or_default();
        match first {
            "" | "board" | "stream" | "customer" | "mine" => Half::Work,
            _ => Half::Office,
        }
    }

    /// The half that draws this page.
    pub fn here() -> Self {
        use_context().unwrap_or(Half::Office)
    }

    /// The `rel` of a link: `external`, if it leads to the other half.
    pub fn rel(href: &str) -> Option<&'static str> {
        (Self::of(href) != Self::here()).then_some("external")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_has_a_half() {
        for work in ["/", "/board", "/board?thread=1", "/stream", "/customer/019a", "/mine"] {
            assert_eq!(Half::of(work), Half::Work, "{work}");
        }
        for office in ["/signin?next=/board", "/outbox", "/accounts", "/team", "/me", "/setup/x", "/join/x", "/nowhere"]
        {
            assert_eq!(Half::of(office), Half::Office, "{office}");
        }
    }
}
