//! Brings the worker's loader up to the call that wasm-bindgen asks for.
//!
//! Trunk 0.21 still passes the wasm's address as a bare string, which wasm-bindgen answers with a
//! deprecation warning on the console of everybody who opens the page.

use crate::failure::Failure;

/// The call as Trunk writes it: before the address, and after.
const OLD: (&str, &str) = ("wasm_bindgen(\"", "\");");
/// The same call with the address as a named option.
const NEW: (&str, &str) = ("wasm_bindgen({module_or_path:\"", "\"});");

/// `loader` with its one call of `wasm_bindgen` in today's form; a loader already so is kept.
///
/// # Errors
/// When the loader is neither, so that a change of Trunk's is noticed here.
pub fn modernise(loader: &str) -> Result<String, Failure> {
    if loader.contains(NEW.0) {
        return Ok(loader.to_owned());
    }
    loader
        .split_once(OLD.0)
        .and_then(|(before, call)| Some((before, call.split_once(OLD.1)?)))
        .map(|(before, (address, after))| format!("{before}{}{address}{}{after}", NEW.0, NEW.1))
        .ok_or_else(|| Failure::new(format!("the worker's loader starts nothing: {loader}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_becomes_a_named_option_once() {
        let written = r#"importScripts("./worker.js");wasm_bindgen("./worker_bg.wasm");"#;
        let wanted =
            r#"importScripts("./worker.js");wasm_bindgen({module_or_path:"./worker_bg.wasm"});"#;
        assert_eq!(modernise(written).unwrap(), wanted);
        assert_eq!(modernise(wanted).unwrap(), wanted);
    }

    #[test]
    fn a_loader_that_calls_nothing_is_refused() {
        assert!(modernise("importScripts('./worker.js')").is_err());
    }
}
