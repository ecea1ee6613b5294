//! The program as a pipeline meets it: what goes in, what comes out, what is told and how it ends.

// A test program as a whole: what fails here is a failing test.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// How a run ended.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    /// What was written, line by line.
    fn answers(&self) -> Vec<Value> {
        let parse = |line| serde_json::from_str(line).expect("a line of JSON");
        self.out.lines().map(parse).collect()
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bluepencil"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program(arguments).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that stops before it has read everything closes the pipe; that is its right.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    Run {
        status: output.status.code().expect("an exit status"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

fn rows(rows: &[Value]) -> Vec<u8> {
    rows.iter().flat_map(|row| format!("{row}\n").into_bytes()).collect()
}

/// A file of its own for one test.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the target folder can be written to");
    path
}

const ARTICLE: &str = "Ledna bridge reopens 🎉 after a year of repairs\n\
    \n\
    LEDNA (NN) — “We will rebuild every stone,” Mayor Zoe\u{308} Müller told reporters on Monday.\n\
    \n\
    Advertisement\n\
    \n\
    The bridge over the river had been closed to all traffic since the flood of last spring.\n";

#[test]
fn each_article_gets_one_line_in_the_order_of_the_input() {
    let input = rows(&[
        json!({"id": "b", "text": ARTICLE}),
        json!({"id": "a", "text": "", "title": "Nothing", "url": "urn:left:alone"}),
    ]);
    let run = run(&["annotate"], &input);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let answers = run.answers();
    let ids: Vec<_> = answers.iter().map(|a| a["id"].as_str()).collect();
    assert_eq!(ids, [Some("b"), Some("a")]);
    let keys: Vec<_> = answers[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["id", "inline", "lines", "offsets", "quotes", "repeats"]);
    let empty = json!({
        "id": "a", "offsets": "code-points", "lines": [], "inline": [], "quotes": [], "repeats": [],
    });
    assert_eq!(answers[1], empty);
}

#[test]
fn a_speaker_has_the_full_name_that_earlier_articles_have() {
    let told = ["“The pier stays,” said Mayor Ines Halloran.", "“No,” Mayor Ines Halloran said."];
    let short = "“We shall see,” Mayor Halloran said.";
    let articles = [short, told[0], told[1], short];
    let input: Vec<Value> =
        (0..).zip(articles).map(|(n, text)| json!({"id": format!("{n}"), "text": text})).collect();
    let speakers = run(&["annotate"], &rows(&input)).answers();
    let names: Vec<_> =
        speakers.iter().map(|a| a["quotes"][0]["speaker"]["name"].as_str()).collect();
    let full = Some("Ines Halloran");
    assert_eq!(names, [Some("Halloran"), full, full, full]);
}

#[test]
fn garbled_marks_are_read_and_told() {
    let text = "Rain.\n&quot;We shall stay,&quot; said Ana Ruiz. â€œGo on,â€\u{9d} said Bo Lind.";
    let answers = run(&["annotate"], &rows(&[json!({"id": "a", "text": text})])).answers();
    let notice = answers[0]["notice"].as_str().expect("a notice");
    assert!(notice.starts_with("4 characters were garbled") && notice.contains("line 2."));
    let quotes = answers[0]["quotes"].as_array().expect("quotations");
    let names: Vec<_> = quotes.iter().map(|quote| quote["speaker"]["name"].as_str()).collect();
    assert_eq!(names, [Some("Ana Ruiz"), Some("Bo Lind")]);
}

#[test]
fn others_who_may_have_spoken_are_listed_where_that_is_in_doubt() {
    let text = "Ana Ruiz met Bo Lind and Cora Vance at the pier on Monday.\n\n“We shall stay and \
        see it through,” said Bo Lind.\n\nCora Vance waited. She had not been asked.\n\n\
        “Nobody told me about it, and nobody ever will.”\n";
    let answers = run(&["annotate"], &rows(&[json!({"id": "a", "text": text})])).answers();
    let quotes = answers[0]["quotes"].as_array().expect("quotations");
    assert_eq!(quotes[0].get("candidates"), None);
    let candidates = quotes[1]["candidates"].as_array().expect("candidates");
    assert!(candidates.contains(&json!("Cora Vance")), "{candidates:?}");
}

/// The words of each line and the inner words of each quotation, sliced by what `unit` counts.
fn sliced(unit: &str) -> (Vec<String>, Vec<String>) {
    let run = run(&["annotate", "--offsets", unit], &rows(&[json!({"id": "a", "text": ARTICLE})]));
    let answer = run.answers().remove(0);
    assert_eq!(answer["offsets"], unit);
    let slice = |row: &Value, start: &str, end: &str| {
        let at = |key: &str| usize::try_from(row[key].as_u64().expect("an offset")).expect("small");
        let range = at(start)..at(end);
        match unit {
            "bytes" => String::from_utf8(ARTICLE.as_bytes()[range].to_vec()).expect("UTF-8"),
            "utf-16" => {
                let units: Vec<u16> = ARTICLE.encode_utf16().collect();
                String::from_utf16(&units[range]).expect("whole characters")
            }
            _ => ARTICLE.chars().skip(range.start).take(range.len()).collect(),
        }
    };
    let list = |key: &str| answer[key].as_array().expect("a list").clone();
    (
        list("lines").iter().map(|line| slice(line, "start", "end")).collect(),
        list("quotes").iter().map(|quote| slice(quote, "inner_start", "inner_end")).collect(),
    )
}

#[test]
fn offsets_cut_out_the_same_words_in_every_unit() {
    let lines: Vec<_> = ARTICLE.lines().filter(|line| !line.is_empty()).collect();
    for unit in ["code-points", "utf-16", "bytes"] {
        let (got_lines, got_quotes) = sliced(unit);
        assert_eq!(got_lines, lines, "{unit}");
        assert_eq!(got_quotes, ["We will rebuild every stone,"], "{unit}");
    }
}

#[test]
fn line_ends_of_the_input_are_counted_as_they_are() {
    let run =
        run(&["annotate"], &rows(&[json!({"id": "a", "text": "\u{feff}One.\r\n\r\nTwo.\r\n"})]));
    let answer = run.answers().remove(0);
    let lines = answer["lines"].as_array().expect("a list");
    let places: Vec<_> = lines.iter().map(|l| [&l["line"], &l["start"], &l["end"]]).collect();
    assert_eq!(json!(places), json!([[1, 1, 5], [3, 9, 13]]));
}

#[test]
fn a_bad_line_is_told_with_its_number_and_the_rest_is_done() {
    let mut input = b"{\"id\": \"a\", \"text\": \"One.\"}\n\n{\"id\": \"b\", \"text\": \n".to_vec();
    input.extend(b"{\"id\": 7, \"text\": \"x\"}\n{\"text\": \"x\"}\n{\"id\": \"c\"}\n");
    input.extend(b"{\"id\": \"d\", \"text\": \"x\", \"html\": \"x\"}\n[1]\n");
    input.extend(
        b"{\"id\": \"e\", \"text\": \"caf\xe9\"}\n{\"id\": \"f\", \"text\": \"\\ud800\"}\n",
    );
    input.extend(b"{\"id\": \"g\", \"text\": \"Two.\"}");
    let run = run(&["annotate"], &input);
    assert_eq!(run.status, 1);
    let ids: Vec<_> = run.answers().iter().map(|a| a["id"].clone()).collect();
    assert_eq!(ids, ["a", "g"]);
    let told: Vec<_> = run.err.lines().collect();
    assert_eq!(
        told,
        [
            "bluepencil: line 3: column 19: EOF while parsing a value",
            "bluepencil: line 4: column 8: invalid type: integer `7`, expected a string",
            "bluepencil: line 5: column 13: missing field `id`",
            "bluepencil: line 6: there is neither “text” nor “html” in it",
            "bluepencil: line 7: there are both “text” and “html” in it",
            "bluepencil: line 8: a list stands where an object with “id” and “text” should",
            "bluepencil: line 9: the bytes from column 25 on are not UTF-8",
            "bluepencil: line 10: column 28: unexpected end of hex escape",
        ]
    );
}

#[test]
fn empty_input_is_no_failure() {
    for (verb, expected) in [
        ("annotate", ""),
        (
            "compare",
            "{\"offsets\":\"code-points\",\"quote_clusters\":[],\"repeats\":[],\"left_out\":0,\"lines\":[]}\n",
        ),
    ] {
        let run = run(&[verb], b"");
        assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, expected, ""));
    }
}

#[test]
fn arguments_that_cannot_be_used_give_two() {
    for arguments in
        [&[][..], &["read"], &["annotate", "--fast"], &["compare", "--offsets", "words"]]
    {
        let run = run(arguments, b"");
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(run.err.starts_with("bluepencil: "), "{}", run.err);
        assert!(run.err.ends_with("Try “bluepencil --help”.\n"), "{}", run.err);
    }
}

#[test]
fn help_and_version_are_printed() {
    let help = run(&["annotate", "--help"], b"");
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    assert!(help.out.contains("usage: bluepencil annotate"));
    let version = run(&["--version"], b"");
    assert_eq!(version.out, concat!("bluepencil ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn an_answer_comes_before_the_next_article_is_asked_for() {
    let mut child = program(&["annotate"]).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for id in ["a", "b"] {
        writeln!(stdin, "{}", json!({"id": id, "text": ARTICLE})).expect("it reads on");
        let answer = out.next().expect("an answer").expect("UTF-8");
        assert!(answer.starts_with(&format!("{{\"id\":\"{id}\"")));
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_quotation_has_the_same_id_in_both_commands() {
    let said = "“We will rebuild every stone of the old bridge by the end of the year,”";
    let input = rows(&[
        json!({"id": "a", "text": format!("LEDNA — {said} Mayor Ana Ruiz told reporters.")}),
        json!({"id": "b", "text": format!("The mayor spoke on Monday. {said} Ana Ruiz said.")}),
    ]);
    let annotated = run(&["annotate"], &input).answers();
    let ids: Vec<_> = annotated.iter().map(|a| a["quotes"][0]["id"].clone()).collect();
    let compared = run(&["compare"], &input).answers().remove(0);
    let cluster = compared["quote_clusters"][0]["quotes"].as_array().expect("one cluster");
    let mut in_cluster: Vec<_> = cluster.iter().map(|q| q["quote"].clone()).collect();
    in_cluster.sort_by_key(ToString::to_string);
    let mut expected = ids;
    expected.sort_by_key(ToString::to_string);
    assert_eq!(in_cluster, expected);
    assert_eq!(compared["quote_clusters"][0]["relation"], "exact");
}

#[test]
fn a_line_that_stands_in_many_articles_is_read_otherwise_among_them() {
    let line = "Our reporters have followed the harbour of Ode for eleven years.";
    let text = |number: usize| {
        let word = |nth: usize| format!("harbour{} mooring{}", 90 * number + nth, 7 * number + nth);
        let sentence = |from: usize| (from..from + 6).map(word).collect::<Vec<_>>().join(" ");
        let paragraph = |from: usize| format!("{}. {}.", sentence(from), sentence(from + 6));
        format!("Council {number} decides\n\n{}\n\n{line}\n\n{}", paragraph(0), paragraph(20))
    };
    let articles: Vec<_> =
        (0..20).map(|number| json!({"id": number.to_string(), "text": text(number)})).collect();
    let changed = |articles: &[Value]| {
        let answer = run(&["compare"], &rows(articles)).answers().remove(0);
        answer["lines"].as_array().expect("a list").clone()
    };
    assert_eq!(changed(&articles[..11]), Vec::<Value>::new());
    let lines = changed(&articles);
    assert_eq!(lines.len(), 20);
    for (number, row) in lines.iter().enumerate() {
        assert_eq!((&row["document"], &row["line"]), (&json!(number.to_string()), &json!(5)));
        assert_eq!((&row["kind"], &row["keep"]), (&json!("repeated_line"), &json!(false)));
        let reason = "it stands in 16 or more articles that otherwise differ";
        assert_eq!(row["reason"], reason);
    }
}

#[test]
fn two_articles_of_one_corpus_cannot_have_the_same_id() {
    let input = rows(&[json!({"id": "a", "text": "One."}), json!({"id": "a", "text": "Two."})]);
    let run = run(&["compare"], &input);
    assert_eq!(run.status, 1);
    assert_eq!(run.err, "bluepencil: line 2: the id “a” stands in an earlier line already\n");
}

#[test]
fn a_page_is_read_as_its_visible_lines() {
    let page = "<title>Ledna bridge reopens | Post</title><style>p{}</style>\
                <h1>Ledna bridge reopens</h1><p>The bridge is <b>open</b> again 🎉.</p><p hidden>No.";
    let run = run(&["annotate"], &rows(&[json!({"id": "a", "html": page})]));
    let answer = run.answers().remove(0);
    let text = "Ledna bridge reopens\n\nThe bridge is open again 🎉.";
    assert_eq!(answer["text"], text);
    assert_eq!(answer["lines"][0]["kind"], "title");
    assert_eq!(answer["lines"][1]["end"], text.chars().count());
}

#[test]
fn files_are_read_in_order_and_missing_ones_told() {
    let one = file("one.jsonl", &rows(&[json!({"id": "one", "text": "One."})]));
    let two = file("two.jsonl", b"{\"id\": \"two\", \"text\": \"Two.\"}\nnot JSON\n");
    let paths = [one.to_str().expect("UTF-8"), "no/such/file", two.to_str().expect("UTF-8"), "-"];
    let arguments: Vec<_> = ["annotate"].into_iter().chain(paths).collect();
    let run = run(&arguments, &rows(&[json!({"id": "three", "text": "Three."})]));
    assert_eq!(run.status, 1);
    let ids: Vec<_> = run.answers().iter().map(|a| a["id"].clone()).collect();
    assert_eq!(ids, ["one", "two", "three"]);
    let told: Vec<_> = run.err.lines().collect();
    assert!(told[0].starts_with("bluepencil: no/such/file: cannot be read: "), "{}", told[0]);
    assert!(told[1].ends_with("two.jsonl, line 2: column 2: expected ident"), "{}", told[1]);
}

const CLEAN: &str = "Ledna bridge reopens 🎉 after a year of repairs\n\
    \n\
    LEDNA (NN) — “We will rebuild every stone,” Mayor Zoe\u{308} Müller told reporters on Monday.\n\
    \n\
    The bridge over the river had been closed to all traffic since the flood of last spring.\n";

#[test]
fn clean_writes_the_lines_that_stay() {
    let text = run(&["clean"], ARTICLE.as_bytes());
    assert_eq!((text.status, text.out.as_str(), text.err.as_str()), (0, CLEAN, ""));
    let row = run(&["clean"], &rows(&[json!({"id": "a", "text": ARTICLE})]));
    assert_eq!(row.out, CLEAN);
}

#[test]
fn clean_parts_articles_by_a_form_feed() {
    let path = file("article.txt", ARTICLE.replace('\n', "\r\n").as_bytes());
    let run = run(&["clean", path.to_str().expect("UTF-8"), "-"], ARTICLE.as_bytes());
    assert_eq!(run.out, format!("{CLEAN}\u{c}\n{CLEAN}"));
    assert!(run.err.contains("note: 7 line ends of another system"), "{}", run.err);
    assert_eq!(run.status, 0);
}

#[test]
fn clean_says_why_a_file_is_no_article() {
    let path = file("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3");
    let run = run(&["clean", path.to_str().expect("UTF-8")], b"");
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("This is a PDF file, not plain text."), "{}", run.err);
}
