//! Marks found by what they are, what they cover, who speaks, what is written about them, and what a
//! person said of them. Every part of a filter must fit.

use bluepencil_engine::find::{Finder, Query};
use bluepencil_engine::mark::{HandMark, Place, Remark};
use bluepencil_engine::project::{Article, LineDecision, Verdict};
use bluepencil_engine::{Analysis, Level, Line, Quote, Settings, Span};

use crate::state::{Filter, Mark, Standing, What, Workspace};
use crate::view::doubt::{is_line_doubtful, is_quote_doubtful};
use crate::view::order::{hand_marks, merge};

/// A filter, ready to be held against marks.
#[derive(Clone, Debug)]
pub struct MarkSearch {
    filter: Filter,
    words: Option<Finder>,
    speaker: Option<Finder>,
}

/// What is known of a mark.
struct Facts<'a> {
    span: Span,
    speaker: Option<&'a str>,
    remark: Option<&'a Remark>,
    /// Nothing for one that a person made, who says nothing more of it.
    standing: Option<Standing>,
}

impl MarkSearch {
    /// Makes `filter` ready.
    pub fn new(filter: &Filter) -> Self {
        let finder = |words: &str| Finder::new(&Query { words: words.into(), ..Query::default() });
        let (words, speaker) = (finder(&filter.words), finder(&filter.speaker));
        Self { filter: filter.clone(), words, speaker }
    }

    /// The marks of `article` that fit, as they stand in the text.
    pub fn marks(
        &self,
        article: &Article,
        analysis: Option<&Analysis>,
        settings: &Settings,
    ) -> Vec<Mark> {
        let hand = self.by_hand(article, analysis, settings);
        let Some(analysis) = analysis else { return hand };
        let lines = self.lines(article, analysis, settings);
        let quotes = self.quotes(article, analysis, settings);
        let inline = self.inline(article, analysis);
        merge(&merge(&lines, &merge(&inline, &quotes)), &hand)
    }

    fn lines(&self, article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<Mark> {
        let remark = |line: &Line| article.decisions.remarks.get(&Place::Line(line.span));
        let is_meant = |line: &&Line| match &self.filter.what {
            What::Lines(kind) => article.kind_of(line) == *kind,
            // What the article surely is, and nobody spoke about, is no mark.
            What::Any | What::Detected => {
                !article.keeps(line, settings)
                    || article.decisions.lines.contains_key(&line.span)
                    || is_line_doubtful(article, line, settings)
                    || remark(line).is_some()
            }
            _ => false,
        };
        let fits = |line: &&Line| {
            let standing = Some(line_standing(article, line, settings));
            let remark = remark(line);
            self.fits(article, &Facts { span: line.span, speaker: None, remark, standing })
        };
        let lines = analysis.lines.iter().filter(is_meant).filter(fits);
        lines.map(|line| Mark::Line(line.span)).collect()
    }

    fn quotes(&self, article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<Mark> {
        if !matches!(self.filter.what, What::Any | What::Detected | What::Quotations) {
            return Vec::new();
        }
        let fits = |quote: &&Quote| {
            let speaker = article.speaker_of(quote, settings);
            let remark = article.decisions.remarks.get(&Place::Quote(quote.span));
            let standing = match article.verdict_on(quote) {
                None if is_quote_doubtful(article, quote) => Standing::Doubtful,
                verdict => standing(verdict),
            };
            let standing = Some(standing);
            self.fits(article, &Facts { span: quote.span, speaker, remark, standing })
        };
        analysis.quotes.iter().filter(fits).map(|quote| Mark::Quote(quote.span)).collect()
    }

    fn inline(&self, article: &Article, analysis: &Analysis) -> Vec<Mark> {
        if !matches!(self.filter.what, What::Any | What::Detected | What::Datelines) {
            return Vec::new();
        }
        let decisions = &article.decisions;
        let fits = |span: &Span| {
            let remark = decisions.remarks.get(&Place::Inline(*span));
            let standing = Some(standing(decisions.inline.get(span).copied()));
            self.fits(article, &Facts { span: *span, speaker: None, remark, standing })
        };
        let spans = analysis.inline.iter().map(|mark| mark.span);
        spans.filter(fits).map(Mark::Inline).collect()
    }

    fn by_hand(
        &self,
        article: &Article,
        analysis: Option<&Analysis>,
        settings: &Settings,
    ) -> Vec<Mark> {
        let is_meant = |made: &HandMark| match &self.filter.what {
            What::Any | What::ByHand => true,
            What::Label(label) => made.label == *label,
            _ => false,
        };
        let mut marks = hand_marks(article);
        marks.retain(|mark| {
            let Mark::Hand(span, id) = *mark else { return false };
            let Some(made) = article.decisions.marks.get(&id).filter(|made| is_meant(made)) else {
                return false;
            };
            let named = made.speaker.as_deref().map(|name| settings.name_of(name));
            let around = || speaker_around(article, analysis?, settings, span);
            let speaker = self.speaker.as_ref().and_then(|_| named.or_else(around));
            let remark = Some(&made.remark);
            self.fits(article, &Facts { span, speaker, remark, standing: None })
        });
        marks
    }

    fn fits(&self, article: &Article, facts: &Facts<'_>) -> bool {
        let Filter { tag, standing, has_note, .. } = &self.filter;
        let note = facts.remark.map_or("", |remark| remark.note.as_str());
        let is_tagged = |tag: &String| facts.remark.is_some_and(|it| it.tags.contains(tag));
        let speaks = |finder: &Finder| facts.speaker.is_some_and(|name| finder.is_in(name));
        let says = |finder: &Finder| {
            finder.is_in(article.document.text.slice(facts.span)) || finder.is_in(note)
        };
        stands(facts.standing, *standing)
            && (!has_note || !note.is_empty())
            && tag.as_ref().is_none_or(is_tagged)
            && self.speaker.as_ref().is_none_or(speaks)
            && self.words.as_ref().is_none_or(says)
    }
}

/// Whether a mark that stands so is one of those `wanted`. A doubtful one is undecided, too.
fn stands(standing: Option<Standing>, wanted: Standing) -> bool {
    match wanted {
        Standing::Any => true,
        Standing::Undecided => {
            matches!(standing, Some(Standing::Undecided | Standing::Doubtful))
        }
        wanted => standing == Some(wanted),
    }
}

const fn standing(verdict: Option<Verdict>) -> Standing {
    match verdict {
        None => Standing::Undecided,
        Some(Verdict::Accepted) => Standing::Accepted,
        Some(Verdict::Rejected) => Standing::Rejected,
    }
}

/// A line that a person keeps or strikes as it would be anyway is accepted; one that they say is of
/// another kind is not.
fn line_standing(article: &Article, line: &Line, settings: &Settings) -> Standing {
    let undecided = article.keeps_undecided(line, settings);
    match article.decisions.lines.get(&line.span) {
        Some(LineDecision { keep: Some(keep), kind: None }) if *keep == undecided => {
            Standing::Accepted
        }
        Some(_) => Standing::Rejected,
        None if is_line_doubtful(article, line, settings) => Standing::Doubtful,
        None => Standing::Undecided,
    }
}

/// Who speaks the quotation that `span` is a part of.
fn speaker_around<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    settings: &'a Settings,
    span: Span,
) -> Option<&'a str> {
    let before = analysis.quotes.partition_point(|quote| quote.span.start <= span.start);
    for quote in analysis.quotes.get(..before)?.iter().rev() {
        if quote.span.contains(span) {
            return article.speaker_of(quote, settings);
        }
        // Only what stands in another quotation has one around it.
        if quote.level != Level::Nested {
            break;
        }
    }
    None
}

/// Every tag of the articles, each once, in alphabetical order.
pub fn tags(workspace: &Workspace) -> Vec<&str> {
    let decisions = || workspace.project.articles.iter().map(|article| &article.decisions);
    let made = decisions().flat_map(|it| it.marks.values().map(|mark| &mark.remark));
    let written = decisions().flat_map(|it| it.remarks.values());
    let tags = made.chain(written).flat_map(|remark| &remark.tags);
    let mut tags: Vec<&str> = tags.map(String::as_str).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use bluepencil_engine::id::MarkId;
    use bluepencil_engine::project::{LineDecision, QuoteDecision};
    use bluepencil_engine::{Document, DocumentId, LineKind, Text, analyse};

    use super::*;

    const TEXT: &str = "Mill to close\n\n“We tried everything, and the town did too,” said Ada \
        Brook, who runs it.\n\n“Nobody asked us what we thought of it,” said Jon Mara.\n\n\
        Advertisement\n\nThe mill employs 240 people in the valley and pays them well.";

    /// The article, with “tried everything” marked as a claim, tagged “money”, and “240 people” as a
    /// fact to check with a note.
    fn article() -> (Article, Analysis) {
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(TEXT), markup: None };
        let analysis = analyse(&document, &Settings::default());
        let mut article = Article::new(document);
        let made =
            [("tried everything", "claim", "", "money"), ("240 people", "check", "Ask Ada", "")];
        for (nth, (words, label, note, tag)) in made.into_iter().enumerate() {
            let at = TEXT.find(words).unwrap_or_default();
            let mut mark = HandMark::new(Span::from_usize(at, at + words.len()), label);
            mark.remark.note = note.into();
            mark.remark.tags =
                Some(tag.to_owned()).filter(|tag| !tag.is_empty()).into_iter().collect();
            article.decisions.marks.insert(MarkId(nth as u64), mark);
        }
        (article, analysis)
    }

    /// The words of the marks that fit `filter`, each cut to its first two.
    fn found(filter: &Filter, article: &Article, analysis: &Analysis) -> Vec<String> {
        let marks = MarkSearch::new(filter).marks(article, Some(analysis), &Settings::default());
        let words = |mark: Mark| article.document.text.slice(mark.span());
        let head = |words: &str| words.split(' ').take(2).collect::<Vec<_>>().join(" ");
        marks.into_iter().map(|mark| head(words(mark))).collect()
    }

    fn check(filter: Filter, expected: &[&str]) {
        let (article, analysis) = article();
        assert_eq!(found(&filter, &article, &analysis), expected, "{filter:?}");
    }

    #[test]
    fn marks_are_found_by_layer_kind_and_label() {
        let of = |what: What| Filter { what, ..Filter::default() };
        check(of(What::Quotations), &["“We tried", "“Nobody asked"]);
        check(of(What::Lines(LineKind::Advertisement)), &["Advertisement"]);
        check(of(What::Lines(LineKind::Title)), &["Mill to"]);
        check(of(What::ByHand), &["tried everything", "240 people"]);
        check(of(What::Label("claim".into())), &["tried everything"]);
        check(of(What::Label("unknown".into())), &[]);
    }

    #[test]
    fn a_mark_in_a_quotation_is_found_by_who_speaks_it() {
        let by = |speaker: &str| Filter { speaker: speaker.into(), ..Filter::default() };
        check(by("ada brook"), &["“We tried", "tried everything"]);
        check(by("Mára"), &["“Nobody asked"]);
        check(by("nobody here"), &[]);
    }

    #[test]
    fn filters_compose() {
        let claim = Filter {
            what: What::Label("claim".into()),
            speaker: "Ada".into(),
            tag: Some("money".into()),
            ..Filter::default()
        };
        check(claim.clone(), &["tried everything"]);
        check(Filter { speaker: "Jon".into(), ..claim.clone() }, &[]);
        check(Filter { tag: Some("time".into()), ..claim.clone() }, &[]);
        check(Filter { words: "everything".into(), ..claim.clone() }, &["tried everything"]);
        check(Filter { has_note: true, ..claim }, &[]);
    }

    #[test]
    fn words_are_found_in_what_is_marked_and_in_notes() {
        let with =
            |words: &str| Filter { words: words.into(), what: What::ByHand, ..Filter::default() };
        check(with("EVERYTHING"), &["tried everything"]);
        check(with("ask ada"), &["240 people"]);
        check(Filter { has_note: true, ..Filter::default() }, &["240 people"]);
    }

    #[test]
    fn what_a_person_said_tells_marks_apart() {
        let (mut article, mut analysis) = article();
        analysis.quotes.iter_mut().for_each(|quote| quote.confidence = 0.9);
        analysis.quotes[1].confidence = 0.3;
        let of = |standing| Filter { what: What::Quotations, standing, ..Filter::default() };
        let seen = |standing, article: &Article| found(&of(standing), article, &analysis);
        assert_eq!(seen(Standing::Doubtful, &article), ["“Nobody asked"]);
        assert_eq!(seen(Standing::Undecided, &article).len(), 2);
        let decision = QuoteDecision { verdict: Verdict::Rejected, speaker: None };
        article.decisions.quotes.insert(analysis.quotes[1].span, decision);
        assert_eq!(seen(Standing::Doubtful, &article).len(), 0);
        assert_eq!(seen(Standing::Undecided, &article), ["“We tried"]);
        assert_eq!(seen(Standing::Rejected, &article), ["“Nobody asked"]);
        assert_eq!(seen(Standing::Accepted, &article).len(), 0);
        let line = analysis.lines.iter().find(|it| it.kind == LineKind::Advertisement).unwrap();
        article.decisions.lines.insert(line.span, LineDecision::keeping(false));
        let lines = Filter { what: What::Lines(line.kind), ..of(Standing::Accepted) };
        assert_eq!(found(&lines, &article, &analysis), ["Advertisement"]);
        article.decisions.lines.insert(line.span, LineDecision::of_kind(LineKind::Caption));
        assert_eq!(found(&lines, &article, &analysis).len(), 0);
        let lines = Filter { what: What::Lines(LineKind::Caption), ..of(Standing::Rejected) };
        assert_eq!(found(&lines, &article, &analysis), ["Advertisement"]);
    }

    #[test]
    fn while_an_article_is_read_its_marks_by_hand_are_found() {
        let (article, _) = article();
        let marks = MarkSearch::new(&Filter::default()).marks(&article, None, &Settings::default());
        assert_eq!(marks.len(), 2);
    }
}
