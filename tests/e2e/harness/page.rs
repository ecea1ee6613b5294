//! The page as a scenario sees it: what is on it, what it complained of, what it asked for.

use super::driver::Driver;
use super::engine::Engine;
use super::server::Server;
use super::{Appearance, ColorScheme, Outcome, browser};
use fantoccini::Client;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::runtime::{Builder, Runtime};

/// Collects from before the page's first script on what its policy refuses, and what it complains of
/// where the browser's driver does not tell of that.
const WATCH: &str = "
    window.violations = [];
    window.complaints = [];
    addEventListener('securitypolicyviolation', event =>
        window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
    addEventListener('error', ({ message, target }) =>
        window.complaints.push(message ?? `${target.tagName} ${target.src ?? target.href}`), true);
    addEventListener('unhandledrejection', event => window.complaints.push(`${event.reason}`));
    console.error = (say => (...words) => {
        window.complaints.push(words.join(' '));
        say(...words);
    })(console.error);";

/// Where the build of the page and the browser's driver are.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The browser's family.
    pub engine: Engine,
    /// The program that drives it.
    pub driver: OsString,
    /// The folder of the build.
    pub dist: PathBuf,
    /// Is set when a browser of the scenario turns out to have died, rather than to have been closed.
    pub is_dead: Arc<AtomicBool>,
}

/// A browser with the page open in it; closed on drop.
#[derive(Debug)]
pub struct Page {
    // Before the runtime and the driver: closing the browser needs both.
    client: Option<Client>,
    runtime: Runtime,
    server: Server,
    driver: Driver,
    setting: Setting,
    appearance: Appearance,
}

impl Page {
    /// Opens the page in a new browser.
    ///
    /// # Errors
    /// When the browser or the server does not start.
    pub fn open(setting: &Setting, appearance: Appearance) -> Outcome<Self> {
        let engine = setting.engine;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let driver = Driver::start(engine, &setting.driver)?;
        let server = Server::start(&setting.dist)?;
        let client = runtime.block_on(browser::open(engine, &driver, &server, appearance));
        // One that does not come up is dead, too.
        let client = client.inspect_err(|_| setting.is_dead.store(true, Ordering::Relaxed))?;
        let setting = setting.clone();
        let page = Self { client: Some(client), runtime, server, driver, setting, appearance };
        page.prepare()?;
        page.go_to_start()?;
        // What is done before the page has drawn itself is done to nobody.
        page.wait_for("main")?;
        Ok(page)
    }

    /// Opens the page in one more browser, with a fresh profile.
    ///
    /// # Errors
    /// When it does not start.
    pub fn open_another(&self, appearance: Appearance) -> Outcome<Self> {
        Self::open(&self.setting, appearance)
    }

    fn prepare(&self) -> Outcome {
        let Appearance { scheme, text } = self.appearance;
        if self.engine() == Engine::Chromium {
            let allow = json!({ "behavior": "allow", "downloadPath": self.downloads() });
            self.devtools("Browser.setDownloadBehavior", allow)?;
            let sizes = json!({ "fontSizes": { "standard": text } });
            self.devtools("Page.setFontSizes", sizes)?;
        }
        // Motion is left as it is unless colours are asked for.
        if self.engine() != Engine::WebKit && scheme == ColorScheme::Dark {
            self.set_color_scheme(scheme)?;
        }
        self.before_each_load(WATCH)?;
        self.set_size(1280, 900)
    }

    /// How the browser was asked to show pages when it was opened.
    pub fn appearance(&self) -> Appearance {
        self.appearance
    }

    /// The family of the browser.
    pub fn engine(&self) -> Engine {
        self.setting.engine
    }

    /// Opens the page's address.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn go_to_start(&self) -> Outcome {
        let address = self.server.page();
        self.with(async |client| Ok(client.goto(&address).await?))
    }

    /// Loads the page again, as F5 does.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn reload(&self) -> Outcome {
        self.with(async |client| Ok(client.refresh().await?))
    }

    /// Every request that the browser made so far, as `GET http://…`.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// What the console said at level `SEVERE` since this was last asked: uncaught errors, failed
    /// requests, refusals by the page's policy. Where the driver does not tell, what a script sees of
    /// these since the page was loaded.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn console_errors(&self) -> Outcome<Vec<String>> {
        if self.engine() != Engine::Chromium {
            let script = "return [...window.complaints, ...window.violations]";
            return Ok(serde_json::from_value(self.evaluate(script, &[])?)?);
        }
        let said = self.with(browser::console)?;
        let is_severe = |entry: &&Value| entry.get("level") == Some(&json!("SEVERE"));
        let text = |entry: &Value| entry.get("message").map(ToString::to_string);
        Ok(said.iter().filter(is_severe).filter_map(text).collect())
    }

    /// What the page's policy refused since it was loaded.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn violations(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(self.evaluate("return window.violations", &[])?)?)
    }

    /// What `script` returns; it finds `arguments` under that name.
    ///
    /// # Errors
    /// When it throws.
    pub fn evaluate(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.with(async |client| Ok(client.execute(script, arguments.to_vec()).await?))
    }

    /// A command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// When the browser refuses it, or is none of Chromium's family.
    pub fn devtools(&self, method: &str, parameters: Value) -> Outcome<Value> {
        self.with(async |client| browser::devtools(client, method, parameters).await)
    }

    /// The visible text of every element that `css` selects, in order.
    ///
    /// # Errors
    /// When `css` is no selector.
    pub fn texts(&self, css: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(it => it.innerText)";
        Ok(serde_json::from_value(self.evaluate(script, &[json!(css)])?)?)
    }

    /// How many elements `css` selects.
    ///
    /// # Errors
    /// When `css` is no selector.
    pub fn count(&self, css: &str) -> Outcome<usize> {
        Ok(self.texts(css)?.len())
    }

    /// The attribute `name` of the first element that `css` selects.
    ///
    /// # Errors
    /// When there is no such element.
    pub fn attribute(&self, css: &str, name: &str) -> Outcome<Option<String>> {
        let script = "return document.querySelector(arguments[0]).getAttribute(arguments[1])";
        Ok(serde_json::from_value(self.evaluate(script, &[json!(css), json!(name)])?)?)
    }

    /// Lets the page write the clipboard and this test read it, as a user would allow.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn allow_clipboard(&self) -> Outcome {
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        self.devtools("Browser.grantPermissions", json!({ "permissions": permissions })).map(drop)
    }

    /// Puts words, and the source of a page with the same words, on the clipboard.
    ///
    /// # Errors
    /// When the page was not allowed to write it.
    pub fn put_on_clipboard(&self, plain: &str, html: &str) -> Outcome {
        let write = format!(
            "navigator.clipboard.write([new ClipboardItem({{
                'text/plain': new Blob([{}], {{ type: 'text/plain' }}),
                'text/html': new Blob([{}], {{ type: 'text/html' }}),
            }})]).then(() => true)",
            json!(plain),
            json!(html)
        );
        let write = json!({ "expression": write, "awaitPromise": true, "userGesture": true });
        let answer = self.devtools("Runtime.evaluate", write)?;
        match answer.pointer("/result/value") {
            Some(Value::Bool(true)) => Ok(()),
            _ => Err(super::Failure::new(format!("the clipboard was not written: {answer}"))),
        }
    }

    /// The text on the clipboard.
    ///
    /// # Errors
    /// When the page was not allowed to read it.
    pub fn clipboard_text(&self) -> Outcome<String> {
        let read = json!({ "expression": "navigator.clipboard.readText()", "awaitPromise": true });
        let answer = self.devtools("Runtime.evaluate", read)?;
        let text = answer.pointer("/result/value").and_then(Value::as_str);
        text.map(str::to_owned).ok_or_else(|| {
            super::Failure::new(format!("the clipboard could not be read: {answer}"))
        })
    }

    /// Opens the page's address in a further tab and goes there.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn open_tab(&self) -> Outcome {
        self.with(async |client| {
            let tab = client.new_window(true).await?;
            Ok(client.switch_to_window(tab.handle).await?)
        })?;
        self.go_to_start()
    }

    /// Goes to the tab with that number, from 0 in the order in which they were opened.
    ///
    /// # Errors
    /// When there is no such tab.
    pub fn switch_tab(&self, number: usize) -> Outcome {
        self.with(async |client| {
            let tab = client.windows().await?.into_iter().nth(number);
            let tab =
                tab.ok_or_else(|| super::Failure::new(format!("there is no tab {number}")))?;
            Ok(client.switch_to_window(tab).await?)
        })
    }

    /// Runs `script` before the page's own scripts at each load from now on.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn before_each_load(&self, script: &str) -> Outcome {
        if self.engine() != Engine::Chromium {
            self.server.run_first(script);
            return Ok(());
        }
        let source = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source).map(drop)
    }

    /// Where downloads go.
    pub fn downloads(&self) -> &Path {
        self.driver.downloads()
    }

    /// Runs what needs the browser to its end.
    pub fn with<T>(&self, work: impl AsyncFnOnce(&Client) -> Outcome<T>) -> Outcome<T> {
        let gone = || super::Failure::new("the browser is closed");
        let client = self.client.as_ref().ok_or_else(gone)?;
        self.runtime.block_on(work(client))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let answer = self.runtime.block_on(client.execute("return true", Vec::new()));
            // A page that does not come to answer is slow; that is its own fault.
            if answer.is_err_and(|error| !error.is_script_timeout()) {
                self.setting.is_dead.store(true, Ordering::Relaxed);
            }
            // A browser that crashed is already closed.
            let _ = self.runtime.block_on(client.close());
        }
    }
}
