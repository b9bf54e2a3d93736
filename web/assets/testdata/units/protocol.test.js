import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fits, message, parseMessage } from '../../js/embed/protocol.js';

const parse = (kind, fields) => parseMessage(TO_HOST, message(kind, fields));

test('each message to the host is understood, with its own fields alone', () => {
  const kinds = {
    ready: { view: 'faq', lang: 'zh-Hans', version: 'abc' }, height: { height: 640 }, open: { question: 'a' }, close: { question: 'a' },
    answer: { input: 'a', answer: 'b', view: 'check:a=b' }, verdict: { verdict: 'at-risk', rule: 'r', view: 'check:a=b' },
    navigate: { view: 'faq', href: undefined }, error: { code: 'view' }
  };
  assert.deepEqual(TO_HOST.split(',').map(entry => entry.split(' ')[0]).sort(), Object.keys(kinds).sort());
  for (const kind in kinds) assert.deepEqual(parse(kind, { ...kinds[kind], more: 1 }), kinds[kind], kind);
  assert.deepEqual(parse('navigate', { href: 'https://example.com/?a=<b>' }).href, 'https://example.com/?a=<b>');
});

test('nothing else is', () => {
  for (const data of [null, undefined, '', 0, {}, [], { shiming: 1 }, { kind: 'open', question: 'a' }, { shiming: 2, kind: 'open', question: 'a' },
    { shiming: '1', kind: 'open', question: 'a' }, message('nonsense'), message('open,close', { question: 'a' }), message('hello')]) {
    assert.ok(!parseMessage(TO_HOST, data), JSON.stringify(data));
  }
});

test('nor fields of another type, or too long ones', () => {
  for (const [kind, fields] of [['open', {}], ['open', { question: 1 }], ['open', { question: '' }], ['open', { question: '<b>' }],
    ['open', { question: 'a'.repeat(2001) }], ['height', { height: '640' }], ['height', { height: NaN }], ['height', { height: -1 }],
    ['height', { height: Infinity }], ['navigate', { href: 1 }], ['navigate', { href: 'a'.repeat(2001) }], ['ready', { view: 'faq', lang: 'en' }]]) {
    assert.ok(!parse(kind, fields), kind + JSON.stringify(fields));
  }
});

test('whatever comes, fields are of their types or there are none', () => {
  let seed = 1;
  const random = n => (seed = (seed * 48271) % 2147483647) % n; // the same each time
  const kinds = TO_HOST.split(',').map(entry => entry.split(' '));
  const values = [undefined, null, 0, 1, -1, 1e5, 1e6, NaN, Infinity, true, '', 'a', 'check:a=b', '<b>', '../x', 'javascript:x', 'a'.repeat(3000), [], ['a'], {}, { a: 1 },
    1n, new String('a'), new Map(), new Date(), { toString: 1, valueOf: 1 }, Object.create(null)]; // all that a message can bring
  const any = () => values[random(values.length)];
  for (let i = 0; i < 20000; i++) {
    const [kind, ...fields] = kinds[random(kinds.length)];
    const data = random(9) ? Object.assign(random(2) ? {} : Object.create({ question: 'a', view: 'faq' }), { [NAME]: random(9) ? PROTOCOL : any(), kind: random(9) ? kind : any() }) : any();
    for (const field of fields) if (data && typeof data === 'object' && random(9)) try { data[field.replace(/[^\w-]/g, '')] = any(); } catch { /* as it is */ }
    const parsed = parseMessage(TO_HOST, data);
    if (!parsed) continue;
    assert.equal(data.kind, kind);
    assert.deepEqual(Object.keys(parsed), fields.map(field => field.replace(/[^\w-]/g, '')));
    for (const field of fields) {
      const value = parsed[field.replace(/[^\w-]/g, '')];
      assert.ok(value === undefined ? field.includes('?') : fits(field, value), `${kind} ${field}: ${String(value)}`);
      assert.ok(value === undefined || ['string', 'number', 'boolean'].includes(typeof value));
    }
  }
});
