//! Writes what the page is measured with into a folder: `article FOLDER`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use bluepencil_bench::{Long, plain_page, short};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: article FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write into {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> std::io::Result<()> {
    let (long, short) = (Long::new(), short());
    fs::write(folder.join("long.json"), long.file())?;
    fs::write(folder.join("plain.html"), plain_page(&long, &short))?;
    fs::write(folder.join("short.txt"), short)
}
