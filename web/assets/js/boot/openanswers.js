// Which answers are open is saved for restore.js. A button opens all, or closes them where
// all are open.

import { closest } from '../dom.js';
import { answers, key, restoreOpen } from './restore.js';

let path = location.pathname; // of the page shown; the address may change before it does

/** saveOpen saves which answers are open on the page that is left. */
export function saveOpen() {
  const all = answers();
  if (!all.length) return;
  try {
    sessionStorage.setItem(key(path), JSON.stringify(all.filter(d => d.open).map(d => d.id)));
  } catch { /* then they do not come back */ }
}
addEventListener('pagehide', saveOpen);

/** pageChanged follows to another page. @param {boolean} revisit */
export function pageChanged(revisit) {
  path = location.pathname;
  if (revisit) restoreOpen();
}

document.addEventListener('click', e => {
  if (!closest(e, '#all')) return;
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const all = document.querySelectorAll('.topic:not(.folds) details'), open = Array.from(all).some(d => !d.open);
  all.forEach(d => { d.open = open; });
});
