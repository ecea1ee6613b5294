//! The model that is learned: trees over a line's text, and trees over its markup that correct
//! them where there is some.

use bluepencil_engine::lines::training::{COUNT, Looked, Row, Trial, look};
use bluepencil_engine::markup::FEATURE_COUNT;

use crate::boost::{self, Example, Settings, Tree};
use crate::corpus::{Form, Label, Page};

/// How many units of a score one step in the logarithm of the odds is.
pub const UNIT: f32 = 1000.0;
/// The price of a change between article and furniture, in logarithms of odds. Of 0, 0.3, 0.6,
/// 1 and 1.5, 0.3 gave the best body text by a hair and 1 and more cost captions and pointers
/// inside articles (cross-validated).
const CHANGE: f32 = 0.4;

/// How the trees over the text are grown: the best of a dozen settings tried, cross-validated by
/// site; half and double as many trees differ by less than the folds do.
const TEXT: Settings =
    Settings { trees: 300, rate: 0.1, ridge: 5.0, least: 5.0, lines: 0.8, features: 0.5 };
/// How those over the markup are grown: few, since few pages have any.
const MARKUP: Settings =
    Settings { trees: 80, rate: 0.1, ridge: 5.0, least: 5.0, lines: 0.8, features: 0.5 };
/// A line inside the article counts this much more than one outside: there are few of them, and
/// what is struck there is missed most.
const INNER: f32 = 3.0;
/// What a page counts that only a program labelled, and one that is a selection.
const SILVER: f32 = 0.5;
/// See [`SILVER`].
const SELECTION: f32 = 0.5;
/// Parts that the pages are cut into to learn what the markup corrects.
const PARTS: usize = 4;

/// A model, or what has been learned of one so far.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Over the features of the text.
    pub text: Vec<Tree>,
    /// Over both.
    pub markup: Vec<Tree>,
}

impl Trial for Model {
    fn score(&self, row: &Row, marked: bool) -> i32 {
        (self.odds(row, marked) * UNIT) as i32
    }

    fn change(&self) -> i32 {
        change()
    }
}

/// The price of a change, in units.
pub fn change() -> i32 {
    (CHANGE * UNIT) as i32
}

impl Model {
    /// The logarithm of the odds that a line is the article's, before its neighbours are asked.
    pub fn odds(&self, row: &Row, marked: bool) -> f32 {
        let sum = |trees: &[Tree]| trees.iter().map(|tree| tree.answer(row)).sum::<f32>();
        sum(&self.text) + if marked { sum(&self.markup) } else { 0.0 }
    }
}

/// A page as the model sees it.
pub struct Seen<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its lines.
    pub lines: Vec<Looked>,
}

/// Looks at every page.
pub fn see<'a>(pages: impl Iterator<Item = &'a Page>, model: &Model) -> Vec<Seen<'a>> {
    pages.map(|page| Seen { page, lines: look(&page.document, model).0 }).collect()
}

/// Learns from pages: first without knowing what a headline is but by rule, then once more with
/// the headlines that the first model finds.
pub fn learn(pages: &[&Page]) -> Model {
    let first = Model { text: text(&see(plain(pages), &Model::default())), markup: Vec::new() };
    let model = Model { text: text(&see(plain(pages), &first)), markup: Vec::new() };
    let markup = markup(pages, &model);
    Model { markup, ..model }
}

fn plain<'a>(pages: &[&'a Page]) -> impl Iterator<Item = &'a Page> {
    pages.iter().copied().filter(|page| page.form != Form::Marked)
}

fn text(seen: &[Seen<'_>]) -> Vec<Tree> {
    let examples: Vec<Example> =
        seen.iter().flat_map(|seen| examples(seen, |looked| (of_text(looked), 0.0))).collect();
    boost::learn(&examples, TEXT)
}

/// Learns what the markup corrects. The scores that it starts from come of trees that have not
/// seen the page: those that have are too sure of themselves there.
fn markup(pages: &[&Page], model: &Model) -> Vec<Tree> {
    let marked: Vec<&Page> = pages.iter().copied().filter(|p| p.form == Form::Marked).collect();
    if marked.is_empty() {
        return Vec::new();
    }
    let text_seen = see(plain(pages), model);
    let mut all = Vec::new();
    for part in 0..PARTS {
        let of_part: Vec<&Page> = marked.iter().copied().skip(part).step_by(PARTS).collect();
        let is_held = |site: &str| of_part.iter().any(|page| page.site == site);
        let others = text_seen.iter().filter(|seen| !is_held(&seen.page.site));
        let learned: Vec<Example> =
            others.flat_map(|seen| examples(seen, |looked| (of_text(looked), 0.0))).collect();
        let blind = Model { text: boost::learn(&learned, TEXT), markup: Vec::new() };
        for seen in see(of_part.into_iter(), &blind) {
            all.extend(examples(&seen, |looked| (of_both(looked), blind.odds(&looked.row, false))));
        }
    }
    boost::learn(&all, MARKUP)
}

fn of_text(looked: &Looked) -> Vec<u8> {
    looked.row.iter().take(COUNT).copied().collect()
}

fn of_both(looked: &Looked) -> Vec<u8> {
    looked.row.iter().take(COUNT + FEATURE_COUNT).copied().collect()
}

/// The lines of a page to learn from: those that are labelled one or the other, and on which no
/// rule has the last word.
fn examples(seen: &Seen<'_>, of: impl Fn(&Looked) -> (Vec<u8>, f32)) -> Vec<Example> {
    let Seen { page, lines } = seen;
    let (start, end) = page.inner;
    let all = lines.iter().zip(&page.truth).enumerate();
    all.filter(|(_, (looked, _))| looked.fixed.is_none())
        .filter_map(|(at, (looked, truth))| {
            let keep = match truth.label {
                Label::Content => true,
                Label::Boilerplate => false,
                _ => return None,
            };
            let (row, score) = of(looked);
            let weight = if (start..end).contains(&at) { INNER } else { 1.0 }
                * if page.is_gold { 1.0 } else { SILVER }
                * if page.form == Form::Selection { SELECTION } else { 1.0 };
            Some(Example { row, keep, weight, score })
        })
        .collect()
}
