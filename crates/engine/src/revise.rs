//! A person changes an article's text: the edit that does it, with what becomes of all that was
//! decided about the words. Offsets are bytes.
//!
//! A mark made by hand is about words. It goes where they went ([`crate::follow`]); words that
//! were changed are looked for with those around them ([`crate::anchor`]); and a mark whose words
//! are gone, or cannot be told from look-alikes, is set aside as unplaced.
//!
//! A decision about what was detected is about a line or a quotation, which stays the same when a
//! letter of it is mended: it stays while at least half of the words do, between the same
//! neighbours, and while it is a line, or has the same quotation marks. Else what the person wrote
//! is set aside as an unplaced mark: a note, tags, links, who speaks, that it is a quotation, and
//! what a link leads to. What is dropped is a bare yes or no about words that are gone; it is
//! counted, and comes back with the words when the change is taken back.

use crate::anchor::{Anchor, Placement};
use crate::document::{Document, DocumentId};
use crate::edit::rewrite::{Splices, spliced_markup};
use crate::edit::{Edit, EditError, Splice};
use crate::follow::Follower;
use crate::id::MarkId;
use crate::label::{HIGHLIGHT, QUOTE};
use crate::mark::{HandMark, Link, Lost, Place, Remark};
use crate::project::{Article, Decisions, Project, QuoteDecision, SpeakerChoice, Verdict};
use crate::quote::Quote;
use crate::sorted_map::SortedMap;
use crate::span::Span;
use crate::text::{Text, is_blank};

/// So many bytes of text are searched for words that were changed, which takes about a tenth of a
/// second. In all but very long texts that is every mark's.
const MOST_SEARCHED: usize = 64 << 20;

/// A change of an article's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// What does it, in one step.
    pub edit: Edit,
    /// How many marks are set aside, since their words are gone or stand where they cannot be told
    /// from others.
    pub unplaced: usize,
    /// How many decisions go with the words that they were about.
    pub dropped: usize,
}

/// The change of the article `id` to `text`; `quotes` are those that were detected in it, to which
/// links may lead. Linear in both texts, but for sorting, and for looking up what was decided.
///
/// ```
/// use std::sync::Arc;
/// use bluepencil_engine::project::{Article, Project};
/// use bluepencil_engine::revise::revise;
/// use bluepencil_engine::{Document, DocumentId, Text};
/// let id = DocumentId("a".into());
/// let text = Text::new("The brige is open.");
/// let document = Document { id: id.clone(), title: None, text, markup: None };
/// let mut project = Project::default();
/// project.articles.push(Arc::new(Article::new(document)));
/// let revision = revise(&project, &id, "The bridge is open.", &[])?;
/// let (after, inverse) = revision.edit.apply(&project)?;
/// assert_eq!(after.articles[0].document.text.as_str(), "The bridge is open.");
/// assert_eq!(inverse.apply(&after)?.0, project);
/// # Ok::<(), bluepencil_engine::edit::EditError>(())
/// ```
///
/// # Errors
/// When the project has no such article.
pub fn revise(
    project: &Project,
    id: &DocumentId,
    text: &str,
    quotes: &[Quote],
) -> Result<Revision, EditError> {
    let article = project.article(id).ok_or_else(|| EditError::UnknownDocument(id.clone()))?;
    let after = Text::new(text);
    let follower = Follower::new(&article.document.text, &after);
    let splices = splices(&follower, [&article.document.text, &after]);
    let mut reviser = Reviser {
        article,
        moves: Splices::new(&splices),
        searches: MOST_SEARCHED / after.as_str().len().max(1),
        follower,
        after: &after,
        before: Vec::new(),
        later: Vec::new(),
        aside: SortedMap::default(),
        dropped: 0,
    };
    reviser.decisions();
    reviser.remarks();
    reviser.marks();
    let linked = reviser.linked(project, quotes);
    let unplaced = reviser.set_aside();
    let Reviser { before, later, dropped, .. } = reviser;
    let markup = spliced_markup(article, &splices, &after);
    let rewrite = Edit::Rewrite { id: id.clone(), splices, markup };
    let mut edits: Vec<Edit> = before.into_iter().chain([rewrite]).chain(later).collect();
    if !linked.is_empty() {
        let (project, _) = Edit::Batch(edits.clone()).apply(project)?;
        edits.extend(relinked(&project, &linked));
    }
    Ok(Revision { edit: Edit::Batch(edits), unplaced, dropped })
}

/// The splices that leave in place what keeps its order.
fn splices(follower: &Follower, [old, new]: [&Text; 2]) -> Vec<Splice> {
    let ends = [old, new].map(|text| Span::new(text.len(), text.len()));
    let (mut from, mut to) = (0, 0);
    let mut splices = Vec::new();
    for [a, b] in follower.kept().chain([ends]) {
        let (span, put) = (Span::new(from, a.start), Span::new(to, b.start));
        if !span.is_empty() || !put.is_empty() {
            splices.push(Splice { span, text: new.slice(put).to_owned() });
        }
        (from, to) = (a.end, b.end);
    }
    splices
}

/// Sorts what was decided about an article by what becomes of it.
struct Reviser<'a> {
    article: &'a Article,
    moves: Splices<'a>,
    follower: Follower,
    after: &'a Text,
    /// How many more marks may be searched for.
    searches: usize,
    /// What is taken back before the text changes, since its words go, or go another way.
    before: Vec<Edit>,
    /// What is decided anew after it.
    later: Vec<Edit>,
    /// What a person said of detected marks that are gone.
    aside: SortedMap<Place, HandMark>,
    dropped: usize,
}

impl<'a> Reviser<'a> {
    fn id(&self) -> DocumentId {
        self.article.document.id.clone()
    }

    fn decided(&self) -> &'a Decisions {
        &self.article.decisions
    }

    fn decisions(&mut self) {
        let id = self.id();
        for (span, decision) in self.decided().lines.iter() {
            let edit = |span, decision| Edit::DecideLine { id: id.clone(), span, decision };
            if !self.take_along(Place::Line(*span), edit, *decision) {
                self.dropped += 1;
            }
        }
        for (span, verdict) in self.decided().inline.iter() {
            let edit = |span, decision| Edit::DecideInline { id: id.clone(), span, decision };
            if !self.take_along(Place::Inline(*span), edit, *verdict) {
                self.dropped += 1;
            }
        }
        for (span, decision) in self.decided().quotes.iter() {
            let edit = |span, decision| Edit::DecideQuote { id: id.clone(), span, decision };
            if self.take_along(Place::Quote(*span), edit, decision.clone()) {
                continue;
            }
            match decision {
                QuoteDecision { verdict: Verdict::Rejected, speaker: None } => self.dropped += 1,
                QuoteDecision { speaker, .. } => {
                    let speaker = match speaker {
                        Some(SpeakerChoice::Named(name)) => Some(name.clone()),
                        Some(SpeakerChoice::Nobody) | None => None,
                    };
                    self.put_aside(Place::Quote(*span), |mark| mark.speaker = speaker);
                }
            }
        }
    }

    fn remarks(&mut self) {
        let id = self.id();
        for (place, remark) in self.decided().remarks.iter() {
            let edit = |span, to| Edit::Remark { id: id.clone(), place: place.at(span), to };
            if !self.take_along(*place, edit, remark.clone()) {
                self.put_aside(*place, |mark| mark.remark = remark.clone());
            }
        }
    }

    /// Whether what is decided about `place` has a place afterwards, where `edit` then puts it.
    fn take_along<T>(
        &mut self,
        place: Place,
        edit: impl Fn(Span, Option<T>) -> Edit,
        decision: T,
    ) -> bool {
        let (span, to) = (place.span(), self.place_of(place));
        if to.is_none() || to != self.moves.shifted(span) {
            self.before.push(edit(span, None));
            self.later.extend(to.map(|to| edit(to, Some(decision))));
        }
        to.is_some()
    }

    /// Where a line, a quotation or a mark inside a line is afterwards, if it is there.
    fn place_of(&self, place: Place) -> Option<Span> {
        let span = place.span();
        let to = self.follower.follow(span).or_else(|| self.follower.follow_place(span))?;
        let is_there = match place {
            Place::Line(_) => is_line(self.after, to),
            Place::Quote(_) | Place::Inline(_) => {
                let [was, is] = [self.article.document.text.slice(span), self.after.slice(to)];
                was.chars().next() == is.chars().next() && was.chars().last() == is.chars().last()
            }
        };
        is_there.then_some(to)
    }

    fn marks(&mut self) {
        let id = self.id();
        let mut found: Vec<(Span, &str)> = Vec::new();
        for (mark, made) in self.decided().marks.iter() {
            let mut to = self.follower.follow(made.span);
            if to.is_none() {
                to = self.searched(made.span);
                // Two marks cannot say the same of the same words.
                to = to.filter(|to| !found.contains(&(*to, &made.label)));
                found.extend(to.map(|to| (to, made.label.as_str())));
            }
            if to.is_some() && to == self.moves.shifted(made.span) {
                continue;
            }
            self.before.push(Edit::Mark { id: id.clone(), mark: *mark, to: None });
            self.later.push(match to {
                Some(span) => {
                    let to = Some(HandMark { span, ..made.clone() });
                    Edit::Mark { id: id.clone(), mark: *mark, to }
                }
                None => self.losing(*mark, made.span, made.clone()),
            });
        }
    }

    /// Where the words of `span` are found with those around them, in what was written anew.
    fn searched(&mut self, span: Span) -> Option<Span> {
        self.searches = self.searches.checked_sub(1)?;
        match Anchor::of(&self.article.document.text, span)?.find(self.after) {
            // What was there before, other marks' words among it, is no place for this one.
            Placement::Exact(to) | Placement::Moved { span: to, .. } => {
                (!self.follower.is_known(to)).then_some(to)
            }
            Placement::Unplaced => None,
        }
    }

    /// Keeps what a person said of something detected that is gone, in a mark.
    fn put_aside(&mut self, place: Place, say: impl FnOnce(&mut HandMark)) {
        let label = if matches!(place, Place::Quote(_)) { QUOTE } else { HIGHLIGHT };
        let kept = self.aside.remove(&place);
        let mut mark = kept.unwrap_or_else(|| HandMark::new(place.span(), label));
        say(&mut mark);
        self.aside.insert(place, mark);
    }

    fn losing(&self, mark: MarkId, span: Span, made: HandMark) -> Edit {
        // The span lies in the text, or the decision would not have been taken.
        let anchor = Anchor::near(&self.article.document.text, span);
        Edit::Lose { id: self.id(), mark, to: anchor.map(|anchor| Lost::new(anchor, made)) }
    }

    /// The quotations that links lead to, by their ids before and afterwards. One that is gone is
    /// put aside under its id, so that the links still lead somewhere.
    fn linked(&mut self, project: &Project, quotes: &[Quote]) -> SortedMap<MarkId, MarkId> {
        let mut targets: Vec<MarkId> = links(project).map(|link| link.to).collect();
        targets.sort_unstable();
        let mut ids = SortedMap::default();
        let after = Document { text: self.after.clone(), ..self.article.document.clone() };
        for quote in quotes.iter().filter(|quote| targets.binary_search(&quote.id).is_ok()) {
            let place = Place::Quote(quote.span);
            match self.place_of(place) {
                Some(to) => _ = ids.insert(quote.id, MarkId::of(&after, "quote", to)),
                None => self.put_aside(place, |_| {}),
            }
        }
        ids
    }

    /// Has every mark that was put aside listed as unplaced; returns how many there are with those
    /// made by hand.
    fn set_aside(&mut self) -> usize {
        let document = &self.article.document;
        let Decisions { marks, lost, .. } = self.decided();
        for (place, mark) in std::mem::take(&mut self.aside) {
            let rule = match place {
                Place::Quote(_) => "quote",
                Place::Line(_) => "line",
                Place::Inline(_) => "inline",
            };
            let mut id = MarkId::of(document, rule, place.span());
            while marks.contains_key(&id) || lost.contains_key(&id) {
                id = MarkId(id.0.wrapping_add(1));
            }
            self.later.push(self.losing(id, place.span(), mark));
        }
        self.later.iter().filter(|edit| matches!(edit, Edit::Lose { .. })).count()
    }
}

/// Whether `span` is a line without the white space around it.
fn is_line(text: &Text, span: Span) -> bool {
    let whole = text.as_str();
    let (before, after) = (whole.get(..span.start as usize), whole.get(span.end as usize..));
    let before = before.and_then(|before| before.rsplit('\n').next());
    let after = after.and_then(|after| after.split('\n').next());
    let around = before.into_iter().chain(after);
    around.flat_map(str::chars).all(is_blank)
        && !text.slice(span).contains('\n')
        && text.trim(span) == span
}

fn remarks(article: &Article) -> impl Iterator<Item = &Remark> {
    let Decisions { marks, remarks, lost, .. } = &article.decisions;
    let made = marks.values().chain(lost.values().map(|lost| &lost.mark));
    remarks.values().chain(made.map(|mark| &mark.remark))
}

fn links(project: &Project) -> impl Iterator<Item = &Link> {
    project.articles.iter().flat_map(|article| remarks(article)).flat_map(|it| &it.links)
}

/// The edits that have links lead to the new ids of quotations.
fn relinked(project: &Project, ids: &SortedMap<MarkId, MarkId>) -> Vec<Edit> {
    let mended = |remark: &Remark| {
        let is_old = remark.links.iter().any(|link| ids.contains_key(&link.to));
        let to = |link: &Link| Link { to: *ids.get(&link.to).unwrap_or(&link.to), ..*link };
        is_old.then(|| Remark { links: remark.links.iter().map(to).collect(), ..remark.clone() })
    };
    let mut edits = Vec::new();
    for article in &project.articles {
        let id = &article.document.id;
        let Decisions { marks, remarks, lost, .. } = &article.decisions;
        edits.extend(marks.iter().filter_map(|(mark, made)| {
            let to = HandMark { remark: mended(&made.remark)?, ..made.clone() };
            Some(Edit::Mark { id: id.clone(), mark: *mark, to: Some(to) })
        }));
        edits.extend(remarks.iter().filter_map(|(place, remark)| {
            Some(Edit::Remark { id: id.clone(), place: *place, to: Some(mended(remark)?) })
        }));
        edits.extend(lost.iter().filter_map(|(mark, it)| {
            let made = HandMark { remark: mended(&it.mark.remark)?, ..it.mark.clone() };
            let to = Some(Lost { mark: made, anchor: it.anchor.clone() });
            Some(Edit::Lose { id: id.clone(), mark: *mark, to })
        }));
    }
    edits
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::edit::History;
    use crate::edit::samples::{any_edit, project as small};
    use crate::mark::Relation;
    use crate::project::LineDecision;

    const BEFORE: &str = "Ferry to close\n“We will rebuld it,” said Ana Ruiz.\nRain fell.\nAd";

    fn id() -> DocumentId {
        DocumentId("a".into())
    }

    fn at(words: &str) -> Span {
        let start = BEFORE.find(words).unwrap();
        Span::from_usize(start, start + words.len())
    }

    /// The article above, with `edits` done to it.
    fn project(edits: Vec<Edit>) -> Project {
        let text = Text::new(BEFORE);
        let document = Document { id: id(), title: None, text, markup: None };
        let mut project = Project::default();
        project.articles.push(Arc::new(Article::new(document)));
        Edit::Batch(edits).apply(&project).unwrap().0
    }

    fn decide_quote(speaker: &str, verdict: Verdict) -> Edit {
        let speaker = (!speaker.is_empty()).then(|| SpeakerChoice::Named(speaker.into()));
        let decision = Some(QuoteDecision { verdict, speaker });
        Edit::DecideQuote { id: id(), span: at("“We will rebuld it,”"), decision }
    }

    fn keep(line: &str) -> Edit {
        let decision = Some(LineDecision::keeping(true));
        Edit::DecideLine { id: id(), span: at(line), decision }
    }

    /// Changes the text to what `change` makes of it, and back; returns what is decided then.
    fn changed(before: &Project, from: &str, to: &str) -> (Decisions, Revision) {
        let text = BEFORE.replace(from, to);
        let revision = revise(before, &id(), &text, &[]).unwrap();
        let (after, inverse) = revision.edit.apply(before).unwrap();
        assert_eq!(after.articles[0].document.text.as_str(), text);
        let (back, again) = inverse.apply(&after).unwrap();
        assert_eq!(&back, before);
        assert_eq!(again.apply(&back).unwrap().0, after);
        (after.articles[0].decisions.clone(), revision)
    }

    #[test]
    fn a_decision_stays_with_a_line_or_quotation_that_is_mended() {
        let before = project(vec![
            decide_quote("Ana Ruiz", Verdict::Accepted),
            keep("“We will rebuld it,” said Ana Ruiz."),
            keep("Ad"),
        ]);
        let (after, revision) = changed(&before, "rebuld", "rebuild");
        assert_eq!((revision.unplaced, revision.dropped), (0, 0));
        let text = BEFORE.replace("rebuld", "rebuild");
        let words = |span: &Span| text.get(span.range()).unwrap().to_owned();
        let lines: Vec<_> = after.lines.keys().map(words).collect();
        assert_eq!(lines, ["“We will rebuild it,” said Ana Ruiz.", "Ad"]);
        let quotes: Vec<_> = after.quotes.keys().map(words).collect();
        assert_eq!(quotes, ["“We will rebuild it,”"]);
    }

    #[test]
    fn what_was_said_of_a_quotation_that_is_gone_is_kept_as_an_unplaced_mark() {
        let note = Remark { note: "who?".into(), ..Remark::default() };
        let place = Place::Quote(at("“We will rebuld it,”"));
        let before = project(vec![
            decide_quote("Ana Ruiz", Verdict::Accepted),
            Edit::Remark { id: id(), place, to: Some(note.clone()) },
            keep("Ad"),
        ]);
        let (after, revision) = changed(&before, "“We will rebuld it,” said Ana Ruiz.", "Nothing.");
        assert_eq!((revision.unplaced, revision.dropped), (1, 0));
        let lost = after.lost.values().next().unwrap();
        assert_eq!(lost.anchor.exact, "“We will rebuld it,”");
        assert_eq!(
            (lost.mark.label.as_str(), lost.mark.speaker.as_deref()),
            (QUOTE, Some("Ana Ruiz"))
        );
        assert_eq!(lost.mark.remark, note);
        assert_eq!(after.lines.len(), 1);
    }

    #[test]
    fn a_bare_no_about_words_that_are_gone_is_dropped_and_counted() {
        let before = project(vec![decide_quote("", Verdict::Rejected), keep("Rain fell.")]);
        let (after, revision) =
            changed(&before, "“We will rebuld it,” said Ana Ruiz.\nRain fell.", "Sun.");
        assert_eq!((revision.unplaced, revision.dropped), (0, 2));
        assert_eq!(after, Decisions::default());
    }

    #[test]
    fn links_lead_to_a_quotation_where_it_is_now_and_to_its_mark_when_it_is_gone() {
        let quote = at("“We will rebuld it,”");
        let document = project(Vec::new()).articles[0].document.clone();
        let link = Link { relation: Relation::Supports, to: MarkId::of(&document, "quote", quote) };
        let remark = Remark { links: vec![link], ..Remark::default() };
        let to = Some(HandMark { remark, ..HandMark::new(at("Ad"), "claim") });
        let before = project(vec![Edit::Mark { id: id(), mark: MarkId(7), to }]);
        let quotes = [crate::quote::Quote { span: quote, id: link.to, ..some_quote() }];
        let leads = |text: &str| {
            let revision = revise(&before, &id(), text, &quotes).unwrap();
            let after = revision.edit.apply(&before).unwrap().0.articles[0].clone();
            let to = after.decisions.marks.values().next().unwrap().remark.links[0].to;
            (to, after)
        };
        let (to, after) = leads(&format!("Late news\n{BEFORE}"));
        let now = Span::new(quote.start + 10, quote.end + 10);
        assert_eq!(to, MarkId::of(&after.document, "quote", now));
        let (to, after) = leads("Ferry to close\nRain fell.\nAd");
        assert!(after.decisions.lost.contains_key(&to));
    }

    fn some_quote() -> Quote {
        Quote {
            id: MarkId(0),
            span: Span::default(),
            inner: Span::default(),
            words: 1,
            level: crate::quote::Level::Direct,
            cue: None,
            speaker: None,
            attribution: crate::quote::Attribution::None,
            confidence: 1.0,
            continues: None,
            candidates: Vec::new(),
        }
    }

    #[test]
    fn one_letter_of_a_long_text_with_many_marks_is_a_small_step() {
        let text: String = (0..20_000).map(|n| format!("Word number {n} stands here. ")).collect();
        let document = Document { id: id(), title: None, text: Text::new(&text), markup: None };
        let mut project = Project::default();
        project.articles.push(Arc::new(Article::new(document)));
        let marks = text.match_indices("Word").take(5000).zip(0u64..).map(|((at, _), number)| {
            let to = Some(HandMark::new(Span::from_usize(at, at + 4), "claim"));
            Edit::Mark { id: id(), mark: MarkId(number), to }
        });
        let project = Edit::Batch(marks.collect()).apply(&project).unwrap().0;
        let revision =
            revise(&project, &id(), &text.replacen("9 stands", "9 sands", 1), &[]).unwrap();
        assert_eq!((revision.unplaced, revision.dropped), (0, 0));
        assert!(matches!(&revision.edit, Edit::Batch(edits) if edits.len() == 1));
    }

    proptest! {
        #[test]
        fn a_mark_covers_the_same_words_or_is_unplaced_whatever_is_changed(
            edits in proptest::collection::vec(any_edit(), 0..20),
            texts in proptest::collection::vec("[“”a-dno ,.🎉\\n]{0,30}", 1..4)
        ) {
            let start = small();
            let (mut history, mut now) = (History::default(), start.clone());
            for edit in &edits {
                now = history.perform(&now, edit, "Did something").unwrap_or(now);
            }
            for text in &texts {
                let Some(article) = now.articles.first().cloned() else { return Ok(()) };
                let Ok(revision) = revise(&now, &article.document.id, text, &[]) else { continue };
                now = history.perform(&now, &revision.edit, "Changed the text").unwrap();
                let after = now.article(&article.document.id).unwrap();
                prop_assert_eq!(after.document.text.as_str(), text);
                for (id, mark) in article.decisions.marks.iter() {
                    let words = article.document.text.slice(mark.span);
                    match after.decisions.marks.get(id) {
                        Some(now) => prop_assert_eq!(after.document.text.slice(now.span), words),
                        None => prop_assert_eq!(&after.decisions.lost.get(id).unwrap().anchor.exact, words),
                    }
                }
            }
            let last = now.clone();
            while let Some((before, _)) = history.undo(&now) {
                now = before;
            }
            prop_assert_eq!(now, start);
            let mut now = small();
            while let Some((after, _)) = history.redo(&now) {
                now = after;
            }
            prop_assert_eq!(now, last);
        }
    }
}
