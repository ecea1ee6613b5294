// The two methods of methods.js once more, as textbooks and the packages of npm write them: words by a
// regular expression, shingles as strings in a set (Leskovec, Rajaraman and Ullman, Mining of Massive
// Datasets, chapter 3), a hash for each string. The hash functions of MinHash and its bands, joined to
// strings, are those of the package `minhash` 0.0.9; the sums of SimHash are those of `simhash-js`
// 1.0.0. What the packages waste is left out, so that both are as fast as this way is: `minhash` hashes
// a string anew for each of the 64 functions and makes these anew for each signature, `simhash-js` writes
// each hash as a string of hexadecimal digits and reads it again for each bit, and has no index but each
// pair. So the index here is that of methods.js.

/** Runs of three words of a line, in small letters; a shorter line is one run. */
const stringsOf = line => {
  const words = line.toLowerCase().match(/\w+/g) ?? [];
  const shingles = new Set();
  if (words.length < 3) return shingles.add(words.join(' '));
  for (let at = 0; at + 3 <= words.length; at++) shingles.add(words.slice(at, at + 3).join(' '));
  return shingles;
};

/** A string as a 32-bit number, as Java hashes one. */
const hashOf = string => {
  let hash = 0;
  for (let at = 0; at < string.length; at++) hash = ((hash << 5) - hash + string.charCodeAt(at)) | 0;
  return hash >>> 0;
};

/** The least prime above all 32-bit numbers. */
const PRIME = 4294967311;

/** MinHash with 64 hashes, looked up by 16 bands of four. */
class TextbookMinHash {
  constructor() {
    const numbers = seed => Array.from({ length: 64 }, (_, nth) => hashOf(`${seed} ${nth * nth}`) + 1);
    this.functions = numbers('a').map((a, nth) => ({ a, b: numbers('b')[nth] }));
    this.bands = new Map();
    this.signatures = [];
    this.count = 0;
  }

  add(line) {
    const hashes = [...stringsOf(line)].map(hashOf);
    const signature = this.functions.map(({ a, b }) => {
      let least = Infinity;
      for (const hash of hashes) least = Math.min(least, (a * hash + b) % PRIME);
      return least;
    });
    const number = this.signatures.push(signature) - 1;
    let isFound = false;
    for (let band = 0; band < 16; band++) {
      const key = `${band}:${signature.slice(4 * band, 4 * band + 4).join('.')}`;
      const before = this.bands.get(key);
      if (before === undefined) this.bands.set(key, number);
      else if (!isFound) isFound = this.similarity(signature, this.signatures[before]) >= 0.5;
    }
    if (isFound) this.count++;
  }

  /** The share of hashes that agree, which estimates the Jaccard similarity. */
  similarity(a, b) {
    return a.filter((hash, nth) => hash === b[nth]).length / a.length;
  }

  found() {
    return this.count;
  }
}

/** SimHash with 32 bits, looked up by four blocks of eight. */
class TextbookSimHash {
  constructor() {
    this.blocks = Array.from({ length: 4 }, () => new Map());
    this.count = 0;
  }

  add(line) {
    const sums = new Array(32).fill(0);
    for (const shingle of stringsOf(line)) {
      const hash = hashOf(shingle);
      for (let bit = 0; bit < 32; bit++) sums[bit] += (hash >>> bit) & 1 ? 1 : -1;
    }
    const hash = sums.reduce((hash, sum, bit) => (sum > 0 ? hash | (1 << bit) : hash), 0);
    let isFound = false;
    this.blocks.forEach((blocks, nth) => {
      const key = (hash >>> (8 * nth)) & 255;
      if (!blocks.has(key)) blocks.set(key, new Set());
      const others = blocks.get(key);
      isFound ||= others.has(hash) || this.isNear(hash, others);
      others.add(hash);
    });
    if (isFound) this.count++;
  }

  isNear(hash, others) {
    for (const other of others) if (this.distance(hash, other) <= 3) return true;
    return false;
  }

  /** In how many bits two hashes differ. */
  distance(a, b) {
    let count = 0;
    for (let bits = a ^ b; bits !== 0; bits &= bits - 1) count++;
    return count;
  }

  found() {
    return this.count;
  }
}
