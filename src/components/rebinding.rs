//! The keys in the help: shown, and changed by whoever asks for that. A key is chosen, then the one
//! that is to take its place is pressed; what is somebody else's is asked about first.

use yew::prelude::*;

use super::element::{Element, button, element};
use crate::commands::{Chord, Command, Keys};
use crate::dom::focus;
use crate::runner::Runner;
use crate::view::rebind::{Answer, Owner, Press, answer, is_escape};
use crate::words::{commands as words, phrases};

/// The id of what hears the new key.
const LISTENING: &str = "new-key";
/// The id of the button that gives a key that was somebody else's.
const GIVE: &str = "give-key";

/// How far the changing of a key has come.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    /// Keys are shown.
    #[default]
    Shown,
    /// They are shown, and can be chosen; this command's were changed last.
    Choosing(Option<Command>),
    /// The key that is to take the place of one, or to be one more, is waited for.
    Listening(Command, Option<Chord>),
    /// It is somebody else's.
    Asking(Command, Option<Chord>, Chord, Owner),
}

/// What a button asks for.
#[derive(Clone, PartialEq)]
enum Step {
    /// To change keys, or to have done with that.
    Toggle,
    /// The table's keys for all commands.
    ResetAll,
    /// The table's keys for one.
    Reset(Command),
    /// Another key in a key's place, or one more.
    Listen(Command, Option<Chord>),
    /// No key in its place.
    Drop(Command, Option<Chord>),
    /// The key although it was somebody else's.
    Give(Command, Option<Chord>, Chord, Owner),
    /// Nothing.
    Leave(Command),
}

/// The changing of keys, as a component holds it.
#[derive(Clone)]
pub(super) struct Rebinding {
    stage: UseStateHandle<Stage>,
    /// What is said of it.
    told: UseStateHandle<String>,
    keys: Keys,
    runner: Runner,
}

/// The changing of `keys`.
#[hook]
pub(super) fn use_rebinding(runner: &Runner, keys: &Keys) -> Rebinding {
    let stage = use_state_eq(Stage::default);
    let told = use_state_eq(String::new);
    use_effect_with((*stage).clone(), |stage| match stage {
        Stage::Shown | Stage::Choosing(None) => {}
        // What was in focus is no longer there.
        Stage::Choosing(Some(command)) => _ = focus::focus(&adding_id(*command)),
        Stage::Listening(..) => _ = focus::focus(LISTENING),
        Stage::Asking(..) => _ = focus::focus(GIVE),
    });
    Rebinding { stage, told, keys: keys.clone(), runner: runner.clone() }
}

impl Rebinding {
    /// The buttons above the table, and what is said of the last change.
    pub(super) fn tools(&self) -> Element {
        let is_on = *self.stage != Stage::Shown;
        let reset = (is_on && self.keys.are_changed())
            .then(|| self.button("button", Step::ResetAll).say(phrases::keys::reset_all()));
        let toggle = self.button("button", Step::Toggle).flag("aria-pressed", is_on);
        element("div", "help__tools")
            .put(toggle.say(phrases::keys::change()))
            .put_if(reset)
            .put(element("p", "help__told").is("role", "status").say(&self.told))
    }

    /// The keys of a command.
    pub(super) fn cell(&self, command: Command) -> Element {
        let cell = element("td", "");
        match &*self.stage {
            Stage::Shown => self.shown(cell, command),
            Stage::Listening(of, from) if *of == command => self.listening(cell, command, *from),
            Stage::Asking(of, from, to, owner) if *of == command => {
                self.asking(cell, command, *from, *to, owner)
            }
            _ => self.choosing(cell, command),
        }
    }

    fn shown(&self, mut cell: Element, command: Command) -> Element {
        for (at, chord) in self.keys.of(command).into_iter().enumerate() {
            if at > 0 {
                cell = cell.say(" ").say(phrases::keys::or()).say(" ");
            }
            cell = cell.put(element("kbd", "").say(&self.keys.label(chord)));
        }
        cell
    }

    fn choosing(&self, cell: Element, command: Command) -> Element {
        let title = command.title();
        let key = |chord: Chord| {
            let label = self.keys.label(chord);
            // Escape leaves whatever is open, so it is nobody else’s.
            if is_escape(chord) {
                return element("kbd", "").say(&label);
            }
            self.button("button help__key", Step::Listen(command, Some(chord)))
                .set("aria-label", phrases::keys::change_of(&label, title))
                .say(&label)
        };
        let reset = self.keys.is_changed(command).then(|| {
            let reset = self.button("link", Step::Reset(command));
            reset.set("aria-label", phrases::keys::reset_of(title)).say(phrases::keys::reset())
        });
        cell.put_all(self.keys.of(command).into_iter().map(key))
            .put(
                self.button("button button--bare help__key", Step::Listen(command, None))
                    .set("id", adding_id(command))
                    .set("aria-label", phrases::keys::add(title))
                    .set("title", phrases::keys::add(title))
                    .say("+"),
            )
            .put_if(reset)
    }

    fn listening(&self, cell: Element, command: Command, from: Option<Chord>) -> Element {
        let this = self.clone();
        let onkey = Callback::from(move |event: KeyboardEvent| this.hear(command, from, &event));
        let remove = from
            .map(|_| self.button("link", Step::Drop(command, from)).say(phrases::keys::no_key()));
        cell.put(
            button("button button--main", Callback::noop())
                .is("id", LISTENING)
                .on_key(onkey)
                .say(phrases::keys::press()),
        )
        .put_if(remove)
        .put(self.leaving(command))
    }

    fn asking(
        &self,
        cell: Element,
        command: Command,
        from: Option<Chord>,
        to: Chord,
        owner: &Owner,
    ) -> Element {
        let question = self.question(command, to, owner);
        let give = self.button("button button--main", Step::Give(command, from, to, owner.clone()));
        let this = self.clone();
        let onkey = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                this.leave(command);
            }
        });
        cell.on_key(onkey)
            .put(element("p", "help__question").is("id", "whose-key").say(&question))
            .put(give.is("id", GIVE).is("aria-describedby", "whose-key").say(phrases::keys::give()))
            .put(self.leaving(command))
    }

    fn question(&self, command: Command, key: Chord, owner: &Owner) -> String {
        words::taken(&self.keys.label(key), owner, command.title())
    }

    fn leaving(&self, command: Command) -> Element {
        self.button("link", Step::Leave(command)).say(phrases::keys::leave())
    }

    /// A button that asks for `step`.
    fn button(&self, class: &'static str, step: Step) -> Element {
        let this = self.clone();
        button(class, Callback::from(move |_: MouseEvent| this.take(step.clone())))
    }

    fn take(&self, step: Step) {
        match step {
            Step::Toggle => {
                let is_on = *self.stage != Stage::Shown;
                self.told.set(if is_on { "" } else { phrases::keys::change_hint() }.to_owned());
                self.stage.set(if is_on { Stage::Shown } else { Stage::Choosing(None) });
            }
            Step::ResetAll => {
                self.told.set(phrases::keys::all_reset().to_owned());
                self.stage.set(Stage::Choosing(None));
                self.runner.set_keys(Keys::on(self.keys.platform));
            }
            Step::Reset(command) => self.change(self.keys.reset(command), command),
            Step::Listen(command, from) => {
                self.told.set(phrases::keys::listening().to_owned());
                self.stage.set(Stage::Listening(command, from));
            }
            Step::Drop(command, from) => self.change(self.keys.with(command, from, None), command),
            Step::Give(command, from, to, owner) => {
                if let Owner::Label(label) = &owner {
                    self.runner.take_label_key(label);
                }
                self.change(self.keys.with(command, from, Some(to)), command);
            }
            Step::Leave(command) => self.leave(command),
        }
    }

    /// Takes the key that was pressed, or says why not.
    fn hear(&self, command: Command, from: Option<Chord>, event: &KeyboardEvent) {
        let press = Press {
            name: &event.key(),
            ctrl: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        // The Tab key goes on to the buttons beside.
        if press.name != "Tab" {
            event.prevent_default();
        }
        let labels = &self.runner.workspace().project.settings.labels;
        match answer(&self.keys, labels, command, press) {
            Answer::Leave => self.leave(command),
            Answer::Wait => {}
            Answer::Refused(refusal) => self.told.set(words::refused(refusal).to_owned()),
            Answer::Same(chord) => {
                self.told.set(phrases::keys::same(&self.keys.label(chord), command.title()));
            }
            Answer::Taken(chord, owner) => {
                self.told.set(self.question(command, chord, &owner));
                self.stage.set(Stage::Asking(command, from, chord, owner));
            }
            Answer::Free(chord) => self.change(self.keys.with(command, from, Some(chord)), command),
        }
    }

    /// Puts `keys` in place, and says which are the command's now.
    fn change(&self, keys: Keys, command: Command) {
        let now: Vec<String> = keys.of(command).into_iter().map(|it| keys.label(it)).collect();
        self.told.set(words::now(command.title(), &now));
        self.stage.set(Stage::Choosing(Some(command)));
        self.runner.set_keys(keys);
    }

    fn leave(&self, command: Command) {
        self.told.set(String::new());
        self.stage.set(Stage::Choosing(Some(command)));
    }
}

/// The id of the button that adds a key to a command's.
fn adding_id(command: Command) -> String {
    format!("add-key-{}", command as usize)
}
