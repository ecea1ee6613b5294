//! A wasm module, read as far as it takes to split it.

use std::collections::BTreeMap;

use wasm_encoder::reencode;
use wasmparser::{
    CustomSectionReader, Element, ElementItems, ElementKind, Export, FunctionBody, GlobalType,
    KnownCustom, MemoryType, Name, NameSectionReader, Operator, Parser, Payload, TableType,
    TypeRef,
};

/// Why a module cannot be split.
pub type Error = reencode::Error<&'static str>;

/// A module whose table is filled by active segments alone, as wasm-bindgen writes it. Functions,
/// tables and the like go by their number, the imported ones first.
#[derive(Default)]
pub struct Module<'a> {
    /// Every section as it is: its number and what stands in it.
    pub sections: Vec<(u8, &'a [u8])>,
    /// How many functions are imported.
    pub imported: u32,
    /// The type of each function.
    pub types: Vec<u32>,
    /// The code of each function that is not imported.
    pub bodies: Vec<FunctionBody<'a>>,
    /// The name of each function that has one.
    pub names: BTreeMap<u32, &'a str>,
    /// The functions in the first table, by their slot.
    pub slots: BTreeMap<u32, u32>,
    pub tables: Vec<TableType>,
    pub memories: Vec<MemoryType>,
    pub globals: Vec<GlobalType>,
    pub exports: Vec<Export<'a>>,
}

impl<'a> Module<'a> {
    /// Reads `wasm`.
    ///
    /// # Errors
    /// When it is no module, or one that is filled in another way.
    pub fn read(wasm: &'a [u8]) -> Result<Self, Error> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((section, range)) = payload.as_section() {
                let start = usize::try_from(range.start).ok();
                let end = usize::try_from(range.end).ok();
                let body = start.zip(end).and_then(|(start, end)| wasm.get(start..end));
                module.sections.push((section, body.unwrap_or_default()));
            }
            module.take(payload)?;
        }
        Ok(module)
    }

    /// The function's code; none for one that is imported.
    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(usize::try_from(function.checked_sub(self.imported)?).ok()?)
    }

    /// The number of the function's type.
    ///
    /// # Errors
    /// When there is no such function.
    pub fn type_of(&self, function: u32) -> Result<u32, Error> {
        let of = usize::try_from(function).ok().and_then(|at| self.types.get(at));
        of.copied().ok_or(Error::UserError("it calls a function that it does not have"))
    }

    /// The functions that it brings along, by their numbers.
    pub fn own(&self) -> impl Iterator<Item = u32> + use<> {
        (0..).skip(self.imported as usize).take(self.bodies.len())
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), Error> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let TypeRef::Func(of) = import?.ty else {
                        return Err(Error::UserError("it imports more than functions"));
                    };
                    self.imported += 1;
                    self.types.push(of);
                }
            }
            Payload::FunctionSection(functions) => {
                for of in functions {
                    self.types.push(of?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    self.exports.push(export?);
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    self.fill(&element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => self.take_names(&section)?,
            _ => {}
        }
        Ok(())
    }

    fn fill(&mut self, element: &Element<'a>) -> Result<(), Error> {
        const STRANGE: Error = Error::UserError("its table is not filled by plain segments");
        let ElementKind::Active { table_index: None | Some(0), offset_expr } = &element.kind else {
            return Err(STRANGE);
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return Err(STRANGE);
        };
        let ElementItems::Functions(functions) = &element.items else { return Err(STRANGE) };
        let start = u32::try_from(value).map_err(|_| STRANGE)?;
        for (slot, function) in (start..).zip(functions.clone()) {
            self.slots.insert(slot, function?);
        }
        Ok(())
    }

    fn take_names(&mut self, section: &CustomSectionReader<'a>) -> Result<(), Error> {
        let KnownCustom::Name(names) = section.as_known() else { return Ok(()) };
        self.names = function_names(names)?;
        Ok(())
    }
}

fn function_names(names: NameSectionReader<'_>) -> Result<BTreeMap<u32, &str>, Error> {
    let mut found = BTreeMap::new();
    for name in names {
        let Name::Function(functions) = name? else { continue };
        for function in functions {
            let function = function?;
            found.insert(function.index, function.name);
        }
    }
    Ok(found)
}
