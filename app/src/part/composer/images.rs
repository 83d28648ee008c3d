//! Images beside a reply: picked or pasted, uploaded at once, each with words for those who cannot see it.

use super::draft::{Draft, attachments};
use crate::api;
use crate::browser;
use crate::fault::Fault;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::ev::{ClipboardEvent, Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::ImageId;
use model::message::Attachment;
use model::refusal::{Answer, Refusal};
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

impl From<&Attachment> for Picture {
    fn from(image: &Attachment) -> Self {
        Picture { image: image.image, alt: image.alt.clone(), preview: format!("/image/{}", image.image) }
    }
}

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
        return here.toasts.warn((untrack(use_text).composer.images_full)(limits.images));
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
        <label class="button quiet pick script-on" title=say(|t| t.composer.add_image)>
            <Icon name="image" />
            <span class="hidden">{say(|t| t.composer.add_image)}</span>
            <input type="file" accept="image/png,image/jpeg,image/webp,image/gif" multiple class="hidden" on:change=pick />
        </label>
    }
    .seal()
}

/// Whether all of them may go out as they are.
pub fn described(draft: Draft) -> Answer<()> {
    draft.here().me.with(|me| draft.images.with(|images| me.brand.policy.must_describe(&attachments(images))))
}

/// Brings the cursor to the first that still has to be described.
pub fn focus_undescribed() {
    super::press(".drafted [aria-invalid=true]", true);
}

/// Those that go out with the reply, and what they still lack.
#[component]
pub fn Pictures(draft: Draft) -> impl IntoView {
    let here = draft.here();
    let lacks = move || {
        let why = Fault::Refused(described(draft).err()?);
        Some((use_text().fault)(&why, &|id| here.name(id)))
    };
    view! {
        <ul class="pictures drafted">
            {each(move || draft.images.get(), |picture| picture.image, move |picture| view! { <Drafted draft picture /> }.seal())}
        </ul>
        <p class="standing-line" id="undescribed" role="status">
            {show(lacks)}
        </p>
    }
    .seal()
}

#[component]
fn Drafted(draft: Draft, picture: Picture) -> impl IntoView {
    let id = picture.image;
    let describe = move |event: Event| {
        let alt = event_target_value(&event);
        draft.images.update(|all| all.iter_mut().filter(|p| p.image == id).for_each(|p| p.alt.clone_from(&alt)));
        draft.changed();
    };
    let silent = move || {
        let here = draft.images.with(|all| all.iter().any(|p| p.image == id && p.alt.trim().is_empty()));
        here && draft.here().me.with(|me| me.brand.policy.described)
    };
    // In a form's only line Enter sends the form.
    let enter = move |event: KeyboardEvent| {
        let chord = event.ctrl_key() || event.meta_key();
        if matches!(event.code().as_str(), "Enter" | "NumpadEnter") && !chord {
            event.prevent_default();
        }
    };
    let remove = move |_| {
        draft.images.update(|all| all.retain(|p| p.image != id));
        draft.changed();
        browser::next_frame(super::focus);
    };
    view! {
        <li>
            <img src=picture.preview alt="" />
            <input
                aria-label=say(|t| t.composer.alt)
                placeholder=say(|t| t.composer.alt)
                aria-invalid=move || silent().then_some("true")
                aria-describedby="undescribed"
                maxlength="1000"
                value=picture.alt
                on:input=describe
                on:keydown=enter
            />
            <button type="button" class="quiet" aria-label=say(|t| t.composer.remove_image) on:click=remove>
                <Icon name="x" />
            </button>
        </li>
    }
    .seal()
}
