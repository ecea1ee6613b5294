// Measures the comparison, and two well-known methods in plain JavaScript, on the same articles in
// the same run. Making the articles is not measured.
importScripts('./browser.js', './methods.js');

const MEGABYTE = 1_000_000;
// Made and measured at a time: a browser's clock ticks ten thousand times a second.
const BATCH = 200;
const say = line => postMessage({ line });

/** Seconds that `work` takes on all articles of `bytes` bytes; `work` gets a batch of them. */
const measured = (bytes, work) => {
  const comparing = new wasm_bindgen.Comparing(bytes);
  let [seconds, read] = [0, 0];
  for (;;) {
    const size = comparing.make(BATCH);
    if (size === 0) break;
    read += size;
    const ready = work.prepare?.(comparing);
    const began = performance.now();
    work.run(comparing, ready);
    seconds += (performance.now() - began) / 1000;
  }
  const began = performance.now();
  const found = work.found(comparing);
  seconds += (performance.now() - began) / 1000;
  comparing.free();
  return { seconds, read, found, speed: read / MEGABYTE / seconds };
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

const start = async () => {
  const wasm = await wasm_bindgen({ module_or_path: './browser_bg.wasm' });
  const memory = () => wasm.memory.buffer.byteLength;
  measured(MEGABYTE, ours()); // Lets the browser compile what is used.
  const before = memory();
  const ten = measured(10 * MEGABYTE, ours());
  const tenPeak = memory();
  const fifty = measured(50 * MEGABYTE, ours());
  const peak = memory();
  const tell = (name, { speed, seconds, read, found }) =>
    say(`${name}: ${speed.toFixed(1)} MB/s (${(read / MEGABYTE).toFixed(1)} MB in ${seconds.toFixed(2)} s; found ${found})`);
  tell('Bluepencil, 10 MB', ten);
  tell('Bluepencil, 50 MB', fifty);
  say(`time for 50 MB: ${(fifty.seconds / ten.seconds).toFixed(2)} times that for 10 MB`);
  say(`memory of the worker: ${(before / MEGABYTE).toFixed(1)} MB before, ${(tenPeak / ten.read).toFixed(2)} bytes a byte after 10 MB, ${(peak / fifty.read).toFixed(2)} after 50 MB`);
  for (const [name, Method] of [['64-hash MinHash', MinHash], ['32-bit SimHash', SimHash]]) {
    measured(MEGABYTE, other(new Method()));
    const result = measured(10 * MEGABYTE, other(new Method()));
    tell(`${name} over lines, in JavaScript, 10 MB`, result);
    say(`Bluepencil is ${(ten.speed / result.speed).toFixed(1)} times as fast`);
  }
  postMessage({ done: true });
};
start().catch(error => postMessage({ line: `failed: ${error}`, done: true }));
