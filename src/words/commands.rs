//! The interface's words about commands: the palette, why something cannot be done now, and keys.

use super::phrases::{self, keys, palette};
use super::{command, number};
use crate::view::rebind::{Owner, Refusal};

/// How many entries the palette lists of how many: "60 of 10,038: type more".
pub fn listed(shown: usize, all: usize) -> String {
    match all {
        0 => palette::no_match().to_owned(),
        _ if shown == all => palette::entries(all),
        _ => palette::some_entries(&number(shown), all),
    }
}

/// A key is somebody else's: "X is the key of “Reject the mark”. Give it to “Write a note” instead?"
pub fn taken(key: &str, owner: &Owner, title: &str) -> String {
    match owner {
        Owner::Command(other) => keys::taken(key, command(*other), title),
        Owner::Label(label) => keys::taken_label(key, super::label(label), title),
    }
}

/// What came of a change: the command's keys now.
pub fn now(title: &str, keys: &[String]) -> String {
    match keys {
        [] => phrases::keys::none_now(title),
        [key] => phrases::keys::one_now(title, key),
        [first, others @ ..] => {
            let and = |keys: String, key: &String| phrases::keys::and(&keys, key);
            phrases::keys::several_now(title, &others.iter().fold(first.clone(), and))
        }
    }
}

/// Why a key is none to be had.
pub fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Browsers => keys::browsers(),
        Refusal::Moving => keys::moving(),
        Refusal::Alt => keys::alt(),
        Refusal::Unknown => keys::unknown(),
    }
}
