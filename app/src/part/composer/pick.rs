//! Images picked or pasted, and uploaded at once.

use super::draft::Draft;
use super::images::Picture;
use crate::api;
use crate::fault::Fault;
use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::ev::{ClipboardEvent, Event};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::refusal::Refusal;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{File, FileList, FileReader, HtmlInputElement};

/// Takes images from the clipboard; text goes its usual way, also where a spreadsheet puts its picture beside it.
pub fn paste(draft: Draft, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    // An image that was copied from a page has HTML but no words, a file its name but no HTML.
    let words = ["text/plain", "text/html"].iter().all(|kind| data.get_data(kind).is_ok_and(|text| !text.is_empty()));
    if let Some(files) = data.files().filter(|files| files.length() > 0 && !words) {
        event.prevent_default();
        take(draft, &files);
    }
}

fn take(draft: Draft, files: &FileList) {
    for index in 0..files.length() {
        if let Some(file) = files.item(index) {
            read(draft, &file);
        }
    }
}

/// Reads a file and uploads it. What the network would not take is refused before it travels.
fn read(draft: Draft, file: &File) {
    let here = draft.here();
    let limits = draft.talk.with_untracked(|talk| talk.account.network.limits());
    if draft.images.with_untracked(Vec::len) + draft.coming.get_untracked() >= limits.images {
        return here.toasts.warn((untrack(use_text).tools().images_full)(limits.images));
    }
    if file.size() > limits.image_bytes as f64 || !file.type_().starts_with("image/") {
        return here.warn(&Fault::Refused(Refusal::BadImage));
    }
    let Ok(reader) = FileReader::new() else { return };
    let source = reader.clone();
    let done = Closure::once_into_js(move || {
        let preview = source.result().ok().and_then(|result| result.as_string()).unwrap_or_default();
        spawn_local(upload(here, draft, preview));
    });
    reader.set_onloadend(Some(done.unchecked_ref()));
    if reader.read_as_data_url(file).is_ok() {
        draft.coming.update(|coming| *coming += 1);
    }
}

async fn upload(here: Here, draft: Draft, preview: String) {
    let data = preview.split_once(',').map(|(_, data)| data.to_owned()).unwrap_or_default();
    let answer = api::reply::image(data).await;
    // The thread may have been folded away meanwhile.
    draft.coming.try_update(|coming| *coming -= 1);
    match answer {
        Ok(image) => {
            if draft.images.try_update(|all| all.push(Picture { image, alt: String::new(), preview })).is_some() {
                draft.changed();
            }
        }
        Err(fault) => here.warn(&fault),
    }
}

/// The button that picks a file.
#[component]
pub fn Pick(draft: Draft) -> impl IntoView {
    let pick = move |event: Event| {
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(files) = input.files() {
            take(draft, &files);
        }
        input.set_value("");
    };
    view! {
        <label class="button quiet pick" title=say(|t| t.tools().add_image)>
            <Icon name="image" />
            <span class="hidden">{say(|t| t.tools().add_image)}</span>
            <input type="file" accept="image/png,image/jpeg,image/webp,image/gif" multiple class="hidden" on:change=pick />
        </label>
    }
    .seal()
}
