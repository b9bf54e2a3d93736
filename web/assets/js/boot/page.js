// What the parts of boot.js share: the page's settings, what go-app and the other
// scripts find at window.shiming, and the line that tells the reader things.

export const html = document.documentElement;
export const conf = document.currentScript.dataset;

// framed tells that this is a page for the frame of a host page.
export const framed = 'frame' in conf;

export const shiming = window.shiming = {
  conf: conf,
  base: conf.base, origin: conf.origin, version: conf.version,
  missing: 'missing' in conf,
  library: '',
  misses: 0, // how often adoption was given up
  brief: false, // whether the present address was come to by a click
  wasm: null, // the program's bytes, for the worker to keep
  prompt: null, // the browser's offer to install
  say: say,
  note: note,
  tell: text => say('changed', text, [words.dismiss, () => say('changed')]),
  worker: worker
};

// state returns how far the takeover is, and sets it where a name is given.
export function state(name) {
  if (name) {
    html.dataset.app = name;
    dispatchEvent(new Event('shiming:state'));
  }
  return html.dataset.app;
}

// In a frame whose origin is opaque even the question for service workers throws.
try {
  navigator.serviceWorker;
} catch (refused) {
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: undefined });
}

// device tells whether there is anything to do on this device.
export const device = !!conf.device && self === top;

// worker returns the service worker that this page has, if it is the site's own and
// not the one of a site above it.
function worker() {
  const w = navigator.serviceWorker && navigator.serviceWorker.controller;
  return device && w && w.scriptURL === location.origin + conf.base + 'service-worker.js' ? w : null;
}

// painted calls then once what the page shows now is painted.
export function painted(then) {
  requestAnimationFrame(() => setTimeout(then, 0));
}

export const line = document.getElementById('status');
export const words = line.dataset;
const order = ['note', 'changed', 'failed', 'loading', 'update', 'offline', 'kept', 'language'];
const said = {}; // by kind
const passing = {}; // by kind: when it goes

// say shows words of a kind in the line at the bottom, with buttons, each a label and
// what it does, or takes them away. The kind that matters most is seen. Words of
// another language come with it, as { text, lang }.
export function say(kind, text, ...acts) {
  if (framed && kind === 'loading') return; // nothing there waits for it
  clearTimeout(passing[kind]);
  const before = order.find(k => said[k]);
  if (text) said[kind] = [text, acts];
  else delete said[kind];
  const top = order.find(k => said[k]);
  if (top !== kind && top === before) return;
  if (line.contains(document.activeElement)) document.getElementById('main').focus({ preventScroll: true });
  line.textContent = '';
  if (!top) return;
  const [now, buttons] = said[top];
  // Made anew, so that it is other words, and not the same that move.
  const pill = line.appendChild(document.createElement('span'));
  pill.lang = now.lang || html.lang;
  if (buttons.length) pill.className = 'asks';
  pill.textContent = now.lang ? now.text : now;
  buttons.forEach(([label, act]) => {
    const b = pill.appendChild(document.createElement('button'));
    b.type = 'button';
    b.textContent = label;
    b.addEventListener('click', act);
  });
  if (!before && !framed) uncover();
}

// uncover brings what has the focus of who goes by keys out from beneath the line, but
// does not bring back what was scrolled out of sight.
function uncover() {
  if (!window.CSS || !CSS.supports('selector(:focus-visible)')) return;
  const focus = document.querySelector(':focus-visible');
  const box = focus && focus.getBoundingClientRect();
  if (box && box.top < innerHeight && box.bottom > line.getBoundingClientRect().top) focus.scrollIntoView({ block: 'nearest' });
}

// note says words of a kind that pass by themselves.
export function note(kind, text) {
  say(kind, text);
  passing[kind] = setTimeout(() => say(kind), 6000);
}
