use crate::here::Here;
use crate::look::show;
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::OperatorId;

/// A colleague's face: the last two letters of a Korean name, the initials of any other, on a colour of their own.
#[component]
pub fn Face(id: OperatorId) -> impl IntoView {
    let here = Here::get();
    let name = Memo::new(move |_| here.name(id));
    view! {
        <span class=format!("face face-{}", hue(id)) title=show(move || name.get())>
            <span aria-hidden="true">{show(move || initials(&name.get()))}</span>
            <span class="hidden">{show(move || name.get())}</span>
        </span>
    }
    .seal()
}

/// One of eight, always the same for one person.
pub fn hue(id: OperatorId) -> u8 {
    id.0.as_bytes().iter().fold(0u8, |sum, b| sum.wrapping_mul(31).wrapping_add(*b)) % 8
}

fn initials(name: &str) -> String {
    let hangul = |c: char| ('가'..='힣').contains(&c);
    let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    if letters.iter().copied().any(hangul) {
        return letters[letters.len().saturating_sub(2)..].iter().collect();
    }
    name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_read_as_names_do() {
        assert_eq!(initials("김서현"), "서현");
        assert_eq!(initials("Ada Lovelace"), "AL");
        assert_eq!(initials(""), "");
    }
}
