// How files are fetched, by boot.js and by the service worker alike.

/** fetchFile fetches a file. It fails, with the file's address, where the host has none.
 * @param {string} url @param {RequestInit} [options] */
export function fetchFile(url, options) {
  return fetch(url, options).then(r => {
    if (!r.ok) throw new Error(url + ': ' + r.status);
    return r;
  }, err => { throw new Error(url + ': ' + err.message); });
}

/** saveData reports whether data is to be saved: the reader wants it, or the line is slow. */
export function saveData() {
  const line = navigator.connection;
  return !!line && (line.saveData || /2g/.test(line.effectiveType || ''));
}

/** The header by which the worker marks what it keeps, with whether its host compressed it. */
export const keptHeader = 'Shiming-Kept';

/** isEncoded reports whether the host that sent a response compresses what it sends. @param {Response} response */
export const isEncoded = response => response.headers.has('content-encoding');

/** fetchCompressed fetches the wasm in a compressed form. A host that does not compress
 * what it sends has that form as a file of its own, and it is unpacked here. A host
 * that marks such a file as encoded has had it unpacked by the browser: the first
 * bytes say which. @param {string} url @param {boolean} hostEncodes @param {RequestInit} [options] */
export function fetchCompressed(url, hostEncodes, options) {
  if (hostEncodes || !self.DecompressionStream) return fetchFile(url, options);
  return fetchFile(url + '.gz', options).then(decompress).catch(() => fetchFile(url, options));
}

/** @param {Response} response */
function decompress(response) {
  const reader = response.body.getReader();
  return reader.read().then(first => {
    const head = String(first.value && first.value.subarray(0, 4));
    const gzip = head.startsWith('31,139,');
    if (!gzip && head !== '0,97,115,109') {
      reader.cancel();
      throw new Error('neither wasm nor gzip'); // such as a page in place of the file
    }
    const whole = streamFrom(reader, () => {}, first.value);
    return wasmResponse(gzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole);
  });
}

/** streamFrom returns a stream of what a reader still has, which onPart gets too; first is put before it.
 * @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader
 * @param {(part: Uint8Array<ArrayBuffer>) => void} onPart @param {Uint8Array<ArrayBuffer>} [first] */
export const streamFrom = (reader, onPart, first) => new ReadableStream({
  start(to) { if (first) to.enqueue(first); },
  pull: to => reader.read().then(({ done, value }) => {
    if (done) return to.close();
    to.enqueue(value);
    onPart(value);
  }),
  cancel: why => reader.cancel(why)
});

/** wasmResponse makes a response that the browser takes for a program. @param {BodyInit} body */
export const wasmResponse = body => new Response(body, { headers: { 'Content-Type': 'application/wasm' } });

/** changed marks an error: what came is not what was sent, and is to be asked for past all caches.
 * @param {Error} err */
export const changed = err => Object.assign(err, { changed: true });

/** verifiedBytes returns the bytes of a file, checked against the hash in its name: if they are
 * others, its error has changed. Where the browser offers no hashes (on a page without https), it trusts them. @param {string} url @param {Response} response */
export async function verifiedBytes(url, response) {
  const bytes = await response.arrayBuffer();
  const name = /\.([0-9a-f]{12})\.\w+$/.exec(url);
  if (!name || !self.crypto || !crypto.subtle) return bytes;
  const sum = await crypto.subtle.digest('SHA-256', bytes);
  const hex = Array.from(new Uint8Array(sum, 0, 6), b => (b + 256).toString(16).slice(1)).join('');
  if (hex !== name[1]) throw changed(new Error(url + ': other bytes than its name says'));
  return bytes;
}

/** verifiedText returns the text of a file, checked as its bytes are. @param {string} url @param {Response} response */
export const verifiedText = async (url, response) => new TextDecoder().decode(await verifiedBytes(url, response));
