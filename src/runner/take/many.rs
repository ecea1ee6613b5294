//! Opens many articles as one step: a file of JSON lines, or many files. It is done in short
//! stretches, between which the page draws and hears its user.

use std::sync::Arc;

use bluepencil_engine::DocumentId;
use bluepencil_engine::edit::Edit;
use bluepencil_engine::file::{Row, Source, row};
use bluepencil_engine::intake;
use bluepencil_engine::markup::Marked;
use bluepencil_engine::project::Article;
use bluepencil_engine::sorted_map::SortedMap;

use super::{Taken, document};
use crate::dom::{html, pause};
use crate::runner::Runner;
use crate::state::{Action, Opening, Tone};
use crate::words::problems::{refusal, row_error};
use crate::words::{self, phrases};

/// How much is looked through before the page may do something else, in bytes: some 20 ms.
const STRETCH_BYTES: usize = 512 << 10;
/// How many problems are told; the rest are counted.
const TOLD: usize = 3;

/// What was opened so far.
pub(super) struct Opened {
    runner: Runner,
    progress: Opening,
    /// Where the page was last let go on.
    paused_at: usize,
    /// Whether the progress was shown, after which it can be cancelled.
    is_shown: bool,
    articles: Vec<Taken>,
    /// The ids that files give their articles, each with the place of its article.
    ids: SortedMap<DocumentId, usize>,
    problems: Vec<String>,
    problem_count: usize,
}

impl Opened {
    /// Nothing yet, of `all` bytes.
    pub(super) fn new(runner: Runner, all: f64) -> Self {
        // Files are smaller than 2^53 bytes, and what wasm holds smaller than 2^32.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let all = all as usize;
        Self {
            runner,
            progress: Opening { done: 0, all },
            paused_at: 0,
            is_shown: false,
            articles: Vec::new(),
            ids: SortedMap::default(),
            problems: Vec::new(),
            problem_count: 0,
        }
    }

    /// Adds an article from a file of `size` bytes.
    pub(super) async fn take(&mut self, taken: Taken, size: usize) {
        self.articles.push(taken);
        self.advance(size).await;
    }

    /// Adds the articles of a file of JSON lines.
    pub(super) async fn take_rows(&mut self, name: &str, bytes: &[u8]) {
        for (nth, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            if let Err(problem) = self.take_row(line) {
                self.problem(phrases::told::in_line(name, nth + 1, &problem));
            }
            self.advance(line.len() + 1).await;
            if self.is_cancelled() {
                return;
            }
        }
    }

    fn take_row(&mut self, line: &[u8]) -> Result<(), String> {
        let Some(Row { id, title, source }) = row(line).map_err(row_error)? else {
            return Ok(());
        };
        let id = DocumentId(id);
        if self.ids.contains_key(&id) || self.runner.workspace().project.find(&id).is_some() {
            return Err(phrases::told::id_taken(&id.0));
        }
        let taken = match source {
            Source::Text(text) => {
                let taken = intake::take(&text).map_err(refusal)?;
                Taken { page: Some((title, None)), ..Taken::plain(taken) }
            }
            Source::Html(source) => {
                let page = html::read(&source).filter(|page| !page.text.is_empty());
                let page = page.ok_or_else(phrases::told::no_words)?;
                let page = Marked { title: title.or(page.title), ..page };
                Taken::page(page).map_err(refusal)?
            }
        };
        self.ids.insert(id.clone(), self.articles.len());
        self.articles.push(Taken { id: Some(id), ..taken });
        Ok(())
    }

    /// Notes what could not be opened.
    pub(super) fn problem(&mut self, problem: String) {
        self.problem_count += 1;
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        }
    }

    /// Notes that so many bytes more were looked through, and lets the page go on now and then.
    async fn advance(&mut self, size: usize) {
        self.progress.done += size;
        if self.progress.done - self.paused_at >= STRETCH_BYTES {
            self.paused_at = self.progress.done;
            if !self.is_cancelled() {
                self.runner.dispatch(Action::Opening(Some(self.progress)));
                pause().await;
                self.is_shown = true;
            }
        }
    }

    /// Whether the user wants no more of it.
    pub(super) fn is_cancelled(&self) -> bool {
        self.is_shown && self.runner.workspace().opening.is_none()
    }

    /// Adds what was opened to the list, and tells what was not.
    pub(super) fn finish(self) {
        let Self { runner, mut articles, problems, problem_count, is_shown, .. } = self;
        if is_shown {
            runner.dispatch(Action::Opening(None));
        }
        match articles.len() {
            0 => {}
            1 => articles.into_iter().for_each(|article| runner.add(article)),
            _ => runner.add_all(&mut articles),
        }
        if let Some(more) = problem_count.checked_sub(problems.len()).filter(|_| problem_count > 0)
        {
            runner.say(Tone::Problem, words::problems(&problems, more));
        }
    }
}

impl Runner {
    /// Adds articles at the end of the list as one step.
    fn add_all(&self, articles: &mut Vec<Taken>) {
        let count = phrases::count::articles(articles.len());
        let odd = articles.iter().filter(|taken| !taken.intake.notices.is_empty());
        let odd = odd.count();
        let end = self.workspace().project.articles.len();
        let edits = articles.drain(..).enumerate().map(|(nth, taken)| {
            let article = Arc::new(Article::new(document(taken.id, taken.intake.text, taken.page)));
            Edit::Add { index: end + nth, article }
        });
        let (edit, name) = (Edit::Batch(edits.collect()), phrases::told::opened(&count));
        let told = phrases::told::step(&name);
        self.dispatch(Action::Perform { edit, name });
        self.say(Tone::Done, told);
        if odd > 0 {
            self.say(Tone::Note, phrases::told::odd_articles(odd));
        }
    }
}
