use crate::text::form::Form;

pub static FORM: Form = Form {
    save: "Save",
    saved: "Saved.",
    busy: "One moment…",
    copy: "Copy",
    copied: "Copied.",
    copy_yourself: "The text is selected: copy it yourself.",
    once: "Shown this once. Put it somewhere safe before you leave.",
    show: "Show password",
    hide: "Hide password",
    short: |typed, needed| format!("At least {needed} characters; {typed} so far."),
    fair: "This will do. One more word makes it stronger.",
    strong: "A strong password.",
    password_hint: "At least 10 characters. Three or four unrelated words are easy to keep and hard to guess.",
    on: "On",
    off: "Off",
    needs_script: "This value is shown only once, so making it needs JavaScript.",
};
