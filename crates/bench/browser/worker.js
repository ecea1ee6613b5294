// Measures the comparison, and two well-known methods in plain JavaScript, on the same articles in
// the same run: a first one, while the browser still compiles, and the median of several more. Making
// the articles is not measured.
importScripts('./browser.js', './methods.js', './textbook.js', './packages.js');

const MEGABYTE = 1_000_000;
/** The packages of npm are so slow that they get less to do. */
const FOR_PACKAGES = 1 * MEGABYTE;
// Made and measured at a time: a browser's clock ticks ten thousand times a second.
const BATCH = 200;
const say = line => postMessage({ line });

/** Seconds that `work` takes on all articles of `bytes` bytes; `work` gets a batch of them. */
const measured = (bytes, work) => {
  const comparing = new wasm_bindgen.Comparing(bytes);
  let [seconds, read] = [0, 0];
  const batches = [];
  for (;;) {
    const size = comparing.make(BATCH);
    if (size === 0) break;
    read += size;
    const ready = work.prepare?.(comparing);
    const began = performance.now();
    work.run(comparing, ready);
    batches.push((performance.now() - began) / BATCH);
    seconds += (performance.now() - began) / 1000;
  }
  // The last batch may be a small one.
  const each = batches.slice(-11, -1);
  const began = performance.now();
  const found = work.found(comparing);
  seconds += (performance.now() - began) / 1000;
  comparing.free();
  const last = each.reduce((sum, ms) => sum + ms, 0) / each.length;
  return { seconds, read, found, last, articles: BATCH * batches.length, speed: read / MEGABYTE / seconds };
};

const ours = () => ({
  run: comparing => comparing.compare(),
  found: comparing => comparing.found(),
});

/** One of the methods of methods.js, over the lines of the articles. */
const other = method => ({
  prepare: comparing => {
    const lines = [];
    for (let nth = 0; nth < BATCH; nth++) {
      const text = comparing.text(nth);
      if (text === undefined) break;
      lines.push(...text.split('\n').filter(line => line.trim() !== ''));
    }
    return lines;
  },
  run: (_, lines) => lines.forEach(line => method.add(line)),
  found: () => method.found(),
});

/** What is measured on ten megabytes, by turns, so that a busy moment of the machine hits all alike. */
const METHODS = [
  ['Bluepencil', ours],
  ['64-hash MinHash over lines, in JavaScript as textbooks write it', () => other(new TextbookMinHash())],
  ['32-bit SimHash over lines, in JavaScript as textbooks write it', () => other(new TextbookSimHash())],
  ['64-hash MinHash over lines, in JavaScript tuned by hand', () => other(new MinHash())],
  ['32-bit SimHash over lines, in JavaScript tuned by hand', () => other(new SimHash())],
];
/** How often each is measured once the browser has compiled it for good. */
const ROUNDS = 5;

/** Of several runs the one in the middle. */
const median = runs => runs.toSorted((a, b) => a.seconds - b.seconds)[runs.length >> 1];
const tell = (name, { speed, seconds, read, found }) =>
  say(`${name}: ${speed.toFixed(1)} MB/s (${(read / MEGABYTE).toFixed(1)} MB in ${seconds.toFixed(2)} s; found ${found})`);

const compare = (ours, other) => say(`Bluepencil is ${(ours.speed / other.speed).toFixed(1)} times as fast`);

const start = async () => {
  const wasm = await wasm_bindgen({ module_or_path: './browser_bg.wasm' });
  const memory = () => wasm.memory.buffer.byteLength;
  const before = memory();
  METHODS.forEach(([name, work]) => tell(`${name}, first run`, measured(10 * MEGABYTE, work())));
  const small = memory();
  const runs = METHODS.map(() => []);
  const large = [];
  for (let round = 0; round < ROUNDS; round++) {
    large.push(measured(50 * MEGABYTE, ours()));
    METHODS.forEach(([, work], nth) => runs[nth].push(measured(10 * MEGABYTE, work())));
  }
  const medians = runs.map(median);
  const [ten] = medians;
  METHODS.forEach(([name], nth) => {
    tell(`${name}, median of ${ROUNDS} runs`, medians[nth]);
    if (nth > 0) compare(ten, medians[nth]);
  });
  const packages = packagesOfNpm();
  if (packages.length === 0) say('the packages of npm are not there (npm is missing) and were not measured');
  for (const [name, method] of packages) {
    const run = measured(FOR_PACKAGES, other(method));
    tell(`${name}, one run`, run);
    compare(ten, run);
  }
  const fifty = median(large);
  tell(`Bluepencil, median of ${ROUNDS} runs`, fifty);
  const one = ({ last, articles }) => `${last.toFixed(3)} ms an article after about ${articles}`;
  say(`one more article: ${one(ten)}, ${one(fifty)}`);
  say(`time for 50 MB: ${(fifty.seconds / ten.seconds).toFixed(2)} times that for 10 MB`);
  say(`memory of the worker: ${(before / MEGABYTE).toFixed(1)} MB before, ${(small / ten.read).toFixed(2)} bytes a byte after 10 MB, ${(memory() / fifty.read).toFixed(2)} after 50 MB`);
  postMessage({ done: true });
};
start().catch(error => postMessage({ line: `failed: ${error}`, done: true }));
