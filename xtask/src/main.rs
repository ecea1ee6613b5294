//! The project's own commands: `cargo xtask COMMAND`. One file a command; this one only chooses.

mod arguments;
mod bench;
mod ci;
mod eval;
mod failure;
mod finish;
mod lint;
mod machine;
mod page;
mod process;
mod report;
mod root;
mod serve;
mod size;
mod test;
mod tools;
mod train;

use arguments::Arguments;
use failure::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--release] [--port N]   builds the page and serves it on this machine
  build                          builds the page as it is deployed, into dist/
  test [--only PART] [-- NAME]   runs the tests: engine, wasm, e2e, firefox, webkit, formats, eval
  screenshots                    takes pictures of the page, into tests/screenshots/ and docs/pictures/
  bench [--browser [--only P]]   measures speed: natively, or in a browser (P: comparison, page)
  lint                           checks format, clippy and the design's invariants
  size                           weighs the release build against its budgets
  eval                           scores accuracy on the articles in ../shared
  train lines|speakers DATA      learns the engine's tables anew from labelled articles
  ci                             lint, test and size, with one summary
  finish                         completes a built page (Trunk runs it after each build)";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next();
    match run(command.as_deref(), Arguments::new(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Option<&str>, arguments: Arguments) -> Result<(), Failure> {
    match command {
        Some("serve") => serve::run(arguments),
        Some("test") => test::run(arguments),
        Some("bench") => bench::run(arguments),
        Some("train") => train::run(arguments),
        Some(alone) => {
            arguments.finish()?;
            run_alone(alone)
        }
        None => Err(Failure::new(USAGE)),
    }
}

/// The commands that take no arguments.
fn run_alone(command: &str) -> Result<(), Failure> {
    match command {
        "build" => page::build_release().map(drop),
        "screenshots" => test::screenshots(),
        "lint" => lint::run(),
        "size" => size::run(),
        "eval" => eval::run(),
        "ci" => ci::run(),
        "finish" => finish::run(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(Failure::new(format!("there is no command `{unknown}`\n\n{USAGE}"))),
    }
}
