//! Runs other programs: says what is run, and turns what goes wrong into a sentence.

use crate::failure::Failure;
use crate::report::Count;
use crate::root::root;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Runs `command` with its output going where ours goes.
///
/// # Errors
/// When the program is missing or ends with another status than 0.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    println!("$ {}", line(command));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(ended(command, &status.to_string())) }
}

/// What `command` writes to its standard output; its complaints are shown if it fails.
///
/// # Errors
/// As [`run`].
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return Err(ended(command, &output.status.to_string()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The folder that cargo builds into.
///
/// # Errors
/// When cargo cannot say.
pub fn target_folder() -> Result<PathBuf, Failure> {
    let mut command = Command::new("cargo");
    command.args(["metadata", "--format-version", "1", "--no-deps"]).current_dir(root());
    let said = output(&mut command)?;
    serde_json::from_str::<serde_json::Value>(&said)
        .ok()
        .and_then(|said| Some(PathBuf::from(said.get("target_directory")?.as_str()?)))
        .ok_or_else(|| Failure::new("cargo does not say where it builds"))
}

/// The command as a person would type it, without its environment.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|argument| quoted(&argument.to_string_lossy())));
    words.join(" ")
}

/// The failure to start `command` at all.
pub fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure::new(format!("could not start `{program}`: {error}"))
}

/// The failure of `command` that ended with `status`.
pub fn ended(command: &Command, status: &str) -> Failure {
    Failure::new(format!("`{}` ended with {status}", line(command)))
}

fn quoted(argument: &str) -> String {
    if argument.contains(' ') { format!("'{argument}'") } else { argument.to_owned() }
}

/// Runs a test program, shows what it writes, and adds up the results that it prints: the lines
/// of Rust's test harness and of Node's (TAP).
///
/// # Errors
/// When the program is missing, or fails without naming a failed test.
pub fn tests(command: &mut Command) -> Result<Count, Failure> {
    println!("$ {}", line(command));
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut count = Count::default();
    if let Some(stdout) = child.stdout.take() {
        // By bytes: a test may well print what is no text.
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&line);
            println!("{text}");
            count += results(&text);
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if !status.success() && count.failed == 0 {
        return Err(ended(command, &status.to_string()));
    }
    Ok(count)
}

/// The results that one line of a test program's output tells.
fn results(line: &str) -> Count {
    let number = |text: Option<&str>| text.and_then(|it| it.trim().parse().ok()).unwrap_or(0);
    if let Some((_, counts)) = line.split_once("test result: ") {
        let of = |what: &str| {
            let (before, _) = counts.split_once(what)?;
            before.split_whitespace().last()
        };
        return Count { passed: number(of(" passed")), failed: number(of(" failed")) };
    }
    Count {
        passed: number(line.strip_prefix("# pass ")),
        failed: number(line.strip_prefix("# fail ")),
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn results_of_both_harnesses_are_read() {
        let rust = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured";
        assert_eq!(results(rust), Count { passed: 12, failed: 3 });
        assert_eq!(results("# pass 4"), Count { passed: 4, failed: 0 });
        assert_eq!(results("# fail 1"), Count { passed: 0, failed: 1 });
        assert_eq!(results("test engine ... ok"), Count::default());
    }

    #[test]
    fn a_command_is_shown_as_it_would_be_typed() {
        let mut command = Command::new("cargo");
        command.args(["test", "two words"]);
        assert_eq!(line(&command), "cargo test 'two words'");
    }
}
