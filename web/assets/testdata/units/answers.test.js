import assert from 'node:assert/strict';
import { test } from 'node:test';

import { setAnswers } from '../../js/frame/answers.js';

globalThis.HTMLDetailsElement = class { open = false; };
const page = { a: new HTMLDetailsElement(), b: new HTMLDetailsElement(), heading: {} };
globalThis.document = { getElementById: id => page[id] || null };

test('the answers that are there open and close, and nothing else does', () => {
  setAnswers(['a', 'heading', 'nonsense'], true);
  assert.deepEqual([page.a.open, page.b.open, page.heading], [true, false, {}]);
  setAnswers(['a'], false);
  assert.equal(page.a.open, false);
});
