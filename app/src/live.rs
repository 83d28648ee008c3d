//! The live line: opens it, follows from the board's place, gives what arrives to [`Here`] once a picture frame, says
//! where the operator looks, and comes back when the line is lost.

use crate::api;
use crate::browser;
use crate::fault::Fault;
use crate::here::{Here, Line};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::board::Board;
use model::event::Event;
use model::live::{Frame, Signal, TICK};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CloseEvent, MessageEvent, WebSocket};

/// Milliseconds before the first return, and the most between two.
const BACK_OFF: (f64, f64) = (500.0, 15_000.0);
/// The close code of a line whose operator is signed out.
const SIGNED_OUT: u16 = 4401;

/// The one line of this page.
struct Wire {
    here: Here,
    socket: RefCell<Option<WebSocket>>,
    waiting: RefCell<Vec<Event>>,
    drawing: Cell<bool>,
    tries: Cell<u32>,
    heard: Cell<f64>,
    loading: Cell<bool>,
    // Each new line has a number, so that what an old one still says is not heard.
    number: Cell<u32>,
}

/// Keeps the page current from now on. In the browser only.
pub fn follow(here: Here) {
    let wire = Rc::new(Wire {
        here,
        socket: RefCell::default(),
        waiting: RefCell::default(),
        drawing: Cell::new(false),
        tries: Cell::new(0),
        heard: Cell::new(0.0),
        loading: Cell::new(false),
        number: Cell::new(0),
    });
    wire.clone().open();
    wire.clone().watch();
    wire.clone().load_rest();
    Effect::new(move |_| {
        wire.say(&Signal::Look { thread: here.open.get() });
    });
}

impl Wire {
    fn open(self: Rc<Self>) {
        let number = self.hang_up();
        let Some(location) = browser::window().map(|w| w.location()) else { return };
        let secure = location.protocol().is_ok_and(|p| p == "https:");
        let host = location.host().unwrap_or_default();
        let Ok(socket) = WebSocket::new(&format!("{}://{host}/api/live/follow", if secure { "wss" } else { "ws" }))
        else {
            return self.lost(number, None);
        };
        let wire = self.clone();
        let opened = Closure::<dyn FnMut()>::new(move || {
            let after = wire.here.board.with_untracked(Board::seq);
            wire.say(&Signal::Follow { after });
            wire.say(&Signal::Look { thread: wire.here.open.get_untracked() });
        });
        let wire = self.clone();
        let said = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string().filter(|_| wire.number.get() == number) {
                wire.clone().hear(&text);
            }
        });
        let wire = self.clone();
        let closed = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            wire.clone().lost(number, Some(event.code()));
        });
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(said.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        // A socket outlives this call by as long as the browser likes.
        opened.forget();
        said.forget();
        closed.forget();
        self.heard.set(js_sys::Date::now());
        *self.socket.borrow_mut() = Some(socket);
    }

    fn say(&self, signal: &Signal) {
        let socket = self.socket.borrow();
        let Some(socket) = socket.as_ref().filter(|s| s.ready_state() == WebSocket::OPEN) else { return };
        if let Ok(text) = serde_json::to_string(signal) {
            let _ = socket.send_with_str(&text);
        }
    }

    fn hear(self: Rc<Self>, text: &str) {
        self.heard.set(js_sys::Date::now());
        self.tries.set(0);
        // A frame of a newer server is no reason to stop following.
        let Ok(frame) = model::json::read::<Frame>(text) else { return };
        if self.here.line.get_untracked() != Line::On {
            self.here.line.set(Line::On);
            self.clone().load_rest();
        }
        match frame {
            Frame::Event(event) => {
                self.waiting.borrow_mut().push(event);
                self.draw_soon();
            }
            Frame::Present { all } => self.here.present.set(all),
            Frame::Moved(one) => self.here.present.update(|all| {
                all.retain(|p| p.operator != one.operator);
                if one.on {
                    all.push(one);
                }
            }),
            Frame::Draft(draft) => self.here.see(draft),
            Frame::Tick { at, .. } => self.here.set_clock(at),
            Frame::Stale => self.reload(),
            Frame::Bye { after } => self.come_back(after as i32),
        }
    }

    /// Many events of one moment are one picture.
    fn draw_soon(self: Rc<Self>) {
        if self.drawing.replace(true) {
            return;
        }
        browser::next_frame(move || {
            self.drawing.set(false);
            self.here.apply(self.waiting.take());
        });
    }

    /// The log no longer reaches back to where we are: what is shown is loaded afresh, drafts stay.
    fn reload(self: Rc<Self>) {
        // The server hangs up too: that is no reason to come back before there is something to follow from.
        self.hang_up();
        self.here.line.set(Line::Off);
        spawn_local(async move {
            match self.here.renew().await {
                Ok(()) => self.open(),
                Err(Fault::SignedOut) => sign_in_again(),
                Err(_) => self.come_back(BACK_OFF.1 as i32),
            }
        });
    }

    fn lost(self: Rc<Self>, number: u32, code: Option<u16>) {
        if number != self.number.get() {
            return;
        }
        if code == Some(SIGNED_OUT) {
            return sign_in_again();
        }
        let tries = self.tries.get();
        self.tries.set(tries + 1);
        let most = (BACK_OFF.0 * f64::from(1 << tries.min(6))).min(BACK_OFF.1);
        self.come_back((most * (0.5 + browser::chance() / 2.0)) as i32);
    }

    /// The browser knows that the network is gone long before the socket does.
    fn cut(self: Rc<Self>) {
        self.hang_up();
        self.come_back(BACK_OFF.1 as i32);
    }

    /// Leaves the old line, and gives the number of the next one.
    fn hang_up(&self) -> u32 {
        let number = self.number.get() + 1;
        self.number.set(number);
        if let Some(old) = self.socket.take() {
            let _ = old.close();
        }
        number
    }

    fn come_back(self: Rc<Self>, after: i32) {
        self.here.line.set(Line::Off);
        let number = self.number.get();
        browser::later(after, move || {
            if self.number.get() == number {
                self.open();
            }
        });
    }

    /// Moves the clock, notices silence, and hurries when the network or the operator is back.
    fn watch(self: Rc<Self>) {
        let Some(window) = browser::window() else { return };
        let wire = self.clone();
        let beat = Closure::<dyn FnMut()>::new(move || {
            wire.here.tick();
            let silent = js_sys::Date::now() - wire.heard.get();
            if silent > (2 * TICK * 1000) as f64 && wire.here.line.get_untracked() != Line::Off {
                wire.here.line.set(Line::Off);
                wire.clone().open();
            }
        });
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(beat.as_ref().unchecked_ref(), 15_000);
        beat.forget();
        let wire = self.clone();
        let cut = Closure::<dyn FnMut()>::new(move || wire.clone().cut());
        let _ = window.add_event_listener_with_callback("offline", cut.as_ref().unchecked_ref());
        cut.forget();
        let back = Closure::<dyn FnMut()>::new(move || {
            if self.here.line.get_untracked() == Line::Off && !browser::document().is_some_and(|d| d.hidden()) {
                self.clone().open();
            }
        });
        let _ = window.add_event_listener_with_callback("online", back.as_ref().unchecked_ref());
        if let Some(document) = window.document() {
            let _ = document.add_event_listener_with_callback("visibilitychange", back.as_ref().unchecked_ref());
        }
        back.forget();
    }

    /// Loads the open threads that the first page did not hold. What a lost line broke off goes on with the next one.
    fn load_rest(self: Rc<Self>) {
        if self.loading.replace(true) {
            return;
        }
        spawn_local(async move {
            let here = self.here;
            while let Some(after) = here.more.get_untracked() {
                let Ok(page) = api::thread::page(Default::default(), Some(after)).await else { break };
                // Otherwise the board was begun afresh meanwhile.
                if here.more.get_untracked() == Some(after) {
                    here.board.update(|board| board.extend(page.cards));
                    here.more.set(page.next);
                }
            }
            self.loading.set(false);
        });
    }
}

/// The session ended: back to the door, and then to this page.
pub fn sign_in_again() {
    let next = js_sys::encode_uri_component(&browser::here());
    browser::visit(&format!("/signin?next={}", String::from(next)));
}
