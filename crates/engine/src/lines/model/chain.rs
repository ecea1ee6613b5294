//! Decodes scores over a page: two states, article and furniture, and a price for each change
//! between them.

/// Turns the scores of the lines in their order, positive for the article, into margins: how much
/// better the best reading of the page is that has the line in the article than the best that
/// has not, where each `change` between the two has its price.
///
/// These are the max-marginals of a chain, passed along as one number a line: what a neighbour
/// says can outweigh at most the price of a change (Viterbi, 1967, in its two-way form).
pub fn decode(scores: &mut [i32], change: i32) {
    let pass = |message: i32| message.clamp(-change, change);
    let mut from_before = Vec::with_capacity(scores.len());
    let mut message = 0;
    for score in scores.iter() {
        from_before.push(message);
        message = pass(message + score);
    }
    message = 0;
    for (score, before) in scores.iter_mut().zip(from_before).rev() {
        let own = *score;
        *score = own + before + message;
        message = pass(message + own);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scores: &[i32], expected: &str) {
        let mut margins = scores.to_vec();
        decode(&mut margins, 10);
        let shown: String = margins.iter().map(|m| if *m > 0 { '+' } else { '-' }).collect();
        assert_eq!(shown, expected, "{margins:?}");
    }

    #[test]
    fn a_weak_line_goes_with_its_neighbours_and_a_strong_one_does_not() {
        check(&[30, -5, 30], "+++");
        check(&[30, -50, 30], "+-+");
        check(&[-30, 5, -30], "---");
        check(&[], "");
    }

    #[test]
    fn the_margin_is_the_difference_of_the_best_readings() {
        let scores = [12, -7, 3, -9, 4, 8];
        let mut margins = scores;
        decode(&mut margins, 6);
        for (at, margin) in margins.iter().enumerate() {
            let best = |keep: bool| {
                (0_u32..1 << scores.len())
                    .filter(|states| (states >> at & 1 == 1) == keep)
                    .map(|states| {
                        let gain: i32 = scores
                            .iter()
                            .enumerate()
                            .map(|(i, s)| (states >> i & 1).cast_signed() * s)
                            .sum();
                        let changes = ((states ^ (states >> 1)) & 0b1_1111).count_ones();
                        gain - 6 * changes.cast_signed()
                    })
                    .max()
                    .unwrap()
            };
            assert_eq!(*margin, best(true) - best(false), "line {at}");
        }
    }
}
