//! Reads the annotation file again: the texts, the settings and what a person decided. What was
//! detected is passed over, since it is read again from the texts.

use std::sync::Arc;

use super::VERSION;
use super::base64;
use super::context::{NAMESPACE, PREFIX, TextHash};
use super::format::{BY_PERSON, KEEP, STRIKE, verdict_from_name};
use super::json;
use super::labels;
use super::node::{Fault, Node};
use super::problem::{Decision, Expected, ImportError, ImportNotice, Unplaced};
use super::remark::{self, mark_at};
use super::selectors::Selectors;
use crate::anchor::{Anchor, Placement};
use crate::document::{Document, DocumentId};
use crate::id::MarkId;
use crate::label;
use crate::likeness::{Likeness, LineRule};
use crate::line::LineKind;
use crate::mark::{HandMark, Lost, Place, Remark};
use crate::markup::Markup;
use crate::project::{Article, Decisions, LineDecision, Project, QuoteDecision, SpeakerChoice};
use crate::settings::Settings;
use crate::sorted_map::SortedMap;
use crate::span::Span;
use crate::text::Text;

/// The largest file that is read, in bytes: four times the longest text, since lines stand in a
/// file once more as the words of their annotations, and less than half of a tab's memory with
/// what is made of it.
pub const LARGEST_BYTES: usize = 256 << 20;

/// What was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The workspace.
    pub project: Project,
    /// Decisions whose place was not found.
    pub unplaced: Vec<Unplaced>,
    /// What else a person should know.
    pub notices: Vec<ImportNotice>,
}

/// Reads an annotation file.
///
/// A decision is put where the file says if the text is the one that was annotated and the words
/// are there, counted in code points or else in UTF-16 units. Otherwise its words are searched
/// for with those around them, and what is not found for certain is listed as unplaced.
///
/// # Errors
/// When the file is too large, is not JSON, is not one of ours, is of a newer version, or is
/// damaged. Nothing is read by halves.
///
/// ```
/// use bluepencil_engine::file::{ImportError, export, import};
/// use bluepencil_engine::project::Project;
/// let project = Project::default();
/// let file = export(&project, &[], "2025-06-01T12:00:00Z");
/// assert_eq!(import(&file)?.project, project);
/// assert_eq!(import("[1, 2"), Err(ImportError::Truncated { line: 1 }));
/// # Ok::<(), ImportError>(())
/// ```
pub fn import(json: &str) -> Result<Import, ImportError> {
    let value = parsed(json)?;
    read(&Node::root(&value)).map_err(|fault| *fault)
}

/// What stands in a file, if it is JSON.
pub(super) fn parsed(json: &str) -> Result<json::Value<'_>, ImportError> {
    if json.len() > LARGEST_BYTES {
        return Err(ImportError::TooLarge { bytes: json.len(), limit: LARGEST_BYTES });
    }
    let json = json.trim_start_matches('\u{feff}');
    if json.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    json::parse(json).map_err(|at| {
        let before = json.get(..at).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        match at == json.len() {
            true => ImportError::Truncated { line },
            false => {
                let column = 1 + before.rsplit('\n').next().map_or(0, str::len);
                ImportError::NotJson { line, column }
            }
        }
    })
}

/// Reads the file from its top.
fn read(root: &Node) -> Result<Import, Fault> {
    check_version(root)?;
    let settings = read_settings(root)?;
    let mut reader = Reader::new(root)?;
    reader.read_annotations(root)?;
    Ok(reader.finish(settings))
}

/// Passes files of ours that this program knows. The context is what tells them in every version.
pub(super) fn check_version(root: &Node) -> Result<(), Fault> {
    let Some(contexts) = root.find("@context") else { return Err(Box::new(ImportError::NotOurs)) };
    let is_ours = contexts
        .items()
        .any(|context| context.find(PREFIX).is_some_and(|iri| iri.text() == Some(NAMESPACE)));
    if !is_ours {
        return Err(Box::new(ImportError::NotOurs));
    }
    version_of(&root.get("version")?, VERSION)
}

/// Passes versions up to `known`.
pub(super) fn version_of(node: &Node, known: u32) -> Result<(), Fault> {
    let found = node.number()?;
    if found > known {
        return Err(Box::new(ImportError::Newer { found, known }));
    }
    Ok(())
}

fn read_settings(root: &Node) -> Result<Settings, Fault> {
    let settings = root.get("settings")?;
    let names = settings.get("struck")?;
    let kinds = names.items().map(|name| {
        LineKind::from_name(name.string()?).ok_or_else(|| name.broken(Expected::LineKind))
    });
    let struck = kinds.collect::<Result<_, _>>()?;
    let mut read = Settings { struck, labels: labels::read(&settings)?, ..Settings::default() };
    for rule in settings.find("rules").iter().flat_map(Node::items) {
        read = read.with_rule(read_rule(&rule)?);
    }
    for alias in settings.find("aliases").iter().flat_map(Node::items) {
        read = read.with_alias(alias.string_at("alias")?, alias.string_at("name")?);
    }
    Ok(read)
}

fn read_rule(node: &Node) -> Result<LineRule, Fault> {
    let like = node.get("like")?;
    let found = Likeness::from_name(like.string()?, node.string_at("value")?);
    let found = found.ok_or_else(|| like.broken(Expected::Likeness))?;
    Ok(LineRule { like: found, keep: node.get("keep")?.flag()? })
}

/// An article of the file, and whether its text is the one that was annotated.
struct Source {
    article: Article,
    is_same_text: bool,
}

struct Reader<'a> {
    sources: Vec<Source>,
    /// Which source has which id in the file.
    by_id: SortedMap<&'a str, usize>,
    unplaced: Vec<Unplaced>,
    notices: Vec<ImportNotice>,
    foreign: usize,
}

impl<'a> Reader<'a> {
    /// Reads the articles.
    fn new(root: &Node<'_, 'a>) -> Result<Self, Fault> {
        let mut reader = Self {
            sources: Vec::new(),
            by_id: SortedMap::default(),
            unplaced: Vec::new(),
            notices: Vec::new(),
            foreign: 0,
        };
        let mut documents = SortedMap::default();
        for node in root.get("articles")?.items() {
            let source = read_article(&node)?;
            let place = reader.sources.len();
            for (key, taken) in [("id", &mut reader.by_id), ("document", &mut documents)] {
                let id = node.get(key)?;
                if taken.insert(id.string()?, place).is_some() {
                    return Err(id.broken(Expected::OwnName));
                }
            }
            if !source.is_same_text {
                let name = node.optional_string("name")?.or(node.optional_string("title")?);
                let document = source.article.document.id.clone();
                let name = name.unwrap_or(&document.0).to_owned();
                reader.notices.push(ImportNotice::TextDiffers { document, name });
            }
            reader.sources.push(source);
        }
        Ok(reader)
    }

    fn read_annotations(&mut self, root: &Node) -> Result<(), Fault> {
        let page = root.get("first")?;
        for node in page.get("items")?.items() {
            if !node.is_object() {
                return Err(node.broken(Expected::Annotation));
            }
            let Some(layer) = node.optional_string("layer")? else {
                self.foreign += 1;
                continue;
            };
            let bodies = Bodies::read(&node.get("body")?)?;
            let id = mark_at(&node.get("id")?);
            let decisions = match layer {
                "mark" => vec![bodies.mark(&node, id?)?],
                _ => bodies.decisions(&node, layer)?,
            };
            if !decisions.is_empty() {
                self.place(&node, decisions)?;
            }
        }
        Ok(())
    }

    /// Puts decisions where the annotation's selectors say, if they are right, or where its words
    /// are.
    fn place(&mut self, node: &Node, decisions: Vec<Decision>) -> Result<(), Fault> {
        let target = node.get("target")?;
        let scope = target.get("scope")?;
        let index = self.by_id.get(&scope.string()?).copied();
        let source = index.and_then(|index| self.sources.get_mut(index));
        let source = source.ok_or_else(|| scope.broken(Expected::ArticleId))?;
        let text = source.article.document.text.clone();
        let document = source.article.document.id.clone();
        let selectors = Selectors::read(&target.get("selector")?)?;
        let anchor = selectors.anchor(&text);
        let span = match selectors.stated(&text).filter(|_| source.is_same_text) {
            Some(span) => Some(span),
            None => match anchor.find(&text) {
                Placement::Exact(span) => Some(span),
                Placement::Moved { span, .. } => {
                    let (document, exact) = (document.clone(), anchor.exact.clone());
                    self.notices.push(ImportNotice::Moved { document, exact, span });
                    Some(span)
                }
                Placement::Unplaced => None,
            },
        };
        for decision in decisions {
            let left = match span {
                Some(span) => put(&mut source.article.decisions, span, decision),
                None => Some(decision),
            };
            let Some(decision) = left else { continue };
            let id = mark_at(&node.get("id")?).unwrap_or(MarkId(0));
            set_aside(&mut source.article.decisions, &anchor, id, &decision);
            // Of what had been set aside before, a person knows.
            if selectors.has_position() {
                let (document, anchor) = (document.clone(), anchor.clone());
                self.unplaced.push(Unplaced { document, anchor, decision });
            }
        }
        Ok(())
    }

    fn finish(self, settings: Settings) -> Import {
        let Self { sources, unplaced, mut notices, foreign, .. } = self;
        if foreign > 0 {
            notices.push(ImportNotice::Foreign { count: foreign });
        }
        let articles = sources.into_iter().map(|source| Arc::new(source.article)).collect();
        Import { project: Project { articles, settings }, unplaced, notices }
    }
}

fn read_article(node: &Node) -> Result<Source, Fault> {
    let text = node.string_at("text")?;
    let is_same_text = node.string_at("source")? == TextHash::of(text).urn();
    let text = Text::new(text);
    let document = Document {
        id: DocumentId(node.string_at("document")?.to_owned()),
        title: node.optional_string("title")?.map(str::to_owned),
        markup: read_markup(node, &text, is_same_text)?,
        text,
    };
    let name = node.optional_string("name")?.map(str::to_owned);
    Ok(Source { article: Article { name, ..Article::new(document) }, is_same_text })
}

/// What the markup of its page said about the lines of an article. It is of no use any more when
/// the text was changed so that it has other lines.
fn read_markup(node: &Node, text: &Text, is_same_text: bool) -> Result<Option<Arc<Markup>>, Fault> {
    let Some(field) = node.find("markup") else { return Ok(None) };
    let bytes = base64::decode(field.string()?);
    let markup = bytes.and_then(|bytes| Markup::from_bytes(&bytes).ok());
    match markup.filter(|markup| markup.fits(text)) {
        Some(markup) => Ok(Some(Arc::new(markup))),
        None if is_same_text => Err(field.broken(Expected::Markup)),
        None => Ok(None),
    }
}

/// What the bodies of an annotation say, as far as it is a person's.
#[derive(Default)]
struct Bodies {
    assessment: Option<String>,
    /// What a line is.
    kind: Option<LineKind>,
    speaker: Option<SpeakerChoice>,
    /// What the words are tagged as: the layer, or the label of a mark made by hand.
    label: Option<String>,
    remark: Remark,
}

impl Bodies {
    fn read(list: &Node) -> Result<Self, Fault> {
        let mut read = Self::default();
        for body in list.items() {
            let is_person_s = body.optional_string("origin")? == Some(BY_PERSON);
            match body.optional_string("purpose")? {
                Some("assessing") => read.assessment = Some(body.string_at("value")?.to_owned()),
                Some("classifying") if is_person_s => {
                    let value = body.get("value")?;
                    let kind = LineKind::from_name(value.string()?);
                    read.kind = Some(kind.ok_or_else(|| value.broken(Expected::LineKind))?);
                }
                Some("identifying") if is_person_s => {
                    read.speaker = Some(match body.find("nobody") {
                        Some(_) => SpeakerChoice::Nobody,
                        None => SpeakerChoice::Named(body.string_at("value")?.to_owned()),
                    });
                }
                Some("tagging") if !is_person_s && read.label.is_none() => {
                    read.label = Some(label::tidy(body.string_at("value")?));
                }
                _ => remark::read(&body, &mut read.remark)?,
            }
        }
        Ok(read)
    }

    /// A mark that a person made.
    fn mark(self, node: &Node, id: MarkId) -> Result<Decision, Fault> {
        let label = self.label.ok_or_else(|| node.broken(Expected::Labelled))?;
        let speaker = match self.speaker {
            Some(SpeakerChoice::Named(name)) => Some(name),
            Some(SpeakerChoice::Nobody) | None => None,
        };
        let mark = HandMark { span: Span::default(), label, speaker, remark: self.remark };
        mark.check_words().map_err(|error| node.refused(error))?;
        Ok(Decision::Mark(id, mark))
    }

    /// What a person decided and wrote about a mark that was detected.
    fn decisions(self, node: &Node, layer: &str) -> Result<Vec<Decision>, Fault> {
        let mut decisions = Vec::new();
        match (layer, &self.assessment) {
            ("line", assessment) => {
                let keep = assessment.as_ref().map(|it| keep(node, it)).transpose()?;
                let decision = LineDecision { keep, kind: self.kind }.or_none();
                decisions.extend(decision.map(Decision::Line));
            }
            (_, Some(it)) => decisions.push(decision(node, layer, it, self.speaker)?),
            (_, None) => {}
        }
        if !self.remark.is_empty() {
            self.remark.check().map_err(|error| node.refused(error))?;
            let nowhere = Span::default();
            let place = match layer {
                "line" => Place::Line(nowhere),
                "quote" => Place::Quote(nowhere),
                "inline" => Place::Inline(nowhere),
                _ => return Err(wrong_layer(node)),
            };
            decisions.push(Decision::Remark(place, self.remark));
        }
        Ok(decisions)
    }
}

/// Whether a line stays, by what a person decided.
fn keep(node: &Node, assessment: &str) -> Result<bool, Fault> {
    match assessment {
        KEEP => Ok(true),
        STRIKE => Ok(false),
        _ => Err(broken_body(node, Expected::Keep)),
    }
}

fn broken_body(node: &Node, expected: Expected) -> Fault {
    node.get("body").map_or_else(|fault| fault, |it| it.broken(expected))
}

/// What a person decided about a mark of `layer`, which is not that of lines.
fn decision(
    node: &Node,
    layer: &str,
    assessment: &str,
    speaker: Option<SpeakerChoice>,
) -> Result<Decision, Fault> {
    let verdict =
        || verdict_from_name(assessment).ok_or_else(|| broken_body(node, Expected::Verdict));
    Ok(match layer {
        "quote" => Decision::Quote(QuoteDecision { verdict: verdict()?, speaker }),
        "inline" => Decision::Inline(verdict()?),
        _ => return Err(wrong_layer(node)),
    })
}

fn wrong_layer(node: &Node) -> Fault {
    let layer = node.get("layer");
    layer.map_or_else(|fault| fault, |it| it.broken(Expected::Layer))
}

/// Writes `decision` down for `span`; gives it back when there is one already.
fn put(decisions: &mut Decisions, span: Span, decision: Decision) -> Option<Decision> {
    let is_taken = match &decision {
        Decision::Line(_) => decisions.lines.contains_key(&span),
        Decision::Quote(_) => decisions.quotes.contains_key(&span),
        Decision::Inline(_) => decisions.inline.contains_key(&span),
        Decision::Remark(place, _) => decisions.remarks.contains_key(&place.at(span)),
        Decision::Mark(id, mark) => {
            let is_twin = |other: &HandMark| (other.span, &other.label) == (span, &mark.label);
            span.is_empty()
                || decisions.marks.contains_key(id)
                || decisions.marks.values().any(is_twin)
        }
    };
    if is_taken {
        return Some(decision);
    }
    match decision {
        Decision::Line(line) => _ = decisions.lines.insert(span, line),
        Decision::Quote(quote) => _ = decisions.quotes.insert(span, quote),
        Decision::Inline(verdict) => _ = decisions.inline.insert(span, verdict),
        Decision::Remark(place, remark) => _ = decisions.remarks.insert(place.at(span), remark),
        Decision::Mark(id, mark) => _ = decisions.marks.insert(id, HandMark { span, ..mark }),
    }
    None
}

/// Keeps a mark, or what was written about one, among those whose words are to be found by hand.
fn set_aside(decisions: &mut Decisions, anchor: &Anchor, id: MarkId, decision: &Decision) {
    let mark = match decision {
        Decision::Mark(_, mark) => mark.clone(),
        Decision::Remark(place, remark) => {
            let label =
                if matches!(place, Place::Quote(_)) { label::QUOTE } else { label::HIGHLIGHT };
            HandMark { remark: remark.clone(), ..HandMark::new(Span::default(), label) }
        }
        Decision::Line(_) | Decision::Quote(_) | Decision::Inline(_) => return,
    };
    let mut id = id;
    while decisions.lost.contains_key(&id) || decisions.marks.contains_key(&id) {
        id = MarkId(id.0.wrapping_add(1));
    }
    decisions.lost.insert(id, Lost::new(anchor.clone(), mark));
}
