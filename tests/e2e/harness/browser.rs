//! A browser of its own for each scenario: how each engine's is started.

use super::driver::Driver;
use super::engine::Engine;
use super::server::Server;
use super::{Appearance, ColorScheme, Failure, Outcome};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::env;
use url::{ParseError, Url};

/// The flags that the wasm tests start Chromium with, too.
const FLAGS: &str = include_str!("../../../webdriver.json");

/// Keeps Chromium from calling home, so that every request that is seen is the page's: no
/// updates, time, hints, forms or assistants, and account pages, searches and messages from its maker on a
/// port that browsers refuse to open.
const QUIET: &[&str] = &[
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,AutofillServerCommunication,AimEnabled,AimServerEligibilityEnabled",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--gaia-url=http://127.0.0.1:9/",
    "--google-base-url=http://127.0.0.1:9/",
    "--gcm-checkin-url=http://127.0.0.1:9/",
];

/// How long a script may take, which looks at a page of many thousand elements on a busy machine.
const SCRIPT_MS: u32 = 180_000;

/// Opens a browser of `engine` with a fresh profile. Chromium's every request goes through `server`.
///
/// # Errors
/// When the driver cannot start it.
pub async fn open(
    engine: Engine,
    driver: &Driver,
    server: &Server,
    appearance: Appearance,
) -> Outcome<Client> {
    let mut capabilities = match engine {
        Engine::Chromium => chromium(server)?,
        Engine::Firefox => firefox(driver, appearance),
        Engine::WebKit => webkit(appearance)?,
    };
    capabilities.insert("timeouts".to_owned(), json!({ "script": SCRIPT_MS }));
    let mut builder = ClientBuilder::new(HttpConnector::new());
    Ok(builder.capabilities(capabilities).connect(driver.address()).await?)
}

fn chromium(server: &Server) -> Outcome<Capabilities> {
    let mut capabilities: Capabilities = serde_json::from_str(FLAGS)?;
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    let options = capabilities.get_mut("goog:chromeOptions").and_then(Value::as_object_mut);
    let options = options.ok_or_else(|| Failure::new("webdriver.json has no Chrome options"))?;
    if let Some(arguments) = options.get_mut("args").and_then(Value::as_array_mut) {
        arguments.extend(QUIET.iter().map(|flag| json!(flag)));
        arguments.push(json!(format!("--proxy-server=http://{}", server.proxy())));
        // Without this the browser would fetch from this machine without asking the proxy.
        arguments.push(json!("--proxy-bypass-list=<-loopback>"));
    }
    if let Ok(binary) = env::var("CHROME") {
        options.insert("binary".to_owned(), json!(binary));
    }
    Ok(capabilities)
}

fn firefox(driver: &Driver, appearance: Appearance) -> Capabilities {
    let mut options = json!({
        "args": ["-headless"],
        "prefs": {
            // Downloads go to the folder that is named here, without a question.
            "browser.download.folderList": 2,
            "browser.download.dir": driver.downloads(),
            "browser.download.alwaysOpenPanel": false,
            "font.size.variable.x-western": appearance.text,
        },
    });
    if let (Ok(binary), Some(options)) = (env::var("FIREFOX"), options.as_object_mut()) {
        options.insert("binary".to_owned(), json!(binary));
    }
    Capabilities::from_iter([("moz:firefoxOptions".to_owned(), options)])
}

fn webkit(appearance: Appearance) -> Outcome<Capabilities> {
    let mut arguments = vec!["--automation"];
    if appearance.scheme == ColorScheme::Dark {
        arguments.push("--dark-mode");
    }
    if appearance.text != Appearance::NEW.text {
        return Err(Failure::new("MiniBrowser has no setting for the size of text"));
    }
    let options = json!({ "args": arguments });
    Ok(Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)]))
}

/// A command of the Chrome DevTools Protocol: the method's name and its parameters.
///
/// # Errors
/// When the browser refuses it.
pub async fn devtools(client: &Client, method: &str, parameters: Value) -> Outcome<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    Ok(client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await?)
}

/// What Chromium's console said since this was last asked.
///
/// # Errors
/// When the driver does not answer.
pub async fn console(client: &Client) -> Outcome<Vec<Value>> {
    let body = json!({ "type": "browser" });
    let said = client.issue_cmd(Extension { path: "se/log", body }).await?;
    Ok(said.as_array().cloned().unwrap_or_default())
}

/// Runs `script` as a part of Firefox itself, which may do what no page may.
///
/// # Errors
/// When it throws.
pub async fn inside_firefox(client: &Client, script: &str, arguments: Vec<Value>) -> Outcome {
    let enter =
        |context: &str| Extension { path: "moz/context", body: json!({ "context": context }) };
    client.issue_cmd(enter("chrome")).await?;
    let done = client.execute(script, arguments).await;
    client.issue_cmd(enter("content")).await?;
    Ok(done.map(drop)?)
}

/// A command that a driver has beyond the standard's.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _address: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
