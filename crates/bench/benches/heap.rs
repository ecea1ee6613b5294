//! How long comparing takes and how much memory, without criterion: one line a size.

use std::time::Duration;

fn cpu() -> Duration {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split_whitespace().next().and_then(|it| it.parse().ok()).unwrap_or(0))
}

use bluepencil_bench::{Articles, Returning};
use bluepencil_engine::{Analysis, Index, Settings, analyse};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

fn main() {
    let with_quotes = std::env::args().any(|it| it == "quotes");
    let sizes: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    for returning in [Returning::ADozenTimes, Returning::Never]
        .into_iter()
        .filter(|it| !std::env::args().any(|arg| arg == "dozen") || *it == Returning::ADozenTimes)
    {
        for &mb in &sizes {
            let before = HEAP.current_usage();
            HEAP.reset_peak_usage();
            let mut index = Index::default();
            let mut spent = Duration::ZERO;
            let (mut bytes, mut count) = (0, 0);
            for article in Articles::new(mb * 1_000_000, returning) {
                let analysis = if with_quotes {
                    analyse(&article, &Settings::default())
                } else {
                    Analysis::default()
                };
                let began = cpu();
                index.add(&article, &analysis);
                spent += (cpu() - began);
                bytes += article.text.as_str().len();
                count += 1;
            }
            let held = HEAP.current_usage() - before;
            let peak = HEAP.peak_usage() - before;
            let began = cpu();
            let found = index.comparison();
            let listed = (cpu() - began);
            let peak_list = HEAP.peak_usage() - before;
            println!(
                "{returning:?} {mb} MB, {count} articles: {:.1} MB/s, {:.2?} + {:.2?} list; held {:.2}, peak {:.2}, with list {:.2} bytes a byte; {} repeats {} clusters, caps {:?}",
                bytes as f64 / 1e6 / (spent + listed).as_secs_f64(),
                spent,
                listed,
                held as f64 / bytes as f64,
                peak as f64 / bytes as f64,
                peak_list as f64 / bytes as f64,
                found.repeats.len(),
                found.quote_clusters.len(),
                index.caps(),
            );
        }
    }
}
