// The start of the program: at the reader's first sign of use, or at once where
// something needs it.

import { loadScript } from '../dom.js';
import { field } from './field.js';
import { afterPaint, appState, conf, device, framed, shiming } from './page.js';
import { loadIndex } from './searchindex.js';
import { awaitSign } from './signs.js';
import { setStatus, words } from './status.js';
import { loadMore } from './style.js';
import { changed, fetchCompressed, fetchFile, isEncoded, keptHeader, saveData, streamFrom, verifiedBytes, verifiedText, wasmResponse } from '../fetch.js';

let failures = 0;

/** startAtUse starts at the first sign of use, which may have come already. It is answered
 * first. */
export function startAtUse() {
  if (conf.used === undefined) awaitSign(framed, () => afterPaint(start));
  else afterPaint(start);
}

/** start starts the program, unless it runs or is on its way. */
export function start() {
  if (appState() === 'loading' || appState() === 'ready') return;
  appState('loading');
  setStatus('failed');
  if (field() && !saveData()) loadIndex(); // the program reads it as soon as it runs
  // Neither a copy that the browser has nor a break in the network fails twice.
  load(failures > 0).catch(err => {
    if (failures || !err.changed) throw err;
    console.warn(err);
    return load(true);
  }).then(({ runtime, instance }) => {
    try { performance.mark('takeover-start'); } catch { /* some browsers and extensions take the timeline away */ }
    return runtime.run(instance);
  }).then(() => { throw new Error('the program ended'); }).catch(fail);
}

/** load loads the program and what it needs. Its error has changed where something came and
 * is not what was sent. again asks for all past the caches: the worker then checks what it
 * has. @param {boolean} again */
async function load(again) {
  /** @type {RequestInit} */
  const options = again ? { cache: 'reload' } : {};
  const library = fetchFile(conf.library, options);
  const [, module, text, rest] = await Promise.all([isRuntime() || loadExec(again), compile(library, options, showProgress()),
    library.then(r => verifiedText(conf.library, r)), fetchFile(conf.rest, options).then(r => verifiedText(conf.rest, r)),
    loadMore().catch(console.error)]); // few views need that
  shiming.library = text + rest;
  replaceRefusedStores();
  const runtime = new window.Go();
  // What a page takes is little and soon given back. To look for it at every few megabytes
  // would now and then come between a click and what it shows.
  runtime.env.GOGC = '400';
  const instance = await WebAssembly.instantiate(module, runtime.importObject).catch(rethrowChanged);
  return { runtime, instance };
}

// An element of others may have the runtime's name.
const isRuntime = () => typeof window.Go === 'function';

/** @param {Error} err @returns {never} */
const rethrowChanged = err => { throw changed(err); };

/** loadExec loads wasm_exec.js. @param {boolean} again */
async function loadExec(again) {
  if (again) await fetchFile(conf.exec, { cache: 'reload' });
  await loadScript(conf.exec).catch(rethrowChanged); // also where its type is another one
  if (!isRuntime()) throw changed(new Error(conf.exec + ' does not run'));
}

/** @param {Error} err */
function fail(err) {
  console.error(err);
  failures++;
  setStatus('loading');
  appState('failed');
  setStatus('failed', words.failed, [words.retry, failures > 1 ? () => location.reload() : start]);
}

/** finishStart is called once the page has been taken over. */
export function finishStart() {
  shiming.library = '';
  setStatus('loading');
}

/** showProgress returns a function that counts bytes of the program and shows how much
 * of it is there, once that takes noticeable time. */
function showProgress() {
  let got = 0, shown = -1, slow = false;
  const show = () => {
    const percent = Math.min(99, Math.floor(100 * got / Number(conf.size)));
    if (slow && percent !== shown && appState() === 'loading') {
      setStatus('loading', words.loading.replace('{percent}', String(shown = percent)));
    }
  };
  setTimeout(() => { slow = true; show(); }, 600);
  return /** @param {number} bytes */ bytes => { got += bytes; show(); };
}

/** compile fetches the wasm and compiles it while it comes in. The service worker,
 * where there is one, has it or knows how to get it.
 * @param {Promise<Response>} library whose response shows whether the host compresses
 * @param {RequestInit} options @param {(bytes: number) => void} progress */
function compile(library, options, progress) {
  const worker = shiming.worker();
  const response = worker ? fetchFile(conf.wasm, options)
    : library.then(r => fetchCompressed(conf.wasm, isEncoded(r), options));
  return response.then(r => {
    // Where others have put a fetch of their own in the browser's place, there may be no stream.
    if (!WebAssembly.compileStreaming || !r.body) return verifiedBytes(conf.wasm, r).then(bytes => WebAssembly.compile(bytes));
    // The browser may have kept with it what it compiled. The worker checks what it keeps
    // when the page is idle; what does not compile is damaged.
    if (r.headers.has(keptHeader)) return WebAssembly.compileStreaming(r).catch(rethrowChanged);
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    const counted = streamFrom(r.body.getReader(), part => {
      parts.push(part);
      progress(part.length);
    });
    return WebAssembly.compileStreaming(wasmResponse(counted)).catch(rethrowChanged).then(module =>
      verifiedBytes(conf.wasm, new Response(new Blob(parts))).then(bytes => {
        if (!worker && device && navigator.serviceWorker) shiming.wasm = bytes;
        return module;
      }));
  });
}

/** replaceRefusedStores puts a store in memory where the browser refuses one. It has what
 * the scripts use. */
function replaceRefusedStores() {
  for (const name of /** @type {const} */ (['localStorage', 'sessionStorage'])) {
    try {
      window[name].getItem('');
    } catch {
      const kept = new Map();
      const value = { getItem: kept.get.bind(kept), setItem: kept.set.bind(kept) };
      Object.defineProperty(window, name, { configurable: true, value });
    }
  }
}
