//! How much memory comparing takes at its peak, for each byte of the articles, and how the time
//! grows with them: one line a size, and one for each kind of articles that are made to break it. Time is
//! the processor's, so that a busy machine counts for little.

use std::time::Duration;

use bluepencil_bench::{Articles, Returning};
use bluepencil_engine::{Analysis, Document, DocumentId, Index, Settings, Text, analyse};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The sizes that are measured, in megabytes.
const SIZES: [usize; 2] = [10, 50];

fn main() {
    for (returning, has_quotes) in
        [(Returning::Never, false), (Returning::ADozenTimes, false), (Returning::ADozenTimes, true)]
    {
        let spent = SIZES.map(|size| measure_size(size, returning, has_quotes));
        let [small, large] = spent.map(|it| it.as_secs_f64());
        println!("  time for the larger: {:.2} times that for the smaller", large / small);
    }
    let long = long();
    bad("two equal articles of 25 MB", 2, |_| long.clone());
    let paragraph = format!("{PARAGRAPH}\n\n");
    let again = Text::new(&paragraph.repeat(100_000));
    bad("one paragraph a hundred thousand times, in two articles", 2, |_| again.clone());
    let once = Text::new(&paragraph);
    bad("one paragraph in a hundred thousand articles", 100_000, |_| once.clone());
    let word = Text::new(&"word ".repeat(2_000_000));
    bad("one word over and over", 2, |_| word.clone());
    let nothing = Text::new("");
    bad("empty articles", 100_000, |_| nothing.clone());
    let all_but = |nth: usize| Text::new(&format!("{PARAGRAPH} So said R{nth}. {PARAGRAPH}"));
    bad("articles that share all but a name", 20_000, all_but);
}

const PARAGRAPH: &str = "The harbour office of Ode will close the old bridge to all carts from \
    Monday on, because two of its pillars were found to be loose after the storm of last week.";

/// Paragraphs of 25 megabytes.
fn long() -> Text {
    let mut text = String::new();
    for article in Articles::new(25_000_000, Returning::Never) {
        text.push_str(article.text.as_str());
        text.push_str("\n\n");
    }
    Text::new(&text)
}

/// Compares `count` articles that were made to break it, and says what it took.
fn bad(name: &str, count: usize, text: impl Fn(usize) -> Text) {
    let articles = (0..count).map(|nth| {
        let id = DocumentId(nth.to_string());
        Document { id, title: None, text: text(nth), markup: None }
    });
    measure(name, articles, false);
}

/// Compares articles of `size` megabytes, with their quotations or without, and says what it took.
fn measure_size(size: usize, returning: Returning, has_quotes: bool) -> Duration {
    let name = format!("returning {returning:?}, quotations {has_quotes}, {size} MB");
    measure(&name, Articles::new(size * 1_000_000, returning), has_quotes)
}

/// Compares articles, with their lines and quotations or without, and says what it took.
fn measure(name: &str, articles: impl Iterator<Item = Document>, has_quotes: bool) -> Duration {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let mut index = Index::default();
    let (mut spent, mut bytes) = (Duration::ZERO, 0);
    for article in articles {
        let analysis = match has_quotes {
            true => analyse(&article, &Settings::default()),
            false => Analysis::default(),
        };
        let began = processor_time();
        index.add(&article, &analysis);
        spent += processor_time().saturating_sub(began);
        bytes += article.text.as_str().len();
    }
    let began = processor_time();
    let found = index.comparison();
    spent += processor_time().saturating_sub(began);
    let peak = HEAP.peak_usage() - before;
    println!(
        "{name}: {:.1} MB in {:.2} s, {:.1} MB/s, at most {:.2} bytes a byte; \
         {} repeats, {} clusters, {} seeds left out",
        bytes as f64 / 1e6,
        spent.as_secs_f64(),
        bytes as f64 / 1e6 / spent.as_secs_f64(),
        peak as f64 / bytes.max(1) as f64,
        found.repeats.len(),
        found.quote_clusters.len(),
        index.caps().seeds,
    );
    spent
}

/// The time that a processor has spent on this thread, as Linux tells it; nothing elsewhere.
fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|it| it.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}
