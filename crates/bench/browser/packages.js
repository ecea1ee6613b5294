// The packages `minhash` 0.0.9 and `simhash-js` 1.0.0 of npm themselves, where the bench could install
// them. They are written for Node, so they get what it gives a module.

/** What the module at `path` exports. */
const required = path => {
  const at = new URL(path, location.href);
  const module = { exports: {} };
  const request = new XMLHttpRequest();
  request.open('GET', at, false);
  request.send();
  if (request.status !== 200) throw new Error(`${path} is not there`);
  const inside = other => required(new URL(other, at).href);
  new Function('module', 'exports', 'require', request.responseText)(module, module.exports, inside);
  return module.exports;
};

/** The words that `minhash` is given: it takes a set's members one by one. */
const minhashOf = Minhash => line => {
  const signature = new Minhash({ numPerm: 64 });
  stringsOf(line).forEach(shingle => signature.update(shingle));
  return signature;
};

/** Each package as a method: its name with the version, and what takes lines; none where npm is missing. */
const packagesOfNpm = () => {
  let Minhash, LshIndex, SimHash;
  try {
    Minhash = required('./node_modules/minhash/src/minhash.js');
    LshIndex = required('./node_modules/minhash/src/lsh.js');
    ({ SimHash } = required('./node_modules/simhash-js/SimHash.js'));
  } catch {
    return [];
  }
  const signatureOf = minhashOf(Minhash);
  const index = new LshIndex({ bandSize: 4 });
  const simhash = new SimHash();
  const counter = add => {
    let [count, number] = [0, 0];
    return { add: line => { if (add(line, number++)) count++; }, found: () => count };
  };
  return [
    ['the package minhash 0.0.9 with its index', counter((line, number) => {
      const signature = signatureOf(line);
      index.insert(number, signature);
      return index.query(signature).length > 1;
    })],
    // It has no index, so this is the hashing alone.
    ['the package simhash-js 1.0.0, the hashes alone', counter(line => simhash.hash(line) === undefined)],
  ];
};
