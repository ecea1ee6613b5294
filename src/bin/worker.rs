//! The worker's entry point.

use bluepencil::worker::Reader;
use gloo::worker::Registrable;

fn main() {
    Reader::registrar().register();
}
