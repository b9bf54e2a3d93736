// What is kept, as it is read. A device may lose or change a part of it, and an older
// version may have kept a type as the host said it: a file whose bytes are not what its name
// says is as if it were not there, and the right bytes get the right type.

import { keptHeader, verifiedBytes } from '../fetch.js';
import { typeOf } from './manifest.js';
import { drop, match, put } from './store.js';

/** keptResponse makes the form in which a file is kept.
 * @param {string} path @param {BodyInit} body @param {boolean} [encoded] whether the host compressed it */
export const keptResponse = (path, body, encoded) =>
  new Response(body, { headers: { 'Content-Type': typeOf(path), [keptHeader]: encoded ? 'encoded' : 'plain' } });

/** @param {Response} response */
export const wasEncoded = response => response.headers.get(keptHeader) === 'encoded';

/** @param {string} path @param {Response} response */
const isInForm = (path, response) => response.ok && response.headers.has(keptHeader) && response.headers.get('Content-Type') === typeOf(path);

/** The files that were whole when this worker looked, since the last page was opened.
 * @type {Set<string>} */
const seen = new Set();

/** doubt has every file looked at anew: a reader who opens a page again may do so because of what is damaged. */
export const doubt = () => seen.clear();

/** read returns the bytes of a file that is kept, if they are what its name says. What is not so
 * is dropped. @param {string} path */
export async function read(path) {
  seen.delete(path);
  try {
    const kept = await match(path);
    if (!kept) return null;
    const bytes = await verifiedBytes(path, kept);
    if (!isInForm(path, kept)) await put(path, keptResponse(path, bytes, wasEncoded(kept)));
    seen.add(path);
    return bytes;
  } catch (err) {
    console.warn(err);
    if (err.changed) await drop(path).catch(console.error); // else it could not be read, this time
    return null;
  }
}

/** isWhole reports whether a file is kept and its bytes are what its name says. @param {string} path */
export const isWhole = async path => !!await read(path);

/** get returns a file that is kept and whole, as it is in the store: the browser has kept with it
 * what it compiled of it. It is looked at once a page. @param {string} path */
export const get = async path => (seen.has(path) || await isWhole(path) ? match(path) : undefined);

/** peek returns a file without reading it, which takes time at each start: pages check themselves
 * what is neither script nor style, and ask again for what is damaged. @param {string} path */
export async function peek(path) {
  const kept = await match(path);
  return kept && (isInForm(path, kept) ? kept : get(path));
}

/** readNames returns a list of names that was kept, or null if there is none or it is damaged.
 * @param {string} record @param {(value: any) => string[]} [of] takes it from the value */
export async function readNames(record, of = value => value) {
  try {
    const names = of(await (await match(record)).json());
    return names.every(name => typeof name === 'string') ? names : null;
  } catch {
    return null;
  }
}
