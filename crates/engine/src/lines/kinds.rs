//! What a line is that no rule knows, once it is known whether it is the article's: by its form,
//! its place and the markup around it. Confidence is the caller's to fill in.

use std::ops::Range;

use crate::line::LineKind;
use crate::markup::{LineMarkup, Markup, Sign};
use crate::reason::{Form, Position, Reason};

use super::ByRules;
use super::finding::{DOUBTFUL, Finding};
use super::model::Verdict;
use super::page::Page;
use super::shape::{Ending, Opening, Shape};
use super::words::begins_with_name_in;

/// A heading inside an article has at most this many words.
const HEADING: u32 = 14;
/// A label of a menu has at most this many words; above an article, two more.
const LABEL: u32 = 3;
/// From here on a closed line outside the article is somebody's prose, not a label.
const PROSE: u32 = 14;
/// So many lines of comments within a dozen make a thread of them.
const THREAD: usize = 2;
/// How far that is looked for.
const REACH: usize = 12;

/// A line and what is known of the page around it.
pub(super) struct Place<'a> {
    /// All lines.
    pub page: &'a Page<'a>,
    /// What the rules found.
    pub known: &'a ByRules,
    /// What the model says of each line.
    pub verdicts: &'a [Verdict],
    /// What the markup says of each line.
    pub markup: Option<&'a Markup>,
    /// The lines of the article.
    pub body: &'a Range<usize>,
    /// The last byline in or above the article.
    pub byline: Option<usize>,
    /// Which line.
    pub at: usize,
}

impl Place<'_> {
    /// What a line of the article is.
    pub fn kept(&self) -> Finding {
        let shape = self.page.shape(self.at);
        let marked = self.marked();
        if marked.is_some_and(|line| line.level > 0) {
            return subheading(Position::Heading);
        }
        if shape.opening == Opening::Bullet || marked.is_some_and(|line| line.is(Sign::List)) {
            let what = Form::ListItem;
            return Finding::form(LineKind::ListItem, DOUBTFUL, what);
        }
        if shape.words <= HEADING && matches!(shape.ending, Ending::Nothing) {
            return self.short(&shape);
        }
        Finding { kind: LineKind::Paragraph, confidence: DOUBTFUL, reason: Reason::Prose }
    }

    /// A short line of the article: a heading where prose follows, or one of several.
    fn short(&self, shape: &Shape) -> Finding {
        let open = |at: Option<usize>| {
            at.filter(|at| self.is_kept(*at))
                .is_some_and(|at| !self.page.shape(at).is_closed() && self.weight(at) <= 2.0)
        };
        let follows = self.next_kept();
        let in_row = open(self.at.checked_sub(1)) || open(follows);
        if follows.is_some_and(|at| self.weight(at) > 2.0) {
            return subheading(Position::AboveParagraph);
        }
        if in_row || shape.cells > 0 {
            let place = Position::AmongShortLines;
            return Finding::stands(LineKind::ListItem, DOUBTFUL, place);
        }
        Finding { kind: LineKind::Paragraph, confidence: DOUBTFUL, reason: Reason::Prose }
    }

    /// The next line of the article, over pointers and pictures between.
    fn next_kept(&self) -> Option<usize> {
        (self.at + 1..self.at + 4).find(|at| self.is_kept(*at))
    }

    fn is_kept(&self, at: usize) -> bool {
        self.verdicts.get(at).is_some_and(|verdict| verdict.keep)
    }

    fn weight(&self, at: usize) -> f32 {
        self.known.weights.get(at).copied().unwrap_or(0.0)
    }

    fn marked(&self) -> Option<&LineMarkup> {
        self.markup?.lines.get(self.at)
    }

    /// The likeliest kind of a line that is not the article's.
    pub fn struck(&self) -> Finding {
        self.by_place().unwrap_or_else(|| self.by_form())
    }

    fn by_place(&self) -> Option<Finding> {
        let shape = self.page.shape(self.at);
        let (before, after) = (self.at < self.body.start, self.at >= self.body.end);
        let place = |kind, place| Some(Finding::stands(kind, DOUBTFUL, place));
        if after && self.near(LineKind::Comments) >= THREAD {
            return place(LineKind::Comments, Position::AmongComments);
        }
        if after && self.is_about_author() {
            return place(LineKind::AuthorBio, Position::AboutAuthor);
        }
        let inside = !before && !after;
        if inside && (shape.is_closed() || shape.words > PROSE) && shape.words > LABEL {
            return place(LineKind::Caption, Position::InsideLikeCaption);
        }
        if inside && shape.words > LABEL {
            return place(LineKind::Promo, Position::InsideLikeHeadline);
        }
        let label = if before { LABEL + 2 } else { LABEL };
        if before && shape.words <= label {
            return place(LineKind::Navigation, Position::AboveArticle);
        }
        None
    }

    fn by_form(&self) -> Finding {
        let shape = self.page.shape(self.at);
        let place = |kind, place| Finding::stands(kind, DOUBTFUL, place);
        if shape.words <= LABEL {
            return place(LineKind::Navigation, Position::AmongLabels);
        }
        if shape.is_closed() && shape.words >= PROSE {
            return place(LineKind::Promo, Position::OutsideLikeStart);
        }
        place(LineKind::Promo, Position::OutsideLikePointer)
    }

    /// How many lines of `kind` stand near.
    fn near(&self, kind: LineKind) -> usize {
        let from = self.at.saturating_sub(REACH);
        let near = self.known.found.iter().skip(from).take(2 * REACH + 1);
        near.flatten().filter(|finding| finding.kind == kind).count()
    }

    /// Whether the line begins with a name that the byline has.
    fn is_about_author(&self) -> bool {
        let words = self.page.words(self.at);
        self.byline.is_some_and(|byline| begins_with_name_in(words, self.page.words(byline)))
    }
}

fn subheading(position: Position) -> Finding {
    Finding::stands(LineKind::Subheading, DOUBTFUL, position)
}
