// Keeping the files of this version. A file that the store has from a version before
// is not fetched again. One that comes is checked against the hash in its name: what
// does not fit, from whichever cache on the way, is asked for once more past all
// of them, and then is an error.

import { encodes, fetched, genuine } from '../fetch.js';
import { take } from './download.js';
import { tellAll } from './pages.js';
import { address, drop, get, put } from './store.js';

export const site = SITE; // put in by the build

const record = 'kept'; // the files of the version in use, and of the one before it

// keep keeps one file, and returns whether it had to be fetched.
async function keep(path) {
  if (await get(path)) return false;
  try {
    if (path === site.wasm) await take().done;
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
  const pages = await get(site.bundles[''][0]);
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
  return Object.keys(site.bundles).find(prefix => prefix && path.startsWith(prefix)) || '';
}

// part returns a file from a file of pages, or null if it has none of that name. It
// fails where the file of pages is gone.
export async function part(name, prefix = prefixOf(name)) {
  if (!bundles[prefix]) {
    const [path, length] = site.bundles[prefix];
    const blob = await (await get(path)).blob();
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
    const all = await Promise.allSettled(Object.keys(site.files).map(one));
    const failed = all.find(result => result.reason);
    if (failed) throw failed.reason;
    forget();
    for (const path of Object.keys(site.packed)) {
      if (!await get(path)) await put(path, kept(await part(path, site.packed[path]), 'application/json'));
    }
    if (wasm) await one(site.wasm);
  } catch (err) {
    if (err.full) await Promise.all(added.map(drop));
    await tellAll({ kind: 'failed', file: err.file || site.bundles[''][0], full: !!err.full });
    throw err;
  }
}

// missing returns how many bytes are still to come.
export async function missing() {
  let bytes = 0;
  for (const path of Object.keys(site.files)) if (!await get(path)) bytes += site.files[path];
  if (!await get(site.wasm)) bytes += await hostEncodes() ? site.size : site.alone;
  return bytes;
}

// files are all that this version keeps.
const files = () => Object.keys(site.files).concat(Object.keys(site.packed), site.wasm);

// before returns the files of the version that was in use until now.
export async function before() {
  const kept = await get(record);
  return kept ? (await kept.json()).files : [];
}

// turn makes this version the one in use, and returns the files to retain: also
// those of the version before, for a page of it that is still open.
export async function turn() {
  const old = (await before()).filter(path => !files().includes(path));
  await put(record, new Response(JSON.stringify({ files: files() })));
  return files().concat(old, record);
}
