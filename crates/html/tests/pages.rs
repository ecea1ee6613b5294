//! Pages of every kind through parser and reader: what text they give, and what is said of it.
//!
//! A page is written as its source; what is expected, as its lines. A line is its text, with what
//! its markup says before it: `p body 20%| words`.

use bluepencil_engine::Text;
use bluepencil_engine::markup::{FEATURE_COUNT, FEATURES, LineMarkup, Marked, Markup, Sign};
use bluepencil_html::read;
use proptest::prelude::*;

/// The text alone.
#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(read(source).text, expected);
}

/// Each line with its block, heading level, signs, region and link share, as far as they say
/// something.
#[track_caller]
fn check_lines(source: &str, expected: &[&str]) {
    let page = read(source);
    let lines: Vec<_> = page.text.split('\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), page.markup.lines.len());
    let described: Vec<_> =
        page.markup.lines.iter().zip(lines).map(|(line, text)| describe(line, text)).collect();
    assert_eq!(described, expected);
}

fn describe(line: &LineMarkup, text: &str) -> String {
    let mut words = vec![format!("{:?}", line.block)];
    words.extend((line.level > 0).then(|| line.level.to_string()));
    words.extend(Sign::ALL.iter().filter(|sign| line.is(**sign)).map(|sign| format!("+{sign:?}")));
    words.extend(line.region.map(|region| region.name().to_owned()));
    words.extend((line.link_share > 0).then(|| format!("{}%", line.link_share)));
    format!("{}| {text}", words.join(" "))
}

#[test]
fn blocks_become_lines_and_paragraphs_are_parted() {
    check("<h1>Bridge</h1><div>By Ana</div><p>One.<p>Two.", "Bridge\n\nBy Ana\n\nOne.\n\nTwo.");
    check("<ul><li>a<li>b</ul>c", "a\nb\nc");
    check("a<br>b<br><br><br>c", "a\nb\n\nc");
    check("<dl><dt>a<dd>b</dl><section>c<div>d</div>e</section>", "a\nb\nc\nd\ne");
}

#[test]
fn white_space_is_collapsed_across_inline_elements() {
    check("<p>  She <b> said </b>\n\t<i>yes</i>. </p>", "She said yes.");
    check("5&nbsp;km", "5\u{a0}km");
    check("a\u{2028}b\u{85}c\u{c}d", "a b c d");
}

#[test]
fn preformatted_text_keeps_its_spaces_and_lines() {
    check("<pre>\na\n  b\tc\n\n\nd </pre>e", "a\n  b\tc\n\nd \ne");
}

#[test]
fn cells_stand_side_by_side_and_rows_below_each_other() {
    check("<table><tr><td>a<td>b<tr><td>c<td><td>d", "a\tb\nc\td");
    check("<table><tr><td><p>a</p><td>b", "a\n\nb");
}

#[test]
fn words_that_only_a_style_sheet_parts_are_parted() {
    check("<a>Post</a><a>Mail</a> <a>Print</a>", "Post Mail Print");
    check("<a><span>Post</span></a><span><a>Mail</a></span>", "Post Mail");
    check("By Ana<time>4 May</time>, late", "By Ana 4 May, late");
    check("un<a>like</a>ly <b>H</b>arbour", "unlikely Harbour");
}

#[test]
fn lines_without_anything_to_see_are_no_lines() {
    check("<p>a</p><p>&nbsp;</p><div>&#8203;<br>&#xfeff;</div><p>b</p>", "a\n\nb");
    check("<p>&nbsp;<p>a", "a");
    check("<p>a<p>&nbsp;", "a");
}

#[test]
fn what_no_reader_sees_is_left_out() {
    check(
        "<title>t</title><style>s</style><p>a<script>alert(1)</script><!-- c --></p>\
         <template>t<p>u</template><div hidden>h</div><p style='Display : NONE'>d</p>\
         <i style='color:red;visibility: hidden'>v</i><input type=hidden value=i><dialog>g</dialog>\
         <svg><title>x</title><text>y</text></svg><noscript>n</noscript><select><option>o</select>\
         <iframe>f</iframe><textarea>e</textarea><object>j</object><img alt=k><video>m</video>b",
        "a\n\nb",
    );
    check("<p style='color: #none; x-display: none'>seen<p hidden=until-found>not", "seen");
}

#[test]
fn a_page_that_is_hidden_as_a_whole_is_read_all_the_same() {
    check("<body style='visibility:hidden'><p hidden>x<p>seen", "seen");
    check("<div style='display:none'><p>Shown by a script.</p></div>", "Shown by a script.");
}

#[test]
fn a_declared_shadow_root_is_part_of_the_page() {
    check(
        "<x-note><template shadowrootmode=open><p>In the shadow.</p></template>Own.</x-note>",
        "In the shadow.\n\nOwn.",
    );
}

#[test]
fn broken_markup_is_read_as_a_browser_would() {
    check("<p>a<b>b<p>c</i>&amp;&bogus;&#8212;<", "ab\n\nc&&bogus;—<");
    check("<table>stray<tr><td>cell", "stray\ncell");
    check("<a <b>x</a", "x");
    check("words<!-- never ends <p>x", "words");
    check("", "");
}

#[test]
fn a_line_knows_its_block_and_what_is_around_it() {
    check_lines(
        "<h2>Cost</h2><ul><li>Steel<li><p>Motors</ul><blockquote><p>Cheap.</p>Ana</blockquote>\
         <figure><figcaption>Dusk <i>now</i></figcaption></figure><pre>x</pre>\
         <table><caption>Cars</caption><tr><td>1<td>2<tr><td>one</table>one<br>two\
         <p><b>All of <i>it</i></b></p><p><i>It</i></p><p><b>not</b> all</p><button>Go</button>",
        &[
            "Heading 2| Cost",
            "ListItem +List| Steel",
            "Paragraph +List| Motors",
            "Paragraph +Quotation| Cheap.",
            "Quotation +Quotation| Ana",
            "Caption +Figure caption| Dusk now",
            "Preformatted| x",
            "Caption +Table caption| Cars",
            "Division +Table| 1\t2",
            "Cell +Table| one",
            "Division| one",
            "Division +Broken| two",
            "Paragraph +Bold| All of it",
            "Paragraph +Emphasised| It",
            "Paragraph| not all",
            "Division +Control| Go",
        ],
    );
}

#[test]
fn a_small_block_with_a_picture_is_a_figure() {
    let body = "The ferry sails again. ".repeat(40);
    check_lines(
        &format!("<div>{body}<div><div><img></div><span>Dusk now</span></div><p><img>Short.</div>"),
        &[
            &format!("Division| {}", body.trim_end()),
            "Division +Figure| Dusk now",
            "Paragraph| Short.",
        ],
    );
}

#[test]
fn the_way_to_the_main_container_is_counted() {
    let body = "<p>The ferry to Port Elm sails again in March.</p>".repeat(3);
    let page = read(&format!(
        "<div><ul><li>Home<li>News</ul></div><main>{body}<div><b>Box</b><p>Aside</div></main>"
    ));
    let named = |part: &str| FEATURES.iter().position(|name| name.contains(part)).unwrap();
    let (leave, enter) = (named("containers to leave"), named("containers to enter"));
    let rows = page.markup.features(&Text::new(&page.text));
    let ways: Vec<_> = rows.iter().map(|row| (row[leave], row[enter])).collect();
    assert_eq!(ways, [(1, 1), (1, 1), (0, 0), (0, 0), (0, 0), (1, 0), (1, 0)]);
}

#[test]
fn the_link_share_is_that_of_the_characters() {
    check_lines(
        "<p>See <a href=x>the other</a> one</p><p><a href=x>All of it</a></p>\
         <a href=x><div>A block in a link</div></a>",
        &[
            "Paragraph 57%| See the other one",
            "Paragraph 100%| All of it",
            "Division 100%| A block in a link",
        ],
    );
}

#[test]
fn the_closest_telling_element_names_the_region() {
    check_lines(
        "<header><nav><a>Home</a></nav>Paper</header><main><article><div class=storyBody><p>Words.\
         <div class='share-bar js-x'>Post</div><aside>Beside</aside></div>\
         <p id=photo_caption>Dusk</p></article></main><div role=contentinfo>End</div>\
         <span itemprop=author>Ana</span>",
        &[
            "Division navigation 100%| Home",
            "Division header| Paper",
            "Paragraph body| Words.",
            "Division share| Post",
            "Division sidebar| Beside",
            "Paragraph caption| Dusk",
            "Division footer| End",
            "Division author| Ana",
        ],
    );
}

#[test]
fn an_article_in_furniture_is_furniture() {
    check_lines(
        "<p>Words of the story, which are most.<div class=related><article><p>Another</article>",
        &["Paragraph| Words of the story, which are most.", "Paragraph related| Another"],
    );
}

#[test]
fn names_are_read_by_their_parts() {
    let region = |class: &str| {
        let source = format!("<p>{}<div class='{class}'>x</div>", "words ".repeat(9));
        read(&source).markup.lines[1].region.map(|region| region.name())
    };
    assert_eq!(region("comment-author"), Some("author"), "the last part counts most");
    assert_eq!(region("authorComment"), Some("comments"));
    assert_eq!(region("c-newsletter__wrap is-wide"), Some("newsletter"));
    assert_eq!(region("ad300x250"), Some("advertisement"));
    assert_eq!(region("has-sidebar no-comments"), None, "what else is on the page");
    assert_eq!(region("shadow download badge readable"), None, "parts of words are no parts");
    assert_eq!(region("article__body"), Some("body"));
    assert_eq!(region("entry"), Some("article"));
    assert_eq!(region("blog-entry"), None);
    assert_eq!(region("tag-politics category-town"), None);
    assert_eq!(region("advertisementadvertisementadvertisement"), None);
}

#[test]
fn most_of_a_page_is_no_furniture_whatever_its_name() {
    let story = "<p>A story that is longer than all else on its page.</p>".repeat(3);
    let region = |class: &str| {
        let page = read(&format!("<div class='{class}'>{story}</div><p>Words besides.</p>"));
        page.markup.lines[0].region.map(|region| region.name())
    };
    assert_eq!(region("sidebar-fixed article-body"), Some("body"));
    assert_eq!(region("modal"), None);
    assert_eq!(region("comments"), Some("comments"), "readers may write more than the writer");
}

#[test]
fn lines_of_one_container_are_recognised_through_their_wrappers() {
    let page = read(
        "<div><p>a</p><div><div><p>b</p></div></div><ul><li>c<li><a>d</a></ul></div>\
         <div><p>e</p></div>",
    );
    let containers: Vec<_> = page.markup.lines.iter().map(|line| line.container).collect();
    assert_eq!(containers, [1, 1, 2, 2, 0]);
    assert_eq!(page.markup.containers, [0, 0, 1]);
}

#[test]
fn features_have_a_name_each_and_sum_up_the_container() {
    let page = read("<div><p>Four <a>and</a> more.<p>Five.</div><nav><a>Home</a></nav>");
    let features = page.markup.features(&Text::new(&page.text));
    let feature = |line: usize, name: &str| {
        features[line][FEATURES.iter().position(|it| *it == name).unwrap()]
    };
    assert_eq!(FEATURES.len(), FEATURE_COUNT);
    assert_eq!(feature(0, "is a paragraph"), 1);
    assert_eq!(feature(0, "paragraphs of the same container"), 2);
    assert_eq!(feature(0, "link share"), 25);
    assert_eq!(feature(0, "share of the page's unlinked text in the container"), 100);
    assert_eq!(feature(2, "in navigation"), 1);
    assert_eq!(feature(2, "is in furniture"), 1);
    assert_eq!(feature(2, "in hidden"), 0);
    let places: Vec<_> = FEATURES.iter().skip_while(|name| **name != "in main").collect();
    let regions = bluepencil_engine::markup::Region::ALL;
    assert!(places.iter().zip(regions).all(|(it, region)| it.ends_with(region.name())));
    assert_eq!(places.len(), regions.len());
}

#[test]
fn the_headline_is_the_heading_that_the_page_repeats() {
    let title = |source: &str| read(source).title;
    let page = "<title>Bridge reopens | The Post</title>";
    let headings = "<h1>The Post</h1><h1>Bridge <b>reopens</b></h1>";
    assert_eq!(title(&format!("{page}{headings}")).as_deref(), Some("Bridge reopens"));
    assert_eq!(title(headings), None);
    assert_eq!(title("<title>A</title><h1>B</h1>").as_deref(), Some("B"));
    let shared = "<meta property='og:title' content='Bridge opens'>";
    assert_eq!(title(&format!("{page}{shared}")).as_deref(), Some("Bridge opens"));
    let data = "<script type='application/ld+json'>{\"headline\": \"The \\u0042ridge\"}</script>";
    assert_eq!(title(&format!("{page}{shared}{data}")).as_deref(), Some("The Bridge"));
    assert_eq!(title(page).as_deref(), Some("Bridge reopens | The Post"));
    assert_eq!(title("<svg><title>Logo</title></svg>words"), None);
}

#[test]
fn the_language_is_what_the_page_says() {
    assert_eq!(read("<html lang=de-AT>x").language.as_deref(), Some("de-AT"));
    assert_eq!(read("<html lang=''>x").language, None);
}

#[test]
fn very_deep_pages_are_read_to_the_bottom() {
    for tag in ["div", "b", "ul><li", "table><tr><td"] {
        let name = tag.split([' ', '>']).next().unwrap();
        let open = format!("<{tag}>").repeat(100_000);
        let source = format!("{open}deep{}after", format!("</{name}>").repeat(100_000));
        let page = read(&source);
        let text = page.text.replace('\n', " ");
        assert!(text.contains("deep") && text.contains("after"), "{tag}: {text:.40}");
    }
}

#[test]
fn long_drawings_scripts_and_attributes_are_passed_over() {
    let drawing = format!("<svg>{}</svg>", "<path d='M0 0'/><text>no</text>".repeat(100_000));
    let script = format!("<script>{}</script>", "if (a < b) { '<p>' }\n".repeat(100_000));
    let picture = format!("<img alt='' src='data:image/png;base64,{}'>", "A".repeat(2 << 20));
    let class = format!("<p class='{}'>b", "ad-x ".repeat(200_000));
    check(&format!("a{drawing}{script}{picture}{class}"), "a\n\nb");
}

/// Sources made of what pages are made of, in any order, and of any characters.
fn any_page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "</?(p|div|b|li|ul|table|tr|td|h1|h2|a|pre|i|span|article|aside|blockquote|dl|dd)>",
        2 => "<(p|div|section|a) (class|id|role|style|itemprop)='?[a-zA-Z-_ :]{0,12}'?>",
        1 => "</?(br|svg|math|script|style|title|template|noscript|select|button|dialog|frameset)( hidden| open)?/?>",
        1 => "<(template shadowrootmode=open|html lang=xx|meta property=og:title content=t)>",
        4 => "[a-zé “”\u{a0}\u{200b}\u{2028}\n\t&;<]{0,8}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_line_of_any_page_has_its_markup(source in any_page()) {
        let Marked { text, markup, .. } = read(&source);
        prop_assert!(markup.fits(&Text::new(&text)));
        prop_assert_eq!(markup.features(&Text::new(&text)).len(), markup.lines.len());
        for line in &markup.lines {
            prop_assert!(line.link_share <= 100 && line.level <= 6);
            prop_assert!(markup.containers.get(line.container as usize).is_some());
        }
        for (at, outer) in markup.containers.iter().enumerate().skip(1) {
            prop_assert!((*outer as usize) < at);
        }
    }

    #[test]
    fn the_text_of_any_page_is_taken_in_as_it_is(source in any_page()) {
        let text = read(&source).text;
        if let Ok(intake) = bluepencil_engine::intake::take(&text) {
            prop_assert_eq!(intake.text.as_str(), text);
        }
    }

    #[test]
    fn markup_is_read_back_from_its_bytes(source in any_page()) {
        let markup = read(&source).markup;
        prop_assert_eq!(Markup::from_bytes(&markup.to_bytes()), Ok(markup));
    }

    #[test]
    fn any_bytes_are_markup_or_refused(mut bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        if let Some(first) = bytes.first_mut() {
            *first = 1;
        }
        if let Ok(markup) = Markup::from_bytes(&bytes) {
            prop_assert_eq!(Markup::from_bytes(&markup.to_bytes()), Ok(markup));
        }
    }
}
