//! What the two halves of a module agree on: the places in the table, and what the first lends the
//! later one.

use std::collections::{BTreeMap, BTreeSet};

use super::module::{Error, Module};
use super::reach::calls;
use wasmparser::{ExternalKind, TableType, TypeRef};

/// What both halves know of each other.
pub struct Shared {
    /// The tables, the first with slots for the functions that only direct calls lead to.
    pub tables: Vec<TableType>,
    /// The functions in the first table, by their slot.
    pub slots: BTreeMap<u32, u32>,
    /// The slot of each function in the first table.
    pub slot_of: BTreeMap<u32, u32>,
    /// What the first half lends the later one. The name of each is its place.
    pub lent: Vec<(ExternalKind, u32, TypeRef)>,
}

impl Shared {
    /// What halves of `module` with these functions must agree on.
    ///
    /// # Errors
    /// When a function cannot be read, or there is no table.
    pub fn new(
        module: &Module<'_>,
        first: &BTreeSet<u32>,
        later: &BTreeSet<u32>,
    ) -> Result<Self, Error> {
        let slots = module.slots.clone();
        let slot_of = slots.iter().map(|(slot, function)| (*function, *slot)).collect();
        let mut shared = Self { tables: module.tables.clone(), slots, slot_of, lent: Vec::new() };
        for function in &calls(module, first)? & later {
            shared.reserve(function)?;
        }
        for (index, memory) in (0..).zip(&module.memories) {
            shared.lent.push((ExternalKind::Memory, index, TypeRef::Memory(*memory)));
        }
        for (index, table) in (0..).zip(&shared.tables) {
            shared.lent.push((ExternalKind::Table, index, TypeRef::Table(*table)));
        }
        for (index, global) in (0..).zip(&module.globals) {
            shared.lent.push((ExternalKind::Global, index, TypeRef::Global(*global)));
        }
        let mut functions: Vec<u32> = (&calls(module, later)? & first).into_iter().collect();
        // As wasm-opt will sort them, so that their numbers rise and compress.
        functions.sort_by_key(|function| module.names.get(function));
        for function in functions {
            let of = TypeRef::Func(module.type_of(function)?);
            shared.lent.push((ExternalKind::Func, function, of));
        }
        Ok(shared)
    }

    /// The functions of the first half that the later one calls.
    pub fn functions(&self) -> impl Iterator<Item = u32> {
        let functions = self.lent.iter().filter(|(kind, ..)| *kind == ExternalKind::Func);
        functions.map(|(_, function, _)| *function)
    }

    /// Gives `function` a slot in the first table, which grows by that.
    fn reserve(&mut self, function: u32) -> Result<(), Error> {
        if self.slot_of.contains_key(&function) {
            return Ok(());
        }
        let table = self.tables.first_mut().ok_or(Error::UserError("it has no table"))?;
        let slot =
            u32::try_from(table.initial).map_err(|_| Error::UserError("its table is full"))?;
        table.initial += 1;
        table.maximum = table.maximum.map(|most| most.max(table.initial));
        self.slots.insert(slot, function);
        self.slot_of.insert(function, slot);
        Ok(())
    }
}
