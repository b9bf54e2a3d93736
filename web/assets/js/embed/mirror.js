// With mirror-url, a parameter of the host page's own address says what is shown, in
// the way of the attribute view, or open: and the answers that are open.

// read returns what the address says, or an empty string.
export const read = name => new URLSearchParams(location.search).get(name) || '';

// write puts it there, and leaves the rest of the address, and its state, alone.
export function write(name, said) {
  const rest = location.search.slice(1).split('&').filter(p => p && !p.startsWith(name + '='));
  if (said) rest.push(name + '=' + said);
  const search = rest.join('&').replace(/^./, '?$&');
  if (search !== location.search) history.replaceState(history.state, '', location.pathname + search + location.hash);
}
