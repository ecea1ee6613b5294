//! What can be counted in a line without understanding it.

/// How a line ends, closing quotation marks and brackets left aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ending {
    /// A letter, a digit, or a mark without meaning here.
    #[default]
    Nothing,
    /// A mark that ends a sentence.
    Stop,
    /// Dots that say it is cut off.
    Cut,
    /// A colon.
    Colon,
    /// A comma, semicolon or dash.
    Open,
}

impl Ending {
    /// The ending after mark `c`, where `before` was the ending so far.
    pub fn of(c: char, before: Self) -> Self {
        match c {
            // The second dot of two or more.
            '.' if matches!(before, Self::Stop | Self::Cut) => Self::Cut,
            '…' => Self::Cut,
            '.' | '!' | '?' | '。' | '！' | '？' | '．' | '؟' | '۔' | '।' => Self::Stop,
            ':' | '：' => Self::Colon,
            ',' | ';' | '，' | '、' | '–' | '—' => Self::Open,
            _ => Self::Nothing,
        }
    }
}

/// What a line starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing has been read yet.
    #[default]
    Nothing,
    /// A small letter, or a script without capitals.
    Lower,
    /// A capital.
    Upper,
    /// A digit.
    Digit,
    /// A quotation mark.
    Quote,
    /// A bullet of a list.
    Bullet,
    /// Any other mark.
    Mark,
}

impl Opening {
    /// The opening of a line whose first sign is the letter or digit `c`.
    pub fn of_letter(c: char, upper: bool) -> Self {
        if c.is_numeric() {
            Self::Digit
        } else if upper {
            Self::Upper
        } else {
            Self::Lower
        }
    }

    /// The opening of a line whose first sign is the mark `c`.
    pub fn of_mark(c: char) -> Self {
        match c {
            '"' | '“' | '‘' | '«' | '„' | '\'' | '「' | '『' | '»' => Self::Quote,
            '•' | '·' | '●' | '▪' | '■' | '‣' | '◦' | '○' | '*' | '-' | '–' | '►' | '✓' | '→' => {
                Self::Bullet
            }
            _ => Self::Mark,
        }
    }
}

/// The counts of one line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    /// A hash of its words in order: equal lines have equal keys.
    pub key: u64,
    /// Words; letters of scripts without spaces count one by one.
    pub words: u32,
    /// Characters.
    pub chars: u32,
    /// Letters and digits.
    pub letters: u32,
    /// Capital letters.
    pub uppers: u32,
    /// Digits.
    pub digits: u32,
    /// Words with a capital at the start.
    pub capitals: u32,
    /// Words of two or more letters, all capitals.
    pub shouts: u32,
    /// Words that start with a digit.
    pub numbers: u32,
    /// Ends of sentences inside the line, the last one left out.
    pub stops: u32,
    /// Commas.
    pub commas: u32,
    /// Quotation marks.
    pub quotes: u32,
    /// Bars, bullets, arrows: what menus put between entries.
    pub separators: u32,
    /// Tabs, which set the cells of a table apart.
    pub cells: u32,
    /// Slashes.
    pub slashes: u32,
    /// At signs and hash signs.
    pub handles: u32,
    /// Other marks that prose seldom has: brackets, braces, signs of currency or arithmetic.
    pub symbols: u32,
    /// How it starts.
    pub opening: Opening,
    /// How it ends.
    pub ending: Ending,
}

impl Shape {
    /// Counts the mark `c`.
    pub fn count(&mut self, c: char) {
        match c {
            ',' | '、' | '，' => self.commas += 1,
            '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '「' | '」' => self.quotes += 1,
            '|' | '•' | '·' | '›' | '‹' | '>' | '→' | '●' | '▪' => {
                self.separators += 1
            }
            '/' | '\\' => self.slashes += 1,
            '@' | '#' => self.handles += 1,
            '.' | '!' | '?' | '\'' | '’' | '-' | '–' | '—' | ':' | ';' | '。' | '…' | '？'
            | '！' => {}
            _ => self.symbols += 1,
        }
    }

    /// Whether it ends like a sentence.
    pub fn is_closed(&self) -> bool {
        self.ending == Ending::Stop
    }

    /// Words written with a capital, in full capitals, or with digits.
    pub fn raised(&self) -> u32 {
        self.capitals + self.shouts + self.numbers
    }
}
