//! How much memory comparing takes at its peak, for each byte of the articles, and how the time
//! grows with them: one line a size. Time is the processor's, so that a busy machine counts for little.

use std::time::Duration;

use bluepencil_bench::{Articles, Returning};
use bluepencil_engine::{Analysis, Index, Settings, analyse};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The sizes that are measured, in megabytes.
const SIZES: [usize; 2] = [10, 50];

fn main() {
    for (returning, has_quotes) in
        [(Returning::Never, false), (Returning::ADozenTimes, false), (Returning::ADozenTimes, true)]
    {
        let spent = SIZES.map(|size| measure(size, returning, has_quotes));
        let [small, large] = spent.map(|it| it.as_secs_f64());
        println!("  time for the larger: {:.2} times that for the smaller", large / small);
    }
}

/// Compares articles of `size` megabytes, with their quotations or without, and says what it took.
fn measure(size: usize, returning: Returning, has_quotes: bool) -> Duration {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let mut index = Index::default();
    let (mut spent, mut bytes) = (Duration::ZERO, 0);
    for article in Articles::new(size * 1_000_000, returning) {
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
        "returning {returning:?}, quotations {has_quotes}, {size} MB: {:.1} MB/s, at most {:.2} bytes a byte; \
         {} repeats, {} clusters, {} seeds left out",
        bytes as f64 / 1e6 / spent.as_secs_f64(),
        peak as f64 / bytes as f64,
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
