// Keeping the site on this device, and saying how far that is.

import { conf, html, inApp, shiming, words } from './page.js';
import { thrifty } from '../fetch.js';
import { watch } from './update.js';
import './network.js';

const worker = navigator.serviceWorker;
const address = location.origin + conf.base + 'service-worker.js';

function show(state) {
  html.dataset.offline = state;
}

// figure shows a text of the moment in the words that have a place for it. It is
// content of the style: the nodes there are go-app's.
function figure(name, text) {
  html.style.setProperty('--' + name, JSON.stringify(text));
}

// keep keeps what is not kept yet.
export function keep() {
  if (!worker) return;
  show('storing');
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  register().then(() => tell({ do: 'keep' }));
}

let registered = null;

// register registers the worker. What waits for it waits for ever if that fails.
function register() {
  // The code that it imports is named by its content.
  registered = worker.register(address, { scope: conf.base, updateViaCache: 'imports' }).catch(err => {
    console.error(err);
    figure('file', 'service-worker.js');
    caches.keys().then(() => show('failed'), () => show('blocked'));
    return new Promise(() => {});
  });
  return registered;
}

// tell sends a message to the worker, once it is there.
function tell(message, transfer) {
  registered.then(registration => {
    if (registration.active) return registration.active.postMessage(message, transfer || []);
    const fresh = registration.installing || registration.waiting;
    if (fresh) fresh.addEventListener('statechange', () => {
      if (fresh.state === 'activated') fresh.postMessage(message, transfer || []);
      else if (fresh.state === 'redundant' && html.dataset.offline === 'storing') show('failed');
    });
  });
}

let fresh = !shiming.worker(); // what is kept was not there before this page
let lacking = false; // the wasm is still to come
let offered = false; // the wasm to the worker, or that it get it

// missing shows how many bytes the worker has not kept yet.
function missing(bytes) {
  lacking = bytes > 0;
  if (lacking) {
    fresh = true;
    figure('missing', bytes < 1e5 ? Math.ceil(bytes / 1e3) + ' kB' : (bytes / 1e6).toFixed(1) + ' MB');
    show('partly');
    offer();
    return;
  }
  show('ready');
  if (fresh) shiming.note('kept', words.kept);
  fresh = false;
}

// offer gives the worker the program that this page has fetched, or has it fetch
// the program once the page does not, if the reader's line is not to be spared.
function offer() {
  if (offered || !lacking) return;
  if (shiming.wasm) {
    offered = true;
    tell({ do: 'kept', path: conf.wasm.slice(conf.base.length), bytes: shiming.wasm }, [shiming.wasm]);
    shiming.wasm = null;
  } else if (html.dataset.app !== 'loading' && shiming.worker() && !thrifty()) {
    offered = true;
    tell({ do: 'keep' });
  }
}

let quiet = 0; // a timer: a browser may end a worker in the middle of its work

const says = {
  state(data) { missing(data.missing); },
  keeping(data) {
    figure('percent', data.percent + '%');
    show('keeping');
    quiet = setTimeout(ask, 30000);
  },
  failed(data) {
    figure('file', data.file);
    show(data.full ? 'full' : 'failed');
  }
};

function start() {
  if (!worker) return show(inApp ? 'in-app' : isSecureContext ? 'unsupported' : 'insecure');
  worker.addEventListener('message', e => {
    const data = e.data || {};
    const own = shiming.worker();
    if (own ? e.source !== own : e.source && e.source.scriptURL !== address) {
      // It is a new version's, which is nothing to the reader, or one of a site above.
      if (data.kind === 'failed') console.warn('not kept: ' + data.file);
      return;
    }
    clearTimeout(quiet);
    if (Object.prototype.hasOwnProperty.call(says, data.kind)) says[data.kind](data);
  });
  worker.addEventListener('controllerchange', offer);
  addEventListener('shiming:state', offer);
  addEventListener('shiming:network', () => {
    if (html.dataset.offline === 'failed') register().then(watch);
    ask();
  });
  register().then(watch);
  ask();
}

// ask asks the worker how far it is, and offers it anew what is missing.
function ask() {
  offered = false;
  tell({ do: 'state' });
}

start();
