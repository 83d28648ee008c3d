//! The words of Board and Stream.

use model::thread::State;

/// Lists of threads and how they are cut.
pub struct Board {
    /// Label of the choice of lanes.
    pub lanes: &'static str,
    /// No lanes.
    pub as_one: &'static str,
    /// Lanes by owner.
    pub by_owner: &'static str,
    /// Lanes by account.
    pub by_account: &'static str,
    /// Set aside: it reads like an advertisement.
    pub spam: &'static str,
    /// Set aside: the customer is muted.
    pub muted: &'static str,
    /// A post of the brand's own, while nothing of it is out.
    pub post: &'static str,
    /// Small talk, for which nobody waits.
    pub relation: &'static str,
    /// Others say nearly the same.
    pub alike: &'static str,
    /// The lane, and the filter, of threads that nobody has.
    pub nobody: &'static str,
    /// Button of a list that is held still: how many are new.
    pub news: fn(usize) -> String,
    /// An empty column.
    pub empty: fn(State) -> &'static str,
    /// An empty list.
    pub no_rows: &'static str,
    /// Label of the filter by state.
    pub filter_state: &'static str,
    /// All open states.
    pub all_open: &'static str,
    /// Label of the filter by owner.
    pub filter_owner: &'static str,
    /// No filter by owner.
    pub everybody: &'static str,
    /// Label of the filter by account.
    pub filter_account: &'static str,
    /// No filter by account.
    pub all_accounts: &'static str,
    /// Label of the filter by tag.
    pub filter_tag: &'static str,
    /// No filter by tag.
    pub all_tags: &'static str,
    /// Applies the filters, without JavaScript.
    pub show: &'static str,
}
