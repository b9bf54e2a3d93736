// The worker keeps the site on the reader's device. It answers for the files that it
// keeps, and for pages; all else goes to the network as if it were not there.
//
// A version is installed as a whole, while the one before goes on; it takes over when
// the reader wants it or when no page of the old one is open.

import { follow, keepWasm, take } from './worker/download.js';
import { before, forget, keepAll, missing, part, site, turn } from './worker/keep.js';
import { tellAll } from './worker/pages.js';
import { base, get, retain } from './worker/store.js';

addEventListener('install', e => e.waitUntil(install()));

// install keeps what is small, and the wasm where the version before had its own.
async function install() {
  const line = navigator.connection;
  const wasm = (await before()).find(path => path.endsWith('.wasm'));
  const had = wasm && await get(wasm);
  await keepAll(had && !(line && line.saveData));
}

addEventListener('activate', e => e.waitUntil(activate()));

async function activate() {
  await retain(await turn());
  await clients.claim();
}

addEventListener('message', e => {
  const say = async () => tellAll({ kind: 'state', missing: await missing() });
  const acts = {
    activate: () => skipWaiting(),
    state: say,
    keep: () => keepAll(true).then(say),
    kept: () => keepWasm(e.data.bytes).catch(console.error).then(say)
  };
  const name = e.data && e.data.do;
  if (Object.prototype.hasOwnProperty.call(acts, name)) e.waitUntil(acts[name]());
});

addEventListener('fetch', e => {
  const { method, mode, url } = e.request;
  const at = new URL(url);
  if (method !== 'GET' || at.origin !== location.origin || !at.pathname.startsWith(base) || e.request.headers.has('Range')) return;
  const path = decoded(at.pathname.slice(base.length));
  if (mode === 'navigate') e.respondWith(page(e, path, at.search));
  else if (path.startsWith('assets/')) e.respondWith(file(e, path));
  else if (path === site.manifest) e.respondWith(entry(e, path, 'application/manifest+json'));
});

function decoded(path) {
  try { return decodeURIComponent(path); } catch (malformed) { return path; }
}

// page answers with the page of this version, whatever the query.
async function page(e, path, search) {
  try {
    const folder = path === '' || path.endsWith('/');
    const own = folder && await part(path + 'index.html');
    if (own) return html(own, 200);
    if (!folder && await part(path + '/index.html')) return moved(path + '/' + search);
    if (/(^|\/)index\.html$/.test(path) && await part(path)) return moved(path.slice(0, -'index.html'.length) + search);
  } catch (gone) { // the browser has thrown away what was kept
    forget();
    const answer = await fetch(e.request).catch(() => null);
    e.waitUntil(keepAll(false).catch(console.error));
    return answer || html(site.sorry, 503);
  }
  const answer = await fetch(e.request).catch(() => null);
  if (answer && answer.status < 500) return answer;
  // The page for unknown addresses knows some that have no page of their own.
  return html(await part('404.html'), 404);
}

function moved(to) {
  return Response.redirect(base + to, 302);
}

function html(body, status) {
  return new Response(body, { status, headers: site.headers });
}

// file answers with a file that is named by its content.
async function file(e, path) {
  const kept = await get(path).catch(() => null);
  if (kept) return kept;
  if (path === site.wasm) {
    const download = take({ cache: e.request.cache });
    e.waitUntil(download.done.then(async () => tellAll({ kind: 'state', missing: await missing() }), () => {}));
    return follow(download);
  }
  if (path in site.files) e.waitUntil(keepAll(false).catch(console.error));
  return fetch(e.request);
}

async function entry(e, path, type) {
  const kept = await part(path).catch(() => null);
  return kept ? new Response(kept, { headers: { 'Content-Type': type } }) : fetch(e.request);
}
