// What the service worker answers, with a store, a network and pages that are made up.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, test } from 'node:test';

const home = 'https://example.com/help/';
const named = (name, text) => name.replace(/\.\w+$/, '.' + createHash('sha256').update(text).digest('hex').slice(0, 12) + '$&');

const library = '{"lang":"zh-Hans"}', wasm = '\0asm and more', style = 'p{content:"$&"}', search = '1 2 3';
const pages = {
  'index.html': '<a href="/en/\x01">home</a>', '404.html': 'unknown', 'embed/index.html': '',
  'q/how/index.html': '<style>\x02</style><a href="/en/\x01">how\x03to</a>', 'manifest.webmanifest': '{}', [named('assets/library.zh-Hans.json', library)]: library
};
const bundle = (() => {
  const line = JSON.stringify(Object.entries(pages).flatMap(([name, text]) => [name, text.length])) + '\n';
  return { index: line.length, text: line + Object.values(pages).join('') };
})();
const files = { // of the host
  [named('assets/pages.zh-Hans.txt', bundle.text)]: bundle.text, [named('assets/search.zh-Hans.txt', search)]: search,
  [named('assets/full.css', style)]: style, [named('assets/app.wasm', wasm)]: wasm
};
const [pagesName, searchName, styleName, wasmName] = Object.keys(files);
const libraryName = Object.keys(pages).at(-1);

let store, network, online, sent, handlers = {};

globalThis.self = Object.assign(globalThis, {
  site: {
    files: [styleName], style: styleName, wasm: wasmName, size: 100, alone: 200, plain: wasm.length, manifest: 'manifest.webmanifest', headers: { 'X-Own': '1' },
    types: { '.css': 'text/css', '.txt': 'text/plain', '.json': 'application/json', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json' },
    languages: {
      '': { files: [pagesName, searchName], pages: pagesName, index: bundle.index, library: named('assets/library.zh-Hans.json', library), offline: 'no network' },
      'en/': { files: ['assets/pages.en.0123456789ab.txt'], pages: 'assets/pages.en.0123456789ab.txt', index: 0, library: 'assets/library.en.0123456789ab.json', offline: 'offline in English' }
    }
  },
  registration: { scope: home },
  location: new URL(home),
  clients: { matchAll: async () => [{ url: home, postMessage: m => sent.push(m) }], claim: async () => {} },
  skipWaiting: async () => {},
  addEventListener: (name, act) => { handlers[name] = act; },
  caches: { open: async () => ({
    match: async url => store.get(String(url.url || url))?.clone(), put: async (url, r) => { store.set(url, r); },
    delete: async url => store.delete(String(url.url || url)), keys: async () => Array.from(store.keys(), url => ({ url }))
  }) },
  fetch: async request => {
    const url = String(request.url || request);
    network.push(url);
    if (!online) throw new Error('offline');
    const text = files[url.slice(home.length)];
    return text === undefined ? new Response('none', { status: 404 }) : new Response(text, { headers: { 'Content-Type': 'text/x', 'Content-Encoding': 'br' } });
  }
});
Object.defineProperty(globalThis, 'navigator', { value: {} });
await import('../../js/worker.js');

/** fire has the worker handle an event, and returns its answer when all is done. */
async function fire(name, event = {}) {
  const waits = [];
  let answer;
  handlers[name]({ ...event, waitUntil: p => waits.push(p), respondWith: p => { answer = p; } });
  const response = await answer;
  const text = response && await response.clone().text();
  await Promise.all(waits);
  return response && { status: response.status, text, location: response.headers.get('Location'), headers: response.headers };
}

const get = (path, mode = 'navigate', cache = 'default') => fire('fetch', { request: {
  method: 'GET', mode, url: home + path, headers: new Headers(), destination: 'document', cache
} });

beforeEach(async () => {
  store = new Map(), network = [], online = true, sent = [];
  await fire('install');
  await fire('activate');
});

test('what is installed is kept once, and the wasm only on wish', async () => {
  assert.ok([pagesName, searchName, styleName, Object.keys(pages).at(-1)].every(path => store.has(home + path)));
  assert.ok(!store.has(home + wasmName));
  network = [];
  await fire('install');
  assert.deepEqual(network, []);
  await fire('message', { data: { do: 'keep' } });
  assert.ok(store.has(home + wasmName));
  assert.deepEqual(sent.at(-1), { kind: 'state', missing: 0 });
});

test('a page that is kept has its own path in it, and needs no network', async () => {
  online = false;
  const page = await get('q/how/?q=x');
  assert.deepEqual([page.status, page.text, page.headers.get('X-Own')], [200, '<style>' + style + '</style><a href="/en/q/how/">how<wbr>to</a>', '1']);
  assert.equal((await get('')).text, '<a href="/en/">home</a>');
});

test('inexact addresses lead to the folder', async () => {
  online = false;
  assert.equal((await get('q/how?a=b')).location, home + 'q/how/?a=b');
  assert.equal((await get('q/how/index.html')).location, home + 'q/how/');
  assert.equal((await get('index.html')).location, home);
});

test('without a network, views of the program need the program', async () => {
  online = false;
  assert.deepEqual([(await get('check/state=none/')).status, (await get('check/state=none/')).text], [503, 'no network']);
  assert.deepEqual([(await get('embed/')).status, (await get('nonsense/')).status, (await get('nonsense/')).text], [503, 404, 'unknown']);
  online = true;
  await fire('message', { data: { do: 'keep' } });
  online = false;
  assert.deepEqual([(await get('check/state=none/')).status, (await get('rules/')).status], [404, 404]);
});

test('a language that was not opened comes from the network, and offline says so', async () => {
  online = false;
  assert.deepEqual([(await get('en/')).status, (await get('en/')).text], [503, 'offline in English']);
});

test('a file is answered from the store, and a manifest from the pages', async () => {
  online = false;
  assert.equal((await get(styleName, 'no-cors')).text, style);
  assert.equal((await get('manifest.webmanifest', 'cors')).text, '{}');
});

test('what is not of the site is left to the browser', async () => {
  for (const request of [{ url: home, method: 'POST' }, { url: 'https://example.org/help/', method: 'GET' }, { url: 'https://example.com/', method: 'GET' },
    { url: home + 'robots.txt', method: 'GET', mode: 'cors' }]) {
    assert.equal(await fire('fetch', { request: { headers: new Headers(), ...request } }), undefined);
  }
});

test('other bytes than the name says are asked for once more, and not kept', async () => {
  store.delete(home + styleName);
  files[styleName] = 'changed on the way';
  network = [];
  await assert.rejects(fire('install'));
  files[styleName] = style;
  assert.equal(network.filter(url => url === home + styleName).length, 2);
  assert.ok(!store.has(home + styleName));
  assert.deepEqual(sent.at(-1), { kind: 'failed', file: styleName, full: false, changed: true });
});

test('where there is no room, what was added goes again', async () => {
  store.clear();
  await within(async () => refusing(url => url === home + pagesName), () => assert.rejects(fire('install')));
  assert.deepEqual(Array.from(store.keys()).filter(url => url.includes('/assets/')), []);
  assert.deepEqual(sent.at(-1), { kind: 'failed', file: pagesName, full: true, changed: false });
});

const damage = path => store.set(home + path, new Response('~', store.get(home + path)));
const refusing = refused => ({ match: async url => store.get(String(url.url || url))?.clone(), delete: async url => store.delete(String(url.url || url)),
  keys: async () => Array.from(store.keys(), url => ({ url })), put: async (url, r) => {
    if (refused(url)) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    store.set(url, r);
  } });

/** within has the store be another one for a while. */
async function within(open, act) {
  const own = caches.open;
  caches.open = open;
  await act().finally(() => { caches.open = own; });
}

test('where there is no room to mend one file, the others are mended', async () => {
  [pagesName, styleName].forEach(damage);
  await within(async () => refusing(url => url === home + styleName), () => fire('message', { data: { do: 'state' } }));
  assert.deepEqual(sent.at(-1), { kind: 'failed', file: styleName, full: true, changed: false });
  assert.equal(await store.get(home + pagesName).clone().text(), bundle.text);
});

test('what is kept with the pages is mended though another file cannot be had', async () => {
  [searchName, libraryName].forEach(damage);
  online = false;
  await fire('message', { data: { do: 'state' } });
  assert.deepEqual(sent.at(-1), { kind: 'failed', file: searchName, full: false, changed: false });
  assert.equal(await store.get(home + libraryName).clone().text(), library);
});

test('where there is no room for the list of languages, it is said', async () => {
  store.clear();
  await within(async () => refusing(url => url === home + 'languages'), () => assert.rejects(fire('install')));
  assert.deepEqual(sent.at(-1), { kind: 'failed', file: 'service-worker.js', full: true, changed: false });
});

test('a version takes over though its list cannot be kept', async () => {
  let claimed = false;
  clients.claim = async () => { claimed = true; };
  await within(async () => refusing(url => url === home + 'kept'), () => fire('activate'));
  assert.ok(claimed && store.has(home + styleName));
});

test('without the store, all comes from the network', async () => {
  const refused = { async open() { throw new Error('no store'); }, async match() { throw new Error('input or output'); } };
  for (const open of [refused.open, async () => ({ ...refused, keys: refused.match, put: refused.match, delete: refused.match })]) {
    await within(open, async () => {
      for (const path of [styleName, wasmName, searchName]) assert.equal((await get(path, 'cors')).text, files[path]);
      files['q/how/'] = 'of the host';
      const page = await get('q/how/').finally(() => { delete files['q/how/']; });
      assert.ok(page.status === 200, page.text);
    });
  }
});

test('an activated version drops what no version needs', async () => {
  store.set(home + 'assets/old.css', new Response(''));
  await fire('activate');
  assert.ok(!store.has(home + 'assets/old.css') && store.has(home + styleName));
});

const damages = {
  'cut off': (path, r, body) => new Response(body.slice(0, body.length / 2), r),
  'altered': (path, r, body) => new Response(body.slice(0, -1) + '~', r),
  'empty': (path, r) => new Response('', r),
  'of the wrong type': (path, r, body) => new Response(body, { headers: { ...Object.fromEntries(r.headers), 'Content-Type': 'text/plain; charset=utf-8' } }),
  'of no type': (path, r, body) => new Response(new TextEncoder().encode(body)),
  'an error page': () => new Response('<title>welcome', { status: 404, headers: { 'Content-Type': 'text/html' } }),
  'opaque': () => ({ ok: false, status: 0, type: 'opaque', headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0), json: () => Promise.reject(new SyntaxError('')), clone() { return this; } }),
  'not to be read': (path, r) => ({ ok: true, status: 200, headers: r.headers, ...Object.fromEntries(['arrayBuffer', 'blob', 'text', 'json'].map(f => [f, () => Promise.reject(new TypeError('read'))])), clone() { return this; } })
};

for (const [how, damage] of Object.entries(damages)) {
  for (const name of [pagesName, searchName, styleName, wasmName, libraryName, 'kept', 'languages']) {
    test(`kept, and then ${how}: ${name}`, async () => {
      await fire('message', { data: { do: 'keep' } });
      const whole = Object.fromEntries(await Promise.all(Array.from(store, async ([url, r]) => [url, [await r.clone().text(), r.headers.get('Content-Type')]])));
      const sound = store.get(home + name);
      const hurt = async () => { store.set(home + name, damage(name, sound, await sound.clone().text())); };
      const isWhole = async url => {
        const r = store.get(url);
        return !!r && await r.clone().text() === whole[url][0] && (!url.includes('/assets/') || r.headers.get('Content-Type') === whole[url][1]);
      };

      // A page looks at the state. The list of the files of this version is written anew by the next one.
      await hurt();
      await fire('message', { data: { do: 'state' } });
      if (name === wasmName && how.slice(0, 2) !== 'of') {
        assert.deepEqual(sent.at(-1), { kind: 'state', missing: 100 });
        await fire('message', { data: { do: 'keep' } });
      }
      assert.deepEqual(sent.at(-1), { kind: 'state', missing: 0 });
      if (name !== 'kept') assert.ok(await isWhole(home + name));

      // Without a network what the bytes can be had for is there, and of the rest it is said that it is not.
      await hurt();
      online = false;
      await fire('message', { data: { do: 'state' } });
      if (how.startsWith('of') || ['kept', 'languages', libraryName].includes(name)) assert.deepEqual(sent.at(-1), { kind: 'state', missing: 0 });
      else assert.deepEqual(sent.at(-1), name === wasmName ? { kind: 'state', missing: 100 } : { kind: 'failed', file: name, full: false, changed: false });
      online = true;

      // It is asked for. The page that cannot compile the wasm asks past all caches.
      if (name.startsWith('assets/')) {
        if (!store.has(home + name)) await fire('message', { data: { do: 'keep' } });
        await hurt();
        const answer = await get(name, 'cors', 'reload');
        assert.equal(answer.text, whole[home + name][0]);
        if (name !== wasmName || how.startsWith('of')) assert.equal(answer.headers.get('Content-Type'), whole[home + name][1]);
        assert.ok(await isWhole(home + name));
      }

      // The next version takes over, and loses nothing that it needs.
      await hurt();
      await fire('install');
      await fire('activate');
      for (const url of Object.keys(whole)) assert.ok(await isWhole(url), url);
    });
  }
}

test('what is damaged after it was looked at is whole with the next page', async () => {
  await get(styleName, 'no-cors');
  damage(styleName);
  await get('');
  assert.equal((await get(styleName, 'no-cors')).text, style);
});

test('without the list of languages, those are kept whose pages are there', async () => {
  store.set(home + 'assets/pages.en.ffffffffffff.txt', new Response('of the version before'));
  store.set(home + 'languages', new Response('{'));
  await fire('message', { data: { do: 'state' } });
  assert.deepEqual(await store.get(home + 'languages').clone().json(), ['', 'en/']);
});

test('types come from the names, whatever the host says', () => {
  assert.equal(store.get(home + styleName).headers.get('Content-Type'), 'text/css');
  assert.equal(store.get(home + libraryName).headers.get('Content-Type'), 'application/json');
});
