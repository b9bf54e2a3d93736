// The pages that this worker may speak to.

import { base, scope } from './store.js';

async function pages() {
  const all = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return all.filter(page => page.url.startsWith(scope.registration.scope));
}

/** tellAll sends a message to all open pages of the site. @param {FromWorker} message */
export async function tellAll(message) {
  for (const page of await pages()) page.postMessage(message);
}

/** paths returns the paths of all open pages below the base. */
export const paths = async () => (await pages()).map(page => new URL(page.url).pathname.slice(base.length));
