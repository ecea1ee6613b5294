//! How two quotations relate: the same words, a part of them, or other words for the same.

use bluepencil_reuse::Stretch;

use crate::quote::QuoteId;
use crate::span::Span;

/// Words of a quotation that are looked at. What is longer is no remark but a document, or a mark
/// that was never closed.
pub(crate) const MAX_WORDS: usize = 400;

/// One quotation, as it is compared with others.
pub(crate) struct Wording {
    /// The article it stands in, by its number.
    pub article: u32,
    /// Which quotation it is.
    pub quote: QuoteId,
    /// Its words without the marks, in bytes.
    pub span: Span,
    /// The same, counted in words.
    pub at: Stretch,
    /// The hashes of its words, at most [`MAX_WORDS`].
    pub words: Box<[u32]>,
    /// What agreement on each word tells.
    pub bits: Box<[u8]>,
    /// A hash of the last word of the speaker's name.
    pub speaker: Option<u32>,
    /// Whether it is surely a remark of somebody, also without what stands around it.
    pub stands_alone: bool,
    /// The longer words in and around it, sorted.
    pub context: Box<[u32]>,
}

/// What one quotation is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kinship {
    /// The same words.
    Same,
    /// The words of one stand next to each other in the other.
    Part,
    /// Many of the same words.
    Reworded,
}

/// What must agree for two quotations to be one utterance.
struct Demand {
    /// What a part must tell, in bits.
    part_bits: u32,
    /// What the words in common must tell when the rest differs.
    shared_bits: u32,
    /// The share of the shorter one, by what its words tell, that must be in common then.
    shared_percent: u32,
    /// The share of its pairs of neighbouring words that must be in common: words alone agree
    /// between any two remarks on one subject.
    pair_percent: usize,
}

/// One speaker: two words may do ("went very well", "very well").
const SAME_SPEAKER: Demand =
    Demand { part_bits: 12, shared_bits: 30, shared_percent: 50, pair_percent: 25 };

/// Somebody is not named: three or four words.
const UNKNOWN_SPEAKER: Demand =
    Demand { part_bits: 32, shared_bits: 40, shared_percent: 60, pair_percent: 50 };

/// Two speakers: one of them is named wrongly, or one quotes the other. What is printed word for
/// word may still be one utterance.
const OTHER_SPEAKER: Demand =
    Demand { part_bits: 45, shared_bits: 100, shared_percent: 75, pair_percent: 60 };

/// The fewest pairs of neighbouring words that two reworded quotations have in common.
const MIN_PAIRS: usize = 3;

/// The share of the shorter context that two must have in common to be one, in percent, beside
/// the quoted words themselves; and the fewest words.
const CONTEXT_PERCENT: usize = 25;
const CONTEXT_WORDS: usize = 3;

/// What two quotations are to each other, if they are one utterance.
pub(crate) fn kinship(a: &Wording, b: &Wording) -> Option<Kinship> {
    if a.article == b.article && a.span.overlaps(b.span) {
        return None;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let speakers = (short.speaker, long.speaker);
    let is_same_speaker = speakers.0.is_some() && speakers.0 == speakers.1;
    if short.words.len() < 2 {
        let is_same = short.words == long.words && is_same_speaker && same_context(short, long);
        return is_same.then_some(Kinship::Same);
    }
    let demand = match speakers {
        _ if is_same_speaker => SAME_SPEAKER,
        (Some(_), Some(_)) => OTHER_SPEAKER,
        _ if same_context(short, long) => SAME_SPEAKER,
        _ => UNKNOWN_SPEAKER,
    };
    let all = short.told();
    if all >= demand.part_bits && contains(&long.words, &short.words) {
        let is_same = short.words.len() == long.words.len();
        return Some(if is_same { Kinship::Same } else { Kinship::Part });
    }
    let shared = short.shared(long);
    if shared < demand.shared_bits || shared * 100 < all * demand.shared_percent {
        return None;
    }
    let pairs = short.shared_pairs(long);
    let is_enough =
        pairs >= MIN_PAIRS && pairs * 100 >= (short.words.len() - 1) * demand.pair_percent;
    is_enough.then_some(Kinship::Reworded)
}

/// Whether `short` stands in `long` in one piece.
pub(crate) fn contains(long: &[u32], short: &[u32]) -> bool {
    long.windows(short.len().max(1)).any(|window| window == short)
}

/// Whether the sentences around two quotations tell of the same.
fn same_context(short: &Wording, long: &Wording) -> bool {
    let around = short.context.iter().filter(|word| !short.words.contains(word));
    let shared = around.filter(|word| long.context.binary_search(word).is_ok()).count();
    let shorter = short.context.len().min(long.context.len());
    shared >= CONTEXT_WORDS && shared * 100 >= shorter * CONTEXT_PERCENT
}

impl Wording {
    fn told(&self) -> u32 {
        self.bits.iter().map(|&bits| u32::from(bits)).sum()
    }

    /// What the words tell that `other` has as well, each as often as both have it.
    fn shared(&self, other: &Self) -> u32 {
        let mut words: Vec<_> = self.words.iter().zip(&self.bits).collect();
        words.sort_unstable();
        let mut others = other.words.to_vec();
        others.sort_unstable();
        let mut others = others.iter().peekable();
        let mut told = 0;
        for (word, &bits) in words {
            while others.next_if(|&other| other < word).is_some() {}
            if others.next_if_eq(&word).is_some() {
                told += u32::from(bits);
            }
        }
        told
    }

    fn shared_pairs(&self, other: &Self) -> usize {
        let mut others: Vec<_> = other.words.windows(2).collect();
        others.sort_unstable();
        self.words.windows(2).filter(|pair| others.binary_search(pair).is_ok()).count()
    }
}
