//! The post between page and worker: values go as bytes, which browsers copy at once.

use std::cell::RefCell;

use bluepencil_engine::unpack::{Unpack, unpack};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, Event, MessageEvent, Worker};

use crate::words::phrases;
use crate::worker::{Answer, Ask, Reader, VERSION};

/// What the page hears of the worker.
pub enum Heard {
    /// An answer.
    Answer(Answer),
    /// One that this page does not understand.
    Unknown,
    /// That it runs no more, and why.
    Stopped(String),
}

/// The page's end.
pub struct Bridge {
    worker: Worker,
    /// What was sent before the worker listened; `None` as soon as it does.
    waiting: RefCell<Option<Vec<JsValue>>>,
    _ear: Closure<dyn FnMut(Event)>,
}

impl Bridge {
    /// Starts the worker whose loader stands at `address`. `hear` gets what it says.
    ///
    /// # Errors
    /// When the browser starts no worker.
    pub fn start(address: &str, mut hear: impl FnMut(Heard) + 'static) -> Result<Self, JsValue> {
        let worker = Worker::new(address)?;
        let ear = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            hear(match event.dyn_ref::<MessageEvent>() {
                Some(post) => unpacked(post).map_or(Heard::Unknown, Heard::Answer),
                None => Heard::Stopped(match event.dyn_ref::<ErrorEvent>() {
                    Some(error) => error.message(),
                    None => phrases::problem::not_there().to_owned(),
                }),
            });
        });
        worker.set_onmessage(Some(ear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(ear.as_ref().unchecked_ref()));
        Ok(Self { worker, waiting: RefCell::new(Some(Vec::new())), _ear: ear })
    }

    /// Sends `ask` as soon as the worker listens.
    pub fn send(&self, ask: &Ask) {
        let Some(ask) = packed(ask) else { return };
        match self.waiting.borrow_mut().as_mut() {
            Some(waiting) => waiting.push(ask),
            None => self.post(&ask),
        }
    }

    /// Whether the worker has ever listened.
    pub fn is_open(&self) -> bool {
        self.waiting.borrow().is_none()
    }

    /// Notes that the worker listens, and sends what has waited for that.
    pub fn open(&self) {
        for ask in self.waiting.take().unwrap_or_default() {
            self.post(&ask);
        }
    }

    fn post(&self, ask: &JsValue) {
        // Only what cannot be copied is refused, and bytes can.
        _ = self.worker.post_message(ask);
    }
}

#[wasm_bindgen]
extern "C" {
    /// The worker itself, by the name that it has there: to look for it, as `js_sys::global` does, takes 300
    /// bytes more.
    #[wasm_bindgen(thread_local_v2, js_name = self)]
    static WORKER: DedicatedWorkerGlobalScope;
}

/// The worker's end: answers all that the page asks.
pub fn serve() {
    let page = WORKER.with(DedicatedWorkerGlobalScope::clone);
    let mut reader = Reader::default();
    let answer = move |answer: &Answer| {
        // As in the page: bytes can be copied.
        packed(answer).map(|answer| page.post_message(&answer))
    };
    let page = WORKER.with(DedicatedWorkerGlobalScope::clone);
    answer(&Answer::Ready(VERSION));
    let ear = Closure::<dyn FnMut(MessageEvent)>::new(move |event| {
        if let Some(found) = unpacked(&event).and_then(|ask| reader.answer(ask)) {
            answer(&found);
        }
    });
    page.set_onmessage(Some(ear.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    ear.forget();
}

fn packed(value: &impl Serialize) -> Option<JsValue> {
    let bytes = postcard::to_stdvec(value).ok()?;
    Some(Uint8Array::from(bytes.as_slice()).into())
}

fn unpacked<T: Unpack>(event: &MessageEvent) -> Option<T> {
    let bytes = event.data().dyn_into::<Uint8Array>().ok()?.to_vec();
    unpack(&bytes)
}
