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
    /// page's title repeats; else the only `h1`; else the first of those three. An `h1` that is the
    /// smaller part of the page's title is the site's name, where another of the three names the
    /// headline.
    pub fn best(self) -> Option<String> {
        let Self { page, shared, structured, mut headings } = self;
        headings.retain(|heading| !heading.is_empty());
        let names = [structured, shared, page];
        let repeated_in = |name: &String| {
            let repeated = headings.iter().filter(|heading| name.contains(heading.as_str()));
            repeated.max_by_key(|heading| heading.len()).cloned()
        };
        let [structured, shared, page] = &names;
        let named = [structured, shared].into_iter().find(|name| !name.is_empty());
        let is_site = |heading: &String| named.is_some() && heading.len() * 2 < page.len();
        let repeated = [structured, shared].into_iter().find_map(repeated_in);
        let repeated = repeated.or_else(|| repeated_in(page).filter(|it| !is_site(it)));
        let only = if headings.len() == 1 { headings.pop() } else { None };
        let only = only.filter(|heading| !(is_site(heading) && page.contains(heading.as_str())));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn best(headings: &[&str], shared: &str, page: &str) -> Option<String> {
        let headings = headings.iter().map(|&heading| heading.to_owned()).collect();
        let (shared, page) = (shared.to_owned(), page.to_owned());
        Titles { page, shared, structured: String::new(), headings }.best()
    }

    #[test]
    fn a_heading_that_names_the_site_is_not_the_headline() {
        let page = "Ferry returns to Port Elm | Larkhaven Post";
        let headline = Some("Ferry returns to Port Elm".to_owned());
        assert_eq!(best(&["Larkhaven Post"], "Ferry returns to Port Elm", page), headline);
        assert_eq!(best(&["Ferry returns to Port Elm"], "", page), headline);
        let both = ["Larkhaven Post", "Ferry returns to Port Elm"];
        assert_eq!(best(&both, "Ferry returns to Port Elm", page), headline);
    }

    #[test]
    fn where_nothing_else_names_the_headline_the_heading_does() {
        assert_eq!(best(&["Boat is back"], "", "").as_deref(), Some("Boat is back"));
        assert_eq!(best(&["Boat is back"], "", "Harbour news").as_deref(), Some("Boat is back"));
        assert_eq!(best(&["", ""], "", "Harbour news").as_deref(), Some("Harbour news"));
        assert_eq!(best(&[], "", ""), None);
    }
}
