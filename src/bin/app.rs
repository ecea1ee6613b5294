//! The page's entry point.

use bluepencil::app::App;
use bluepencil::dom::languages;

fn main() {
    languages::await_words(|| _ = yew::Renderer::<App>::new().render());
}
