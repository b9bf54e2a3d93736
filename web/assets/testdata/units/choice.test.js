// Which page the service worker answers with, for paths that nobody thought of.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, prefixOf, readIndex } from '../../js/worker/choice.js';

/** random returns a function that returns numbers below n, the same ones each time (mulberry32). */
const random = seed => n => {
  seed = seed + 0x6D2B79F5 | 0;
  let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
  t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
  return ((t ^ t >>> 14) >>> 0) % n;
};
const pieces = ['', '/', '//', 'q', 'how', 'q/how/', 'index.html', 'check/', 'state=none/', 'rules/', 'frame/', 'en', 'en/', '404.html', 'assets/', '.', '..', '%2f', '?a=b', '#x',
  '。', '，你看看', '\0', '\x01', '\n', '\\', '__proto__', 'constructor', '/index.html/', '\ud800'];
const make = (below, most) => Array.from({ length: below(most) }, () => pieces[below(pieces.length)]).join('');

/** index writes the line that a file of pages starts with. */
const index = pages => JSON.stringify(Object.entries(pages).flatMap(([name, text]) => [name, Buffer.byteLength(text)])) + '\n';

test('an index leads to each page, whatever it has', () => {
  for (let seed = 0; seed < 2000; seed++) {
    const below = random(seed);
    const pages = Object.fromEntries(Array.from({ length: below(8) }, () => [make(below, 4) + 'x', make(below, 6).toWellFormed()]));
    const line = index(pages), start = Buffer.byteLength(line);
    const file = Buffer.from(line + Object.values(pages).join(''));
    const places = readIndex(file.subarray(0, start).toString(), start);
    for (const [name, text] of Object.entries(pages)) assert.equal(file.subarray(...places.get(name)).toString(), text, `seed ${seed}`);
    assert.equal(places.size, Object.keys(pages).length);
  }
});

test('what is no index fails', () => {
  for (const line of ['', '<!DOCTYPE html>', '["index.html",', 'null\n', '\0\0']) assert.throws(() => readIndex(line, 9), line);
});

test('every path has one answer, a page or a way to one', () => {
  const pages = { 'index.html': 'home', 'q/how/index.html': 'how', 'embed/index.html': '', '404.html': 'unknown', 'en/index.html': 'home', 'en/q/how/index.html': 'how' };
  const line = index(pages), places = readIndex(line, line.length);
  const is = (path, want) => assert.deepEqual(choose(path, places), want, JSON.stringify(path));
  is('', { page: 'index.html' });
  is('index.html', { redirect: '' });
  is('q/how', { redirect: 'q/how/' });
  is('q/how/index.html', { redirect: 'q/how/' });
  is('embed/', { without: 'offline' });
  is('embed', { redirect: 'embed/' });
  is('check/state=none/', { without: 'program' });
  for (const path of ['404.html', '/q/how/', 'q/how//', 'q/how/。', 'Q/how/', '__proto__/', 'constructor']) is(path, { without: 'missing' });

  let found = 0;
  for (let seed = 0; seed < 20000; seed++) {
    const path = make(random(seed), 6), choice = choose(path, places);
    assert.deepEqual(Object.keys(choice).length, 1, `seed ${seed}`);
    if ('page' in choice) {
      assert.equal(choice.page, path + 'index.html', `seed ${seed}`);
      assert.ok(pages[choice.page], `seed ${seed}`);
      found++;
    } else if ('redirect' in choice) {
      assert.ok(path + '/' === choice.redirect || path === choice.redirect + 'index.html', `seed ${seed}`);
      assert.ok(!('redirect' in choose(choice.redirect, places)), `seed ${seed}: a second redirect`);
    } else {
      assert.ok(!pages[path + 'index.html'] && ['offline', 'missing', 'program'].includes(choice.without), `seed ${seed}`);
    }
  }
  assert.ok(found > 100, `${found} pages`);
});

test('a path is in one language', () => {
  const prefixes = ['', 'en/', 'zh-Hant/'];
  for (const [path, want] of [['', ''], ['en', ''], ['en/', 'en/'], ['en/q/', 'en/'], ['english/', ''], ['/en/', ''], ['zh-Hant/x', 'zh-Hant/']]) {
    assert.equal(prefixOf(path, prefixes), want, path);
  }
  for (let seed = 0; seed < 2000; seed++) {
    const path = make(random(seed), 5);
    assert.ok(path.startsWith(prefixOf(path, prefixes)), `seed ${seed}`);
  }
});
