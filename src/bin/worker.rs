//! The worker's entry point.

fn main() {
    bluepencil::dom::posts::serve();
}
