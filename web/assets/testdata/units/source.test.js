import assert from 'node:assert/strict';
import { test } from 'node:test';

import { find } from '../../js/embed/source.js';

// The site of these tests is below /help/, on any host: see scripts_test.go.
const site = 'https://a.example/help/';

/** found returns the address of the site by a stack and the address of a tag, as the loader asks. */
const found = (stack, src = '') => find(stack, src)[2];

test('the browsers say where the code came from', () => {
  for (const stack of [
    'Error\n    at be (https://a.example/help/embed.js:1:7000)\n    at https://a.example/help/embed.js:1:8000',
    'Error\n    at https://a.example/help/embed.js:1:7000\n    at https://host.example/app.js:9:9',
    'be@https://a.example/help/embed.js:1:7000\n@https://a.example/help/embed.js:1:8000',
    '@https://a.example/help/embed.js:1:7000\nglobal code@https://a.example/help/embed.js:1:8000',
    'module code@https://a.example/help/embed.js:1:7000',
    'Error\n    at be (https://a.example/help/embed.js:2:7000)\n    at https://a.example/help/embed.js:2:8000',
    'Error\n    at be (https://a.example/help/embed.js?2:1:7000)\n',
    'Error\n    at be (https://a.example/help/embed.js#2:1:7000)\n',
    'Error\n    at be (https://a.example/help/embed.js?a=(1)#2:1:7000)\n',
    'Error\n    at be (https://a.example/help/embed.js?a=b:1:2:1:7000)\n',
    'Error\n    at be (https://a.example/help/assets/embed.0123456789ab.js:1:7000)\n'
  ]) assert.equal(found(stack), site, stack);
  assert.equal(found('be@http://localhost:8000/help/embed.js:1:70'), 'http://localhost:8000/help/');
});

test('what another brought has no address of its own', () => {
  for (const stack of [
    'Error\n    at be (https://vendor.example/embed.js:1:70)',
    'Error\n    at be (https://vendor.example/x/help/embed.js:1:70)',
    'Error\n    at be (https://vendor.example/help/my-embed.js:1:70)',
    'Error\n    at be (https://vendor.example/help/embed.json:1:70)',
    'Error\n    at be (https://vendor.example/help/embed.js/x.js:1:70)',
    'Error\n    at be (https://vendor.example/help/embed.js:3:70)', // behind other lines
    'Error\n    at be (https://vendor.example/help/embed.js:1:70000)', // behind other code
    'Error\n    at eval (eval at x (https://vendor.example/help/embed.js:1:70), <anonymous>:1:70)\n    at x (https://vendor.example/help/embed.js:1:70)',
    'be@https://vendor.example/help/embed.js line 1 > eval:1:70\n@https://vendor.example/help/embed.js:1:70',
    'Error\n    at be (blob:https://vendor.example/help/embed.js:1:70)',
    'Error\n    at be (https://host.example/page:12:5)',
    'Error\n    at be (data:text/javascript,https://vendor.example/help/embed.js:1:70)',
    'Error\n    at be (file:///help/embed.js:1:70)',
    'Error\n    at be (javascript:1:70)'
  ]) assert.equal(found(stack, 'https://vendor.example/help/embed.js'), undefined, stack);
});

test('where stacks say nothing, the tag does', () => {
  for (const stack of [undefined, '', 'Error', 'Error\n    at be (<anonymous>)']) {
    assert.equal(found(stack, site + 'embed.js'), site, stack);
    for (const src of ['', 'undefined', 'javascript:1', 'data:,', 'https://vendor.example/embed.js', 'ftp://a.example/help/embed.js']) {
      assert.equal(found(stack, src), undefined, stack + src);
    }
  }
});
