//! Reads the files of phrases beside it: for the build of the page, which makes functions of the
//! English ones, for the last step of a build, which packs the others, and for the tests of all.

/// A phrase of the interface, as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The part of the interface that it belongs to.
    pub section: String,
    /// What it is called there.
    pub key: String,
    /// Its words: one form, or one for each number that a language tells apart.
    pub forms: Vec<String>,
}

/// The phrases of a file, in order.
///
/// # Errors
/// When a line is neither a phrase nor a section, a note or blank.
pub fn read(file: &str) -> Result<Vec<Phrase>, String> {
    let mut section = "";
    let mut phrases = Vec::new();
    for (number, line) in (1..).zip(file.lines()) {
        // Only spaces are trimmed: a no-break space belongs to the words.
        let line = line.trim_matches(' ');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            section = name;
            continue;
        }
        let parted = line.split_once(" = ").filter(|_| !section.is_empty());
        let (key, words) = parted.ok_or_else(|| format!("line {number} is no phrase: {line}"))?;
        let forms = words.split('|').map(|form| form.trim_matches(' ').to_owned()).collect();
        phrases.push(Phrase { section: section.to_owned(), key: key.to_owned(), forms });
    }
    Ok(phrases)
}

impl Phrase {
    /// The names of what is put into it, in the order of the words, each once.
    pub fn values(&self) -> Vec<&str> {
        self.names('{', '}')
    }

    /// The names of what is drawn in it, in the same order.
    pub fn drawn(&self) -> Vec<&str> {
        self.names('<', '>')
    }

    /// Whether it has forms for different numbers.
    pub fn is_counted(&self) -> bool {
        self.forms.len() > 1
    }

    fn names(&self, open: char, close: char) -> Vec<&str> {
        let mut names = Vec::new();
        for piece in self.forms.iter().flat_map(|form| form.split(open).skip(1)) {
            let name = piece.split(close).next().unwrap_or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// `phrases` as the page reads them: one a line, without their keys.
pub fn packed<'a>(phrases: impl Iterator<Item = &'a Phrase>) -> String {
    phrases.map(|phrase| phrase.forms.join("|") + "\n").collect()
}
