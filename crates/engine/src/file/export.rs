//! Writes the annotation file.

use super::VERSION;
use super::base64;
use super::context::{
    LINK_TERMS, LIST_TERMS, NAMESPACE, PREFIX, TERMS, TextHash, W3C_CONTEXT, collection_urn,
};
use super::format::{BY_PERSON, BY_RULE, KEEP, STRIKE, verdict_name};
use super::labels;
use super::remark;
use super::writer::Writer;
use crate::analysis::Analysis;
use crate::anchor::Anchor;
use crate::annotation::{Annotation, Layer, Origin, annotations};
use crate::id::MarkId;
use crate::label::Labels;
use crate::likeness::LineRule;
use crate::mark::{Lost, Remark};
use crate::project::{Article, Decisions, Project, SpeakerChoice};
use crate::settings::Settings;
use crate::sorted_map::SortedMap;
use crate::span::{Span, saturate};

/// The most bytes that are searched for look-alikes of an article's decided marks; each mark
/// searches the text once or more. At the 300 MB/s that a search does here that is a tenth of a
/// second, and enough for three thousand decisions about an article of 10 KB. Beyond it marks
/// carry the usual context.
const MOST_SEARCHED_BYTES: usize = 32 << 20;

/// The annotation file of `project`: one W3C annotation collection with the texts, the settings,
/// what was detected and all that a person decided.
///
/// `analyses` are those of the articles, in their order; for an article without one only the
/// decisions are written. `created` is the time of writing (RFC 3339). Each article and each
/// annotation stands on a line of its own. The same arguments give the same bytes.
pub fn export(project: &Project, analyses: &[&Analysis], created: &str) -> String {
    let articles = &project.articles;
    let hashes: Vec<_> = articles.iter().map(|a| TextHash::of(a.document.text.as_str())).collect();
    let collection = collection_urn(created, &hashes);
    let nothing = Analysis::default();
    let analyses = analyses.iter().copied().chain(std::iter::repeat(&nothing));
    let mut sources = Vec::with_capacity(hashes.len());
    for (number, ((article, hash), analysis)) in
        (1..).zip(articles.iter().zip(&hashes).zip(analyses))
    {
        sources.push(Source {
            article,
            hash,
            urn: hash.urn(),
            scope: format!("{collection}#article-{number}"),
            is_searched: is_searched(article),
            marks: annotations(article, analysis, &project.settings),
        });
    }
    write(&sources, &project.settings, &collection, created)
}

fn write(sources: &[Source], settings: &Settings, collection: &str, created: &str) -> String {
    let mut w = Writer::default();
    w.begin_object();
    write_context(&mut w);
    w.line();
    w.pair("id", collection);
    w.pair("type", "AnnotationCollection");
    w.pair("label", "Annotated articles");
    w.pair("created", created);
    write_generator(&mut w);
    w.line();
    w.key("version");
    w.number(VERSION);
    write_settings(&mut w, settings);
    w.line();
    w.key("articles");
    w.begin_list();
    for source in sources {
        w.line();
        source.write(&mut w);
    }
    w.end_list();
    w.line();
    w.key("total");
    let count = |source: &Source| source.marks.len() + source.article.decisions.lost.len();
    w.number(saturate(sources.iter().map(count).sum()));
    write_page(&mut w, collection, sources);
    w.end_object();
    w.finish()
}

/// The W3C's context by name, and ours in full: a processor needs no network for it.
fn write_context(w: &mut Writer) {
    w.key("@context");
    w.begin_list();
    w.string(W3C_CONTEXT);
    w.begin_object();
    w.pair(PREFIX, NAMESPACE);
    let kinds = [(TERMS, None), (LIST_TERMS, Some("@container")), (LINK_TERMS, Some("@type"))];
    for (terms, option) in kinds {
        for term in terms {
            let iri = format!("{PREFIX}:{term}");
            let Some(option) = option else {
                w.pair(term, &iri);
                continue;
            };
            w.key(term);
            w.begin_object();
            w.pair("@id", &iri);
            w.pair(option, if option == "@container" { "@list" } else { "@id" });
            w.end_object();
        }
    }
    w.end_object();
    w.end_list();
}

fn write_generator(w: &mut Writer) {
    w.key("generator");
    w.begin_object();
    w.pair("id", NAMESPACE.trim_end_matches('#'));
    w.pair("type", "Software");
    w.pair("name", concat!("Bluepencil ", env!("CARGO_PKG_VERSION")));
    w.end_object();
}

fn write_settings(w: &mut Writer, settings: &Settings) {
    w.key("settings");
    w.begin_object();
    w.key("struck");
    w.begin_list();
    for kind in &settings.struck {
        w.string(kind.name());
    }
    w.end_list();
    if !settings.rules.is_empty() {
        w.key("rules");
        w.begin_list();
        settings.rules.iter().for_each(|rule| write_rule(w, rule));
        w.end_list();
    }
    if !settings.aliases.is_empty() {
        w.key("aliases");
        w.begin_list();
        for (alias, name) in settings.aliases.iter() {
            w.begin_object();
            w.pair("alias", alias);
            w.pair("name", name);
            w.end_object();
        }
        w.end_list();
    }
    if settings.labels != Labels::default() {
        w.key("labels");
        labels::write(w, &settings.labels);
    }
    w.end_object();
}

fn write_rule(w: &mut Writer, rule: &LineRule) {
    w.begin_object();
    w.pair("like", rule.like.name());
    w.pair("value", rule.like.words());
    w.key("keep");
    w.flag(rule.keep);
    w.end_object();
}

/// The one page of the collection, with every annotation of every article in order.
fn write_page(w: &mut Writer, collection: &str, sources: &[Source]) {
    let page = format!("{collection}#page-1");
    w.pair("last", &page);
    w.line();
    w.key("first");
    w.begin_object();
    w.pair("id", &page);
    w.pair("type", "AnnotationPage");
    w.pair("partOf", collection);
    w.key("startIndex");
    w.number(0);
    w.key("items");
    w.begin_list();
    let names = names(sources);
    for source in sources {
        for mark in &source.marks {
            w.line();
            source.write_mark(w, mark, &names);
        }
        for (id, lost) in source.article.decisions.lost.iter() {
            w.line();
            source.write_lost(w, *id, lost, &names);
        }
    }
    w.end_list();
    w.end_object();
}

/// Which text the marks are of, by which links name them. Nothing where nothing is linked.
type Names<'a> = SortedMap<MarkId, &'a TextHash>;

fn names<'a>(sources: &[Source<'a>]) -> Names<'a> {
    let has_links = |source: &Source| {
        let lost = source.article.decisions.lost.values().map(|lost| &lost.mark.remark);
        source.marks.iter().map(|mark| &mark.remark).chain(lost).any(|it| !it.links.is_empty())
    };
    if !sources.iter().any(has_links) {
        return Names::default();
    }
    // Links lead to quotations and to marks made by hand.
    let is_linkable = |mark: &&Annotation| matches!(mark.layer, Layer::Quote(_) | Layer::Mark);
    let mut names = Names::default();
    for source in sources {
        for mark in source.marks.iter().filter(is_linkable) {
            names.insert(mark.id, source.hash);
        }
        for id in source.article.decisions.lost.keys() {
            names.insert(*id, source.hash);
        }
    }
    names
}

/// An article with the names that it has in the file, and its annotations.
struct Source<'a> {
    article: &'a Article,
    hash: &'a TextHash,
    /// The name of the text.
    urn: String,
    /// The name of the article. Two articles may have the same text.
    scope: String,
    /// Whether the text is searched for look-alikes of what was decided.
    is_searched: bool,
    marks: Vec<Annotation>,
}

fn is_searched(article: &Article) -> bool {
    let Decisions { lines, quotes, inline, marks, remarks, lost: _ } = &article.decisions;
    let decided = lines.len() + quotes.len() + inline.len() + marks.len() + remarks.len();
    let bytes = article.document.text.as_str().len();
    bytes.saturating_mul(decided) <= MOST_SEARCHED_BYTES
}

impl Source<'_> {
    fn write(&self, w: &mut Writer) {
        let Article { document, name, .. } = self.article;
        w.begin_object();
        w.pair("id", &self.scope);
        w.pair("type", "Article");
        w.pair("document", &document.id.0);
        if let Some(name) = name {
            w.pair("name", name);
        }
        if let Some(title) = &document.title {
            w.pair("title", title);
        }
        w.pair("source", &self.urn);
        w.pair("text", document.text.as_str());
        if let Some(markup) = &document.markup {
            w.pair("markup", &base64::encode(&markup.to_bytes()));
        }
        w.end_object();
    }

    fn write_mark(&self, w: &mut Writer, mark: &Annotation, names: &Names) {
        w.begin_object();
        self.write_head(w, mark.id, mark.layer, &mark.remark);
        w.pair("origin", if mark.origin == Origin::Rule { BY_RULE } else { BY_PERSON });
        w.key("body");
        w.begin_list();
        self.write_bodies(w, mark);
        self.write_remark(w, &mark.remark, names);
        w.end_list();
        w.key("target");
        let is_kept = mark.is_decided || mark.layer == Layer::Mark || !mark.remark.is_empty();
        self.write_place(w, mark.span, is_kept, None);
        self.write_details(w, mark);
        w.end_object();
    }

    /// A mark whose words were not found: it says what to look for, but no position.
    fn write_lost(&self, w: &mut Writer, id: MarkId, lost: &Lost, names: &Names) {
        let Lost { anchor, mark } = lost;
        w.begin_object();
        self.write_head(w, id, Layer::Mark, &mark.remark);
        w.pair("origin", BY_PERSON);
        w.key("body");
        w.begin_list();
        write_body(w, "tagging", &mark.label, None);
        if let Some(name) = &mark.speaker {
            write_body(w, "identifying", name, Some(BY_PERSON));
        }
        self.write_remark(w, &mark.remark, names);
        w.end_list();
        w.key("target");
        w.begin_object();
        self.write_source(w, None);
        write_words(w, anchor);
        w.end_list();
        w.end_object();
        w.end_object();
    }

    fn write_head(&self, w: &mut Writer, id: MarkId, layer: Layer, remark: &Remark) {
        w.pair("id", &self.hash.annotation_urn(id));
        w.pair("type", "Annotation");
        w.pair("motivation", motivation(layer, remark));
        w.pair("layer", layer.name());
    }

    fn write_remark(&self, w: &mut Writer, remark: &Remark, names: &Names) {
        remark::write(w, remark, &|id| names.get(&id).unwrap_or(&self.hash).annotation_urn(id));
    }

    fn write_bodies(&self, w: &mut Writer, mark: &Annotation) {
        let tag = match (mark.layer, &mark.label) {
            (Layer::Inline(Some(kind)), _) => kind.name(),
            (Layer::Mark, Some(label)) => label,
            (layer, _) => layer.name(),
        };
        write_body(w, "tagging", tag, None);
        if let (Some(kind), false) = (mark.layer.kind(), matches!(mark.layer, Layer::Inline(_))) {
            let is_said = mark.line.is_some_and(|line| line.kind.is_some());
            write_body(w, "classifying", kind, is_said.then_some(BY_PERSON));
        }
        if let Layer::Repeat { of, .. } = mark.layer {
            self.write_place(w, of, false, Some("linking"));
        }
        self.write_speaker(w, mark);
        if !mark.is_decided {
            return;
        }
        let decision = match mark.line {
            Some(line) => line.keep.map(|keep| if keep { KEEP } else { STRIKE }),
            None => mark.verdict.map(verdict_name),
        };
        if let Some(decision) = decision {
            write_body(w, "assessing", decision, None);
        }
    }

    fn write_speaker(&self, w: &mut Writer, mark: &Annotation) {
        if let (Layer::Mark, Some(name)) = (mark.layer, &mark.speaker) {
            return write_body(w, "identifying", name, Some(BY_PERSON));
        }
        if !matches!(mark.layer, Layer::Quote(_)) {
            return;
        }
        let decided = self.article.decisions.quotes.get(&mark.span).filter(|_| mark.is_decided);
        match decided.and_then(|decision| decision.speaker.as_ref()) {
            Some(SpeakerChoice::Named(name)) => {
                write_body(w, "identifying", name, Some(BY_PERSON));
            }
            Some(SpeakerChoice::Nobody) => {
                w.begin_object();
                write_textual(w, "identifying", "", Some(BY_PERSON));
                w.key("nobody");
                w.flag(true);
                w.end_object();
            }
            None => {
                if let Some(name) = &mark.speaker {
                    write_body(w, "identifying", name, Some(BY_RULE));
                }
            }
        }
    }

    /// Where a mark stands. What a person decided carries all the context that it takes to find
    /// the place in an altered text; the rest is read again from the text and needs no more than
    /// the usual.
    fn write_place(&self, w: &mut Writer, span: Span, is_decided: bool, purpose: Option<&str>) {
        let text = &self.article.document.text;
        let is_told_apart = is_decided && self.is_searched;
        let anchor = if is_told_apart { Anchor::of(text, span) } else { Anchor::near(text, span) };
        w.begin_object();
        self.write_source(w, purpose);
        if let Some(anchor) = &anchor {
            write_words(w, anchor);
        }
        self.write_position(w, span);
        w.end_list();
        w.end_object();
    }

    /// What a place is in; its selectors follow, in a list that the caller ends.
    fn write_source(&self, w: &mut Writer, purpose: Option<&str>) {
        w.pair("type", "SpecificResource");
        if let Some(purpose) = purpose {
            w.pair("purpose", purpose);
        }
        w.pair("source", &self.urn);
        w.pair("scope", &self.scope);
        w.key("selector");
        w.begin_list();
    }

    /// A span in code points; nothing where it does not lie in the text.
    fn write_position(&self, w: &mut Writer, span: Span) {
        let Some(span) = self.article.document.text.span_to_code_points(span) else { return };
        w.begin_object();
        w.pair("type", "TextPositionSelector");
        w.key("start");
        w.number(span.start.0);
        w.key("end");
        w.number(span.end.0);
        w.end_object();
    }

    fn write_details(&self, w: &mut Writer, mark: &Annotation) {
        if let Some(keep) = mark.keep {
            w.key("keep");
            w.flag(keep);
        }
        if let Layer::Repeat { similarity, .. } = mark.layer {
            w.key("similarity");
            w.share(similarity);
        }
        if let Some(parts) = &mark.parts {
            let spans =
                [("inner", Some(parts.inner)), ("cue", parts.cue), ("mention", parts.mention)];
            for (name, span) in spans {
                let text = &self.article.document.text;
                if let Some(span) = span.filter(|span| text.has(*span)) {
                    w.key(name);
                    self.write_position(w, span);
                }
            }
            if let Some(before) = parts.continues {
                w.pair("continues", &self.hash.annotation_urn(before));
            }
        }
        if let Some(confidence) = mark.confidence {
            w.key("confidence");
            w.share(confidence);
        }
        if let Some(reason) = &mark.reason {
            w.pair("reason", reason);
        }
    }
}

/// A place by its words.
fn write_words(w: &mut Writer, anchor: &Anchor) {
    w.begin_object();
    w.pair("type", "TextQuoteSelector");
    w.pair("exact", &anchor.exact);
    w.pair("prefix", &anchor.prefix);
    w.pair("suffix", &anchor.suffix);
    w.end_object();
}

/// Why the annotation was made, in the standard's words.
const fn motivation(layer: Layer, remark: &Remark) -> &'static str {
    match layer {
        Layer::Line(_) | Layer::Inline(_) => "classifying",
        Layer::Quote(_) => "highlighting",
        Layer::Repeat { .. } => "linking",
        Layer::Mark if remark.note.is_empty() => "highlighting",
        Layer::Mark => "commenting",
    }
}

fn write_body(w: &mut Writer, purpose: &str, value: &str, origin: Option<&str>) {
    w.begin_object();
    write_textual(w, purpose, value, origin);
    w.end_object();
}

fn write_textual(w: &mut Writer, purpose: &str, value: &str, origin: Option<&str>) {
    w.pair("type", "TextualBody");
    w.pair("purpose", purpose);
    w.pair("value", value);
    if let Some(origin) = origin {
        w.pair("origin", origin);
    }
}
