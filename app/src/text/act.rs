//! The words for what can be done.

/// Buttons, boxes, palette, key sheet, and what is said afterwards.
pub struct Act {
    /// Label of the buttons.
    pub group: &'static str,
    /// Make it mine.
    pub claim: &'static str,
    /// Back from its snooze.
    pub wake: &'static str,
    /// From a colleague.
    pub take: &'static str,
    /// Why.
    pub take_why: &'static str,
    /// To a colleague.
    pub assign: &'static str,
    /// To whom.
    pub assign_to: &'static str,
    /// With which words.
    pub assign_note: &'static str,
    /// It waits for somebody.
    pub park: &'static str,
    /// Let it go.
    pub release: &'static str,
    /// Put it away.
    pub snooze: &'static str,
    /// Until when.
    pub snooze_until: &'static str,
    /// In an hour.
    pub in_an_hour: &'static str,
    /// In three hours.
    pub in_three_hours: &'static str,
    /// Tomorrow morning.
    pub tomorrow: &'static str,
    /// Monday morning.
    pub monday: &'static str,
    /// Hears of it.
    pub follow: &'static str,
    /// No more.
    pub unfollow: &'static str,
    /// Into a topic lane.
    pub queue: &'static str,
    /// Into none.
    pub no_queue: &'static str,
    /// Makes it small talk.
    pub relate: &'static str,
    /// Makes it a matter again.
    pub unrelate: &'static str,
    /// Done.
    pub close: &'static str,
    /// Not answered, because …
    pub decline: &'static str,
    /// Why.
    pub decline_why: &'static str,
    /// The usual reasons.
    pub reasons: [&'static str; 4],
    /// Open again.
    pub reopen: &'static str,
    /// Set tags.
    pub tag: &'static str,
    /// The tags' field.
    pub tags: &'static str,
    /// How to write them.
    pub tags_how: &'static str,
    /// Keeps them.
    pub save: &'static str,
    /// Undoes.
    pub undo: &'static str,
    /// There is nothing.
    pub nothing_to_undo: &'static str,
    /// Said after claiming.
    pub claimed: &'static str,
    /// Said after letting go.
    pub released: &'static str,
    /// Said after parking.
    pub parked: &'static str,
    /// Said after putting away.
    pub snoozed: &'static str,
    /// Said after closing.
    pub closed: &'static str,
    /// Said after declining.
    pub declined: &'static str,
    /// Said after merging.
    pub merged: &'static str,
    /// Said after taking apart.
    pub parted: &'static str,
    /// Said after opening again.
    pub reopened: &'static str,
    /// Kind of an entry that is about the open thread.
    pub this_thread: &'static str,
    /// Kind of an entry that is a page.
    pub page: &'static str,
    /// In the empty palette.
    pub palette_how: &'static str,
    /// Nothing fits.
    pub nothing_found: &'static str,
    /// The sheet's name.
    pub keys: &'static str,
    /// Keys with a space between, and what they do.
    pub sheet: [(&'static str, &'static str); 18],
    /// Where they are switched off.
    pub sheet_off: &'static str,
}
