//! Images beside a reply: picked or pasted, uploaded at once, each with words for those who cannot see it.

use super::draft::Draft;
use crate::api;
use crate::browser;
use crate::fault::Fault;
use crate::here::Here;
use crate::look::say;
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::ev::{ClipboardEvent, Event};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::ImageId;
use model::message::Attachment;
use model::refusal::Refusal;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{File, FileList, FileReader, HtmlInputElement};

/// One image of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The upload.
    pub image: ImageId,
    /// What it shows.
    pub alt: String,
    /// The file itself, to show it meanwhile.
    preview: String,
}

impl From<&Picture> for Attachment {
    fn from(picture: &Picture) -> Self {
        Attachment { image: picture.image, alt: picture.alt.trim().to_owned() }
    }
}

/// Takes images from the clipboard; text goes its usual way.
pub fn paste(draft: Draft, event: &ClipboardEvent) {
    let files = event.clipboard_data().and_then(|data| data.files());
    if let Some(files) = files.filter(|files| files.length() > 0) {
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
    let full = draft.images.with_untracked(Vec::len) >= limits.images;
    if full || file.size() > limits.image_bytes as f64 || !file.type_().starts_with("image/") {
        return here.warn(&Fault::Refused(Refusal::BadImage));
    }
    let Ok(reader) = FileReader::new() else { return };
    let source = reader.clone();
    let done = Closure::once_into_js(move || {
        let Some(preview) = source.result().ok().and_then(|result| result.as_string()) else { return };
        spawn_local(upload(here, draft, preview));
    });
    reader.set_onload(Some(done.unchecked_ref()));
    let _ = reader.read_as_data_url(file);
}

async fn upload(here: Here, draft: Draft, preview: String) {
    let data = preview.split_once(',').map(|(_, data)| data.to_owned()).unwrap_or_default();
    match api::reply::image(data).await {
        Ok(image) => draft.images.update(|all| all.push(Picture { image, alt: String::new(), preview })),
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
        <label class="button quiet pick script-on" title=say(|t| t.composer.add_image)>
            <Icon name="image" />
            <span class="hidden">{say(|t| t.composer.add_image)}</span>
            <input type="file" accept="image/png,image/jpeg,image/webp,image/gif" multiple class="hidden" on:change=pick />
        </label>
    }
    .seal()
}

/// Those that go out with the reply.
#[component]
pub fn Pictures(draft: Draft) -> impl IntoView {
    view! {
        <ul class="pictures drafted">
            {each(move || draft.images.get(), |picture| picture.image, move |picture| view! { <Drafted draft picture /> }.seal())}
        </ul>
    }
    .seal()
}

#[component]
fn Drafted(draft: Draft, picture: Picture) -> impl IntoView {
    let id = picture.image;
    let describe = move |event: Event| {
        let alt = event_target_value(&event);
        draft.images.update(|all| all.iter_mut().filter(|p| p.image == id).for_each(|p| p.alt.clone_from(&alt)));
    };
    let remove = move |_| {
        draft.images.update(|all| all.retain(|p| p.image != id));
        browser::next_frame(super::focus);
    };
    view! {
        <li>
            <img src=picture.preview alt="" />
            <input aria-label=say(|t| t.composer.alt) placeholder=say(|t| t.composer.alt) maxlength="1000" on:input=describe />
            <button type="button" class="quiet" aria-label=say(|t| t.composer.remove_image) on:click=remove>
                <Icon name="x" />
            </button>
        </li>
    }
    .seal()
}
