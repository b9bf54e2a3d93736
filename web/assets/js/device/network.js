// Whether there is a network is shown for as long as there is none.

import { conf, shiming, words } from './page.js';

let timer = 0;
let lost = false;

// network shows whether there is one.
export function network(is) {
  clearTimeout(timer);
  if (is && lost) dispatchEvent(new Event('shiming:network'));
  lost = !is;
  shiming.say('offline', is ? '' : words.offline);
  if (!is) timer = setTimeout(probe, 15000);
}

// probe asks the host: a browser may take a dead network for a good one.
export function probe() {
  if (!navigator.onLine) return network(false);
  fetch(conf.base + 'robots.txt', { method: 'HEAD', cache: 'no-store' }).then(() => network(true), () => network(false));
}

addEventListener('offline', () => network(false));
addEventListener('online', probe);
if (!navigator.onLine) network(false);
