//! The headline that a page's markup names.

/// What a page's markup gives as its headline.
#[derive(Default)]
pub(super) struct Titles {
    /// The `title` element, often with the site's name behind the headline.
    pub page: String,
    /// The `og:title` that is meant for sharing.
    pub shared: String,
    /// The `headline` of structured data.
    pub structured: String,
    /// The text of each `h1`.
    pub headings: Vec<String>,
}

impl Titles {
    /// The headline: the longest `h1` that the structured data, the title for sharing or else the
    /// page's title repeats; else the only `h1`; else the first of those three.
    pub fn best(self) -> Option<String> {
        let Self { page, shared, structured, mut headings } = self;
        headings.retain(|heading| !heading.is_empty());
        let names = [structured, shared, page];
        let repeated_in = |name: &String| {
            let repeated = headings.iter().filter(|heading| name.contains(heading.as_str()));
            repeated.max_by_key(|heading| heading.len()).cloned()
        };
        let repeated = names.iter().find_map(repeated_in);
        let only = if headings.len() == 1 { headings.pop() } else { None };
        repeated.or(only).into_iter().chain(names).find(|title| !title.is_empty())
    }
}

/// `text` with its white space collapsed.
pub(super) fn single_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
