use channels::Author;
use desk::{Client, Desk, FirstLead, Guest, Options, Seat};
use model::account::Account;
use model::id::MutationId;
use model::operator::{Role, Settings};
use model::thread::Card;
use model::time::Time;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::testing::{Fresh, stores};

/// A workspace with a lead, two agents and a practice account.
pub struct Room {
    pub desk: Arc<Desk>,
    pub lead: Seat,
    pub a: Seat,
    pub b: Seat,
    pub account: Account,
    pub fresh: Fresh,
}

pub const PASSWORD: &str = "고래가 나는 밤 7";

pub fn client() -> Client {
    Client { ip: [127, 0, 0, 1].into(), agent: "test".into() }
}

pub fn guest(name: &str) -> Guest {
    let email = format!("{}@team.test", name.to_lowercase());
    Guest {
        name: name.into(),
        email,
        cotag: name[..1].into(),
        password: PASSWORD.into(),
        settings: Settings::default(),
    }
}

/// One room on each engine.
pub async fn rooms() -> Vec<Room> {
    let mut rooms = Vec::new();
    for fresh in stores().await {
        rooms.push(Room::open(fresh).await);
    }
    rooms
}

impl Room {
    pub async fn open(fresh: Fresh) -> Self {
        let options = Options { key: [1; 32], practice: None, seed: 7, allow_private: true };
        let desk = Desk::open(fresh.store.clone(), options).await.unwrap();
        let link = desk.setup_link().await.unwrap().unwrap();
        let lead = FirstLead {
            brand: "한강텔레콤".into(),
            name: "Lead".into(),
            email: "lead@team.test".into(),
            cotag: "LD".into(),
            password: PASSWORD.into(),
            settings: Settings::default(),
        };
        let begun = desk.set_up(link, lead, &client()).await.unwrap();
        let lead = thinks_for(0, &desk, &begun.cookie).await;
        let account = lead.connect_practice("hangang".into(), "한강텔레콤".into()).await.unwrap();
        let a = seat(&desk, "Ana", Role::Agent).await;
        let b = seat(&desk, "Bo", Role::Agent).await;
        desk.start().await;
        Self { desk, lead, a, b, account, fresh }
    }

    /// A customer says something; answers its thread once it is on the board.
    pub async fn say(&self, customer: &str, text: &str) -> Card {
        self.say_to(&self.account, customer, text).await
    }

    /// The same to another account.
    pub async fn say_to(&self, account: &Account, customer: &str, text: &str) -> Card {
        self.lead.say(account.id, customer.into(), text.into()).await.unwrap();
        let handle = format!("{customer}.practice");
        let posts = self.desk.world().posts();
        let post = posts.iter().rfind(|post| post.author.handle == handle).unwrap();
        let mut tx = self.fresh.store.read().await.unwrap();
        let thread = tx.thread_of_remote(account.id, &post.remote).await.unwrap().expect("on the board");
        tx.thread(thread).await.unwrap().unwrap()
    }

    /// A customer answers a post on the network.
    pub fn answer(&self, customer: &str, parent: &str, text: &str) {
        let handle = format!("{customer}.practice");
        let author = Author { remote: format!("practice:{handle}"), handle, name: String::new() };
        self.desk.world().post(&author, text, Some(parent), Time::now()).unwrap();
    }

    pub async fn card(&self, card: &Card) -> Card {
        self.lead.talk(card.id).await.unwrap().card
    }
}

/// Somebody joins by invitation.
pub async fn seat(desk: &Arc<Desk>, name: &str, role: Role) -> Seat {
    desk.add_operator(guest(name), role).await.unwrap();
    let begun = desk.sign_in(&guest(name).email, PASSWORD.into(), &client()).await.unwrap();
    thinks_for(0, desk, &begun.cookie).await
}

/// Whoever has this cookie, who can take back what they send for so many seconds.
pub async fn thinks_for(undo: u8, desk: &Arc<Desk>, cookie: &str) -> Seat {
    let seat = desk.seat_of_cookie(cookie).await.unwrap().unwrap();
    let settings = Settings { undo, ..*seat.settings() };
    seat.change_me(seat.operator().name.clone(), seat.operator().cotag.clone(), settings).await.unwrap();
    desk.seat_of_cookie(cookie).await.unwrap().unwrap()
}

pub fn fresh() -> MutationId {
    MutationId::new()
}

/// Asks again and again, for at most 20 s.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, ask: impl Fn() -> F) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "never: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
