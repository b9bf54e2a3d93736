// The page works without this script. What it adds: it opens the answer that the
// fragment names, starts the program at the reader's first sign of use, lets go-app
// adopt the prerendered nodes, and then follows links without loading a page.

import { again, remember } from './boot/memory.js';
import { go, reveal, shown, take } from './boot/navigate.js';
import './boot/acts.js';
import './boot/all.js';
import './boot/stale.js';
import { copy } from './boot/copy.js';
import { conf, device, html, painted, shiming, state } from './boot/page.js';
import { asked, goOn, tables, typed } from './boot/search.js';
import { ended, mount, start, startAtUse } from './boot/start.js';
import { thrifty } from './fetch.js';
import { views } from './places.js';

// Called by app/browser.go.
Object.assign(shiming, {
  adopt: mount,
  ready() {
    ended();
    take();
    state('ready');
  },
  shown: shown,
  replace: address => go(address, 'replace'),
  painted: painted,
  idle,
  copy,
  tables,
  typed,
  asked,
  goOn
});

// Some browsers know no idle moment on a page that they do not draw.
function idle(then) {
  if (window.requestIdleCallback) requestIdleCallback(then, { timeout: 3000 });
  else setTimeout(then);
}

const rules = new URLSearchParams(location.search).get('rules'); // of an address that was shared

if (again()) remember();
if (location.hash) reveal();

if (!window.WebAssembly || !window.fetch || !window.Promise) {
  state('failed');
} else if ('start' in html.dataset || (rules && rules !== conf.rules) || (shiming.missing && views.test(location.pathname.slice(conf.base.length)))) {
  start(); // the page is made for it, or the address may mean a place of the checker
} else if (!thrifty()) {
  startAtUse();
}

// The script for this device, which keeps the site for offline use and installs it,
// waits until everything else is done. In a frame there is nothing of it.
html.dataset.offline = !device ? 'none' : navigator.serviceWorker && !shiming.worker() ? 'storing' : 'asking';

addEventListener('beforeinstallprompt', e => {
  e.preventDefault();
  shiming.prompt = e;
  dispatchEvent(new Event('shiming:prompt'));
});

function settled() {
  if (!device) return;
  if (state() === 'loading') addEventListener('shiming:state', settled, { once: true });
  else idle(() => {
    const s = document.createElement('script');
    s.src = conf.device;
    document.head.appendChild(s);
  });
}
if (document.readyState === 'complete') settled();
else addEventListener('load', settled);
