// What this version of the site is made of, and the pages that it keeps as one file a
// language.

import { keptHeader } from '../fetch.js';
import { paths } from './clients.js';
import { get, put } from './store.js';

/** Put there by service-worker.js. @type {PrecacheManifest} */
export const site = /** @type {any} */ (self).site;

export const opened = 'languages'; // the file with the prefixes of those that were opened

/** Pages by the prefix of their language: a file, and name -> where it begins and ends in it.
 * @type {Record<string, { blob: Blob, places: Map<string, [number, number]> }>} */
let bundles = {};

/** prefixOf returns the prefix of the language that a path is in. @param {string} path */
export const prefixOf = path => Object.keys(site.languages).find(prefix => prefix && path.startsWith(prefix)) || '';

/** @returns {Promise<string[]>} */
async function readOpened() {
  const kept = await get(opened);
  return kept ? kept.json() : [];
}

/** languages returns the prefixes of the languages to keep: those that were opened. All
 * of them would be three times as much, of which few read more than one. */
export async function languages() {
  const known = (await readOpened()).filter(prefix => prefix in site.languages);
  return known.length > 0 ? known : [''];
}

/** want adds languages to those to keep. @param {string[]} prefixes */
export async function want(...prefixes) {
  const before = await readOpened();
  const all = Array.from(new Set(before.concat(prefixes)));
  if (all.length > before.length) await put(opened, new Response(JSON.stringify(all)));
}

/** wantOpen adds the languages of the pages that are open. */
export const wantOpen = async () => want(...(await paths()).map(path => prefixOf(path)));

/** sizes are the files that this version fetches, but for the wasm: path -> bytes as sent.
 * @returns {Promise<Record<string, number>>} */
export async function sizes() {
  return Object.assign({}, site.files, ...(await languages()).map(prefix => site.languages[prefix].files));
}

/** files are all that this version keeps: also the libraries, which are kept beside the
 * pages that they came with. */
export const files = async () => Object.keys(await sizes()).concat(await libraries(), site.wasm);

/** libraries are the files of the libraries. */
export const libraries = async () => (await languages()).map(prefix => site.languages[prefix].library);

/** keptResponse makes the form in which a file is kept.
 * @param {BodyInit} body @param {string} type @param {boolean} [encoded] whether the host compressed it */
export function keptResponse(body, type, encoded) {
  return new Response(body, { headers: { 'Content-Type': type, [keptHeader]: encoded ? 'encoded' : 'plain' } });
}

/** hostEncodes reports whether the host compresses what it sends, as was seen when the pages came. */
export async function hostEncodes() {
  const [prefix] = await languages();
  const pages = await get(site.languages[prefix].pages);
  return !pages || pages.headers.get(keptHeader) === 'encoded';
}

/** readIndex reads the line that a file of pages starts with: names and lengths of pages.
 * @param {string} line @param {number} length in bytes */
function readIndex(line, length) {
  const list = JSON.parse(line);
  /** @type {Map<string, [number, number]>} */
  const places = new Map();
  for (let i = 0, start = length; i < list.length; i += 2) {
    const end = start + list[i + 1];
    places.set(list[i], [start, end]);
    start = end;
  }
  return places;
}

/** part returns a file from a file of pages, or null if it has none of that name. It
 * fails where the file of pages is gone. @param {string} name */
export async function part(name, prefix = prefixOf(name)) {
  if (!bundles[prefix]) {
    const { pages, index } = site.languages[prefix];
    const blob = await (await get(pages)).blob();
    bundles[prefix] = { blob, places: readIndex(await blob.slice(0, index).text(), index) };
  }
  const { blob, places } = bundles[prefix];
  const place = places.get(name);
  return place ? blob.slice(...place) : null;
}

/** forget forgets the pages that were read from the store. */
export const forget = () => { bundles = {}; };
