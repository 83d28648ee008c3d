//! Words put into a field where its cursor stands. Places are counted as browsers count: in UTF-16.

use web_sys::{Event, HtmlTextAreaElement};

/// Where what is chosen begins and ends, or the cursor stands.
pub fn place(area: &HtmlTextAreaElement) -> (u32, u32) {
    let at = |place: Result<Option<u32>, _>| {
        place.ok().flatten().unwrap_or_else(|| area.value().encode_utf16().count() as u32)
    };
    (at(area.selection_start()), at(area.selection_end()))
}

/// Puts words in the place of others, the cursor behind them, and tells whoever listens to the field. A field in which a
/// colleague writes stays as it is.
pub fn put(area: &HtmlTextAreaElement, (from, to): (u32, u32), words: &str) {
    if area.read_only() || area.set_range_text_with_start_and_end(words, from, to).is_err() {
        return;
    }
    let behind = from + words.encode_utf16().count() as u32;
    let _ = area.set_selection_range(behind, behind);
    if let Ok(event) = Event::new("input") {
        let _ = area.dispatch_event(&event);
    }
    let _ = area.focus();
}

/// The words before the cursor; none while something is chosen.
pub fn before(area: &HtmlTextAreaElement) -> Option<String> {
    let (from, to) = place(area);
    let units: Vec<u16> = area.value().encode_utf16().take(from as usize).collect();
    (from == to).then(|| String::from_utf16_lossy(&units))
}
