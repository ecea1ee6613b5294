//! The utterances as a table for spreadsheets: RFC 4180, a line a wording, in UTF-8 with a byte
//! order mark, without which Excel takes UTF-8 for another encoding.

use bluepencil_engine::ClusterRelation;

use super::Sources;
use super::utterances::{Place, Print, Utterance, print};

/// The columns.
const HEADER: [&str; 9] = [
    "utterance",
    "relation",
    "articles",
    "speaker",
    "article",
    "line",
    "attributed to",
    "print",
    "words",
];

/// The table of `utterances`.
pub fn csv(sources: &Sources, utterances: &[Utterance]) -> String {
    let mut table = String::from("\u{feff}");
    row(&mut table, HEADER.into_iter());
    for (at, utterance) in utterances.iter().enumerate() {
        for place in &utterance.places {
            let cells = wording(sources, at + 1, utterance, place);
            row(&mut table, cells.iter().map(String::as_str));
        }
    }
    table
}

fn wording(sources: &Sources, number: usize, of: &Utterance, place: &Place) -> [String; 9] {
    let article = sources.project.article(&place.document);
    let speaker =
        |name: Option<&std::rc::Rc<str>>| name.map_or_else(String::new, ToString::to_string);
    [
        number.to_string(),
        relation(of.relation).to_owned(),
        of.articles.to_string(),
        speaker(of.speaker()),
        article.map(|article| sources.name(article)).unwrap_or_default(),
        place.line.to_string(),
        speaker(place.speaker.as_ref()),
        printed(print(of.words(), &place.words)).to_owned(),
        place.words.to_string(),
    ]
}

const fn relation(relation: ClusterRelation) -> &'static str {
    match relation {
        ClusterRelation::Exact => "exact",
        ClusterRelation::Partial => "partial",
        ClusterRelation::Reworded => "reworded",
    }
}

/// How an article prints an utterance; a value of the file, the same in every language.
const fn printed(print: Print) -> &'static str {
    match print {
        Print::Whole => "whole",
        Print::Part => "in part",
        Print::Other => "other words",
    }
}

fn row<'a>(table: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            table.push(',');
        }
        push(table, cell);
    }
    table.push_str("\r\n");
}

/// Adds a cell. One that a spreadsheet would take for a formula gets an apostrophe before it, which
/// spreadsheets read as "this is text" (OWASP, CSV Injection): the words come from anybody.
fn push(table: &mut String, cell: &str) {
    let is_formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let is_quoted = cell.contains(['"', ',', '\r', '\n']) || is_formula;
    if !is_quoted {
        return table.push_str(cell);
    }
    table.push_str(if is_formula { "\"'" } else { "\"" });
    for c in cell.chars() {
        if c == '"' {
            table.push('"');
        }
        table.push(c);
    }
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::tests::sources;
    use super::super::utterances::utterances;
    use super::*;

    fn check(cell: &str, expected: &str) {
        let mut table = String::new();
        push(&mut table, cell);
        assert_eq!(table, expected);
    }

    #[test]
    fn cells_are_quoted_as_rfc_4180_says() {
        check("plain words", "plain words");
        check("one, two", "\"one, two\"");
        check("she said \"no\"", "\"she said \"\"no\"\"\"");
        check("two\nlines", "\"two\nlines\"");
        check("", "");
    }

    #[test]
    fn what_looks_like_a_formula_is_text() {
        check("=1+2", "\"'=1+2\"");
        check("@sum", "\"'@sum\"");
        check("-3 degrees", "\"'-3 degrees\"");
        check("\tx", "\"'\tx\"");
        check("a=b", "a=b");
    }

    #[test]
    fn a_wording_is_a_line() {
        let a = "Ferry\n\n“We have lost a winter, but not the ferry,” said Ines Halloran.";
        let b = "Boat\n\n“We have lost a winter,” Ines Halloran said.";
        let sources = sources(&[a, b]);
        let table = csv(&sources, &utterances(&sources));
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "\u{feff}utterance,relation,articles,speaker,article,line,attributed to,print,words",
                "1,partial,2,Ines Halloran,Ferry,3,Ines Halloran,whole,\"We have lost a winter, but not the ferry,\"",
                "1,partial,2,Ines Halloran,Boat,3,Ines Halloran,in part,\"We have lost a winter,\"",
                "",
            ]
        );
    }
}
