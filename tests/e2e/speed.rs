//! What `cargo xtask bench --browser` runs on the page itself: how much work it is to open an article
//! of 200,000 words with 5,000 marks, to scroll through it, and how long each command takes from its
//! key to the picture with its effect. A plain page of the same text does the like in the same run.
//!
//! Two clocks: what a person waits, and how long the processor worked in the page's main thread, which
//! a busy machine does not stretch.

mod acts;
mod figures;

use self::acts::{Act, COMMANDS, Kind};
use self::figures::{Figures, Sample};
use crate::harness::{Failure, Outcome, Page};
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::PathBuf;

/// Measures from inside of both pages.
const PROBE: &str = include_str!("speed/probe.js");
/// The folder with the page, the plain page and the articles.
const FOLDER: &str = "BLUEPENCIL_BENCH";
/// At how many places of the article each command is measured.
const PLACES: u32 = 20;
/// How far one step through the article goes, in screens.
const STEP: f64 = 1.8;
/// How long opening may be work, in milliseconds.
const OPENING_MS: f64 = 1000.0;
/// How long a task may be while the page scrolls, in milliseconds.
const TASK_MS: f64 = 50.0;
/// A wheel that is spun moves the page so far at a time, in CSS pixels, so often.
const FLING: (u32, u32) = (1200, 120);

/// Which of the two pages is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Ours,
    Plain,
}

/// Measures both pages and prints what was found.
pub fn figures(page: &Page) -> Outcome {
    page.before_each_load(PROBE)?;
    page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
    let mut figures = Figures::default();
    println!("  how busy the machine is before: {}", load());
    open_ours(page, &mut figures)?;
    measure(page, Side::Ours, &mut figures)?;
    open_plain(page, &mut figures)?;
    measure(page, Side::Plain, &mut figures)?;
    println!("{figures}");
    println!("  and after: {}", load());
    Ok(())
}

/// How busy the machine is, where it says so.
fn load() -> String {
    fs::read_to_string("/proc/loadavg").map_or("unknown".into(), |it| it.trim().to_owned())
}

/// Opens the article from its file, and once more from what the browser kept.
fn open_ours(page: &Page, figures: &mut Figures) -> Outcome {
    page.reload()?;
    page.wait_for("main")?;
    page.drop_file("body", "short.txt", &file("short.txt")?)?;
    page.wait_for("[data-sum=quotes]")?;
    hold(page, "long.json", &file("long.json")?)?;
    settle(page)?;
    let opened = work(page, || {
        page.evaluate("window.drop()", &[])?;
        page.wait_for("[data-section=hand]")?;
        page.wait_for("[data-sum=quotes]")?;
        settle(page)
    })?;
    figures.add_work("opening its file", Side::Ours, opened, Some(OPENING_MS));
    let reopened = work(page, || {
        page.reload()?;
        page.wait_for("[data-section=hand]")?;
        page.wait_for("[data-sum=quotes]")?;
        settle(page)
    })?;
    figures.add_work("opening the page with it", Side::Ours, reopened, Some(OPENING_MS));
    Ok(())
}

fn open_plain(page: &Page, figures: &mut Figures) -> Outcome {
    let address = page.evaluate("return new URL('plain.html', location).href", &[])?;
    let address = address.as_str().unwrap_or_default().to_owned();
    let opened = work(page, || {
        page.with(async |client| Ok(client.goto(&address).await?))?;
        settle(page)
    })?;
    for name in ["opening its file", "opening the page with it"] {
        figures.add_work(name, Side::Plain, opened, None);
    }
    Ok(())
}

fn measure(page: &Page, side: Side, figures: &mut Figures) -> Outcome {
    scroll(page, side, figures)?;
    fling(page, side, figures)?;
    for kind in COMMANDS {
        println!("  {side:?}: {kind:?}");
        let acts = acts::of(*kind, side);
        for nth in 0..PLACES {
            // Not at the ends, and in no order: what is near has been drawn.
            let share = f64::from((nth * 7 + 3) % PLACES + 1) / f64::from(PLACES + 2);
            for act in &acts {
                let sample = perform(page, act, share, nth)?;
                if let Some(name) = act.measured {
                    figures.add(name, side, sample);
                }
            }
        }
    }
    Ok(())
}

/// Steps through the whole article.
fn scroll(page: &Page, side: Side, figures: &mut Figures) -> Outcome {
    call(page, "bench.top()")?;
    call(page, "bench.tasks()")?;
    loop {
        let (moved, ms) = timed(page, &format!("bench.scroll({STEP})"))?;
        figures.add_task("scrolling by steps", side, ms, long_tasks(page)?, TASK_MS);
        if moved != json!(true) {
            return Ok(());
        }
    }
}

/// Spins the wheel over the article, from its top and again from there.
fn fling(page: &Page, side: Side, figures: &mut Figures) -> Outcome {
    call(page, "bench.top()")?;
    call(page, "bench.tasks()")?;
    let (pixels, times) = FLING;
    let wheel = json!({ "type": "mouseWheel", "x": 600, "y": 500, "deltaX": 0, "deltaY": pixels });
    for _ in 0..times {
        let before = busy_ms(page)?;
        page.devtools("Input.dispatchMouseEvent", wheel.clone())?;
        let ms = busy_ms(page)? - before;
        figures.add_task("spinning the wheel", side, ms, long_tasks(page)?, TASK_MS);
    }
    call(page, "bench.settle()").map(drop)
}

/// The longest of the tasks over 50 ms since this was last asked, 0 without one.
fn long_tasks(page: &Page) -> Outcome<f64> {
    let tasks = call(page, "bench.tasks()")?;
    let tasks = tasks.as_array().into_iter().flatten().filter_map(Value::as_f64);
    Ok(tasks.fold(0.0, f64::max))
}

/// Does one thing, and says how long it took.
fn perform(page: &Page, act: &Act, share: f64, nth: u32) -> Outcome<Sample> {
    let before = busy_ms(page)?;
    let event = if matches!(act.kind, Kind::Click(_)) { "click" } else { "keydown" };
    if act.measured.is_some() {
        call(page, &format!("bench.arm('{event}', '{}')", act.sign))?;
    }
    match act.kind {
        Kind::Place(css) => drop(call(page, &format!("bench.place({share}, '{css}')"))?),
        Kind::Select => drop(call(page, "bench.select()")?),
        Kind::FocusOn(css) => {
            drop(call(page, &format!("document.querySelector('{css}').focus()"))?)
        }
        Kind::Key(key) => press(page, key)?,
        Kind::Click(css) => drop(call(page, &format!("bench.click('{css}', {})", nth * 37))?),
    }
    let waited = match act.measured {
        Some(_) => call(page, "painted")?.as_f64().unwrap_or_default(),
        None => 0.0,
    };
    settle(page)?;
    Ok(Sample { waited, worked: busy_ms(page)? - before })
}

/// Presses a key as the browser's own input does, with Ctrl and Shift as `Control+Shift+z` says.
fn press(page: &Page, keys: &str) -> Outcome {
    let (held, key) = keys.rsplit_once('+').unwrap_or(("", keys));
    let modifiers = 2 * u8::from(held.contains("Control")) + 8 * u8::from(held.contains("Shift"));
    let text = if held.is_empty() && key.chars().count() == 1 { key } else { "" };
    let code = key
        .chars()
        .next()
        .filter(|_| key.len() == 1)
        .map_or(46, |it| it.to_ascii_uppercase() as u32);
    let key = if modifiers & 8 > 0 { key.to_uppercase() } else { key.to_owned() };
    for kind in ["keyDown", "keyUp"] {
        let text = if kind == "keyDown" { text } else { "" };
        let event = json!({ "type": kind, "key": key, "text": text, "modifiers": modifiers, "windowsVirtualKeyCode": code });
        page.devtools("Input.dispatchKeyEvent", event)?;
    }
    Ok(())
}

fn settle(page: &Page) -> Outcome {
    call(page, "bench.settle()").map(drop)
}

/// How long the processor works on what `done` does, in milliseconds. Where that opens another page,
/// the browser counts from its beginning.
fn work(page: &Page, done: impl FnOnce() -> Outcome) -> Outcome<f64> {
    let before = busy_ms(page)?;
    done()?;
    let after = busy_ms(page)?;
    Ok(if after < before { after } else { after - before })
}

/// What `script` resolves to, and how long the processor worked on it.
fn timed(page: &Page, script: &str) -> Outcome<(Value, f64)> {
    let before = busy_ms(page)?;
    let value = call(page, script)?;
    Ok((value, busy_ms(page)? - before))
}

/// How long the processor has worked in the page's main thread, in milliseconds.
fn busy_ms(page: &Page) -> Outcome<f64> {
    let told = page.devtools("Performance.getMetrics", json!({}))?;
    let metrics = told.get("metrics").and_then(Value::as_array).into_iter().flatten();
    let mut durations = metrics.filter(|it| it.get("name") == Some(&json!("TaskDuration")));
    let seconds = durations.next().and_then(|it| it.get("value")).and_then(Value::as_f64);
    seconds.map(|it| it * 1000.0).ok_or_else(|| Failure::new("the browser tells no TaskDuration"))
}

/// What `script` resolves to in the page.
fn call(page: &Page, script: &str) -> Outcome<Value> {
    let asked = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
    let told = page.devtools("Runtime.evaluate", asked)?;
    match told.get("exceptionDetails") {
        Some(error) => Err(Failure::new(format!("`{script}`: {error}"))),
        None => Ok(told.pointer("/result/value").cloned().unwrap_or_default()),
    }
}

/// Puts a file into the page, to be dropped by `window.drop()`: so that bringing it there is not measured.
fn hold(page: &Page, name: &str, bytes: &[u8]) -> Outcome {
    let text = String::from_utf8_lossy(bytes);
    let script = "
        const [name, text] = arguments;
        const carried = new DataTransfer();
        carried.items.add(new File([text], name));
        window.drop = () => document.body.dispatchEvent(
            new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));";
    page.evaluate(script, &[json!(name), json!(text)]).map(drop)
}

fn file(name: &str) -> Outcome<Vec<u8>> {
    let folder = env::var_os(FOLDER).map(PathBuf::from).unwrap_or_default();
    Ok(fs::read(folder.join(name))?)
}
