//! `cargo xtask serve [--release] [--port N]`: builds the page, serves it on this machine, and
//! builds it again after each change.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::page::{self, Build};
use crate::process;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// The ports that are tried in turn when none is asked for; the first is Trunk's own.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// How often the server is asked whether the page is there.
const ASKED_EACH: Duration = Duration::from_millis(200);

/// Serves until interrupted.
///
/// # Errors
/// When the page cannot be built, or the port is taken.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let build = if arguments.flag("--release") { Build::Release } else { Build::Debug };
    let port = port(arguments.number("--port")?)?;
    arguments.finish()?;
    let tools = page::prepare(build)?;
    thread::spawn(move || announce(port));
    let mut command = page::trunk(&tools, "serve", build);
    process::run(command.args(["--port", &port.to_string()]))
}

fn port(asked: Option<u16>) -> Result<u16, Failure> {
    match asked {
        Some(port) if is_free(port) => Ok(port),
        Some(port) => Err(Failure::new(format!("port {port} is taken: choose another by --port"))),
        None => PORTS
            .into_iter()
            .find(|port| is_free(*port))
            .ok_or_else(|| Failure::new("no port is free: choose one by --port")),
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Says where the page is, once the first build that works is there.
fn announce(port: u16) {
    while !answers(port) {
        thread::sleep(ASKED_EACH);
    }
    println!("\nBluepencil is at http://127.0.0.1:{port}/ (Ctrl+C ends it).\n");
}

/// Whether the server has a page to give.
fn answers(port: u16) -> bool {
    let mut status = [0; "HTTP/1.1 200".len()];
    TcpStream::connect((Ipv4Addr::LOCALHOST, port))
        .and_then(|mut stream| {
            stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
            stream.read_exact(&mut status)
        })
        .is_ok_and(|()| status.ends_with(b"200"))
}
