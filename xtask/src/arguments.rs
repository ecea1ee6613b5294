//! The arguments of one command: taken one by one, and nothing left over.

use crate::failure::Failure;

/// What stands after the command's name.
#[derive(Debug)]
pub struct Arguments {
    rest: Vec<String>,
}

impl Arguments {
    /// The arguments `rest`, in order.
    pub fn new(rest: impl IntoIterator<Item = String>) -> Self {
        Self { rest: rest.into_iter().collect() }
    }

    /// All of them, for a program that reads its own.
    pub fn into_rest(self) -> Vec<String> {
        self.rest
    }

    /// Takes `name`, and says whether it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|argument| argument != name);
        self.rest.len() < before
    }

    /// Takes `name VALUE` or `name=VALUE`.
    ///
    /// # Errors
    /// When the name is there without a value.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let joined = format!("{name}=");
        let Some(index) = self.rest.iter().position(|it| it == name || it.starts_with(&joined))
        else {
            return Ok(None);
        };
        let found = self.rest.remove(index);
        if let Some(value) = found.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if index < self.rest.len() {
            return Ok(Some(self.rest.remove(index)));
        }
        Err(Failure::new(format!("{name} wants a value")))
    }

    /// Takes `name NUMBER`.
    ///
    /// # Errors
    /// When the value is missing or no number.
    pub fn number(&mut self, name: &str) -> Result<Option<u16>, Failure> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        let number = value.parse();
        number.map(Some).map_err(|_| Failure::new(format!("{name} wants a number, not `{value}`")))
    }

    /// Takes everything after a lone `--`.
    pub fn after_dashes(&mut self) -> Vec<String> {
        let Some(index) = self.rest.iter().position(|argument| argument == "--") else {
            return Vec::new();
        };
        self.rest.split_off(index).into_iter().skip(1).collect()
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// When an argument is left that nobody took.
    pub fn finish(self) -> Result<(), Failure> {
        match self.rest.first() {
            Some(left) => Err(Failure::new(format!("`{left}` means nothing here"))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn flags_and_values_are_taken_in_any_order() {
        let mut given = arguments("--port 9000 --release --only=wasm");
        assert!(given.flag("--release"));
        assert!(!given.flag("--release"));
        assert_eq!(given.number("--port"), Ok(Some(9000)));
        assert_eq!(given.value("--only"), Ok(Some("wasm".to_owned())));
        assert_eq!(given.finish(), Ok(()));
    }

    #[test]
    fn what_follows_the_dashes_is_kept_apart() {
        let mut given = arguments("--only e2e -- paste undo");
        assert_eq!(given.after_dashes(), ["paste", "undo"]);
        assert_eq!(given.value("--only"), Ok(Some("e2e".to_owned())));
        assert_eq!(given.finish(), Ok(()));
    }

    #[test]
    fn what_nobody_took_is_an_error() {
        assert!(arguments("--relase").finish().is_err());
        assert!(arguments("--port").value("--port").is_err());
        assert!(arguments("--port many").number("--port").is_err());
    }
}
