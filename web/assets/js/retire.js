// The worker of a site that no longer wants one: it takes the place of the one that
// the reader's browser has, drops what that one kept, and ends itself.

import { name, scope } from './worker/store.js';

scope.addEventListener('install', () => scope.skipWaiting());

/** @param {ExtendableEvent} e */
const end = e => e.waitUntil(caches.delete(name).catch(console.error).then(() => scope.registration.unregister()));

scope.addEventListener('activate', end);

// A page of the old version that was just opening has registered it once more.
scope.addEventListener('message', end);
