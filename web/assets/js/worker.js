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
import { prefixOf } from './worker/choice.js';
import { tellAll } from './worker/clients.js';
import { abort, follow, storeWasm, take } from './worker/download.js';
import { doubt, get, isWhole, peek, read } from './worker/kept.js';
import { prefixes, site, typeOf } from './worker/manifest.js';
import { activate, keep, keepAll, missing } from './worker/precache.js';
import { answerTo, files, forget, hostEncodes, languages, part, text, want } from './worker/site.js';
import { address, base, names, retain, scope } from './worker/store.js';

scope.addEventListener('install', e => e.waitUntil(install()));

/** install keeps what is small, and the wasm where the version before had its own. */
async function install() {
  const wanted = await hadWasm().catch(() => false) && !saveData();
  await keepAll(wanted, true).catch(err => {
    if (!wanted || !err.full) throw err;
    return keepAll(false, true); // the pages at least; there is no room for two programs
  });
}

const hadWasm = async () => (await names()).some(path => path.endsWith('.wasm'));

scope.addEventListener('activate', e => e.waitUntil(takeOver()));

async function takeOver() {
  const needed = await activate().catch(nothing);
  // What a newer one is putting there belongs to it; that one will clear up.
  if (needed && !scope.registration.installing && !scope.registration.waiting) await retain(needed).catch(console.error);
  await scope.clients.claim();
}

/** reportState tells the pages what is kept, once that was looked at. What is damaged comes
 * anew; where it does not, the pages are told so in place of the state. */
async function reportState() {
  await keepAll(false);
  await tellAll({ kind: 'state', missing: await missing() });
}

scope.addEventListener('message', e => e.waitUntil(Promise.resolve(e.data && receive(e.data)).catch(console.error)));

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
      return keepAll(true).then(reportState);
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
  else if (path === prefixOf(path, prefixes) + site.manifest) e.respondWith(fromPages(e, path));
});

/** The value of what failed. @returns {null} */
const nothing = () => null;

/** page answers with the page of this version, whatever the query.
 * @param {FetchEvent} e @param {string} path @param {string} search */
async function page(e, path, search) {
  doubt();
  const prefix = prefixOf(path, prefixes);
  if (!(await languages()).includes(prefix)) return firstOfLanguage(e, prefix);
  let choice;
  try {
    choice = await answerTo(path);
    if ('page' in choice) return html(await filled(choice.page, path.slice(prefix.length)), 200);
  } catch { // the browser has thrown away what was kept, or damaged it
    forget();
    const answer = await fetch(e.request).catch(nothing);
    e.waitUntil(keepAll(false).catch(console.error));
    return answer || offlinePage(prefix);
  }
  if ('redirect' in choice) return Response.redirect(address(choice.redirect + search), 302);
  const answer = await fetch(e.request).catch(nothing);
  if (answer && answer.status < 500) return answer;
  // The page for unknown addresses starts the program, which shows those of some kinds.
  if (choice.without === 'offline' || choice.without === 'program' && !await isWhole(site.wasm)) return offlinePage(prefix);
  return filled(prefix + NOT_FOUND_PAGE, '').then(missing => html(missing, 404), () => offlinePage(prefix));
}

let style = ''; // what pages have inside themselves, once it was read

/** filled returns a kept page as its host sends it. Without its style, where that is gone and
 * cannot be had, the page asks for it itself. It fails where the pages are gone.
 * @param {string} name @param {string} path of the page, below that of its language */
async function filled(name, path) {
  const page = text(await part(name));
  if (!style) {
    const kept = await read(site.style) || await keep(site.style).then(() => read(site.style)).catch(nothing);
    style = kept ? text(kept) : '';
  }
  const parts = path.split('/');
  /** @param {string} _ @param {string} n */
  const again = (_, n) => parts.filter((_, i) => i !== +n).join('/');
  return page.replace(STYLE_PLACEHOLDER, () => style).split(PATH_PLACEHOLDER).join(path)
    .replace(new RegExp(AGAIN_PLACEHOLDER + '(\\d)', 'g'), again).split(BREAK_PLACEHOLDER).join(BREAK);
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

/** @param {BodyInit} body @param {number} status */
const html = (body, status) => new Response(body, { status, headers: site.headers });

/** asset answers with a file that is named by its content. @param {FetchEvent} e @param {string} path */
async function asset(e, path) {
  const damaged = e.request.cache === 'reload'; // the page could make nothing of what it got
  if (damaged) await isWhole(path);
  const kept = await (damaged || /\.(js|css)$/.test(path) ? get : peek)(path).catch(nothing);
  if (kept) return kept;
  if (path === site.wasm) {
    const download = take({ cache: e.request.cache });
    e.waitUntil(download.done.then(reportState).catch(nothing));
    return follow(download);
  }
  if ((await files()).includes(path)) {
    await keep(path).catch(console.error);
    const fresh = await get(path);
    if (fresh) return fresh;
  }
  if (path.endsWith('.wasm')) return fetchCompressed(e.request.url, await hostEncodes()); // of another version
  return fetch(e.request);
}

/** fromPages answers with a file that is kept with the pages. @param {FetchEvent} e @param {string} path */
async function fromPages(e, path) {
  const kept = await part(path).catch(nothing);
  return kept ? new Response(kept, { headers: { 'Content-Type': typeOf(path) } }) : fetch(e.request);
}

Object.assign(self, { whole: true }); // service-worker.js looks whether all of this came
