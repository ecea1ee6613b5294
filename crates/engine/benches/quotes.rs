//! How fast quotations are read: marks alone, and with speakers, in short, long and very long
//! texts. The texts are generated: sentences, names and places are made up.

use std::hint::black_box;

use bluepencil_engine::quotes::training::{Model, count_pairs, outcomes};
use bluepencil_engine::{Document, DocumentId, Line, Settings, Text, analyse};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// An article of eight paragraphs, about as rich in quotations as news is: one in 280 bytes.
const PARAGRAPHS: &[&str] = &[
    "The council of Vinterby met on Monday to talk about the roof of the old market hall, which has leaked since the spring and which nobody has been willing to pay for.",
    "“We will rebuild it before the winter,” said Mayor Ana Brandt, who has chaired the panel since May. “And we will not ask anybody for money.”",
    "Carl Ruiz, a carpenter from Lower Veska, was less sure. He said the plan was “a sieve with a flag on it” and asked who had counted the beams.",
    "The hall was built for the fair of 1911. It has been a school, a store and a dance floor, and for one year it held the town's only library while the river was high.",
    "According to the report, the beams are “sound but wet.” The company's engineers looked at them for three days in March and took away two boxes of splinters.",
    "“They told us, ‘Leave it alone,’” Mrs. Tansley recalled. “That's what they always say about old wood, isn't it?”",
    "Nobody from the works department could be reached. Its office, a yellow house near the bridge, was shut all week because of the rain, and a note on the door named no date.",
    "On the show “Morning Desk” the mayor later repeated her promise; the so-called “roof party” began at noon in the square, with cake, and ended in the cellar.",
];

/// The sizes that are measured, in bytes.
const SIZES: [usize; 3] = [5_000, 200_000, 20_000_000];

fn document(size: usize) -> Document {
    let mut text = String::with_capacity(size + 400);
    for paragraph in PARAGRAPHS.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    Document { id: DocumentId("bench".into()), title: None, text: Text::new(&text), markup: None }
}

fn read(c: &mut Criterion) {
    let model = Model::learned();
    for size in SIZES {
        let document = document(size);
        // The lines are another reader's work and not measured here.
        let lines: Vec<Line> = analyse(&document, &Settings::default()).lines;
        let mut group = c.benchmark_group("quotations");
        group.sample_size(10);
        group.throughput(Throughput::Bytes(document.text.as_str().len().try_into().unwrap_or(0)));
        group.bench_with_input(BenchmarkId::new("marks", size), &document, |b, document| {
            b.iter(|| count_pairs(black_box(document), &lines));
        });
        group.bench_with_input(BenchmarkId::new("speakers", size), &document, |b, document| {
            b.iter(|| outcomes(black_box(document), &lines, &model).len());
        });
        group.finish();
    }
}

criterion_group!(benches, read);
criterion_main!(benches);
