// The worker keeps the site on the reader's device, in the languages that the reader
// has opened. It answers for the files that it keeps, and for pages; all else goes to
// the network as if it were not there.
//
// service-worker.js, which changes with every release, says what there is to keep and
// imports this.
//
// A version is installed as a whole, while the one before goes on; it takes over when
// the reader wants it or when no page of the old one is open.

import { fetchCompressed, saveData } from './fetch.js';
import { tellAll } from './worker/clients.js';
import { abort, follow, storeWasm, take } from './worker/download.js';
import { activate, keepAll, missing, used } from './worker/precache.js';
import { forget, hostEncodes, languages, part, prefixOf, site, sizes, want, wantOpen } from './worker/site.js';
import { address, base, get, retain, scope } from './worker/store.js';

scope.addEventListener('install', e => e.waitUntil(install()));

/** install keeps what is small, and the wasm where the version before had its own. */
async function install() {
  await wantOpen();
  const wanted = await hadWasm().catch(() => false) && !saveData();
  await keepAll(wanted).catch(err => {
    if (!wanted || !err.full) throw err;
    return keepAll(false); // the pages at least; there is no room for two programs
  });
}

async function hadWasm() {
  const wasm = (await used()).find(path => path.endsWith('.wasm'));
  return wasm && !!await get(wasm);
}

scope.addEventListener('activate', e => e.waitUntil(takeOver()));

async function takeOver() {
  const files = await activate();
  // What a newer one is putting there belongs to it; that one will clear up.
  if (!scope.registration.installing && !scope.registration.waiting) await retain(files);
  await scope.clients.claim();
}

const reportState = async () => tellAll({ kind: 'state', missing: await missing() });

scope.addEventListener('message', e => e.waitUntil(Promise.resolve(e.data && receive(e.data))));

/** @param {ToWorker} message */
function receive(message) {
  switch (message.do) {
    case 'activate':
      return scope.skipWaiting();
    case 'yield': // to a worker that waits for this one to have nothing to do
      return abort();
    case 'state':
      return reportState();
    case 'keep':
      return keepAll(true).then(reportState, console.error);
    case 'kept':
      return storeWasm(message.path, message.bytes).catch(console.error).then(reportState);
  }
}

scope.addEventListener('fetch', e => {
  const { method, mode, url } = e.request;
  const at = new URL(url);
  if (method !== 'GET' || at.origin !== location.origin || !at.pathname.startsWith(base) || e.request.headers.has('Range')) return;
  let path = at.pathname.slice(base.length);
  try { path = decodeURIComponent(path); } catch { /* as it is */ }
  if (mode === 'navigate') e.respondWith(page(e, path, at.search));
  else if (path.startsWith(ASSETS)) e.respondWith(asset(e, path));
  else if (path === prefixOf(path) + site.manifest) e.respondWith(fromPages(e, path, 'application/manifest+json'));
});

/** The value of what failed. @returns {null} */
const nothing = () => null;

const programView = new RegExp(PROGRAM_VIEW);

/** page answers with the page of this version, whatever the query.
 * @param {FetchEvent} e @param {string} path @param {string} search */
async function page(e, path, search) {
  const prefix = prefixOf(path);
  if (!(await languages().catch(() => [prefix])).includes(prefix)) return firstOfLanguage(e, prefix);
  const folder = path === '' || path.endsWith('/');
  let own;
  try {
    own = folder && await part(path + INDEX_PAGE);
    if (own && own.size) return html((await own.text()).split(PATH_PLACEHOLDER).join(path.slice(prefix.length)), 200);
    if (!folder && await part(path + '/' + INDEX_PAGE)) return redirect(path + '/' + search);
    if (('/' + path).endsWith('/' + INDEX_PAGE) && await part(path)) return redirect(path.slice(0, -INDEX_PAGE.length) + search);
  } catch { // the browser has thrown away what was kept
    forget();
    const answer = await fetch(e.request).catch(nothing);
    e.waitUntil(keepAll(false).catch(console.error));
    return answer || offlinePage(prefix);
  }
  const answer = await fetch(e.request).catch(nothing);
  if (answer && answer.status < 500) return answer;
  if (own) return offlinePage(prefix); // a page that is not kept
  // The page for unknown addresses starts the program, which shows those of some kinds.
  if (programView.test(path) && !(await get(site.wasm).catch(nothing))) return offlinePage(prefix);
  return part(prefix + NOT_FOUND_PAGE).then(missing => html(missing, 404), () => offlinePage(prefix));
}

/** firstOfLanguage answers with a page in a language that is not kept. Once it was opened,
 * it is. @param {FetchEvent} e @param {string} prefix */
async function firstOfLanguage(e, prefix) {
  const answer = await fetch(e.request).catch(nothing);
  if (answer && answer.ok && e.request.destination === 'document') {
    e.waitUntil(want(prefix).then(() => keepAll(false)).catch(console.error));
  }
  return answer || offlinePage(prefix);
}

/** @param {string} prefix */
const offlinePage = prefix => html(site.languages[prefix].offline, 503);

/** @param {string} to */
const redirect = to => Response.redirect(address(to), 302);

/** @param {BodyInit} body @param {number} status */
const html = (body, status) => new Response(body, { status, headers: site.headers });

/** asset answers with a file that is named by its content. @param {FetchEvent} e @param {string} path */
async function asset(e, path) {
  const kept = await get(path).catch(nothing);
  if (kept) return kept;
  if (path === site.wasm) {
    const download = take({ cache: e.request.cache });
    e.waitUntil(download.done.then(reportState, () => {}));
    return follow(download);
  }
  if (path in await sizes().catch(() => site.files)) e.waitUntil(keepAll(false).catch(console.error));
  if (path.endsWith('.wasm')) return fetchCompressed(e.request.url, await hostEncodes().catch(() => true)); // of another version
  return fetch(e.request);
}

/** fromPages answers with a file that is kept with the pages.
 * @param {FetchEvent} e @param {string} path @param {string} type */
async function fromPages(e, path, type) {
  const kept = await part(path).catch(nothing);
  return kept ? new Response(kept, { headers: { 'Content-Type': type } }) : fetch(e.request);
}
