// How files are fetched, by boot.js and by the service worker alike.

/** fetchFile fetches a file. It fails, with the file's address, where the host has none.
 * @param {string} url @param {RequestInit} [options] */
export function fetchFile(url, options) {
  return fetch(url, options).then(r => {
    if (!r.ok) throw new Error(url + ': ' + r.status);
    return r;
  }, err => { throw new Error(url + ': ' + err.message); });
}

/** saveData tells whether the reader's line is to be spared. */
export function saveData() {
  const line = navigator.connection;
  return !!line && (line.saveData || /2g/.test(line.effectiveType || ''));
}

/** isEncoded tells whether the host that sent a response compresses what it sends.
 * @param {Response} response */
export function isEncoded(response) {
  return response.headers.has('content-encoding');
}

/** fetchCompressed fetches the wasm in a compressed form. A host that does not compress
 * what it sends has that form as a file of its own, and it is unpacked here. A host
 * that marks such a file as encoded has had it unpacked by the browser: the first
 * bytes tell. @param {string} url @param {boolean} hostEncodes @param {RequestInit} [options] */
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
    const whole = new ReadableStream({
      start(to) { to.enqueue(first.value); },
      pull(to) { return readInto(to, reader); },
      cancel(why) { return reader.cancel(why); }
    });
    return wasmResponse(gzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole);
  });
}

/** readInto hands one part from a reader to a stream, and to onPart.
 * @param {ReadableStreamDefaultController} to @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader
 * @param {(part: Uint8Array<ArrayBuffer>) => void} [onPart] */
export function readInto(to, reader, onPart) {
  return reader.read().then(part => {
    if (part.done) return to.close();
    to.enqueue(part.value);
    if (onPart) onPart(part.value);
  });
}

/** @param {BodyInit} body */
export function wasmResponse(body) {
  return new Response(body, { headers: { 'Content-Type': 'application/wasm' } });
}

/** verifyHash checks bytes against the hash in the name of their file, and returns
 * them. Where the browser offers no hashes (on a page without https), it trusts them.
 * @param {string} url @param {ArrayBuffer} bytes */
export function verifyHash(url, bytes) {
  const name = /\.([0-9a-f]{12})\.\w+$/.exec(url);
  if (!name || !self.crypto || !crypto.subtle) return Promise.resolve(bytes);
  return crypto.subtle.digest('SHA-256', bytes).then(sum => {
    const hex = Array.from(new Uint8Array(sum, 0, 6), b => (b + 256).toString(16).slice(1)).join('');
    if (hex !== name[1]) throw new Error(url + ': other bytes than its name says');
    return bytes;
  });
}
