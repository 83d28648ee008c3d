//! A post's words: links and mentions recognised, tricks made visible.

use crate::look::say;
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::prelude::*;
use model::text::{Found, scan};

/// The words themselves, always as text.
#[component]
pub fn Words(
    /// What was written.
    text: String,
    /// What colleagues are called who are named in it with `@`.
    #[prop(optional)]
    named: Vec<String>,
) -> impl IntoView {
    let tricky = text.chars().any(hides);
    view! {
        <p class="words" dir="auto">
            {pieces(&text).into_iter().flat_map(|one| call(one, &named)).map(piece).collect_view()}
        </p>
        {tricky
            .then(|| {
                view! {
                    <p class="tricky">
                        <Icon name="triangle-alert" />
                        {say(|t| t.thread.tricky)}
                    </p>
                }
            })}
    }
    .seal()
}

/// Characters that change the order of others, or cannot be seen. The joiner of emoji is not one of them.
fn hides(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Link(String, String),
    Mention(String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for found in scan(text) {
        let (range, piece) = match found {
            Found::Link(range, to) => (range.clone(), Piece::Link(text[range].into(), to)),
            Found::Mention(range, _) | Found::Tag(range, _) => (range.clone(), Piece::Mention(text[range].into())),
        };
        if end < range.start {
            pieces.push(Piece::Text(text[end..range.start].into()));
        }
        end = range.end;
        pieces.push(piece);
    }
    if end < text.len() {
        pieces.push(Piece::Text(text[end..].into()));
    }
    pieces
}

/// Cuts plain words where they name somebody; of two names that begin at one place, the longer is meant.
fn call(piece: Piece, named: &[String]) -> Vec<Piece> {
    let Piece::Text(text) = piece else { return vec![piece] };
    let (mut pieces, mut rest) = (Vec::new(), text.as_str());
    let next = |rest: &str| {
        let called = named.iter().filter_map(|name| Some((rest.find(&format!("@{name}"))?, 1 + name.len())));
        called.min_by_key(|(at, length)| (*at, usize::MAX - length))
    };
    while let Some((at, length)) = next(rest) {
        if at > 0 {
            pieces.push(Piece::Text(rest[..at].into()));
        }
        pieces.push(Piece::Mention(rest[at..at + length].into()));
        rest = &rest[at + length..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.into()));
    }
    pieces
}

fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.seal(),
        Piece::Mention(text) => view! { <span class="mention">{text}</span> }.seal(),
        Piece::Link(text, to) => view! {
            <a href=to rel="noopener noreferrer nofollow external" target="_blank">
                {text}
            </a>
        }
        .seal(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole() {
        let text = "@minji.test님 https://a.example.com/x 를 보세요";
        let all: String = pieces(text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(t) | Piece::Link(t, _) | Piece::Mention(t) => t,
            })
            .collect();
        assert_eq!(all, text);
        assert!(
            pieces(text).contains(&Piece::Link("https://a.example.com/x".into(), "https://a.example.com/x".into()))
        );
    }

    #[test]
    fn colleagues_are_called() {
        let named = ["정유진".to_owned(), "정유".to_owned()];
        let (text, mention) = (|t: &str| Piece::Text(t.into()), |t: &str| Piece::Mention(t.into()));
        assert_eq!(
            call(text("@정유진님, @정유 그리고 정유진"), &named),
            [mention("@정유진"), text("님, "), mention("@정유"), text(" 그리고 정유진")]
        );
        assert_eq!(call(text("@이하늘"), &named), [text("@이하늘")]);
    }

    #[test]
    fn tricks_are_seen_and_families_are_not() {
        assert!("abc\u{202e}def".chars().any(hides));
        assert!(!"👨‍👩‍👧‍👦 안녕".chars().any(hides));
    }
}
