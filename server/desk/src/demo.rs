use crate::seat::Ticket;
use crate::{Desk, Result, Seat, Sending, team};
use model::brand::Brand;
use model::event::Change;
use model::id::{MutationId, OperatorId};
use model::operator::{Operator, Role, Settings};
use model::thread::Filter;
use model::time::{HOUR, Time};
use std::sync::Arc;

/// Somebody of the demo's team, with the password that is printed.
pub struct Newcomer {
    /// Who.
    pub operator: Operator,
    /// What they sign in with, beside the e-mail.
    pub password: String,
}

/// The team of the first brand account that was answered by many: two leads, three agents, twelve professionals, six
/// geniuses (hankyung, 2010).
const TEAM: [(&str, &str, &str, Role); 23] = [
    ("김서현", "seohyun", "SH", Role::Lead),
    ("박도윤", "doyun", "DY", Role::Lead),
    ("이하늘", "haneul", "HN", Role::Agent),
    ("정유진", "yujin", "YJ", Role::Agent),
    ("최민재", "minjae", "MJ", Role::Agent),
    ("강지우", "jiwoo", "JW", Role::Professional),
    ("조은서", "eunseo", "ES", Role::Professional),
    ("윤태오", "taeo", "TO", Role::Professional),
    ("장수아", "sua", "SA", Role::Professional),
    ("임건우", "gunwoo", "GW", Role::Professional),
    ("한소율", "soyul", "SY", Role::Professional),
    ("오시우", "siwoo", "SW", Role::Professional),
    ("서나은", "naeun", "NE", Role::Professional),
    ("신준서", "junseo", "JS", Role::Professional),
    ("권다인", "dain", "DI", Role::Professional),
    ("황예린", "yerin", "YR", Role::Professional),
    ("안로운", "roun", "RW", Role::Professional),
    ("Grace Kim", "grace", "GK", Role::Genius),
    ("송이안", "ian", "IA", Role::Genius),
    ("류하준", "hajun", "HJ", Role::Genius),
    ("Daniel Park", "daniel", "DP", Role::Genius),
    ("전아린", "arin", "AR", Role::Genius),
    ("홍채원", "chaewon", "CW", Role::Genius),
];

/// What the demo's team has said so far, to those who write Korean and to those who write English.
const ANSWER: (&str, &str) = (
    "불편을 드려 죄송해요. 지금 담당 부서와 확인하고 있고, 확인되는 대로 여기에 답글로 알려 드릴게요.",
    "Sorry about the trouble. We are checking this with the right people now and will tell you here.",
);

/// What one colleague left for the next.
const NOTE: &str = "@강지우 기지국 쪽 답을 기다리는 중이에요. 답이 오면 이어서 부탁드려요.";

/// What the demo's customers ask about, each with the words that tell.
const QUEUES: [(&str, &[&str]); 4] = [
    ("요금", &["요금", "청구", "할인", "bill", "charge", "refund"]),
    ("개통", &["개통", "유심", "eSIM", "activat"]),
    ("통화 품질", &["터져", "터지", "LTE", "5G", "기지국", "끊", "outage", "signal", "no calls"]),
    ("기기", &["별빛폰", "워치", "업데이트", "update", "pre-order"]),
];

/// The demo's brand account.
const HANDLE: &str = "hangang.practice";

/// Posts a minute from the demo's crowd.
const RATE: u32 = 6;

impl Desk {
    /// Fills an empty workspace: a brand, a team of 23 with passwords, a practice account, and a board that has been at
    /// work for three hours. Answers nobody if there is a team already.
    pub async fn demo(self: &Arc<Self>) -> Result<Vec<Newcomer>> {
        if !self.store.glance().await?.operators().await?.is_empty() {
            self.set_practice(model::practice::Practice { rate: RATE, ..Default::default() });
            return Ok(Vec::new());
        }
        let team = self.hire().await?;
        self.sort(&team).await?;
        let account = self.connect_practice(None, HANDLE, "한강텔레콤").await?;
        let opened = self.world().opening(HANDLE, Time::now());
        opened.map_err(|error| crate::Error::Broken(error.to_string()))?;
        self.set_practice(model::practice::Practice { rate: RATE, ..Default::default() });
        self.fetch_all(&account).await?;
        self.work_a_while(&team).await?;
        Ok(team)
    }

    /// Topic lanes and lists, as a lead would set them up.
    async fn sort(self: &Arc<Self>, team: &[Newcomer]) -> Result<()> {
        let Some(lead) = team.first().map(|lead| self.chair(lead)) else { return Ok(()) };
        for (name, words) in QUEUES {
            let words = words.iter().map(ToString::to_string).collect();
            lead.keep_queue(None, name.into(), words, false).await?;
        }
        let english = Filter { language: Some("en".into()), ..Filter::default() };
        let long = Filter { waits: Some(60), ..Filter::default() };
        for (name, filter) in [("영어 문의", english), ("한 시간 넘게", long)] {
            lead.keep_view(None, name.into(), filter, true).await?;
        }
        Ok(())
    }

    fn chair(self: &Arc<Self>, who: &Newcomer) -> Seat {
        Seat::new(self.clone(), who.operator.clone(), Settings::default(), Ticket::House)
    }

    /// The night's work so far: somebody has some, some are answered, some wait.
    async fn work_a_while(self: &Arc<Self>, team: &[Newcomer]) -> Result<()> {
        let seat = |n: usize| self.chair(&team[n % team.len()]);
        let cards = seat(0).board().await?.cards;
        for (n, card) in cards.iter().enumerate() {
            // Leads and agents by turns, with a professional now and then.
            let (seat, id, mutation) = (seat(n % 7), card.id, MutationId::new());
            match n % 12 {
                1 | 8 => drop(seat.claim(id, mutation).await?),
                2 | 5 | 10 => {
                    let text = if card.excerpt.is_ascii() { ANSWER.1 } else { ANSWER.0 };
                    seat.reply(Sending::plain(id, card.messages, text), mutation).await?;
                }
                3 => {
                    seat.claim(id, mutation).await?;
                    seat.note(id, NOTE.into(), MutationId::new()).await?;
                    seat.park(id, MutationId::new()).await?;
                }
                6 if n < 12 => drop(seat.snooze(id, Time::now().plus(HOUR), mutation).await?),
                7 if n > 12 => drop(seat.close(id, mutation).await?),
                9 if n < 12 => drop(seat.tag(id, vec!["기지국".into()], mutation).await?),
                _ => {}
            }
        }
        Ok(())
    }

    async fn hire(&self) -> Result<Vec<Newcomer>> {
        let brand = Brand { name: "한강텔레콤".into(), ..Brand::default() };
        let mut team = Vec::new();
        for (name, email, cotag, role) in TEAM {
            let (name, cotag) = team::names(name, cotag)?;
            let email = format!("{email}@demo.moksori");
            let operator =
                Operator { id: OperatorId::new(), name, email, role, cotag, disabled: false, trusted: false };
            let password = crate::secret::fresh()[..12].to_owned();
            let hash = crate::password::hash(password.clone()).await?;
            team.push((Newcomer { operator, password }, hash));
        }
        let mut tx = self.store.write().await?;
        tx.set_brand(&brand).await?;
        tx.record(None, Change::BrandChanged { brand }, None);
        for (newcomer, hash) in &team {
            tx.insert_operator(&newcomer.operator, hash).await?;
            tx.record(None, Change::OperatorChanged { operator: newcomer.operator.clone() }, None);
        }
        tx.commit().await?;
        Ok(team.into_iter().map(|(newcomer, _)| newcomer).collect())
    }
}
