// What measures the page from inside, the same in ours and in the plain one: how long it is from a
// key or a click to the first picture with its effect, and which tasks were long.
{
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const pane = () => document.querySelector('main');
  /** What a command changes, told in few words. */
  const SIGNS = {
    focus: () => document.activeElement.id,
    verdict: () => document.activeElement.dataset.verdict,
    note: () => document.querySelector('#note').value.length,
    view: () => document.querySelector('[data-view]').dataset.view,
    article: () => document.querySelector('.article')?.dataset.lines ?? document.querySelector('#long').hidden,
    struck: () => document.querySelector('[data-sum=struck]')?.dataset.count ?? document.body.dataset.kept,
  };
  /** Beyond this nobody waits for an effect any more, in milliseconds. */
  const PATIENCE = 10000;
  const tasks = [];
  new PerformanceObserver(list => tasks.push(...list.getEntries().map(it => it.duration))).observe({ type: 'longtask', buffered: true });

  /** The paragraphs on screen, the middle one first. */
  const paragraphs = () => {
    const { left, top, width, height } = pane().getBoundingClientRect();
    const found = new Set();
    for (let nth = 0; nth < 24; nth++) {
      const down = height / 2 + (nth % 2 ? -1 : 1) * nth * (height / 56);
      const line = document.elementFromPoint(left + width * 0.4, top + down)?.closest('p');
      if (line) found.add(line);
    }
    return [...found];
  };

  window.bench = {
    /** Long tasks since this was last asked. */
    tasks: () => tasks.splice(0),

    /** Waits for the effect on `sign` of the next event called `name`; `painted` resolves then. */
    arm: (name, sign) => {
      const before = SIGNS[sign]();
      window.painted = new Promise((resolve, reject) => {
        const begin = ({ timeStamp: began }) => {
          const look = () => {
            if (SIGNS[sign]() === before) {
              if (performance.now() - began > PATIENCE) return reject(`no effect on ${sign}`);
              return requestAnimationFrame(look);
            }
            // What is posted in a frame comes after its picture.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - began);
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        addEventListener(name, begin, { capture: true, once: true });
      });
    },

    /** Lets the page finish what it does behind: what is kept, what is drawn ahead. */
    settle: async () => {
      do {
        for (let nth = 0; nth < 4; nth++) await frame();
        await new Promise(resolve => requestIdleCallback(resolve, { timeout: 500 }));
      } while (document.querySelector('[data-saved=writing], [aria-busy=true], .progress'));
    },

    /** Scrolls to a share of the text and puts the focus on what fits `css` there. */
    place: async (share, css) => {
      const main = pane();
      main.scrollTop = share * (main.scrollHeight - main.clientHeight);
      for (let nth = 0; nth < 100; nth++) {
        await frame();
        const found = paragraphs().map(it => it.querySelector(css)).find(it => it);
        if (!found) continue;
        found.focus({ preventScroll: true });
        await window.bench.settle();
        return true;
      }
      throw new Error(`nothing fits ${css} at ${share}`);
    },

    /** Selects two words of a paragraph on screen that are in no mark. */
    select: () => {
      for (const node of paragraphs().flatMap(it => [...it.childNodes])) {
        const words = node.nodeType === Node.TEXT_NODE && /^\S* \S+ (\S+ \S+) /.exec(node.data);
        if (!words) continue;
        const start = words[0].length - 1 - words[1].length;
        getSelection().setBaseAndExtent(node, start, node, start + words[1].length);
        return;
      }
      throw new Error('there are no words to select');
    },

    /** Clicks one of what fits `css`. */
    click: (css, nth) => {
      const all = document.querySelectorAll(css);
      all[nth % all.length].click();
    },

    /** Scrolls down by a share of the screen, and lets the page draw. */
    scroll: async share => {
      const main = pane();
      const before = main.scrollTop;
      main.scrollTop += share * main.clientHeight;
      await frame();
      await frame();
      return main.scrollTop > before;
    },

    /** Scrolls to the top. */
    top: async () => {
      pane().scrollTop = 0;
      await window.bench.settle();
    },
  };
}
