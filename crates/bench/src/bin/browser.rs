//! The comparison in a browser's worker: `crates/bench/browser/worker.js` calls what is exported
//! here, measures, and runs other methods on the same lines.

#[cfg(target_arch = "wasm32")]
mod exported {
    use bluepencil_bench::{Articles, Returning};
    use bluepencil_engine::{Analysis, Document, Index};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Articles that are compared with each other as they come.
    #[wasm_bindgen]
    pub struct Comparing {
        articles: Articles,
        next: Vec<Document>,
        index: Index,
    }

    #[wasm_bindgen]
    impl Comparing {
        /// Articles of about `bytes` bytes, every passage of which returns a dozen times.
        #[wasm_bindgen(constructor)]
        pub fn new(bytes: usize) -> Self {
            let articles = Articles::new(bytes, Returning::ADozenTimes);
            Self { articles, next: Vec::new(), index: Index::default() }
        }

        /// Makes the next `count` articles, and says how many bytes they have.
        pub fn make(&mut self, count: usize) -> usize {
            self.next = self.articles.by_ref().take(count).collect();
            self.next.iter().map(|document| document.text.as_str().len()).sum()
        }

        /// The text of one of the articles that were made.
        pub fn text(&self, nth: usize) -> Option<String> {
            self.next.get(nth).map(|document| document.text.as_str().to_owned())
        }

        /// Compares the articles that were made with all before them.
        pub fn compare(&mut self) {
            for document in std::mem::take(&mut self.next) {
                self.index.add(&document, &Analysis::default());
            }
        }

        /// How many passages were found again.
        pub fn found(&self) -> usize {
            self.index.comparison().repeats.len()
        }
    }
}

fn main() {}
