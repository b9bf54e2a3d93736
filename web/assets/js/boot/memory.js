// Which answers were open comes back with a reload and with Back, as the scroll
// position does; not with a fresh visit.

let path = location.pathname; // of what is shown, which a new address may be ahead of

const key = () => 'shiming:open:' + path;

// keep keeps what is open on the page that is left.
export function keep() {
  try {
    sessionStorage.setItem(key(), JSON.stringify(answers().filter(d => d.open).map(d => d.id)));
  } catch (refused) { /* then it does not come back */ }
}
addEventListener('pagehide', keep);

// turned follows to another page; back tells that the reader has been there.
export function turned(back) {
  path = location.pathname;
  if (back) remember();
}

// remember opens what was open on this page when it was left.
export function remember() {
  try {
    const open = JSON.parse(sessionStorage.getItem(key()));
    if (open) answers().forEach(d => { d.open = open.includes(d.id); });
  } catch (refused) { /* nothing was kept */ }
}

// again tells whether the page was loaded anew, or come back to.
export function again() {
  const [entry] = performance.getEntriesByType('navigation');
  return entry ? /^(reload|back_forward)$/.test(entry.type)
    : performance.navigation && performance.navigation.type > 0; // Safari 14
}

function answers() {
  return Array.from(document.querySelectorAll('details[id]'));
}
