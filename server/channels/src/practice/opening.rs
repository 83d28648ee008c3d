//! A scene for the first minute: conversations of the last three hours, so that a board is alive at once.

use super::people::Person;
use super::post::Post;
use super::world::World;
use model::time::{MINUTE, Time};
use std::io;

/// Minutes before now, who, and what they said; a second line goes on below the first.
const SCENE: [(i64, &str, &[&str]); 24] = [
    (178, "junho.lee", &["어제 개통한 별빛폰 7이 자꾸 '유심을 확인하세요'라고 떠요. 매장은 내일이나 오래요."]),
    (171, "emma.k", &["My bill has 12,400 won of 'other'. What is 'other'?"]),
    (
        163,
        "subway.two",
        &["2호선 잠실에서 강남 사이 터널마다 끊겨요. 매일 아침 똑같습니다.", "오늘도요. 누가 보고는 계신가요?"],
    ),
    (152, "dalrae", &["아이 폰에 데이터 시간 제한 거는 메뉴가 안 보여요. 어디로 갔나요?"]),
    (141, "grandpa.hong", &["손녀가 깔아 준 앱이 하얀 화면만 나옵니다. 무엇을 눌러야 합니까"]),
    (133, "oliver", &["Third time: I cancelled the music add-on in March and you still charge me."]),
    (127, "busan.gull", &["서면 지하상가에서 LTE가 한 칸도 안 떠요. 다른 통신사는 되던데요."]),
    (118, "yuna.im", &["해외 로밍 하루 무제한 신청했는데 33,000원이 더 나왔어요. 설명 부탁드려요."]),
    (104, "phonegeek", &["별빛폰 6 업데이트 일정 공개됐나요? 해외는 지난주에 풀렸습니다."]),
    (96, "grace.t", &["Can I move to eSIM from home, or do I have to visit a shop?"]),
    (
        88,
        "seoyeon",
        &[
            "환불 접수한 지 열흘 됐어요. 처리 중이라는 말만 다섯 번째입니다.",
            "저기요… 아까 여쭤봤는데 아직 답이 없네요.",
        ],
    ),
    (79, "nari", &["강남점 직원분께 칭찬 전해 주세요. 어머니 폰 옮기는 걸 끝까지 도와주셨어요 💐"]),
    (71, "marcus", &["Is there an outage near Songdo? No calls for an hour."]),
    (64, "hyunseok", &["같은 요금이 두 번 빠져나갔어요. 카드 내역 사진 있습니다."]),
    (55, "jeju.orange", &["제주 공항인데 데이터가 안 잡힙니다. 비행기 모드도 껐다 켰어요."]),
    (47, "priya", &["The verification text never arrives, so I can't log in to the app to say so 🙃"]),
    (40, "kwangsoo", &["상담원 연결까지 40분 기다렸다가 끊겼습니다. 여기서는 답해 주시나요?"]),
    (33, "eunbi", &["사전예약 1차인데 배송이 보름 뒤래요. 1차의 뜻이 뭔가요 ㅠㅠ"]),
    (27, "noah.in.seoul", &["Pre-order page froze and I lost my place in the queue. Can you look it up?"]),
    (21, "chaewon", &["부모님 폰에 스팸 차단 걸어 드리려면 명의자 인증이 꼭 필요한가요?"]),
    (15, "woojin", &["하늘워치 3 색상이 잘못 왔어요. 교환 신청은 어디서 하나요?"]),
    (9, "hannah", &["Just wanted to say your night team is wonderful. Thank you for yesterday."]),
    (5, "sumin", &["판교 쪽 지금 통화 안 되는 거 맞죠? 회사 사람들 다 그래요."]),
    (2, "gangnam.ant", &["오늘 별빛폰 7 프로 재고 들어온 매장 있나요? 퇴근하고 바로 가려고요."]),
];

impl World {
    /// Plays the scene to one brand: 24 conversations, from three hours before `now` to two minutes before. Does nothing
    /// where somebody has written to the brand already.
    pub fn opening(&self, brand: &str, now: Time) -> io::Result<Vec<Post>> {
        if self.posts().iter().any(|post| post.mentions(brand)) {
            return Ok(Vec::new());
        }
        let mut lines: Vec<_> = SCENE.iter().flat_map(|scene| lines(*scene)).collect();
        lines.sort_by_key(|(ago, ..)| -*ago);
        let mut posts: Vec<Post> = Vec::new();
        for (ago, handle, text, first) in lines {
            let handle = format!("{handle}.practice");
            let Some(who) = Person::named(&handle) else { continue };
            let top = posts.iter().find(|post| post.author.handle == handle).map(|post| post.remote.clone());
            let text = if first { format!("@{brand} {text}") } else { text.to_owned() };
            let parent = if first { None } else { top };
            // A few seconds past the minute, each at its own.
            let at = now.plus(-ago * MINUTE + (ago * 7_919_000) % 50_000_000);
            posts.push(self.post(&who.author(), &text, parent.as_deref(), at)?);
        }
        Ok(posts)
    }
}

/// A scene's lines with their minutes; the second comes after two thirds of the time is over.
fn lines(
    (ago, handle, texts): (i64, &'static str, &'static [&'static str]),
) -> Vec<(i64, &'static str, &'static str, bool)> {
    texts.iter().enumerate().map(|(n, text)| (if n == 0 { ago } else { ago / 3 }, handle, *text, n == 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_scene_is_whole_ordered_and_played_once() {
        let world = World::open(None, 1).unwrap();
        let now = Time(1_795_000_000_000_000);
        let posts = world.opening("haneul.practice", now).unwrap();
        let texts: usize = SCENE.iter().map(|(.., texts)| texts.len()).sum();
        assert_eq!(posts.len(), texts, "everybody in it exists");
        assert_eq!(posts.iter().map(|post| &post.root).collect::<BTreeSet<_>>().len(), SCENE.len());
        assert!(posts.is_sorted_by_key(|post| post.at));
        assert!(posts.iter().all(|post| post.at < now && now.since(post.at) < 181 * MINUTE));
        assert!(world.opening("haneul.practice", now).unwrap().is_empty());
    }
}
