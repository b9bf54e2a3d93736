// The worker keeps the site on the reader's device, in the languages that the reader
// has opened. It answers for the files that it keeps, and for pages; all else goes to
// the network as if it were not there.
//
// service-worker.js, which changes with every release, says what there is to keep and
// imports this.
//
// A version is installed as a whole, while the one before goes on; it takes over when
// the reader wants it or when no page of the old one is open.

import { pressed, thrifty } from './fetch.js';
import { views } from './places.js';
import { follow, halt, keepWasm, take } from './worker/download.js';
import { before, forget, hostEncodes, keepAll, languages, missing, part, prefixOf, site, sizes, turn, want, wantOpen } from './worker/keep.js';
import { tellAll } from './worker/pages.js';
import { base, get, retain } from './worker/store.js';

addEventListener('install', e => e.waitUntil(install()));

// install keeps what is small, and the wasm where the version before had its own.
async function install() {
  await wantOpen();
  const wanted = await hadWasm().catch(() => false) && !thrifty();
  await keepAll(wanted).catch(err => {
    if (!wanted || !err.full) throw err;
    return keepAll(false); // the pages at least; there is no room for two programs
  });
}

async function hadWasm() {
  const wasm = (await before()).find(path => path.endsWith('.wasm'));
  return wasm && !!await get(wasm);
}

addEventListener('activate', e => e.waitUntil(activate()));

async function activate() {
  const files = await turn();
  // What a newer one is putting there belongs to it; that one will clear up.
  if (!registration.installing && !registration.waiting) await retain(files);
  await clients.claim();
}

addEventListener('message', e => {
  const say = async () => tellAll({ kind: 'state', missing: await missing() });
  const acts = {
    activate: () => skipWaiting(),
    yield: halt, // to a worker that waits for this one to have nothing to do
    state: say,
    keep: () => keepAll(true).then(say, console.error),
    kept: () => keepWasm(e.data.path, e.data.bytes).catch(console.error).then(say)
  };
  const name = e.data && e.data.do;
  if (Object.prototype.hasOwnProperty.call(acts, name)) e.waitUntil(Promise.resolve(acts[name]()));
});

addEventListener('fetch', e => {
  const { method, mode, url } = e.request;
  const at = new URL(url);
  if (method !== 'GET' || at.origin !== location.origin || !at.pathname.startsWith(base) || e.request.headers.has('Range')) return;
  const path = decoded(at.pathname.slice(base.length));
  if (mode === 'navigate') e.respondWith(page(e, path, at.search));
  else if (path.startsWith('assets/')) e.respondWith(file(e, path));
  else if (path === prefixOf(path) + site.manifest) e.respondWith(entry(e, path, 'application/manifest+json'));
});

function decoded(path) {
  try { return decodeURIComponent(path); } catch (malformed) { return path; }
}

// here stands for the path of a page in what is kept of it.
const here = /\x01/g;

// page answers with the page of this version, whatever the query.
async function page(e, path, search) {
  const prefix = prefixOf(path);
  if (!(await languages().catch(() => [prefix])).includes(prefix)) return first(e, prefix);
  const folder = path === '' || path.endsWith('/');
  let own;
  try {
    own = folder && await part(path + 'index.html');
    if (own && own.size) return html((await own.text()).replace(here, () => path.slice(prefix.length)), 200);
    if (!folder && await part(path + '/index.html')) return moved(path + '/' + search);
    if (/(^|\/)index\.html$/.test(path) && await part(path)) return moved(path.slice(0, -'index.html'.length) + search);
  } catch (gone) { // the browser has thrown away what was kept
    forget();
    const answer = await fetch(e.request).catch(() => null);
    e.waitUntil(keepAll(false).catch(console.error));
    return answer || sorry(prefix);
  }
  const answer = await fetch(e.request).catch(() => null);
  if (answer && answer.status < 500) return answer;
  if (own) return sorry(prefix); // a page that is not kept
  // The page for unknown addresses starts the program, which shows those of some kinds.
  if (views.test(path) && !(await get(site.wasm).catch(() => null))) return sorry(prefix);
  return part(prefix + '404.html').then(missing => html(missing, 404), () => sorry(prefix));
}

// first answers with a page in a language that is not kept. Once it was opened, it is.
async function first(e, prefix) {
  const answer = await fetch(e.request).catch(() => null);
  if (answer && answer.ok && e.request.destination === 'document') {
    e.waitUntil(want(prefix).then(() => keepAll(false)).catch(console.error));
  }
  return answer || sorry(prefix);
}

const sorry = prefix => html(site.languages[prefix].offline, 503);

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
  if (path in await sizes().catch(() => site.files)) e.waitUntil(keepAll(false).catch(console.error));
  if (path.endsWith('.wasm')) return pressed(e.request.url, await hostEncodes().catch(() => true)); // of another version
  return fetch(e.request);
}

async function entry(e, path, type) {
  const kept = await part(path).catch(() => null);
  return kept ? new Response(kept, { headers: { 'Content-Type': type } }) : fetch(e.request);
}
