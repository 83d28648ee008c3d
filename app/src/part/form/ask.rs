use crate::context;
use crate::fault::Fault;
use crate::here::Here;
use crate::live;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// One form's question to one door, and how it stands.
#[derive(Clone, Copy)]
pub struct Ask {
    door: &'static str,
    /// The answer is on its way.
    pub busy: RwSignal<bool>,
    /// Why the last one was refused.
    pub fault: RwSignal<Option<Fault>>,
    aloud: Option<Here>,
}

impl Ask {
    /// A question to `/api/<door>` that says beside its form why it was refused, also when that happened without
    /// JavaScript: the server then comes back with the fault in the query.
    pub fn at(door: &'static str) -> Self {
        Self { door, busy: RwSignal::new(false), fault: RwSignal::new(posted(door)), aloud: None }
    }

    /// One of many forms of a list: why it was refused is said as a toast.
    pub fn aloud(door: &'static str) -> Self {
        Self { door, busy: RwSignal::new(false), fault: RwSignal::new(None), aloud: Some(Here::get()) }
    }

    /// Where the form posts to.
    pub fn path(self) -> String {
        format!("/api/{}", self.door)
    }

    /// Asks; `then` gets a good answer. The page may be gone by then: that hurts nobody.
    pub fn send<T: 'static>(
        self,
        asked: impl Future<Output = Result<T, Fault>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.begin();
        let inside = use_context::<Here>().is_some();
        spawn_local(async move {
            match asked.await {
                Ok(answer) => {
                    self.end(None, inside);
                    then(answer);
                }
                Err(fault) => self.end(Some(fault), inside),
            }
        });
    }

    fn begin(self) {
        self.busy.set(true);
        self.fault.set(None);
    }

    fn end(self, fault: Option<Fault>, inside: bool) {
        self.busy.try_set(false);
        match (fault, self.aloud) {
            (Some(Fault::SignedOut), _) if inside => live::sign_in_again(),
            (Some(fault), Some(here)) => here.warn(&fault),
            (fault, _) => _ = self.fault.try_set(fault),
        }
    }
}

fn posted(door: &str) -> Option<Fault> {
    let query = use_query_map();
    let query = query.read_untracked();
    let mine = query.get_str("__path")?.strip_prefix("/api/")? == door;
    mine.then(|| query.get_str("__err").map(context::posted)).flatten()
}
