// The wasm on its way. It is fetched once, whoever wants it meanwhile: the reader's
// page follows what the worker is fetching.

import { fetchCompressed, verifiedBytes, wasmResponse } from '../fetch.js';
import { tellAll } from './clients.js';
import { keptResponse } from './kept.js';
import { site } from './manifest.js';
import { hostEncodes } from './site.js';
import { address, put } from './store.js';

/** @typedef {object} Download
 * @property {Uint8Array<ArrayBuffer>[]} parts that came
 * @property {boolean} whole @property {boolean} over whole or not
 * @property {((value?: unknown) => void)[]} waiting for more
 * @property {AbortController} abort
 * @property {Promise<Response>} begun
 * @property {Promise<void>} done once it is kept */

/** @type {Download | null} */
let present = null;

/** take starts the download, or returns the one under way. @param {RequestInit} [options] */
export function take(options) {
  if (!present) {
    const d = present = /** @type {Download} */ ({ parts: [], waiting: [], whole: false, over: false, abort: new AbortController() });
    d.begun = hostEncodes().then(encoded => fetchCompressed(address(site.wasm), encoded, { signal: d.abort.signal, ...options }));
    d.done = d.begun.then(response => receive(d, response)).finally(() => { d.over = true; wake(d); present = null; });
    d.done.catch(() => {});
  }
  return present;
}

/** takeWhole takes it, and past all caches where that went wrong, until it is kept. */
export async function takeWhole() {
  const download = take();
  await download.done.catch(err => {
    if (download.abort.signal.aborted) throw err;
    return take({ cache: 'reload' }).done;
  });
}

/** abort ends the download under way. */
export function abort() {
  if (present) present.abort.abort();
}

/** @param {Download} d */
const wake = d => d.waiting.splice(0).forEach(goOn => goOn());

/** @param {Download} d @param {Response} response */
async function receive(d, response) {
  const reader = response.body.getReader();
  let got = 0, reported = -1;
  for (;;) {
    const part = await reader.read();
    if (part.done) break;
    d.parts.push(part.value);
    got += part.value.length;
    const percent = Math.min(99, Math.floor(100 * got / site.plain));
    if (percent >= reported + 5) tellAll({ kind: 'keeping', percent: reported = percent });
    wake(d);
  }
  d.whole = true;
  wake(d);
  await storeWasm(site.wasm, new Blob(d.parts));
}

/** storeWasm keeps the wasm if it is what its name says. @param {string} path @param {BodyInit} bytes */
export async function storeWasm(path, bytes) {
  if (path !== site.wasm) return; // a page of another version has it
  await put(site.wasm, keptResponse(site.wasm, await verifiedBytes(site.wasm, new Response(bytes))));
}

/** follow returns an answer that has what came so far and then what comes. @param {Download} d */
export async function follow(d) {
  await d.begun;
  let i = 0;
  return wasmResponse(new ReadableStream({
    async pull(to) {
      while (i === d.parts.length && !d.whole && !d.over) await new Promise(goOn => d.waiting.push(goOn));
      if (i < d.parts.length) to.enqueue(d.parts[i++]);
      else if (d.whole) to.close();
      else to.error(new Error('cut off'));
    }
  }));
}
