// Where the worker keeps files: one cache a site, which is told from other sites of
// the same origin by its scope. Its files are named by their content, so that two
// versions never mix in it.

const scope = new URL(registration.scope);

export const base = scope.pathname;
export const name = 'shiming:' + scope.href;

export const address = path => scope.origin + base + path;

export async function get(path) {
  return (await caches.open(name)).match(address(path));
}

export async function put(path, response) {
  return (await caches.open(name)).put(address(path), response);
}

export async function drop(path) {
  return (await caches.open(name)).delete(address(path));
}

// retain drops every file that is not among those given.
export async function retain(paths) {
  const store = await caches.open(name);
  const kept = new Set(paths.map(address));
  for (const request of await store.keys()) {
    if (!kept.has(request.url)) await store.delete(request);
  }
}
