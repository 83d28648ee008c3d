//! Images beside a reply, each with words for those who cannot see it. How they come: [`super::pick`].

use super::draft::{Draft, attachments};
use crate::browser;
use crate::fault::Fault;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use model::id::ImageId;
use model::message::Attachment;
use model::refusal::Answer;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// One image of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The upload.
    pub image: ImageId,
    /// What it shows.
    pub alt: String,
    /// The file itself, to show it meanwhile.
    pub preview: String,
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
    // In a form's only line Enter alone would send the form; here it takes the chord, as below the words.
    let enter = move |event: KeyboardEvent| {
        if !matches!(event.code().as_str(), "Enter" | "NumpadEnter") {
            return;
        }
        event.prevent_default();
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let form = field.and_then(|field| field.form()).filter(|_| event.ctrl_key() || event.meta_key());
        if let Some(form) = form.filter(|_| !event.is_composing()) {
            let _ = form.request_submit();
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
