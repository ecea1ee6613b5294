//! The elements that say something about the lines in them, and what they say of each line when
//! the whole page is known.

use super::Markup;
use super::layout::{Laid, count};
use super::line::{Block, LineMarkup, Sign, Signs};
use super::region::{Region, Regions};
use crate::byte::share;

/// An element that says something about the lines in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The number of the closest one around it, which is smaller than its own.
    pub parent: u32,
    /// How many elements are around the lines in it.
    pub depth: u8,
    /// The block it is, if it is one.
    pub block: Option<Block>,
    /// The level of the heading it is, or 0.
    pub level: u8,
    /// What is true of its lines.
    pub signs: Signs,
    /// The region it is.
    pub region: Option<Region>,
    /// All regions it is.
    pub regions: Regions,
    /// Whether a picture stands right in it.
    pub has_picture: bool,
}

/// The most characters that are not blank in a block that is a picture with its caption; a card
/// with a picture and the start of a story has more, as has a paragraph beside a picture.
const CAPTION: u32 = 300;

/// What all of a context's lines come to.
#[derive(Clone, Copy, Default)]
struct Sums {
    lines: u32,
    /// The most lines of any block in it.
    block_lines: u32,
    /// Characters, and those outside of links.
    characters: u32,
    unlinked: u32,
    has_picture: bool,
}

impl Sums {
    /// Whether a block of these is a picture with its caption, as `figure` is.
    const fn is_figure(&self) -> bool {
        self.has_picture && self.lines > 0 && self.characters <= CAPTION
    }
}

/// What the lines' contexts say of them. `contexts` begins with the page; each names an earlier
/// one as its parent.
pub(super) fn resolve(contexts: Vec<Context>, laid: &[Laid]) -> Markup {
    let sums = sums(&contexts, laid);
    let (contexts, containers) = spread(contexts, &sums);
    let line = |laid: &Laid| {
        let (context, container) = contexts.get(laid.context as usize).copied().unwrap_or_default();
        let signs = [
            (laid.bold == laid.characters, Sign::Bold),
            (laid.emphasised == laid.characters, Sign::Emphasised),
            (laid.is_broken, Sign::Broken),
        ];
        let true_signs = signs.into_iter().filter(|(is_true, _)| *is_true);
        let signs = true_signs.fold(context.signs, |signs, (_, sign)| signs.with(sign));
        LineMarkup {
            block: context.block.unwrap_or_default(),
            level: context.level,
            link_share: share(laid.linked, laid.characters),
            region: context.region,
            regions: context.regions,
            depth: context.depth,
            container,
            signs,
        }
    };
    Markup { lines: laid.iter().map(line).collect(), containers }
}

/// Whether an element of that region cannot be what its name says when most of the page's text is
/// in it: `with_sidebar` and `widget` name what holds the article as well. Readers' comments can.
fn is_named_wrongly(region: Region) -> bool {
    region.is_furniture() && region != Region::Comments
}

fn sums(contexts: &[Context], laid: &[Laid]) -> Vec<Sums> {
    let mut sums = vec![Sums::default(); contexts.len()];
    for line in laid {
        if let Some(sums) = sums.get_mut(line.context as usize) {
            sums.lines += 1;
            sums.characters = sums.characters.saturating_add(line.characters);
            sums.unlinked = sums.unlinked.saturating_add(line.characters - line.linked);
        }
    }
    for (sums, context) in sums.iter_mut().zip(contexts) {
        sums.has_picture = context.has_picture;
    }
    for at in (1..contexts.len()).rev() {
        let (Some(context), Some(own)) = (contexts.get(at), sums.get(at).copied()) else {
            continue;
        };
        if let Some(outer) = sums.get_mut(context.parent as usize) {
            outer.lines += own.lines;
            outer.characters = outer.characters.saturating_add(own.characters);
            outer.unlinked = outer.unlinked.saturating_add(own.unlinked);
            outer.has_picture |= own.has_picture;
            let lines = if context.block.is_some() { own.lines } else { own.block_lines };
            outer.block_lines = outer.block_lines.max(lines);
        }
    }
    sums
}

/// Hands what each context says on to those in it, and numbers the containers.
fn spread(contexts: Vec<Context>, sums: &[Sums]) -> (Vec<(Context, u32)>, Vec<u32>) {
    let page = sums.first().copied().unwrap_or_default();
    let mut done: Vec<(Context, u32)> = Vec::with_capacity(contexts.len());
    let mut containers = vec![0];
    for (mut context, sums) in contexts.into_iter().zip(sums) {
        let (outer, outer_container) =
            done.get(context.parent as usize).copied().unwrap_or_default();
        if sums.unlinked > page.unlinked / 2 && context.region.is_some_and(is_named_wrongly) {
            context.regions = context.regions.without_furniture();
            context.region = context.regions.last();
        }
        let has_branches = context.block.is_some() && sums.lines > sums.block_lines.max(1);
        let container = if has_branches && sums.lines < page.lines {
            containers.push(outer_container);
            count(&containers) - 1
        } else {
            outer_container
        };
        if context.block == Some(Block::Division) && sums.is_figure() {
            context.signs = context.signs.with(Sign::Figure);
        }
        if context.block.is_none() {
            (context.block, context.level) = (outer.block, outer.level);
        }
        context.signs = context.signs.and(outer.signs);
        let is_inside_furniture = outer.region.is_some_and(Region::is_furniture);
        context.region = match context.region {
            Some(region) if is_inside_furniture && region.is_article() => outer.region,
            region => region.or(outer.region),
        };
        context.regions = context.regions.and(outer.regions);
        done.push((context, container));
    }
    (done, containers)
}
