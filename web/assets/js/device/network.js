// Whether there is a network is shown for as long as there is none.

import { conf, shiming, words } from './page.js';

let timer = 0;
let lost = false;

/** @param {boolean} online */
function show(online) {
  clearTimeout(timer);
  if (online && lost) dispatchEvent(new Event('shiming:network'));
  lost = !online;
  shiming.setStatus('offline', online ? '' : words.offline);
  if (!online) timer = setTimeout(probe, 15000);
}

/** probe asks the host: navigator.onLine is true on a network without a connection, and false
 * on some that the system does not know, such as through a proxy. A network that wants a
 * reader to log in first answers itself, with a page in place of the file. */
export function probe() {
  fetch(conf.base + ROBOTS, { method: 'HEAD', cache: 'no-store' })
    .then(r => show(!(r.ok && /html/.test(r.headers.get('Content-Type')))), () => show(false));
}

addEventListener('offline', probe);
addEventListener('online', probe);
if (!navigator.onLine) probe();
