// Which answers were open comes back with a reload and with Back, as the scroll
// position does; not with a fresh visit.

const key = () => 'shiming:open:' + location.pathname;

addEventListener('pagehide', () => {
  try {
    sessionStorage.setItem(key(), JSON.stringify(answers().filter(d => d.open).map(d => d.id)));
  } catch (refused) { /* then they do not come back */ }
});

export function remember() {
  const [entry] = performance.getEntriesByType('navigation');
  const again = entry ? /^(reload|back_forward)$/.test(entry.type)
    : performance.navigation && performance.navigation.type > 0; // Safari 14
  if (!again) return;
  try {
    const open = JSON.parse(sessionStorage.getItem(key()));
    if (open) answers().forEach(d => { d.open = open.includes(d.id); });
  } catch (refused) { /* nothing was kept */ }
}

function answers() {
  return Array.from(document.querySelectorAll('details[id]'));
}
