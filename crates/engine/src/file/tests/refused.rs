//! Files that are refused, each with its sentence and the place of the damage.

use super::*;

/// Reads what `change` makes of a sound file.
fn check_error(change: impl Fn(String) -> String, expected: &ImportError, sentence: &str) {
    let file = change(written(&rejected("Rain fell. [[“No,”]] she said.")));
    assert_eq!(import(&file).as_ref(), Err(expected));
    assert_eq!(expected.to_string(), sentence);
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    check_error(
        |_| "Rain fell.\nNo.".into(),
        &ImportError::NotJson { line: 1, column: 1 },
        "This is no annotation file: it cannot be read as JSON from line 1, column 1 on.",
    );
    check_error(
        |_| " \n".into(),
        &ImportError::Empty,
        "The file is empty. Choose an annotation file that was downloaded from here.",
    );
}

#[test]
fn a_file_that_breaks_off_is_told_from_one_that_is_wrong() {
    check_error(
        |file| file.split("\"exact\"").next().unwrap().to_owned(),
        &ImportError::Truncated { line: 8 },
        "The file breaks off in line 8, so a part of it is missing. Download or copy it once more.",
    );
}

#[test]
fn json_of_others_is_refused() {
    for other in ["[]", "3", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"}"] {
        check_error(
            |_| other.into(),
            &ImportError::NotOurs,
            "This is a JSON file, but not one that was downloaded from here.",
        );
    }
}

#[test]
fn a_newer_version_is_refused_with_both_numbers() {
    check_error(
        |file| file.replace("\"version\":3", "\"version\":7"),
        &ImportError::Newer { found: 7, known: 3 },
        "The file was written by a newer Bluepencil (format 7; this one reads up to 3). Reload \
         the page to get the newest.",
    );
}

#[test]
fn damage_is_told_with_its_place() {
    let broken = |at: &str, expected: Expected| ImportError::Broken { at: at.into(), expected };
    check_error(
        |file| file.replace("\"text\":\"Rain fell. “No,” she said.\"", "\"text\":12"),
        &broken("articles[0].text", Expected::String),
        "The annotation file is damaged at “articles[0].text”: a string should stand there.",
    );
    check_error(
        |file| file.replace("\"caption\"", "\"kaption\""),
        &broken("settings.struck[15]", Expected::LineKind),
        "The annotation file is damaged at “settings.struck[15]”: the name of a kind of line \
         should stand there.",
    );
    check_error(
        |file| file.replace("\"start\":11", "\"start\":-11"),
        &broken("first.items[0].target.selector[1].start", Expected::Number),
        "The annotation file is damaged at “first.items[0].target.selector[1].start”: a whole \
         number should stand there.",
    );
    check_error(
        |file| file.replace("\"rejected\"", "\"maybe\""),
        &broken("first.items[0].body", Expected::Verdict),
        "The annotation file is damaged at “first.items[0].body”: “accepted” or “rejected” should \
         stand there.",
    );
}

#[test]
fn rules_and_aliases_are_written_and_damage_to_them_is_told() {
    let mut project = rejected("Rain fell. [[“No,”]] she said.");
    let like = Likeness::of("READ MORE: Ferry fares rise").unwrap();
    let settings = Settings::default().with_rule(LineRule { like, keep: false });
    project.settings = settings.with_alias("Ruiz", "Ana Ruiz");
    let file = written(&project);
    assert!(file.contains(
        "\"rules\":[{\"like\":\"opening\",\"value\":\"READ MORE:\",\"keep\":false}],\
         \"aliases\":[{\"alias\":\"Ruiz\",\"name\":\"Ana Ruiz\"}]"
    ));
    assert_eq!(import(&file).unwrap().project, project);
    for (sound, broken, at) in [
        ("\"opening\"", "\"ending\"", "settings.rules[0].like"),
        ("\"keep\":false}]", "\"keep\":0}]", "settings.rules[0].keep"),
        ("\"alias\":\"Ruiz\"", "\"alias\":7", "settings.aliases[0].alias"),
    ] {
        let error = import(&file.replacen(sound, broken, 1)).unwrap_err();
        assert!(matches!(&error, ImportError::Broken { at: place, .. } if place == at), "{error}");
    }
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let bytes = LARGEST_BYTES + 1;
    let error = ImportError::TooLarge { bytes, limit: LARGEST_BYTES };
    assert_eq!(import(&" ".repeat(bytes)), Err(error.clone()));
    assert_eq!(error.to_string(), "The file has 257 MB; at most 256 MB can be read.");
}
