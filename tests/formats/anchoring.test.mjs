// An anchoring library finds the exact words of every selector, on a DOM that holds the text.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import { JSDOM } from 'jsdom';
import { files } from './files.mjs';

const { window } = new JSDOM('<!doctype html>');
// The library takes the DOM's constants from the global scope, as in a browser.
Object.assign(globalThis, { Node: window.Node, NodeFilter: window.NodeFilter });

/** The article's text, broken over several nodes as it is on any real page. */
const scopeOf = (article) => {
  const { document } = window;
  const scope = document.createElement('pre');
  document.body.append(scope);
  for (const line of article.text.split(/(?<=\n)/)) {
    const paragraph = document.createElement('span');
    paragraph.append(document.createTextNode(line));
    scope.append(paragraph);
  }
  return scope;
};

const all = async (matches) => {
  const found = [];
  for await (const match of matches) found.push(match);
  return found;
};

const isSame = (a, b) =>
  a.compareBoundaryPoints(0, b) === 0 && a.compareBoundaryPoints(2, b) === 0;

for (const { name, file } of files) {
  const scopes = new Map(file.articles.map((article) => [article.id, scopeOf(article)]));

  test(`${name}: every position and every quotation is found`, async () => {
    // A mark whose words were lost says what they are, but not where.
    const placed = file.first.items.filter(({ target }) => target.selector.length === 2);
    for (const { id, target } of placed) {
      const scope = scopes.get(target.scope);
      const of = (type) => target.selector.find((selector) => selector.type === type);
      const [quote, position] = [of('TextQuoteSelector'), of('TextPositionSelector')];
      const [there] = await all(createTextPositionSelectorMatcher(position)(scope));
      assert.equal(there.toString(), quote.exact, `${id}: the words at its position`);
      const found = await all(createTextQuoteSelectorMatcher(quote)(scope));
      assert.ok(found.length > 0, `${id}: its words with their prefix and suffix`);
      assert.ok(found.every((range) => range.toString() === quote.exact), id);
      assert.ok(found.some((range) => isSame(range, there)), `${id}: both at the same place`);
    }
  });
}
