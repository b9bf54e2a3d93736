// The worker of a site that no longer wants one: it takes the place of the one that
// the reader's browser has, drops what that one kept, and ends itself.

import { name } from './worker/store.js';

addEventListener('install', () => skipWaiting());

const end = e => e.waitUntil(caches.delete(name).then(() => registration.unregister()));

addEventListener('activate', end);

// A page of the old version that was just opening has registered it once more.
addEventListener('message', end);
