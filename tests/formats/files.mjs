// The annotation files to check: the engine's tests and the end-to-end tests leave them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.BLUEPENCIL_FILES;
assert.ok(folder, 'BLUEPENCIL_FILES names no folder: run `cargo xtask test --only formats`');

/** Every annotation file, as `{ name, file }`. */
export const files = readdirSync(folder)
  .filter((name) => name.endsWith('.annotations.json'))
  .map((name) => ({ name, file: JSON.parse(readFileSync(join(folder, name), 'utf8')) }));

assert.ok(files.length > 0, `${folder} holds no annotation file`);
