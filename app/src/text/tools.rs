//! The words of what the composer opens when it is asked to.

/// Later answers, kept answers, names, emoji, images.
pub struct Tools {
    /// When it is to leave.
    pub leave_at: &'static str,
    /// Whether the complaint can be solved.
    pub solvable: &'static str,
    /// Nobody complained.
    pub no_complaint: &'static str,
    /// It can.
    pub can_solve: &'static str,
    /// It cannot.
    pub cannot_solve: &'static str,
    /// Why not, or what it depends on.
    pub why: &'static str,
    /// Until when.
    pub when: &'static str,
    /// Looks among them.
    pub find_answer: &'static str,
    /// There are none.
    pub no_answers: &'static str,
    /// What a new one is called.
    pub answer_name: &'static str,
    /// Keeps what stands in the composer.
    pub keep_answer: &'static str,
    /// It is kept.
    pub answer_kept: &'static str,
    /// The list of names, so many.
    pub names_found: fn(usize) -> String,
    /// What that list is.
    pub names: &'static str,
    /// Opens the emoji.
    pub emoji: &'static str,
    /// Looks among them.
    pub find_emoji: &'static str,
    /// Picks an image.
    pub add_image: &'static str,
    /// More images than the network takes: how many that are.
    pub images_full: fn(usize) -> String,
}
