//! The table of utterances by articles: who printed what, and in what words. With more than a
//! dozen articles, near copies stand under their first, and articles that print none of the
//! utterances are left out and counted.

use std::rc::Rc;

use bluepencil_engine::DocumentId;
use bluepencil_engine::sorted_map::SortedMap;

use super::utterances::{Place, Print, Utterance, print};
use super::{Sources, copies, sign};

/// From more articles on, near copies are folded and empty columns left out: a dozen columns is
/// what a wide screen holds.
const FOLDED_FROM: usize = 12;
/// The most columns; the rest are counted. A table of ten thousand columns is of no use to anybody.
const COLUMNS: usize = 48;
/// The most rows; the rest are counted, and stand in the CSV file.
const ROWS: usize = 200;
/// From more places in one article on, they are not tried together: nobody cuts one remark so often.
const PARTS: usize = 6;

/// The table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The articles.
    pub columns: Vec<Column>,
    /// The utterances, the most printed first.
    pub rows: Vec<Row>,
    /// How many articles have no column.
    pub columns_left: usize,
    /// How many utterances have no row.
    pub rows_left: usize,
}

/// An article, with its near copies where these are folded.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Which.
    pub id: DocumentId,
    /// The letters that it is known by.
    pub sign: String,
    /// What it is called.
    pub name: String,
    /// How many near copies it has, where there are too many articles to show each.
    pub copies: usize,
    /// Whether those have columns of their own.
    pub is_unfolded: bool,
}

/// An utterance in all columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The utterance's number.
    pub cluster: usize,
    /// Its reference wording.
    pub words: Rc<str>,
    /// Who speaks.
    pub speaker: Option<Rc<str>>,
    /// How many articles print it.
    pub articles: usize,
    /// What each column has of it, if anything.
    pub cells: Vec<Option<Cell>>,
}

/// What an article prints of an utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// How the words relate to the reference; of several parts, together.
    pub print: Print,
    /// The places; one at least.
    pub places: Vec<Place>,
}

/// The table of `utterances`; near copies of the articles in `unfolded` have their own columns.
pub fn matrix(sources: &Sources, utterances: &[Utterance], unfolded: &[DocumentId]) -> Matrix {
    let shown = utterances.get(..ROWS).unwrap_or(utterances);
    let (mut columns, column_of) = columns(sources, unfolded);
    let width = columns.len();
    let mut rows: Vec<Row> = shown.iter().map(|it| row(it, &column_of, width)).collect();
    if sources.project.articles.len() > FOLDED_FROM {
        drop_empty(&mut columns, &mut rows);
    }
    columns.truncate(COLUMNS);
    rows.iter_mut().for_each(|row| row.cells.truncate(COLUMNS));
    let standing: usize = columns.iter().map(Column::articles).sum();
    Matrix {
        columns_left: sources.project.articles.len().saturating_sub(standing),
        rows_left: utterances.len() - shown.len(),
        columns,
        rows,
    }
}

impl Column {
    /// How many articles stand in it.
    fn articles(&self) -> usize {
        if self.is_unfolded { 1 } else { 1 + self.copies }
    }
}

/// The columns, and which of them each article stands in.
fn columns(
    sources: &Sources,
    unfolded: &[DocumentId],
) -> (Vec<Column>, SortedMap<DocumentId, usize>) {
    let articles = &sources.project.articles;
    let firsts = match articles.len() > FOLDED_FROM {
        true => copies::firsts(sources),
        false => SortedMap::default(),
    };
    let mut columns: Vec<Column> = Vec::new();
    let mut column_of: SortedMap<DocumentId, usize> = SortedMap::default();
    for (at, article) in articles.iter().enumerate() {
        let id = &article.document.id;
        let first = firsts.get(id).and_then(|first| Some((first, *column_of.get(first)?)));
        if let Some((first, column)) = first {
            if let Some(column) = columns.get_mut(column) {
                column.copies += 1;
            }
            if !unfolded.contains(first) {
                column_of.insert(id.clone(), column);
                continue;
            }
        }
        column_of.insert(id.clone(), columns.len());
        let is_unfolded = unfolded.contains(id);
        let name = sources.name(article);
        columns.push(Column { id: id.clone(), sign: sign(at), name, copies: 0, is_unfolded });
    }
    (columns, column_of)
}

fn row(utterance: &Utterance, column_of: &SortedMap<DocumentId, usize>, width: usize) -> Row {
    let mut cells: Vec<Option<Cell>> = vec![None; width];
    for places in utterance.places.chunk_by(|a, b| a.document == b.document) {
        let column = places.first().and_then(|place| column_of.get(&place.document));
        // Of folded copies the first one that prints it speaks for all.
        if let Some(slot) = column.and_then(|&at| cells.get_mut(at)).filter(|it| it.is_none()) {
            *slot = Some(cell(utterance.words(), places));
        }
    }
    Row {
        cluster: utterance.cluster,
        words: utterance.words().into(),
        speaker: utterance.speaker().cloned(),
        articles: utterance.articles,
        cells,
    }
}

/// What one article has of an utterance, its fullest wording first. “A,” she said, “B” is the
/// whole of “A, B”.
fn cell(reference: &str, places: &[Place]) -> Cell {
    let mut best = places.iter().map(|it| print(reference, &it.words)).max();
    if best == Some(Print::Part) && (2..=PARTS).contains(&places.len()) {
        let is_part = |it: &&Place| !places.iter().any(|other| holds(other, it));
        let words: Vec<&str> = places.iter().filter(is_part).map(|it| &*it.words).collect();
        best = best.max(Some(print(reference, &words.join(" "))));
    }
    let mut places = places.to_vec();
    places.sort_by_key(|place| std::cmp::Reverse(place.words.len()));
    Cell { print: best.unwrap_or(Print::Other), places }
}

/// Whether a place has all the words of `other` and more, as a paragraph those of a headline.
fn holds(place: &Place, other: &Place) -> bool {
    place.words.len() > other.words.len() && place.words.contains(&*other.words)
}

/// Takes away the columns in which no row has anything.
fn drop_empty(columns: &mut Vec<Column>, rows: &mut [Row]) {
    let is_used = |at: usize| rows.iter().any(|row| row.cells.get(at).is_some_and(Option::is_some));
    let used: Vec<bool> = (0..columns.len()).map(is_used).collect();
    let mut at = used.iter();
    columns.retain(|_| at.next() == Some(&true));
    for row in rows {
        let mut at = used.iter();
        row.cells.retain(|_| at.next() == Some(&true));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sources;
    use super::super::utterances::utterances;
    use super::*;

    /// The table, a line a row: a letter a cell, or a dot.
    fn check(texts: &[&str], unfolded: &[&str], expected: &[&str]) -> Matrix {
        let sources = sources(texts);
        let unfolded: Vec<_> = unfolded.iter().map(|id| DocumentId((*id).into())).collect();
        let matrix = matrix(&sources, &utterances(&sources), &unfolded);
        let cell = |cell: &Option<Cell>| match cell {
            Some(cell) => cell.print.name().chars().next().unwrap(),
            None => '.',
        };
        let rows = matrix.rows.iter().map(|row| row.cells.iter().map(cell).collect::<String>());
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{matrix:#?}");
        matrix
    }

    const WHOLE: &str = "Ferry back\n\n“We will reopen the ferry before the first snow falls, and \
        nobody will pay more than last year,” said Ines Halloran, the harbour director.";
    const PARTS: &str = "Ferry to run\n\n“We will reopen the ferry before the first snow falls,” \
        said Ines Halloran, “and nobody will pay more than last year.”";
    const PART: &str = "Island news\n\nInes Halloran said on Monday: “We will reopen the ferry \
        before the first snow falls.” The island has waited since the storms of last autumn.";
    const NONE: &str = "Weather\n\nRain will move in from the west during the night, with gusts.";

    #[test]
    fn each_article_prints_an_utterance_whole_in_part_or_not_at_all() {
        check(&[WHOLE, PART, NONE], &[], &["wp."]);
    }

    #[test]
    fn parts_that_make_up_the_whole_are_the_whole() {
        let matrix = check(&[WHOLE, PARTS], &[], &["ww"]);
        assert_eq!(matrix.rows[0].cells[1].as_ref().map(|cell| cell.places.len()), Some(2));
    }

    #[test]
    fn many_near_copies_stand_under_their_first() {
        let text = |n: usize| {
            format!(
                "{WHOLE}\n\nThe ferry has been out of service since the storms of last \
                autumn, when both of its ramps were lost.\n\nEdition {n}"
            )
        };
        let copies: Vec<String> = (0..12).map(text).collect();
        let mut texts: Vec<&str> = copies.iter().map(String::as_str).collect();
        texts.extend([PART, NONE]);
        let matrix = check(&texts, &[], &["wp"]);
        assert_eq!((matrix.columns[0].copies, matrix.columns_left), (11, 1));
        let matrix = check(&texts, &["a"], &["wwwwwwwwwwwwp"]);
        assert!(matrix.columns[0].is_unfolded);
    }
}
