//! The practice network as the product and its judges use it.

#[path = "practice/crash.rs"]
mod crash;
#[path = "practice/crowd.rs"]
mod crowd;
#[path = "practice/hears.rs"]
mod hears;
#[path = "practice/sends.rs"]
mod sends;

use channels::practice::{Practice, World};
use channels::{Author, Channel, Outbound};
use model::account::{Account, Cotag, Network, Standing};
use model::id::{AccountId, ReplyId};
use model::time::Time;
use std::sync::Arc;

const NOW: Time = Time(1_795_000_000_000_000);

fn brand(world: &Arc<World>, handle: &str) -> Arc<dyn Channel> {
    let identity = Practice::identity(handle, "하늘텔레콤");
    let account = Account {
        id: AccountId::new(),
        network: Network::Practice,
        remote: identity.remote,
        handle: identity.handle,
        name: identity.name,
        colour: 0,
        server: String::new(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    };
    Practice::open(world.clone(), &account)
}

fn customer(handle: &str) -> Author {
    Author { remote: format!("practice:{handle}"), handle: handle.into(), name: "민지".into() }
}

fn reply(channel: &Arc<dyn Channel>, parent: &str, text: &str) -> Outbound {
    Outbound {
        reply: ReplyId::new(),
        key: channel.key(),
        parent: parent.into(),
        root: parent.into(),
        text: text.into(),
        images: Vec::new(),
        at: NOW,
    }
}
