// Keeping the files of this version. A file that the store has from a version before
// is not fetched again. One that comes is checked against the hash in its name: what
// does not fit, from whichever cache on the way, is asked for once more past all
// of them, and then is an error.

import { fetchFile, isEncoded, verifiedBytes } from '../fetch.js';
import { tellAll } from './clients.js';
import { takeWhole } from './download.js';
import { isWhole, keptResponse, readNames } from './kept.js';
import { prefixes, site } from './manifest.js';
import { fetched, files, forget, hostEncodes, libraries, opened, part, wantOpen } from './site.js';
import { address, drop, put } from './store.js';

const record = 'kept'; // lists the files of the version in use

/** Path -> the file on its way. @type {Map<string, Promise<boolean>>} */
const coming = new Map();

/** keep keeps one file, and returns whether it had to be fetched. @param {string} path */
export async function keep(path) {
  if (await isWhole(path)) return false;
  if (!coming.has(path)) coming.set(path, fetchAndStore(path).finally(() => coming.delete(path)));
  return coming.get(path);
}

/** @param {string} path */
async function fetchAndStore(path) {
  try {
    const packed = prefixes.find(prefix => site.languages[prefix].library === path);
    if (path === site.wasm) await takeWhole();
    else if (packed !== undefined) await put(path, keptResponse(path, await part(path, packed)));
    else await put(path, await fetchVerified(path).catch(() => fetchVerified(path, { cache: 'reload' })));
  } catch (err) {
    throw Object.assign(new Error('cannot keep ' + path + ': ' + err.message), {
      file: path, name: err.name, changed: !!err.changed
    });
  }
  return true;
}

/** @param {string} path @param {RequestInit} [options] */
async function fetchVerified(path, options) {
  const response = await fetchFile(address(path), options);
  return keptResponse(path, await verifiedBytes(path, response), isEncoded(response));
}

/** keepAll keeps all that this version is made of, the wasm only on wish. What can be had comes,
 * also where something else cannot; but a version that has no room when it is installed leaves
 * nothing. The error has full, whether there was no room, and changed, whether other bytes came
 * than were sent. @param {boolean} wasm @param {boolean} [installing] */
export async function keepAll(wasm, installing) {
  /** @type {string[]} */
  const added = [];
  /** @param {string[]} paths @returns {Promise<any[]>} the errors */
  const all = async paths => {
    const results = await Promise.allSettled(paths.map(async path => { if (await keep(path)) added.push(path); }));
    return results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  };
  try {
    if (installing) await wantOpen();
    const failed = await all(await fetched());
    if (added.length) forget();
    failed.push(...await all(await libraries()));
    if (wasm && !failed.length) failed.push(...await all([site.wasm]));
    if (failed.length) throw failed[0];
  } catch (err) {
    const full = err.name === 'QuotaExceededError';
    if (full && installing) await Promise.all(added.map(drop));
    await tellAll({ kind: 'failed', file: err.file || SERVICE_WORKER, full, changed: !!err.changed });
    throw Object.assign(err, { full });
  }
}

/** missing returns how many bytes of the wasm, which comes last, are still to come. */
export async function missing() {
  return await isWhole(site.wasm) ? 0 : await hostEncodes() ? site.size : site.alone;
}

/** activate makes this version the one in use, and returns the files to retain: also
 * those of the version before, for a page of it that is still open. Where it cannot be read
 * which these are, it returns null, and all stay until the next version. */
export async function activate() {
  const now = await files();
  const before = await readNames(record, value => value.files);
  await put(record, new Response(JSON.stringify({ files: now })));
  return before && now.concat(before, record, opened);
}
