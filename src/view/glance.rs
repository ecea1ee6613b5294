//! An article at a glance, or many in sums: how much of it stays, what was struck and as what, who
//! is quoted, and what was marked.

use std::cmp::Reverse;
use std::rc::Rc;

use bluepencil_engine::project::Article;
use bluepencil_engine::word_count::words_in;
use bluepencil_engine::{Analysis, LineKind, Settings, Span};

use super::speakers::{Colours, Group, Slot, groups};
use super::track::{Stretch, WHOLE};

/// Words a minute that people read silently (238 for what is no fiction; Brysbaert 2019, over 190
/// studies). Signs of Han and kana are read about as fast, each a word here.
const WORDS_A_MINUTE: usize = 238;

/// The parts of an article that [`Course`] counts in.
pub const PARTS: usize = 10;

/// The sums of some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glance {
    /// How many articles.
    pub articles: usize,
    /// All of their words.
    pub words: usize,
    /// Those in lines that stay.
    pub kept: usize,
    /// What was struck, the kind with the most words first.
    pub struck: Vec<Struck>,
    /// Who is quoted, the one with the most words first; those whose speaker is open come last.
    pub speakers: Vec<Speaker>,
    /// The labels of marks made by hand and how many have each, the most frequent first.
    pub labels: Vec<(Rc<str>, usize)>,
}

/// The struck lines of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Struck {
    /// The kind.
    pub kind: LineKind,
    /// How many lines.
    pub lines: usize,
    /// Their words.
    pub words: usize,
}

/// What one speaker is quoted with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who; `None` for quotations whose speaker is open.
    pub name: Option<Rc<str>>,
    /// Their number.
    pub colour: Option<Slot>,
    /// How many articles quote them.
    pub articles: usize,
    /// How many quotations.
    pub quotes: usize,
    /// Their words.
    pub words: usize,
}

impl Glance {
    /// The sums of `articles`. Linear in their texts.
    pub fn of<'a>(
        articles: impl Iterator<Item = (&'a Article, &'a Analysis)>,
        settings: &Settings,
        colours: &Colours,
    ) -> Self {
        let mut glance = Self::default();
        for (article, analysis) in articles {
            glance.articles += 1;
            glance.add_lines(article, analysis, settings);
            glance.add_speakers(article, analysis, settings, colours);
            for mark in article.decisions.marks.values() {
                glance.add_label(&mark.label);
            }
        }
        glance.struck.sort_unstable_by_key(|it| (Reverse(it.words), Reverse(it.lines), it.kind));
        glance.gather_speakers();
        glance.labels.sort_unstable_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        glance
    }

    /// How many minutes what stays takes to read; at least one.
    pub fn minutes(&self) -> usize {
        self.kept.div_ceil(WORDS_A_MINUTE).max(1)
    }

    /// How many quotations there are.
    pub fn quotes(&self) -> usize {
        self.speakers.iter().map(|speaker| speaker.quotes).sum()
    }

    /// How many words they have.
    pub fn quoted(&self) -> usize {
        self.speakers.iter().map(|speaker| speaker.words).sum()
    }

    fn add_lines(&mut self, article: &Article, analysis: &Analysis, settings: &Settings) {
        for line in &analysis.lines {
            let words = line.words as usize;
            self.words += words;
            if article.keeps(line, settings) {
                self.kept += words;
                continue;
            }
            let kind = article.kind_of(line);
            match self.struck.iter_mut().find(|it| it.kind == kind) {
                Some(it) => (it.lines, it.words) = (it.lines + 1, it.words + words),
                None => self.struck.push(Struck { kind, lines: 1, words }),
            }
        }
    }

    fn add_speakers(
        &mut self,
        article: &Article,
        analysis: &Analysis,
        settings: &Settings,
        colours: &Colours,
    ) {
        let groups = groups(article, analysis, settings, colours).into_iter();
        let speaker = |group: Group| Speaker {
            name: group.speaker,
            colour: group.colour,
            articles: 1,
            quotes: group.count,
            words: group.words,
        };
        self.speakers.extend(groups.filter(|group| group.count > 0).map(speaker));
    }

    /// Makes one of all that is of one speaker, and puts them in order.
    fn gather_speakers(&mut self) {
        self.speakers.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        self.speakers.dedup_by(|next, kept| {
            let is_same = next.name == kept.name;
            if is_same {
                kept.articles += next.articles;
                kept.quotes += next.quotes;
                kept.words += next.words;
            }
            is_same
        });
        // Stable, so that speakers of as many words stay in the order of their names.
        self.speakers.sort_by_key(|it| (it.name.is_none(), Reverse(it.words)));
    }

    fn add_label(&mut self, name: &str) {
        match self.labels.iter_mut().find(|(label, _)| **label == *name) {
            Some((_, count)) => *count += 1,
            None => self.labels.push((name.into(), 1)),
        }
    }
}

/// The way through an article as it was pasted, struck lines and all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Where it is struck.
    pub struck: Vec<Stretch>,
    /// Where somebody is quoted.
    pub quoted: Vec<Stretch>,
    /// What is in each tenth of it.
    pub parts: [Part; PARTS],
}

/// A part of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Words that stay.
    pub kept: usize,
    /// Words that are struck.
    pub struck: usize,
    /// Quotations that begin in it.
    pub quotes: usize,
}

impl Course {
    /// The way through `article`. Linear in its text.
    pub fn of(article: &Article, analysis: &Analysis, settings: &Settings) -> Self {
        let whole = u64::from(article.document.text.len().max(1));
        let share = |at: u32, of: u32| {
            u32::try_from(u64::from(at) * u64::from(of) / whole).unwrap_or_default()
        };
        let stretch = |span: Span| {
            let start = share(span.start, WHOLE);
            (start, share(span.end, WHOLE).max(start + 1) - start)
        };
        let part = |at: u32| share(at, u32::try_from(PARTS).unwrap_or_default()) as usize;
        let mut course = Self::default();
        for line in &analysis.lines {
            let is_struck = !article.keeps(line, settings);
            let text = article.document.text.slice(line.span);
            let mut at = line.span.start as usize;
            // A long line may go through several parts, so its words are counted one by one.
            for word in text.split_inclusive(char::is_whitespace) {
                let words = words_in(word);
                if let Some(part) =
                    course.parts.get_mut(part(u32::try_from(at).unwrap_or(u32::MAX)))
                {
                    *(if is_struck { &mut part.struck } else { &mut part.kept }) += words;
                }
                at += word.len();
            }
            if is_struck {
                extend(&mut course.struck, stretch(line.span));
            }
        }
        for group in groups(article, analysis, settings, &Colours::default()) {
            for quote in group.quotes.iter().filter(|quote| quote.is_counted) {
                extend(&mut course.quoted, stretch(quote.span));
                if let Some(part) = course.parts.get_mut(part(quote.span.start)) {
                    part.quotes += 1;
                }
            }
        }
        course
    }
}

/// Adds a stretch, or makes the last one longer if it begins inside or right behind that.
fn extend(stretches: &mut Vec<Stretch>, (start, len): Stretch) {
    match stretches.last_mut() {
        Some((last, length)) if (*last..=*last + *length).contains(&start) => {
            *length = (*length).max(start + len - *last);
        }
        _ => stretches.push((start, len)),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use bluepencil_engine::id::MarkId;
    use bluepencil_engine::mark::HandMark;
    use bluepencil_engine::project::LineDecision;
    use bluepencil_engine::{Document, DocumentId, Text, analyse};
    use proptest::prelude::*;

    use bluepencil_engine::label::QUOTE;

    use super::*;
    use crate::view::summary::sums;

    const TEXT: &str = "Harbour of Ode reopens\n\nAdvertisement\n\n“We are open for every boat \
        again,” said Ana Ruiz.\n\n“It took us nine long weeks,” Ruiz said. “We thank the \
        town.”\n\nAdvertisement";

    fn article(text: &str) -> (Arc<Article>, Analysis) {
        let text = Text::new(text);
        let document = Document { id: DocumentId("a".into()), title: None, text, markup: None };
        let mut analysis = analyse(&document, &Settings::default());
        for line in &mut analysis.lines {
            line.kind = match document.text.slice(line.span) {
                "Advertisement" => LineKind::Advertisement,
                _ => LineKind::Paragraph,
            };
        }
        (Arc::new(Article::new(document)), analysis)
    }

    fn glance(articles: &[(Arc<Article>, Analysis)]) -> Glance {
        let articles = articles.iter().map(|(article, analysis)| (article.as_ref(), analysis));
        Glance::of(articles, &Settings::default(), &Colours::default())
    }

    #[test]
    fn an_article_is_summed_up() {
        let one = glance(&[article(TEXT)]);
        assert_eq!((one.articles, one.words, one.kept, one.minutes()), (1, 28, 26, 1));
        let kind = LineKind::Advertisement;
        assert_eq!(one.struck, [Struck { kind, lines: 2, words: 2 }]);
        assert_eq!((one.quotes(), one.quoted()), (3, 17));
        assert_eq!(one.speakers.len(), 1);
        assert_eq!(one.speakers[0].name.as_deref(), Some("Ana Ruiz"));
    }

    #[test]
    fn the_sums_above_an_article_count_the_same_quotations() {
        let text =
            TEXT.to_owned() + " The so-called “harbour clause” was not changed, and it was late.";
        let (mut article, analysis) = article(&text);
        let decisions = &mut Arc::make_mut(&mut article).decisions;
        decisions.marks.insert(MarkId(7), HandMark::new(Span::new(0, 7), QUOTE));
        let sums = sums(&article, &analysis, &Settings::default());
        assert_eq!(analysis.quotes.len(), 4, "one of them is a term");
        assert_eq!((sums.quotes, glance(&[(article, analysis)]).quotes()), (4, 4));
    }

    #[test]
    fn a_line_counts_as_what_a_person_says_it_is() {
        let (mut article, analysis) = article(TEXT);
        let say = |article: &mut Arc<Article>, line: usize, kind| {
            let lines = &mut Arc::make_mut(article).decisions.lines;
            lines.insert(analysis.lines[line].span, LineDecision::of_kind(kind));
        };
        say(&mut article, 0, LineKind::Caption);
        say(&mut article, 1, LineKind::Subheading);
        let one = glance(&[(article, analysis)]);
        let [caption, advertisement] = [(LineKind::Caption, 4), (LineKind::Advertisement, 1)]
            .map(|(kind, words)| Struck { kind, lines: 1, words });
        assert_eq!(one.struck, [caption, advertisement]);
        assert_eq!((one.words, one.kept), (28, 23));
    }

    #[test]
    fn sums_of_two_are_the_sums_of_each_together() {
        let mut second = article(TEXT);
        let mark = HandMark::new(Span::new(0, 7), "Claim");
        Arc::make_mut(&mut second.0).decisions.marks.insert(MarkId(7), mark);
        let both = glance(&[article(TEXT), second]);
        let one = glance(&[article(TEXT)]);
        assert_eq!((both.articles, both.words, both.kept), (2, 2 * one.words, 2 * one.kept));
        assert_eq!((both.speakers.len(), both.speakers[0].articles), (1, 2));
        assert_eq!(both.quotes(), 2 * one.quotes());
        assert_eq!(both.labels, [("Claim".into(), 1)]);
    }

    #[test]
    fn the_way_through_an_article_tells_where_what_stands() {
        let (article, analysis) = article(TEXT);
        let course = Course::of(&article, &analysis, &Settings::default());
        let total = course.parts.iter().fold((0, 0, 0), |sum, part| {
            (sum.0 + part.kept, sum.1 + part.struck, sum.2 + part.quotes)
        });
        assert_eq!(total, (26, 2, 3));
        assert_eq!(course.struck.len(), 2);
        assert_eq!(course.parts[PARTS - 1].struck, 1);
        assert!(course.struck.iter().chain(&course.quoted).all(|(at, len)| at + len <= WHOLE));
    }

    proptest! {
        #[test]
        fn every_word_is_in_one_part(lines in proptest::collection::vec("[a-c“”.停 ]{0,30}", 0..9)) {
            let (article, analysis) = article(&lines.join("\n"));
            let settings = Settings::default();
            let course = Course::of(&article, &analysis, &settings);
            let one = glance(&[(article, analysis)]);
            let words: usize = course.parts.iter().map(|part| part.kept + part.struck).sum();
            prop_assert_eq!(words, one.words);
            let struck: usize = one.struck.iter().map(|it| it.words).sum();
            prop_assert_eq!(one.kept + struck, one.words);
        }
    }
}
