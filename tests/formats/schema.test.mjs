// Every file is what the project's own JSON Schema says that it is, and the schema is no sieve
// that lets anything pass.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { files } from './files.mjs';

const path = new URL('../../docs/annotations.schema.json', import.meta.url);
const skip = existsSync(path) ? false : 'docs/annotations.schema.json is not there yet';
const validate = skip ? null : new Ajv({ allErrors: true, strict: true, validateFormats: false })
  .compile(JSON.parse(readFileSync(path, 'utf8')));

for (const { name, file } of files) {
  test(`${name} keeps to the schema`, { skip }, () => {
    assert.ok(validate(file), JSON.stringify(validate.errors, null, 2));
  });

  test(`${name} without its parts does not`, { skip }, () => {
    for (const key of ['@context', 'version', 'articles', 'first']) {
      const { [key]: _, ...rest } = file;
      assert.ok(!validate(rest), `a file without ${key} passes`);
    }
  });
}
