// Where the worker keeps files: one cache a site, which is told from other sites of
// the same origin by its scope. Its files are named by their content, so that two
// versions never mix in it.

/** The worker's own global names. @type {ServiceWorkerGlobalScope} */
export const scope = /** @type {any} */ (self);

const home = new URL(scope.registration.scope);

export const base = home.pathname;
export const name = 'shiming:' + home.href;

/** @param {string} path below the base */
export const address = path => home.origin + base + path;

/** @param {string} path */
export async function get(path) {
  return (await caches.open(name)).match(address(path));
}

/** @param {string} path @param {Response} response */
export async function put(path, response) {
  return (await caches.open(name)).put(address(path), response);
}

/** @param {string} path */
export async function drop(path) {
  return (await caches.open(name)).delete(address(path));
}

/** retain drops every file that is not among those given. @param {string[]} paths */
export async function retain(paths) {
  const store = await caches.open(name);
  const kept = new Set(paths.map(address));
  for (const request of await store.keys()) {
    if (!kept.has(request.url)) await store.delete(request);
  }
}
