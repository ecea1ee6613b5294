//! How fast lines are read, beside two yardsticks on the same text in the same run: cutting it
//! into lines, and the line rules of the C4 corpus (Raffel et al., 2020: a line stays that ends
//! with a sentence mark, has five words or more and does not ask for JavaScript).
//!
//! The text is generated: places, papers and people are made up.

use std::hint::black_box;

use bluepencil_engine::lines::training::lines;
use bluepencil_engine::{Document, DocumentId, Text};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// A page as it is pasted: a menu, an article with furniture in it, teasers and a foot.
const PAGE: &[&str] = &[
    "The Larkhaven Courier",
    "Home",
    "Harbour",
    "Weather",
    "Sign in",
    "",
    "Ferry Returns to Port Elm After Nine Years of Waiting",
    "By Ines Okoro",
    "March 3, 2031 · 4 min read",
    "Share this article",
    "",
    "The ferry between Larkhaven and Port Elm will sail again in March, the harbour board announced on Tuesday, nine years after the last crossing was struck off the timetable.",
    "",
    "“We have waited long enough,” said Mara Quill, who chairs the board. “The island needs its boat.”",
    "",
    "Advertisement · Scroll to continue",
    "READ MORE: Bridge over the sound is closed until further notice",
    "",
    "A Crossing in Forty Minutes",
    "",
    "The new vessel carries sixty cars and needs forty minutes for the crossing, ten fewer than the old one, according to the board. It was built in a yard that had stood empty since the great storm.",
    "A crane lowers a lifeboat onto the deck of the new ferry in Larkhaven on May 3, 2031. (Ada Brook/Newswire)",
    "",
    "Islanders had collected signatures for the return of the boat since the winter of the great storm, and many came to the quay on Tuesday to hear the news for themselves.",
    "",
    "You may also like",
    "Lighthouse of Quillport lit again after eleven winters",
    "Market hall to get a new roof before the winter",
    "Sign up for our newsletter",
    "© 2031 The Larkhaven Courier. All rights reserved.",
];

/// The sizes that are measured, in bytes.
const SIZES: [usize; 3] = [5_000, 200_000, 20_000_000];

fn text(size: usize) -> String {
    let mut text = String::with_capacity(size + 400);
    for (at, line) in PAGE.iter().cycle().enumerate() {
        if text.len() >= size {
            break;
        }
        text.push_str(line);
        // So that lines do not repeat in every page: a long text has many different ones.
        if line.len() > 60 {
            text.push_str(&format!(" That is note {at} of the board."));
        }
        text.push('\n');
    }
    text
}

/// How many lines C4 would keep.
fn c4(text: &str) -> usize {
    let keeps = |line: &&str| {
        line.ends_with(['.', '!', '?', '"', '”'])
            && line.split_whitespace().count() >= 5
            && !line.to_lowercase().contains("javascript")
    };
    text.lines().map(str::trim).filter(keeps).count()
}

fn read(c: &mut Criterion) {
    for size in SIZES {
        let text = text(size);
        let id = DocumentId("bench".into());
        let document = Document { id, title: None, text: Text::new(&text), markup: None };
        let mut group = c.benchmark_group("lines");
        group.sample_size(10);
        group.throughput(Throughput::Bytes(text.len().try_into().unwrap_or(0)));
        group.bench_with_input(BenchmarkId::new("cut", size), &text, |b, text| {
            b.iter(|| black_box(text).lines().count());
        });
        group.bench_with_input(BenchmarkId::new("c4", size), &text, |b, text| {
            b.iter(|| c4(black_box(text)));
        });
        group.bench_with_input(BenchmarkId::new("read", size), &document, |b, document| {
            b.iter(|| lines(black_box(document)));
        });
        group.finish();
    }
}

criterion_group!(benches, read);
criterion_main!(benches);
