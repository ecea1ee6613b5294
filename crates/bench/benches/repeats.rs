//! How fast articles are compared, natively: what has nothing in common, and a text every passage
//! of which returns a dozen times.

use bluepencil_bench::{Articles, Returning};
use bluepencil_engine::{Analysis, Document, Index};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// The sizes that are measured, in bytes.
const SIZES: [usize; 2] = [10_000_000, 50_000_000];

fn compare(c: &mut Criterion) {
    let analysis = Analysis::default();
    for returning in [Returning::Never, Returning::ADozenTimes] {
        let mut group = c.benchmark_group("repeats");
        group.sample_size(10);
        for size in SIZES {
            let articles: Vec<Document> = Articles::new(size, returning).collect();
            let bytes: usize = articles.iter().map(|it| it.text.as_str().len()).sum();
            group.throughput(Throughput::Bytes(bytes as u64));
            let name = BenchmarkId::new(format!("{returning:?}"), size);
            group.bench_with_input(name, &articles, |b, articles| {
                b.iter(|| {
                    let mut index = Index::default();
                    articles.iter().for_each(|article| index.add(article, &analysis));
                    index.comparison().repeats.len()
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, compare);
criterion_main!(benches);
