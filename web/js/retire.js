// The worker of a site that no longer wants one: it takes the place of the one that
// the reader's browser has, drops what that one kept, and ends itself.

import { name } from './worker/store.js';

addEventListener('install', () => skipWaiting());

addEventListener('activate', e => e.waitUntil(caches.delete(name).then(() => registration.unregister())));
