//! Which functions the first half is to have.

use std::collections::BTreeSet;

use super::module::{Error, Module};
use wasmparser::{ExternalKind, Operator};

/// The functions of the first half: those that are exported, those in the table that do not come
/// later by their names, and all that these call up to where the later ones begin.
///
/// # Errors
/// When a function's code cannot be read.
pub fn first(module: &Module<'_>, is_later: impl Fn(&str) -> bool) -> Result<BTreeSet<u32>, Error> {
    let exports = module.exports.iter().filter(|export| export.kind == ExternalKind::Func);
    let exported: BTreeSet<u32> = exports.map(|export| export.index).collect();
    let later = module.names.iter().filter(|(function, name)| {
        module.body(**function).is_some() && !exported.contains(*function) && is_later(name)
    });
    let later: BTreeSet<u32> = later.map(|(function, _)| *function).collect();
    let mut first = BTreeSet::from_iter(0..module.imported);
    let mut ahead: Vec<u32> = exported.into_iter().chain(module.slots.values().copied()).collect();
    while let Some(function) = ahead.pop() {
        if !later.contains(&function) && first.insert(function) {
            called(module, function, &mut ahead)?;
        }
    }
    Ok(first)
}

/// The functions that `callers` call or refer to.
///
/// # Errors
/// When a function's code cannot be read.
pub fn calls(module: &Module<'_>, callers: &BTreeSet<u32>) -> Result<BTreeSet<u32>, Error> {
    let mut functions = Vec::new();
    for caller in callers {
        called(module, *caller, &mut functions)?;
    }
    Ok(functions.into_iter().collect())
}

/// Adds the functions that `caller` calls or refers to.
fn called(module: &Module<'_>, caller: u32, functions: &mut Vec<u32>) -> Result<(), Error> {
    let Some(body) = module.body(caller) else { return Ok(()) };
    for operator in body.get_operators_reader()? {
        if let Operator::Call { function_index }
        | Operator::ReturnCall { function_index }
        | Operator::RefFunc { function_index } = operator?
        {
            functions.push(function_index);
        }
    }
    Ok(())
}
