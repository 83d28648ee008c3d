//! Who lives on the practice network. None of them exists.

use super::words::Tongue;
use crate::Author;

/// A customer of the crowd.
pub(super) struct Person {
    handle: &'static str,
    name: &'static str,
    /// What they write in.
    pub tongue: Tongue,
    /// Asks again and again until somebody answers.
    pub insists: bool,
}

impl Person {
    pub fn author(&self) -> Author {
        let handle = format!("{}.practice", self.handle);
        Author { remote: format!("practice:{handle}"), handle, name: self.name.into() }
    }

    /// Whoever has that handle (with its `.practice`).
    pub fn named(handle: &str) -> Option<&'static Person> {
        PEOPLE.iter().find(|person| handle.strip_suffix(".practice") == Some(person.handle))
    }
}

const fn ko(handle: &'static str, name: &'static str) -> Person {
    Person { handle, name, tongue: Tongue::Korean, insists: false }
}

const fn en(handle: &'static str, name: &'static str) -> Person {
    Person { handle, name, tongue: Tongue::English, insists: false }
}

const fn insists(person: Person) -> Person {
    Person { insists: true, ..person }
}

/// All of them.
pub(super) const PEOPLE: [Person; 40] = [
    ko("minji", "김민지"),
    ko("junho.lee", "이준호"),
    insists(ko("seoyeon", "박서연")),
    ko("haneul.choi", "최하늘"),
    ko("dohyun", "정도현"),
    ko("jiwoo", "강지우"),
    insists(ko("taeyang", "조태양")),
    ko("eunbi", "윤은비 🌸"),
    ko("sangwoo", "장상우"),
    ko("yuna.im", "임유나"),
    ko("hyunseok", "한현석"),
    ko("soyoung", "오소영"),
    insists(ko("kwangsoo", "서광수")),
    ko("nari", "신나리"),
    ko("byungchul", "권병철"),
    ko("chaewon", "황채원"),
    ko("minsu.ahn", "안민수"),
    ko("jiyoung", "송지영"),
    ko("woojin", "류우진"),
    ko("dalrae", "달래엄마"),
    ko("gangnam.ant", "강남개미"),
    insists(ko("subway.two", "2호선 출근러")),
    ko("busan.gull", "부산갈매기"),
    ko("jeju.orange", "제주감귤"),
    ko("phonegeek", "폰덕후 재현"),
    ko("nightowl", "새벽세시"),
    ko("grandpa.hong", "홍할아버지"),
    ko("sumin", "노수민"),
    en("emma.k", "Emma Kowalski"),
    en("liam.park", "Liam Park"),
    insists(en("oliver", "Oliver Byrne")),
    en("grace.t", "Grace Tan"),
    en("noah.in.seoul", "Noah in Seoul"),
    en("priya", "Priya Raman"),
    en("marcus", "Marcus Webb"),
    en("sofia.m", "Sofia Marin"),
    insists(en("daniel.o", "Daniel Osei")),
    en("hannah", "Hannah Lindqvist"),
    en("traveller.joe", "Joe on the road"),
    en("kate.w", "Kate Winters"),
];
