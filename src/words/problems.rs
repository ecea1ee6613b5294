//! What went wrong, in words that say what to do next; and what is odd about a text or a file.

use bluepencil_engine::edit::EditError;
use bluepencil_engine::file::{Decision, Expected, ImportError, ImportNotice, RowError, Unplaced};
use bluepencil_engine::intake::{FileKind, Notice, Refusal};
use bluepencil_engine::label::{
    LONGEST_DESCRIPTION, LONGEST_NAME, LabelError, MOST as MOST_LABELS,
};
use bluepencil_engine::mark::{LONGEST_NOTE, LONGEST_TAG, MOST_TAGS, MarkError};

use super::phrases::{expected, file, notice as odd, problem, refusal as why, refused};
use super::{number, phrases};
use crate::error::AppError;
use crate::view::names::shorten;

/// How many characters of a mark's words are shown in a sentence about it.
const SHOWN: usize = 60;

/// A failure of the page.
pub fn problem(error: &AppError) -> String {
    match error {
        AppError::Refused(refusal) => self::refusal(*refusal),
        AppError::RefusedFile { name, refusal } => {
            phrases::told::of_file(name, &self::refusal(*refusal))
        }
        AppError::Import { name, error } => problem::import(name, &import_error(error)),
        AppError::Edit(error) => problem::edit(&edit_error(error)),
        AppError::Unreadable { name, reason } => problem::unreadable(name, reason),
        AppError::NoTextInClipboard => problem::no_text_in_clipboard().to_owned(),
        AppError::EmptyPage(name) => problem::empty_page(name),
        AppError::ClipboardClosed => problem::clipboard_closed().to_owned(),
        AppError::CopyFailed(reason) => problem::copy_failed(reason),
        AppError::NotSaved(reason) => problem::not_kept(reason),
        AppError::NotLoaded(reason) => problem::not_loaded(reason),
        AppError::OtherTab => problem::other_tab().to_owned(),
        AppError::Outdated => problem::outdated().to_owned(),
        AppError::NotWhole(reason) => problem::not_whole(reason),
        AppError::NoWorker(reason) => problem::no_worker(reason),
        AppError::WorkerStopped(reason) => problem::worker_stopped(reason),
        AppError::NoDownload(reason) => problem::no_file(reason),
    }
}

/// Why a text was not taken.
pub fn refusal(refusal: Refusal) -> String {
    let words = match refusal {
        Refusal::TooLong { bytes, limit } => {
            return why::too_long(&megabytes(bytes), &megabytes(limit));
        }
        Refusal::Empty => why::empty(),
        Refusal::Blank => why::blank(),
        Refusal::Binary { looks_like: None } => why::binary(),
        Refusal::Binary { looks_like: Some(kind) } => match kind {
            FileKind::Pdf => why::pdf(),
            FileKind::Zip => why::zip(),
            FileKind::OldOffice => why::old_office(),
            FileKind::RichText => why::rich_text(),
            FileKind::Picture => why::picture(),
            FileKind::Compressed => why::compressed(),
            FileKind::Program => why::program(),
        },
    };
    words.to_owned()
}

/// What is odd about a text that was taken.
pub fn notice(notice: Notice) -> String {
    match notice {
        Notice::LineEnds { count } => odd::line_ends(count),
        Notice::ByteOrderMark => odd::byte_order_mark().to_owned(),
        Notice::Replaced { count } => odd::replaced(count),
        Notice::Garbled { count, line } => odd::garbled(count, &number(line)),
        Notice::Controls { count } => odd::controls(count),
        Notice::Invisible { count } => odd::invisible(count),
        Notice::LongLine { line, length } => odd::long_line(&number(line), &number(length)),
        Notice::ManyLines { count } => odd::many_lines(&number(count)),
        Notice::Guessed { encoding } => odd::guessed(encoding.name()),
    }
}

/// Why a file was not read.
pub fn import_error(error: &ImportError) -> String {
    match error {
        ImportError::Empty => file::empty().to_owned(),
        ImportError::NotJson { line, column } => file::not_json(&number(*line), &number(*column)),
        ImportError::Truncated { line } => file::truncated(&number(*line)),
        ImportError::NotOurs => file::not_ours().to_owned(),
        ImportError::Newer { found, known } => file::newer(&found.to_string(), &known.to_string()),
        ImportError::Broken { at, expected } => file::broken(at, &expected_there(*expected)),
        ImportError::Refused { at, error } => file::refused(at, &mark_error(error)),
        ImportError::TooLarge { bytes, limit } => {
            file::too_large(&megabytes(*bytes), &megabytes(*limit))
        }
    }
}

fn expected_there(what: Expected) -> String {
    let words = match what {
        Expected::Key(key) => return expected::key(key),
        Expected::String => expected::string(),
        Expected::Number => expected::number(),
        Expected::Byte => expected::byte(),
        Expected::Flag => expected::flag(),
        Expected::KeyCharacter => expected::key_character(),
        Expected::LineKind => expected::line_kind(),
        Expected::Likeness => expected::likeness(),
        Expected::OwnName => expected::own_name(),
        Expected::Markup => expected::markup(),
        Expected::Annotation => expected::annotation(),
        Expected::Labelled => expected::labelled(),
        Expected::AnnotationId => expected::annotation_id(),
        Expected::ArticleId => expected::article_id(),
        Expected::Relation => expected::relation(),
        Expected::TextQuote => expected::text_quote(),
        Expected::Verdict => expected::verdict(),
        Expected::Keep => expected::keep(),
        Expected::Layer => expected::layer(),
    };
    words.to_owned()
}

/// Something about a file that was read all the same.
pub fn import_notice(notice: &ImportNotice) -> String {
    match notice {
        ImportNotice::TextDiffers { name, .. } => file::text_differs(&shown(name)),
        ImportNotice::Moved { exact, .. } => file::moved(&shown(exact)),
        ImportNotice::Foreign { count } => file::foreign(*count),
    }
}

/// A decision or mark whose words were not found.
pub fn unplaced(unplaced: &Unplaced) -> String {
    let words = &shown(&unplaced.anchor.exact);
    match unplaced.decision {
        Decision::Line(_) | Decision::Quote(_) | Decision::Inline(_) => {
            file::unplaced_decision(words)
        }
        Decision::Remark(..) => file::unplaced_remark(words),
        Decision::Mark(..) => file::unplaced_mark(words),
    }
}

/// Why a line of a file is no article.
pub fn row_error(error: RowError) -> String {
    let words = match error {
        RowError::NotUtf8(at) => return file::row_not_utf8(&number(at + 1)),
        RowError::NotJson(at) => return file::row_not_json(&number(at + 1)),
        RowError::NoString(key) => return file::row_no_string(key),
        RowError::NoObject => file::row_no_object(),
        RowError::NoId => file::row_no_id(),
        RowError::NoText => file::row_no_text(),
        RowError::TwoTexts => file::row_two_texts(),
    };
    words.to_owned()
}

/// Why a mark is not taken.
pub fn mark_error(error: &MarkError) -> String {
    match error {
        MarkError::Blank => refused::blank().to_owned(),
        MarkError::Twin(label) => refused::twin(super::label(label)),
        MarkError::Label(error) => label_error(error),
        MarkError::LongNote { bytes } => {
            refused::long_note(&number(LONGEST_NOTE >> 10), &number(bytes.div_ceil(1 << 10)))
        }
        MarkError::LongTag { chars } => refused::long_tag(&number(LONGEST_TAG), &number(*chars)),
        MarkError::TooMany => refused::too_many_tags(&number(MOST_TAGS)),
    }
}

/// Why a label is not taken.
pub fn label_error(error: &LabelError) -> String {
    match error {
        LabelError::Nameless => refused::nameless().to_owned(),
        LabelError::LongName { chars } => {
            refused::long_name(&number(LONGEST_NAME), &number(*chars))
        }
        LabelError::LongDescription { chars } => {
            refused::long_description(&number(LONGEST_DESCRIPTION), &number(*chars))
        }
        LabelError::Taken(label) => refused::taken(super::label(label)),
        LabelError::KeyTaken { key, name } => {
            refused::key_taken(key.encode_utf8(&mut [0; 4]), super::label(name))
        }
        LabelError::NoKey => refused::no_key().to_owned(),
        LabelError::Unknown(label) => refused::unknown_label(super::label(label)),
        LabelError::TooMany => refused::too_many_labels(&number(MOST_LABELS)),
    }
}

fn edit_error(error: &EditError) -> String {
    match error {
        EditError::UnknownDocument(id) => refused::unknown_document(&id.0),
        EditError::DuplicateDocument(id) => refused::duplicate_document(&id.0),
        EditError::PlaceOutside { index, len } => {
            refused::place_outside(&number(*index), &number(*len))
        }
        EditError::SpanOutside { span, len } => {
            let [start, end, len] = [span.start, span.end, *len].map(|it| it.to_string());
            refused::span_outside(&start, &end, &len)
        }
        EditError::WordsReplaced { span } => {
            refused::words_replaced(&span.start.to_string(), &span.end.to_string())
        }
        EditError::Mark(error) => mark_error(error),
        EditError::Label(error) => label_error(error),
    }
}

/// Bytes in whole megabytes, rounded up.
fn megabytes(bytes: usize) -> String {
    number(bytes.div_ceil(1 << 20))
}

/// The beginning of `words`, on one line.
fn shown(words: &str) -> String {
    shorten(words, SHOWN).replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::intake::Encoding;
    use bluepencil_engine::{DocumentId, Span};

    use super::*;

    /// Whether the page says each in English as the engine does, which does not set thousands apart.
    fn check<E: ToString>(say: impl Fn(&E) -> String, all: &[E]) {
        let plain = |words: String| words.replace(',', "");
        for one in all {
            assert_eq!(plain(say(one)), plain(one.to_string()));
        }
    }

    #[test]
    fn in_english_what_is_odd_or_refused_reads_as_the_engine_writes_it() {
        let (count, line) = (1234, 1234);
        let odd = [
            Notice::LineEnds { count: 1 },
            Notice::LineEnds { count },
            Notice::ByteOrderMark,
            Notice::Replaced { count },
            Notice::Garbled { count: 1, line },
            Notice::Garbled { count, line },
            Notice::Controls { count: 1 },
            Notice::Controls { count },
            Notice::Invisible { count: 1 },
            Notice::Invisible { count },
            Notice::LongLine { line, length: 30_000 },
            Notice::ManyLines { count },
            Notice::Guessed { encoding: Encoding::Windows1252 },
        ];
        check(|it| notice(*it), &odd);
        let kinds = [FileKind::Pdf, FileKind::Zip, FileKind::OldOffice, FileKind::RichText];
        let more = [FileKind::Picture, FileKind::Compressed, FileKind::Program];
        let kinds = kinds.into_iter().chain(more).map(Some).chain([None]);
        let mut refusals = vec![Refusal::Empty, Refusal::Blank];
        refusals.extend(kinds.map(|looks_like| Refusal::Binary { looks_like }));
        refusals.push(Refusal::TooLong { bytes: 1 << 28, limit: 64 << 20 });
        check(|it| refusal(*it), &refusals);
        let rows = [RowError::NotUtf8(4), RowError::NotJson(0), RowError::NoObject];
        let more = [RowError::NoString("id"), RowError::NoId, RowError::NoText, RowError::TwoTexts];
        check(|it| row_error(*it), &[&rows[..], &more].concat());
    }

    #[test]
    fn in_english_what_is_wrong_with_a_file_or_a_mark_reads_as_the_engine_writes_it() {
        let labels = [
            LabelError::Nameless,
            LabelError::LongName { chars: 99 },
            LabelError::LongDescription { chars: 999 },
            LabelError::Taken("claim".into()),
            LabelError::KeyTaken { key: 'f', name: "claim".into() },
            LabelError::NoKey,
            LabelError::Unknown("claim".into()),
            LabelError::TooMany,
        ];
        check(label_error, &labels);
        let marks = [
            MarkError::Blank,
            MarkError::Twin("claim".into()),
            MarkError::Label(LabelError::NoKey),
            MarkError::LongNote { bytes: 100 << 10 },
            MarkError::LongTag { chars: 300 },
            MarkError::TooMany,
        ];
        check(mark_error, &marks);
        let (id, span) = (DocumentId("a".into()), Span::new(7, 9));
        let edits = [
            EditError::UnknownDocument(id.clone()),
            EditError::DuplicateDocument(id),
            EditError::PlaceOutside { index: 7, len: 3 },
            EditError::SpanOutside { span, len: 8 },
            EditError::WordsReplaced { span },
            EditError::Mark(MarkError::Blank),
        ];
        check(edit_error, &edits);
        let at = || "articles[0]".to_owned();
        let files = [
            ImportError::Empty,
            ImportError::NotJson { line: 3, column: 9 },
            ImportError::Truncated { line: 3 },
            ImportError::NotOurs,
            ImportError::Newer { found: 9, known: 2 },
            ImportError::Broken { at: at(), expected: Expected::Key("id") },
            ImportError::Refused { at: at(), error: MarkError::Blank },
            ImportError::TooLarge { bytes: 300 << 20, limit: 256 << 20 },
        ];
        check(import_error, &files);
        let simple = [
            Expected::String,
            Expected::Number,
            Expected::Byte,
            Expected::Flag,
            Expected::KeyCharacter,
            Expected::LineKind,
            Expected::Likeness,
            Expected::OwnName,
            Expected::Markup,
            Expected::Annotation,
            Expected::Labelled,
            Expected::AnnotationId,
            Expected::ArticleId,
            Expected::Relation,
            Expected::TextQuote,
            Expected::Verdict,
            Expected::Keep,
            Expected::Layer,
        ];
        check(|it| expected_there(*it), &simple);
    }
}
