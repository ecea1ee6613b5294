//! The project's own commands: `cargo xtask COMMAND`. One file a command; this one only chooses.

mod failure;
mod finish;
mod root;

use failure::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  finish   completes a built page: policy and worker loader (Trunk runs it after each build)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Failure> {
    let Some((command, _rest)) = arguments.split_first() else {
        return Err(Failure::new(USAGE));
    };
    match command.as_str() {
        "finish" => finish::run(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(Failure::new(format!("there is no command `{unknown}`\n{USAGE}"))),
    }
}
