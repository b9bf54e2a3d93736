// How files are fetched, by boot.js and by the service worker alike.

// fetched fetches a file. It fails, with the file's address, where the host has none.
export function fetched(url, options) {
  return fetch(url, options).then(r => {
    if (!r.ok) throw new Error(url + ': ' + r.status);
    return r;
  }, err => { throw new Error(url + ': ' + err.message); });
}

// thrifty tells whether the reader's line is to be spared.
export function thrifty() {
  const line = navigator.connection;
  return !!line && (line.saveData || /2g/.test(line.effectiveType || ''));
}

// encodes tells whether the host that sent an answer compresses what it sends.
export function encodes(response) {
  return response.headers.has('content-encoding');
}

// pressed fetches the wasm in a compressed form. A host that does not compress
// what it sends has that form as a file of its own, and it is unpacked here. A host
// that marks such a file as encoded has had it unpacked by the browser: the first
// bytes tell.
export function pressed(url, hostEncodes, options) {
  if (hostEncodes || !self.DecompressionStream) return fetched(url, options);
  return fetched(url + '.gz', options).then(unpacked).catch(() => fetched(url, options));
}

function unpacked(response) {
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
      pull(to) { return pass(reader, to); },
      cancel(why) { return reader.cancel(why); }
    });
    return wasmResponse(gzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole);
  });
}

// pass hands one part from a reader to a stream.
export function pass(reader, to) {
  return reader.read().then(part => {
    if (part.done) to.close();
    else to.enqueue(part.value);
    return part;
  });
}

export function wasmResponse(body) {
  return new Response(body, { headers: { 'Content-Type': 'application/wasm' } });
}

// genuine checks bytes against the hash in the name of their file, and returns
// them. Where the browser offers no hashes (on a page without https), it trusts them.
export function genuine(url, bytes) {
  const name = /\.([0-9a-f]{12})\.\w+$/.exec(url);
  if (!name || !self.crypto || !crypto.subtle) return Promise.resolve(bytes);
  return crypto.subtle.digest('SHA-256', bytes).then(sum => {
    const hex = Array.from(new Uint8Array(sum, 0, 6), b => (b + 256).toString(16).slice(1)).join('');
    if (hex !== name[1]) throw new Error(url + ': other bytes than its name says');
    return bytes;
  });
}
