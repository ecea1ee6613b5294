//! Splits the app's module in two: what a first paint needs, and what comes right after it.
//!
//! The first half runs by itself. The later one is given the first one's exports and nothing else:
//! memory, tables, globals and the functions that it calls, a browser's among them. Where the first
//! half calls the later one, it does so through the table, in which the later half puts itself as it
//! comes to be. Until then such a call traps; the page makes none, since all that leads there waits
//! until it is whole (`src/runner/whole.rs`).
//!
//! This is done before wasm-opt, which works on each half for itself and so makes one function out
//! of two that are alike only where both are in the same half. rustc is told not to (`small_std`),
//! for a function that stands for two has the name of one.

mod module;
mod reach;
mod shared;
mod write;

use crate::failure::Failure;
use module::Module;
use write::Halves;

/// What comes later: functions in whose names one of these stands, and those that only they call.
/// A module's path takes along what generic code of other crates makes of its types.
const LATER: &[&str] = &[
    // There is no article before the page is whole, so nothing of what draws one is needed.
    "bluepencil::components::article_view",
    "bluepencil::components::chunk",
    "bluepencil::components::line_view",
    "bluepencil::components::sums",
    "bluepencil::hooks::use_drawing",
    "bluepencil::dom::nearness",
    "bluepencil::view::chunks",
    "bluepencil::view::rows",
    "bluepencil::view::segments",
    "bluepencil::view::summary",
    "bluepencil::view::window",
    "bluepencil::components::compare",
    "bluepencil::components::find",
    "bluepencil::components::glance",
    "bluepencil::components::help",
    "bluepencil::components::marking",
    "bluepencil::components::palette",
    "bluepencil::components::panel",
    "bluepencil::components::rebinding",
    "bluepencil::components::source",
    "bluepencil::components::still",
    "bluepencil::dom::highlight",
    "bluepencil::view::compare",
    "bluepencil::view::find",
    "bluepencil::view::doable",
    "bluepencil::view::matching",
    "bluepencil::view::offers",
    "bluepencil::view::glance::Course",
    "bluepencil::view::glance::Glance",
    "bluepencil::view::rebind",
    "bluepencil::runner::Runner>::carry_out",
    "bluepencil::runner::Runner>::copy_selected",
    "bluepencil::runner::Runner>::open",
    "bluepencil::runner::Runner>::run::",
    "bluepencil::runner::Runner>::take_files::",
    "bluepencil::runner::take::many",
    "bluepencil::runner::change",
    "bluepencil::runner::find",
    "bluepencil::runner::palette",
    "bluepencil_engine::edit::rewrite",
    "bluepencil_engine::file",
    "bluepencil_engine::find::Finder",
    "bluepencil_engine::find::Fold",
    "bluepencil_engine::find::folded",
    "bluepencil_engine::revise",
];
/// Crates whose code deals with values of any kind. It stays where it is called from, whatever it
/// deals with: the first half drops places in which something of the later one may stand.
const OF_ANY_KIND: &[&str] = &["core", "alloc", "std", "hashbrown"];

/// Where the page says what its later half is called: before the name, and after.
const ANNOUNCED: (&str, &str) = ("<meta name=\"later\" content=\"", "\" />");

/// `page` with the name of its later half.
///
/// # Errors
/// When the page has no place for it.
pub fn announce(page: &str, name: &str) -> Result<String, Failure> {
    let place = format!("{}{}", ANNOUNCED.0, ANNOUNCED.1);
    if !page.contains(&place) {
        return Err(Failure::new(format!("the built page has no {place} to fill in")));
    }
    Ok(page.replace(&place, &format!("{}./{name}{}", ANNOUNCED.0, ANNOUNCED.1)))
}

/// The two halves of `wasm`, which wasm-bindgen has written and nobody has optimised yet.
///
/// # Errors
/// When the module is not what wasm-bindgen writes.
pub fn split(wasm: &[u8]) -> Result<Halves, Failure> {
    split_by(wasm, is_later).map_err(|error| {
        Failure::new(format!("the app's module cannot be split, see finish/split: {error}"))
    })
}

fn split_by(wasm: &[u8], is_later: impl Fn(&str) -> bool) -> Result<Halves, module::Error> {
    let module = Module::read(wasm)?;
    let first = reach::first(&module, is_later)?;
    write::halves(&module, &first)
}

/// Whether a function of this name comes later.
fn is_later(name: &str) -> bool {
    let name = without_hashes(name);
    let start = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let crate_name = start.split("::").next().unwrap_or_default();
    !OF_ANY_KIND.contains(&crate_name) && LATER.iter().any(|path| name.contains(path))
}

/// `name` without the hashes of crates: `core[641134fb57596b42]::str` is `core::str`.
fn without_hashes(name: &str) -> String {
    // Zeros at the front of a hash are left out, and `[f64]` is none.
    const SHORTEST: usize = 8;
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let is_hash = |it: &str| it.len() >= SHORTEST && it.bytes().all(|b| b.is_ascii_hexdigit());
        rest = match after.split_once(']') {
            Some((hash, behind)) if is_hash(hash) => behind,
            _ => {
                plain.push('[');
                after
            }
        };
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"(module
        (import "./app_bg.js" "now" (func $now (result i32)))
        (import "./app_bg.js" "log" (func $log))
        (table 4 4 funcref)
        (memory 1)
        (global $stack (mut i32) i32.const 9)
        (export "main" (func $main))
        (export "later_export" (func $later_export))
        (elem (i32.const 1) func $first_closure $later_closure $log)
        (func $only_later (result i32) call $now)
        (func $both)
        (func $main call $both call $later drop call $later_closure)
        (func $later (result i32) call $both call $only_later)
        (func $first_closure call $both)
        (func $later_closure global.get $stack drop)
        (func $later_export)
    )"#;

    const FIRST: &str = r#"(module
        (import "./app_bg.js" "now" (func $now (;0;) (type 0) (result i32)))
        (import "./app_bg.js" "log" (func $log (;1;) (type 1)))
        (table (;0;) 5 5 funcref)
        (memory (;0;) 1)
        (global (;0;) (mut i32) i32.const 9)
        (export "main" (func $main))
        (export "later_export" (func $later_export))
        (export "0" (memory 0))
        (export "1" (table 0))
        (export "2" (global 0))
        (export "3" (func $both))
        (export "4" (func $now))
        (elem (;0;) (i32.const 1) func $first_closure)
        (elem (;1;) (i32.const 3) func $log)
        (func $both (;2;) (type 1))
        (func $main (;3;) (type 1)
        call $both
        i32.const 4
        call_indirect (type 0)
        drop
        i32.const 2
        call_indirect (type 1)
        )
        (func $first_closure (;4;) (type 1)
        call $both
        )
        (func $later_export (;5;) (type 1))
        )"#;

    const LATER_HALF: &str = r#"(module
        (import "first" "0" (memory (;0;) 1))
        (import "first" "1" (table (;0;) 5 5 funcref))
        (import "first" "2" (global (;0;) (mut i32)))
        (import "first" "3" (func (;0;) (type 1)))
        (import "first" "4" (func (;1;) (type 0) (result i32)))
        (elem (;0;) (i32.const 2) func $later_closure)
        (elem (;1;) (i32.const 4) func $later)
        (func $only_later (;2;) (type 0) (result i32)
        call 1
        )
        (func $later (;3;) (type 0) (result i32)
        call 0
        call $only_later
        )
        (func $later_closure (;4;) (type 1)
        global.get 0
        drop
        )
        )"#;

    /// Splits `whole` where names begin with `later`, and holds each half against what it is to be,
    /// without its types, as wasmprinter writes it.
    fn check(whole: &str, first: &str, later: &str) {
        let whole = wat::parse_str(whole).unwrap();
        let halves = split_by(&whole, |name| name.starts_with("later")).unwrap();
        for (half, expected) in [(halves.first, first), (halves.later, later)] {
            let printed = wasmprinter::print_bytes(half).unwrap();
            let lines = |text: &'_ str| {
                let lines = text.lines().map(|line| line.trim().to_owned());
                lines.filter(|line| !line.starts_with("(type")).collect::<Vec<_>>()
            };
            assert_eq!(lines(&printed), lines(expected));
        }
    }

    #[test]
    fn the_halves_meet_in_the_table_and_the_first_lends_what_the_later_one_needs() {
        check(WHOLE, FIRST, LATER_HALF);
    }

    #[test]
    fn a_module_in_which_nothing_comes_later_stays_whole() {
        check(
            "(module (table 1 1 funcref) (func $main) (export \"main\" (func $main)))",
            "(module
             (table (;0;) 1 1 funcref)
             (export \"main\" (func $main))
             (export \"0\" (table 0))
             (func $main (;0;) (type 0))
             )",
            "(module
             (import \"first\" \"0\" (table (;0;) 1 1 funcref))
             )",
        );
    }

    #[test]
    fn modules_of_other_kinds_are_refused() {
        for other in [
            "(module (func $later) (func (export \"main\") call $later))",
            "(module (import \"a\" \"b\" (memory 1)))",
            "(module (table 1 funcref) (elem func $later) (func $later))",
            "(module (table 1 funcref) (func $later) (func (export \"a\") ref.func $later drop) (elem declare func $later))",
        ] {
            let whole = wat::parse_str(other).unwrap();
            assert!(split_by(&whole, |name| name == "later").is_err(), "{other}");
        }
        assert!(split(b"no module").is_err());
    }

    #[test]
    fn the_page_names_its_later_half_once() {
        let page = announce("<meta name=\"later\" content=\"\" /><p>", "app-1_later.wasm").unwrap();
        assert_eq!(page, "<meta name=\"later\" content=\"./app-1_later.wasm\" /><p>");
        assert!(announce(&page, "app-1_later.wasm").is_err());
    }

    #[test]
    fn a_name_tells_what_comes_later() {
        let later = [
            "bluepencil[8460ddb41fbe15e4]::components::panel::panel",
            "<bluepencil[8460ddb41fbe15e4]::runner::Runner>::carry_out",
            "<yew[349db9441450e831]::Hook<bluepencil[8460ddb41fbe15e4]::components::help::Help>>::run",
            "<[bluepencil[8460ddb41fbe15e4]::view::compare::Row]>::sort",
        ];
        let first = [
            "bluepencil[8460ddb41fbe15e4]::components::empty::empty",
            "core[641134fb57596b42]::ptr::drop_in_place::<bluepencil[8460ddb41fbe15e4]::view::compare::Row>",
            "<alloc[c8a1b94caa27ad0]::vec::Vec<bluepencil[8460ddb41fbe15e4]::view::compare::Row>>::push",
        ];
        assert_eq!(later.map(is_later), [true; 4]);
        assert_eq!(first.map(is_later), [false; 3]);
    }

    #[test]
    fn hashes_go_and_other_brackets_stay() {
        let plain = "<[T] as core::A>::b::<[u8; 4], \"[é\">[1]";
        assert_eq!(without_hashes(&plain.replace("core", "core[41134fb57596b42]")), plain);
    }
}
