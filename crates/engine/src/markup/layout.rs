//! Text as a page without style sheets lays it out: white space collapsed, blocks on lines of
//! their own. After the HTML Standard's `innerText` (section 3.2.7), without what needs a style
//! sheet. Says for each line how many of its characters are linked, bold and so on.

use crate::span::saturate;
use crate::text::is_blank;

/// How the characters that come next look, and where they stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub is_link: bool,
    pub is_bold: bool,
    pub is_emphasised: bool,
    pub is_preformatted: bool,
}

/// A line that was laid out. Counts are of characters that are not blank.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Laid {
    /// The innermost context that holds all of it.
    pub context: u32,
    pub characters: u32,
    pub linked: u32,
    pub bold: u32,
    pub emphasised: u32,
    /// Whether a forced line break parts it from the line before.
    pub is_broken: bool,
}

/// What stands between two words where the source has no white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// They are one word.
    #[default]
    Joined,
    /// They are one word, unless another link begins here: menus are often rows of links.
    BehindLink,
    /// They are two words, unless one of them is a mark.
    Words,
    /// They are two.
    Apart,
}

/// The text so far, and its lines.
#[derive(Default)]
pub(super) struct Layout {
    pub text: String,
    pub lines: Vec<Laid>,
    /// The line that is being laid out.
    open: Option<Open>,
    /// Line ends to put before the next character; at most two, so that no two empty lines meet.
    breaks: u8,
    is_broken: bool,
    /// A space, or a tab between cells, to put before the next character of the same line.
    space: Option<char>,
    joint: Joint,
    /// How many elements are open, and how few were open since the last character.
    depth: usize,
    shallowest: usize,
}

struct Open {
    laid: Laid,
    /// Where the text ended before it, and the line ends that were due there.
    start: usize,
    breaks: u8,
    /// How many elements are open around all of it.
    depth: usize,
}

impl Layout {
    /// An element opens.
    pub fn enter(&mut self) {
        self.depth += 1;
    }

    /// An element closes.
    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.shallowest = self.shallowest.min(self.depth);
    }

    /// Ends the line; `breaks` are the line ends that are due before the next one.
    pub fn end_line(&mut self, breaks: u8) {
        self.breaks = self.breaks.max(breaks).min(2);
        self.space = None;
        self.is_broken = false;
    }

    /// Ends the line as `br` does: a second one leaves an empty line.
    pub fn force_break(&mut self) {
        self.end_line(self.breaks + 1);
        self.is_broken = true;
    }

    /// Begins a cell in a row.
    pub fn next_cell(&mut self) {
        self.space = Some('\t');
    }

    /// Parts the words on either side of here, as far as `joint` says.
    pub fn part(&mut self, joint: Joint) {
        self.joint = self.joint.max(joint);
    }

    /// Begins a link.
    pub fn begin_link(&mut self) {
        if self.joint == Joint::BehindLink {
            self.joint = Joint::Apart;
        }
    }

    /// Adds text. `context_at` gives the context of the element that is `depth` deep.
    pub fn add(&mut self, text: &str, look: Look, context_at: impl Fn(usize) -> u32) {
        for c in text.chars() {
            match c {
                '\n' | '\r' if look.is_preformatted => self.force_break(),
                ' ' | '\t' if look.is_preformatted => self.character(c, look, &context_at),
                c if is_white_space(c) => self.space = self.space.or(Some(' ')),
                c => self.character(c, look, &context_at),
            }
        }
    }

    /// The text and its lines.
    pub fn finish(mut self) -> (String, Vec<Laid>) {
        self.close_line();
        (self.text, self.lines)
    }

    fn character(&mut self, c: char, look: Look, context_at: &impl Fn(usize) -> u32) {
        if self.breaks > 0 {
            self.close_line();
        }
        if self.open.is_none() {
            self.open_line(context_at);
        } else if let Some(space) = self.space.or_else(|| self.space_at_joint(c)) {
            self.text.push(space);
        }
        self.space = None;
        self.joint = Joint::Joined;
        self.text.push(c);
        let shallowest = std::mem::replace(&mut self.shallowest, self.depth);
        let Some(open) = &mut self.open else { return };
        if shallowest < open.depth {
            open.depth = shallowest;
            open.laid.context = context_at(shallowest);
        }
        if !is_blank(c) {
            open.laid.characters += 1;
            open.laid.linked += u32::from(look.is_link);
            open.laid.bold += u32::from(look.is_bold);
            open.laid.emphasised += u32::from(look.is_emphasised);
        }
    }

    fn space_at_joint(&self, next: char) -> Option<char> {
        let is_word = |c: char| c.is_alphanumeric();
        let is_parted = match self.joint {
            Joint::Joined | Joint::BehindLink => false,
            Joint::Words => is_word(next) && self.text.chars().next_back().is_some_and(is_word),
            Joint::Apart => true,
        };
        is_parted.then_some(' ')
    }

    fn open_line(&mut self, context_at: &impl Fn(usize) -> u32) {
        let laid =
            Laid { context: context_at(self.depth), is_broken: self.is_broken, ..Laid::default() };
        let (start, breaks) = (self.text.len(), self.breaks);
        if !self.text.is_empty() {
            self.text.extend(std::iter::repeat_n('\n', usize::from(breaks)));
        }
        self.open = Some(Open { laid, start, breaks, depth: self.depth });
        self.shallowest = self.depth;
        self.breaks = 0;
        self.is_broken = false;
    }

    /// Keeps the open line, or takes it back when nothing in it can be seen.
    fn close_line(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.laid.characters > 0 {
            self.lines.push(open.laid);
        } else {
            self.text.truncate(open.start);
            self.breaks = self.breaks.max(open.breaks);
        }
    }
}

/// The white space that collapses: that of HTML, and what would end a line elsewhere. A no-break
/// space is a character like others.
const fn is_white_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How many there are, as far as `u32` counts.
pub(super) fn count<T>(of: &[T]) -> u32 {
    saturate(of.len())
}
