//! The command line's words.

use std::path::PathBuf;

use lexopt::prelude::*;

use crate::offsets::Unit;

/// What a person asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// A text to print, such as the help.
    Print(String),
    /// Work.
    Run(Arguments),
}

/// Work to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Arguments {
    /// What to do.
    pub verb: Verb,
    /// What the written offsets count.
    pub unit: Unit,
    /// What to read, in order; standard input where there is none.
    pub sources: Vec<Source>,
}

/// The commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Reads each article.
    Annotate,
    /// Reads all articles as one corpus.
    Compare,
    /// Writes what stays of each article.
    Clean,
}

/// Where input comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// Why the arguments cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ArgumentError {
    /// No command.
    #[error("say what to do: annotate, compare or clean")]
    NoVerb,
    /// A word that is no command.
    #[error("there is no command “{0}”; there are annotate, compare and clean")]
    UnknownVerb(String),
    /// A unit that is not known.
    #[error("offsets cannot be counted in “{0}”; choose code-points, utf-16 or bytes")]
    UnknownUnit(String),
    /// An option that means nothing for this command.
    #[error("clean writes no offsets, so --offsets has no meaning for it")]
    OffsetsOfClean,
    /// Anything else that is wrong with their form.
    #[error(transparent)]
    Form(#[from] lexopt::Error),
}

const HELP: &str = "\
Reads articles: lines and furniture, quotations and speakers, repeats.

usage: bluepencil annotate [--offsets UNIT] [FILE...]
       bluepencil compare  [--offsets UNIT] [FILE...]
       bluepencil clean    [FILE...]

annotate  reads JSON lines {\"id\", \"text\", \"title\"?} (or \"html\" in place of \"text\") and
          writes one JSON line for each: lines, inline marks, quotations and repeats
compare   reads the same as one corpus and writes one JSON line: quotations that are one
          utterance, and passages that stand in several articles
clean     writes the lines that stay as plain text; reads JSON lines, or one article a file

  --offsets UNIT  code-points (default), utf-16 or bytes
  -h, --help      this text
  -V, --version   the version

Without FILE, or for “-”, standard input is read. A line that cannot be read is told on standard
error with its number, the rest is still done, and the exit status is 1; arguments that cannot be
used give 2.
";

/// Reads the arguments.
pub fn parse(mut parser: lexopt::Parser) -> Result<Request, ArgumentError> {
    let mut verb = None;
    let mut unit = None;
    let mut sources = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Print(HELP.to_owned())),
            Short('V') | Long("version") => {
                let version = concat!("bluepencil ", env!("CARGO_PKG_VERSION"), "\n");
                return Ok(Request::Print(version.to_owned()));
            }
            Long("offsets") => {
                let name = parser.value()?.string()?;
                unit = Some(Unit::from_name(&name).ok_or(ArgumentError::UnknownUnit(name))?);
            }
            Value(word) if verb.is_none() => verb = Some(verb_of(word.string()?)?),
            Value(path) if path == "-" => sources.push(Source::Standard),
            Value(path) => sources.push(Source::File(path.into())),
            other => return Err(other.unexpected().into()),
        }
    }
    let verb = verb.ok_or(ArgumentError::NoVerb)?;
    if verb == Verb::Clean && unit.is_some() {
        return Err(ArgumentError::OffsetsOfClean);
    }
    if sources.is_empty() {
        sources.push(Source::Standard);
    }
    Ok(Request::Run(Arguments { verb, unit: unit.unwrap_or_default(), sources }))
}

fn verb_of(word: String) -> Result<Verb, ArgumentError> {
    match word.as_str() {
        "annotate" => Ok(Verb::Annotate),
        "compare" => Ok(Verb::Compare),
        "clean" => Ok(Verb::Clean),
        _ => Err(ArgumentError::UnknownVerb(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expected: Result<(Verb, Unit, usize), &str>) {
        let words = std::iter::once("bluepencil").chain(words.iter().copied());
        let got = match parse(lexopt::Parser::from_iter(words)) {
            Ok(Request::Run(a)) => Ok((a.verb, a.unit, a.sources.len())),
            Ok(Request::Print(text)) => panic!("printed {text}"),
            Err(error) => Err(error.to_string()),
        };
        assert_eq!(got, expected.map_err(str::to_owned));
    }

    #[test]
    fn options_stand_anywhere() {
        check(&["annotate"], Ok((Verb::Annotate, Unit::CodePoints, 1)));
        check(&["--offsets=bytes", "compare", "a", "-"], Ok((Verb::Compare, Unit::Bytes, 2)));
        check(&["clean", "--", "--offsets"], Ok((Verb::Clean, Unit::CodePoints, 1)));
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        check(&[], Err("say what to do: annotate, compare or clean"));
        check(&["read"], Err("there is no command “read”; there are annotate, compare and clean"));
        check(
            &["annotate", "--offsets", "words"],
            Err("offsets cannot be counted in “words”; choose code-points, utf-16 or bytes"),
        );
        check(
            &["clean", "--offsets", "bytes"],
            Err("clean writes no offsets, so --offsets has no meaning for it"),
        );
        check(&["annotate", "--fast"], Err("invalid option '--fast'"));
    }
}
