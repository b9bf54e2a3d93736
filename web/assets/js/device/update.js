// A new version waits until the reader wants it, or until no page of the old one is
// open any more.

import { probe } from './network.js';
import { html, shiming, words } from './page.js';

const worker = navigator.serviceWorker;
const checkEvery = 6 * 3600 * 1000; // ms between checks of a tab that is come back to
const timeout = 120000; // ms until a new worker must have taken over; Chromium may let an old one idle for a minute

/** @type {ServiceWorkerRegistration | null} */
let watched = null;

/** watch follows the updates of a worker. @param {ServiceWorkerRegistration} registration */
export function watch(registration) {
  if (registration === watched) return;
  watched = registration;
  let controlled = shiming.worker();
  let wanted = false; // by the reader, in this tab

  const offer = () => shiming.setStatus('update', words.update, [words.refresh, refresh], [words.later, () => shiming.setStatus('update')]);

  /** @param {ServiceWorker} to @param {ToWorker} message */
  const send = (to, message) => to.postMessage(message);

  function refresh() {
    shiming.setStatus('update', words.updating);
    if (!registration.waiting) return location.reload(); // another tab has let it in
    wanted = true;
    if (html.dataset.offline !== 'ready') send(registration.active, { do: 'yield' });
    send(registration.waiting, { do: 'activate' });
    // Some browsers send no controllerchange, and some send it late.
    const since = performance.now();
    setInterval(() => {
      const done = !registration.waiting && (!registration.active || registration.active.state === 'activated');
      if (done || performance.now() - since > timeout) location.reload();
    }, 250);
  }

  /** @param {ServiceWorker} fresh */
  function follow(fresh) {
    fresh.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && shiming.worker()) offer();
    });
  }

  if (registration.waiting && controlled) offer();
  if (registration.installing) follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  worker.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
    else if (controlled) offer(); // another tab let it in: this page is of the old version
    controlled = shiming.worker();
  });

  let checked = controlled ? 0 : Date.now();
  function check() {
    if (Math.abs(Date.now() - checked) < checkEvery) return; // a clock may be set back
    checked = Date.now();
    registration.update().catch(probe);
  }
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) check();
  });
  check();
}
