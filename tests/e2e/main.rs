//! End-to-end tests: the release build of the page, in a real browser, driven as a person would.
//!
//! `cargo xtask test --only e2e [-- NAME]` builds the page and runs them. A scenario is a function
//! in a file of this folder and a line in [`SCENARIOS`].

// A test program as a whole: what fails here is a failing test.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(not(target_arch = "wasm32"))]
mod access;
#[cfg(not(target_arch = "wasm32"))]
mod alike;
#[cfg(not(target_arch = "wasm32"))]
mod bad_input;
#[cfg(not(target_arch = "wasm32"))]
mod bench;
#[cfg(not(target_arch = "wasm32"))]
mod caret;
#[cfg(not(target_arch = "wasm32"))]
mod changing;
#[cfg(not(target_arch = "wasm32"))]
mod comfort;
#[cfg(not(target_arch = "wasm32"))]
mod compare;
#[cfg(not(target_arch = "wasm32"))]
mod copying;
#[cfg(not(target_arch = "wasm32"))]
mod core_path;
#[cfg(not(target_arch = "wasm32"))]
mod doubt;
#[cfg(not(target_arch = "wasm32"))]
mod ends;
#[cfg(not(target_arch = "wasm32"))]
mod find;
#[cfg(not(target_arch = "wasm32"))]
mod glance;
#[cfg(not(target_arch = "wasm32"))]
mod halves;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "a vocabulary for scenarios, not all of it in use at any time")]
mod harness;
#[cfg(not(target_arch = "wasm32"))]
mod keeping;
#[cfg(not(target_arch = "wasm32"))]
mod keyboard;
#[cfg(not(target_arch = "wasm32"))]
mod kinds;
#[cfg(not(target_arch = "wasm32"))]
mod languages;
#[cfg(not(target_arch = "wasm32"))]
mod layout;
#[cfg(not(target_arch = "wasm32"))]
mod many;
#[cfg(not(target_arch = "wasm32"))]
mod marking;
#[cfg(not(target_arch = "wasm32"))]
mod markup;
#[cfg(not(target_arch = "wasm32"))]
mod palette;
#[cfg(not(target_arch = "wasm32"))]
mod pictures;
#[cfg(not(target_arch = "wasm32"))]
mod privacy;
#[cfg(not(target_arch = "wasm32"))]
mod reading;
#[cfg(not(target_arch = "wasm32"))]
mod rebinding;
#[cfg(not(target_arch = "wasm32"))]
mod smoke;
#[cfg(not(target_arch = "wasm32"))]
mod speakers;
#[cfg(not(target_arch = "wasm32"))]
mod speed;
#[cfg(not(target_arch = "wasm32"))]
mod texts;
#[cfg(not(target_arch = "wasm32"))]
mod touch;
#[cfg(not(target_arch = "wasm32"))]
mod walk_through;

/// Every scenario that Chromium alone is driven through, in the order in which they begin: the longest
/// first, so that none of them is waited for at the end.
#[cfg(not(target_arch = "wasm32"))]
const SCENARIOS: &[harness::Scenario] = harness::scenarios![
    access::no_view_keeps_anybody_out,
    comfort::who_asks_for_less_motion_sees_none,
    comfort::forced_colours_leave_every_mark_its_line,
    comfort::what_somebody_reads_stands_still,
    comfort::a_paragraph_runs_as_its_script_does,
    layout::every_view_fits_in_other_languages,
    pictures::nothing_sticks_out_at_any_size,
    pictures::what_is_compared_fits_every_window,
    pictures::what_is_said_of_a_mark_fits_every_window,
    pictures::what_is_found_fits_every_window,
    pictures::many_articles_and_long_words_fit_every_window,
    layout::a_line_without_an_end_fits_every_window,
    layout::the_check_sees_what_is_broken,
    smoke::page_loads_under_a_sub_path_without_a_complaint,
    smoke::policy_refuses_what_the_page_does_not_bring_along,
    halves::a_page_without_its_later_half_says_so,
    halves::a_key_waits_for_the_article_that_was_pasted_before_it,
    reading::a_paste_shows_what_is_struck_quoted_and_repeated,
    reading::a_struck_line_says_why,
    reading::what_two_articles_share_is_linked,
    reading::the_clean_text_has_what_the_switches_keep,
    reading::the_views_hide_struck_lines_or_marks,
    reading::pasted_markup_stays_text,
    keeping::the_whole_path_from_paste_to_file_and_back,
    keeping::the_whole_path_with_every_kind_of_character,
    keeping::the_whole_path_on_a_real_article,
    keeping::the_whole_path_on_a_web_page,
    keeping::steps_survive_a_reload,
    keeping::articles_are_named_removed_and_brought_back,
    keeping::a_bad_file_is_refused_in_its_own_sentence,
    keeping::a_file_whose_text_was_changed_says_so,
    keeping::a_second_tab_does_not_overwrite_the_first,
    markup::a_pasted_page_is_read_by_its_markup,
    markup::a_dropped_page_is_the_same_as_a_pasted_one,
    markup::the_paste_button_reads_markup,
    markup::an_opened_page_is_read_in_its_own_encoding,
    markup::markup_without_meaning_gives_way_to_plain_text,
    markup::a_page_without_words_is_told_of,
    markup::pages_are_read_alike_in_the_browser_and_without,
    languages::the_page_speaks_the_browsers_language,
    languages::a_language_is_chosen_and_kept,
    languages::numbers_are_written_as_the_language_does,
    languages::an_article_says_its_own_language,
    privacy::after_loading_the_page_makes_no_request,
    privacy::the_policy_allows_nothing_but_the_page_itself,
    bad_input::what_is_no_text_is_refused_in_its_own_sentence,
    bad_input::odd_text_is_read_and_said_to_be_odd,
    bad_input::a_text_of_nothing_but_menus_says_so,
    bad_input::very_long_texts_do_not_stop_the_page,
    bad_input::a_browser_without_storage_is_told_of,
    bad_input::a_browser_that_cannot_run_the_program_gets_a_sentence,
    bad_input::a_worker_that_stops_is_told_of,
    compare::the_table_says_who_printed_what,
    compare::wordings_are_told_apart_word_by_word,
    compare::merged_speakers_go_by_one_name_in_the_table,
    compare::the_table_is_downloaded_as_csv,
    compare::real_articles_are_compared,
    compare::two_articles_stand_side_by_side,
    compare::repeats_inside_an_article_are_struck_as_one_step,
    many::many_articles_are_read_while_one_is_worked_on,
    many::reading_many_articles_is_stopped_at_once,
    many::many_articles_are_kept,
    many::what_stands_in_every_article_of_a_site_is_struck,
    doubt::the_doubtful_marks_are_walked_and_judged,
    doubt::doubt_is_shown_by_more_than_colour,
    doubt::many_marks_are_judged_as_one_step,
    alike::a_rule_holds_for_all_lines_alike_and_for_later_articles,
    alike::a_rule_is_kept_written_and_read_again,
    kinds::a_line_is_what_a_person_says,
    speakers::who_speaks_and_the_cue_are_underlined,
    speakers::a_speaker_is_set_cleared_and_given_to_all_by_keys,
    speakers::what_is_typed_stays_while_the_page_is_drawn,
    speakers::two_names_are_merged_in_every_article_and_parted_again,
    speakers::the_table_says_how_much_each_speaks_and_where,
    marking::a_selection_is_marked_by_a_press_in_its_menu,
    marking::crossing_marks_are_each_picked,
    marking::notes_tags_and_links_survive_a_reload_and_a_file,
    marking::typing_is_one_step,
    marking::all_occurrences_are_marked_as_one_step,
    marking::all_occurrences_are_marked_in_every_article,
    marking::nothing_is_marked_across_articles,
    marking::the_ends_of_a_mark_move,
    marking::the_ends_of_a_quotation_are_corrected,
    ends::a_handle_is_drawn_by_mouse,
    ends::a_handle_is_drawn_by_touch,
    marking::labels_are_a_persons_own,
    marking::odd_selections_are_cut_or_explained,
    marking::two_megabytes_are_selected_and_marked,
    marking::marks_look_as_they_should,
    copying::the_article_is_selected_and_copied_in_whole,
    copying::what_is_not_drawn_is_copied,
    changing::marks_follow_their_words,
    changing::a_mark_whose_words_are_gone_is_unplaced_and_placed_again,
    changing::a_text_that_was_not_applied_is_kept,
    find::words_are_found_counted_and_walked,
    find::escape_gives_the_focus_back,
    find::options_narrow_what_is_found,
    find::all_articles_are_found_in_and_walked_through,
    find::a_long_text_is_drawn_where_something_is_found,
    find::what_the_view_hides_is_told_and_shown,
    find::the_browsers_own_search_is_a_key_away,
    find::without_highlights_the_hit_is_selected,
    find::a_changed_text_is_found_in_as_it_is,
    find::marks_are_found_by_filters_that_compose,
    find::many_articles_are_found_in_while_one_types,
    caret::words_are_selected_and_marked_by_keys_alone,
    caret::sentences_and_paragraphs_are_selected_by_keys,
    touch::a_long_press_selects_and_the_menu_marks,
    touch::a_touched_mark_stays_in_sight,
    keyboard::the_whole_page_works_by_keys_alone,
    keyboard::a_whole_piece_of_work_needs_no_mouse,
    keyboard::single_letter_keys_can_be_switched_off,
    glance::an_article_is_summed_up_with_a_table_to_each_drawing,
    palette::commands_are_found_by_a_few_letters_and_run,
    palette::what_is_selected_is_marked_from_the_palette,
    palette::an_article_is_gone_to_by_its_name,
    rebinding::a_key_is_changed_kept_and_reset,
    rebinding::a_key_that_is_taken_is_asked_about,
    rebinding::the_help_is_searched,
    rebinding::keys_that_cannot_be_read_take_nothing_else_along,
    walk_through::each_mark_is_heard_with_its_kind_speaker_and_note,
];

/// The scenarios that run in every browser.
#[cfg(not(target_arch = "wasm32"))]
const EVERYWHERE: &[harness::Scenario] = harness::scenarios![
    layout::every_view_fits_every_window,
    layout::odd_articles_fit_every_window,
    core_path::an_article_is_pasted_marked_undone_exported_and_opened_again,
    halves::what_is_asked_of_the_first_half_is_done_by_both,
    halves::a_paste_before_the_page_has_drawn_is_heard,
];

/// The scenarios that run in browsers whose size of text a test can set: in all but WebKit's.
#[cfg(not(target_arch = "wasm32"))]
const LARGE_TEXT: &[harness::Scenario] = harness::scenarios![layout::text_of_double_size_fits];

/// What is run instead on the folders that `cargo xtask bench --browser` has built, each by its name.
#[cfg(not(target_arch = "wasm32"))]
const BENCHES: &[harness::Scenario] = harness::scenarios![bench::figures, speed::figures];

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use harness::Engine;
    if let Some(folder) = std::env::var_os("BLUEPENCIL_BENCH") {
        return harness::run(&[BENCHES], Engine::Chromium, Some(folder));
    }
    let engine = Engine::chosen().expect("a browser's name");
    let dist = std::env::var_os("BLUEPENCIL_DIST");
    match engine {
        Engine::Chromium => harness::run(&[LARGE_TEXT, EVERYWHERE, SCENARIOS], engine, dist),
        Engine::Firefox => harness::run(&[LARGE_TEXT, EVERYWHERE], engine, dist),
        Engine::WebKit => harness::run(&[EVERYWHERE], engine, dist),
    }
}

/// The scenarios drive a browser from outside; inside one there is nothing to run.
#[cfg(target_arch = "wasm32")]
fn main() {}
