//! `bluepencil`: the engine on JSON lines, for pipelines and for scoring. Reads, calls the engine,
//! writes; what it knows of articles is in the engine. `docs/command-line.md` is its manual.

mod annotate;
mod arguments;
mod clean;
mod compare;
mod input;
mod offsets;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Request, Verb};
use input::Problems;

/// Some of the input could not be done.
const SOME_FAILED: u8 = 1;
/// The arguments could not be used.
const UNUSABLE_ARGUMENTS: u8 = 2;

fn main() -> ExitCode {
    let request = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("bluepencil: {error}\nTry “bluepencil --help”.");
            return ExitCode::from(UNUSABLE_ARGUMENTS);
        }
    };
    let mut problems = Problems::default();
    let done = match request {
        Request::Print(text) => print(&text),
        Request::Run(arguments) => run(&arguments, &mut problems),
    };
    match done {
        // Whoever reads our output has had enough: that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bluepencil: cannot write: {error}");
            ExitCode::from(SOME_FAILED)
        }
        Ok(()) if problems.any() => ExitCode::from(SOME_FAILED),
        Ok(()) => ExitCode::SUCCESS,
    }
}

fn print(text: &str) -> io::Result<()> {
    io::stdout().lock().write_all(text.as_bytes())
}

fn run(arguments: &Arguments, problems: &mut Problems) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match arguments.verb {
        Verb::Annotate => annotate::run(arguments, problems, &mut out)?,
        Verb::Compare => compare::run(arguments, problems, &mut out)?,
        Verb::Clean => clean::run(arguments, problems, &mut out)?,
    }
    out.flush()
}
