import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fits, message, parseEvent, parseMessage } from '../../js/embed/protocol.js';

const parse = (kind, fields) => parseEvent(message(kind, fields));

test('each message to the host is understood, also with a field that is new', () => {
  const kinds = {
    ready: { view: 'faq', lang: 'zh-Hans', version: 'abc' }, height: { height: 640 }, open: { question: 'a' }, close: { question: 'a' },
    answer: { input: 'a', answer: 'b', view: 'check:a=b' }, verdict: { verdict: 'at-risk', rule: 'r', view: 'check:a=b' },
    navigate: { view: 'faq' }, error: { code: 'view' }
  };
  assert.deepEqual(EVENTS.split(' ').sort(), Object.keys(kinds).sort());
  for (const kind in kinds) {
    assert.deepEqual(parse(kind, kinds[kind]), kinds[kind], kind);
    assert.deepEqual(parse(kind, { ...kinds[kind], more: 'a' }), { ...kinds[kind], more: 'a' }, kind);
  }
  assert.deepEqual(parse('navigate', { href: 'https://example.com/?a=<b>' }).href, 'https://example.com/?a=<b>');
  assert.deepEqual(parse('height', { height: 1e5 }).height, 1e5);
});

test('each message to the frame is understood, with its own fields alone', () => {
  for (const [kind, fields] of Object.entries({ show: { view: 'check' }, reset: {},
    configure: { theme: 'dark', accent: '', radius: '6px', font: 'x', fit: undefined }, navigate: null })) {
    const parsed = parseMessage(TO_FRAME, message(kind, { ...fields, more: 1 }));
    assert.deepEqual(parsed, fields, kind);
  }
  for (const fields of [{}, { view: 1 }, { view: '' }, { view: '<b>' }, { view: 'a'.repeat(2001) }, { view: ['check'] }]) {
    assert.equal(parseMessage(TO_FRAME, message('show', fields)), null, JSON.stringify(fields));
  }
});

test('nothing else is', () => {
  for (const data of [null, undefined, '', 0, {}, [], { shiming: 1 }, { kind: 'open', question: 'a' }, { shiming: 2, kind: 'open', question: 'a' },
    { shiming: '1', kind: 'open', question: 'a' }, message('nonsense'), message('ready height', { question: 'a' }), message('open,close', { question: 'a' }), message(['open']), message('hello')]) {
    assert.ok(!parseEvent(data), JSON.stringify(data));
    assert.ok(!parseMessage(TO_FRAME, data) || data.kind === 'hello', JSON.stringify(data));
  }
});

test('nor fields of another type, or too long ones', () => {
  for (const [kind, fields] of [['open', { question: 1 }], ['open', { question: '' }], ['open', { question: '<b>' }], ['open', { question: ['a'] }],
    ['open', { question: 'a'.repeat(2001) }], ['height', { height: '640' }], ['height', { height: NaN }], ['height', { height: -1 }], ['height', { height: 1e6 }],
    ['height', { height: Infinity }], ['navigate', { href: 1 }], ['navigate', { href: 'a'.repeat(2001) }], ['ready', { view: 'faq', lang: 'en', version: null }]]) {
    assert.ok(!parse(kind, fields), kind + JSON.stringify(fields));
  }
});

test('whatever comes, fields are of their types or there are none', () => {
  let seed = 1;
  const random = n => (seed = (seed * 48271) % 2147483647) % n; // the same each time
  const kinds = EVENTS.split(' ');
  const names = ['view', 'lang', 'version', 'height', 'question', 'input', 'answer', 'verdict', 'rule', 'href', 'code', '__proto__', 'toString', 'new'];
  const values = [undefined, null, 0, 1, -1, 1e5, 1e6, NaN, Infinity, true, '', 'a', 'check:a=b', '<b>', '../x', 'javascript:x', 'a'.repeat(3000), [], ['a'], {}, { a: 1 },
    1n, new String('a'), new Map(), new Date(), { toString: 1, valueOf: 1 }, Object.create(null)]; // all that a message can bring
  const good = ['a', 'check:a=b', 640];
  const any = () => random(3) ? good[random(good.length)] : values[random(values.length)];
  let understood = 0;
  for (let i = 0; i < 20000; i++) {
    const kind = random(9) ? kinds[random(kinds.length)] : any();
    const data = random(9) ? Object.assign(random(2) ? {} : Object.create({ question: '<b>' }), { [NAME]: random(9) ? PROTOCOL : any(), kind }) : any();
    for (let n = random(3); n; n--) if (data && typeof data === 'object') try { data[names[random(names.length)]] = any(); } catch { /* as it is */ }
    const parsed = parseEvent(data);
    if (!parsed) continue;
    understood++;
    assert.ok(kinds.includes(data.kind) && data[NAME] === PROTOCOL);
    for (const name of Object.keys(parsed)) {
      assert.ok(parsed[name] === undefined || fits({ height: '#', href: '~' }[name] || '', parsed[name]), `${name}: ${String(parsed[name])}`);
    }
  }
  assert.ok(understood > 1000, understood);
});
