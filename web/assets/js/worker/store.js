// Where the worker keeps files: one cache a site, which its scope tells apart from those of other
// sites of the same origin. Its files are named by their content, so that two
// versions never mix in it.

/** The worker's own global names. @type {ServiceWorkerGlobalScope} */
export const scope = /** @type {any} */ (self);

const home = new URL(scope.registration.scope);

export const base = home.pathname;
export const name = 'shiming:' + home.href;

/** address returns the address of a file. @param {string} path below the base */
export const address = path => home.origin + base + path;

/** match returns a file as it is kept, or undefined. @param {string} path */
export const match = async path => (await caches.open(name)).match(address(path));

/** put keeps a file. @param {string} path @param {Response} response */
export const put = async (path, response) => (await caches.open(name)).put(address(path), response);

/** drop drops a file. @param {string} path */
export const drop = async path => (await caches.open(name)).delete(address(path));

/** names returns the paths of all files. */
export const names = async () => (await (await caches.open(name)).keys()).map(request => request.url.slice(address('').length));

/** retain drops every file that is not among those given. @param {string[]} paths */
export async function retain(paths) {
  const store = await caches.open(name);
  const kept = new Set(paths.map(address));
  for (const request of await store.keys()) {
    if (!kept.has(request.url)) await store.delete(request);
  }
}
