//! What holds for every text.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bluepencil_engine::Level;
use proptest::prelude::*;

use crate::read;

/// Text with far more marks, cues and names than any article.
fn dense_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[“”\"'‘’„«»‹›「」『』`＂,.!?:;—\n\r \u{2028}]{1,6}",
        prop::sample::select(vec![
            " Ana Brandt ",
            " said ",
            " he ",
            " she ",
            " told ",
            " according to ",
            " who ",
            ", a nurse, ",
            " President ",
            " the president ",
            " Mr. ",
            "U.S. ",
            " and ",
            "''",
            "&quot;",
            "â€œ",
            "“Yes.” ",
            "\n\n",
            "5'2\"",
            "’90s",
            "<a href=\"",
            ">",
            " by ",
            "’s ",
            "(R-Ohio)",
            "claim that ",
            "🎉",
        ])
        .prop_map(str::to_owned),
        "[a-zA-Z ]{1,12}",
        any::<String>(),
    ];
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_span_slices_and_lies_where_it_belongs(text in dense_text()) {
        let (document, analysis) = read(&text);
        let mut ids = BTreeSet::new();
        let mut last = (0, 0);
        for quote in &analysis.quotes {
            prop_assert!(document.text.has(quote.span) && document.text.has(quote.inner));
            prop_assert!(quote.span.contains(quote.inner) && !quote.inner.is_empty());
            prop_assert!(ids.insert(quote.id), "two quotations with one id");
            prop_assert!(last <= (quote.span.start, u32::MAX - quote.span.end), "out of order");
            last = (quote.span.start, u32::MAX - quote.span.end);
            prop_assert!((0.0..=1.0).contains(&quote.confidence), "{}", quote.confidence);
            if let Some(speaker) = &quote.speaker {
                prop_assert!(document.text.has(speaker.mention) && !speaker.mention.is_empty());
                prop_assert!(!speaker.name.trim().is_empty());
            }
            if let Some(cue) = quote.cue {
                prop_assert!(document.text.has(cue.span));
            }
            if let Some(before) = quote.continues {
                prop_assert!(ids.contains(&before) && before != quote.id);
            }
        }
    }

    #[test]
    fn quotations_nest_or_stand_apart(text in dense_text()) {
        let (_, analysis) = read(&text);
        for (at, inner) in analysis.quotes.iter().enumerate() {
            let around = analysis.quotes[..at].iter().filter(|q| q.span.overlaps(inner.span));
            let mut count = 0;
            for outer in around {
                prop_assert!(outer.span.contains(inner.span), "they cross");
                count += 1;
            }
            prop_assert_eq!(count > 0, inner.level == Level::Nested);
        }
    }

    #[test]
    fn reading_again_gives_the_same(text in dense_text()) {
        prop_assert_eq!(read(&text).1.quotes, read(&text).1.quotes);
    }
}

/// The time that reading `text` takes, at its best of three.
fn time(text: &str) -> Duration {
    let once = |_| {
        let began = spent();
        read(text);
        spent().saturating_sub(began)
    };
    (0..3).map(once).min().unwrap()
}

/// The time that a processor has spent on this thread where the system tells (Linux), so that what
/// else the machine does counts for little; the time of day elsewhere.
fn spent() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|it| it.parse().ok());
    nanoseconds.map_or_else(
        || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
        Duration::from_nanos,
    )
}

/// Eight times the text must not take much more than eight times as long. Three times that is
/// allowed for a busy machine; a quadratic reading would take 64 times as long.
#[test]
fn time_is_linear_in_texts_that_are_made_to_hurt() {
    let pieces = [
        "“",
        "\"",
        "'",
        "“a ",
        "'a",
        "‘a’ ",
        "“A «b ",
        "said “",
        "Lee said, ",
        "“x” and ",
        "“We are, ” Lee said. ",
        "Ann Smith, Bob Smith, “no,” the president said, she said “no” ",
        "“a\n\n",
        "``",
        "'''",
        "&",
        "<a ",
        "â€",
        "(",
        ", who ",
        "Lee of ",
        "A. ",
        "it's the dogs' 'bone'\n",
        "https://x.example/?q=\"a\"&b='c' ",
        "let s = \"a\"; // 'b'\n",
        "“NO,” SAID ANA BRANDT. “NEVER.” ",
        "“no,” said ana brandt. she left\n",
        "@ana: \"so true\" #roof 🎉\n",
        "「彼は『もういい』と言った」と田中氏は話した。",
        "他说“我们走吧”。",
        "Ana Bo Ce De El Fi Go Hu ",
    ];
    for piece in pieces {
        let short = time(&piece.repeat(16_000 / piece.len()));
        let long = time(&piece.repeat(128_000 / piece.len()));
        assert!(long < short * 24 + Duration::from_millis(40), "{piece:?}: {short:?}, {long:?}");
    }
}
