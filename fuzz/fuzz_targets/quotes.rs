//! Texts of little but marks, names and cues: each byte picks a piece.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;

/// What texts are put together from: every kind of mark, and the words that attribution turns on.
const PIECES: &[&str] = &[
    "“", "”", "\"", "'", "‘", "’", "„", "‚", "«", "»", "‹", "›", "「", "」", "『", "』", "``", "''",
    "'''", "`", "＂", "〝", "〟", "&quot;", "&#8220;", "&rsquo;", "â€œ", "â€", "\u{93}", "\u{94}", ",,",
    "<a href=\"", ">", "=\"", " ", "\n", "\n\n", "\r", "\u{2028}", "\u{a0}", "\u{200b}", ",", ".", "?", "!",
    ":", ";", "—", " - ", "(", ")", "…", "5'2", "’90s", "’s", " said ", " he ", " she ", " told ",
    " according to ", " who ", " which ", " that ", " and ", " by ", " of ", " Ana Brandt", " Brandt ",
    "Mr. ", "President ", " the president ", " the mayor, ", " Carl Ruiz Jr. ", "U.S. ", "BRANDT: ", "Q: ",
    " claim ", " called ", " known as ", " so-called ", " on ", " the ", " a ", "We are done", "leaks", "It ",
    "No", "彼は", "🎉", "é", "e\u{301}", "ß", "İ", "7", "12\"", "@ana", "#roof", "https://x.example/\"",
];

/// Longer texts only repeat what shorter ones find.
const MOST: usize = 4096;

fuzz_target!(|bytes: &[u8]| {
    let pieces = bytes.iter().take(MOST).map(|&byte| PIECES[usize::from(byte) % PIECES.len()]);
    promises::hold_for(&pieces.collect::<String>());
});
