//! Reads what pages kept before there were marks made by hand. Postcard's bytes describe nothing,
//! so what changed since is written down here as it was; nobody writes it any more.

use bluepencil_engine::Settings;
use bluepencil_engine::edit::{Edit, History, Step};
use bluepencil_engine::project::Decisions;
use bluepencil_engine::unpack::{Packed, Unpack};

use super::{ArticleRecord, Record};

/// What was kept besides the texts.
pub(super) struct OldRecord(pub(super) Record);

impl Unpack for OldRecord {
    fn unpack(bytes: &mut Packed) -> Self {
        let articles = Vec::unpack(bytes).into_iter().map(|OldEntry(entry)| entry).collect();
        let OldSettings(settings) = Unpack::unpack(bytes);
        Self(Record {
            articles,
            settings,
            current: Unpack::unpack(bytes),
            letter_keys: Unpack::unpack(bytes),
            history: History::new(steps(bytes), steps(bytes)),
        })
    }
}

struct OldEntry(ArticleRecord);

impl Unpack for OldEntry {
    fn unpack(bytes: &mut Packed) -> Self {
        let (id, name) = Unpack::unpack(bytes);
        let (lines, quotes) = Unpack::unpack(bytes);
        let inline = Unpack::unpack(bytes);
        let decisions = Decisions { lines, quotes, inline, ..Decisions::default() };
        Self(ArticleRecord { id, name, decisions })
    }
}

/// There was one set of labels, which nobody could change.
struct OldSettings(Settings);

impl Unpack for OldSettings {
    fn unpack(bytes: &mut Packed) -> Self {
        let (struck, rules) = Unpack::unpack(bytes);
        Self(Settings { struck, rules, aliases: Unpack::unpack(bytes), ..Settings::default() })
    }
}

fn steps(bytes: &mut Packed) -> Vec<Step> {
    let steps: Vec<(String, OldEdit)> = Unpack::unpack(bytes);
    steps.into_iter().map(|(name, OldEdit(edit))| Step { name, edit }).collect()
}

struct OldEdit(Edit);

impl Unpack for OldEdit {
    fn unpack(bytes: &mut Packed) -> Self {
        Self(match bytes.variant() {
            0 => Edit::Remove { id: Unpack::unpack(bytes) },
            1 => Edit::Rename { id: Unpack::unpack(bytes), name: Unpack::unpack(bytes) },
            kind @ 2..=4 => {
                let (id, span) = Unpack::unpack(bytes);
                match kind {
                    2 => Edit::DecideLine { id, span, decision: Unpack::unpack(bytes) },
                    3 => Edit::DecideQuote { id, span, decision: Unpack::unpack(bytes) },
                    _ => Edit::DecideInline { id, span, decision: Unpack::unpack(bytes) },
                }
            }
            5 => Edit::Set(OldSettings::unpack(bytes).0),
            kind => {
                if kind != 6 {
                    bytes.fail();
                }
                Edit::Batch(Vec::unpack(bytes).into_iter().map(|OldEdit(edit)| edit).collect())
            }
        })
    }
}
