//! Cross-validation by site: every page is judged by a model that has seen no page of its site.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread;

use bluepencil_engine::lines::training::{decode, look};

use crate::boost::Random;
use crate::corpus::{Form, Label, Page};
use crate::model::{self, Model};
use crate::score::{self, Counts, Summary};

/// How many parts the sites are cut into.
const FOLDS: usize = 8;

/// A page that was judged.
pub struct Judged<'a> {
    /// The page.
    pub page: &'a Page,
    /// The margin of each line, in the model's units.
    pub margins: Vec<i32>,
    /// Whether each line is kept as body text.
    pub keeps: Vec<bool>,
    /// Whether the headline is the right one, where there is one.
    pub title: Option<bool>,
    /// Which line was taken for the headline.
    pub taken: Option<usize>,
}

/// Judges every page that people labelled, on two threads.
pub fn judge(pages: &[Page], seed: u64) -> Vec<Judged<'_>> {
    let folds = Folds::new(pages, seed);
    let judged = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for half in 0..2 {
            let (folds, judged) = (&folds, &judged);
            scope.spawn(move || {
                for fold in (0..FOLDS).filter(|fold| fold % 2 == half) {
                    let found = judge_fold(pages, folds, fold);
                    if let Ok(mut all) = judged.lock() {
                        all.extend(found);
                    }
                }
            });
        }
    });
    let mut judged = judged.into_inner().unwrap_or_default();
    judged.sort_by_key(|(at, _)| *at);
    judged.into_iter().map(|(_, judged)| judged).collect()
}

fn judge_fold<'a>(pages: &'a [Page], folds: &Folds, fold: usize) -> Vec<(usize, Judged<'a>)> {
    let learned: Vec<&Page> = pages.iter().filter(|p| folds.of(&p.site) != Some(fold)).collect();
    let model = model::learn(&learned);
    let held = pages.iter().enumerate();
    held.filter(|(_, page)| page.is_gold && folds.of(&page.site) == Some(fold))
        .map(|(at, page)| (at, judge_page(page, &model)))
        .collect()
}

fn judge_page<'a>(page: &'a Page, model: &Model) -> Judged<'a> {
    let (lines, _) = look(&page.document, model);
    let mut margins: Vec<i32> = lines
        .iter()
        .map(|line| match line.fixed {
            Some(true) => i32::MAX / 4,
            Some(false) => i32::MIN / 4,
            None => (model.odds(&line.row, line.is_marked) * model::UNIT) as i32,
        })
        .collect();
    decode(&mut margins, model::change());
    let body = margins.iter().zip(&lines);
    let keeps = body.map(|(margin, line)| *margin > 0 && !line.is_standfirst).collect();
    let is_title = |at: usize| page.truth.get(at).is_some_and(|t| t.label == Label::Title);
    let taken = lines.iter().position(|line| line.is_title);
    let title = (0..page.truth.len()).any(is_title).then(|| taken.is_some_and(is_title));
    Judged { page, margins, keeps, title, taken }
}

/// Which site is judged when.
struct Folds(Vec<(u64, String)>);

impl Folds {
    fn new(pages: &[Page], seed: u64) -> Self {
        let sites: BTreeSet<&str> =
            pages.iter().filter(|page| page.is_gold).map(|page| page.site.as_str()).collect();
        let mut random = Random(seed);
        let mut order: Vec<(u64, String)> =
            sites.into_iter().map(|site| (random.next(), site.to_owned())).collect();
        order.sort();
        Self(order)
    }

    fn of(&self, site: &str) -> Option<usize> {
        self.0.iter().position(|(_, name)| name == site).map(|at| at % FOLDS)
    }
}

/// Prints the figures of each form of page.
pub fn report(judged: &[Judged<'_>]) {
    for (form, name) in [
        (Form::Whole, "text of the whole page"),
        (Form::Selection, "text of the selection"),
        (Form::Marked, "page with its markup"),
    ] {
        let of_form: Vec<&Judged<'_>> = judged.iter().filter(|j| j.page.form == form).collect();
        let all = summary(&of_form, |page| (0, page.truth.len()));
        let inner = summary(&of_form, |page| page.inner);
        let titles: Vec<bool> = of_form.iter().filter_map(|j| j.title).collect();
        println!(
            "{name}, {} pages: macro F1 {:.1}, wrong lines a page {:.1}; from headline to end of \
             body: boilerplate F1 {:.1}, macro F1 {:.1}, wrong {:.1}; headlines right {} of {}",
            of_form.len(),
            all.macro_f1,
            all.wrong,
            inner.boilerplate_f1,
            inner.macro_f1,
            inner.wrong,
            titles.iter().filter(|right| **right).count(),
            titles.len(),
        );
    }
}

fn summary(judged: &[&Judged<'_>], part: impl Fn(&Page) -> (usize, usize)) -> Summary {
    let counts: Vec<Counts> = judged
        .iter()
        .map(|judged| {
            let (start, end) = part(judged.page);
            let truth = judged.page.truth.get(start..end).unwrap_or_default();
            score::counts(truth, judged.keeps.get(start..end).unwrap_or_default())
        })
        .collect();
    score::summary(&counts)
}

/// Prints the lines that were judged wrong.
pub fn print_errors(judged: &[Judged<'_>]) {
    for Judged { page, margins, keeps, title, taken } in judged {
        let f1 = score::summary(&[score::counts(&page.truth, keeps)]).macro_f1;
        println!("== {f1:.1} {} {:?}, inner lines {:?}", page.site, page.form, page.inner);
        let text = &page.document.text;
        let lines = text.line_spans().map(|span| text.slice(text.trim(span)));
        let lines = lines.filter(|line| !line.is_empty());
        for (at, (((line, truth), margin), keep)) in
            lines.zip(&page.truth).zip(margins).zip(keeps).enumerate()
        {
            let wrong = match truth.label {
                Label::Content => !keep,
                Label::Boilerplate => *keep,
                _ => false,
            };
            let is_headline = truth.label == Label::Title || *taken == Some(at);
            if *title == Some(false) && is_headline {
                println!("{:?} {at:4} {line}", truth.label);
            }
            if wrong {
                let verdict = if *keep { "kept" } else { "struck" };
                let start: String = line.chars().take(120).collect();
                println!("{verdict:6} {at:4} {:6.1} {start}", *margin as f32 / model::UNIT);
            }
        }
    }
}
