//! Shows how far several installations are: one line that renews itself on a terminal, a line
//! each half minute elsewhere.

use std::collections::VecDeque;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How often the line is renewed on a terminal.
const RENEWED: Duration = Duration::from_secs(1);
/// How often a line is written to a log.
const LOGGED: Duration = Duration::from_secs(30);
/// How many of a program's last lines are kept, to be shown if it fails.
const LAST_LINES: usize = 20;

/// The receiving end: what each installation said last.
#[derive(Debug)]
pub struct Progress {
    titles: Vec<String>,
    said: Vec<String>,
    news: Receiver<(usize, String)>,
    began: Instant,
}

/// The sending end of one installation.
#[derive(Debug)]
pub struct Reporter {
    index: usize,
    news: Sender<(usize, String)>,
}

impl Progress {
    /// A display of one installation for each of `titles`, and a reporter for the first of them.
    pub fn new(titles: Vec<String>) -> (Self, Reporter) {
        let (sender, news) = channel();
        let said = titles.iter().map(|_| "starting".to_owned()).collect();
        (Self { titles, said, news, began: Instant::now() }, Reporter { index: 0, news: sender })
    }

    /// Shows progress until every reporter is gone.
    pub fn show_until_done(mut self) {
        let on_terminal = io::stderr().is_terminal();
        let every = if on_terminal { RENEWED } else { LOGGED };
        println!("Installing {} into the user's cache, once:", self.titles.join(", "));
        let mut shown = Instant::now();
        loop {
            match self.news.recv_timeout(every) {
                Ok((index, said)) => {
                    if let Some(slot) = self.said.get_mut(index) {
                        *slot = said;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if shown.elapsed() >= every {
                shown = Instant::now();
                self.show(on_terminal);
            }
        }
        self.show(on_terminal);
        if on_terminal {
            eprintln!();
        }
    }

    fn show(&self, on_terminal: bool) {
        let seconds = self.began.elapsed().as_secs();
        let each: Vec<String> = self
            .titles
            .iter()
            .zip(&self.said)
            .map(|(title, said)| format!("{title}: {said}"))
            .collect();
        let line = format!("{} ({} min {:02} s)", each.join("; "), seconds / 60, seconds % 60);
        if on_terminal {
            eprint!("\r\x1b[K{line}");
            let _ = io::stderr().flush();
        } else {
            eprintln!("{line}");
        }
    }
}

impl Reporter {
    /// The reporter of the installation at `index`.
    pub fn of(&self, index: usize) -> Self {
        Self { index, news: self.news.clone() }
    }

    /// Reports `what`. Nobody listening is no error.
    pub fn say(&self, what: impl Into<String>) {
        let _ = self.news.send((self.index, what.into()));
    }

    /// Reads what a program complains of to its end, reports its progress bar, and returns its
    /// last lines.
    pub fn follow(&self, stream: impl Read) -> String {
        let mut last = VecDeque::new();
        let mut line = Vec::new();
        // Progress bars end in a carriage return, everything else in a line feed.
        for byte in BufReader::new(stream).bytes().map_while(Result::ok) {
            if byte != b'\n' && byte != b'\r' {
                line.push(byte);
                continue;
            }
            let text = String::from_utf8_lossy(&line).trim().to_owned();
            line.clear();
            match bar(&text) {
                Some((done, of)) => self.say(format!("built {done} of {of} crates")),
                None if text.is_empty() => {}
                None => {
                    last.push_back(text);
                    if last.len() > LAST_LINES {
                        last.pop_front();
                    }
                }
            }
        }
        Vec::from(last).join("\n")
    }
}

/// How far cargo says it is, from a line like `Building [==> ] 12/345: serde, syn`.
fn bar(line: &str) -> Option<(u32, u32)> {
    let (_, counts) = line.strip_prefix("Building [")?.split_once("] ")?;
    let (done, of) = counts.split(':').next()?.split_once('/')?;
    Some((done.trim().parse().ok()?, of.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_progress_bar_is_read_and_other_lines_are_kept() {
        let (progress, reporter) = Progress::new(vec!["a tool".to_owned()]);
        let said = "   Compiling syn v2\n    Building [=> ] 12/345: serde\rerror: no linker\n";
        assert_eq!(reporter.follow(said.as_bytes()), "Compiling syn v2\nerror: no linker");
        assert_eq!(progress.news.try_recv(), Ok((0, "built 12 of 345 crates".to_owned())));
    }

    #[test]
    fn what_is_no_bar_has_no_counts() {
        assert_eq!(bar("Building wheels 1/2"), None);
        assert_eq!(bar("Building [=>] one/2"), None);
    }
}
