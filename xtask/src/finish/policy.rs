//! Completes the page's Content-Security-Policy with the hash of Trunk's inline loader.
//!
//! `index.html` carries the policy with a placeholder that no browser accepts: a page that this
//! step has not finished does not run at all, rather than run without a policy.

use crate::failure::Failure;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Stands in the policy of `index.html` where the hashes of inline scripts go.
const PLACEHOLDER: &str = "'sha256-LOADER'";

/// `page` with the hash of each inline script in place of the placeholder.
///
/// # Errors
/// When the page has no policy to complete, or no loader to allow.
pub fn complete(page: &str) -> Result<String, Failure> {
    if !page.contains(PLACEHOLDER) {
        return Err(Failure::new(format!(
            "the built page's Content-Security-Policy has no {PLACEHOLDER} to fill in"
        )));
    }
    let hashes: Vec<String> = inline_scripts(page).into_iter().map(source_hash).collect();
    if hashes.is_empty() {
        return Err(Failure::new("the built page has no inline loader, so the app cannot start"));
    }
    Ok(page.replace(PLACEHOLDER, &hashes.join(" ")))
}

/// The text of every `<script>` element without a `src`, in order.
fn inline_scripts(page: &str) -> Vec<&str> {
    page.split("<script")
        .skip(1)
        .filter_map(|after| after.split_once('>'))
        .filter(|(attributes, _)| !attributes.contains("src="))
        .filter_map(|(_, rest)| rest.split_once("</script>"))
        .map(|(text, _)| text)
        .collect()
}

/// The source expression that lets a script of exactly this text run (CSP Level 3, 2.3.1).
fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash of `alert(1)`, by `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
    const ALERT: &str = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

    #[test]
    fn every_inline_script_is_allowed_by_its_hash() {
        let page = "<meta content=\"script-src 'self' 'sha256-LOADER'\"><script>alert(1)</script>\
                    <script src=a.js></script><script type=module>alert(1)</script>";
        let completed = complete(page).unwrap();
        assert!(completed.contains(&format!("script-src 'self' {ALERT} {ALERT}\"")), "{completed}");
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        assert!(complete("<script>alert(1)</script>").is_err());
    }

    #[test]
    fn a_page_without_a_loader_is_refused() {
        assert!(complete("<meta content=\"'sha256-LOADER'\"><script src=a.js></script>").is_err());
    }
}
