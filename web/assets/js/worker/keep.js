// Keeping the files of this version. A file that the store has from a version before
// is not fetched again. One that comes is checked against the hash in its name: what
// does not fit, from whichever cache on the way, is asked for once more past all
// of them, and then is an error.

import { encodes, fetched, genuine } from '../fetch.js';
import { take } from './download.js';
import { paths, tellAll } from './pages.js';
import { address, drop, get, put } from './store.js';

export const site = self.site; // put there by service-worker.js

const record = 'kept'; // the files of the version in use, and of the one before it
const opened = 'languages'; // the prefixes of those that were opened

const coming = new Map(); // path -> the file on its way

// keep keeps one file, and returns whether it had to be fetched.
async function keep(path) {
  if (await get(path)) return false;
  if (!coming.has(path)) coming.set(path, come(path).finally(() => coming.delete(path)));
  return coming.get(path);
}

async function come(path) {
  try {
    const packed = Object.keys(site.languages).find(prefix => site.languages[prefix].library === path);
    if (path === site.wasm) await take().done;
    else if (packed !== undefined) await put(path, kept(await part(path, packed), 'application/json'));
    else await put(path, await bytesOf(path));
  } catch (err) {
    throw Object.assign(new Error('cannot keep ' + path + ': ' + err.message), {
      file: path, full: err.name === 'QuotaExceededError'
    });
  }
  return true;
}

async function bytesOf(path) {
  try {
    return await answer(path);
  } catch (stale) {
    return answer(path, { cache: 'reload' });
  }
}

async function answer(path, options) {
  const response = await fetched(address(path), options);
  const bytes = await genuine(path, await response.arrayBuffer());
  return kept(bytes, response.headers.get('Content-Type'), encodes(response));
}

// kept makes the form in which a file is kept.
export function kept(bytes, type, encoded) {
  return new Response(bytes, { headers: { 'Content-Type': type, 'Shiming-Kept': encoded ? 'encoded' : 'plain' } });
}

// hostEncodes tells whether the host compresses what it sends, as was seen when the
// pages came.
export async function hostEncodes() {
  const [prefix] = await languages();
  const pages = await get(site.languages[prefix].pages);
  return !pages || pages.headers.get('Shiming-Kept') === 'encoded';
}

// index reads what the file of pages starts with, in so many bytes: name -> where the
// file is in it.
async function index(blob, length) {
  const list = JSON.parse(await blob.slice(0, length).text());
  const at = new Map();
  for (let i = 0, start = length; i < list.length; start += list[i + 1], i += 2) {
    at.set(list[i], [start, start + list[i + 1]]);
  }
  return at;
}

let bundles = {}; // by the prefix of their language

// prefixOf returns the prefix of the language that a path is in.
export function prefixOf(path) {
  return Object.keys(site.languages).find(prefix => prefix && path.startsWith(prefix)) || '';
}

// languages returns the prefixes of the languages to keep: those that were opened. All
// of them would be three times as much, of which few read more than one.
export async function languages() {
  const kept = await get(opened);
  const known = (kept ? await kept.json() : []).filter(prefix => prefix in site.languages);
  return known.length > 0 ? known : [''];
}

// want adds languages to those to keep.
export async function want(...prefixes) {
  const kept = await get(opened);
  const before = kept ? await kept.json() : [];
  const all = Array.from(new Set(before.concat(prefixes)));
  if (all.length > before.length) await put(opened, new Response(JSON.stringify(all)));
}

// wantOpen adds the languages of the pages that are open.
export async function wantOpen() {
  await want(...(await paths()).map(prefixOf));
}

// part returns a file from a file of pages, or null if it has none of that name. It
// fails where the file of pages is gone.
export async function part(name, prefix = prefixOf(name)) {
  if (!bundles[prefix]) {
    const { pages, index: length } = site.languages[prefix];
    const blob = await (await get(pages)).blob();
    bundles[prefix] = { blob, index: await index(blob, length) };
  }
  const { blob, index: places } = bundles[prefix];
  const at = places.get(name);
  return at ? blob.slice(at[0], at[1]) : null;
}

// forget forgets the pages that were read from the store.
export function forget() {
  bundles = {};
}

// keepAll keeps all that this version is made of, the wasm only on wish.
export async function keepAll(wasm) {
  const added = [];
  const one = async path => { if (await keep(path)) added.push(path); };
  try {
    const all = await Promise.allSettled(Object.keys(await sizes()).map(one));
    const failed = all.find(result => result.reason);
    if (failed) throw failed.reason;
    forget();
    for (const path of await libraries()) await one(path);
    if (wasm) await one(site.wasm);
  } catch (err) {
    if (err.full) await Promise.all(added.map(drop));
    await tellAll({ kind: 'failed', file: err.file || 'service-worker.js', full: !!err.full });
    throw err;
  }
}

// missing returns how many bytes are still to come.
export async function missing() {
  let bytes = 0;
  for (const [path, size] of Object.entries(await sizes())) if (!await get(path)) bytes += size;
  if (!await get(site.wasm)) bytes += await hostEncodes() ? site.size : site.alone;
  return bytes;
}

// sizes are the files that this version fetches, but for the wasm: path -> bytes as sent.
export async function sizes() {
  return Object.assign({}, site.files, ...(await languages()).map(prefix => site.languages[prefix].files));
}

// libraries are those that it keeps beside the pages that they came with.
async function libraries() {
  return (await languages()).map(prefix => site.languages[prefix].library);
}

// files are all that this version keeps.
async function files() {
  return Object.keys(await sizes()).concat(await libraries(), site.wasm);
}

// before returns the files of the version that was in use until now.
export async function before() {
  const kept = await get(record);
  return kept ? (await kept.json()).files : [];
}

// turn makes this version the one in use, and returns the files to retain: also
// those of the version before, for a page of it that is still open.
export async function turn() {
  const now = await files();
  const old = (await before()).filter(path => !now.includes(path));
  await put(record, new Response(JSON.stringify({ files: now })));
  return now.concat(old, record, opened);
}
