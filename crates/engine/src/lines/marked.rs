//! What the markup of a page says of a line outright: it stands in a caption, a menu, the comments,
//! or all of it is a link.

use crate::line::LineKind;
use crate::markup::{Block, LineMarkup, Region, Sign};
use crate::reason::{Form, Position};

use super::finding::{Finding, LIKELY, STRONG};
use super::shape::Shape;

/// From so many hundredths of its characters on, all of a line is a link: marks and a date may
/// stand beside it.
const ALL_LINKED: u8 = 80;
/// A line of fewer words is too short to be told by its link or by a picture beside it: it may be
/// an entry of a list of the article, or a number that a picture goes with.
const SHORTEST: u32 = 4;

/// Whether the name of a region has the last word: of at least a hundred lines in such regions, on
/// 62 articles of as many sites, none or (captions) two in a hundred were the article's.
const fn is_exact(region: Region) -> bool {
    use Region::{Author, Caption, Comments, Newsletter, Related, Share};
    matches!(region, Author | Caption | Comments | Newsletter | Related | Share)
}

/// What the markup makes of a line, if anything.
pub(super) fn find(line: &LineMarkup, shape: &Shape, text: &str) -> Option<Finding> {
    by_region(line).or_else(|| by_picture(line, shape)).or_else(|| by_link(line, shape, text))
}

/// Words under a picture, in no paragraph of their own. A headline may stand beside a picture, too.
fn by_picture(line: &LineMarkup, shape: &Shape) -> Option<Finding> {
    let heads = [Region::Headline, Region::Header, Region::Standfirst];
    let is_head = line.level > 0 || heads.iter().any(|region| line.regions.has(*region));
    let is_caption = line.is(Sign::Figure) && line.block == Block::Division && !is_head;
    (is_caption && shape.words >= SHORTEST)
        .then(|| Finding::stands(LineKind::Caption, STRONG, Position::ByPicture))
}

/// A line above the headline. Where a page marks the headline that it names as a heading, its
/// article does not begin before: kickers, menus and the starts of other stories stand there.
pub(super) fn above_headline() -> Finding {
    Finding::stands(LineKind::Navigation, STRONG, Position::AboveNamedHeadline)
}

/// A headline that is all link, outside of lists and headings; an address that is printed whole is
/// none. Of some sixty such lines inside articles of 61 sites, none was the article's.
fn by_link(line: &LineMarkup, shape: &Shape, text: &str) -> Option<Finding> {
    let is_headline = line.link_share >= ALL_LINKED && shape.words >= SHORTEST;
    (is_headline && line.level == 0 && !line.is(Sign::List) && !text.contains("://"))
        .then(|| Finding::form(LineKind::Promo, STRONG, Form::Link))
}

/// What the part of the page is for that the line stands in.
fn by_region(line: &LineMarkup) -> Option<Finding> {
    let region = if line.block == Block::Caption { Region::Caption } else { line.region? };
    let confidence = if is_exact(region) { STRONG } else { LIKELY };
    let of = |kind, place| Some(Finding::stands(kind, confidence, place));
    match region {
        Region::Caption => of(LineKind::Caption, Position::MarkedCaption),
        Region::Credit => of(LineKind::Credit, Position::MarkedCredit),
        Region::Author => of(LineKind::Byline, Position::MarkedAuthor),
        Region::Date => of(LineKind::Timestamp, Position::MarkedDate),
        Region::Tags => of(LineKind::Tags, Position::MarkedTags),
        Region::Comments => of(LineKind::Comments, Position::MarkedComments),
        Region::Related | Region::Promo | Region::Sidebar => {
            of(LineKind::Promo, Position::MarkedRelated)
        }
        Region::Share => of(LineKind::Share, Position::MarkedShare),
        Region::Newsletter => of(LineKind::Newsletter, Position::MarkedNewsletter),
        Region::Advertisement => of(LineKind::Advertisement, Position::MarkedAdvertisement),
        Region::Navigation | Region::Breadcrumb => {
            of(LineKind::Navigation, Position::MarkedNavigation)
        }
        Region::Footer => of(LineKind::Navigation, Position::MarkedFoot),
        Region::Form | Region::Dialog => of(LineKind::Control, Position::MarkedForm),
        Region::Cookies | Region::Legal => of(LineKind::Legal, Position::MarkedTerms),
        _ => None,
    }
}
