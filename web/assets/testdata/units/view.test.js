import assert from 'node:assert/strict';
import { test } from 'node:test';

import { full, ids, path, view } from '../../js/embed/view.js';

test('a view and its path lead to each other', () => {
  for (const [v, p] of [['faq', ''], ['topic:unbind', 'topic/unbind/'], ['question:how-to-verify', 'q/how-to-verify/'],
    ['check', 'check/'], ['check:state=none', 'check/state=none/'], ['check:state=none/shop=global', 'check/state=none/shop=global/']]) {
    assert.equal(path(v), p);
    assert.equal(view(p), v);
  }
});

test('answers may be separated by commas and slashes', () => {
  assert.equal(path('check:a=b,c=d/'), 'check/a=b/c=d/');
  assert.equal(path('check:a=b//c=d'), 'check/a=b/c=d/');
});

test('what is no view has no path', () => {
  for (const v of ['', 'nonsense', 'faq:x', 'topic', 'topic:', 'topic:a/b', 'question:../x', 'check:', 'check:state', 'check:a=b;c=d', 'check:a=<b>', 'constructor:x']) {
    assert.equal(path(v), null, v);
  }
  for (const p of ['404.html', 'q/', 'q/x/y/', 'topic/', 'check/a/', 'rules/x/']) assert.equal(view(p), 'faq', p);
});

test('the full page of a topic is a part of the home page', () => {
  assert.equal(full('topic/unbind/'), '#topic-unbind');
  assert.equal(full('q/how-to-verify/'), 'q/how-to-verify/');
  assert.equal(full(''), '');
});

test('ids are separated by white space or commas', () => {
  assert.deepEqual(ids(' a  b,c\n'), ['a', 'b', 'c']);
  assert.deepEqual(ids(''), []);
});
