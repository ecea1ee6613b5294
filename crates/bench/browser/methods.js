// Two methods that near copies of lines are often found by, written plainly and with the usual
// care: typed arrays, integer hashes, no allocation for each hash. Both look a line up among those
// before it and count those that have a partner.

/** The words of a line, in small letters, each as a 32-bit number (FNV-1a). */
const wordsOf = line => {
  const words = [];
  let hash = 0x811c9dc5;
  let length = 0;
  for (let at = 0; at <= line.length; at++) {
    let code = at < line.length ? line.charCodeAt(at) : 32;
    if (code >= 65 && code <= 90) code |= 32;
    const isLetter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 191;
    if (isLetter) {
      hash = Math.imul(hash ^ code, 0x01000193);
      length++;
    } else if (length > 0) {
      words.push(hash >>> 0);
      hash = 0x811c9dc5;
      length = 0;
    }
  }
  return words;
};

/** Runs of three words, each as one number; a shorter line is one run. */
const shinglesOf = words => {
  if (words.length < 3) return words;
  const shingles = new Uint32Array(words.length - 2);
  for (let at = 0; at < shingles.length; at++) {
    let hash = Math.imul(words[at], 0x9e3779b1) ^ Math.imul(words[at + 1], 0x85ebca77);
    hash ^= Math.imul(words[at + 2], 0xc2b2ae3d);
    shingles[at] = (hash ^ (hash >>> 15)) >>> 0;
  }
  return shingles;
};

/** MinHash with 64 hashes (Broder 1997), looked up by 16 bands of four. */
class MinHash {
  constructor() {
    this.factors = Uint32Array.from({ length: 64 }, (_, nth) => (Math.imul(nth + 1, 0x9e3779b1) | 1) >>> 0);
    this.offsets = Uint32Array.from({ length: 64 }, (_, nth) => Math.imul(nth + 7, 0x85ebca77) >>> 0);
    this.bands = Array.from({ length: 16 }, () => new Map());
    this.signatures = [];
    this.count = 0;
  }

  add(line) {
    const signature = new Uint32Array(64).fill(0xffffffff);
    for (const shingle of shinglesOf(wordsOf(line))) {
      for (let nth = 0; nth < 64; nth++) {
        const hash = (Math.imul(shingle, this.factors[nth]) + this.offsets[nth]) >>> 0;
        if (hash < signature[nth]) signature[nth] = hash;
      }
    }
    const number = this.signatures.push(signature) - 1;
    let isFound = false;
    for (let band = 0; band < 16; band++) {
      let key = band;
      for (let nth = 4 * band; nth < 4 * band + 4; nth++) key = Math.imul(key ^ signature[nth], 0x01000193);
      const before = this.bands[band].get(key);
      if (before === undefined) this.bands[band].set(key, number);
      else if (!isFound) isFound = this.isNear(signature, this.signatures[before]);
    }
    if (isFound) this.count++;
  }

  /** Whether half of the hashes agree, which estimates a Jaccard similarity of 0.5. */
  isNear(a, b) {
    let same = 0;
    for (let nth = 0; nth < 64; nth++) if (a[nth] === b[nth]) same++;
    return same >= 32;
  }

  found() {
    return this.count;
  }
}

/** SimHash with 32 bits (Charikar 2002), looked up by four blocks of eight, so that lines at most
 *  three bits apart meet in one (Manku, Jain and Das Sarma 2007). */
class SimHash {
  constructor() {
    this.sums = new Int32Array(32);
    this.blocks = Array.from({ length: 4 }, () => new Map());
    this.count = 0;
  }

  add(line) {
    const sums = this.sums.fill(0);
    for (const shingle of shinglesOf(wordsOf(line))) {
      for (let bit = 0; bit < 32; bit++) sums[bit] += ((shingle >>> bit) & 1) * 2 - 1;
    }
    let hash = 0;
    for (let bit = 0; bit < 32; bit++) if (sums[bit] > 0) hash |= 1 << bit;
    let isFound = false;
    for (let block = 0; block < 4; block++) {
      const key = (hash >>> (8 * block)) & 255;
      let others = this.blocks[block].get(key);
      if (others === undefined) this.blocks[block].set(key, (others = new Set()));
      if (!isFound) isFound = this.isNear(hash, others);
      others.add(hash);
    }
    if (isFound) this.count++;
  }

  isNear(hash, others) {
    if (others.has(hash)) return true;
    for (const other of others) {
      let bits = hash ^ other;
      bits -= (bits >>> 1) & 0x55555555;
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
      if (Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24 <= 3) return true;
    }
    return false;
  }

  found() {
    return this.count;
  }
}
