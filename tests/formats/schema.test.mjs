// Every file is what the project's own JSON Schema says that it is, and the schema is no sieve
// that lets anything pass.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { files } from './files.mjs';

const path = new URL('../../docs/annotations.schema.json', import.meta.url);
// Strict about keywords that the validator does not know; a type may stand beside its keyword or
// at the object that both belong to.
const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, validateFormats: false })
  .compile(JSON.parse(readFileSync(path, 'utf8')));

for (const { name, file } of files) {
  test(`${name} keeps to the schema`, () => {
    assert.ok(validate(file), JSON.stringify(validate.errors, null, 2));
  });

  test(`${name} without its parts does not`, () => {
    for (const key of ['@context', 'version', 'articles', 'first']) {
      const { [key]: _, ...rest } = file;
      assert.ok(!validate(rest), `a file without ${key} passes`);
    }
  });
}
