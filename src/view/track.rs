//! The way through the clean article: where in it a stretch of the text stands. Struck lines are no
//! part of the way.

use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, Settings, Span};

/// The length of the clean article in the unit of [`Stretch`].
pub const WHOLE: u32 = 1000;

/// A stretch of the clean article: begin and length in thousandths of the whole. Whole numbers,
/// since formatting fractions costs the page more than all its drawings.
pub type Stretch = (u32, u32);

/// The lines that stay, each with the bytes of those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    lines: Vec<(Span, u32)>,
    len: u32,
}

impl Track {
    /// The way through `article`. Linear in its lines.
    pub fn new(article: &Article, analysis: &Analysis, settings: &Settings) -> Self {
        let mut track = Self { lines: Vec::new(), len: 0 };
        for line in analysis.lines.iter().filter(|line| article.keeps(line, settings)) {
            track.lines.push((line.span, track.len));
            track.len += line.span.len();
        }
        track
    }

    /// Where `span` stands; `None` if the line that it begins in is struck. Logarithmic.
    pub fn place(&self, span: Span) -> Option<Stretch> {
        let at = self.lines.partition_point(|(line, _)| line.end <= span.start);
        let (line, before) = self.lines.get(at).filter(|(line, _)| line.holds(span.start))?;
        let start = before + (span.start - line.start);
        let share = |bytes: u32| {
            let share = u64::from(bytes) * u64::from(WHOLE) / u64::from(self.len.max(1));
            u32::try_from(share).unwrap_or(WHOLE)
        };
        Some((share(start), share(span.len().min(self.len - start))))
    }
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::{Document, DocumentId, LineKind, Text, analyse};

    use super::*;

    #[test]
    fn struck_lines_are_no_part_of_the_way() {
        let id = DocumentId("a".into());
        let text = Text::new("Ten bytes.\nAdvertisement\n“We” said.");
        let document = Document { id, title: None, text, markup: None };
        let settings = Settings::default();
        let mut analysis = analyse(&document, &settings);
        let kinds = [LineKind::Paragraph, LineKind::Advertisement, LineKind::Paragraph];
        analysis.lines.iter_mut().zip(kinds).for_each(|(line, kind)| line.kind = kind);
        let track = Track::new(&Article::new(document), &analysis, &settings);
        assert_eq!(track.place(Span::new(0, 5)), Some((0, 208)));
        assert_eq!(track.place(Span::new(11, 15)), None);
        let quote = analysis.quotes[0].span;
        assert_eq!(track.place(quote), Some((416, 333)));
    }
}
