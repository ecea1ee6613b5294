//! A browser of its own for each scenario, with the commands that WebDriver itself does not have.

use super::driver::Driver;
use super::server::Server;
use super::{Failure, Outcome};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::env;
use url::{ParseError, Url};

/// The flags that the wasm tests start the browser with, too.
const FLAGS: &str = include_str!("../../../webdriver.json");

/// Keeps the browser from calling home, so that every request that is seen is the page's: no
/// updates, time, hints or forms, and account pages on a port that browsers refuse to open.
const QUIET: &[&str] = &[
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,AutofillServerCommunication",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--gaia-url=http://127.0.0.1:9/",
];

/// Opens a browser with a fresh profile, whose every request goes through `server`.
///
/// # Errors
/// When the driver cannot start it.
pub async fn open(driver: &Driver, server: &Server) -> Outcome<Client> {
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
    let mut builder = ClientBuilder::new(HttpConnector::new());
    Ok(builder.capabilities(capabilities).connect(driver.address()).await?)
}

/// A command of the Chrome DevTools Protocol: the method's name and its parameters.
///
/// # Errors
/// When the browser refuses it.
pub async fn devtools(client: &Client, method: &str, parameters: Value) -> Outcome<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    Ok(client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await?)
}

/// What the browser's console said since this was last asked.
///
/// # Errors
/// When the driver does not answer.
pub async fn console(client: &Client) -> Outcome<Vec<Value>> {
    let body = json!({ "type": "browser" });
    let said = client.issue_cmd(Extension { path: "se/log", body }).await?;
    Ok(said.as_array().cloned().unwrap_or_default())
}

/// A command that chromedriver has beyond the standard's.
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
