//! Whether a command can be done now, and if not, why: the palette says so beside it. Commands are
//! carried out whatever is said here, and tell for themselves what they lack.

use bluepencil_engine::label::QUOTE;

use super::doubt::doubtful;
use super::remarks::hand_mark;
use crate::commands::Command;
use crate::state::{Mark, Workspace};
use crate::words::phrases::not;

/// Why `command` cannot be done now; nothing if it can. `has_words` says whether words of the article
/// are selected.
pub fn hindrance(workspace: &Workspace, command: Command, has_words: bool) -> Option<&'static str> {
    let hindered = |is_so: bool, why: &'static str| is_so.then_some(why);
    let articles = workspace.project.articles.len();
    if needs_article(command) && articles == 0 {
        return Some(not::no_article());
    }
    if command.is_about_article() && workspace.is_comparing() {
        return Some(not::comparing());
    }
    match command {
        Command::Undo => hindered(workspace.history.next_undo().is_none(), not::nothing_done()),
        Command::Redo => hindered(workspace.history.next_redo().is_none(), not::nothing_undone()),
        Command::NextMark | Command::PreviousMark | Command::ChangeText => unread(workspace),
        Command::NextDoubtful | Command::PreviousDoubtful => {
            unread(workspace).or_else(|| hindered(!has_doubt(workspace), not::no_doubt()))
        }
        Command::Accept | Command::Reject => not_to_judge(workspace),
        Command::Alike | Command::NextHere => hindered(workspace.focus.is_none(), not::no_mark()),
        Command::Kind => hindered(!has_words && workspace.focus.is_none(), not::no_line()),
        Command::Speaker => hindered(!is_quotation(workspace), not::no_quotation()),
        Command::EndForward | Command::EndBack | Command::StartForward | Command::StartBack => {
            hindered(!workspace.focus.is_some_and(Mark::has_ends), not::no_ends())
        }
        Command::RemoveMark => hindered(!is_hand_mark(workspace), not::no_hand_mark()),
        Command::Note => hindered(!has_words && workspace.focus.is_none(), not::no_words()),
        Command::Everywhere | Command::EverywhereInAll => {
            hindered(!has_words && !is_hand_mark(workspace), not::no_words())
        }
        Command::NextArticle => hindered(is_at(workspace, articles.saturating_sub(1)), not::last()),
        Command::PreviousArticle => hindered(is_at(workspace, 0), not::first()),
        Command::Compare => hindered(articles < 2, not::one_article()),
        _ => None,
    }
}

/// Whether it is about articles: about the one on screen, or about all of them.
const fn needs_article(command: Command) -> bool {
    command.is_about_article()
        || matches!(
            command,
            Command::Compare | Command::Download | Command::Glance | Command::GoToArticle
        )
}

fn unread(workspace: &Workspace) -> Option<&'static str> {
    workspace.analysis().is_none().then_some(not::not_read())
}

fn has_doubt(workspace: &Workspace) -> bool {
    let read = workspace.article().zip(workspace.analysis());
    read.is_some_and(|(it, read)| !doubtful(it, read, &workspace.project.settings).is_empty())
}

fn not_to_judge(workspace: &Workspace) -> Option<&'static str> {
    match workspace.focus {
        None => Some(not::no_mark()),
        Some(Mark::Hand(..)) => Some(not::own_mark()),
        Some(_) => None,
    }
}

const fn is_hand_mark(workspace: &Workspace) -> bool {
    matches!(workspace.focus, Some(Mark::Hand(..)))
}

fn is_quotation(workspace: &Workspace) -> bool {
    let made = workspace.article().zip(workspace.focus).and_then(|(it, mark)| hand_mark(it, mark));
    made.is_some_and(|mark| mark.label == QUOTE) || matches!(workspace.focus, Some(Mark::Quote(_)))
}

fn is_at(workspace: &Workspace, place: usize) -> bool {
    let current = workspace.current.as_ref().and_then(|id| workspace.project.find(id));
    current.is_some_and(|(at, _)| at == place)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::Arc;

    use bluepencil_engine::edit::Edit;
    use bluepencil_engine::id::MarkId;
    use bluepencil_engine::project::Article;
    use bluepencil_engine::{Document, DocumentId, Span, Text};

    use super::*;
    use crate::commands::COMMANDS;
    use crate::state::{Action, Compare};

    fn add(id: &str) -> Action {
        let id = DocumentId(id.into());
        let document = Document { id, title: None, text: Text::new("Some words."), markup: None };
        let edit = Edit::Add { index: 0, article: Arc::new(Article::new(document)) };
        Action::Perform { edit, name: "Added an article".into() }
    }

    fn read(id: &str) -> Action {
        Action::Read(vec![(DocumentId(id.into()), Rc::default())])
    }

    fn after(actions: Vec<Action>) -> Rc<Workspace> {
        actions.into_iter().fold(Rc::new(Workspace::new()), Workspace::reduce)
    }

    #[test]
    fn on_the_empty_page_only_what_brings_articles_can_be_done() {
        let empty = after(Vec::new());
        let can = COMMANDS.iter().filter(|it| hindrance(&empty, it.command, false).is_none());
        let can: Vec<Command> = can.map(|entry| entry.command).collect();
        let expected = [
            Command::LeaveMark,
            Command::Open,
            Command::Paste,
            Command::Sample,
            Command::Palette,
            Command::Help,
        ];
        assert_eq!(can, expected);
    }

    #[test]
    fn what_needs_a_mark_says_which() {
        let why = |focus: Option<Mark>, command: Command| {
            let actions = vec![add("a"), read("a"), Action::Focus(focus)];
            hindrance(&after(actions), command, false)
        };
        let quote = Some(Mark::Quote(Span::new(0, 4)));
        let hand = Some(Mark::Hand(Span::new(0, 4), MarkId(1)));
        assert_eq!(why(None, Command::Accept), Some(not::no_mark()));
        assert_eq!(why(quote, Command::Accept), None);
        assert_eq!(why(hand, Command::Accept), Some(not::own_mark()));
        assert_eq!(why(quote, Command::Speaker), None);
        assert_eq!(why(hand, Command::Speaker), Some(not::no_quotation()));
        assert_eq!(why(quote, Command::RemoveMark), Some(not::no_hand_mark()));
        assert_eq!(why(hand, Command::RemoveMark), None);
        assert_eq!(why(None, Command::Note), Some(not::no_words()));
        assert_eq!(why(None, Command::NextDoubtful), Some(not::no_doubt()));
    }

    #[test]
    fn selected_words_can_be_marked() {
        let one = after(vec![add("a"), read("a")]);
        for command in [Command::Note, Command::Everywhere, Command::EverywhereInAll] {
            assert_eq!(hindrance(&one, command, true), None);
            assert_eq!(hindrance(&one, command, false), Some(not::no_words()));
        }
    }

    #[test]
    fn an_article_is_waited_for_and_a_comparison_is_in_the_way() {
        let one = after(vec![add("a")]);
        assert_eq!(hindrance(&one, Command::NextMark, false), Some(not::not_read()));
        assert_eq!(hindrance(&one, Command::Compare, false), Some(not::one_article()));
        assert_eq!(hindrance(&one, Command::NextArticle, false), Some(not::last()));
        let two = after(vec![add("a"), add("b"), Action::Compare(Compare::Open(true))]);
        assert_eq!(hindrance(&two, Command::NextArticle, false), Some(not::comparing()));
        assert_eq!(hindrance(&two, Command::Undo, false), None);
        assert_eq!(hindrance(&two, Command::Redo, false), Some(not::nothing_undone()));
    }
}
