// What is wrong with the layout on screen: the body of a function that returns a sentence for each
// finding. Lengths are CSS pixels, boxes are what getClientRects gives.

/** Fractions of a pixel are no finding. */
const SLACK = 1;
/** The least size of a target (WCAG 2.2, 2.5.8). */
const TARGET = 24;
/** Of a line of text, the share of its height in which letters stand, whatever the font. */
const LETTERS = 0.5;

const CONTROL = "a[href]:not(.skip), button, input, select, textarea, summary, [tabindex='0']";
/** What lies above the rest until it is pressed away, or goes by itself. */
const PASSING = ".marking, .messages, .note__more";
const findings = new Set();
const find = (what, element, more = "") => findings.add(`${what}: ${name(element)} ${more}`.trim());

/** An element as a short selector, from the nearest ancestor with a class. */
const name = (element) => {
  const one = ({ localName, id, classList }) =>
    localName + (id ? `#${id}` : "") + [...classList].map((it) => `.${it}`).join("");
  const parent = element.parentElement?.closest("[class]");
  return (parent ? `${one(parent)} ` : "") + one(element);
};
const words = (text) => JSON.stringify(text.trim().slice(0, 30));

const styles = new Map();
const style = (element) => {
  if (!styles.has(element)) styles.set(element, getComputedStyle(element));
  return styles.get(element);
};

const boxes = new Map();
const boxOf = (element) => {
  if (!boxes.has(element)) boxes.set(element, element.getBoundingClientRect());
  return boxes.get(element);
};

/** Whether it is there for screen readers alone. */
const isForEars = (element) => element !== null
  && (style(element).clipPath !== "none" || isForEars(element.parentElement));
/** Whether it can be seen at all. */
const isSeen = (element) =>
  element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true })
  && !isForEars(element);

const isClipping = (value) => value !== "visible";
const parentOf = (element) => style(element).position === "fixed" ? null : element.parentElement;

/** What of a box is seen in `element` and all that it is in, or null. */
const visible = (box, element) => {
  let { left, top, right, bottom } = box;
  for (let it = element; it; it = parentOf(it)) {
    const { overflowX, overflowY } = style(it);
    if (it === document.documentElement || it === document.body) continue;
    const outer = boxOf(it);
    // Only boxes clip, not words in a line of text.
    if (style(it).display === "inline") continue;
    if (isClipping(overflowX)) [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
    if (isClipping(overflowY)) [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)];
  }
  return right - left > SLACK && bottom - top > SLACK ? { left, top, right, bottom } : null;
};

/** What lies above the rest is compared with its like alone. */
const layers = new Map();
const layerOf = (element) => {
  if (!element) return document.body;
  if (!layers.has(element)) {
    const { position, zIndex } = style(element);
    const isOwn = position === "fixed" || position === "sticky" || element.localName === "dialog"
      || (position === "absolute" && zIndex !== "auto");
    layers.set(element, isOwn ? element : layerOf(element.parentElement));
  }
  return layers.get(element);
};

/** What scrolls sideways on purpose: a table may (WCAG 2.2, 1.4.10), and a phone's strip of filters. */
const isWide = (element) => element.matches("table, :has(> table), .find__options");
const scrollsSideways = (element) => {
  for (let it = element; it; it = it.parentElement) {
    if (isWide(it) && ["auto", "scroll"].includes(style(it).overflowX)) return true;
  }
  return false;
};

const modal = document.querySelector("dialog[open]");
const everything = [...(modal ?? document.body).querySelectorAll("*")].filter(isSeen);
const controls = everything.filter((it) => it.matches(CONTROL) && it.type !== "file");

/** Every line of every text that is seen, with the element that it stands in. */
const texts = [];
for (const element of everything) {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > SLACK) texts.push({ box, element, node });
    }
  }
}

// The page does not scroll sideways, and no pane does.
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) find("the page scrolls sideways", root, `${root.scrollWidth} of ${root.clientWidth}`);
for (const element of everything) {
  const { overflowX } = style(element);
  const excess = element.scrollWidth - element.clientWidth;
  if (["auto", "scroll"].includes(overflowX) && excess > SLACK && !isWide(element) && element.localName !== "textarea") {
    find("scrolls sideways", element, `by ${excess}`);
  }
}

// No word is cut: neither by the window nor by a box that hides what does not fit. What ends in an
// ellipsis means to be cut, and says so.
const isShortened = (element) => {
  for (let it = element; it; it = it.parentElement) {
    const { textOverflow, webkitLineClamp } = style(it);
    if (textOverflow === "ellipsis" || (webkitLineClamp && webkitLineClamp !== "none")) return true;
  }
  return false;
};
for (const { box, element, node } of texts) {
  if (scrollsSideways(element) || isShortened(element)) continue;
  if (box.left < -SLACK || box.right > innerWidth + SLACK) find("text beyond the window", element, words(node.data));
  // What scrolls brings to light what lies outside of it.
  const hides = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";
  for (let it = element; it && !scrolls(style(it).overflowY); it = parentOf(it)) {
    const { overflowX, overflowY } = style(it);
    const outer = boxOf(it);
    const isCutAcross = hides(overflowX) && (box.left < outer.left - SLACK || box.right > outer.right + SLACK);
    const letters = (box.bottom - box.top) * (1 - LETTERS) / 2;
    const isCutDown = hides(overflowY)
      && (box.top + letters < outer.top - SLACK || box.bottom - letters > outer.bottom + SLACK);
    if ((isCutAcross || isCutDown) && it !== root && it !== document.body) find("text is cut", element, words(node.data));
  }
}
for (const control of controls) {
  const { left, right } = boxOf(control);
  if (scrollsSideways(control) || !visible(boxOf(control), control)) continue;
  if (left < -SLACK || right > innerWidth + SLACK) find("control beyond the window", control);
}

// No two texts lie on each other, no two controls, and no control on a text that is not its own.
const pieces = [];
const isInline = (element) => style(element).display === "inline";
for (const { box, element, node } of texts) {
  const margin = (box.bottom - box.top) * (1 - LETTERS) / 2;
  const letters = { left: box.left + SLACK, right: box.right - SLACK, top: box.top + margin, bottom: box.bottom - margin };
  const seen = visible(letters, element);
  if (seen) pieces.push({ box: seen, element, node, layer: layerOf(element) });
}
for (const control of controls) {
  // A word in a line of text is as high as its font says, and touches the lines around it.
  if (isInline(control)) continue;
  const seen = visible(boxOf(control), control);
  if (seen) pieces.push({ box: seen, element: control, node: null, layer: layerOf(control) });
}
const belong = (a, b) => a.contains(b) || b.contains(a)
  || [a, b].some((it) => it.matches("input") && it.parentElement.contains(a) && it.parentElement.contains(b));
pieces.sort((a, b) => a.box.top - b.box.top);
pieces.forEach((a, at) => {
  for (let next = at + 1; next < pieces.length && pieces[next].box.top < a.box.bottom - SLACK; next += 1) {
    const b = pieces[next];
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const isSameText = a.node && a.node === b.node;
    if (across <= SLACK || a.layer !== b.layer || isSameText) continue;
    if (!(a.node && b.node) && belong(a.element, b.element)) continue;
    const told = [a, b].map((it) => (it.node ? words(it.node.data) : "")).join(" ");
    find("overlap", a.element, `and ${name(b.element)} ${told}`);
  }
});

// Every control can be pressed: it is 24 pixels wide and high, or a word in a text, or stands apart
// so that a circle of 24 pixels around it touches no other.
const isWord = (control) => isInline(control)
  && [...control.parentElement.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && it.data.trim());
const targets = controls.filter((it) => !isWord(it) && !it.disabled).map((control) => {
  const parts = [control, ...(control.labels ?? []), ...(control.closest("label") ? [control.closest("label")] : [])]
    .filter(isSeen).map(boxOf);
  const [left, top] = ["left", "top"].map((side) => Math.min(...parts.map((it) => it[side])));
  const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...parts.map((it) => it[side])));
  return { control, left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2,
    isSmall: right - left < TARGET - 0.5 || bottom - top < TARGET - 0.5, layer: layerOf(control) };
}).flatMap((it) => {
  const seen = visible(it, it.control);
  return seen ? [{ ...it, seen }] : [];
});
const isInside = ({ left, top, right, bottom }, x, y) => left < x && x < right && top < y && y < bottom;
for (const small of targets.filter((it) => it.isSmall && isInside(it.seen, it.x, it.y))) {
  const near = targets.find((it) => {
    if (it === small || it.layer !== small.layer || belong(it.control, small.control)) return false;
    if (it.isSmall && Math.hypot(it.x - small.x, it.y - small.y) < TARGET) return true;
    const { left, top, right, bottom } = it.seen;
    const across = Math.max(left - small.x, small.x - right, 0);
    const down = Math.max(top - small.y, small.y - bottom, 0);
    return Math.hypot(across, down) < TARGET / 2;
  });
  const size = `${Math.round(small.right - small.left)} × ${Math.round(small.bottom - small.top)}`;
  if (near) find("small target", small.control, `${size}, near ${name(near.control)}`);
}

// What gets the focus is not under what sticks to the window (WCAG 2.2, 2.4.11).
const places = [modal ?? root, ...everything].filter((it) => isClipping(style(it).overflowY) || it === root)
  .map((it) => [it, it.scrollTop, it.scrollLeft]);
const ends = controls.length > 160 ? [...controls.slice(0, 80), ...controls.slice(-80)] : controls;
for (const control of ends.filter((it) => !it.disabled)) {
  control.scrollIntoView({ block: "nearest", inline: "nearest" });
  // A browser tells of it before the next picture, which nobody waits for here: what follows the text
  // does so now.
  document.dispatchEvent(new Event("scroll"));
  boxes.clear();
  const seen = [...control.getClientRects()].map((it) => visible(it, control)).filter(Boolean);
  const above = seen.map(({ left, top, right, bottom }) => document.elementFromPoint(
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2));
  const isFree = above.some((it) => it && (belong(it, control) || it.closest("label")?.control === control));
  if (isFree || !above.length || above[0]?.closest(PASSING)) continue;
  find("covered", control, above[0] ? `by ${name(above[0])}` : "by the window's edge");
}
for (const [element, top, left] of places) element.scrollTo({ top, left, behavior: "instant" });

return [...findings];
