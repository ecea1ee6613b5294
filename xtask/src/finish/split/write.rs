//! Writes the two halves of a module.

use std::collections::{BTreeMap, BTreeSet};

use super::module::{Error, Module};
use super::shared::Shared;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportSection, Function, FunctionSection,
    ImportSection, Instruction, NameMap, NameSection, RawSection, SectionId, TableSection,
};
use wasmparser::{FunctionBody, Operator};

/// The name under which the later half imports all that it shares with the first.
const FIRST: &str = "first";
/// How the section begins that tells wasm-opt which features a module uses.
const FEATURES: &[u8] = b"\x0ftarget_features";
/// How the section begins that names functions.
const NAMES: &[u8] = b"\x04name";

/// A module in two halves.
#[derive(Debug)]
pub struct Halves {
    /// What runs by itself.
    pub first: Vec<u8>,
    /// What is instantiated with `{ first: … }`, the first one's exports.
    pub later: Vec<u8>,
}

/// The halves of `module`, of which the functions in `first` are to be in the first one.
///
/// # Errors
/// When a function's code cannot be written anew.
pub fn halves(module: &Module<'_>, first: &BTreeSet<u32>) -> Result<Halves, Error> {
    let later: BTreeSet<u32> = module.own().filter(|it| !first.contains(it)).collect();
    let shared = Shared::new(module, first, &later)?;
    let shared = &shared;
    let index_of = first.iter().copied().zip(0..).collect();
    let first = Half { module, shared, own: first, index_of }.first()?;
    let index_of = shared.functions().chain(later.iter().copied()).zip(0..).collect();
    let later = Half { module, shared, own: &later, index_of }.later()?;
    Ok(Halves { first, later })
}

/// One half, about to be written.
struct Half<'m, 'a> {
    module: &'m Module<'a>,
    shared: &'m Shared,
    /// The functions that are its part of the whole.
    own: &'m BTreeSet<u32>,
    /// The number that each function has here.
    index_of: BTreeMap<u32, u32>,
}

impl Half<'_, '_> {
    /// The first half: the sections of the whole, but for what hangs on its functions.
    fn first(mut self) -> Result<Vec<u8>, Error> {
        const FUNCTIONS: u8 = SectionId::Function as u8;
        const TABLES: u8 = SectionId::Table as u8;
        const EXPORTS: u8 = SectionId::Export as u8;
        const ELEMENTS: u8 = SectionId::Element as u8;
        const CODE: u8 = SectionId::Code as u8;
        let mut half = wasm_encoder::Module::new();
        for &(id, data) in &self.module.sections {
            match id {
                FUNCTIONS => half.section(&self.functions()?),
                TABLES => half.section(&self.tables()?),
                EXPORTS => half.section(&self.exports()?),
                ELEMENTS => half.section(&self.elements()),
                CODE => half.section(&self.code()?),
                _ if data.starts_with(NAMES) => half.section(&self.names()),
                _ => half.section(&RawSection { id, data }),
            };
        }
        Ok(half.finish())
    }

    /// The later half: its functions, and their places in the first one's table.
    fn later(mut self) -> Result<Vec<u8>, Error> {
        const TYPES: u8 = SectionId::Type as u8;
        let mut half = wasm_encoder::Module::new();
        for &(id, data) in self.module.sections.iter().filter(|(id, _)| *id == TYPES) {
            half.section(&RawSection { id, data });
        }
        half.section(&self.imports()?)
            .section(&self.functions()?)
            .section(&self.elements())
            .section(&self.code()?)
            .section(&self.names());
        for &(id, data) in &self.module.sections {
            if data.starts_with(FEATURES) {
                half.section(&RawSection { id, data });
            }
        }
        Ok(half.finish())
    }

    fn imports(&mut self) -> Result<ImportSection, Error> {
        let mut imports = ImportSection::new();
        for (place, (.., of)) in self.shared.lent.iter().enumerate() {
            imports.import(FIRST, &place.to_string(), self.entity_type(*of)?);
        }
        Ok(imports)
    }

    fn exports(&mut self) -> Result<ExportSection, Error> {
        let mut exports = ExportSection::new();
        for export in &self.module.exports {
            self.parse_export(&mut exports, *export)?;
        }
        for (place, (kind, index, _)) in self.shared.lent.iter().enumerate() {
            let index = self.external_index(*kind, *index)?;
            exports.export(&place.to_string(), self.export_kind(*kind)?, index);
        }
        Ok(exports)
    }

    fn tables(&mut self) -> Result<TableSection, Error> {
        let mut tables = TableSection::new();
        for table in &self.shared.tables {
            tables.table(self.table_type(*table)?);
        }
        Ok(tables)
    }

    fn functions(&self) -> Result<FunctionSection, Error> {
        let mut functions = FunctionSection::new();
        for function in self.own.iter().filter(|it| self.module.body(**it).is_some()) {
            functions.function(self.module.type_of(*function)?);
        }
        Ok(functions)
    }

    /// Puts the half's own functions, and no others, into the table: a segment for each run of slots.
    fn elements(&self) -> ElementSection {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in &self.shared.slots {
            let is_here = self.own.contains(function);
            let Some(index) = self.index_of.get(function).filter(|_| is_here) else { continue };
            match runs.last_mut() {
                Some((start, run)) if (*start..).nth(run.len()) == Some(*slot) => run.push(*index),
                _ => runs.push((*slot, vec![*index])),
            }
        }
        let mut elements = ElementSection::new();
        for (start, run) in runs {
            let offset = ConstExpr::i32_const(start.cast_signed());
            elements.active(None, &offset, Elements::Functions(run.into()));
        }
        elements
    }

    fn code(&mut self) -> Result<CodeSection, Error> {
        let mut code = CodeSection::new();
        for function in self.own {
            if let Some(body) = self.module.body(*function) {
                code.function(&self.function(body)?);
            }
        }
        Ok(code)
    }

    /// The function of that `body`, with calls of the other half through the table.
    fn function(&mut self, body: &FunctionBody<'_>) -> Result<Function, Error> {
        let mut function = self.new_function_with_parsed_locals(body)?;
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } if !self.has(function_index) => {
                    let type_index = self.module.type_of(function_index)?;
                    let slot = self.shared.slot_of.get(&function_index).copied();
                    let slot = slot.ok_or(Error::UserError("a function has no slot"))?;
                    function
                        .instruction(&Instruction::I32Const(slot.cast_signed()))
                        .instruction(&Instruction::CallIndirect { type_index, table_index: 0 })
                }
                operator => function.instruction(&self.instruction(operator)?),
            };
        }
        Ok(function)
    }

    fn has(&self, function: u32) -> bool {
        self.index_of.contains_key(&function)
    }

    /// The names of the half's own functions, by which wasm-opt sorts them.
    fn names(&self) -> NameSection {
        let own =
            self.own.iter().filter_map(|it| self.index_of.get(it).zip(self.module.names.get(it)));
        let mut functions = NameMap::new();
        own.for_each(|(index, name)| functions.append(*index, name));
        let mut names = NameSection::new();
        names.functions(&functions);
        names
    }
}

/// Everything keeps its number but the functions.
impl Reencode for Half<'_, '_> {
    type Error = &'static str;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let index = self.index_of.get(&function).copied();
        index.ok_or(Error::UserError("a function of the other half is referred to"))
    }
}
