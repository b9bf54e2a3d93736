// The wasm on its way. It is fetched once, whoever wants it meanwhile: the reader's
// page follows what the worker is fetching.

import { genuine, pressed, wasmResponse } from '../fetch.js';
import { hostEncodes, kept, site } from './keep.js';
import { tellAll } from './pages.js';
import { address, put } from './store.js';

let present = null;

// take starts the download, or returns the one under way.
export function take(options) {
  if (!present) {
    const d = present = { parts: [], over: false, next: null, abort: new AbortController() };
    d.begun = hostEncodes().then(encoded => pressed(address(site.wasm), encoded, Object.assign({ signal: d.abort.signal }, options)));
    d.done = d.begun.then(response => receive(d, response));
    d.done.catch(() => {}).then(() => { d.over = true; d.wake(); present = null; });
    wait(d);
  }
  return present;
}

// halt ends the download under way.
export function halt() {
  if (present) present.abort.abort();
}

function wait(d) {
  d.next = new Promise(wake => { d.wake = wake; });
}

async function receive(d, response) {
  const reader = response.body.getReader();
  let got = 0, told = -1;
  for (;;) {
    const part = await reader.read();
    if (part.done) break;
    d.parts.push(part.value);
    got += part.value.length;
    const percent = Math.min(99, Math.floor(100 * got / site.plain));
    if (percent >= told + 5) tellAll({ kind: 'keeping', percent: told = percent });
    const wake = d.wake;
    wait(d);
    wake();
  }
  d.whole = true;
  d.wake();
  await keepWasm(site.wasm, await new Response(new Blob(d.parts)).arrayBuffer());
}

// keepWasm keeps the wasm if it is what its name says.
export async function keepWasm(path, bytes) {
  if (path !== site.wasm) return; // a page of another version has it
  await put(site.wasm, kept(await genuine(site.wasm, bytes), 'application/wasm'));
}

// follow returns an answer that has what came so far and then what comes.
export async function follow(d) {
  await d.begun;
  let i = 0;
  return wasmResponse(new ReadableStream({
    async pull(to) {
      while (i === d.parts.length && !d.whole && !d.over) await d.next;
      if (i < d.parts.length) to.enqueue(d.parts[i++]);
      else if (d.whole) to.close();
      else to.error(new Error('cut off'));
    }
  }));
}
