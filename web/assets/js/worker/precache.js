// Keeping the files of this version. A file that the store has from a version before
// is not fetched again. One that comes is checked against the hash in its name: what
// does not fit, from whichever cache on the way, is asked for once more past all
// of them, and then is an error.

import { fetchFile, isEncoded, verifiedBytes } from '../fetch.js';
import { tellAll } from './clients.js';
import { take } from './download.js';
import { files, forget, hostEncodes, keptResponse, libraries, opened, part, site, sizes } from './site.js';
import { address, drop, get, put } from './store.js';

const record = 'kept'; // lists the files of the version in use

/** Path -> the file on its way. @type {Map<string, Promise<boolean>>} */
const coming = new Map();

/** keep keeps one file, and returns whether it had to be fetched. @param {string} path */
async function keep(path) {
  if (await get(path)) return false;
  if (!coming.has(path)) coming.set(path, fetchAndStore(path).finally(() => coming.delete(path)));
  return coming.get(path);
}

/** @param {string} path */
async function fetchAndStore(path) {
  try {
    const packed = Object.keys(site.languages).find(prefix => site.languages[prefix].library === path);
    if (path === site.wasm) await take().done;
    else if (packed !== undefined) await put(path, keptResponse(await part(path, packed), 'application/json'));
    else await put(path, await fetchVerified(path).catch(() => fetchVerified(path, { cache: 'reload' })));
  } catch (err) {
    throw Object.assign(new Error('cannot keep ' + path + ': ' + err.message), {
      file: path, full: err.name === 'QuotaExceededError'
    });
  }
  return true;
}

/** @param {string} path @param {RequestInit} [options] */
async function fetchVerified(path, options) {
  const response = await fetchFile(address(path), options);
  return keptResponse(await verifiedBytes(path, response), response.headers.get('Content-Type'), isEncoded(response));
}

/** keepAll keeps all that this version is made of, the wasm only on wish. Its error has
 * full, whether there was no room. @param {boolean} wasm */
export async function keepAll(wasm) {
  /** @type {string[]} */
  const added = [];
  /** @param {string} path */
  const one = async path => { if (await keep(path)) added.push(path); };
  try {
    const all = await Promise.allSettled(Object.keys(await sizes()).map(one));
    for (const result of all) if (result.status === 'rejected') throw result.reason;
    forget();
    for (const path of await libraries()) await one(path);
    if (wasm) await one(site.wasm);
  } catch (err) {
    if (err.full) await Promise.all(added.map(drop));
    await tellAll({ kind: 'failed', file: err.file || SERVICE_WORKER, full: !!err.full });
    throw err;
  }
}

/** missing returns how many bytes are still to come. */
export async function missing() {
  let bytes = 0;
  for (const [path, size] of Object.entries(await sizes())) if (!await get(path)) bytes += size;
  if (!await get(site.wasm)) bytes += await hostEncodes() ? site.size : site.alone;
  return bytes;
}

/** used returns the files of the version that was in use until now. @returns {Promise<string[]>} */
export async function used() {
  const kept = await get(record);
  return kept ? (await kept.json()).files : [];
}

/** activate makes this version the one in use, and returns the files to retain: also
 * those of the version before, for a page of it that is still open. */
export async function activate() {
  const now = await files();
  const old = (await used()).filter(path => !now.includes(path));
  await put(record, new Response(JSON.stringify({ files: now })));
  return now.concat(old, record, opened);
}
