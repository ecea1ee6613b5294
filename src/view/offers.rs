//! What the palette offers for what was typed: commands and articles, those whose names fit best
//! first; where they fit alike, commands before articles, and each as in their own lists.

use bluepencil_engine::DocumentId;
use bluepencil_engine::find::folded;

use super::matching::{Fit, Sought};
use super::names;
use crate::commands::{COMMANDS, Command};
use crate::state::{Scope, Workspace};

/// How many entries are listed: some five screens of them, which nobody reads through rather than
/// type another letter.
pub const LISTED: usize = 60;

/// An article by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The article.
    pub id: DocumentId,
    /// What it is listed as.
    pub name: String,
    folded: String,
}

/// What can be chosen: a command, or an article by its place among those that were named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A command.
    Command(Command),
    /// An article.
    Article(usize),
}

/// What is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The best, at most [`LISTED`].
    pub listed: Vec<Choice>,
    /// How many there are.
    pub all: usize,
}

/// All articles by their names.
pub fn named(workspace: &Workspace) -> Vec<Named> {
    let named = workspace.project.articles.iter().map(|article| {
        let id = article.document.id.clone();
        let name = names::article(article, workspace.readings.get(&id).map(AsRef::as_ref));
        Named { folded: folded(&name), name, id }
    });
    named.collect()
}

/// What is offered for `typed`; for nothing the commands that were `recent` first. Linear in the
/// names of the articles.
pub fn offers(typed: &str, scope: Scope, recent: &[Command], articles: &[Named]) -> Offers {
    let sought = Sought::new(typed);
    let mut found: [Vec<Choice>; Fit::ALL.len()] = Default::default();
    let mut take = |fit: Option<Fit>, choice: Choice| {
        let fitting = fit.and_then(|fit| found.get_mut(fit as usize));
        fitting.into_iter().for_each(|fitting| fitting.push(choice));
    };
    if scope == Scope::Everything {
        let recent = if sought.is_nothing() { recent } else { &[] };
        let others = COMMANDS.iter().map(|entry| entry.command);
        let others = others.filter(|command| !recent.contains(command));
        for command in recent.iter().copied().chain(others) {
            take(sought.fit(&folded(command.title())), Choice::Command(command));
        }
    }
    for (at, article) in articles.iter().enumerate() {
        // Of so many names, first letters would fit too many.
        let fit = sought.fit(&article.folded).filter(|fit| *fit != Fit::Initials);
        take(fit, Choice::Article(at));
    }
    let all = found.iter().map(Vec::len).sum();
    Offers { listed: found.into_iter().flatten().take(LISTED).collect(), all }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(names: &[&str]) -> Vec<Named> {
        let named = names.iter().enumerate().map(|(at, name)| Named {
            id: DocumentId(at.to_string()),
            name: (*name).to_owned(),
            folded: folded(name),
        });
        named.collect()
    }

    /// What is offered, by name.
    fn check(typed: &str, scope: Scope, names: &[&str], expected: &[&str]) {
        let articles = articles(names);
        let offered = offers(typed, scope, &[Command::Redo], &articles);
        let name = |choice: &Choice| match choice {
            Choice::Command(command) => command.title().to_owned(),
            Choice::Article(at) => articles[*at].name.clone(),
        };
        let shown: Vec<String> = offered.listed.iter().map(name).collect();
        assert_eq!(shown.iter().take(expected.len()).collect::<Vec<_>>(), expected, "{typed:?}");
        assert_eq!(offered.all.min(LISTED), shown.len());
    }

    #[test]
    fn the_best_fit_comes_first_and_commands_before_articles() {
        let names = ["Undoing the harm", "A knot comes undone", "Fundo", "Harbour"];
        let expected = ["Undo", "Undoing the harm", "A knot comes undone", "Fundo"];
        check("undo", Scope::Everything, &names, &expected);
        check("undo", Scope::Articles, &names, &expected[1..]);
        assert_eq!(offers("undo", Scope::Everything, &[], &articles(&names)).all, 4);
    }

    #[test]
    fn first_letters_find_commands_but_no_articles() {
        check("ndm", Scope::Everything, &["No dog may"], &["Next doubtful mark"]);
        assert_eq!(offers("ndm", Scope::Articles, &[], &articles(&["No dog may"])).all, 0);
    }

    #[test]
    fn for_nothing_all_is_listed_what_was_used_last_first() {
        check("", Scope::Everything, &["Harbour"], &["Redo", "Next mark"]);
        let all = offers("", Scope::Everything, &[Command::Redo], &articles(&["Harbour"]));
        assert_eq!(all.all, COMMANDS.len() + 1);
        check("", Scope::Articles, &["B", "A"], &["B", "A"]);
        check("re", Scope::Everything, &[], &["Reject the mark"]);
    }

    #[test]
    fn ten_thousand_articles_are_counted_and_few_listed() {
        let names: Vec<String> = (0..10_000).map(|at| format!("Ferry {at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = offers("ferry 99", Scope::Articles, &[], &articles(&names));
        let fitting = names.iter().filter(|name| name.contains("99")).count();
        assert_eq!((found.all, found.listed[0]), (fitting, Choice::Article(99)));
        assert_eq!(found.listed.len(), LISTED);
    }
}
