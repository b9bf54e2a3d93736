// The start of the program: at the reader's first sign of use, or at once where
// something needs it.

import { adopt } from './adopt.js';
import { conf, device, framed, line, painted, say, shiming, state, words } from './page.js';
import { encodes, fetched, genuine, pass, pressed, wasmResponse } from '../fetch.js';

let adoption = null;
let failures = 0;

// Who scrolls past a frame does not use it.
const signs = framed ? ['click', 'keydown'] : ['pointerdown', 'touchstart', 'keydown', 'focusin', 'scroll', 'wheel'];

// startAtUse starts at the first sign of use. A frame is painted first, so that
// what the reader did is answered.
export function startAtUse() {
  signs.forEach(name => addEventListener(name, sign, { capture: true, passive: true }));
}

function sign(e) {
  // An answer to what the page asks is no use of it, nor where the focus goes then.
  if (line.contains(e.target) || (e.type === 'focusin' && e.target.id === 'main')) return;
  // Nor is a click on a link in a frame, which brings another page.
  if (framed && e.type === 'click' && e.target.closest('a[href]')) return;
  signs.forEach(name => removeEventListener(name, sign, true));
  painted(start);
}

export function start() {
  if (state() === 'loading' || state() === 'ready') return;
  state('loading');
  say('failed');
  const progress = counter();
  // Neither a copy that the browser has nor a break in the network fails twice.
  const options = failures ? { cache: 'reload' } : {};
  const library = fetched(conf.library, options);
  Promise.all([load(conf.exec), program(library, options, progress), text(library)]).then(all => {
    shiming.library = all[2];
    storage();
    const runtime = new window.Go();
    return WebAssembly.instantiate(all[1], runtime.importObject).then(instance => {
      performance.mark('takeover-start');
      return runtime.run(instance);
    });
  }).then(() => {
    throw new Error('the program ended');
  }).catch(err => {
    console.error(err);
    fail();
  });
}

function fail() {
  if (adoption) adoption.end();
  failures++;
  say('loading');
  state('failed');
  say('failed', words.failed, [words.retry, failures > 1 ? () => location.reload() : start]);
}

// mount is called when go-app is about to build its tree.
export function mount() {
  adoption = adopt(document.body.firstElementChild);
}

// ended is called once the page has been taken over.
export function ended() {
  adoption = null;
  shiming.library = '';
  say('loading');
}

// counter returns a function that counts bytes of the program and shows how much
// of it is there, once that takes noticeable time.
function counter() {
  let got = 0, shown = -1, slow = false;
  const show = () => {
    const percent = Math.min(99, Math.floor(100 * got / conf.size));
    if (slow && percent !== shown && state() === 'loading') {
      say('loading', words.loading.replace('{percent}', shown = percent));
    }
  };
  setTimeout(() => { slow = true; show(); }, 600);
  return bytes => { got += bytes; show(); };
}

function load(src) {
  return new Promise((resolve, reject) => {
    if (window.Go) return resolve();
    const s = document.createElement('script');
    s.src = src;
    s.onload = resolve;
    s.onerror = () => { s.remove(); reject(new Error('cannot load ' + src)); };
    document.head.appendChild(s);
  });
}

function text(library) {
  return library.then(r => r.arrayBuffer())
    .then(bytes => genuine(conf.library, bytes))
    .then(bytes => new TextDecoder().decode(bytes));
}

// program fetches the wasm and compiles it while it comes in. The service worker,
// where there is one, has it or knows how to get it.
function program(library, options, progress) {
  const worker = shiming.worker();
  const response = worker ? fetched(conf.wasm, options)
    : library.then(r => pressed(conf.wasm, encodes(r), options));
  return response.then(r => {
    // What the worker has kept was checked then, and the browser may have kept with it
    // what it compiled.
    if (r.headers.has('Shiming-Kept') && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(r);
    if (!r.body || !window.ReadableStream || !WebAssembly.compileStreaming) {
      return r.arrayBuffer().then(bytes => genuine(conf.wasm, bytes)).then(bytes => WebAssembly.compile(bytes));
    }
    const reader = r.body.getReader();
    const parts = [];
    const counted = new ReadableStream({
      pull(to) {
        return pass(reader, to).then(part => {
          if (part.done) return;
          parts.push(part.value);
          progress(part.value.length);
        });
      },
      cancel(why) { return reader.cancel(why); }
    });
    return WebAssembly.compileStreaming(wasmResponse(counted)).then(module =>
      new Response(new Blob(parts)).arrayBuffer().then(bytes => genuine(conf.wasm, bytes)).then(bytes => {
        if (!worker && device && navigator.serviceWorker) shiming.wasm = bytes;
        return module;
      }));
  });
}

// storage puts a store in memory where the browser refuses one: go-app reads
// localStorage when it starts, and an exception there ends it.
function storage() {
  ['localStorage', 'sessionStorage'].forEach(name => {
    try {
      window[name].getItem('');
      return;
    } catch (refused) { /* put ours there */ }
    const kept = new Map();
    Object.defineProperty(window, name, { configurable: true, value: {
      get length() { return kept.size; },
      key: i => Array.from(kept.keys())[i] || null,
      getItem: k => kept.has(k) ? kept.get(k) : null,
      setItem: (k, v) => { kept.set(String(k), String(v)); },
      removeItem: k => { kept.delete(k); },
      clear: () => { kept.clear(); }
    } });
  });
}
