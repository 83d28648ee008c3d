use crate::text::tools::Tools;

pub static TOOLS: Tools = Tools {
    leave_at: "Leaves at (empty: at once)",
    solvable: "Can the complaint be solved",
    no_complaint: "No complaint",
    can_solve: "It can",
    cannot_solve: "It cannot",
    why: "Why",
    when: "Until when",
    find_answer: "Find an answer",
    no_answers: "Nothing saved yet. Write an answer, name it and save it. Fields like {customer} fill themselves.",
    answer_name: "A name to save this under",
    keep_answer: "Save",
    answer_kept: "The answer is saved",
    names_found: |n| match n {
        1 => "1 name. Enter puts it in.".into(),
        n => format!("{n} names. Choose with the arrows, Enter puts it in."),
    },
    names: "Names",
    emoji: "Emoji",
    find_emoji: "Find an emoji",
    add_image: "Add an image",
    images_full: |n| format!("At most {n} images can be sent."),
};
