// Keeping the site on this device, and saying how far that is.

import { conf, html, inApp, shiming } from './page.js';
import { saveData } from '../fetch.js';
import { watch } from './update.js';
import './network.js';

const worker = navigator.serviceWorker;
const address = location.origin + conf.base + SERVICE_WORKER;

/** @param {string} state */
const show = state => { html.dataset.offline = state; };

/** fill puts a text in the words that have a place for it. It is content of the style: the
 * nodes there are go-app's. @param {'file' | 'missing' | 'percent'} name @param {string} text */
function fill(name, text) {
  html.style.setProperty('--' + name, JSON.stringify(text));
}

/** keep keeps what is not kept yet. */
export function keep() {
  if (!worker) return;
  show('storing');
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  register().then(() => send({ do: 'keep' }));
}

/** @type {Promise<ServiceWorkerRegistration>} */
let registered = null;

/** register registers the worker. If that fails, the promise never settles. */
function register() {
  /** @param {ServiceWorkerUpdateViaCache} updateViaCache */
  const attempt = updateViaCache => worker.register(address, { scope: conf.base, updateViaCache });
  // The code that it imports is named by its content, but a copy of it may be damaged.
  registered = attempt('imports').catch(() => attempt('none')).catch(err => {
    console.error(err);
    fill('file', SERVICE_WORKER);
    caches.keys().then(() => show('failed'), () => show('blocked'));
    return new Promise(() => {});
  });
  return registered;
}

/** send sends a message to the worker, once it is there. @param {ToWorker} message @param {Transferable[]} transfer */
function send(message, transfer = []) {
  registered.then(registration => {
    if (registration.active) return registration.active.postMessage(message, transfer);
    const fresh = registration.installing || registration.waiting;
    if (fresh) fresh.addEventListener('statechange', () => {
      if (fresh.state === 'activated') fresh.postMessage(message, transfer);
      else if (fresh.state === 'redundant' && html.dataset.offline === 'storing') show('failed');
    });
  });
}

let wasmMissing = false;
let offered = false; // the wasm to the worker, or that it get it

/** showMissing shows how many bytes the worker has not kept yet. @param {number} bytes */
function showMissing(bytes) {
  wasmMissing = bytes > 0;
  if (wasmMissing) {
    fill('missing', bytes < 1e5 ? Math.ceil(bytes / 1e3) + ' kB' : (bytes / 1e6).toFixed(1) + ' MB');
    show('partly');
    offerWasm();
    return;
  }
  show('ready');
}

/** offerWasm gives the worker the program that this page has fetched, or has it fetch
 * the program once the page does not, unless the reader wants to save data. */
function offerWasm() {
  if (offered || !wasmMissing) return;
  if (shiming.wasm) {
    offered = true;
    send({ do: 'kept', path: conf.wasm.slice(conf.base.length), bytes: shiming.wasm }, [shiming.wasm]);
    shiming.wasm = null;
  } else if (html.dataset.app !== 'loading' && shiming.worker() && !saveData()) {
    offered = true;
    send({ do: 'keep' });
  }
}

let timer = 0; // a browser may end a worker in the middle of its work

/** @param {FromWorker} message */
function receive(message) {
  switch (message.kind) {
    case 'state':
      return showMissing(message.missing);
    case 'keeping':
      fill('percent', message.percent + '%');
      show('keeping');
      timer = setTimeout(askState, 30000);
      return;
    case 'failed':
      fill('file', message.file);
      show(message.full ? 'full' : message.changed ? 'changed' : 'failed');
  }
}

function start() {
  if (!worker) return show(inApp ? 'in-app' : isSecureContext ? 'unsupported' : 'insecure');
  worker.addEventListener('message', e => {
    const own = shiming.worker();
    const source = /** @type {ServiceWorker | null} */ (e.source);
    if (own ? source !== own : source && source.scriptURL !== address) {
      // From a new version, which does not concern the reader, or from a site above.
      if (e.data && e.data.kind === 'failed') console.warn('not kept: ' + e.data.file);
      return;
    }
    clearTimeout(timer);
    if (e.data) receive(e.data);
  });
  worker.addEventListener('controllerchange', offerWasm);
  addEventListener('shiming:state', offerWasm);
  addEventListener('shiming:network', () => {
    if (/failed|changed/.test(html.dataset.offline)) register().then(watch);
    askState();
  });
  register().then(watch);
  askState();
}

/** askState asks the worker how far it is, and offers it anew what is missing. */
function askState() {
  offered = false;
  send({ do: 'state' });
}

start();
