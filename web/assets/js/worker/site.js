// The languages that are kept, the files that they need, and their pages, which are one
// file a language.

import { choose, prefixOf, readIndex } from './choice.js';
import { paths } from './clients.js';
import { read, readNames, wasEncoded } from './kept.js';
import { prefixes, site } from './manifest.js';
import { match, names, put } from './store.js';

export const opened = 'languages'; // the file with the prefixes of those that were opened

/** Pages by the prefix of their language.
 * @type {Record<string, { bytes: Uint8Array<ArrayBuffer>, places: import('./choice.js').Places }>} */
let bundles = {};

/** readOpened returns the prefixes of the languages that were opened. Where that list is
 * damaged they are told by the pages that are there, of this or another version. */
async function readOpened() {
  const list = await readNames(opened);
  if (list) return list;
  const kept = await names().catch(() => /** @type {string[]} */ ([]));
  const found = prefixes.filter(prefix => {
    const start = site.languages[prefix].pages.replace(/[0-9a-f]{12}\.\w+$/, '');
    return kept.some(name => name.startsWith(start));
  });
  if (found.length) await put(opened, new Response(JSON.stringify(found))).catch(console.error);
  return found;
}

/** languages returns the prefixes of the languages to keep: those that were opened. All
 * of them would be three times as much, of which few read more than one. */
export async function languages() {
  const known = (await readOpened()).filter(prefix => prefixes.includes(prefix));
  return known.length > 0 ? known : [''];
}

/** want adds languages to those to keep. @param {string[]} wanted prefixes */
export async function want(...wanted) {
  const before = await readOpened();
  const all = Array.from(new Set(before.concat(wanted)));
  if (all.length > before.length) await put(opened, new Response(JSON.stringify(all)));
}

/** wantOpen adds the languages of the pages that are open. */
export const wantOpen = async () => want(...(await paths()).map(path => prefixOf(path, prefixes)));

/** fetched are the files that this version fetches, but for the wasm. */
export const fetched = async () => site.files.concat(...(await languages()).map(prefix => site.languages[prefix].files));

/** files are all that this version keeps: also the libraries, which are kept beside the
 * pages that they came with. */
export const files = async () => (await fetched()).concat(await libraries(), site.wasm);

/** libraries are the files of the libraries. */
export const libraries = async () => (await languages()).map(prefix => site.languages[prefix].library);

/** hostEncodes reports whether the host compresses what it sends, as was seen when the pages came. */
export async function hostEncodes() {
  const [prefix] = await languages();
  return match(site.languages[prefix].pages).then(pages => !pages || wasEncoded(pages), () => true);
}

/** text decodes what was read. @param {BufferSource} bytes */
export const text = bytes => new TextDecoder().decode(bytes);

/** bundle returns the pages of a language. It fails where they are gone. @param {string} prefix */
async function bundle(prefix) {
  if (bundles[prefix]) return bundles[prefix];
  const { pages, index } = site.languages[prefix];
  const kept = await read(pages);
  if (!kept) throw new Error(pages + ': not kept');
  const bytes = new Uint8Array(kept);
  return bundles[prefix] = { bytes, places: readIndex(text(bytes.subarray(0, index)), index) };
}

/** part returns a file from the pages of a language, or null if they have none of that name.
 * It fails where they are gone. @param {string} name */
export async function part(name, prefix = prefixOf(name, prefixes)) {
  const { bytes, places } = await bundle(prefix);
  const place = places.get(name);
  return place ? bytes.subarray(...place) : null;
}

/** answerTo says what answers for a path, see choose. It fails where the pages are gone.
 * @param {string} path */
export const answerTo = async path => choose(path, (await bundle(prefixOf(path + '/', prefixes))).places);

/** forget forgets the pages that were read from the store. */
export const forget = () => { bundles = {}; };
