//! What the markup of a page says of a line outright: it stands in a caption, a menu, the comments,
//! or all of it is a link.

use crate::line::LineKind;
use crate::markup::{Block, LineMarkup, Region, Sign};

use super::finding::{DOUBTFUL, Finding, LIKELY};
use super::shape::Shape;

/// From so many hundredths of its characters on, all of a line is a link: marks and a date may
/// stand beside it.
const ALL_LINKED: u8 = 80;
/// A linked line of fewer words may be an entry of a list of the article.
const HEADLINE: u32 = 4;

/// What the markup makes of a line, if anything.
pub(super) fn find(line: &LineMarkup, shape: &Shape) -> Option<Finding> {
    by_region(line).or_else(|| by_link(line, shape))
}

/// A headline that is all link, outside of lists and headings.
fn by_link(line: &LineMarkup, shape: &Shape) -> Option<Finding> {
    let is_headline = line.link_share >= ALL_LINKED && shape.words >= HEADLINE;
    (is_headline && line.level == 0 && !line.is(Sign::List))
        .then(|| Finding::form(LineKind::Promo, DOUBTFUL, "a line that is a link from end to end"))
}

/// What the part of the page is for that the line stands in.
fn by_region(line: &LineMarkup) -> Option<Finding> {
    let of = |kind, place| Some(Finding::place(kind, LIKELY, place));
    if line.block == Block::Caption {
        return of(LineKind::Caption, "in what the page marks as a caption");
    }
    match line.region? {
        Region::Caption => of(LineKind::Caption, "in what the page marks as a caption"),
        Region::Credit => of(LineKind::Credit, "in what the page marks as a credit"),
        Region::Author => of(LineKind::Byline, "in what the page marks as its author"),
        Region::Date => of(LineKind::Timestamp, "in what the page marks as a date"),
        Region::Tags => of(LineKind::Tags, "in what the page marks as topics"),
        Region::Comments => of(LineKind::Comments, "in what the page marks as comments"),
        Region::Related | Region::Promo | Region::Sidebar => {
            of(LineKind::Promo, "in what the page marks as related or beside the article")
        }
        Region::Share => of(LineKind::Share, "in what the page marks as buttons to share it"),
        Region::Newsletter => of(LineKind::Newsletter, "in what the page marks as a sign-up"),
        Region::Advertisement => {
            of(LineKind::Advertisement, "in what the page marks as an advertisement")
        }
        Region::Navigation | Region::Breadcrumb => {
            of(LineKind::Navigation, "in what the page marks as navigation")
        }
        Region::Footer => of(LineKind::Navigation, "in what the page marks as its foot"),
        Region::Form | Region::Dialog => of(LineKind::Control, "in what the page marks as a form"),
        Region::Cookies | Region::Legal => of(LineKind::Legal, "in what the page marks as terms"),
        _ => None,
    }
}
