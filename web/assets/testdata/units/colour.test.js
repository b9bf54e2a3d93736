import assert from 'node:assert/strict';
import { test } from 'node:test';

import { contrast, css, mix, readable } from '../../js/embed/colour.js';

const hex = colour => colour.match(/\w\w/g).map(v => parseInt(v, 16));

test('the contrast is that of WCAG', () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([255, 255, 255], [0, 0, 0]), 21);
  assert.equal(contrast([9, 9, 9], [9, 9, 9]), 1);
  assert.equal(contrast(hex('767676'), [255, 255, 255]).toFixed(2), '4.54');
});

test('a colour that can be read stays', () => {
  assert.deepEqual(readable(hex('0a655c'), [[255, 255, 255]]), hex('0a655c'));
});

test('any other becomes one that can be read, on all grounds', () => {
  for (const grounds of [['ffffff', 'f7f6f2'], ['11161c', '1a2129']]) {
    for (const colour of ['ffff00', '000000', 'ffffff', '808080', 'b00020']) {
      const to = readable(hex(colour), grounds.map(hex));
      for (const g of grounds) assert.ok(contrast(to, hex(g)) >= 4.5, colour + ' on ' + g);
    }
  }
});

test('colours are mixed and written', () => {
  assert.deepEqual(mix([0, 100, 200], [100, 100, 100], .5), [50, 100, 150]);
  assert.equal(css([1, 2, 3]), 'rgb(1, 2, 3)');
});
