// A new version waits until the reader wants it, or until no page of the old one is
// open any more.

import { probe } from './network.js';
import { html, shiming, words } from './page.js';

const worker = navigator.serviceWorker;
const often = 6 * 3600 * 1000; // ms between checks of a tab that is come back to
const patience = 120000; // ms until a new worker must have taken over; Chromium may let an old one idle for a minute

let watched = null;

export function watch(registration) {
  if (registration === watched) return;
  watched = registration;
  let controlled = shiming.worker();
  let wanted = false; // by the reader, in this tab

  const ask = () => shiming.say('update', words.update, [words.refresh, refresh], [words.later, () => shiming.say('update')]);

  function refresh() {
    shiming.say('update', words.updating);
    if (!registration.waiting) return location.reload(); // another tab has let it in
    wanted = true;
    if (html.dataset.offline !== 'ready') registration.active.postMessage({ do: 'yield' });
    registration.waiting.postMessage({ do: 'activate' });
    // Some browsers do not tell of the change, and some are slow with it.
    const since = performance.now();
    setInterval(() => {
      const done = !registration.waiting && (!registration.active || registration.active.state === 'activated');
      if (done || performance.now() - since > patience) location.reload();
    }, 250);
  }

  function follow(fresh) {
    fresh.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && shiming.worker()) ask();
    });
  }

  if (registration.waiting && controlled) ask();
  if (registration.installing) follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  worker.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
    else if (controlled) ask(); // another tab let it in: this page is of the old version
    controlled = shiming.worker();
  });

  let checked = 0;
  function check() {
    if (Math.abs(Date.now() - checked) < often) return; // a clock may be set back
    checked = Date.now();
    registration.update().catch(probe);
  }
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) check();
  });
  if (controlled) check();
  else checked = Date.now();
}
