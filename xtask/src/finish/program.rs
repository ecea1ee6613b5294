//! Has the app's module asked for once, and at once.
//!
//! Trunk has it preloaded, which WebKit does not hand on to the loader: there it was downloaded twice
//! (seen by a server in WebKitGTK 2.50, whatever the headers). A script asks as early and hands on
//! what it gets.

use crate::failure::Failure;

/// How Trunk preloads the module: before its name, and after.
const PRELOAD: (&str, &str) = (
    "<link rel=\"preload\" href=\"",
    "\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">",
);
/// Where the script goes: before anything that a browser would wait for.
const PLACE: &str = "<title>";

/// `page` with a script that asks for the module, whose answer the loader takes.
///
/// # Errors
/// When the page is not what Trunk writes.
pub fn ask_once(page: &str) -> Result<String, Failure> {
    let unknown = || Failure::new("the built page preloads no module, or its loader has none");
    let (before, after) = page.split_once(PRELOAD.1).ok_or_else(unknown)?;
    let (before, name) = before.rsplit_once(PRELOAD.0).ok_or_else(unknown)?;
    let given = format!("module_or_path: '{name}'");
    let rest = format!("{before}{after}");
    if !rest.contains(&given) || !rest.contains(PLACE) {
        return Err(unknown());
    }
    let script = format!("<script>const program = fetch(\"{name}\");</script>\n    {PLACE}");
    Ok(rest.replace(&given, "module_or_path: program").replacen(PLACE, &script, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_takes_what_a_script_asked_for() {
        let page = "<title>A</title><script>init({ module_or_path: './a_bg.wasm' })</script>\
                    <link rel=\"modulepreload\" href=\"./a.js\" crossorigin=\"anonymous\">\
                    <link rel=\"preload\" href=\"./a_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" \
                    type=\"application/wasm\">";
        let asked = "<script>const program = fetch(\"./a_bg.wasm\");</script>\n    \
                     <title>A</title><script>init({ module_or_path: program })</script>\
                     <link rel=\"modulepreload\" href=\"./a.js\" crossorigin=\"anonymous\">";
        assert_eq!(ask_once(page).unwrap(), asked);
        assert!(ask_once(asked).is_err(), "once is enough");
    }
}
