// The page works without this script. What it adds: it opens the answer that the
// fragment names, starts the program at the reader's first sign of use, lets go-app
// adopt the prerendered nodes, and then follows links without loading a page.

import { beginMount, body, createElement, createTextNode } from './boot/adopt.js';
import { go, markTarget, reveal, setAddress, takeOver, viewShown } from './boot/navigate.js';
import './boot/actions.js';
import './boot/stale.js';
import { copy, copyAddress } from './boot/clipboard.js';
import { afterPaint, appState, conf, device, html, shiming, whenIdle, whenLoaded } from './boot/page.js';
import { focusHit, giveIndex, searched, searchText } from './boot/search.js';
import { finishStart, start, startAtUse } from './boot/start.js';
import { askStatus, setStatus } from './boot/status.js';
import './boot/style.js';
import { make } from './dom.js';
import { saveData } from './fetch.js';

Object.assign(shiming, /** @satisfies {Partial<Shiming>} */ ({
  adopt: beginMount, body, createElement, createTextNode,
  ready() {
    finishStart();
    takeOver();
    appState('ready');
  },
  reportChange: text => askStatus('changed', text),
  replace: address => go(address, 'replace'),
  setAddress,
  viewShown, afterPaint, whenIdle, copy, copyAddress, loadIndex: giveIndex, searchText, searched, focusHit, setStatus
}));

const revision = new URLSearchParams(location.search).get(REVISION_PARAM); // of an address that was shared
const programView = new RegExp(PROGRAM_VIEW, 'i');

// Some apps encode the sign before an anchor or a query, and input methods write their own.
const [, seen, rest] = /^([^?#]*)(.*)/.exec(location.pathname.replace(new RegExp(INVISIBLE, 'gi'), '')
  .replace(/(%3F|%EF%BC%9F)(?=\w+=)/i, '?').replace('%23', '#'));

// What was pasted behind an address, such as a full stop, is no part of it.
const path = seen.replace(new RegExp(BEHIND_PATH), '');

// What the first script has opened the reader may have closed, or left, meanwhile.
if (conf.opened !== undefined) markTarget();
else if (location.hash) reveal();

const below = location.pathname.slice(conf.base.length);
if (shiming.missing && path !== location.pathname && path.startsWith(conf.base) && (rest || (path !== conf.base && !programView.test(below)))) {
  location.replace(path + location.search + rest + location.hash); // a host may show this page for other sites too
} else if (!window.WebAssembly) {
  appState('failed');
} else if ('start' in html.dataset || (revision && revision !== conf.rules) ||
  (shiming.missing && programView.test(below))) {
  start(); // the page is made for it, or the address may mean a place of the checker
} else if (!saveData()) {
  startAtUse();
}

// The script for this device, which keeps the site for offline use and installs it,
// waits until everything else is done, and until there is a reader: a page may be made
// before anyone opens it. In a frame there is nothing of it.
html.dataset.offline = !device ? 'none' : navigator.serviceWorker && !shiming.worker() ? 'storing' : 'asking';

addEventListener('beforeinstallprompt', e => {
  e.preventDefault();
  shiming.prompt = /** @type {InstallPrompt} */ (e);
  dispatchEvent(new Event('shiming:prompt'));
});

function loadDeviceScript() {
  if (document.prerendering) document.addEventListener('prerenderingchange', loadDeviceScript, { once: true });
  else if (appState() === 'loading') addEventListener('shiming:state', loadDeviceScript, { once: true });
  else whenIdle(() => make('script', document.head, { src: conf.device }));
}
if (device) whenLoaded(loadDeviceScript);

const { pressed } = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-boot]'));
if (pressed) pressed.click();
