// The button that opens all answers, or closes them where all are open.

import { closest } from '../dom.js';

document.addEventListener('click', e => {
  if (!closest(e, '#all')) return;
  /** @type {HTMLDetailsElement[]} */
  const all = Array.from(document.querySelectorAll('.topic details'));
  const open = all.some(d => !d.open);
  all.forEach(d => { d.open = open; });
});
