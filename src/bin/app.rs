//! The page's entry point.

fn main() {
    yew::Renderer::<bluepencil::app::App>::new().render();
}
