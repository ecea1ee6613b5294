//! A static server that is also the browser's proxy, so that it sees every request that anything
//! in the browser makes: the page, its worker, and whatever they might call elsewhere.

use super::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The path under which the page is served: not the root, as on many a static host.
const SUB_PATH: &str = "/some/where/";
/// Stands in the page where scripts of a test may come first: after the policy, which they keep to.
const PLACE: &str = "<meta name=\"viewport\"";
/// The file name of these scripts.
const FIRST: &str = "first.js";

/// A server of one folder; its thread ends with the process.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    first: Arc<Mutex<String>>,
}

impl Server {
    /// Serves `folder` on a free port.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn start(folder: &Path) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let requests = Arc::new(Mutex::new(Vec::new()));
        let first = Arc::new(Mutex::new(String::new()));
        let site = Site {
            folder: folder.to_path_buf(),
            origin: format!("http://{address}"),
            requests: Arc::clone(&requests),
            first: Arc::clone(&first),
        };
        thread::spawn(move || site.serve(&listener));
        Ok(Self { address, requests, first })
    }

    /// The page's address.
    pub fn page(&self) -> String {
        format!("http://{}{SUB_PATH}", self.address)
    }

    /// Host and port, as a browser's proxy setting names them.
    pub fn proxy(&self) -> String {
        self.address.to_string()
    }

    /// Has the page run `script`, too, before its own, for browsers that have no better way to do so.
    pub fn run_first(&self, script: &str) {
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        *first += &format!("{{{script}}}\n");
    }

    /// Every request so far, as `GET http://…`, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Status, type and body.
type Response = (&'static str, &'static str, Vec<u8>);

const NOT_FOUND: Response = ("404 Not Found", "text/plain", Vec::new());

#[derive(Debug, Clone)]
struct Site {
    folder: PathBuf,
    origin: String,
    requests: Arc<Mutex<Vec<String>>>,
    first: Arc<Mutex<String>>,
}

impl Site {
    fn serve(&self, listener: &TcpListener) {
        for stream in listener.incoming().map_while(Result::ok) {
            let site = self.clone();
            // A browser that goes away in the middle of an answer is nobody's error.
            thread::spawn(move || site.answer(&stream).ok());
        }
    }

    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let mut words = first.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(()) };
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(format!("{method} {target}"));
        drop(requests);
        let (status, kind, body) = self.response(target);
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-store\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    fn response(&self, target: &str) -> Response {
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(path) = self.file(target) else { return NOT_FOUND };
        let kind = content_type(&path);
        if path.ends_with(FIRST) && !first.is_empty() {
            return ("200 OK", kind, first.into_bytes());
        }
        let Ok(body) = fs::read(&path) else { return NOT_FOUND };
        if path.ends_with("index.html") && !first.is_empty() {
            let script = format!("<script src=\"{FIRST}\"></script>{PLACE}");
            let page = String::from_utf8_lossy(&body).replacen(PLACE, &script, 1);
            return ("200 OK", kind, page.into_bytes());
        }
        ("200 OK", kind, body)
    }

    /// The file that `target` names, if it names one of ours.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = target.strip_prefix(&self.origin).unwrap_or(target).strip_prefix(SUB_PATH)?;
        let name = path.split(['?', '#']).next().filter(|name| !name.is_empty());
        let name = name.unwrap_or("index.html");
        (!name.contains("..")).then(|| self.folder.join(name))
    }
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
