//! The parts of a page, as elements, roles, item properties, classes and ids name them.

use super::node::Node;

macro_rules! regions {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// The parts of a page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Region { $($(#[$doc])* $variant,)* }

        impl Region {
            /// Every region, in the order of their numbers.
            pub const ALL: &[Region] = &[$(Region::$variant,)*];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Region::$variant => $name,)* }
            }
        }
    };
}

regions! {
    /// What the page is about, as `main` marks it.
    Main "main",
    /// A piece that stands for itself, as `article` marks it; teasers may be marked so as well.
    Article "article",
    /// The body of an article.
    Body "body",
    /// A headline.
    Headline "headline",
    /// The sentence under it.
    Standfirst "standfirst",
    /// What a picture shows.
    Caption "caption",
    /// Whose picture it is.
    Credit "credit",
    /// Who wrote it.
    Author "author",
    /// When it was published.
    Date "date",
    /// Topics and keywords.
    Tags "tags",
    /// Readers' comments.
    Comments "comments",
    /// Pointers to other stories.
    Related "related",
    /// Buttons that share the story.
    Share "share",
    /// A call to sign up.
    Newsletter "newsletter",
    /// An advertisement.
    Advertisement "advertisement",
    /// Teasers and calls to action.
    Promo "promo",
    /// What stands beside the article.
    Sidebar "sidebar",
    /// Menus.
    Navigation "navigation",
    /// The way from the front page to this one.
    Breadcrumb "breadcrumb",
    /// The head of the page or of an article.
    Header "header",
    /// The foot of the page or of an article.
    Footer "footer",
    /// Fields to fill in.
    Form "form",
    /// A window over the page.
    Dialog "dialog",
    /// A question about cookies.
    Cookies "cookies",
    /// Copyright and terms.
    Legal "legal",
    /// A player, a gallery.
    Media "media",
    /// Text for screen readers alone, or for none.
    Hidden "hidden",
}

impl Region {
    /// Whether what stands in it is hardly ever the article, wherever in the page it is.
    pub const fn is_furniture(self) -> bool {
        matches!(
            self,
            Self::Comments
                | Self::Related
                | Self::Share
                | Self::Newsletter
                | Self::Advertisement
                | Self::Promo
                | Self::Sidebar
                | Self::Navigation
                | Self::Breadcrumb
                | Self::Footer
                | Self::Form
                | Self::Dialog
                | Self::Cookies
                | Self::Legal
        )
    }

    /// Whether it holds an article as a whole.
    pub const fn is_article(self) -> bool {
        matches!(self, Self::Main | Self::Article | Self::Body)
    }

    const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// A set of regions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Regions(u32);

impl Regions {
    /// Whether `region` is in it.
    pub const fn has(self, region: Region) -> bool {
        self.0 & region.bit() != 0
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// With all of `other`.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that are no furniture.
    pub fn without_furniture(self) -> Self {
        Region::ALL
            .iter()
            .filter(|region| region.is_furniture())
            .fold(self, |rest, region| Self(rest.0 & !region.bit()))
    }

    /// The last of those that are in it.
    pub fn last(self) -> Option<Region> {
        Region::ALL.iter().rev().copied().find(|region| self.has(*region))
    }

    /// With `region`.
    pub const fn with(self, region: Region) -> Self {
        Self(self.0 | region.bit())
    }

    /// One bit a region, by its number.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The set of these bits; `None` where a bit stands for no region.
    pub fn from_bits(bits: u32) -> Option<Self> {
        let is_known = bits.checked_shr(u32::try_from(Region::ALL.len()).ok()?) == Some(0);
        is_known.then_some(Self(bits))
    }
}

/// The regions that an element's attributes name: the most telling one, and all.
pub(super) fn named(element: &impl Node) -> (Option<Region>, Regions) {
    let mut named = Named::default();
    if let Some(value) = element.attribute("role") {
        named.add(role(value.as_ref()));
    }
    if element.attribute("aria-hidden").is_some_and(|value| value.as_ref() == "true") {
        named.all = named.all.with(Region::Hidden);
    }
    for name in ["itemprop", "class", "id"] {
        if let Some(value) = element.attribute(name) {
            value.as_ref().split_ascii_whitespace().for_each(|word| named.read(word));
        }
    }
    (named.first, named.all)
}

/// The landmark that a role makes (Accessible Rich Internet Applications 1.2, section 5.3.4).
fn role(value: &str) -> Option<Region> {
    Some(match value.trim() {
        "main" => Region::Main,
        "article" => Region::Article,
        "navigation" | "menu" | "menubar" | "tablist" | "toolbar" => Region::Navigation,
        "banner" => Region::Header,
        "contentinfo" => Region::Footer,
        "complementary" => Region::Sidebar,
        "search" | "form" => Region::Form,
        "dialog" | "alertdialog" => Region::Dialog,
        _ => return None,
    })
}

#[derive(Default)]
struct Named {
    first: Option<Region>,
    all: Regions,
}

impl Named {
    fn add(&mut self, region: Option<Region>) {
        self.first = self.first.or(region);
        self.all = region.map_or(self.all, |region| self.all.with(region));
    }

    /// Reads one name. Its last telling part counts most, as in English compounds: a
    /// `comment-author` is an author. What follows "has" or "no" says what else is on the page.
    fn read(&mut self, word: &str) {
        let mut last = if is_article_alone(word) { Some(Region::Article) } else { None };
        self.add(last);
        let mut before = Token::default();
        for token in Tokens(word) {
            if matches!(token.as_str(), "has" | "no" | "with" | "without" | "hide") {
                break;
            }
            let found = pair(before.as_str(), token.as_str()).or_else(|| single(token.as_str()));
            self.all = found.map_or(self.all, |region| self.all.with(region));
            last = found.or(last);
            before = token;
        }
        self.add(last);
    }
}

/// The longest token that any table has.
const LONGEST: usize = 16;

/// A part of a name in small letters; empty where it is longer than any that is known.
#[derive(Clone, Copy, Default)]
struct Token {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Token {
    fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }
}

/// The parts of a name: runs of ASCII letters, parted by all else and before a capital that
/// follows a small letter (`storyBody`).
struct Tokens<'a>(&'a str);

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let mut bytes = self.0.as_bytes();
        while let [first, rest @ ..] = bytes
            && !first.is_ascii_alphabetic()
        {
            bytes = rest;
        }
        let mut token = Token::default();
        let mut was_small = false;
        let mut length = 0;
        for byte in bytes {
            if !byte.is_ascii_alphabetic() || was_small && byte.is_ascii_uppercase() {
                break;
            }
            was_small = byte.is_ascii_lowercase();
            if let Some(place) = token.bytes.get_mut(length) {
                *place = byte.to_ascii_lowercase();
            }
            length += 1;
        }
        // What is left begins at a letter or behind one, so it is a place between characters.
        let at = self.0.len() - bytes.len() + length;
        self.0 = self.0.get(at..).unwrap_or_default();
        token.length = if length > LONGEST { 0 } else { length };
        (length > 0).then_some(token)
    }
}

/// Whether a name says "article" and no more, which parts of other names say too often to tell.
fn is_article_alone(word: &str) -> bool {
    ["article", "story", "entry", "hentry", "post"].iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// Two parts of a name that tell together what neither tells alone.
fn pair(first: &str, second: &str) -> Option<Region> {
    let is_story = matches!(
        first,
        "article" | "story" | "post" | "entry" | "news" | "content" | "body" | "artikel" | "single"
    );
    Some(match (first, second) {
        (_, "body" | "content" | "text" | "copy" | "fulltext") if is_story => Region::Body,
        (_, "title" | "heading" | "titel") if is_story => Region::Headline,
        (_, "excerpt" | "summary" | "intro" | "subtitle") if is_story => Region::Standfirst,
        ("main", "content") => Region::Main,
        ("main", "article") | ("article", "container" | "wrapper" | "view" | "main") => {
            Region::Article
        }
        ("twitter", "tweet") => Region::Media,
        ("most", "read" | "popular" | "viewed" | "shared" | "recent") => Region::Related,
        ("read" | "see", "more" | "also" | "next") => Region::Related,
        ("more", "stories" | "news" | "articles" | "from" | "on") => Region::Related,
        ("sign" | "opt", "up" | "in") => Region::Newsletter,
        ("skip", "link" | "to" | "links") => Region::Navigation,
        ("screen", "reader") | ("sr", "only") | ("visually", "hidden") => Region::Hidden,
        ("pub" | "post" | "article" | "entry", "date" | "time") => Region::Date,
        ("cat" | "tag" | "tags", "links" | "list") => Region::Tags,
        _ => return None,
    })
}

/// The region of a single part of a name.
fn single(token: &str) -> Option<Region> {
    let at = NAMES.binary_search_by_key(&token, |(name, _)| name).ok()?;
    NAMES.get(at).map(|(_, region)| *region)
}

/// Parts of names that tell the region, sorted. Words that themes use in other senses as well
/// (banner, box, card, content, item, meta, more, page, post, top, wrapper) are left out.
#[rustfmt::skip]
const NAMES: &[(&str, Region)] = &[
    ("ad", Region::Advertisement), ("addthis", Region::Share), ("addtoany", Region::Share),
    ("ads", Region::Advertisement), ("adsbygoogle", Region::Advertisement),
    ("adsense", Region::Advertisement), ("adslot", Region::Advertisement),
    ("adunit", Region::Advertisement), ("adv", Region::Advertisement),
    ("advert", Region::Advertisement), ("advertisement", Region::Advertisement),
    ("advertising", Region::Advertisement), ("adverts", Region::Advertisement),
    ("anzeige", Region::Advertisement), ("aside", Region::Sidebar), ("author", Region::Author),
    ("authors", Region::Author), ("autor", Region::Author), ("bio", Region::Author),
    ("breadcrumb", Region::Breadcrumb), ("breadcrumbs", Region::Breadcrumb),
    ("byline", Region::Author), ("caption", Region::Caption), ("carousel", Region::Media),
    ("colophon", Region::Footer), ("comment", Region::Comments), ("comments", Region::Comments),
    ("consent", Region::Cookies), ("contributor", Region::Author), ("cookie", Region::Cookies),
    ("cookies", Region::Cookies), ("copyright", Region::Legal), ("credit", Region::Credit),
    ("credits", Region::Credit), ("crumb", Region::Breadcrumb), ("crumbs", Region::Breadcrumb),
    ("cta", Region::Promo), ("date", Region::Date), ("dateline", Region::Date),
    ("datetime", Region::Date), ("deck", Region::Standfirst), ("dek", Region::Standfirst),
    ("dialog", Region::Dialog), ("disclaimer", Region::Legal), ("disqus", Region::Comments),
    ("donate", Region::Promo), ("donation", Region::Promo), ("dropdown", Region::Navigation),
    ("embed", Region::Media),
    ("facebook", Region::Share), ("figcaption", Region::Caption), ("follow", Region::Share),
    ("footer", Region::Footer), ("form", Region::Form), ("gallery", Region::Media),
    ("gdpr", Region::Cookies), ("header", Region::Header), ("headline", Region::Headline),
    ("keywords", Region::Tags), ("kicker", Region::Breadcrumb), ("kommentar", Region::Comments),
    ("kommentare", Region::Comments), ("legal", Region::Legal), ("lightbox", Region::Dialog),
    ("linkedin", Region::Share), ("login", Region::Form), ("masthead", Region::Header),
    ("menu", Region::Navigation), ("modal", Region::Dialog), ("nav", Region::Navigation),
    ("navbar", Region::Navigation), ("navi", Region::Navigation),
    ("navigation", Region::Navigation), ("newsletter", Region::Newsletter),
    ("newsletters", Region::Newsletter), ("onetrust", Region::Cookies),
    ("outbrain", Region::Related), ("overlay", Region::Dialog), ("pager", Region::Navigation),
    ("pagination", Region::Navigation), ("paywall", Region::Newsletter),
    ("photographer", Region::Credit), ("pinterest", Region::Share), ("player", Region::Media),
    ("popover", Region::Dialog), ("popular", Region::Related), ("popup", Region::Dialog),
    ("privacy", Region::Legal), ("promo", Region::Promo), ("promos", Region::Promo),
    ("promotion", Region::Promo), ("publicidad", Region::Advertisement),
    ("published", Region::Date), ("rail", Region::Sidebar), ("readmore", Region::Related),
    ("recirc", Region::Related), ("recirculation", Region::Related),
    ("recommend", Region::Related), ("recommendation", Region::Related),
    ("recommendations", Region::Related), ("recommended", Region::Related),
    ("register", Region::Newsletter), ("related", Region::Related), ("replies", Region::Comments),
    ("respond", Region::Comments), ("search", Region::Form), ("share", Region::Share),
    ("sharebar", Region::Share), ("sharedaddy", Region::Share), ("shares", Region::Share),
    ("sharing", Region::Share), ("sidebar", Region::Sidebar), ("signin", Region::Form),
    ("signup", Region::Newsletter), ("similar", Region::Related), ("slider", Region::Media),
    ("slideshow", Region::Media), ("social", Region::Share), ("socials", Region::Share),
    ("sponsor", Region::Advertisement), ("sponsored", Region::Advertisement),
    ("sponsors", Region::Advertisement), ("standfirst", Region::Standfirst),
    ("subheadline", Region::Standfirst), ("submenu", Region::Navigation),
    ("subnav", Region::Navigation), ("subscribe", Region::Newsletter),
    ("subscription", Region::Newsletter), ("suggested", Region::Related),
    ("taboola", Region::Related), ("taglist", Region::Tags), ("tags", Region::Tags),
    ("teaser", Region::Promo), ("teasers", Region::Promo), ("timestamp", Region::Date),
    ("toc", Region::Navigation), ("toolbar", Region::Navigation), ("tooltip", Region::Dialog),
    ("topics", Region::Tags), ("trending", Region::Related), ("twitter", Region::Share),
    ("updated", Region::Date), ("vcard", Region::Author), ("video", Region::Media),
    ("werbung", Region::Advertisement), ("whatsapp", Region::Share), ("widgets", Region::Sidebar), ("writer", Region::Author),
];
