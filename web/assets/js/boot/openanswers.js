// Which answers were open comes back with a reload and with Back, as the scroll
// position does; not with a fresh visit. A button opens all, or closes them where all
// are open.

import { closest } from '../dom.js';

let path = location.pathname; // of the page shown; the address may change before it does

const key = () => 'shiming:open:' + path;

const answers = () => Array.from(document.querySelectorAll('details')).filter(d => d.id);

/** saveOpen saves which answers are open on the page that is left. */
export function saveOpen() {
  const all = answers();
  if (!all.length) return;
  try {
    sessionStorage.setItem(key(), JSON.stringify(all.filter(d => d.open).map(d => d.id)));
  } catch { /* then they do not come back */ }
}
addEventListener('pagehide', saveOpen);

/** pageChanged follows to another page. @param {boolean} revisit */
export function pageChanged(revisit) {
  path = location.pathname;
  if (revisit) restoreOpen();
}

/** restoreOpen opens what was open on this page when it was left. */
export function restoreOpen() {
  try {
    const open = JSON.parse(sessionStorage.getItem(key()));
    if (open) answers().forEach(d => { d.open = open.includes(d.id); });
  } catch { /* nothing was kept */ }
}

/** isRevisit reports whether the page was reloaded, or reached by Back or Forward. */
export function isRevisit() {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return entry ? /^(reload|back_forward)$/.test(entry.type)
    : performance.navigation && performance.navigation.type > 0; // Safari 14
}

document.addEventListener('click', e => {
  if (!closest(e, '#all')) return;
  const open = answers().some(d => !d.open);
  answers().forEach(d => { d.open = open; });
});
