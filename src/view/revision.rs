//! A state of one article, as far as what is shown of it goes: what is worked out from it is kept until
//! it becomes another.

use std::rc::Rc;
use std::sync::Arc;

use bluepencil_engine::project::{Article, Project};
use bluepencil_engine::{Analysis, Settings};

use crate::state::Workspace;

/// More bytes than this make an article heavy: a long reportage has a third of that.
const HEAVY_BYTES: u32 = 256 << 10;
/// So do more lines than this.
const HEAVY_LINES: usize = 2000;

/// An article with its reading and the settings. Compared by pointers, so in no time: what was not
/// changed is the same.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The article with what was decided about it.
    pub article: Arc<Article>,
    /// What was read of it; nothing while it is being read.
    pub analysis: Option<Rc<Analysis>>,
    /// Where the settings are from.
    project: Rc<Project>,
}

impl Revision {
    /// That of `article`, which stands in `project`.
    pub fn new(
        project: &Rc<Project>,
        article: &Arc<Article>,
        analysis: Option<&Rc<Analysis>>,
    ) -> Self {
        let (article, project) = (Arc::clone(article), Rc::clone(project));
        Self { article, analysis: analysis.cloned(), project }
    }

    /// That of `article` in `workspace`.
    pub fn of(workspace: &Workspace, article: &Arc<Article>) -> Self {
        let analysis = workspace.readings.get(&article.document.id);
        Self::new(&workspace.project, article, analysis)
    }

    /// That of the article on screen.
    pub fn shown(workspace: &Workspace) -> Option<Self> {
        let article = workspace.project.article(workspace.current.as_ref()?)?;
        Some(Self::of(workspace, article))
    }

    /// The settings that the article is under.
    pub fn settings(&self) -> &Settings {
        &self.project.settings
    }

    /// Whether so much is worked out from it that what nobody waits for may come a picture later.
    pub fn is_heavy(&self) -> bool {
        let text = &self.article.document.text;
        text.len() > HEAVY_BYTES || text.line_count() > HEAVY_LINES
    }

    /// Whether the same was read of the same text under the same settings, whatever was decided.
    pub fn reads_as(&self, other: &Self) -> bool {
        let analyses = (self.analysis.as_ref(), other.analysis.as_ref());
        let is_read_alike = match analyses {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        is_read_alike
            && self.article.document == other.article.document
            && (Rc::ptr_eq(&self.project, &other.project) || self.settings() == other.settings())
    }
}

impl PartialEq for Revision {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.article, &other.article) && self.reads_as(other)
    }
}
