//! Articles that are nearly the same as an earlier one, so that many outlets' prints of one wire
//! report can stand as one. Offsets are UTF-8 bytes.

use bluepencil_engine::project::Article;
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Analysis, DocumentId, Settings, Span};

use super::Sources;

/// The share of an article's kept text that must stand in the earlier one, in per cent. Wire copy
/// under another headline, with a sentence cut or added, keeps more; two reports on one event that
/// share a few paragraphs keep less.
const COPIED_PERCENT: u64 = 80;

/// The least likeness of passages that count as copied: looser ones are the same events retold.
const COPIED_SIMILARITY: f32 = 0.8;

/// The near copies, each with the first article that it is a copy of. An article is held against
/// the firsts of the passages that it repeats alone, so this is linear in the passages.
pub fn firsts(sources: &Sources) -> SortedMap<DocumentId, DocumentId> {
    let mut shared: Vec<((usize, usize), Span)> = Vec::new();
    let order = sources.order();
    let place = |id: &DocumentId| order.get(id).copied();
    let repeats = sources.comparison.repeats.iter();
    for repeat in repeats.filter(|repeat| repeat.similarity >= COPIED_SIMILARITY) {
        let mut places = repeat.passages.iter().filter_map(|it| Some((place(&it.document)?, it)));
        let Some((first, _)) = places.next() else { continue };
        shared.extend(places.filter(|(at, _)| *at > first).map(|(at, it)| ((at, first), it.span)));
    }
    shared.sort_unstable();
    let mut firsts: SortedMap<DocumentId, DocumentId> = SortedMap::default();
    for of_pair in shared.chunk_by(|(a, _), (b, _)| a == b) {
        let Some(&((at, first), _)) = of_pair.first() else { continue };
        let articles = &sources.project.articles;
        let (Some(article), Some(of)) = (articles.get(at), articles.get(first)) else { continue };
        let spans: Vec<Span> = of_pair.iter().map(|&(_, span)| span).collect();
        let (id, of) = (&article.document.id, &of.document.id);
        let Some(analysis) = sources.readings.get(id) else { continue };
        if !firsts.contains_key(id)
            && is_copied(article, analysis, &sources.project.settings, &spans)
        {
            // The pairs come by ascending articles: what the first is a copy of is known.
            let of = firsts.get(of).unwrap_or(of).clone();
            firsts.insert(id.clone(), of);
        }
    }
    firsts
}

fn is_copied(article: &Article, analysis: &Analysis, settings: &Settings, spans: &[Span]) -> bool {
    let (mut whole, mut copied) = (0u64, 0u64);
    let mut next = 0;
    for line in analysis.lines.iter().filter(|line| article.keeps(line, settings)) {
        whole += u64::from(line.span.len());
        let mut reached = line.span.start;
        while spans.get(next).is_some_and(|span| span.end <= line.span.start) {
            next += 1;
        }
        for span in spans.iter().skip(next).take_while(|span| span.start < line.span.end) {
            let start = span.start.max(reached);
            let end = span.end.min(line.span.end);
            copied += u64::from(end.saturating_sub(start));
            reached = reached.max(end);
        }
    }
    whole > 0 && copied * 100 >= whole * COPIED_PERCENT
}

#[cfg(test)]
mod tests {
    use super::super::tests::sources;
    use super::*;

    const WIRE: &str = "Ferry returns\n\nThe ferry across the Sound of Tarn will sail again from \
        the first of May, the harbour office said on Monday after a winter of repairs.\n\n\
        Engineers replaced both ramps and the steering gear, and divers inspected the hull twice \
        before the certificate was signed.";
    const CLOSE: &str = "Island cheers\n\nThe ferry across the Sound of Tarn will sail again from \
        the first of May, the harbour office said on Monday after a winter of repairs.\n\n\
        Engineers replaced both ramps and the steering gear, and divers inspected the hull twice \
        before the certificate was signed. Tickets cost the same.";
    const OTHER: &str = "What the ferry cost\n\nNobody on the council wants to say how much money \
        went into the yard, and the accounts that were laid out in the library have gaps.\n\n\
        The ferry across the Sound of Tarn will sail again from the first of May, the harbour \
        office said on Monday after a winter of repairs.\n\nShopkeepers along the quay had asked \
        for a freight boat through February and were told that none could be hired in time.";

    #[test]
    fn a_near_copy_goes_under_its_first_and_a_shared_paragraph_does_not_make_one() {
        let found = firsts(&sources(&[WIRE, OTHER, CLOSE]));
        let id = |s: &str| DocumentId(s.into());
        let found: Vec<_> = found.iter().collect();
        assert_eq!(found, [(&id("c"), &id("a"))]);
    }
}
