// A JSON-LD processor in safe mode accepts every file: no key that it would have to drop, no
// relative address, and every annotation arrives as what it is.

import assert from 'node:assert/strict';
import test from 'node:test';
import jsonld from 'jsonld';
import { files } from './files.mjs';
import { ADDRESS, context } from './w3c.mjs';

const documentLoader = async (url) => {
  assert.equal(url, ADDRESS, 'no other context is fetched');
  return { documentUrl: url, document: { '@context': context } };
};

for (const { name, file } of files) {
  test(`${name} loses nothing in safe mode`, async () => {
    const options = { safe: true, documentLoader };
    const quads = await jsonld.toRDF(file, options);
    const of = (type) => quads
      .filter((quad) => quad.predicate.value.endsWith('#type') && quad.object.value === type)
      .map((quad) => quad.subject.value);
    assert.equal(of(`${context.as}OrderedCollection`).length, 1);
    assert.deepEqual(
      of(`${context.oa}Annotation`).sort(),
      file.first.items.map((item) => item.id).sort(),
      'every annotation arrives, under an address of its own',
    );
    assert.ok(of(`${context.oa}TextQuoteSelector`).length >= file.total);
    const placed = file.first.items.filter(({ target }) => target.selector.length === 2);
    assert.ok(of(`${context.oa}TextPositionSelector`).length >= placed.length);
  });

  test(`${name} with a key of nobody's is refused`, async () => {
    const odd = { ...file, oddity: 1 };
    await assert.rejects(jsonld.expand(odd, { safe: true, documentLoader }));
  });
}
