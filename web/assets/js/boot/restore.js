// Which answers were open comes back with a reload and with Back, as the scroll position does;
// not with a fresh visit.

export const answers = () => Array.from(document.querySelectorAll('details')).filter(d => d.id);

/** key returns the name of the record for a page. @param {string} path */
export const key = path => 'shiming:open:' + path;

/** restoreOpen opens what was open on this page when it was left. */
export function restoreOpen() {
  try {
    const open = JSON.parse(sessionStorage.getItem(key(location.pathname)));
    if (open) answers().forEach(d => { d.open = open.includes(d.id); });
  } catch { /* nothing was kept */ }
}

/** isRevisit reports whether the page was reloaded, or reached by Back or Forward. */
export function isRevisit() {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return entry ? /^(reload|back_forward)$/.test(entry.type)
    : performance.navigation && performance.navigation.type > 0; // Safari 14
}
